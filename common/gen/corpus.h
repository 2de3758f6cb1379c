/* See LICENSE file for copyright and license details. */
/*
 * corpus: annotated text to learn from or to be measured on: two columns,
 * token TAB label (BIO), an empty line ends a sentence, -DOCSTART- begins a
 * document.  Each document is printed again as a newspaper would, a sentence a
 * line, and cut by token.h, so that the tagger learns from the tokens that it
 * will meet.  Host programs only: errors end them.  All memory belongs to
 * struct corpus.
 */
#ifndef CORPUS_H
#define CORPUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mem.h"
#include "token.h"

struct corpus_name {
	size_t first; /* given tokens */
	size_t last;
	size_t start; /* bytes */
	size_t end;
	uint8_t type; /* enum name_type */
};

struct corpus_doc {
	struct buf text;
	struct span *line;
	size_t nline, linecap;
	struct span *given; /* the tokens of the file */
	size_t ngiven, givencap;
	struct corpus_name *name;
	size_t nname, namecap;
	float weight;	 /* in training */
	unsigned domain; /* whose conventions it has; 0: those to be learnt */
};

struct corpus {
	bool apart; /* Denver, Colo. is two places; set before reading */
	struct corpus_doc *doc;
	size_t n, cap;
};

void corpus_read(
    struct corpus *, const char *file, float weight, unsigned domain);
/* The tokens of a document, sentences marked. */
void corpus_scan(const struct corpus_doc *, struct tokens *);
/* The label of each token: crf.h's. */
void corpus_label(
    const struct corpus_doc *, const struct tokens *, uint8_t *label);
/* Add a copy of each document whose number leaves no rest, all letters (of
 * ASCII) small or capital. */
void corpus_recase(struct corpus *, size_t every, bool upper);
void corpus_free(struct corpus *);

#endif
