/* See LICENSE file for copyright and license details. */
/*
 * hash: the one hash of the project, XXH3 128-bit (Collet, xxHash 0.8), used
 * from its header alone.  The same on every machine and in every run: no seed.
 * Good against chance, not against somebody who builds collisions.
 */
#ifndef HASH_H
#define HASH_H

#include <stddef.h>
#include <stdint.h>

struct hash {
	uint64_t lo;
	uint64_t hi;
};

struct hash hash_bytes(const void *, size_t);

#endif
