/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "extent.h"

enum {
	PAD = 3, /* edges on each side of the sentence */
	NEAR = 9,
	REACH = 24,
	CLAUSES_MOST = 6,
	ENDS_MOST = 64,
	LENGTH_MOST = 400
};

/* Sets of kinds. */
#define KIND(x) (UINT64_C(1) << KIND_##x)
#define CLAUSAL                                                                \
	(KIND(COMMA) | KIND(COLON) | KIND(SEMICOLON) | KIND(DASH) |            \
	    KIND(MARK) | KIND(CONJ) | KIND(SUB) | KIND(TO) | KIND(PREP) |      \
	    KIND(SUBJ) | KIND(WH) | KIND(EDGE) | KIND(OPEN))
static const uint64_t clausal = CLAUSAL;
/* Content may end before them. */
static const uint64_t bounds = CLAUSAL | KIND(ADV) | KIND(CLOSE) | KIND(STOP) |
			       KIND(TIME);
/* They belong to what follows too closely for it to begin there. */
static const uint64_t closes = KIND(DET) | KIND(POSS) | KIND(ADJ) |
			       KIND(GENITIVE) | KIND(MONEY) | KIND(TITLE);
/* They lead on: content ends in one only before a stop. */
static const uint64_t leadson = KIND(DET) | KIND(POSS) | KIND(CONJ) | KIND(TO) |
				KIND(GENITIVE) | KIND(MODAL) | KIND(MONEY) |
				KIND(PREP) | KIND(ADJ) | KIND(BE) | KIND(HAVE) |
				KIND(AUX) | KIND(SUB) | KIND(TITLE) | KIND(NEG);
/* A hearer or an adverbial may end in them. */
static const uint64_t aside = KIND(TIME) | KIND(ADV) | KIND(OBJ) | KIND(TUNIT) |
			      KIND(PLACE) | KIND(SAYNOUN) | KIND(CLOSE) |
			      KIND(NUMBER);
/* Short content does not end before them. */
static const uint64_t goeson = KIND(SMALL) | KIND(PLURAL) | KIND(NOUN) |
			       KIND(ADJ) | KIND(GENITIVE) | KIND(NUMBER);

static bool
among(uint64_t set, const struct kind_word *w)
{
	return (set >> w->kind & 1) != 0;
}

/* Names of groups of features; those of ends and of the other side differ. */
enum { NAME_START = 0, NAME_NOTHING = 64, NAME_END = 128, NAME_SIDE = 256 };

struct span
extent_trim(const struct para *p, struct span s)
{
	while (s.start < s.end && !kind_iswordlike(p, s.start))
		s.start++;
	while (s.end > s.start && !kind_iswordlike(p, s.end - 1))
		s.end--;
	if (s.start + 1 < s.end && para_word(p, s.start, "that"))
		s.start++;
	while (s.start < s.end && !kind_iswordlike(p, s.start))
		s.start++;
	return s;
}

void
extent_paragraph(struct extent *x, const struct para *p, const struct cues *cs)
{
	x->p = p;
	x->cs = cs;
	x->sent = PARA_NONE;
}

/* Where the sentence's cues begin, with their speakers. */
static void
markcues(struct extent *x, size_t n)
{
	const struct cues *cs = x->cs;
	size_t i = x->ci;

	while (i > 0 && cs->v[i - 1].sent == x->sent)
		i--;
	for (; i < cs->n && cs->v[i].sent == x->sent; i++) {
		const struct cue *c = &cs->v[i];

		if (c->first >= x->lo && c->first < x->lo + n)
			x->word[PAD + c->first - x->lo].cue =
			    c->frame & CUE_ATTITUDE ? 5 : 6;
		if (c->lo >= x->lo && c->lo < x->lo + n)
			x->word[PAD + c->lo - x->lo].cue = c->shared	 ? 2 :
							   c->participle ? 3 :
							   c->according	 ? 4 :
									   1;
	}
}

static void
sentence(struct extent *x)
{
	const struct para *p = x->p;
	const struct kind_word edge = { .kind = KIND_EDGE };
	size_t n;

	x->sent = x->c->sent;
	x->lo = p->sent[x->sent];
	x->hi = p->sent[x->sent + 1];
	n = x->hi - x->lo;
	x->word = mem_grow(x->word, &x->cap, n + 2 * PAD, sizeof(*x->word));
	for (size_t i = 0; i < PAD; i++)
		x->word[i] = x->word[n + PAD + i] = edge;
	kind_read(p, x->lo, x->hi, &x->word[PAD]);
	markcues(x, n);
	while (x->hi > x->lo + 1 && p->w[x->hi - 1].quote == 0 &&
	       !kind_iswordlike(p, x->hi - 1))
		x->hi--;
}

static const struct kind_word *
at(const struct extent *x, size_t i)
{
	return &x->word[PAD + i - x->lo];
}

/* What the rules say of the sentence's cues. */
static void
contents(struct extent *x)
{
	const struct cues *cs = x->cs;
	size_t i = x->ci, n = 0;

	while (i > 0 && cs->v[i - 1].sent == x->sent)
		i--;
	x->first = i;
	for (; i < cs->n && cs->v[i].sent == x->sent; i++, n++) {
		x->content = mem_grow(
		    x->content, &x->contentcap, n + 1, sizeof(*x->content));
		x->content[n] = content_find(x->p, cs, i);
	}
	x->ncontent = n;
}

static bool
holds(struct span s, const struct cue *c)
{
	return s.start <= c->lo && c->hi <= s.end;
}

/* Whether the rules put the cue into the content of a neighbour. */
static bool
covered(const struct extent *x)
{
	size_t i = x->ci - x->first;

	for (size_t k = i > 4 ? i - 4 : 0; k < i + 5 && k < x->ncontent; k++) {
		const struct content *r = &x->content[k];

		for (size_t j = 0; k != i && j < r->n; j++)
			if (holds(r->piece[j], x->c))
				return true;
	}
	return false;
}

/* What the act of speech looks like. */
static uint32_t
flags(const struct cue *c)
{
	return (uint32_t)c->inverted | (uint32_t)c->according << 1 |
	       (uint32_t)c->noun << 2 | (uint32_t)c->colon << 3 |
	       (uint32_t)c->participle << 4 | (uint32_t)c->passive << 5 |
	       (uint32_t)c->shared << 6 | (uint32_t)c->modal << 7 |
	       (uint32_t)c->dash << 8;
}

/* "While X said ..., Y": the saying does not go on to the sentence's end. */
static bool
issub(const struct extent *x)
{
	size_t i = x->c->first;

	return i > x->lo && i < x->lo + 6 && para_has(x->p, i - 1, WORD_SUB) &&
	       !para_word(x->p, i - 1, "that");
}

void
extent_cue(struct extent *x, size_t i)
{
	const struct content *r;

	x->ci = i;
	x->c = &x->cs->v[i];
	x->second = false;
	x->rule[0] = x->rule[1] = (struct span){ 0, 0 };
	if (x->sent != x->c->sent) {
		sentence(x);
		contents(x);
	}
	r = &x->content[i - x->first];
	for (size_t k = 0; k < r->n; k++) {
		struct span s = extent_trim(x->p, r->piece[k]);
		bool before = s.end <= x->c->lo;

		if (s.start < s.end)
			x->rule[before ? EXTENT_BEFORE : EXTENT_AFTER] = s;
	}
	x->covered = covered(x);
	x->flags = flags(x->c);
	x->sub = issub(x);
}

static bool
hasrule(const struct extent *x, enum extent_side side)
{
	return x->rule[side].start < x->rule[side].end;
}

static uint32_t
bucket(size_t n)
{
	static const uint8_t of[] = { 0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7,
		7, 8, 8, 8, 8, 8, 8, 8, 8 };

	return n < sizeof(of) ? of[n] : 9;
}

/* The last word of the noun phrase behind the cue. */
static const struct kind_word *
object(const struct extent *x, size_t from)
{
	struct phrase np = phrase_at(x->p, from, x->hi);

	return np.kind == PHRASE_NONE || np.hi <= x->lo ? &x->word[0] :
							  at(x, np.hi - 1);
}

static void
nothing(struct extent *x, enum extent_side side)
{
	const struct para *p = x->p;
	const struct cue *c = x->c;
	struct logit *l = &x->options;
	struct logit_sum sum = logit_begin(
	    l, NAME_NOTHING + (uint32_t)side * NAME_SIDE);
	uint32_t rule = hasrule(x, side), lemma = c->lemma;
	uint32_t state = rule | (uint32_t)x->covered << 1 |
			 (uint32_t)x->second << 2;
	size_t from = c->hi < x->hi ? c->hi : x->hi;
	const struct kind_word *w = at(x, from), *v = at(x, c->lo);
	uint32_t fl = x->flags, form = p->w[c->lo].form;
	const struct kind_word *b = c->first > x->lo ? at(x, c->first - 1) :
						       &x->word[0];
	const struct kind_word *np = object(x, from);

	logit_feature(&sum, state, 0);
	logit_feature(&sum, np->kind, lemma);
	logit_feature(&sum, np->form, rule);
	logit_feature(&sum, lemma, rule);
	logit_feature(&sum, lemma, state << 9 | fl);
	logit_feature(&sum, form, rule);
	logit_feature(&sum, fl, c->who.kind);
	logit_feature(&sum, c->who.kind, lemma);
	logit_feature(&sum, w[0].kind, rule);
	logit_feature(&sum, w[0].form, rule);
	logit_feature(&sum, w[0].form, w[1].form);
	logit_feature(&sum, v[-1].kind, lemma);
	logit_feature(&sum, v[-1].form, lemma);
	logit_feature(&sum, b->kind, state);
	logit_feature(&sum, b->form, rule);
	logit_feature(&sum, x->covered, c->frame & CUE_ATTITUDE);
	logit_feature(&sum, x->second, lemma);
	logit_feature(&sum, bucket(x->hi - from), rule);
	logit_feature(&sum, bucket(c->first - x->lo), rule);
	logit_feature(&sum, p->nsent == 1, rule);
	logit_add(l, EXTENT_NOTHING, sum);
}

static void
start(struct extent *x, enum extent_side side, size_t s)
{
	const struct para *p = x->p;
	const struct cue *c = x->c;
	struct logit *l = &x->options;
	struct logit_sum sum = logit_begin(
	    l, NAME_START + (uint32_t)side * NAME_SIDE);
	uint32_t rule = hasrule(x, side) ? s == x->rule[side].start : 2;
	const struct kind_word *w = at(x, s);
	size_t d = side == EXTENT_AFTER ? s - c->last : s - x->lo;
	uint32_t lemma = c->lemma, dist = d > 9 ? 10 : (uint32_t)d, path = 0;
	uint32_t quote = p->w[s].quote != 0;

	if (side == EXTENT_AFTER)
		for (size_t i = c->last; i < s && i < c->last + 6; i++)
			path = path * 61 + at(x, i)->kind;
	logit_feature(&sum, rule, quote);
	logit_feature(&sum, s + 1 == c->first, w[0].form);
	logit_feature(&sum, rule, w[-1].kind);
	logit_feature(&sum, rule, w[0].kind);
	logit_feature(&sum, dist, rule);
	logit_feature(&sum, path, dist);
	logit_feature(&sum, path, w[0].kind);
	logit_feature(&sum, w[0].kind, w[-1].kind);
	logit_feature(&sum, w[0].kind, w[1].kind);
	logit_feature(&sum, w[0].kind << 8 | w[-1].kind, w[-2].kind);
	logit_feature(&sum, w[-1].form, w[0].kind);
	logit_feature(&sum, w[-1].form, lemma);
	logit_feature(&sum, w[-1].form, w[0].form);
	logit_feature(&sum, quote, w[-1].kind << 4 | dist);
	logit_feature(&sum, x->flags, w[-1].kind << 8 | w[0].kind);
	logit_add(l, s, sum);
}

/* Where content may begin: no stop, no "that", no word inside marks but the
 * first. */
static bool
maystart(const struct extent *x, size_t i)
{
	const struct para *p = x->p;

	if (!at(x, i)->wordlike || p->tok[i].kind == TOKEN_POSS)
		return false;
	if (para_word(p, i, "that") && p->w[i].quote == 0 && i + 1 < x->hi &&
	    i + 1 != x->c->first)
		return i + 2 < x->hi && para_has(p, i + 1, WORD_BE | WORD_AUX);
	if (i > x->lo && among(closes, at(x, i) - 1))
		return false;
	return p->w[i].quote == 0 || i == 0 || p->w[i - 1].mark ||
	       p->w[i - 1].quote != p->w[i].quote;
}

/* Whether what stands before i may be a hearer or an adverbial's end. */
static bool
follows(const struct extent *x, size_t i)
{
	if (i - x->c->last >= NEAR)
		return false;
	return x->c->frame & CUE_HEARER || among(aside, at(x, i) - 1) ||
	       x->p->w[i].quote != 0;
}

static void
afterstarts(struct extent *x)
{
	size_t rule = hasrule(x, EXTENT_AFTER) ? x->rule[EXTENT_AFTER].start :
						 PARA_NONE;

	for (size_t i = x->c->last; i < x->hi && i - x->c->last < REACH; i++)
		if ((i == rule || i == x->c->last ||
			among(clausal, at(x, i) - 1) || follows(x, i)) &&
		    maystart(x, i))
			start(x, EXTENT_AFTER, i);
}

/* The sentence's start, the rules', some behind commas and their kind, and the
 * token before the attribution: "which X said". */
static void
beforestarts(struct extent *x)
{
	size_t rule = hasrule(x, EXTENT_BEFORE) ? x->rule[EXTENT_BEFORE].start :
						  PARA_NONE;
	size_t first = x->c->first, n = 0, i = x->lo;

	if (first - i > LENGTH_MOST)
		i = first - LENGTH_MOST;
	for (; i < first; i++)
		if ((i == rule || i < x->lo + 2 || i + 1 == first ||
			(n < CLAUSES_MOST && among(clausal, at(x, i) - 1))) &&
		    maystart(x, i)) {
			start(x, EXTENT_BEFORE, i);
			n++;
		}
}

void
extent_starts(struct extent *x, enum extent_side side)
{
	x->options.n = 0;
	nothing(x, side);
	if (side == EXTENT_AFTER)
		afterstarts(x);
	else
		beforestarts(x);
}

/* What is known of the content on the way from its start to an end. */
struct way {
	size_t s;
	uint32_t type; /* how it is led in */
	uint32_t verbs, commas, dashes, brackets;
};

static uint32_t
typeof_(const struct extent *x, size_t s)
{
	const struct kind_word *w = at(x, s);

	if (x->p->w[s].quote != 0)
		return 0;
	if (s > x->lo && para_word(x->p, s - 1, "that"))
		return 1;
	if (w->kind == KIND_TO)
		return 2;
	if (w->kind == KIND_WH)
		return 3;
	if (w[-1].kind == KIND_PREP)
		return 4;
	if (w[-1].kind == KIND_COMMA || w[-1].kind == KIND_COLON)
		return 5;
	return w->kind == KIND_SUBJ ? 6 : 7;
}

/* What follows content that ends at e, over stops inside the marks. */
static size_t
behind(const struct extent *x, size_t e)
{
	const struct word *w = x->p->w;

	if (w[e - 1].quote != 0)
		while (e < x->hi && w[e].quote == w[e - 1].quote)
			e++;
	return e;
}

static void
end(struct extent *x, enum extent_side side, struct way *y, size_t e)
{
	const struct para *p = x->p;
	const struct cue *c = x->c;
	struct logit *l = &x->options;
	struct logit_sum sum = logit_begin(
	    l, NAME_END + (uint32_t)side * NAME_SIDE);
	size_t to = behind(x, e);
	const struct kind_word *w = at(x, to), *v = at(x, e - 1);
	uint32_t rule = hasrule(x, side) ? e == x->rule[side].end : 2;
	const struct kind_word *led = c->first > x->lo ? at(x, c->first - 1) :
							 &x->word[0];
	uint32_t sub = x->sub;
	uint32_t t = y->type, lemma = c->lemma, k0 = w[0].kind, k1 = w[1].kind;
	uint32_t length = bucket(e - y->s);
	uint32_t verbs = y->verbs > 2 ? 3 : y->verbs;
	uint32_t left = bucket(x->hi - to);
	uint32_t quote = (uint32_t)(p->w[e - 1].quote != 0) |
			 (uint32_t)(to < p->n && p->w[to].quote != 0) << 1;
	uint32_t cues = (uint32_t)w[0].cue << 8 | (uint32_t)w[1].cue << 4 |
			w[2].cue;

	if (to >= x->hi)
		k0 = KIND_EDGE;
	logit_feature(&sum, rule, t);
	logit_feature(&sum, rule, k0);
	logit_feature(&sum, rule, k0 << 8 | k1);
	logit_feature(&sum, k0 << 8 | k1, w[2].kind);
	logit_feature(&sum, v[0].kind, k0);
	logit_feature(&sum, w[0].form, t);
	logit_feature(&sum, w[0].form, w[1].form);
	logit_feature(&sum, k0 << 8 | k1, lemma);
	logit_feature(&sum, length, t);
	logit_feature(&sum, length, k0);
	logit_feature(&sum, verbs << 8 | t, k0);
	logit_feature(&sum, verbs << 8 | k1, k0);
	logit_feature(&sum, cues, k0);
	logit_feature(&sum, cues, c->frame & CUE_ATTITUDE);
	logit_feature(&sum, quote, k0);
	logit_feature(&sum, quote, v[0].kind << 8 | k0);
	logit_feature(&sum, quote, k0 << 8 | k1);
	logit_feature(&sum, quote, w[0].form);
	logit_feature(&sum, y->commas > 2 ? 3 : y->commas, k0 << 8 | k1);
	logit_feature(&sum, y->dashes & 1, k0);
	logit_feature(&sum, y->brackets != 0, k0);
	logit_feature(&sum, left << 8 | verbs, k0);
	logit_feature(&sum, w[1].form, k0 << 8 | w[2].kind);
	logit_feature(&sum, x->flags, k0);
	logit_feature(&sum, c->who.kind, k0 << 8 | k1);
	logit_feature(&sum, led->form, k0 << 8 | k1);
	logit_feature(&sum, sub, k0 << 8 | (y->commas > 0));
	logit_feature(&sum, led->kind, k0 << 16 | k1 << 8 | w[2].kind);
	logit_add(l, e, sum);
}

/* Content ends behind a word, not within marks. */
static bool
mayend(const struct extent *x, size_t e)
{
	const struct para *p = x->p;

	if (!at(x, e - 1)->wordlike)
		return false;
	if (e < x->hi && (p->tok[e].kind == TOKEN_POSS || para_is(p, e, '%')))
		return false;
	if (p->w[e - 1].quote != 0)
		for (size_t k = e;
		     k < p->n && p->w[k].quote == p->w[e - 1].quote; k++)
			if (kind_iswordlike(p, k))
				return false;
	return true;
}

static bool
likely(const struct extent *x, size_t s, size_t e)
{
	const struct kind_word *w = at(x, e);

	if (e >= x->hi || x->p->w[e - 1].quote != 0 || w->kind == KIND_MARK)
		return true;
	if (among(leadson, w - 1) &&
	    (w->kind < KIND_COMMA || w->kind > KIND_PUNCT))
		return false;
	return among(bounds, w) || (e - s < 12 && !among(goeson, w));
}

void
extent_ends(struct extent *x, enum extent_side side, size_t s)
{
	size_t hi = side == EXTENT_AFTER ? x->hi : x->c->first;
	bool open = hasrule(x, side) && x->rule[side].end < hi && x->sub;
	struct way y = { .s = s, .type = typeof_(x, s) };

	x->options.n = 0;
	for (size_t e = s + 1; e <= hi && e - s < LENGTH_MOST; e++) {
		const struct kind_word *w = at(x, e - 1);

		y.verbs += w->verb && y.verbs < 3;
		y.commas += w->kind == KIND_COMMA;
		y.dashes += w->kind == KIND_DASH;
		if (w->kind == KIND_OPEN)
			y.brackets++;
		else if (w->kind == KIND_CLOSE && y.brackets > 0)
			y.brackets--;
		if (x->options.n >= ENDS_MOST && e != hi &&
		    (!hasrule(x, side) || e != x->rule[side].end))
			continue;
		if (!mayend(x, e) || (open && e == hi))
			continue;
		if (!likely(x, s, e) &&
		    (!hasrule(x, side) || e != x->rule[side].end))
			continue;
		end(x, side, &y, e);
	}
}

void
extent_free(struct extent *x)
{
	free(x->word);
	free(x->content);
	logit_free(&x->options);
	memset(x, 0, sizeof(*x));
}
