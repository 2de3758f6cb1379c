/* See LICENSE file for copyright and license details. */
/*
 * doc: documents, made of the run's records: runs of equal keys, dated
 * headers, file boundaries.  A document comes as one stretch or more: longer
 * ones than --max-document are cut into stretches of that size, and with
 * --line-buffered each record is a stretch.  A tool keeps what it remembers of
 * a document (names, last speaker) until a stretch with first set.
 *
 * The text of a stretch is its records' texts, unescaped, joined by LF.  All
 * memory belongs to the reader and lives until the next doc_next().
 */
#ifndef DOC_H
#define DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "docdate.h"
#include "mem.h"
#include "rec.h"

/* A record's part in a stretch.  Only a record longer than --max-document has
 * more than one part. */
struct doc_part {
	size_t start; /* in the stretch's text */
	size_t end;
	size_t base;	  /* offset of start in the record's text */
	uint64_t record;  /* its number in the operand */
	struct bytes key; /* all fields but the text, as they stand, by TABs */
	struct bytes raw; /* the whole record; only with docs.keepraw */
	bool opens;	  /* first part of its record */
	bool closes;	  /* last part of its record */
};

struct doc {
	const char *text;
	size_t len;
	struct doc_part *part;
	size_t npart;
	struct span *para; /* paragraphs, in order, without the dated header; no
			    * empty ones; LFs inside only if hardwrap */
	size_t npara;
	size_t head; /* end of the dated header in text, 0: none here */
	bool first;  /* the document's first stretch */
	bool hardwrap;
	const char *file;
	uint64_t before; /* records of the operands before, headers included */
	uint64_t number; /* of the document in its operand, from 1 */
	struct docdate date;
};

struct doc_stats {
	uint64_t documents;
	uint64_t stretched; /* documents cut by --max-document */
	uint64_t glued;
	uint64_t baddates;
	uint64_t dates[DOCDATE_DATELINE + 1]; /* documents by source */
};

struct docs {
	struct recs recs;
	bool keepraw; /* fill doc_part.raw; set before the first doc_next() */
	struct doc_stats stats;
	struct doc doc;	    /* the stretch handed out */
	struct rec rec;	    /* the record read last, in no stretch yet or not
			     * with all of its text */
	struct bytes whole; /* its text, unescaped */
	size_t taken;	    /* bytes of it that are in stretches already */
	bool have;	    /* there is such a record */
	bool opening;	    /* it opens a document */
	bool begun;	    /* the next stretch is a document's first */
	bool stretched;	    /* the document went over --max-document */
	bool dated;	    /* its dateline was looked for */
	bool prevline;	    /* its last line was not empty */
	size_t pairs;	    /* hard-wrap rule: lines directly behind another */
	size_t small;	    /* ... that begin with a small letter */
	struct buf text;    /* of the stretch */
	struct buf plain;   /* of the record, where it had escapes */
	struct buf key, lastkey; /* documents are runs of equal keys */
	struct buf side;	 /* keys and raw records of the parts */
	size_t *sideoff;	 /* two offsets in side a part: key, raw */
	size_t sidecap, partcap, paracap;
};

void doc_open(struct docs *, const struct opt *, char *const operand[],
    const struct rec_hooks *);
/* 1, 0 at the end, -1 as rec_next(). */
int doc_next(struct docs *, struct doc **);
/* The part that holds offset off of the stretch's text. */
const struct doc_part *doc_partat(const struct doc *, size_t off);
void doc_close(struct docs *);

#endif
