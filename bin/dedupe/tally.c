/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "tally.h"

enum { BLOCK = 1 << 20 };

/* A block of its own for what is long, so that little is left over. */
static char *
room(struct tally *t, size_t n)
{
	size_t size = n > BLOCK / 4 ? n : BLOCK;

	if (t->block == NULL || t->room - t->used < n) {
		struct tally_block *b = mem_alloc(1, sizeof(*b) + size);

		b->prev = t->block;
		t->block = b;
		t->used = 0;
		t->room = size;
		t->bytes += size;
	}
	t->used += n;
	return t->block->bytes + t->used - n;
}

void
tally_new(struct tally *t, struct bytes r, bool always)
{
	const size_t cap = t->cap;
	char *s = room(t, r.len);

	t->item = mem_grow(t->item, &t->cap, t->n + 1, sizeof(*t->item));
	t->bytes += (t->cap - cap) * sizeof(*t->item);
	if (r.len > 0)
		memcpy(s, r.s, r.len);
	t->item[t->n++] = (struct tally_item){ s, r.len, 1, always };
}

uint64_t
tally_need(const struct tally *t)
{
	return t->bytes + (t->n == t->cap ? t->cap * sizeof(*t->item) : 0);
}

void
tally_again(struct tally *t, size_t item)
{
	t->item[item].count++;
}

void
tally_free(struct tally *t)
{
	while (t->block != NULL) {
		struct tally_block *b = t->block;

		t->block = b->prev;
		free(b);
	}
	free(t->item);
	t->item = NULL;
}
