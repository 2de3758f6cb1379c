/* See LICENSE file for copyright and license details. */
#include "phrase.h"
#include "utf8.h"

enum { NP_MAX = 16, APPOSITION_MAX = 40, QUOTE_REACH = 400 };

#define WORD_FUNCTION                                                          \
	(WORD_DET | WORD_POSS | WORD_PREP | WORD_CONJ | WORD_SUB | WORD_SUBJ | \
	    WORD_OBJ | WORD_AUX | WORD_ADV | WORD_CONT | WORD_NEG)

static const struct phrase none = { 0, 0, PHRASE_NONE, { 0, 0 } };

static struct phrase
make(size_t lo, size_t hi, enum phrase_kind kind)
{
	return (struct phrase){ lo, hi, kind, { lo, hi } };
}

bool
phrase_isplural(const struct para *p, size_t i)
{
	const struct token *t = &p->tok[i];
	size_t len = t->end - t->start;

	return t->kind == TOKEN_WORD && len > 3 && p->text[t->end - 1] == 's' &&
	       p->text[t->end - 2] != 's';
}

/* A word that may stand inside a noun phrase, articles left aside. */
static bool
isnominal(const struct para *p, size_t i)
{
	const struct word *w = &p->w[i];

	if (p->tok[i].kind == TOKEN_NUMBER)
		return true;
	if (p->tok[i].kind != TOKEN_WORD)
		return false;
	if (w->cls & (WORD_AGENT | WORD_TITLE | WORD_ROLE))
		return true;
	if (w->cls & WORD_TIME)
		return false;
	if (para_iscap(p, i) && (p->tok[i].flags & TOKEN_START) == 0)
		return (w->cls & (WORD_SUBJ | WORD_SUB | WORD_AUX | WORD_PREP |
				     WORD_CONJ)) == 0 ||
		       (p->tok[i].flags & TOKEN_CAPS);
	if (w->cls & WORD_FUNCTION)
		return false;
	if (w->cls & WORD_SAYNOUN)
		return true;
	return (w->cls & WORD_VERB) == 0 && w->frame == 0;
}

static bool
isjoin(const struct para *p, size_t i)
{
	return para_word(p, i, "of") || para_word(p, i, "for") ||
	       para_word(p, i, "from") || para_word(p, i, "at") ||
	       para_word(p, i, "in") || para_word(p, i, "with") ||
	       para_word(p, i, "to") || para_word(p, i, "on");
}

/* A preposition that ties two parts of one phrase: voters in Ohio, head of the
 * union.  The left word has to be a noun that people are called by. */
static bool
joinsback(const struct para *p, size_t lo, size_t i)
{
	if (i == lo || !isjoin(p, i) || i + 1 >= p->n)
		return false;
	if (!para_iscap(p, i + 1) &&
	    !para_has(p, i + 1, WORD_DET | WORD_POSS | WORD_AGENT) &&
	    !para_word(p, i, "of") && !isnominal(p, i + 1))
		return false;
	if (para_has(p, i + 1, WORD_TIME))
		return false;
	if (para_word(p, i, "of"))
		return isnominal(p, i - 1) || para_has(p, i - 1, WORD_DET);
	return para_has(p, i - 1, WORD_AGENT | WORD_ROLE) ||
	       (para_iscap(p, i - 1) && !para_word(p, i, "on") &&
		   !para_word(p, i, "to") && i > lo + 1);
}

/* "and" between two names or two plurals. */
static bool
conjoins(const struct para *p, size_t lo, size_t i)
{
	if (i == lo || i + 1 >= p->n || !para_word(p, i, "and"))
		return false;
	if (para_iscap(p, i - 1) && para_iscap(p, i + 1))
		return true;
	return isnominal(p, i - 1) && isnominal(p, i + 1) &&
	       phrase_isplural(p, i - 1);
}

static size_t
walkback(const struct para *p, size_t lo, size_t k)
{
	size_t i = k;

	while (i > lo && k - i < NP_MAX) {
		size_t j = i - 1;

		if (p->w[j].quote != 0)
			break;
		if (p->tok[j].kind == TOKEN_POSS ||
		    (para_is(p, j, '&') && j > lo)) {
			i = j;
			continue;
		}
		if (para_has(p, j, WORD_DET | WORD_POSS) &&
		    !para_has(p, j, WORD_SUB)) {
			i = j;
			if (j > lo && (joinsback(p, lo, j - 1) ||
					  para_has(p, j - 1, WORD_DET)))
				continue;
			break;
		}
		if (!isnominal(p, j) && !joinsback(p, lo, j) &&
		    !conjoins(p, lo, j))
			break;
		i = j;
	}
	return i;
}

static bool
hascap(const struct para *p, size_t lo, size_t hi)
{
	for (size_t i = lo; i < hi; i++)
		if (para_iscap(p, i) && !para_has(p, i, WORD_DET | WORD_POSS))
			return true;
	return false;
}

static struct phrase
relative(const struct para *p, size_t lo, size_t k)
{
	struct phrase r = make(k, k + 1, PHRASE_RELATIVE);
	struct phrase h = none;
	size_t end = k;

	if (end > lo && para_is(p, end - 1, ','))
		end--;
	if (end > lo && end < k + 1)
		h = phrase_back(p, lo, end);
	if (h.kind == PHRASE_NAMED || h.kind == PHRASE_NOMINAL)
		r.head = (struct span){ h.lo, h.hi };
	return r;
}

bool
phrase_isquantity(const struct para *p, size_t k)
{
	if (p->tok[k].kind == TOKEN_NUMBER)
		return true;
	return para_has(p, k, WORD_DET) && !para_has(p, k, WORD_SUB) &&
	       !para_word(p, k, "the") && !para_word(p, k, "a") &&
	       !para_word(p, k, "an") && !para_word(p, k, "this") &&
	       !para_word(p, k, "no") && !para_word(p, k, "every");
}

bool
phrase_isseveral(const struct para *p, struct phrase np)
{
	if (np.kind == PHRASE_NONE || np.kind == PHRASE_PRONOUN)
		return false;
	if (phrase_isquantity(p, np.lo) || para_word(p, np.lo, "those") ||
	    phrase_isquantity(p, np.hi - 1) ||
	    para_word(p, np.hi - 1, "percent"))
		return true;
	for (size_t i = np.lo; i < np.hi; i++) {
		if (para_word(p, i, "and"))
			return true;
		if (para_has(p, i, WORD_PREP) && i > np.lo)
			return phrase_isplural(p, i - 1);
	}
	return phrase_isplural(p, np.hi - 1) ||
	       para_word(p, np.hi - 1, "people") ||
	       para_word(p, np.hi - 1, "police");
}

struct phrase
phrase_back(const struct para *p, size_t lo, size_t end)
{
	size_t k, i;
	bool named;

	if (end <= lo || end > p->n || p->w[end - 1].quote != 0)
		return none;
	k = end - 1;
	if (para_has(p, k, WORD_SUBJ)) {
		if (para_word(p, k, "who") || para_word(p, k, "which") ||
		    para_word(p, k, "that"))
			return relative(p, lo, k);
		return make(k, end, PHRASE_PRONOUN);
	}
	if (phrase_isquantity(p, k)) {
		if (k >= lo + 2 && phrase_isquantity(p, k - 2) &&
		    (para_word(p, k - 1, "in") || para_word(p, k - 1, "of")))
			k -= 2;
		return make(walkback(p, lo, k), end, PHRASE_NOMINAL);
	}
	if (p->tok[k].kind != TOKEN_WORD ||
	    (!isnominal(p, k) &&
		!(para_iscap(p, k) && !para_has(p, k, WORD_FUNCTION))))
		return none;
	i = walkback(p, lo, k);
	if (i > k)
		return none;
	named = hascap(p, i, end);
	if (!named && i == k && !phrase_isplural(p, k) &&
	    !para_has(p, k, WORD_AGENT))
		return none;
	return make(i, end, named ? PHRASE_NAMED : PHRASE_NOMINAL);
}

static bool
joinsat(const struct para *p, size_t i, size_t hi)
{
	if (i + 1 >= hi || !isjoin(p, i) || para_word(p, i, "to") ||
	    para_word(p, i, "on"))
		return para_word(p, i, "to") && i + 1 < hi &&
		       para_iscap(p, i + 1) && para_has(p, i - 1, WORD_AGENT);
	if (para_has(p, i + 1, WORD_TIME))
		return false;
	if (para_has(p, i + 1, WORD_DET | WORD_POSS) && i + 2 < hi &&
	    para_has(p, i + 2, WORD_PLACE | WORD_TUNIT))
		return false;
	return para_iscap(p, i + 1) ||
	       para_has(p, i + 1, WORD_DET | WORD_POSS | WORD_AGENT) ||
	       (para_word(p, i, "of") && isnominal(p, i + 1));
}

/* A name has ended where a small word that is no title follows. */
static size_t
walkat(const struct para *p, size_t i, size_t hi)
{
	size_t k = i;
	bool low = !para_iscap(p, i) || para_has(p, i, WORD_DET | WORD_POSS);

	while (k < hi && k - i < NP_MAX && p->w[k].quote == 0) {
		if (p->tok[k].kind == TOKEN_POSS) {
			k++;
			continue;
		}
		if (para_has(p, k, WORD_DET | WORD_POSS) &&
		    (k == i || !para_iscap(p, k))) {
			if (k > i && !para_has(p, k - 1, WORD_PREP | WORD_DET))
				break;
			k++;
			continue;
		}
		if (k > i &&
		    (joinsat(p, k, hi) ||
			(para_word(p, k, "and") && k + 1 < hi &&
			    para_iscap(p, k - 1) && para_iscap(p, k + 1)))) {
			k++;
			continue;
		}
		if (!isnominal(p, k) &&
		    !(para_iscap(p, k) &&
			!para_has(p, k, WORD_FUNCTION | WORD_TIME)))
			break;
		if ((!low || para_iscap(p, k - 1)) && !para_iscap(p, k) &&
		    p->tok[k].kind == TOKEN_WORD && hascap(p, i, k) &&
		    !para_has(p, k, WORD_AGENT | WORD_ROLE))
			break;
		k++;
	}
	while (k > i && (para_has(p, k - 1, WORD_PREP | WORD_DET) ||
			    p->tok[k - 1].kind == TOKEN_POSS))
		k--;
	return k;
}

struct phrase
phrase_at(const struct para *p, size_t i, size_t hi)
{
	size_t k;

	if (i >= hi || p->w[i].quote != 0)
		return none;
	if (para_has(p, i, WORD_SUBJ))
		return make(i, i + 1, PHRASE_PRONOUN);
	if (p->tok[i].kind != TOKEN_WORD && p->tok[i].kind != TOKEN_NUMBER)
		return none;
	if (!para_iscap(p, i) && !para_has(p, i, WORD_DET | WORD_POSS) &&
	    !isnominal(p, i))
		return none;
	k = walkat(p, i, hi);
	if (k == i)
		return none;
	return make(i, k, hascap(p, i, k) ? PHRASE_NAMED : PHRASE_NOMINAL);
}

static bool
istime(const struct para *p, size_t i)
{
	return para_has(p, i, WORD_TIME) ||
	       (para_has(p, i, WORD_TUNIT) && i > 0 &&
		   (para_has(p, i - 1, WORD_TADJ | WORD_TIME | WORD_DET)));
}

/* [on|in|at|by|during|after] [last|late|the ...]* (Tuesday|week|interview) */
static size_t
adverbial(const struct para *p, size_t i, size_t hi)
{
	size_t k = i;
	bool prep = para_has(p, k, WORD_PREP) && !para_word(p, k, "of") &&
		    !para_word(p, k, "to") && !para_word(p, k, "by");

	if (prep)
		k++;
	for (; k < hi && k - i < 7 && p->w[k].quote == 0; k++) {
		if (para_has(p, k, WORD_TIME) || istime(p, k))
			goto found;
		if (prep && para_has(p, k, WORD_PLACE))
			goto found;
		if (p->tok[k].kind == TOKEN_WORD && !prep &&
		    !para_has(p, k, WORD_TADJ | WORD_DET))
			break;
		if (p->tok[k].kind != TOKEN_WORD &&
		    p->tok[k].kind != TOKEN_NUMBER &&
		    p->tok[k].kind != TOKEN_POSS)
			break;
		if (para_has(
			p, k, WORD_SUBJ | WORD_AUX | WORD_SUB | WORD_CONJ) &&
		    !para_has(p, k, WORD_TADJ))
			break;
	}
	return i;
found:
	k++;
	if (para_word(p, k, "of"))
		return i;
	while (k < hi && (istime(p, k) || (p->tok[k].kind == TOKEN_NUMBER &&
					      para_has(p, k - 1, WORD_TIME))))
		k++;
	return k;
}

size_t
phrase_adverbials(const struct para *p, size_t i, size_t hi)
{
	size_t k;

	for (;;) {
		k = adverbial(p, i, hi);
		if (k == i && para_has(p, i, WORD_ADV) && i < hi &&
		    !para_has(p, i, WORD_SUB | WORD_SUBJ) && p->w[i].quote == 0)
			k = i + 1;
		if (k == i)
			return i;
		i = k;
	}
}

size_t
phrase_when(const struct para *p, size_t i, size_t hi)
{
	size_t k = adverbial(p, i, hi);

	while (k != i) {
		i = k;
		k = adverbial(p, i, hi);
	}
	return i;
}

size_t
phrase_adverbialsback(const struct para *p, size_t lo, size_t i)
{
	while (i > lo && p->w[i - 1].quote == 0) {
		size_t k = i - 1;

		if (istime(p, k)) {
			while (k > lo &&
			       (para_has(p, k - 1, WORD_TADJ | WORD_TIME) ||
				   para_word(p, k - 1, "on")))
				k--;
			i = k;
			continue;
		}
		if (!para_has(p, k,
			WORD_ADV | WORD_AUX | WORD_NEG | WORD_CONT |
			    WORD_REFL) ||
		    para_has(p, k, WORD_WITHAUX | WORD_SUBJ))
			return i;
		i = k;
	}
	return i;
}

/* The opening comma, dash or bracket of what ends before token k. */
static size_t
opener(const struct para *p, size_t lo, size_t k)
{
	size_t j = k, n = 0;
	bool bracket = para_is(p, k, ')');

	while (j > lo && n++ < APPOSITION_MAX) {
		j--;
		if (p->w[j].quote != 0)
			return PARA_NONE;
		if (bracket ? para_is(p, j, '(') :
			      para_is(p, j, ',') || para_isdash(p, j))
			return j;
	}
	return PARA_NONE;
}

static bool
startsclause(const struct para *p, size_t lo, size_t i)
{
	return i == lo || para_is(p, i - 1, ',') || para_isdash(p, i - 1) ||
	       p->w[i - 1].quote != 0 || para_is(p, i - 1, ':') ||
	       para_has(p, i - 1, WORD_CONJ | WORD_SUB);
}

/* Back over ", the Kremlin spokesman," and its kind, as long as there is a
 * phrase before it that begins a clause. */
static struct phrase
overapposition(const struct para *p, size_t lo, size_t k)
{
	struct phrase best = none, np;

	for (int n = 0; n < 4; n++) {
		size_t j = opener(p, lo, k);

		if (j == PARA_NONE || j == lo)
			break;
		if (para_is(p, j - 1, ')')) {
			k = j - 1;
			continue;
		}
		np = phrase_back(p, lo, j);
		if (np.kind == PHRASE_NONE || np.kind == PHRASE_PRONOUN) {
			if (best.kind != PHRASE_NONE)
				break;
			k = j;
			continue;
		}
		if (best.kind != PHRASE_NONE && !startsclause(p, lo, np.lo))
			break;
		if (best.kind == PHRASE_NONE || np.kind == PHRASE_NAMED)
			best = np;
		if (np.lo == lo || !para_is(p, np.lo - 1, ','))
			break;
		k = np.lo - 1;
		if (!para_has(p, np.lo, WORD_DET) && !para_iscap(p, np.lo))
			break;
	}
	return best;
}

/* "a source close to him": back to a word for people, bounded. */
static struct phrase
closeto(const struct para *p, size_t lo, size_t k)
{
	for (size_t i = k, n = 0; i > lo && n < 6; i--, n++) {
		if (p->tok[i - 1].kind != TOKEN_WORD || p->w[i - 1].quote != 0)
			break;
		if (para_has(p, i - 1, WORD_AGENT))
			return phrase_back(p, lo, i);
	}
	return none;
}

struct phrase
phrase_subject(const struct para *p, size_t lo, size_t v)
{
	size_t k = phrase_adverbialsback(p, lo, v);
	struct phrase np;

	if (k <= lo)
		return none;
	k--;
	if (p->w[k].quote != 0)
		return none;
	if (para_is(p, k, ',') || para_isdash(p, k) || para_is(p, k, ')')) {
		if (para_is(p, k, ')')) {
			size_t j = opener(p, lo, k);

			if (j != PARA_NONE && j > lo)
				return phrase_back(p, lo, j);
		}
		return overapposition(p, lo, k);
	}
	np = phrase_back(p, lo, k + 1);
	if (np.kind == PHRASE_NONE && para_has(p, k, WORD_OBJ))
		return closeto(p, lo, k);
	return np;
}

/* The first noun for people ends the phrase, if an unknown word follows: "the
 * protesters marched on". */
static struct phrase
cut(const struct para *p, struct phrase np)
{
	if (np.kind != PHRASE_NAMED && np.kind != PHRASE_NOMINAL)
		return np;
	for (size_t i = np.lo; i + 1 < np.hi; i++) {
		const struct token *t = &p->tok[i + 1];

		if (!para_has(p, i, WORD_AGENT) || para_iscap(p, i) ||
		    t->kind != TOKEN_WORD || para_iscap(p, i + 1) ||
		    p->w[i + 1].cls != 0)
			continue;
		np.hi = np.head.end = i + 1;
		np.kind = hascap(p, np.lo, np.hi) ? PHRASE_NAMED :
						    PHRASE_NOMINAL;
	}
	return np;
}

struct phrase
phrase_first(const struct para *p, size_t lo, size_t v)
{
	size_t i = lo;

	while (i < v && i - lo < QUOTE_REACH && p->w[i].quote != 0)
		i++;
	while (i < v && (para_is(p, i, ',') || para_has(p, i, WORD_CONJ)))
		i++;
	if (i < v && !para_has(p, i, WORD_SUBJ | WORD_DET | WORD_POSS) &&
	    (para_has(p, i,
		 WORD_PREP | WORD_ADV | WORD_TIME | WORD_TUNIT | WORD_SUB) ||
		(p->w[i].form & (FORM_ING | FORM_PAST)))) {
		size_t k = i;

		while (k < v && k - i < APPOSITION_MAX && !para_is(p, k, ','))
			k++;
		if (k >= v || !para_is(p, k, ','))
			return none;
		i = k + 1;
	}
	return cut(p, phrase_at(p, i, v));
}
