/* See LICENSE file for copyright and license details. */
#include "subject.h"
#include "phrase.h"

/* How far back, in sentences and in paragraphs. */
enum { SENTENCES = 3, PARAGRAPHS = 2 };

enum number { NEITHER, BODY, SEVERAL };

/* A body is one, and no person: the ministry, the Arle Council. */
static enum number
numberof(const struct para *p, struct phrase np)
{
	if (np.kind != PHRASE_NAMED && np.kind != PHRASE_NOMINAL)
		return NEITHER;
	if (phrase_isseveral(p, np))
		return SEVERAL;
	if (np.kind == PHRASE_NAMED)
		return BODY;
	return para_has(p, np.hi - 1, WORD_AGENT) &&
		       !para_has(p, np.hi - 1, WORD_ROLE) ?
		   BODY :
		   NEITHER;
}

static struct span
bytesof(const struct para *p, struct phrase np)
{
	return (struct span){ p->tok[np.lo].start, p->tok[np.hi - 1].end };
}

struct span
subject_find(const struct subjects *s, const struct para *p, size_t para,
    const struct cue *c)
{
	enum number want = para_word(p, c->who.lo, "it") ? BODY : SEVERAL;
	size_t at = want == BODY ? s->bodyat : s->severalat;

	if (want == SEVERAL && !para_word(p, c->who.lo, "they"))
		return (struct span){ 0, 0 };
	for (size_t n = 0, i = c->sent + 1; i > 0 && n < SENTENCES; i--, n++) {
		size_t hi = i - 1 == c->sent ? c->who.lo : p->sent[i];
		struct phrase np = phrase_first(p, p->sent[i - 1], hi);

		if (numberof(p, np) == want && np.hi <= hi)
			return bytesof(p, np);
	}
	if (para - at > PARAGRAPHS)
		return (struct span){ 0, 0 };
	return want == BODY ? s->body : s->several;
}

void
subject_keep(struct subjects *s, const struct para *p, size_t para)
{
	size_t lo = p->nsent > SENTENCES ? p->nsent - SENTENCES : 0;

	for (size_t i = lo; i < p->nsent; i++) {
		struct phrase np = phrase_first(p, p->sent[i], p->sent[i + 1]);

		switch (numberof(p, np)) {
		case SEVERAL:
			s->several = bytesof(p, np);
			s->severalat = para;
			break;
		case BODY:
			s->body = bytesof(p, np);
			s->bodyat = para;
			break;
		case NEITHER:
			break;
		}
	}
}
