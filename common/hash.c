/* See LICENSE file for copyright and license details. */
#include <xxhash.h>

#include "hash.h"

struct hash
hash_bytes(const void *s, size_t len)
{
	const XXH128_hash_t h = XXH3_128bits(s, len);

	return (struct hash){ h.low64, h.high64 };
}
