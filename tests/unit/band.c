/* See LICENSE file for copyright and license details. */
/* The index against a plain list: the last BAND_DEEP live numbers of a key. */
#include <stdlib.h>

#include "bin/dedupe/band.h"
#include "bin/dedupe/gram.h"
#include "check.h"

enum { TEXTS = 3000, KEYS = 700, LARGE = 1 << 27 };

struct plain {
	uint32_t number[TEXTS * 4];
	uint32_t key[TEXTS * 4];
	size_t n;
};

static int
ascending(const void *pa, const void *pb)
{
	const uint32_t a = *(const uint32_t *)pa, b = *(const uint32_t *)pb;

	return a < b ? -1 : a > b;
}

/* The last that are live, ascending. */
static size_t
plainly(const struct plain *p, uint32_t key, uint32_t live, uint32_t *found)
{
	size_t n = 0;

	for (size_t i = p->n; i > 0 && n < BAND_DEEP; i--)
		if (p->key[i - 1] == key && p->number[i - 1] >= live)
			found[n++] = p->number[i - 1];
	qsort(found, n, sizeof(*found), ascending);
	return n;
}

static uint32_t
key(unsigned i)
{
	/* Some stand close together, some at the ends. */
	if (i % 7 == 0)
		return UINT32_MAX - i;
	return i % 5 == 0 ? i : (uint32_t)(gram_mix(i + 1) >> 32);
}

static bool
agree(const struct band_index *x, const struct plain *p)
{
	uint32_t want[BAND_DEEP], got[BAND_DEEP];

	for (unsigned i = 0; i < KEYS; i++) {
		const size_t n = plainly(p, key(i), x->live, want);

		if (band_find(x, key(i), got) != n)
			return false;
		qsort(got, n, sizeof(*got), ascending);
		if (memcmp(want, got, n * sizeof(*got)) != 0)
			return false;
	}
	return true;
}

/* All in order, as many as can be found. */
static bool
walks(const struct band_index *x)
{
	struct band_walk w = { .index = x };
	uint32_t found[BAND_DEEP];
	uint64_t last = 0;
	size_t n, all = 0;
	bool ok = true;

	while ((n = band_next(&w)) > 0)
		for (size_t i = 0; i < n; i++) {
			ok &= all++ == 0 || w.run[i] > last;
			last = w.run[i];
		}
	for (unsigned i = 0; i < KEYS; i++)
		all -= band_find(x, key(i), found);
	free(w.run);
	return ok && all == 0;
}

/* step: from one number to the next; keep: as many of them are live. */
static void
run(struct check *c, uint32_t step, uint32_t keep)
{
	struct plain *p = calloc(1, sizeof(*p));
	struct band_index x = { .live = 0 };

	for (uint32_t i = 0; i < TEXTS; i++) {
		const uint32_t number = i * step;
		struct band_keys k = { .n = 4 };

		if (keep > 0 && i > keep)
			x.live = number - keep * step;
		for (unsigned j = 0; j < k.n; j++) {
			/* All different, or one of them would stand twice. */
			k.key[j] = key((i * 3 + j * (KEYS / 4)) % KEYS);
			p->key[p->n] = k.key[j];
			p->number[p->n++] = number;
		}
		band_add(&x, &k, number);
		if (i % 997 == 0)
			CHECK(c, agree(&x, p));
	}
	CHECK(c, agree(&x, p));
	CHECK(c, walks(&x));
	CHECK(c, band_bytes(&x) > 0);
	band_clear(&x);
	p->n = 0;
	CHECK(c, agree(&x, p));
	band_free(&x);
	free(p);
}

int
main(void)
{
	struct check c = { 0 };

	run(&c, 1, 0);
	run(&c, 1, 50);
	/* Numbers that are counted from another base in between. */
	run(&c, 90001, 1000);
	run(&c, LARGE / 1024, 1000);
	return check_done(&c);
}
