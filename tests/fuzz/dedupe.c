/* See LICENSE file for copyright and license details. */
/*
 * The folding and the sets: folding twice folds no further than case and
 * blanks allow, its result is never much longer than what came in, and set and
 * table agree about what was seen.
 */
#include <stdlib.h>

#include "bin/dedupe/exact.h"
#include "bin/dedupe/norm.h"
#include "bin/dedupe/sight.h"
#include "hash.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* Blanks stand single and inside only. */
static void
checkblanks(const struct buf *b)
{
	for (size_t i = 0; i < b->len; i++)
		if (b->s[i] == ' ' &&
		    (i == 0 || i + 1 == b->len || b->s[i + 1] == ' '))
			abort();
}

static void
agree(const char *s, size_t n)
{
	struct sights sights = { 0 };
	struct exact set;

	exact_init(&set, n % 2 != 0, 0);
	for (size_t i = 0; i + 2 <= n; i += 2) {
		const struct sight one = { .h = hash_bytes(s + i, 2) };
		struct exact_ask ask;
		size_t number;

		exact_ask(&set, one.h, &ask);
		exact_follow(&set, &ask);
		if (sight_add(&sights, &one, &number) !=
		    (exact_take(&set, &ask) == EXACT_NEW))
			abort();
	}
	if (sights.n != set.count)
		abort();
	exact_free(&set);
	sight_free(&sights);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *s = (const char *)data;
	struct buf a = { 0 }, b = { 0 };

	norm_text(&a, (struct bytes){ s, n });
	checkblanks(&a);
	norm_case(&b, (struct bytes){ s, n });
	if (a.len > 2 * n || b.len > 2 * n)
		abort();
	agree(s, n);
	buf_free(&a);
	buf_free(&b);
	return 0;
}
