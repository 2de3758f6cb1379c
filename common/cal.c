/* See LICENSE file for copyright and license details. */
#include "cal.h"

static int
floordiv(int a, int b)
{
	return a / b - (a % b < 0);
}

bool
cal_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
cal_monthdays(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };

	return month == 2 && cal_leap(year) ? 29 : days[month - 1];
}

bool
cal_valid(int year, int month, int day)
{
	return year >= -9999 && year <= 9999 && month >= 1 && month <= 12 &&
	       day >= 1 && day <= cal_monthdays(year, month);
}

/* Years begin in March, so that the leap day is the last of its year; they are
 * counted from one long before all others, so that none is negative. */
long
cal_days(struct cal_date d)
{
	enum { ERAS = 300 }; /* of 400 years */
	unsigned y = (unsigned)(d.year + ERAS * 400 - (d.month <= 2));
	int march = d.month <= 2 ? d.month + 9 : d.month - 3;
	int doy = (153 * march + 2) / 5 + d.day - 1;

	return (long)(y * 365 + y / 4 - y / 100 + y / 400) + doy -
	       (719468L + ERAS * 146097L);
}

struct cal_date
cal_date(long days)
{
	struct cal_date d;
	long z = days + 719468L;
	int era = (int)(z / 146097 - (z % 146097 < 0));
	int doe = (int)(z - era * 146097L);
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;

	d.day = doy - (153 * mp + 2) / 5 + 1;
	d.month = mp < 10 ? mp + 3 : mp - 9;
	d.year = yoe + era * 400 + (d.month <= 2);
	return d;
}

int
cal_weekday(long days)
{
	/* 1970-01-01 was a Thursday. */
	return (int)(((days + 3) % 7 + 7) % 7) + 1;
}

static struct cal_date
january4(int year)
{
	struct cal_date d = { year, 1, 4 };

	return d;
}

long
cal_weekstart(struct cal_week w)
{
	/* Week 1 is the one with 4 January in it. */
	long d = cal_days(january4(w.year));

	return d - (cal_weekday(d) - 1) + 7L * (w.week - 1);
}

struct cal_week
cal_week(long days)
{
	long thursday = days - cal_weekday(days) + 4;
	struct cal_week w = { cal_date(thursday).year, 1 };

	w.week = (int)((thursday - cal_weekstart(w)) / 7) + 1;
	return w;
}

int
cal_weeks(int year)
{
	struct cal_date d = { year, 12, 28 };

	return cal_week(cal_days(d)).week;
}

struct cal_date
cal_addmonths(struct cal_date d, int n)
{
	int m = d.month - 1 + n;
	int max;

	d.year += floordiv(m, 12);
	d.month = m - floordiv(m, 12) * 12 + 1;
	max = cal_monthdays(d.year, d.month);
	if (d.day > max)
		d.day = max;
	return d;
}

long
cal_nthweekday(int year, int month, int weekday, int n)
{
	struct cal_date d = { year, month, 1 };
	long first;

	if (n > 0) {
		first = cal_days(d);
		return first + (weekday - cal_weekday(first) + 7) % 7 +
		       7L * (n - 1);
	}
	d.day = cal_monthdays(year, month);
	first = cal_days(d);
	return first - (cal_weekday(first) - weekday + 7) % 7 + 7L * (n + 1);
}

long
cal_easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	struct cal_date d;

	d.year = year;
	d.month = (h + l - 7 * m + 114) / 31;
	d.day = (h + l - 7 * m + 114) % 31 + 1;
	return cal_days(d);
}
