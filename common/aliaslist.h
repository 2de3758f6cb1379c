/* See LICENSE file for copyright and license details. */
/*
 * aliaslist: names that a user gives with the canonical name for each: a hash
 * table over spellings with single blanks and plain apostrophes.  The table
 * owns its copies.  A name is used as it stands; canonical names are not looked
 * up again.
 */
#ifndef ALIASLIST_H
#define ALIASLIST_H

#include <stddef.h>
#include <stdint.h>

#include "mem.h"

struct aliaslist_entry;

struct aliaslist {
	struct aliaslist_entry *slot;
	size_t n, nslot;
	struct buf blob;
	struct buf scratch;
};

/* Append s with single blanks, plain apostrophes and a plain &, at most most
 * bytes and what the last character needs. */
void aliaslist_plain(struct buf *, struct bytes s, size_t most);
/* NULL, or why the two cannot be added. */
const char *aliaslist_add(
    struct aliaslist *, struct bytes name, struct bytes canonical);
/* The canonical name of a plain form; .s NULL if there is none.  Lives as long
 * as nothing is added. */
struct bytes aliaslist_find(const struct aliaslist *, struct bytes form);
void aliaslist_free(struct aliaslist *);

#endif
