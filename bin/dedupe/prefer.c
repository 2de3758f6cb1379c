/* See LICENSE file for copyright and license details. */
/*
 * --keep longest: of texts of a kind that stand close together the longest is
 * kept, where it stood itself.
 */
#include "dedupe.h"

static void
leave(struct dedupe *d, size_t most)
{
	const struct longest_text *t;

	while ((t = longest_leave(&d->held, most)) != NULL)
		for (size_t i = 0; i < t->n; i++)
			dedupe_keep(d, t->raw[i]);
	d->judge.extra = d->held.bytes;
}

void
prefer_new(struct dedupe *d, const struct longest_text *t, size_t leader)
{
	longest_add(&d->held, t, leader);
	leave(d, d->held.window);
}

static void
drop(struct dedupe *d, const struct longest_text *t, struct judge_answer *a,
    uint64_t of)
{
	a->of = of;
	for (size_t i = 0; i < t->n; i++)
		dedupe_drop(d, t->raw[i], t->record[i], a);
}

void
prefer_old(struct dedupe *d, const struct longest_text *t,
    const struct judge_answer *a)
{
	struct longest_text *old = a->former ? NULL :
					       longest_of(&d->held, a->number);
	struct judge_answer why = *a;

	if (old == NULL) {
		drop(d, t, &why, a->of);
	} else if (t->size <= old->size) {
		drop(d, t, &why, old->record[0]);
	} else {
		drop(d, old, &why, t->record[0]);
		longest_drop(&d->held, old);
		prefer_new(d, t, a->number);
	}
}

void
prefer_end(struct dedupe *d)
{
	leave(d, 0);
}
