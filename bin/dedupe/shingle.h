/* See LICENSE file for copyright and license details. */
/*
 * shingle: what a text is made of, for a sketch: its stretches of GRAM_LEN
 * characters (shingles: Broder 1997; of characters, so that misread ones cost
 * little), its uncommon words, and its figures, in which reports that are made
 * from one form differ.  Takes the normal form of norm.h.
 *
 * A stretch is common if it stands in a common word or phrase
 * (data/common.tsv).  A word that begins with a digit, behind marks perhaps, is
 * a figure, the names of days and months are, too.
 */
#ifndef SHINGLE_H
#define SHINGLE_H

#include "mem.h"
#include "sketch.h"

struct shingler {
	struct sketch_builder builder;
	struct buf narrow;
	struct bytes text; /* at work */
};

/* Sketch a text in normal form.  False if there is nothing in it. */
bool shingle_sketch(struct shingler *, struct bytes, struct sketch *);
/* The same in two steps: first the bins, by which others can be looked for
 * already; then, if there is something in it, the rest.  The text has to stay
 * until then. */
bool shingle_begin(struct shingler *, struct bytes, struct sketch *);
void shingle_end(struct shingler *, struct sketch *);
void shingle_free(struct shingler *);

#endif
