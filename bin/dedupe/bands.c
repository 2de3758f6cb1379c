/* See LICENSE file for copyright and license details. */
/*
 * --bands: the rows of each text under the keys by which it meets others.
 * Nothing is remembered, so that the input may be in any number of parts.
 */
#include "dedupe.h"
#include "mapped.h"

static void
put(struct dedupe *d, const struct dedupe_text *t, struct bytes id)
{
	struct near_leader l = { .day = t->day };
	struct compare_print print;
	struct sketch sketch;
	struct bytes folded;

	compare_text(&d->compare, t->text, &print);
	l.print = print.h.lo;
	l.bytes = print.bytes;
	folded = (struct bytes){ d->compare.folded.s, d->compare.folded.len };
	if (folded.len > 0 &&
	    shingle_sketch(&d->near.shingler, folded, &sketch))
		l.sketch = sketch;
	d->marked.len = 0;
	d->kept += mapped_put(&d->marked, id, &l, d->tool.opt.term);
	out_put(&d->tool.out, d->marked.s, d->marked.len);
	if (d->tool.out.err != 0 || d->tool.opt.linebuf)
		tool_flush(&d->tool);
}

/* A number would be another one in each part of the input. */
static void
checknames(const struct dedupe *d, const struct recs *rs)
{
	if (!rs->form.tsv || rs->form.nfield < 2)
		tool_baduse(&d->tool, "--bands needs records with a field "
				      "that names them beside the text");
}

/* The fields but the text. */
static struct bytes
fieldsof(struct dedupe *d, const struct rec_form *f, const struct rec *r)
{
	struct buf *b = &d->compare.joined;

	b->len = 0;
	for (size_t i = 0; i < r->nfield; i++) {
		if (i == f->text)
			continue;
		if (b->len > 0 || i > (f->text == 0))
			buf_addc(b, '\t');
		buf_add(b, r->field[i].s, r->field[i].len);
	}
	return (struct bytes){ b->s, b->len };
}

int
bands_run(struct dedupe *d, struct recs *rs)
{
	struct rec r = { 0 };
	bool any = false;
	int st;

	while ((st = rec_next(rs, &r)) == 1) {
		struct dedupe_text t = { .record = r.before + r.num };

		if (!any) {
			checknames(d, rs);
			dedupe_header(d, rs);
		}
		any = true;
		if (r.text.len == 0)
			continue;
		t.text = dedupe_recordtext(d, &r);
		t.day = dedupe_recordday(d, &rs->form, &r);
		put(d, &t, fieldsof(d, &rs->form, &r));
	}
	if (!any && st == 0)
		dedupe_header(d, rs);
	return st == -1 ? -1 : 0;
}

bool
bands_document(struct dedupe *d, struct docs *ds, const struct doc *doc,
    const struct dedupe_text *t)
{
	checknames(d, &ds->recs);
	if (t->text.len > 0)
		put(d, t, doc->part[0].key);
	return true;
}
