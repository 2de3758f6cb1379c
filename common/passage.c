/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "passage.h"
#include "utf8.h"
#include "wordform.h"

enum {
	VOCAB_MOST = 1 << 16,	 /* words kept from document to document */
	DOCUMENT_MOST = 1 << 20, /* tokens of a document that are remembered */
	ENTRY_LONGEST = 8	 /* words in a gazetteer entry */
};

struct passage_word *
passage_word(struct passage *p, uint32_t word)
{
	uint32_t lower = p->vocab.word[word].lower;
	struct passage_word *w;

	if (lower >= p->nseen) {
		p->seen = mem_grow(
		    p->seen, &p->seencap, p->vocab.n, sizeof(*p->seen));
		memset(p->seen + p->nseen, 0,
		    (p->vocab.n - p->nseen) * sizeof(*p->seen));
		p->nseen = p->vocab.n;
	}
	w = &p->seen[lower];
	if (w->epoch != p->epoch) {
		w->epoch = p->epoch;
		w->small = w->mid = w->nsight = 0;
		w->runlen = 0;
		w->nlabel = 0;
		w->family = false;
	}
	return w;
}

static bool
iscap(const struct passage *p, size_t i)
{
	return p->at[i].cap != VOCAB_SMALL;
}

static enum passage_case
caseof(const struct passage *p, size_t from, size_t to)
{
	size_t i, words = 0, caps = 0, ups = 0, letters = 0;

	for (i = from; i < to; i++) {
		uint8_t cap = p->at[i].cap;

		if (p->tok[i].kind != TOKEN_WORD)
			continue;
		words++;
		caps += cap != VOCAB_SMALL;
		ups += cap == VOCAB_CAPS;
		letters += cap == VOCAB_CAPITAL &&
			   p->tok[i].end - p->tok[i].start == 1;
	}
	if (words > 0 && ups * 10 >= words * 8)
		return PASSAGE_UPPER;
	if (words > 2 && caps * 10 >= words * 7)
		return PASSAGE_TITLE;
	return caps == letters ? PASSAGE_SMALL : PASSAGE_PROSE;
}

/* Whether entries of the gazetteer go on with token i after words of hash h,
 * which becomes that of all. */
static bool
goeson(const struct passage *p, const struct model *m, size_t i, uint64_t *h,
    uint32_t *lists)
{
	const struct vocab_word *w = passage_vocab(p, i);
	uint64_t next = model_phrase(*h, vocab_key(w, w->acronym));

	if (!model_list(m, next, lists)) {
		next = model_phrase(*h, vocab_key(w, false));
		if (!w->acronym || !model_list(m, next, lists))
			return false;
	}
	*h = next;
	return true;
}

/* The longest entry of the gazetteer that begins with token i, which opens
 * some. */
static size_t
entry(const struct passage *p, const struct model *m, size_t i, size_t to,
    uint32_t *lists)
{
	const struct vocab_word *w = passage_vocab(p, i);
	uint64_t h = 0;
	uint32_t found;
	size_t j, len = 0;

	if (!w->acronym)
		h = model_phrase(0, vocab_key(w, false));
	else if (!goeson(p, m, i, &h, &found))
		return 0;
	for (j = i + 1;
	     j < to && j < i + ENTRY_LONGEST && goeson(p, m, j, &h, &found);
	     j++)
		if (found != 0) {
			*lists = found;
			len = j + 1 - i;
		}
	return len;
}

/* Entries of several words, longest first from the left. */
static void
entries(struct passage *p, const struct model *m, size_t from, size_t to)
{
	size_t i = from, j, len;
	uint32_t lists;

	while (i < to) {
		const struct vocab_word *w = passage_vocab(p, i);

		len = 0;
		if (w->opens &&
		    (w->cap != VOCAB_SMALL || p->at[i].kind == PASSAGE_SMALL))
			len = entry(p, m, i, to, &lists);
		if (len == 0) {
			i++;
			continue;
		}
		for (j = 0; j < len; j++) {
			p->at[i + j].lists = lists;
			p->at[i + j].at = (uint8_t)(j + 1);
			p->at[i + j].of = (uint8_t)len;
		}
		i += len;
	}
}

/* Whether token i can join capitals around it into one name. */
static bool
bridges(const struct passage *p, size_t i, size_t from, size_t to)
{
	size_t k;

	if (i == from || i + 1 == to || !passage_vocab(p, i)->joins)
		return false;
	k = i - 1;
	if (!iscap(p, k) &&
	    (k == from || !passage_vocab(p, k)->joins || !iscap(p, k - 1)))
		return false;
	k = i + 1;
	return iscap(p, k) ||
	       (k + 1 < to && passage_vocab(p, k)->joins && iscap(p, k + 1));
}

/* A hyphen between blanks, a mark in a word, a letter cut off by its accent:
 * what a name may go on behind. */
static bool
cuts(const struct passage *p, size_t i)
{
	const struct token *t = &p->tok[i];

	return t->first == '-' || t->kind == TOKEN_QUOTE ||
	       (t->end - t->start == 2 && (unsigned char)t->first >= 0xC3 &&
		   t->kind == TOKEN_WORD);
}

static bool
continues(const struct passage *p, size_t i, size_t from, size_t to)
{
	const struct token *t = &p->tok[i];

	if (i == from || !passage_vocab(p, i)->alnum)
		return i > from && iscap(p, i - 1) &&
		       (t->kind == TOKEN_POSS || t->first == '$' ||
			   (i + 1 < to && cuts(p, i) &&
			       passage_vocab(p, i + 1)->alnum));
	if (iscap(p, i - 1))
		return i + 1 < to && cuts(p, i);
	return i > from + 1 && iscap(p, i - 2) && cuts(p, i - 1);
}

/* northern Iraq, de Klerk, al Assad, ultra - Orthodox */
static bool
leads(const struct passage *p, size_t i, size_t from, size_t to)
{
	if (i + 1 == to)
		return false;
	if (p->tok[i].first == '-')
		return i > from && iscap(p, i + 1) &&
		       passage_vocab(p, i - 1)->alnum;
	if (p->tok[i + 1].first == '-')
		return i + 2 < to && iscap(p, i + 2) &&
		       p->tok[i].kind == TOKEN_WORD;
	return passage_vocab(p, i)->leads && iscap(p, i + 1);
}

/* Whether there is a capital among the two tokens on each side, without which a
 * small word can be part of no name. */
static bool
nearcap(const struct passage *p, size_t i, size_t from, size_t to)
{
	size_t j = i - from < 2 ? from : i - 2, end = to - i < 3 ? to : i + 3;

	while (j < end && !iscap(p, j))
		j++;
	return j < end;
}

static bool
iscandidate(const struct passage *p, size_t i, size_t from, size_t to)
{
	const struct token *t = &p->tok[i];

	if (t->kind == TOKEN_WORD && iscap(p, i))
		return true;
	if (p->at[i].at > 0)
		return true;
	if (t->kind == TOKEN_NUMBER &&
	    (iscap(p, i) || (i > from && iscap(p, i - 1)) ||
		(i + 1 < to && iscap(p, i + 1))))
		return true;
	if (t->kind == TOKEN_ADDR)
		return t->first != '<' && t->end - t->start < 40;
	if (p->at[i].kind == PASSAGE_SMALL && t->kind == TOKEN_WORD &&
	    passage_vocab(p, i)->lists != 0)
		return true;
	return nearcap(p, i, from, to) &&
	       (bridges(p, i, from, to) || continues(p, i, from, to) ||
		   leads(p, i, from, to));
}

/* The run of capitals, with single joiners, that begins at i. */
static size_t
runend(const struct passage *p, size_t i, size_t to)
{
	size_t j = i + 1;

	while (j < to) {
		if (iscap(p, j))
			j++;
		else if (j + 1 < to && passage_vocab(p, j)->joins &&
			 iscap(p, j + 1) && p->tok[j].first != ',')
			j += 2;
		else
			break;
	}
	return j;
}

static void
runs(struct passage *p, size_t from, size_t to)
{
	size_t i, j, k;

	for (i = from; i < to; i = j) {
		j = iscap(p, i) ? runend(p, i, to) : i + 1;
		for (k = i; k < j; k++) {
			p->at[k].from = (uint32_t)i;
			p->at[k].to = (uint32_t)j;
		}
	}
}

/* Keep up to four pairs of neighbours. */
static void
sight(struct passage *p, struct passage_word *w, size_t i)
{
	const struct passage_token *a = &p->at[i];

	if (w->nsight < PASSAGE_SIGHTS) {
		w->before[w->nsight] = i > a->sent ? p->at[i - 1].word :
						     VOCAB_BEFORE;
		w->after[w->nsight] = i + 1 < a->stop ? p->at[i + 1].word :
							VOCAB_AFTER;
	}
	w->nsight++;
}

/* A sentence's first word counts as part of a run only if it is known to be
 * capitalised inside sentences as well. */
static void
notice(struct passage *p, size_t i)
{
	const struct passage_token *a = &p->at[i];
	struct passage_word *w = passage_word(p, a->word);
	uint32_t from = a->from;

	if (!iscap(p, i)) {
		w->small += passage_vocab(p, i)->alnum;
		return;
	}
	if (a->kind == PASSAGE_TITLE || a->kind == PASSAGE_UPPER)
		return;
	w->mid += i > a->sent;
	sight(p, w, i);
	if (from == a->sent && from < i &&
	    passage_word(p, p->at[from].word)->mid == 0)
		from++;
	w = passage_word(p, a->word);
	if (a->to - from > w->runlen && a->to - from < 6) {
		w->runlen = (uint8_t)(a->to - from);
		w->runfirst = p->vocab.word[p->at[from].word].lower;
		w->runlast = p->vocab.word[p->at[a->to - 1].word].lower;
	}
}

static void
sentence(struct passage *p, const struct model *m, size_t from, size_t to)
{
	enum passage_case kind = caseof(p, from, to);
	size_t i;

	for (i = from; i < to; i++) {
		p->at[i].sent = (uint32_t)from;
		p->at[i].stop = (uint32_t)to;
		p->at[i].kind = (uint8_t)kind;
	}
	entries(p, m, from, to);
	runs(p, from, to);
	for (i = from; i < to; i++) {
		p->at[i].candidate = iscandidate(p, i, from, to);
		notice(p, i);
	}
}

bool
passage_full(const struct passage *p)
{
	return p->nread > DOCUMENT_MOST;
}

bool
passage_reset(struct passage *p, const struct model *m)
{
	p->epoch++;
	p->nread = 0;
	if (p->vocab.n > 0 && p->vocab.n <= VOCAB_MOST)
		return false;
	vocab_clear(&p->vocab, m);
	p->nseen = 0;
	return true;
}

/* Tokens ahead, as far as they are known: their slots are asked for, then
 * their words, or what the model has of new ones. */
enum { AHEAD = 16, HALFWAY = 8 };
struct ahead {
	uint64_t hash[AHEAD];
	uint32_t word[AHEAD]; /* probably */
};

static void
hash(struct passage *p, struct ahead *a, size_t i)
{
	const struct token *t = &p->tok[i];
	const char *s = p->text + t->start;
	uint64_t h = t->flags & TOKEN_PLAIN ?
			 wordform_hash(s, t->end - t->start) :
			 vocab_hash(&p->vocab, s, t->end - t->start);

	a->hash[i % AHEAD] = h;
	vocab_expectslot(&p->vocab, h);
}

static void
guess(struct passage *p, const struct model *m, struct ahead *a, size_t i)
{
	uint64_t h = a->hash[i % AHEAD];
	uint32_t w = vocab_expectword(&p->vocab, h);

	a->word[i % AHEAD] = w;
	if (w == VOCAB_NONE)
		model_expectclass(m, h);
}

/* The number of token i; what the document knows of the word is asked for. */
static uint32_t
number(struct passage *p, const struct model *m, struct ahead *a, size_t i)
{
	const struct token *t = &p->tok[i];
	uint64_t h = a->hash[i % AHEAD];
	uint32_t w = a->word[i % AHEAD], lower;

	if (w == VOCAB_NONE || p->vocab.word[w].hash != h)
		w = vocab_findhash(
		    &p->vocab, m, h, p->text + t->start, t->end - t->start);
	lower = p->vocab.word[w].lower;
	if (lower < p->nseen)
		mem_expect(&p->seen[lower]);
	return w;
}

void
passage_read(struct passage *p, const struct model *m, const char *text,
    const struct token *tok, size_t n)
{
	struct ahead ahead = { { 0 }, { 0 } };
	size_t i, from = 0;

	p->text = text;
	p->tok = tok;
	p->n = n;
	p->nread += n;
	if (n > p->cap)
		p->at = mem_grow(p->at, &p->cap, n, sizeof(*p->at));
	if (n > 0)
		memset(p->at, 0, n * sizeof(*p->at));
	for (i = 0; i < AHEAD - 1 && i < n; i++)
		hash(p, &ahead, i);
	for (i = 0; i < HALFWAY && i < n; i++)
		guess(p, m, &ahead, i);
	for (i = 0; i < n; i++) {
		if (i + AHEAD - 1 < n)
			hash(p, &ahead, i + AHEAD - 1);
		if (i + HALFWAY < n)
			guess(p, m, &ahead, i + HALFWAY);
		p->at[i].word = number(p, m, &ahead, i);
		p->at[i].cap = passage_vocab(p, i)->cap;
		if (tok[i].flags & TOKEN_END || i + 1 == n) {
			sentence(p, m, from, i + 1);
			from = i + 1;
		}
	}
}

void
passage_free(struct passage *p)
{
	free(p->at);
	free(p->seen);
	vocab_free(&p->vocab);
	*p = (struct passage){ 0 };
}
