/* See LICENSE file for copyright and license details. */
/*
 * band: which texts may be alike: an index of sketches by bands of bins
 * (locality-sensitive hashing: Broder 1997; Leskovec, Rajaraman and Ullman,
 * "Mining of Massive Datasets", 3.4), by phrases, so that a headline meets its
 * article, and by the fingerprint of the whole.  Texts that agree in one of
 * these meet there.
 *
 * A key keeps the BAND_DEEP texts that came last, so that what a text costs is
 * bounded whatever came before; a phrase that so many have is passed over.
 * Numbers of texts are the caller's, ascending.
 *
 * A key and a number are kept in six bytes: the upper bits of the key are the
 * number of a table, which grows by itself, so that never more than one of many
 * is there twice.  A table is made of cache lines of ten places, and the line of
 * a key in it ascends with the key; what finds its line full goes to the next
 * one.  The memory belongs to struct band_index: 7.1 to 8.6 bytes a key.
 */
#ifndef BAND_H
#define BAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sketch.h"

enum {
	BAND_ROWS = 3, /* bins in a band */
	BAND_COUNT = SKETCH_BINS / BAND_ROWS,
	BAND_KEYS = BAND_COUNT + SKETCH_PHRASES + 1,
	BAND_DEEP = 12, /* texts of a key that are kept */
	BAND_HITS = BAND_KEYS * BAND_DEEP
};

enum {
	BAND_TABLE_BITS = 12,
	BAND_TABLES = 1 << BAND_TABLE_BITS,
	BAND_REST = 32 - BAND_TABLE_BITS, /* bits of a key that are kept */
	BAND_NUMBER = 28,		  /* and of a number */
	BAND_UPPER = 16,		  /* bits of the second part */
	BAND_LINE = 10,			  /* places of a line */
	/* Texts that are not forgotten: half of what can be numbered, so that
	 * numbers are seldom counted anew. */
	BAND_MOST = 1 << (BAND_NUMBER - 1)
};

/* What is kept is in two parts: the lower bits of what is left of the key stand
 * above the number, counted from the base; its upper bits stand apart. */
struct band_line {
	uint16_t upper[BAND_LINE];
	uint16_t n;    /* places in use */
	uint16_t more; /* what belongs here may be in the next line */
	uint32_t lower[BAND_LINE];
};

struct band_table {
	struct band_line *line;
	uint32_t nline, n;
};

struct band_index {
	struct band_table *table; /* BAND_TABLES of them, or NULL */
	size_t nline;		  /* of all */
	uint32_t live;		  /* texts of lower numbers are forgotten */
	uint32_t base;
};

struct band_keys {
	uint32_t key[BAND_KEYS];
	unsigned n;
};

/* The keys of a text: its bands, its phrases, and its fingerprint; this alone
 * where there is no sketch, NULL. */
void band_keys(const struct sketch *, uint64_t print, struct band_keys *);
/* The same in two steps, by bins, and then by the rest of the sketch. */
void band_begin(const struct sketch *, struct band_keys *);
void band_end(const struct sketch *, uint64_t print, struct band_keys *);
/* Whether the key number i is that of a phrase. */
bool band_isphrase(const struct band_keys *, unsigned i);
/* Whether the n texts that have it count: a phrase that so many have says
 * nothing. */
bool band_counts(const struct band_keys *, unsigned i, size_t n);
/* Those of these keys will be asked for soon. */
void band_expect(const struct band_index *, const struct band_keys *);
/* The numbers of the texts that have the key, at most BAND_DEEP. */
size_t band_find(const struct band_index *, uint32_t key, uint32_t *found);
/* Of all keys, those that count. */
size_t band_meet(
    const struct band_index *, const struct band_keys *, uint32_t *found);
void band_add(struct band_index *, const struct band_keys *, uint32_t number);
/* All that is in it in ascending order, key above, number below, a stretch at
 * a time: how many there are in w->run, 0 at the end. */
struct band_walk {
	const struct band_index *index;
	uint64_t *run;
	size_t cap;
	size_t table; /* the next one */
};
size_t band_next(struct band_walk *);
void band_clear(struct band_index *);
uint64_t band_bytes(const struct band_index *);
void band_free(struct band_index *);

#endif
