/* See LICENSE file for copyright and license details. */
#include "guard.h"

#include <string.h>

#include "chat.h"
#include "dates.h"
#include "measure.h"
#include "place.h"
#include "timex.h"
#include "utf8.h"

/* What a day's or a year's number may be followed by: no noun. */
static const char *const goeson[] = { "and", "at", "in", "for", "to", "with",
	"when", "but", "as", "he", "she", "they", "we", "i", "you", "it", "was",
	"were", "is", "will", "the", "a", "if", "by", "from", "or", "that",
	"because", "after", "before", "so", "pls", "then", "on", "without",
	"under", "near", "into", "over", "through", "while", "where", "which",
	"who", "their", "his", "her", "its", "there", "had", "has", "have",
	"would", "an", "against", "only", "both", "all", "not", "ok", "okay",
	"can", "right", "rite", "too", "also", "cos", "k", "den", "n", NULL };

static const char *const preps[] = { "in", "since", "by", "from", "until",
	"till", "of", "during", "around", "circa", "after", "before", "to",
	"and", "through", "between", "for", "about", "back", "early", "late",
	"or", "than", "on", "this", "last", "next", "mid", "every", "each",
	"into", "throughout", "beyond", "spring", "summer", "fall", "autumn",
	"winter", "year", "c", "as", "ended", "ending", "at", "over", NULL };

/* What stands before an hour of the day. */
static const char *const hourpreps[] = { "at", "till", "til", "until", "by",
	"arnd", "ard", "around", "abt", "about", "b4", "before", "after",
	"since", "from", "frm", NULL };

static const char *const clockpreps[] = { "at", "till", "til", "until", "by",
	"arnd", "ard", "b4", NULL };

/* Counted things: what follows makes a number of a year. */
static const char *const counted[] = { "people", "men", "women", "children",
	"miles", "points", "dollars", "pounds", "euros", "workers", "jobs",
	"shares", "troops", "employees", "members", "feet", "meters", "metres",
	"kilometers", "km", "kilometres", "votes", "percent", "pct", "acres",
	"tons", "tonnes", "million", "billion", "soldiers", "students", "homes",
	"houses", "times", "units", "cases", "deaths", "degrees", "yards",
	"barrels", "megawatts", "mm", "kg", "calories", "passengers",
	"residents", "civilians", "cars", "aircraft", "items", "words", "pages",
	"others", "hours", "mhz", "rpm", NULL };

/* Things with a number of their own. */
static const char *const numbered[] = { "flight", "route", "highway", "room",
	"number", "no", "nos", "page", "pages", "section", "article", "channel",
	"model", "form", "psalm", "line", "lines", "boeing", "area", "bus",
	"gate", "about", "nearly", "almost", "roughly", "approximately", "some",
	"than", "figure", "resolution", NULL };

static bool
issurelychat(const struct place *p)
{
	return chat_is(p->s, p->from, p->len) == CHAT_YES;
}

/* Part of an address, a path, a code: marks glued to it. */
static bool
glued(const struct place *p)
{
	char before = p->start > 0 ? p->s[p->start - 1] : ' ';
	char after = p->end < p->len ? p->s[p->end] : ' ';
	char then = p->end + 1 < p->len ? p->s[p->end + 1] : ' ';

	if (before != ' ' && (memchr("/_@#&=\\", before, 7) != NULL ||
				 word_before(p->s, p->start)))
		return true;
	if (before == '-' && after == '-' && ascii_isalpha(then) &&
	    p->start > 1 && word_before(p->s, p->start - 1))
		return true; /* a link: "best-daily-news" */
	if (before == '.' && p->start > 1 && word_before(p->s, p->start - 1) &&
	    ascii_isdigit(p->s[p->start]))
		return true;
	if (after == '/' && !p->prev.capital && ascii_isalnum(then) &&
	    p->m->action != ACT_YEAR)
		return p->m->type == TIMEX_DATE &&
		       (p->m->action == ACT_DATE ||
			   p->m->action == ACT_SLASHED);
	return after == '_' || after == '@' || after == '\\' ||
	       (after == '.' && ascii_islower(then) &&
		   !(ascii_isalpha(p->s[p->end - 1]) && issurelychat(p))) ||
	       (after == '%' && p->m->action == ACT_YEAR);
}

/* The rest of a longer figure that is no date, 2016-02-30. */
static bool
cutoff(const struct place *p)
{
	char after = p->end < p->len ? p->s[p->end] : ' ';
	char then = p->end + 1 < p->len ? p->s[p->end + 1] : ' ';
	char before = p->start > 0 ? p->s[p->start - 1] : ' ';

	if (after == '-' || after == '/' || after == ':')
		return ascii_isdigit(then) ||
		       (after == '-' && ascii_isupper(then));
	return (before == '-' || before == '/' || before == ':') &&
	       p->start > 1 && ascii_isdigit(p->s[p->start - 2]);
}

/* "February 30": a figure that is no day of the month, or the two would have
 * been one match. */
static bool
falseday(const struct place *p)
{
	return p->next.number && (p->next.s[1] == '\0' || p->next.s[2] == '\0');
}

/* Before the blanks and commas before i: a figure of one or two digits, whose
 * offset goes to *at. */
static bool
figurebefore(const char *s, size_t i, size_t *at)
{
	size_t end;

	while (i > 0 && (s[i - 1] == ' ' || s[i - 1] == ','))
		i--;
	for (end = i; i > 0 && ascii_isdigit(s[i - 1]);)
		i--;
	*at = i;
	return i < end && end - i <= 2 && (i == 0 || s[i - 1] == ' ');
}

/* The same before i: the name of a month. */
static bool
monthbefore(const char *s, size_t i, size_t *at)
{
	struct token t = { .word = WORD_UNKNOWN };
	size_t end;
	int64_t month;

	while (i > 0 && (s[i - 1] == ' ' || s[i - 1] == ','))
		i--;
	for (end = i; i > 0 && end - i < PLACE_WORD && word_before(s, i);)
		i--;
	*at = i;
	t.word = word_find(s + i, end - i);
	return word_value(&t, CLASS_MONTH, &month);
}

/* The year of such a day: "February 30, 2016", "31 April 2012". */
static bool
falsedate(const struct place *p)
{
	size_t at;

	return (figurebefore(p->s, p->start, &at) &&
		   monthbefore(p->s, at, &at)) ||
	       (monthbefore(p->s, p->start, &at) &&
		   figurebefore(p->s, at, &at));
}

/* "In 1812, 1813 and 1815", "(1815)", "the 1812 campaign"; round figures may
 * be anything. */
static bool
islisted(const struct place *p, int y)
{
	char before = p->start > 1 ? p->s[p->start - 1] : ' ';
	char after = p->end < p->len ? p->s[p->end] : ' ';

	if (before == ' ' && p->start > 2)
		before = p->s[p->start - 2];
	if (y % 100 == 0)
		return false;
	if (place_is(&p->prev, "the"))
		return p->next.s[0] != '\0' && !p->next.number;
	return (before == ',' || before == '(') &&
	       (strchr(",.;)", after) != NULL || place_in(goeson, p->next.s));
}

/* "c. 1090", "ca. 1090" */
static bool
iscirca(const struct place *p)
{
	size_t i = p->start;

	if (i < p->from + 4 || p->s[i - 2] != '.' || p->s[i - 1] != ' ')
		return false;
	if (p->s[i - 3] == 'a')
		i--;
	return i > p->from + 3 && p->s[i - 3] == 'c' &&
	       !word_before(p->s, i - 3);
}

static bool
nonoun(const struct place *p)
{
	return p->next.s[0] == '\0' || place_in(goeson, p->next.s);
}

/* "until about 2025", where no noun follows */
static bool
isabout(const struct place *p)
{
	return place_is(&p->prev, "about") && nonoun(p) &&
	       !place_is(&p->next, "or") &&
	       (place_follows(p, "until about ") ||
		   place_follows(p, "since about ") ||
		   place_follows(p, "by about ") ||
		   place_follows(p, "from about ") ||
		   place_follows(p, "in about "));
}

/* Before numbers of things as well as before years. */
static const char *const joining[] = { "and", "or", "of", "to", "about", "than",
	"at", "over", "as", "around", "for", "through", "with", NULL };

static bool
yearok(const struct place *p)
{
	int y = rule_get(p->m, 'y', 0);
	char before = p->start > 0 ? p->s[p->start - 1] : ' ';

	if (cutoff(p) || falsedate(p))
		return false;
	if (p->m->ntok > 1)
		return true;
	if (y >= 1900 && y < 2100 && isabout(p))
		return true;
	if (y < 1700 && y % 100 < 60 && p->len - p->from <= CHAT_SHORT &&
	    place_ischat(p))
		return false; /* "at 1230" in a message */
	if (place_in(numbered, p->prev.s) || place_in(counted, p->next.s) ||
	    (p->end < p->len && p->s[p->end] == '-' && y < 1900))
		return false;
	if (before == '-' || before == '+' || before == ':')
		return false;
	if (y % 100 == 0 && !place_in(preps, p->prev.s) &&
	    !place_is(&p->prev, "the") && p->next.s[0] != '\0' &&
	    !place_in(goeson, p->next.s))
		return false; /* "2000 Ostran soldiers" */
	if (y >= 1900 && y < 2040)
		return true;
	if (place_in(joining, p->prev.s) &&
	    (y % 50 == 0 || !place_is(&p->prev, "of")) &&
	    p->next.s[0] != '\0' && !place_in(goeson, p->next.s))
		return false; /* "and 1500 Velmish guns" */
	return y >= 1000 &&
	       (place_in(preps, p->prev.s) || iscirca(p) || islisted(p, y));
}

/* "May" and "March" are words of other kinds in small letters, and names of
 * people before capitals; but "In May Halvik won" is nobody's. */
static bool
ambiguousok(const struct place *p, bool prep)
{
	static const char *const during[] = { "in", "since", "during", "until",
		"early", "late", NULL };

	if (place_is(&p->next, "of") || !p->tok[0].capital)
		return false;
	if (place_in(during, p->prev.s))
		return !place_is(&p->next, "madness");
	if (p->next.capital)
		return false;
	return prep || (place_is(&p->prev, "the") && p->next.s[0] != '\0' &&
			   !place_in(goeson, p->next.s));
}

/* "and June Carter", "as April Jones" before a capital, but "May and June
 * Swiss francs". */
static bool
isperson(const struct place *p)
{
	size_t i = p->start, at;

	if (place_is(&p->prev, "as") || place_is(&p->prev, "with"))
		return true;
	if (!place_is(&p->prev, "and"))
		return false;
	while (i > 0 && p->s[i - 1] != 'd' && p->s[i - 1] != 'D')
		i--;
	return !monthbefore(p->s, i - 3, &at);
}

/* Bare names of months that are verbs or people as well. */
/* "version 2.10.12" */
static const char *const versions[] = { "version", "versions", "v", "release",
	"firmware", "kernel", "ios", NULL };

static bool
monthok(const struct place *p)
{
	size_t at;
	unsigned flags = word_flags(p->tok[p->m->tok['m' - 'a' + 1]].word);
	bool prep = place_in(preps, p->prev.s) || p->prev.number;
	/* "the October Revolution" */
	static const char *const events[] = { "revolution", "crisis",
		"offensive", "uprising", "rising", "war", "coup", "putsch",
		"plot", "massacre", "rebellion", "insurrection", "laws", "days",
		"monarchy", "theses", "madness", NULL };

	if (p->m->ntok > 1 && p->tok[p->m->tok['m' - 'a' + 1]].number)
		return !cutoff(p);
	if (p->m->tok['m' - 'a' + 1] == 0 && p->prev.s[0] <= '3' &&
	    figurebefore(p->s, p->start, &at))
		return false; /* "31 April 2012" */
	if ((flags & WORD_CAPITAL) != 0 && p->m->ntok == 2 &&
	    !p->tok[1].capital && rule_has(p->m, 'r') && !place_ischat(p))
		return false; /* "this march" through the town */
	if (p->m->ntok > 1)
		return true;
	if (falseday(p) || (p->next.capital && place_in(events, p->next.s)))
		return false;
	if ((flags & WORD_ABBR) != 0 && p->s[p->end - 1] != '.')
		return prep && !p->next.capital; /* Jan, a name */
	if ((flags & WORD_CAPITAL) != 0)
		return ambiguousok(p, prep);
	if ((flags & WORD_NAME) != 0 && p->next.capital)
		return prep && !isperson(p);
	if ((flags & WORD_NAME) != 0)
		return prep || !p->prev.capital;
	return true;
}

/* Whether one of the match's words, none of which is its first, is word. */
static bool
holds(const struct place *p, const char *word)
{
	for (size_t i = 1; i < p->m->ntok; i++)
		if (place_tokis(p, i, word))
			return true;
	return false;
}

static bool
isish(const struct place *p)
{
	return holds(p, "ish") || holds(p, "plus") || holds(p, "+");
}

/* "cost 5.20", "5.20 cash": sums of money in a message, where "meet u 12.30" and
 * "make it 2.30" are times. */
static bool
issum(const struct place *p)
{
	static const char *const before[] = { "cost", "costs", "paid", "pay",
		"only", "rm", "price", "gpa", "got", "spent", "spend", "owe",
		"worth", "than", "is", "x", NULL };
	static const char *const after[] = { "cash", "each", "only", "bucks",
		"dollar", "quid", "per", "a", "x", NULL };

	return p->prev.number || place_in(before, p->prev.s) ||
	       place_in(after, p->next.s) || place_in(counted, p->next.s);
}

/* "at 7", "till 9", "half 8", "5ish" in a message: no other noun follows. */
static bool
athourok(const struct place *p)
{
	char after = p->end < p->len ? p->s[p->end] : ' ';
	char before = p->start > 1 ? p->s[p->start - 2] : ' ';

	if (strchr("-/:%$*", after) != NULL)
		return false;
	if (holds(p, "ish") && p->len - p->from <= CHAT_SHORT)
		return !place_in(counted, p->next.s);
	if (!place_ischat(p))
		return false;
	if (isish(p) || (rule_has(p->m, 'g') && !p->prev.number))
		return !place_in(counted, p->next.s);
	if (rule_has(p->m, 'j')) /* not "you can buy at 15.20 a share" */
		return (issurelychat(p) || place_in(clockpreps, p->prev.s)) &&
		       !issum(p);
	return (place_in(hourpreps, p->prev.s) || before == '@') &&
	       (nonoun(p) ||
		   (issurelychat(p) && !place_in(counted, p->next.s)));
}

/* Whether s begins with one of the words. */
static bool
beginsone(const char *const *words, const char *s, size_t len)
{
	for (; *words != NULL; words++) {
		const char *w = *words;
		size_t i = 0;

		while (i < len && w[i] != '\0' && s[i] == w[i])
			i++;
		if (w[i] == '\0')
			return true;
	}
	return false;
}

/* "12 sat" is none, nor "I sat.", "sat on", "the sun"; "on sat", "til sun",
 * "see you sat?" are. */
static bool
ambdayok(const struct place *p)
{
	static const char *const before[] = { "on", "till", "til", "until",
		"by", "from", "4", "b4", "since", "u", "you", "n", "for", "or",
		NULL };
	static const char *const never[] = { "i", "he", "she", "it", "we",
		"they", "the", "a", "was", "were", "been", "just", "jus", "in",
		"of", "who", "all", "and", "hot", "got", "get", NULL };
	static const char *const goes[] = { "if", "but", "so", "then", "after",
		"or", "n", "when", "cos", "pls", "right", "rite", "ok", "can",
		"lunch", "dinner", "oso", "also", "can", "is", NULL };

	static const char *const days[] = { " and mon", " and tue", " and wed",
		" and thu", " and fri", " and sat", " and sun", NULL };

	if (place_in(before, p->prev.s) ||
	    beginsone(days, p->s + p->end, p->len - p->end))
		return true;
	return !place_in(never, p->prev.s) &&
	       ((p->next.s[0] == '\0' && p->prev.s[0] != '\0') ||
		   place_in(goes, p->next.s));
}

static bool
isamb(const struct token *t)
{
	int64_t v;

	return word_value(t, CLASS_WAMB, &v);
}

/* Not "Bloody Sunday" and its like, and not "the first Sunday of May". */
static bool
weekdayok(const struct place *p)
{
	static const char *const nth[] = { "first", "second", "third", "fourth",
		"fifth", "last", NULL };
	static const char *const named[] = { "bloody", "black", "super",
		"cyber", "ash", "holy", "palm", "fat", "shrove", "maundy",
		"giving", "ruby", NULL };

	if (place_in(nth, p->prev.s) &&
	    (place_is(&p->next, "of") || place_is(&p->next, "in")))
		return false;
	return !p->prev.capital || !place_in(named, p->prev.s);
}

static bool
weekabbrok(const struct place *p)
{
	const struct token *t = &p->tok[0];

	if (p->s[t->end - 1] == '.' &&
	    (t->end - t->start == 5 || p->prev.s[0] == '\0' ||
		place_in(preps, p->prev.s)))
		return true;
	if (isamb(t))
		return place_is(&p->prev, "on") ||
		       (ambdayok(p) && place_ischat(p));
	return place_in(preps, p->prev.s) || p->prev.s[0] == '\0' ||
	       place_ischat(p);
}

static bool
weeklowok(const struct place *p)
{
	if (place_is(&p->prev, "on") || place_is(&p->prev, "till") ||
	    place_is(&p->prev, "til") || place_is(&p->prev, "until"))
		return true;
	return (!isamb(&p->tok[0]) || ambdayok(p)) && place_ischat(p);
}

/* "on 24/3" in a message */
static bool
daymonthok(const struct place *p)
{
	enum { MONTHS = 12 };
	static const char *const before[] = { "on", "til", "till", "until",
		"by", "from", "since", NULL };

	if (!nonoun(p) || cutoff(p))
		return false;
	if (place_in(before, p->prev.s))
		return place_ischat(p);
	/* "the sale ends 31/3", no fraction */
	return rule_get(p->m, 'd', 0) > MONTHS && !p->prev.number &&
	       issurelychat(p);
}

/* "since jan" in a message */
static bool
monthlowok(const struct place *p)
{
	static const char *const before[] = { "in", "since", "til", "till",
		"until", "by", "b4", "before", "from", "of", "for", "early",
		"late", "mid", NULL };

	if (p->next.number || p->next.capital)
		return false;
	if (!place_in(before, p->prev.s)) /* "coming back dec" */
		return !p->tok[0].capital && (place_is(&p->prev, "back") ||
						 place_is(&p->prev, "due"));
	return place_ischat(p) ||
	       (p->len - p->from <= CHAT_SHORT &&
		   (place_is(&p->prev, "in") || place_is(&p->prev, "since")));
}

/* Figures and a colon are a time only where something says so. */
static bool
clockok(const struct place *p)
{
	static const char *const at[] = { "at", "by", "until", "till", "around",
		"about", "from", "before", "after", "since", "between", "and",
		"to", NULL };

	if (place_tokis(p, 0, "noon") || place_tokis(p, 0, "midnight") ||
	    place_tokis(p, 0, "midday"))
		return !place_is(&p->prev, "high") &&
		       (!p->prev.capital || place_in(preps, p->prev.s));
	if (rule_has(p->m, 'a') || rule_has(p->m, 'z') || rule_has(p->m, 'w') ||
	    rule_has(p->m, 'd') || rule_has(p->m, 'r') || rule_has(p->m, 'p') ||
	    rule_has(p->m, 'j') || !rule_has(p->m, 'i'))
		return true;
	return (place_in(at, p->prev.s) || issurelychat(p)) && !p->next.number;
}

/* "at 0300": figures that are no year. */
static bool
hhmmok(const struct place *p)
{
	return (place_is(&p->prev, "at") || place_is(&p->prev, "until") ||
		   place_is(&p->prev, "by")) &&
	       (p->s[p->start] == '0' || rule_get(p->m, 'j', 0) >= 2200 ||
		   place_ischat(p));
}

/* "on the 24th", of no month: what follows is no noun. */
static bool
thedayok(const struct place *p)
{
	static const char *const before[] = { "on", "by", "until", "till",
		"til", "before", "after", "since", "from", "between", NULL };
	/* "On the 9th Army" */
	static const char *const units[] = { "army", "armies", "corps",
		"division", "brigade", "regiment", "battalion", "infantry",
		"cavalry", "fleet", "foot", "panzer", "armoured", "armored",
		"airborne", "light", "guards", "marine", "marines", "hussars",
		"dragoons", "lancers", "street", "avenue", "ward", "congress",
		"amendment", "century", "earl", "duke", "viscount", "baron",
		"lord", "circuit", "district", "floor", NULL };

	if (rule_has(p->m, 'w'))
		return !p->next.capital; /* "Sunday the 9th", no army */
	if (p->next.capital)
		return place_is(&p->prev, "on") && p->prev.capital &&
		       !place_in(units, p->next.s);
	return place_in(before, p->prev.s) && nonoun(p);
}

/* "April 24 and 25", not "April 24 and 25 people"; "the year before", not "the
 * year before the war" */
static bool
nonounnext(const struct place *p)
{
	return p->next.s[0] == '\0' ||
	       (place_in(goeson, p->next.s) &&
		   (p->m->action == ACT_DAYSALONE ||
		       place_tokis(p, p->m->ntok - 1U, "that"))) ||
	       place_is(&p->next, "and");
}

static bool
dawnok(const struct place *p)
{
	static const char *const before[] = { "at", "before", "until", "till",
		"by", "since", "after", "from", "around", "towards", NULL };

	return place_in(before, p->prev.s) && !p->tok[0].capital;
}

/* "by late afternoon", "in the early morning" */
static bool
earlypodok(const struct place *p)
{
	static const char *const before[] = { "in", "by", "until", "till",
		"since", "during", "from", NULL };

	return (place_in(before, p->prev.s) || issurelychat(p)) &&
	       !place_is(&p->next, "hours");
}

static bool
thepodok(const struct place *p)
{
	static const char *const before[] = { "in", "during", "by",
		"throughout", "until", NULL };

	return place_in(before, p->prev.s) && !p->next.capital;
}

/* "tonight at 8"; with a day in short, or without "at", only in messages. */
static bool
dayhourok(const struct place *p)
{
	bool shortday = rule_has(p->m, 'w') && !rule_has(p->m, 'r');
	bool at = holds(p, "at") || holds(p, "@") || isish(p) ||
		  rule_has(p->m, 'i') || rule_has(p->m, 'j') ||
		  rule_has(p->m, 'g');

	if (p->m->action == ACT_HOURDAY && !isish(p) &&
	    !place_is(&p->prev, "to") && !place_in(hourpreps, p->prev.s) &&
	    !(rule_has(p->m, 'j') && place_ischat(p)))
		return false;
	if (!place_ischat(p))
		return !shortday && nonoun(p) &&
		       (at || p->m->action == ACT_HOURDAY);
	return nonoun(p) || (at && !place_in(counted, p->next.s));
}

static bool
seasonok(const struct place *p)
{
	static const char *const before[] = { "in", "by", "since", "until",
		"during", "of", "from", "through", "and", "early", "late",
		"before", NULL };
	static const char *const sport[] = { "games", "olympics", "olympic",
		"house", "camp", "training", "school", "palace", "of", NULL };
	const struct token *t = &p->tok[p->m->tok['s' - 'a' + 1]];

	if (t->capital && p->next.capital && p->end == t->end)
		return false; /* "the Winter War" */
	if (place_is(&p->prev, "and") && place_tokis(p, 0, "fall") &&
	    !place_follows(p, "spring and ") &&
	    !place_follows(p, "summer and "))
		return false; /* "its rise and fall" */
	if (place_in(sport, p->next.s) &&
	    p->m->tok['s' - 'a' + 1] + 1U == p->m->ntok && !rule_has(p->m, 'y'))
		return false;
	if (rule_has(p->m, 'r') || rule_has(p->m, 'y') || rule_has(p->m, 'k'))
		return true;
	if (p->m->ntok > 1)
		return place_in(before, p->prev.s) ||
		       (!place_tokis(p, p->m->ntok - 1U, "fall") &&
			   !place_tokis(p, p->m->ntok - 1U, "spring"));
	if (t->capital && p->prev.s[0] != '\0')
		return false;
	return place_in(before, p->prev.s);
}

static bool
nameok(const struct place *p)
{
	if (p->tok[0].capital && (p->next.capital || p->prev.capital))
		return false;
	return true;
}

/* "today's youth", of no day */
static bool
isgeneric(const struct place *p)
{
	static const char *const things[] = { "world", "youth", "young",
		"society", "generation", "children", "kids", "teenagers",
		"students", "consumers", "families", "women", "men",
		"standards", "technology", "personal", "computers", "culture",
		"age", "environment", "climate", "workers", "workplace",
		"modern", NULL };
	struct place past = *p;

	if (p->end + 2 >= p->len || p->s[p->end] != '\'' ||
	    p->s[p->end + 1] != 's')
		return false;
	place_after(&past, p->end + 2);
	return place_in(things, past.next.s);
}

/* "USA Today", "the magazine This Week" */
static bool
titleok(const struct place *p)
{
	size_t last = p->m->ntok - 1U;

	if (last == 0 && place_is(&p->prev, "of") &&
	    place_tokis(p, 0, "tomorrow"))
		return false; /* "the people of tomorrow" */
	if (last == 0 && isgeneric(p))
		return false;
	if (last == 0)
		return !p->tok[0].capital || !p->prev.capital;
	return !p->tok[0].capital || !p->tok[last].capital ||
	       p->tok[last].number;
}

/* "in his 30s" */
static bool
decadeok(const struct place *p)
{
	static const char *const whose[] = { "his", "her", "their", "my", "our",
		"your", NULL };

	size_t i;

	if (rule_get(p->m, 'c', 0) >= 100)
		return true;
	if (place_in(whose, p->prev.s))
		return false;
	for (i = 0; i < p->m->ntok; i++)
		if (place_tokis(p, i, "the") ||
		    p->tok[i].word == word_find("'", 1))
			return true; /* "the 80s", "'80s" */
	return rule_get(p->m, 'c', 0) < 10;
}

static bool
thepastok(const struct place *p)
{
	return p->next.s[0] == '\0' || place_in(preps, p->next.s) ||
	       place_is(&p->next, "have") || place_is(&p->next, "has") ||
	       place_is(&p->next, "was") || place_is(&p->next, "is") ||
	       place_is(&p->next, "but") || place_is(&p->next, "that");
}

/* "the year-ago results" is about no year, "the year ended July 31" is a length
 * of time. */
static bool
theok(const struct place *p)
{
	if (p->end < p->len && p->s[p->end] == '-')
		return false;
	if (p->tok[p->m->ntok - 1].capital && !p->tok[0].capital)
		return false; /* "Photographer of the Year" */
	return p->m->action != ACT_THE || rule_get(p->m, 'u', 0) != UNIT_YEAR ||
	       (!place_is(&p->next, "ended") && !place_is(&p->next, "ending"));
}

static bool
hastext(const char *s, size_t len, const char *what)
{
	size_t i, n = strlen(what);

	for (i = 0; i + n <= len; i++)
		if (s[i] == *what && memcmp(s + i, what, n) == 0)
			return true;
	return false;
}

/* Whether the sentence tells figures: "profit was $6 million, up from $5 million
 * a year ago" is about the quarter, "he won a year ago" is not. */
static bool
isbusiness(const struct place *p)
{
	enum { BEFORE = 160, AFTER = 100 };
	static const char *const signs[] = { "$", "%", "\xc2\xa3", "illion ",
		" percent", " per cent", " cents", " profit", " earned",
		" earnings", " sales", " revenue", " income", " net ", " loss",
		" prices", " costs", " rates", NULL };
	size_t from = p->start, to = p->end;

	while (from > p->from && p->start - from < BEFORE &&
	       !(p->s[from - 1] == '.' && p->s[from] == ' '))
		from--;
	while (to + 1 < p->len && to - p->end < AFTER &&
	       !(p->s[to] == '.' && p->s[to + 1] == ' '))
		to++;
	for (; from < to; from++)
		if (memchr("$%\xc2i ", p->s[from], 5) != NULL &&
		    beginsone(signs, p->s + from, to - from))
			return true;
	return false;
}

/* A dash, not a hyphen, stands between two years. */
static bool
isdash(const struct place *p, size_t tok)
{
	size_t n;

	place_textof(p, tok, &n);
	return n > 1;
}

/* "the same month a year ago" is not the month last spoken of. */
static bool
sameunitok(const struct place *p)
{
	static const char *const others[] = { "last", "of", "as", "in", "when",
		"that", NULL };
	static const char *const units[] = { " a year", " a month", " a week",
		NULL };

	return !place_in(others, p->next.s) &&
	       !beginsone(units, p->s + p->end, p->len - p->end);
}

/* "compared with $3 million last year" */
static bool
iscompared(const struct place *p)
{
	enum { COMPARED = 80 }; /* bytes between the two */
	size_t n = p->start - p->from;

	n = n > COMPARED ? COMPARED : n;
	return hastext(p->s + p->start - n, n, "compared with ");
}

/* Units, periods, names for the present. */
static bool
byunit(const struct place *p)
{
	switch (p->m->action) {
	case ACT_DAYSALONE:
	case ACT_UNITBEFORE:
	case ACT_SHIFTAFTER:
		return nonounnext(p);
	case ACT_BEFORELAST:
		return !p->next.capital;
	case ACT_THE:
	case ACT_THEYEAR:
		return theok(p);
	case ACT_SEASON:
		return seasonok(p);
	case ACT_DAY:
	case ACT_DAYPOD:
	case ACT_UNIT:
		return titleok(p);
	case ACT_DECADE:
		return decadeok(p);
	case ACT_YEARAGO:
		return !place_tokis(p, 0, "a") || isbusiness(p);
	case ACT_COMPAREDYEAR:
		return iscompared(p) && isbusiness(p);
	case ACT_THATDAY: /* "in this day and age" */
		return !place_tokis(p, 0, "this") || !place_is(&p->next, "and");
	case ACT_TOTHISDAY: /* "it stands to this day" */
		return place_is(&p->prev, "to");
	case ACT_SAMEUNIT:
		return sameunitok(p);
	case ACT_HOLIDAY:
		return !place_is(&p->next, "island");
	case ACT_DAILY:
		return nameok(p) && measure_ok(p);
	case ACT_FUTURE: /* "the future King", "Back to the Future" */
		return nameok(p) && !p->next.capital &&
		       !p->tok[p->m->ntok - 1].capital;
	case ACT_PRESENT:
		return nameok(p);
	case ACT_THEPAST:
		return thepastok(p);
	default:
		return measure_ok(p);
	}
}

/* "in 12/2016"; laws and files have such numbers as well. */
static bool
slashmonthok(const struct place *p)
{
	static const char *const before[] = { "in", "since", "until", "till",
		"from", "before", "after", "during", "by", NULL };

	return !cutoff(p) && place_in(before, p->prev.s);
}

/* "300 B.C. nurses" are those of British Columbia. */
static bool
yearbcok(const struct place *p)
{
	size_t n = strlen(p->next.s);

	return p->s[p->end - 1] != '.' || p->next.capital || nonoun(p) ||
	       p->next.s[n - 1] != 's';
}

static bool
byaction(const struct place *p)
{
	switch (p->m->action) {
	case ACT_YEAR:
		return yearok(p);
	case ACT_YEARS:
		return !cutoff(p);
	case ACT_DATE:
	case ACT_SLASHED:
		return !p->tok[p->m->ntok - 1].number ||
		       (!cutoff(p) && !place_in(versions, p->prev.s));
	case ACT_MONTH:
		return monthok(p);
	case ACT_WEEKABBR:
		return weekabbrok(p);
	case ACT_DAYMONTH:
		return daymonthok(p);
	case ACT_MONTHLOW:
		return monthlowok(p);
	case ACT_WEEKLOW:
		return weeklowok(p);
	case ACT_CLOCK:
		return clockok(p);
	case ACT_THEPOD:
		return thepodok(p);
	case ACT_DAWN:
		return dawnok(p);
	case ACT_EARLYPOD:
		return earlypodok(p);
	case ACT_HHMMDAY: /* "0650 tmr" */
		return p->s[p->start] == '0' ? place_ischat(p) :
					       issurelychat(p);
	case ACT_HHMM:
		return hhmmok(p);
	case ACT_ATHOUR:
		return athourok(p);
	case ACT_DAYHOUR:
	case ACT_HOURDAY:
		return dayhourok(p);
	case ACT_THEDAY:
	case ACT_THEDAYS:
		return thedayok(p);
	case ACT_PODBEFORE:
		return nonounnext(p) && !p->tok[1].capital;
	case ACT_WEEKBEFORE:
		return nonounnext(p);
	case ACT_WEEKDAY:
		return weekdayok(p);
	case ACT_SLASHMONTH:
		return slashmonthok(p);
	case ACT_YEARBC:
		return yearbcok(p);
	case ACT_WORKWEEK:
		return !cutoff(p);
	case ACT_ISOMONTH:
		return monthok(p) && !isdash(p, 1);
	default:
		return byunit(p);
	}
}

bool
guard_ok(const struct match *m, const struct token *tok, const char *s,
    size_t from, size_t len, bool narrative)
{
	struct place p = {
		.m = m, .tok = tok, .s = s, .from = from, .len = len
	};

	/* Annotators of news leave the night out of "the night of 3 May", those of
	 * histories do not. */
	if ((m->action == ACT_PODOF || m->action == ACT_PODOFDAY ||
		m->action == ACT_EARLYHOURS) &&
	    !narrative)
		return false;
	if (m->action == ACT_COMPAREDYEAR && narrative)
		return false;

	place_look(&p);
	/* "funds to last past Dec. 8" */
	if (place_tokis(&p, 0, "past") &&
	    (rule_has(m, 'm') || rule_has(m, 'w')))
		return false;
	return !glued(&p) && byaction(&p);
}
