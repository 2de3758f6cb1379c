/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "band.h"
#include "gram.h"
#include "mem.h"

enum { FIRST = 4096 };

void
band_keys(const struct sketch *s, uint64_t print, struct band_keys *k)
{
	k->n = 0;
	for (unsigned i = 0; s != NULL && i < BAND_COUNT; i++) {
		const uint16_t *bin = s->bin + i * BAND_ROWS;
		uint64_t h = i + 1;

		for (unsigned j = 0; j < BAND_ROWS; j++)
			h = h << 16 | bin[j];
		k->key[k->n++] = (uint32_t)(gram_mix(h) >> 32);
	}
	for (unsigned i = 0; s != NULL && i < sketch_nphrase(s); i++)
		k->key[k->n++] = (uint32_t)gram_mix(s->phrase[i]);
	k->key[k->n++] = (uint32_t)print;
}

static size_t
home(const struct band_index *x, uint32_t key)
{
	return key * (uint64_t)x->nslot >> 32;
}

static size_t
after(const struct band_index *x, size_t i)
{
	return i + 1 == x->nslot ? 0 : i + 1;
}

void
band_prefetch(const struct band_index *x, const struct band_keys *k)
{
	if (x->nslot > 0)
		for (unsigned i = 0; i < k->n; i++)
			__builtin_prefetch(&x->slot[home(x, k->key[i])]);
}

static bool
islive(const struct band_index *x, uint64_t entry)
{
	return (uint32_t)entry > x->live;
}

bool
band_isphrase(const struct band_keys *k, unsigned i)
{
	return i >= BAND_COUNT && i + 1 < k->n;
}

size_t
band_find(const struct band_index *x, uint32_t key, uint32_t *found)
{
	size_t n = 0;

	if (x->nslot == 0)
		return 0;
	for (size_t i = home(x, key); x->slot[i] != 0; i = after(x, i))
		if (x->slot[i] >> 32 == key && islive(x, x->slot[i]))
			found[n++] = (uint32_t)x->slot[i] - 1;
	return n;
}

/* Where entry belongs: in the place of the oldest of its key if there are
 * BAND_DEEP, else in that of a forgotten one of its run, or at its end. */
static void
put(struct band_index *x, uint64_t entry)
{
	size_t i = home(x, (uint32_t)(entry >> 32)), oldest = 0, unused = 0;
	unsigned same = 0;
	bool any = false;

	for (; x->slot[i] != 0; i = after(x, i)) {
		if (!islive(x, x->slot[i])) {
			unused = i;
			any = true;
		} else if (x->slot[i] >> 32 == entry >> 32) {
			if (same++ == 0 || x->slot[i] < x->slot[oldest])
				oldest = i;
		}
	}
	if (same == BAND_DEEP)
		i = oldest;
	else if (any)
		i = unused;
	else
		x->n++;
	x->slot[i] = entry;
}

/* A quarter more than there is: 3/5 to 3/4 are full. */
static void
grow(struct band_index *x)
{
	const struct band_index old = *x;
	size_t n = 0;

	for (size_t i = 0; i < old.nslot; i++)
		n += old.slot[i] != 0 && islive(x, old.slot[i]);
	x->nslot = n / 3 * 5 < FIRST ? FIRST : n / 3 * 5;
	x->slot = mem_alloc(x->nslot, sizeof(*x->slot));
	x->n = 0;
	for (size_t i = 0; i < old.nslot; i++)
		if (old.slot[i] != 0 && islive(x, old.slot[i]))
			put(x, old.slot[i]);
	free(old.slot);
}

void
band_add(struct band_index *x, const struct band_keys *k, uint32_t number)
{
	if (x->n + k->n > x->nslot / 4 * 3)
		grow(x);
	for (unsigned i = 0; i < k->n; i++)
		put(x, (uint64_t)k->key[i] << 32 | (number + 1));
}

static int
ascending(const void *pa, const void *pb)
{
	const uint64_t a = *(const uint64_t *)pa, b = *(const uint64_t *)pb;

	return a < b ? -1 : a > b;
}

/* Slots between two empty ones have keys whose places are there, and these
 * ascend with the keys; the last ones may go on at the beginning, among those
 * that belong there. */
size_t
band_next(struct band_walk *w)
{
	const struct band_index *x = w->index;
	size_t n = 0;

	if (w->at == 0)
		while (w->first < x->nslot && x->slot[w->first] != 0)
			w->first++;
	for (; w->at < x->nslot + w->first; w->at++) {
		const size_t i = w->at < x->nslot ? w->at : w->at - x->nslot;
		const uint64_t v = x->slot[i];
		const bool goneon = home(x, (uint32_t)(v >> 32)) > i;

		if (v == 0 && n > 0)
			break;
		if (v == 0 || !islive(x, v) || goneon != (w->at >= x->nslot))
			continue;
		w->run = mem_grow(w->run, &w->cap, n + 1, sizeof(*w->run));
		w->run[n++] = v - 1;
	}
	if (n > 0)
		qsort(w->run, n, sizeof(*w->run), ascending);
	return n;
}

void
band_clear(struct band_index *x)
{
	/* A large table is not kept, or each clearing would cost its size. */
	if (x->nslot > FIRST)
		band_free(x);
	else if (x->nslot > 0)
		memset(x->slot, 0, x->nslot * sizeof(*x->slot));
	x->n = x->live = 0;
}

uint64_t
band_bytes(const struct band_index *x)
{
	return x->nslot * sizeof(*x->slot);
}

void
band_free(struct band_index *x)
{
	free(x->slot);
	x->slot = NULL;
	x->nslot = 0;
}
