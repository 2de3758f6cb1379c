/* See LICENSE file for copyright and license details. */
#include <stdint.h>
#include <string.h>

#include "unicode.h"
#include "utf8.h"

/* How many continuation bytes follow lead byte c; 0 if c cannot lead. */
static size_t
follow(unsigned char c)
{
	if (c >= 0xC2 && c <= 0xDF)
		return 1;
	if (c >= 0xE0 && c <= 0xEF)
		return 2;
	return c >= 0xF0 && c <= 0xF4 ? 3 : 0;
}

/* The second byte has a narrower range after some leads, so that overlong
 * forms, surrogates and what is past 10FFFF are bad (RFC 3629, 4). */
static bool
second(unsigned char lead, unsigned char c)
{
	switch (lead) {
	case 0xE0:
		return c >= 0xA0 && c <= 0xBF;
	case 0xED:
		return c >= 0x80 && c <= 0x9F;
	case 0xF0:
		return c >= 0x90 && c <= 0xBF;
	case 0xF4:
		return c >= 0x80 && c <= 0x8F;
	default:
		return (c & 0xC0) == 0x80;
	}
}

size_t
utf8_decode(const char *s, size_t n, uint32_t *cp)
{
	unsigned char c = (unsigned char)s[0], d;
	size_t more, i;
	uint32_t v;

	if (c < 0x80) {
		*cp = c;
		return 1;
	}
	*cp = UTF8_BAD;
	more = follow(c);
	if (more == 0 || n < 2 || !second(c, (unsigned char)s[1]))
		return 1;
	v = c & (0x3Fu >> more);
	for (i = 1; i <= more; i++) {
		if (i == n)
			return i;
		d = (unsigned char)s[i];
		if ((d & 0xC0) != 0x80)
			return i;
		v = v << 6 | (d & 0x3F);
	}
	*cp = v;
	return more + 1;
}

size_t
utf8_encode(char out[4], uint32_t cp)
{
	size_t n, i;

	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = UTF8_BAD;
	n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
	for (i = n - 1; i > 0; i--, cp >>= 6)
		out[i] = (char)(0x80 | (cp & 0x3F));
	out[0] = (char)((0xF00u >> n & 0xFF) | cp);
	return n;
}

enum utf8_class
utf8_class(uint32_t cp)
{
	if (cp > 0x10FFFF)
		return UTF8_OTHER;
	return (
	    enum utf8_class)class_of[class_block[cp >> 8] * 256u + (cp & 0xFF)];
}

uint32_t
utf8_fold(uint32_t cp)
{
	size_t lo = 0, hi = sizeof(folds) / sizeof(folds[0]), mid;

	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp | 0x20 : cp;
	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (cp > folds[mid].last)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == sizeof(folds) / sizeof(folds[0]) || cp < folds[lo].first ||
	    (cp - folds[lo].first) % folds[lo].stride != 0)
		return cp;
	return (uint32_t)((int32_t)cp + folds[lo].delta);
}

size_t
utf8_ascii(const char *s, size_t n)
{
	uint64_t w[2];
	size_t i = 0;

	for (; n - i >= sizeof(w); i += sizeof(w)) {
		memcpy(w, s + i, sizeof(w));
		if (((w[0] | w[1]) & 0x8080808080808080u) != 0)
			break;
	}
	if (n - i >= sizeof(w[0])) {
		memcpy(w, s + i, sizeof(w[0]));
		if ((w[0] & 0x8080808080808080u) == 0)
			i += sizeof(w[0]);
	}
	while (i < n && (unsigned char)s[i] < 0x80)
		i++;
	return i;
}
