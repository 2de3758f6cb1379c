/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#include "count.h"

/* A slot holds a number, from 1, below and the hash's upper half above. */
#define NUMBER(slot) ((uint32_t)(slot))
#define CHECK(hash) ((hash)&0xFFFFFFFF00000000u)

static uint64_t
hashkey(const struct count_key *k)
{
	uint64_t h = XXH3_64bits_withSeed(k->type.s, k->type.len, k->group);

	return XXH3_64bits_withSeed(k->entity.s, k->entity.len, h);
}

static struct bytes
typeof_entry(const struct count *c, const struct count_entry *e)
{
	return (struct bytes){ c->blob.s + e->off, e->typelen };
}

static struct bytes
entityof(const struct count *c, const struct count_entry *e)
{
	return (struct bytes){ c->blob.s + e->off + e->typelen, e->entitylen };
}

static bool
equal(struct bytes a, struct bytes b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);
}

/* Twice the slots; the entries' hashes are made anew. */
static void
grow(struct count *c)
{
	const struct count_entry *e;
	struct count_key k;
	size_t i, mask;
	uint64_t h;

	c->nslot = c->nslot == 0 ? 1024 : c->nslot * 2;
	free(c->slot);
	c->slot = mem_alloc(c->nslot, sizeof(*c->slot));
	mask = c->nslot - 1;
	for (size_t n = 0; n < c->n; n++) {
		e = &c->entry[n];
		k = (struct count_key){ e->group, typeof_entry(c, e),
			entityof(c, e) };
		h = hashkey(&k);
		for (i = h & mask; c->slot[i] != 0;)
			i = (i + 1) & mask;
		c->slot[i] = CHECK(h) | (uint64_t)(n + 1);
	}
}

static struct count_entry *
find(struct count *c, const struct count_key *k)
{
	size_t i, mask;
	struct count_entry *e;
	uint64_t h = hashkey(k);

	if (c->n * 2 >= c->nslot)
		grow(c);
	mask = c->nslot - 1;
	for (i = h & mask; c->slot[i] != 0; i = (i + 1) & mask) {
		if (CHECK(c->slot[i]) != CHECK(h))
			continue;
		e = &c->entry[NUMBER(c->slot[i]) - 1];
		if (e->group == k->group &&
		    equal(typeof_entry(c, e), k->type) &&
		    equal(entityof(c, e), k->entity))
			return e;
	}
	c->entry = mem_grow(c->entry, &c->cap, c->n + 1, sizeof(*c->entry));
	e = &c->entry[c->n++];
	*e = (struct count_entry){ .off = c->blob.len,
		.typelen = (uint32_t)k->type.len,
		.entitylen = (uint32_t)k->entity.len,
		.group = k->group };
	buf_add(&c->blob, k->type.s, k->type.len);
	buf_add(&c->blob, k->entity.s, k->entity.len);
	c->slot[i] = CHECK(h) | c->n;
	return e;
}

static uint64_t
sum(struct count *c, uint64_t a, uint64_t b)
{
	if (a <= UINT64_MAX - b)
		return a + b;
	c->overflow = true;
	return UINT64_MAX;
}

void
count_add(struct count *c, const struct count_key *k, uint64_t n,
    uint64_t error, uint64_t doc)
{
	struct count_entry *e = find(c, k);

	e->count = sum(c, e->count, n);
	e->error = sum(c, e->error, error);
	if (doc != e->lastdoc) {
		e->lastdoc = doc;
		e->docs++;
	}
}

static void
growgroups(struct count *c)
{
	const struct span *g;
	size_t i, mask;
	uint64_t h;

	c->ngroupslot = c->ngroupslot == 0 ? 64 : c->ngroupslot * 2;
	free(c->groupslot);
	c->groupslot = mem_alloc(c->ngroupslot, sizeof(*c->groupslot));
	mask = c->ngroupslot - 1;
	for (size_t n = 0; n < c->ngroup; n++) {
		g = &c->group[n];
		h = XXH3_64bits(c->blob.s + g->start, g->end - g->start);
		for (i = h & mask; c->groupslot[i] != 0;)
			i = (i + 1) & mask;
		c->groupslot[i] = CHECK(h) | (uint64_t)(n + 1);
	}
}

uint32_t
count_group(struct count *c, struct bytes name)
{
	uint64_t h = XXH3_64bits(name.s, name.len);
	size_t i, mask;
	struct span *g;

	if (c->ngroup * 2 >= c->ngroupslot)
		growgroups(c);
	mask = c->ngroupslot - 1;
	for (i = h & mask; c->groupslot[i] != 0; i = (i + 1) & mask) {
		g = &c->group[NUMBER(c->groupslot[i]) - 1];
		if (CHECK(c->groupslot[i]) == CHECK(h) &&
		    equal((struct bytes){ c->blob.s + g->start,
			      g->end - g->start },
			name))
			return NUMBER(c->groupslot[i]) - 1;
	}
	c->group = mem_grow(
	    c->group, &c->groupcap, c->ngroup + 1, sizeof(*c->group));
	g = &c->group[c->ngroup++];
	g->start = c->blob.len;
	buf_add(&c->blob, name.s, name.len);
	g->end = c->blob.len;
	c->groupslot[i] = CHECK(h) | c->ngroup;
	return (uint32_t)c->ngroup - 1;
}

static int
compare(struct bytes a, struct bytes b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int d = n == 0 ? 0 : memcmp(a.s, b.s, n);

	return d != 0 ? d : (a.len > b.len) - (a.len < b.len);
}

static int
byrank(const void *a, const void *b)
{
	const struct count_row *x = a, *y = b;
	int d;

	if (x->ngroup != y->ngroup)
		return x->ngroup < y->ngroup ? -1 : 1;
	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	d = compare(x->type, y->type);
	return d != 0 ? d : compare(x->entity, y->entity);
}

struct count_row *
count_rows(const struct count *c)
{
	struct count_row *row = mem_alloc(c->n + 1, sizeof(*row)), *r = row;
	const struct count_entry *e;
	const struct span *g;

	for (size_t n = 0; n < c->n; n++, r++) {
		e = &c->entry[n];
		g = &c->group[e->group];
		r->group = (struct bytes){ c->blob.s + g->start,
			g->end - g->start };
		r->type = typeof_entry(c, e);
		r->entity = entityof(c, e);
		r->count = e->count;
		r->error = e->error;
		r->docs = e->docs;
		r->ngroup = e->group;
	}
	qsort(row, c->n, sizeof(*row), byrank);
	return row;
}

uint64_t
count_memory(const struct count *c)
{
	return c->blob.cap + c->cap * sizeof(*c->entry) +
	       c->groupcap * sizeof(*c->group) +
	       (c->nslot + c->ngroupslot) * sizeof(*c->slot) +
	       c->n * sizeof(struct count_row);
}

void
count_free(struct count *c)
{
	free(c->entry);
	free(c->group);
	free(c->slot);
	free(c->groupslot);
	buf_free(&c->blob);
	*c = (struct count){ 0 };
}
