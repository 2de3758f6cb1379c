/* See LICENSE file for copyright and license details. */
#include "expr.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "chat.h"
#include "dates.h"
#include "guard.h"
#include "later.h"
#include "mem.h"
#include "norm.h"
#include "rule.h"
#include "scan.h"
#include "utf8.h"
#include "word.h"
#include "wordkey.h"

enum {
	WINDOW = 64,   /* words read at once */
	BACK = 12,     /* words before a trigger */
	BACKLEN = 24,  /* bytes of one of them */
	SENTENCE = 200 /* bytes that a day is good for */
};

static void
add(struct exprs *l, const struct timex *x, struct timex_days days,
    size_t start, size_t end)
{
	struct expr *e;

	l->v = mem_grow(l->v, &l->cap, l->n + 1, sizeof(*l->v));
	e = &l->v[l->n++];
	e->start = start;
	e->end = end;
	e->x = *x;
	e->days = days;
	timex_value(x, e->value);
}

/* A paragraph at work. */
struct para {
	const char *s; /* the text */
	size_t from, to;
	struct anchor *anchor;
	struct exprs *out;
	enum tense cue; /* of the last expression that needed one */
	bool unread;	/* it is not known yet; of these words: */
	bool small;
	size_t start, end;
};

static bool
needscue(const struct timex *x)
{
	return x->rel == REL_WEEKDAY || x->rel == REL_YEAR ||
	       x->rel == REL_MONTH ||
	       (x->grain == UNIT_WEEKEND && x->rel == REL_OFFSET);
}

/* "about" before a length of time belongs to its meaning, but stands outside of
 * the expression. */
static bool
isabout(const char *s, size_t start)
{
	struct token t = { .word = WORD_UNKNOWN };
	size_t i = start, end;
	int64_t v;

	while (i > 0 && s[i - 1] == ' ')
		i--;
	for (end = i; i > 0 && end - i < BACKLEN && ascii_isalpha(s[i - 1]);)
		i--;
	t.word = word_find(s + i, end - i);
	return word_value(&t, CLASS_APPROX, &v);
}

/* "at 6 today", "at 6 tonight" */
static bool
hasday(const struct match *m, const struct token *tok)
{
	int64_t v;

	return rule_has(m, 'r') ||
	       (rule_has(m, 'p') &&
		   word_value(&tok[m->tok['p' - 'a' + 1]], CLASS_TONIGHT, &v));
}

/* A time of day without a day belongs to the day that the sentence, or the
 * message, has named before. */
static bool
inheritsday(const struct para *p, const struct match *m,
    const struct token *tok, const struct timex *x)
{
	size_t start = tok[0].start;
	const struct exprs *l = p->out;
	const char *s = p->s;
	const struct expr *e = l->n > 0 ? &l->v[l->n - 1] : NULL;

	if (x->hour == TIMEX_NONE || x->rel != REL_OFFSET || x->offset != 0 ||
	    hasday(m, tok))
		return false;
	if (e == NULL || e->x.grain != UNIT_DAY || !e->days.known ||
	    e->end > start || start - e->end > SENTENCE)
		return false;
	for (size_t i = e->end; i + 1 < start; i++)
		if (s[i] == '\n' ||
		    ((s[i] == '.' || s[i] == '?') && s[i + 1] == ' '))
			return s[i] != '\n' &&
			       chat_is(s, p->from, p->to) == CHAT_YES;
	return true;
}

/* "fri nite after 10": the bare hour is one of that night. */
static void
followpod(const struct para *p, const struct match *m, struct timex *x)
{
	enum { EARLIEST = 6, NOON = 12 };
	const struct timex *before = &p->out->v[p->out->n - 1].x;

	if (m->action == ACT_ATHOUR && x->hour >= EARLIEST && x->hour < NOON &&
	    (before->pod == POD_EVENING || before->pod == POD_NIGHT))
		x->hour += NOON;
}

/* "at 2 o'clock" in a message, with no part of the day. */
static bool
isoclock(const struct para *p, const struct match *m, const struct timex *x)
{
	static const char says[] = "apitzj";

	if (m->action != ACT_CLOCK || x->hour < 1 || x->hour > 7)
		return false;
	for (const char *c = says; *c != '\0'; c++)
		if (rule_has(m, *c))
			return false;
	return chat_is(p->s, p->from, p->to) == CHAT_YES;
}

/* "since Christmas" is about none that is to come. */
static bool
issince(const struct para *p, size_t start)
{
	return start >= p->from + 6 &&
	       memcmp(p->s + start - 6, "since ", 6) == 0;
}

/* "after a flat second quarter", which is not the one reported on */
static bool
isany(const struct para *p, size_t start)
{
	const char *s = p->s;
	size_t i = start;

	while (i > p->from && s[i - 1] == ' ')
		i--;
	while (i > p->from && start - i < BACKLEN && ascii_islower(s[i - 1]))
		i--;
	return i >= p->from + 3 && memcmp(s + i - 3, " a ", 3) == 0;
}

/* A year named in passing, "the 1919 treaty" or "(1919)". */
static bool
isaside(const struct para *p, const struct match *m, size_t start, size_t end)
{
	const char *s = p->s;

	if (m->action == ACT_QUARTER)
		return isany(p, start);
	if (m->action != ACT_YEAR || m->ntok > 1 || start < p->from + 4)
		return false;
	if (s[start - 1] == '(')
		return end < p->to && s[end] == ')';
	return memcmp(s + start - 3, "he ", 3) == 0;
}

/* "the Sept. 11 attacks" have a year that nobody needs to say. */
static void
tellattacks(const struct para *p, struct timex *x, size_t end)
{
	static const char *const words[] = { " attack", " terror", " hijack" };
	const struct anchor *a = p->anchor;
	size_t i;

	if (x->rel != REL_YEAR || x->month != 9 || x->day != 11 ||
	    (a->known && a->date.year < 2001))
		return;
	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (p->to - end > 7 && memcmp(p->s + end, words[i], 7) == 0) {
			x->year = 2001;
			x->rel = REL_NONE;
			x->aside = true;
		}
}

/* "friday" or "12 nov" in small letters stands in a message, about what is to
 * come. */
static bool
issmall(const struct match *m, const struct token *tok)
{
	static const char slots[] = "wmf";
	const struct token *t;

	for (const char *p = slots; *p != '\0'; p++) {
		t = &tok[m->tok[*p - 'a' + 1]];
		if (rule_has(m, *p) && !t->number)
			return !t->capital;
	}
	return false;
}

/* "on Tuesday and Wednesday", "in late March or early April": what is true of
 * the first is true of the second. */
static bool
isjoined(const struct para *p, size_t start)
{
	static const char *const words[] = { " and ", " or ", ", ", " to " };
	const struct expr *e;
	size_t i;

	if (p->out->n == 0)
		return false;
	e = &p->out->v[p->out->n - 1];
	if (e->end < p->from || e->end >= start || !needscue(&e->x))
		return false;
	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (start - e->end == strlen(words[i]) &&
		    memcmp(p->s + e->end, words[i], start - e->end) == 0)
			return true;
	return false;
}

/* What the words around tell of the expression, from start to end in the
 * paragraph; known: all but its year. */
static enum tense
readcue(const struct para *p, size_t start, size_t end, bool known, bool small)
{
	enum tense cue = TENSE_NONE;

	if (p->anchor->known)
		cue = tense_find(
		    p->s + p->from, p->to - p->from, start, end, known);
	if (cue == TENSE_NONE &&
	    (small || (!known && chat_is(p->s, p->from, p->to) == CHAT_YES)))
		cue = TENSE_FUTURE;
	return cue;
}

/* What the words around tell of when it is; single: no pair.  Most days need
 * none, but the one that is joined to them may. */
static enum tense
cueof(struct para *p, const struct match *m, const struct token *tok,
    const struct timex *x, bool single)
{
	size_t start = tok[0].start - p->from;
	size_t end = tok[m->ntok - 1].end - p->from;
	bool small;

	if (!needscue(x))
		return TENSE_NONE;
	if (isjoined(p, tok[0].start)) {
		if (p->unread)
			p->cue = readcue(p, p->start, p->end, true, p->small);
		p->unread = false;
		return p->cue;
	}
	small = issmall(m, tok);
	p->unread = single && anchor_isnear(p->anchor, x);
	p->small = small;
	p->start = start;
	p->end = end;
	p->cue = p->unread ? TENSE_NONE :
			     readcue(p, start, end, x->rel == REL_YEAR, small);
	return p->cue;
}

/* The last word of the first of a pair: "the" and "early" may stand behind the
 * word that joins the two. */
static size_t
firstlast(const struct token *tok, size_t second)
{
	static const char *const words[] = { "the", "early", "mid", "late" };
	size_t i, k, n = sizeof(words) / sizeof(*words);

	for (i = second - 1; i > 1; i--) {
		for (k = 0; k < n; k++)
			if (tok[i].word ==
			    word_find(words[k], strlen(words[k])))
				break;
		if (k == n)
			break;
	}
	return i - 1;
}

/* Takes the reading if its words make sense where they stand. */
static bool
take(struct para *p, const struct token *tok, const struct reading *r)
{
	struct anchor *a = p->anchor;
	struct timex x[NORM_VALUES];
	struct match m;
	size_t n, i, second = 0, start, end;
	enum tense cue;

	if (!rule_bind(tok, r, &m) ||
	    (n = norm_value(&m, a->dayfirst, x, &second)) == 0 ||
	    !guard_ok(&m, tok, p->s, p->from, p->to, a->narrative) ||
	    !anchor_knows(a, &x[0]))
		return false;
	start = tok[0].start;
	end = tok[m.ntok - 1].end;
	if (x[0].type == TIMEX_DURATION && x[0].mod == MOD_NONE &&
	    isabout(p->s, start))
		x[0].mod = MOD_APPROX;
	x[0].aside = isaside(p, &m, start, end) ||
		     (a->narrative && x[0].grain == UNIT_YEAR &&
			 tense_ispassing(p->s + p->from, start - p->from));
	x[0].back = a->narrative ?
			tense_isback(p->s + p->from, start - p->from) :
			issince(p, start);
	if (isoclock(p, &m, &x[0]))
		x[0].hour += 12;
	if (inheritsday(p, &m, tok, &x[0])) {
		x[0].rel = REL_MENTION;
		followpod(p, &m, &x[0]);
	}
	tellattacks(p, &x[0], end);
	cue = cueof(p, &m, tok, &x[0], n == 1);
	for (i = 0; i < n; i++) {
		struct timex_days days = anchor_resolve(a, &x[i], cue);

		if (n == 2 && i == 0)
			add(p->out, &x[0], days, start,
			    tok[firstlast(tok, second)].end);
		else
			add(p->out, &x[i], days,
			    n == 2 ? tok[second].start : start, end);
		later_tell(p->s, a, p->out);
	}
	return true;
}

/* The number of words taken from tok on, 0 for none. */
static size_t
match(struct para *p, const struct token *tok, size_t n)
{
	struct reading r[RULE_READINGS];
	size_t i, found = rule_find(tok, n, r);

	for (i = 0; i < found; i++)
		if (take(p, tok, &r[i]))
			return r[i].ntok;
	return 0;
}

/* Words read before they are needed, the last one first. */
struct past {
	struct token tok[BACK];
	size_t n;
};

/* Whether a word begins at s[i]: behind a blank, a bracket, an opening quotation
 * mark, a dash. */
static inline bool
isedge(const char *s, size_t i)
{
	char c = s[i - 1];

	if (ascii_isalnum(c))
		return false;
	if ((c & 0x80) == 0)
		return ascii_isspace(c) || c == '"' || c == '(' || c == '[';
	return i >= 3 && word_mark(s + i - 3, 3) == 3 &&
	       (unsigned char)c > 0x93 && c != '\x99';
}

/* Back over words that may begin an expression, not before floor. */
static size_t
back(const char *s, size_t len, size_t floor, size_t at, struct past *past)
{
	size_t i, j, stop;
	uint64_t letters;
	struct token *t;

	for (past->n = 0; past->n < BACK; past->n++) {
		for (i = at; i > floor && s[i - 1] == ' ';)
			i--;
		stop = i - floor > BACKLEN ? i - BACKLEN : floor;
		j = i;
		if (i - stop >= 8) /* no edge among letters */
			j -= wordkey_lettersbefore(
			    mem_eight(s + i - 8), &letters);
		while (j > stop && !isedge(s, j))
			j--;
		if (j == i || i - j == BACKLEN)
			break;
		if (i - j >= 3 && ascii_isalpha(s[j]) &&
		    ascii_isalpha(s[j + 1]) && ascii_isalpha(s[j + 2]) &&
		    !word_begins(s + j))
			break;
		t = &past->tok[past->n];
		if (!word_next(s, len, j, t) || t->kind == 0)
			break;
		at = j;
		if (j > floor && !ascii_isspace(s[j - 1])) {
			past->n++;
			break;
		}
	}
	return at;
}

/* The token at or after at: one of the past, if it is the next. */
static bool
next(const char *s, size_t len, size_t at, struct past *past, struct token *t)
{
	const struct token *known;

	for (; past->n > 0; past->n--) {
		known = &past->tok[past->n - 1];
		if (known->start > at + 1 ||
		    (known->start == at + 1 && s[at] != ' '))
			break;
		if (known->start >= at) {
			*t = *known;
			past->n--;
			return true;
		}
	}
	return word_next(s, len, at, t);
}

/* Reads words from at on, until one behind the trigger is unknown. */
static size_t
window(const char *s, size_t len, size_t at, size_t trigger, struct past *past,
    struct token tok[WINDOW])
{
	size_t n = 0;

	while (n < WINDOW && next(s, len, at, past, &tok[n])) {
		at = tok[n].end;
		if (tok[n++].kind == 0 && at > trigger)
			break;
	}
	return n;
}

/* Those from the first hit of the scan on, at. */
static void
fromhit(struct para *p, size_t at)
{
	const char *s = p->s;
	size_t from = p->from, first, n, i, used;
	struct token tok[WINDOW];
	struct past past;

	do {
		first = back(s, p->to, from, at, &past);
		n = window(s, p->to, first, at, &past, tok);
		for (i = 0; i < n; i += used == 0 ? 1 : used)
			used = tok[i].kind == 0 ? 0 : match(p, tok + i, n - i);
		at = from = n > 0 && tok[n - 1].end > at ? tok[n - 1].end :
							   at + 1;
	} while ((at = scan_next(s, p->to, at)) < p->to);
}

void
expr_find(
    const char *s, size_t from, size_t to, struct anchor *a, struct exprs *out)
{
	size_t at = scan_next(s, to, from);

	if (at < to) {
		struct para p = {
			.s = s, .from = from, .to = to, .anchor = a, .out = out
		};

		fromhit(&p, at);
	}
}

void
expr_free(struct exprs *l)
{
	free(l->v);
	l->v = NULL;
	l->n = l->cap = 0;
}
