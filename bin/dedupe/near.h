/* See LICENSE file for copyright and license details. */
/*
 * near: has a text like this one been seen before?  The first of a kind leads:
 * what is like it goes to it, and only leaders are compared with, so that no
 * chain of small differences joins what differs (no single linkage).
 *
 * Texts that meet in the index of band.h are compared by their sketches; the
 * one most like it is taken, of equals the first.  One of equal normal form is
 * always found.  Sketches and index belong to struct near, some 680 bytes a
 * leader.  A text costs time in proportion to its length, whatever came before.
 *
 * Leaders are numbered in their order; those of former runs, in a state that
 * the caller has, come first.
 */
#ifndef NEAR_H
#define NEAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "band.h"
#include "compare.h"
#include "leader.h"
#include "likeness.h"
#include "meet.h"
#include "mem.h"
#include "past.h"
#include "shingle.h"
#include "sketch.h"

struct near_text {
	struct sketch sketch;
	struct compare_print print; /* of its normal form, and of its bytes */
	bool sketched;		    /* it was, and there is something in it */
	uint64_t record;	    /* over the whole run */
	long day;		    /* of its date (cal.h), or NEAR_NODAY */
	struct band_keys keys;	    /* set when it is looked for */
};

struct near_answer {
	uint64_t of; /* the leader's record */
	uint64_t number;
	bool former; /* it led in a former run: both are 0 */
	bool same;   /* normal forms are equal ... */
	bool bytes;  /* and what stood there */
	struct sketch_likeness like;
};

struct near {
	enum near_level level;
	uint64_t window; /* texts after which one is forgotten; 0: never */
	long days;	 /* and days; -1: never */
	const struct past *past;   /* leaders of former runs, or NULL */
	struct near_leader former; /* the last one looked at */
	struct shingler shingler;
	struct band_index index;
	struct meet meet;
	struct near_leader **block; /* NULL: all in it are forgotten */
	size_t nblock, blockcap;
	size_t n;    /* leaders so far */
	size_t live; /* those before it are forgotten */
	size_t held; /* blocks in memory */
	uint64_t seen;
	long newest; /* day */
};

void near_init(struct near *, enum near_level);
/* True if there is a leader like the text, which is in the normal form of
 * norm.h; if not, it is sketched. */
bool near_find(
    struct near *, struct bytes, struct near_text *, struct near_answer *);
/* The same of a text that has been sketched. */
bool near_findsketch(struct near *, struct near_text *, struct near_answer *);
/* No more can lead: as many as the index can number are remembered. */
bool near_isfull(const struct near *);
/* It leads from now on; it was looked for, and there was none like it. */
void near_lead(struct near *, const struct near_text *, uint64_t number);
/* Put those that lead, of this run, into the segment begun. */
void near_save(const struct near *, struct state *);
void near_clear(struct near *);
uint64_t near_bytes(const struct near *);
void near_free(struct near *);

#endif
