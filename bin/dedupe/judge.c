/* See LICENSE file for copyright and license details. */
#include "judge.h"
#include "entry.h"

void
judge_init(struct judge *j, bool keeps, bool wide, uint64_t limit)
{
	*j = (struct judge){ .keeps = keeps, .wide = wide, .limit = limit };
	if (!keeps)
		exact_init(&j->set, wide, limit);
}

void
judge_past(struct judge *j, const struct state *past, enum report_kind kind)
{
	j->past = past;
	j->pastkind = kind;
}

/* Sightings take more when they are sorted, to be remembered. */
static uint64_t
sorted(const struct judge *j)
{
	return j->past != NULL ? j->sights.n * ENTRY_WIDE : 0;
}

static bool
isfull(const struct judge *j)
{
	return j->sealed || (j->limit != 0 && judge_bytes(j) + sorted(j) +
						      sight_more(&j->sights) >
						  j->limit);
}

/* Where first sightings are kept. */
static enum judge_verdict
keep(struct judge *j, const struct compare_print *p, uint64_t record,
    struct judge_answer *a)
{
	const struct sight s = { p->h, record, p->bytes, false };
	bool isnew = false;

	if (isfull(j)) {
		if (!sight_find(&j->sights, p->h, &a->number))
			return JUDGE_FULL;
	} else {
		isnew = sight_add(&j->sights, &s, &a->number);
	}
	a->of = j->sights.sight[a->number].record;
	if (j->sights.sight[a->number].bytes != p->bytes)
		a->kind = REPORT_NORMALISED;
	return isnew ? JUDGE_NEW : JUDGE_OLD;
}

enum judge_verdict
judge_add(struct judge *j, const struct compare_print *p, uint64_t record,
    struct judge_answer *a)
{
	if (j->past != NULL && state_find(j->past, p->h)) {
		*a = (struct judge_answer){ .kind = j->pastkind,
			.former = true };
		return JUDGE_OLD;
	}
	*a = (struct judge_answer){ .kind = REPORT_EXACT };
	if (!j->keeps)
		return exact_add(&j->set, p->h);
	return keep(j, p, record, a);
}

void
judge_seal(struct judge *j)
{
	j->sealed = true;
	if (!j->keeps)
		exact_seal(&j->set);
}

void
judge_clear(struct judge *j)
{
	sight_clear(&j->sights);
}

uint64_t
judge_count(const struct judge *j)
{
	return (j->keeps ? j->sights.n : j->set.count) + j->more;
}

uint64_t
judge_bytes(const struct judge *j)
{
	return j->set.bytes + sight_bytes(&j->sights) + j->extra;
}

double
judge_risk(const struct judge *j)
{
	const bool wide = j->wide || (j->keeps && j->past == NULL);
	double n = (double)judge_count(j);

	if (j->past != NULL)
		n += (double)j->past->count;
	return exact_risk(n, wide ? EXACT_WIDE : EXACT_NARROW);
}

void
judge_free(struct judge *j)
{
	exact_free(&j->set);
	sight_free(&j->sights);
}
