/* See LICENSE file for copyright and license details. */
#include "scan.h"

#include <stdbool.h>
#include <stdint.h>

#include "utf8.h"
#include "word.h"

#define DATE_TRIGGERS
#include "dates.h"

/* Bytes that begin or continue a word of letters, and digits. */
enum { NO, LETTER, DIGIT };
static const unsigned char classes[256] = {
	['0'] = DIGIT,
	['1'] = DIGIT,
	['2'] = DIGIT,
	['3'] = DIGIT,
	['4'] = DIGIT,
	['5'] = DIGIT,
	['6'] = DIGIT,
	['7'] = DIGIT,
	['8'] = DIGIT,
	['9'] = DIGIT,
#define L(c) [c] = LETTER, [(c) + 32] = LETTER
	L('A'),
	L('B'),
	L('C'),
	L('D'),
	L('E'),
	L('F'),
	L('G'),
	L('H'),
	L('I'),
	L('J'),
	L('K'),
	L('L'),
	L('M'),
	L('N'),
	L('O'),
	L('P'),
	L('Q'),
	L('R'),
	L('S'),
	L('T'),
	L('U'),
	L('V'),
	L('W'),
	L('X'),
	L('Y'),
	L('Z'),
#undef L
};

static unsigned class(char c)
{
	return classes[(unsigned char)c];
}

static bool
neardigit(const char *s, size_t len, size_t start, size_t end)
{
	if (end + 1 < len && (s[end] == ' ' || s[end] == '.') &&
	    class(s[end + 1]) == DIGIT)
		return true;
	return start >= 2 && class(s[start - 1]) == NO &&
	       (class(s[start - 2]) == DIGIT ||
		   (start >= 4 &&
		       (s[start - 2] == 'h' || s[start - 2] == 't' ||
			   s[start - 2] == 'd') &&
		       class(s[start - 4]) == DIGIT));
}

static bool
isword(const char *s, size_t len, size_t start, size_t end)
{
	size_t n = end - start;
	unsigned a = (unsigned char)(s[start] | 0x20) - 'a', b, flags;

	if (n < 2 || n > 15)
		return false;
	b = (unsigned char)(s[start + 1] | 0x20) - 'a';
	if ((trigger_lengths[a * 26 + b] >> n & 1) == 0)
		return false;
	flags = word_flags(word_find(s + start, n));
	if ((flags & WORD_TRIGGER) == 0)
		return false;
	/* "may" and "march" in small letters only beside a number. */
	return (flags & WORD_CAPITAL) == 0 || ascii_isupper(s[start]) ||
	       neardigit(s, len, start, end);
}

/* a.m., AM, p.m. behind figures. */
static bool
ampm(const char *s, size_t len, size_t i)
{
	if (i < len && s[i] == ' ')
		i++;
	if (i + 1 >= len || ((s[i] | 0x20) != 'a' && (s[i] | 0x20) != 'p'))
		return false;
	i += s[i + 1] == '.' ? 2 : 1;
	return i < len && (s[i] | 0x20) == 'm' &&
	       (i + 1 == len || class(s[i + 1]) == NO);
}

/* Two more groups of figures after the first: 22.12.16. */
static bool
dotted(const char *s, size_t len, size_t i)
{
	size_t n = 0;

	if (i + 1 >= len || class(s[i + 1]) != DIGIT)
		return false;
	for (i++; i < len && class(s[i]) == DIGIT && n < 3; i++)
		n++;
	return n < 3 && i + 1 < len && s[i] == '.' && class(s[i + 1]) == DIGIT;
}

static bool
isfigures(const char *s, size_t len, size_t start, size_t end)
{
	size_t n = end - start;
	char next = end < len ? s[end] : '\0';

	if (n == 4 || n == 8)
		return s[start] == '1' || s[start] == '2';
	if (n > 2)
		return false;
	if (next == ':' || next == '/')
		return end + 1 < len && class(s[end + 1]) == DIGIT;
	if (next == '.')
		return dotted(s, len, end) ||
		       (end + 2 < len && class(s[end + 1]) == DIGIT &&
			   class(s[end + 2]) == DIGIT && ampm(s, len, end + 3));
	if (next == 's' && n == 2 && s[start + 1] == '0')
		return true;
	if (class(next) == LETTER && n == 1)
		return true; /* 2moro */
	return (next == ' ' || class(next) == LETTER) && ampm(s, len, end);
}

size_t
scan_next(const char *s, size_t len, size_t from)
{
	size_t i = from, start;

	while (i < len) {
		switch (class(s[i])) {
		case LETTER:
			for (start = i++; i < len && class(s[i]) == LETTER;)
				i++;
			if (isword(s, len, start, i))
				return start;
			if (i < len && class(s[i]) == DIGIT && i - start == 1 &&
			    (s[start] | 0x20) == 'q')
				return start;
			break;
		case DIGIT:
			for (start = i++; i < len && class(s[i]) == DIGIT;)
				i++;
			if (isfigures(s, len, start, i))
				return start;
			break;
		default:
			i++;
		}
	}
	return len;
}
