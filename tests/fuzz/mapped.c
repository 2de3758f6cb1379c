/* See LICENSE file for copyright and license details. */
/*
 * Rows of --bands, of any bytes: what is taken for one is written again as it
 * stood, and can be compared.
 */
#include <stdlib.h>
#include <string.h>

#include "bin/dedupe/group.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
pair(void *arg, const struct group_pair *p)
{
	size_t *n = arg;

	if (p->later.len == p->earlier.len &&
	    memcmp(p->later.s, p->earlier.s, p->later.len) == 0)
		abort();
	++*n;
}

/* The sketch may be none that a text has; what was read stays what it is. */
static void
again(const struct mapped *m)
{
	struct mapped got;
	struct buf b = { 0 };
	size_t at = 0, row;
	const unsigned n = mapped_put(&b, m->id, &m->text, '\n');

	memset(&got, 0, sizeof(got)); /* compared with what fills it up */
	for (unsigned i = 0; i < n; i++, at += row + 1) {
		row = MAPPED_KEY + m->id.len + MAPPED_SKETCH + 2;
		if (b.s[at + row] != '\n' ||
		    mapped_get(&got, (struct bytes){ b.s + at, row }) != NULL ||
		    memcmp(&got.text, &m->text, sizeof(got.text)) != 0 ||
		    got.id.len != m->id.len)
			abort();
	}
	if (at != b.len)
		abort();
	buf_free(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *s = (const char *)data, *end = s + n, *stop;
	struct group *g = calloc(1, sizeof(*g));
	size_t pairs = 0, rows = 0;
	struct mapped m;

	memset(&m, 0, sizeof(m));
	g->level = n % NEAR_NLEVELS;
	g->days = -1;
	for (; s < end; s = stop + 1) {
		stop = memchr(s, '\n', (size_t)(end - s));
		if (stop == NULL)
			stop = end;
		if (mapped_get(&m, (struct bytes){ s, (size_t)(stop - s) }))
			continue;
		again(&m);
		if (group_add(g, &m, pair, &pairs))
			rows++;
	}
	if (pairs > rows * GROUP_TEXTS)
		abort();
	group_free(g);
	free(g);
	return 0;
}
