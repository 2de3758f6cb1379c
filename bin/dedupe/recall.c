/* See LICENSE file for copyright and license details. */
#include <stdio.h>
#include <string.h>

#include "past.h"
#include "recall.h"

static int
fail(char why[STATE_WHY], const char *reason)
{
	snprintf(why, STATE_WHY, "%s", reason);
	return -1;
}

static int
openpast(struct dedupe *d, const struct state *st, char why[STATE_WHY])
{
	if (st->nseg > 0 && st->width != PAST_WIDTH)
		return fail(why, "was made by a newer version");
	if (!past_open(&d->past, st))
		return fail(why, "holds too many texts");
	d->near.past = &d->past;
	return 0;
}

int
recall_open(struct dedupe *d, char why[STATE_WHY])
{
	return openpast(d, &d->state, why);
}

void
recall_put(struct dedupe *d, struct state *to)
{
	near_save(&d->near, to);
}

/* The level at which a state's leaders were found. */
static enum near_level
levelof(const struct state *st)
{
	const char *at = strstr(st->how, "--near=");
	enum near_level l = NEAR_STRICT;

	while (at != NULL && l < NEAR_NLEVELS - 1 &&
	       strcmp(at + strlen("--near="), near_levels[l]) != 0)
		l++;
	return l;
}

/* As a run would that reads the texts. */
static void
take(struct near *x, const unsigned char *s)
{
	struct near_leader l;
	struct near_answer a;
	struct near_text t = { .record = 1 };

	leader_get(&l, s);
	t.sketch = l.sketch;
	t.sketched = l.sketch.weight != 0;
	t.print.h.lo = l.print;
	t.print.bytes = l.bytes;
	t.day = l.day;
	if (!near_findsketch(x, &t, &a))
		near_lead(x, &t, 0);
}

static int
takeall(struct near *x, const struct state *st, char why[STATE_WHY])
{
	if (st->nseg > 0 &&
	    (st->kind != SEGMENT_NEAR || st->width != PAST_WIDTH))
		return fail(why, "was made by a newer version");
	for (size_t i = 0; i < st->nseg; i++)
		for (uint64_t k = 0; k < st->seg[i].count; k++) {
			if (near_isfull(x))
				return fail(why, "holds too many texts");
			take(x, st->seg[i].entries + k * LEADER_BYTES);
		}
	return 0;
}

int
recall_unite(struct dedupe *d, struct state *to, const struct state *from,
    size_t n, char why[STATE_WHY])
{
	struct state *one = to;
	struct near *x = &d->near;

	x->level = levelof(to);
	if (openpast(d, to, why) == -1)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (takeall(x, &from[i], why) == -1)
			return -1;
	if (x->n > 0) {
		if (state_begin(to, why) == -1)
			return -1;
		near_save(x, to);
		if (state_commit(to, why) == -1 || state_reread(to, why) == -1)
			return -1;
	}
	return to->nseg > 1 ? state_unite(to, &one, 1, why) : 0;
}
