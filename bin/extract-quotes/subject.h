/* See LICENSE file for copyright and license details. */
/*
 * subject: what "they" and "it" may stand for: the last subject of a sentence
 * that was of several, or one body, in this paragraph or the two before, which
 * are read again for it, once for each paragraph that asks.
 *
 * A struct subjects is zeroed, pointed to a stretch of a document by
 * subject_start(), and freed by subject_free().
 */
#ifndef SUBJECT_H
#define SUBJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "cue.h"
#include "doc.h"
#include "mem.h"
#include "para.h"
#include "span.h"

struct subjects {
	const struct doc *doc;
	const struct spans *spans;
	struct para before;	   /* scratch */
	size_t asked;		   /* 1 + the paragraph that asked last */
	struct span several, body; /* bytes, before it; empty: none */
};

void subject_start(struct subjects *, const struct doc *, const struct spans *);
/* What the pronoun that cue c has for its speaker means, in paragraph number
 * para; empty: nothing known. */
struct span subject_find(
    struct subjects *, const struct para *, size_t para, const struct cue *c);
void subject_free(struct subjects *);

#endif
