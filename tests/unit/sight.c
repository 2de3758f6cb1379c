/* See LICENSE file for copyright and license details. */
#include "bin/dedupe/sight.h"
#include "check.h"
#include "hash.h"

static struct sight
nth(uint64_t i)
{
	return (struct sight){ hash_bytes(&i, sizeof(i)), i, ~i, false };
}

int
main(void)
{
	struct check c = { 0 };
	struct sights s = { 0 };
	struct sight one;
	size_t number;

	for (int round = 0; round < 3; round++) {
		const uint64_t n = round == 1 ? 20 : 20000;

		for (uint64_t i = 0; i < n; i++) {
			one = nth(i);
			CHECK(&c, sight_add(&s, &one, &number));
			CHECK(&c, number == i);
		}
		for (uint64_t i = 0; i < n; i++) {
			one = nth(i);
			one.record = 0;
			CHECK(&c, !sight_add(&s, &one, &number));
			CHECK(&c, number == i && s.sight[number].record == i);
		}
		CHECK(&c, s.n == n && sight_bytes(&s) > n * sizeof(one));
		sight_clear(&s);
		CHECK(&c, s.n == 0);
	}
	/* The same low half: only the whole hash tells. */
	one = nth(1);
	CHECK(&c, sight_add(&s, &one, &number));
	one.h.hi ^= 1;
	CHECK(&c, sight_add(&s, &one, &number));
	sight_free(&s);
	return check_done(&c);
}
