/* See LICENSE file for copyright and license details. */
/*
 * tagger: the label of each token of a text, as crf.h has them.  Two stages:
 * the first labels each run of candidates by itself, the second once more with
 * what the first said of the same words elsewhere in the document (Krishnan
 * and Manning 2006).
 *
 * Linear in the text.  All memory belongs to struct tagger, which does not
 * move after tagger_init(); the model's bytes stay the caller's.
 */
#ifndef TAGGER_H
#define TAGGER_H

#include <stddef.h>
#include <stdint.h>

#include "crf.h"
#include "emission.h"
#include "model.h"
#include "passage.h"
#include "token.h"

struct tagger {
	struct model model;
	struct passage passage;
	struct emission emission;
	struct crf crf;
	uint32_t *cand; /* candidates, in order */
	size_t ncand, candcap;
	struct crf_score *score; /* of the candidates, in order */
	size_t scorecap;
	uint8_t *label;	  /* of each token */
	uint8_t *first;	  /* by the first stage */
	uint16_t *margin; /* of each token's label, in score units */
	size_t labelcap, firstcap, margincap;
};

/* 0, or -1: the bytes are no model, all is outside of names. */
int tagger_init(struct tagger *, const unsigned char *model, size_t len);
void tagger_reset(struct tagger *); /* a new document */
/* Label tok[0..n), sentences marked; tagger.label holds the result until the
 * next call. */
void tagger_run(
    struct tagger *, const char *text, const struct token *tok, size_t n);
/* The end of the name that begins with token i. */
size_t tagger_nameend(const struct tagger *, size_t i);
/* How sure the name of tokens [i, j) is, in percent: the least sure of its
 * tokens, by the margin to the best labelling with another label there. */
uint8_t tagger_confidence(const struct tagger *, size_t i, size_t j);
/* Add the first stage's labels to the document's memory. */
void tagger_count(struct passage *, const uint8_t *label);
void tagger_free(struct tagger *);

#endif
