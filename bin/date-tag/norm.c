/* See LICENSE file for copyright and license details. */
#include "norm.h"

#include <string.h>

#include "cal.h"
#include "dates.h"
#include "length.h"
#include "period.h"
#include "slot.h"

enum { LEAPYEAR = 2000 };

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
	slot_mod(m, x);
	slot_time(m, x);
	x->dir = slot_get(m, 'r');
	x->weekday = slot_get(m, 'w');
	return setday(x, slot_year(m), slot_get(m, 'm'), slot_get(m, 'd'));
}

static bool
ymd(const struct match *m, struct timex *x)
{
	int v = slot_get(m, 'y');

	return v > 19000000 && v < 21000000 &&
	       setday(x, v / 10000, v / 100 % 100, v % 100);
}

/* "May 5 last year" */
static bool
yeardate(const struct match *m, struct timex *x)
{
	x->offset = slot_get(m, 'r');
	if (!setday(x, TIMEX_NONE, slot_get(m, 'm'), slot_get(m, 'd')))
		return false;
	x->rel = REL_YEAROFF;
	return true;
}

static bool
theday(const struct match *m, struct timex *x)
{
	x->grain = UNIT_DAY;
	x->rel = REL_MONTH;
	x->day = slot_get(m, 'd');
	return x->day >= 1 && x->day <= 31;
}

/* "the morning of the 5th" */
static bool
podofday(const struct match *m, struct timex *x)
{
	slot_time(m, x);
	slot_mod(m, x);
	return theday(m, x);
}

static bool
month(const struct match *m, struct timex *x)
{
	slot_mod(m, x);
	x->grain = UNIT_MONTH;
	x->month = slot_get(m, 'm');
	x->year = slot_year(m);
	x->dir = slot_side(m);
	if (x->year == TIMEX_NONE)
		x->rel = REL_YEAR;
	return x->month >= 1 && x->month <= 12;
}

/* "2003-04" is two years rather than a month. */
static bool
isomonth(const struct match *m, struct timex *x)
{
	return month(m, x) && x->month != x->year % 100 + 1;
}

static bool
monthof(const struct match *m, struct timex *x)
{
	month(m, x);
	x->dir = TIMEX_NONE;
	slot_yearoff(m, x);
	return true;
}

static bool
year(const struct match *m, struct timex *x)
{
	slot_mod(m, x);
	x->grain = UNIT_YEAR;
	x->year = slot_year(m);
	return true;
}

static bool
yearbc(const struct match *m, struct timex *x)
{
	int y = rule_has(m, 'n') ? slot_get(m, 'n') / SLOT_SCALE :
				   slot_get(m, 'y');

	x->grain = UNIT_YEAR;
	x->year = rule_has(m, 'x') ? 1 - y : y;
	return y > 0 && y < 9999;
}

/* "218-201 BC", the first of the two */
static bool
yearsbc(const struct match *m, struct timex *x)
{
	return slot_get(m, 'l') < slot_get(m, 'n') && yearbc(m, x);
}

static bool
decade(const struct match *m, struct timex *x)
{
	int c = slot_get(m, 'c');

	slot_mod(m, x);
	x->grain = UNIT_DECADE;
	if (c < 10)
		c *= 10; /* "the nineties" */
	x->year = c >= 100 ? c : c < 20 ? 2000 + c : 1900 + c;
	if (c % 100 == 0 && c >= 1000 && c < 2000)
		x->grain = UNIT_CENTURY; /* "the 1800s" */
	return c % 10 == 0;		 /* "1984's best film" */
}

static bool
century(const struct match *m, struct timex *x)
{
	int o = slot_get(m, 'o');

	slot_mod(m, x);
	x->grain = UNIT_CENTURY;
	if (o == TIMEX_NONE) {
		x->rel = REL_OFFSET;
		x->offset = rule_get(m, 'r', 0);
		return x->offset >= -1 && x->offset <= 1;
	}
	x->year = rule_has(m, 'x') ? -(o - 1) * 100 - 1 : (o - 1) * 100;
	return o >= 1 && o <= 30;
}

static bool
weekday(const struct match *m, struct timex *x)
{
	slot_mod(m, x);
	slot_time(m, x);
	slot_dir(m, x);
	x->grain = UNIT_DAY;
	x->rel = REL_WEEKDAY;
	x->weekday = slot_get(m, 'w');
	return true;
}

/* "the Sunday before" */
static bool
weekbefore(const struct match *m, struct timex *x)
{
	weekday(m, x);
	x->mod = MOD_NONE;
	x->offset = x->dir = slot_get(m, 'k') == 1 ? -1 : 1;
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
	if (rule_has(m, 'm'))
		return date(m, x);
	if (rule_has(m, 'd')) {
		slot_time(m, x);
		return theday(m, x);
	}
	slot_time(m, x);
	x->grain = UNIT_DAY;
	x->rel = REL_OFFSET;
	x->offset = rule_get(m, 'r', 0);
	return true;
}

static bool
daypod(const struct match *m, struct timex *x)
{
	slot_mod(m, x);
	setthatday(m, x);
	return x->pod != POD_NONE;
}

static bool
day(const struct match *m, struct timex *x)
{
	slot_mod(m, x);
	setthatday(m, x);
	x->offset += m->arg;
	return true;
}

static bool
earlyhours(const struct match *m, struct timex *x)
{
	bool ok = rule_has(m, 'd') && !rule_has(m, 'm') ? theday(m, x) :
							  setthatday(m, x);

	x->pod = POD_MORNING;
	return ok;
}

static bool
nextpod(const struct match *m, struct timex *x)
{
	slot_time(m, x);
	x->grain = UNIT_DAY;
	x->rel = REL_LAST;
	x->offset = slot_get(m, 'r') < 0 ? -1 : 1;
	if (m->action == ACT_PODBEFORE)
		x->offset = slot_get(m, 'k') == 1 ? -1 : 1;
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
	slot_mod(m, x);
	slot_time(m, x);
	x->grain = UNIT_DAY;
	x->rel = REL_MENTION;
	if (m->action == ACT_THATDAY)
		x->dir = DIR_THIS;
	return true;
}

static bool
clock_(const struct match *m, struct timex *x)
{
	slot_mod(m, x);
	if (!setthatday(m, x))
		return false;
	x->mod = slot_bound(m);
	if (x->hour == TIMEX_NONE || x->hour > 24 ||
	    (x->hour == 24 && x->minute > 0))
		return false;
	if (!rule_has(m, 'p') || x->hour != TIMEX_NONE)
		x->pod = POD_NONE;
	return true;
}

/* "6:30 that morning" */
static bool
clockthat(const struct match *m, struct timex *x)
{
	if (!clock_(m, x))
		return false;
	x->rel = REL_MENTION;
	x->dir = DIR_THIS;
	return true;
}

enum { LATEST = 7 }; /* hour that is one of the evening if nobody says */

/* "at 7", "half 8": in the evening, unless it is said or too late for it. */
static bool
barehour(const struct match *m, struct timex *x)
{
	bool ishalf = rule_has(m, 'g');

	if (!clock_(m, x) || (ishalf && x->minute > 0))
		return false;
	if (ishalf)
		x->minute = 30;
	if (x->hour >= 1 && x->hour <= LATEST + ishalf && !rule_has(m, 'a') &&
	    !rule_has(m, 'p'))
		x->hour += 12;
	return true;
}

/* "quarter to nine", "20 past 7": the argument is the minutes, or the sign of
 * those that the words name. */
static bool
pasthour(const struct match *m, struct timex *x)
{
	int n = m->arg;

	if (rule_has(m, 'n'))
		n *= slot_get(m, 'n') / SLOT_SCALE;
	if (!barehour(m, x) || n <= -60 || n >= 60)
		return false;
	if (n < 0 && x->hour == LATEST + 1 && !rule_has(m, 'a') &&
	    !rule_has(m, 'p'))
		x->hour += 12; /* "quarter to 8", seven in the evening */
	x->minute = n < 0 ? 60 + n : n;
	if (n < 0)
		x->hour = (x->hour + 23) % 24;
	return true;
}

/* "from 2 to 5 p.m.": the first of the two, which may be before noon. */
static bool
hours(const struct match *m, struct timex *x)
{
	int second = slot_get(m, 'l');

	if (!clock_(m, x) || second < 1 || second > 12)
		return false;
	if (slot_get(m, 'a') == 2 && slot_get(m, 'h') % 12 > second % 12)
		x->hour -= 12;
	return true;
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
	int dir = slot_get(m, 'r');

	slot_mod(m, x);
	if (slot_unit(m, 'u') == UNIT_DAY && dir >= DIR_LAST && dir <= DIR_NEXT)
		return false; /* "this day", "last day" */
	return move(x, slot_unit(m, 'u'), dir);
}

/* "the year before", "the day after" */
static bool
unitbefore(const struct match *m, struct timex *x)
{
	return move(x, rule_has(m, 'u') ? slot_unit(m, 'u') : UNIT_DAY,
		   slot_get(m, 'k') == 1 ? DIR_PREVIOUS : DIR_FOLLOWING) &&
	       x->grain != UNIT_QUARTER;
}

/* "the week before last" */
static bool
beforelast(const struct match *m, struct timex *x)
{
	bool ok = move(x, slot_unit(m, 'u'), DIR_LAST);

	x->offset--;
	return ok;
}

static bool
sameunit(const struct match *m, struct timex *x)
{
	return slot_unit(m, 'u') > UNIT_DAY &&
	       move(x, slot_unit(m, 'u'), DIR_THAT);
}

/* "the new year", in a year's second half the one to come. */
static bool
newyear(const struct match *m, struct timex *x)
{
	move(x, UNIT_YEAR, DIR_THIS);
	x->rel = REL_NEWYEAR;
	slot_mod(m, x);
	return true;
}

static bool
theunit(const struct match *m, struct timex *x)
{
	enum timex_unit u = rule_has(m, 'u') ? slot_unit(m, 'u') : UNIT_YEAR;

	slot_mod(m, x);
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

static bool
unitpast(const struct match *m, struct timex *x)
{
	return move(x, slot_unit(m, 'u'), DIR_LAST) && x->grain != UNIT_DAY;
}

static bool
theyear(const struct match *m, struct timex *x)
{
	enum timex_unit u = slot_unit(m, 'u');

	if (u == UNIT_QUARTER) {
		x->grain = u;
		x->rel = REL_QUARTER;
		return true;
	}
	if (u == UNIT_YEAR && m->arg != 1)
		return move(x, u, DIR_THIS);
	length_set(x, SLOT_SCALE, u);
	return u >= UNIT_HOUR;
}

static bool
latest(const struct match *m, struct timex *x)
{
	enum timex_unit u = rule_has(m, 'u') ? slot_unit(m, 'u') : UNIT_QUARTER;

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
	switch (slot_unit(m, 'u')) {
	case UNIT_QUARTER:
		x->grain = UNIT_QUARTER;
		x->rel = REL_QUARTER;
		return true;
	case UNIT_YEAR:
	case UNIT_WEEK:
		return move(x, slot_unit(m, 'u'), DIR_THIS);
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
	slot_mod(m, x);
	return move(x, UNIT_WEEKEND, slot_get(m, 'r'));
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

/* "half a year", "two and a half" */
static int64_t
number(const struct match *m)
{
	int64_t n = rule_amount(m, 'n', SLOT_SCALE);

	if (!rule_has(m, 'g'))
		return n;
	return m->tok['g' - 'a' + 1] < m->tok['n' - 'a' + 1] ?
		   n / 2 :
		   n + SLOT_SCALE / 2;
}

/* n units back or on; halves of years go by months. */
static bool
distance(const struct match *m, struct timex *x, int dir)
{
	int64_t n = number(m);
	enum timex_unit u = coarse(slot_unit(m, 'u'), &n);

	slot_mod(m, x);
	if (n > INT64_C(9000) * SLOT_SCALE)
		return false;
	x->grain = u;
	if (u == UNIT_YEAR && n % SLOT_SCALE != 0 && n < 10 * SLOT_SCALE) {
		x->grain = UNIT_MONTH;
		n *= 12;
	}
	x->offset = (int)(n / SLOT_SCALE) * dir;
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
	if (number(m) >= INT64_C(1000000) * SLOT_SCALE) {
		x->ref = dir < 0 ? REF_PAST :
				   REF_FUTURE; /* no year has so many */
		return true;
	}
	x->rel = REL_OFFSET;
	return distance(m, x, dir);
}

/* "half an hour later": in whole minutes or hours. */
static bool
settime(const struct match *m, struct timex *x, int dir)
{
	int64_t n = number(m);

	x->grain = slot_unit(m, 'u');
	if (x->grain == UNIT_HOUR && n % SLOT_SCALE != 0) {
		x->grain = UNIT_MINUTE;
		n *= 60;
	}
	x->type = TIMEX_TIME;
	x->offset = (int)(n / SLOT_SCALE) * dir;
	return n < INT64_C(6000) * SLOT_SCALE;
}

static bool
shift(const struct match *m, struct timex *x)
{
	int dir = slot_get(m, 'k') == 1 ? -1 : 1;

	if (!rule_has(m, 'n'))
		return length_vague(m, x); /* "a few days later" */
	x->rel = REL_LAST;
	if (slot_unit(m, 'u') < UNIT_MINUTE || !distance(m, x, dir))
		return false;
	x->mod = MOD_NONE;
	if (slot_unit(m, 'u') < UNIT_DAY)
		return settime(m, x, dir);
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

/* "Mon-Fri", the days of a working week; "Fri-Sun" may be those of one date. */
static bool
workweek(const struct match *m, struct timex *x)
{
	enum { MONDAY = 1, THURSDAY = 4 };

	return slot_get(m, 'w') == MONDAY && slot_get(m, 'l') >= THURSDAY &&
	       length_everypoint(m, x);
}

/* In the order of data/grammar.tsv's names; the generator numbers them. */
static bool (*const actions[NACTIONS])(const struct match *, struct timex *) = {
	[ACT_DATE] = date,
	[ACT_SLASHED] = date,
	[ACT_DAYMONTH] = date,
	[ACT_YMD] = ymd,
	[ACT_YEARDATE] = yeardate,
	[ACT_DAYS] = date,
	[ACT_DAYSALONE] = date,
	[ACT_THEDAY] = theday,
	[ACT_THEDAYS] = theday,
	[ACT_MONTH] = month,
	[ACT_MONTHLOW] = month,
	[ACT_MONTHOF] = monthof,
	[ACT_YEAR] = year,
	[ACT_YEARBC] = yearbc,
	[ACT_YEARSBC] = yearsbc,
	[ACT_ISOMONTH] = isomonth,
	[ACT_SLASHMONTH] = month,
	[ACT_YEARS] = year,
	[ACT_DECADE] = decade,
	[ACT_CENTURY] = century,
	[ACT_CENTURIES] = century,
	[ACT_WEEKDAY] = weekday,
	[ACT_WEEKABBR] = weekday,
	[ACT_WEEKLOW] = weekday,
	[ACT_WEEKPOD] = weekday,
	[ACT_WEEKBEFORE] = weekbefore,
	[ACT_WEEKDAYOF] = weekdayof,
	[ACT_DAYPOD] = daypod,
	[ACT_EARLYPOD] = daypod,
	[ACT_PODOF] = daypod,
	[ACT_PODOFDAY] = podofday,
	[ACT_EARLYHOURS] = earlyhours,
	[ACT_DAY] = day,
	[ACT_NEXTPOD] = nextpod,
	[ACT_PODBEFORE] = nextpod,
	[ACT_NEXTDAY] = nextpod,
	[ACT_OVERNIGHT] = overnight,
	[ACT_THATDAY] = thatday,
	[ACT_THEPOD] = thatday,
	[ACT_DAWN] = thatday,
	[ACT_CLOCK] = clock_,
	[ACT_HHMM] = clock_,
	[ACT_CLOCKTHAT] = clockthat,
	[ACT_ATHOUR] = barehour,
	[ACT_DAYHOUR] = barehour,
	[ACT_HOURDAY] = barehour,
	[ACT_HHMMDAY] = clock_,
	[ACT_PASTHOUR] = pasthour,
	[ACT_HOURS] = hours,
	[ACT_UNIT] = unit,
	[ACT_THEUNIT] = theunit,
	[ACT_YEAREND] = yearend,
	[ACT_YEARMID] = yearmid,
	[ACT_LASTUNIT] = length_lastunit,
	[ACT_UNITBEFORE] = unitbefore,
	[ACT_BEFORELAST] = beforelast,
	[ACT_SAMEUNIT] = sameunit,
	[ACT_NEWYEAR] = newyear,
	[ACT_UNITPAST] = unitpast,
	[ACT_THEYEAR] = theyear,
	[ACT_LATEST] = latest,
	[ACT_THE] = the,
	[ACT_WEEKOF] = weekof,
	[ACT_WEEKEND] = weekend,
	[ACT_QUARTER] = period_quarter,
	[ACT_MONTHSQUARTER] = period_monthsquarter,
	[ACT_YEARQUARTER] = period_yearquarter,
	[ACT_YEARSQUARTER] = period_yearsquarter,
	[ACT_HALF] = period_half,
	[ACT_AGOQUARTER] = period_agoquarter,
	[ACT_YEARAGO] = period_yearago,
	[ACT_COMPAREDYEAR] = period_yearago,
	[ACT_SEASON] = period_season,
	[ACT_SEASONOF] = period_seasonof,
	[ACT_SEASONS] = period_seasons,
	[ACT_HOLIDAY] = period_holiday,
	[ACT_HOLIDAYWEEK] = period_holidayweek,
	[ACT_NTHDAY] = period_nthday,
	[ACT_AWAY] = period_away,
	[ACT_AGO] = ago,
	[ACT_SHIFT] = shift,
	[ACT_SHIFTAFTER] = shift,
	[ACT_DUR] = length_dur,
	[ACT_ADUR] = length_dur,
	[ACT_HALFUNIT] = length_halfunit,
	[ACT_HALFDUR] = length_halfunit,
	[ACT_QUARTERHOUR] = length_quarterhour,
	[ACT_QUARTERCENTURY] = length_quartercentury,
	[ACT_VAGUE] = length_vague,
	[ACT_DURPAIR] = length_durpair,
	[ACT_UNITS] = length_vague,
	[ACT_THEUNITS] = length_vague,
	[ACT_UNITSOR] = length_vague,
	[ACT_UNITLONG] = length_unitlong,
	[ACT_WHILE] = length_while,
	[ACT_DAILY] = length_daily,
	[ACT_NIGHTLY] = length_everypoint,
	[ACT_EVERY] = length_every,
	[ACT_EVERYPOD] = length_everypoint,
	[ACT_EVERYWEEK] = length_everypoint,
	[ACT_WORKWEEK] = workweek,
	[ACT_EVERYMONTH] = length_everypoint,
	[ACT_EVERYSEASON] = length_everypoint,
	[ACT_WEEKDAYS] = length_everypoint,
	[ACT_FREQ] = length_freq,
	[ACT_PER] = length_daily,
	[ACT_PRESENT] = present,
	[ACT_TOTHISDAY] = present,
	[ACT_CURRENT] = present,
	[ACT_THESEDAYS] = present,
	[ACT_THOSEDAYS] = past,
	[ACT_MOMENT] = present,
	[ACT_PAST] = past,
	[ACT_THEPAST] = past,
	[ACT_FUTURE] = future,
	[ACT_NEARTERM] = future,
	[ACT_ONEDAY] = future,
	[ACT_COMINGUNITS] = future,
};

static bool
ispair(unsigned action)
{
	return action == ACT_CENTURIES || action == ACT_YEARS ||
	       action == ACT_YEARSBC || action == ACT_DAYS ||
	       action == ACT_DAYSALONE || action == ACT_THEDAYS ||
	       action == ACT_HOURS || action == ACT_WORKWEEK;
}

/* The second of a pair: "1939-45", "May 3-5". */
static bool
pair(const struct match *m, struct timex *second)
{
	const struct timex first = *second;
	int l = slot_get(m, 'l');

	if (m->action == ACT_HOURS) {
		second->hour = l % 12 + (slot_get(m, 'a') == 2 ? 12 : 0);
		return true;
	}
	if (m->action == ACT_CENTURIES) {
		second->year = first.year < 0 ? -(l - 1) * 100 - 1 :
						(l - 1) * 100;
		return l >= 1 && l <= 30;
	}
	if (m->action == ACT_WORKWEEK) {
		second->weekday = l;
		return true;
	}
	if (m->action == ACT_YEARSBC) {
		second->year = 1 - l / SLOT_SCALE;
		return true;
	}
	if (m->action != ACT_YEARS) {
		second->day = l;
		if (m->action == ACT_THEDAYS)
			return l > first.day && l <= 31;
		return l > first.day &&
		       cal_valid(
			   first.year == TIMEX_NONE ? LEAPYEAR : first.year,
			   first.month, l);
	}
	second->year = l < 100 ? first.year / 100 * 100 + l : l;
	return second->year > first.year && second->year < first.year + 200;
}

/* 12/22 stays what it is. */
static void
swapday(struct timex *x)
{
	int monthday = x->day;

	if (monthday > 12)
		return;
	x->day = x->month;
	x->month = monthday;
}

size_t
norm_value(const struct match *m, bool dayfirst, struct timex out[NORM_VALUES],
    size_t *second)
{
	timex_init(&out[0], (enum timex_type)m->type);
	if (actions[m->action] == NULL || !actions[m->action](m, &out[0]))
		return 0;
	if (m->action == ACT_SLASHED && dayfirst)
		swapday(&out[0]);
	if (!ispair(m->action))
		return 1;
	out[1] = out[0];
	*second = m->tok['l' - 'a' + 1];
	return pair(m, &out[1]) ? 2 : 0;
}
