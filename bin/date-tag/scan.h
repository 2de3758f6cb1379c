/* See LICENSE file for copyright and license details. */
/*
 * scan: where in a text a date may be.  One pass over the bytes; a hit is a
 * word that no date is without (a month, a unit, "today"; words.tsv marks
 * them) or figures shaped like a year, a clock time or a slashed date.
 */
#ifndef SCAN_H
#define SCAN_H

#include <stddef.h>

/* The offset of the first hit at or after from; len if there is none.  from
 * must not be inside a word. */
size_t scan_next(const char *s, size_t len, size_t from);

#endif
