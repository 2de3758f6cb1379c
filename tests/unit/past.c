/* See LICENSE file for copyright and license details. */
/*
 * Leaders in a state are those that were put there, and keys lead to the same
 * ones in memory, in one segment, and in several merged ones.
 */
#include <stdio.h>
#include <stdlib.h>

#include "bin/dedupe/gram.h"
#include "bin/dedupe/near.h"
#include "check.h"

enum { TEXTS = 900, FORMS = 7 };

/* A text of its own behind one of a few openings, so that some keys have more
 * than are kept. */
static void
text(struct near *x, unsigned i, struct near_text *t, struct near_answer *a)
{
	char s[512];
	size_t n = 0;

	*t = (struct near_text){ .record = i + 1, .day = (long)i - 3 };
	n += (size_t)snprintf(s, sizeof(s),
	    "form%u of the harbour office of halvik says in its reports ",
	    i % FORMS);
	for (unsigned k = 0; i % 50 != 0 && k < 24; k++)
		n += (size_t)snprintf(s + n, sizeof(s) - n, "%llx ",
		    (unsigned long long)gram_mix(i * 64 + k) >> 44);
	t->print.h = hash_bytes(s, n);
	t->print.h.lo += i;
	t->print.bytes = i;
	if (i == 3)
		n = 0;
	(void)near_find(x, (struct bytes){ s, n - (n > 0) }, t, a);
}

static struct state
temporary(void)
{
	struct state st = { .fd = fileno(tmpfile()),
		.kind = SEGMENT_NEAR,
		.width = PAST_WIDTH,
		.brief = true,
		.how = "texts --near=normal" };

	return st;
}

static void
save(struct check *c, struct state *st, const struct near *x)
{
	char why[STATE_WHY];

	CHECK(c, state_begin(st, why) == 0);
	near_save(x, st);
	CHECK(c, state_commit(st, why) == 0 && state_reread(st, why) == 0);
}

static int
order(const void *pa, const void *pb)
{
	const uint32_t a = *(const uint32_t *)pa, b = *(const uint32_t *)pb;

	return a < b ? -1 : a > b;
}

static void
keys(struct check *c, const struct near *x, const struct past *p,
    const struct near_leader *l)
{
	uint32_t mem[BAND_DEEP], file[BAND_DEEP];
	struct band_keys k;

	band_keys(l->sketch.weight != 0 ? &l->sketch : NULL, l->print, &k);
	for (unsigned i = 0; i < k.n; i++) {
		const size_t n = band_find(&x->index, k.key[i], mem);

		CHECK(c, n == past_find(p, k.key[i], BAND_DEEP, file));
		qsort(mem, n, sizeof(*mem), order);
		qsort(file, n, sizeof(*file), order);
		CHECK(c, n > 0 && memcmp(mem, file, n * sizeof(*mem)) == 0);
		CHECK(c, past_find(p, k.key[i], 1, file) == 1);
		CHECK(c, file[0] == mem[n - 1]);
	}
}

static void
compare(struct check *c, const struct near *x, const struct state *st)
{
	struct past p;
	uint32_t found[BAND_DEEP];

	CHECK(c, past_open(&p, st) && p.n == TEXTS);
	for (uint32_t i = 0; i < TEXTS; i++) {
		const struct near_leader *want = &x->block[i / 256][i % 256];
		struct near_leader l;

		past_leader(&p, i, &l);
		CHECK(
		    c, memcmp(&l.sketch, &want->sketch, sizeof(l.sketch)) == 0);
		CHECK(c, l.print == want->print && l.bytes == want->bytes);
		CHECK(c, l.day == want->day);
		keys(c, x, &p, &l);
		(void)past_find(&p, (uint32_t)gram_mix(i), BAND_DEEP, found);
	}
	past_close(&p);
}

int
main(void)
{
	struct check c = { 0 };
	static struct near all, part;
	struct state one = temporary(), many = temporary(),
		     merged = temporary();
	struct near_text t;
	struct near_answer a;
	char why[STATE_WHY];

	near_init(&all, NEAR_NORMAL);
	near_init(&part, NEAR_NORMAL);
	for (unsigned i = 0; i < TEXTS; i++) {
		text(&all, i, &t, &a);
		near_lead(&all, &t, i);
		near_lead(&part, &t, i);
		if (i % 128 != 127 && i + 1 < TEXTS)
			continue;
		save(&c, &many, &part);
		near_clear(&part);
	}
	save(&c, &one, &all);
	CHECK(&c, one.nseg == 1 && many.nseg == 8);
	compare(&c, &all, &one);
	compare(&c, &all, &many);
	CHECK(&c, state_begin(&merged, why) == 0);
	past_merge(&merged, &many);
	CHECK(&c, state_commit(&merged, why) == 0);
	CHECK(&c, state_reread(&merged, why) == 0);
	compare(&c, &all, &merged);
	CHECK(&c, merged.maplen == one.maplen &&
		      memcmp(merged.map, one.map, one.maplen) == 0);
	state_close(&one);
	state_close(&many);
	state_close(&merged);
	near_free(&all);
	near_free(&part);
	return check_done(&c);
}
