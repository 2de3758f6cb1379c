/* See LICENSE file for copyright and license details. */
#include <stdlib.h>

#include "bin/dedupe/gram.h"
#include "bin/dedupe/meet.h"
#include "check.h"

struct seen {
	uint32_t number;
	unsigned count;
};

static int
order(const void *pa, const void *pb)
{
	const struct seen *a = pa, *b = pb;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return a->number < b->number ? -1 : a->number > b->number;
}

static int
bynumber(const void *pa, const void *pb)
{
	const struct seen *a = pa, *b = pb;

	return a->number < b->number ? -1 : a->number > b->number;
}

static int
ascending(const void *pa, const void *pb)
{
	const uint32_t a = *(const uint32_t *)pa, b = *(const uint32_t *)pb;

	return a < b ? -1 : a > b;
}

/* By counting all with all. */
static size_t
plainly(const uint32_t *v, size_t n, struct seen *all)
{
	size_t distinct = 0;

	for (size_t i = 0, k; i < n; i++) {
		for (k = 0; k < distinct && all[k].number != v[i]; k++)
			;
		if (k == distinct)
			all[distinct++] = (struct seen){ v[i], 0 };
		all[k].count++;
	}
	qsort(all, distinct, sizeof(*all), order);
	return distinct < MEET_MOST ? distinct : MEET_MOST;
}

int
main(void)
{
	static struct meet m;
	static uint32_t v[BAND_HITS], most[MEET_MOST];
	static struct seen all[BAND_HITS];
	struct check c = { 0 };

	/* More rounds than a slot can tell apart. */
	for (uint64_t round = 0; round < 70000; round++) {
		const uint64_t h = gram_mix(round + 1);
		const size_t n = round % 500 == 0 ? h % (BAND_HITS + 1) : 2;
		size_t got;

		for (size_t i = 0; i < n; i++)
			v[i] = (uint32_t)(gram_mix(h + i) % (1 + h % 97 * 9));
		got = meet_most(&m, v, n, most);
		CHECK(&c, got == plainly(v, n, all));
		qsort(all, got, sizeof(*all), bynumber);
		qsort(most, got, sizeof(*most), ascending);
		for (size_t i = 0; i < got; i++)
			CHECK(&c, most[i] == all[i].number);
	}
	return check_done(&c);
}
