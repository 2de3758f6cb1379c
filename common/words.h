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

struct words_entry {
	uint32_t off; /* of the spelling in the blob, len bytes */
	uint32_t
	    value;   /* of the second column in the blob, NUL-ended; 0: none */
	uint32_t in; /* lists that hold it; 0: it only begins entries */
	uint16_t check; /* upper half of its hash */
	uint8_t len;
	uint8_t more; /* tokens that the longest entry beginning with it has
			 * beyond it */
};

struct words {
	const unsigned char *blob;
	const struct words_entry *entry;
	const uint16_t *slot; /* number of an entry, from 1; 0: free */
	uint32_t mask;	      /* slots - 1, a power of two less one */
};

enum { WORDS_LONGEST = 79 }; /* bytes in a spelling */

/* FNV-1a (Fowler, Noll, Vo), 32 bits, its halves folded. */
static inline uint32_t
words_hash(const char *s, size_t n)
{
	uint32_t h = 2166136261u;

	while (n-- > 0)
		h = (h ^ (unsigned char)*s++) * 16777619u;
	return h ^ h >> 15;
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
