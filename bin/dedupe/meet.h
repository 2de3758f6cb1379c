/* See LICENSE file for copyright and license details. */
/*
 * meet: of many numbers, those that occur most often, in a time that is linear
 * in how many there are.  Owns no other memory.
 */
#ifndef MEET_H
#define MEET_H

#include <stddef.h>
#include <stdint.h>

#include "band.h"

enum {
	MEET_MOST = 24,
	MEET_SLOTS = 1024 /* more than twice BAND_HITS */
};

struct meet {
	struct meet_slot {
		uint32_t number;
		uint16_t count;
		uint16_t round; /* a slot of another round is empty */
	} slot[MEET_SLOTS];
	uint16_t place[BAND_HITS]; /* slots in use */
	uint16_t round;
};

/* At most BAND_HITS numbers.  Those met most often go to most[], the most often
 * first, of equals the least.  Returns how many. */
size_t meet_most(
    struct meet *, const uint32_t *number, size_t n, uint32_t most[MEET_MOST]);

#endif
