/* See LICENSE file for copyright and license details. */
/*
 * past: the groups that ended, by 64-bit fingerprints (XXH3), so that one that
 * returns is noticed.  8 bytes a group in a table at most half full; among a
 * million groups one is taken for another with a chance of 3 in 100 million.
 */
#ifndef PAST_H
#define PAST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mem.h"

struct past {
	uint64_t *slot; /* 0: free */
	size_t n, nslot;
};

/* Remember a group; false if it was there before. */
bool past_add(struct past *, struct bytes group);
uint64_t past_memory(const struct past *);
void past_free(struct past *);

#endif
