/* See LICENSE file for copyright and license details. */
/*
 * measure: words that look like a length of time and are none: ages, the names
 * of wars, fractions, prices by the day.
 */
#ifndef MEASURE_H
#define MEASURE_H

#include <stdbool.h>

#include "place.h"

/* Whether a length of time or a set stands; true for any other match. */
bool measure_ok(const struct place *);

#endif
