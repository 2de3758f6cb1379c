/* See LICENSE file for copyright and license details. */
/*
 * length: the value rules for lengths of time and for sets, which are lengths
 * that come again.  Pure functions; false if the words make no sense together.
 */
#ifndef LENGTH_H
#define LENGTH_H

#include <stdbool.h>
#include <stdint.h>

#include "rule.h"
#include "timex.h"

void length_set(struct timex *, int64_t thousandths, enum timex_unit);
bool length_lastunit(const struct match *, struct timex *);
bool length_vague(const struct match *, struct timex *);
bool length_dur(const struct match *, struct timex *);
bool length_halfunit(const struct match *, struct timex *);
bool length_quarterhour(const struct match *, struct timex *);
bool length_quartercentury(const struct match *, struct timex *);
bool length_durpair(const struct match *, struct timex *);
bool length_unitlong(const struct match *, struct timex *);
bool length_while(const struct match *, struct timex *);
bool length_daily(const struct match *, struct timex *);
bool length_every(const struct match *, struct timex *);
bool length_everypoint(const struct match *, struct timex *);
bool length_freq(const struct match *, struct timex *);

#endif
