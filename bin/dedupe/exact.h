/* See LICENSE file for copyright and license details. */
/*
 * exact: a set of fingerprints that only grows.  A look-up touches one cache
 * line, as a rule, which exact_ask() asks for some records ahead.
 *
 * Method: 256 sub-tables; a sub-table is a ring of lines of 64 bytes with
 * eight cells of 64 bits (buckets of a cache line: Ross, "Efficient Hash
 * Probes on Modern Processors", ICDE 2007).  What does not fit its line goes
 * to one of those behind it, which are less than a 16th of the ring.  The
 * sub-table is part of the fingerprint and need not be stored, and of the key
 * in it, of 68 bits, the first four follow from the place (quotienting: Knuth
 * vol. 3, 6.4 exercise 13): 8 + 4 + 64 = 76 bits decide, in 8 bytes.  Of 10^10
 * lines that loses 10^20 / 2 / 2^76 = 0.0007.  A key takes 9.5 to 12 bytes on
 * the way, from some 250,000 keys on; it begins with 750 KiB.
 *
 * A wide set keeps all 128 bits in 16 bytes: of 10^12 lines 10^24 / 2 / 2^128
 * = 1.5e-15.
 *
 * A key's home line grows with the key (multiply and shift), so a sub-table is
 * made larger, to 3/2 and 4/3 of its size in turn, by one sequential pass over
 * itself, in place: new extents are added behind the old ones and nothing is
 * given back.  Sub-tables have eight different units and so grow one after the
 * other.  There is no pause over the whole set, and beside it no more memory
 * than one sub-table's.
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
#include "pool.h"

enum {
	EXACT_FULL = -1, /* no memory, or more than the limit */
	EXACT_OLD = 0,
	EXACT_NEW = 1
};

enum {
	EXACT_SUBS = 256,
	EXACT_LEADS = 16, /* values of the bits that follow from the place */
	EXACT_BUCKETS = EXACT_SUBS * EXACT_LEADS,
	EXACT_EXTENTS = 40,
	EXACT_NARROW = 76, /* bits that are compared */
	EXACT_WIDE = 128
};

struct exact_sub {
	uint64_t left; /* keys until it grows */
	uint32_t lines;
	uint32_t unit;	  /* lines */
	uint32_t inverse; /* 2^32 / unit, and a bit more */
	uint32_t reach;	  /* ... behind its home where a key may be */
	uint64_t **extent;
};

struct exact {
	struct exact_sub *sub;
	uint64_t **extent; /* of all sub-tables */
	uint64_t count;	   /* fingerprints in the set */
	uint64_t bytes;	   /* of memory in use */
	uint64_t limit;	   /* bytes; 0: none */
	unsigned cells;	   /* of a line */
	bool sealed;	   /* grows no more */
	struct pool pool;
	uint64_t *copy; /* of the sub-table that grows */
	size_t copylen;
};

/* A look-up on its way. */
struct exact_ask {
	struct hash h;
	uint64_t *line;	 /* that it will look at first */
	uint32_t number; /* of that line */
	uint32_t far;	 /* lines behind the home */
	uint32_t lines;	 /* of the sub-table, when it was found */
};

void exact_init(struct exact *, bool wide, uint64_t limit);
int exact_add(struct exact *, struct hash);
/* The same in three steps, between which the lines come that are asked for;
 * the second asks for another one where the first is full. */
void exact_ask(const struct exact *, struct hash, struct exact_ask *);
void exact_follow(const struct exact *, struct exact_ask *);
int exact_take(struct exact *, const struct exact_ask *);
/* What was EXACT_FULL once is so from now on. */
void exact_seal(struct exact *);
void exact_free(struct exact *);
/* The fingerprints in the set by buckets, which are the remainders of hi by
 * EXACT_BUCKETS: those of one, ascending by lo, then hi, into *h, which grows
 * as needed.  Returns how many.  A lo of 0 has become 1; in a set that is not
 * wide hi is the bucket. */
size_t exact_bucket(
    const struct exact *, unsigned bucket, struct hash **h, size_t *cap);
unsigned exact_bits(const struct exact *);
/* How many of n different inputs are expected to be taken for one of the
 * others by fingerprints of so many bits: pairs times 2^-bits. */
double exact_risk(double n, unsigned bits);

#endif
