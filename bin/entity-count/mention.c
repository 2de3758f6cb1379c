/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

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

static void
put(struct run *r, const struct doc *d, const struct doc_part *p,
    const struct name *m, size_t col)
{
	struct buf *b = &r->buf;

	switch (col) {
	case MEN_TYPE:
		buf_adds(b, name_types[m->type]);
		break;
	case MEN_ENTITY:
		tsv_escapeline(b, alias_name(&r->aliases, m->entity));
		break;
	case MEN_MENTION:
		tsv_escapeline(
		    b, (struct bytes){ d->text + m->start, m->end - m->start });
		break;
	case MEN_START:
		buf_addu(b, m->start - p->start + p->base);
		break;
	case MEN_END:
		buf_addu(b, m->end - p->start + p->base);
		break;
	case MEN_CONFIDENCE:
		buf_addpercent(b, m->confidence);
		break;
	case MEN_RECORD:
		buf_addu(b, p->record);
		break;
	default:
		tsv_escape(b, (struct bytes){ d->file, strlen(d->file) });
		break;
	}
}

void
mention_put(struct run *r, const struct doc *d, const struct name *m)
{
	const struct doc_part *p = doc_partat(d, m->start);
	const struct cols *c = &r->tool.cols;

	r->buf.len = 0;
	if (r->docs.recs.form.tsv && r->docs.recs.form.nfield > 1) {
		buf_add(&r->buf, p->key.s, p->key.len);
		buf_addc(&r->buf, '\t');
	}
	for (size_t i = 0; i < c->npick; i++) {
		if (i > 0)
			buf_addc(&r->buf, '\t');
		put(r, d, p, m, c->pick[i]);
	}
	out_put(&r->tool.out, r->buf.s, r->buf.len);
	tool_endrow(&r->tool);
}

void
mention_header(struct run *r)
{
	const struct rec_form *f = &r->docs.recs.form;
	size_t *field = mem_alloc(f->nfield + 1, sizeof(*field)), n = 0, i;

	for (i = 0; f->tsv && i < f->nfield; i++)
		if (f->text != i)
			field[n++] = i;
	r->buf.len = 0;
	cols_header(&r->tool.cols, f, field, n, &r->buf);
	out_put(&r->tool.out, r->buf.s, r->buf.len);
	tool_endrow(&r->tool);
	free(field);
}
