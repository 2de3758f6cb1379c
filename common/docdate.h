/* See LICENSE file for copyright and license details. */
/*
 * docdate: the date of a document, and the forms in which it stands there:
 * ISO 8601 dates, dated headers, datelines.  Never the wall clock.
 */
#ifndef DOCDATE_H
#define DOCDATE_H

#include <stdbool.h>
#include <stddef.h>

#include "mem.h"

enum docdate_source {
	DOCDATE_NONE,
	DOCDATE_OPTION,
	DOCDATE_FIELD,
	DOCDATE_HEADER,
	DOCDATE_DATELINE,
	DOCDATE_KEY, /* date-tag --date-from-key */
	DOCDATE_TEXT /* days that the text names, date-tag's bestday.h */
};

struct docdate {
	char iso[11]; /* YYYY-MM-DD, or "" */
	enum docdate_source source;
};

extern const char *const docdate_names[]; /* by source; "" for none */

/* A reference field: ISO date, ISO date-time or YYYYMMDD into iso.
 * 1, 0 if empty, -1 if it is none of these or not in the calendar. */
int docdate_field(struct bytes, char iso[11]);

/* Eight figures YYYYMMDD, alone among figures, in the key s of a document, as
 * the ids of the Gigaword corpora have them: NYT_ENG_20050312.0123.  True if
 * found. */
bool docdate_key(struct bytes s, char iso[11]);

/* A dated header at the start of s.  Returns the offset of its date, with
 * *end the first byte of what follows it; 0 if there is none. */
size_t docdate_header(struct bytes s, char iso[11], size_t *end);

/* The date of the dateline that opens s (the first lines of a document's
 * text), only where it names a year.  True if found. */
bool docdate_dateline(struct bytes s, char iso[11]);

/* How often a header's form stands glued behind a full stop or a closing mark
 * inside s. */
size_t docdate_glued(struct bytes s);

#endif
