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

/* The paragraph's stretches. */
static const struct stretch *
stretches(const struct spans *sp, size_t para, size_t *n)
{
	size_t lo = 0, hi = sp->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (sp->v[mid].para < para)
			lo = mid + 1;
		else
			hi = mid;
	}
	*n = 0;
	while (lo + *n < sp->n && sp->v[lo + *n].para == para)
		++*n;
	return &sp->v[lo];
}

/* The last subjects of a paragraph, where none of a later one is known. */
static void
look(struct subjects *s, size_t para)
{
	struct para *p = &s->before;
	const struct stretch *q;
	size_t n;

	q = stretches(s->spans, para, &n);
	para_read(p, s->doc->text, s->doc->para[para], q, n);
	n = p->nsent > SENTENCES ? p->nsent - SENTENCES : 0;
	for (size_t i = p->nsent; i-- > n;) {
		struct phrase np = phrase_first(p, p->sent[i], p->sent[i + 1]);
		enum number is = numberof(p, np);

		if (is == SEVERAL && s->several.end == 0)
			s->several = bytesof(p, np);
		if (is == BODY && s->body.end == 0)
			s->body = bytesof(p, np);
	}
}

static void
lookback(struct subjects *s, size_t para)
{
	const struct span none = { 0, 0 };

	if (s->asked == para + 1)
		return;
	s->asked = para + 1;
	s->several = s->body = none;
	for (size_t n = 1; n <= PARAGRAPHS && n <= para; n++)
		look(s, para - n);
}

void
subject_start(
    struct subjects *s, const struct doc *d, const struct spans *spans)
{
	s->doc = d;
	s->spans = spans;
	s->asked = 0;
}

struct span
subject_find(
    struct subjects *s, const struct para *p, size_t para, const struct cue *c)
{
	enum number want = para_word(p, c->who.lo, "it")   ? BODY :
			   para_word(p, c->who.lo, "they") ? SEVERAL :
							     NEITHER;

	if (want == NEITHER)
		return (struct span){ 0, 0 };
	for (size_t n = 0, i = c->sent + 1; i > 0 && n < SENTENCES; i--, n++) {
		size_t hi = i - 1 == c->sent ? c->who.lo : p->sent[i];
		struct phrase np = phrase_first(p, p->sent[i - 1], hi);

		if (numberof(p, np) == want && np.hi <= hi)
			return bytesof(p, np);
	}
	lookback(s, para);
	return want == BODY ? s->body : s->several;
}

void
subject_free(struct subjects *s)
{
	para_free(&s->before);
}
