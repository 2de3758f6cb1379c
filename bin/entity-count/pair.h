/* See LICENSE file for copyright and license details. */
/*
 * pair: the names that stand together in a document or a sentence, two and
 * two.  A name is met once in each, whatever its number of mentions; a pair is
 * in byte order, so that it does not matter who is named first.  Of more than
 * PAIR_MOST names only those met first are paired, or a list of n names would
 * cost n * n / 2.
 *
 * Memory belongs to struct pairs.  Names are copied, escaped for output.
 */
#ifndef PAIR_H
#define PAIR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "alias.h"
#include "count.h"
#include "mem.h"

enum { PAIR_MOST = 256 };

struct pairs {
	uint32_t entity[PAIR_MOST]; /* of struct aliases */
	size_t n;
	bool typed;	  /* names of different types are different */
	uint64_t omitted; /* names, beyond PAIR_MOST, over the run */
	struct buf names;
};

/* A mention of the document or sentence at hand. */
void pair_meet(struct pairs *, uint32_t entity);
/* The document or sentence ends: count its pairs.  A row's type is its first
 * name, its entity the second one; if typed, a TAB and the type behind
 * each. */
void pair_count(struct pairs *, const struct aliases *, struct count *);
void pair_free(struct pairs *);

#endif
