/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "speaker.h"
#include "utf8.h"

enum { GAP_MAX = 45, GAP_COMMA = 12, FULL_WORDS = 7 };

struct match {
	const struct para *p;
	const struct cues *cs;
	struct said *s;
	size_t
	    before;   /* index of the last cue that begins before it, or NONE */
	size_t after; /* index of the first one after it, or NONE */
};

static bool
stops(const struct para *p, size_t i)
{
	char c = p->tok[i].first;

	if (p->tok[i].kind != TOKEN_PUNCT)
		return false;
	return c == '.' || c == ',' || c == '!' || c == '?' || c == ';' ||
	       c == '-' || (unsigned char)c == 0xe2;
}

static bool
isfunction(const struct para *p, size_t i)
{
	return para_has(p, i,
	    WORD_DET | WORD_POSS | WORD_PREP | WORD_CONJ | WORD_SUB | WORD_AUX);
}

/* What the stretch looks like by itself. */
static void
shape(const struct para *p, const struct stretch *q, struct said *s)
{
	size_t words = 0, caps = 0, small = 0, last = PARA_NONE;

	for (size_t i = s->lo; i < s->hi; i++) {
		if (p->w[i].mark)
			continue;
		if (p->tok[i].kind != TOKEN_QUOTE)
			last = i;
		if (p->tok[i].kind != TOKEN_WORD &&
		    p->tok[i].kind != TOKEN_NUMBER)
			continue;
		if (words++ == 0)
			s->upper = para_iscap(p, i) ||
				   p->tok[i].kind == TOKEN_NUMBER;
		if (para_iscap(p, i))
			caps++;
		else if (!isfunction(p, i))
			small++;
	}
	s->words = words > 255 ? 255 : (uint8_t)words;
	s->title = small == 0 && caps > 0 && words < 12;
	s->full = words > 0 && s->upper &&
		  (!q->closed || words > FULL_WORDS ||
		      (last != PARA_NONE && stops(p, last)));
}

static void
locate(const struct para *p, struct saids *ss)
{
	size_t i = 0;

	ss->v = mem_grow(ss->v, &ss->cap, p->nq + 1, sizeof(*ss->v));
	ss->n = p->nq;
	for (size_t k = 0; k < p->nq; k++) {
		struct said *s = &ss->v[k];

		while (i < p->n && p->w[i].quote < k + 1)
			i++;
		*s = (struct said){ .cue = PARA_NONE, .lo = i };
		while (i < p->n && p->w[i].quote == k + 1)
			i++;
		s->hi = i;
		shape(p, &p->q[k], s);
	}
}

/* Nothing of weight lies in [i, hi): adverbials, a hearer, "that", commas. */
static bool
light(const struct para *p, size_t i, size_t hi)
{
	struct phrase np;
	size_t n = 0;

	if (hi - i > 14)
		return false;
	if (i < hi && para_has(p, i, WORD_OBJ))
		i++;
	else if (i < hi && !para_has(p, i, WORD_PREP | WORD_ADV | WORD_TIME)) {
		np = phrase_at(p, i, hi);
		if (np.kind != PHRASE_NONE)
			i = np.hi;
	}
	while (i < hi && n++ < 8) {
		size_t k = phrase_adverbials(p, i, hi);

		if (k == i && (para_is(p, i, ',') || para_is(p, i, ':') ||
				  para_word(p, i, "that") ||
				  para_isdash(p, i) || para_word(p, i, "as")))
			k = i + 1;
		if (k == i)
			return false;
		i = k;
	}
	return i >= hi;
}

static bool
samesentence(const struct para *p, size_t i, size_t j)
{
	return para_sentence(p, i) == para_sentence(p, j);
}

static bool
plain(const struct para *p, size_t lo, size_t hi)
{
	for (size_t i = lo; i < hi; i++)
		if (p->w[i].quote != 0)
			return false;
	return true;
}

static size_t
cueend(const struct cue *c)
{
	return c->last > c->hi ? c->last : c->hi;
}

/* The cue before the stretch: beside it, in its sentence, or no. */
static enum said_how
howbefore(const struct match *m)
{
	const struct para *p = m->p;
	const struct cue *c;
	size_t end;
	bool colon;

	if (m->before == PARA_NONE)
		return SAID_NOT;
	c = &m->cs->v[m->before];
	end = cueend(c);
	if (end > m->s->lo || !samesentence(p, c->lo, m->s->lo))
		return SAID_NOT;
	colon = m->s->lo > 0 && para_is(p, m->s->lo - 1, ':');
	if (m->s->lo - end > GAP_MAX)
		return SAID_NOT;
	if (c->frame & CUE_QUOTE || c->colon) {
		if (colon && plain(p, end, m->s->lo))
			return SAID_BESIDE;
		if (light(p, end, m->s->lo))
			return SAID_BESIDE;
	}
	return c->frame & ~CUE_QUOTE ? SAID_CLAUSE : SAID_NOT;
}

/* "!" Smith said in a statement: what follows the verb is no report. */
static bool
goesnowhere(const struct para *p, size_t i)
{
	return para_has(p, i, WORD_PREP | WORD_SUB) && !para_word(p, i, "to") &&
	       !para_word(p, i, "that") && !para_word(p, i, "if") &&
	       !para_word(p, i, "of") && !para_word(p, i, "for");
}

/* Whether a sentence that begins after the stretch may still be its
 * attribution: "Really?" Smith asked. */
static bool
trails(const struct match *m, const struct cue *c)
{
	const struct para *p = m->p;
	size_t end = cueend(c), hi = p->sent[c->sent + 1];

	if (!m->s->full || (c->frame & CUE_QUOTE) == 0 || c->participle)
		return false;
	if (c->inverted)
		return true;
	return hi - end <= 2 || light(p, end, hi - 1) || para_is(p, end, ',') ||
	       goesnowhere(p, end);
}

/* The last character inside the marks is a comma: an attribution follows. */
static bool
endscomma(const struct para *p, const struct said *s)
{
	for (size_t i = s->hi; i > s->lo; i--)
		if (!p->w[i - 1].mark)
			return para_is(p, i - 1, ',');
	return false;
}

static enum said_how
howafter(const struct match *m)
{
	const struct para *p = m->p;
	const struct cue *c;
	size_t hi = m->s->hi, gap;
	bool beside;

	if (m->after == PARA_NONE)
		return SAID_NOT;
	c = &m->cs->v[m->after];
	if (c->first < hi)
		return SAID_NOT;
	gap = c->first - hi;
	if (gap > GAP_MAX || c->colon || c->bare)
		return SAID_NOT;
	if (c->dash)
		return gap == 0 ? SAID_BESIDE : SAID_NOT;
	beside = gap == 0 ||
		 (gap == 1 && (para_is(p, hi, ',') || para_isdash(p, hi))) ||
		 (gap <= 6 && phrase_adverbials(p, hi, c->first) == c->first);
	if (samesentence(p, hi, c->lo) && hi > 0 &&
	    para_sentence(p, hi - 1) == c->sent) {
		if (endscomma(p, m->s) && gap <= GAP_COMMA && !c->participle &&
		    !c->shared && plain(p, hi, c->first))
			beside = true;
		if (beside && (c->frame & CUE_QUOTE))
			return SAID_BESIDE;
		if (c->participle || c->shared)
			return SAID_NOT;
		if (para_is(p, c->first - 1, ',') || c->according)
			return SAID_CLAUSE;
		return SAID_NOT;
	}
	if (beside && gap == 0 && trails(m, c))
		return SAID_BESIDE;
	return SAID_NOT;
}

static bool
led(const struct para *p, const struct said *s)
{
	return s->lo > 0 &&
	       (para_is(p, s->lo - 1, ',') || para_is(p, s->lo - 1, ':'));
}

/* A word before the opening mark takes the stretch into its own sentence: on
 * "Meet the Press". */
static bool
inlined(const struct para *p, const struct said *s)
{
	return s->lo > 0 &&
	       (p->tok[s->lo - 1].kind == TOKEN_WORD ||
		   p->tok[s->lo - 1].kind == TOKEN_POSS) &&
	       p->w[s->lo - 1].quote == 0;
}

/* A title beside the word for such works: in his book, "Night Tide," ... */
static bool
iswork(const struct para *p, const struct said *s)
{
	size_t i = s->lo;

	if (!s->title)
		return false;
	if (i > 0 && para_is(p, i - 1, ','))
		i--;
	return i > 0 && p->w[i - 1].quote == 0 && para_has(p, i - 1, WORD_WORK);
}

static void
choose(struct match *m)
{
	enum said_how b = howbefore(m), a = howafter(m);
	struct said *s = m->s;
	bool comma = endscomma(m->p, s);

	if (iswork(m->p, s)) {
		s->full = false;
		return;
	}
	if (s->title && !s->full && inlined(m->p, s))
		a = SAID_NOT;
	else if (s->title && a == SAID_BESIDE && inlined(m->p, s) &&
		 (comma || m->cs->v[m->after].participle))
		a = SAID_NOT;
	if (a == SAID_BESIDE && (comma || b != SAID_BESIDE)) {
		s->how = (uint8_t)a;
		s->cue = m->after;
		s->set = true;
	} else if (b == SAID_BESIDE) {
		s->how = (uint8_t)b;
		s->cue = m->before;
		s->set = s->led = led(m->p, s);
		s->next = cueend(&m->cs->v[m->before]) == s->lo;
	} else if (b == SAID_CLAUSE) {
		s->how = (uint8_t)b;
		s->cue = m->before;
	} else if (a == SAID_CLAUSE) {
		s->how = (uint8_t)a;
		s->cue = m->after;
	}
}

/* A cue that gives the word to somebody else. */
static bool
turns(const struct cue *c)
{
	return !c->shared && !c->passive && !c->according &&
	       (c->frame & CUE_ATTITUDE) == 0 &&
	       (c->who.kind == PHRASE_NAMED || c->who.kind == PHRASE_NOMINAL);
}

/* A sentence of its own without a cue: said by whom the paragraph has
 * speaking. */
static void
inherit(const struct para *p, const struct cues *cs, struct saids *ss, size_t k,
    size_t before)
{
	struct said *s = &ss->v[k];
	const struct said *prev = k > 0 ? &ss->v[k - 1] : NULL;
	const struct cue *c = before != PARA_NONE ? &cs->v[before] : NULL;

	if (!s->full)
		return;
	if (prev != NULL && prev->how != SAID_NOT &&
	    (c == NULL || c->lo < prev->hi || before == prev->cue ||
		!turns(c))) {
		s->how = SAID_SAME;
		s->cue = prev->cue;
	} else if (c != NULL && c->who.kind != PHRASE_NONE &&
		   p->w[c->lo].quote == 0) {
		s->how = SAID_NEAR;
		s->cue = before;
	}
}

/* "X said that Y expects ...": what is quoted there are X's words. */
static size_t
outer(const struct para *p, const struct cues *cs, size_t i)
{
	size_t k = i;

	while (k > 0 && i - k < 4 && (cs->v[k].frame & CUE_ATTITUDE) &&
	       cs->v[k - 1].sent == cs->v[k].sent)
		k--;
	if (cs->v[k].frame & CUE_CLAUSE &&
	    (cs->v[k].frame & CUE_ATTITUDE) == 0 && p->n > cs->v[k].hi)
		return k;
	return i;
}

/* "...," X said, "...": the second half of one sentence. */
static bool
resumes(const struct para *p, const struct said *a, const struct said *b)
{
	return b->how == SAID_BESIDE && a->how == SAID_BESIDE && a->full &&
	       a->cue == b->cue && led(p, b) && endscomma(p, a);
}

/* "...," X said of it on Monday, "...": the words behind the cue do not keep
 * the second half from it. */
static void
resume(const struct para *p, const struct cues *cs, const struct said *a,
    struct said *b)
{
	const struct cue *c;

	if (b->how == SAID_BESIDE || a->how != SAID_BESIDE || !led(p, b) ||
	    !endscomma(p, a))
		return;
	c = &cs->v[a->cue];
	if (c->lo < a->hi || cueend(c) > b->lo || b->lo - cueend(c) > GAP_MAX ||
	    para_sentence(p, c->lo) != para_sentence(p, b->lo) ||
	    !plain(p, c->hi, b->lo))
		return;
	b->how = SAID_BESIDE;
	b->cue = a->cue;
	b->set = true;
}

/* A passive without an agent. */
static bool
isnobody(const struct cue *c)
{
	return c->passive && c->who.kind == PHRASE_NONE;
}

/* The last cue up to i that has a speaker, if it is near. */
static size_t
speaks(const struct cues *cs, size_t i)
{
	size_t k = i;

	while (k > 0 && i - k < 3 && isnobody(&cs->v[k]))
		k--;
	return isnobody(&cs->v[k]) ? i : k;
}

void
speaker_find(struct saids *ss, const struct para *p, const struct cues *cs)
{
	size_t c = 0;

	locate(p, ss);
	for (size_t k = 0; k < ss->n; k++) {
		struct match m = { .p = p, .cs = cs, .s = &ss->v[k] };

		while (c < cs->n && cs->v[c].lo < m.s->lo)
			c++;
		m.before = c > 0 ? outer(p, cs, speaks(cs, c - 1)) : PARA_NONE;
		m.after = c < cs->n ? c : PARA_NONE;
		if (m.after != PARA_NONE && isnobody(&cs->v[c]))
			m.after = c + 1 < cs->n ? c + 1 : PARA_NONE;
		if (m.s->words == 0)
			continue;
		choose(&m);
		if (k > 0)
			resume(p, cs, &ss->v[k - 1], m.s);
		if (k > 0 && resumes(p, &ss->v[k - 1], m.s))
			m.s->full = true;
		if (m.s->how == SAID_NOT)
			inherit(p, cs, ss, k, m.before);
	}
}

void
speaker_free(struct saids *ss)
{
	free(ss->v);
	memset(ss, 0, sizeof(*ss));
}
