/* See LICENSE file for copyright and license details. */
/*
 * sent: sentence bounds over tokens.  A sentence ends at . ! ? (or a run of
 * dots) and the closing marks after it, where what follows can begin one; an
 * abbreviation's stop (data/abbr.tsv), an initial's and a decimal's do not end
 * it.  After Kiss and Strunk 2006 in what counts as evidence, with a list
 * where they count.
 *
 * Nothing is owned or kept: the marks are flags of the tokens.
 */
#ifndef SENT_H
#define SENT_H

#include <stddef.h>

#include "token.h"

/* Set TOKEN_START and TOKEN_END on tok[0..n), the tokens of one paragraph. */
void sent_mark(const char *text, struct token *tok, size_t n);

#endif
