/* See LICENSE file for copyright and license details. */
/*
 * tally: for -c, -d and -u, what was seen first and how often, in the order of
 * first sighting.  Items are numbered as the judge numbers them.  The bytes are
 * copied into blocks that never move; all belongs to the tally.
 */
#ifndef TALLY_H
#define TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mem.h"

struct tally_item {
	const char *s;
	size_t len;
	uint64_t count;
	bool always; /* -d and -u write it, too: it could not be compared */
};

struct tally_block {
	struct tally_block *prev;
	char bytes[];
};

struct tally {
	struct tally_item *item;
	size_t n, cap;
	struct tally_block *block;
	size_t used, room; /* bytes of the current block */
	uint64_t bytes;	   /* allocated */
};

/* The next item, seen once. */
void tally_new(struct tally *, struct bytes, bool always);
/* Bytes that it takes, and those that the next item may add. */
uint64_t tally_need(const struct tally *);
void tally_again(struct tally *, size_t item);
void tally_free(struct tally *);

#endif
