/* See LICENSE file for copyright and license details. */
/*
 * sight: first sightings, in order: what was seen is numbered from 0.  A table
 * of numbers (open addressing, linear probing, at most 3/4 full, doubled)
 * beside the array of sightings: some 50 to 100 bytes each.  It can be emptied,
 * in time proportional to what was in it.
 *
 * The memory belongs to struct sights.
 */
#ifndef SIGHT_H
#define SIGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hash.h"

struct sight {
	struct hash h;
	uint64_t record; /* over the whole run */
	uint64_t bytes;	 /* fingerprint of what stood there as it stood */
	bool alone;	 /* has a number and is never found again */
};

struct sights {
	struct sight *sight;
	size_t n, cap;
	uint64_t *slot; /* number + 1 and 16 bits of the hash; 0: empty */
	size_t nslot;	/* a power of two, or 0 */
};

/* Put the sighting in if it is new.  True if it was; *number is its number
 * either way. */
bool sight_add(struct sights *s, const struct sight *sight, size_t *number);
/* Its number, if it was seen. */
bool sight_find(const struct sights *, struct hash, size_t *number);
/* Give the next number to what is to be found by none. */
size_t sight_alone(struct sights *);
void sight_clear(struct sights *);
uint64_t sight_bytes(const struct sights *);
/* How many more the next one may take. */
uint64_t sight_more(const struct sights *);
void sight_free(struct sights *);

#endif
