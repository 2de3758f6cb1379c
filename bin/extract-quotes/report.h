/* See LICENSE file for copyright and license details. */
/*
 * report: what a cue reports, as the model chooses among the extents that
 * extent.h has for it, and how sure that is.
 */
#ifndef REPORT_H
#define REPORT_H

#include "extent.h"

struct report_piece {
	struct span at;	 /* tokens */
	uint8_t percent; /* that a reader would mark the same words */
	bool marks;	 /* all between marks */
};

struct report {
	struct report_piece piece[2]; /* in order */
	size_t n;		      /* 0: nothing is reported */
};

/* Sides of the cue. */
enum { REPORT_BEFORE = 1, REPORT_AFTER = 2, REPORT_ALL = 3 };

/* What cue i of the extent's paragraph reports; pieces on sides that are not
 * wanted may be left out. */
struct report report_find(struct extent *, size_t i, unsigned wanted);

#endif
