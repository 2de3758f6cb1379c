/* See LICENSE file for copyright and license details. */
/*
 * inline: a text with its expressions in TIMEX3 elements (TimeML 1.2.1).
 * Nothing else is changed: without the tags it is the input again.
 */
#ifndef INLINE_H
#define INLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "expr.h"
#include "mem.h"

/* The start tag.  tid is its number in the document, from 1; anchored: the
 * document's date (t0) is known. */
void inline_open(
    struct buf *, const struct expr *, uint64_t tid, bool anchored);
void inline_close(struct buf *);

#endif
