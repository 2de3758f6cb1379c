/* See LICENSE file for copyright and license details. */
/*
 * compare: what of a record counts when records are compared: the whole, or
 * its -f fields, as they stand or in the folded form of norm.h.  The result is
 * a pair of fingerprints, of the folded form and of the bytes as they stand.
 *
 * Fields are joined by TAB, which none of them holds; where they are folded
 * their escapes are resolved first.  What folds to nothing is compared as it
 * stands.
 */
#ifndef COMPARE_H
#define COMPARE_H

#include <stdbool.h>
#include <stdint.h>

#include "hash.h"
#include "mem.h"
#include "rec.h"

enum compare_fold { COMPARE_BYTES, COMPARE_CASE, COMPARE_TEXT };

struct compare {
	enum compare_fold fold;
	bool both; /* print.bytes is wanted where it differs */
	struct buf joined, plain, folded;
};

struct compare_print {
	struct hash h;	/* two of these are equal: duplicates */
	uint64_t bytes; /* equal too: byte for byte */
};

/* A stretch of text. */
void compare_text(struct compare *, struct bytes, struct compare_print *);
/* A record.  False where it is a duplicate of none: its fields are empty. */
bool compare_record(struct compare *, const struct rec_form *,
    const struct rec *, struct compare_print *);
void compare_free(struct compare *);

#endif
