/* See LICENSE file for copyright and license details. */
/*
 * model: what the tagger has learnt, as one stretch of bytes that is used in
 * place: word classes, gazetteer, weights.  Little-endian; nothing is copied
 * or relocated, so that opening costs a few page faults.
 *
 *   magic "NAMEMDL1", then 32-bit numbers: version, bytes of the whole, bytes
 *   of the description, slots of classes, slots of the gazetteer, list sets,
 *   slots of rows; padded to 64 bytes.  Then, each padded to 16 bytes:
 *   description (text: corpora, licences, command), class tags (32 bits) and
 *   classes (2 x 8), gazetteer tags (32) and set numbers (16), sets (32), the
 *   transitions (16), row tags (16) and rows (16 x 8).
 *
 * The tables are open-addressed by 64-bit hashes with linear probing; a tag of
 * 0 is a free slot.  Tags stand for keys: 32 or 16 bits of the hash.  Rows are
 * probed from the start of a group of eight, so that one comparison of vectors
 * sees a group; their slots are a multiple of eight.
 */
#ifndef MODEL_H
#define MODEL_H

#include <stddef.h>
#include <stdint.h>

enum {
	MODEL_VERSION = 1,
	MODEL_CLASSES = 2, /* classings of words, coarse and fine */
	MODEL_LABELS = 17, /* MODEL_OUTSIDE is the last */
	MODEL_OUTSIDE = 16,
	MODEL_ROW = 16,	  /* weights in a row: all labels but that one */
	MODEL_SCALE = 21, /* weight 1.0 */
	MODEL_HEADER = 64
};

struct model {
	const unsigned char *about; /* description, not NUL-ended */
	size_t aboutlen;
	const unsigned char *classtag, *class;
	const unsigned char *listtag, *listset, *set;
	const unsigned char *move; /* transitions */
	const unsigned char *rowtag, *row;
	uint32_t nclass, nlist, nset, nrow;
};

/* 0, or -1: the bytes are no model of this version. */
int model_open(struct model *, const unsigned char *, size_t);
/* The model that is part of the executable (builtin.S). */
extern const unsigned char model_builtin[];
extern const uint32_t model_builtinlen;

/* Classes of a word's class form by its hash; 0: not found. */
uint16_t model_class(const struct model *, uint64_t hash);
/* Lists that hold the words of this hash.  False: nothing begins so. */
int model_list(const struct model *, uint64_t hash, uint32_t *lists);
/* The 16 signed weights of a feature, or NULL. */
const signed char *model_row(const struct model *, uint64_t feature);
/* Add the rows of n features to a row of sums. */
void model_sum(const struct model *, const uint64_t *feature, size_t n,
    int16_t sum[MODEL_ROW]);
int model_move(const struct model *, int from, int to);

enum { MODEL_GROUP = 8 };

/* The slot that hash is looked for first, of n. */
static inline uint32_t
model_slot(uint64_t hash, uint32_t n)
{
	return (uint32_t)((hash >> 32) * n >> 32);
}

static inline uint32_t
model_tag32(uint64_t hash)
{
	return (uint32_t)hash | 1;
}

static inline uint16_t
model_tag16(uint64_t hash)
{
	return (uint16_t)(hash | 1);
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
