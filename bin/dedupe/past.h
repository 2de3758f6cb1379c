/* See LICENSE file for copyright and license details. */
/*
 * past: the leaders that former runs of --near have had, in the segments of a
 * state.  Nothing is loaded: leaders and keys are read where they are.
 *
 * A segment of n leaders has PAST_WIDTH bytes for each: first the leaders
 * (leader.h) in their order; then the keys of band.h with the number of their
 * leader in the segment, 4 bytes each, ascending by key and number; those of a
 * key that are more than BAND_DEEP are left out, and the room that is left is
 * filled with PAST_NONE.  So a state that runs made one after the other, when
 * it is one segment, has the bytes that one run would have given it.
 *
 * The bytes are the state's, which has to stay; struct past owns its parts.
 */
#ifndef PAST_H
#define PAST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "band.h"
#include "leader.h"
#include "state.h"

enum {
	PAST_KEY = 8,
	PAST_WIDTH = LEADER_BYTES + BAND_KEYS * PAST_KEY,
};

#define PAST_NONE UINT64_MAX

struct past_part {
	const unsigned char *leader, *key;
	uint32_t first; /* number of its first leader */
	uint32_t n;
	uint64_t nkey;
};

struct past {
	struct past_part *part;
	size_t nparts, cap;
	uint32_t n; /* leaders */
};

/* False if there are more than can be numbered. */
bool past_open(struct past *, const struct state *);
void past_leader(const struct past *, uint32_t number, struct near_leader *);
/* The leaders of a key, at most BAND_DEEP, those that came last. */
size_t past_find(
    const struct past *, uint32_t key, size_t most, uint32_t *found);
void past_close(struct past *);

/* How keys are put into a segment: in their order, with the leader's number
 * below. */
struct past_writer {
	struct state *to;
	uint64_t last[BAND_DEEP]; /* of one key */
	size_t n, head;
	uint64_t left; /* keys for which there is room */
};

/* The segment begun has n leaders, which have been put there. */
void past_begin(struct past_writer *, struct state *to, uint64_t n);
void past_put(struct past_writer *, uint64_t key);
void past_end(struct past_writer *);

/* Put the leaders of the segments of a state into the one begun. */
void past_merge(struct state *to, const struct state *from);

#endif
