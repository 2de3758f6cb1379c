/* See LICENSE file for copyright and license details. */
#include "bestday.h"

#include <string.h>

#include "cal.h"
#include "holiday.h"
#include "timex.h"
#include "utf8.h"

enum {
	TEXT = 20000, /* bytes; longer texts name too many days */
	SUPPORT = 4,
	NAMED = 3,  /* support by days named with their year, at most */
	BESIDE = 2, /* support by "today" next to the day */
	GAP = 3	    /* bytes between these two */
};

static bool
isyear(const char *s, size_t len, size_t i)
{
	return len - i >= 4 && ascii_isdigit(s[i + 1]) &&
	       ascii_isdigit(s[i + 2]) && ascii_isdigit(s[i + 3]) &&
	       (i == 0 || !ascii_isdigit(s[i - 1])) &&
	       (len - i == 4 || !ascii_isdigit(s[i + 4]));
}

bool
bestday_may(const char *s, size_t len)
{
	const char *p;
	size_t i;

	if (len > TEXT)
		return false;
	for (int digit = '1'; digit <= '2'; digit++)
		for (i = 0; i < len; i++) {
			p = memchr(s + i, digit, len - i);
			if (p == NULL)
				break;
			i = (size_t)(p - s);
			if (isyear(s, len, i))
				return true;
		}
	return false;
}

/* A day with its year, in words or figures. */
static bool
isfull(const struct expr *e)
{
	return e->x.rel == REL_NONE && e->x.ref == REF_NONE &&
	       e->x.type <= TIMEX_TIME && e->x.grain == UNIT_DAY &&
	       e->x.holiday == HOLIDAY_NONE && e->days.known && e->x.year > 0 &&
	       e->x.month != TIMEX_NONE;
}

static bool
isweekday(const struct expr *e, long day)
{
	return e->x.rel == REL_WEEKDAY && e->x.dir == TIMEX_NONE &&
	       e->x.weekday == cal_weekday(day);
}

static bool
istoday(const struct expr *e)
{
	return e->x.rel == REL_OFFSET && e->x.offset == 0 &&
	       e->x.grain == UNIT_DAY && e->x.hour == TIMEX_NONE;
}

/* "today, 3 May 2015", "3 May 2015, today" */
static bool
beside(const char *s, const struct expr *a, const struct expr *b)
{
	if (b->start < a->end || b->start - a->end > GAP)
		return false;
	for (size_t i = a->end; i < b->start; i++)
		if (strchr(" ,(-:", s[i]) == NULL)
			return false;
	return istoday(a) || istoday(b);
}

static int
support(const char *s, const struct exprs *l, long day)
{
	int named = 0, weekday = 0, today = 0;

	for (size_t i = 0; i < l->n; i++) {
		const struct expr *e = &l->v[i];

		if (isweekday(e, day))
			weekday = 1;
		if (!isfull(e) || e->days.first != day)
			continue;
		if (named < NAMED)
			named++;
		if ((i > 0 && beside(s, e - 1, e)) ||
		    (i + 1 < l->n && beside(s, e, e + 1)))
			today = BESIDE;
	}
	return named + weekday + today;
}

bool
bestday_find(const char *s, const struct exprs *l, char iso[11])
{
	char day[16];
	long last = 0;
	bool found = false;

	for (size_t i = 0; i < l->n; i++)
		if (isfull(&l->v[i]) && (!found || l->v[i].days.first > last)) {
			last = l->v[i].days.first;
			found = true;
		}
	iso[0] = '\0';
	if (!found || support(s, l, last) < SUPPORT)
		return false;
	timex_iso(last, day);
	memcpy(iso, day, 11);
	return true;
}
