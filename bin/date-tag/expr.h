/* See LICENSE file for copyright and license details. */
/*
 * expr: the date expressions of a text, in order, with their values.  The whole
 * way: scan for a trigger, read the words around it, run the grammar, judge by
 * the neighbours, compute the value, anchor it.  Time is linear in the text.
 *
 * The list belongs to the caller and is reused; expr_free() frees it.
 */
#ifndef EXPR_H
#define EXPR_H

#include <stddef.h>

#include "anchor.h"
#include "timex.h"

struct expr {
	size_t start, end;
	struct timex x;
	struct timex_days days;
	char value[TIMEX_VALUE];
};

struct exprs {
	struct expr *v;
	size_t n, cap;
};

/* Appends those of s[from..to), a paragraph of the text s. */
void expr_find(
    const char *s, size_t from, size_t to, struct anchor *, struct exprs *);
void expr_free(struct exprs *);

#endif
