/* See LICENSE file for copyright and license details. */
/*
 * side: the files that --gazetteer and --alias name: two fields a line with a
 * TAB between them, escaped as all TSV, gzip or not.  Empty lines are passed
 * over.  Nothing is kept.
 */
#ifndef SIDE_H
#define SIDE_H

#include <stdint.h>

#include "mem.h"

/* What takes a line's fields; NULL, or why it does not. */
typedef const char *side_add(void *arg, struct bytes name, struct bytes value);

enum { SIDE_WHY = 160 };

/* Read all of path.  0, or -1 with why, and in *record the line's number, 0
 * for the file as a whole. */
int side_read(const char *path, side_add *add, void *arg, uint64_t *record,
    char why[SIDE_WHY]);

#endif
