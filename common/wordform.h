/* See LICENSE file for copyright and license details. */
/*
 * wordform: the spellings under which the tagger knows a word.  A written word
 * is unified first (kinds of apostrophe, &amp;); its class form has each digit
 * as 0 and its lower form no capitals.  All by bytes appended to the caller's
 * buffer, linear, no locale.  Hashes are XXH3, 64 bits.
 */
#ifndef WORDFORM_H
#define WORDFORM_H

#include <stddef.h>
#include <stdint.h>

#include "mem.h"

/* Append the unified form. */
void wordform_unify(struct buf *, const char *s, size_t n);
/* Digits of a unified form to 0, all kinds of quotation mark to one. */
void wordform_class(struct buf *, const char *s, size_t n);
/* Append s with its letters small (Unicode simple folding). */
void wordform_lower(struct buf *, const char *s, size_t n);
uint64_t wordform_hash(const char *s, size_t n);

#endif
