/* See LICENSE file for copyright and license details. */
/*
 * --verify: of rows of --bands, sorted, which texts are alike: a row for each
 * two, the later one first.
 */
#include <stdlib.h>

#include "dedupe.h"
#include "group.h"

static void
pair(void *arg, const struct group_pair *p)
{
	struct dedupe *d = arg;
	struct buf *b = &d->marked;
	struct report_why why;
	const enum report_kind kind = dedupe_why(
	    p->same, p->bytes, &p->like, &why);

	b->len = 0;
	buf_add(b, p->later.s, p->later.len);
	buf_addc(b, '\t');
	buf_add(b, p->earlier.s, p->earlier.len);
	buf_addc(b, '\t');
	report_reasons(b, kind, &why, true);
	out_put(&d->tool.out, b->s, b->len);
	tool_endrow(&d->tool);
	d->kept++;
}

/* Told as ragged records are: the first, and at the end their count. */
static void
malformed(
    struct dedupe *d, struct recs *rs, const struct rec *r, const char *why)
{
	if (rs->stats.ragged++ == 0 && !d->tool.opt.skipbad)
		tool_fail(&d->tool, r->file, r->num, "%s; left out", why);
}

/* Both records' fields, between the key and the sketch, and the reasons. */
void
verify_names(const struct rec_form *f, struct buf *b)
{
	static const struct col col[] = { { "kind", false }, { "score", false },
		{ "jaccard", false }, { "containment", false },
		{ "figures", false } };
	const struct cols none = { 0 };
	const struct cols own = {
		.list = col, .nlist = 5, .pick = { 0, 1, 2, 3, 4 }, .npick = 5
	};
	const size_t n = f->nfield > 2 ? f->nfield - 2 : 0;
	size_t *field = mem_alloc(n + 1, sizeof(*field));
	struct buf all = { 0 };
	size_t start = b->len;

	for (size_t i = 0; i < n; i++)
		field[i] = i + 1;
	cols_header(&none, f, field, n, b);
	start = b->len - start;
	for (size_t i = 0; i < n; i++) {
		buf_adds(b, "\tof_");
		cols_header(&none, f, field + i, 1, b);
	}
	cols_header(&own, f, field, n, &all);
	buf_add(b, all.s + start, all.len - start);
	buf_free(&all);
	free(field);
}

int
verify_run(struct dedupe *d, struct recs *rs)
{
	struct group g = { .level = d->near.level, .days = d->near.days };
	struct rec r = { 0 };
	struct mapped m;
	bool any = false;
	int st;

	while ((st = rec_next(rs, &r)) == 1) {
		const char *why = mapped_get(&m, r.raw);

		if (!any)
			dedupe_header(d, rs);
		any = true;
		if (why != NULL) {
			malformed(d, rs, &r, why);
		} else if (!group_add(&g, &m, pair, d)) {
			tool_fail(&d->tool, r.file, r.num,
			    "is not sorted; this row and what follows are left "
			    "out");
			break;
		}
	}
	if (!any && st == 0)
		dedupe_header(d, rs);
	group_free(&g);
	return st == -1 ? -1 : 0;
}
