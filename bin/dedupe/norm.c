/* See LICENSE file for copyright and license details. */
#include <stdbool.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "charref.h"
#include "norm.h"
#include "utf8.h"

enum { SHY = 0xad, ZWSP = 0x200b, RLM = 0x200f, WJ = 0x2060, BOM = 0xfeff };

static void
addcp(struct buf *b, uint32_t cp)
{
	char s[4] = { 0 };
	const size_t n = utf8_encode(s, cp);

	buf_add(b, s, n);
}

void
norm_case(struct buf *b, struct bytes r)
{
	size_t i = 0;

	buf_room(b, r.len);
	while (i < r.len) {
		uint32_t cp;
		size_t n;

		if ((unsigned char)r.s[i] < 0x80) {
			buf_addc(b, ascii_lower(r.s[i++]));
			continue;
		}
		n = utf8_decode(r.s + i, r.len - i, &cp);
		if (cp == UTF8_BAD)
			buf_add(b, r.s + i, n);
		else
			addcp(b, utf8_fold(cp));
		i += n;
	}
}

/* A character of the text: its folded form and what it is made of. */
struct piece {
	uint32_t cp;
	struct bytes bytes;
	bool bad; /* no UTF-8: the bytes stand for themselves */
};

/* The next character of r behind i, references resolved.  Returns i after it.
 */
static size_t
next(struct bytes r, size_t i, struct piece *p)
{
	const char *s = r.s + i;
	size_t n = 0;

	p->bad = false;
	if (*s == '&')
		n = charref_find(s, r.len - i, &p->cp);
	if (n == 0 && (unsigned char)*s < 0x80) {
		p->cp = (unsigned char)*s;
		n = 1;
	} else if (n == 0) {
		n = utf8_decode(s, r.len - i, &p->cp);
		p->bad = p->cp == UTF8_BAD;
	}
	p->bytes = (struct bytes){ s, n };
	return i + n;
}

/* No width, or direction marks. */
static bool
isnothing(uint32_t cp)
{
	return cp == SHY || (cp >= ZWSP && cp <= RLM) || cp == BOM ||
	       (cp >= 0x202a && cp <= 0x202e) || (cp >= WJ && cp <= 0x2064) ||
	       (cp >= 0x2066 && cp <= 0x2069);
}

/* Quotes and dashes to one of each; an em dash joins no figures. */
static uint32_t
variant(uint32_t cp)
{
	if (cp == '`' || cp == 0xb4 || (cp >= 0x2018 && cp <= 0x201b) ||
	    cp == 0x2032 || cp == 0x2039 || cp == 0x203a || cp == 0x2bc)
		return '\'';
	if ((cp >= 0x201c && cp <= 0x201f) || cp == 0x2033 || cp == 0xab ||
	    cp == 0xbb)
		return '"';
	if ((cp >= 0x2010 && cp <= 0x2013) || cp == 0x2212 || cp == 0xfe63 ||
	    cp == 0xff0d)
		return '-';
	return cp;
}

/* One of !"'()*,-./:;?[\]_`{} */
static bool
ismark(uint32_t cp)
{
	static const uint32_t marks[] = { 0x8c00f786, 0xb8000000, 0x28000001 };

	return cp >= ' ' && cp < 0x80 && (marks[cp / 32 - 1] >> cp % 32 & 1);
}

static bool
dropsout(uint32_t cp)
{
	if (cp < 0x80)
		return cp <= ' ' || cp == 0x7f || ismark(cp);
	switch (utf8_class(cp)) {
	case UTF8_SPACE:
	case UTF8_PUNCT:
		return true;
	case UTF8_OTHER:
		return cp < 0xa0;
	case UTF8_UPPER:
	case UTF8_LOWER:
	case UTF8_LETTER:
	case UTF8_MARK:
	case UTF8_DIGIT:
	default:
		return false;
	}
}

static bool
isdigitat(struct bytes r, size_t i)
{
	struct piece p;

	if (i >= r.len)
		return false;
	if ((unsigned char)r.s[i] < 0x80 && r.s[i] != '&')
		return ascii_isdigit(r.s[i]);
	next(r, i, &p);
	return p.cp < 0x80 && ascii_isdigit((char)p.cp);
}

/* What was written last, for marks in figures. */
enum last { LAST_OTHER, LAST_DIGIT, LAST_LETTER };

/* Whether the mark cp, with r behind it at i, is part of a figure. */
static bool
infigure(uint32_t cp, enum last last, struct bytes r, size_t i)
{
	if (cp >= 0x80 || strchr("'\"-.,:/", (int)cp) == NULL || cp == 0)
		return false;
	if (last == LAST_LETTER || !isdigitat(r, i))
		return false;
	return last == LAST_DIGIT || cp == '-' || cp == '.';
}

/* Whether a figure's digit, or a reference that may be one, stands at i. */
static bool
maybefigure(struct bytes r, size_t i)
{
	return i < r.len && (ascii_isdigit(r.s[i]) || r.s[i] == '&');
}

#ifdef __SSE2__
enum { BLOCK = 16 };

/* Which of the bytes are low to high. */
static __m128i
between(__m128i x, char low, char high)
{
	const __m128i least = _mm_set1_epi8((char)(low ^ -128));
	const __m128i more = _mm_set1_epi8((char)(high - low + 1 - 128));

	return _mm_cmplt_epi8(_mm_sub_epi8(x, least), more);
}

/* Fold what of a block is letters, digits, and single blanks between them.
 * Returns how many these are; what is written behind them does not count. */
static unsigned
foldblock(char *to, const char *from)
{
	const __m128i x = _mm_loadu_si128((const __m128i *)(const void *)from);
	const __m128i blank = _mm_set1_epi8(' ');
	const __m128i low = _mm_or_si128(x, blank);
	const __m128i letter = between(low, 'a', 'z');
	const __m128i digit = between(x, '0', '9');
	const unsigned word = (unsigned)_mm_movemask_epi8(
	    _mm_or_si128(letter, digit));
	const unsigned gap = (unsigned)_mm_movemask_epi8(
	    _mm_cmpeq_epi8(x, blank));

	_mm_storeu_si128((__m128i *)(void *)to,
	    _mm_or_si128(x, _mm_and_si128(letter, blank)));
	return (unsigned)__builtin_ctz(~(word | (gap & word >> 1)));
}
#else
enum { BLOCK = 1 };

static unsigned
foldblock(char *to, const char *from)
{
	*to = ascii_lower(*from);
	return ascii_isalnum(*from);
}
#endif

/* Append the letters, digits and single blanks between them, which begin at i
 * with none of these.  Returns i after them. */
static size_t
plain(struct buf *b, struct bytes r, size_t i)
{
	unsigned n = 1;

	if (b->cap - b->len < r.len - i)
		buf_room(b, r.len - i);
	for (; n > 0 && r.len - i >= BLOCK; i += n) {
		n = foldblock(b->s + b->len, r.s + i);
		b->len += n;
	}
	while (i < r.len && ascii_isalnum(r.s[i]))
		b->s[b->len++] = ascii_lower(r.s[i++]);
	return i;
}

/* Where a walk over a text is. */
struct walk {
	struct buf *b;
	size_t start; /* in b */
	bool gap;     /* something was left out since */
	enum last last;
};

static void
leaveout(struct walk *w)
{
	w->gap = w->b->len > w->start;
	w->last = LAST_OTHER;
}

static void
fillgap(struct walk *w)
{
	if (w->gap)
		buf_addc(w->b, ' ');
	w->gap = false;
}

/* What is no ASCII letter or digit, at i.  Returns i after it. */
static size_t
other(struct walk *w, struct bytes r, size_t i)
{
	struct piece p;
	uint32_t cp;

	i = next(r, i, &p);
	cp = variant(p.cp);
	if (!p.bad && isnothing(cp))
		return i;
	if (!p.bad && dropsout(cp) && !infigure(cp, w->last, r, i)) {
		leaveout(w);
		return i;
	}
	fillgap(w);
	if (p.bad)
		buf_add(w->b, p.bytes.s, p.bytes.len);
	else
		addcp(w->b, utf8_fold(cp));
	w->last = cp < 0x80 && ascii_isdigit((char)cp) ? LAST_DIGIT :
							 LAST_LETTER;
	if (!p.bad && cp < 0x80 && !ascii_isalnum((char)cp))
		w->last = LAST_OTHER;
	return i;
}

void
norm_text(struct buf *b, struct bytes r)
{
	struct walk w = { b, b->len, false, LAST_OTHER };
	size_t i = 0;

	buf_room(b, r.len + 1);
	while (i < r.len) {
		const unsigned char c = (unsigned char)r.s[i];

		if (ascii_isalnum((char)c)) {
			fillgap(&w);
			i = plain(b, r, i);
			w.last = ascii_isdigit(r.s[i - 1]) ? LAST_DIGIT :
							     LAST_LETTER;
		} else if (c < 0x80 && dropsout(c) && !maybefigure(r, i + 1)) {
			leaveout(&w);
			i++;
		} else {
			i = other(&w, r, i);
		}
	}
}
