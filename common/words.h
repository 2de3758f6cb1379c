/* See LICENSE file for copyright and license details. */
/*
 * words: look-up in the word lists of data/ that common/gen/mkwords.c has made
 * into headers (build/gen/NAME_words.h): a blob of spellings, entries without
 * pointers, and an open-addressed hash table of their numbers.  An entry says
 * by bits which lists hold it (NAME_IN_LIST) and what the second column said.
 * Nothing is owned: all is constant.
 */
#ifndef WORDS_H
#define WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "mem.h"

enum { WORDS_NUMBER = 0xFFFF }; /* the part of a slot that is one */

struct words_entry {
	uint32_t off; /* of the spelling in the blob, len bytes */
	uint32_t
	    value;   /* of the second column in the blob, NUL-ended; 0: none */
	uint32_t in; /* lists that hold it; 0: it only begins entries */
	uint8_t len;
	uint8_t more; /* tokens that the longest entry beginning with it has
			 * beyond it */
};

struct words {
	const unsigned char *blob;
	const struct words_entry *entry;
	const uint32_t *slot; /* number of an entry, from 1, and above it the
			       * upper half of its hash; 0: free */
	uint32_t mask;	      /* slots - 1, a power of two less one */
};

enum { WORDS_LONGEST = 79 }; /* bytes in a spelling */

/* Multiplicative, eight bytes a step, the last ones with some that were seen
 * before: the same on every machine; the constants are the golden ratio and
 * that of PCG. */
static inline uint32_t
words_hash(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	uint64_t h = n * UINT64_C(0x9E3779B97F4A7C15), v = 0;

	if (n >= 8) {
		for (size_t i = 0; i + 8 < n; i += 8) {
			h = (h ^ mem_eight(s + i)) *
			    UINT64_C(0xD1342543DE82EF95);
			h ^= h >> 32;
		}
		v = mem_eight(s + n - 8);
	} else if (n >= 4) {
		v = mem_ends(s, n);
	} else if (n > 0) {
		v = p[0] | (uint64_t)p[n / 2] << 8 | (uint64_t)p[n - 1] << 16;
	}
	h = (h ^ v) * UINT64_C(0xD1342543DE82EF95);
	h = (h ^ h >> 32) * UINT64_C(0x9E3779B97F4A7C15);
	return (uint32_t)(h >> 32);
}

/* The entry spelt s, or NULL. */
const struct words_entry *words_find(
    const struct words *, const char *s, size_t n);

static inline const char *
words_value(const struct words *w, const struct words_entry *e)
{
	return (const char *)w->blob + e->value;
}

#endif
