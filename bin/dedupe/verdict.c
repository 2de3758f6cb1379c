/* See LICENSE file for copyright and license details. */
/*
 * Has a text been seen before?  Asks the judge, or with --near the sketches.
 */
#include <string.h>

#include "cal.h"
#include "dedupe.h"
#include "docdate.h"
#include "tsv.h"

long
dedupe_day(const char iso[11])
{
	struct cal_date date;

	if (iso[0] == '\0')
		return NEAR_NODAY;
	date.year = (iso[0] - '0') * 1000 + (iso[1] - '0') * 100 +
		    (iso[2] - '0') * 10 + (iso[3] - '0');
	date.month = (iso[5] - '0') * 10 + (iso[6] - '0');
	date.day = (iso[8] - '0') * 10 + (iso[9] - '0');
	return cal_days(date);
}

struct bytes
dedupe_recordtext(struct dedupe *d, const struct rec *r)
{
	struct buf *b = &d->scratch;

	if (!d->tsv)
		return r->text;
	b->len = 0;
	tsv_unescape(b, r->text);
	return (struct bytes){ b->s, b->len };
}

long
dedupe_recordday(
    const struct dedupe *d, const struct rec_form *f, const struct rec *r)
{
	char iso[11];

	if (d->tool.opt.date[0] != '\0')
		return dedupe_day(d->tool.opt.date);
	if (f->ref == REC_NONE || r->field == NULL || f->ref >= r->nfield ||
	    docdate_field(r->field[f->ref], iso) != 1)
		return NEAR_NODAY;
	return dedupe_day(iso);
}

enum report_kind
dedupe_why(bool same, bool bytes, const struct sketch_likeness *l,
    struct report_why *why)
{
	*why = (struct report_why){ l->jaccard, l->containment, l->figures,
		l->nfigures == 0 };
	return bytes ? REPORT_EXACT : same ? REPORT_NORMALISED : REPORT_NEAR;
}

static void
answer(struct judge_answer *a, const struct near_answer *n)
{
	*a = (struct judge_answer){
		.number = (size_t)n->number, .of = n->of, .former = n->former
	};
	a->kind = dedupe_why(n->same, n->bytes, &n->like, &a->why);
}

static enum judge_verdict
liken(struct dedupe *d, const struct dedupe_text *t, struct judge_answer *a)
{
	struct near_text n = { .record = t->record, .day = t->day };
	struct near_answer found;

	if (near_isfull(&d->near) ||
	    (d->judge.limit != 0 && dedupe_bytes(d) > d->judge.limit))
		return JUDGE_FULL;
	compare_text(&d->compare, t->text, &n.print);
	if (near_find(&d->near,
		(struct bytes){ d->compare.folded.s, d->compare.folded.len },
		&n, &found)) {
		answer(a, &found);
		return JUDGE_OLD;
	}
	*a = (struct judge_answer){ .number = d->held.window > 0 ? d->near.n :
								   d->tally.n };
	near_lead(&d->near, &n, a->number);
	return JUDGE_NEW;
}

enum judge_verdict
dedupe_judge(
    struct dedupe *d, const struct dedupe_text *t, struct judge_answer *a)
{
	struct compare_print p;

	if (d->likes)
		return liken(d, t, a);
	compare_text(&d->compare, t->text, &p);
	return judge_add(&d->judge, &p, t->record, a);
}

void
dedupe_forget(struct dedupe *d)
{
	if (d->likes)
		near_clear(&d->near);
	else
		judge_clear(&d->judge);
}

uint64_t
dedupe_distinct(const struct dedupe *d)
{
	return d->likes ? d->near.n : judge_count(&d->judge);
}

uint64_t
dedupe_bytes(const struct dedupe *d)
{
	return judge_bytes(&d->judge) + (d->likes ? near_bytes(&d->near) : 0);
}
