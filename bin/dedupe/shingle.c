/* See LICENSE file for copyright and license details. */
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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
	struct bytes last; /* the word before, where a date may be */
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
ismonth(struct bytes w)
{
	static const char names[][4] = { "jan", "feb", "mar", "apr", "may",
		"jun", "jul", "aug", "sep", "oct", "nov", "dec" };

	if (w.len < 3 || w.len > 9)
		return false;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (memcmp(w.s, names[i], 3) == 0)
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
	if (!ismonth(s->last) && !(n == ISO_LEN && w[4] == '-' && w[7] == '-'))
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
static inline void
phrase(struct shingling *s, uint64_t h)
{
	if (s->uncommon != 0)
		sketch_phrase(s->b, gram_mix(s->uncommon * 3 + h));
	s->uncommon = h;
}

static void
figure(struct shingling *s, const unsigned char *w, size_t n)
{
	bool large;
	const uint64_t h = figurehash(w, n, &large);

	phrase(s, h);
	if (!isopening(s, w, n))
		sketch_figure(s->b, h, large);
}

static inline void
word(struct shingling *s, const unsigned char *w, size_t n, uint64_t h)
{
	s->datable = s->datable && ++s->words <= OPENING;
	if (isfigure(w, n)) {
		figure(s, w, n);
	} else if (n >= WORD_MIN) {
		if (gram_infilter(common_words, h)) {
			sketch_commonword(s->b);
		} else {
			phrase(s, h);
			sketch_word(s->b, h);
		}
	}
	s->last = (struct bytes){ (const char *)w, n };
}

/* Where a word ends: a bit for each of up to STRIDE bytes that is a blank. */
#ifdef __SSE2__
enum { STRIDE = 64 };

static uint64_t
blanks(const unsigned char *s, size_t n)
{
	const __m128i blank = _mm_set1_epi8(' ');
	uint64_t m = 0;
	size_t i = 0;

	for (; i + 16 <= n; i += 16) {
		const void *p = s + i;
		const __m128i x = _mm_loadu_si128((const __m128i *)p);

		m |= (uint64_t)(unsigned)_mm_movemask_epi8(
			 _mm_cmpeq_epi8(x, blank))
		     << i;
	}
	for (; i < n; i++)
		m |= (uint64_t)(s[i] == ' ') << i;
	return m;
}
#else
enum { STRIDE = 8 };

/* Bytes that are zero without their blank, exactly (Warren, "Hacker's Delight",
 * 6-1), and a bit of each gathered at the top. */
static uint64_t
blanks(const unsigned char *s, size_t n)
{
	const uint64_t low = UINT64_MAX / UINT8_MAX * 0x7f;
	uint64_t x, m = 0;

	if (n == STRIDE) {
		x = gram_load(s) ^ UINT64_MAX / UINT8_MAX * ' ';
		x = ~(((x & low) + low) | x | low) >> 7;
		return x * 0x0102040810204080 >> 56;
	}
	for (size_t i = 0; i < n; i++)
		m |= (uint64_t)(s[i] == ' ') << i;
	return m;
}
#endif

static void
words(struct sketch_builder *b, const unsigned char *s, size_t n)
{
	struct shingling x = { .b = b, .datable = n >= DATED_MIN };
	size_t start = 0;

	for (size_t at = 0; at <= n; at += STRIDE) {
		const size_t len = n - at < STRIDE ? n - at : STRIDE;
		uint64_t ends = blanks(s + at, len);

		if (len < STRIDE)
			ends |= (uint64_t)1 << len;
		for (; ends != 0; ends &= ends - 1) {
			const size_t end = at + mem_lowest(ends);
			const unsigned char *w = s + start;
			const size_t k = end - start;

			start = end + 1;
			if (k > 0)
				word(&x, w, k,
				    end < 8 ? gram_word(w, k) :
					      gram_wordbefore(s + end, k));
		}
	}
}

/* The order of the stretch that ends with s; returns whether it counts. */
static inline bool
gather(const struct sketch_builder *b, const unsigned char *s, uint64_t *order)
{
	*order = gram_order(gram_load(s - GRAM_LEN) >> 8);
	return sketch_counts(b, *order);
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
		const size_t whole = end - (end - i) % 4;
		size_t k = 0;

		for (; i < whole; i += 4) {
			k += gather(b, s + i, &order[k]);
			k += gather(b, s + i + 1, &order[k]);
			k += gather(b, s + i + 2, &order[k]);
			k += gather(b, s + i + 3, &order[k]);
		}
		for (; i < end; i++)
			k += gather(b, s + i, &order[k]);
		sketch_grams(b, order, k, common_grams);
	}
	if (n > GRAM_LEN)
		window = gram_load(s + n - GRAM_LEN - 1) >> 8;
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
	char *to;

	b->len = 0;
	buf_room(b, t.len);
	to = b->s;
	for (size_t i = 0; i < t.len;) {
		const size_t n = utf8_ascii(t.s + i, t.len - i);
		unsigned c;

		memcpy(to, t.s + i, n);
		to += n;
		for (i += n; i < t.len && (unsigned char)t.s[i] >= 0x80; i++) {
			c = (unsigned char)t.s[i];
			while (i + 1 < t.len && continues(t.s[i + 1]))
				c = 0x80 | (c * 31 + (unsigned char)t.s[++i]);
			*to++ = (char)c;
		}
	}
	b->len = (size_t)(to - b->s);
	return (struct bytes){ b->s, b->len };
}

bool
shingle_begin(struct shingler *x, struct bytes t, struct sketch *out)
{
	if (t.len == 0)
		return false;
	if (utf8_ascii(t.s, t.len) < t.len)
		t = narrow(&x->narrow, t);
	x->text = t;
	sketch_begin(&x->builder, t.len);
	grams(&x->builder, (const unsigned char *)t.s, t.len);
	return sketch_bins(&x->builder, out);
}

void
shingle_end(struct shingler *x, struct sketch *out)
{
	words(&x->builder, (const unsigned char *)x->text.s, x->text.len);
	sketch_end(&x->builder, out);
}

bool
shingle_sketch(struct shingler *x, struct bytes t, struct sketch *out)
{
	if (!shingle_begin(x, t, out))
		return false;
	shingle_end(x, out);
	return true;
}

void
shingle_free(struct shingler *x)
{
	buf_free(&x->narrow);
}
