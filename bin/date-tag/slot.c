/* See LICENSE file for copyright and license details. */
#include "slot.h"

static const enum timex_mod bounds[] = { MOD_NONE, MOD_APPROX, MOD_LESS_THAN,
	MOD_MORE_THAN, MOD_EQUAL_OR_MORE, MOD_EQUAL_OR_LESS };
static const enum timex_mod parts[] = { MOD_NONE, MOD_START, MOD_MID, MOD_END };

int
slot_get(const struct match *m, char slot)
{
	return rule_get(m, slot, TIMEX_NONE);
}

enum timex_mod
slot_bound(const struct match *m)
{
	return bounds[rule_get(m, 'b', 0)];
}

void
slot_mod(const struct match *m, struct timex *x)
{
	if (rule_has(m, 'b'))
		x->mod = slot_bound(m);
	if (rule_has(m, 'k'))
		x->mod = parts[rule_get(m, 'k', 0)];
}

void
slot_time(const struct match *m, struct timex *x)
{
	int h = slot_get(m, 'h');

	if (rule_has(m, 'p'))
		x->pod = (enum timex_pod)slot_get(m, 'p');
	if (rule_has(m, 't')) {
		h = slot_get(m, 't');
		x->minute = 0;
	} else if (rule_has(m, 'j')) {
		h = slot_get(m, 'j') / 100;
		x->minute = slot_get(m, 'j') % 100;
	}
	if (h == TIMEX_NONE)
		return;
	if (rule_has(m, 'i'))
		x->minute = slot_get(m, 'i');
	if (rule_has(m, 'a') && h <= 12)
		h = h % 12 + (slot_get(m, 'a') == 2 ? 12 : 0);
	else if (x->pod >= POD_AFTERNOON && x->pod <= POD_NIGHT && h < 12 &&
		 (x->pod != POD_NIGHT || h > 5))
		h += 12;
	x->hour = h;
	if (x->minute == TIMEX_NONE)
		x->minute = 0;
}

enum timex_unit
slot_unit(const struct match *m, char slot)
{
	return (enum timex_unit)rule_get(m, slot, UNIT_NONE);
}

void
slot_dir(const struct match *m, struct timex *x)
{
	x->dir = slot_get(m, 'r');
	if (x->dir == DIR_FOLLOWING || x->dir == DIR_PREVIOUS) {
		x->offset = x->dir / 2;
		x->dir = x->dir / 2;
	}
}

int
slot_year(const struct match *m)
{
	enum { PIVOT = 40 };
	int y = slot_get(m, 'y');

	if (rule_has(m, 'x') && rule_has(m, 'n'))
		return 1 - slot_get(m, 'n') / SLOT_SCALE; /* BC */
	if (y == TIMEX_NONE || y >= 100)
		return y;
	return y < PIVOT ? 2000 + y : 1900 + y;
}

int
slot_side(const struct match *m)
{
	int dir = slot_get(m, 'r');

	return dir == DIR_FOLLOWING || dir == DIR_PREVIOUS ? dir / 2 : dir;
}

void
slot_yearoff(const struct match *m, struct timex *x)
{
	x->offset = rule_get(m, 'r', DIR_THAT); /* "of the same year" */
	x->rel = REL_YEAROFF;
	if (x->offset != DIR_THAT && x->offset != DIR_FOLLOWING &&
	    x->offset != DIR_PREVIOUS)
		return;
	x->dir = x->offset; /* of the year mentioned */
	x->offset = x->offset == DIR_THAT ? 0 : x->offset / 2;
}
