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
	uint64_t slot[MEET_SLOTS];
	uint16_t place[BAND_HITS]; /* slots in use */
	uint16_t round;
};

/* At most BAND_HITS numbers.  Those met most often, of equals the least, go to
 * most[], in no order.  Returns how many. */
size_t meet_most(
    struct meet *, const uint32_t *number, size_t n, uint32_t most[MEET_MOST]);

#endif
