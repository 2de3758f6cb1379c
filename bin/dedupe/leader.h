/* See LICENSE file for copyright and license details. */
/*
 * leader: what is remembered of a text that leads others of its kind, and the
 * bytes that stand for it in a state: the fields of its sketch in their order,
 * its fingerprints and its day, little-endian.  Owns nothing.
 */
#ifndef LEADER_H
#define LEADER_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#include "sketch.h"

#define NEAR_NODAY LONG_MIN

/* A sketch, two fingerprints of 8, the day of 4. */
enum { LEADER_BYTES = 320 };

struct near_leader {
	struct sketch sketch;
	uint64_t print, bytes;
	uint64_t record; /* 0: of a former run */
	uint64_t number; /* the caller's */
	uint64_t at;	 /* texts seen before it */
	long day;	 /* of its date (cal.h), or NEAR_NODAY */
};

/* No more than that many days lie between them; -1: any number of them. */
bool leader_isnear(long a, long b, long days);
void leader_put(unsigned char p[LEADER_BYTES], const struct near_leader *);
void leader_get(struct near_leader *, const unsigned char p[LEADER_BYTES]);

#endif
