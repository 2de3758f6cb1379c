/* See LICENSE file for copyright and license details. */
/*
 * guess: what a capitalised word that no list knows may name, by the words
 * around it and by its ending.  Also the tests on tokens of a sentence that
 * chunk.c shares.  Borrows text and tokens, owns nothing.
 */
#ifndef GUESS_H
#define GUESS_H

#include <stdbool.h>
#include <stddef.h>

#include "lexicon.h"
#include "name.h"
#include "token.h"

/* How capitals are used in a sentence. */
enum chunk_case {
	CHUNK_PROSE,
	CHUNK_TITLE, /* Most Words of a Headline Have One */
	CHUNK_UPPER  /* ALL LETTERS ARE CAPITALS */
};

struct chunk_text {
	const char *text;
	const struct token *tok; /* of one sentence */
	size_t n;
	enum chunk_case kind;
	bool scores;	 /* of a game: CITY 2 TOWN 1 */
	struct lex *lex; /* of each token, filled as asked for */
};

struct guess {
	enum name_type type;
	bool cued; /* something speaks for it */
};

/* The unknown words tok[from, to). */
struct guess guess_type(const struct chunk_text *, size_t from, size_t to);
/* Whether a name at tok[..to) is followed, or one that ends before from
 * preceded, by a verb of saying. */
bool guess_saying(const struct chunk_text *, size_t from, size_t to);
/* Whether token i is one of the words of list, each between blanks. */
bool guess_isone(const struct chunk_text *, size_t i, const char *list);

/* What the lists know of token i. */
static inline struct lex
guess_lex(const struct chunk_text *c, size_t i)
{
	if (!c->lex[i].looked)
		c->lex[i] = lex_token(c->text, &c->tok[i]);
	return c->lex[i];
}

/* lex_match() at token i, of n tokens. */
static inline struct lex
guess_match(const struct chunk_text *c, size_t i, size_t n)
{
	struct lex l = guess_lex(c, i);

	return l.more == 0 ? l : lex_longer(c->text, &c->tok[i], n, l);
}

static inline bool
guess_iscap(const struct chunk_text *c, size_t i)
{
	return i < c->n && c->tok[i].kind == TOKEN_WORD &&
	       c->tok[i].flags & TOKEN_CAP;
}

#endif
