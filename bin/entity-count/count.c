/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#include "count.h"

/* A slot holds a number, from 1, below and the hash's lower half above, which
 * says where the slot would best be. */
#define NUMBER(slot) ((uint32_t)(slot))
#define HOME(slot) ((size_t)((slot) >> 32))
#define SLOT(hash, number) ((hash) << 32 | (uint64_t)(number))

enum { MALLOC_COST = 16, FEWEST_SLOTS = 64 };

static struct bytes
typeof_entry(const struct count_entry *e)
{
	return (struct bytes){ e->key, e->typelen };
}

static struct bytes
entityof(const struct count_entry *e)
{
	return (struct bytes){ e->key + e->typelen, e->entitylen };
}

static bool
equal(struct bytes a, struct bytes b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);
}

static char *
copy(struct bytes a, struct bytes b)
{
	char *p = mem_alloc(a.len + b.len + 1, 1);

	if (a.len > 0)
		memcpy(p, a.s, a.len);
	if (b.len > 0)
		memcpy(p + a.len, b.s, b.len);
	return p;
}

/* Hash tables: open addressing, linear probing, at most half full. */

static void
place(uint64_t *slot, size_t nslot, uint64_t value)
{
	size_t i, mask = nslot - 1;

	for (i = HOME(value) & mask; slot[i] != 0;)
		i = (i + 1) & mask;
	slot[i] = value;
}

static uint64_t *
twice(uint64_t *old, size_t *nslot)
{
	size_t n = *nslot, i;
	uint64_t *slot;

	*nslot = n == 0 ? FEWEST_SLOTS : n * 2;
	slot = mem_alloc(*nslot, sizeof(*slot));
	for (i = 0; i < n; i++)
		if (old[i] != 0)
			place(slot, *nslot, old[i]);
	free(old);
	return slot;
}

/* The slot with that value. */
static size_t
slotof(const uint64_t *slot, size_t nslot, uint64_t value)
{
	size_t i, mask = nslot - 1;

	for (i = HOME(value) & mask; slot[i] != value;)
		i = (i + 1) & mask;
	return i;
}

/* Empty a slot, and move up what the hole would hide (Knuth 6.4, R). */
static void
empty(uint64_t *slot, size_t nslot, size_t i)
{
	size_t j = i, mask = nslot - 1;

	for (;;) {
		slot[i] = 0;
		do {
			j = (j + 1) & mask;
			if (slot[j] == 0)
				return;
		} while (((j - HOME(slot[j])) & mask) < ((j - i) & mask));
		slot[i] = slot[j];
		i = j;
	}
}

static uint64_t
hashkey(uint64_t group, struct bytes type, struct bytes entity)
{
	uint64_t h = XXH3_64bits_withSeed(type.s, type.len, group);

	return XXH3_64bits_withSeed(entity.s, entity.len, h);
}

static uint64_t
hashentry(const struct count *c, const struct count_entry *e)
{
	return hashkey(c->group[e->group].hash, typeof_entry(e), entityof(e));
}

/* Groups */

static struct count_group *
findgroup(const struct count *c, struct bytes name, uint64_t h)
{
	struct count_group *g;
	size_t i, mask = c->ngroupslot - 1;

	for (i = h & mask; c->groupslot[i] != 0; i = (i + 1) & mask) {
		g = &c->group[NUMBER(c->groupslot[i]) - 1];
		if (g->hash == h &&
		    equal((struct bytes){ g->name, g->len }, name))
			return g;
	}
	return NULL;
}

static size_t
newgroup(struct count *c)
{
	size_t i = c->unused;

	if (i > 0) {
		c->unused = c->group[i - 1].len;
		return i - 1;
	}
	if (c->ngroup == c->groupcap)
		c->group = mem_grow(
		    c->group, &c->groupcap, c->ngroup + 1, sizeof(*c->group));
	return c->ngroup++;
}

/* A group that holds nothing and is not being counted is forgotten, so that
 * groups, too, stay within the limit. */
static void
dropgroup(struct count *c, size_t i)
{
	struct count_group *g = &c->group[i];

	if (g->entries > 0 || i + 1 == c->current || c->limit == 0)
		return;
	empty(c->groupslot, c->ngroupslot,
	    slotof(c->groupslot, c->ngroupslot, SLOT(g->hash, i + 1)));
	c->strings -= g->len + MALLOC_COST;
	free(g->name);
	g->name = NULL;
	g->len = c->unused;
	c->unused = i + 1;
}

void
count_setgroup(struct count *c, struct bytes name)
{
	uint64_t h = XXH3_64bits(name.s, name.len);
	size_t before = c->current, i;
	struct count_group *g;

	if (c->ngroup * 2 >= c->ngroupslot)
		c->groupslot = twice(c->groupslot, &c->ngroupslot);
	if ((g = findgroup(c, name, h)) != NULL) {
		c->current = (size_t)(g - c->group) + 1;
	} else {
		i = newgroup(c);
		c->group[i] = (struct count_group){
			.name = copy(name, (struct bytes){ NULL, 0 }),
			.len = name.len,
			.order = c->appeared++,
			.hash = h
		};
		c->strings += name.len + MALLOC_COST;
		place(c->groupslot, c->ngroupslot, SLOT(h, i + 1));
		c->current = i + 1;
	}
	if (before > 0 && before != c->current)
		dropgroup(c, before - 1);
}

bool
count_isgroup(const struct count *c, struct bytes name)
{
	const struct count_group *g;

	if (c->current == 0)
		return false;
	g = &c->group[c->current - 1];
	return equal((struct bytes){ g->name, g->len }, name);
}

/* The heap of entries by count, the least on top */

static bool
less(const struct count *c, size_t a, size_t b)
{
	return c->entry[c->heap[a]].count < c->entry[c->heap[b]].count;
}

static void
put(struct count *c, size_t at, uint32_t e)
{
	c->heap[at] = e;
	c->entry[e].place = (uint32_t)at;
}

static void
swap(struct count *c, size_t a, size_t b)
{
	uint32_t e = c->heap[a];

	put(c, a, c->heap[b]);
	put(c, b, e);
}

static void
down(struct count *c, size_t i, size_t n)
{
	size_t k;

	while ((k = 2 * i + 1) < n) {
		if (k + 1 < n && less(c, k + 1, k))
			k++;
		if (!less(c, k, i))
			return;
		swap(c, i, k);
		i = k;
	}
}

static void
up(struct count *c, size_t i)
{
	for (; i > 0 && less(c, i, (i - 1) / 2); i = (i - 1) / 2)
		swap(c, i, (i - 1) / 2);
}

static void
heapify(struct count *c)
{
	size_t i;

	c->heap = mem_grow(c->heap, &c->heapcap, c->n, sizeof(*c->heap));
	for (i = 0; i < c->n; i++)
		put(c, i, (uint32_t)i);
	for (i = c->n / 2; i > 0; i--)
		down(c, i - 1, c->n);
	c->counters = c->n;
}

/* Keys */

/* The last entry moves to where one was. */
static void
fill(struct count *c, size_t hole)
{
	struct count_entry *e = &c->entry[c->n];
	uint64_t h = hashentry(c, e);

	c->slot[slotof(c->slot, c->nslot, SLOT(h, c->n + 1))] = SLOT(
	    h, hole + 1);
	c->entry[hole] = *e;
	c->heap[e->place] = (uint32_t)hole;
}

/* The entry with the smallest count makes room. */
static void
evict(struct count *c)
{
	struct count_entry *e;
	size_t i, group;

	if (c->counters == 0)
		heapify(c);
	i = c->heap[0];
	e = &c->entry[i];
	group = e->group;
	c->floor = e->count;
	empty(c->slot, c->nslot,
	    slotof(c->slot, c->nslot, SLOT(hashentry(c, e), i + 1)));
	c->strings -= (uint64_t)e->typelen + e->entitylen + MALLOC_COST;
	free(e->key);
	c->n--;
	put(c, 0, c->heap[c->n]);
	down(c, 0, c->n);
	if (i != c->n)
		fill(c, i);
	c->group[group].entries--;
	dropgroup(c, group);
}

uint64_t
count_memory(const struct count *c)
{
	return c->strings +
	       c->n * (sizeof(*c->entry) + sizeof(*c->heap) +
			  sizeof(struct count_ref)) +
	       c->ngroup * sizeof(*c->group) +
	       (c->nslot + c->ngroupslot) * sizeof(*c->slot);
}

/* Room for one more key of len bytes; while a table grows, the old one is
 * there, too. */
static void
makeroom(struct count *c, size_t len)
{
	uint64_t limit = c->limit < COUNT_LEAST ? COUNT_LEAST : c->limit, need;

	if (c->limit == 0)
		return;
	need = len + MALLOC_COST + sizeof(*c->entry) + sizeof(*c->heap) +
	       sizeof(struct count_ref);
	while (c->n > 0 && count_memory(c) + need > limit)
		evict(c);
	while (c->n > 0 && (c->n + 1) * 2 >= c->nslot &&
	       count_memory(c) + need + 2 * c->nslot * sizeof(*c->slot) > limit)
		evict(c);
}

static struct count_entry *
findkey(
    const struct count *c, struct bytes type, struct bytes entity, uint64_t h)
{
	size_t i, mask = c->nslot - 1;
	struct count_entry *e;

	if (c->nslot == 0)
		return NULL;
	for (i = h & mask; c->slot[i] != 0; i = (i + 1) & mask) {
		if (HOME(c->slot[i]) != (uint32_t)h)
			continue;
		e = &c->entry[NUMBER(c->slot[i]) - 1];
		if (e->group + 1 == c->current &&
		    equal(typeof_entry(e), type) && equal(entityof(e), entity))
			return e;
	}
	return NULL;
}

static struct count_entry *
newkey(struct count *c, struct bytes type, struct bytes entity, uint64_t h)
{
	struct count_entry *e;

	makeroom(c, type.len + entity.len);
	if ((c->n + 1) * 2 >= c->nslot)
		c->slot = twice(c->slot, &c->nslot);
	c->entry = mem_grow(c->entry, &c->cap, c->n + 1, sizeof(*c->entry));
	e = &c->entry[c->n++];
	*e = (struct count_entry){ .key = copy(type, entity),
		.typelen = (uint32_t)type.len,
		.entitylen = (uint32_t)entity.len,
		.group = (uint32_t)c->current - 1,
		.count = c->floor,
		.error = c->floor };
	c->strings += type.len + entity.len + MALLOC_COST;
	c->group[e->group].entries++;
	place(c->slot, c->nslot, SLOT(h, c->n));
	if (c->counters > 0) {
		c->heap = mem_grow(
		    c->heap, &c->heapcap, c->n, sizeof(*c->heap));
		put(c, c->n - 1, (uint32_t)c->n - 1);
		up(c, c->n - 1);
		if (c->n < c->counters)
			c->counters = c->n;
	}
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
count_add(struct count *c, struct bytes type, struct bytes entity, uint64_t n,
    uint64_t error, uint64_t doc)
{
	uint64_t h = hashkey(c->group[c->current - 1].hash, type, entity);
	struct count_entry *e = findkey(c, type, entity, h);

	if (e == NULL)
		e = newkey(c, type, entity, h);
	e->count = sum(c, e->count, n);
	e->error = sum(c, e->error, error);
	if (c->counters > 0)
		down(c, e->place, c->n);
	if (doc != e->lastdoc) {
		e->lastdoc = doc;
		e->docs++;
	}
}

/* Rows */

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
	const struct count_ref *p = a, *q = b;
	const struct count_entry *x = p->entry, *y = q->entry;
	const struct count_group *g = p->table->group;
	int d;

	if (x->group != y->group)
		return g[x->group].order < g[y->group].order ? -1 : 1;
	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	d = compare(typeof_entry(x), typeof_entry(y));
	return d != 0 ? d : compare(entityof(x), entityof(y));
}

struct count_ref *
count_sort(const struct count *c)
{
	struct count_ref *ref = mem_alloc(c->n + 1, sizeof(*ref));

	for (size_t n = 0; n < c->n; n++)
		ref[n] = (struct count_ref){ c, &c->entry[n] };
	qsort(ref, c->n, sizeof(*ref), byrank);
	return ref;
}

struct count_row
count_row(const struct count_ref *ref)
{
	const struct count_entry *e = ref->entry;
	const struct count_group *g = &ref->table->group[e->group];

	return (struct count_row){ .group = { g->name, g->len },
		.type = typeof_entry(e),
		.entity = entityof(e),
		.count = e->count,
		.error = e->error,
		.docs = e->docs,
		.order = g->order };
}

static void
freestrings(struct count *c)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		free(c->entry[i].key);
	for (i = 0; i < c->ngroup; i++)
		free(c->group[i].name);
	c->n = c->ngroup = c->unused = c->current = 0;
	c->strings = 0;
}

/* A table that few groups need is not cleared for each of them. */
static void
clear(uint64_t **slot, size_t *nslot, size_t used)
{
	if (*nslot > 1024 && used * 16 < *nslot) {
		free(*slot);
		*slot = NULL;
		*nslot = 0;
	} else if (*nslot > 0) {
		memset(*slot, 0, *nslot * sizeof(**slot));
	}
}

void
count_clear(struct count *c)
{
	clear(&c->slot, &c->nslot, c->n);
	clear(&c->groupslot, &c->ngroupslot, c->ngroup);
	freestrings(c);
	c->floor = c->counters = 0;
}

void
count_free(struct count *c)
{
	freestrings(c);
	free(c->entry);
	free(c->group);
	free(c->slot);
	free(c->groupslot);
	free(c->heap);
	*c = (struct count){ 0 };
}
