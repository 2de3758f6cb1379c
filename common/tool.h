/* See LICENSE file for copyright and license details. */
/*
 * tool: the frame that all main.c share: options, usage, messages on standard
 * error, statistics, progress, the check of output at the end, the exit
 * status.  With mem.c the only module of common/ that may end the program, and
 * the only one that prints on standard error.
 */
#ifndef TOOL_H
#define TOOL_H

#include <stdbool.h>
#include <stdint.h>

#include "cols.h"
#include "doc.h"
#include "opt.h"
#include "out.h"
#include "rec.h"

enum { DONE = 0, FAIL = 1, BADUSE = 2 };

struct tool_about {
	const char *name;
	const char *what; /* one line for --help */
	const struct opt_def *own;
	const char *examples; /* three lines for --help */
	const struct col *cols;
	size_t ncols;
};

struct tool {
	const struct tool_about *about;
	struct opt opt;
	struct out out;
	struct cols cols;
	struct rec_hooks hooks;	 /* say and wait, for rec_open, doc_open */
	const struct recs *recs; /* for progress and stats, once opened */
	const struct docs *docs;
	char *const *operand; /* NULL-ended, at least one */
	int noperand;
	char dash[2]; /* "-", for a run without operands */
	char *standard[2];
	int status;
	bool tty;
	uint64_t started; /* progress: in ms, on the monotonic clock */
	uint64_t drawn;
	uint64_t total; /* bytes of all operands, 0: not known */
};

void tool_init(struct tool *, const struct tool_about *);
/* The next own option and its argument, -1 after the last.  Shared ones, -h,
 * -V and errors are dealt with inside. */
int tool_option(struct tool *, int argc, char *argv[], const char **arg);
/* After the options: operands, columns, combinations. */
void tool_start(struct tool *, int argc, char *argv[]);

/* The main loop of a tool that works on documents, which it has opened: calls
 * settled() once, as soon as the form of the records is known, and document()
 * for each stretch until it returns false.  docs stays open. */
void tool_documents(struct tool *, struct docs *, void settled(void *arg),
    bool document(void *arg, struct doc *), void *arg);

/* The row or record in out is complete: ends it with the terminator; with
 * --line-buffered it goes out.  Ends the program when output fails. */
void tool_endrow(struct tool *);
void tool_flush(struct tool *);

/* Messages: warnx with "tool: file:record: " and untrusted bytes made
 * visible.  tool_fail() also sets status 1. */
void tool_fail(struct tool *, const char *file, uint64_t record,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));
/* Wrong command line: message, a line of usage, exit 2. */
_Noreturn void tool_baduse(const struct tool *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Number given to an own option, within bounds; tool_baduse() otherwise. */
uint64_t tool_number(const struct tool *, const char *option, const char *arg,
    uint64_t min, uint64_t max);

/* name TAB value on standard error; call between records' end and tool_end
 * where opt.stats is set. */
void tool_stat(const struct tool *, const char *name, uint64_t value);
void tool_statword(const struct tool *, const char *name, const char *value);
/* Flush, report, shared statistics; the exit status.  recs or docs must be
 * set, and still open. */
int tool_end(struct tool *);

#endif
