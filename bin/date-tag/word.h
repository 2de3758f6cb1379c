/* See LICENSE file for copyright and license details. */
/*
 * word: words of a text as the date grammar sees them.  A token's kind is the
 * set of its word's classes, the letter of the grammar's alphabet; kind 0 is
 * every word that the lexicon (data/words.tsv) does not have.  Numbers in
 * digits and in words come as one token with their value.
 *
 * Tokens point into the text by offsets; nothing is allocated.
 */
#ifndef WORD_H
#define WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct token {
	size_t start;
	size_t end;
	uint16_t word; /* in the lexicon, WORD_UNKNOWN if it is not there */
	uint16_t kind;
	int64_t value; /* of a number, in thousandths */
	bool number;
	bool capital;
};

enum { WORD_UNKNOWN = 0xFFFF };

/* Flags of a word. */
enum {
	WORD_TRIGGER = 1,
	WORD_ABBR = 2,
	WORD_CAPITAL = 4,
	WORD_NAME = 8,
	WORD_CHAT = 16,
	WORD_CARD = 32 /* a cardinal number */
};

/* The length of the quotation mark, dash or other mark of several bytes that
 * s[0..n) begins with; 0 if there is none. */
size_t word_mark(const char *s, size_t n);
/* Whether the byte before s[i] belongs to a word. */
bool word_before(const char *s, size_t i);
/* Whether a word of the lexicon begins with the three bytes of s: most do not. */
bool word_begins(const char *s);
/* The word s[0..len) without regard to case; WORD_UNKNOWN. */
uint16_t word_find(const char *s, size_t len);
/* The word of ASCII letters at s[at], and the offset of its end, at for none. */
uint16_t word_at(const char *s, size_t len, size_t at, size_t *end);
unsigned word_flags(uint16_t word);
/* The value of a word in one of its classes; false if it is not in it. */
bool word_value(const struct token *, unsigned class, int64_t *value);

/* The token at or after at (blanks are skipped, line ends too).  False at the
 * end of the text. */
bool word_next(const char *s, size_t len, size_t at, struct token *);

#endif
