/* See LICENSE file for copyright and license details. */
/*
 * span: stretches of text between quotation marks.  Bytes go in, stretches
 * come out; nothing here knows words or sentences.  All common marks count:
 * straight and typographic doubles, '' and ``, guillemets, low and angle
 * marks, full-width and corner marks, HTML entities, the CP1252 bytes, and
 * single quotes as far as they can be told from apostrophes.  Marks inside
 * HTML tags are none.
 *
 * A mark's side is taken from its form and from what stands around it, so that
 * one lost mark never turns the rest of a paragraph inside out; and a paragraph
 * that ends inside a quotation ends the stretch.  A stretch that the next
 * paragraph takes up again is marked (runon), so that a quotation over
 * paragraphs can be put together.
 *
 * Offsets are bytes of the given text.  Time and memory are linear in it.  The
 * arrays belong to struct spans and live until the next span_find().
 */
#ifndef SPAN_H
#define SPAN_H

#include <stdbool.h>
#include <stddef.h>

#include "mem.h"

struct stretch {
	size_t start; /* with its marks */
	size_t end;
	size_t in; /* between the marks, white space trimmed */
	size_t out;
	size_t para; /* index of its paragraph */
	bool opened; /* has a mark of its own at the start */
	bool closed; /* ... at the end */
	bool single; /* the marks are single quotes */
	bool runon;  /* goes on in the next stretch, a paragraph later */
};

struct mark;

struct spans {
	struct stretch *v;
	size_t n, cap;
	struct mark *mark; /* of one paragraph */
	size_t nmark, markcap;
	bool torn; /* the paragraph before ended inside a tag */
};

void span_find(
    struct spans *, const char *text, const struct span *para, size_t npara);
void span_free(struct spans *);

#endif
