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
	uint64_t name; /* of the next feature */
};

/* Between the names of two features. */
#define LOGIT_NAME 0xDA942042E4DD58B5u

/* The weights that are part of the executable (model.S): LOGIT_SIZE of them,
 * behind LOGIT_ABOUT bytes that say where they come from. */
extern const signed char logit_model[];
static inline const signed char *
logit_weights(void)
{
	return logit_model + LOGIT_ABOUT;
}

/* A new alternative; its features are numbered from name on. */
struct logit_sum logit_begin(struct logit *, uint32_t name);
void logit_add(struct logit *, size_t at, struct logit_sum);
/* The index of the best alternative, n > 0; sets all odds. */
size_t logit_choose(struct logit *);
void logit_free(struct logit *);

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
	uint64_t h = (a + b * 0xD1342543DE82EF95u + s->name) *
		     0x9E3779B97F4A7C15u;
	uint32_t f = (uint32_t)(h >> 32);

	s->name += LOGIT_NAME;
	if (s->weights != NULL)
		s->score += s->weights[logit_slot(f)];
	else if (s->features->n < LOGIT_FEATURES)
		s->features->feature[s->features->n++] = f;
}

#endif
