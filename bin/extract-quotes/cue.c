/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "cue.h"
#include "label.h"

enum { SIGN_MAX = 14, AS_REACH = 10, HEADLINE_MOST = 14 };

struct look {
	const struct para *p;
	struct cues *cs;
	size_t sent;	    /* index */
	size_t lo, hi;	    /* the sentence */
	struct phrase last; /* the subject before, in the sentence */
	bool speech;	    /* ... of a verb of speech */
};

static const struct phrase nobody = { 0, 0, PHRASE_NONE, { 0, 0 } };

/* Nobody, no one, none of them: what is said is not said. */
static bool
isnobody(const struct para *p, struct phrase who)
{
	return who.kind != PHRASE_NONE &&
	       (para_word(p, who.lo, "nobody") ||
		   para_word(p, who.lo, "none") ||
		   (para_word(p, who.lo, "no") &&
		       para_word(p, who.lo + 1, "one")));
}

static void
add(struct look *l, struct cue c)
{
	struct cues *cs = l->cs;

	if (isnobody(l->p, c.who))
		return;
	c.sent = l->sent;
	c.first = c.lo;
	c.last = c.hi;
	if (c.who.kind != PHRASE_NONE && !c.shared) {
		if (c.who.lo < c.first)
			c.first = c.who.lo;
		if (c.who.hi > c.last)
			c.last = c.who.hi;
	}
	cs->v = mem_grow(cs->v, &cs->cap, cs->n + 1, sizeof(*cs->v));
	cs->v[cs->n++] = c;
	if (c.who.kind != PHRASE_NONE && !c.according && !c.noun &&
	    ((c.frame & CUE_ATTITUDE) == 0 || !l->speech)) {
		l->last = c.who;
		l->speech = (c.frame & CUE_ATTITUDE) == 0;
	}
}

/* The token before v that counts: adverbs and reflexives are passed over. */
static size_t
before(const struct look *l, size_t v)
{
	size_t i = v;

	while (i > l->lo && l->p->w[i - 1].quote == 0 &&
	       para_has(l->p, i - 1, WORD_ADV | WORD_REFL) && v - i < 6)
		i--;
	return i == l->lo ? PARA_NONE : i - 1;
}

/* "declined to say", "failed to mention". */
static bool
issilence(const struct look *l, size_t v)
{
	const struct para *p = l->p;

	return v >= l->lo + 2 && para_word(p, v - 1, "to") &&
	       (p->w[v - 2].lemma == lex_lemma("decline") ||
		   p->w[v - 2].lemma == lex_lemma("refuse") ||
		   para_word(p, v - 2, "failed")) &&
	       !para_word(p, v, "rule") && p->w[v].frame & CUE_CLAUSE;
}

static bool
isneg(const struct look *l, size_t v)
{
	if (issilence(l, v))
		return true;
	for (size_t i = v; i > l->lo && v - i < 5; i--) {
		if (l->p->w[i - 1].quote != 0 ||
		    !para_has(l->p, i - 1,
			WORD_NEG | WORD_AUX | WORD_ADV | WORD_CONT |
			    WORD_WITHAUX | WORD_MODAL))
			return false;
		if (para_has(l->p, i - 1, WORD_NEG))
			return true;
	}
	return false;
}

/* A form of "be" in the auxiliaries before v. */
static bool
ispassive(const struct look *l, size_t v)
{
	for (size_t i = v; i > l->lo && v - i < 5; i--) {
		if (para_has(l->p, i - 1, WORD_BE))
			return true;
		if (!para_has(l->p, i - 1,
			WORD_AUX | WORD_ADV | WORD_NEG | WORD_CONT))
			return false;
	}
	return false;
}

/* Whether what precedes makes a noun of a word that could be a verb. */
static bool
isnoun(const struct look *l, size_t v)
{
	size_t b = v > l->lo ? v - 1 : PARA_NONE;
	const struct para *p = l->p;

	if (b == PARA_NONE || p->w[b].quote != 0)
		return false;
	if (p->tok[b].kind == TOKEN_POSS)
		return (p->w[v].form & (FORM_BASE | FORM_S)) != 0;
	if (para_has(p, b, WORD_DET | WORD_POSS) && !para_has(p, b, WORD_SUB) &&
	    !para_has(p, b, WORD_OBJ) && !phrase_isquantity(p, b))
		return true;
	return para_has(p, b, WORD_PREP) && !para_word(p, b, "to") &&
	       !para_has(p, b, WORD_ADV | WORD_SUB) &&
	       (p->w[v].form & FORM_ING) == 0;
}

/* "say" needs a modal verb, "to", or a plural subject. */
static bool
baseok(const struct look *l, size_t v)
{
	const struct para *p = l->p;
	size_t b = before(l, v);

	if (b == PARA_NONE || p->w[b].quote != 0)
		return false;
	if (para_has(p, b, WORD_MODAL | WORD_NEG) || para_word(p, b, "did") ||
	    para_word(p, b, "does") || para_word(p, b, "do") ||
	    para_word(p, b, "who"))
		return true;
	if (para_has(p, b, WORD_SUBJ))
		return !para_has(p, b, WORD_SING);
	if (p->w[v].cls & (WORD_SAYNOUN | WORD_HOMOGRAPH))
		return phrase_isplural(p, b) && para_has(p, b, WORD_AGENT);
	if (para_is(p, b, ',') || para_is(p, b, ')'))
		return p->w[v].lemma == lex_lemma("say");
	return phrase_isseveral(p, phrase_back(p, l->lo, b + 1)) ||
	       (p->w[v].lemma == lex_lemma("say") &&
		   phrase_isseveral(p, phrase_first(p, l->lo, v)));
}

/* "claims", "reports": a verb behind a name, a pronoun or one person. */
static bool
singular(const struct look *l, size_t b)
{
	const struct para *p = l->p;

	if (b == PARA_NONE || p->w[b].quote != 0)
		return false;
	return (para_iscap(p, b) && !para_has(p, b, WORD_TIME)) ||
	       para_is(p, b, ',') || para_is(p, b, ')') ||
	       para_word(p, b, "who") || para_has(p, b, WORD_SING | WORD_ADV) ||
	       (para_has(p, b, WORD_AGENT) && !phrase_isplural(p, b));
}

/* Finite, or as good as: the verb's form fits what stands before it. */
static bool
isverb(const struct look *l, size_t v)
{
	const struct word *w = &l->p->w[v];
	size_t b = v > l->lo ? v - 1 : PARA_NONE;

	if (w->frame == 0 || w->quote != 0 || isnoun(l, v))
		return false;
	if (b != PARA_NONE && para_word(l->p, b, "united") &&
	    para_word(l->p, v, "states"))
		return false;
	if (w->cls & (WORD_SAYNOUN | WORD_HOMOGRAPH) && para_iscap(l->p, v) &&
	    v + 1 < l->hi && !para_iscap(l->p, v + 1))
		return false;
	if (w->form & (FORM_PAST | FORM_PART) && b != PARA_NONE &&
	    l->p->tok[b].kind == TOKEN_NUMBER && v + 1 < l->hi &&
	    phrase_isplural(l->p, v + 1))
		return false;
	if (b != PARA_NONE && (l->p->tok[v].flags & TOKEN_BLANK) == 0 &&
	    l->p->w[b].quote == 0)
		return false;
	if (w->form & (FORM_PAST | FORM_PART)) {
		if (w->form & FORM_BASE && w->cls & WORD_VERB)
			return baseok(l, v);
		return b == PARA_NONE || !para_word(l->p, b, "to");
	}
	if (w->form & FORM_S)
		return (w->cls & (WORD_SAYNOUN | WORD_HOMOGRAPH)) == 0 ||
		       singular(l, b);
	if (w->form & FORM_BASE)
		return baseok(l, v);
	return (w->form & FORM_ING) != 0;
}

/* "said X": behind a quotation or a comma, or opening the sentence. */
static struct phrase
inverted(const struct look *l, size_t v)
{
	const struct para *p = l->p;
	size_t i = v + 1;
	struct phrase np;

	if ((p->w[v].frame & CUE_QUOTE) == 0 ||
	    (p->w[v].form & (FORM_PAST | FORM_S)) == 0)
		return nobody;
	if (v > l->lo && p->w[v - 1].quote == 0 && !para_is(p, v - 1, ',') &&
	    !para_isdash(p, v - 1))
		return nobody;
	if (v == l->lo && (v == 0 || p->w[v - 1].quote == 0) &&
	    p->w[v].lemma != lex_lemma("say"))
		return nobody;
	if (i >= l->hi)
		return nobody;
	np = phrase_at(p, i, l->hi);
	if (np.kind == PHRASE_PRONOUN && v > l->lo && p->w[v - 1].quote == 0)
		return nobody;
	if (np.kind == PHRASE_NOMINAL && p->w[v].frame & CUE_OBJECT &&
	    (v == l->lo || p->w[v - 1].quote == 0))
		return nobody;
	return np;
}

static struct phrase
byagent(const struct look *l, size_t v)
{
	const struct para *p = l->p;

	for (size_t i = v + 1; i < l->hi && i - v < 4; i++) {
		if (para_word(p, i, "by"))
			return phrase_at(p, i + 1, l->hi);
		if (!para_has(p, i, WORD_ADV | WORD_TIME))
			break;
	}
	return nobody;
}

/* Passive: who says it stands behind "by", or nowhere; "was quoted as saying"
 * is dealt with at "saying". */
static void
passive(struct look *l, struct cue c)
{
	c.who = byagent(l, c.lo);
	c.passive = true;
	if (c.who.kind != PHRASE_NONE || (c.frame & (CUE_HEARER | CUE_OBJECT) &&
					     (c.frame & CUE_ATTITUDE) == 0))
		add(l, c);
}

/* "Asked about it, X said": the asked one is not the speaker. */
static bool
isasked(const struct look *l, size_t v)
{
	const struct para *p = l->p;

	if ((p->w[v].form & FORM_PART) == 0 ||
	    (p->w[v].frame & (CUE_HEARER | CUE_OBJECT)) == 0 || v + 2 >= l->hi)
		return false;
	if (v > l->lo && !para_word(p, v - 1, "when") &&
	    !para_word(p, v - 1, "if"))
		return false;
	return para_word(p, v + 1, "about") || para_word(p, v + 1, "by") ||
	       para_word(p, v + 1, "to") || para_has(p, v + 1, WORD_WH);
}

/* "quoted ... as" before the participle v: the token of the first, or v. */
static size_t
quotedback(const struct look *l, size_t v)
{
	const struct para *p = l->p;

	if (v < l->lo + 2 || !para_word(p, v - 1, "as"))
		return v;
	for (size_t i = v - 1; i > l->lo && v - i < AS_REACH; i--) {
		if (p->w[i - 1].quote != 0)
			break;
		if (para_word(p, i - 1, "quoted") ||
		    para_word(p, i - 1, "cited") ||
		    para_word(p, i - 1, "quotes") ||
		    para_word(p, i - 1, "quoting") ||
		    para_word(p, i - 1, "citing"))
			return i - 1;
	}
	return v;
}

/* Whether v is the "quoted" of such a pair, which does not speak itself. */
static bool
isquoting(const struct look *l, size_t v)
{
	const struct para *p = l->p;

	for (size_t i = v + 1; i + 1 < l->hi && i - v < AS_REACH; i++) {
		if (p->w[i].quote != 0)
			break;
		if (para_word(p, i, "as") && p->w[i + 1].frame & CUE_CLAUSE &&
		    p->w[i + 1].form & FORM_ING)
			return quotedback(l, i + 1) == v;
	}
	return false;
}

/* "X was quoted as saying", "X was quoted by Y as saying", "Y quoted X as
 * saying": X says it. */
static void
quotedas(struct look *l, struct cue c, size_t q)
{
	const struct para *p = l->p;
	size_t as = c.lo - 1;

	if (q + 1 == as || para_word(p, q + 1, "by")) {
		c.who = phrase_subject(p, l->lo, q);
		if (c.who.kind == PHRASE_NONE)
			c.who = phrase_first(p, l->lo, q);
		if (c.who.kind == PHRASE_NONE && q + 1 == as)
			c.who = phrase_at(p, q + 1, l->hi);
	} else
		c.who = phrase_at(p, q + 1, as);
	c.lo = q + 1 == as ? q : as;
	add(l, c);
}

/* "a sign saying", "with X tweeting": the noun before it says it. */
static bool
ofnoun(const struct look *l, size_t v, struct phrase *who)
{
	if (v == l->lo || l->p->w[v - 1].quote != 0 ||
	    l->p->tok[v - 1].kind != TOKEN_WORD)
		return false;
	*who = phrase_back(l->p, l->lo, v);
	if (who->kind == PHRASE_NAMED)
		return true;
	return who->kind == PHRASE_NOMINAL && para_has(l->p, v - 1, WORD_AGENT);
}

/* -ing: a participle takes the subject of the clause it hangs on. */
static void
participle(struct look *l, struct cue c)
{
	const struct para *p = l->p;
	size_t b = before(l, c.lo);

	if (quotedback(l, c.lo) != c.lo) {
		quotedas(l, c, quotedback(l, c.lo));
		return;
	}
	if (b != PARA_NONE &&
	    para_has(p, b, WORD_BE | WORD_CONT | WORD_WITHAUX)) {
		c.who = phrase_subject(p, l->lo, c.lo);
		if (para_has(p, b, WORD_WITHAUX))
			c.who = phrase_back(p, l->lo, b + 1);
		if (c.who.kind != PHRASE_NONE)
			add(l, c);
		return;
	}
	if (ofnoun(l, c.lo, &c.who)) {
		add(l, c);
		return;
	}
	c.participle = c.shared = true;
	c.who = l->last;
	if (c.who.kind == PHRASE_NONE && c.lo > l->lo)
		c.who = phrase_first(p, l->lo, c.lo);
	if (c.lo <= l->lo + 2 && c.who.kind == PHRASE_NONE) {
		/* "Speaking to reporters, X said" */
		size_t i = c.lo;

		while (i < l->hi && !para_is(p, i, ',') && i - c.lo < 40)
			i++;
		c.who = phrase_at(p, i + 1, l->hi);
	}
	add(l, c);
}

static bool
sharesubject(const struct look *l, size_t v)
{
	size_t b = before(l, v);

	return b != PARA_NONE &&
	       (para_has(l->p, b, WORD_CONJ) || para_is(l->p, b, ',') ||
		   para_word(l->p, b, "then"));
}

static void
finite(struct look *l, struct cue c)
{
	size_t v = c.lo;

	c.who = phrase_subject(l->p, l->lo, v);
	if (c.who.kind == PHRASE_NONE) {
		c.who = inverted(l, v);
		c.inverted = c.who.kind != PHRASE_NONE;
	}
	if (c.who.kind == PHRASE_NONE) {
		c.shared = true;
		c.who = l->last;
		if (c.who.kind == PHRASE_NONE && v > l->lo)
			c.who = phrase_first(l->p, l->lo, v);
		if (!sharesubject(l, v) && (c.frame & CUE_QUOTE) == 0 &&
		    (c.who.kind == PHRASE_NONE || v < c.who.hi ||
			v - c.who.hi > 4))
			return;
	}
	add(l, c);
}

/* "residents urged to leave": without an object they are those told. */
static bool
isurged(const struct look *l, size_t v)
{
	const struct word *w = &l->p->w[v];

	return (w->form & FORM_PART) != 0 && (w->frame & CUE_HEARER) != 0 &&
	       (w->frame & CUE_INF) != 0 && para_word(l->p, v + 1, "to") &&
	       w->lemma != lex_lemma("ask") && w->lemma != lex_lemma("promise");
}

static void
verb(struct look *l, size_t v)
{
	const struct word *w = &l->p->w[v];
	struct cue c = {
		.lo = v, .hi = v + 1, .frame = w->frame, .lemma = w->lemma
	};
	size_t b = before(l, v);

	if (!isverb(l, v) || isneg(l, v) || isquoting(l, v))
		return;
	c.modal = b != PARA_NONE && para_has(l->p, b, WORD_MODAL);
	if (w->form & FORM_ING)
		participle(l, c);
	else if ((w->form & FORM_PART && ispassive(l, v)) || isasked(l, v) ||
		 isurged(l, v))
		passive(l, c);
	else
		finite(l, c);
}

static void
according(struct look *l, size_t i)
{
	struct cue c = { .lo = i,
		.hi = i + 2,
		.according = true,
		.frame = CUE_CLAUSE | CUE_BARE | CUE_QUOTE };

	if (l->p->w[i].quote != 0 || !para_word(l->p, i + 1, "to"))
		return;
	c.who = phrase_at(l->p, i + 2, l->hi);
	if (c.who.kind != PHRASE_NONE)
		add(l, c);
}

/* "in X's words", "in his own words", "in the words of X". */
static void
inwords(struct look *l, size_t i)
{
	const struct para *p = l->p;
	struct cue c = { .hi = i + 1,
		.according = true,
		.frame = CUE_CLAUSE | CUE_BARE | CUE_QUOTE };
	size_t k = i;

	if (p->w[i].quote != 0 || k < l->lo + 2)
		return;
	if (para_word(p, k - 1, "own"))
		k--;
	if (para_word(p, k - 1, "the") && para_word(p, i + 1, "of")) {
		c.who = phrase_at(p, i + 2, l->hi);
		k--;
	} else if (p->tok[k - 1].kind == TOKEN_POSS) {
		c.who = phrase_back(p, l->lo, k - 1);
		k = c.who.lo;
	} else if (para_has(p, k - 1, WORD_POSS)) {
		c.who = (struct phrase){ k - 1, k, PHRASE_PRONOUN,
			{ k - 1, k } };
		k--;
	}
	if (c.who.kind == PHRASE_NONE || k == l->lo ||
	    !para_word(p, k - 1, "in"))
		return;
	c.lo = k - 1;
	add(l, c);
}

/* "as X put it", "X puts it this way". */
static bool
isputit(const struct para *p, size_t v)
{
	return (para_word(p, v, "put") || para_word(p, v, "puts")) &&
	       para_word(p, v + 1, "it") && p->w[v].quote == 0;
}

static void
putit(struct look *l, size_t v)
{
	const struct para *p = l->p;
	struct cue c = { .lo = v, .hi = v + 2, .frame = CUE_QUOTE };

	c.who = phrase_subject(p, l->lo, v);
	if (c.who.kind != PHRASE_NONE)
		add(l, c);
}

/* @name: of a message. */
static bool
ishandle(const struct para *p, size_t i)
{
	return i < p->n && p->tok[i].kind == TOKEN_ADDR &&
	       p->tok[i].first == '@';
}

/* "Trump: ..." as a headline has it, "PELLEY: ..." as a transcript, and
 * Name: "..." anywhere. */
static void
colon(struct look *l)
{
	const struct para *p = l->p;
	struct cue c = { .colon = true,
		.frame = CUE_CLAUSE | CUE_BARE | CUE_QUOTE };
	size_t lo = l->lo, i;

	if (para_word(p, lo, "more") || para_word(p, lo, "rt"))
		lo++;
	if (para_word(p, lo, "from"))
		lo++;
	i = lo;
	if (ishandle(p, lo))
		i++;
	else
		while (i < l->hi && i - lo < 7 && p->w[i].quote == 0 &&
		       p->tok[i].kind == TOKEN_WORD)
			i++;
	if (i == lo || i + 1 >= p->n || !para_is(p, i, ':') ||
	    (p->tok[i + 1].flags & TOKEN_BLANK) == 0)
		return;
	if (l->sent != 0 && p->w[i + 1].quote == 0)
		return;
	c.who = ishandle(p, lo) ?
		    (struct phrase){ lo, i, PHRASE_NAMED, { lo, i } } :
		    phrase_at(p, lo, i);
	if (c.who.kind != PHRASE_NAMED || c.who.hi != i ||
	    !(ishandle(p, lo) || para_iscap(p, i - 1) ||
		para_has(p, i - 1, WORD_ROLE | WORD_ROLESPK | WORD_AGENT)) ||
	    para_has(p, i - 1, WORD_RUBRIC) || para_has(p, lo, WORD_RUBRIC))
		return;
	c.lo = i;
	c.hi = i + 1;
	c.turn = ishandle(p, lo);
	add(l, c);
}

/* What may stand behind a name that signs a quotation, down to hi: a handle,
 * a function, a place, a date. */
static bool
endssigned(const struct para *p, size_t i, size_t hi)
{
	if (i >= hi || para_is(p, i, '.'))
		return i + 1 >= hi;
	if (hi - i > SIGN_MAX || (!para_is(p, i, ',') && !para_is(p, i, '(')))
		return false;
	for (; i < hi; i++)
		if (p->w[i].quote != 0 || p->w[i].frame & CUE_CLAUSE ||
		    para_has(p, i, WORD_AUX | WORD_VERB | WORD_SUBJ))
			return false;
	return true;
}

bool
cue_signs(const struct para *p, size_t i, size_t hi, struct cue *c)
{
	*c = (struct cue){
		.lo = i, .hi = i + 1, .dash = true, .frame = CUE_QUOTE
	};
	if (!para_isdash(p, i) ||
	    !(para_iscap(p, i + 1) ||
		para_has(p, i + 1, WORD_ROLE | WORD_ROLESPK | WORD_TITLE)))
		return false;
	c->who = phrase_at(p, i + 1, hi);
	return c->who.kind == PHRASE_NAMED && endssigned(p, c->who.hi, hi);
}

/* "..." -- Name, at the end of a paragraph. */
static void
dash(struct look *l, size_t i)
{
	const struct para *p = l->p;
	struct cue c;

	if (i == 0 || p->w[i].quote != 0 || p->w[i - 1].quote == 0)
		return;
	if (cue_signs(p, i, p->n, &c))
		add(l, c);
}

/* "X's claim that", "his comments about": the owner says it. */
static void
noun(struct look *l, size_t v)
{
	const struct para *p = l->p;
	struct cue c = { .lo = v,
		.hi = v + 1,
		.noun = true,
		.frame = CUE_CLAUSE | CUE_PREP };
	size_t b = v;

	if (p->w[v].quote != 0 || v + 2 >= l->hi || v < l->lo + 1 ||
	    para_iscap(p, v))
		return;
	if (b > l->lo + 1 && p->tok[b - 1].kind == TOKEN_WORD &&
	    !para_has(p, b - 1, WORD_POSS))
		b--;
	if (p->tok[b - 1].kind == TOKEN_POSS && p->w[b - 1].quote == 0)
		c.who = phrase_back(p, l->lo, b - 1);
	else if (para_has(p, b - 1, WORD_POSS) &&
		 para_has(p, b - 1, WORD_MASC | WORD_FEM))
		c.who = (struct phrase){ b - 1, b, PHRASE_PRONOUN,
			{ b - 1, b } };
	if (c.who.kind != PHRASE_NONE)
		add(l, c);
}

/* Past "(R-Ohio)" to the left of token i. */
static size_t
overbracket(const struct para *p, size_t lo, size_t i)
{
	size_t k = i;

	if (k == lo || !para_is(p, k - 1, ')'))
		return i;
	while (k > lo && i - k < 12 && !para_is(p, k - 1, '('))
		k--;
	return k > lo + 1 && para_is(p, k - 1, '(') ? k - 1 : i;
}

/* Who has the word before a quotation that no verb of speech leads in: the
 * name before the colon at token i, where a dash or "from" or nothing stands
 * before it, or else the subject of the sentence. */
static struct phrase
leader(const struct look *l, size_t i)
{
	const struct para *p = l->p;
	struct phrase np = phrase_back(p, l->lo, overbracket(p, l->lo, i));
	struct phrase first;

	for (size_t k = np.lo; k + 1 < np.hi; k++)
		if (para_word(p, k, "from"))
			return phrase_back(p, k + 1, np.hi);
	if (np.kind == PHRASE_NAMED &&
	    (np.lo == l->lo || para_isdash(p, np.lo - 1) ||
		para_is(p, np.lo - 1, '.') || para_word(p, np.lo - 1, "from") ||
		para_word(p, np.lo - 1, "by") ||
		p->tok[np.lo - 1].kind == TOKEN_POSS))
		return np;
	first = phrase_first(p, l->lo, i);
	if (first.kind != PHRASE_NONE && p->w[first.lo].quote == 0)
		return first;
	return np;
}

/* "We lost it all": Families speak out, a paragraph by itself. */
static void
behind(struct look *l, size_t i)
{
	const struct para *p = l->p;
	struct cue c = {
		.lo = i, .hi = i + 1, .dash = true, .frame = CUE_QUOTE
	};

	if (p->nsent != 1 || p->w[0].quote != p->w[i - 1].quote ||
	    p->n - i > HEADLINE_MOST)
		return;
	c.who = phrase_at(p, i + 1, l->hi);
	if (c.who.kind == PHRASE_NAMED)
		add(l, c);
}

/* "Smith on the plan: ", "a blunt message to Smith: ", before a mark. */
static void
lead(struct look *l, size_t i)
{
	const struct para *p = l->p;
	struct cue c = { .colon = true, .lead = true, .frame = CUE_QUOTE };
	const struct cues *cs = l->cs;

	if (i == l->lo || p->w[i].quote != 0)
		return;
	if (p->w[i - 1].quote != 0)
		behind(l, i);
	if (i + 1 < p->n && !p->w[i + 1].mark)
		return;
	if (cs->n > 0 && cs->v[cs->n - 1].sent == l->sent &&
	    cs->v[cs->n - 1].frame & CUE_QUOTE &&
	    cs->v[cs->n - 1].who.kind != PHRASE_NONE)
		return;
	c.who = leader(l, i);
	if (c.who.kind == PHRASE_NONE || para_has(p, c.who.lo, WORD_RUBRIC))
		return;
	c.lo = i;
	c.hi = i + 1;
	add(l, c);
}

/* X came. "...": no word of saying, and the quotation is X's. */
static void
bare(struct look *l)
{
	const struct para *p = l->p;
	struct cue c = { .bare = true, .frame = CUE_QUOTE };

	if (l->hi >= p->n || !p->w[l->hi].mark || p->w[l->hi - 1].quote != 0)
		return;
	c.who = phrase_first(p, l->lo, l->hi);
	if (c.who.kind != PHRASE_NAMED &&
	    !para_has(p, c.who.lo, WORD_MASC | WORD_FEM))
		return;
	if (c.who.kind == PHRASE_NONE || p->w[c.who.lo].quote != 0)
		return;
	c.lo = c.hi = c.who.hi;
	add(l, c);
}

/* The labels that begin in the sentence, from *next on. */
static bool
turns(struct look *l, size_t *next)
{
	const struct para *p = l->p;
	bool any = false;

	for (; *next < p->nlabel; ++*next) {
		const struct label *b = &p->label[*next];
		size_t lo = para_at(p, b->name.start);
		size_t hi = para_at(p, b->name.end);
		struct cue c = { .colon = true,
			.turn = true,
			.frame = CUE_CLAUSE | CUE_BARE | CUE_QUOTE };

		if (lo >= l->hi)
			break;
		if (p->w[lo].quote != 0)
			continue;
		hi += hi == lo;
		c.lo = lo;
		c.hi = hi;
		if (para_at(p, b->from) > hi &&
		    para_is(p, para_at(p, b->from) - 1, ':'))
			c.hi = para_at(p, b->from);
		if (!b->anonymous) {
			c.who = (struct phrase){ lo, hi, PHRASE_NAMED,
				{ lo, hi } };
			c.lo = c.hi > hi ? c.hi - 1 : lo;
		}
		add(l, c);
		any = true;
	}
	return any;
}

static void
sentence(struct look *l, size_t *label)
{
	const struct para *p = l->p;
	size_t ncues = l->cs->n;

	if (!turns(l, label))
		colon(l);
	for (size_t i = l->lo; i < l->hi; i++) {
		if (!p->w[i].cue)
			continue;
		if (para_has(p, i, WORD_SAYNOUN)) {
			noun(l, i);
			if (para_word(p, i, "words"))
				inwords(l, i);
		}
		if (p->w[i].frame != 0) {
			if (isputit(p, i))
				putit(l, i);
			else
				verb(l, i);
		} else if (p->tok[i].kind != TOKEN_WORD) {
			if (p->tok[i].first == ':')
				lead(l, i);
			else
				dash(l, i);
		} else if (para_word(p, i, "according"))
			according(l, i);
	}
	if (l->cs->n == ncues)
		bare(l);
}

void
cue_find(struct cues *cs, const struct para *p)
{
	size_t label = 0;

	cs->n = 0;
	for (size_t s = 0; s < p->nsent; s++) {
		struct look l = { .p = p,
			.cs = cs,
			.sent = s,
			.lo = p->sent[s],
			.hi = p->sent[s + 1],
			.last = nobody };

		sentence(&l, &label);
	}
}

void
cue_free(struct cues *cs)
{
	free(cs->v);
	memset(cs, 0, sizeof(*cs));
}
