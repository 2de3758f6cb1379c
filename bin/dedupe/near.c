/* See LICENSE file for copyright and license details. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "near.h"

enum { BLOCK = 256 };

void
near_init(struct near *x, enum near_level level)
{
	*x = (struct near){ .level = level, .days = -1, .newest = NEAR_NODAY };
}

static struct near_leader *
leader(const struct near *x, size_t i)
{
	return &x->block[i / BLOCK][i % BLOCK];
}

/* Both within the days that are remembered. */
static bool
isnear(const struct near *x, long a, long b)
{
	if (x->days < 0 || a == NEAR_NODAY || b == NEAR_NODAY)
		return true;
	return (a < b ? b - a : a - b) <= x->days;
}

/* Forget what is too old. */
static void
forget(struct near *x)
{
	for (; x->live < x->n; x->live++) {
		const struct near_leader *l = leader(x, x->live);
		const bool old = x->days >= 0 && l->day != NEAR_NODAY &&
				 l->day < x->newest - x->days;

		if (!old && (x->window == 0 || l->at + x->window >= x->seen))
			break;
		if (x->live % BLOCK == BLOCK - 1) {
			free(x->block[x->live / BLOCK]);
			x->block[x->live / BLOCK] = NULL;
			x->held--;
		}
	}
	x->index.live = (uint32_t)x->live;
}

static void
answer(const struct near_leader *l, const struct near_text *t,
    struct near_answer *a)
{
	*a = (struct near_answer){ .of = l->record,
		.number = l->number,
		.same = l->print == t->print.h.lo,
		.like = { .jaccard = SKETCH_ALL, .containment = SKETCH_ALL } };
	a->bytes = a->same && l->bytes == t->print.bytes;
}

/* The first of equal normal form. */
static bool
same(struct near *x, const struct near_text *t, struct near_answer *a)
{
	uint32_t found[BAND_HITS];
	struct band_keys keys;
	size_t n;

	band_keys(NULL, t->print.h.lo, &keys);
	n = band_find(&x->index, &keys, found);
	n = meet_most(&x->meet, found, n, found);
	for (size_t i = 0; i < n; i++) {
		const struct near_leader *l = leader(x, found[i]);

		if (l->print != t->print.h.lo || !isnear(x, l->day, t->day))
			continue;
		answer(l, t, a);
		return true;
	}
	return false;
}

/* The one most like it, of equals the first. */
static bool
like(struct near *x, const struct near_text *t, struct near_answer *a)
{
	uint32_t found[BAND_HITS], best = 0;
	struct sketch_likeness is, most = { 0 };
	struct band_keys keys;
	bool any = false;
	size_t n;

	band_keys(&t->sketch, t->print.h.lo, &keys);
	band_prefetch(&x->index, &keys);
	n = band_find(&x->index, &keys, found);
	n = meet_most(&x->meet, found, n, found);
	for (size_t i = 0; i < n; i++) {
		const struct near_leader *l = leader(x, found[i]);

		if (!isnear(x, l->day, t->day))
			continue;
		sketch_overlap(&l->sketch, &t->sketch, &is);
		if (!likeness_may(x->level, &is))
			continue;
		sketch_samples(&l->sketch, &t->sketch, &is);
		if (!likeness_is(x->level, &is) ||
		    (any &&
			(is.jaccard < most.jaccard ||
			    (is.jaccard == most.jaccard && found[i] > best))))
			continue;
		any = true;
		best = found[i];
		most = is;
	}
	if (!any)
		return false;
	answer(leader(x, best), t, a);
	a->like = most;
	return true;
}

bool
near_find(struct near *x, struct bytes text, struct near_text *t,
    struct near_answer *a)
{
	x->seen++;
	if (t->day != NEAR_NODAY && t->day > x->newest)
		x->newest = t->day;
	forget(x);
	if (same(x, t, a))
		return true;
	t->sketched = text.len > 0 &&
		      shingle_sketch(&x->shingler, text, &t->sketch);
	return t->sketched && like(x, t, a);
}

void
near_lead(struct near *x, const struct near_text *t, uint64_t number)
{
	struct band_keys keys;
	struct near_leader *l;

	if (x->n % BLOCK == 0) {
		x->block = mem_grow(x->block, &x->blockcap, x->nblock + 1,
		    sizeof(struct near_leader *));
		x->block[x->nblock++] = mem_alloc(BLOCK, sizeof(*l));
		x->held++;
	}
	l = leader(x, x->n);
	*l = (struct near_leader){ .print = t->print.h.lo,
		.bytes = t->print.bytes,
		.record = t->record,
		.number = number,
		.at = x->seen,
		.day = t->day == NEAR_NODAY ? x->newest : t->day };
	if (t->sketched)
		l->sketch = t->sketch;
	band_keys(t->sketched ? &t->sketch : NULL, t->print.h.lo, &keys);
	band_add(&x->index, &keys, (uint32_t)x->n++);
}

static void
freeblocks(struct near *x)
{
	for (size_t i = 0; i < x->nblock; i++)
		free(x->block[i]);
	x->n = x->nblock = x->live = x->held = 0;
}

void
near_clear(struct near *x)
{
	freeblocks(x);
	band_clear(&x->index);
	x->seen = 0;
	x->newest = NEAR_NODAY;
}

uint64_t
near_bytes(const struct near *x)
{
	return x->held * BLOCK * sizeof(struct near_leader) +
	       x->blockcap * sizeof(struct near_leader *) +
	       band_bytes(&x->index);
}

void
near_free(struct near *x)
{
	freeblocks(x);
	free(x->block);
	x->block = NULL;
	band_free(&x->index);
	shingle_free(&x->shingler);
}
