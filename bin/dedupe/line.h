/* See LICENSE file for copyright and license details. */
/*
 * line: a cache line of eight 64-bit cells, searched at once: in plain C, and
 * with SSE2, which every x86-64 has.
 */
#ifndef LINE_H
#define LINE_H

#include <stdint.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { LINE_CELLS = 8 };

/* The first cell that holds v; LINE_CELLS if none does. */
static inline unsigned
line_findplain(const uint64_t *line, uint64_t v)
{
	unsigned i = 0;

	while (i < LINE_CELLS && line[i] != v)
		i++;
	return i;
}

#ifdef __SSE2__
static inline __m128i
line_equal(const uint64_t *two, __m128i v)
{
	return _mm_cmpeq_epi32(
	    _mm_load_si128((const __m128i *)(const void *)two), v);
}

/* There is no comparison of 64 bits in SSE2: both halves must be equal. */
static inline unsigned
line_find(const uint64_t *line, uint64_t v)
{
	const __m128i w = _mm_set1_epi64x((long long)v);
	const __m128i a = _mm_packs_epi32(
	    line_equal(line, w), line_equal(line + 2, w));
	const __m128i b = _mm_packs_epi32(
	    line_equal(line + 4, w), line_equal(line + 6, w));
	unsigned m = (unsigned)_mm_movemask_epi8(_mm_packs_epi16(a, b));

	m &= m >> 1 & 0x5555;
	return m == 0 ? LINE_CELLS : (unsigned)__builtin_ctz(m) / 2;
}
#else
static inline unsigned
line_find(const uint64_t *line, uint64_t v)
{
	return line_findplain(line, v);
}
#endif

#endif
