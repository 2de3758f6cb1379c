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

#define LOGIT_MAGIC "QUOTEMDL1"

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
	uint32_t n;
	uint32_t feature[LOGIT_FEATURES];
	int32_t score;
	uint32_t odds;
};

struct logit {
	const signed char *weights; /* NULL: the features are wanted */
	struct logit_option *v;
	size_t n, cap;
};

/* The weights that are part of the executable (model.S): LOGIT_SIZE of them,
 * behind LOGIT_ABOUT bytes that say where they come from. */
extern const signed char logit_model[];
static inline const signed char *
logit_weights(void)
{
	return logit_model + LOGIT_ABOUT;
}

/* A new alternative without features. */
struct logit_option *logit_add(struct logit *, size_t at);
/* The index of the best alternative, n > 0; sets all odds. */
size_t logit_choose(struct logit *);
void logit_free(struct logit *);

/* A feature's place in the table. */
static inline uint32_t
logit_slot(uint32_t feature)
{
	return feature >> (32 - LOGIT_BITS);
}

/* Adds its weight, or, for the trainer, itself. */
static inline void
logit_feature(const struct logit *l, struct logit_option *o, uint32_t name,
    uint32_t a, uint32_t b)
{
	uint32_t h = (name * 0x9E3779B1u ^ a) * 0x85EBCA6Bu;

	h = ((h ^ h >> 15) + b) * 0xC2B2AE35u;
	h ^= h >> 16;
	if (l->weights != NULL)
		o->score += l->weights[logit_slot(h)];
	else if (o->n < LOGIT_FEATURES)
		o->feature[o->n++] = h;
}

#endif
