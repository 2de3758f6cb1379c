/* See LICENSE file for copyright and license details. */
/*
 * learnlogit: the weights of logit.h by stochastic gradients with AdaGrad's
 * rates (Duchi, Hazan and Singer 2011) and the mean of the later epochs'
 * weights.  Nothing is learnt about features that few documents have, though
 * their places in the table count as they will in use.  Deterministic: a fixed
 * seed, one thread.
 *
 * A choice has alternatives, one of which is right.  Everything belongs to the
 * structs, until their _free().
 */
#ifndef LEARNLOGIT_H
#define LEARNLOGIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bin/extract-quotes/logit.h"

enum { LEARNLOGIT_KINDS = 4 };

struct learnlogit_choice {
	size_t first, n; /* options */
	size_t right;	 /* of them */
	size_t rule;	 /* what the rules choose */
	uint32_t doc;
	uint8_t kind;
};

struct learnlogit_set {
	struct learnlogit_choice *choice;
	size_t nchoice, choicecap;
	size_t *from; /* option -> its features; one more */
	size_t noption, fromcap;
	uint32_t *feature;
	size_t nfeature, featurecap;
	bool *rare; /* by place in feature[] */
};

struct learnlogit_how {
	int epochs;
	float rate;
	uint32_t fold, nfold; /* documents of this rest are left out; 0: none */
};

struct learnlogit_score {
	size_t n, right, rule;
	double loss;
};

/* Add a choice among l's alternatives; its options are set here. */
void learnlogit_add(
    struct learnlogit_set *, const struct logit *l, struct learnlogit_choice);
/* After the last choice: mark the features that fewer than least documents
 * have.  Number of the others. */
size_t learnlogit_rare(struct learnlogit_set *, unsigned least);
/* LOGIT_SIZE weights; natural logarithms of odds. */
float *learnlogit_train(
    const struct learnlogit_set *, const struct learnlogit_how *);
/* Add the documents left out, or all, to score[LEARNLOGIT_KINDS]. */
void learnlogit_measure(const struct learnlogit_set *,
    const struct learnlogit_how *, const float *weight,
    struct learnlogit_score *score);
void learnlogit_free(struct learnlogit_set *);

#endif
