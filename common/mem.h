/* See LICENSE file for copyright and license details. */
/*
 * mem: memory that grows.  The only library module that may end the program:
 * when there is no memory left it says so and exits with 1.  Everything here
 * is owned by the caller and freed with free(3) or buf_free().
 */
#ifndef MEM_H
#define MEM_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A borrowed stretch of bytes, not NUL-ended. */
struct bytes {
	const char *s;
	size_t len;
};

/* A half-open stretch [start, end) of some text, in bytes. */
struct span {
	size_t start;
	size_t end;
};

/* Bytes that grow.  All zero is a valid empty buffer. */
struct buf {
	char *s;
	size_t len; /* bytes in use */
	size_t cap; /* bytes allocated */
};

void *mem_alloc(size_t n, size_t size); /* zeroed, never NULL */
/* The same, at a multiple of size, which is a power of two. */
void *mem_lines(size_t n, size_t size);
char *mem_strdup(const char *);

/* What mem_grow() does where there is no room. */
void *mem_more(void *p, size_t *cap, size_t need, size_t size);

/*
 * Make room for need elements of size bytes in the array p, of which *cap are
 * allocated; doubles, so that n appends cost O(n).  Returns the array, moved
 * or not; new elements are not initialised.
 */
static inline void *
mem_grow(void *p, size_t *cap, size_t need, size_t size)
{
	return need <= *cap ? p : mem_more(p, cap, need, size);
}

void buf_room(struct buf *, size_t n);	     /* room for n more bytes */
void buf_addu(struct buf *, uint64_t);	     /* in decimal */
void buf_addpercent(struct buf *, unsigned); /* 87 as 0.87 */
void buf_free(struct buf *);

/* Tell the memory that p will be read soon. */
static inline void
mem_expect(const void *p)
{
#ifdef __GNUC__
	__builtin_prefetch(p);
#else
	(void)p;
#endif
}

/* Eight bytes, the first the lowest on every machine; written out, compilers
 * make them one load. */
static inline uint64_t
mem_eight(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
	       (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
	       (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
	       (uint64_t)p[7] << 56;
}

/* The same back; one store. */
static inline void
mem_seteight(char *s, uint64_t x)
{
	s[0] = (char)x;
	s[1] = (char)(x >> 8);
	s[2] = (char)(x >> 16);
	s[3] = (char)(x >> 24);
	s[4] = (char)(x >> 32);
	s[5] = (char)(x >> 40);
	s[6] = (char)(x >> 48);
	s[7] = (char)(x >> 56);
}

/* Four bytes, likewise. */
static inline uint32_t
mem_four(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	       (uint32_t)p[3] << 24;
}

/* All of s[0..n), 4 <= n <= 8, those in the middle twice. */
static inline uint64_t
mem_ends(const char *s, size_t n)
{
	return mem_four(s) | (uint64_t)mem_four(s + n - 4) << 32;
}

/* The number of the lowest bit that is set; x is not 0. */
static inline unsigned
mem_lowest(uint64_t x)
{
#ifdef __GNUC__
	return (unsigned)__builtin_ctzll(x);
#else
	unsigned n = 0;

	for (; (x & 0xFF) == 0; x >>= 8)
		n += 8;
	for (; (x & 1) == 0; x >>= 1)
		n++;
	return n;
#endif
}

/* The bits above the highest that is set; x is not 0. */
static inline unsigned
mem_above(uint64_t x)
{
#ifdef __GNUC__
	return (unsigned)__builtin_clzll(x);
#else
	unsigned n = 0;

	for (; x >> 63 == 0; x <<= 1)
		n++;
	return n;
#endif
}

static inline void
buf_add(struct buf *b, const void *s, size_t n)
{
	if (b->cap - b->len < n)
		buf_room(b, n);
	if (n > 0)
		memcpy(b->s + b->len, s, n);
	b->len += n;
}

static inline void
buf_addc(struct buf *b, char c)
{
	if (b->len == b->cap)
		buf_room(b, 1);
	b->s[b->len++] = c;
}

static inline void
buf_adds(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

#endif
