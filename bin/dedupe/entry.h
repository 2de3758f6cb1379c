/* See LICENSE file for copyright and license details. */
/*
 * entry: a fingerprint as it stands in a file, and the search in a sorted
 * array of them.
 *
 * Its bytes are in the order in which they are compared: the bucket of exact.h
 * (2), the low half of the hash (8), in wide ones the high half (8).  They
 * are spread evenly, so that the place of one is guessed from its value
 * (interpolation search: Peterson 1957; Perl, Itai and Avni 1978); where they
 * are not, halving takes over: no more than log n steps in any array.
 */
#ifndef ENTRY_H
#define ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hash.h"

enum { ENTRY_NARROW = 10, ENTRY_WIDE = 18 };

/* width is one of the two, in bytes. */
void entry_put(unsigned char *, struct hash, size_t width);
/* Of a narrow one what is left: h.hi modulo the buckets of exact.h. */
struct hash entry_get(const unsigned char *, size_t width);
bool entry_find(const unsigned char *base, uint64_t n, size_t width,
    const unsigned char *entry);

#endif
