/* See LICENSE file for copyright and license details. */
#include "content.h"

struct reach {
	const struct para *p;
	const struct cues *cs;
	size_t ci;
	const struct cue *c;
	bool sub;      /* the saying is a subordinate clause */
	size_t lo, hi; /* the sentence, its closing punctuation left aside */
};

enum { CONTENT_MAX = 400, THAT_REACH = 14 };

static bool
isend(const struct para *p, size_t i)
{
	return p->tok[i].kind == TOKEN_PUNCT &&
	       (para_is(p, i, '.') || para_is(p, i, '!') ||
		   para_is(p, i, '?') || para_is(p, i, ':') ||
		   para_is(p, i, ';') || para_is(p, i, ','));
}

/* Whether only adverbials lie in [i, hi): "in a statement on Monday". */
static bool
isidle(const struct para *p, size_t i, size_t hi)
{
	while (i < hi) {
		size_t k = phrase_adverbials(p, i, hi);

		if (k == i) {
			if (!isend(p, i))
				return false;
			k = i + 1;
		}
		i = k;
	}
	return true;
}

/* Apposition after an inverted speaker: "said X, the head of Y." */
static bool
istail(const struct reach *r, size_t i)
{
	const struct para *p = r->p;
	size_t n = 0;

	if (isidle(p, i, r->hi))
		return true;
	if (!para_is(p, i, ',') && !para_has(p, i, WORD_PREP))
		return false;
	if (!r->c->inverted && !r->c->according) {
		i = phrase_when(p, i, r->hi);
		if (r->hi - i > 12)
			return false;
		if (para_is(p, i, ',') && i + 1 < r->hi &&
		    (p->w[i + 1].form & FORM_ING) == 0 &&
		    !para_has(p, i + 1, WORD_PREP | WORD_CONJ))
			return false;
	}
	for (; i < r->hi; i++, n++)
		if (n > 30 || p->w[i].quote != 0)
			return false;
	return true;
}

bool
content_anyplain(const struct para *p, size_t lo, size_t hi)
{
	for (size_t i = lo; i < hi; i++)
		if (p->w[i].quote == 0 && p->tok[i].kind == TOKEN_WORD)
			return true;
	return false;
}

static size_t
trimend(const struct para *p, size_t lo, size_t hi)
{
	while (hi > lo && p->w[hi - 1].quote == 0 && isend(p, hi - 1))
		hi--;
	return hi;
}

/* A fragment in marks that ends the clause, with the comma inside: the first
 * token of the stretch that ends before b, or PARA_NONE. */
static size_t
fragment(const struct para *p, size_t lo, size_t b)
{
	uint32_t q = p->w[b - 1].quote;
	size_t k = b - 1;

	while (k > lo && p->w[k - 1].quote == q)
		k--;
	if (k <= lo || !p->w[k].mark || !p->w[b - 1].mark || b - k < 3 ||
	    !para_is(p, b - 2, ','))
		return PARA_NONE;
	return k;
}

/* Whether a clause with that fragment is one: words before it, and no comma
 * with a capital that opens a quotation of its own. */
static bool
isfragment(const struct reach *r, size_t b)
{
	const struct para *p = r->p;
	size_t k = fragment(p, r->lo, b);

	if (k == PARA_NONE || !content_anyplain(p, r->lo, k))
		return false;
	if (p->tok[k - 1].kind == TOKEN_WORD || !para_iscap(p, k + 1))
		return true;
	return para_is(p, k - 1, ',') &&
	       (r->ci == 0 || r->cs->v[r->ci - 1].lo < r->lo);
}

/* The clause before ", X said". */
static bool
before(const struct reach *r, struct content *out)
{
	const struct para *p = r->p;
	size_t a = r->lo, b = r->c->first;

	if (b < a + 2 || (r->c->frame & (CUE_BARE | CUE_CLAUSE)) == 0 ||
	    r->c->participle || r->c->shared || b - a > CONTENT_MAX)
		return false;
	while (b > a + 1 && p->tok[b - 1].kind == TOKEN_ADDR)
		b--;
	if (p->w[b - 1].quote != 0) {
		if (!isfragment(r, b))
			return false;
	} else if (!para_is(p, b - 1, ',') || !content_anyplain(p, a, b - 1))
		return false;
	else
		b--;
	out->piece[0] = (struct span){ a, b };
	out->n = 1;
	return true;
}

/* A quotation that stands for itself begins at mark k: a comma or colon
 * before it, a capital in it. */
static bool
isset(const struct para *p, size_t k)
{
	const struct stretch *q;

	if (p->w[k].quote == 0)
		return false;
	q = &p->q[p->w[k].quote - 1];

	return (para_is(p, k - 1, ',') || para_is(p, k - 1, ':')) &&
	       para_iscap(p, k + 1) && q->out - q->in > 20;
}

/* Where another cue, met at token k, ends the clause; PARA_NONE: it does
 * not. */
static size_t
stopcue(const struct reach *r, const struct cue *c, size_t k)
{
	const struct para *p = r->p;
	size_t at = k;

	if (c->lo == k) {
		if (c->participle && para_is(p, k - 1, ','))
			return k - 1;
		if (c->according)
			return para_is(p, k - 1, ',') ? k - 1 : k;
		if (c->shared) {
			while (k > r->lo + 2 &&
			       para_has(p, k - 1, WORD_AUX | WORD_ADV))
				k--;
			if (para_has(p, k - 1, WORD_CONJ))
				return para_is(p, k - 2, ',') ? k - 2 : k - 1;
		}
	}
	k = at;
	if (c->first != at || c->shared || c->participle ||
	    (c->frame & CUE_ATTITUDE) != 0)
		return PARA_NONE;
	if (para_is(p, k - 1, ','))
		return k - 1;
	if (para_word(p, k - 1, "and") || para_word(p, k - 1, "but"))
		return para_is(p, k - 2, ',') ? k - 2 : k - 1;
	return PARA_NONE;
}

/* The words that end a reported clause more often than not; shares counted on
 * the development set. */
static bool
stopword(const struct para *p, size_t k, bool phrase)
{
	if (para_is(p, k, ';'))
		return true;
	if (!para_is(p, k, ',')) {
		if (!phrase)
			return false;
		return para_word(p, k, "but") ||
		       (para_word(p, k, "and") &&
			   (p->w[k + 1].form & (FORM_PAST | FORM_S)) != 0 &&
			   p->tok[k + 1].kind == TOKEN_WORD);
	}
	if (para_word(p, k + 1, "while") || para_word(p, k + 1, "although") ||
	    para_word(p, k + 1, "though") || para_word(p, k + 1, "compared") ||
	    para_word(p, k + 1, "who"))
		return true;
	if (!phrase)
		return false;
	if (para_word(p, k + 1, "and") && k + 2 < p->n &&
	    (para_has(p, k + 2, WORD_SUBJ | WORD_AUX | WORD_VERB) ||
		(p->w[k + 2].form & (FORM_PAST | FORM_S)) != 0))
		return true;
	return para_word(p, k + 1, "but") || para_word(p, k + 1, "which") ||
	       para_word(p, k + 1, "the") || para_word(p, k + 1, "a") ||
	       (p->w[k + 1].form & FORM_ING) != 0;
}

/* The comma at k ends a saying that is itself a subordinate or relative
 * clause: "While X said that ..., Y", "X, who said ..., has". */
static bool
resumes(const struct reach *r, size_t k)
{
	const struct para *p = r->p;

	if (!para_is(p, k, ','))
		return false;
	if (r->c->who.kind == PHRASE_RELATIVE)
		return para_has(p, k + 1, WORD_VERB | WORD_AUX) ||
		       (p->w[k + 1].form & (FORM_PAST | FORM_S)) != 0;
	return r->sub &&
	       (para_iscap(p, k + 1) ||
		   para_has(p, k + 1, WORD_SUBJ | WORD_DET | WORD_POSS));
}

/* Where the reported clause, or phrase, that begins at i ends. */
static size_t
end(const struct reach *r, size_t i, bool phrase)
{
	const struct para *p = r->p;
	const struct cues *cs = r->cs;
	size_t ci = r->ci + 1, k, stop;

	for (k = i; k < r->hi && k - i < CONTENT_MAX; k++) {
		if (p->w[k].quote != 0) {
			if (k > i && p->w[k].mark && p->w[k - 1].quote == 0 &&
			    isset(p, k))
				return k - 1;
			continue;
		}
		while (ci < cs->n && cs->v[ci].lo < k)
			ci++;
		if (k <= i + 1)
			continue;
		stop = ci < cs->n ? stopcue(r, &cs->v[ci], k) : PARA_NONE;
		if (stop != PARA_NONE)
			return stop;
		if (k + 1 < r->hi && (stopword(p, k, phrase) || resumes(r, k)))
			return k;
	}
	return k;
}

static size_t
clauseend(const struct reach *r, size_t i)
{
	return end(r, i, false);
}

static size_t
phraseend(const struct reach *r, size_t i)
{
	return end(r, i, true);
}

static void
put(const struct reach *r, struct content *out, size_t a, size_t b)
{
	b = trimend(r->p, a, b);
	if (b <= a || !content_anyplain(r->p, a, b))
		return;
	out->piece[out->n++] = (struct span){ a, b };
}

/* Over the hearer: "told reporters", "warned him". */
static size_t
hearer(const struct reach *r, size_t i)
{
	const struct para *p = r->p;
	struct phrase np;

	if (para_has(p, i, WORD_OBJ))
		return i + 1;
	np = phrase_at(p, i, r->hi);
	return np.kind == PHRASE_NONE ? i : np.hi;
}

static bool
startsclause(const struct para *p, size_t i)
{
	if (p->tok[i].kind == TOKEN_NUMBER)
		return true;
	if (p->tok[i].kind != TOKEN_WORD)
		return para_is(p, i, '$');
	if (para_has(p, i, WORD_SUBJ | WORD_DET | WORD_POSS))
		return true;
	if (para_word(p, i, "having") || para_word(p, i, "being") ||
	    para_word(p, i, "if") || para_word(p, i, "because") ||
	    para_word(p, i, "when") || para_word(p, i, "while") ||
	    para_word(p, i, "although") || para_word(p, i, "once") ||
	    para_word(p, i, "even") || para_word(p, i, "unless"))
		return true;
	return !para_has(p, i,
	    WORD_PREP | WORD_CONJ | WORD_SUB | WORD_AUX | WORD_OBJ | WORD_CONT);
}

/* "that" after adverbials, or after a bounded way: "said in a statement to
 * the press that". */
static size_t
findthat(const struct reach *r, size_t i)
{
	const struct para *p = r->p;

	for (size_t k = i; k < r->hi && k - i < THAT_REACH; k++) {
		if (p->w[k].quote != 0)
			continue;
		if (para_word(p, k, "that"))
			return k;
		if (para_is(p, k, ':') ||
		    (k > i && p->w[k].frame != 0 && !para_iscap(p, k) &&
			!para_has(p, k, WORD_HOMOGRAPH | WORD_SAYNOUN)) ||
		    para_has(p, k, WORD_SUBJ | WORD_AUX))
			break;
	}
	return PARA_NONE;
}

/* "Still, X said, CLAUSE": a comma, and next to nothing before X. */
static bool
leads(const struct reach *r, size_t j)
{
	return r->c->frame & CUE_BARE && j + 3 < r->hi &&
	       para_is(r->p, j, ',') && r->p->w[j].quote == 0 &&
	       r->c->first < r->lo + 4 && r->c->first > r->lo;
}

/* "a plan that X said would work": the subject of the clause stands before. */
static bool
isgap(const struct reach *r)
{
	size_t b = r->c->first;

	return r->c->frame & CUE_BARE && b > r->lo &&
	       r->p->w[b - 1].quote == 0 &&
	       (para_word(r->p, b - 1, "which") ||
		   para_word(r->p, b - 1, "that") ||
		   para_word(r->p, b - 1, "who") ||
		   para_word(r->p, b - 1, "what"));
}

static bool
clause(const struct reach *r, size_t i, struct content *out)
{
	const struct para *p = r->p;
	size_t that, j = phrase_when(p, i, r->hi);

	if (r->c->frame & CUE_HEARER) {
		size_t h = hearer(r, i);

		h = phrase_when(p, h, r->hi);
		that = findthat(r, h);
		if (that != PARA_NONE)
			j = that;
		else if (h < r->hi && (r->c->frame & CUE_WH) &&
			 para_has(p, h, WORD_WH) && p->w[h].quote == 0)
			j = h;
		else if (h < r->hi && h > i && (r->c->frame & CUE_BARE) &&
			 (para_has(p, h, WORD_WH) || startsclause(p, h)))
			j = h;
		else
			return false;
		goto found;
	}
	that = r->c->frame & CUE_CLAUSE ? findthat(r, i) : PARA_NONE;
	if (that != PARA_NONE) {
		j = that;
		goto found;
	}
	if (leads(r, j)) {
		j++;
		goto found;
	}
	if (j >= r->hi || p->w[j].quote != 0)
		return false;
	if (isgap(r))
		goto found;
	if (r->c->frame & CUE_WH && para_has(p, j, WORD_WH))
		goto found;
	if ((r->c->frame & CUE_BARE) == 0 || !startsclause(p, j))
		return false;
found:
	put(r, out, j, clauseend(r, j));
	return out->n > 0;
}

bool
content_issilence(const struct para *p, const struct cue *c)
{
	static const char *const verb[] = { "say", "comment", "answer",
		"discuss", "respond", "elaborate", "speak", "talk" };

	if (!para_word(p, c->hi, "to") || (c->lemma != lex_lemma("decline") &&
					      c->lemma != lex_lemma("refuse")))
		return false;
	for (size_t k = 0; k < sizeof(verb) / sizeof(verb[0]); k++)
		if (para_word(p, c->hi + 1, verb[k]))
			return true;
	return false;
}

static bool
infinitive(const struct reach *r, size_t i, struct content *out)
{
	const struct para *p = r->p;
	size_t j = i;

	if (r->c->frame & CUE_HEARER && !para_word(p, j, "to"))
		j = hearer(r, i);
	if (j < r->hi && para_word(p, j, "not"))
		j++;
	if (j + 1 >= r->hi || !para_word(p, j, "to") || p->w[j].quote != 0 ||
	    content_issilence(p, r->c))
		return false;
	put(r, out, i, phraseend(r, j));
	return out->n > 0;
}

/* The end of the noun phrase at i, with "for president": what is endorsed. */
static size_t
npend(const struct reach *r, size_t i)
{
	struct phrase np = phrase_at(r->p, i, r->hi);

	if (para_has(r->p, i, WORD_OBJ))
		return i + 1;
	if (np.kind == PHRASE_NONE)
		return phraseend(r, i);
	if (para_word(r->p, np.hi, "for") && np.hi + 1 < r->hi &&
	    !para_has(r->p, np.hi + 1, WORD_DET))
		return np.hi + 2;
	return np.hi;
}

/* "expressed concern about": the matter stands behind the noun. */
static size_t
feeling(const struct reach *r, size_t i)
{
	const struct para *p = r->p;

	for (size_t k = i; k + 1 < r->hi && k - i < 6; k++) {
		if (p->w[k].quote != 0 || p->tok[k].kind != TOKEN_WORD)
			break;
		if (para_word(p, k, "about") || para_word(p, k, "over") ||
		    para_word(p, k, "that") || para_word(p, k, "with") ||
		    para_word(p, k, "for") || para_word(p, k, "in"))
			return k + 1;
	}
	return i;
}

/* What a verb's preposition leads to: speak about, respond to. */
static bool
isabout(const struct reach *r, size_t i)
{
	const struct para *p = r->p;

	if (r->c->frame & CUE_TO &&
	    (para_word(p, i, "to") || para_word(p, i, "with")))
		return true;
	return r->c->frame & CUE_PREP &&
	       (para_word(p, i, "about") || para_word(p, i, "of") ||
		   para_word(p, i, "on") || para_word(p, i, "against") ||
		   para_word(p, i, "for"));
}

static bool
phrase(const struct reach *r, size_t i, struct content *out)
{
	const struct para *p = r->p;

	if (i >= r->hi)
		return false;
	if (r->c->frame & CUE_HEARER && i + 2 < r->hi) {
		size_t h = hearer(r, i);

		if (isabout(r, h))
			i = h;
	}
	if (isabout(r, i) && p->w[i].quote == 0 && i + 1 < r->hi) {
		put(r, out, i + 1, phraseend(r, i + 1));
		return out->n > 0;
	}
	if ((r->c->frame & CUE_OBJECT) == 0)
		return false;
	if (r->c->lemma == lex_lemma("express") ||
	    r->c->lemma == lex_lemma("voice"))
		i = feeling(r, i);
	if (p->w[i].quote == 0 && p->tok[i].kind != TOKEN_WORD &&
	    p->tok[i].kind != TOKEN_NUMBER)
		return false;
	if (p->w[i].quote == 0 && para_has(p, i, WORD_PREP | WORD_CONJ))
		return false;
	if (para_word(p, i, "out") || para_word(p, i, "off") ||
	    para_word(p, i, "back"))
		i++;
	if (i >= r->hi)
		return false;
	if (para_has(p, i, WORD_TIME | WORD_AUX | WORD_CONT) &&
	    p->w[i].quote == 0)
		return false;
	put(r, out, i, r->c->frame & CUE_NP ? npend(r, i) : phraseend(r, i));
	return out->n > 0;
}

static void
after(const struct reach *r, size_t i, struct content *out)
{
	if (clause(r, i, out))
		return;
	if (r->c->frame & CUE_INF && infinitive(r, i, out))
		return;
	phrase(r, i, out);
}

/* "PELLEY: ..." has the rest of the paragraph, "Pelley: ..." of the sentence.
 * What is all in marks is left to the marks. */
static void
afterlabel(struct reach *r, struct content *out)
{
	const struct para *p = r->p;
	bool caps = true;

	for (size_t i = r->c->who.lo; i < r->c->who.hi; i++) {
		if (!para_iscap(p, i))
			return;
		caps = caps && (p->tok[i].flags & TOKEN_LOWER) == 0;
	}
	if (caps)
		r->hi = trimend(p, r->lo, p->n);
	if (!caps && isset(p, r->c->hi))
		return;
	put(r, out, r->c->hi, r->hi);
}

/* "X's claim that", "his comments about". */
static void
noun(const struct reach *r, struct content *out)
{
	size_t i = r->c->hi;

	if (para_word(r->p, i, "that"))
		put(r, out, i, phraseend(r, i));
	else if (isabout(r, i))
		put(r, out, i + 1, phraseend(r, i + 1));
}

/* "was asked whether", "is accused of", "was criticized by Y for". */
static void
passive(struct reach *r, struct content *out)
{
	const struct para *p = r->p;
	size_t i = r->c->hi;

	if (para_word(p, i, "by"))
		i = r->c->who.kind != PHRASE_NONE ? r->c->who.hi : i;
	i = phrase_when(p, i, r->hi);
	r->sub = r->c->lo <= r->lo + 1 || para_word(p, r->c->lo - 1, "when");
	if (i + 1 >= r->hi || p->w[i].quote != 0)
		return;
	if (para_word(p, i, "that") ||
	    (r->c->frame & CUE_WH && para_has(p, i, WORD_WH)))
		put(r, out, i, clauseend(r, i));
	else if (r->c->frame & CUE_INF && para_word(p, i, "to"))
		put(r, out, i, phraseend(r, i));
	else if (para_word(p, i, "of") || para_word(p, i, "for") ||
		 para_word(p, i, "about"))
		put(r, out, i + 1, phraseend(r, i + 1));
}

/* "According to X, CLAUSE" */
static void
accordingfirst(const struct reach *r, struct content *out)
{
	const struct para *p = r->p;
	size_t i = r->c->last;

	while (i < r->hi && i - r->c->last < 30 && !para_is(p, i, ','))
		i++;
	if (i + 1 >= r->hi)
		return;
	put(r, out, i + 1, clauseend(r, i + 1));
}

static void
accordinglast(const struct reach *r, struct content *out)
{
	size_t b = r->c->first;

	if (b > r->lo && para_is(r->p, b - 1, ','))
		b--;
	if (b - r->lo > CONTENT_MAX)
		return;
	put(r, out, r->lo, b);
}

/* The sentence begins with a word or two, or with "Asked about it,". */
static bool
isopener(const struct reach *r)
{
	const struct para *p = r->p;

	return r->lo + 3 > r->c->first ||
	       (r->lo + 4 > r->c->first &&
		   para_has(p, r->lo, WORD_CONJ | WORD_ADV)) ||
	       (p->w[r->lo].form & (FORM_ING | FORM_PART)) != 0;
}

/* "While X said", "a week after X said", at the sentence's start. */
static bool
issub(const struct reach *r)
{
	const struct para *p = r->p;

	for (size_t i = r->c->first, n = 0; i > r->lo && n < 4; i--, n++) {
		if (para_is(p, i - 1, ',') || p->w[i - 1].quote != 0)
			return false;
		if (para_word(p, i - 1, "while") || para_word(p, i - 1, "as") ||
		    para_word(p, i - 1, "after") ||
		    para_word(p, i - 1, "when") || para_word(p, i - 1, "if") ||
		    para_word(p, i - 1, "although") ||
		    para_word(p, i - 1, "though") ||
		    para_word(p, i - 1, "before") ||
		    para_word(p, i - 1, "since") ||
		    para_word(p, i - 1, "because") ||
		    para_word(p, i - 1, "once"))
			return i <= r->lo + 6;
	}
	return false;
}

/* Where the attribution ends: "the partner told them". */
static size_t
afterhearer(const struct reach *r)
{
	return r->c->frame & CUE_HEARER && !r->c->inverted ?
		   hearer(r, r->c->last) :
		   r->c->last;
}

struct content
content_find(const struct para *p, const struct cues *cs, size_t ci)
{
	const struct cue *c = &cs->v[ci];
	struct content out = { .n = 0 };
	struct reach r = { .p = p, .cs = cs, .ci = ci, .c = c };

	if (c->bare || (c->who.kind == PHRASE_NONE && !c->passive))
		return out;
	r.lo = p->sent[c->sent];
	r.hi = trimend(p, r.lo, p->sent[c->sent + 1]);
	if (c->according) {
		if (c->lo < r.lo + 2)
			accordingfirst(&r, &out);
		else
			accordinglast(&r, &out);
		return out;
	}
	if (c->passive) {
		passive(&r, &out);
		return out;
	}
	if (c->colon) {
		afterlabel(&r, &out);
		return out;
	}
	if (c->noun) {
		noun(&r, &out);
		return out;
	}
	r.sub = issub(&r);
	if (before(&r, &out)) {
		size_t i = phrase_when(p, afterhearer(&r), r.hi);

		if (istail(&r, c->last))
			return out;
		if (para_is(p, i, ',') && !c->inverted && i + 1 < r.hi &&
		    r.hi - i > 3 && p->w[i + 1].quote == 0) {
			if (isopener(&r))
				out.n = 0;
			put(&r, &out, i + 1, clauseend(&r, i + 1));
			return out;
		}
		out.n = 0;
	}
	if (c->hi < r.hi && !c->inverted)
		after(&r, c->hi, &out);
	return out;
}

size_t
content_end(const struct para *p, const struct cues *cs, size_t i)
{
	size_t sent = para_sentence(p, i), ci = 0, hi = cs->n;
	struct reach r = { .p = p, .cs = cs };

	while (ci < hi) {
		size_t mid = ci + (hi - ci) / 2;

		if (cs->v[mid].lo < i)
			ci = mid + 1;
		else
			hi = mid;
	}
	if (cs->n == 0)
		return i;
	r.ci = ci > 0 ? ci - 1 : 0;
	r.c = &cs->v[r.ci];
	r.lo = p->sent[sent];
	r.hi = trimend(p, r.lo, p->sent[sent + 1]);
	return r.hi > i ? trimend(p, i, clauseend(&r, i)) : i;
}
