/* See LICENSE file for copyright and license details. */
/*
 * emission: a token's score for each label, the sum of the model's weights for
 * its features.  The sum of a group of features (feature.h) is kept in a table
 * where each group has one place; one that was displaced is made again, so that
 * scores depend on nothing but the token and its document.
 *
 * The table belongs to struct emission.  Constant time a token.
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

struct emission {
	const struct model *model;
	struct emission_sum *kept; /* by the hash of its group */
	uint32_t age;		   /* of the words' numbers */
	struct features features;
	struct feature_groups groups;
};

void emission_init(struct emission *, const struct model *);
/* Words are numbered anew. */
void emission_forget(struct emission *);
/* Token i's scores in the first stage. */
void emission_first(
    struct emission *, struct passage *, size_t i, struct crf_score *);
/* Add what the second stage has for it. */
void emission_again(struct emission *, struct passage *, size_t i,
    const uint8_t *label, struct crf_score *);
void emission_free(struct emission *);

#endif
