/* See LICENSE file for copyright and license details. */
#include "bin/date-tag/holiday.h"

#include "check.h"

static void
falls(struct check *c, int holiday, int year, int month, int day, int line)
{
	int m = 0, d = 0;

	check_that(c,
	    holiday_day(holiday, year, &m, &d) && m == month && d == day,
	    __FILE__, line, "another day");
}
#define FALLS(c, h, y, m, d) falls((c), (h), (y), (m), (d), __LINE__)

int
main(void)
{
	struct check c = { 0 };
	int m, d;

	FALLS(&c, HOLIDAY_CHRISTMAS, 2016, 12, 25);
	FALLS(&c, HOLIDAY_THANKSGIVING, 2016, 11, 24);
	FALLS(&c, HOLIDAY_BLACK_FRIDAY, 2019, 11, 29);
	FALLS(&c, HOLIDAY_GOOD_FRIDAY, 2013, 3, 29);
	FALLS(&c, HOLIDAY_ASH_WEDNESDAY, 2000, 3, 8);
	FALLS(&c, HOLIDAY_LABOR, 2015, 9, 7);
	FALLS(&c, HOLIDAY_MEMORIAL, 2016, 5, 30);
	FALLS(&c, HOLIDAY_ELECTION, 2016, 11, 8);
	FALLS(&c, HOLIDAY_KING, 2017, 1, 16);
	FALLS(&c, HOLIDAY_SUPER_BOWL, 2016, 2, 7);
	FALLS(&c, HOLIDAY_SUPER_BOWL, 2022, 2, 13);
	CHECK(&c, !holiday_day(0, 2016, &m, &d));
	CHECK(&c, !holiday_day(NHOLIDAYS, 2016, &m, &d));
	/* The last Sunday in May, the fifth Monday of February. */
	CHECK(&c, holiday_day(holiday_nth(5, 7, -1), 2016, &m, &d));
	CHECK(&c, m == 5 && d == 29);
	CHECK(&c, holiday_day(holiday_nth(12, 1, 1), 2016, &m, &d));
	CHECK(&c, m == 12 && d == 5);
	CHECK(&c, holiday_day(holiday_nth(2, 1, 5), 2016, &m, &d));
	CHECK(&c, m == 2 && d == 29);
	CHECK(&c, !holiday_day(holiday_nth(2, 1, 5), 2015, &m, &d));
	CHECK(&c, !holiday_day(holiday_nth(13, 1, 1), 2015, &m, &d));
	CHECK(&c, holiday_fixed(HOLIDAY_CHRISTMAS));
	CHECK(&c, !holiday_fixed(HOLIDAY_EASTER));
	CHECK(&c, !holiday_fixed(HOLIDAY_LABOR));
	CHECK(&c, !holiday_fixed(holiday_nth(5, 7, -1)));
	CHECK(&c, !holiday_day(HOLIDAY_EASTER, 0, &m, &d));
	return check_done(&c);
}
