/* See LICENSE file for copyright and license details. */
#include "holiday.h"

#include "cal.h"

/* A day of a month; the n-th weekday of a month (n < 0: from its end), moved
 * by some days; or days from Easter, month 0. */
struct rule {
	signed char month, weekday, n;
	signed char move;
};

static const struct rule rules[NHOLIDAYS] = {
	[HOLIDAY_CHRISTMAS] = { 12, 0, 25, 0 },
	[HOLIDAY_THANKSGIVING] = { 11, 4, 4, 0 },
	[HOLIDAY_EASTER] = { 0, 0, 0, 0 },
	[HOLIDAY_HALLOWEEN] = { 10, 0, 31, 0 },
	[HOLIDAY_NEW_YEAR] = { 1, 0, 1, 0 },
	[HOLIDAY_NEW_YEARS_EVE] = { 12, 0, 31, 0 },
	[HOLIDAY_VALENTINE] = { 2, 0, 14, 0 },
	[HOLIDAY_GOOD_FRIDAY] = { 0, 0, 0, -2 },
	[HOLIDAY_EASTER_MONDAY] = { 0, 0, 0, 1 },
	[HOLIDAY_ASH_WEDNESDAY] = { 0, 0, 0, -46 },
	[HOLIDAY_PALM_SUNDAY] = { 0, 0, 0, -7 },
	[HOLIDAY_BOXING] = { 12, 0, 26, 0 },
	[HOLIDAY_LABOR] = { 9, 1, 1, 0 },
	[HOLIDAY_MEMORIAL] = { 5, 1, -1, 0 },
	[HOLIDAY_INDEPENDENCE] = { 7, 0, 4, 0 },
	[HOLIDAY_VETERANS] = { 11, 0, 11, 0 },
	[HOLIDAY_COLUMBUS] = { 10, 1, 2, 0 },
	[HOLIDAY_KING] = { 1, 1, 3, 0 },
	[HOLIDAY_PRESIDENTS] = { 2, 1, 3, 0 },
	[HOLIDAY_PATRICK] = { 3, 0, 17, 0 },
	[HOLIDAY_MOTHER] = { 5, 7, 2, 0 },
	[HOLIDAY_FATHER] = { 6, 7, 3, 0 },
	[HOLIDAY_JUNETEENTH] = { 6, 0, 19, 0 },
	/* The Tuesday after the first Monday of November. */
	[HOLIDAY_ELECTION] = { 11, 1, 1, 1 },
	[HOLIDAY_INAUGURATION] = { 1, 0, 20, 0 },
	[HOLIDAY_EARTH] = { 4, 0, 22, 0 },
	[HOLIDAY_MAY] = { 5, 0, 1, 0 },
	[HOLIDAY_BASTILLE] = { 7, 0, 14, 0 },
	[HOLIDAY_BLACK_FRIDAY] = { 11, 4, 4, 1 },
	/* The first Sunday of February until 2021, the second since. */
	[HOLIDAY_SUPER_BOWL] = { 2, 7, 1, 0 },
	[HOLIDAY_GROUNDHOG] = { 2, 0, 2, 0 },
	[HOLIDAY_APRIL_FOOLS] = { 4, 0, 1, 0 },
	[HOLIDAY_CHRISTMAS_EVE] = { 12, 0, 24, 0 },
};

/* Numbers behind the feasts': a month, a weekday, n from -WEEKS to WEEKS. */
enum { WEEKS = 5, NTHS = 2 * WEEKS + 1, NTH = NHOLIDAYS };

int
holiday_nth(int month, int weekday, int n)
{
	return NTH + (month * 8 + weekday) * NTHS + n + WEEKS;
}

static struct rule
nthrule(int holiday)
{
	int n = (holiday - NTH) % NTHS - WEEKS, day = (holiday - NTH) / NTHS;
	struct rule r = { (signed char)(day / 8), (signed char)(day % 8),
		(signed char)n, 0 };

	return r;
}

bool
holiday_fixed(int holiday)
{
	return holiday > HOLIDAY_NONE && holiday < NHOLIDAYS &&
	       rules[holiday].month != 0 && rules[holiday].weekday == 0;
}

bool
holiday_day(int holiday, int year, int *month, int *day)
{
	struct rule nth = { 0, 0, 0, 0 };
	const struct rule *r = &nth;
	struct cal_date d;
	long n;

	if (holiday <= HOLIDAY_NONE || year < 1)
		return false;
	if (holiday < NHOLIDAYS)
		r = &rules[holiday];
	else if ((nth = nthrule(holiday)).month == 0 || nth.month > 12)
		return false;
	if (holiday_fixed(holiday)) {
		*month = r->month;
		*day = r->n;
		return true;
	}
	n = r->month == 0 ? cal_easter(year) :
			    cal_nthweekday(year, r->month, r->weekday, r->n);
	if (holiday == HOLIDAY_SUPER_BOWL && year > 2021)
		n += 7;
	d = cal_date(n + r->move);
	if (r->month != 0 && d.month != r->month)
		return false; /* there is no fifth */
	*month = d.month;
	*day = d.day;
	return true;
}
