/* See LICENSE file for copyright and license details. */
#include "anchor.h"

#include "docdate.h"
#include "holiday.h"

enum { WINTER = 4 }; /* among the seasons */

void
anchor_init(struct anchor *a, const char *iso)
{
	*a = (struct anchor){ .narrative = a->narrative,
		.dayfirst = a->dayfirst,
		.year = TIMEX_NONE,
		.quarter = TIMEX_NONE,
		.minute = TIMEX_NONE };
	if (iso[0] == '\0')
		return;
	a->known = true;
	a->date.year = (iso[0] - '0') * 1000 + (iso[1] - '0') * 100 +
		       (iso[2] - '0') * 10 + (iso[3] - '0');
	a->date.month = (iso[5] - '0') * 10 + (iso[6] - '0');
	a->date.day = (iso[8] - '0') * 10 + (iso[9] - '0');
	a->day = cal_days(a->date);
}

static int
clamp(int year)
{
	return year > 9999 ? 9999 : year < -9998 ? -9998 : year;
}

static void
setdate(struct timex *x, long day)
{
	struct cal_date d = cal_date(day);
	struct cal_week w = cal_week(day);

	x->year = d.year;
	x->month = d.month;
	x->day = d.day;
	x->quarter = (d.month + 2) / 3;
	if (x->grain == UNIT_WEEK || x->grain == UNIT_WEEKEND) {
		x->year = w.year;
		x->week = w.week;
	}
}

/* offset units of the grain from a day. */
static void
shift(struct timex *x, long from)
{
	struct cal_date d = cal_date(from);

	switch (x->grain) {
	case UNIT_DAY:
		setdate(x, from + x->offset);
		return;
	case UNIT_WEEKEND:
		setdate(x, from + 7L * x->offset);
		return;
	case UNIT_WEEK:
		setdate(x, from + 7L * x->offset);
		return;
	case UNIT_MONTH:
		d = cal_addmonths(d, x->offset);
		break;
	case UNIT_QUARTER:
		d.day = 1;
		d = cal_addmonths(d, 3 * x->offset);
		break;
	case UNIT_DECADE:
		d.year = clamp((d.year / 10 + x->offset) * 10);
		break;
	case UNIT_CENTURY:
		d.year = clamp((d.year / 100 + x->offset) * 100);
		break;
	case UNIT_MILLENNIUM:
		d.year = clamp((d.year / 1000 + x->offset) * 1000);
		break;
	case UNIT_NONE:
	case UNIT_SECOND:
	case UNIT_MINUTE:
	case UNIT_HOUR:
	case UNIT_YEAR:
	case UNIT_FORTNIGHT:
	case UNIT_HALF:
	case UNIT_SEASON:
	case UNIT_WEEKDAY:
	default:
		d.year = clamp(d.year + x->offset);
		break;
	}
	x->year = d.year;
	x->month = d.month;
	x->quarter = (d.month + 2) / 3;
}

static void
weekday(const struct anchor *a, struct timex *x, enum tense cue)
{
	long from = a->day;
	int back, dir = x->dir;

	if (x->offset != 0 && a->dated)
		from = a->lastday; /* "the following Monday" */
	if (x->rel == REL_WEEKOFF) {
		setdate(
		    x, from - cal_weekday(from) + x->weekday + 7L * x->offset);
		return;
	}
	back = (cal_weekday(from) - x->weekday + 7) % 7;
	if (a->narrative && (dir == TIMEX_NONE || dir == 0)) {
		setdate(x, from + (7 - back) % 7);
		return;
	}
	if (dir == TIMEX_NONE || dir == 0)
		dir = cue == TENSE_FUTURE || (dir == 0 && cue == TENSE_NONE) ?
			  2 :
			  0;
	if (dir < 0)
		setdate(x, from - (back == 0 ? 7 : back));
	else if (dir == 0 || back == 0)
		setdate(x, from - back + (dir == 1 ? 7 : 0));
	else
		setdate(x, from - back + 7);
}

/* Where in the year the expression begins, as a number that grows: the day,
 * the month, the quarter, the season. */
static long
ordinal(const struct timex *x, int year)
{
	struct cal_date d = { year, 1, 1 };

	switch (x->grain) {
	case UNIT_MONTH:
		return year * 12L + x->month;
	case UNIT_QUARTER:
		return year * 4L + x->quarter;
	case UNIT_HALF:
		return year * 2L + x->half;
	case UNIT_SEASON:
		return year * 4L + x->season;
	case UNIT_NONE:
	case UNIT_SECOND:
	case UNIT_MINUTE:
	case UNIT_HOUR:
	case UNIT_DAY:
	case UNIT_WEEK:
	case UNIT_YEAR:
	case UNIT_DECADE:
	case UNIT_CENTURY:
	case UNIT_MILLENNIUM:
	case UNIT_WEEKEND:
	case UNIT_FORTNIGHT:
	case UNIT_WEEKDAY:
	default:
		d.month = x->month;
		d.day = x->day;
		if (x->holiday != HOLIDAY_NONE)
			holiday_day(x->holiday, year, &d.month, &d.day);
		return cal_days(d);
	}
}

/* The same of the document's date. */
static long
here(const struct anchor *a, const struct timex *x)
{
	int season = a->date.month / 3; /* winter begins in December */

	if (x->grain == UNIT_MONTH)
		return a->date.year * 12L + a->date.month;
	if (x->grain == UNIT_QUARTER)
		return a->date.year * 4L + (a->date.month + 2) / 3;
	if (x->grain == UNIT_HALF)
		return a->date.year * 2L + (a->date.month + 5) / 6;
	if (x->grain == UNIT_SEASON)
		return (season == 0 ? a->date.year - 1 : a->date.year) * 4L +
		       (season == 0 ? 4 : season);
	return a->day;
}

static void
setpart(struct timex *x, struct cal_date d)
{
	x->year = d.year;
	x->month = d.month;
}

static int
nearest(const struct anchor *a, const struct timex *x)
{
	long best = 0, d;
	int y, found = a->date.year;

	for (y = a->date.year - 1; y <= a->date.year + 1; y++) {
		d = ordinal(x, y) - here(a, x);
		d = d < 0 ? -d : d;
		if (y == a->date.year - 1 || d < best) {
			best = d;
			found = y;
		}
	}
	return found;
}

/* The last year in which it is over or now; strict: over. */
static int
before(const struct anchor *a, const struct timex *x, bool strict)
{
	int y = a->date.year + 1;

	while (y > a->date.year - 2 && ordinal(x, y) >= here(a, x) + !strict)
		y--;
	return y;
}

static int
after(const struct anchor *a, const struct timex *x, bool strict)
{
	int y = a->date.year - 1;

	while (y < a->date.year + 2 && ordinal(x, y) <= here(a, x) - !strict)
		y++;
	return y;
}

/* "Monday, Oct. 26": the year in which that day is one, if it is only one of
 * the three. */
static bool
bydayname(const struct anchor *a, const struct timex *x, int *year)
{
	int y, found = 0;

	if (x->grain != UNIT_DAY || x->weekday == TIMEX_NONE)
		return false;
	for (y = a->date.year - 1; y <= a->date.year + 1; y++)
		if (cal_valid(y, x->month, x->day) &&
		    cal_weekday(ordinal(x, y)) == x->weekday) {
			*year = y;
			found++;
		}
	return found == 1;
}

/* "this winter" until February is the one that began in the year before, and so
 * it is in spring where it is over. */
static bool
isoldwinter(const struct anchor *a, const struct timex *x, enum tense cue)
{
	enum { FEBRUARY = 2, MAY = 5 };

	return x->grain == UNIT_SEASON && x->season == WINTER &&
	       (a->date.month <= FEBRUARY ||
		   (a->date.month <= MAY &&
		       (cue == TENSE_PAST || cue == TENSE_PARTICIPLE)));
}

/* By tense and grain (days, months, seasons): how far ahead one may be that the
 * tense does not speak for, and how far back. */
static const long coming[][3] = { [TENSE_NONE] = { 180, 4, 2 },
	[TENSE_PAST] = { 45, 0, 0 },
	[TENSE_PARTICIPLE] = { 90, 1, 1 },
	[TENSE_FUTURE] = { 366, 12, 4 } };
static const long gone[] = { 90, 1, 0 };

bool
anchor_isnear(const struct anchor *a, const struct timex *x)
{
	int i = x->grain == UNIT_MONTH;
	long away;

	if (!a->known || a->narrative || x->rel != REL_YEAR ||
	    x->dir != TIMEX_NONE ||
	    (x->grain != UNIT_DAY && x->grain != UNIT_MONTH))
		return false;
	away = ordinal(x, a->date.year) - here(a, x);
	return away >= -gone[i] && away <= coming[TENSE_PAST][i];
}

static int
whichyear(const struct anchor *a, const struct timex *x, enum tense cue)
{
	int i = x->grain == UNIT_MONTH ? 1 : x->grain == UNIT_SEASON ? 2 : 0;
	long away;
	int y;

	if (bydayname(a, x, &y))
		return y;
	if (x->back && x->dir == TIMEX_NONE)
		return before(a, x, false);
	if (x->dir == -1)
		return before(a, x, true);
	if (x->dir == 1)
		return after(a, x, true);
	if (x->dir == 0)
		return a->date.year - isoldwinter(a, x, cue);
	if (x->grain == UNIT_HALF && cue == TENSE_FUTURE)
		return after(a, x, false);
	if (x->grain == UNIT_QUARTER || x->grain == UNIT_HALF)
		return cue == TENSE_FUTURE ? nearest(a, x) :
					     before(a, x, false);
	y = nearest(a, x);
	away = ordinal(x, y) - here(a, x);
	if (cue == TENSE_FUTURE && away < -gone[i] - (x->season == WINTER))
		return after(a, x, false);
	if (away > coming[cue][i])
		return before(a, x, false);
	return y;
}

/* The month of "the 24th": by tense the last or the next that has the day, or
 * else the document's. */
static void
setmonth(const struct anchor *a, struct timex *x, enum tense cue)
{
	int step = 0;

	if (cue == TENSE_FUTURE && x->day < a->date.day)
		step = 1;
	else if (cue == TENSE_PAST && x->day > a->date.day)
		step = -1;
	setpart(
	    x, cal_addmonths(
		   (struct cal_date){ a->date.year, a->date.month, 1 }, step));
	if (!cal_valid(x->year, x->month, x->day))
		setpart(
		    x, cal_addmonths((struct cal_date){ x->year, x->month, 1 },
			   step < 0 ? -1 : 1));
}

/* A day that was named with its year before is meant again if that is nearer
 * than the day of the year or lies ahead; otherwise the year. */
static int
saidyear(const struct anchor *a, const struct timex *x, int year)
{
	long away, other = ordinal(x, year) - a->last;
	size_t i, n = a->nsaid < ANCHOR_DAYS ? a->nsaid : ANCHOR_DAYS;

	for (i = 0; i < n; i++) {
		if (a->said[i].month != x->month || a->said[i].day != x->day)
			continue;
		away = cal_days(a->said[i]) - a->last;
		if (away > 0 || -away < (other < 0 ? -other : other))
			return a->said[i].year;
	}
	return year;
}

/* The year of a month or season in a narrative: that of the last mention; after
 * the end of a year the next one's. */
static int
storyyear(const struct anchor *a, const struct timex *x)
{
	enum {
		YEARENDS = 8,
		SEASONENDS = 6
	}; /* months back that are too many */
	int year = a->date.year, month = a->date.month;

	if (x->dir == -1)
		return before(a, x, true);
	if (x->dir == 1 && a->lastgrain == UNIT_YEAR)
		return year + 1;
	if (x->dir == 1)
		return after(a, x, true);
	if (x->back)
		return before(a, x, false);
	if (a->lastgrain == UNIT_YEAR || x->holiday != HOLIDAY_NONE)
		return year;
	if (x->grain == UNIT_SEASON && month <= 2 && x->season == WINTER)
		return year - 1;
	if (x->grain == UNIT_SEASON)
		return year + (month - 3 * x->season >= SEASONENDS);
	if (x->grain == UNIT_MONTH || x->grain == UNIT_DAY)
		return year + (month - x->month >= YEARENDS);
	return year;
}

/* The month of "the 24th" in a narrative: that of the last mention, or the next
 * one where the day is long over. */
static void
storymonth(const struct anchor *a, struct timex *x)
{
	enum { OVER = 10 };
	struct cal_date d = cal_date(a->last);
	int step = a->lastgrain == UNIT_DAY && x->day + OVER < d.day;

	d.day = 1;
	setpart(x, cal_addmonths(d, step));
	if (!cal_valid(x->year, x->month, x->day))
		setpart(x, cal_addmonths(d, step + 1));
}

static void
setminute(struct timex *x, int minute)
{
	x->hour = minute / 60;
	x->minute = minute % 60;
}

/* "twenty minutes later" */
static void
storytime(const struct anchor *a, struct timex *x)
{
	enum { DAY = 24 * 60 };
	int unit = x->grain == UNIT_HOUR ? 60 : 1;
	long minute = a->minute + (long)x->offset * unit;
	long day = minute / DAY - (minute % DAY < 0);

	x->grain = UNIT_DAY;
	setdate(x, a->lastday + day);
	setminute(x, (int)(minute - day * DAY));
}

/* What comes at one or at dawn, after the evening: on the next day. */
static bool
isovernight(const struct anchor *a, const struct timex *x)
{
	enum { EVENING = 18 * 60, EARLY = 9 };

	return a->minute != TIMEX_NONE && a->minute >= EVENING &&
	       x->dir == TIMEX_NONE &&
	       (x->hour == TIMEX_NONE ? x->pod == POD_MORNING :
					x->hour < EARLY);
}

static void
setyear(const struct anchor *a, struct timex *x, enum tense cue)
{
	if (x->rel == REL_YEAR)
		x->year = a->narrative ? saidyear(a, x, storyyear(a, x)) :
					 whichyear(a, x, cue);
	else if (x->dir != TIMEX_NONE && x->dir != 0 && a->mentioned)
		x->year = cal_date(a->last).year + x->offset;
	else
		x->year = a->date.year + x->offset;
	x->year = clamp(x->year);
	if (x->holiday != HOLIDAY_NONE)
		holiday_day(x->holiday, x->year, &x->month, &x->day);
	/* 29 February in a year that has none */
	if (x->grain == UNIT_DAY && !cal_valid(x->year, x->month, x->day))
		x->year -= x->year % 4;
}

/* The quarter under discussion, or else the last one that is over. */
static void
quarter(const struct anchor *a, struct timex *x)
{
	int year = a->year, q = a->quarter;

	if (x->quarter != TIMEX_NONE) {
		q = x->quarter;
		if (year == TIMEX_NONE || q != a->quarter)
			year = a->known ? before(a, x, false) : TIMEX_NONE;
	}
	if (a->byyear && (x->offset != 0 || x->year != TIMEX_NONE) &&
	    x->quarter == TIMEX_NONE)
		q = TIMEX_NONE;
	if (q == TIMEX_NONE && (x->offset != 0 || x->year != TIMEX_NONE)) {
		x->grain = UNIT_YEAR; /* no quarter was spoken of */
		if (x->year == TIMEX_NONE && a->known)
			x->year = a->date.year + x->offset;
		return;
	}
	if (q == TIMEX_NONE && a->known) {
		q = (a->date.month + 2) / 3 - 1;
		year = q == 0 ? a->date.year - 1 : a->date.year;
		q = q == 0 ? 4 : q;
	}
	x->quarter = q;
	if (x->year == TIMEX_NONE && year != TIMEX_NONE)
		x->year = year + x->offset;
}

/* What "the next day" or "that year" goes by. */
static long
mentioned(const struct anchor *a, const struct timex *x)
{
	if (x->grain == UNIT_DAY && a->dated)
		return a->lastday;
	if (x->rel == REL_MENTION && x->grain < UNIT_YEAR &&
	    a->lastgrain == UNIT_YEAR &&
	    cal_date(a->lastmonth).year == cal_date(a->last).year)
		return a->lastmonth;
	return a->mentioned && (x->grain != UNIT_DAY || !a->known) ? a->last :
								     a->day;
}

/* "the weekend" in the middle of a week is the last one, unless the verb says
 * otherwise; "this weekend" may be the last one on the days after it. */
static bool
islastweekend(const struct anchor *a, const struct timex *x, enum tense cue)
{
	enum { AFTER = 2 };
	int day = cal_weekday(a->day);

	if (x->grain != UNIT_WEEKEND || day >= 6)
		return false;
	if (x->dir == TIMEX_NONE)
		return cue != TENSE_FUTURE;
	return x->dir == 0 && cue == TENSE_PAST && day <= AFTER;
}

static void
relative(const struct anchor *a, struct timex *x, enum tense cue)
{
	switch (x->rel) {
	case REL_OFFSET:
		shift(x, a->day - (islastweekend(a, x, cue) ? 7 : 0));
		break;
	case REL_NEWYEAR:
		x->year = clamp(a->date.year + (a->date.month > 6));
		break;
	case REL_WEEKDAY:
	case REL_WEEKOFF:
		weekday(a, x, cue);
		break;
	case REL_YEAR:
	case REL_YEAROFF:
		setyear(a, x, cue);
		break;
	case REL_MONTH:
		setmonth(a, x, cue);
		break;
	case REL_LAST:
	case REL_MENTION:
		shift(x, mentioned(a, x));
		break;
	case REL_QUARTER:
	case REL_NONE:
	default:
		break;
	}
}

/* Without a document's date: what has a mentioned date to go by has a value
 * all the same, the rest keeps its X. */
static void
unanchored(const struct anchor *a, struct timex *x)
{
	if (x->rel == REL_WEEKDAY || x->rel == REL_WEEKOFF)
		x->grain = UNIT_WEEKDAY;
	else if ((x->rel == REL_LAST || x->rel == REL_MENTION) && a->mentioned)
		shift(x, mentioned(a, x));
}

static bool
isera(enum timex_unit grain)
{
	return grain >= UNIT_DECADE && grain <= UNIT_MILLENNIUM;
}

/* By the last mention alone.  A history's "today" is not the day it tells of. */
static void
narrate(const struct anchor *a, struct timex *x, enum tense cue)
{
	struct anchor view = *a;

	if (x->rel == REL_OFFSET && x->grain == UNIT_DAY && x->offset == 0 &&
	    x->pod == POD_NONE && x->hour == TIMEX_NONE) {
		x->ref = REF_PRESENT;
		return;
	}
	if (x->rel == REL_LAST && x->grain < UNIT_DAY) {
		storytime(a, x);
		return;
	}
	if (!a->mentioned ||
	    (x->grain == UNIT_DAY && !a->dated && x->rel != REL_YEAR &&
		x->rel != REL_YEAROFF && x->rel != REL_MONTH)) {
		view.known = view.mentioned = false;
		unanchored(&view, x);
		return;
	}
	view.known = true;
	view.day = x->grain == UNIT_DAY && a->dated && x->rel != REL_YEAR ?
		       a->lastday :
		       a->last;
	if (x->rel == REL_MONTH) {
		storymonth(a, x);
		return;
	}
	if (isera(x->grain) && a->inera)
		view.day = view.last = a->era;
	if (x->grain == UNIT_WEEKEND && x->dir == TIMEX_NONE)
		x->dir = 0;
	if (x->grain == UNIT_DAY && x->offset == 0 &&
	    (x->rel == REL_OFFSET || x->rel == REL_MENTION) &&
	    isovernight(a, x))
		x->offset = 1;
	view.date = cal_date(view.day);
	relative(&view, x, cue);
}

/* Whether the quarter is one that figures are told of: it began within the last
 * year or so, and is over if the one before was. */
static bool
isdiscussed(const struct anchor *a, const struct timex *x)
{
	int now = a->date.year * 4 + (a->date.month + 2) / 3;
	int q = x->year * 4 + x->quarter;

	if (!a->known)
		return true;
	return q >= now - 4 && q <= now - (a->quarter != TIMEX_NONE &&
					      a->year * 4 + a->quarter < now);
}

/* When in the day, roughly for its parts. */
static int
minuteof(const struct timex *x)
{
	static const int hours[] = { [POD_MORNING] = 7,
		[POD_AFTERNOON] = 15,
		[POD_EVENING] = 19,
		[POD_NIGHT] = 21,
		[POD_DAY] = 12,
		[POD_MIDDAY] = 12 };

	if (x->hour != TIMEX_NONE)
		return x->hour * 60 + (x->minute != TIMEX_NONE ? x->minute : 0);
	return x->pod == POD_NONE ? TIMEX_NONE : hours[x->pod] * 60;
}

/* What only tells where from: "had been burnt in 1655", "two days earlier". */
static bool
islookback(const struct timex *x)
{
	if (x->rel == REL_LAST)
		return x->offset < 0;
	return x->back && (x->rel == REL_YEAR || x->grain >= UNIT_YEAR);
}

bool
anchor_knows(const struct anchor *a, const struct timex *x)
{
	return x->rel != REL_LAST || x->grain >= UNIT_DAY ||
	       (a->narrative && a->dated && a->minute != TIMEX_NONE);
}

/* "A week later", told from a day: the story goes on at the day of that week. */
static bool
isweekon(const struct anchor *a, const struct timex *x)
{
	return a->narrative && a->dated && x->grain == UNIT_WEEK &&
	       x->rel == REL_LAST && x->day != TIMEX_NONE;
}

static void
remember(struct anchor *a, const struct timex *x, struct timex_days d)
{
	if (x->grain == UNIT_QUARTER)
		a->byyear = false;
	else if (x->type == TIMEX_DURATION && x->unit == UNIT_MONTH &&
		 x->amount > 3000 && x->amount < 12000)
		a->byyear = true;
	if (!d.known || x->ref != REF_NONE || x->aside ||
	    (a->narrative && islookback(x)))
		return;
	a->inera = isera(x->grain);
	if (a->inera)
		a->era = d.first;
	if (a->narrative && a->inera)
		return;
	a->mentioned = true;
	a->last = d.first;
	a->lastgrain = x->grain;
	if (x->month != TIMEX_NONE && x->grain <= UNIT_MONTH)
		a->lastmonth = d.first;
	if (x->grain == UNIT_DAY) {
		a->dated = true;
		a->lastday = d.first;
		a->minute = minuteof(x);
	} else if (isweekon(a, x)) {
		a->last = a->lastday = cal_days(
		    (struct cal_date){ x->year, x->month, x->day });
		a->minute = TIMEX_NONE;
	}
	if (x->grain == UNIT_DAY && x->rel == REL_NONE)
		a->said[a->nsaid++ % ANCHOR_DAYS] = cal_date(d.first);
	if (x->grain == UNIT_QUARTER && x->rel != REL_QUARTER &&
	    x->rel != REL_LAST && isdiscussed(a, x)) {
		a->quarter = x->quarter;
		a->year = x->year;
	}
}

/* "the Friday after Thanksgiving", "the weekend before Christmas": days from the
 * feast on to it. */
static long
tonext(const struct timex *x, int target, long feast)
{
	long day = cal_weekday(feast), n = (target - day + 7) % 7;

	if (x->offset < 0)
		return n - 7 - (x->away == UNIT_WEEKEND && day == 7 ? 7 : 0);
	return n == 0 ? 7 : n;
}

/* From a feast to the day that is named by it. */
static void
moveaway(struct timex *x)
{
	struct cal_date d = { x->year, x->month, x->day };
	long feast;

	if (x->year == TIMEX_NONE || x->month == TIMEX_NONE) {
		x->month = x->day = TIMEX_NONE;
		return;
	}
	feast = cal_days(d);
	if (x->away == UNIT_WEEKEND || x->away == UNIT_WEEKDAY) {
		x->grain = x->away == UNIT_WEEKEND ? UNIT_WEEKEND : UNIT_DAY;
		setdate(
		    x, feast + tonext(x, x->grain == UNIT_DAY ? x->weekday : 6,
				   feast));
		return;
	}
	x->grain = x->away;
	shift(x, feast);
}

/* The stretch of "the past year" or "the next two weeks": from the document's
 * day to as many units from there. */
static struct timex_days
stretch(const struct anchor *a, const struct timex *x)
{
	struct timex_days d = { true, a->day, a->day };
	int n = (int)(x->amount / 1000) * x->dir;
	long end;

	switch (x->unit) {
	case UNIT_DAY:
		end = a->day + n;
		break;
	case UNIT_WEEK:
		end = a->day + 7L * n;
		break;
	case UNIT_MONTH:
		end = cal_days(cal_addmonths(a->date, n));
		break;
	case UNIT_QUARTER:
		end = cal_days(cal_addmonths(a->date, 3 * n));
		break;
	case UNIT_YEAR:
		end = cal_days(cal_addmonths(a->date, 12 * n));
		break;
	case UNIT_DECADE:
		end = cal_days(cal_addmonths(a->date, 120 * n));
		break;
	case UNIT_NONE:
	case UNIT_SECOND:
	case UNIT_MINUTE:
	case UNIT_HOUR:
	case UNIT_CENTURY:
	case UNIT_MILLENNIUM:
	case UNIT_WEEKEND:
	case UNIT_FORTNIGHT:
	case UNIT_HALF:
	case UNIT_SEASON:
	case UNIT_WEEKDAY:
	default:
		d.known = false;
		return d;
	}
	if (x->dir < 0)
		d.first = end;
	else
		d.last = end;
	return d;
}

/* Those of x, of which timex_days() knows d. */
static struct timex_days
alldays(const struct anchor *a, const struct timex *x, struct timex_days d)
{
	if (d.known || !a->known)
		return d;
	if (x->ref == REF_PRESENT) {
		d.known = true;
		d.first = d.last = a->day;
	} else if (x->type == TIMEX_DURATION && !x->vague &&
		   (x->dir == -1 || x->dir == 1) && x->amount % 1000 == 0 &&
		   x->amount < INT64_C(1000000)) {
		d = stretch(a, x);
	}
	return d;
}

struct timex_days
anchor_resolve(struct anchor *a, struct timex *x, enum tense cue)
{
	struct timex_days d;

	if (x->rel == REL_QUARTER)
		quarter(a, x);
	else if (a->narrative)
		narrate(a, x, cue);
	else if (a->known)
		relative(a, x, cue);
	else
		unanchored(a, x);
	if (x->grain == UNIT_WEEK && x->week == TIMEX_NONE &&
	    x->year != TIMEX_NONE && x->day != TIMEX_NONE) {
		struct cal_date day = { x->year, x->month, x->day };

		setdate(x, cal_days(day));
	}
	if (x->away != UNIT_NONE)
		moveaway(x);
	d = timex_days(x);
	remember(a, x, d);
	return alldays(a, x, d);
}

struct timex_days
anchor_days(const struct anchor *a, const struct timex *x)
{
	return alldays(a, x, timex_days(x));
}
