/* See LICENSE file for copyright and license details. */
/*
 * cols: which of its own columns a tool writes, in what order (-o), and the
 * header line over them.
 */
#ifndef COLS_H
#define COLS_H

#include <stdbool.h>
#include <stddef.h>

#include "mem.h"
#include "opt.h"
#include "rec.h"

enum { COLS_MAX = 24, COLS_WHY = OPT_WHY };

struct col {
	const char *name;
	bool byrequest; /* only where -o asks for it */
};

struct cols {
	const struct col *list;
	size_t nlist;
	unsigned char pick[COLS_MAX]; /* indices into list, in output order */
	size_t npick;
};

/* spec is -o's argument or NULL.  0, or -1 and why. */
int cols_choose(struct cols *, const char *spec, char why[COLS_WHY]);
bool cols_has(const struct cols *, size_t col);
/* Append the header line: the given input fields, then the own columns; an
 * own one whose name is taken gets _2 (_3 ...).  No terminator. */
void cols_header(const struct cols *, const struct rec_form *,
    const size_t *field, size_t nfield, struct buf *);

#endif
