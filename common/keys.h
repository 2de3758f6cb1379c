/* See LICENSE file for copyright and license details. */
/*
 * keys: a table from 64-bit hashes to 32-bit numbers, in order of arrival.
 * The hashes have to be good ones; they stand for the keys, which are not kept.
 * All memory belongs to struct keys.  Open addressing, half full at most.
 */
#ifndef KEYS_H
#define KEYS_H

#include <stddef.h>
#include <stdint.h>

struct keys {
	uint64_t *hash;
	uint32_t *value;
	size_t n, cap, valuecap;
	uint32_t *slot; /* numbers + 1; 0: free */
	size_t nslot;
};

/* The value of a key, 0 at first; it moves when the next key comes. */
uint32_t *keys_value(struct keys *, uint64_t hash);
/* The same, or NULL if the key did not come. */
const uint32_t *keys_find(const struct keys *, uint64_t hash);
void keys_free(struct keys *);

#endif
