/* See LICENSE file for copyright and license details. */
/*
 * group: the fields that -g names: fields of the input, the document's date
 * (date) and the operand (file), in the order given.  Names and numbers are
 * checked once the input's form is known.  Memory belongs to struct group.
 */
#ifndef GROUP_H
#define GROUP_H

#include "doc.h"
#include "mem.h"
#include "rec.h"
#include "tsv.h"

struct group {
	size_t *item; /* indices of fields, or GROUP_DATE, GROUP_FILE */
	size_t n, cap;
	char why[TSV_WHY];
};

#define GROUP_DATE ((size_t)-1)
#define GROUP_FILE ((size_t)-2)

/* 0, or -1 and why: a field that the input lacks, or a bad list. */
int group_settle(struct group *, const char *spec, const struct rec_form *);
/* Append the group that a record's part lies in: fields as they stand, by
 * TABs. */
void group_put(const struct group *, const struct rec_form *,
    const struct doc *, const struct doc_part *, struct buf *);
/* A form whose fields are the group's columns, for cols_header(); its names
 * are the caller's to free. */
struct rec_form group_form(
    const struct group *, const struct rec_form *, struct buf *room);
void group_free(struct group *);

#endif
