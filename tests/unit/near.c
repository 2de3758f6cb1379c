/* See LICENSE file for copyright and license details. */
#include <stdlib.h>

#include "bin/dedupe/near.h"
#include "bin/dedupe/norm.h"
#include "check.h"

static const char story[] =
    "The harbour board of Halvik will close the eastern pier for 45 days "
    "while 320 workers replace rotten piles, the chairman Anna Kovarik said. "
    "Ferries to Ostrava island are to leave from the coal quay instead, and "
    "fishermen were offered berths behind the lighthouse without charge. "
    "Opposition councillor Pieter Brandt called the plan hasty and asked why "
    "divers had not inspected the piles since the storm of 2009. ";

static bool
add(struct near *x, const char *text, uint64_t record, long day,
    struct near_answer *a)
{
	struct compare cmp = { .fold = COMPARE_TEXT, .both = true };
	struct near_text t = { .record = record, .day = day };
	const struct bytes b = { text, strlen(text) };
	bool old;

	compare_text(&cmp, b, &t.print);
	old = near_find(
	    x, (struct bytes){ cmp.folded.s, cmp.folded.len }, &t, a);
	if (!old)
		near_lead(x, &t, record * 10);
	compare_free(&cmp);
	return old;
}

/* story with one word for another. */
static char *
changed(const char *from, const char *to)
{
	static char s[sizeof(story) + 64];
	const char *at = strstr(story, from);

	snprintf(s, sizeof(s), "%.*s%s%s", (int)(at - story), story, to,
	    at + strlen(from));
	return s;
}

static void
kinds(struct check *c)
{
	struct near x;
	struct near_answer a;

	near_init(&x, NEAR_NORMAL);
	CHECK(c, !add(&x, story, 1, NEAR_NODAY, &a));
	CHECK(c, add(&x, story, 2, NEAR_NODAY, &a));
	CHECK(c, a.same && a.bytes && a.of == 1 && a.number == 10);
	CHECK(c, add(&x, changed("Halvik", "HALVIK,"), 3, NEAR_NODAY, &a));
	CHECK(c, a.same && !a.bytes && a.of == 1);
	CHECK(c, add(&x, changed("hasty", "rushed"), 4, NEAR_NODAY, &a));
	CHECK(c, !a.same && a.of == 1 && a.like.jaccard > 800);
	CHECK(c, !add(&x, "!!!", 5, NEAR_NODAY, &a));
	CHECK(c, add(&x, "!!!", 6, NEAR_NODAY, &a) && a.of == 5);
	CHECK(c, !add(&x, "??", 7, NEAR_NODAY, &a));
	near_clear(&x);
	CHECK(c, x.n == 0 && !add(&x, story, 1, NEAR_NODAY, &a));
	near_free(&x);
}

static bool
alike(enum near_level level, const char *other)
{
	struct near x;
	struct near_answer a;
	bool old;

	near_init(&x, level);
	(void)add(&x, story, 1, NEAR_NODAY, &a);
	old = add(&x, other, 2, NEAR_NODAY, &a);
	near_free(&x);
	return old;
}

static void
levels(struct check *c)
{
	char half[sizeof(story)];
	char *figures = strdup(
	    changed("45 days while 320 workers", "17 days while 95 workers"));

	snprintf(half, sizeof(half), "%.*s", (int)sizeof(story) / 2, story);
	CHECK(c, alike(NEAR_STRICT, changed("hasty", "rushed")));
	CHECK(c, !alike(NEAR_STRICT, figures));
	CHECK(c, !alike(NEAR_NORMAL, figures));
	CHECK(c, alike(NEAR_LOOSE, figures));
	CHECK(c, alike(NEAR_NORMAL, half));
	CHECK(c, alike(NEAR_LOOSE, half));
	free(figures);
}

static void
forgetting(struct check *c)
{
	struct near x;
	struct near_answer a;
	char other[64];

	near_init(&x, NEAR_NORMAL);
	x.window = 3;
	(void)add(&x, story, 1, NEAR_NODAY, &a);
	for (unsigned i = 2; i <= 3; i++) {
		snprintf(other, sizeof(other), "%u%u%u", i, i, i);
		CHECK(c, !add(&x, other, i, NEAR_NODAY, &a));
	}
	CHECK(c, add(&x, story, 4, NEAR_NODAY, &a));
	CHECK(c, !add(&x, story, 5, NEAR_NODAY, &a));
	near_free(&x);

	near_init(&x, NEAR_NORMAL);
	x.days = 2;
	CHECK(c, !add(&x, story, 1, 100, &a));
	CHECK(c, add(&x, story, 2, 102, &a));
	CHECK(c, !add(&x, story, 3, 103, &a) && x.live == 1);
	CHECK(c, !add(&x, story, 4, 100, &a));
	near_free(&x);
}

/* The memory of what was forgotten is given back. */
static void
bounded(struct check *c)
{
	struct near x;
	struct near_answer a;
	char text[64];
	uint64_t most = 0;

	near_init(&x, NEAR_NORMAL);
	x.window = 100;
	for (unsigned i = 0; i < 20000; i++) {
		snprintf(
		    text, sizeof(text), "w%u v%u u%u", i * 7919, i * 31, i * i);
		(void)add(&x, text, i, NEAR_NODAY, &a);
		if (near_bytes(&x) > most)
			most = near_bytes(&x);
	}
	CHECK(c, most < 1000000);
	near_free(&x);
}

int
main(void)
{
	struct check c = { 0 };

	kinds(&c);
	levels(&c);
	forgetting(&c);
	bounded(&c);
	return check_done(&c);
}
