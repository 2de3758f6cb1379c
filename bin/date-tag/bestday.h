/* See LICENSE file for copyright and license details. */
/*
 * bestday: the day of a text that nothing dates, if the text supports one: the
 * last of the days that it names with their year, when it names that day so
 * three times and also by its weekday alone ("on Friday"), or beside "today"
 * and once more in one of these ways.  What a text merely mentions is otherwise no date of
 * it.  Measured: man page, CAVEATS.
 *
 * Plain values; nothing is allocated.
 */
#ifndef BESTDAY_H
#define BESTDAY_H

#include <stdbool.h>
#include <stddef.h>

#include "expr.h"

/* Whether the text s[0..len) may support a day at all; quick. */
bool bestday_may(const char *s, size_t len);
/* The day into iso, from the expressions of s, which are found without a
 * document's date.  False, and iso "", if none has enough support. */
bool bestday_find(const char *s, const struct exprs *, char iso[11]);

#endif
