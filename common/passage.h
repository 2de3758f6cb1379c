/* See LICENSE file for copyright and license details. */
/*
 * passage: a stretch of text made ready for the tagger: the word number of
 * each token, which tokens can be part of a name at all, runs of capitals,
 * names that the gazetteer knows, and what the document has shown of each word
 * so far (written small elsewhere, neighbours elsewhere).
 *
 * Most tokens of news can be part of no name: a candidate has a capital, or is
 * a number beside one, or joins two of them.  What is no candidate is outside
 * of names, in training too.
 *
 * Arrays belong to struct passage and live until the next passage_read(); the
 * document's memory lives until passage_reset().  Tokens and text stay the
 * caller's.  Linear.
 */
#ifndef PASSAGE_H
#define PASSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model.h"
#include "token.h"
#include "vocab.h"

enum passage_case {
	PASSAGE_PROSE,
	PASSAGE_TITLE, /* Most Words Have One */
	PASSAGE_UPPER, /* ALL LETTERS ARE CAPITALS */
	PASSAGE_SMALL  /* none but I and the like */
};

struct passage_token {
	uint32_t word;
	uint32_t sent; /* first token of its sentence */
	uint32_t stop; /* behind the last token of its sentence */
	uint32_t from; /* its run of capitals */
	uint32_t to;
	uint32_t lists; /* of the gazetteer entry of several words here */
	uint8_t at;	/* its place in that entry, from 1; 0: none */
	uint8_t of;	/* words of that entry */
	uint8_t kind;	/* enum passage_case of its sentence */
	uint8_t cap;	/* enum vocab_cap of the word */
	bool candidate;
};

/* What the document has shown of a lower form. */
enum { PASSAGE_SIGHTS = 4 };
struct passage_word {
	uint32_t epoch; /* of the document that all this is about */
	uint32_t small; /* times written small */
	uint32_t mid;	/* times capitalised inside a sentence */
	uint32_t nsight;
	uint32_t runfirst, runlast;	 /* words; undefined if there is none */
	uint32_t before[PASSAGE_SIGHTS]; /* words beside it, capitalised */
	uint32_t after[PASSAGE_SIGHTS];
	uint8_t runlen;	 /* of the longest run it stands in */
	bool family;	 /* ends a full name, surely (agree.h) */
	uint16_t nlabel; /* labels of it; 0: label[] is undefined */
	uint16_t label[MODEL_LABELS]; /* by the first stage */
};

struct passage {
	const char *text;
	const struct token *tok;
	size_t n;
	struct passage_token *at;
	size_t cap;
	struct vocab vocab;
	struct passage_word *seen; /* by word number */
	size_t nseen, seencap;
	uint32_t epoch;
	size_t nread; /* tokens of the document */
};

/* Whether the document is longer than what memory of it may be kept for. */
bool passage_full(const struct passage *);
/* A new document.  True if words are numbered anew. */
bool passage_reset(struct passage *, const struct model *);
/* Tokens with sentences marked; adds to the document's memory. */
void passage_read(struct passage *, const struct model *, const char *text,
    const struct token *, size_t n);
/* What the document has shown of the word's lower form. */
struct passage_word *passage_word(struct passage *, uint32_t word);
void passage_free(struct passage *);

static inline const struct vocab_word *
passage_vocab(const struct passage *p, size_t i)
{
	return &p->vocab.word[p->at[i].word];
}

#endif
