/* See LICENSE file for copyright and license details. */
/*
 * cal: the proleptic Gregorian calendar, years from -9999 to 9999 (year 0 is
 * 1 BC, as in ISO 8601), counted in days from 1970-01-01.  Pure functions, no
 * memory, no time zone, no clock.
 *
 * Sources: H. Hinnant, "chrono-compatible low-level date algorithms" (days
 * from and to a civil date); ISO 8601:2004 2.2.10 (weeks); J. Meeus,
 * "Astronomical Algorithms", chapter 8 (Easter).
 */
#ifndef CAL_H
#define CAL_H

#include <stdbool.h>

struct cal_date {
	int year;
	int month; /* 1 to 12 */
	int day;   /* 1 to 31 */
};

/* An ISO week: the year that its Thursday is in, and 1 to 53. */
struct cal_week {
	int year;
	int week;
};

bool cal_leap(int year);
int cal_monthdays(int year, int month);
bool cal_valid(int year, int month, int day);

long cal_days(struct cal_date); /* any day number within the month is valid */
struct cal_date cal_date(long days);
int cal_weekday(long days); /* 1 Monday to 7 Sunday */

struct cal_week cal_week(long days);
int cal_weeks(int year);	     /* 52 or 53 */
long cal_weekstart(struct cal_week); /* its Monday */

/* The same day n months on; the last of the month where it has no such day. */
struct cal_date cal_addmonths(struct cal_date, int n);
/* The n-th weekday of a month, n from 1; n < 0 counts from its end. */
long cal_nthweekday(int year, int month, int weekday, int n);
long cal_easter(int year); /* Sunday of the western churches */

#endif
