/* See LICENSE file for copyright and license details. */
/*
 * feature: what the tagger looks at, as 64-bit numbers; trainer and tagger
 * share this code, so that they cannot differ.  After the features of Finkel,
 * Grenager and Manning 2005 and Ratinov and Roth 2009, with word classes and
 * set-of-lists features.
 *
 * They come in groups that depend on a word or two and a small number alone,
 * so that the tagger can keep their sums (emission.h), and a rest that depends
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

/* What a group looks at: words a and b, and a small number. */
enum feature_kind {
	FEATURE_OWN,	   /* the word's spelling, class and lists */
	FEATURE_NEAR,	   /* a word at a side */
	FEATURE_STAND,	   /* the word, how its sentence is written */
	FEATURE_RUNFROM,   /* the first word of its run of capitals */
	FEATURE_RUNLAST,   /* the last */
	FEATURE_RUNBEFORE, /* the word before the run and its length */
	FEATURE_RUNAFTER,  /* the word behind it and its length */
	FEATURE_COUNTS,	   /* how words were written elsewhere */
	FEATURE_SIGHT,	   /* a word beside it elsewhere */
	FEATURE_AGAIN,	   /* labels; a: lists, b: packed */
	/* from here on two words, and seldom the same two again */
	FEATURE_LEFTPAIR,  /* the word before and the word */
	FEATURE_RIGHTPAIR, /* the word behind and the word */
	FEATURE_RUNSIDES,  /* the words before and behind the run */
	FEATURE_RUNENDS,   /* its first and last */
	FEATURE_SEENRUN,   /* its longest run elsewhere */
	FEATURE_LEFTPIER,  /* a joiner and the capital before it */
	FEATURE_RIGHTPIER  /* and behind it */
};

struct feature_group {
	uint32_t kind; /* enum feature_kind + FEATURE_KINDS * number */
	uint32_t a, b;
};

enum {
	FEATURE_KINDS = 32,
	FEATURE_GROUPS = 32 /* most of one token */
};

struct feature_groups {
	struct feature_group of[FEATURE_GROUPS];
	size_t n;
};

/* Token i's groups for the first stage, and for the second: label[] are the
 * first's, counted in the passage's words. */
void feature_groups(struct feature_groups *, struct passage *, size_t i);
void feature_again(
    struct feature_groups *, struct passage *, size_t i, const uint8_t *label);
/* Append the features of a group of token i. */
void feature_group(
    struct features *, struct passage *, size_t i, struct feature_group);
/* Append those of token i that are in no group. */
void feature_rest(struct features *, const struct passage *, size_t i);
/* All of a stage. */
void feature_all(struct features *, struct passage *, size_t i);
void feature_allagain(
    struct features *, struct passage *, size_t i, const uint8_t *label);

#endif
