/* See LICENSE file for copyright and license details. */
/*
 * gram: hashes of words and of stretches of characters, and the filters of
 * the common ones that common/gen/mkcommon.c makes with them from
 * data/common.tsv (Bloom 1970, one hash).  A filter also takes one in
 * fifty others for common, the same ones on every machine.
 */
#ifndef GRAM_H
#define GRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum {
	GRAM_LEN = 7, /* characters, in the low bytes of a word of 64 bits */
	GRAM_FILTER = 1 << 16 /* bits in a filter */
};

/* The multipliers are those of MurmurHash3's 64-bit finaliser (Appleby). */
static inline uint64_t
gram_mix(uint64_t x)
{
	x = (x ^ x >> 33) * 0xff51afd7ed558ccd;
	x = (x ^ x >> 33) * 0xc4ceb9fe1a85ec53;
	return x ^ x >> 33;
}

static inline uint64_t
gram_push(uint64_t window, unsigned char c)
{
	return window >> 8 | (uint64_t)c << 8 * (GRAM_LEN - 1);
}

/* The upper half of the first step says where a stretch stands among others,
 * the whole which it is. */
static inline uint64_t
gram_order(uint64_t window)
{
	return (window ^ window >> 28) * 0xff51afd7ed558ccd;
}

static inline uint64_t
gram_hash(uint64_t order)
{
	const uint64_t h = (order ^ order >> 32) * 0xc4ceb9fe1a85ec53;

	return h ^ h >> 29;
}

/* Eight bytes, the first one lowest; the first one highest; and four.  Compilers
 * that know the order of a machine's bytes see one load in the sum of eight, but
 * not where loads overlap. */
static inline uint64_t
gram_load(const unsigned char *s)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	uint64_t v;

	memcpy(&v, s, sizeof(v));
	return v;
#else
	return (uint64_t)s[0] | (uint64_t)s[1] << 8 | (uint64_t)s[2] << 16 |
	       (uint64_t)s[3] << 24 | (uint64_t)s[4] << 32 |
	       (uint64_t)s[5] << 40 | (uint64_t)s[6] << 48 |
	       (uint64_t)s[7] << 56;
#endif
}

static inline uint64_t
gram_loadhigh(const unsigned char *s)
{
	uint64_t v = gram_load(s);

	v = (v & 0x00ff00ff00ff00ff) << 8 | (v >> 8 & 0x00ff00ff00ff00ff);
	v = (v & 0x0000ffff0000ffff) << 16 | (v >> 16 & 0x0000ffff0000ffff);
	return v << 32 | v >> 32;
}

static inline uint64_t
gram_loadhalf(const unsigned char *s)
{
	return (uint64_t)s[0] << 24 | (uint64_t)s[1] << 16 |
	       (uint64_t)s[2] << 8 | s[3];
}

/* Up to eight bytes, the first one highest: loads may overlap. */
static inline uint64_t
gram_part(const unsigned char *s, size_t n)
{
	if (n >= 4)
		return gram_loadhalf(s) << 8 * (n - 4) |
		       gram_loadhalf(s + n - 4);
	if (n == 0)
		return 0;
	return (uint64_t)s[0] << 8 * (n - 1) |
	       (uint64_t)s[n / 2] << 8 * (n - 1 - n / 2) | s[n - 1];
}

/* The same, of the n bytes before end, where eight are there; n is at most
 * seven. */
static inline uint64_t
gram_before(const unsigned char *end, size_t n)
{
	return gram_loadhigh(end - 8) & (((uint64_t)1 << 8 * n) - 1);
}

/* Of a word or figure. */
static inline uint64_t
gram_word(const unsigned char *s, size_t n)
{
	uint64_t h = n;

	for (; n >= 8; n -= 8, s += 8)
		h = gram_mix(h ^ gram_loadhigh(s));
	return gram_mix(h ^ gram_part(s, n));
}

/* The same, where eight bytes are there before its end. */
static inline uint64_t
gram_wordbefore(const unsigned char *end, size_t n)
{
	uint64_t h = n;

	if (n >= 16)
		return gram_word(end - n, n);
	if (n >= 8)
		h = gram_mix(h ^ gram_loadhigh(end - n));
	return gram_mix(h ^ gram_before(end, n % 8));
}

static inline bool
gram_infilter(const unsigned char *filter, uint64_t h)
{
	const unsigned bit = h >> 7 & 7;

	return filter[h >> 10 & (GRAM_FILTER / 8 - 1)] >> bit & 1;
}

#endif
