/* See LICENSE file for copyright and license details. */
/*
 * merge: rows that entity-count wrote, read back to be added up: group columns,
 * type, entity, count, and the error where it begins with "-".
 */
#ifndef MERGE_H
#define MERGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mem.h"

struct merge {
	struct bytes *field; /* of the current row */
	size_t cap;
	size_t ngroup; /* group columns of the first row */
	bool any;      /* there was one */
	bool errors;   /* a row had an error */
};

struct merge_row {
	struct bytes group; /* its columns, by TABs */
	struct bytes type;
	struct bytes entity;
	uint64_t count;
	uint64_t error;
};

/* Read one row; its bytes are those given.  NULL, or why it is malformed. */
const char *merge_read(struct merge *, struct bytes, struct merge_row *);
/* The group columns of a header line, NULL if it is none of ours. */
const char *merge_header(struct merge *, const struct bytes *name, size_t n);
void merge_free(struct merge *);

#endif
