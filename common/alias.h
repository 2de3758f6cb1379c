/* See LICENSE file for copyright and license details. */
/*
 * alias: which mentions of a document name the same, and its canonical name:
 * the user's (aliaslist.h), else the usual one where data/alias.tsv has it
 * (U.S. -> United States, Donald J. Trump -> Donald Trump), else the fullest
 * form in the document (Kell -> Martin J. Kell, also where that comes later in
 * the stretch).  An acronym means the long form beside which it stands in
 * parentheses; a bare surname that the document has in no full name may be a
 * world figure's (data/figure.tsv).  Demonyms stay what they are; their plural
 * becomes the singular (Russians -> Russian).
 *
 * A bare surname goes to the person of that name who was last named in full;
 * title and given name (Mr., Hillary) decide first, then, between a man and a
 * woman, the next pronoun in the sentence.  Initials, short given names
 * (data/nick.tsv), particles and letters without their marks name the same
 * person; different middle initials, Jr. and III do not.
 *
 * Entities are remembered from stretch to stretch of a document until
 * alias_reset(); their numbers stay, their canonical names may grow.  Memory
 * belongs to struct aliases.  Expected linear time in the mentions.
 */
#ifndef ALIAS_H
#define ALIAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aliaslist.h"
#include "mem.h"
#include "name.h"

struct alias_entity {
	size_t name; /* canonical name: offset in blob */
	size_t len;
	uint32_t mentions; /* in the document so far */
	uint8_t type;	   /* enum name_type */
	uint8_t gender;	   /* enum name_gender */
	uint8_t words;	   /* in the canonical name, at most 255 */
	bool fixed;	   /* from the table: does not grow */
};

struct alias_slot;

struct aliases {
	const struct aliaslist *list; /* the user's, or NULL; not owned */
	struct alias_entity *entity;
	size_t n;
	size_t cap;
	struct buf blob;
	struct alias_slot *slot; /* forms seen -> entity: a hash table */
	size_t nslot, slotcap;
	uint32_t document; /* their number, from 1 */
	struct buf scratch;
};

void alias_reset(struct aliases *); /* a new document */
/* Give each mention of the stretch its entity (name.entity), and each person
 * mention the gender known of its entity.  One taken for a person that is short
 * for an organisation gets that one's type. */
void alias_resolve(struct aliases *, const char *text, struct names *);
/* The same in parts, for callers that need not all: persons, and then, while
 * the stretch lasts, all of one other type.  Numbers of entities may differ,
 * names do not, once their type is done. */
void alias_persons(struct aliases *, const char *text, struct names *);
void alias_things(
    struct aliases *, const char *text, struct names *, enum name_type);
/* The canonical name; lives until the next call that resolves. */
struct bytes alias_name(const struct aliases *, uint32_t entity);
void alias_free(struct aliases *);

#endif
