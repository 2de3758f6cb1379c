/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "sight.h"

enum { FIRST = 64, TAG_SHIFT = 48 };

#define NUMBER_MASK (((uint64_t)1 << TAG_SHIFT) - 1)

static uint64_t
slotvalue(struct hash h, size_t number)
{
	return h.hi >> TAG_SHIFT << TAG_SHIFT | (number + 1);
}

/* The slot of h, or the empty one where it belongs. */
static size_t
find(const struct sights *s, struct hash h)
{
	size_t i = h.lo & (s->nslot - 1);

	for (; s->slot[i] != 0; i = (i + 1) & (s->nslot - 1)) {
		const size_t number = (s->slot[i] & NUMBER_MASK) - 1;

		if (s->slot[i] >> TAG_SHIFT == h.hi >> TAG_SHIFT &&
		    s->sight[number].h.lo == h.lo &&
		    s->sight[number].h.hi == h.hi)
			break;
	}
	return i;
}

static void
fill(struct sights *s, size_t nslot)
{
	free(s->slot);
	s->slot = mem_alloc(nslot, sizeof(*s->slot));
	s->nslot = nslot;
	for (size_t i = 0; i < s->n; i++)
		if (!s->sight[i].alone)
			s->slot[find(s, s->sight[i].h)] = slotvalue(
			    s->sight[i].h, i);
}

static size_t
append(struct sights *s, const struct sight *sight)
{
	s->sight = mem_grow(s->sight, &s->cap, s->n + 1, sizeof(*s->sight));
	s->sight[s->n] = *sight;
	return s->n++;
}

size_t
sight_alone(struct sights *s)
{
	const struct sight sight = { .alone = true };

	return append(s, &sight);
}

bool
sight_find(const struct sights *s, struct hash h, size_t *number)
{
	size_t i;

	if (s->nslot == 0)
		return false;
	i = find(s, h);
	*number = (s->slot[i] & NUMBER_MASK) - 1;
	return s->slot[i] != 0;
}

static bool
istight(const struct sights *s)
{
	return s->n >= s->nslot / 4 * 3;
}

bool
sight_add(struct sights *s, const struct sight *sight, size_t *number)
{
	size_t i;

	if (istight(s))
		fill(s, s->nslot == 0 ? FIRST : 2 * s->nslot);
	i = find(s, sight->h);
	if (s->slot[i] != 0) {
		*number = (s->slot[i] & NUMBER_MASK) - 1;
		return false;
	}
	s->slot[i] = slotvalue(sight->h, s->n);
	*number = append(s, sight);
	return true;
}

void
sight_clear(struct sights *s)
{
	/* A large table is not kept, or each clearing would cost its size. */
	if (s->nslot > FIRST && s->n < s->nslot / 8) {
		free(s->slot);
		s->slot = NULL;
		s->nslot = 0;
	} else if (s->nslot > 0) {
		memset(s->slot, 0, s->nslot * sizeof(*s->slot));
	}
	s->n = 0;
}

uint64_t
sight_bytes(const struct sights *s)
{
	return s->cap * sizeof(*s->sight) + s->nslot * sizeof(*s->slot);
}

uint64_t
sight_more(const struct sights *s)
{
	return (s->n == s->cap ? s->cap * sizeof(*s->sight) : 0) +
	       (istight(s) ? s->nslot * sizeof(*s->slot) : 0);
}

void
sight_free(struct sights *s)
{
	free(s->slot);
	free(s->sight);
	*s = (struct sights){ .n = s->n };
}
