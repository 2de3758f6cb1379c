/* See LICENSE file for copyright and license details. */
#include <err.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum { MEM_EXIT = 1, MEM_FIRST = 16 };

_Noreturn static void
fail(void)
{
	errno = ENOMEM;
	err(MEM_EXIT, NULL);
}

void *
mem_alloc(size_t n, size_t size)
{
	void *p = calloc(n > 0 ? n : 1, size);

	if (p == NULL)
		fail();
	return p;
}

void *
mem_lines(size_t n, size_t size)
{
	void *p = n <= SIZE_MAX / size ? aligned_alloc(size, n * size) : NULL;

	if (p != NULL)
		return memset(p, 0, n * size);
	fail();
}

char *
mem_strdup(const char *s)
{
	char *p = strdup(s);

	if (p == NULL)
		fail();
	return p;
}

void *
mem_more(void *p, size_t *cap, size_t need, size_t size)
{
	size_t n = *cap > 0 ? *cap : MEM_FIRST;

	while (n < need) {
		if (n > SIZE_MAX / 2)
			fail();
		n *= 2;
	}
	if ((p = reallocarray(p, n, size)) == NULL)
		fail();
	*cap = n;
	return p;
}

void
buf_room(struct buf *b, size_t n)
{
	if (n > SIZE_MAX - b->len)
		fail();
	b->s = mem_grow(b->s, &b->cap, b->len + n, 1);
}

void
buf_addu(struct buf *b, uint64_t n)
{
	char digits[20];
	size_t i = sizeof(digits);

	do {
		digits[--i] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	buf_add(b, digits + i, sizeof(digits) - i);
}

void
buf_addpercent(struct buf *b, unsigned x)
{
	buf_adds(b, x >= 100 ? "1." : "0.");
	buf_addc(b, (char)('0' + x / 10 % 10));
	buf_addc(b, (char)('0' + x % 10));
}

void
buf_free(struct buf *b)
{
	free(b->s);
	b->s = NULL;
	b->len = b->cap = 0;
}
