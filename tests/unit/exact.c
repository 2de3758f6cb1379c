/* See LICENSE file for copyright and license details. */
#include <stdlib.h>

#include "bin/dedupe/exact.h"
#include "bin/dedupe/line.h"
#include "check.h"

enum { SMALL = 250000 };

/* splitmix64 (Steele, Lea, Flood 2014). */
static uint64_t
mix(uint64_t x)
{
	x += 0x9e3779b97f4a7c15;
	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
	x = (x ^ x >> 27) * 0x94d049bb133111eb;
	return x ^ x >> 31;
}

static struct hash
nth(uint64_t i)
{
	return (struct hash){ mix(2 * i), mix(2 * i + 1) };
}

/* Both ways of searching a line agree. */
static void
lines(struct check *c)
{
	_Alignas(64) uint64_t line[LINE_CELLS];

	for (uint64_t i = 0; i < 5000; i++) {
		const uint64_t v = mix(i) % 3 << 32 | mix(i + 7) % 3;

		for (uint64_t k = 0; k < LINE_CELLS; k++)
			line[k] = mix(i * 8 + k) % 3 << 32 | mix(i * 9 + k) % 3;
		CHECK(c, line_find(line, v) == line_findplain(line, v));
	}
}

/* In three steps. */
static int
taken(struct exact *x, struct hash h)
{
	struct exact_ask a;

	exact_ask(x, h, &a);
	exact_follow(x, &a);
	exact_follow(x, &a);
	return exact_take(x, &a);
}

/* Everything new once, and old ever after, through all growing, and at no
 * time more than 12 bytes for each. */
static void
growth(struct check *c, bool wide, uint64_t n)
{
	struct exact x;
	double worst = 0;
	uint64_t wrong = 0;

	exact_init(&x, wide, 0);
	for (uint64_t i = 0; i < n; i++) {
		wrong += taken(&x, nth(i)) != EXACT_NEW;
		if (i % 7 == 0)
			wrong += exact_add(&x, nth(i / 2)) != EXACT_OLD;
		if (i > SMALL && (double)x.bytes > worst * (double)(i + 1))
			worst = (double)x.bytes / (double)(i + 1);
	}
	CHECK(c, x.count == n);
	for (uint64_t i = 0; i < n; i++)
		wrong += exact_add(&x, nth(i)) != EXACT_OLD;
	CHECK(c, wrong == 0);
	CHECK(c, x.count == n);
	CHECK(c, worst <= (wide ? 24.5 : 12));
	exact_free(&x);
}

/* Each of the 76 or 128 bits counts; the rest does not. */
static void
width(struct check *c, bool wide)
{
	struct exact x;
	const struct hash h = nth(42);

	exact_init(&x, wide, 0);
	CHECK(c, exact_add(&x, h) == EXACT_NEW);
	for (unsigned b = 0; b < 64; b++) {
		const struct hash lo = { h.lo ^ (uint64_t)1 << b, h.hi };
		const struct hash hi = { h.lo, h.hi ^ (uint64_t)1 << b };

		CHECK(c, exact_add(&x, lo) == EXACT_NEW);
		CHECK(c, exact_add(&x, lo) == EXACT_OLD);
		CHECK(c, exact_add(&x, hi) ==
			     (b < exact_bits(&x) - 64 ? EXACT_NEW : EXACT_OLD));
	}
	exact_free(&x);
}

/* All buckets together hold what was put in, each in order. */
static void
buckets(struct check *c, bool wide, uint64_t n)
{
	struct exact x;
	struct hash *h = NULL;
	size_t cap = 0, all = 0;
	uint64_t wrong = 0;

	exact_init(&x, wide, 0);
	for (uint64_t i = 0; i < n; i++)
		(void)exact_add(&x, nth(i));
	for (unsigned b = 0; b < EXACT_BUCKETS; b++) {
		const size_t k = exact_bucket(&x, b, &h, &cap);

		for (size_t i = 0; i < k; i++) {
			wrong += h[i].hi % EXACT_BUCKETS != b;
			wrong += i > 0 && h[i - 1].lo > h[i].lo;
			wrong += exact_add(&x, h[i]) != EXACT_OLD;
		}
		all += k;
	}
	CHECK(c, all == n);
	CHECK(c, wrong == 0);
	free(h);
	exact_free(&x);
}

/* Growing goes on between the steps. */
static void
between(struct check *c)
{
	struct exact_ask ask[512];
	struct exact x;
	uint64_t wrong = 0, n = 0;

	exact_init(&x, false, 0);
	for (uint64_t k = 0; k < 400; k++) {
		for (uint64_t i = 0; i < 512; i++)
			exact_ask(&x, nth(n + i / 2), &ask[i]);
		for (uint64_t i = 0; i < 512; i++)
			exact_follow(&x, &ask[i]);
		for (uint64_t i = 0; i < 512; i++)
			wrong += exact_take(&x, &ask[i]) !=
				 (i % 2 == 0 ? EXACT_NEW : EXACT_OLD);
		n += 256;
	}
	CHECK(c, wrong == 0);
	CHECK(c, x.count == n);
	exact_free(&x);
}

/* Crafted ones: neighbours at the end of the ring and behind, the key 0; and
 * more with one home than it has room for, which do not take all memory. */
static void
crowd(struct check *c)
{
	const uint64_t top = (uint64_t)3 << 62;
	struct exact x;
	uint64_t wrong = 0;
	int st = EXACT_NEW;

	exact_init(&x, false, 0);
	for (uint64_t i = 1; i < 3000; i++)
		wrong += exact_add(&x, (struct hash){ top | mix(i), 0xf05 }) !=
			 EXACT_NEW;
	for (uint64_t i = 1; i < 3000; i++)
		wrong += exact_add(&x, (struct hash){ top | mix(i), 0xf05 }) !=
			 EXACT_OLD;
	CHECK(c, wrong == 0);
	CHECK(c, exact_add(&x, (struct hash){ 0, 5 }) == EXACT_NEW);
	CHECK(c, exact_add(&x, (struct hash){ 0, 5 }) == EXACT_OLD);
	for (uint64_t i = 1; i < 3000 && st == EXACT_NEW; i++)
		st = exact_add(&x, (struct hash){ i, 7 });
	CHECK(c, st == EXACT_FULL);
	CHECK(c, exact_add(&x, (struct hash){ 1, 7 }) == EXACT_OLD);
	CHECK(c, x.bytes < 64 << 20);
	exact_free(&x);
}

/* A limit is kept, and what is in stays in. */
static void
limit(struct check *c)
{
	const uint64_t max = 4 << 20;
	struct exact x;
	uint64_t n = 0;

	exact_init(&x, false, max);
	while (exact_add(&x, nth(n)) == EXACT_NEW)
		n++;
	CHECK(c, n > 100000);
	CHECK(c, x.bytes <= max);
	CHECK(c, x.count == n);
	CHECK(c, exact_add(&x, nth(n)) == EXACT_FULL);
	exact_free(&x);
}

static void
risk(struct check *c)
{
	CHECK(c, exact_risk(1, EXACT_NARROW) == 0);
	CHECK(c, exact_risk(2, 1) == 0.5);
	CHECK(c, exact_risk(1e10, EXACT_NARROW) < 0.001);
	CHECK(c, exact_risk(1e10, EXACT_NARROW) > 0.0005);
	CHECK(c, exact_risk(1e12, EXACT_WIDE) < 1e-14);
}

int
main(void)
{
	struct check c = { 0 };

	lines(&c);
	growth(&c, false, 1);
	growth(&c, false, 3000);
	growth(&c, false, 1200000);
	growth(&c, true, 400000);
	buckets(&c, false, 100000);
	buckets(&c, true, 30000);
	between(&c);
	width(&c, false);
	width(&c, true);
	crowd(&c);
	limit(&c);
	risk(&c);
	return check_done(&c);
}
