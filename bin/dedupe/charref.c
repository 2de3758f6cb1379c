/* See LICENSE file for copyright and license details. */
#include <stdbool.h>
#include <string.h>

#include "charref.h"
#include "utf8.h"

enum { NAME_MAX_LEN = 8, NUMBER_MAX_LEN = 9, CP_MAX = 0x10ffff };

struct ref {
	char name[NAME_MAX_LEN];
	uint16_t cp;
};

/* In byte order, for the search. */
static const struct ref refs[] = {
	{ "AElig", 0xc6 },
	{ "Aacute", 0xc1 },
	{ "Aring", 0xc5 },
	{ "Atilde", 0xc3 },
	{ "Auml", 0xc4 },
	{ "Ccedil", 0xc7 },
	{ "Eacute", 0xc9 },
	{ "Iacute", 0xcd },
	{ "Ntilde", 0xd1 },
	{ "Oacute", 0xd3 },
	{ "Oslash", 0xd8 },
	{ "Ouml", 0xd6 },
	{ "Scaron", 0x160 },
	{ "Uacute", 0xda },
	{ "Uuml", 0xdc },
	{ "aacute", 0xe1 },
	{ "acirc", 0xe2 },
	{ "acute", 0xb4 },
	{ "aelig", 0xe6 },
	{ "agrave", 0xe0 },
	{ "amp", '&' },
	{ "apos", '\'' },
	{ "aring", 0xe5 },
	{ "atilde", 0xe3 },
	{ "auml", 0xe4 },
	{ "bdquo", 0x201e },
	{ "bull", 0x2022 },
	{ "ccedil", 0xe7 },
	{ "cent", 0xa2 },
	{ "copy", 0xa9 },
	{ "deg", 0xb0 },
	{ "eacute", 0xe9 },
	{ "ecirc", 0xea },
	{ "egrave", 0xe8 },
	{ "emsp", 0x2003 },
	{ "ensp", 0x2002 },
	{ "euml", 0xeb },
	{ "euro", 0x20ac },
	{ "frac12", 0xbd },
	{ "frac14", 0xbc },
	{ "frac34", 0xbe },
	{ "gt", '>' },
	{ "hellip", 0x2026 },
	{ "iacute", 0xed },
	{ "icirc", 0xee },
	{ "iexcl", 0xa1 },
	{ "igrave", 0xec },
	{ "iquest", 0xbf },
	{ "iuml", 0xef },
	{ "laquo", 0xab },
	{ "ldquo", 0x201c },
	{ "lsaquo", 0x2039 },
	{ "lsquo", 0x2018 },
	{ "lt", '<' },
	{ "mdash", 0x2014 },
	{ "middot", 0xb7 },
	{ "minus", 0x2212 },
	{ "nbsp", 0xa0 },
	{ "ndash", 0x2013 },
	{ "ntilde", 0xf1 },
	{ "oacute", 0xf3 },
	{ "ocirc", 0xf4 },
	{ "oelig", 0x153 },
	{ "ograve", 0xf2 },
	{ "oslash", 0xf8 },
	{ "otilde", 0xf5 },
	{ "ouml", 0xf6 },
	{ "pound", 0xa3 },
	{ "prime", 0x2032 },
	{ "quot", '"' },
	{ "raquo", 0xbb },
	{ "rdquo", 0x201d },
	{ "reg", 0xae },
	{ "rsaquo", 0x203a },
	{ "rsquo", 0x2019 },
	{ "sbquo", 0x201a },
	{ "scaron", 0x161 },
	{ "sect", 0xa7 },
	{ "shy", 0xad },
	{ "szlig", 0xdf },
	{ "thinsp", 0x2009 },
	{ "times", 0xd7 },
	{ "trade", 0x2122 },
	{ "uacute", 0xfa },
	{ "ucirc", 0xfb },
	{ "ugrave", 0xf9 },
	{ "uuml", 0xfc },
	{ "yen", 0xa5 },
	{ "zwj", 0x200d },
	{ "zwnj", 0x200c },
};

/* The name s of n bytes against one of the table. */
static int
order(const char *s, size_t n, const char *name)
{
	const int c = memcmp(s, name, n);

	return c != 0 || name[n] == '\0' ? c : -1;
}

static bool
named(const char *s, size_t n, uint32_t *cp)
{
	size_t lo = 0, hi = sizeof(refs) / sizeof(*refs);

	while (lo < hi) {
		const size_t mid = lo + (hi - lo) / 2;
		const int c = order(s, n, refs[mid].name);

		if (c == 0) {
			*cp = refs[mid].cp;
			return true;
		}
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return false;
}

static int
digit(char c)
{
	if (ascii_isdigit(c))
		return c - '0';
	c = ascii_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 16;
}

static bool
numeric(const char *s, size_t n, uint32_t *cp)
{
	const bool hex = n > 0 && (s[0] == 'x' || s[0] == 'X');
	const int base = hex ? 16 : 10;
	size_t i = hex;
	uint32_t v = 0;

	if (i == n)
		return false;
	for (; i < n; i++) {
		const int d = digit(s[i]);

		if (d >= base || v > CP_MAX)
			return false;
		v = v * (uint32_t)base + (uint32_t)d;
	}
	if (v == 0 || v > CP_MAX || (v >= 0xd800 && v < 0xe000))
		return false;
	*cp = v;
	return true;
}

/* The reference at s, without looking at what it completes. */
static size_t
one(const char *s, size_t n, uint32_t *cp)
{
	const bool number = n > 1 && s[1] == '#';
	const size_t from = number ? 2 : 1;
	const size_t max = from + (number ? NUMBER_MAX_LEN : NAME_MAX_LEN - 1);
	size_t i = from;

	while (i < n && i < max && ascii_isalnum(s[i]))
		i++;
	if (i == from || i == n || s[i] != ';')
		return 0;
	if (number ? !numeric(s + from, i - from, cp) :
		     !named(s + from, i - from, cp))
		return 0;
	return i + 1;
}

size_t
charref_find(const char *s, size_t n, uint32_t *cp)
{
	size_t len = one(s, n, cp);

	/* "&amp;" ends in the ';' that now plays the '&' of what follows. */
	while (len > 0 && *cp == '&') {
		const size_t at = len - 1;
		const char *name = s + at + 1;
		char piece[NUMBER_MAX_LEN + 4];
		size_t k = n - at - 1, more;

		if (k > sizeof(piece) - 1)
			k = sizeof(piece) - 1;
		piece[0] = '&';
		memcpy(piece + 1, name, k);
		more = one(piece, k + 1, cp);
		if (more == 0)
			break;
		len += more - 1;
	}
	return len;
}
