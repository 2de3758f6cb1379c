/* See LICENSE file for copyright and license details. */
/*
 * model: what the tagger has learnt, as one stretch of bytes that is used in
 * place: word classes, gazetteer, weights.  Little-endian; nothing is copied
 * or relocated, so that opening costs a few page faults.
 *
 *   magic "NAMEMDL1", then 32-bit numbers: version, bytes of the whole, bytes
 *   of the description, slots of classes, slots of the gazetteer, list sets,
 *   groups of rows, rows; padded to 64 bytes.  Then, each padded to 64 bytes:
 *   description (text: corpora, licences, command), class tags (32 bits) and
 *   classes (2 x 8), gazetteer tags (32) and set numbers (16), sets (32), the
 *   transitions (16), groups (32 x 8) and rows (16 x 8).
 *
 * The tables are open-addressed by 64-bit hashes with linear probing; a tag of
 * 0 is a free slot.  Tags stand for keys: 32 or 16 bits of the hash.  A group
 * of rows, half a cache line, is the number of its first row (32) and the tags
 * (16) of up to 14 rows in order; what does not fit in it is in the next.
 */
#ifndef MODEL_H
#define MODEL_H

#include <stddef.h>
#include <stdint.h>

#include "mem.h"

enum {
	MODEL_VERSION = 2,
	MODEL_CLASSES = 2, /* classings of words, coarse and fine */
	MODEL_LABELS = 17, /* MODEL_OUTSIDE is the last */
	MODEL_OUTSIDE = 16,
	MODEL_ROW = 16,	  /* weights in a row: all labels but that one */
	MODEL_SCALE = 21, /* weight 1.0 */
	MODEL_HEADER = 64,
	MODEL_PAD = 64,
	MODEL_GROUP = 32, /* bytes */
	MODEL_TAGS = 14	  /* in a group */
};

struct keys;

struct model {
	const unsigned char *about; /* description, not NUL-ended */
	size_t aboutlen;
	const unsigned char *classtag, *class;
	const unsigned char *listtag, *listset, *set;
	const unsigned char *move; /* transitions */
	const unsigned char *group, *row;
	uint32_t nclass, nlist, nset, ngroup, nrow;
	const struct keys *more; /* lists of the caller's (phrase.h), or NULL */
};

/* 0, or -1: the bytes are no model of this version. */
int model_open(struct model *, const unsigned char *, size_t);
/* The model that is part of the executable (builtin.S). */
extern const unsigned char model_builtin[];
extern const uint32_t model_builtinlen;

/* Classes of a word's class form by its hash; 0: not found. */
uint16_t model_class(const struct model *, uint64_t hash);
/* Ask the memory for what these two will look at. */
static inline void model_expectclass(const struct model *, uint64_t hash);
static inline void model_expectlist(const struct model *, uint64_t hash);
/* Lists that hold the words of this hash.  False: nothing begins so. */
int model_list(const struct model *, uint64_t hash, uint32_t *lists);
/* The 16 signed weights of a feature, or NULL. */
const signed char *model_row(const struct model *, uint64_t feature);
/* The same in steps, for who has many to look for: where rows stand, asked of
 * the memory; of n places those n' rows that there are, asked of the memory
 * too; the sum of n rows added to a row of sums. */
struct model_place {
	uint32_t group;
	uint32_t tags; /* its tag, twice */
};
static inline struct model_place model_expect(
    const struct model *, uint64_t feature);
size_t model_rows(const struct model *, const struct model_place *, size_t n,
    const signed char **row);
void model_addrows(
    const signed char *const *row, size_t n, int16_t sum[MODEL_ROW]);
int model_move(const struct model *, int from, int to);

/* The slot that hash is looked for first, of n. */
static inline uint32_t
model_slot(uint64_t hash, uint32_t n)
{
	return (uint32_t)((hash >> 32) * n >> 32);
}

static inline void
model_expectclass(const struct model *m, uint64_t hash)
{
	size_t i = model_slot(hash, m->nclass);

	mem_expect(m->classtag + i * 4);
	mem_expect(m->class + i * MODEL_CLASSES);
}

static inline void
model_expectlist(const struct model *m, uint64_t hash)
{
	size_t i = model_slot(hash, m->nlist);

	mem_expect(m->listtag + i * 4);
	mem_expect(m->listset + i * 2);
}

static inline uint32_t
model_tag32(uint64_t hash)
{
	return (uint32_t)hash | 1;
}

static inline uint16_t
model_tag16(uint64_t hash)
{
	uint16_t tag = (uint16_t)hash;

	return tag == 0 ? 1 : tag;
}

static inline struct model_place
model_expect(const struct model *m, uint64_t feature)
{
	struct model_place p = { .tags = model_tag16(feature) * 0x10001U,
		.group = model_slot(feature, m->ngroup) };

	mem_expect(m->group + (size_t)p.group * MODEL_GROUP);
	return p;
}

/* One number out of two; the finaliser of SplitMix64 (Steele, Lea and Flood
 * 2014). */
static inline uint64_t
model_mix(uint64_t x)
{
	x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
	x = (x ^ x >> 27) * 0x94D049BB133111EBu;
	return x ^ x >> 31;
}

/* Hash of a phrase whose hash so far is h (0: none) and its next word. */
static inline uint64_t
model_phrase(uint64_t h, uint64_t word)
{
	return model_mix(h * 0x9E3779B97F4A7C15u + word);
}

#endif
