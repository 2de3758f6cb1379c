/* See LICENSE file for copyright and license details. */
/*
 * utf8: decoding (RFC 3629, with the replacement of maximal subparts as in
 * Unicode 15, 3.9), classes and simple case folding, and ASCII tests that do
 * not know a locale.  Invalid bytes decode to UTF8_BAD, one at a time, so that
 * nothing stops at them.
 */
#ifndef UTF8_H
#define UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_BAD ((uint32_t)0xFFFD)

enum utf8_class {
	UTF8_OTHER,  /* controls, unassigned, symbols */
	UTF8_UPPER,  /* Lu Lt */
	UTF8_LOWER,  /* Ll */
	UTF8_LETTER, /* Lo Lm: no case */
	UTF8_MARK,   /* Mn Mc Me */
	UTF8_DIGIT,  /* Nd */
	UTF8_SPACE,  /* Zs Zl Zp, TAB LF VT FF CR, NEL */
	UTF8_PUNCT   /* P* */
};

/* Decode one character of s[0..n), n > 0.  Returns its bytes, >= 1. */
size_t utf8_decode(const char *s, size_t n, uint32_t *cp);
size_t utf8_encode(char out[4], uint32_t cp); /* bytes written */
enum utf8_class utf8_class(uint32_t cp);
uint32_t utf8_fold(uint32_t cp); /* Unicode CaseFolding.txt, status C and S */

/* The length of the ASCII prefix of s[0..n). */
size_t utf8_ascii(const char *s, size_t n);

static inline bool
ascii_isupper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool
ascii_islower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool
ascii_isalpha(char c)
{
	return ascii_islower((char)(c | 0x20));
}

static inline bool
ascii_isdigit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
ascii_isalnum(char c)
{
	return ascii_isalpha(c) || ascii_isdigit(c);
}

/* Blank, TAB, LF, VT, FF, CR. */
static inline bool
ascii_isspace(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool
ascii_isempty(const char *s, size_t n)
{
	while (n > 0 && ascii_isspace(*s)) {
		s++;
		n--;
	}
	return n == 0;
}

static inline char
ascii_lower(char c)
{
	return ascii_isupper(c) ? (char)(c | 0x20) : c;
}

#endif
