/* See LICENSE file for copyright and license details. */
/*
 * gazetteer: names that a user gives with their type.  The tagger knows them as
 * it knows its own lists (gazetteer.phrases is for names.known), and decides by
 * what the text says as well.  Behind it, token by token, the longest first, as
 * spelt or in a text's capitals, an entry says that these words are a name
 * where the finder (name.h) saw no name or only parts of it; where its name is
 * longer or lies across, that one stays.  The type of just these words is the
 * tagger's, or the entry's if the finder knows no entries.  A forced entry
 * (type with a leading !) stands against the finder.
 *
 * All memory belongs to struct gazetteer.  Linear: at each token no more than
 * GAZETTEER_WORDS are looked at.
 */
#ifndef GAZETTEER_H
#define GAZETTEER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mem.h"
#include "name.h"
#include "phrase.h"
#include "token.h"

enum { GAZETTEER_WORDS = 16, GAZETTEER_BYTES = 256 };

struct gazetteer_entry;

struct gazetteer {
	struct gazetteer_entry *entry;
	size_t n, cap;
	uint32_t *slot; /* hash table over entry */
	size_t nslot;
	struct buf blob;       /* spellings */
	struct buf spelt, low; /* of the words looked at */
	struct tokens tokens;  /* of the entry being added */
	struct name *name;     /* the mentions that will be */
	size_t namecap;
	bool small;		/* an entry begins without a capital */
	struct phrases phrases; /* the entries, for the tagger */
};

/* Add an entry; type is PER, ORG, LOC or MISC, or one with a leading !.  NULL,
 * or why not. */
const char *gazetteer_add(
    struct gazetteer *, struct bytes name, struct bytes type);
/* Correct the mentions that name_find() left for text; it has had the phrases
 * if ns->finder is NAME_BYMODEL. */
void gazetteer_apply(struct gazetteer *, const char *text, struct names *);
void gazetteer_free(struct gazetteer *);

#endif
