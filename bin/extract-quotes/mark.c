/* See LICENSE file for copyright and license details. */
#include <stdint.h>
#include <string.h>

#include "mark.h"
#include "mem.h"
#include "span.h"
#include "utf8.h"

enum { TORN_MAX = 400 }; /* bytes of a tag in a second paragraph */

enum form { NONE, OPENING, CLOSING, NEUTRAL };

struct shape {
	const char *s;
	unsigned char len;
	unsigned char form;
	bool single;
};

/* Longest first where one begins another. */
static const struct shape shapes[] = {
	{ "\xe2\x80\x98\xe2\x80\x98", 6, OPENING, false },
	{ "\xe2\x80\x99\xe2\x80\x99", 6, CLOSING, false },
	{ "\xe2\x80\x98", 3, OPENING, true },
	{ "\xe2\x80\x99", 3, CLOSING, true },
	{ "\xe2\x80\x9a", 3, OPENING, true },
	{ "\xe2\x80\x9b", 3, OPENING, true },
	{ "\xe2\x80\x9c", 3, OPENING, false },
	{ "\xe2\x80\x9d", 3, CLOSING, false },
	{ "\xe2\x80\x9e", 3, OPENING, false },
	{ "\xe2\x80\x9f", 3, OPENING, false },
	{ "\xe2\x80\xb3", 3, NEUTRAL, false },
	{ "\xe2\x80\xb9", 3, OPENING, false },
	{ "\xe2\x80\xba", 3, CLOSING, false },
	{ "\xc2\xab", 2, OPENING, false },
	{ "\xc2\xbb", 2, CLOSING, false },
	{ "\xef\xbc\x82", 3, NEUTRAL, false },
	{ "\xe3\x80\x8c", 3, OPENING, false },
	{ "\xe3\x80\x8d", 3, CLOSING, false },
	{ "\xe3\x80\x8e", 3, OPENING, false },
	{ "\xe3\x80\x8f", 3, CLOSING, false },
	{ "&quot;", 6, NEUTRAL, false },
	{ "&#34;", 5, NEUTRAL, false },
	{ "&#x22;", 6, NEUTRAL, false },
	{ "&ldquo;", 7, OPENING, false },
	{ "&rdquo;", 7, CLOSING, false },
	{ "&#8220;", 7, OPENING, false },
	{ "&#8221;", 7, CLOSING, false },
	{ "&laquo;", 7, OPENING, false },
	{ "&raquo;", 7, CLOSING, false },
	{ "&lsquo;", 7, OPENING, true },
	{ "&rsquo;", 7, CLOSING, true },
	{ "&#8216;", 7, OPENING, true },
	{ "&#8217;", 7, CLOSING, true },
	{ "&apos;", 6, NEUTRAL, true },
	{ "&#39;", 5, NEUTRAL, true },
	/* CP1252, where no UTF-8 sequence can hold them. */
	{ "\x91", 1, OPENING, true },
	{ "\x92", 1, CLOSING, true },
	{ "\x93", 1, OPENING, false },
	{ "\x94", 1, CLOSING, false },
};
enum { NSHAPE = sizeof(shapes) / sizeof(shapes[0]) };

/* Bytes that may begin a mark or a tag: the rest is passed over. */
static unsigned
stops(unsigned char c)
{
	static const unsigned char map[256] = { ['"'] = 1,
		['\''] = 1,
		['`'] = 1,
		['<'] = 1,
		['&'] = 1,
		[0xe2] = 1,
		[0xc2] = 1,
		[0xef] = 1,
		[0xe3] = 1,
		[0x91] = 1,
		[0x92] = 1,
		[0x93] = 1,
		[0x94] = 1 };

	return map[c];
}

/* The first byte from i on that stops() tells. */
static size_t
pass(const char *t, size_t i, size_t b)
{
	const unsigned char *s = (const unsigned char *)t;

	while (b - i >= 4 && !(stops(s[i]) | stops(s[i + 1]) | stops(s[i + 2]) |
				 stops(s[i + 3])))
		i += 4;
	while (i < b && !stops(s[i]))
		i++;
	return i;
}

/* A run of the same ASCII mark: "" is one mark, '' and `` are double ones. */
static bool
asciishape(const char *t, size_t i, size_t b, struct shape *out)
{
	size_t n = 1;

	if (t[i] != '"' && t[i] != '\'' && t[i] != '`')
		return false;
	while (n < 200 && i + n < b && t[i + n] == t[i])
		n++;
	out->len = (unsigned char)n;
	out->single = t[i] != '"' && n == 1;
	out->form = t[i] == '`' ? OPENING : NEUTRAL;
	return true;
}

static bool
shapeat(const char *t, size_t i, size_t a, size_t b, struct shape *out)
{
	unsigned char c = (unsigned char)t[i];

	if (c < 0x80 && c != '&')
		return asciishape(t, i, b, out);
	if (c >= 0x91 && c <= 0x94 && i > a && (unsigned char)t[i - 1] >= 0x80)
		return false;
	for (size_t k = 0; k < NSHAPE; k++)
		if ((unsigned char)shapes[k].s[0] == c &&
		    b - i >= shapes[k].len &&
		    memcmp(t + i, shapes[k].s, shapes[k].len) == 0) {
			*out = shapes[k];
			return true;
		}
	return false;
}

/* What stands on one side of a mark. */
enum side { WORD, DIGIT, GAP, PUNCT };

static bool
isdash(const char *t, size_t i, size_t b)
{
	return b - i >= 3 && memcmp(t + i, "\xe2\x80", 2) == 0 &&
	       ((unsigned char)t[i + 2] == 0x93 ||
		   (unsigned char)t[i + 2] == 0x94 ||
		   (unsigned char)t[i + 2] == 0x95);
}

static enum side
leftside(const char *t, size_t a, size_t i)
{
	char c;

	if (i == a)
		return GAP;
	c = t[i - 1];
	if (ascii_isspace(c) || strchr("([{-/\\>*_=\"'`|", c) != NULL)
		return GAP;
	if (ascii_isdigit(c))
		return DIGIT;
	if (strchr(",.!?;:)]", c) != NULL)
		return PUNCT;
	if (i - a >= 2 && memcmp(t + i - 2, "\xc2\xa0", 2) == 0)
		return GAP;
	if (i - a < 3)
		return WORD;
	if (isdash(t, i - 3, i) || memcmp(t + i - 3, "\xe2\x80\x98", 3) == 0 ||
	    memcmp(t + i - 3, "\xe2\x80\x9c", 3) == 0)
		return GAP;
	return memcmp(t + i - 3, "\xe2\x80\xa6", 3) == 0 ? PUNCT : WORD;
}

static enum side
rightside(const char *t, size_t i, size_t b)
{
	if (i == b || ascii_isspace(t[i]) || t[i] == '<')
		return GAP;
	if (ascii_isdigit(t[i]))
		return DIGIT;
	if (strchr(",.!?;:)]}-/\\\"'|", t[i]) != NULL)
		return t[i] == '.' && b - i > 2 && t[i + 1] == '.' ? WORD :
								     PUNCT;
	if (b - i >= 2 && memcmp(t + i, "\xc2\xa0", 2) == 0)
		return GAP;
	if (isdash(t, i, b))
		return PUNCT;
	if (b - i >= 3 && (memcmp(t + i, "\xe2\x80\x99", 3) == 0 ||
			      memcmp(t + i, "\xe2\x80\x9d", 3) == 0))
		return PUNCT;
	return WORD;
}

/* 'em, '90s, 'tis: an apostrophe for letters left out at the start. */
static bool
iselision(const char *t, size_t i, size_t b)
{
	static const char *const word[] = { "em", "til", "tis", "twas", "twere",
		"cause", "n", "bout", "round", "cos", "cuz", "nother", "tude",
		"s", "t", "d", "re", "ll", "ve" };
	size_t n = 0;

	while (i + n < b && n < 8 && ascii_isalnum(t[i + n]))
		n++;
	if (n == 0)
		return false;
	if (ascii_isdigit(t[i]))
		return n <= 3 && n >= 2 && ascii_isdigit(t[i + 1]) &&
		       (n == 2 || t[i + 2] == 's');
	for (size_t k = 0; k < sizeof(word) / sizeof(word[0]); k++)
		if (strlen(word[k]) == n && (t[i] | 0x20) == word[k][0] &&
		    memcmp(t + i + 1, word[k] + 1, n - 1) == 0)
			return true;
	return false;
}

static void
sidedouble(struct mark *m, enum form f, enum side l, enum side r, bool comma)
{
	bool lgap = l == GAP, rgap = r == GAP || r == PUNCT;

	m->open = f != CLOSING;
	m->close = f != OPENING;
	if (!lgap && rgap && !(comma && r != GAP)) {
		m->open = false;
		m->close = true;
	} else if ((lgap || comma) && !rgap) {
		m->open = true;
		m->close = false;
	}
	m->sure = m->close && (l == PUNCT || r == PUNCT);
}

static void
sidesingle(struct mark *m, enum form f, enum side l, enum side r)
{
	m->open = l == GAP && (r == WORD || r == DIGIT) && f != CLOSING;
	m->close = l != GAP && (r == GAP || r == PUNCT) && f != OPENING &&
		   !(f == NEUTRAL && l == DIGIT && r != PUNCT);
	m->sure = m->close && (l == PUNCT || r == PUNCT);
}

static void
classify(struct mark *m, const char *t, size_t a, size_t b, enum form f)
{
	size_t after = m->off + m->len;
	enum side l = leftside(t, a, m->off), r = rightside(t, after, b);
	char before = m->off > a ? t[m->off - 1] : ' ';

	m->neutral = f == NEUTRAL;
	m->afterdigit = l == DIGIT && f == NEUTRAL;
	if (!m->single) {
		sidedouble(m, f, l, r, before == ',' || before == ':');
		return;
	}
	sidesingle(m, f, l, r);
	if (m->open && iselision(t, after, b))
		m->open = false;
	m->plural = m->close && !m->sure && (before == 's' || before == 'z');
}

/* 5'10": the digits before it already stand behind a foot mark. */
static bool
isheight(const char *t, size_t a, size_t i)
{
	size_t k = i;

	while (k > a && ascii_isdigit(t[k - 1]))
		k--;
	if (k == i)
		return false;
	if (k > a + 1 && t[k - 1] == '\'')
		return ascii_isdigit(t[k - 2]);
	return k > a + 3 && memcmp(t + k - 3, "\xe2\x80\x99", 3) == 0 &&
	       ascii_isdigit(t[k - 4]);
}

/* The end of the HTML tag at t[i], or i. */
static size_t
skiptag(const char *t, size_t i, size_t b)
{
	const char *gt;

	if (b - i < 3 ||
	    !(ascii_isalpha(t[i + 1]) || t[i + 1] == '/' || t[i + 1] == '!'))
		return i;
	gt = memchr(t + i, '>', b - i);
	return gt == NULL ? i : (size_t)(gt - t) + 1;
}

/* <tweet author="x" date="1 May: a tag that a line break tore apart. */
static bool
istorntag(const char *t, size_t i, size_t b)
{
	size_t k = i + 1;

	while (k < b && ascii_isalpha(t[k]))
		k++;
	if (k == i + 1 || k == b || t[k] != ' ')
		return false;
	while (k < b && (t[k] == ' ' || t[k] == '-' || ascii_isalpha(t[k])))
		k++;
	return b - k > 1 && t[k] == '=' &&
	       (t[k + 1] == '"' || t[k + 1] == '\'');
}

/* The end of the rest of a torn tag at the paragraph's start. */
static size_t
tornend(const char *t, size_t a, size_t b)
{
	size_t n = b - a < TORN_MAX ? b - a : TORN_MAX;
	const char *gt = memchr(t + a, '>', n);

	return gt == NULL ? a : (size_t)(gt - t) + 1;
}

static void
add(struct spans *sp, const char *t, size_t i, struct span p,
    const struct shape *s)
{
	struct mark m = { .off = i, .len = s->len, .single = s->single };

	classify(&m, t, p.start, p.end, s->form);
	if (!m.open && !m.close)
		return;
	if (!m.single && m.afterdigit && isheight(t, p.start, i))
		return;
	sp->mark = mem_grow(
	    sp->mark, &sp->markcap, sp->nmark + 1, sizeof(*sp->mark));
	sp->mark[sp->nmark++] = m;
}

/* An apostrophe between letters, as most are. */
static bool
inword(const char *t, size_t i, size_t len, struct span p)
{
	return i > p.start && i + len < p.end && ascii_isalnum(t[i - 1]) &&
	       ascii_isalnum(t[i + len]);
}

void
mark_find(const char *t, size_t a, size_t b, struct spans *sp)
{
	struct span p = { a, b };
	struct shape s;
	bool tags = true; /* false: no '>' is left in the paragraph */

	sp->nmark = 0;
	if (sp->torn)
		a = tornend(t, a, b);
	sp->torn = false;
	for (size_t i = a; i < b;) {
		i = pass(t, i, b);
		if (i == b)
			break;
		if (t[i] == '<') {
			size_t j = tags ? skiptag(t, i, b) : i;

			if (j == i && tags)
				tags = memchr(t + i, '>', b - i) != NULL;
			if (!tags && istorntag(t, i, b)) {
				sp->torn = true;
				return;
			}
			i = j > i ? j : i + 1;
		} else if (shapeat(t, i, a, b, &s)) {
			if (!s.single || !inword(t, i, s.len, p))
				add(sp, t, i, p, &s);
			i += s.len;
		} else
			i++;
	}
}
