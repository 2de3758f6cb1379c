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
own(const struct near *x, size_t i)
{
	return &x->block[i / BLOCK][i % BLOCK];
}

static uint32_t
nformer(const struct near *x)
{
	return x->past != NULL ? x->past->n : 0;
}

/* Valid until the next one. */
static const struct near_leader *
leader(struct near *x, uint32_t number)
{
	if (number >= nformer(x))
		return own(x, number - nformer(x));
	past_leader(x->past, number, &x->former);
	return &x->former;
}

/* Forget what is too old. */
static void
forget(struct near *x)
{
	for (; x->live < x->n; x->live++) {
		const struct near_leader *l = own(x, x->live);
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
		.former = l->record == 0,
		.same = l->print == t->print.h.lo,
		.like = { .jaccard = SKETCH_ALL, .containment = SKETCH_ALL } };
	a->bytes = a->same && l->bytes == t->print.bytes;
}

/* The leaders of a key that came last. */
static size_t
havekey(const struct near *x, uint32_t key, uint32_t *found)
{
	size_t n = band_find(&x->index, key, found);

	if (x->past == NULL)
		return n;
	for (size_t i = 0; i < n; i++)
		found[i] += nformer(x);
	if (n < BAND_DEEP)
		n += past_find(x->past, key, BAND_DEEP - n, found + n);
	return n;
}

/* The leaders of all keys that count. */
static size_t
havekeys(const struct near *x, const struct band_keys *k, uint32_t *found)
{
	size_t n = 0;

	if (x->past == NULL)
		return band_meet(&x->index, k, found);
	for (unsigned i = 0; i < k->n; i++) {
		const size_t more = havekey(x, k->key[i], found + n);

		n += band_counts(k, i, more) ? more : 0;
	}
	return n;
}

/* All of it but its samples. */
static void
expect(const struct near_leader *l)
{
	const char *p = (const char *)l;

	for (size_t i = 0; i < sizeof(l->sketch.bin); i += 64)
		mem_expect(p + i);
	mem_expect(&l->sketch.weight);
}

/* Those met most often, in no order. */
static size_t
meet(struct near *x, const struct band_keys *k, uint32_t most[MEET_MOST])
{
	uint32_t found[BAND_HITS];
	const size_t n = meet_most(
	    &x->meet, found, havekeys(x, k, found), most);

	for (size_t i = 0; i < n; i++)
		if (most[i] >= nformer(x))
			expect(own(x, most[i] - nformer(x)));
	return n;
}

/* The first of equal normal form. */
static bool
same(struct near *x, const struct near_text *t, struct near_answer *a)
{
	uint32_t found[BAND_DEEP], first = UINT32_MAX;
	const size_t n = havekey(x, (uint32_t)t->print.h.lo, found);

	for (size_t i = 0; i < n; i++) {
		const struct near_leader *l = leader(x, found[i]);

		if (found[i] > first || l->print != t->print.h.lo ||
		    !leader_isnear(l->day, t->day, x->days))
			continue;
		first = found[i];
		answer(l, t, a);
	}
	return first != UINT32_MAX;
}

/* A leader that may be like a text: where its likeness is, its number, and how
 * little it is like it. */
static uint64_t
candidate(unsigned jaccard, uint32_t number, size_t at)
{
	return (uint64_t)(SKETCH_ALL - jaccard) << 48 | (uint64_t)number << 8 |
	       at;
}

/* Those that may be like it, the most like first, of equals the first. */
static size_t
candidates(struct near *x, const struct near_text *t,
    struct sketch_likeness like[MEET_MOST], uint64_t to[MEET_MOST])
{
	uint32_t met[MEET_MOST];
	const size_t n = meet(x, &t->keys, met);
	size_t many = 0;

	for (size_t i = 0; i < n; i++) {
		const struct near_leader *l = leader(x, met[i]);
		uint64_t c;
		size_t k;

		/* Keys are equal by chance where there is no sketch. */
		if (l->sketch.weight == 0 ||
		    (x->days >= 0 && !leader_isnear(l->day, t->day, x->days)))
			continue;
		sketch_overlap(&l->sketch, &t->sketch, &like[i]);
		if (!likeness_may(x->level, &like[i]))
			continue;
		c = candidate(like[i].jaccard, met[i], i);
		for (k = many++; k > 0 && to[k - 1] > c; k--)
			to[k] = to[k - 1];
		to[k] = c;
	}
	return many;
}

/* The one most like it, of equals the first. */
static bool
like(struct near *x, struct near_text *t, struct near_answer *a)
{
	struct sketch_likeness is[MEET_MOST];
	uint64_t c[MEET_MOST];
	size_t n;

	n = candidates(x, t, is, c);
	for (size_t i = 0; i < n; i++) {
		const struct near_leader *l = leader(x, (uint32_t)(c[i] >> 8));
		struct sketch_likeness *s = &is[(uint8_t)c[i]];

		if (!likeness_is(x->level, &l->sketch, &t->sketch, s))
			continue;
		answer(l, t, a);
		a->like = *s;
		return true;
	}
	return false;
}

static void
arrive(struct near *x, const struct near_text *t)
{
	x->seen++;
	if (t->day != NEAR_NODAY && t->day > x->newest)
		x->newest = t->day;
	forget(x);
}

/* Sketch it; what its bins are looked up in comes while words are read. */
static void
sketch(struct near *x, struct bytes text, struct near_text *t)
{
	t->sketched = shingle_begin(&x->shingler, text, &t->sketch);
	if (!t->sketched) {
		band_keys(NULL, t->print.h.lo, &t->keys);
		return;
	}
	band_begin(&t->sketch, &t->keys);
	band_expect(&x->index, &t->keys);
	shingle_end(&x->shingler, &t->sketch);
	band_end(&t->sketch, t->print.h.lo, &t->keys);
}

bool
near_find(struct near *x, struct bytes text, struct near_text *t,
    struct near_answer *a)
{
	arrive(x, t);
	if (same(x, t, a))
		return true;
	sketch(x, text, t);
	return t->sketched && like(x, t, a);
}

bool
near_findsketch(struct near *x, struct near_text *t, struct near_answer *a)
{
	arrive(x, t);
	band_keys(t->sketched ? &t->sketch : NULL, t->print.h.lo, &t->keys);
	band_expect(&x->index, &t->keys);
	return same(x, t, a) || (t->sketched && like(x, t, a));
}

bool
near_isfull(const struct near *x)
{
	return x->n - x->live >= BAND_MOST;
}

void
near_lead(struct near *x, const struct near_text *t, uint64_t number)
{
	struct near_leader *l;

	if (x->n % BLOCK == 0) {
		x->block = mem_grow(x->block, &x->blockcap, x->nblock + 1,
		    sizeof(struct near_leader *));
		x->block[x->nblock++] = mem_alloc(BLOCK, sizeof(*l));
		x->held++;
	}
	l = own(x, x->n);
	*l = (struct near_leader){ .print = t->print.h.lo,
		.bytes = t->print.bytes,
		.record = t->record,
		.number = number,
		.at = x->seen,
		.day = t->day == NEAR_NODAY ? x->newest : t->day };
	if (t->sketched)
		l->sketch = t->sketch;
	band_add(&x->index, &t->keys, (uint32_t)x->n++);
}

void
near_save(const struct near *x, struct state *to)
{
	struct band_walk walk = { .index = &x->index };
	unsigned char s[LEADER_BYTES];
	struct past_writer w;
	size_t n;

	for (size_t i = x->live; i < x->n; i++) {
		leader_put(s, own(x, i));
		state_putbytes(to, s, sizeof(s));
	}
	past_begin(&w, to, x->n - x->live);
	while ((n = band_next(&walk)) > 0)
		for (size_t i = 0; i < n; i++)
			past_put(&w, walk.run[i] - x->live);
	past_end(&w);
	free(walk.run);
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
