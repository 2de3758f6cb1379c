/* See LICENSE file for copyright and license details. */
/*
 * subject: what "they" and "it" may stand for: the last subject of a sentence
 * that was of several, or one body.  A struct subjects is zeroed at the start
 * of a stretch of a document and told of each paragraph that is read.
 */
#ifndef SUBJECT_H
#define SUBJECT_H

#include <stddef.h>

#include "cue.h"
#include "mem.h"
#include "para.h"

struct subjects {
	struct span several, body; /* bytes; empty: none */
	size_t severalat, bodyat;  /* paragraphs */
};

/* What the pronoun that cue c has for its speaker means, in paragraph number
 * para; empty: nothing known. */
struct span subject_find(const struct subjects *, const struct para *,
    size_t para, const struct cue *c);
/* The paragraph is done with. */
void subject_keep(struct subjects *, const struct para *, size_t para);

#endif
