/* See LICENSE file for copyright and license details. */
/*
 * anchor: from what an expression says to the day it means.  The anchor is the
 * document's date, the date last mentioned, and the quarter under discussion;
 * all of them may be unknown, the clock is never asked.
 *
 * A narrative goes by the date last mentioned alone (the strategy that Stroetgen
 * and Gertz, "Multilingual and cross-domain temporal tagging", 2013, section 4,
 * give for histories), and its time goes on: March after a December is the one
 * that follows.
 *
 * Which of two years or weeks is meant, the tense of the verb near by tells
 * (tense.h); without a cue news speaks of the past.
 */
#ifndef ANCHOR_H
#define ANCHOR_H

#include <stdbool.h>

#include "cal.h"
#include "tense.h"
#include "timex.h"

enum { ANCHOR_DAYS = 16 };

struct anchor {
	bool narrative;
	bool dayfirst; /* 3/4 is a day of April */
	bool known;    /* the document's date */
	struct cal_date date;
	long day;
	bool mentioned; /* a date was mentioned before */
	long last;	/* its first day */
	enum timex_unit lastgrain;
	long lastmonth; /* first day of the last one that tells the month */
	bool dated;	/* ... one that is a day */
	long lastday;
	int minute; /* of that day, or TIMEX_NONE: the last time named */
	bool inera; /* the last mention is a decade or a century */
	long era;   /* ... its first day */
	struct cal_date said[ANCHOR_DAYS]; /* days named with their year */
	size_t nsaid;
	int year, quarter; /* under discussion, or TIMEX_NONE */
	bool byyear;	   /* the last period spoken of is no quarter */
};

/* For a new document: iso is YYYY-MM-DD or "". narrative and dayfirst stay. */
void anchor_init(struct anchor *, const char *iso);
/* Completes what the expression leaves open and remembers what it says; returns
 * its days as anchor_days() does. */
struct timex_days anchor_resolve(struct anchor *, struct timex *, enum tense);
/* Whether there is what it goes by: "an hour later" needs a time. */
bool anchor_knows(const struct anchor *, const struct timex *);
/* The days that a resolved expression covers, the document's day for the
 * present and durations that touch it included. */
struct timex_days anchor_days(const struct anchor *, const struct timex *);

/* Whether it is so near the document's day in the document's year that the
 * tense does not matter to anchor_resolve(). */
bool anchor_isnear(const struct anchor *, const struct timex *);

#endif
