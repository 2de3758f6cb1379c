/* See LICENSE file for copyright and license details. */
/*
 * logit: a log-linear choice among alternatives (Berger, Della Pietra and Della
 * Pietra 1996), in whole numbers.  An alternative's score is the sum of the
 * weights of its features; features are hashed into one table (Weinberger and
 * others 2009).  A weight is a signed byte, LOGIT_OCTAVE of them double the
 * odds.  The weights are part of the executable: nothing is owned but the
 * array of alternatives, which the caller reuses.
 */
#ifndef LOGIT_H
#define LOGIT_H

#include <stddef.h>
#include <stdint.h>

#include "mem.h"

#define LOGIT_MAGIC "QUOTEMDL2"

enum {
	LOGIT_BITS = 18,
	LOGIT_SIZE = 1 << LOGIT_BITS,
	LOGIT_ABOUT = 512,
	LOGIT_OCTAVE = 16,
	LOGIT_FEATURES = 48,
	LOGIT_ONE = 1 << 16 /* certainty */
};

struct logit_option {
	size_t at;
	int32_t score;
	uint32_t odds;
};

/* What an alternative is said to have, for the trainer. */
struct logit_features {
	uint32_t n;
	uint32_t feature[LOGIT_FEATURES];
};

struct logit {
	const signed char *weights; /* NULL: the features are wanted */
	struct logit_option *v;
	size_t n, cap;
	struct logit_features *features; /* by alternative, where wanted */
	size_t featurescap;
};

/* An alternative in the making. */
struct logit_sum {
	const signed char *weights;
	struct logit_features *features;
	int32_t score;
	const uint64_t *name; /* of the next feature, times LOGIT_A */
};

/* A feature's hash is (a + b * LOGIT_B + its name) * LOGIT_A, names being
 * LOGIT_NAME apart; written out as a sum of products, of which those of one a
 * or b are shared by all its features. */
#define LOGIT_A UINT64_C(0x9E3779B97F4A7C15)
#define LOGIT_B UINT64_C(0xD1342543DE82EF95)
#define LOGIT_NAME UINT64_C(0xDA942042E4DD58B5)
enum { LOGIT_NAMES = 512 };
extern const uint64_t logit_names[LOGIT_NAMES];

/* The weights that are part of the executable (model.S): LOGIT_SIZE of them,
 * behind LOGIT_ABOUT bytes that say where they come from. */
extern const signed char logit_model[];
static inline const signed char *
logit_weights(void)
{
	return logit_model + LOGIT_ABOUT;
}

/* Room for the features of a new alternative. */
struct logit_features *logit_wanted(struct logit *);
/* The index of the best alternative, n > 0; sets all odds. */
size_t logit_choose(struct logit *);
void logit_free(struct logit *);

/* A new alternative; its features are numbered from name on, below
 * LOGIT_NAMES in all. */
static inline struct logit_sum
logit_begin(struct logit *l, uint32_t name)
{
	struct logit_sum s = { .weights = l->weights,
		.name = &logit_names[name] };

	if (l->weights == NULL)
		s.features = logit_wanted(l);
	return s;
}

static inline void
logit_add(struct logit *l, size_t at, struct logit_sum s)
{
	l->v = mem_grow(l->v, &l->cap, l->n + 1, sizeof(*l->v));
	l->v[l->n++] = (struct logit_option){ .at = at, .score = s.score };
}

/* A feature's place in the table. */
static inline uint32_t
logit_slot(uint32_t feature)
{
	return feature >> (32 - LOGIT_BITS);
}

/* Adds the weight of the next feature, or, for the trainer, itself: what a and b
 * are, multiplied by constants without a pattern (the golden ratio and that of
 * PCG), as the upper bits of a product depend on all below. */
static inline void
logit_feature(struct logit_sum *s, uint32_t a, uint32_t b)
{
	uint64_t h = a * LOGIT_A + b * (LOGIT_B * LOGIT_A) + *s->name++;
	uint32_t f = (uint32_t)(h >> 32);

	if (s->weights != NULL)
		s->score += s->weights[logit_slot(f)];
	else if (s->features->n < LOGIT_FEATURES)
		s->features->feature[s->features->n++] = f;
}

#endif
