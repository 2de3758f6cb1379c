/* See LICENSE file for copyright and license details. */
/*
 * Escaping and back gives the same bytes; splitting and counting agree; a list
 * of fields never leaves its bounds.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tsv.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
roundtrip(struct bytes in)
{
	struct buf e = { 0 }, u = { 0 };
	struct bytes out;

	tsv_escape(&e, in);
	buf_room(&e, 1);
	out.s = e.s;
	out.len = e.len;
	if (tsv_count(out) != 1 || memchr(out.s, '\n', out.len) != NULL)
		abort();
	tsv_unescape(&u, out);
	if (u.len != in.len || (u.len > 0 && memcmp(u.s, in.s, u.len) != 0))
		abort();
	e.len = 0;
	tsv_escapeline(&e, in);
	if (memchr(e.s, '\r', e.len) != NULL)
		abort();
	buf_free(&e);
	buf_free(&u);
}

static void
lists(struct bytes in)
{
	struct tsv_names names = { NULL, 9 };
	char why[TSV_WHY], *spec = strndup(in.s, in.len);
	size_t *list = NULL, cap = 0;
	long n;

	if (spec == NULL)
		abort();
	n = tsv_fields(spec, &names, &list, &cap, why);
	for (long i = 0; i < n; i++)
		if (list[i] >= names.nfield)
			abort();
	if (n > 0 && !tsv_isnumeric(spec))
		abort();
	free(list);
	free(spec);
}

int
LLVMFuzzerTestOneInput(const uint8_t *s, size_t n)
{
	struct bytes in = { (const char *)s, n }, *field = NULL;
	size_t cap = 0, nfield, sum;

	if (n == 0)
		return 0;
	nfield = tsv_split(in, &field, &cap);
	sum = nfield;
	if (nfield != tsv_count(in))
		abort();
	for (size_t i = 0; i < nfield; i++)
		sum += field[i].len;
	if (sum != n + 1)
		abort();
	free(field);
	roundtrip(in);
	lists(in);
	return 0;
}
