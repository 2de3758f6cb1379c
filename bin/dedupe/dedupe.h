/* See LICENSE file for copyright and license details. */
/*
 * dedupe: what the three ways of comparing share: records one by one
 * (lines.c), documents (whole.c), paragraphs inside documents (inside.c).
 * main.c fills the options in; each way reads the whole input and writes what
 * it keeps, and ends early, with status 1 set, where the memory limit is met.
 */
#ifndef DEDUPE_H
#define DEDUPE_H

#include <stdbool.h>
#include <stdint.h>

#include "compare.h"
#include "hint.h"
#include "judge.h"
#include "longest.h"
#include "near.h"
#include "report.h"
#include "spill.h"
#include "state.h"
#include "tally.h"
#include "tool.h"

struct dedupe {
	struct tool tool;
	bool count;    /* -c */
	bool repeated; /* -d */
	bool unique;   /* -u */
	bool bykey;    /* --by-key */
	bool inside;   /* --inside */
	bool unite;    /* --merge-state */
	bool wide;     /* --wide */
	bool mark;     /* --mark */
	bool bands;    /* --bands */
	bool verify;   /* --verify */
	bool likes;    /* --near: texts are compared by near */
	bool tsv;      /* the records are; from the first one on */
	const char *reportpath;
	const char *statepath;
	struct compare compare;
	struct judge judge;
	struct near near;
	struct past past;    /* leaders of former runs */
	struct longest held; /* --keep longest */
	struct state state;
	struct state spilled; /* of a run with temporary files */
	struct spill spill;
	bool forgets; /* the spilled state could not be written: why */
	char why[STATE_WHY];
	struct tally tally;
	struct report report;
	struct hint hint;
	struct buf scratch, marked;
	struct longest_text doc; /* grows: what --keep longest is given */
	size_t rawcap, recordcap;
	bool full;     /* the limit of -S was met, or of the disk */
	uint64_t kept; /* records or rows written, or held by the tally */
	uint64_t dropped[REPORT_NKINDS]; /* records */
	uint64_t former;     /* ... for what a former run has seen */
	uint64_t uncompared; /* documents over --max-document */
	uint64_t cut;	     /* lines cut out of kept records */
};

/* -c, -d or -u: nothing is written before the end. */
static inline bool
dedupe_tallies(const struct dedupe *d)
{
	return d->count || d->repeated || d->unique;
}

struct dedupe_text {
	struct bytes text;
	uint64_t record; /* over the whole run */
	long day;	 /* of its date, or NEAR_NODAY */
};

/* 0, or -1: a FIELD is not in the input, recs.why says it. */
int lines_run(struct dedupe *, struct recs *);
int whole_run(struct dedupe *, struct docs *);
int inside_run(struct dedupe *, struct docs *);

int alike_run(struct dedupe *, struct recs *); /* records, with --near */

/* --near in two steps, for many machines: --bands and --verify. */
int bands_run(struct dedupe *, struct recs *);
bool bands_document(struct dedupe *, struct docs *, const struct doc *,
    const struct dedupe_text *);
int verify_run(struct dedupe *, struct recs *);
/* Append the names of its columns. */
void verify_names(const struct rec_form *, struct buf *);

/* --keep longest: a text that leads a kind, or is alone, or goes to one. */
void prefer_new(struct dedupe *, const struct longest_text *, size_t leader);
void prefer_old(
    struct dedupe *, const struct longest_text *, const struct judge_answer *);
void prefer_end(struct dedupe *);

/* Has this text been seen before?  Of a new one the answer holds nothing but,
 * for a tally, its number. */
enum judge_verdict dedupe_judge(
    struct dedupe *, const struct dedupe_text *, struct judge_answer *);
long dedupe_day(const char iso[11]);
/* A record's text, unescaped, until the next one's. */
struct bytes dedupe_recordtext(struct dedupe *, const struct rec *);
/* The day of a record's reference field, or of --date. */
long dedupe_recordday(
    const struct dedupe *, const struct rec_form *, const struct rec *);
/* What stands in a report of two texts that are alike: normal forms are
 * equal, and what stood there. */
enum report_kind dedupe_why(
    bool same, bool bytes, const struct sketch_likeness *, struct report_why *);
void dedupe_forget(struct dedupe *);
uint64_t dedupe_distinct(const struct dedupe *);
uint64_t dedupe_bytes(const struct dedupe *);

/* A record is written as it is, or the first of its kind is, or it is dropped
 * for what the answer says; --mark writes these, too.  What goes into the tally
 * has been given a number by the judge, or gets one as alone. */
void dedupe_keep(struct dedupe *, struct bytes raw);
void dedupe_first(struct dedupe *, struct bytes raw, uint64_t cluster);
void dedupe_drop(struct dedupe *, struct bytes raw, uint64_t record,
    const struct judge_answer *);
void dedupe_hold(struct dedupe *, struct bytes raw);
/* What comes of the two at once, whether or not others wait on disk. */
void dedupe_lead(struct dedupe *, struct bytes raw, uint64_t cluster);
void dedupe_tell(struct dedupe *, struct bytes raw, uint64_t record,
    const struct judge_answer *);
void dedupe_holdalone(struct dedupe *, struct bytes raw, bool always);
/* The limit of -S is met at this record; the caller stops. */
void dedupe_full(struct dedupe *, const char *file, uint64_t record);
/* Write the header line, if one is wanted. */
void dedupe_header(struct dedupe *, const struct recs *);
/* All stretches of documents, one after the other, until each() says false.
 * Returns as the ways of comparing do. */
int dedupe_documents(struct dedupe *, struct docs *,
    bool (*each)(struct dedupe *, struct docs *, const struct doc *, void *arg),
    void *arg);
/* Write what the tally holds; or a record, or the records of a document, that
 * stood there so often. */
void dedupe_tally(struct dedupe *);
void dedupe_item(struct dedupe *, struct bytes, uint64_t count, bool always);

#endif
