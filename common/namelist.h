/* See LICENSE file for copyright and license details. */
/*
 * namelist: names by capitals, word lists (lexicon.h) and the words around
 * them (guess.h, chunk.h), with what the document has shown of a word.  Six
 * times as fast as the model and less sure; finds what a speaker is called as
 * well as that does.  For name.c alone, whose arrays it fills.
 *
 * The memory of the document is struct namelist, made at the first use and
 * owned by struct names.
 */
#ifndef NAMELIST_H
#define NAMELIST_H

#include <stddef.h>

#include "name.h"

struct namelist;

/* Replace name[]; tokens is empty before and holds them after. */
void namelist_find(
    struct names *, const char *text, const struct span *para, size_t npara);
void namelist_reset(struct namelist *); /* a new document; NULL is none */
void namelist_free(struct namelist *);

#endif
