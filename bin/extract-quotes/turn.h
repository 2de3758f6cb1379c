/* See LICENSE file for copyright and license details. */
/*
 * turn: whose word it is where no act of speech says so.  The last speaker
 * goes on, for a paragraph or two; two who talk take turns, once a question
 * shows that they do; a paragraph that ends in a colon gives the word to whom
 * it names.
 *
 * A struct turns is zeroed at the start of a stretch of a document.  Speakers
 * are offsets of its text.
 */
#ifndef TURN_H
#define TURN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "discourse.h"
#include "mem.h"

/* How far the last speaker is carried, in paragraphs. */
enum { TURN_REACH = 2 };

struct turn {
	struct speaker who;
	struct span cue;
	size_t para;
	uint32_t id;
	bool have;
	bool spoke; /* in marks; otherwise merely named as a subject */
	bool asked; /* ended in a question */
	bool gives; /* leads in the next paragraph */
};

struct turns {
	struct turn last;
	struct turn other; /* who spoke before the last one */
	bool alternate;	   /* they take turns */
};

/* Somebody speaks, or is named. */
void turn_take(struct turns *, const char *text, const struct turn *);
/* Who says a quotation without a cue in a paragraph; NULL: nobody knows.
 * whole: the paragraph is nothing else. */
const struct turn *turn_next(
    struct turns *, size_t para, bool whole, bool question);

#endif
