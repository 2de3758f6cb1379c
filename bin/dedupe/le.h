/* See LICENSE file for copyright and license details. */
/*
 * le: little-endian numbers of up to eight bytes, as files have them.
 */
#ifndef LE_H
#define LE_H

#include <stdint.h>

static inline void
le_put(unsigned char *p, uint64_t v, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		p[i] = (unsigned char)(v >> (8 * i));
}

static inline uint64_t
le_get(const unsigned char *p, unsigned n)
{
	uint64_t v = 0;

	for (unsigned i = n; i > 0; i--)
		v = v << 8 | p[i - 1];
	return v;
}

#endif
