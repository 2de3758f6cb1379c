/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "merge.h"
#include "tsv.h"

/* A decimal number of 64 bits. */
static bool
number(struct bytes f, uint64_t *n)
{
	size_t i;
	uint64_t d;

	*n = 0;
	for (i = 0; i < f.len; i++) {
		if (f.s[i] < '0' || f.s[i] > '9')
			return false;
		d = (uint64_t)(f.s[i] - '0');
		if (*n > (UINT64_MAX - d) / 10)
			return false;
		*n = *n * 10 + d;
	}
	return f.len > 0;
}

static const char *
ngroup(struct merge *m, size_t n)
{
	if (m->any && n != m->ngroup)
		return "another number of group columns than in the first row";
	m->any = true;
	m->ngroup = n;
	return NULL;
}

const char *
merge_read(struct merge *m, struct bytes line, struct merge_row *row)
{
	size_t n = tsv_split(line, &m->field, &m->cap);
	struct bytes f = m->field[n - 1];
	const char *why;
	bool errors = f.len > 0 && f.s[0] == '-';

	row->error = 0;
	if (errors) {
		f.s++;
		f.len--;
		if (!number(f, &row->error))
			return "the error is not a number";
		n--;
	}
	if (n < 3)
		return "too few columns (type, entity, count)";
	if (!number(m->field[n - 1], &row->count))
		return "the count is not a number";
	if (row->error > row->count)
		return "the error is larger than the count";
	if ((why = ngroup(m, n - 3)) != NULL)
		return why;
	m->errors |= errors;
	row->group.s = line.s;
	row->group.len = n == 3 ? 0 : (size_t)(m->field[n - 3].s - line.s) - 1;
	row->type = m->field[n - 3];
	row->entity = m->field[n - 2];
	return NULL;
}

const char *
merge_header(struct merge *m, const struct bytes *name, size_t n)
{
	if (n > 0 && name[n - 1].len == 5 &&
	    memcmp(name[n - 1].s, "error", 5) == 0) {
		m->errors = true;
		n--;
	}
	return n < 3 ? "too few columns in the header" : ngroup(m, n - 3);
}

void
merge_free(struct merge *m)
{
	free(m->field);
	m->field = NULL;
	m->cap = 0;
}
