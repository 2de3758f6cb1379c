/* See LICENSE file for copyright and license details. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "emission.h"
#include "mem.h"

enum {
	WORD_BITS = 16, /* sums kept of single words */
	PAIR_BITS = 15, /* and of pairs: most come once, and displace each
			 * other alone */
	KEPT = (1 << WORD_BITS) + (1 << PAIR_BITS),
	BATCH = 8,  /* tokens worked on at once */
	IDS = 1024, /* features looked for at once */
	PARTS = 256,
	LINE = 64 /* bytes of the fast memory that come together */
};

_Static_assert(127 * (FEATURE_MOST + FEATURE_AGAIN_MOST) <= INT16_MAX,
    "sums of weights have to fit");
_Static_assert((int)IDS >= (int)FEATURE_MOST, "a group's features have to fit");

/* A group's sum; a line by itself. */
struct emission_sum {
	struct feature_group of;
	uint32_t age; /* of the words' numbers; 0: empty */
	struct crf_score sum;
	char pad[LINE - sizeof(struct feature_group) - sizeof(uint32_t) -
		 sizeof(struct crf_score)];
};

/* Features to be looked for: a group that is not kept, or a rest. */
struct part {
	struct feature_group of;
	struct emission_sum *keep; /* NULL: a rest */
	struct crf_score *to;
	size_t end; /* of its features among all, then of its rows */
};

struct emission_work {
	struct feature_groups groups[BATCH];
	struct emission_sum *slot[BATCH][FEATURE_GROUPS];
	struct features features;
	struct part part[PARTS];
	size_t npart;
	struct model_place place[IDS];
	const signed char *row[IDS];
	size_t nplace;
};

void
emission_init(struct emission *e, const struct model *m)
{
	*e = (struct emission){ .model = m, .age = 1 };
	e->room = mem_alloc(KEPT + 1, sizeof(*e->kept));
	e->kept = (struct emission_sum *)(void *)(e->room +
						  (LINE - (uintptr_t)e->room %
							      LINE));
	e->work = mem_alloc(1, sizeof(*e->work));
}

void
emission_forget(struct emission *e)
{
	if (++e->age == 0) {
		memset(e->kept, 0, KEPT * sizeof(*e->kept));
		e->age = 1;
	}
}

static inline struct emission_sum *
slotof(struct emission *e, const struct feature_group *g)
{
	uint64_t h = ((uint64_t)g->a << 32 | g->b) * 0x9E3779B97F4A7C15u;

	h = (h ^ h >> 32 ^ g->kind) * 0xD6E8FEB86659FD93u;
	if (g->kind % FEATURE_KINDS < FEATURE_LEFTPAIR)
		return &e->kept[h >> (64 - WORD_BITS)];
	return &e->kept[(1 << WORD_BITS) + (h >> (64 - PAIR_BITS))];
}

static inline bool
is(const struct emission *e, const struct emission_sum *s,
    const struct feature_group *g)
{
	return ((s->of.kind ^ g->kind) | (s->of.a ^ g->a) | (s->of.b ^ g->b) |
		   (s->age ^ e->age)) == 0;
}

/* Add n sums. */
static void
addsums(struct emission_sum *const *s, size_t n, struct crf_score *to)
{
	size_t i;
#ifdef __SSE2__
	__m128i *sum = (__m128i *)(void *)to->y;
	__m128i lo = _mm_loadu_si128(sum), hi = _mm_loadu_si128(sum + 1);
	const __m128i *p;

	for (i = 0; i < n; i++) {
		p = (const __m128i *)(const void *)s[i]->sum.y;
		lo = _mm_add_epi16(lo, _mm_loadu_si128(p));
		hi = _mm_add_epi16(hi, _mm_loadu_si128(p + 1));
	}
	_mm_storeu_si128(sum, lo);
	_mm_storeu_si128(sum + 1, hi);
#else
	int y;

	for (i = 0; i < n; i++)
		for (y = 0; y < MODEL_ROW; y++)
			to->y[y] = (int16_t)(to->y[y] + s[i]->sum.y[y]);
#endif
}

/* Ask for the sums of a token's groups. */
static void
expect(struct emission *e, struct feature_groups *gs, struct emission_sum **s)
{
	size_t j;

	for (j = 0; j < gs->n; j++) {
		s[j] = slotof(e, &gs->of[j]);
		mem_expect(s[j]);
	}
}

/* Find the rows of all parts. */
static void
findrows(struct emission *e)
{
	struct emission_work *w = e->work;
	size_t i, from = 0, n = 0, end;

	for (i = 0; i < w->npart; i++, from = end) {
		end = w->part[i].end;
		n += model_rows(
		    e->model, w->place + from, end - from, w->row + n);
		w->part[i].end = n;
	}
}

/* Serve all parts. */
static void
flush(struct emission *e)
{
	struct emission_work *w = e->work;
	struct emission_sum *s;
	struct part *q;
	size_t i, j = 0;

	findrows(e);
	for (i = 0; i < w->npart; i++, j = q->end) {
		q = &w->part[i];
		if ((s = q->keep) == NULL) {
			model_addrows(w->row + j, q->end - j, q->to->y);
			continue;
		}
		*s = (struct emission_sum){ .of = q->of, .age = e->age };
		model_addrows(w->row + j, q->end - j, s->sum.y);
		addsums(&q->keep, 1, q->to);
	}
	w->npart = w->nplace = 0;
}

/* Ask for the tags of the features at hand: a part more. */
static void
addpart(struct emission *e, struct part p)
{
	struct emission_work *w = e->work;
	size_t i, n = w->features.n;
	struct model_place *to;

	if (w->npart == PARTS || w->nplace + n > IDS)
		flush(e);
	to = w->place + w->nplace;
	for (i = 0; i < n; i++)
		to[i] = model_expect(e->model, w->features.id[i]);
	p.end = w->nplace += n;
	w->part[w->npart++] = p;
}

static void
addgroups(struct emission *e, struct passage *p, size_t i,
    const struct feature_groups *gs, struct emission_sum **s,
    struct crf_score *to)
{
	struct emission_sum *kept[FEATURE_GROUPS];
	struct part part[FEATURE_GROUPS];
	size_t j, n = 0, npart = 0;

	for (j = 0; j < gs->n; j++)
		if (is(e, s[j], &gs->of[j]))
			kept[n++] = s[j];
		else
			part[npart++] = (struct part){
				.of = gs->of[j], .keep = s[j], .to = to
			};
	if (n > 0)
		addsums(kept, n, to);
	for (j = 0; j < npart; j++) {
		e->work->features.n = 0;
		feature_group(&e->work->features, p, i, part[j].of);
		addpart(e, part[j]);
	}
}

/* At most BATCH tokens; label is NULL in the first stage. */
static void
batch(struct emission *e, struct passage *p, const uint32_t *tok, size_t n,
    const uint8_t *label, struct crf_score *to)
{
	struct emission_work *w = e->work;
	size_t i;

	for (i = 0; i < n; i++) {
		if (label == NULL)
			feature_groups(&w->groups[i], p, tok[i]);
		else
			feature_again(&w->groups[i], p, tok[i], label);
		expect(e, &w->groups[i], w->slot[i]);
	}
	for (i = 0; i < n; i++) {
		addgroups(e, p, tok[i], &w->groups[i], w->slot[i], &to[i]);
		if (label != NULL)
			continue;
		w->features.n = 0;
		feature_rest(&w->features, p, tok[i]);
		addpart(e, (struct part){ .to = &to[i] });
	}
	flush(e);
}

static void
batches(struct emission *e, struct passage *p, const uint32_t *tok, size_t n,
    const uint8_t *label, struct crf_score *to)
{
	size_t k;

	for (; n > 0; n -= k, tok += k, to += k) {
		k = n < BATCH ? n : BATCH;
		batch(e, p, tok, k, label, to);
	}
}

void
emission_first(struct emission *e, struct passage *p, const uint32_t *tok,
    size_t n, struct crf_score *to)
{
	if (n > 0)
		memset(to, 0, n * sizeof(*to));
	batches(e, p, tok, n, NULL, to);
}

void
emission_again(struct emission *e, struct passage *p, const uint32_t *tok,
    size_t n, const uint8_t *label, struct crf_score *to)
{
	batches(e, p, tok, n, label, to);
}

void
emission_free(struct emission *e)
{
	free(e->room);
	free(e->work);
	*e = (struct emission){ 0 };
}
