/* See LICENSE file for copyright and license details. */
#include "later.h"

#include <stdbool.h>
#include <string.h>

#include "cal.h"
#include "holiday.h"

enum {
	GAP = 40,	 /* bytes between the two */
	YEARBEFORE = 8,	 /* months from a quarter's end to the calendar's */
	HALFQUARTER = 45 /* days; back from its end to the middle */
};

static void
renew(struct anchor *a, struct expr *e)
{
	timex_value(&e->x, e->value);
	e->days = anchor_days(a, &e->x);
}

/* Whether the bytes between are one of the words, blanks aside. */
static bool
between(const char *s, const struct expr *e, const struct expr *then,
    const char *const *words)
{
	const char *p = s + e->end, *end = s + then->start;
	size_t n;

	for (; p < end && (*p == ' ' || *p == '\n'); p++)
		;
	for (; end > p && (end[-1] == ' ' || end[-1] == '\n'); end--)
		;
	for (n = (size_t)(end - p); *words != NULL; words++)
		if (strlen(*words) == n && memcmp(*words, p, n) == 0)
			return true;
	return false;
}

/* "(0800 GMT) " or "(0800 GMT) on " */
static bool
bracketed(const char *s, const struct expr *e, const struct expr *then)
{
	const char *p = s + e->end, *end = s + then->start;

	for (; p < end && *p == ' '; p++)
		;
	if (p == end || *p != '(')
		return false;
	for (p++; p < end && *p != ')'; p++)
		if (*p == '(' || *p == '\n')
			return false;
	if (p == end)
		return false;
	for (p++; p < end && *p == ' '; p++)
		;
	return p == end || (end - p == 3 && memcmp(p, "on ", 3) == 0);
}

static bool
isyearless(const struct timex *x)
{
	return x->rel == REL_YEAR && x->holiday == HOLIDAY_NONE &&
	       x->dir == TIMEX_NONE && x->type != TIMEX_SET &&
	       (x->grain == UNIT_DAY || x->grain == UNIT_MONTH ||
		   x->grain == UNIT_SEASON);
}

static void
tellyear(const char *s, struct anchor *a, struct expr *e, struct expr *then)
{
	static const char *const words[] = { "to", "and", "until", "till",
		"through", "or", "-", "\xe2\x80\x93", "\xe2\x80\x94", NULL };
	const struct timex *x = &then->x;
	int year = x->year;

	if ((x->rel != REL_NONE && x->rel != REL_YEAROFF) ||
	    x->grain != e->x.grain ||
	    (x->month == TIMEX_NONE && x->grain != UNIT_SEASON) ||
	    !then->days.known || !between(s, e, then, words))
		return;
	if (e->x.month > x->month ||
	    (x->grain == UNIT_SEASON && e->x.season > x->season))
		year--;
	if (x->grain == UNIT_DAY && !cal_valid(year, e->x.month, e->x.day))
		return;
	e->x.year = year;
	renew(a, e);
}

/* "the quarter ended July 31" */
static bool
ends(const char *s, const struct expr *e, const struct expr *then)
{
	static const char *const words[] = { "ended", "ending", "that ended",
		"to", NULL };

	return then->x.grain == UNIT_DAY && then->days.known &&
	       between(s, e, then, words);
}

static void
tellquarter(const char *s, struct anchor *a, struct expr *e, struct expr *then)
{
	struct cal_date d;

	/* One named before may be a fiscal quarter, and stays what it is. */
	if (a->quarter != TIMEX_NONE || !ends(s, e, then))
		return;
	d = cal_date(then->days.first - HALFQUARTER);
	a->year = e->x.year = d.year;
	a->quarter = e->x.quarter = (d.month + 2) / 3;
	renew(a, e);
}

/* "the fiscal second quarter ended Feb. 28": of the year of that day; a fourth
 * one that ends in winter is the fourth of the year before. */
static void
tellfiscal(const char *s, struct anchor *a, struct expr *e, struct expr *then)
{
	struct cal_date d;
	bool discussed = a->quarter == e->x.quarter && a->year == e->x.year;

	if (!ends(s, e, then))
		return;
	d = cal_date(then->days.first);
	e->x.year = d.year - (e->x.quarter * 3 - d.month >= YEARBEFORE);
	if (discussed)
		a->year = e->x.year;
	renew(a, e);
}

/* "the week ended July 31" */
static void
tellweek(const char *s, struct anchor *a, struct expr *e, struct expr *then)
{
	struct cal_week w;

	if (!ends(s, e, then))
		return;
	w = cal_week(then->days.first);
	e->x.year = w.year;
	e->x.week = w.week;
	renew(a, e);
}

/* Of two days that are joined, the first is to come, or it is today and the other
 * tomorrow. */
static bool
isahead(const struct anchor *a, const struct expr *e, const struct expr *then)
{
	return e->days.first > a->day ||
	       (e->days.first == a->day && then->days.first + 6 == a->day);
}

/* "Monday through Friday": the second day comes after the first, and so it does
 * of two that are joined, "Monday or Tuesday", if the first is not over. */
static void
followday(const char *s, struct anchor *a, struct expr *e, struct expr *then)
{
	static const char *const words[] = { "to", "until", "till", "through",
		"thru", "-", "\xe2\x80\x93", "\xe2\x80\x94", NULL };
	static const char *const joins[] = { "and", "or", "n", "&", NULL };
	struct cal_date d;

	if (!e->days.known || !then->days.known ||
	    then->days.first >= e->days.first || then->x.dir != TIMEX_NONE)
		return;
	if (!between(s, e, then, words) &&
	    (a->narrative || !isahead(a, e, then) ||
		!between(s, e, then, joins)))
		return;
	d = cal_date(then->days.first + 7);
	then->x.year = d.year;
	then->x.month = d.month;
	then->x.day = d.day;
	renew(a, then);
}

static bool
isbaretime(const struct timex *x)
{
	return x->hour != TIMEX_NONE && x->grain == UNIT_DAY &&
	       x->dir == TIMEX_NONE && x->offset == 0 &&
	       (x->rel == REL_OFFSET || x->rel == REL_MENTION);
}

/* The times before the day, the one in brackets among them. */
static void
tellday(const char *s, struct anchor *a, struct exprs *l)
{
	struct expr *then = &l->v[l->n - 1], *e;
	size_t first = l->n - 2, i;

	if (first > 0 && isbaretime(&l->v[first - 1].x) &&
	    then->start - l->v[first - 1].end < GAP)
		first--;
	if (!bracketed(s, &l->v[first], then))
		return;
	for (i = first; i + 1 < l->n; i++) {
		e = &l->v[i];
		e->x.year = then->x.year;
		e->x.month = then->x.month;
		e->x.day = then->x.day;
		renew(a, e);
	}
}

/* "from 9 a.m. to 5 p.m. Monday", "10 p.m. (0300 GMT Monday)": both times are
 * Monday's. */
static void
shareday(const char *s, struct anchor *a, struct expr *e, struct expr *then)
{
	static const char *const words[] = { "to", "and", "until", "till", "-",
		"\xe2\x80\x93", "\xe2\x80\x94", "(", NULL };

	if (!then->days.known || isbaretime(&then->x) ||
	    !between(s, e, then, words))
		return;
	e->x.year = then->x.year;
	e->x.month = then->x.month;
	e->x.day = then->x.day;
	renew(a, e);
}

void
later_tell(const char *s, struct anchor *a, struct exprs *l)
{
	struct expr *e, *then;

	if (l->n < 2)
		return;
	e = &l->v[l->n - 2];
	then = &l->v[l->n - 1];
	if (then->start < e->end || then->start - e->end >= GAP)
		return;
	if (e->x.rel == REL_WEEKDAY && then->x.rel == REL_WEEKDAY)
		followday(s, a, e, then);
	else if (isyearless(&e->x))
		tellyear(s, a, e, then);
	else if (e->x.grain == UNIT_QUARTER && e->x.rel == REL_QUARTER &&
		 e->x.offset == 0)
		tellquarter(s, a, e, then);
	else if (e->x.grain == UNIT_QUARTER && e->x.rel == REL_YEAR &&
		 e->x.dir == TIMEX_NONE)
		tellfiscal(s, a, e, then);
	else if (e->x.grain == UNIT_WEEK && e->x.type == TIMEX_DATE &&
		 e->x.week != TIMEX_NONE)
		tellweek(s, a, e, then);
	else if (isbaretime(&e->x) && then->x.grain == UNIT_DAY &&
		 then->x.hour != TIMEX_NONE)
		shareday(s, a, e, then);
	else if (isbaretime(&e->x) && then->x.grain == UNIT_DAY &&
		 then->days.known && then->x.hour == TIMEX_NONE)
		tellday(s, a, l);
}
