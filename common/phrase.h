/* See LICENSE file for copyright and license details. */
/*
 * phrase: names of one or more words with the lists that hold them, as the
 * tagger looks them up (model_list): word by word, the hash of each beginning
 * being a key.  The model's own lists are made by this, and so are those that
 * a user adds to them.  All memory belongs to struct phrases.
 */
#ifndef PHRASE_H
#define PHRASE_H

#include "keys.h"
#include "mem.h"
#include "model.h"
#include "token.h"
#include "vocab.h"

/* Places of some lists in the model, as the recipe in the Makefile has them:
 * a name that a user gives is looked at as one of the list of its type. */
enum phrase_list {
	PHRASE_SURNAME = 1,
	PHRASE_PERSON = 2,
	PHRASE_CITY = 6,
	PHRASE_COMPANY = 10,
	PHRASE_MISC = 17
};

struct phrases {
	struct keys keys; /* sets of lists; 0: a beginning only */
	struct vocab vocab;
	struct tokens tokens;
};

/* Add a name to the lists; the number of its words. */
size_t phrase_add(struct phrases *, struct bytes name, uint32_t lists);
void phrase_free(struct phrases *);

#endif
