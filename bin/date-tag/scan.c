/* See LICENSE file for copyright and license details. */
#include "scan.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

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

/* A figure beside it, or "in". */
static bool
maybedate(const char *s, size_t len, size_t start, size_t end)
{
	if (end + 1 < len && (s[end] == ' ' || s[end] == '.') &&
	    class(s[end + 1]) == DIGIT)
		return true;
	if (start >= 3 && memcmp(s + start - 3, "in ", 3) == 0)
		return true;
	return start >= 2 && class(s[start - 1]) == NO &&
	       (class(s[start - 2]) == DIGIT ||
		   (start >= 4 &&
		       (s[start - 2] == 'h' || s[start - 2] == 't' ||
			   s[start - 2] == 'd') &&
		       class(s[start - 4]) == DIGIT));
}

/* Whether the word s[start..) begins as one of the triggers does. */
static inline bool
hasprefix(const char *s, size_t len, size_t start)
{
	unsigned key;

	if (len - start < 3)
		return len - start == 2;
	key = (unsigned)(s[start] & 31) << 10 |
	      (unsigned)(s[start + 1] & 31) << 5 |
	      (unsigned)(s[start + 2] & 31);
	return ((uint32_t)trigger_prefix[key / 32] >> key % 32 & 1) != 0;
}

/* A letter's five bits; 0 for another byte. */
static unsigned
fold(char c)
{
	return class(c) == LETTER ? (unsigned)c & 31 : 0;
}

/* As hasprefix(), by four letters: there are few words that pass both. */
static bool
hasfourth(const char *s, size_t len, size_t start)
{
	unsigned key, third = len - start > 2 ? fold(s[start + 2]) : 0;

	key = ((unsigned)s[start] & 31) << 10 |
	      ((unsigned)s[start + 1] & 31) << 5 | third;
	key <<= 5;
	if (third != 0 && len - start > 3)
		key |= fold(s[start + 3]);
	key = key * 2654435761U >> 17; /* as in mkdate.c */
	return ((uint32_t)trigger_fourth[key / 32] >> key % 32 & 1) != 0;
}

static bool
isword(const char *s, size_t len, size_t start)
{
	size_t end = start;
	unsigned flags;

	while (end < len && class(s[end]) == LETTER)
		end++;
	if (end - start == 1)
		return end < len && class(s[end]) == DIGIT &&
		       (s[start] | 0x20) == 'q';
	flags = word_flags(word_find(s + start, end - start));
	if ((flags & WORD_TRIGGER) == 0)
		return false;
	/* "may" and "march" in small letters only beside a number, or after
	 * "in". */
	return (flags & WORD_CAPITAL) == 0 || ascii_isupper(s[start]) ||
	       maybedate(s, len, start, end);
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

/* "at 7", "half 8", "@ 7", "til 9", "till 9", "b4 9", "ard 9", "by 9", "5 or 6",
 * "10ish", "8 plus", "8+" */
static bool
chathour(const char *s, size_t len, size_t start, size_t end)
{
	static const char before[][4] = { "at ", "lf ", " @ ", "il ", "ll ",
		"b4 ", "rd ", "by ", "or " };
	static const char behind[][4] = { "ish", " pl", "+ ", "plu", " @ " };
	size_t i;

	if (start >= 4 && s[start - 1] == ' ')
		for (i = 0; i < sizeof(before) / sizeof(*before); i++)
			if (s[start - 2] == before[i][1] &&
			    s[start - 3] == before[i][0])
				return before[i][0] != 'o' ||
				       s[start - 4] == ' ';
	if (len - end < 3 ||
	    (s[end] != ' ' && s[end] != '+' && s[end] != 'i' && s[end] != 'p'))
		return false;
	for (i = 0; i < sizeof(behind) / sizeof(*behind); i++)
		if (memcmp(s + end, behind[i], strlen(behind[i])) == 0)
			return true;
	return false;
}

static bool
isfigures(const char *s, size_t len, size_t start)
{
	size_t end = start, n;
	char next;

	while (end < len && class(s[end]) == DIGIT)
		end++;
	n = end - start;
	next = end < len ? s[end] : '\0';
	if (n == 4 || n == 8)
		return s[start] == '1' || s[start] == '2' ||
		       (n == 4 && (s[start] == '0' || ampm(s, len, end)));
	if (n == 3)
		return class(next) == LETTER && ampm(s, len, end);
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
	if (chathour(s, len, start, end))
		return true;
	if ((next | 0x20) == 't' && start >= 3) /* the 24th, on 24th */
		return memcmp(s + start - 3, "he ", 3) == 0 ||
		       memcmp(s + start - 3, "on ", 3) == 0;
	return (next == ' ' || class(next) == LETTER) && ampm(s, len, end);
}

static inline bool
ishit(const char *s, size_t len, size_t start)
{
	if (class(s[start]) == DIGIT)
		return isfigures(s, len, start);
	return ((hasprefix(s, len, start) && hasfourth(s, len, start)) ||
		   (s[start] | 0x20) == 'q') &&
	       isword(s, len, start);
}

/* Eight bytes of s, the first one lowest; written out, compilers make it one
 * load. */
static uint64_t
load(const char *s)
{
	const unsigned char *b = (const unsigned char *)s;

	return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 |
	       (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 |
	       (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 |
	       (uint64_t)b[7] << 56;
}

#define EACH(c) (UINT64_C(0x0101010101010101) * (c))

/* The high bit of each byte that lies in [lo, hi], both below 0x80. */
static uint64_t
within(uint64_t x, unsigned lo, unsigned hi)
{
	uint64_t low = x & EACH(0x7f);

	return (low + EACH(0x80 - lo)) & ~(low + EACH(0x7f - hi)) & ~x &
	       EACH(0x80);
}

/* Bytes of letters and digits, by their high bits. */
static uint64_t
alnums(uint64_t x)
{
	return within(x | EACH(0x20), 'a', 'z') | within(x, '0', '9');
}

/* The index of the lowest byte that has its high bit set; x is not 0. */
static unsigned
lowest(uint64_t x)
{
#ifdef __GNUC__
	return (unsigned)__builtin_ctzll(x) / 8;
#else
	unsigned i = 0;

	for (; (x & 0x80) == 0; x >>= 8)
		i++;
	return i;
#endif
}

/* Words are found eight bytes at a time: where a letter or a digit stands and
 * none before it. */
size_t
scan_next(const char *s, size_t len, size_t from)
{
	uint64_t words, starts, last = 0;
	size_t i = from, at;

	for (; len - i >= 8; i += 8) {
		words = alnums(load(s + i));
		starts = words & ~(words << 8 | last);
		last = words >> 56;
		for (; starts != 0; starts &= starts - 1) {
			at = i + lowest(starts);
			if (ishit(s, len, at))
				return at;
		}
	}
	for (; i < len; i++) {
		words = class(s[i]) != NO ? 0x80 : 0;
		if ((words & ~last) != 0 && ishit(s, len, i))
			return i;
		last = words;
	}
	return len;
}
