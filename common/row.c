/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "row.h"
#include "tsv.h"

static void
end(struct row *r)
{
	out_put(&r->tool->out, r->buf.s, r->buf.len);
	tool_endrow(r->tool);
}

void
row_put(struct row *r, const struct doc *d, size_t at, row_col *col,
    const void *item)
{
	const struct rec_form *f = &r->docs->recs.form;
	const struct cols *c = &r->tool->cols;

	r->doc = d;
	r->part = doc_partat(d, at);
	r->buf.len = 0;
	if (f->tsv && f->nfield > 1) {
		buf_add(&r->buf, r->part->key.s, r->part->key.len);
		if (c->npick > 0)
			buf_addc(&r->buf, '\t');
	}
	for (size_t i = 0; i < c->npick; i++) {
		if (i > 0)
			buf_addc(&r->buf, '\t');
		col(r, item, c->pick[i]);
	}
	end(r);
}

void
row_offset(struct row *r, size_t off)
{
	buf_addu(&r->buf, off - r->part->start + r->part->base);
}

void
row_text(struct row *r, size_t start, size_t end)
{
	tsv_escapeline(
	    &r->buf, (struct bytes){ r->doc->text + start, end - start });
}

void
row_record(struct row *r)
{
	buf_addu(&r->buf, r->part->record);
}

void
row_file(struct row *r)
{
	const char *file = r->doc->file;

	tsv_escape(&r->buf, (struct bytes){ file, strlen(file) });
}

size_t
row_keys(const struct rec_form *f, bool withref, size_t **field)
{
	size_t n = 0;

	*field = mem_alloc(f->nfield + 1, sizeof(**field));
	for (size_t i = 0; f->tsv && i < f->nfield; i++)
		if (i != f->text && (withref || i != f->ref))
			(*field)[n++] = i;
	return n;
}

void
row_header(struct row *r, const size_t *field, size_t nfield)
{
	r->buf.len = 0;
	cols_header(
	    &r->tool->cols, &r->docs->recs.form, field, nfield, &r->buf);
	end(r);
}

void
row_free(struct row *r)
{
	buf_free(&r->buf);
}
