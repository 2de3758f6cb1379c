/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "meet.h"

/* A slot has the round above, below it how often its number was met, counted
 * down, and the number; so that what was met more often is less, of equals the
 * lesser number.  A slot of another round is empty. */
#define ROUND ((uint64_t)0xffff << 48)
#define NEVER ((uint64_t)0xffff << 32)
#define ONCE ((uint64_t)1 << 32)
#define NUMBER ((uint64_t)UINT32_MAX)

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
	const uint64_t same = ROUND | NUMBER, round = (uint64_t)m->round << 48;
	size_t distinct = 0;

	for (size_t i = 0; i < n; i++) {
		const uint64_t want = round | number[i];
		size_t k = home(number[i]);

		while (((m->slot[k] ^ want) & same) != 0) {
			if ((m->slot[k] & ROUND) != round) {
				m->slot[k] = want | NEVER;
				m->place[distinct++] = (uint16_t)k;
				break;
			}
			k = (k + 1) % MEET_SLOTS;
		}
		m->slot[k] -= ONCE;
	}
	return distinct;
}

static void
swap(uint64_t *a, uint64_t *b)
{
	const uint64_t x = *a;

	*a = *b;
	*b = x;
}

/* What is less than one in the middle of v[low] to v[high - 1] goes before it,
 * the others behind it (Lomuto), without a branch that nothing could foresee.
 * Returns its place. */
static size_t
part(uint64_t *v, size_t low, size_t high)
{
	size_t at = low;
	uint64_t middle;

	swap(&v[low + (high - low) / 2], &v[high - 1]);
	middle = v[high - 1];
	for (size_t i = low; i + 1 < high; i++) {
		const uint64_t x = v[i];

		v[i] = v[at];
		v[at] = x;
		at += x < middle;
	}
	swap(&v[at], &v[high - 1]);
	return at;
}

/* The k least of n, which are more, go first, in no order (Hoare 1961). */
static void
choose(uint64_t *v, size_t n, size_t k)
{
	size_t low = 0, high = n;

	while (high - low > 1) {
		const size_t at = part(v, low, high);

		if (at == k || at + 1 == k)
			return;
		if (at > k)
			high = at;
		else
			low = at + 1;
	}
}

size_t
meet_most(
    struct meet *m, const uint32_t *number, size_t n, uint32_t most[MEET_MOST])
{
	uint64_t met[BAND_HITS];
	size_t distinct;

	newround(m);
	distinct = count(m, number, n);
	for (size_t i = 0; i < distinct; i++)
		met[i] = m->slot[m->place[i]] & ~ROUND;
	if (distinct > MEET_MOST) {
		choose(met, distinct, MEET_MOST);
		distinct = MEET_MOST;
	}
	for (size_t i = 0; i < distinct; i++)
		most[i] = (uint32_t)met[i];
	return distinct;
}
