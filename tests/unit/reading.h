/* See LICENSE file for copyright and license details. */
/*
 * reading: one paragraph's tokens and cues, and a buffer to say what was found,
 * for the unit tests of what reads them.  All of it is freed by reading_free.
 */
#ifndef READING_H
#define READING_H

#include <string.h>

#include "bin/extract-quotes/cue.h"
#include "mem.h"

struct reading {
	struct spans spans;
	struct para para;
	struct cues cues;
	struct buf buf;
};

static inline void
reading_open(struct reading *r, const char *text)
{
	struct span at = { 0, strlen(text) };

	memset(r, 0, sizeof(*r));
	span_find(&r->spans, text, &at, 1);
	para_read(&r->para, text, at, r->spans.v, r->spans.n);
	cue_find(&r->cues, &r->para);
}

static inline void
reading_free(struct reading *r)
{
	span_free(&r->spans);
	para_free(&r->para);
	cue_free(&r->cues);
	buf_free(&r->buf);
}

#endif
