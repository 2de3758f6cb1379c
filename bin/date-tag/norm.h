/* See LICENSE file for copyright and license details. */
/*
 * norm: the value rules of the date grammar.  What a match means on its own,
 * before it is known when it was written: a weekday stays a weekday, "last
 * month" an offset of -1 months (anchor.c does the rest).  Pure functions.
 */
#ifndef NORM_H
#define NORM_H

#include <stdbool.h>
#include <stddef.h>

#include "rule.h"
#include "timex.h"

enum { NORM_VALUES = 2 };

/* dayfirst: of 3/4 the first is the day.  How many expressions the match is: 0 if its words make no sense together
 * (30 February), 1, or 2 for a pair such as 1939-45, whose second begins at
 * token *second. */
size_t norm_value(const struct match *, bool dayfirst,
    struct timex out[NORM_VALUES], size_t *second);

#endif
