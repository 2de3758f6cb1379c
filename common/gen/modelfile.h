/* See LICENSE file for copyright and license details. */
/*
 * modelfile: a model being put together, and its bytes as model.h reads them.
 * Host programs only: errors end them.  All memory belongs to struct
 * modelfile.  Same input, same bytes.
 */
#ifndef MODELFILE_H
#define MODELFILE_H

#include <stddef.h>
#include <stdint.h>

#include "keys.h"
#include "mem.h"
#include "model.h"
#include "phrase.h"

struct modelfile {
	struct buf about;
	struct keys class;
	struct phrases list;
	int16_t move[MODEL_LABELS][MODEL_LABELS];
	uint64_t *row; /* features */
	signed char (*weight)[MODEL_ROW];
	size_t nrow, rowcap, weightcap;
};

/* word TAB class, for classing g. */
void modelfile_class(struct modelfile *, const char *file, int g);
/* One name a line, a second column is passed over: list number bit. */
void modelfile_list(struct modelfile *, const char *file, unsigned bit);
void modelfile_row(
    struct modelfile *, uint64_t feature, const signed char weight[MODEL_ROW]);
/* Replace out by the bytes of the model. */
void modelfile_bytes(const struct modelfile *, struct buf *out);
void modelfile_free(struct modelfile *);

#endif
