/* See LICENSE file for copyright and license details. */
/*
 * beyond: the records behind the one at which the memory of -S was full: to
 * disk, and at the end of input out again.
 */
#ifndef BEYOND_H
#define BEYOND_H

#include "dedupe.h"

/* Whether the run may go on so: not where all has to stay in memory. */
bool beyond_isable(const struct dedupe *);
/* What stands in its way, for a message. */
const char *beyond_obstacle(const struct dedupe *);
/* The set is full: whether it has this record, or records joined by their
 * terminators, is seen later.  False: that cannot be, or it failed, which has
 * been told. */
bool beyond_ask(struct dedupe *, struct bytes, uint64_t record,
    const struct compare_print *);
/* Once one was asked for, what stays has to wait, too, and where dropped ones
 * are told of, what follows one that was asked for as its document's next
 * record, and what is known to stand there again. */
bool beyond_keep(struct dedupe *, struct bytes, uint64_t cluster, bool always);
bool beyond_follow(struct dedupe *, struct bytes, uint64_t record);
bool beyond_drop(struct dedupe *, struct bytes, uint64_t record,
    const struct judge_answer *);
/* Whether dropped ones are told of, and wait. */
static inline bool
beyond_tells(const struct dedupe *d)
{
	return d->spill.on && d->spill.want == SPILL_FIRST;
}

/* All input was read. */
void beyond_end(struct dedupe *);

#endif
