/* See LICENSE file for copyright and license details. */
/*
 * learn: weights of a linear-chain conditional random field (Lafferty, McCallum
 * and Pereira 2001) by stochastic gradients with AdaGrad's rates (Duchi, Hazan
 * and Singer 2011), dropout of features (Wager, Wang and Liang 2013) and the
 * mean of the later epochs' weights.  Deterministic: a fixed seed, one thread.
 *
 * A chain is a run of candidates, outside on both sides.  Everything in struct
 * learn_data is the caller's; the weights belong to struct learn.
 */
#ifndef LEARN_H
#define LEARN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model.h"

struct learn_chain {
	uint32_t first; /* candidate */
	uint32_t n;
	uint32_t doc;
	bool skip; /* its labels cannot be reached */
	float weight;
};

struct learn_data {
	const struct learn_chain *chain;
	size_t nchain;
	const uint64_t *from;	 /* candidate -> its features; one more */
	const uint32_t *feature; /* numbers below nfeature */
	size_t nfeature;
	const uint8_t *label;
	uint32_t again; /* features from this number are the second stage's */
};

struct learn_how {
	int epochs;
	float rate;
	float drop;  /* share of features left out at each step */
	float decay; /* of weights, L2 */
	float solo;  /* share of chains without the second stage's features */
	int runs;    /* from other seeds; the mean of their weights counts */
	uint32_t fold, nfold; /* leave out documents of this rest; 0: none */
};

struct learn {
	float (*weight)[MODEL_ROW];
	float move[MODEL_LABELS][MODEL_LABELS];
	size_t nfeature;
};

void learn_train(
    struct learn *, const struct learn_data *, const struct learn_how *);
/* Scores of a candidate. */
void learn_score(const struct learn *, const struct learn_data *,
    size_t candidate, float score[MODEL_ROW]);
void learn_free(struct learn *);

#endif
