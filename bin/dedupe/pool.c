/* See LICENSE file for copyright and license details. */
#include <sys/mman.h>

#include <stdbool.h>
#include <stdlib.h>

#include "pool.h"

enum {
	HUGE_PAGE = 2 << 20,
	SHARE = 16 /* a new block is that part of what there is */
};

struct pool_block {
	struct pool_block *prev;
	char *base;
	size_t used, size;
};

/* Whole huge pages, aligned. */
static char *
map(size_t size)
{
	const size_t all = size + HUGE_PAGE;
	char *p = mmap(NULL, all, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	size_t head;

	if (p == MAP_FAILED)
		return NULL;
	head = (HUGE_PAGE - (uintptr_t)p % HUGE_PAGE) % HUGE_PAGE;
	if (head > 0)
		munmap(p, head);
	if (all - head > size)
		munmap(p + head + size, all - head - size);
#ifdef MADV_HUGEPAGE
	(void)madvise(p + head, size, MADV_HUGEPAGE);
#endif
	return p + head;
}

static bool
addblock(struct pool *p, size_t need)
{
	struct pool_block *b = malloc(sizeof(*b));

	if (b == NULL)
		return false;
	if (need < p->taken / SHARE)
		need = p->taken / SHARE;
	b->size = (need + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
	b->base = map(b->size);
	if (b->base == NULL) {
		free(b);
		return false;
	}
	b->used = 0;
	b->prev = p->block;
	p->block = b;
	return true;
}

void *
pool_take(struct pool *p, size_t size)
{
	struct pool_block *b = p->block;
	void *piece;

	if (b == NULL || b->size - b->used < size) {
		if (!addblock(p, size))
			return NULL;
		b = p->block;
	}
	piece = b->base + b->used;
	b->used += size;
	p->taken += size;
	return piece;
}

void
pool_free(struct pool *p)
{
	while (p->block != NULL) {
		struct pool_block *b = p->block;

		p->block = b->prev;
		munmap(b->base, b->size);
		free(b);
	}
	p->taken = 0;
}
