/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "meet.h"

/* Fibonacci hashing: Knuth vol. 3, 6.4. */
static size_t
home(uint32_t number)
{
	return (size_t)(number * (uint32_t)2654435769u >> 22);
}

static void
newround(struct meet *m)
{
	if (++m->round == 0) {
		memset(m->slot, 0, sizeof(m->slot));
		m->round = 1;
	}
}

/* Count them.  Returns how many differ. */
static size_t
count(struct meet *m, const uint32_t *number, size_t n)
{
	size_t distinct = 0;

	for (size_t i = 0; i < n; i++) {
		size_t k = home(number[i]);

		while (m->slot[k].round == m->round &&
		       m->slot[k].number != number[i])
			k = (k + 1) % MEET_SLOTS;
		if (m->slot[k].round != m->round) {
			m->slot[k] = (struct meet_slot){ number[i], 0,
				m->round };
			m->place[distinct++] = (uint16_t)k;
		}
		m->slot[k].count++;
	}
	return distinct;
}

static uint64_t
rank(const struct meet_slot *s)
{
	return (uint64_t)(UINT16_MAX - s->count) << 32 | s->number;
}

size_t
meet_most(
    struct meet *m, const uint32_t *number, size_t n, uint32_t most[MEET_MOST])
{
	uint64_t best[MEET_MOST];
	size_t found = 0, distinct;

	newround(m);
	distinct = count(m, number, n);
	for (size_t i = 0; i < distinct; i++) {
		const uint64_t r = rank(&m->slot[m->place[i]]);
		size_t k;

		if (found == MEET_MOST && r > best[found - 1])
			continue;
		k = found < MEET_MOST ? found++ : found - 1;
		for (; k > 0 && best[k - 1] > r; k--)
			best[k] = best[k - 1];
		best[k] = r;
	}
	for (size_t i = 0; i < found; i++)
		most[i] = (uint32_t)best[i];
	return found;
}
