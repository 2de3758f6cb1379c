/* See LICENSE file for copyright and license details. */
#include "tense.h"

#include <stdbool.h>
#include <string.h>

#include "abbr.h"
#include "utf8.h"
#include "words.h"

#include "tense_words.h"

enum {
	WORDS = 14, /* looked at on each side */
	SOON = 6,   /* of these, a present form is near */
	WORDMAX = 20
};

struct word {
	char s[WORDMAX];
	size_t len;
	bool capital;
};

/* What data/tense.tsv says of the word; "p" for a regular past form, which may
 * be a participle; "hundred", "need", "United" are none. */
static char
sign(const struct word *w)
{
	const struct words_entry *e = words_find(&tense_words, w->s, w->len);

	if (e != NULL)
		return *words_value(&tense_words, e);
	if (w->len > 4 && !w->capital &&
	    memcmp(w->s + w->len - 2, "ed", 2) == 0 &&
	    w->s[w->len - 3] != 'e' && strcmp(w->s, "hundred") != 0)
		return 'p';
	return '\0';
}

/* Whether the mark at s[i] ends the sentence: the stops of "Mr.", "U.S." and
 * "3.5" do not. */
static bool
ends(const char *s, size_t len, size_t i)
{
	enum { LONGEST = 6 };
	char next = i + 1 < len ? s[i + 1] : ' ';
	size_t j = i;

	if (s[i] != '.')
		return s[i] == ';' || s[i] == '!' || s[i] == '?';
	if (ascii_isalnum(next))
		return false;
	while (j > 0 && i - j <= LONGEST && ascii_isalpha(s[j - 1]))
		j--;
	if (i - j == 1)
		return !ascii_isupper(s[j]) && (j == 0 || s[j - 1] != '.');
	switch (abbr_find(s + j, i - j)) {
	case ABBR_TITLE:
	case ABBR_NUMBER:
		return false;
	case ABBR_MAYEND:
		return i + 2 >= len || ascii_isupper(s[i + 2]);
	case ABBR_NONE:
	default:
		return true;
	}
}

/* "May" is no verb, but a month. */
static void
setword(struct word *w, const char *s, size_t len)
{
	w->len = len == 3 && memcmp(s, "May", 3) == 0 ? 0 : len;
	w->capital = ascii_isupper(*s);
	for (size_t k = 0; k < w->len; k++)
		w->s[k] = ascii_lower(s[k]);
	w->s[w->len] = '\0';
}

/* The word before *at, which moves to its start. */
static bool
left(const char *s, size_t *at, struct word *w)
{
	size_t i = *at, end;

	while (i > 0 && !ascii_isalpha(s[i - 1])) {
		if (*at - i > 24 ||
		    (s[i - 1] != ' ' && ends(s, *at + 1, i - 1)))
			return false;
		i--;
	}
	end = i;
	while (i > 0 && end - i < WORDMAX - 1 && ascii_isalpha(s[i - 1]))
		i--;
	if (i == end)
		return false;
	*at = i;
	setword(w, s + i, end - i);
	return true;
}

/* The words before the date, read once: w[0] is next to it. */
struct before {
	const char *s;
	size_t at; /* where the last one read begins */
	int n;
	bool all;
	struct word w[WORDS + 2];
};

static const struct word none = { "", 0, false };

/* The word i words before it, empty where the sentence does not go so far. */
static const struct word *
wordbefore(struct before *b, int i)
{
	while (b->n <= i && !b->all)
		if (left(b->s, &b->at, &b->w[b->n]))
			b->n++;
		else
			b->all = true;
	return i < b->n ? &b->w[i] : &none;
}

static bool
right(const char *s, size_t len, size_t *at, struct word *w)
{
	size_t i = *at, start;

	while (i < len && !ascii_isalpha(s[i])) {
		if (i - *at > 24 || (s[i] != ' ' && ends(s, len, i)))
			return false;
		i++;
	}
	start = i;
	while (i < len && i - start < WORDMAX - 1 && ascii_isalpha(s[i]))
		i++;
	if (i == start)
		return false;
	*at = i;
	setword(w, s + start, i - start);
	return true;
}

static bool
is(const struct word *w, const char *s)
{
	return w->s[0] == s[0] && strcmp(w->s, s) == 0;
}

static bool
isone(const struct word *w, const char *const *list)
{
	for (; *list != NULL; list++)
		if (is(w, *list))
			return true;
	return false;
}

/* Words that open a clause: the date belongs to it, not to who said it. */
static bool
isclause(const struct word *w)
{
	static const char *const words[] = { "that", "he", "she", "it", "they",
		"we", "i", "you", "whether", "if", NULL };

	return isone(w, words);
}

/* "On Friday would not say", a way to tell what somebody did. */
static bool
isrefusal(const char *s, size_t len, size_t at, const struct word *would)
{
	struct word w;

	return (is(would, "would") || is(would, "could")) &&
	       right(s, len, &at, &w) && is(&w, "not");
}

/* "plans to meet", "plans a visit", not "the plan of May" */
static bool
isverb(const struct word *after)
{
	static const char *const words[] = { "to", "a", "an", "no", NULL };

	return isone(after, words) || after->len == 0;
}

static char
rightsign(const char *s, size_t len, size_t at, const struct word *w)
{
	struct word after = { "", 0, false };
	char c = sign(w);

	if (c != 'n' && !is(w, "planned"))
		return c;
	right(s, len, &at, &after);
	if (is(w, "planned")) /* "a hastily planned trip" */
		return is(&after, "to") || is(&after, "for") ? '+' : '\0';
	return isverb(&after) ? '+' : '\0';
}

static enum tense
rightcue(const char *s, size_t len, size_t end)
{
	struct word w, before = { "", 0, false };
	size_t at = end;
	char c;
	int n;

	for (n = 0; n < WORDS && right(s, len, &at, &w); n++, before = w) {
		if (n == 0 && (is(&w, "that") || is(&w, "whether")))
			return TENSE_NONE; /* of what is said, not of saying */
		c = rightsign(s, len, at, &w);
		if (is(&w, "got") && (is(&before, "i") || is(&before, "we")))
			continue; /* "on thurs i got class" */
		if (c == '+')
			return isrefusal(s, len, at, &w) ? TENSE_PAST :
							   TENSE_FUTURE;
		if (c == 'p')
			return TENSE_PARTICIPLE;
		if (c == '-' || c == 's')
			return TENSE_PAST;
	}
	return TENSE_NONE;
}

/* Words before "to" that make it lie ahead: "is to", "set to", "the lead-up
 * to the vote". */
static bool
leads(const struct word *w)
{
	static const char *const words[] = { "is", "are", "up", "set", "going",
		"about", "likely", "ready", "poised", "forecast", "projected",
		"predicted", "unlikely", "tipped", "bound", "certain", NULL };

	return isone(w, words);
}

/* Words between which and a noun a participle stands. */
static bool
qualifies(const struct word *w)
{
	static const char *const words[] = { "a", "an", "the", "its", "his",
		"her", "their", "still", "yet", "newly", "this", "any", NULL };

	return isone(w, words);
}

/* "voters choose", "they meet", not "the meet": a form that is a verb of the
 * present where somebody stands before it. */
static bool
isactor(const struct word *before)
{
	static const char *const who[] = { "they", "we", "who", "people", "men",
		"women", "police", NULL };
	static const char *const none_[] = { "is", "was", "has", "its", "his",
		"this", "as", "us", "plus", "thus", "news", "perhaps", "always",
		"does", NULL };
	size_t n = before->len;

	if (isone(before, who))
		return true;
	return n > 3 && before->s[n - 1] == 's' && before->s[n - 2] != 's' &&
	       !isone(before, none_);
}

/* Of the sign c of the word w, whose left neighbour is before: "is to meet",
 * "to be held" lie ahead, "will be held" is for "will" to tell. */
static char
judge(char c, const struct word *w, const struct word *before)
{
	if (c == 't')
		return leads(before) ? '+' : '\0';
	if ((is(w, "of") && is(before, "ahead")) ||
	    (is(w, "for") && is(before, "set")))
		return '+';
	if (c == 'b')
		return is(before, "to") ? '+' : '\0';
	if (c == 'v')
		return isactor(before) ? '+' : '\0';
	if (is(before, "be") && (is(w, "reached") || is(w, "located") ||
				    is(w, "contacted") || is(w, "seen")))
		return '-'; /* "could not be reached" */
	if ((c == '-' || c == 'p') &&
	    (is(before, "be") || is(before, "is") || is(before, "are")))
		return '\0';
	if (c == 'p' && is(before, "had"))
		return '-';
	if (c == 'p' && qualifies(before)) /* "an unspecified date" */
		return '\0';
	if (c == 'u') /* "until" after a verb, not at the head of a sentence */
		return before->len > 0 ? '+' : '\0';
	if (is(w, "as") && (is(before, "soon") || is(before, "early")))
		return '+';
	return c;
}

/* "if he won on Friday" */
static bool
isif(const struct word *before, const struct word *more)
{
	return is(before, "if") || is(more, "if");
}

/* "seemed to be": "to be" is about no other time than the verb is. */
static bool
isseeming(const struct word *w)
{
	static const char *const words[] = { "seemed", "looked", "appeared",
		"had", "used", "proved", "came", NULL };

	return isone(w, words);
}

/* "in the run-up to", not "lined up to". */
static bool
isrunup(const struct word *w)
{
	static const char *const words[] = { "run", "lead", "leading", "led",
		"build", NULL };

	return isone(w, words);
}

/* "On Sunday announced": the verb follows at once. */
static bool
pastfollows(const char *s, size_t len, size_t end)
{
	struct word w;
	size_t at = end;
	char c;

	if (end == len || !ascii_isspace(s[end]) || !right(s, len, &at, &w) ||
	    at != end + 1 + w.len)
		return false;
	c = sign(&w);
	return c == '-' || c == 's' || c == 'p';
}

/* The sign of the word n before the date; '<' for "had been due on Friday" and
 * its like, which only look as if they were about what is to come. */
static char
leftsign(struct before *b, int n)
{
	const struct word *w = wordbefore(b, n), *before = wordbefore(b, n + 1);
	const struct word *after = n > 0 ? &b->w[n - 1] : &none;
	char c = sign(w);

	if (c == 'l')
		c = n < SOON ? '+' : '\0';
	if (c == 'v' && n >= SOON)
		c = '\0';
	if (c == 'w' && (n >= SOON || is(after, "off")))
		c = '\0';
	c = c == 'n' && isverb(after) ? '+' : judge(c, w, before);
	if (c != '+')
		return c;
	if ((is(before, "been") && is(wordbefore(b, n + 2), "had")) ||
	    (is(w, "could") && is(after, "not")) ||
	    (is(w, "be") && isseeming(wordbefore(b, n + 2))))
		return '<';
	if (n > 0 && is(w, "to") && is(before, "up") &&
	    !isrunup(wordbefore(b, n + 2)))
		return '\0';
	return c;
}

static enum tense
leftcue(const char *s, size_t len, struct before *b, size_t end, bool ismonth)
{
	/* "Monday's vote" has been, if the word before does not say that it
	 * will be; a month's may be far off. */
	bool whose = end + 1 < len && (s[end] == '\'' || s[end] == '\xe2') &&
		     !ismonth;
	bool clause = false, weak = false;
	const struct word *w, *before;
	enum tense t;
	int n;
	char c;

	for (n = 0; n < WORDS && (w = wordbefore(b, n)) != &none; n++) {
		before = wordbefore(b, n + 1);
		c = leftsign(b, n);
		if (c == '<')
			return TENSE_PAST;
		if (c == '+' || (ismonth && is(w, "to") &&
				    (is(before, "was") || is(before, "were"))))
			return TENSE_FUTURE;
		weak = weak || c == 'w';
		if (whose)
			break;
		if (n == 0 && is(w, "earlier"))
			return TENSE_PAST;
		if ((c == '-' || c == 'p') &&
		    isif(before, wordbefore(b, n + 2)))
			return TENSE_FUTURE;
		if (c == 's' && clause) {
			t = rightcue(s, len, end);
			return t == TENSE_NONE ? TENSE_PAST : t;
		}
		if (c == 'p')
			return TENSE_PARTICIPLE;
		if (c == '-' || c == 's')
			return TENSE_PAST;
		clause = clause || isclause(w);
	}
	return whose ? TENSE_PAST : weak ? TENSE_FUTURE : TENSE_NONE;
}

/* "up from 162,000 in July", "more than in June": measured by a month that is
 * over. */
static bool
iscompared(struct before *b)
{
	static const char *const by[] = { "from", "than", "versus", "against",
		NULL };
	static const char *const measures[] = { "percent", "pct", "cents",
		"million", "billion", "points", "dollars", "barrels", "tons",
		"tonnes", "jobs", "of", "per", "cent", "a", "the", "level",
		"rate", "share", "reading", "high", "low", "revised", NULL };
	int n;

	if (!is(wordbefore(b, 0), "in"))
		return false;
	for (n = 1; n < 5 && isone(wordbefore(b, n), measures); n++)
		;
	return isone(wordbefore(b, n), by);
}

/* A message to somebody speaks of what is to come, "see you Friday". */
static bool
isaddressed(struct before *b)
{
	static const char *const words[] = { "u", "you", "lets", "ya", "let",
		NULL };
	enum { NEAR = 4 };

	for (int n = 0; n < NEAR; n++)
		if (isone(wordbefore(b, n), words))
			return true;
	return false;
}

/* A sentence without a verb but an infinitive, as headlines are: "Halvik to vote
 * on Monday". */
static bool
isheadline(struct before *b)
{
	bool to = false;

	for (int n = 1; n < WORDS; n++)
		if (is(wordbefore(b, n), "to"))
			to = true;
	return to && wordbefore(b, WORDS - 1) == &none;
}

/* "is Friday", "is on Friday", said of what a calendar has; "by Friday" and
 * "through Friday", where no verb tells otherwise. */
static bool
iscalendar(struct before *b, bool hasverb)
{
	const struct word *w = wordbefore(b, 0), *more = wordbefore(b, 1);

	if (!hasverb && is(w, "by"))
		return true;
	if (!hasverb && is(w, "through")) /* not "Monday through" */
		return !more->capital;
	return is(w, "is") || (is(w, "on") && is(more, "is"));
}

/* "It will be over come Friday", not "had come Friday"; "tomorrow, Friday";
 * "put off to Friday". */
static bool
isahead(struct before *b)
{
	static const char *const verbs[] = { "had", "have", "has", "not", "to",
		"did", "t", "who", "they", NULL };
	static const char *const later[] = { "extended", "delayed", "postponed",
		"adjourned", "rescheduled", "deferred", "pushed", "moved",
		"changed", "off", NULL };
	const struct word *w = wordbefore(b, 0), *before = wordbefore(b, 1);

	if (is(w, "to") && is(before, "it")) /* "we moved it to Friday" */
		before = wordbefore(b, 2);
	return (is(w, "come") && !isone(before, verbs)) || is(w, "tomorrow") ||
	       (is(w, "to") && isone(before, later));
}

/* "has promised to disarm them by December": what was agreed or ordered to be
 * done by a day lies ahead of it. */
static bool
isduty(struct before *b)
{
	static const char *const bounds[] = { "by", "before", "until", "till",
		NULL };
	static const char *const verbs[] = { "agreed", "promised", "pledged",
		"vowed", "planned", "offered", "decided", "ordered", "asked",
		"urged", "told", "required", "hoped", "threatened", "wanted",
		"aimed", "committed", "obliged", "voted", "given", "gave",
		"deadline", "pledge", "promise", "plan", "vow", "deal",
		"agreement", "order", "target", "goal", NULL };
	bool verb = false;

	if (!isone(wordbefore(b, 0), bounds))
		return false;
	for (int n = 1; n < WORDS; n++) {
		const struct word *w = wordbefore(b, n);
		char c = sign(w);

		if (w == &none)
			return false;
		if (is(w, "to"))
			verb = true;
		else if (isone(w, verbs) && verb)
			return true;
		else if (c == '-' || c == 's' || c == 'p')
			return false;
	}
	return false;
}

/* After "had": a noun's beginning, so that it is no auxiliary. */
static bool
isdeterminer(const struct word *w)
{
	static const char *const words[] = { "a", "an", "the", "no", "some",
		"about", "only", "to", "its", "his", "their", "her", "few",
		"many", "more", "little", NULL };

	return isone(w, words);
}

static bool
opensclause(const struct word *w)
{
	static const char *const words[] = { "and", "but", "when", "while",
		"after", "by", "until", "since", "where", "as", NULL };

	return isone(w, words);
}

bool
tense_isback(const char *s, size_t start)
{
	enum { NEAR = 12 };
	struct word w, then = { "", 0, false };
	size_t at = start;
	int n, verbs = 0;

	for (n = 0; n < NEAR && left(s, &at, &w); n++, then = w) {
		char c = sign(&w);

		if (is(&w, "had"))
			return then.len > 0 && !isdeterminer(&then) &&
			       !ascii_isdigit(s[at + 4]);
		if (opensclause(&w) || c == '+' || c == 's')
			return false;
		if ((c == '-' || c == 'p') && !is(&w, "been") && ++verbs > 1)
			return false;
	}
	return false;
}

bool
tense_ispassing(const char *s, size_t start)
{
	static const char *const words[] = { "would", "who", "which", "whose",
		NULL };
	enum { NEAR = 8 };
	struct word w;
	size_t at = start;

	for (int n = 0; n < NEAR && left(s, &at, &w); n++) {
		if (isone(&w, words))
			return true;
		if (opensclause(&w))
			return false;
	}
	return false;
}

enum tense
tense_find(const char *s, size_t len, size_t start, size_t end, bool ismonth)
{
	struct before b;
	enum tense t;

	if (pastfollows(s, len, end))
		return TENSE_PAST;
	b.s = s;
	b.at = start;
	b.n = 0;
	b.all = false;
	if (isahead(&b))
		return TENSE_FUTURE;
	switch (*wordbefore(&b, 0)->s) {
	case 'i':
		if (ismonth && iscompared(&b))
			return TENSE_PAST;
		break;
	case 'b':
	case 'u':
	case 't':
		if (isduty(&b))
			return TENSE_FUTURE;
		break;
	default:
		break;
	}
	t = leftcue(s, len, &b, end, ismonth);
	if (t == TENSE_NONE)
		t = rightcue(s, len, end);
	if (t == TENSE_NONE && (isaddressed(&b) || isheadline(&b)))
		return TENSE_FUTURE;
	if (!ismonth && iscalendar(&b, t != TENSE_NONE))
		return TENSE_FUTURE;
	return t;
}
