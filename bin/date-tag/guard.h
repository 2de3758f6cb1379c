/* See LICENSE file for copyright and license details. */
/*
 * guard: words that look like a date and are none.  A match is judged by the
 * words on both sides of it: "may" the verb, "the Sun said", "1990 people",
 * "a quarter of", ages.
 */
#ifndef GUARD_H
#define GUARD_H

#include <stdbool.h>
#include <stddef.h>

#include "rule.h"

/* Whether the match of tok[0..m->ntok) stands, in a text whose paragraph is
 * s[from..len). */
bool guard_ok(const struct match *m, const struct token *tok, const char *s,
    size_t from, size_t len, bool narrative);

#endif
