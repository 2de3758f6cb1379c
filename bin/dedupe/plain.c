/* See LICENSE file for copyright and license details. */
#include "plain.h"

bool
plain_isable(const struct dedupe *d)
{
	const struct judge *j = &d->judge;

	return !j->keeps && j->past == NULL && !d->spill.on &&
	       d->compare.fold == COMPARE_BYTES;
}

/* Records that stay, of which each begins behind the terminator of the one
 * before. */
struct run {
	const char *s, *end;
};

static void
put(struct dedupe *d, const struct run *r)
{
	if (r->s == NULL)
		return;
	out_put(&d->tool.out, r->s, (size_t)(r->end - r->s));
	out_putc(&d->tool.out, d->tool.opt.term);
}

static void
keep(struct dedupe *d, struct run *r, struct bytes raw)
{
	const char term = d->tool.opt.term;

	/* Not where a CR was before the terminator. */
	if (r->s == NULL || raw.s != r->end + 1 || *r->end != term) {
		put(d, r);
		r->s = raw.s;
	}
	r->end = raw.s + raw.len;
}

size_t
plain_run(struct dedupe *d, const struct bytes *raw, size_t n)
{
	struct exact *set = &d->judge.set;
	struct exact_ask ask[PLAIN_BATCH];
	struct run kept = { NULL, NULL };
	const uint64_t before = set->count;
	size_t i;

	for (i = 0; i < n; i++) {
		if (d->hint.wanted)
			hint_record(&d->hint, raw[i]);
		exact_ask(set, hash_bytes(raw[i].s, raw[i].len), &ask[i]);
	}
	for (i = 0; i < n; i++)
		exact_follow(set, &ask[i]);
	for (i = 0; i < n; i++) {
		const int st = exact_take(set, &ask[i]);

		if (st == EXACT_FULL)
			break;
		if (st == EXACT_NEW)
			keep(d, &kept, raw[i]);
	}
	put(d, &kept);
	d->kept += set->count - before;
	d->dropped[REPORT_EXACT] += i - (set->count - before);
	if (d->tool.out.err != 0 || d->tool.opt.linebuf)
		tool_flush(&d->tool);
	return i;
}
