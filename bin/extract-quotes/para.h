/* See LICENSE file for copyright and license details. */
/*
 * para: one paragraph made ready for reading: its tokens, what the lexicon
 * knows of each, whether it stands between quotation marks, and sentences.  A
 * full stop inside a quotation that goes on is no sentence end; a dateline and
 * what HTML sets apart are sentences of their own.
 *
 * Token indices are the unit everywhere above this module; half-open ranges.
 * The arrays belong to struct para and live until the next para_read().
 */
#ifndef PARA_H
#define PARA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lex.h"
#include "mem.h"
#include "span.h"
#include "token.h"
#include "utf8.h"

#define PARA_NONE ((size_t)-1)

struct word {
	uint64_t cls;	/* WORD_ bits */
	uint16_t frame; /* CUE_ bits */
	uint16_t lemma;
	uint8_t form;
	bool mark;	/* a quotation mark at the end of a stretch */
	bool cue;	/* may be one, or a part of one */
	uint32_t hash;	/* lex_hash() of a word */
	uint32_t quote; /* 1 + index of the stretch around it, from the first
	                 * of the paragraph; 0: outside */
};

struct label;

struct para {
	const char *text;
	struct span at;
	bool keep; /* the tokens of all paragraphs, till tokens.n is set to 0 */
	struct tokens tokens;
	const struct token *tok; /* this paragraph's, n of them */
	struct word *w;
	size_t n, cap;
	size_t *sent; /* first tokens of sentences, and n at the end */
	size_t nsent, sentcap;
	const struct stretch *q; /* the paragraph's stretches */
	size_t nq;
	const struct label
	    *label; /* its transcript labels; set by the caller */
	size_t nlabel;
};

void para_read(struct para *, const char *text, struct span at,
    const struct stretch *, size_t nstretch);
void para_free(struct para *);

/* Index of the sentence that holds token i. */
size_t para_sentence(const struct para *, size_t i);
/* The part of para_word() behind the first letter. */
bool para_same(const struct para *, size_t i, const char *);
/* What para_isdash() asks of a token that is no word. */
bool para_isdashes(const struct para *, size_t i);
/* First token at or after byte offset off; n if none. */
size_t para_at(const struct para *, size_t off);

/* Whether token i is this one ASCII character. */
static inline bool
para_is(const struct para *p, size_t i, char c)
{
	return i < p->n && p->tok[i].first == c &&
	       p->tok[i].end - p->tok[i].start == 1;
}

/* A word (not a mark, not a number) that begins with a capital. */
static inline bool
para_iscap(const struct para *p, size_t i)
{
	return i < p->n && p->tok[i].kind == TOKEN_WORD &&
	       (p->tok[i].flags & TOKEN_CAP) != 0;
}

/* Whether token i is this word, ASCII case ignored. */
static inline bool
para_word(const struct para *p, size_t i, const char *s)
{
	return i < p->n && ascii_lower(p->tok[i].first) == s[0] &&
	       para_same(p, i, s);
}

/* A dash of any length. */
static inline bool
para_isdash(const struct para *p, size_t i)
{
	return i < p->n && p->tok[i].kind != TOKEN_WORD && para_isdashes(p, i);
}

static inline bool
para_has(const struct para *p, size_t i, uint64_t cls)
{
	return i < p->n && (p->w[i].cls & cls) != 0;
}

#endif
