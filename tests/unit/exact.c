/* See LICENSE file for copyright and license details. */
#include <stdlib.h>

#include "bin/dedupe/exact.h"
#include "bin/dedupe/line.h"
#include "check.h"

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

/* Everything new once, and old ever after, through all growing. */
static void
growth(struct check *c, uint64_t n)
{
	struct exact x;
	uint64_t wrong = 0;

	exact_init(&x, 0);
	for (uint64_t i = 0; i < n; i++) {
		exact_follow(&x, nth(i), exact_prefetch(&x, nth(i)));
		wrong += exact_add(&x, nth(i)) != EXACT_NEW;
		if (i % 7 == 0)
			wrong += exact_add(&x, nth(i / 2)) != EXACT_OLD;
	}
	CHECK(c, x.count == n);
	for (uint64_t i = 0; i < n; i++)
		wrong += exact_add(&x, nth(i)) != EXACT_OLD;
	CHECK(c, wrong == 0);
	CHECK(c, x.count == n);
	if (n > 1000000)
		CHECK(c, x.bytes / n < 14);
	exact_free(&x);
}

/* Each of the 76 bits counts; the rest does not. */
static void
width(struct check *c)
{
	struct exact x;
	const struct hash h = nth(42);

	exact_init(&x, 0);
	CHECK(c, exact_add(&x, h) == EXACT_NEW);
	for (unsigned b = 0; b < 64; b++) {
		const struct hash lo = { h.lo ^ (uint64_t)1 << b, h.hi };
		const struct hash hi = { h.lo, h.hi ^ (uint64_t)1 << b };

		CHECK(c, exact_add(&x, lo) == EXACT_NEW);
		CHECK(c, exact_add(&x, lo) == EXACT_OLD);
		CHECK(c,
		    exact_add(&x, hi) ==
			(b < EXACT_FINGERPRINT - 64 ? EXACT_NEW : EXACT_OLD));
	}
	exact_free(&x);
}

/* One home for all: a chain through many rows, a group that gets full, the
 * wrap behind the last row; and the key 0. */
static void
crowd(struct check *c)
{
	const uint64_t top = (uint64_t)UINT32_MAX << 32;
	struct exact x;

	exact_init(&x, 0);
	for (uint64_t i = 1; i < 3000; i++)
		CHECK(
		    c, exact_add(&x, (struct hash){ top | i, 5 }) == EXACT_NEW);
	for (uint64_t i = 1; i < 3000; i++)
		CHECK(
		    c, exact_add(&x, (struct hash){ top | i, 5 }) == EXACT_OLD);
	CHECK(c, exact_add(&x, (struct hash){ 0, 5 }) == EXACT_NEW);
	CHECK(c, exact_add(&x, (struct hash){ 0, 5 }) == EXACT_OLD);
	exact_free(&x);
}

/* A limit is kept, and what is in stays in. */
static void
limit(struct check *c)
{
	const uint64_t max = 4 << 20;
	struct exact x;
	uint64_t n = 0;

	exact_init(&x, max);
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
	CHECK(c, exact_risk(1, EXACT_FINGERPRINT) == 0);
	CHECK(c, exact_risk(2, 1) == 0.5);
	CHECK(c, exact_risk(1e10, EXACT_FINGERPRINT) < 0.001);
	CHECK(c, exact_risk(1e10, EXACT_FINGERPRINT) > 0.0005);
}

int
main(void)
{
	struct check c = { 0 };

	lines(&c);
	growth(&c, 1);
	growth(&c, 3000);
	growth(&c, 1200000);
	width(&c);
	crowd(&c);
	limit(&c);
	risk(&c);
	return check_done(&c);
}
