/* See LICENSE file for copyright and license details. */
/*
 * extent: the alternatives that a cue's reported content may have, with what
 * speaks for each: on either side of the cue nothing, or a start; for a start,
 * the ends.  What the rules say (content.h) is one of the features.  The
 * trainer and the tool share this code, so that they cannot differ.
 *
 * Starts and ends are tokens; marks, stops and "that" at the ends are left
 * aside.  Everything belongs to struct extent and lives until the next call.
 * The number of alternatives is bounded.
 */
#ifndef EXTENT_H
#define EXTENT_H

#include "content.h"
#include "cue.h"
#include "kind.h"
#include "logit.h"
#include "para.h"

enum extent_side { EXTENT_AFTER, EXTENT_BEFORE };

#define EXTENT_NOTHING PARA_NONE

struct extent {
	const struct para *p;
	const struct cues *cs;
	const struct cue *c; /* the cue under work, cs->v[ci] */
	size_t ci;
	size_t lo, hi;		/* its sentence, without stops at the end */
	struct kind_word *word; /* of the sentence, with edges */
	size_t cap;
	size_t sent;		 /* that word holds; PARA_NONE: none */
	struct span rule[2];	 /* by side; start == end: nothing */
	struct content *content; /* what the rules say of its cues */
	size_t ncontent, contentcap, first; /* the first's index */
	uint32_t flags;			    /* what the cue looks like */
	bool sub;			    /* "While X said ..., Y" */
	bool covered;			    /* inside another cue's content */
	bool second; /* something before the cue is found */
	struct logit options;
};

void extent_paragraph(
    struct extent *, const struct para *, const struct cues *);
/* Look at cue i. */
void extent_cue(struct extent *, size_t i);
/* The alternatives of one side; at: EXTENT_NOTHING or a start. */
void extent_starts(struct extent *, enum extent_side);
/* The ends of what begins at start. */
void extent_ends(struct extent *, enum extent_side, size_t start);
/* Without marks, stops and "that" at its ends. */
struct span extent_trim(const struct para *, struct span);
void extent_free(struct extent *);

#endif
