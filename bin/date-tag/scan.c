/* See LICENSE file for copyright and license details. */
#include "scan.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "chat.h"
#include "utf8.h"
#include "word.h"
#include "wordkey.h"

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

/* The four bytes at start, the first one lowest, 0 behind the end. */
static inline uint32_t
fourat(const char *s, size_t len, size_t start)
{
	uint32_t w = 0;

	if (len - start >= 4)
		return mem_four(s + start);
	for (size_t i = 0; i < len - start; i++)
		w |= (uint32_t)(unsigned char)s[start + i] << 8 * i;
	return w;
}

/* Whether a word with these first bytes may be a trigger. */
static inline bool
maytrigger(uint32_t four)
{
	uint32_t key = wordkey_first(four);

	return ((uint32_t)trigger_first[key / 32] >> key % 32 & 1) != 0;
}

static bool
isword(const char *s, size_t len, size_t start)
{
	size_t end;
	uint16_t word = word_at(s, len, start, &end);
	unsigned flags;

	if (end - start == 1 && end < len && s[end] == '.') {
		if (start + 3 > len)
			return false;
		end = start + 3; /* B.C. */
		word = word_find(s + start, 3);
	} else if (end - start == 1) {
		return end < len && class(s[end]) == DIGIT &&
		       (s[start] | 0x20) == 'q';
	}
	flags = word_flags(word);
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

#define PAIR(a, b) ((unsigned)(a) << 8 | (unsigned)(b))

/* What stands before an hour: "at 7", "half 8", "@ 7", "til 9", "till 9", "b4 9",
 * "ard 9", "by 9", "5 or 6"; by the last two bytes. */
static bool
beforehour(const char *s, size_t start)
{
	const unsigned char *b = (const unsigned char *)s + start;

	if (start < 4 || b[-1] != ' ')
		return false;
	switch (PAIR(b[-3], b[-2])) {
	case PAIR('a', 't'):
	case PAIR('l', 'f'):
	case PAIR(' ', '@'):
	case PAIR('i', 'l'):
	case PAIR('l', 'l'):
	case PAIR('b', '4'):
	case PAIR('r', 'd'):
	case PAIR('b', 'y'):
		return true;
	case PAIR('o', 'r'):
		return b[-4] == ' ';
	default:
		return false;
	}
}

/* What stands behind it: "10ish", "8 plus", "8plus", "8+ ", "8 @". */
static bool
behindhour(const char *s, size_t len, size_t end)
{
	if (len - end < 3)
		return false;
	switch (s[end]) {
	case ' ':
		return (s[end + 1] == 'p' && s[end + 2] == 'l') ||
		       s[end + 1] == '@';
	case '+':
		return s[end + 1] == ' ';
	case 'i':
		return s[end + 1] == 's' && s[end + 2] == 'h';
	case 'p':
		return s[end + 1] == 'l' && s[end + 2] == 'u';
	default:
		return false;
	}
}

/* Whether the two bytes at s are one of the n pairs. */
static bool
ispair(const char *s, const char (*pair)[3], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[0] == pair[i][0] && s[1] == pair[i][1])
			return true;
	return false;
}

/* Behind 12.30: a sum of money or a measure goes on with these letters. */
static bool
ismeasured(const char *s, size_t len, size_t end)
{
	static const char words[][3] = { "dl", "ml", "vs", "pc", "ct", "bi",
		"mi", "do", "pe", "po", "ce", "le" };

	return len - end >= 3 && s[end] == ' ' &&
	       ispair(s + end + 1, words, sizeof(words) / sizeof(*words));
}

/* In a text so short that it may be a message: hours behind more words, "around
 * 6", "from 5", and any that has minutes, "meet u 12.30". */
static bool
inshort(const char *s, size_t len, size_t start, size_t end)
{
	static const char words[][3] = { "nd", "bt", "om", "re", "er" };

	if (start < 4 || s[start - 1] != ' ')
		return false;
	if (end + 2 < len && s[end] == '.' && class(s[end + 1]) == DIGIT)
		return class(s[end + 2]) == DIGIT &&
		       (end + 3 == len || class(s[end + 3]) == NO) &&
		       !ismeasured(s, len, end + 3);
	return ispair(s + start - 3, words, sizeof(words) / sizeof(*words));
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
	if (len <= CHAT_SHORT && inshort(s, len, start, end))
		return true;
	if (next == ':' || next == '/')
		return end + 1 < len && class(s[end + 1]) == DIGIT;
	if (next == '.')
		return dotted(s, len, end) || beforehour(s, start) ||
		       (end + 2 < len && class(s[end + 1]) == DIGIT &&
			   class(s[end + 2]) == DIGIT && ampm(s, len, end + 3));
	if (next == 's' && n == 2 && s[start + 1] == '0')
		return true;
	if (class(next) == LETTER &&
	    (n == 1 ||
		(maytrigger(fourat(s, len, end)) && isword(s, len, end))))
		return true; /* 2moro, 20mins */
	if (beforehour(s, start) || behindhour(s, len, end))
		return true;
	if ((next | 0x20) == 't' && start >= 3) /* the 24th, on 24th */
		return memcmp(s + start - 3, "he ", 3) == 0 ||
		       memcmp(s + start - 3, "on ", 3) == 0;
	return (next == ' ' || class(next) == LETTER) && ampm(s, len, end);
}

/* Whether the word that begins at start, with these bytes, may be of a date. */
static inline bool
ishit(const char *s, size_t len, size_t start, uint32_t four)
{
	if ((four & 0x40) == 0)
		return isfigures(s, len, start);
	return maytrigger(four) && isword(s, len, start);
}

enum { BLOCK = 32 }; /* bytes at once */

#if defined(__SSE2__) && !defined(SCAN_PLAIN)
/* Each byte of x, less lo without regard to sign, below n. */
static __m128i
within(__m128i x, int lo, int n)
{
	x = _mm_add_epi8(x, _mm_set1_epi8((char)(0x80 - lo)));
	return _mm_cmplt_epi8(x, _mm_set1_epi8((char)(n - 0x80)));
}

static unsigned
sixteen(const char *s)
{
	__m128i x = _mm_loadu_si128((const __m128i *)(const void *)s);
	__m128i low = _mm_or_si128(x, _mm_set1_epi8(0x20));

	return (unsigned)_mm_movemask_epi8(
	    _mm_or_si128(within(low, 'a', 26), within(x, '0', 10)));
}

/* Bytes of letters and digits of the BLOCK at s, by one bit each. */
static uint32_t
alnums(const char *s)
{
	return sixteen(s) | (uint32_t)sixteen(s + 16) << 16;
}
#else
#define EACH(c) (UINT64_C(0x0101010101010101) * (c))

/* The high bit of each byte that lies in [lo, hi], both below 0x80. */
static uint64_t
within(uint64_t x, unsigned lo, unsigned hi)
{
	uint64_t low = x & EACH(0x7f);

	return (low + EACH(0x80 - lo)) & ~(low + EACH(0x7f - hi)) & ~x &
	       EACH(0x80);
}

/* Bytes of letters and digits of the BLOCK at s, by one bit each. */
static uint32_t
alnums(const char *s)
{
	uint32_t bits = 0;

	for (unsigned i = 0; i < BLOCK; i += 8) {
		uint64_t x = mem_eight(s + i);
		uint64_t high = within(x | EACH(0x20), 'a', 'z') |
				within(x, '0', '9');

		/* No two products meet in a bit. */
		bits |=
		    (uint32_t)((high >> 7) * UINT64_C(0x0102040810204080) >> 56)
		    << i;
	}
	return bits;
}
#endif

/* The first hit among the words that start where starts has bits, from base on;
 * len if there is none.  far: the last of them has three bytes behind it. */
static inline size_t
firsthit(const char *s, size_t len, size_t base, uint32_t starts, bool far)
{
	for (; starts != 0; starts &= starts - 1) {
		size_t at = base + mem_lowest(starts);

		if (ishit(s, len, at,
			far ? mem_four(s + at) : fourat(s, len, at)))
			return at;
	}
	return len;
}

/* The same from i on, less than a block before the end; last: a word goes on
 * at i. */
static size_t
resthit(const char *s, size_t len, size_t i, uint32_t last)
{
	uint32_t words;
	size_t behind;

	if (len >= BLOCK) { /* a block that ends with the text */
		behind = BLOCK - (len - i);
		words = alnums(s + len - BLOCK) >> behind << behind;
		return firsthit(s, len, len - BLOCK,
		    words & ~(words << 1 | last << behind), false);
	}
	for (; i < len; i++) {
		words = class(s[i]) != NO;
		if ((words & ~last) != 0 && ishit(s, len, i, fourat(s, len, i)))
			return i;
		last = words;
	}
	return len;
}

/* Words are found a block at a time: where a letter or a digit stands and none
 * before it. */
size_t
scan_next(const char *s, size_t len, size_t from)
{
	uint32_t words, last = 0;
	size_t i = from, at;

	for (; len - i >= BLOCK; i += BLOCK) {
		words = alnums(s + i);
		last = words & ~(words << 1 | last);
		at = len - i >= BLOCK + 3 ? firsthit(s, len, i, last, true) :
					    firsthit(s, len, i, last, false);
		if (at < len)
			return at;
		last = words >> (BLOCK - 1);
	}
	return i < len ? resthit(s, len, i, last) : len;
}
