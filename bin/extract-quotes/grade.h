/* See LICENSE file for copyright and license details. */
/*
 * grade: what a stretch between marks is, by its own look and the place of its
 * cue, and how often such stretches were right on the development set.
 */
#ifndef GRADE_H
#define GRADE_H

#include <stdint.h>

#include "cue.h"
#include "speaker.h"

enum quote_kind { QUOTE_DIRECT, QUOTE_MIXED, QUOTE_INDIRECT, QUOTE_SCARE };

/* The kind; c is the stretch's cue or NULL.  Short fragments beside a cue, and
 * all that no reported clause holds, are names and borrowed words more often
 * than speech. */
enum quote_kind grade_kind(const struct said *, const struct cue *c);
/* Right end to end, in percent; see extract-quotes(1). */
uint8_t grade_percent(const struct said *, const struct cue *c);

#endif
