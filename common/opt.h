/* See LICENSE file for copyright and license details. */
/*
 * opt: the options that all tools share, read over one getopt_long(3) table
 * together with a tool's own.  Strings point into argv.
 */
#ifndef OPT_H
#define OPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct opt {
	const char *field;   /* -f, or NULL */
	const char *key;     /* -k, or NULL */
	const char *ref;     /* -r, or NULL */
	const char *columns; /* -o, or NULL */
	char date[11];	     /* --date as YYYY-MM-DD, or "" */
	bool header;	     /* -H */
	bool outheader;	     /* --output-header, or -H */
	bool plain;
	bool tsv;
	bool linebuf;
	bool skipbad;
	bool stats;
	bool progress;
	char term;	     /* '\n', or '\0' with -z */
	int jobs;	     /* -j, at least 1 */
	uint64_t memory;     /* -S in bytes, 0: no limit */
	uint64_t maxrecords; /* UINT64_MAX: all */
	size_t maxrecord;    /* bytes */
	size_t maxdocument;  /* bytes of text */
	bool fieldlist;	     /* set by dedupe: -f takes FIELDS */
	bool raw; /* set by dedupe: records are not cut into fields */
};

/* One option; a table of them ends with a NULL name.  Letters are unique over
 * both tables; options without one have a ch above OPT_LONG. */
struct opt_def {
	const char *name;
	int ch;
	const char *arg;  /* NULL: takes none; "[=NAME]" may be left out */
	const char *help; /* for --help; NULL: that of the next one */
};
enum { OPT_LONG = 256, OPT_OWN = 300 };

extern const struct opt_def opt_shared[];

void opt_init(struct opt *);

/* Reads one option.  Returns -1 at the end, 'h' and 'V' for these two, the ch
 * of an own option (argument in *arg), 0 for a shared one that was taken in,
 * or '?' with the reason in why. */
enum { OPT_WHY = 256 };
int opt_next(struct opt *, int argc, char *argv[], const struct opt_def *own,
    const char **arg, char why[OPT_WHY]);
/* After the last: combinations that make no sense.  0, or -1 and why. */
int opt_check(const struct opt *, char why[OPT_WHY]);

#endif
