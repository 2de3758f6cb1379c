/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "band.h"
#include "gram.h"
#include "mem.h"

enum {
	FIRST = 8, /* slots of a table */
	REST_MAX = (1 << BAND_REST) - 1,
	NUMBER_MAX = (1 << BAND_NUMBER) - 1
};

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

/* The second parts. */
static uint16_t *
upper(const struct band_table *t)
{
	return (uint16_t *)(void *)(t->slot + t->nslot);
}

/* Counted from the index's base. */
static uint32_t
numberof(uint32_t v)
{
	return (v & NUMBER_MAX) - 1;
}

/* The part of a key's rest that stands above the number. */
static uint32_t
lowerof(uint32_t rest)
{
	return rest << BAND_NUMBER;
}

static uint16_t
upperof(uint32_t rest)
{
	return (uint16_t)(rest >> (BAND_REST - BAND_UPPER));
}

static uint32_t
restof(const struct band_table *t, size_t i)
{
	return (uint32_t)upper(t)[i] << (BAND_REST - BAND_UPPER) |
	       t->slot[i] >> BAND_NUMBER;
}

static bool
isof(const struct band_table *t, size_t i, uint32_t rest)
{
	return (t->slot[i] ^ lowerof(rest)) <= NUMBER_MAX &&
	       upper(t)[i] == upperof(rest);
}

static struct band_table *
tableof(const struct band_index *x, uint32_t key)
{
	return &x->table[key >> BAND_REST];
}

static size_t
home(const struct band_table *t, uint32_t rest)
{
	return (size_t)((uint64_t)rest * t->nslot >> BAND_REST);
}

static size_t
after(const struct band_table *t, size_t i)
{
	return i + 1 == t->nslot ? 0 : i + 1;
}

void
band_prefetch(const struct band_index *x, const struct band_keys *k)
{
	for (unsigned i = 0; x->table != NULL && i < k->n; i++) {
		const struct band_table *t = tableof(x, k->key[i]);

		if (t->nslot > 0)
			mem_expect(&t->slot[home(t, k->key[i] & REST_MAX)]);
	}
}

bool
band_isphrase(const struct band_keys *k, unsigned i)
{
	return i >= BAND_COUNT && i + 1 < k->n;
}

size_t
band_find(const struct band_index *x, uint32_t key, uint32_t *found)
{
	const uint32_t rest = key & REST_MAX, dead = x->live - x->base;
	const struct band_table *t;
	size_t n = 0;

	if (x->table == NULL || (t = tableof(x, key))->nslot == 0)
		return 0;
	for (size_t i = home(t, rest); t->slot[i] != 0; i = after(t, i))
		if (isof(t, i, rest) && numberof(t->slot[i]) >= dead)
			found[n++] = numberof(t->slot[i]) + x->base;
	return n;
}

static void
set(struct band_table *t, size_t i, uint32_t rest, uint32_t number)
{
	t->slot[i] = lowerof(rest) | (number + 1);
	upper(t)[i] = upperof(rest);
}

/* Where a number belongs: in the place of the oldest of its key if there are
 * BAND_DEEP, else in that of a forgotten one of its run, or at its end. */
static void
put(struct band_table *t, uint32_t rest, uint32_t number, uint32_t dead)
{
	size_t i = home(t, rest), oldest = 0, unused = 0;
	unsigned same = 0;
	bool any = false;

	for (; t->slot[i] != 0; i = after(t, i)) {
		if (numberof(t->slot[i]) < dead) {
			unused = i;
			any = true;
		} else if (isof(t, i, rest)) {
			if (same++ == 0 || t->slot[i] < t->slot[oldest])
				oldest = i;
		}
	}
	if (same == BAND_DEEP)
		i = oldest;
	else if (any)
		i = unused;
	else
		t->n++;
	set(t, i, rest, number);
}

static size_t
count(const struct band_table *t, uint32_t dead)
{
	size_t n = 0;

	if (dead == 0)
		return t->n;
	for (size_t i = 0; i < t->nslot; i++)
		n += t->slot[i] != 0 && numberof(t->slot[i]) >= dead;
	return n;
}

/* Those that are live, whose numbers were counted from base, go to a new place,
 * of which 2/3 are full then. */
static void
rebuild(struct band_index *x, struct band_table *t, uint32_t base)
{
	const struct band_table old = *t;
	const uint32_t dead = x->live - base, less = x->base - base;
	const size_t n = count(t, dead);

	t->nslot = (uint32_t)(n / 2 * 3 < FIRST ? FIRST : n / 2 * 3);
	t->slot = mem_alloc(t->nslot, BAND_SLOT);
	t->n = (uint32_t)n;
	for (size_t i = 0; i < old.nslot; i++) {
		const uint32_t number = numberof(old.slot[i]);
		size_t k;

		if (old.slot[i] == 0 || number < dead)
			continue;
		k = home(t, restof(&old, i));
		while (t->slot[k] != 0)
			k = after(t, k);
		set(t, k, restof(&old, i), number - less);
	}
	x->nslot += t->nslot;
	x->nslot -= old.nslot;
	free(old.slot);
}

/* Numbers are counted from the first that is live. */
static void
rebase(struct band_index *x)
{
	const uint32_t base = x->base;

	x->base = x->live;
	for (size_t i = 0; i < BAND_TABLES; i++)
		rebuild(x, &x->table[i], base);
}

void
band_add(struct band_index *x, const struct band_keys *k, uint32_t number)
{
	if (x->table == NULL)
		x->table = mem_alloc(BAND_TABLES, sizeof(*x->table));
	if (number - x->base >= NUMBER_MAX)
		rebase(x);
	for (unsigned i = 0; i < k->n; i++) {
		struct band_table *t = tableof(x, k->key[i]);

		/* 4/5 are full at most. */
		if (t->n + 1 > t->nslot / 5 * 4)
			rebuild(x, t, x->base);
		put(t, k->key[i] & REST_MAX, number - x->base,
		    x->live - x->base);
	}
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
static size_t
collect(struct band_walk *w, const struct band_table *t, uint64_t number)
{
	const struct band_index *x = w->index;
	size_t n = 0, sorted = 0, first = 0;

	while (first < t->nslot && t->slot[first] != 0)
		first++;
	for (size_t at = 0; at < t->nslot + first; at++) {
		const size_t i = at < t->nslot ? at : at - t->nslot;
		const uint32_t slot = t->slot[i], rest = restof(t, i);

		if (slot == 0) {
			qsort(w->run + sorted, n - sorted, sizeof(*w->run),
			    ascending);
			sorted = n;
			continue;
		}
		if (numberof(slot) < x->live - x->base ||
		    (home(t, rest) > i) != (at >= t->nslot))
			continue;
		w->run = mem_grow(w->run, &w->cap, n + 1, sizeof(*w->run));
		w->run[n++] = (number << BAND_REST | rest) << 32 |
			      (numberof(slot) + x->base);
	}
	qsort(w->run + sorted, n - sorted, sizeof(*w->run), ascending);
	return n;
}

size_t
band_next(struct band_walk *w)
{
	size_t n = 0;

	w->run = mem_grow(w->run, &w->cap, 1, sizeof(*w->run));
	for (; w->index->table != NULL && w->table < BAND_TABLES && n == 0;
	     w->table++)
		n = collect(w, &w->index->table[w->table], w->table);
	return n;
}

void
band_clear(struct band_index *x)
{
	for (size_t i = 0; x->table != NULL && i < BAND_TABLES; i++) {
		struct band_table *t = &x->table[i];

		/* A large table is not kept, or each clearing would cost its
		 * size. */
		if (t->nslot > FIRST) {
			x->nslot -= t->nslot;
			free(t->slot);
			*t = (struct band_table){ .slot = NULL };
		} else if (t->n > 0) {
			memset(t->slot, 0, t->nslot * BAND_SLOT);
			t->n = 0;
		}
	}
	x->live = x->base = 0;
}

uint64_t
band_bytes(const struct band_index *x)
{
	return x->nslot * BAND_SLOT +
	       (x->table != NULL ? BAND_TABLES * sizeof(*x->table) : 0);
}

void
band_free(struct band_index *x)
{
	for (size_t i = 0; x->table != NULL && i < BAND_TABLES; i++)
		free(x->table[i].slot);
	free(x->table);
	x->table = NULL;
	x->nslot = 0;
}
