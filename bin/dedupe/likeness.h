/* See LICENSE file for copyright and license details. */
/*
 * likeness: what makes two texts the same news, by what their sketches say of
 * each other, at each of the levels of --near.  Owns nothing.
 */
#ifndef LIKENESS_H
#define LIKENESS_H

#include <stdbool.h>

#include "sketch.h"

enum near_level { NEAR_STRICT, NEAR_NORMAL, NEAR_LOOSE, NEAR_NLEVELS };

extern const char *const near_levels[NEAR_NLEVELS];

/* Whether they may be the same, when the shares of stretches are known. */
bool likeness_may(enum near_level, const struct sketch_likeness *);
/* Whether they are, then; the rest of it is told where they are. */
bool likeness_is(enum near_level, const struct sketch *, const struct sketch *,
    struct sketch_likeness *);
/* Both. */
bool likeness_of(enum near_level, const struct sketch *, const struct sketch *,
    struct sketch_likeness *);

#endif
