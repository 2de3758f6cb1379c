/* See LICENSE file for copyright and license details. */
/*
 * timex: a time expression's meaning and its TIMEX3 attributes (TimeML 1.2.1).
 * Plain values, no memory.  A field that the expression does not name is
 * TIMEX_NONE; what is unknown when the value is written becomes X.
 */
#ifndef TIMEX_H
#define TIMEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum timex_type { TIMEX_DATE, TIMEX_TIME, TIMEX_DURATION, TIMEX_SET };

/* Units, as words.tsv numbers them; also the grain of a point in time. */
enum timex_unit {
	UNIT_NONE,
	UNIT_SECOND,
	UNIT_MINUTE,
	UNIT_HOUR,
	UNIT_DAY,
	UNIT_WEEK,
	UNIT_MONTH,
	UNIT_QUARTER,
	UNIT_YEAR,
	UNIT_DECADE,
	UNIT_CENTURY,
	UNIT_MILLENNIUM,
	UNIT_WEEKEND,
	UNIT_FORTNIGHT,
	UNIT_HALF, /* from here on: grains only */
	UNIT_SEASON,
	UNIT_WEEKDAY /* a day known by its weekday alone */
};

enum timex_pod {
	POD_NONE,
	POD_MORNING,
	POD_AFTERNOON,
	POD_EVENING,
	POD_NIGHT,
	POD_DAY,
	POD_MIDDAY
};

enum timex_mod {
	MOD_NONE,
	MOD_APPROX,
	MOD_LESS_THAN,
	MOD_MORE_THAN,
	MOD_EQUAL_OR_MORE,
	MOD_EQUAL_OR_LESS,
	MOD_START,
	MOD_MID,
	MOD_END
};

enum timex_ref { REF_NONE, REF_PRESENT, REF_PAST, REF_FUTURE };

/* What is still to be found out by anchor.c. */
enum timex_rel {
	REL_NONE,    /* nothing */
	REL_OFFSET,  /* offset units of the grain from the document's date */
	REL_WEEKDAY, /* weekday, in the week that dir says or the nearest */
	REL_YEAR,    /* all is known but the year */
	REL_LAST,    /* offset units from the date last mentioned */
	REL_YEAROFF, /* as REL_YEAR, offset years from the document's, or
		      * where dir is not 0 from the one mentioned */
	REL_MONTH,   /* a day of a month that is not said: "the 24th" */
	REL_WEEKOFF, /* weekday of the week that is offset weeks away */
	REL_QUARTER, /* the quarter under discussion, offset years from it */
	REL_NEWYEAR, /* the year that begins next, or just began */
	REL_MENTION  /* the unit last mentioned, or else the document's */
};

#define TIMEX_NONE (-100000)

struct timex {
	enum timex_type type;
	enum timex_ref ref;
	enum timex_unit grain;
	enum timex_rel rel;
	int offset;
	int dir; /* -1 last, 0 this, 1 next, TIMEX_NONE: not said */
	int year, month, day, week, weekday, quarter, half, season;
	enum timex_pod pod;
	int hour, minute, second;
	int holiday;
	enum timex_unit away; /* ... and offset of these from it */
	bool aside;	/* named in passing, "the 1919 treaty": no anchor */
	bool back;	/* a look back, "had been burnt in May", "since May" */
	int64_t amount; /* of a duration, in thousandths */
	bool vague;	/* the amount is X */
	enum timex_unit unit;
	int64_t amount2; /* "two hours and ten minutes" */
	enum timex_unit unit2;
	enum timex_mod mod;
	const char *quant; /* "" if there is none */
	char freq[8];
};

/* A closed interval of days. */
struct timex_days {
	bool known;
	long first, last;
};

enum { TIMEX_VALUE = 48 };

extern const char *const timex_types[]; /* by enum timex_type */
extern const char *const timex_mods[];	/* by enum timex_mod; "" for none */

void timex_init(struct timex *, enum timex_type);
/* The value attribute; returns its length. */
size_t timex_value(const struct timex *, char out[TIMEX_VALUE]);
/* The days it covers, without those of a duration, which anchor.c knows. */
struct timex_days timex_days(const struct timex *);
/* YYYY-MM-DD of a day number. */
void timex_iso(long day, char out[16]);

#endif
