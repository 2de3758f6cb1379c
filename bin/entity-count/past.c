/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <xxhash.h>

#include "past.h"

enum { FEWEST_SLOTS = 64 };

static uint64_t *
slotof(const struct past *p, uint64_t h)
{
	size_t i, mask = p->nslot - 1;

	for (i = h & mask; p->slot[i] != 0 && p->slot[i] != h;)
		i = (i + 1) & mask;
	return &p->slot[i];
}

static void
grow(struct past *p)
{
	uint64_t *old = p->slot;
	size_t n = p->nslot, i;

	p->nslot = n == 0 ? FEWEST_SLOTS : n * 2;
	p->slot = mem_alloc(p->nslot, sizeof(*p->slot));
	for (i = 0; i < n; i++)
		if (old[i] != 0)
			*slotof(p, old[i]) = old[i];
	free(old);
}

bool
past_add(struct past *p, struct bytes group)
{
	uint64_t h = XXH3_64bits(group.s, group.len), *s;

	h += h == 0;
	if (p->n * 2 >= p->nslot)
		grow(p);
	s = slotof(p, h);
	if (*s != 0)
		return false;
	*s = h;
	p->n++;
	return true;
}

uint64_t
past_memory(const struct past *p)
{
	return p->nslot * sizeof(*p->slot);
}

void
past_free(struct past *p)
{
	free(p->slot);
	*p = (struct past){ 0 };
}
