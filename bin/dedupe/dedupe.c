/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "beyond.h"
#include "dedupe.h"
#include "tsv.h"

static void
put(struct dedupe *d, struct bytes raw)
{
	out_put(&d->tool.out, raw.s, raw.len);
	tool_endrow(&d->tool);
	d->kept++;
}

/* For --mark: cluster, kind, and the record as TSV. */
static void
marked(struct dedupe *d, uint64_t cluster, const char *kind, struct bytes raw)
{
	struct buf *b = &d->marked;

	b->len = 0;
	buf_addu(b, cluster);
	buf_addc(b, '\t');
	buf_adds(b, kind);
	buf_addc(b, '\t');
	if (d->tsv)
		buf_add(b, raw.s, raw.len);
	else
		tsv_escape(b, raw);
	out_put(&d->tool.out, b->s, b->len);
	tool_endrow(&d->tool);
}

void
dedupe_lead(struct dedupe *d, struct bytes raw, uint64_t cluster)
{
	marked(d, cluster, "first", raw);
	d->kept++;
}

void
dedupe_tell(struct dedupe *d, struct bytes raw, uint64_t record,
    const struct judge_answer *a)
{
	d->dropped[a->kind]++;
	d->former += a->former;
	report_row(&d->report, record, a->of, a->kind, &a->why);
	if (d->mark)
		marked(d, a->of, report_kinds[a->kind], raw);
}

void
dedupe_keep(struct dedupe *d, struct bytes raw)
{
	put(d, raw);
}

void
dedupe_first(struct dedupe *d, struct bytes raw, uint64_t cluster)
{
	if (d->spill.on)
		(void)beyond_keep(d, raw, cluster, true);
	else if (d->mark)
		dedupe_lead(d, raw, cluster);
	else
		put(d, raw);
}

void
dedupe_drop(struct dedupe *d, struct bytes raw, uint64_t record,
    const struct judge_answer *a)
{
	if (beyond_tells(d))
		(void)beyond_drop(d, raw, record, a);
	else
		dedupe_tell(d, raw, record, a);
}

void
dedupe_hold(struct dedupe *d, struct bytes raw)
{
	tally_new(&d->tally, raw, false);
	d->judge.extra = tally_need(&d->tally);
}

void
dedupe_holdalone(struct dedupe *d, struct bytes raw, bool always)
{
	if (d->spill.on) {
		(void)beyond_keep(d, raw, 0, always);
		return;
	}
	if (!d->likes)
		(void)sight_alone(&d->judge.sights);
	tally_new(&d->tally, raw, always);
	d->judge.extra = tally_need(&d->tally);
}

void
dedupe_full(struct dedupe *d, const char *file, uint64_t record)
{
	if (d->full)
		return;
	d->full = true;
	if (d->tool.opt.memory == 0)
		tool_fail(&d->tool, file, record,
		    "no memory is left; this record and what follows are left "
		    "out");
	else
		tool_fail(&d->tool, file, record,
		    "the memory limit (-S) is reached, and %s; this record and "
		    "what follows are left out",
		    beyond_obstacle(d));
}

/* The names of n columns, which come last from cols_header(), go first. */
static void
ownfirst(struct buf *b, size_t n)
{
	size_t tab = b->len;

	while (tab > 0 && (b->s[tab - 1] != '\t' || --n > 0))
		tab--;
	buf_addc(b, '\t');
	buf_add(b, b->s, tab > 0 ? tab - 1 : 0);
	memmove(b->s, b->s + tab, b->len - tab);
	b->len -= tab;
}

static const struct cols *
owncols(const struct dedupe *d)
{
	static const struct col count[] = { { "count", false } };
	static const struct col mark[] = { { "cluster", false },
		{ "kind", false } };
	static const struct col bands[] = { { "sketch", false },
		{ "band", false } };
	static const struct cols none = { 0 };
	static const struct cols counted = {
		.list = count, .nlist = 1, .npick = 1
	};
	static const struct cols clusters = {
		.list = mark, .nlist = 2, .pick = { 0, 1 }, .npick = 2
	};
	static const struct cols mapped = {
		.list = bands, .nlist = 2, .pick = { 0, 1 }, .npick = 2
	};

	return d->bands ? &mapped :
	       d->count ? &counted :
	       d->mark	? &clusters :
			  &none;
}

/* The names of the input's fields, with --bands but the text's, and the own
 * ones, all of which but the sketch stand before them. */
static void
names(struct dedupe *d, const struct rec_form *f)
{
	const struct cols *cols = owncols(d);
	const size_t before = cols->npick - d->bands;
	size_t *field = mem_alloc(f->nfield, sizeof(*field)), n = 0;

	for (size_t i = 0; i < f->nfield; i++)
		if (!d->bands || i != f->text)
			field[n++] = i;
	cols_header(cols, f, field, n, &d->scratch);
	free(field);
	if (before > 0) {
		buf_room(&d->scratch, d->scratch.len + 1);
		ownfirst(&d->scratch, before);
	}
}

void
dedupe_header(struct dedupe *d, const struct recs *rs)
{
	d->tsv = rs->form.tsv;
	if (!d->tool.opt.outheader || !rs->settled)
		return;
	d->scratch.len = 0;
	if (d->verify)
		verify_names(&rs->form, &d->scratch);
	else
		names(d, &rs->form);
	out_put(&d->tool.out, d->scratch.s, d->scratch.len);
	tool_endrow(&d->tool);
}

int
dedupe_documents(struct dedupe *d, struct docs *ds,
    bool (*each)(struct dedupe *, struct docs *, const struct doc *, void *),
    void *arg)
{
	struct doc *doc;
	bool any = false;
	int st;

	ds->keepraw = true;
	while ((st = doc_next(ds, &doc)) == 1) {
		if (!any)
			dedupe_header(d, &ds->recs);
		any = true;
		if (!each(d, ds, doc, arg) || d->full)
			break;
		if (d->tool.opt.linebuf)
			tool_flush(&d->tool);
	}
	if (!any && st == 0)
		dedupe_header(d, &ds->recs);
	return st == -1 ? -1 : 0;
}

/* A record of an item: with its count if that is wanted, and then as TSV. */
static void
row(struct dedupe *d, uint64_t count, struct bytes r)
{
	if (!d->count) {
		put(d, r);
		return;
	}
	d->scratch.len = 0;
	buf_addu(&d->scratch, count);
	buf_addc(&d->scratch, '\t');
	if (d->tsv)
		buf_add(&d->scratch, r.s, r.len);
	else
		tsv_escape(&d->scratch, r);
	put(d, (struct bytes){ d->scratch.s, d->scratch.len });
}

void
dedupe_item(struct dedupe *d, struct bytes r, uint64_t count, bool always)
{
	const char *s = r.s, *end = r.s + r.len, *stop;

	if (!always && (d->repeated ? count == 1 : d->unique && count > 1))
		return;
	/* A document's records stand there with their terminators. */
	while (s < end && (stop = memchr(s, d->tool.opt.term,
			       (size_t)(end - s))) != NULL) {
		row(d, count, (struct bytes){ s, (size_t)(stop - s) });
		s = stop + 1;
	}
	row(d, count, (struct bytes){ s, (size_t)(end - s) });
}

void
dedupe_tally(struct dedupe *d)
{
	for (size_t i = 0; i < d->tally.n; i++) {
		const struct tally_item *t = &d->tally.item[i];

		dedupe_item(
		    d, (struct bytes){ t->s, t->len }, t->count, t->always);
	}
}
