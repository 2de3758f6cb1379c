/* See LICENSE file for copyright and license details. */
/*
 * content: where the words are, by rules, that a cue reports without marks:
 * "X said CLAUSE", "X told Y that CLAUSE", "CLAUSE, X said", "X criticized
 * PHRASE".  A fragment in marks may lie inside.  At most two pieces: the
 * attribution may stand in the middle.
 */
#ifndef CONTENT_H
#define CONTENT_H

#include "cue.h"
#include "para.h"

struct content {
	struct span piece[2]; /* tokens */
	size_t n;	      /* pieces; 0: nothing is reported */
};

/* Whether a word of tokens [lo, hi) stands outside of marks. */
bool content_anyplain(const struct para *, size_t lo, size_t hi);
/* "declined to say": nothing is said. */
bool content_issilence(const struct para *, const struct cue *);
/* Where a clause goes on to that continues a quotation at token i. */
size_t content_end(const struct para *, const struct cues *, size_t i);
/* What cue i of cs reports. */
struct content content_find(const struct para *, const struct cues *, size_t i);

#endif
