/* See LICENSE file for copyright and license details. */
#include "bin/date-tag/anchor.h"

#include "check.h"

static struct timex
weekday(int day, int dir)
{
	struct timex x;

	timex_init(&x, TIMEX_DATE);
	x.grain = UNIT_DAY;
	x.rel = REL_WEEKDAY;
	x.weekday = day;
	x.dir = dir;
	return x;
}

static struct timex
offset(enum timex_unit unit, int n)
{
	struct timex x;

	timex_init(&x, TIMEX_DATE);
	x.grain = unit;
	x.rel = REL_OFFSET;
	x.offset = x.dir = n;
	return x;
}

static struct timex
yearless(enum timex_unit grain, int month, int day)
{
	struct timex x;

	timex_init(&x, TIMEX_DATE);
	x.grain = grain;
	x.rel = REL_YEAR;
	x.month = month;
	x.day = day;
	return x;
}

/* x in a document of date iso, near a verb of that tense. */
static void
means(struct check *c, const char *iso, struct timex x, enum tense t,
    const char *want, int line)
{
	char got[TIMEX_VALUE];
	struct anchor a = { 0 };
	size_t n;

	anchor_init(&a, iso);
	anchor_resolve(&a, &x, t);
	n = timex_value(&x, got);
	check_bytes(c, got, n, want, __FILE__, line);
}
#define MEANS(c, iso, x, t, want) means((c), (iso), (x), (t), (want), __LINE__)

static const char day[] = "2013-03-22"; /* a Friday */

static void
weekdays(struct check *c)
{
	MEANS(c, "2013-03-18", offset(UNIT_WEEKEND, 0), TENSE_PAST,
	    "2013-W11-WE");
	MEANS(c, "2013-03-18", offset(UNIT_WEEKEND, 0), TENSE_FUTURE,
	    "2013-W12-WE");
	MEANS(c, "2013-03-20", offset(UNIT_WEEKEND, 0), TENSE_PAST,
	    "2013-W12-WE");
	MEANS(c, day, weekday(5, TIMEX_NONE), TENSE_NONE, "2013-03-22");
	MEANS(c, day, weekday(6, TIMEX_NONE), TENSE_PAST, "2013-03-16");
	MEANS(c, day, weekday(6, TIMEX_NONE), TENSE_FUTURE, "2013-03-23");
	MEANS(c, day, weekday(5, -1), TENSE_NONE, "2013-03-15");
	MEANS(c, day, weekday(5, 1), TENSE_NONE, "2013-03-29");
	MEANS(c, "", weekday(3, TIMEX_NONE), TENSE_NONE, "XXXX-WXX-3");
}

static void
offsets(struct check *c)
{
	MEANS(c, day, offset(UNIT_DAY, -1), TENSE_NONE, "2013-03-21");
	MEANS(c, day, offset(UNIT_WEEK, -1), TENSE_NONE, "2013-W11");
	MEANS(c, "2016-01-03", offset(UNIT_WEEK, 0), TENSE_NONE, "2015-W53");
	MEANS(c, "2013-03-31", offset(UNIT_MONTH, -1), TENSE_NONE, "2013-02");
	MEANS(c, "2013-01-05", offset(UNIT_QUARTER, -1), TENSE_NONE, "2012-Q4");
	MEANS(c, day, offset(UNIT_YEAR, 1), TENSE_NONE, "2014");
	MEANS(c, day, offset(UNIT_DECADE, -1), TENSE_NONE, "200");
	MEANS(c, day, offset(UNIT_YEAR, -9000), TENSE_NONE, "BC6988");
	MEANS(c, "", offset(UNIT_WEEK, -1), TENSE_NONE, "XXXX-WXX");
}

static void
years(struct check *c)
{
	struct timex may = yearless(UNIT_DAY, 5, 1);
	struct timex leap = yearless(UNIT_DAY, 2, 29);

	MEANS(c, day, may, TENSE_NONE, "2013-05-01");
	MEANS(c, "2013-12-20", yearless(UNIT_DAY, 1, 5), TENSE_NONE,
	    "2014-01-05");
	MEANS(c, "2013-01-05", yearless(UNIT_DAY, 12, 20), TENSE_NONE,
	    "2012-12-20");
	MEANS(c, day, leap, TENSE_NONE, "2012-02-29");
	MEANS(c, day, yearless(UNIT_MONTH, 4, TIMEX_NONE), TENSE_FUTURE,
	    "2013-04");
	MEANS(
	    c, day, yearless(UNIT_MONTH, 9, TIMEX_NONE), TENSE_PAST, "2012-09");
	MEANS(c, "", may, TENSE_NONE, "XXXX-05-01");
	may.weekday = 2; /* only in 2012 */
	MEANS(c, day, may, TENSE_FUTURE, "2012-05-01");
	may.weekday = 6;
	MEANS(c, day, may, TENSE_NONE, "2013-05-01");
	may.dir = -1;
	MEANS(c, day, may, TENSE_NONE, "2012-05-01");
}

/* "a year earlier" is the quarter under discussion minus a year. */
static void
quarters(struct check *c)
{
	struct timex q, ago;
	struct anchor a = { 0 };

	timex_init(&q, TIMEX_DATE);
	q.grain = UNIT_QUARTER;
	q.rel = REL_YEAR;
	q.quarter = 3;
	timex_init(&ago, TIMEX_DATE);
	ago.grain = UNIT_QUARTER;
	ago.rel = REL_QUARTER;
	ago.offset = -1;
	MEANS(c, day, ago, TENSE_NONE, "2012");
	anchor_init(&a, day);
	anchor_resolve(&a, &q, TENSE_NONE);
	CHECK(c, q.year == 2012 && q.quarter == 3);
	anchor_resolve(&a, &ago, TENSE_NONE);
	CHECK(c, ago.year == 2011 && ago.quarter == 3);
	CHECK(c, a.year == 2012 && a.quarter == 3);
}

static void
mentions(struct check *c)
{
	struct timex d, next = offset(UNIT_DAY, 2);
	struct anchor a = { 0 };

	timex_init(&d, TIMEX_DATE);
	d.grain = UNIT_DAY;
	d.year = 2012;
	d.month = 2;
	d.day = 28;
	next.rel = REL_LAST;
	anchor_init(&a, day);
	anchor_resolve(&a, &d, TENSE_NONE);
	anchor_resolve(&a, &next, TENSE_NONE);
	CHECK(c, next.month == 3 && next.day == 1 && next.year == 2012);
}

static void
says(struct check *c, struct anchor *a, struct timex x, const char *want,
    int line)
{
	char got[TIMEX_VALUE];
	size_t n;

	anchor_resolve(a, &x, TENSE_NONE);
	n = timex_value(&x, got);
	check_bytes(c, got, n, want, __FILE__, line);
}
#define SAYS(c, a, x, want) says((c), (a), (x), (want), __LINE__)

/* The document's date says nothing of the days that a history tells of. */
static void
narrative(struct check *c)
{
	struct timex d = yearless(UNIT_DAY, 11, 28), next;
	struct anchor a = { .narrative = true };

	anchor_init(&a, day);
	SAYS(c, &a, offset(UNIT_DAY, 0), "PRESENT_REF");
	SAYS(c, &a, d, "XXXX-11-28");
	d.year = 1740;
	d.rel = REL_NONE;
	SAYS(c, &a, d, "1740-11-28");
	next = offset(UNIT_DAY, 3);
	next.rel = REL_LAST;
	SAYS(c, &a, next, "1740-12-01");
	SAYS(c, &a, yearless(UNIT_MONTH, 2, TIMEX_NONE), "1741-02");
	SAYS(c, &a, offset(UNIT_YEAR, -1), "1740");
	SAYS(c, &a, weekday(1, TIMEX_NONE), "1740-12-05");
	d = yearless(UNIT_SEASON, TIMEX_NONE, TIMEX_NONE);
	d.season = 1;
	SAYS(c, &a, d, "1741-SP");
	d = yearless(UNIT_DAY, TIMEX_NONE, 24);
	d.rel = REL_MONTH;
	SAYS(c, &a, d, "1741-03-24");
}

static struct timex
later(enum timex_unit unit, int n)
{
	struct timex x = offset(unit, n);

	x.rel = REL_LAST;
	return x;
}

/* What looks back moves nothing; times go on over midnight; a day named in full
 * is meant again. */
static void
story(struct check *c)
{
	struct timex d = yearless(UNIT_DAY, 6, 4), x;
	struct anchor a = { .narrative = true };

	anchor_init(&a, day);
	CHECK(c, !anchor_knows(&a, &(struct timex){ .rel = REL_LAST }));
	x = d;
	x.year = 1868;
	x.rel = REL_NONE;
	SAYS(c, &a, x, "1868-06-04");
	SAYS(c, &a, later(UNIT_DAY, -3), "1868-06-01");
	SAYS(c, &a, later(UNIT_DAY, 1), "1868-06-05");
	x = yearless(UNIT_MONTH, 11, TIMEX_NONE);
	x.back = true;
	SAYS(c, &a, x, "1867-11");
	SAYS(c, &a, later(UNIT_DAY, 1), "1868-06-06");
	x = offset(UNIT_YEAR, 0);
	x.rel = REL_NONE;
	x.year = 1867;
	SAYS(c, &a, x, "1867");
	SAYS(c, &a, d, "1868-06-04");
	x = offset(UNIT_DAY, 0);
	x.hour = 22;
	x.minute = 45;
	SAYS(c, &a, x, "1868-06-04T22:45");
	x = later(UNIT_MINUTE, 90);
	CHECK(c, anchor_knows(&a, &x));
	SAYS(c, &a, x, "1868-06-05T00:15");
	x = offset(UNIT_DAY, 0);
	x.dir = TIMEX_NONE;
	x.pod = POD_NIGHT;
	SAYS(c, &a, x, "1868-06-05TNI");
	x.pod = POD_MORNING;
	SAYS(c, &a, x, "1868-06-06TMO");
	x = offset(UNIT_DECADE, 0);
	x.rel = REL_NONE;
	x.year = 1880;
	SAYS(c, &a, x, "188");
	SAYS(c, &a, offset(UNIT_DECADE, 0), "188");
	SAYS(c, &a, offset(UNIT_YEAR, 0), "1868");
	x = offset(UNIT_YEAR, 0);
	x.rel = REL_NEWYEAR;
	SAYS(c, &a, x, "1868");
	SAYS(c, &a, yearless(UNIT_MONTH, 12, TIMEX_NONE), "1868-12");
	SAYS(c, &a, x, "1869");
	x = yearless(UNIT_DAY, TIMEX_NONE, 5);
	x.rel = REL_MONTH;
	SAYS(c, &a, later(UNIT_DAY, 22), "1868-06-28");
	SAYS(c, &a, x, "1868-07-05");
}

/* "the 24th" by the tense. */
static void
daysalone(struct check *c)
{
	struct timex d = yearless(UNIT_DAY, TIMEX_NONE, 24);

	d.rel = REL_MONTH;
	MEANS(c, day, d, TENSE_NONE, "2013-03-24");
	MEANS(c, day, d, TENSE_PAST, "2013-02-24");
	MEANS(c, "2013-12-31", d, TENSE_FUTURE, "2014-01-24");
	MEANS(c, "", d, TENSE_NONE, "XXXX-XX-24");
	d.day = 31;
	MEANS(c, "2013-04-02", d, TENSE_NONE, "2013-05-31");
}

/* What is near means the same in every tense, and today is near. */
static void
near(struct check *c, const char *iso, enum timex_unit grain)
{
	struct anchor a = { 0 };
	size_t count = 0;

	anchor_init(&a, iso);
	for (int month = 1; month <= 12; month++)
		for (int d = 1; d <= 28; d++) {
			struct timex x = yearless(grain, month, d), y;

			if (!anchor_isnear(&a, &x))
				continue;
			anchor_resolve(&a, &x, TENSE_NONE);
			for (enum tense t = TENSE_NONE; t <= TENSE_FUTURE;
			     t++) {
				y = yearless(grain, month, d);
				anchor_resolve(&a, &y, t);
				CHECK(c, y.year == x.year);
			}
			count++;
		}
	CHECK(c, count > 28);
}

int
main(void)
{
	struct check c = { 0 };

	weekdays(&c);
	offsets(&c);
	years(&c);
	quarters(&c);
	mentions(&c);
	narrative(&c);
	story(&c);
	daysalone(&c);
	near(&c, "2013-03-22", UNIT_DAY);
	near(&c, "2013-01-02", UNIT_DAY);
	near(&c, "2013-03-22", UNIT_MONTH);
	near(&c, "2013-12-31", UNIT_MONTH);
	return check_done(&c);
}
