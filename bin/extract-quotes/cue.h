/* See LICENSE file for copyright and license details. */
/*
 * cue: acts of speech in a paragraph: a verb of data/cues.tsv (or "according
 * to", or the colon of a headline or a transcript) that is used as a finite
 * verb or participle, with the phrase that says it.  Negated speech is none.
 *
 * The array belongs to struct cues and lives until the next cue_find().
 */
#ifndef CUE_H
#define CUE_H

#include <stdbool.h>
#include <stddef.h>

#include "para.h"
#include "phrase.h"

struct cue {
	size_t lo, hi;	    /* tokens of the cue */
	struct phrase who;  /* PHRASE_NONE: not said here */
	size_t sent;	    /* its sentence */
	size_t first, last; /* tokens of cue and speaker together, half-open */
	uint16_t frame;	    /* CUE_ bits */
	uint16_t lemma;	    /* 0: according to, colon */
	bool inverted;	    /* said X */
	bool according;
	bool noun; /* X's claim that */
	bool bare; /* no cue: the subject of the sentence before a quotation */
	bool colon;
	bool turn;	 /* the label of a transcript, or of a message */
	bool lead;	 /* a colon that leads in a quotation, without a verb */
	bool dash;	 /* "..." -- X, or "...": X of a headline */
	bool participle; /* ", saying": the speaker is the main clause's */
	bool passive;	 /* by X */
	bool shared;	 /* X did ... and said: the speaker stands farther
	                      * away */
	bool modal;	 /* would say */
};

struct cues {
	struct cue *v;
	size_t n, cap;
};

/* Whether the tokens [i, hi) are a dash and a name that signs a quotation. */
bool cue_signs(const struct para *, size_t i, size_t hi, struct cue *);
void cue_find(struct cues *, const struct para *);
void cue_free(struct cues *);

#endif
