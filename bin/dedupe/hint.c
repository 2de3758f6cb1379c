/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "hash.h"
#include "hint.h"

enum { HINT_MIN = 1000, HINT_MAX = 65536 };

void
hint_init(struct hint *h)
{
	*h = (struct hint){ .wanted = true };
}

void
hint_record(struct hint *h, struct bytes raw)
{
	struct sight s = { .record = h->records };
	const char *tab;
	size_t number;

	if (!h->wanted || h->repeated || h->records++ >= HINT_MAX)
		return;
	tab = memchr(raw.s, '\t', raw.len);
	if (tab != NULL)
		s.h = hash_bytes(raw.s, (size_t)(tab - raw.s));
	h->repeated = tab == NULL || !sight_add(&h->first, &s, &number);
}

bool
hint_given(const struct hint *h)
{
	return h->wanted && !h->repeated && h->records > HINT_MIN;
}

void
hint_free(struct hint *h)
{
	sight_free(&h->first);
}
