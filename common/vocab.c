/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "utf8.h"
#include "vocab.h"
#include "wordform.h"

enum { SHAPE_LONGEST = 30, SHAPE_RUN = 4 };

static char
shapeof(char c)
{
	if (ascii_isupper(c))
		return 'X';
	if (ascii_islower(c) || (unsigned char)c >= 0xC0)
		return 'x';
	return ascii_isdigit(c) ? 'd' : c;
}

/* Shapes of the first characters; bytes that continue one are skipped. */
static void
shape(struct vocab_word *w, const char *s, size_t n)
{
	char full[SHAPE_LONGEST] = "", brief[SHAPE_LONGEST] = "";
	char c, last = '\0';
	size_t i, nfull = 0, nbrief = 0, run = 0;

	for (i = 0; i < n && nfull < SHAPE_LONGEST; i++) {
		if (((unsigned char)s[i] & 0xC0) == 0x80)
			continue;
		c = shapeof(s[i]);
		run = c == last ? run + 1 : 1;
		if (run == 1)
			brief[nbrief++] = c;
		if (run <= SHAPE_RUN)
			full[nfull++] = c;
		last = c;
	}
	w->shape = wordform_hash(full, nfull);
	w->brief = wordform_hash(brief, nbrief);
}

static bool
isupper_at(const char *s, size_t n)
{
	uint32_t cp;

	if ((unsigned char)s[0] < 0x80)
		return ascii_isupper(s[0]);
	utf8_decode(s, n, &cp);
	return utf8_class(cp) == UTF8_UPPER;
}

static enum vocab_cap
capof(const char *s, size_t n)
{
	size_t i, ups = 0, lows = 0;

	for (i = 0; i < n; i++) {
		ups += ascii_isupper(s[i]);
		lows += ascii_islower(s[i]) || (unsigned char)s[i] >= 0xC0;
	}
	if (isupper_at(s, n))
		return ups + lows > 1 && lows == 0 ? VOCAB_CAPS : VOCAB_CAPITAL;
	return ups > 0 && lows > 0 ? VOCAB_INNER : VOCAB_SMALL;
}

static bool
isacronym(const char *s, size_t n)
{
	size_t i;

	if (n < 2 || n > 4)
		return false;
	for (i = 0; i < n; i++)
		if (!ascii_isupper(s[i]))
			return false;
	return true;
}

/* Words and marks that stand between the capitals of a name; in order. */
static const char *const joiners[] = { "\"", "&", "'", "'s", "(", "+", ",", "-",
	".", "/", ":", "a", "against", "al", "an", "and", "as", "at", "bin",
	"bint", "by", "da", "das", "de", "del", "den", "der", "des", "di", "do",
	"dos", "du", "e", "el", "et", "for", "from", "ibn", "in", "is", "it",
	"la", "le", "no", "of", "on", "or", "ten", "ter", "the", "to", "ud",
	"ul", "und", "van", "von", "with", "without", "y", "zu" };
/* Small words that may begin one; in order. */
static const char *const leaders[] = { "al", "bin", "central", "da", "de",
	"den", "der", "di", "downtown", "du", "east", "eastern", "el",
	"greater", "ibn", "inner", "la", "le", "lower", "mid", "north",
	"north-east", "north-west", "northeast", "northeastern", "northern",
	"northwest", "northwestern", "outer", "south", "south-east",
	"south-west", "southeast", "southeastern", "southern", "southwest",
	"southwestern", "upper", "van", "von", "west", "western" };

static bool
listed(const char *const *list, size_t nlist, const char *s, size_t n)
{
	enum { LONGEST = 12 };
	size_t lo = 0, hi = nlist, mid;
	char word[LONGEST + 1];
	int r;

	if (n > LONGEST)
		return false;
	memcpy(word, s, n);
	word[n] = '\0';
	while (lo < hi) {
		mid = (lo + hi) / 2;
		if ((r = strcmp(word, list[mid])) == 0)
			return true;
		if (r < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return false;
}

/* The class of s, or of it written with fewer capitals, or of its last part
 * behind a hyphen. */
static uint16_t
classof(struct buf *b, const struct model *m, const char *s, size_t n)
{
	const char *h;
	uint16_t c;

	b->len = 0;
	wordform_class(b, s, n);
	c = model_class(m, wordform_hash(b->s, b->len));
	if (c != 0 || n < 2)
		return c;
	if (ascii_isupper(b->s[0])) {
		char first = b->s[0];

		b->len = 0;
		wordform_lower(b, s, n);
		b->s[0] = first;
		c = model_class(m, wordform_hash(b->s, b->len));
		if (c != 0)
			return c;
		b->s[0] = ascii_lower(first);
		c = model_class(m, wordform_hash(b->s, b->len));
		if (c != 0)
			return c;
	}
	h = memchr(s, '-', n);
	if (h == NULL)
		return 0;
	while (h + 1 < s + n &&
	       memchr(h + 1, '-', (size_t)(s + n - h - 1)) != NULL)
		h = memchr(h + 1, '-', (size_t)(s + n - h - 1));
	h++;
	return model_class(m, wordform_hash(h, (size_t)(s + n - h)));
}

static void
lookup(struct vocab *v, const struct model *m, struct vocab_word *w,
    const char *s, size_t n)
{
	uint16_t c = classof(&v->key, m, s, n);
	uint32_t lists;

	w->class[0] = (uint8_t)c;
	w->class[1] = (uint8_t)(c >> 8);
	w->acronym = isacronym(s, n);
	if (w->acronym &&
	    model_list(m, model_phrase(0, vocab_key(w, true)), &lists)) {
		w->lists = lists;
		w->opens = true;
	}
	if (model_list(m, model_phrase(0, vocab_key(w, false)), &lists)) {
		w->lists |= w->lists == 0 ? lists : 0;
		w->opens = true;
	}
}

static void
rehash(struct vocab *v)
{
	size_t i, j;

	v->nslot = v->nslot == 0 ? 1024 : v->nslot * 2;
	free(v->slot);
	v->slot = mem_alloc(v->nslot, sizeof(*v->slot));
	for (i = 0; i < v->n; i++) {
		j = v->word[i].hash & (v->nslot - 1);
		while (v->slot[j].word != 0)
			j = (j + 1) & (v->nslot - 1);
		v->slot[j] = (struct vocab_slot){ (uint32_t)i + 1,
			vocab_tag(v->word[i].hash) };
	}
}

/* The word of this hash, made empty if it is new. */
static uint32_t
intern(struct vocab *v, uint64_t hash, bool *isnew)
{
	size_t j;

	if (v->n * 2 >= v->nslot)
		rehash(v);
	for (j = hash & (v->nslot - 1); v->slot[j].word != 0;
	     j = (j + 1) & (v->nslot - 1))
		if (v->slot[j].tag == vocab_tag(hash) &&
		    v->word[v->slot[j].word - 1].hash == hash) {
			*isnew = false;
			return v->slot[j].word - 1;
		}
	if (v->n == v->cap)
		v->word = mem_grow(
		    v->word, &v->cap, v->n + 1, sizeof(*v->word));
	v->word[v->n] = (struct vocab_word){ .hash = hash };
	v->slot[j] = (struct vocab_slot){ (uint32_t)++v->n, vocab_tag(hash) };
	*isnew = true;
	return (uint32_t)v->n - 1;
}

static void
learn(struct vocab *v, const struct model *m, struct vocab_word *w,
    const char *s, size_t n)
{
	shape(w, s, n);
	w->tail = wordform_hash(s + (n < 3 ? 0 : n - 3), n < 3 ? n : 3);
	w->cap = (uint8_t)capof(s, n);
	w->joins = listed(joiners, sizeof(joiners) / sizeof(joiners[0]), s, n);
	w->leads = listed(leaders, sizeof(leaders) / sizeof(leaders[0]), s, n);
	w->alnum = ascii_isalnum(s[0]) || (unsigned char)s[0] >= 0xC0;
	lookup(v, m, w, s, n);
}

struct bytes
vocab_form(struct vocab *v, const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] != '\xE2' && s[i] != '&')
		i++;
	if (i == n)
		return (struct bytes){ s, n };
	v->form.len = 0;
	wordform_unify(&v->form, s, n);
	return (struct bytes){ v->form.s, v->form.len };
}

uint64_t
vocab_hash(struct vocab *v, const char *s, size_t n)
{
	struct bytes form = vocab_form(v, s, n);

	return wordform_hash(form.s, form.len);
}

uint32_t
vocab_findhash(struct vocab *v, const struct model *m, uint64_t hash,
    const char *s, size_t n)
{
	struct bytes form;
	struct vocab_word w;
	uint32_t i, lower;
	bool isnew;

	i = intern(v, hash, &isnew);
	if (!isnew)
		return i;
	form = vocab_form(v, s, n);
	v->low.len = 0;
	wordform_lower(&v->low, form.s, form.len);
	w = v->word[i];
	w.low = wordform_hash(v->low.s, v->low.len);
	model_expectclass(m, w.low);
	model_expectlist(m, model_phrase(0, vocab_key(&w, false)));
	lower = i;
	if (w.low != w.hash) {
		lower = intern(v, w.low, &isnew);
		if (isnew) {
			v->word[lower].low = w.low;
			v->word[lower].lower = lower;
			learn(v, m, &v->word[lower], v->low.s, v->low.len);
		}
	}
	w.lower = lower;
	learn(v, m, &w, form.s, form.len);
	v->word[i] = w;
	return i;
}

uint32_t
vocab_find(struct vocab *v, const struct model *m, const char *s, size_t n)
{
	return vocab_findhash(v, m, vocab_hash(v, s, n), s, n);
}

void
vocab_clear(struct vocab *v, const struct model *m)
{
	(void)m;
	v->n = 0;
	if (v->nslot > 0)
		memset(v->slot, 0, v->nslot * sizeof(*v->slot));
	vocab_find(v, m, "\x01<", 2);
	vocab_find(v, m, "\x01>", 2);
}

void
vocab_free(struct vocab *v)
{
	free(v->word);
	free(v->slot);
	buf_free(&v->form);
	buf_free(&v->low);
	buf_free(&v->key);
	*v = (struct vocab){ 0 };
}
