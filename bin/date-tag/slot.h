/* See LICENSE file for copyright and license details. */
/*
 * slot: what the slots of a match say, for all value rules alike.  Pure
 * functions; the letters are those of data/grammar.tsv.
 */
#ifndef SLOT_H
#define SLOT_H

#include "rule.h"
#include "timex.h"

enum { SLOT_SCALE = 1000 }; /* amounts are in thousandths */

/* Directions as words.tsv gives them. */
enum {
	DIR_PREVIOUS = -2, /* the one before that just mentioned */
	DIR_LAST = -1,
	DIR_THIS = 0,
	DIR_NEXT = 1,
	DIR_FOLLOWING = 2,
	DIR_THAT = 3
};

/* The slot's value, TIMEX_NONE if it is empty. */
int slot_get(const struct match *, char slot);
enum timex_unit slot_unit(const struct match *, char slot);
/* The time of day, the modifier, the direction. */
void slot_time(const struct match *, struct timex *);
void slot_mod(const struct match *, struct timex *);
void slot_dir(const struct match *, struct timex *);
/* The year; two figures are one of 1940 to 2039, and 1 BC is 0. */
int slot_year(const struct match *);
/* Which one is meant: "the following spring" is the next. */
int slot_side(const struct match *);
/* "of last year", "of the same year" */
void slot_yearoff(const struct match *, struct timex *);
/* The modifier that a word of the slot b stands for. */
enum timex_mod slot_bound(const struct match *);

#endif
