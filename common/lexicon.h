/* See LICENSE file for copyright and license details. */
/*
 * lexicon: what the lists of data/ know about a word or the words that begin
 * at a token.  Entries of several words are matched token by token, white
 * space and kinds of apostrophe alike; a text in capitals is matched as if it
 * had only initial ones.  Nothing is owned or kept.
 */
#ifndef LEXICON_H
#define LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "token.h"

enum lex_list {
	LEX_GIVEN = 1 << 0,
	LEX_SURNAME = 1 << 1,
	LEX_TITLE = 1 << 2,
	LEX_COUNTRY = 1 << 3,
	LEX_REGION = 1 << 4,
	LEX_STATE = 1 << 5,
	LEX_CITY = 1 << 6,
	LEX_DEMONYM = 1 << 7,
	LEX_CREED = 1 << 8,
	LEX_NEWS = 1 << 9,
	LEX_COMPANY = 1 << 10,
	LEX_BODY = 1 << 11,
	LEX_SCHOOL = 1 << 12,
	LEX_TEAM = 1 << 13,
	LEX_EVENT = 1 << 14,
	LEX_PERSON = 1 << 15,
	LEX_ORGHEAD = 1 << 16,
	LEX_LOCHEAD = 1 << 17,
	LEX_CALENDAR = 1 << 18,
	LEX_PLAIN = 1 << 19,
	LEX_MISCHEAD = 1 << 20,
	LEX_FUNCTION = 1 << 21, /* no name begins with it, listed ones apart */

	LEX_HEAD = LEX_ORGHEAD | LEX_LOCHEAD | LEX_MISCHEAD,
	LEX_LOC = LEX_COUNTRY | LEX_REGION | LEX_STATE | LEX_CITY,
	LEX_ORG = LEX_NEWS | LEX_COMPANY | LEX_BODY | LEX_SCHOOL | LEX_TEAM,
	LEX_MISC = LEX_DEMONYM | LEX_CREED | LEX_EVENT,
	LEX_NAME = LEX_LOC | LEX_ORG | LEX_MISC | LEX_PERSON
};

struct lex {
	uint32_t in;  /* lists that hold it; 0: unknown */
	uint8_t ntok; /* tokens it takes; 0: unknown */
	char gender;  /* of a given name or a title: m, f, x or -; else NUL */
	uint8_t more; /* tokens that lex_match() may find behind it */
	bool looked;  /* for callers that keep it: it was looked up */
};

/* The longest entry that begins with tok[0], of n tokens. */
struct lex lex_match(const char *text, const struct token *tok, size_t n);
/* One token by itself. */
struct lex lex_token(const char *text, const struct token *tok);
/* lex_match(), the first token by itself being known. */
struct lex lex_longer(
    const char *text, const struct token *tok, size_t n, struct lex one);
/* Bytes s[0..n). */
struct lex lex_word(const char *s, size_t n);

#endif
