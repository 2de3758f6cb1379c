/* See LICENSE file for copyright and license details. */
/*
 * emission: tokens' scores for each label, the sums of the model's weights for
 * their features.  The sum of a group of features (feature.h) is kept in a
 * table where each group has one place; one that was displaced is made again,
 * so that scores depend on nothing but the token and its document.
 *
 * The tables are larger than the fast memory: tokens are worked on a few at a
 * time, and what all of them need is asked for before the first is served.
 *
 * All memory belongs to struct emission.  Constant time a token.
 */
#ifndef EMISSION_H
#define EMISSION_H

#include <stddef.h>
#include <stdint.h>

#include "crf.h"
#include "feature.h"
#include "model.h"
#include "passage.h"

struct emission_sum;
struct emission_work;

struct emission {
	const struct model *model;
	char *room;
	struct emission_sum *kept; /* in room, by the hash of its group */
	uint32_t age;		   /* of the words' numbers */
	struct emission_work *work;
};

void emission_init(struct emission *, const struct model *);
/* Words are numbered anew. */
void emission_forget(struct emission *);
/* The first stage's scores of n tokens. */
void emission_first(struct emission *, struct passage *, const uint32_t *tok,
    size_t n, struct crf_score *);
/* Add what the second stage has for them. */
void emission_again(struct emission *, struct passage *, const uint32_t *tok,
    size_t n, const uint8_t *label, struct crf_score *);
void emission_free(struct emission *);

#endif
