/* See LICENSE file for copyright and license details. */
#include "length.h"

#include "slot.h"

void
length_set(struct timex *x, int64_t thousandths, enum timex_unit u)
{
	x->type = TIMEX_DURATION;
	x->amount = thousandths;
	x->unit = u;
}

bool
length_lastunit(const struct match *m, struct timex *x)
{
	length_set(x, SLOT_SCALE, slot_unit(m, 'u'));
	x->dir = DIR_LAST;
	return x->unit >= UNIT_HOUR;
}

bool
length_vague(const struct match *m, struct timex *x)
{
	length_set(x, 0, slot_unit(m, 'u'));
	x->vague = true;
	slot_mod(m, x);
	return true;
}

bool
length_dur(const struct match *m, struct timex *x)
{
	slot_mod(m, x);
	slot_dir(m, x);
	length_set(x, rule_amount(m, 'n', 0), slot_unit(m, 'u'));
	if (rule_has(m, 'g') && x->unit != UNIT_NONE && !rule_has(m, 'v'))
		x->amount += SLOT_SCALE / 2;
	return x->unit != UNIT_NONE && x->amount > 0;
}

bool
length_halfunit(const struct match *m, struct timex *x)
{
	slot_mod(m, x);
	length_set(x, SLOT_SCALE / 2, slot_unit(m, 'u'));
	return true;
}

bool
length_quarterhour(const struct match *m, struct timex *x)
{
	enum { MINUTES = 15 };

	length_set(
	    x, MINUTES * (int64_t)rule_get(m, 'n', SLOT_SCALE), UNIT_MINUTE);
	return rule_get(m, 'n', SLOT_SCALE) <= 3 * SLOT_SCALE;
}

bool
length_quartercentury(const struct match *m, struct timex *x)
{
	(void)m;
	length_set(x, 25 * INT64_C(1000), UNIT_YEAR);
	return true;
}

bool
length_durpair(const struct match *m, struct timex *x)
{
	if (!length_dur(m, x))
		return false;
	x->amount2 = rule_amount(m, 'l', 0);
	x->unit2 = slot_unit(m, 'v');
	return rule_has(m, 'l') && x->unit2 != UNIT_NONE && x->unit2 < x->unit;
}

bool
length_unitlong(const struct match *m, struct timex *x)
{
	slot_mod(m, x);
	length_set(x, SLOT_SCALE, slot_unit(m, 'u'));
	x->vague = m->arg == 1;
	return true;
}

bool
length_while(const struct match *m, struct timex *x)
{
	(void)m;
	length_set(x, 0, UNIT_NONE);
	x->vague = true;
	return true;
}

static void
setset(struct timex *x, int64_t n, enum timex_unit u)
{
	length_set(x, n, u);
	x->type = TIMEX_SET;
}

bool
length_daily(const struct match *m, struct timex *x)
{
	setset(x, SLOT_SCALE, slot_unit(m, 'u'));
	x->quant = m->arg == 1 ? "" : "EVERY";
	return true;
}

bool
length_every(const struct match *m, struct timex *x)
{
	int64_t n = rule_amount(m, 'n', SLOT_SCALE);

	enum timex_unit u = slot_unit(m, 'u');

	if (rule_has(m, 'g'))
		n = 2 * SLOT_SCALE;
	x->quant = "EVERY";
	if (u == UNIT_WEEKEND && n == SLOT_SCALE) {
		x->type = TIMEX_SET;
		x->grain = u;
		return true;
	}
	/* Every other weekend is one in two weeks. */
	setset(x, n, u == UNIT_WEEKEND ? UNIT_WEEK : u);
	x->vague = rule_has(m, 'v'); /* "every few days" */
	return x->unit != UNIT_NONE;
}

/* "Tuesdays", "every Tuesday", "every other Tuesday": by the rule's number. */
bool
length_everypoint(const struct match *m, struct timex *x)
{
	static const char *const quants[] = { "EVERY", "", "EVERY OTHER" };

	slot_time(m, x);
	x->type = TIMEX_SET;
	x->quant = quants[m->arg];
	x->month = slot_get(m, 'm');
	x->season = slot_get(m, 's');
	x->weekday = slot_get(m, 'w');
	x->grain = x->month != TIMEX_NONE   ? UNIT_MONTH :
		   x->season != TIMEX_NONE  ? UNIT_SEASON :
		   x->weekday != TIMEX_NONE ? UNIT_WEEKDAY :
					      UNIT_DAY;
	return true;
}

/* "twice a week" */
bool
length_freq(const struct match *m, struct timex *x)
{
	int64_t n = rule_get(m, 'n', m->arg * SLOT_SCALE) / SLOT_SCALE;
	size_t i = 0;

	setset(x, SLOT_SCALE, slot_unit(m, 'u'));
	if (n < 1 || n > 9999)
		return false;
	for (int64_t d = 1000; d > 0; d /= 10)
		if (n >= d)
			x->freq[i++] = (char)('0' + n / d % 10);
	x->freq[i++] = 'X';
	x->freq[i] = '\0';
	return true;
}
