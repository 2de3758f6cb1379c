/* See LICENSE file for copyright and license details. */
/*
 * mark: single quotation marks in a paragraph, of whatever form, with the side
 * that each may stand for.  A typographic mark has a side of its own, yet is
 * believed only where its surroundings do not say the contrary (German and
 * Swedish habits, typing errors); a straight one has its surroundings alone.
 */
#ifndef MARK_H
#define MARK_H

#include <stdbool.h>
#include <stddef.h>

struct spans;

struct mark {
	size_t off;
	size_t pair;	/* single: index of the closing one, or SIZE_MAX */
	size_t ndouble; /* double marks after this one in the paragraph */
	unsigned char len;
	bool single;
	bool neutral; /* a form without a side */
	bool open;    /* may open */
	bool close;   /* may close */
	bool plural;  /* may be a plural's apostrophe */
	bool sure;    /* closes after or before punctuation */
	bool afterdigit;
};

/* The marks of text[a, b) into sp->mark and sp->nmark. */
void mark_find(const char *text, size_t a, size_t b, struct spans *sp);

#endif
