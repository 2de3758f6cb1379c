/* See LICENSE file for copyright and license details. */
/*
 * plain: whole records as they stand, of which nothing but fingerprints is
 * remembered and nothing but the records is written: what most runs do, and
 * the fastest.  Of a batch all fingerprints are made and asked for first; what
 * stays and stands together is copied at once.
 */
#ifndef PLAIN_H
#define PLAIN_H

#include "dedupe.h"

enum { PLAIN_BATCH = 64 };

/* Whether the run is of that kind, at this moment. */
bool plain_isable(const struct dedupe *);
/* Up to PLAIN_BATCH records.  Returns how many were dealt with: fewer if the
 * set is full. */
size_t plain_run(struct dedupe *, const struct bytes *raw, size_t n);

#endif
