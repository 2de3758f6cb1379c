/* See LICENSE file for copyright and license details. */
#include "timex.h"

#include <stdio.h>
#include <string.h>

#include "cal.h"

const char *const timex_types[] = { "DATE", "TIME", "DURATION", "SET" };
const char *const timex_mods[] = { "", "APPROX", "LESS_THAN", "MORE_THAN",
	"EQUAL_OR_MORE", "EQUAL_OR_LESS", "START", "MID", "END" };

static const char *const refs[] = { "", "PRESENT_REF", "PAST_REF",
	"FUTURE_REF" };
static const char *const pods[] = { "", "MO", "AF", "EV", "NI", "DT", "MI" };
static const char *const seasons[] = { "", "SP", "SU", "FA", "WI" };

struct text {
	char *s;
	size_t len;
};

static void
addstr(struct text *t, const char *s)
{
	for (; *s != '\0' && t->len + 1 < TIMEX_VALUE; s++)
		t->s[t->len++] = *s;
}

static void
putpair(char *p, unsigned v)
{
	p[0] = (char)('0' + v / 10);
	p[1] = (char)('0' + v % 10);
}

/* Most are years, months, days, hours. */
static bool
isplain(const struct text *t, int64_t v, int width)
{
	return v >= 0 && t->len + 4 < TIMEX_VALUE &&
	       ((width == 2 && v < 100) || (width == 4 && v < 10000));
}

/* A number of at least width digits, or as many X. */
static void
putnum(struct text *t, const char *before, int64_t v, int width)
{
	bool known = v != TIMEX_NONE;
	int64_t limit = 10;
	char *p;
	int n = 1;

	addstr(t, before);
	if (isplain(t, v, width)) {
		if (width == 4)
			putpair(t->s + t->len, (unsigned)v / 100);
		putpair(t->s + t->len + width - 2, (unsigned)v % 100);
		t->len += (size_t)width;
		return;
	}
	for (; n < width || (v >= limit && n < 18); n++)
		limit *= 10;
	if (t->len + (size_t)n >= TIMEX_VALUE)
		return;
	t->len += (size_t)n;
	for (p = t->s + t->len; n > 0; n--, v /= 10)
		*--p = (char)(known ? '0' + v % 10 : 'X');
}

void
timex_init(struct timex *x, enum timex_type type)
{
	memset(x, 0, sizeof(*x));
	x->type = type;
	x->year = x->month = x->day = x->week = x->weekday = TIMEX_NONE;
	x->quarter = x->half = x->season = x->dir = TIMEX_NONE;
	x->hour = x->minute = x->second = TIMEX_NONE;
	x->quant = "";
}

/* ISO 8601 counts year 0, TIMEX3 writes "BC" and the year of the era. */
static void
putyear(struct text *t, int year)
{
	if (year == TIMEX_NONE || year > 0)
		putnum(t, "", year, 4);
	else
		putnum(t, "BC", 1 - year, 4);
}

/* Decades and centuries are their year without its last digits. */
static void
putprefix(struct text *t, int year, int drop)
{
	char num[16];
	int keep = drop == 10 ? 3 : drop == 100 ? 2 : 1;

	if (year < 0 && year != TIMEX_NONE) {
		addstr(t, "BC");
		year = 1 - year;
	}
	if (year == TIMEX_NONE)
		snprintf(num, sizeof(num), "%.*s", keep, "XXXX");
	else
		snprintf(num, sizeof(num), "%0*d", keep, year / drop);
	addstr(t, num);
}

static void
putday(struct text *t, const struct timex *x)
{
	putyear(t, x->year);
	putnum(t, "-", x->month, 2);
	putnum(t, "-", x->day, 2);
}

static void
putweek(struct text *t, const struct timex *x)
{
	putyear(t, x->year);
	putnum(t, "-W", x->week, 2);
}

static void
putpoint(struct text *t, const struct timex *x)
{
	switch (x->grain) {
	case UNIT_MILLENNIUM:
		putprefix(t, x->year, 1000);
		break;
	case UNIT_CENTURY:
		putprefix(t, x->year, 100);
		break;
	case UNIT_DECADE:
		putprefix(t, x->year, 10);
		break;
	case UNIT_YEAR:
		putyear(t, x->year);
		break;
	case UNIT_HALF:
		putyear(t, x->year);
		putnum(t, "-H", x->half, 1);
		break;
	case UNIT_QUARTER:
		putyear(t, x->year);
		putnum(t, "-Q", x->quarter, 1);
		break;
	case UNIT_SEASON:
		putyear(t, x->year);
		addstr(t, "-");
		addstr(t, x->season > 0 ? seasons[x->season] : "XX");
		break;
	case UNIT_MONTH:
		putyear(t, x->year);
		putnum(t, "-", x->month, 2);
		break;
	case UNIT_WEEK:
		putweek(t, x);
		break;
	case UNIT_WEEKEND:
		putweek(t, x);
		addstr(t, "-WE");
		break;
	case UNIT_WEEKDAY:
		putweek(t, x);
		putnum(t, "-", x->weekday, 1);
		break;
	case UNIT_NONE:
	case UNIT_SECOND:
	case UNIT_MINUTE:
	case UNIT_HOUR:
	case UNIT_DAY:
	case UNIT_FORTNIGHT:
	default:
		putday(t, x);
		break;
	}
}

static void
puttime(struct text *t, const struct timex *x)
{
	if (x->hour != TIMEX_NONE) {
		putnum(t, "T", x->hour, 2);
		if (x->minute != TIMEX_NONE)
			putnum(t, ":", x->minute, 2);
		if (x->second != TIMEX_NONE)
			putnum(t, ":", x->second, 2);
	} else if (x->pod != POD_NONE) {
		addstr(t, "T");
		addstr(t, pods[x->pod]);
	}
}

/* How a unit is counted: its letter, and how many of these make it. */
struct measure {
	char letter;
	bool time;
	int factor;
};

static const struct measure measures[] = {
	[UNIT_SECOND] = { 'S', true, 1 },
	[UNIT_MINUTE] = { 'M', true, 1 },
	[UNIT_HOUR] = { 'H', true, 1 },
	[UNIT_DAY] = { 'D', false, 1 },
	[UNIT_WEEK] = { 'W', false, 1 },
	[UNIT_MONTH] = { 'M', false, 1 },
	[UNIT_QUARTER] = { 'Q', false, 1 },
	[UNIT_YEAR] = { 'Y', false, 1 },
	[UNIT_DECADE] = { 'Y', false, 10 },
	[UNIT_CENTURY] = { 'Y', false, 100 },
	[UNIT_MILLENNIUM] = { 'Y', false, 1000 },
	[UNIT_WEEKEND] = { 'D', false, 2 },
	[UNIT_FORTNIGHT] = { 'W', false, 2 },
	[UNIT_SEASON] = { 'M', false, 3 },
};

/* The next smaller unit that a fraction can be told in. */
static enum timex_unit
smaller(enum timex_unit unit, int *n)
{
	static const struct {
		enum timex_unit unit;
		int n;
	} down[] = {
		[UNIT_MINUTE] = { UNIT_SECOND, 60 },
		[UNIT_HOUR] = { UNIT_MINUTE, 60 },
		[UNIT_DAY] = { UNIT_HOUR, 24 },
		[UNIT_YEAR] = { UNIT_MONTH, 12 },
	};

	if ((size_t)unit >= sizeof(down) / sizeof(*down))
		return UNIT_NONE;
	*n = down[unit].n;
	return down[unit].unit;
}

static void
putcount(struct text *t, int64_t n, char letter)
{
	char after[2] = { letter, '\0' };
	int part = (int)(n % 1000);

	putnum(t, "", n / 1000, 1);
	if (part % 100 != 0)
		putnum(t, ".", part % 10 != 0 ? part : part / 10,
		    part % 10 != 0 ? 3 : 2);
	else if (part != 0)
		putnum(t, ".", part / 100, 1);
	addstr(t, after);
}

/* n in thousandths; *time: the T before hours is there. */
static void
putamount(struct text *t, int64_t n, enum timex_unit unit, bool *time)
{
	const struct measure *m = &measures[unit];
	enum timex_unit down;
	int parts = 0;

	n *= m->factor;
	if (m->time && !*time) {
		addstr(t, "T");
		*time = true;
	}
	down = m->factor == 1 ? smaller(unit, &parts) : UNIT_NONE;
	if (m->letter == 'Y' && m->factor > 1)
		down = smaller(UNIT_YEAR, &parts);
	if (n % 1000 == 0 || down == UNIT_NONE || n * parts % 1000 != 0) {
		putcount(t, n, m->letter);
		return;
	}
	if (n >= 1000)
		putcount(t, n / 1000 * 1000, m->letter);
	putamount(t, n % 1000 * parts, down, time);
}

static void
putduration(struct text *t, const struct timex *x)
{
	const struct measure *m = &measures[x->unit];
	static const char vague[][4] = { [UNIT_DECADE] = "DE",
		[UNIT_CENTURY] = "CE",
		[UNIT_MILLENNIUM] = "ML" };
	char letter[2] = { m->letter, '\0' };
	bool time = false;

	addstr(t, "P");
	if (x->unit == UNIT_NONE) {
		addstr(t, "XX");
	} else if (x->vague) {
		addstr(t, m->time ? "TX" : "X");
		addstr(t, x->unit >= UNIT_DECADE && x->unit <= UNIT_MILLENNIUM ?
			      vague[x->unit] :
			      letter);
	} else {
		putamount(t, x->amount, x->unit, &time);
		if (x->unit2 != UNIT_NONE)
			putamount(t, x->amount2, x->unit2, &time);
	}
}

size_t
timex_value(const struct timex *x, char out[TIMEX_VALUE])
{
	struct text t = { out, 0 };

	if (x->ref != REF_NONE) {
		addstr(&t, refs[x->ref]);
	} else if (x->unit != UNIT_NONE || x->vague) {
		putduration(&t, x);
	} else {
		putpoint(&t, x);
		puttime(&t, x);
	}
	out[t.len] = '\0';
	return t.len;
}

void
timex_iso(long day, char out[16])
{
	struct cal_date d = cal_date(day);
	struct text t = { out, 0 };

	putnum(&t, d.year < 0 ? "-" : "", d.year < 0 ? -d.year : d.year, 4);
	putnum(&t, "-", d.month, 2);
	putnum(&t, "-", d.day, 2);
	out[t.len] = '\0';
}

static long
dayof(int year, int month, int day)
{
	struct cal_date d = { year, month, day };

	return cal_days(d);
}

static struct timex_days
months(int year, int month, int n)
{
	struct cal_date first = { year, month, 1 };
	struct timex_days r = { true, cal_days(first), 0 };

	r.last = cal_days(cal_addmonths(first, n)) - 1;
	return r;
}

static struct timex_days
weeks(const struct timex *x)
{
	struct cal_week w = { x->year, x->week };
	struct timex_days r = { false, 0, 0 };

	if (x->week == TIMEX_NONE)
		return r;
	r.known = true;
	r.first = cal_weekstart(w);
	r.last = r.first + 6;
	if (x->grain == UNIT_WEEKEND)
		r.first += 5;
	return r;
}

/* Meteorological seasons of the north; winter ends in the next year. */
static struct timex_days
inyear(const struct timex *x)
{
	struct timex_days none = { false, 0, 0 };

	if (x->grain == UNIT_MONTH && x->month != TIMEX_NONE)
		return months(x->year, x->month, 1);
	if (x->grain == UNIT_QUARTER && x->quarter != TIMEX_NONE)
		return months(x->year, x->quarter * 3 - 2, 3);
	if (x->grain == UNIT_HALF && x->half != TIMEX_NONE)
		return months(x->year, x->half * 6 - 5, 6);
	if (x->grain == UNIT_SEASON && x->season > 0)
		return months(x->year, x->season * 3, 3);
	return none;
}

struct timex_days
timex_days(const struct timex *x)
{
	struct timex_days r = { false, 0, 0 };

	if (x->ref != REF_NONE || x->unit != UNIT_NONE || x->vague ||
	    x->type == TIMEX_SET || x->year == TIMEX_NONE)
		return r;
	if (x->grain == UNIT_DAY && x->month != TIMEX_NONE &&
	    x->day != TIMEX_NONE) {
		r.known = true;
		r.first = r.last = dayof(x->year, x->month, x->day);
		return r;
	}
	if (x->grain == UNIT_WEEK || x->grain == UNIT_WEEKEND)
		return weeks(x);
	if (x->grain == UNIT_YEAR)
		return months(x->year, 1, 12);
	if (x->grain == UNIT_DECADE)
		return months(x->year / 10 * 10, 1, 120);
	if (x->grain == UNIT_CENTURY && x->year < 0)
		return months((x->year + 1) - 99, 1, 1200);
	if (x->grain == UNIT_CENTURY)
		return months(x->year / 100 * 100, 1, 1200);
	return inyear(x);
}
