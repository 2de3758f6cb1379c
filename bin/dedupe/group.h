/* See LICENSE file for copyright and license details. */
/*
 * group: texts that have a key in common, one after the other, and which of
 * them are alike.  What near.h does with all leaders at hand is done here
 * without knowing who leads in the end: a text is compared with those before
 * it that lead in the group, and with some that do not, as each may lead where
 * its own leader was dropped for a text that has not this key.
 *
 * Of each the last ones are kept, so that a text costs the same time whatever
 * the group's size.  All memory belongs to struct group.
 */
#ifndef GROUP_H
#define GROUP_H

#include <stdbool.h>
#include <stddef.h>

#include "band.h"
#include "likeness.h"
#include "mapped.h"

enum {
	GROUP_LEADERS = BAND_DEEP,
	GROUP_OTHERS = 4,
	GROUP_TEXTS = GROUP_LEADERS + GROUP_OTHERS
};

struct group_text {
	struct near_leader text;
	struct buf id;
};

/* Two that are alike; earlier and later are by the bytes of their ids, as
 * sort(1) has the rows. */
struct group_pair {
	struct bytes later, earlier;
	bool same;  /* normal forms are equal ... */
	bool bytes; /* and what stood there */
	struct sketch_likeness like;
};

struct group {
	enum near_level level;
	long days; /* as in struct near */
	char key[MAPPED_KEY];
	struct group_text text[GROUP_TEXTS]; /* leaders first */
	size_t nleader, nother;		     /* that there were */
};

/* The next row.  A new key begins a new group.  False if the key is less than
 * the one before: rows are not sorted. */
bool group_add(struct group *, const struct mapped *,
    void (*pair)(void *arg, const struct group_pair *), void *arg);
void group_free(struct group *);

#endif
