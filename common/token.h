/* See LICENSE file for copyright and license details. */
/*
 * token: the tokens of English news, as the Penn Treebank cuts them where
 * names are concerned: a possessive 's is a token of its own; U.S., initials,
 * AT&T, O'Brien, Ki-moon, addresses, numbers with their separators and HTML
 * entities are one each.  Blanks (NBSP and &nbsp; too) are no tokens.
 * Quotation marks have their own kind; an apostrophe inside a word is none.
 *
 * Tokens are stretches of the caller's text, in order and apart; offsets are
 * bytes of that text.  The array belongs to struct tokens.  One pass, linear.
 */
#ifndef TOKEN_H
#define TOKEN_H

#include <stddef.h>
#include <stdint.h>

#include "mem.h"

enum token_kind {
	TOKEN_WORD,   /* letters, with inner marks and digits */
	TOKEN_NUMBER, /* 1,000.5  9/11  $5m is PUNCT NUMBER */
	TOKEN_PUNCT,  /* one mark, or a run of dots or hyphens */
	TOKEN_QUOTE,  /* " ' `` '' and the curly, angle and low ones, &quot; */
	TOKEN_POSS,   /* 's, or the ' of Presidents' where a blank follows */
	TOKEN_ADDR,   /* URL, e-mail, @handle, #tag, <tag ...> */
	TOKEN_OTHER   /* controls, symbols, other HTML entities */
};

enum token_flag {
	TOKEN_CAP = 1 << 0,	/* begins with a capital letter */
	TOKEN_CAPS = 1 << 1,	/* two letters or more, no small one */
	TOKEN_LOWER = 1 << 2,	/* holds a small letter */
	TOKEN_INITIAL = 1 << 3, /* one capital and a stop: J. */
	TOKEN_ABBR = 1 << 4,   /* ends in a stop that belongs to it: Mr. U.S. */
	TOKEN_HYPHEN = 1 << 5, /* has an inner hyphen */
	TOKEN_DIGIT = 1 << 6,  /* holds a digit */
	TOKEN_BLANK = 1 << 7,  /* a blank, or the text's start, is before it */
	TOKEN_BREAK = 1 << 8,  /* the blank before it holds a LF */
	TOKEN_START = 1 << 9,  /* first of a sentence (sent_mark) */
	TOKEN_END = 1 << 10,   /* last of a sentence (sent_mark) */
	TOKEN_PLAIN = 1 << 11  /* a word of ASCII letters and digits alone; not
				* all of them have it */
};

struct token {
	size_t start;
	size_t end;
	uint8_t kind;
	char first; /* text[start] */
	uint16_t flags;
};

struct tokens {
	struct token *tok;
	size_t n;
	size_t cap;
};

/* Append the tokens of text[at.start, at.end). */
void token_scan(struct tokens *, const char *text, struct span at);
/* Index of the first token that ends after off; ts->n if none. */
size_t token_at(const struct tokens *, size_t off);
void token_free(struct tokens *);

#endif
