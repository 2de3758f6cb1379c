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

/* Multiplicative, four bytes a step, the same on every machine; the constants
 * are Knuth's golden ratio and that of MurmurHash3's finaliser. */
static inline uint32_t
words_hash(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	uint32_t h = (uint32_t)n * 2654435761u, v;

	for (; n >= 4; n -= 4, p += 4) {
		v = p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
		    (uint32_t)p[3] << 24;
		h = (h ^ v) * 2654435761u;
		h ^= h >> 15;
	}
	for (v = 0; n > 0; n--)
		v = v << 8 | *p++;
	h = (h ^ v) * 2246822507u;
	return h ^ h >> 13;
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
