/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "words.h"

const struct words_entry *
words_find(const struct words *w, const char *s, size_t n)
{
	const struct words_entry *e;
	uint32_t h, i;

	if (n > WORDS_LONGEST)
		return NULL;
	h = words_hash(s, n);
	for (i = h & w->mask; w->slot[i] != 0; i = (i + 1) & w->mask) {
		if (w->slot[i] >> 16 != h >> 16)
			continue;
		e = &w->entry[(w->slot[i] & WORDS_NUMBER) - 1];
		if (e->len == n && memcmp(w->blob + e->off, s, n) == 0)
			return e;
	}
	return NULL;
}
