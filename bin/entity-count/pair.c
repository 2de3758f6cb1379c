/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "name.h"
#include "pair.h"
#include "tsv.h"

void
pair_meet(struct pairs *p, uint32_t entity)
{
	for (size_t i = p->n; i > 0; i--)
		if (p->entity[i - 1] == entity)
			return;
	if (p->n == PAIR_MOST)
		p->omitted++;
	else
		p->entity[p->n++] = entity;
}

static int
byname(const void *a, const void *b)
{
	const struct bytes *x = a, *y = b;
	size_t n = x->len < y->len ? x->len : y->len;
	int d = n == 0 ? 0 : memcmp(x->s, y->s, n);

	return d != 0 ? d : (x->len > y->len) - (x->len < y->len);
}

/* The names as written, each once, in byte order.  How many. */
static size_t
list(struct pairs *p, const struct aliases *al, struct bytes name[PAIR_MOST])
{
	struct buf *b = &p->names;
	size_t end[PAIR_MOST], i, n;

	b->len = 0;
	for (i = 0; i < p->n; i++) {
		tsv_escapeline(b, alias_name(al, p->entity[i]));
		if (p->typed) {
			buf_addc(b, '\t');
			buf_adds(b, name_types[al->entity[p->entity[i]].type]);
		}
		end[i] = b->len;
	}
	for (i = 0; i < p->n; i++) {
		n = i == 0 ? 0 : end[i - 1];
		name[i] = (struct bytes){ b->s + n, end[i] - n };
	}
	qsort(name, p->n, sizeof(*name), byname);
	for (i = n = 0; i < p->n; i++)
		if (i == 0 || byname(&name[i], &name[n - 1]) != 0)
			name[n++] = name[i];
	return n;
}

void
pair_count(struct pairs *p, const struct aliases *al, struct count *c)
{
	struct bytes name[PAIR_MOST];
	size_t i, k, n = p->n < 2 ? 0 : list(p, al, name);

	for (i = 0; i < n; i++)
		for (k = i + 1; k < n; k++)
			count_add(c, name[i], name[k], 1, 0, 0);
	p->n = 0;
}

void
pair_free(struct pairs *p)
{
	buf_free(&p->names);
	*p = (struct pairs){ 0 };
}
