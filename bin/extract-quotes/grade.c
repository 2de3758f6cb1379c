/* See LICENSE file for copyright and license details. */
#include "grade.h"

enum { SET_WORDS = 6 };

/* A stretch beside its cue that is no borrowed word or name. */
static bool
isstatement(const struct said *s, const struct cue *c)
{
	/* Called "Orme's Long March": a name. */
	if (s->title && s->words > 1 && s->words <= SET_WORDS && c != NULL &&
	    (c->frame & CUE_QUOTE) == 0)
		return false;
	if (s->full)
		return true;
	if (c != NULL && (c->colon || c->dash))
		return s->words > 2 && s->upper &&
		       !(s->title && c->lo >= s->hi);
	if (s->led && !s->title)
		return s->words > 2;
	return (s->set || s->next) && s->words > SET_WORDS;
}

uint8_t
grade_percent(const struct said *s, const struct cue *c)
{
	if (c->who.kind == PHRASE_NONE)
		return 10;
	if (s->reported && !s->full && (s->inside || !isstatement(s, c)))
		return s->words < 3 ? 83 : 89;
	switch ((enum said_how)s->how) {
	case SAID_BESIDE:
		if (c->lead)
			return 55;
		if (isstatement(s, c))
			return c->shared ? 68 : 96;
		return 25;
	case SAID_CLAUSE:
		return s->full && s->words > SET_WORDS ? 45 : 20;
	case SAID_SAME:
		return 93;
	case SAID_NEAR:
		return 43;
	case SAID_NOT:
		break;
	}
	return 10;
}

/* What the cue's place makes of a stretch. */
static enum quote_kind
kindby(const struct said *s, const struct cue *c)
{
	switch ((enum said_how)s->how) {
	case SAID_BESIDE:
		return isstatement(s, c) ? QUOTE_DIRECT : QUOTE_SCARE;
	case SAID_CLAUSE:
		return s->full && s->words > SET_WORDS ? QUOTE_DIRECT :
							 QUOTE_SCARE;
	case SAID_SAME:
		return QUOTE_DIRECT;
	case SAID_NEAR:
		return s->words > SET_WORDS ? QUOTE_DIRECT : QUOTE_SCARE;
	case SAID_NOT:
		break;
	}
	return QUOTE_SCARE;
}

enum quote_kind
grade_kind(const struct said *s, const struct cue *c)
{
	enum quote_kind k = kindby(s, c);

	if (!s->reported || s->full || (k != QUOTE_SCARE && !s->inside))
		return k;
	return s->title && s->words < 4 && !s->set ? QUOTE_SCARE : QUOTE_MIXED;
}
