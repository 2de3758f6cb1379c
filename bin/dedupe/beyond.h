/* See LICENSE file for copyright and license details. */
/*
 * beyond: the records behind the one at which the memory of -S was full: to
 * disk, and at the end of input out again.
 */
#ifndef BEYOND_H
#define BEYOND_H

#include "dedupe.h"

/* Whether the run may go on so: not where dropped records are told of. */
bool beyond_isable(const struct dedupe *);
/* What stands in its way, for a message. */
const char *beyond_obstacle(const struct dedupe *);
/* The set is full: whether it has this record, or records joined by their
 * terminators, is seen later.  False: that cannot be, or it failed, which has
 * been told. */
bool beyond_ask(struct dedupe *, struct bytes, const struct compare_print *);
/* Once one was asked for, what stays has to wait, too. */
bool beyond_keep(struct dedupe *, struct bytes, bool always);
/* All input was read. */
void beyond_end(struct dedupe *);

#endif
