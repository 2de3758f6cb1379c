/* See LICENSE file for copyright and license details. */
/*
 * vocab: the words met so far, each with what the model and its spelling say
 * of it, so that this is worked out once.  Numbers stay until vocab_clear();
 * what a number stands for depends on nothing but its spelling.  Words are
 * told apart by 64-bit hashes, no spelling is kept.
 */
#ifndef VOCAB_H
#define VOCAB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mem.h"
#include "model.h"

enum { VOCAB_BEFORE = 0, VOCAB_AFTER = 1 }; /* outside of a sentence */

enum vocab_cap {
	VOCAB_SMALL, /* and what has no case */
	VOCAB_CAPITAL,
	VOCAB_CAPS,
	VOCAB_INNER /* iPhone, al-Qaeda */
};

/* What every token needs comes first: one line of the cache. */
struct vocab_word {
	uint64_t hash;	/* of its unified form */
	uint32_t lower; /* number of the lower form */
	uint32_t lists; /* of the gazetteer that hold it by itself */
	uint8_t class[MODEL_CLASSES];
	uint8_t cap;	/* enum vocab_cap */
	bool acronym;	/* two to four capitals: the gazetteer tells case */
	bool opens;	/* a gazetteer entry begins with it */
	bool joins;	/* of, the, &: may stand inside a name */
	bool leads;	/* northern, de: may begin one */
	bool alnum;	/* begins with a letter or digit */
	uint64_t low;	/* hash of its lower form */
	uint64_t shape; /* Xxxx-xx, runs cut at four */
	uint64_t brief; /* Xx-x */
	uint64_t tail;	/* last three bytes */
};

/* Most searches need no word but the one that is found. */
struct vocab_slot {
	uint32_t word; /* number + 1; 0: free */
	uint32_t tag;  /* of its hash */
};

struct vocab {
	struct vocab_word *word;
	size_t n, cap;
	struct vocab_slot *slot; /* by hash */
	size_t nslot;
	struct buf form, low, key;
};

void vocab_clear(struct vocab *, const struct model *);
/* The unified form of s[0..n), by which words are told apart; lives until the
 * next call. */
struct bytes vocab_form(struct vocab *, const char *s, size_t n);
/* The number of s[0..n), n > 0. */
uint32_t vocab_find(
    struct vocab *, const struct model *, const char *s, size_t n);
/* The same in steps, for who has many to find: the hash; with time between
 * them, the memory is asked for its slot, then for the word, if it is known:
 * its number, probably; the number. */
uint64_t vocab_hash(struct vocab *, const char *s, size_t n);
static inline void vocab_expectslot(const struct vocab *, uint64_t hash);
#define VOCAB_NONE UINT32_MAX
static inline uint32_t vocab_expectword(const struct vocab *, uint64_t hash);
uint32_t vocab_findhash(struct vocab *, const struct model *, uint64_t hash,
    const char *s, size_t n);
/* The word's key in the gazetteer: hash with its case, or without. */
static inline uint64_t
vocab_key(const struct vocab_word *w, bool withcase)
{
	return withcase ? w->hash ^ 0x5bd1e995u : w->low;
}
/* A bound of what vocab_find() adds for one word. */
enum { VOCAB_STEP = 2 };
void vocab_free(struct vocab *);

static inline void
vocab_expectslot(const struct vocab *v, uint64_t hash)
{
	mem_expect(&v->slot[hash & (v->nslot - 1)]);
}

static inline uint32_t
vocab_tag(uint64_t hash)
{
	return (uint32_t)(hash >> 32);
}

static inline uint32_t
vocab_expectword(const struct vocab *v, uint64_t hash)
{
	const struct vocab_slot *s;
	size_t j = hash & (v->nslot - 1);

	for (; (s = &v->slot[j])->word != 0; j = (j + 1) & (v->nslot - 1))
		if (s->tag == vocab_tag(hash)) {
			mem_expect(&v->word[s->word - 1]);
			return s->word - 1;
		}
	return VOCAB_NONE;
}

#endif
