/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "band.h"
#include "gram.h"
#include "mem.h"

enum {
	FULL = 9, /* places of a line, in the mean, when a table grows */
	REST_MAX = (1 << BAND_REST) - 1,
	NUMBER_MAX = (1 << BAND_NUMBER) - 1
};

void
band_begin(const struct sketch *s, struct band_keys *k)
{
	for (unsigned i = 0; i < BAND_COUNT; i++) {
		const uint16_t *bin = s->bin + i * BAND_ROWS;
		const uint64_t h = (uint64_t)(i + 1) << 48 |
				   (uint64_t)bin[0] << 32 |
				   (uint64_t)bin[1] << 16 | bin[2];

		k->key[i] = (uint32_t)(gram_mix(h) >> 32);
	}
	k->n = BAND_COUNT;
}

void
band_end(const struct sketch *s, uint64_t print, struct band_keys *k)
{
	for (unsigned i = 0; i < sketch_nphrase(s); i++)
		k->key[k->n++] = (uint32_t)gram_mix(s->phrase[i]);
	k->key[k->n++] = (uint32_t)print;
}

void
band_keys(const struct sketch *s, uint64_t print, struct band_keys *k)
{
	if (s != NULL) {
		band_begin(s, k);
		band_end(s, print, k);
	} else {
		k->key[0] = (uint32_t)print;
		k->n = 1;
	}
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

/* Counted from the index's base. */
static uint32_t
numberof(const struct band_line *l, unsigned i)
{
	return l->lower[i] & NUMBER_MAX;
}

static uint32_t
restof(const struct band_line *l, unsigned i)
{
	return (uint32_t)l->upper[i] << (BAND_REST - BAND_UPPER) |
	       l->lower[i] >> BAND_NUMBER;
}

static bool
isof(const struct band_line *l, unsigned i, uint32_t rest)
{
	return (l->lower[i] ^ lowerof(rest)) <= NUMBER_MAX;
}

/* A bit for each place that has the second part. */
#ifdef __SSE2__
static unsigned
match(const struct band_line *l, uint16_t v)
{
	const __m128i w = _mm_set1_epi16((short)v);
	const void *low = l->upper, *high = l->upper + 8;
	const __m128i a = _mm_cmpeq_epi16(
	    _mm_load_si128((const __m128i *)low), w);
	const __m128i b = _mm_cmpeq_epi16(
	    _mm_loadl_epi64((const __m128i *)high), w);

	return (unsigned)_mm_movemask_epi8(_mm_packs_epi16(a, b)) &
	       ((1u << l->n) - 1);
}
#else
static unsigned
match(const struct band_line *l, uint16_t v)
{
	unsigned m = 0;

	for (unsigned i = 0; i < l->n; i++)
		m |= (unsigned)(l->upper[i] == v) << i;
	return m;
}
#endif

static struct band_table *
tableof(const struct band_index *x, uint32_t key)
{
	return &x->table[key >> BAND_REST];
}

static size_t
home(const struct band_table *t, uint32_t rest)
{
	return (size_t)((uint64_t)rest * t->nline >> BAND_REST);
}

static size_t
after(const struct band_table *t, size_t i)
{
	return i + 1 == t->nline ? 0 : i + 1;
}

void
band_expect(const struct band_index *x, const struct band_keys *k)
{
	for (unsigned i = 0; x->table != NULL && i < k->n; i++) {
		const struct band_table *t = tableof(x, k->key[i]);

		if (t->nline > 0)
			mem_expect(&t->line[home(t, k->key[i] & REST_MAX)]);
	}
}

bool
band_isphrase(const struct band_keys *k, unsigned i)
{
	return i >= BAND_COUNT && i + 1 < k->n;
}

bool
band_counts(const struct band_keys *k, unsigned i, size_t n)
{
	return n < BAND_DEEP || !band_isphrase(k, i);
}

static inline size_t
find(const struct band_index *x, uint32_t key, uint32_t *found)
{
	const struct band_table *t = tableof(x, key);
	const uint32_t rest = key & REST_MAX, dead = x->live - x->base;
	const struct band_line *l;
	size_t n = 0, at = home(t, rest);

	if (t->nline == 0)
		return 0;
	do {
		l = &t->line[at];
		for (unsigned m = match(l, upperof(rest)); m != 0; m &= m - 1) {
			const unsigned i = mem_lowest(m);

			if (isof(l, i, rest) && numberof(l, i) >= dead)
				found[n++] = numberof(l, i) + x->base;
		}
		at = after(t, at);
	} while (l->more);
	return n;
}

size_t
band_find(const struct band_index *x, uint32_t key, uint32_t *found)
{
	return x->table != NULL ? find(x, key, found) : 0;
}

size_t
band_meet(
    const struct band_index *x, const struct band_keys *k, uint32_t *found)
{
	size_t n = 0;

	if (x->table == NULL)
		return 0;
	for (unsigned i = 0; i < k->n; i++) {
		const size_t more = find(x, k->key[i], found + n);

		n += band_counts(k, i, more) ? more : 0;
	}
	return n;
}

static void
set(struct band_line *l, unsigned i, uint32_t rest, uint32_t number)
{
	l->lower[i] = lowerof(rest) | number;
	l->upper[i] = upperof(rest);
}

/* Into the first line from at that has room. */
static void
append(struct band_table *t, size_t at, uint32_t rest, uint32_t number)
{
	struct band_line *l = &t->line[at];

	for (; l->n == BAND_LINE; l = &t->line[at]) {
		l->more = true;
		at = after(t, at);
	}
	set(l, l->n++, rest, number);
}

/* A place in the table. */
struct place {
	struct band_line *line; /* NULL: none */
	unsigned i;
};

static void
findold(struct band_line *l, uint32_t dead, struct place *unused)
{
	for (unsigned i = 0; i < l->n; i++)
		if (numberof(l, i) < dead)
			*unused = (struct place){ l, i };
}

/* Where a number belongs: in the place of the oldest of its key if there are
 * BAND_DEEP, else in that of a forgotten one, or behind them. */
static void
put(struct band_table *t, uint32_t rest, uint32_t number, uint32_t dead)
{
	struct place oldest = { NULL, 0 }, unused = { NULL, 0 };
	size_t at = home(t, rest);
	unsigned same = 0;

	for (;; at = after(t, at)) {
		struct band_line *l = &t->line[at];

		if (dead > 0)
			findold(l, dead, &unused);
		for (unsigned m = match(l, upperof(rest)); m != 0; m &= m - 1) {
			const unsigned i = mem_lowest(m);

			if (!isof(l, i, rest) || numberof(l, i) < dead)
				continue;
			if (same++ == 0 ||
			    numberof(l, i) < numberof(oldest.line, oldest.i))
				oldest = (struct place){ l, i };
		}
		if (!l->more)
			break;
	}
	if (same == BAND_DEEP) {
		set(oldest.line, oldest.i, rest, number);
	} else if (unused.line != NULL) {
		set(unused.line, unused.i, rest, number);
	} else {
		append(t, at, rest, number);
		t->n++;
	}
}

static size_t
count(const struct band_table *t, uint32_t dead)
{
	size_t n = 0;

	if (dead == 0)
		return t->n;
	for (size_t at = 0; at < t->nline; at++)
		for (unsigned i = 0; i < t->line[at].n; i++)
			n += numberof(&t->line[at], i) >= dead;
	return n;
}

/* Those that are live, whose numbers were counted from base, go to a new place,
 * of which 3/4 are full then,
 * if there are many. */
static void
rebuild(struct band_index *x, struct band_table *t, uint32_t base)
{
	const struct band_table old = *t;
	const uint32_t dead = x->live - base, less = x->base - base;
	const size_t n = count(t, dead);

	t->nline = (uint32_t)(n * 2 / 15 + 2);
	t->line = mem_lines(t->nline, sizeof(*t->line));
	t->n = (uint32_t)n;
	for (size_t at = 0; at < old.nline; at++) {
		const struct band_line *l = &old.line[at];

		for (unsigned i = 0; i < l->n; i++) {
			const uint32_t number = numberof(l, i);
			const uint32_t rest = restof(l, i);

			if (number >= dead)
				append(t, home(t, rest), rest, number - less);
		}
	}
	x->nline += t->nline;
	x->nline -= old.nline;
	free(old.line);
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

		if (t->n >= t->nline * FULL)
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

/* Put what is live in line i of the table to the run, of which there are n:
 * what belongs there or before it; or the others, which went on from the end
 * to the beginning. */
static size_t
gather(struct band_walk *w, const struct band_table *t, size_t at, size_t n,
    bool others)
{
	const struct band_index *x = w->index;
	const struct band_line *l = &t->line[at];
	const uint64_t table = (uint64_t)(t - x->table);

	w->run = mem_grow(w->run, &w->cap, n + l->n, sizeof(*w->run));
	for (unsigned i = 0; i < l->n; i++) {
		const uint32_t rest = restof(l, i), number = numberof(l, i);

		if (number < x->live - x->base ||
		    (home(t, rest) > at) != others)
			continue;
		w->run[n++] = (table << BAND_REST | rest) << 32 |
			      (number + x->base);
	}
	return n;
}

/* Lines up to one of which nothing went on have all keys whose place is there,
 * and places ascend with the keys. */
static size_t
collect(struct band_walk *w, const struct band_table *t)
{
	size_t n = 0, sorted = 0, first = 0;

	while (first < t->nline && t->line[first].more)
		first++;
	for (size_t at = 0; at <= t->nline + first && t->nline > 0; at++) {
		const size_t i = at < t->nline ? at : at - t->nline;

		n = gather(w, t, i, n, at >= t->nline);
		if (t->line[i].more && at < t->nline + first)
			continue;
		if (n - sorted > 1)
			qsort(w->run + sorted, n - sorted, sizeof(*w->run),
			    ascending);
		sorted = n;
	}
	return n;
}

size_t
band_next(struct band_walk *w)
{
	size_t n = 0;

	w->run = mem_grow(w->run, &w->cap, 1, sizeof(*w->run));
	for (; w->index->table != NULL && w->table < BAND_TABLES && n == 0;
	     w->table++)
		n = collect(w, &w->index->table[w->table]);
	return n;
}

void
band_clear(struct band_index *x)
{
	for (size_t i = 0; x->table != NULL && i < BAND_TABLES; i++) {
		struct band_table *t = &x->table[i];

		/* A large table is not kept, or each clearing would cost its
		 * size. */
		if (t->nline > 1) {
			x->nline -= t->nline;
			free(t->line);
			*t = (struct band_table){ .line = NULL };
		} else if (t->n > 0) {
			t->line->n = 0;
			t->n = 0;
		}
	}
	x->live = x->base = 0;
}

uint64_t
band_bytes(const struct band_index *x)
{
	return x->nline * sizeof(struct band_line) +
	       (x->table != NULL ? BAND_TABLES * sizeof(*x->table) : 0);
}

void
band_free(struct band_index *x)
{
	for (size_t i = 0; x->table != NULL && i < BAND_TABLES; i++)
		free(x->table[i].line);
	free(x->table);
	x->table = NULL;
	x->nline = 0;
}
