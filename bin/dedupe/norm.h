/* See LICENSE file for copyright and license details. */
/*
 * norm: the form in which two records are compared when their spelling shall
 * not count.  It is never written out.
 *
 * norm_case() folds case (Unicode, simple) and leaves all else.
 *
 * norm_text() also resolves HTML's character references (also twice escaped:
 * &amp;quot;), folds dashes and quotes to one each, drops what has no width,
 * and makes one blank of each run of white space and punctuation.  What a
 * figure is made of stays: marks between two digits, a sign or a point before
 * one, and % & @ # everywhere, so that 1.5 is not 15 and -2 % not 2 %.
 * Accents stay, composed and decomposed forms are not unified.
 *
 * Both append to the caller's buffer, in time linear in the input; invalid
 * UTF-8 is copied.
 */
#ifndef NORM_H
#define NORM_H

#include "mem.h"

void norm_case(struct buf *, struct bytes);
void norm_text(struct buf *, struct bytes);

#endif
