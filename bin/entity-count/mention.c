/* See LICENSE file for copyright and license details. */
#include <stdlib.h>

#include "run.h"
#include "tsv.h"

enum {
	MEN_TYPE,
	MEN_ENTITY,
	MEN_MENTION,
	MEN_START,
	MEN_END,
	MEN_CONFIDENCE,
	MEN_RECORD,
	MEN_FILE
};
const struct col run_mentions[RUN_NMENTIONS] = {
	[MEN_TYPE] = { "type", false },
	[MEN_ENTITY] = { "entity", false },
	[MEN_MENTION] = { "mention", false },
	[MEN_START] = { "start", true },
	[MEN_END] = { "end", true },
	[MEN_CONFIDENCE] = { "confidence", true },
	[MEN_RECORD] = { "record", true },
	[MEN_FILE] = { "file", true },
};

struct item {
	const struct name *name;
	const struct aliases *aliases;
};

static void
put(struct row *row, const void *arg, size_t col)
{
	const struct item *item = arg;
	const struct name *m = item->name;
	struct buf *b = &row->buf;

	switch (col) {
	case MEN_TYPE:
		buf_adds(b, name_types[m->type]);
		break;
	case MEN_ENTITY:
		tsv_escapeline(b, alias_name(item->aliases, m->entity));
		break;
	case MEN_MENTION:
		row_text(row, m->start, m->end);
		break;
	case MEN_START:
		row_offset(row, m->start);
		break;
	case MEN_END:
		row_offset(row, m->end);
		break;
	case MEN_CONFIDENCE:
		buf_addpercent(b, m->confidence);
		break;
	case MEN_RECORD:
		row_record(row);
		break;
	default:
		row_file(row);
		break;
	}
}

void
mention_put(struct run *r, const struct doc *d, const struct name *m)
{
	struct item item = { m, &r->aliases };

	row_put(&r->row, d, m->start, put, &item);
}

void
mention_header(struct run *r)
{
	size_t *field, n = row_keys(&r->docs.recs.form, true, &field);

	row_header(&r->row, field, n);
	free(field);
}
