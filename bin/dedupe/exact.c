/* See LICENSE file for copyright and license details. */
#include <sys/mman.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "exact.h"
#include "line.h"
#include "mem.h"

enum {
	ROW_WORDS = EXACT_GROUPS * LINE_CELLS,
	ROW_BYTES = ROW_WORDS * 8,
	UNIT_MIN = 8, /* rows of a unit: 8 to 15 */
	FILL_NUM = 3, /* a sub-table is filled to 3/4 */
	FILL_DEN = 4,
	HUGE_PAGE = 2 << 20,
	BLOCK_SHARE = 16 /* a new block is that part of what there is */
};

/* Memory that sub-tables' extents are cut from. */
struct exact_block {
	struct exact_block *prev;
	char *base;
	size_t used, size;
};

/* A row of a sub-table. */
struct place {
	uint32_t unit;
	uint32_t row; /* in the unit */
};

static struct exact_sub *
subof(const struct exact *x, struct hash h)
{
	return &x->sub[h.hi % EXACT_SUBS];
}

static unsigned
groupof(struct hash h)
{
	return h.hi / EXACT_SUBS % EXACT_GROUPS;
}

static struct place
home(const struct exact_sub *t, uint64_t key)
{
	const uint64_t at = (key >> 32) * t->units;

	return (struct place){ (uint32_t)(at >> 32),
		(uint32_t)((at & UINT32_MAX) * t->unit >> 32) };
}

static struct place
after(const struct exact_sub *t, struct place p)
{
	if (++p.row < t->unit)
		return p;
	p.row = 0;
	if (++p.unit == t->units)
		p.unit = 0;
	return p;
}

static unsigned
log2of(uint32_t n)
{
#ifdef __GNUC__
	return 31 - (unsigned)__builtin_clz(n);
#else
	unsigned k = 0;

	while (n >>= 1)
		k++;
	return k;
#endif
}

/* Extents begin at the units 0, 1, 2, 3, 4, 6, 8, 12, 16 ...: those whose bits
 * behind the first two are 0.  The one that holds unit u, and its start. */
static unsigned
extentof(uint32_t u, uint32_t *start)
{
	unsigned k;

	if (u < 2) {
		*start = u;
		return u;
	}
	k = log2of(u);
	*start = u >> (k - 1) << (k - 1);
	return 2 * k + (u >> (k - 1) & 1);
}

static inline uint64_t *
lineat(const struct exact_sub *t, struct place p, unsigned group)
{
	uint32_t start;
	const unsigned e = extentof(p.unit, &start);
	const size_t row = (size_t)(p.unit - start) * t->unit + p.row;

	return t->extent[e] + row * ROW_WORDS + group * LINE_CELLS;
}

void
exact_init(struct exact *x, uint64_t limit)
{
	*x = (struct exact){ .limit = limit };
	x->sub = mem_alloc(EXACT_SUBS, sizeof(*x->sub));
	x->extent = mem_alloc(
	    (size_t)EXACT_SUBS * EXACT_EXTENTS, sizeof(*x->extent));
	for (uint32_t i = 0; i < EXACT_SUBS; i++) {
		x->sub[i].unit = UNIT_MIN + i % UNIT_MIN;
		x->sub[i].extent = x->extent + (size_t)i * EXACT_EXTENTS;
	}
}

void
exact_seal(struct exact *x)
{
	x->sealed = true;
}

void
exact_free(struct exact *x)
{
	while (x->block != NULL) {
		struct exact_block *b = x->block;

		x->block = b->prev;
		munmap(b->base, b->size);
		free(b);
	}
	free(x->copy);
	free(x->extent);
	free(x->sub);
	*x = (struct exact){ .count = x->count, .bytes = x->bytes };
}

/* Whole huge pages, aligned. */
static char *
map(size_t size)
{
	const size_t all = size + HUGE_PAGE;
	char *p = mmap(NULL, all, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	size_t head;

	if (p == MAP_FAILED)
		return NULL;
	head = (HUGE_PAGE - (uintptr_t)p % HUGE_PAGE) % HUGE_PAGE;
	if (head > 0)
		munmap(p, head);
	if (all - head > size)
		munmap(p + head + size, all - head - size);
#ifdef MADV_HUGEPAGE
	(void)madvise(p + head, size, MADV_HUGEPAGE);
#endif
	return p + head;
}

static bool
addblock(struct exact *x, size_t need)
{
	struct exact_block *b = malloc(sizeof(*b));

	if (b == NULL)
		return false;
	if (need < x->bytes / BLOCK_SHARE)
		need = x->bytes / BLOCK_SHARE;
	b->size = (need + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
	b->base = map(b->size);
	if (b->base == NULL) {
		free(b);
		return false;
	}
	b->used = 0;
	b->prev = x->block;
	x->block = b;
	return true;
}

/* Zeroed memory, or NULL. */
static uint64_t *
take(struct exact *x, size_t size)
{
	struct exact_block *b = x->block;
	char *p;

	if (x->limit != 0 && x->bytes + size > x->limit)
		return NULL;
	if (b == NULL || b->size - b->used < size) {
		if (!addblock(x, size))
			return NULL;
		b = x->block;
	}
	p = b->base + b->used;
	b->used += size;
	x->bytes += size;
	return (uint64_t *)(void *)p;
}

/* Room for a copy of len words. */
static bool
copyroom(struct exact *x, size_t len)
{
	uint64_t *p;

	if (len <= x->copylen)
		return true;
	if (x->limit != 0 &&
	    x->bytes + (len - x->copylen) * sizeof(*p) > x->limit)
		return false;
	p = realloc(x->copy, len * sizeof(*p));
	if (p == NULL)
		return false;
	x->bytes += (len - x->copylen) * sizeof(*p);
	x->copy = p;
	x->copylen = len;
	return true;
}

/* The sequence of sizes in units. */
static uint32_t
larger(uint32_t n)
{
	if (n < 2)
		return n + 1;
	return (n & (n - 1)) == 0 ? n + n / 2 : n / 3 * 4;
}

/* Take all lines out, into the copy; words. */
static size_t
takeout(struct exact *x, struct exact_sub *t)
{
	size_t n = 0;

	for (uint32_t u = 0; u < t->units; u = larger(u)) {
		uint32_t start;
		uint64_t *from = t->extent[extentof(u, &start)];
		const size_t len = (size_t)(larger(u) - u) * t->unit *
				   ROW_WORDS;

		memcpy(x->copy + n, from, len * sizeof(*from));
		memset(from, 0, len * sizeof(*from));
		n += len;
	}
	return n;
}

/* The number of the place's line in the sub-table. */
static size_t
number(const struct exact_sub *t, struct place p, unsigned group)
{
	const size_t row = (size_t)p.unit * t->unit + p.row;

	return row * EXACT_GROUPS + group;
}

/* fill: the cells in use by line.  A look into the line itself would wait for
 * what was just stored there. */
static void
putback(struct exact_sub *t, const uint64_t *line, unsigned group,
    unsigned char *fill)
{
	for (unsigned i = 0; i < LINE_CELLS && line[i] != 0; i++) {
		struct place p = home(t, line[i]);
		unsigned char *n = &fill[number(t, p, group)];

		while (*n == LINE_CELLS) {
			p = after(t, p);
			n = &fill[number(t, p, group)];
		}
		lineat(t, p, group)[(*n)++] = line[i];
	}
}

static bool
grow(struct exact *x, struct exact_sub *t)
{
	const uint32_t units = larger(t->units);
	const size_t rows = (size_t)t->units * t->unit;
	const size_t add = (size_t)(units - t->units) * t->unit;
	const size_t fillwords = (rows + add) * EXACT_GROUPS / sizeof(uint64_t);
	uint32_t start;
	const unsigned e = extentof(t->units, &start);
	unsigned char *fill;
	uint64_t *new;
	size_t n;

	if (x->sealed || e >= EXACT_EXTENTS ||
	    !copyroom(x, rows * ROW_WORDS + fillwords))
		return false;
	new = take(x, add * ROW_BYTES);
	if (new == NULL)
		return false;
	n = takeout(x, t);
	fill = (unsigned char *)(x->copy + n);
	memset(fill, 0, fillwords * sizeof(uint64_t));
	t->extent[e] = new;
	t->units = units;
	t->limit = (rows + add) * EXACT_GROUPS * LINE_CELLS / FILL_DEN *
		   FILL_NUM;
	for (size_t i = 0; i < n; i += LINE_CELLS)
		putback(t, x->copy + i, i / LINE_CELLS % EXACT_GROUPS, fill);
	return true;
}

/* Where the key is, or could be put: *n is the cell, *found says which.  NULL
 * if its group has no room left. */
static uint64_t *
find(const struct exact_sub *t, unsigned group, uint64_t key, unsigned *n,
    bool *found)
{
	struct place p = home(t, key);

	for (uint64_t i = (uint64_t)t->units * t->unit; i > 0; i--) {
		uint64_t *line = lineat(t, p, group);

		*n = line_find(line, key);
		*found = *n < LINE_CELLS;
		if (!*found)
			*n = line_find(line, 0);
		if (*n < LINE_CELLS)
			return line;
		p = after(t, p);
	}
	return NULL;
}

int
exact_add(struct exact *x, struct hash h)
{
	struct exact_sub *t = subof(x, h);
	const uint64_t key = h.lo + (h.lo == 0); /* 0 is an empty cell */
	uint64_t *line = NULL;
	unsigned n;
	bool found = false;

	/* Groups fill alike, but in a small sub-table one may be full. */
	while (t->used >= t->limit ||
	       (line = find(t, groupof(h), key, &n, &found)) == NULL)
		if (!grow(x, t)) {
			(void)find(t, groupof(h), key, &n, &found);
			return found ? EXACT_OLD : EXACT_FULL;
		}
	if (found)
		return EXACT_OLD;
	line[n] = key;
	t->used++;
	x->count++;
	return EXACT_NEW;
}

static void
ask(const uint64_t *line)
{
#ifdef __GNUC__
	__builtin_prefetch(line, 1);
#else
	(void)line;
#endif
}

const uint64_t *
exact_prefetch(const struct exact *x, struct hash h)
{
	const struct exact_sub *t = subof(x, h);
	const uint64_t *line;

	if (t->units == 0)
		return NULL;
	line = lineat(t, home(t, h.lo), groupof(h));
	ask(line);
	return line;
}

void
exact_follow(const struct exact *x, struct hash h, const uint64_t *line)
{
	const struct exact_sub *t = subof(x, h);

	if (line != NULL && line[LINE_CELLS - 1] != 0)
		ask(lineat(t, after(t, home(t, h.lo)), groupof(h)));
}

static int
ascending(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

size_t
exact_bucket(const struct exact *x, unsigned bucket, uint64_t **lo, size_t *cap)
{
	const struct exact_sub *t = &x->sub[bucket % EXACT_SUBS];
	const unsigned group = bucket / EXACT_SUBS;
	size_t n = 0;

	for (struct place p = { 0, 0 }; p.unit < t->units;) {
		const uint64_t *line = lineat(t, p, group);

		*lo = mem_grow(*lo, cap, n + LINE_CELLS, sizeof(**lo));
		for (unsigned i = 0; i < LINE_CELLS && line[i] != 0; i++)
			(*lo)[n++] = line[i];
		p = after(t, p);
		if (p.unit == 0 && p.row == 0)
			break;
	}
	if (n > 0)
		qsort(*lo, n, sizeof(**lo), ascending);
	return n;
}

double
exact_risk(double n, unsigned bits)
{
	double p = n < 2 ? 0 : n * (n - 1) / 2;

	for (; bits > 0; bits--)
		p /= 2;
	return p;
}
