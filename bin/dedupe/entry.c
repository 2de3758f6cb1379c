/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "entry.h"
#include "exact.h"

enum { GUESSES = 8, BUCKET_BITS = 12, BUCKET_BYTES = 2, HALF = 8 };

static void
put64(unsigned char *p, uint64_t v)
{
	for (unsigned i = 0; i < HALF; i++)
		p[i] = (unsigned char)(v >> (56 - 8 * i));
}

static uint64_t
get64(const unsigned char *p)
{
	uint64_t v = 0;

	for (unsigned i = 0; i < HALF; i++)
		v = v << 8 | p[i];
	return v;
}

void
entry_put(unsigned char *p, struct hash h, size_t width)
{
	const unsigned bucket = h.hi % EXACT_BUCKETS;

	p[0] = (unsigned char)(bucket >> 8);
	p[1] = (unsigned char)bucket;
	put64(p + BUCKET_BYTES, h.lo + (h.lo == 0));
	if (width == ENTRY_WIDE)
		put64(p + ENTRY_NARROW, h.hi);
}

struct hash
entry_get(const unsigned char *p, size_t width)
{
	struct hash h = { get64(p + BUCKET_BYTES), (uint64_t)p[0] << 8 | p[1] };

	if (width == ENTRY_WIDE)
		h.hi = get64(p + ENTRY_NARROW);
	return h;
}

/* Its first 64 bits, those of the bucket that are always 0 left out. */
static uint64_t
value(const unsigned char *p)
{
	return get64(p) << (8 * BUCKET_BYTES - BUCKET_BITS) |
	       p[HALF] >> (8 - (8 * BUCKET_BYTES - BUCKET_BITS));
}

/* v n / 2^64, or one or two less. */
static uint64_t
share(uint64_t v, uint64_t n)
{
	const uint64_t a = v >> 32, b = v & UINT32_MAX;
	const uint64_t c = n >> 32, d = n & UINT32_MAX;

	return a * c + (a * d >> 32) + (b * c >> 32);
}

/* Where it should stand in [lo, hi), counted on from place at, which holds
 * from. */
static uint64_t
guess(uint64_t v, uint64_t from, uint64_t at, uint64_t n)
{
	uint64_t d;

	if (v >= from) {
		d = share(v - from, n);
		return d > n - at ? n : at + d;
	}
	d = share(from - v, n);
	return d > at ? 0 : at - d;
}

static uint64_t
clamp(uint64_t i, uint64_t lo, uint64_t hi)
{
	return i < lo ? lo : i >= hi ? hi - 1 : i;
}

bool
entry_find(
    const unsigned char *base, uint64_t n, size_t width, const unsigned char *e)
{
	const uint64_t v = value(e);
	uint64_t lo = 0, hi = n, at = share(v, n);

	for (unsigned step = 0; lo < hi; step++) {
		const unsigned char *p;
		int c;

		at = step < GUESSES ? clamp(at, lo, hi) : lo + (hi - lo) / 2;
		p = base + at * width;
		c = memcmp(e, p, width);
		if (c == 0)
			return true;
		if (c < 0)
			hi = at;
		else
			lo = at + 1;
		at = guess(v, value(p), at, n);
	}
	return false;
}
