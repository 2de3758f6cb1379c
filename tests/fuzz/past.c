/* See LICENSE file for copyright and license details. */
/*
 * Leaders and keys of any bytes: nothing is read outside of them, every search
 * ends, and whatever is found can be compared.
 */
#include <stdlib.h>

#include "bin/dedupe/past.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
compare(const struct past *p, uint32_t i, uint32_t k)
{
	struct near_leader a, b;
	struct sketch_likeness l;
	struct band_keys keys;

	past_leader(p, i, &a);
	past_leader(p, k, &b);
	band_keys(&a.sketch, a.print, &keys);
	if (a.sketch.weight != 0 && b.sketch.weight != 0)
		sketch_compare(&a.sketch, &b.sketch, &l);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct segment s = {
		.entries = data, .count = n / PAST_WIDTH, .width = PAST_WIDTH
	};
	struct state st = { .seg = &s, .nseg = 1 };
	struct past p;
	uint32_t found[BAND_DEEP];

	if (s.count == 0 || !past_open(&p, &st))
		return 0;
	for (uint32_t i = 0; i < p.n; i++) {
		const uint32_t key = (uint32_t)(data[i] << 24 | data[i + 1]);
		const size_t m = past_find(&p, key, BAND_DEEP, found);

		if (m > BAND_DEEP)
			abort();
		for (size_t k = 0; k < m; k++)
			compare(&p, i, found[k]);
		compare(&p, i, i);
	}
	past_close(&p);
	return 0;
}
