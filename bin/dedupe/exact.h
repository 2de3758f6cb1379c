/* See LICENSE file for copyright and license details. */
/*
 * exact: a set of fingerprints that only grows.  A look-up touches one cache
 * line, as a rule, and exact_prefetch() asks for it some records ahead.
 *
 * Method: 256 sub-tables; a sub-table is an array of rows, a row has a line of
 * 64 bytes for each of 16 groups, a line eight cells of 64 bits (buckets of a
 * cache line: Ross, "Efficient Hash Probes on Modern Processors", ICDE 2007).
 * Sub-table and group are part of the fingerprint, are never left and so need
 * not be stored (quotienting: Knuth vol. 3, 6.4 exercise 13): 64 + 8 + 4 = 76
 * bits decide, in 8 bytes.  What does not fit its line goes to the same
 * group's line in the next row.
 *
 * A key's home row grows with the key (multiply and shift), so a sub-table is
 * made larger, to 3/2 and 4/3 of its size in turn, by one sequential pass over
 * itself, in place: new extents are added behind the old ones and nothing is
 * given back.  Sub-tables have eight different units and so grow one after the
 * other.  There is no pause over the whole set, and beside it no more memory
 * than one sub-table's.
 *
 * The set owns its memory, in blocks that are asked to be of huge pages.
 * Nothing is printed; a set that may not grow says EXACT_FULL and stays as it
 * was.
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
	EXACT_SUBS = 256,
	EXACT_GROUPS = 16,
	EXACT_BUCKETS = EXACT_SUBS * EXACT_GROUPS,
	EXACT_EXTENTS = 56,
	EXACT_FINGERPRINT = 76 /* bits that are compared */
};

struct exact_sub {
	uint64_t used;	/* cells */
	uint64_t limit; /* used at which it grows; 0: not begun */
	uint32_t units;
	uint32_t unit; /* in rows */
	uint64_t **extent;
};

struct exact {
	struct exact_sub *sub;
	uint64_t **extent; /* of all sub-tables */
	uint64_t count;	   /* fingerprints in the set */
	uint64_t bytes;	   /* of memory in use */
	uint64_t limit;	   /* bytes; 0: none */
	bool sealed;	   /* grows no more */
	struct exact_block *block;
	uint64_t *copy; /* of the sub-table that grows */
	size_t copylen;
};

void exact_init(struct exact *, uint64_t limit);
int exact_add(struct exact *, struct hash);
/* What was EXACT_FULL once is so from now on. */
void exact_seal(struct exact *);
void exact_free(struct exact *);
/* Ask for the line that exact_add() will look at first, and return it, or
 * NULL; and when that has come, for the next one, if it will be wanted. */
const uint64_t *exact_prefetch(const struct exact *, struct hash);
void exact_follow(const struct exact *, struct hash, const uint64_t *line);
/* The fingerprints in the set by buckets, which are the remainders of h.hi by
 * EXACT_BUCKETS: those of one, their h.lo ascending, into *lo, which grows as
 * needed.  Returns how many.  A h.lo of 0 has become 1. */
size_t exact_bucket(
    const struct exact *, unsigned bucket, uint64_t **lo, size_t *cap);
/* How many of n different inputs are expected to be taken for one of the
 * others by fingerprints of so many bits: pairs times 2^-bits. */
double exact_risk(double n, unsigned bits);

#endif
