/* See LICENSE file for copyright and license details. */
#include "bin/date-tag/timex.h"

#include "check.h"

static void
value(struct check *c, const struct timex *x, const char *want, int line)
{
	char got[TIMEX_VALUE];
	size_t n = timex_value(x, got);

	check_bytes(c, got, n, want, __FILE__, line);
}
#define VALUE(c, x, want) value((c), (x), (want), __LINE__)

static void
days(struct check *c, const struct timex *x, const char *first,
    const char *last, int line)
{
	struct timex_days d = timex_days(x);
	char iso[16];

	check_that(c, d.known, __FILE__, line, "no days");
	timex_iso(d.first, iso);
	check_bytes(c, iso, strlen(iso), first, __FILE__, line);
	timex_iso(d.last, iso);
	check_bytes(c, iso, strlen(iso), last, __FILE__, line);
}
#define DAYS(c, x, first, last) days((c), (x), (first), (last), __LINE__)

static struct timex
point(enum timex_unit grain, int year)
{
	struct timex x;

	timex_init(&x, TIMEX_DATE);
	x.grain = grain;
	x.year = year;
	return x;
}

static void
points(struct check *c)
{
	struct timex x = point(UNIT_DAY, 2016);

	VALUE(c, &x, "2016-XX-XX");
	x.month = 2;
	x.day = 29;
	VALUE(c, &x, "2016-02-29");
	DAYS(c, &x, "2016-02-29", "2016-02-29");
	x.pod = POD_EVENING;
	VALUE(c, &x, "2016-02-29TEV");
	x.hour = 9;
	x.minute = 5;
	VALUE(c, &x, "2016-02-29T09:05");
	x = point(UNIT_WEEK, 2015);
	x.week = 53;
	VALUE(c, &x, "2015-W53");
	DAYS(c, &x, "2015-12-28", "2016-01-03");
	x.grain = UNIT_WEEKEND;
	VALUE(c, &x, "2015-W53-WE");
	DAYS(c, &x, "2016-01-02", "2016-01-03");
	x = point(UNIT_WEEKDAY, TIMEX_NONE);
	x.weekday = 3;
	VALUE(c, &x, "XXXX-WXX-3");
	CHECK(c, !timex_days(&x).known);
}

static void
periods(struct check *c)
{
	struct timex x = point(UNIT_SEASON, 2015);

	x.season = 4;
	VALUE(c, &x, "2015-WI");
	DAYS(c, &x, "2015-12-01", "2016-02-29");
	x = point(UNIT_QUARTER, 2016);
	x.quarter = 4;
	VALUE(c, &x, "2016-Q4");
	DAYS(c, &x, "2016-10-01", "2016-12-31");
	x = point(UNIT_HALF, 2016);
	x.half = 1;
	VALUE(c, &x, "2016-H1");
	DAYS(c, &x, "2016-01-01", "2016-06-30");
	x = point(UNIT_DECADE, 1984);
	VALUE(c, &x, "198");
	DAYS(c, &x, "1980-01-01", "1989-12-31");
	x = point(UNIT_CENTURY, 1800);
	VALUE(c, &x, "18");
	x = point(UNIT_YEAR, -43);
	VALUE(c, &x, "BC0044");
	x.ref = REF_PAST;
	VALUE(c, &x, "PAST_REF");
}

static void
span(struct check *c, int64_t thousandths, enum timex_unit unit,
    const char *want, int line)
{
	struct timex x;

	timex_init(&x, TIMEX_DURATION);
	x.amount = thousandths;
	x.unit = unit;
	value(c, &x, want, line);
}
#define SPAN(c, n, unit, want) span((c), (n), (unit), (want), __LINE__)

static void
spans(struct check *c)
{
	struct timex x;

	SPAN(c, 3000, UNIT_DAY, "P3D");
	SPAN(c, 2500, UNIT_YEAR, "P2Y6M");
	SPAN(c, 500, UNIT_YEAR, "P6M");
	SPAN(c, 500, UNIT_CENTURY, "P50Y");
	SPAN(c, 1500, UNIT_HOUR, "PT1H30M");
	SPAN(c, 1500, UNIT_MINUTE, "PT1M30S");
	SPAN(c, 1500, UNIT_DAY, "P1DT12H");
	SPAN(c, 1500, UNIT_WEEK, "P1.5W");
	SPAN(c, 2000, UNIT_DECADE, "P20Y");
	SPAN(c, 2000, UNIT_FORTNIGHT, "P4W");
	SPAN(c, 9000, UNIT_QUARTER, "P9Q");
	timex_init(&x, TIMEX_DURATION);
	x.vague = true;
	VALUE(c, &x, "PXX");
	x.unit = UNIT_MINUTE;
	VALUE(c, &x, "PTXM");
	x.unit = UNIT_DECADE;
	VALUE(c, &x, "PXDE");
}

int
main(void)
{
	struct check c = { 0 };

	points(&c);
	periods(&c);
	spans(&c);
	return check_done(&c);
}
