/* See LICENSE file for copyright and license details. */
#include <stdio.h>

#include "cal.h"

struct week {
	struct cal_date d;
	int weekday, year, week;
};

/* The turns of years where ISO weeks and calendar years differ. */
static const struct week weeks[] = {
	{ { 1970, 1, 1 }, 4, 1970, 1 },
	{ { 2005, 1, 1 }, 6, 2004, 53 },
	{ { 2005, 12, 31 }, 6, 2005, 52 },
	{ { 2008, 12, 29 }, 1, 2009, 1 },
	{ { 2009, 12, 31 }, 4, 2009, 53 },
	{ { 2010, 1, 3 }, 7, 2009, 53 },
	{ { 2016, 12, 22 }, 4, 2016, 51 },
	{ { 2000, 2, 29 }, 2, 2000, 9 },
	{ { 1900, 3, 1 }, 4, 1900, 9 },
};

static const struct cal_date easters[] = { { 1818, 3, 22 }, { 1943, 4, 25 },
	{ 2000, 4, 23 }, { 2016, 3, 27 }, { 2024, 3, 31 }, { 2038, 4, 25 } };

static int failed;

static void
check(int ok, const char *what, int a, int b, int c)
{
	if (ok)
		return;
	printf("cal: %s %d %d %d\n", what, a, b, c);
	failed = 1;
}

static int
same(struct cal_date a, struct cal_date b)
{
	return a.year == b.year && a.month == b.month && a.day == b.day;
}

static void
roundtrip(void)
{
	struct cal_date from = { -400, 1, 1 }, to = { 2800, 1, 1 }, d;
	struct cal_date last = { -401, 12, 31 };
	long n;

	for (n = cal_days(from); n < cal_days(to); n++) {
		d = cal_date(n);
		check(cal_days(d) == n, "days", d.year, d.month, d.day);
		check(cal_valid(d.year, d.month, d.day), "valid", d.year,
		    d.month, d.day);
		check(d.day == last.day + 1 || d.day == 1, "next", d.year,
		    d.month, d.day);
		last = d;
	}
}

static void
isoweeks(void)
{
	const struct week *w;
	struct cal_week got;
	long n;

	for (w = weeks; w < weeks + sizeof(weeks) / sizeof(*weeks); w++) {
		n = cal_days(w->d);
		got = cal_week(n);
		check(cal_weekday(n) == w->weekday, "weekday", w->d.year,
		    w->d.month, w->d.day);
		check(got.year == w->year && got.week == w->week, "week",
		    w->d.year, w->d.month, w->d.day);
		check(cal_weekstart(got) == n - w->weekday + 1, "weekstart",
		    w->d.year, w->d.month, w->d.day);
	}
	check(cal_weeks(2004) == 53 && cal_weeks(2005) == 52, "weeks", 0, 0, 0);
}

static void
months(void)
{
	struct cal_date d = { 2016, 1, 31 }, feb = { 2016, 2, 29 };
	struct cal_date nov = { 2015, 11, 30 };

	check(same(cal_addmonths(d, 1), feb), "addmonths", 1, 0, 0);
	check(same(cal_addmonths(d, -2), nov), "addmonths", -2, 0, 0);
	check(!cal_valid(2016, 2, 30) && !cal_valid(1900, 2, 29) &&
		  !cal_valid(2016, 13, 1) && !cal_valid(2016, 0, 1),
	    "valid", 0, 0, 0);
}

static void
feasts(void)
{
	const struct cal_date *e;
	struct cal_date thanks = { 2016, 11, 24 }, memorial = { 2016, 5, 30 };

	for (e = easters; e < easters + sizeof(easters) / sizeof(*easters); e++)
		check(same(cal_date(cal_easter(e->year)), *e), "easter",
		    e->year, e->month, e->day);
	check(same(cal_date(cal_nthweekday(2016, 11, 4, 4)), thanks), "fourth",
	    0, 0, 0);
	check(same(cal_date(cal_nthweekday(2016, 5, 1, -1)), memorial), "last",
	    0, 0, 0);
}

int
main(void)
{
	roundtrip();
	isoweeks();
	months();
	feasts();
	return failed;
}
