/* See LICENSE file for copyright and license details. */
#include <stdlib.h>

#include "bin/dedupe/entry.h"
#include "bin/dedupe/exact.h"
#include "bin/dedupe/segment.h"
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

static int
narrow(const void *a, const void *b)
{
	return memcmp(a, b, ENTRY_NARROW);
}

static int
wide(const void *a, const void *b)
{
	return memcmp(a, b, ENTRY_WIDE);
}

/* All of n are found, none of n others. */
static void
search(struct check *c, uint64_t n, size_t width, uint64_t mask)
{
	unsigned char *all = calloc(n + 1, width), e[ENTRY_WIDE];
	unsigned wrong = 0;

	for (uint64_t i = 0; i < n; i++) {
		struct hash h = nth(i);

		h.lo &= mask;
		h.hi &= mask;
		entry_put(all + i * width, h, width);
	}
	qsort(all, n, width, width == ENTRY_WIDE ? wide : narrow);
	for (uint64_t i = 0; i < n; i++) {
		wrong += !entry_find(all, n, width, all + i * width);
		entry_put(e, nth(n + i), width);
		wrong += mask == UINT64_MAX && entry_find(all, n, width, e);
	}
	memset(e, 0xff, sizeof(e));
	wrong += entry_find(all, n, width, e);
	memset(e, 0, sizeof(e));
	wrong += entry_find(all, n, width, e);
	CHECK(c, wrong == 0);
	free(all);
}

static void
entries(struct check *c)
{
	unsigned char e[ENTRY_WIDE];
	struct hash h = nth(7);

	entry_put(e, h, ENTRY_WIDE);
	CHECK(c, entry_get(e, ENTRY_WIDE).lo == h.lo);
	CHECK(c, entry_get(e, ENTRY_WIDE).hi == h.hi);
	CHECK(c, entry_get(e, ENTRY_NARROW).hi == h.hi % EXACT_BUCKETS);
	h.lo = 0;
	entry_put(e, h, ENTRY_NARROW);
	CHECK(c, entry_get(e, ENTRY_NARROW).lo == 1);
}

static void
segments(struct check *c)
{
	unsigned char file[4 * SEGMENT_BLOCK] = { 0 };
	char how[SEGMENT_HOW];
	struct segment s = { .start = SEGMENT_BLOCK,
		.kind = SEGMENT_EXACT,
		.width = ENTRY_NARROW,
		.count = 6 };
	struct segment t;

	s.crc = segment_crc(0, file + (size_t)2 * SEGMENT_BLOCK, 60);
	segment_putfile(file, "records");
	segment_puthead(file + SEGMENT_BLOCK, &s);
	CHECK(c, segment_end(&s) == sizeof(file));
	CHECK(c, segment_file(file, sizeof(file), how) == SEGMENT_OURS);
	CHECK(c, strcmp(how, "records") == 0);
	CHECK(c, segment_file(file, 20, how) == SEGMENT_UNFINISHED);
	CHECK(c, segment_file(file, 0, how) == SEGMENT_UNFINISHED);
	CHECK(c, !segment_read(file, sizeof(file), SEGMENT_BLOCK, &t));
	CHECK(c, !segment_ends(file, sizeof(file)));
	segment_putcommit(file + (size_t)3 * SEGMENT_BLOCK, &s);
	CHECK(c, segment_ends(file, sizeof(file)));
	CHECK(c, segment_read(file, sizeof(file), SEGMENT_BLOCK, &t));
	CHECK(c, t.count == 6 && t.crc == s.crc && t.width == ENTRY_NARROW);
	for (uint64_t n = SEGMENT_BLOCK; n < sizeof(file); n++)
		CHECK(c, !segment_read(file, n, SEGMENT_BLOCK, &t));
	CHECK(c, !segment_read(file, sizeof(file), sizeof(file), &t));
	file[0]++;
	CHECK(c, segment_file(file, sizeof(file), how) == SEGMENT_FOREIGN);
	file[0]--;
	file[30]++;
	CHECK(c, segment_file(file, sizeof(file), how) == SEGMENT_DAMAGED);
}

int
main(void)
{
	struct check c = { 0 };

	entries(&c);
	for (uint64_t n = 0; n < 40; n++)
		search(&c, n, ENTRY_NARROW, UINT64_MAX);
	search(&c, 100000, ENTRY_NARROW, UINT64_MAX);
	search(&c, 50000, ENTRY_WIDE, UINT64_MAX);
	/* All in one place, as no hash would have it. */
	search(&c, 50000, ENTRY_NARROW, 0xffffff);
	search(&c, 50000, ENTRY_NARROW, 3);
	segments(&c);
	return check_done(&c);
}
