/* See LICENSE file for copyright and license details. */
/*
 * join: the rows of one quotation chained, so that they can be written as one:
 * its first row carries speaker, cue, kind and confidence of the whole.  Rows
 * that are no speech are left alone.
 *
 * The memory of struct join is used again for each document, and freed by
 * join_free().
 */
#ifndef JOIN_H
#define JOIN_H

#include <stddef.h>

#include "quote.h"

struct join {
	size_t *last; /* by quotation: 1 + index of its last row so far */
	size_t *head; /* ... of its first */
	size_t lastcap, headcap;
};

/* Sets next and piece of the rows, and the whole's columns in first ones. */
void join_pieces(struct join *, struct quotes *);
void join_free(struct join *);

#endif
