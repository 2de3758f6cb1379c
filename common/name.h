/* See LICENSE file for copyright and license details. */
/*
 * name: names of persons, organisations, places and the rest (nationalities,
 * events, works) in English news: CoNLL-2003's four types and extents.
 * Titles (President, Mr.) and a possessive 's stand outside a mention.
 *
 * A struct names holds what was found in the last stretch (tokens, mentions in
 * order, apart) and what it remembers of the document: how words were written
 * and tagged (tagger.h), so that a bare surname is found again.  name_reset()
 * forgets.  All
 * arrays belong to it and live until the next name_find().  Offsets are bytes
 * of the text that was given.  Linear in the text.
 */
#ifndef NAME_H
#define NAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mem.h"
#include "token.h"

enum name_type { NAME_PER, NAME_ORG, NAME_LOC, NAME_MISC, NAME_NTYPES };

enum name_gender { NAME_UNKNOWN, NAME_MALE, NAME_FEMALE };

#define NAME_NONE ((uint32_t)-1)

struct name {
	size_t start; /* of the mention */
	size_t end;
	size_t title; /* where the titles before it begin; start if none */
	size_t tok;   /* its first token in names.tokens */
	size_t ntok;
	uint32_t entity;    /* set by alias_resolve(); NAME_NONE before */
	uint8_t type;	    /* enum name_type */
	uint8_t gender;	    /* enum name_gender, by title or given name */
	uint8_t confidence; /* percent */
};

struct keys;
struct namelist;
struct tagger;

enum name_finder {
	NAME_BYMODEL, /* tagger.h */
	NAME_BYLISTS  /* namelist.h */
};

struct names {
	enum name_finder finder; /* set before the first name_find() */
	/* Names that the caller knows (phrase.h), or NULL; set before, too,
	 * and the caller's.  The finder by lists knows nothing of them. */
	const struct keys *known;
	/* Tokens that the caller has of the paragraphs given to name_find(),
	 * sentences marked; of those with n 0, or without it (NULL), they are
	 * made. */
	const struct tokens *cut;
	struct tokens tokens; /* of the stretch, sentences marked */
	struct name *name;    /* mentions */
	size_t n;
	size_t cap;
	struct tagger *tagger; /* with the document's memory, by need */
	struct namelist *list; /* the same */
};

extern const char *const name_types[]; /* "PER", "ORG", "LOC", "MISC" */

void name_reset(struct names *); /* a new document */
/*
 * Find the names of text in the given paragraphs (doc.para of a stretch, or
 * one span for a text by itself).  tokens and name[] are replaced.
 */
void name_find(
    struct names *, const char *text, const struct span *para, size_t npara);
/* Index of the first mention that ends after off; n if there is none. */
size_t name_at(const struct names *, size_t off);
/* For the finders: room for one mention more. */
struct name *name_push(struct names *);
/* ... the tokens of paragraph i, sentences marked, behind those in tokens. */
void name_cut(
    struct names *, const char *text, const struct span *para, size_t i);
void name_free(struct names *);

#endif
