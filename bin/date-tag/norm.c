/* See LICENSE file for copyright and license details. */
#include "norm.h"

#include <string.h>

#include "cal.h"
#include "dates.h"
#include "holiday.h"

enum { SCALE = 1000, PIVOT = 40, LEAPYEAR = 2000 };

/* Directions as words.tsv gives them. */
enum {
	DIR_PREVIOUS = -2, /* the one before that just mentioned */
	DIR_LAST = -1,
	DIR_THIS = 0,
	DIR_NEXT = 1,
	DIR_FOLLOWING = 2,
	DIR_THAT = 3
};

static const enum timex_mod bounds[] = { MOD_NONE, MOD_APPROX, MOD_LESS_THAN,
	MOD_MORE_THAN, MOD_EQUAL_OR_MORE, MOD_EQUAL_OR_LESS };
static const enum timex_mod parts[] = { MOD_NONE, MOD_START, MOD_MID, MOD_END };

static int
get(const struct match *m, char slot)
{
	return rule_get(m, slot, TIMEX_NONE);
}

/* Two figures are a year of 1941 to 2040. */
static int
fullyear(int y)
{
	if (y == TIMEX_NONE || y >= 100)
		return y;
	return y < PIVOT ? 2000 + y : 1900 + y;
}

static void
setmod(const struct match *m, struct timex *x)
{
	if (rule_has(m, 'b'))
		x->mod = bounds[rule_get(m, 'b', 0)];
	if (rule_has(m, 'k'))
		x->mod = parts[rule_get(m, 'k', 0)];
}

static void
settime(const struct match *m, struct timex *x)
{
	int h = get(m, 'h');

	if (rule_has(m, 'p'))
		x->pod = (enum timex_pod)get(m, 'p');
	if (rule_has(m, 't')) {
		h = get(m, 't');
		x->minute = 0;
	} else if (rule_has(m, 'j')) {
		h = get(m, 'j') / 100;
		x->minute = get(m, 'j') % 100;
	}
	if (h == TIMEX_NONE)
		return;
	if (rule_has(m, 'i'))
		x->minute = get(m, 'i');
	if (rule_has(m, 'a') && h <= 12)
		h = h % 12 + (get(m, 'a') == 2 ? 12 : 0);
	else if (x->pod >= POD_AFTERNOON && x->pod <= POD_NIGHT && h < 12 &&
		 (x->pod != POD_NIGHT || h > 5))
		h += 12;
	x->hour = h;
	if (x->minute == TIMEX_NONE)
		x->minute = 0;
}

/* A day by its numbers; the year may be missing. */
static bool
setday(struct timex *x, int y, int month, int day)
{
	x->grain = UNIT_DAY;
	x->year = y;
	x->month = month;
	x->day = day;
	if (y == TIMEX_NONE)
		x->rel = REL_YEAR;
	return cal_valid(y == TIMEX_NONE ? LEAPYEAR : y, month, day);
}

static bool
date(const struct match *m, struct timex *x)
{
	setmod(m, x);
	settime(m, x);
	x->dir = get(m, 'r');
	return setday(x, fullyear(get(m, 'y')), get(m, 'm'), get(m, 'd'));
}

static bool
ymd(const struct match *m, struct timex *x)
{
	int v = get(m, 'y');

	return v > 19000000 && v < 21000000 &&
	       setday(x, v / 10000, v / 100 % 100, v % 100);
}

/* "May 5 last year" */
static bool
yeardate(const struct match *m, struct timex *x)
{
	x->offset = get(m, 'r');
	if (!setday(x, TIMEX_NONE, get(m, 'm'), get(m, 'd')))
		return false;
	x->rel = REL_YEAROFF;
	return true;
}

static bool
month(const struct match *m, struct timex *x)
{
	setmod(m, x);
	x->grain = UNIT_MONTH;
	x->month = get(m, 'm');
	x->year = fullyear(get(m, 'y'));
	x->dir = get(m, 'r');
	if (x->year == TIMEX_NONE)
		x->rel = REL_YEAR;
	return x->month >= 1 && x->month <= 12;
}

static void
setyearoff(const struct match *m, struct timex *x)
{
	x->offset = get(m, 'r');
	x->rel = REL_YEAROFF;
	if (x->offset == DIR_THAT)
		x->offset = 0;
	else if (x->offset == DIR_FOLLOWING || x->offset == DIR_PREVIOUS)
		x->offset /= 2;
}

static bool
monthof(const struct match *m, struct timex *x)
{
	month(m, x);
	x->dir = TIMEX_NONE;
	setyearoff(m, x);
	return true;
}

static bool
year(const struct match *m, struct timex *x)
{
	setmod(m, x);
	x->grain = UNIT_YEAR;
	x->year = fullyear(get(m, 'y'));
	return true;
}

static bool
yearbc(const struct match *m, struct timex *x)
{
	int y = rule_has(m, 'n') ? get(m, 'n') / SCALE : get(m, 'y');

	x->grain = UNIT_YEAR;
	x->year = rule_has(m, 'x') ? 1 - y : y;
	return y > 0 && y < 9999;
}

static bool
decade(const struct match *m, struct timex *x)
{
	int c = get(m, 'c');

	setmod(m, x);
	x->grain = UNIT_DECADE;
	if (c < 10)
		c *= 10; /* "the nineties" */
	x->year = c >= 100 ? c : c < 20 ? 2000 + c : 1900 + c;
	return c % 10 == 0; /* "1984's best film" */
}

static bool
century(const struct match *m, struct timex *x)
{
	int o = get(m, 'o');

	setmod(m, x);
	x->grain = UNIT_CENTURY;
	if (o == TIMEX_NONE) {
		x->rel = REL_OFFSET;
		x->offset = rule_get(m, 'r', 0);
		return x->offset >= -1 && x->offset <= 1;
	}
	x->year = (o - 1) * 100;
	return o >= 1 && o <= 30 && !rule_has(m, 'x');
}

static void
setdir(const struct match *m, struct timex *x)
{
	x->dir = get(m, 'r');
	if (x->dir == DIR_FOLLOWING || x->dir == DIR_PREVIOUS) {
		x->offset = x->dir / 2;
		x->dir = x->dir / 2;
	}
}

static bool
weekday(const struct match *m, struct timex *x)
{
	setmod(m, x);
	settime(m, x);
	setdir(m, x);
	x->grain = UNIT_DAY;
	x->rel = REL_WEEKDAY;
	x->weekday = get(m, 'w');
	return true;
}

/* "Monday of last week": the week is given. */
static bool
weekdayof(const struct match *m, struct timex *x)
{
	weekday(m, x);
	x->rel = REL_WEEKOFF;
	x->offset = x->dir;
	return true;
}

/* The day that a time of day belongs to, by whatever slots name it. */
static bool
setthatday(const struct match *m, struct timex *x)
{
	if (rule_has(m, 'w') && !rule_has(m, 'd'))
		return weekday(m, x);
	if (rule_has(m, 'd'))
		return date(m, x);
	settime(m, x);
	x->grain = UNIT_DAY;
	x->rel = REL_OFFSET;
	x->offset = rule_get(m, 'r', 0);
	return true;
}

static bool
daypod(const struct match *m, struct timex *x)
{
	setmod(m, x);
	setthatday(m, x);
	return x->pod != POD_NONE;
}

static bool
day(const struct match *m, struct timex *x)
{
	setmod(m, x);
	setthatday(m, x);
	x->offset += m->arg;
	return true;
}

static bool
nextpod(const struct match *m, struct timex *x)
{
	settime(m, x);
	x->grain = UNIT_DAY;
	x->rel = REL_LAST;
	x->offset = get(m, 'r') < 0 ? -1 : 1;
	return true;
}

static bool
overnight(const struct match *m, struct timex *x)
{
	(void)m;
	x->grain = UNIT_DAY;
	x->rel = REL_OFFSET;
	x->pod = POD_NIGHT;
	return true;
}

static bool
thatday(const struct match *m, struct timex *x)
{
	setmod(m, x);
	settime(m, x);
	x->grain = UNIT_DAY;
	x->rel = REL_MENTION;
	return true;
}

static bool
clock_(const struct match *m, struct timex *x)
{
	setmod(m, x);
	if (!setthatday(m, x))
		return false;
	x->mod = rule_has(m, 'b') ? bounds[get(m, 'b')] : MOD_NONE;
	if (x->hour == TIMEX_NONE || x->hour > 24 ||
	    (x->hour == 24 && x->minute > 0))
		return false;
	if (!rule_has(m, 'p') || x->hour != TIMEX_NONE)
		x->pod = POD_NONE;
	return true;
}

static enum timex_unit
unitof(const struct match *m, char slot)
{
	return (enum timex_unit)rule_get(m, slot, UNIT_NONE);
}

/* Moves by DIR_: from the document's date, or from the date last mentioned. */
static bool
move(struct timex *x, enum timex_unit unit, int dir)
{
	x->grain = unit == UNIT_FORTNIGHT ? UNIT_WEEK : unit;
	x->rel = REL_OFFSET;
	x->offset = x->dir = dir;
	if (dir == DIR_THAT) {
		x->rel = REL_MENTION;
		x->offset = 0;
	} else if (dir == DIR_FOLLOWING || dir == DIR_PREVIOUS) {
		x->rel = REL_LAST;
		x->offset = dir / 2;
	}
	return unit >= UNIT_DAY;
}

static bool
unit(const struct match *m, struct timex *x)
{
	int dir = get(m, 'r');

	setmod(m, x);
	if (unitof(m, 'u') == UNIT_DAY && dir >= DIR_LAST && dir <= DIR_NEXT)
		return false; /* "this day", "last day" */
	return move(x, unitof(m, 'u'), dir);
}

static bool
theunit(const struct match *m, struct timex *x)
{
	enum timex_unit u = rule_has(m, 'u') ? unitof(m, 'u') : UNIT_YEAR;

	setmod(m, x);
	if (u == UNIT_DAY || u == UNIT_QUARTER)
		x->dir = 0;
	move(x, u, DIR_THIS);
	if (u == UNIT_QUARTER)
		x->rel = REL_QUARTER;
	return u >= UNIT_WEEK;
}

static bool
yearend(const struct match *m, struct timex *x)
{
	move(x, UNIT_YEAR, DIR_THIS);
	x->mod = MOD_END;
	(void)m;
	return true;
}

static bool
yearmid(const struct match *m, struct timex *x)
{
	yearend(m, x);
	x->mod = MOD_MID;
	return true;
}

static void
setspan(struct timex *x, int64_t thousandths, enum timex_unit u)
{
	x->type = TIMEX_DURATION;
	x->amount = thousandths;
	x->unit = u;
}

static bool
lastunit(const struct match *m, struct timex *x)
{
	setspan(x, SCALE, unitof(m, 'u'));
	x->dir = DIR_LAST;
	return x->unit >= UNIT_HOUR;
}

static bool
unitpast(const struct match *m, struct timex *x)
{
	return move(x, unitof(m, 'u'), DIR_LAST) && x->grain != UNIT_DAY;
}

static bool
theyear(const struct match *m, struct timex *x)
{
	enum timex_unit u = unitof(m, 'u');

	if (u == UNIT_QUARTER) {
		x->grain = u;
		x->rel = REL_QUARTER;
		return true;
	}
	if (u == UNIT_YEAR && m->arg != 1)
		return move(x, u, DIR_THIS);
	setspan(x, SCALE, u);
	return u >= UNIT_HOUR;
}

static bool
latest(const struct match *m, struct timex *x)
{
	enum timex_unit u = rule_has(m, 'u') ? unitof(m, 'u') : UNIT_QUARTER;

	if (u == UNIT_QUARTER) {
		x->grain = u;
		x->rel = REL_QUARTER;
		return true;
	}
	return u > UNIT_DAY && move(x, u, u == UNIT_WEEK ? DIR_LAST : DIR_THIS);
}

/* "the quarter", "the year": what it is shows in how it is used. */
static bool
the(const struct match *m, struct timex *x)
{
	switch (unitof(m, 'u')) {
	case UNIT_QUARTER:
		x->grain = UNIT_QUARTER;
		x->rel = REL_QUARTER;
		return true;
	case UNIT_YEAR:
		setspan(x, SCALE, UNIT_YEAR);
		return true;
	case UNIT_WEEK:
		return move(x, UNIT_WEEK, DIR_THIS);
	case UNIT_WEEKEND:
		move(x, UNIT_WEEKEND, DIR_THIS);
		x->dir = TIMEX_NONE;
		return true;
	case UNIT_NONE:
	case UNIT_SECOND:
	case UNIT_MINUTE:
	case UNIT_HOUR:
	case UNIT_DAY:
	case UNIT_MONTH:
	case UNIT_DECADE:
	case UNIT_CENTURY:
	case UNIT_MILLENNIUM:
	case UNIT_FORTNIGHT:
	case UNIT_HALF:
	case UNIT_SEASON:
	case UNIT_WEEKDAY:
	default:
		return false;
	}
}

static bool
weekof(const struct match *m, struct timex *x)
{
	if (!date(m, x))
		return false;
	x->grain = m->arg == 1 ? UNIT_WEEKEND : UNIT_WEEK;
	return true;
}

static bool
weekend(const struct match *m, struct timex *x)
{
	setmod(m, x);
	return move(x, UNIT_WEEKEND, get(m, 'r'));
}

static bool
quarter(const struct match *m, struct timex *x)
{
	x->grain = UNIT_QUARTER;
	x->quarter = rule_has(m, 'q') ? get(m, 'q') : get(m, 'o');
	x->year = fullyear(get(m, 'y'));
	if (rule_has(m, 'r'))
		setyearoff(m, x);
	else if (x->year == TIMEX_NONE)
		x->rel = REL_YEAR;
	return x->quarter >= 1 && x->quarter <= 4;
}

/* "the 1988 quarter": the one under discussion, in another year. */
static bool
yearquarter(const struct match *m, struct timex *x)
{
	x->grain = UNIT_QUARTER;
	x->rel = REL_QUARTER;
	x->year = fullyear(get(m, 'y'));
	return true;
}

static bool
yearsquarter(const struct match *m, struct timex *x)
{
	x->grain = UNIT_QUARTER;
	x->rel = REL_QUARTER;
	x->offset = get(m, 'r');
	return true;
}

static bool
half(const struct match *m, struct timex *x)
{
	quarter(m, x);
	x->grain = UNIT_HALF;
	x->half = x->quarter;
	x->quarter = TIMEX_NONE;
	return x->half >= 1 && x->half <= 2;
}

static bool
agoquarter(const struct match *m, struct timex *x)
{
	x->grain = UNIT_QUARTER;
	x->rel = REL_QUARTER;
	x->offset = -1;
	x->quarter = get(m, 'o');
	x->year = fullyear(get(m, 'y'));
	if (x->year != TIMEX_NONE)
		x->offset = 0;
	return true;
}

static bool
season(const struct match *m, struct timex *x)
{
	setmod(m, x);
	x->grain = UNIT_SEASON;
	x->season = get(m, 's');
	x->year = fullyear(get(m, 'y'));
	x->dir = get(m, 'r');
	if (x->year == TIMEX_NONE)
		x->rel = REL_YEAR;
	return true;
}

static bool
seasonof(const struct match *m, struct timex *x)
{
	season(m, x);
	x->dir = TIMEX_NONE;
	setyearoff(m, x);
	return true;
}

static bool
seasons(const struct match *m, struct timex *x)
{
	season(m, x);
	x->rel = REL_NONE;
	x->quant = "EVERY";
	return true;
}

static bool
holiday(const struct match *m, struct timex *x)
{
	setmod(m, x);
	x->grain = UNIT_DAY;
	x->holiday = m->arg != 0 ? m->arg : get(m, 'f');
	x->year = fullyear(get(m, 'y'));
	x->dir = get(m, 'r');
	if (x->holiday == HOLIDAY_CHRISTMAS && rule_has(m, 'g'))
		x->holiday = HOLIDAY_CHRISTMAS_EVE;
	if (x->year == TIMEX_NONE) {
		x->rel = REL_YEAR;
		return true;
	}
	return holiday_day(x->holiday, x->year, &x->month, &x->day);
}

static bool
holidayweek(const struct match *m, struct timex *x)
{
	if (!holiday(m, x))
		return false;
	x->grain = UNIT_WEEK;
	return true;
}

/* Units that a date is told by when it lies so many of them away. */
static enum timex_unit
coarse(enum timex_unit u, int64_t *n)
{
	switch (u) {
	case UNIT_DECADE:
		*n *= 10;
		return UNIT_YEAR;
	case UNIT_CENTURY:
		*n *= 100;
		return UNIT_YEAR;
	case UNIT_MILLENNIUM:
		*n *= 1000;
		return UNIT_YEAR;
	case UNIT_FORTNIGHT:
		*n *= 2;
		return UNIT_WEEK;
	case UNIT_SECOND:
	case UNIT_MINUTE:
	case UNIT_HOUR:
		*n = 0;
		return UNIT_DAY;
	case UNIT_NONE:
	case UNIT_DAY:
	case UNIT_WEEK:
	case UNIT_MONTH:
	case UNIT_QUARTER:
	case UNIT_YEAR:
	case UNIT_WEEKEND:
	case UNIT_HALF:
	case UNIT_SEASON:
	case UNIT_WEEKDAY:
	default:
		return u;
	}
}

/* n units back or on; halves of years go by months. */
static bool
distance(const struct match *m, struct timex *x, int dir)
{
	int64_t n = rule_get(m, 'n', SCALE);
	enum timex_unit u = coarse(unitof(m, 'u'), &n);

	setmod(m, x);
	if (n > INT64_C(9000) * SCALE)
		return false;
	x->grain = u;
	if (u == UNIT_YEAR && n % SCALE != 0 && n < 10 * SCALE) {
		x->grain = UNIT_MONTH;
		n *= 12;
	}
	x->offset = (int)(n / SCALE) * dir;
	return u != UNIT_NONE;
}

static bool
ago(const struct match *m, struct timex *x)
{
	int dir = m->arg != 0 ? m->arg : rule_get(m, 'r', -1);

	if (!rule_has(m, 'n')) {
		x->ref = dir < 0 ? REF_PAST : REF_FUTURE;
		return true;
	}
	x->rel = REL_OFFSET;
	return distance(m, x, dir);
}

static bool
yearago(const struct match *m, struct timex *x)
{
	(void)m;
	x->grain = UNIT_QUARTER;
	x->rel = REL_QUARTER;
	x->offset = -1;
	return true;
}

static bool
vague(const struct match *m, struct timex *x)
{
	setspan(x, 0, unitof(m, 'u'));
	x->vague = true;
	setmod(m, x);
	return true;
}

static bool
shift(const struct match *m, struct timex *x)
{
	int dir = get(m, 'k') == 1 ? -1 : 1;

	if (!rule_has(m, 'n'))
		return vague(m, x); /* "a few days later" */
	x->rel = REL_LAST;
	if (unitof(m, 'u') < UNIT_DAY || !distance(m, x, dir))
		return false;
	x->mod = MOD_NONE;
	return true;
}

static bool
dur(const struct match *m, struct timex *x)
{
	setmod(m, x);
	setdir(m, x);
	setspan(x, m->val['n' - 'a' + 1], unitof(m, 'u'));
	if (rule_has(m, 'g') && x->unit != UNIT_NONE && !rule_has(m, 'v'))
		x->amount += SCALE / 2;
	return x->unit != UNIT_NONE && x->amount > 0;
}

static bool
halfunit(const struct match *m, struct timex *x)
{
	setmod(m, x);
	setspan(x, SCALE / 2, unitof(m, 'u'));
	return true;
}

static bool
durpair(const struct match *m, struct timex *x)
{
	if (!dur(m, x))
		return false;
	x->amount2 = m->val['l' - 'a' + 1];
	x->unit2 = unitof(m, 'v');
	return rule_has(m, 'l') && x->unit2 != UNIT_NONE && x->unit2 < x->unit;
}

static bool
unitlong(const struct match *m, struct timex *x)
{
	setmod(m, x);
	setspan(x, SCALE, unitof(m, 'u'));
	x->vague = m->arg == 1;
	return true;
}

static bool
while_(const struct match *m, struct timex *x)
{
	(void)m;
	setspan(x, 0, UNIT_NONE);
	x->vague = true;
	return true;
}

static void
setset(struct timex *x, int64_t n, enum timex_unit u)
{
	setspan(x, n, u);
	x->type = TIMEX_SET;
}

static bool
daily(const struct match *m, struct timex *x)
{
	setset(x, SCALE, unitof(m, 'u'));
	x->quant = m->arg == 1 ? "" : "EVERY";
	return true;
}

static bool
every(const struct match *m, struct timex *x)
{
	int64_t n = rule_has(m, 'n') ? m->val['n' - 'a' + 1] : SCALE;

	if (rule_has(m, 'g'))
		n = 2 * SCALE;
	setset(x, n, unitof(m, 'u'));
	x->quant = "EVERY";
	return x->unit != UNIT_NONE;
}

static bool
everypoint(const struct match *m, struct timex *x)
{
	settime(m, x);
	x->type = TIMEX_SET;
	x->quant = m->arg == 1 ? "" : "EVERY";
	x->month = get(m, 'm');
	x->season = get(m, 's');
	x->weekday = get(m, 'w');
	x->grain = x->month != TIMEX_NONE   ? UNIT_MONTH :
		   x->season != TIMEX_NONE  ? UNIT_SEASON :
		   x->weekday != TIMEX_NONE ? UNIT_WEEKDAY :
					      UNIT_DAY;
	return true;
}

/* "twice a week" */
static bool
freq(const struct match *m, struct timex *x)
{
	int64_t n = rule_get(m, 'n', m->arg * SCALE) / SCALE;
	size_t i = 0;

	setset(x, SCALE, unitof(m, 'u'));
	if (n < 1 || n > 9999)
		return false;
	for (int64_t d = 1000; d > 0; d /= 10)
		if (n >= d)
			x->freq[i++] = (char)('0' + n / d % 10);
	x->freq[i++] = 'X';
	x->freq[i] = '\0';
	return true;
}

static bool
ref(struct timex *x, enum timex_ref r)
{
	x->ref = r;
	return true;
}

static bool
present(const struct match *m, struct timex *x)
{
	(void)m;
	return ref(x, REF_PRESENT);
}

static bool
past(const struct match *m, struct timex *x)
{
	(void)m;
	return ref(x, REF_PAST);
}

static bool
future(const struct match *m, struct timex *x)
{
	(void)m;
	return ref(x, REF_FUTURE);
}

/* In the order of data/grammar.tsv's names; the generator numbers them. */
static bool (*const actions[NACTIONS])(const struct match *, struct timex *) = {
	[ACT_DATE] = date,
	[ACT_YMD] = ymd,
	[ACT_YEARDATE] = yeardate,
	[ACT_DAYS] = date,
	[ACT_MONTH] = month,
	[ACT_MONTHOF] = monthof,
	[ACT_YEAR] = year,
	[ACT_YEARBC] = yearbc,
	[ACT_YEARS] = year,
	[ACT_DECADE] = decade,
	[ACT_CENTURY] = century,
	[ACT_WEEKDAY] = weekday,
	[ACT_WEEKABBR] = weekday,
	[ACT_WEEKLOW] = weekday,
	[ACT_WEEKPOD] = weekday,
	[ACT_WEEKDAYOF] = weekdayof,
	[ACT_DAYPOD] = daypod,
	[ACT_DAY] = day,
	[ACT_NEXTPOD] = nextpod,
	[ACT_NEXTDAY] = nextpod,
	[ACT_OVERNIGHT] = overnight,
	[ACT_THATDAY] = thatday,
	[ACT_THEPOD] = thatday,
	[ACT_CLOCK] = clock_,
	[ACT_UNIT] = unit,
	[ACT_THEUNIT] = theunit,
	[ACT_YEAREND] = yearend,
	[ACT_YEARMID] = yearmid,
	[ACT_LASTUNIT] = lastunit,
	[ACT_UNITPAST] = unitpast,
	[ACT_THEYEAR] = theyear,
	[ACT_LATEST] = latest,
	[ACT_THE] = the,
	[ACT_WEEKOF] = weekof,
	[ACT_WEEKEND] = weekend,
	[ACT_QUARTER] = quarter,
	[ACT_YEARQUARTER] = yearquarter,
	[ACT_YEARSQUARTER] = yearsquarter,
	[ACT_HALF] = half,
	[ACT_AGOQUARTER] = agoquarter,
	[ACT_YEARAGO] = yearago,
	[ACT_SEASON] = season,
	[ACT_SEASONOF] = seasonof,
	[ACT_SEASONS] = seasons,
	[ACT_HOLIDAY] = holiday,
	[ACT_HOLIDAYWEEK] = holidayweek,
	[ACT_AGO] = ago,
	[ACT_SHIFT] = shift,
	[ACT_DUR] = dur,
	[ACT_ADUR] = dur,
	[ACT_HALFUNIT] = halfunit,
	[ACT_HALFDUR] = halfunit,
	[ACT_VAGUE] = vague,
	[ACT_DURPAIR] = durpair,
	[ACT_UNITS] = vague,
	[ACT_UNITSOR] = vague,
	[ACT_UNITLONG] = unitlong,
	[ACT_WHILE] = while_,
	[ACT_DAILY] = daily,
	[ACT_NIGHTLY] = everypoint,
	[ACT_EVERY] = every,
	[ACT_EVERYPOD] = everypoint,
	[ACT_EVERYWEEK] = everypoint,
	[ACT_EVERYMONTH] = everypoint,
	[ACT_EVERYSEASON] = everypoint,
	[ACT_WEEKDAYS] = everypoint,
	[ACT_FREQ] = freq,
	[ACT_PER] = daily,
	[ACT_PRESENT] = present,
	[ACT_CURRENT] = present,
	[ACT_THESEDAYS] = present,
	[ACT_MOMENT] = present,
	[ACT_PAST] = past,
	[ACT_THEPAST] = past,
	[ACT_FUTURE] = future,
	[ACT_NEARTERM] = future,
	[ACT_COMINGUNITS] = future,
};

/* The second of a pair: "1939-45", "May 3-5". */
static bool
pair(const struct match *m, struct timex *second)
{
	const struct timex first = *second;
	int l = get(m, 'l');

	if (m->action == ACT_DAYS) {
		second->day = l;
		return l > first.day &&
		       cal_valid(
			   first.year == TIMEX_NONE ? LEAPYEAR : first.year,
			   first.month, l);
	}
	second->year = l < 100 ? first.year / 100 * 100 + l : l;
	return second->year > first.year && second->year < first.year + 200;
}

size_t
norm_value(const struct match *m, struct timex out[NORM_VALUES], size_t *second)
{
	timex_init(&out[0], (enum timex_type)m->type);
	if (actions[m->action] == NULL || !actions[m->action](m, &out[0]))
		return 0;
	if (m->action != ACT_YEARS && m->action != ACT_DAYS)
		return 1;
	out[1] = out[0];
	*second = m->tok['l' - 'a' + 1];
	return pair(m, &out[1]) ? 2 : 0;
}
