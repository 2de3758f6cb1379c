/* See LICENSE file for copyright and license details. */
/*
 * mapped: the rows between map and reduce, where --near is spread over
 * machines: a key under which a text meets others, the fields that name the
 * record, and in the place of its text its sketch.
 *
 * A key is a letter for what it is made of, a band of bins, a phrase, or the
 * whole text, and the eight hexadecimal digits of a key of band.h.  The sketch
 * is a leader (leader.h) in 427 letters, six bits each, the first ones in the
 * upper bits.  Borrows all bytes.
 */
#ifndef MAPPED_H
#define MAPPED_H

#include <stdbool.h>

#include "leader.h"
#include "mem.h"

enum mapped_kind { MAPPED_BAND = 'b', MAPPED_PHRASE = 'p', MAPPED_TEXT = 't' };

enum {
	MAPPED_KEY = 9, /* bytes */
	MAPPED_SKETCH = (LEADER_BYTES * 8 + 5) / 6
};

struct mapped {
	struct bytes key, id; /* id: fields with the TABs between them */
	struct near_leader text;
};

/* Append all of a text's rows, each with its terminator; returns how many. */
unsigned mapped_put(
    struct buf *, struct bytes id, const struct near_leader *, char term);
/* Read a row.  NULL, or what is wrong with it. */
const char *mapped_get(struct mapped *, struct bytes row);

#endif
