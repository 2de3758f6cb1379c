/* See LICENSE file for copyright and license details. */
#include "period.h"

#include "holiday.h"
#include "slot.h"

bool
period_quarter(const struct match *m, struct timex *x)
{
	x->grain = UNIT_QUARTER;
	x->quarter = m->arg != 0      ? m->arg :
		     rule_has(m, 'q') ? slot_get(m, 'q') :
					slot_get(m, 'o');
	x->year = slot_year(m);
	if (rule_has(m, 'r'))
		slot_yearoff(m, x);
	else if (x->year == TIMEX_NONE)
		x->rel = REL_YEAR;
	return x->quarter >= 1 && x->quarter <= 4;
}

/* "the April-June quarter", "the July to September period" */
bool
period_monthsquarter(const struct match *m, struct timex *x)
{
	int first = slot_get(m, 'm'), last = slot_get(m, 'l');

	x->grain = UNIT_QUARTER;
	x->quarter = last / 3;
	x->year = slot_year(m);
	if (x->year == TIMEX_NONE)
		x->rel = REL_YEAR;
	return first % 3 == 1 && last == first + 2;
}

/* "the 1988 quarter": the one under discussion, in another year. */
bool
period_yearquarter(const struct match *m, struct timex *x)
{
	x->grain = UNIT_QUARTER;
	x->rel = REL_QUARTER;
	x->year = slot_year(m);
	return true;
}

bool
period_yearsquarter(const struct match *m, struct timex *x)
{
	x->grain = UNIT_QUARTER;
	x->rel = REL_QUARTER;
	x->offset = slot_get(m, 'r');
	return true;
}

bool
period_half(const struct match *m, struct timex *x)
{
	period_quarter(m, x);
	x->grain = UNIT_HALF;
	x->half = x->quarter;
	x->quarter = TIMEX_NONE;
	return x->half >= 1 && x->half <= 2;
}

bool
period_agoquarter(const struct match *m, struct timex *x)
{
	x->grain = UNIT_QUARTER;
	x->rel = REL_QUARTER;
	x->offset = -1;
	x->quarter = slot_get(m, 'o');
	x->year = slot_year(m);
	if (x->year != TIMEX_NONE)
		x->offset = 0;
	return true;
}

bool
period_season(const struct match *m, struct timex *x)
{
	slot_mod(m, x);
	x->grain = UNIT_SEASON;
	x->season = slot_get(m, 's');
	x->year = slot_year(m);
	x->dir = slot_side(m);
	if (x->dir == DIR_THAT)
		slot_yearoff(m, x);
	else if (x->year == TIMEX_NONE)
		x->rel = REL_YEAR;
	return true;
}

bool
period_seasonof(const struct match *m, struct timex *x)
{
	period_season(m, x);
	x->dir = TIMEX_NONE;
	slot_yearoff(m, x);
	return true;
}

bool
period_seasons(const struct match *m, struct timex *x)
{
	period_season(m, x);
	x->rel = REL_NONE;
	x->quant = "EVERY";
	return true;
}

bool
period_holiday(const struct match *m, struct timex *x)
{
	slot_mod(m, x);
	x->grain = UNIT_DAY;
	x->holiday = m->arg != 0 ? m->arg : slot_get(m, 'f');
	x->year = slot_year(m);
	x->dir = slot_get(m, 'r');
	if (x->holiday == HOLIDAY_CHRISTMAS && rule_has(m, 'g'))
		x->holiday = HOLIDAY_CHRISTMAS_EVE;
	if (x->year == TIMEX_NONE) {
		x->rel = REL_YEAR;
		if (holiday_fixed(x->holiday))
			holiday_day(x->holiday, 1, &x->month, &x->day);
		return true;
	}
	return holiday_day(x->holiday, x->year, &x->month, &x->day);
}

/* "three weeks before Christmas", "the Friday after Thanksgiving" */
bool
period_away(const struct match *m, struct timex *x)
{
	int64_t n = rule_get(m, 'n', SLOT_SCALE);
	bool before = slot_get(m, 'r') == 1; /* words.tsv */

	if (!period_holiday(m, x) || n % SLOT_SCALE != 0 ||
	    n > 100 * SLOT_SCALE || rule_has(m, 'v'))
		return false;
	x->dir = TIMEX_NONE;
	x->offset = (int)(n / SLOT_SCALE) * (before ? -1 : 1);
	x->away = rule_has(m, 'w') ? UNIT_WEEKDAY :
		  rule_has(m, 'u') ? slot_unit(m, 'u') :
				     UNIT_DAY;
	x->weekday = slot_get(m, 'w');
	if (x->away == UNIT_FORTNIGHT) {
		x->away = UNIT_WEEK;
		x->offset *= 2;
	}
	return x->away == UNIT_DAY || x->away == UNIT_WEEK ||
	       x->away == UNIT_MONTH || x->away == UNIT_YEAR ||
	       x->away == UNIT_WEEKEND || x->away == UNIT_WEEKDAY;
}

/* "the last Sunday in May" */
bool
period_nthday(const struct match *m, struct timex *x)
{
	enum { SURE = 4 }; /* not every month has a fifth */
	int n = rule_has(m, 'r') ? -1 : slot_get(m, 'o');

	x->grain = UNIT_DAY;
	x->year = slot_year(m);
	x->holiday = holiday_nth(slot_get(m, 'm'), slot_get(m, 'w'), n);
	if (x->year != TIMEX_NONE)
		return n <= SURE + 1 &&
		       holiday_day(x->holiday, x->year, &x->month, &x->day);
	x->rel = REL_YEAR;
	return n <= SURE;
}

bool
period_holidayweek(const struct match *m, struct timex *x)
{
	if (!period_holiday(m, x))
		return false;
	x->grain = UNIT_WEEK;
	return true;
}

bool
period_yearago(const struct match *m, struct timex *x)
{
	(void)m;
	x->grain = UNIT_QUARTER;
	x->rel = REL_QUARTER;
	x->offset = -1;
	return true;
}
