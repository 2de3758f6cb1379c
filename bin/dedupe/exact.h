/* See LICENSE file for copyright and license details. */
/*
 * exact: a set of fingerprints that only grows, made to be filled from memory's
 * far side: every look-up touches one cache line that was asked for before.
 *
 * Method: 2^bits sub-tables of buckets of 64 bytes (cache-line buckets as in
 * Ross, "Efficient Hash Probes on Modern Processors", ICDE 2007).  A bucket is
 * eight words: seven cells' 64-bit keys and one word with their 8-bit tags and
 * their number, so that one comparison of a word finds the candidates.  The
 * sub-table's number is not stored (quotienting): 72 + bits bits of fingerprint
 * decide, in 9.1 bytes a cell.
 *
 * The home bucket is monotone in the key (multiply and shift), so a sub-table
 * grows by a third in one sequential pass over itself; sub-tables start at
 * different sizes and therefore grow one after the other.  There is no pause
 * over the whole set, and in memory never more than one old sub-table too
 * many: 10 to 12 bytes a fingerprint at any size above some thousands.
 *
 * With values, a second line beside each bucket holds a word for each cell.
 *
 * The set owns its memory.  Nothing is printed; a set that may not grow says
 * EXACT_FULL and stays as it was.
 */
#ifndef EXACT_H
#define EXACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hash.h"

enum {
	EXACT_FULL = -1, /* no memory, or more than the limit */
	EXACT_OLD = 0,
	EXACT_NEW = 1
};

enum {
	EXACT_BITS = 8, /* of the sub-table's number, for large sets */
	EXACT_CELLS = 7,
	EXACT_WORDS = 8 /* a bucket without values */
};

struct exact_sub {
	uint64_t *bucket;
	uint64_t nbucket; /* < 2^32 */
	uint64_t used;	  /* cells */
	uint64_t limit;	  /* used at which it grows */
};

struct exact {
	struct exact_sub *sub;
	unsigned bits;
	size_t words;	   /* of a bucket, with its values */
	uint64_t count;	   /* fingerprints in the set */
	uint64_t bytes;	   /* allocated */
	uint64_t peak;	   /* most that was allocated at once */
	uint64_t maxbytes; /* 0: no limit */
};

/* bits: 0 for small sets that are often cleared, EXACT_BITS for large ones. */
void exact_init(struct exact *, unsigned bits, bool values);
/* value may be NULL in a set without values.  New: it is stored; old: it is
 * set to what was stored. */
int exact_add(struct exact *, struct hash, uint64_t *value);
/* Empties the set; keeps no more than a small one's memory. */
void exact_clear(struct exact *);
void exact_free(struct exact *);
/* The number of different inputs among n that are expected to be taken for
 * equal: pairs times 2^-(72 + bits). */
double exact_risk(const struct exact *, double n);

static inline struct exact_sub *
exact_subof(const struct exact *x, struct hash h)
{
	/* Two shifts: a shift by 64 is undefined. */
	return &x->sub[h.hi >> 32 >> (32 - x->bits)];
}

static inline uint64_t *
exact_home(const struct exact_sub *t, size_t words, uint64_t key)
{
	return t->bucket + ((key >> 32) * t->nbucket >> 32) * words;
}

/* Ask for the line that exact_add() will look at. */
static inline void
exact_prefetch(const struct exact *x, struct hash h)
{
#ifdef __GNUC__
	const struct exact_sub *t = exact_subof(x, h);

	if (t->bucket != NULL)
		__builtin_prefetch(exact_home(t, x->words, h.lo), 1);
#else
	(void)x;
	(void)h;
#endif
}

#endif
