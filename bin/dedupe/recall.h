/* See LICENSE file for copyright and license details. */
/*
 * recall: what --near does with the state of former runs, for remember.h.
 */
#ifndef RECALL_H
#define RECALL_H

#include "dedupe.h"

/* Compare with what is in the state, too.  0, or -1 with the reason. */
int recall_open(struct dedupe *, char why[STATE_WHY]);
/* Put what leads into the segment begun. */
void recall_put(struct dedupe *, struct state *to);
/* Compare the leaders of all of these, one state after the other, with those
 * that to has, and put into it those that lead. */
int recall_unite(struct dedupe *, struct state *to, const struct state *from,
    size_t n, char why[STATE_WHY]);

#endif
