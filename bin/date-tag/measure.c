/* See LICENSE file for copyright and license details. */
#include "measure.h"

#include <string.h>

#include "dates.h"
#include "slot.h"
#include "timex.h"
#include "utf8.h"

/* Before "over two years" where it means more than: elsewhere it tells during
 * what. */
static const char *const morethan[] = { "for", "just", "well", "after", "took",
	"lasted", "of", "little", "slightly", NULL };

static const char *const modals[] = { "will", "would", "may", "might", "could",
	"can", "ll", NULL };

static bool
isage(const struct place *p)
{
	const char *s = p->s + p->end;
	size_t n = p->len - p->end;

	if (n >= 4 && s[0] == '-' && ascii_lower(s[1]) == 'o' &&
	    memcmp(s + 2, "ld", 2) == 0)
		return true;
	return place_is(&p->next, "old") || place_is(&p->next, "older") ||
	       place_is(&p->next, "younger") ||
	       (n >= 7 && memcmp(s, " of age", 7) == 0);
}

/* "the Seven Years' War", "the Hundred Years War" */
static bool
iswar(const struct place *p)
{
	const struct token *t = &p->tok[p->m->ntok - 1];

	return t->capital && p->m->ntok > 1 && ascii_isalpha(p->s[t->start]) &&
	       (p->next.capital || (p->end < p->len && p->s[p->end] == '\''));
}

/* "three quarters of the crop", "three-quarters full", "in some quarters" */
static bool
isfraction(const struct place *p)
{
	size_t n = p->m->ntok;
	int quarters = rule_get(p->m, 'n', SLOT_SCALE) / SLOT_SCALE;

	if (place_tokis(p, 0, "some") ||
	    (place_is(&p->next, "of") && !rule_has(p->m, 'v') &&
		(quarters == 1 || quarters == 3)))
		return true;
	return n >= 3 && place_tokis(p, n - 3, "three") &&
	       place_tokis(p, n - 2, "-") && place_tokis(p, n - 1, "quarters");
}

static bool
durok(const struct place *p)
{
	static const char *const lasting[] = { "to", "will", "would", "can",
		"could", "may", "might", "must", "should", "not", "did", NULL };
	int u = rule_get(p->m, 'u', 0);

	if (isage(p) || iswar(p))
		return false;
	if (place_is(&p->next, "ago")) /* "he met her two years ago" */
		return false;
	if (place_tokis(p, 0, "following"))
		return false; /* "closed following three days of rain" */
	if (place_tokis(p, 0, "last") && place_in(lasting, p->prev.s))
		return false; /* "a truce to last six months" */
	if (place_tokis(p, 0, "over") && !place_tokis(p, 1, "a") &&
	    !place_tokis(p, 1, "an") && !place_in(morethan, p->prev.s))
		return false;
	return u != UNIT_QUARTER || !isfraction(p);
}

/* "a day": a length of time, or "5 dollars a day". */
static bool
adurok(const struct place *p)
{
	static const char *const per[] = { "times", "dollars", "percent",
		"pounds", "barrels", "people", "tons", "tonnes", "cents",
		"euros", "share", "once", "twice", "miles", "million",
		"billion", "hours", "days", "yen", "pct", "rubles", NULL };
	int u = rule_get(p->m, 'u', 0);

	static const char *const during[] = { "for", "in", "within", "after",
		"than", "over", "about", "just", "least", "only", "barely",
		"take", "took", "takes", "last", "lasted", "under", "once",
		"nearly", "almost", NULL };

	if (!durok(p) || u == UNIT_QUARTER || u == UNIT_SECOND)
		return false;
	if (p->m->ntok == 2 && p->tok[1].capital && !p->tok[0].capital)
		return false; /* "a Century sofa" */
	if (place_tokis(p, p->m->ntok - 1U, "hr") && !place_ischat(p))
		return false; /* "a HR", in baseball */
	if (u == UNIT_DAY && p->m->ntok == 2 && place_tokis(p, 0, "a") &&
	    !place_in(during, p->prev.s) && !place_is(&p->next, "after") &&
	    !place_is(&p->next, "before"))
		return false; /* "a day rich in symbolism" */
	if (u == UNIT_WEEKEND && p->m->ntok == 2 &&
	    !place_is(&p->prev, "for") && !place_is(&p->prev, "within"))
		return false; /* "after a weekend of talks" */
	if (p->end < p->len && p->s[p->end] == '-')
		return false; /* "a year-earlier loss" */
	return !place_in(per, p->prev.s) && !p->prev.number;
}

static bool
perok(const struct place *p)
{
	static const char *const per[] = { "times", "dollars", "percent",
		"pounds", "barrels", "people", "tons", "tonnes", "cents",
		"euros", "share", "miles", "million", "billion", "hours",
		"days", "yen", "pct", "rubles", NULL };

	return rule_get(p->m, 'u', 0) > UNIT_HOUR &&
	       (place_in(per, p->prev.s) || p->prev.number ||
		   place_tokis(p, 0, "per"));
}

static bool
unitsok(const struct place *p)
{
	static const char *const before[] = { "for", "in", "within", "over",
		"after", "of", "take", "took", "spent", "with", "through",
		"weeks", "follows", "followed", "despite", "amid", "lasted",
		"lasting", NULL };
	static const char *const after[] = { "before", "after", "since",
		"leading", "ahead", "following", "that", NULL };
	int u = rule_get(p->m, 'u', 0);

	if (isage(p) || place_follows(p, "matter of "))
		return false;
	if (place_is(&p->next, "before") || place_is(&p->next, "after") ||
	    place_is(&p->next, "later") || place_is(&p->next, "earlier"))
		return u > UNIT_SECOND && !p->prev.number;
	if (u < UNIT_DAY)
		return false;
	if (place_is(&p->prev, "the"))
		return place_in(after, p->next.s);
	if (u == UNIT_QUARTER || u == UNIT_WEEKEND)
		return false;
	return place_in(before, p->prev.s);
}

/* Not "everyday life", nor a rate, "by 20% annually", nor what an average is
 * of, "the average daily volume". */
static bool
dailyok(const struct place *p)
{
	enum { NEAR = 30 };
	size_t i = p->start;

	if (place_tokis(p, 0, "everyday"))
		return place_ischat(p);
	if (place_is(&p->prev, "average") ||
	    (i >= p->from + 2 && memcmp(p->s + i - 2, "i-", 2) == 0))
		return false; /* "bi-weekly", "semi-annually" */
	if (!place_tokis(p, 0, "annually"))
		return true;
	for (; i > p->from && p->start - i < NEAR && p->s[i] != '.'; i--)
		if (ascii_isdigit(p->s[i - 1]) || p->s[i - 1] == '$')
			return false;
	return true;
}

bool
measure_ok(const struct place *p)
{
	switch (p->m->action) {
	case ACT_VAGUE: /* "the third in as many days" */
		return durok(p) &&
		       !(place_is(&p->prev, "as") && place_tokis(p, 0, "many"));
	case ACT_DUR:
	case ACT_HALFUNIT:
		return durok(p);
	case ACT_ADUR:
		return adurok(p);
	case ACT_PER:
		return perok(p);
	case ACT_THEUNITS: /* "over the years" */
		return rule_get(p->m, 'u', 0) >= UNIT_DAY &&
		       rule_get(p->m, 'u', 0) <= UNIT_CENTURY &&
		       (place_is(&p->prev, "over") ||
			   place_is(&p->prev, "through"));
	case ACT_UNITS:
		return unitsok(p);
	case ACT_ONEDAY: /* "will one day be" */
		return place_in(modals, p->prev.s);
	case ACT_DAILY:
		return dailyok(p);
	case ACT_WHILE:
		return !place_follows(p, "once in ");
	case ACT_UNITLONG: /* "all week" */
		return (!place_tokis(p, 0, "all") &&
			   !place_tokis(p, 0, "whole")) ||
		       place_ischat(p);
	default:
		return true;
	}
}
