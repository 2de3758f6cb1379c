/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "turn.h"

/* The last word of a speaker: a surname, a pronoun. */
static struct bytes
lastword(const char *text, const struct speaker *s)
{
	size_t k = s->head.end;

	while (k > s->head.start && text[k - 1] != ' ')
		k--;
	return (struct bytes){ text + k, s->head.end - k };
}

/* Whether two are surely not the same; a pronoun may be anybody. */
static bool
differ(const char *text, const struct speaker *a, const struct speaker *b)
{
	struct bytes x = lastword(text, a), y = lastword(text, b);

	if ((a->kind == PHRASE_PRONOUN) != (b->kind == PHRASE_PRONOUN))
		return false;
	return x.len != y.len || memcmp(x.s, y.s, x.len) != 0;
}

void
turn_take(struct turns *ts, const char *text, const struct turn *t)
{
	if (ts->last.have && t->have && ts->last.spoke && t->spoke &&
	    differ(text, &ts->last.who, &t->who))
		ts->other = ts->last;
	else if (ts->last.para != t->para)
		ts->alternate = false;
	if (!t->spoke)
		ts->other.have = false;
	ts->last = *t;
}

/* The other one's turn: he was asked, or asks again, or they go on so. */
static bool
alternates(const struct turns *ts, size_t para, bool question)
{
	const struct turn *a = &ts->last, *b = &ts->other;

	if (!a->have || !b->have || !a->spoke || a->para + 1 != para ||
	    b->para + 1 != a->para)
		return false;
	return ts->alternate || a->asked || (b->asked && question);
}

const struct turn *
turn_next(struct turns *ts, size_t para, bool whole, bool question)
{
	struct turn t;

	if (whole && alternates(ts, para, question)) {
		t = ts->other;
		ts->other = ts->last;
		ts->last = t;
		ts->last.para = para;
		ts->alternate = true;
		return &ts->last;
	}
	if (!ts->last.have || para - ts->last.para > TURN_REACH)
		return NULL;
	return &ts->last;
}
