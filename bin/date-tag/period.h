/* See LICENSE file for copyright and license details. */
/*
 * period: the value rules for the parts of a year: quarters, halves, seasons
 * and feasts.  Pure functions; false if the words make no sense together.
 */
#ifndef PERIOD_H
#define PERIOD_H

#include <stdbool.h>

#include "rule.h"
#include "timex.h"

bool period_quarter(const struct match *, struct timex *);
bool period_monthsquarter(const struct match *, struct timex *);
bool period_yearquarter(const struct match *, struct timex *);
bool period_yearsquarter(const struct match *, struct timex *);
bool period_half(const struct match *, struct timex *);
bool period_agoquarter(const struct match *, struct timex *);
bool period_season(const struct match *, struct timex *);
bool period_seasonof(const struct match *, struct timex *);
bool period_seasons(const struct match *, struct timex *);
bool period_holiday(const struct match *, struct timex *);
bool period_nthday(const struct match *, struct timex *);
bool period_away(const struct match *, struct timex *);
bool period_holidayweek(const struct match *, struct timex *);
bool period_yearago(const struct match *, struct timex *);

#endif
