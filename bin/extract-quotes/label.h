/* See LICENSE file for copyright and license details. */
/*
 * label: transcripts.  A turn begins with its speaker's name and a colon, at
 * the start of a paragraph (PELLEY: What happened?) or behind a full stop, or
 * with Q. and A.  A label counts where it returns and another stands near, or
 * beside one that does so: alone it may be a headline, a notice, or a point of
 * a list.
 *
 * Offsets are bytes of the text; time is linear but for sorting the labels.
 * The array belongs to struct labels and lives until the next label_find().
 */
#ifndef LABEL_H
#define LABEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mem.h"

struct label {
	struct span name;
	size_t from; /* where the words begin */
	size_t para;
	uint64_t full; /* of the name */
	uint64_t key;  /* of its last word */
	bool oneword;
	bool anonymous; /* Q, A */
	bool counts;
};

struct labels {
	struct label *v; /* in order; only those that count */
	size_t n, cap;
	uint64_t *key, *full; /* of all candidates, sorted */
	size_t keycap, fullcap;
};

void label_find(
    struct labels *, const char *text, const struct span *para, size_t npara);
void label_free(struct labels *);

#endif
