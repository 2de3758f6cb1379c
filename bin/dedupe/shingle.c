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
	ISO_LEN = 10
};

struct shingling {
	struct sketch_builder *b;
	uint64_t window;
	size_t chars;
	size_t words;
	uint64_t uncommon; /* the last uncommon word or figure, or 0 */
	bool aftermonth;   /* the word before is a month's name */
	bool datable;	   /* a date may open the text that is not part of it */
};

static inline void
push(struct shingling *s, unsigned char c)
{
	s->window = gram_push(s->window, c);
	if (++s->chars >= GRAM_LEN) {
		const uint64_t h = gram_hash(s->window);

		sketch_gram(s->b, h, gram_infilter(common_grams, h));
	}
}

static bool
isfigure(const char *w, size_t n)
{
	size_t i = 0;

	while (i + 1 < n && (unsigned char)w[i] < 0x80 && !ascii_isalnum(w[i]))
		i++;
	return ascii_isdigit(w[i]);
}

/* The name of a month begins with these letters, or is them. */
static bool
ismonth(const char *w, size_t n)
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
isopening(struct shingling *s, const char *w, size_t n)
{
	if (!s->datable || s->words > OPENING)
		return false;
	if (!s->aftermonth && !(n == ISO_LEN && w[4] == '-' && w[7] == '-'))
		return false;
	s->datable = false;
	return true;
}

static bool
continues(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* A thousand may be written with a comma, a unit may be joined: 5m. */
static uint64_t
figurehash(const char *w, size_t n)
{
	uint64_t h = 0;

	while (n > 1 && !ascii_isdigit(w[n - 1]))
		n--;
	for (size_t i = 0; i < n; i++)
		if (w[i] != ',')
			h = gram_wordpush(h, (unsigned char)w[i]);
	return gram_mix(h);
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
word(struct shingling *s, const char *w, size_t n, uint64_t h)
{
	h = gram_mix(h);
	s->words++;
	if (isfigure(w, n)) {
		h = figurehash(w, n);
		phrase(s, h);
		if (!isopening(s, w, n))
			sketch_figure(s->b, h);
	} else if (n >= WORD_MIN) {
		const bool common = gram_infilter(common_words, h);

		if (!common)
			phrase(s, h);
		sketch_word(s->b, h, common);
	}
	s->aftermonth = ismonth(w, n);
}

bool
shingle_sketch(struct sketch_builder *b, struct bytes t, struct sketch *out)
{
	struct shingling s = {
		.b = b, .window = ' ', .chars = 1, .datable = t.len >= DATED_MIN
	};
	const char *p, *start, *end = t.s + t.len;
	uint64_t h = 0;

	sketch_begin(b, t.len);
	for (p = start = t.s; p < end; p++) {
		unsigned c = (unsigned char)*p;

		if (c == ' ') {
			push(&s, ' ');
			word(&s, start, (size_t)(p - start), h);
			start = p + 1;
			h = 0;
			continue;
		}
		/* A character counts as one in all scripts. */
		while (c >= 0x80 && p + 1 < end && continues(p[1]))
			c = 0x80 | (c * 31 + (unsigned char)*++p);
		h = gram_wordpush(h, (unsigned char)c);
		push(&s, (unsigned char)c);
	}
	if (start < end) {
		push(&s, ' ');
		word(&s, start, (size_t)(end - start), h);
	}
	/* A text of fewer characters is one stretch. */
	if (s.chars > 1 && s.chars < GRAM_LEN)
		sketch_gram(b, gram_hash(s.window), false);
	return sketch_end(b, out);
}
