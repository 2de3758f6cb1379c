/* See LICENSE file for copyright and license details. */
/*
 * phrase: noun phrases, time phrases and the subject of a verb, found on the
 * surface: by the words of the lexicon, capitals and commas, without a parser.
 * All searches are bounded by a constant number of tokens.
 */
#ifndef PHRASE_H
#define PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "para.h"

enum phrase_kind {
	PHRASE_NONE,
	PHRASE_PRONOUN,
	PHRASE_NAMED, /* holds a capitalised word */
	PHRASE_NOMINAL,
	PHRASE_RELATIVE /* who: head is what it stands for */
};

struct phrase {
	size_t lo, hi; /* tokens */
	enum phrase_kind kind;
	struct span head; /* PHRASE_RELATIVE: antecedent, else lo, hi */
};

/* A number or a word like it: ten, some, most, others. */
bool phrase_isquantity(const struct para *, size_t i);
/* A noun of several, as far as its end tells. */
bool phrase_isplural(const struct para *, size_t i);
/* Whether the phrase is of several: a plural, names with "and", some, those,
 * six in ten. */
bool phrase_isseveral(const struct para *, struct phrase);
/* The noun phrase that ends before token end, not before lo. */
struct phrase phrase_back(const struct para *, size_t lo, size_t end);
/* The noun phrase that begins at token i, not after hi. */
struct phrase phrase_at(const struct para *, size_t i, size_t hi);
/* The phrase that is the subject of the verb group [v, ...): before it, behind
 * appositions, parentheses and adverbs. */
struct phrase phrase_subject(const struct para *, size_t lo, size_t v);
/* The subject that the sentence [lo, hi) begins with, before token v. */
struct phrase phrase_first(const struct para *, size_t lo, size_t v);
/* The first token after time and place adverbials that begin at i:
 * "on Tuesday", "last week", "in an interview", "here". */
size_t phrase_adverbials(const struct para *, size_t i, size_t hi);
/* The same without single adverbs. */
size_t phrase_when(const struct para *, size_t i, size_t hi);
/* The same to the left: the first token of those that end before i. */
size_t phrase_adverbialsback(const struct para *, size_t lo, size_t i);

#endif
