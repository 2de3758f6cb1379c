/* See LICENSE file for copyright and license details. */
/*
 * tsv: fields between TABs, with \t \n \r \\ as the only escapes (as jq @tsv,
 * PostgreSQL COPY and ClickHouse write them); any other backslash stands for
 * itself.  The only module that knows this form.  Nothing here keeps memory:
 * results go to the caller's buffers or point into the caller's bytes.
 */
#ifndef TSV_H
#define TSV_H

#include <stdbool.h>
#include <stddef.h>

#include "mem.h"

/* Cut r at its TABs; *field grows as needed.  Returns the number of fields,
 * at least 1. */
size_t tsv_split(struct bytes r, struct bytes **field, size_t *cap);
size_t tsv_count(struct bytes r);

/* Append s with its escapes resolved.  True if there were any. */
bool tsv_unescape(struct buf *, struct bytes);
/* The bytes of s that its first n unescaped bytes take. */
size_t tsv_skip(struct bytes s, size_t n);
/* Append s escaped. */
void tsv_escape(struct buf *, struct bytes);
/* The same for text cut out of a document: a line break (LF, CR LF, CR) in it
 * becomes one blank. */
void tsv_escapeline(struct buf *, struct bytes);

/*
 * FIELDS as in cut(1): a comma list of numbers from 1, ranges N-M, N-, -M and,
 * where names[] is given, names.  Appends 0-based indices in the order given,
 * each once, to *list and returns how many; nfield bounds open ranges.  -1 on
 * a bad list or a field that is not there: why[] says it.
 */
struct tsv_names {
	const struct bytes *name; /* NULL: no header */
	size_t nfield;
};
enum { TSV_WHY = 160 };
long tsv_fields(const char *spec, const struct tsv_names *, size_t **list,
    size_t *cap, char why[TSV_WHY]);
/* Whether spec is well formed as a list of numbers; "0" alone is. */
bool tsv_isnumeric(const char *spec);

#endif
