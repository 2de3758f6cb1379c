/* See LICENSE file for copyright and license details. */
/*
 * speaker: which act of speech (cue.h) each stretch between marks of a
 * paragraph belongs to.  A cue beside the stretch comes first, then one in the
 * same sentence, then what the paragraph's other quotations say.  Only cues
 * next to a stretch are looked at, so the work is linear.
 */
#ifndef SPEAKER_H
#define SPEAKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cue.h"
#include "para.h"

enum said_how {
	SAID_NOT,    /* nobody in this paragraph */
	SAID_BESIDE, /* the cue is next to the stretch */
	SAID_CLAUSE, /* in the same sentence */
	SAID_SAME,   /* as the stretch before it in the paragraph */
	SAID_NEAR    /* a cue of another sentence */
};

struct said {
	size_t cue;    /* index, or PARA_NONE */
	size_t lo, hi; /* tokens of the stretch, marks included */
	uint8_t how;
	uint8_t words; /* in the stretch, at most 255 */
	bool full;     /* reads like a sentence of its own */
	bool upper;    /* begins with a capital or a number */
	bool title;    /* all its words have capitals */
	bool inside;   /* set by the caller: part of a reported clause */
	bool reported; /* ... or all that a cue reports */
	bool set;      /* led in by a comma or colon, or followed by its cue */
	bool led;      /* led in by a comma or colon behind its cue */
	bool next;     /* the cue's next word */
};

struct saids {
	struct said *v; /* one for each stretch of the paragraph */
	size_t n, cap;
};

void speaker_find(struct saids *, const struct para *, const struct cues *);
void speaker_free(struct saids *);

#endif
