/* See LICENSE file for copyright and license details. */
#include <stdbool.h>
#include <string.h>

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

/* Append the ASCII letters and digits at i.  Returns i after them. */
static size_t
plain(struct buf *b, struct bytes r, size_t i)
{
	const size_t start = i;
	char *to;

	while (i < r.len && ascii_isalnum(r.s[i]))
		i++;
	if (b->cap - b->len < i - start)
		buf_room(b, i - start);
	to = b->s + b->len;
	for (size_t k = 0; k < i - start; k++)
		to[k] = ascii_lower(r.s[start + k]);
	b->len += i - start;
	return i;
}

void
norm_text(struct buf *b, struct bytes r)
{
	const size_t start = b->len;
	enum last last = LAST_OTHER;
	bool gap = false;
	size_t i = 0;

	buf_room(b, r.len + 1);
	while (i < r.len) {
		struct piece p;
		uint32_t cp;

		if (ascii_isalnum(r.s[i])) {
			if (gap)
				buf_addc(b, ' ');
			gap = false;
			i = plain(b, r, i);
			last = ascii_isdigit(r.s[i - 1]) ? LAST_DIGIT :
							   LAST_LETTER;
			continue;
		}
		if (r.s[i] == ' ') {
			gap = b->len > start;
			last = LAST_OTHER;
			i++;
			continue;
		}
		i = next(r, i, &p);
		cp = variant(p.cp);
		if (!p.bad && isnothing(cp))
			continue;
		if (!p.bad && dropsout(cp) && !infigure(cp, last, r, i)) {
			gap = b->len > start;
			last = LAST_OTHER;
			continue;
		}
		if (gap)
			buf_addc(b, ' ');
		gap = false;
		if (p.bad)
			buf_add(b, p.bytes.s, p.bytes.len);
		else
			addcp(b, utf8_fold(cp));
		last = cp < 0x80 && ascii_isdigit((char)cp) ? LAST_DIGIT :
							      LAST_LETTER;
		if (!p.bad && cp < 0x80 && !ascii_isalnum((char)cp))
			last = LAST_OTHER;
	}
}
