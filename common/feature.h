/* See LICENSE file for copyright and license details. */
/*
 * feature: what the tagger looks at, as 64-bit numbers; trainer and tagger
 * share this code, so that they cannot differ.  After the features of Finkel,
 * Grenager and Manning 2005 and Ratinov and Roth 2009, with word classes and
 * set-of-lists features.
 *
 * They come in groups: those of a word by itself and of a word as a neighbour
 * depend on the word alone, so that their sums can be kept; the rest depends
 * on the place.  Nothing is owned; constant time a token.
 */
#ifndef FEATURE_H
#define FEATURE_H

#include <stddef.h>
#include <stdint.h>

#include "passage.h"
#include "vocab.h"

/* A bound, so that sums of 8-bit weights fit in 16 bits. */
enum {
	FEATURE_MOST = 238,
	FEATURE_AGAIN_MOST = 20,
	FEATURE_REACH = 4 /* words on each side */
};

struct features {
	uint64_t id[FEATURE_MOST];
	size_t n;
};

/* A word as a neighbour. */
enum feature_side {
	FEATURE_LEFT1,
	FEATURE_RIGHT1,
	FEATURE_LEFT2,
	FEATURE_RIGHT2,
	FEATURE_LEFTFAR, /* three or four words off */
	FEATURE_RIGHTFAR,
	FEATURE_SIDES
};

/* All append.  s[0..n): the word as it stands in the text. */
void feature_own(
    struct features *, const struct vocab_word *, const char *s, size_t n);
void feature_near(
    struct features *, const struct vocab_word *, enum feature_side);
/* Token i in its place, beyond what own and near say. */
void feature_place(struct features *, struct passage *, size_t i);
/* All that the first stage looks at: own, near and place. */
void feature_all(struct features *, struct passage *, size_t i);
/* The same for the second stage: label[] are the first's, counted in the
 * passage's words. */
void feature_again(
    struct features *, struct passage *, size_t i, const uint8_t *label);

/* The side that stands for distance d, -4 to 4. */
enum feature_side feature_sideof(int d);
/* The word at distance d of token i in its sentence. */
uint32_t feature_neighbour(const struct passage *, size_t i, int d);

#endif
