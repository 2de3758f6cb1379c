/* See LICENSE file for copyright and license details. */
/*
 * Records one by one.  Between a record's fingerprint and the look at the set
 * lie up to QUEUE records, in which the cache line that was asked for arrives.
 * Their bytes stay where they are as long as rec_ready() says so.
 */
#include "beyond.h"
#include "dedupe.h"
#include "plain.h"

enum { QUEUE = 32 };

struct line {
	struct bytes raw;
	struct compare_print print;
	struct exact_ask ask;
	uint64_t number; /* over the whole run */
	bool compared;
	bool ragged;
};

struct queue {
	struct line line[QUEUE];
	size_t in, out; /* counts; the place is the count modulo QUEUE */
};

/* The oldest line's turn.  False when the set is full. */
static bool
settle(struct dedupe *d, struct queue *q)
{
	const struct line *l = &q->line[q->out++ % QUEUE];
	struct judge_answer a;

	if (l->compared) {
		switch (judge_add(&d->judge, &l->print, l->number, &a)) {
		case JUDGE_FULL:
			if (beyond_ask(d, l->raw, l->number, &l->print))
				return true;
			q->out--;
			return false;
		case JUDGE_OLD:
			dedupe_drop(d, l->raw, l->number, &a);
			if (dedupe_tallies(d))
				tally_again(&d->tally, a.number);
			return true;
		case JUDGE_NEW:
		default:
			break;
		}
	}
	if (d->spill.on)
		return beyond_keep(d, l->raw, l->number, l->ragged);
	if (d->mark) {
		dedupe_first(d, l->raw, l->number);
	} else if (!dedupe_tallies(d)) {
		d->kept++;
		out_put(&d->tool.out, l->raw.s, l->raw.len);
		out_putc(&d->tool.out, d->tool.opt.term);
	} else if (l->compared) {
		dedupe_hold(d, l->raw);
	} else {
		dedupe_holdalone(d, l->raw, l->ragged);
	}
	return true;
}

static bool
settleall(struct dedupe *d, struct queue *q)
{
	while (q->out < q->in)
		if (!settle(d, q))
			return false;
	if (d->tool.out.err != 0 || d->tool.opt.linebuf)
		tool_flush(&d->tool);
	return true;
}

/* Half way through the queue the first line has come. */
static void
follow(struct dedupe *d, struct queue *q)
{
	struct line *l = &q->line[(q->in - QUEUE / 2) % QUEUE];

	if (q->in - q->out > QUEUE / 2 && l->compared)
		exact_follow(&d->judge.set, &l->ask);
}

static void
enqueue(struct dedupe *d, struct queue *q, const struct recs *rs,
    const struct rec *r)
{
	struct line *l = &q->line[q->in++ % QUEUE];

	if (d->hint.wanted)
		hint_record(&d->hint, r->raw);
	l->raw = r->raw;
	l->number = r->before + r->num;
	l->ragged = r->ragged;
	l->compared = compare_record(&d->compare, &rs->form, r, &l->print);
	if (d->judge.keeps)
		return;
	if (l->compared)
		exact_ask(&d->judge.set, l->print.h, &l->ask);
	follow(d, q);
}

static void
full(struct dedupe *d, const struct queue *q, const struct rec *r)
{
	const uint64_t number = q->line[q->out % QUEUE].number;

	/* The queue may reach back into the operand before. */
	if (number > r->before)
		dedupe_full(d, r->file, number - r->before);
	else
		dedupe_full(d, NULL, 0);
}

static bool
next(struct dedupe *d, struct queue *q, const struct recs *rs,
    const struct rec *r)
{
	if (q->in == 0)
		dedupe_header(d, rs);
	if (q->in - q->out == QUEUE && !settle(d, q))
		return false;
	enqueue(d, q, rs, r);
	return true;
}

/* The records behind r that are there already, where none has fields. */
static bool
behind(struct dedupe *d, struct queue *q, struct recs *rs, struct rec *r)
{
	struct bytes raw[PLAIN_BATCH];
	size_t n;

	while (rs->o->raw && (n = rec_batch(rs, raw, PLAIN_BATCH)) > 0) {
		const uint64_t start = rs->num - n + 1;
		size_t i = 0;

		if (plain_isable(d) && !settleall(d, q))
			return false;
		/* The set may have been full for one of the queue. */
		if (plain_isable(d))
			i = plain_run(d, raw, n);
		for (; i < n; i++) {
			r->raw.s = raw[i].s;
			r->raw.len = raw[i].len;
			r->num = start + i;
			if (!next(d, q, rs, r))
				return false;
		}
	}
	return true;
}

int
lines_run(struct dedupe *d, struct recs *rs)
{
	struct queue q = { .in = 0, .out = 0 };
	struct rec r = { 0 };
	bool room;

	for (;;) {
		int st;

		room = rec_ready(rs) || settleall(d, &q);
		if (!room)
			break;
		if ((st = rec_next(rs, &r)) == -1)
			return -1;
		if (st == 0)
			break;
		room = next(d, &q, rs, &r) && behind(d, &q, rs, &r);
		if (!room)
			break;
	}
	if (!room || !settleall(d, &q))
		full(d, &q, &r);
	if (q.in == 0)
		dedupe_header(d, rs);
	return 0;
}
