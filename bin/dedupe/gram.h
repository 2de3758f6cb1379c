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

enum {
	GRAM_LEN = 7, /* characters, in the low bytes of a word of 64 bits */
	GRAM_FILTER = 1 << 16 /* bits in a filter */
};

#define GRAM_MASK (((uint64_t)1 << 8 * GRAM_LEN) - 1)

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
	return window << 8 | c;
}

static inline uint64_t
gram_hash(uint64_t window)
{
	uint64_t h = (window & GRAM_MASK) * 0xff51afd7ed558ccd;

	h = (h ^ h >> 32) * 0xc4ceb9fe1a85ec53;
	return h ^ h >> 29;
}

/* A word's hash goes on from that of its beginning; 0 begins one. */
static inline uint64_t
gram_wordpush(uint64_t h, unsigned char c)
{
	return (h ^ c) * 0x9e3779b97f4a7c15 ^ h >> 29;
}

static inline bool
gram_infilter(const unsigned char *filter, uint64_t h)
{
	const uint32_t bit = h >> 7 & (GRAM_FILTER - 1);

	return filter[bit / 8] >> bit % 8 & 1;
}

#endif
