/* See LICENSE file for copyright and license details. */
#include <stdlib.h>

#include "keys.h"
#include "mem.h"

enum { FEWEST_SLOTS = 64 };

static void
rehash(struct keys *k)
{
	size_t i, j;

	k->nslot = k->nslot == 0 ? FEWEST_SLOTS : k->nslot * 2;
	free(k->slot);
	k->slot = mem_alloc(k->nslot, sizeof(*k->slot));
	for (i = 0; i < k->n; i++) {
		j = k->hash[i] & (k->nslot - 1);
		while (k->slot[j] != 0)
			j = (j + 1) & (k->nslot - 1);
		k->slot[j] = (uint32_t)i + 1;
	}
}

/* The slot of a key, or the free one where it would stand. */
static size_t
slotof(const struct keys *k, uint64_t hash)
{
	size_t j = hash & (k->nslot - 1);

	while (k->slot[j] != 0 && k->hash[k->slot[j] - 1] != hash)
		j = (j + 1) & (k->nslot - 1);
	return j;
}

uint32_t *
keys_value(struct keys *k, uint64_t hash)
{
	size_t j;

	if (k->n * 2 >= k->nslot)
		rehash(k);
	j = slotof(k, hash);
	if (k->slot[j] == 0) {
		k->hash = mem_grow(
		    k->hash, &k->cap, k->n + 1, sizeof(*k->hash));
		k->value = mem_grow(
		    k->value, &k->valuecap, k->n + 1, sizeof(*k->value));
		k->hash[k->n] = hash;
		k->value[k->n] = 0;
		k->slot[j] = (uint32_t)++k->n;
	}
	return &k->value[k->slot[j] - 1];
}

const uint32_t *
keys_find(const struct keys *k, uint64_t hash)
{
	size_t j;

	if (k->n == 0)
		return NULL;
	j = slotof(k, hash);
	return k->slot[j] == 0 ? NULL : &k->value[k->slot[j] - 1];
}

void
keys_free(struct keys *k)
{
	free(k->hash);
	free(k->value);
	free(k->slot);
	*k = (struct keys){ 0 };
}
