/* See LICENSE file for copyright and license details. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "emission.h"
#include "mem.h"

enum { KEPT_BITS = 18, KEPT = 1 << KEPT_BITS };

_Static_assert(127 * (FEATURE_MOST + FEATURE_AGAIN_MOST) <= INT16_MAX,
    "sums of weights have to fit");

struct emission_sum {
	struct feature_group of;
	uint32_t age; /* of the words' numbers; 0: empty */
	struct crf_score sum;
};

void
emission_init(struct emission *e, const struct model *m)
{
	*e = (struct emission){ .model = m, .age = 1 };
	e->kept = mem_alloc(KEPT, sizeof(*e->kept));
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
slotof(struct emission *e, struct feature_group g)
{
	uint64_t h = ((uint64_t)g.a << 32 | g.b) * 0x9E3779B97F4A7C15u;

	h = (h ^ h >> 32 ^ g.kind) * 0xD6E8FEB86659FD93u;
	return &e->kept[h >> (64 - KEPT_BITS)];
}

static inline void
add(struct crf_score *to, const struct crf_score *more)
{
	int y;

	for (y = 0; y < MODEL_ROW; y++)
		to->y[y] = (int16_t)(to->y[y] + more->y[y]);
}

static void
make(struct emission *e, struct passage *p, size_t i, struct feature_group g,
    struct emission_sum *s)
{
	*s = (struct emission_sum){ .of = g, .age = e->age };
	e->features.n = 0;
	feature_group(&e->features, p, i, g);
	model_sum(e->model, e->features.id, e->features.n, s->sum.y);
}

static inline bool
is(const struct emission *e, const struct emission_sum *s,
    struct feature_group g)
{
	return s->age == e->age && s->of.kind == g.kind && s->of.a == g.a &&
	       s->of.b == g.b;
}

static void
addgroups(struct emission *e, struct passage *p, size_t i, struct crf_score *to)
{
	struct emission_sum *s[FEATURE_GROUPS];
	size_t j;

	for (j = 0; j < e->groups.n; j++) {
		s[j] = slotof(e, e->groups.of[j]);
		mem_expect(s[j]);
	}
	for (j = 0; j < e->groups.n; j++) {
		if (!is(e, s[j], e->groups.of[j]))
			make(e, p, i, e->groups.of[j], s[j]);
		add(to, &s[j]->sum);
	}
}

void
emission_first(
    struct emission *e, struct passage *p, size_t i, struct crf_score *to)
{
	memset(to, 0, sizeof(*to));
	feature_groups(&e->groups, p, i);
	addgroups(e, p, i, to);
	e->features.n = 0;
	feature_rest(&e->features, p, i);
	model_sum(e->model, e->features.id, e->features.n, to->y);
}

void
emission_again(struct emission *e, struct passage *p, size_t i,
    const uint8_t *label, struct crf_score *to)
{
	feature_again(&e->groups, p, i, label);
	addgroups(e, p, i, to);
}

void
emission_free(struct emission *e)
{
	free(e->kept);
	*e = (struct emission){ 0 };
}
