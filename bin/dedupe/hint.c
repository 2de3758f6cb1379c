/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "hash.h"
#include "hint.h"

enum { HINT_MIN = 1000, HINT_MAX = 65536 };

void
hint_init(struct hint *h)
{
	*h = (struct hint){ .wanted = true };
	exact_init(&h->first, 0, false);
}

void
hint_record(struct hint *h, struct bytes raw)
{
	const char *tab;

	if (!h->wanted || h->repeated)
		return;
	h->records++;
	if (h->records > HINT_MAX)
		return;
	tab = memchr(raw.s, '\t', raw.len);
	h->repeated = tab == NULL ||
		      exact_add(&h->first,
			  hash_bytes(raw.s, (size_t)(tab - raw.s)),
			  NULL) != EXACT_NEW;
}

bool
hint_given(const struct hint *h)
{
	return h->wanted && !h->repeated && h->records > HINT_MIN;
}

void
hint_free(struct hint *h)
{
	if (h->wanted)
		exact_free(&h->first);
}
