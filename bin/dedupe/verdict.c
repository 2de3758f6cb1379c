/* See LICENSE file for copyright and license details. */
/*
 * Has a text been seen before?  Asks the judge, or with --near the sketches.
 */
#include <string.h>

#include "cal.h"
#include "dedupe.h"

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

static void
answer(struct judge_answer *a, const struct near_answer *n)
{
	const struct sketch_likeness *l = &n->like;

	*a = (struct judge_answer){ .number = (size_t)n->number,
		.of = n->of,
		.former = n->former,
		.kind = n->bytes ? REPORT_EXACT :
			n->same	 ? REPORT_NORMALISED :
				   REPORT_NEAR,
		.why = { l->jaccard, l->containment, l->figures,
		    l->nfigures == 0 } };
}

static enum judge_verdict
liken(struct dedupe *d, const struct dedupe_text *t, struct judge_answer *a)
{
	struct near_text n = { .record = t->record, .day = t->day };
	struct near_answer found;

	if (d->judge.limit != 0 && dedupe_bytes(d) > d->judge.limit)
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
