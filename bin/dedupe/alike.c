/* See LICENSE file for copyright and license details. */
/*
 * --near on records: their texts, one by one.
 */
#include "dedupe.h"

static void
old(struct dedupe *d, const struct longest_text *t,
    const struct judge_answer *a)
{
	if (d->held.window > 0) {
		prefer_old(d, t, a);
		return;
	}
	dedupe_drop(d, t->raw[0], t->record[0], a);
	if (dedupe_tallies(d))
		tally_again(&d->tally, a->number);
}

static void new (struct dedupe *d, const struct longest_text *t,
    const struct judge_answer *a)
{
	if (d->held.window > 0)
		prefer_new(d, t, a->number);
	else if (dedupe_tallies(d))
		dedupe_hold(d, t->raw[0]);
	else
		dedupe_first(d, t->raw[0], t->record[0]);
}

/* False when the memory limit is met. */
static bool
record(struct dedupe *d, const struct rec_form *f, const struct rec *r)
{
	const struct dedupe_text t = { dedupe_recordtext(d, r),
		r->before + r->num, dedupe_recordday(d, f, r) };
	struct bytes raw = r->raw;
	uint64_t number = t.record;
	const struct longest_text held = { &raw, &number, 1, t.text.len };
	struct judge_answer a;

	switch (dedupe_judge(d, &t, &a)) {
	case JUDGE_FULL:
		dedupe_full(d, r->file, r->num);
		return false;
	case JUDGE_OLD:
		old(d, &held, &a);
		return true;
	case JUDGE_NEW:
	default:
		new (d, &held, &a);
		return true;
	}
}

/* What is compared with nothing: ragged, or without a text in TSV. */
static void
alone(struct dedupe *d, const struct rec *r)
{
	struct bytes raw = r->raw;
	uint64_t number = r->before + r->num;
	const struct longest_text t = { &raw, &number, 1, 0 };

	if (d->held.window > 0)
		prefer_new(d, &t, LONGEST_ALONE);
	else if (dedupe_tallies(d))
		dedupe_holdalone(d, r->raw, r->ragged);
	else
		dedupe_first(d, r->raw, r->before + r->num);
}

int
alike_run(struct dedupe *d, struct recs *rs)
{
	struct rec r = { 0 };
	bool any = false;
	int st;

	while ((st = rec_next(rs, &r)) == 1) {
		if (!any)
			dedupe_header(d, rs);
		any = true;
		if (r.ragged || (d->tsv && r.text.len == 0))
			alone(d, &r);
		else if (!record(d, &rs->form, &r))
			break;
		if (d->tool.out.err != 0 || d->tool.opt.linebuf)
			tool_flush(&d->tool);
	}
	if (!any && st == 0)
		dedupe_header(d, rs);
	prefer_end(d);
	return st == -1 ? -1 : 0;
}
