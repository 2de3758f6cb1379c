/* See LICENSE file for copyright and license details. */
/*
 * place: a match of the grammar where it stands: its words and the two beside
 * it.  Points into the caller's text and tokens; nothing is allocated.
 */
#ifndef PLACE_H
#define PLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "rule.h"

enum { PLACE_WORD = 16 };

/* A neighbour, in small letters; empty where something else than blanks is
 * between. */
struct place_word {
	char s[PLACE_WORD];
	bool capital;
	bool number;
};

struct place {
	const struct match *m;
	const struct token *tok;
	const char *s; /* the text; the paragraph is s[from..len) */
	size_t from, len;
	size_t start, end; /* of the match */
	struct place_word prev, next;
};

/* Finds the ends and the neighbours; the rest is the caller's to set. */
void place_look(struct place *);
/* Sets the next word to the one behind the blanks at i. */
void place_after(struct place *, size_t i);
/* Whether the list, ended by NULL, has the word. */
bool place_in(const char *const *list, const char *word);
bool place_is(const struct place_word *, const char *word);
/* The bytes of a token, and whether they are the word without regard to case. */
const char *place_textof(const struct place *, size_t tok, size_t *n);
bool place_tokis(const struct place *, size_t tok, const char *word);
/* Whether the bytes right before it are these. */
bool place_follows(const struct place *, const char *words);
/* Whether it stands in a short message, or may do so. */
bool place_ischat(const struct place *);

#endif
