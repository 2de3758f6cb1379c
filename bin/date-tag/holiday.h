/* See LICENSE file for copyright and license details. */
/*
 * holiday: feasts and public holidays of the English-speaking press, by year.
 * Only those whose day follows from a rule of the Gregorian calendar; feasts
 * of other calendars are left out.  The numbers are those of words.tsv and
 * grammar.tsv.
 */
#ifndef HOLIDAY_H
#define HOLIDAY_H

#include <stdbool.h>

enum holiday {
	HOLIDAY_NONE,
	HOLIDAY_CHRISTMAS,
	HOLIDAY_THANKSGIVING,
	HOLIDAY_EASTER,
	HOLIDAY_HALLOWEEN,
	HOLIDAY_NEW_YEAR,
	HOLIDAY_NEW_YEARS_EVE,
	HOLIDAY_VALENTINE,
	HOLIDAY_GOOD_FRIDAY,
	HOLIDAY_EASTER_MONDAY,
	HOLIDAY_ASH_WEDNESDAY,
	HOLIDAY_PALM_SUNDAY,
	HOLIDAY_BOXING,
	HOLIDAY_LABOR,
	HOLIDAY_MEMORIAL,
	HOLIDAY_INDEPENDENCE,
	HOLIDAY_VETERANS,
	HOLIDAY_COLUMBUS,
	HOLIDAY_KING,
	HOLIDAY_PRESIDENTS,
	HOLIDAY_PATRICK,
	HOLIDAY_MOTHER,
	HOLIDAY_FATHER,
	HOLIDAY_JUNETEENTH,
	HOLIDAY_ELECTION,
	HOLIDAY_INAUGURATION,
	HOLIDAY_EARTH,
	HOLIDAY_MAY,
	HOLIDAY_BASTILLE,
	HOLIDAY_BLACK_FRIDAY,
	HOLIDAY_SUPER_BOWL,
	HOLIDAY_GROUNDHOG,
	HOLIDAY_APRIL_FOOLS,
	HOLIDAY_CHRISTMAS_EVE,
	NHOLIDAYS
};

/* False where there is no such day. */
/* As a holiday's number: the n-th weekday of a month, n < 0 from its end. */
int holiday_nth(int month, int weekday, int n);
/* Whether it is the same day in all years. */
bool holiday_fixed(int holiday);
bool holiday_day(int holiday, int year, int *month, int *day);

#endif
