/* See LICENSE file for copyright and license details. */
/*
 * longest: what --keep longest holds back: the last texts that are to be kept,
 * in order, so that a longer one of a kind can take the place of the one that
 * stood there before.  What leaves it is written.  It owns copies of all.
 */
#ifndef LONGEST_H
#define LONGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mem.h"

/* A record, or a document with its records one after the other. */
struct longest_text {
	struct bytes *raw;
	uint64_t *record; /* over the whole run */
	size_t n;
	size_t size; /* bytes of text that count */
};

struct longest {
	size_t window; /* texts held; 0: it is not wanted */
	struct longest_text *text;
	size_t head, n, cap; /* those from head on are held */
	uint64_t before;     /* texts that were there before text[0] */
	uint64_t
	    *stands; /* by leader: the number from 1 of what stands for it */
	size_t cap_stands;
	uint64_t bytes;
};

/* Hold a copy of a text back; leader is a number of its kind, or
 * LONGEST_ALONE. */
#define LONGEST_ALONE SIZE_MAX
void longest_add(struct longest *, const struct longest_text *, size_t leader);
/* What stands for a kind, or NULL if it has left. */
struct longest_text *longest_of(struct longest *, size_t leader);
/* The next that leaves, where more than most are held; NULL if none does.  It
 * has n 0 where another took its place.  It lives until the next call. */
struct longest_text *longest_leave(struct longest *, size_t most);
/* It is not to be written: another takes its place. */
void longest_drop(struct longest *, struct longest_text *);
void longest_free(struct longest *);

#endif
