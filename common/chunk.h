/* See LICENSE file for copyright and license details. */
/*
 * chunk: one name at a time out of a sentence's capitalised words, by the word
 * lists, by the words that end names of organisations and places, by titles,
 * initials and joiners (of, the, and, &, de, van, bin).  Knows the sentence
 * only; what the rest of the document says of a word is name.c's.
 *
 * Borrows text and tokens, owns nothing.  A chunk looks at no more than
 * CHUNK_LONGEST tokens, so that a run of capitals costs linear time.
 */
#ifndef CHUNK_H
#define CHUNK_H

#include <stdbool.h>
#include <stddef.h>

#include "guess.h"
#include "name.h"

enum { CHUNK_LONGEST = 16 };

/* Confidence in percent: what it rests on. */
enum {
	CHUNK_HINT = 20,  /* nothing but a capital that had to be there */
	CHUNK_GUESS = 45, /* a capital in prose */
	CHUNK_CUED = 55,  /* and the words beside it */
	CHUNK_LOOKS = 70, /* built like a name */
	CHUNK_LISTED = 85,
	CHUNK_SURE = 95 /* listed at length, or a title and a name */
};

struct chunk {
	struct name name;
	size_t next; /* where to go on */
	bool found;
};

/* Set kind and scores. */
void chunk_look(struct chunk_text *);
/* The name that begins at tok[i], if any; name.tok counts from tok[0]. */
struct chunk chunk_at(const struct chunk_text *, size_t i);

#endif
