/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "common.h"
#include "gram.h"
#include "shingle.h"
#include "utf8.h"

enum {
	WORD_MIN = 3,	 /* letters of an uncommon word */
	OPENING = 24,	 /* words in which a dateline's date may stand */
	DATED_MIN = 400, /* bytes of a text that is the same on another day */
	ISO_LEN = 10,
	FIGURE_MAX = 64, /* bytes of a figure that count */
	LARGE = 3,	 /* digits of a figure that is no day or rate */
	GATHERED = 512
};

/* A walk over the words of a text. */
struct shingling {
	struct sketch_builder *b;
	size_t words;
	uint64_t uncommon; /* the last uncommon word or figure, or 0 */
	bool aftermonth;   /* the word before is a month's name */
	bool datable; /* a date may open the text here that is no part of it */
};

static bool
isfigure(const unsigned char *w, size_t n)
{
	size_t i = 0;

	if (w[0] >= 'a')
		return false;
	while (i + 1 < n && w[i] < '0')
		i++;
	return w[i] >= '0' && w[i] <= '9';
}

/* The name of a month begins with these letters, or is them. */
static bool
ismonth(const unsigned char *w, size_t n)
{
	static const char names[][4] = { "jan", "feb", "mar", "apr", "may",
		"jun", "jul", "aug", "sep", "oct", "nov", "dec" };

	if (n < 3 || n > 9)
		return false;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (memcmp(w, names[i], 3) == 0)
			return true;
	return false;
}

/* The date that opens a text says when it was sent: it is none of its figures,
 * unless the text is so short that it may be of that day alone. */
static bool
isopening(struct shingling *s, const unsigned char *w, size_t n)
{
	if (!s->datable)
		return false;
	if (!s->aftermonth && !(n == ISO_LEN && w[4] == '-' && w[7] == '-'))
		return false;
	s->datable = false;
	return true;
}

/* A thousand may be written with a comma, a unit may be joined: 5m. */
static uint64_t
figurehash(const unsigned char *w, size_t n, bool *large)
{
	unsigned char digits[FIGURE_MAX];
	size_t k = 0, ndigits = 0;

	while (n > 1 && (w[n - 1] < '0' || w[n - 1] > '9'))
		n--;
	for (size_t i = 0; i < n && k < sizeof(digits); i++) {
		if (w[i] != ',')
			digits[k++] = w[i];
		ndigits += w[i] >= '0' && w[i] <= '9';
	}
	*large = ndigits >= LARGE;
	return gram_word(digits, k);
}

/* Two uncommon words that follow each other, common ones apart. */
static void
phrase(struct shingling *s, uint64_t h)
{
	if (s->uncommon != 0)
		sketch_phrase(s->b, gram_mix(s->uncommon * 3 + h));
	s->uncommon = h;
}

static void
word(struct shingling *s, const unsigned char *w, size_t n, uint64_t h)
{
	s->datable = s->datable && ++s->words <= OPENING;
	if (isfigure(w, n)) {
		bool large;
		const uint64_t figure = figurehash(w, n, &large);

		phrase(s, figure);
		if (!isopening(s, w, n))
			sketch_figure(s->b, figure, large);
	} else if (n >= WORD_MIN) {
		if (gram_infilter(common_words, h)) {
			sketch_commonword(s->b);
		} else {
			phrase(s, h);
			sketch_word(s->b, h);
		}
	}
	if (s->datable)
		s->aftermonth = ismonth(w, n);
}

/* Every byte of a word of eight. */
#define EACH ((uint64_t)0x0101010101010101)

/* The next blank at i or behind it, or n.  Eight bytes at once: the lowest that
 * is zero without its blank is the first to borrow (Mycroft 1987). */
static size_t
blank(const unsigned char *s, size_t i, size_t n)
{
	for (; n - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
		const uint64_t x = gram_load(s + i) ^ EACH * ' ';
		const uint64_t zero = (x - EACH) & ~x & EACH << 7;

		/* Below it there is one bit for each byte up to it. */
		if (zero != 0)
			return i +
			       ((((zero & -zero) - 1) & EACH) * EACH >> 56) - 1;
	}
	while (i < n && s[i] != ' ')
		i++;
	return i;
}

static void
words(struct sketch_builder *b, const unsigned char *s, size_t n)
{
	struct shingling x = { .b = b, .datable = n >= DATED_MIN };

	for (size_t i = 0, len; i < n; i += len + 1) {
		len = blank(s, i, n) - i;
		if (len == 0)
			continue;
		if (len < 8 && n - i >= 8)
			word(&x, s + i, len, gram_shortword(s + i, len));
		else
			word(&x, s + i, len, gram_word(s + i, len));
	}
}

/* Stretches, with a blank before and behind the text.  Those that count are
 * gathered without a branch, which nothing could foresee. */
static void
grams(struct sketch_builder *b, const unsigned char *s, size_t n)
{
	uint64_t order[GATHERED], window = gram_push(0, ' ');
	size_t i = 0;

	for (; i < n && i < GRAM_LEN; i++) {
		window = gram_push(window, s[i]);
		order[0] = gram_order(window);
		if (i >= GRAM_LEN - 2 && sketch_counts(b, order[0]))
			sketch_grams(b, order, 1, common_grams);
	}
	while (i < n) {
		const size_t end = n - i < GATHERED ? n : i + GATHERED;
		size_t k = 0;

		for (; i < end; i++) {
			window = gram_load(s + i - GRAM_LEN) >> 8;
			order[k] = gram_order(window);
			k += sketch_counts(b, order[k]);
		}
		sketch_grams(b, order, k, common_grams);
	}
	order[0] = gram_order(gram_push(window, ' '));
	if (sketch_counts(b, order[0]))
		sketch_grams(b, order, 1, common_grams);
}

static bool
continues(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* One byte for each character, so that one counts as one in all scripts. */
static struct bytes
narrow(struct buf *b, struct bytes t)
{
	b->len = 0;
	buf_room(b, t.len);
	for (size_t i = 0; i < t.len; i++) {
		unsigned c = (unsigned char)t.s[i];

		while (c >= 0x80 && i + 1 < t.len && continues(t.s[i + 1]))
			c = 0x80 | (c * 31 + (unsigned char)t.s[++i]);
		b->s[b->len++] = (char)c;
	}
	return (struct bytes){ b->s, b->len };
}

bool
shingle_sketch(struct shingler *x, struct bytes t, struct sketch *out)
{
	const unsigned char *s;

	if (utf8_ascii(t.s, t.len) < t.len)
		t = narrow(&x->narrow, t);
	s = (const unsigned char *)t.s;
	sketch_begin(&x->builder, t.len);
	if (t.len > 0) {
		grams(&x->builder, s, t.len);
		words(&x->builder, s, t.len);
	}
	return sketch_end(&x->builder, out);
}

void
shingle_free(struct shingler *x)
{
	buf_free(&x->narrow);
}
