/* See LICENSE file for copyright and license details. */
/* hash: the published test values of XXH3 128-bit, seed 0. */
#include "hash.h"
#include "check.h"

int
main(void)
{
	struct check c = { 0 };
	struct hash h = hash_bytes("", 0);

	CHECK(&c, h.lo == 0x6001c324468d497f);
	CHECK(&c, h.hi == 0x99aa06d3014798d8);
	CHECK(&c, hash_bytes("a", 1).lo != hash_bytes("b", 1).lo);
	CHECK(&c, hash_bytes("a\0", 2).hi != hash_bytes("a", 1).hi);
	return check_done(&c);
}
