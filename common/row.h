/* See LICENSE file for copyright and license details. */
/*
 * row: what a tool writes about a stretch of a document (a date expression, a
 * quotation, a mention): the key columns of the record that holds the stretch,
 * as they stand, then the tool's own columns as -o picks them.  The columns
 * that all such rows have are here, the others are appended by the tool.
 *
 * A struct row is zeroed but for tool and docs, used for all rows of a run,
 * and freed by row_free().
 */
#ifndef ROW_H
#define ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "doc.h"
#include "mem.h"
#include "tool.h"

struct row {
	struct tool *tool;
	const struct docs *docs;
	const struct doc *doc;
	const struct doc_part *part; /* of doc, that the stretch begins in */
	struct buf buf;
};

/* Appends column col of item to the row's buf, escaped. */
typedef void row_col(struct row *, const void *item, size_t col);

/* A row about the item that begins at an offset of the document's text. */
void row_put(struct row *, const struct doc *, size_t at, row_col *col,
    const void *item);

/* Columns: an offset of the document's text, counted in its record's; the
 * text of a span; the record's number; its file. */
void row_offset(struct row *, size_t off);
void row_text(struct row *, size_t start, size_t end);
void row_record(struct row *);
void row_file(struct row *);

/* The input fields that pass through as key columns: all but the text, and
 * with withref false not the reference field.  None for plain text.  *field is
 * the caller's to free. */
size_t row_keys(const struct rec_form *, bool withref, size_t **field);
/* The header over them and the own columns. */
void row_header(struct row *, const size_t *field, size_t nfield);
void row_free(struct row *);

#endif
