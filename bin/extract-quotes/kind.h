/* See LICENSE file for copyright and license details. */
/*
 * kind: what a token looks like to the model: one of some sixty kinds, by its
 * class in the lexicon, its letters or its suffix, and a number for its
 * spelling.  Nothing is owned.
 */
#ifndef KIND_H
#define KIND_H

#include <stdbool.h>
#include <stdint.h>

#include "para.h"

enum kind {
	KIND_EDGE, /* outside of the sentence */
	KIND_COMMA,
	KIND_STOP,
	KIND_COLON,
	KIND_SEMICOLON,
	KIND_DASH,
	KIND_OPEN,
	KIND_CLOSE,
	KIND_MARK,
	KIND_PUNCT,
	KIND_MONEY,
	KIND_NUMBER,
	KIND_GENITIVE, /* 's */
	KIND_ADDR,
	KIND_SUBJ,
	KIND_OBJ,
	KIND_REFL,
	KIND_POSS,
	KIND_DET,
	KIND_TO,
	KIND_MODAL,
	KIND_BE,
	KIND_HAVE,
	KIND_AUX,
	KIND_NEG,
	KIND_WH,
	KIND_SUB,
	KIND_CONJ,
	KIND_PREP,
	KIND_ADV,
	KIND_TIME,
	KIND_TUNIT,
	KIND_SAID,
	KIND_SAYS,
	KIND_SAYING,
	KIND_SAY,
	KIND_SAYNOUN,
	KIND_VERB,
	KIND_AGENT,
	KIND_ROLE,
	KIND_TITLE,
	KIND_PLACE,
	KIND_CAPS,
	KIND_CAP,
	KIND_ED,
	KIND_ING,
	KIND_NOUN,
	KIND_ADJ,
	KIND_PLURAL,
	KIND_SMALL,
	KIND_OTHER
};

struct kind_word {
	uint32_t form; /* hash of the spelling, letters' case ignored */
	uint32_t kind; /* enum kind */
	uint8_t cue;   /* what cue begins here; the caller's */
	bool verb;     /* finite, or may be */
	bool wordlike; /* no mark: content may begin or end with it */
};

/* Those of the tokens [lo, hi). */
void kind_read(const struct para *, size_t lo, size_t hi, struct kind_word *);
bool kind_iswordlike(const struct para *, size_t i);

#endif
