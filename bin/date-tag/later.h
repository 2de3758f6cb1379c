/* See LICENSE file for copyright and license details. */
/*
 * later: what an expression tells of the ones right before it.  "From 10 May to
 * 25 June 2012" gives the first its year, "the quarter ended July 31" the
 * quarter its place, "10 a.m. (0800 GMT) Friday" the time its day.
 *
 * Works on the caller's list; looks at a bounded number of bytes.
 */
#ifndef LATER_H
#define LATER_H

#include "anchor.h"
#include "expr.h"

/* The last of the list, in the text s, is new. */
void later_tell(const char *s, struct anchor *, struct exprs *);

#endif
