/* See LICENSE file for copyright and license details. */
/*
 * remember: what a run does with the state of former ones (--state), and the
 * union of states (--merge-state).
 */
#ifndef REMEMBER_H
#define REMEMBER_H

#include "dedupe.h"

/* Open the state if one is wanted; ends with 2 where it cannot be used. */
void remember_open(struct dedupe *);
/* The run's new fingerprints go into the state, after its output is on its
 * way: a run that is killed may write a record again, and never loses one. */
void remember_commit(struct dedupe *);
/* A set of new fingerprints, of several that have none in common; or first
 * sightings, where the judge keeps them. */
void remember_more(
    struct dedupe *, const struct exact *, const struct sights *);
/* The whole of --merge-state.  Returns the exit status. */
int remember_unite(struct dedupe *);

#endif
