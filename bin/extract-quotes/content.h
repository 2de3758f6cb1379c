/* See LICENSE file for copyright and license details. */
/*
 * content: where the words are that a cue reports without quotation marks:
 * "X said CLAUSE", "X told Y that CLAUSE", "CLAUSE, X said", "X criticized
 * PHRASE".  A fragment in marks may lie inside.  At most two pieces: the
 * attribution may stand in the middle.
 */
#ifndef CONTENT_H
#define CONTENT_H

#include "cue.h"
#include "para.h"

enum content_shape {
	CONTENT_CLAUSE, /* that-clause, bare clause, question clause */
	CONTENT_FIRST,	/* the clause stands before the attribution */
	CONTENT_PHRASE, /* object, infinitive, prepositional phrase */
};

struct content {
	struct span piece[2]; /* tokens */
	size_t n;	      /* pieces; 0: nothing is reported */
	enum content_shape shape;
};

/* Whether cue i ends its sentence with the attribution of all that stands
 * before it: "CLAUSE, X said." */
bool content_isfinal(const struct para *, const struct cues *, size_t i);
/* Where a clause goes on to that continues a quotation at token i. */
size_t content_end(const struct para *, const struct cues *, size_t i);
/* What cue i of cs reports. */
struct content content_find(const struct para *, const struct cues *, size_t i);

#endif
