/* See LICENSE file for copyright and license details. */
/*
 * wordkey: a word of up to WORD_LONGEST bytes in small letters as two numbers,
 * its first byte lowest, so that words are compared and hashed at once.  For
 * mkdate.c, which makes the tables of words, and word.c and scan.c, which look
 * into them.
 */
#ifndef WORDKEY_H
#define WORDKEY_H

#include <stddef.h>
#include <stdint.h>

#include "mem.h"

enum { WORD_LONGEST = 16 };

struct word_key {
	uint64_t head, tail;
};

/* The bytes with the letters of ASCII small: bit 7 of over and of from is set
 * where a byte's lower seven bits are beyond 'Z', or not before 'A'. */
static inline uint64_t
wordkey_lower(uint64_t x)
{
	const uint64_t each = UINT64_C(0x0101010101010101);
	uint64_t low = x & (0x7f * each);
	uint64_t over = low + (0x7f - 'Z') * each;
	uint64_t from = low + (0x80 - 'A') * each;

	return x | ((from & ~over & ~x & (0x80 * each)) >> 2);
}

/* The bytes of x with the letters of ASCII small; *other: the high bit of each
 * byte that is none. */
static inline uint64_t
wordkey_small(uint64_t x, uint64_t *other)
{
	const uint64_t each = UINT64_C(0x0101010101010101);
	uint64_t low = (x | 0x20 * each) & (0x7f * each);
	uint64_t over = low + (0x7f - 'z') * each;
	uint64_t from = low + (0x80 - 'a') * each;

	*other = (~from | over | x) & (0x80 * each);
	return low;
}

/* How many letters of ASCII the eight bytes of x begin with; those in small
 * letters go to *small, with 0 behind them. */
static inline unsigned
wordkey_letters(uint64_t x, uint64_t *small)
{
	uint64_t other, low = wordkey_small(x, &other);
	unsigned bits;

	if (other == 0) {
		*small = low;
		return 8;
	}
	bits = mem_lowest(other) - 7;
	*small = low & ((UINT64_C(1) << bits) - 1);
	return bits / 8;
}

/* The same of those that x ends with. */
static inline unsigned
wordkey_lettersbefore(uint64_t x, uint64_t *small)
{
	uint64_t other, low = wordkey_small(x, &other);
	unsigned bits = other == 0 ? 64 : mem_above(other);

	*small = bits == 0 ? 0 : low >> (64 - bits);
	return bits / 8;
}

/* Of s[0..len), 0 < len <= WORD_LONGEST: two loads that overlap. */
static inline struct word_key
wordkey_of(const char *s, size_t len)
{
	struct word_key k = { 0, 0 };

	if (len >= 8) {
		k.head = mem_eight(s);
		if (len > 8)
			k.tail = mem_eight(s + len - 8) >>
				 8 * (WORD_LONGEST - len);
	} else if (len >= 4) {
		k.head = mem_four(s) | (uint64_t)mem_four(s + len - 4)
					   << 8 * (len - 4);
	} else {
		while (len-- > 0)
			k.head = k.head << 8 | (unsigned char)s[len];
	}
	k.head = wordkey_lower(k.head);
	k.tail = wordkey_lower(k.tail);
	return k;
}

enum { WORD_FIRSTBITS = 16 };

/* A word's first three bytes, the lowest of four, without regard to the case of
 * letters; in WORD_FIRSTBITS bits. */
static inline uint32_t
wordkey_first(uint32_t four)
{
	return (four & 0xDFDFDF) * 2654435761U >> (32 - WORD_FIRSTBITS);
}

/* Multiplicative, by odd numbers near 2^64 over the golden ratio. */
static inline uint32_t
wordkey_hash(const struct word_key *k)
{
	return (uint32_t)((k->head * UINT64_C(0x9E3779B97F4A7C15) ^
			      k->tail * UINT64_C(0xC2B2AE3D27D4EB4F)) >>
			  40);
}

#endif
