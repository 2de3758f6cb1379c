/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "exact.h"
#include "line.h"
#include "mem.h"

enum {
	LINE_BYTES = LINE_CELLS * 8,
	WIDE_CELLS = LINE_CELLS / 2, /* their lo in front, their hi behind */
	SIZES = 8,		     /* different units */
	UNIT_STEP = 4,		     /* lines: units of 33 to 61 */
	FILL_NUM = 27,		     /* a sub-table is filled to that part */
	FILL_DEN = 32,
	REACH_MAX = 31,
	THIN = 256, /* a key has lines for that many: crafted ones only */
	LEAD_SHIFT = 28,
	KEY_SHIFT = 36 /* what of lo is no part of the place */
};

#define LEAD_MASK (((uint32_t)1 << LEAD_SHIFT) - 1)

static struct exact_sub *
subof(const struct exact *x, struct hash h)
{
	return &x->sub[h.hi % EXACT_SUBS];
}

/* The first 32 bits of the key in its sub-table. */
static uint32_t
topof(struct hash h)
{
	return (uint32_t)(h.hi / EXACT_SUBS % EXACT_LEADS << LEAD_SHIFT) |
	       (uint32_t)(h.lo >> KEY_SHIFT);
}

/* The number of the line where a key should be. */
static uint32_t
home(const struct exact_sub *t, uint32_t top)
{
	return (uint32_t)((uint64_t)top * t->lines >> 32);
}

/* The greatest top whose home is the line, or one before it. */
static uint32_t
lastof(const struct exact_sub *t, uint32_t line)
{
	const uint64_t next = ((uint64_t)line + 1) << 32;

	return (uint32_t)((next + t->lines - 1) / t->lines - 1);
}

static uint32_t
after(const struct exact_sub *t, uint32_t line)
{
	return line + 1 == t->lines ? 0 : line + 1;
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
lineat(const struct exact_sub *t, uint32_t line)
{
	const uint32_t unit = (uint32_t)((uint64_t)line * t->inverse >> 32);
	uint32_t start;
	const unsigned e = extentof(unit, &start);

	return t->extent[e] + (size_t)(line - start * t->unit) * LINE_CELLS;
}

void
exact_init(struct exact *x, bool wide, uint64_t limit)
{
	*x = (struct exact){ .limit = limit };
	x->cells = wide ? WIDE_CELLS : LINE_CELLS;
	x->sub = mem_alloc(EXACT_SUBS, sizeof(*x->sub));
	x->extent = mem_alloc(
	    (size_t)EXACT_SUBS * EXACT_EXTENTS, sizeof(*x->extent));
	for (uint32_t i = 0; i < EXACT_SUBS; i++) {
		struct exact_sub *t = &x->sub[i];

		t->unit = (SIZES + i % SIZES) * UNIT_STEP + 1;
		t->inverse = UINT32_MAX / t->unit + 1;
		t->extent = x->extent + (size_t)i * EXACT_EXTENTS;
	}
}

void
exact_seal(struct exact *x)
{
	x->sealed = true;
}

unsigned
exact_bits(const struct exact *x)
{
	return x->cells == WIDE_CELLS ? EXACT_WIDE : EXACT_NARROW;
}

void
exact_free(struct exact *x)
{
	pool_free(&x->pool);
	free(x->copy);
	free(x->extent);
	free(x->sub);
	*x = (struct exact){
		.count = x->count, .bytes = x->bytes, .cells = x->cells
	};
}

static bool
mayhave(const struct exact *x, size_t size)
{
	return x->limit == 0 || x->bytes + size <= x->limit;
}

/* Room for a copy of len words. */
static bool
copyroom(struct exact *x, size_t len)
{
	const size_t more = len > x->copylen ?
				(len - x->copylen) * sizeof(*x->copy) :
				0;
	uint64_t *p;

	if (more == 0)
		return x->copy != NULL;
	p = mayhave(x, more) ? realloc(x->copy, len * sizeof(*p)) : NULL;
	if (p == NULL)
		return false;
	x->bytes += more;
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

/* All lines in order: out, if that is wanted, and in, or cleared. */
static void
pass(const struct exact_sub *t, uint64_t *out, const uint64_t *in)
{
	for (uint32_t u = 0; u < t->lines / t->unit; u = larger(u)) {
		uint32_t start;
		uint64_t *at = t->extent[extentof(u, &start)];
		const size_t n = (size_t)(larger(u) - u) * t->unit * LINE_CELLS;

		if (out != NULL) {
			memcpy(out, at, n * sizeof(*at));
			out += n;
		}
		if (in != NULL) {
			memcpy(at, in, n * sizeof(*at));
			in += n;
		} else {
			memset(at, 0, n * sizeof(*at));
		}
	}
}

/* The first 32 bits of the key in a cell of a line; last is the greatest that
 * has its home there or before.  It is less than a 16th of the ring away, so
 * that its own last 28 bits say the rest. */
static inline uint32_t
topin(const struct exact *x, const uint64_t *line, unsigned cell, uint32_t last)
{
	if (x->cells == WIDE_CELLS)
		return topof(
		    (struct hash){ line[cell], line[WIDE_CELLS + cell] });
	return last -
	       ((last - (uint32_t)(line[cell] >> KEY_SHIFT)) & LEAD_MASK);
}

/* Where lines are put back: the extent of most of them, as long as it is, and
 * the cells in use by line; a look into the line itself would wait for what
 * was just stored there. */
struct back {
	uint64_t *base;
	uint32_t start, end; /* lines */
	unsigned char *fill;
};

static void
turn(struct back *b, const struct exact_sub *t, uint32_t line)
{
	const uint32_t unit = (uint32_t)((uint64_t)line * t->inverse >> 32);
	uint32_t start;
	const unsigned e = extentof(unit, &start);

	b->base = t->extent[e];
	b->start = start * t->unit;
	b->end = larger(start) * t->unit;
}

/* False if a key is too far from its home. */
static bool
putline(const struct exact *x, const struct exact_sub *t, const uint64_t *line,
    uint32_t last, struct back *b)
{
	for (unsigned i = 0; i < x->cells && line[i] != 0; i++) {
		const uint32_t at = home(t, topin(x, line, i, last));
		uint32_t p = at;
		uint64_t *to;

		for (uint32_t far = 0; b->fill[p] == x->cells; far++) {
			if (far == t->reach)
				return false;
			p = after(t, p);
		}
		if (p < b->start || p >= b->end)
			turn(b, t, p);
		to = b->base + (size_t)(p - b->start) * LINE_CELLS +
		     b->fill[p]++;
		*to = line[i];
		if (x->cells == WIDE_CELLS)
			to[WIDE_CELLS] = line[WIDE_CELLS + i];
	}
	return true;
}

/* Put back what was taken out of the sub-table when it was as old says. */
static bool
putback(struct exact *x, const struct exact_sub *old, struct exact_sub *t)
{
	struct back b = { .fill = (unsigned char *)(x->copy +
						    (size_t)old->lines *
							LINE_CELLS) };

	memset(b.fill, 0, t->lines);
	for (uint32_t i = 0; i < old->lines; i++)
		if (!putline(x, t, x->copy + (size_t)i * LINE_CELLS,
			lastof(old, i), &b))
			return false;
	return true;
}

static uint64_t
capacity(const struct exact *x, const struct exact_sub *t)
{
	return (uint64_t)t->lines * x->cells / FILL_DEN * FILL_NUM;
}

/* The next size, and room to fill it from a copy of oldlines. */
static bool
extend(struct exact *x, struct exact_sub *t, uint32_t oldlines)
{
	const uint32_t units = t->lines / t->unit;
	const uint32_t lines = larger(units) * t->unit;
	const uint32_t reach = (lines - 1) / EXACT_LEADS - 1;
	const size_t size = (size_t)(lines - t->lines) * LINE_BYTES;
	uint32_t start;
	const unsigned e = extentof(units, &start);

	if (e >= EXACT_EXTENTS ||
	    !copyroom(x,
		(size_t)oldlines * LINE_CELLS + lines / sizeof(uint64_t) + 1))
		return false;
	if (t->extent[e] == NULL) {
		if (!mayhave(x, size))
			return false;
		t->extent[e] = pool_take(&x->pool, size);
		if (t->extent[e] == NULL)
			return false;
		x->bytes += size;
	}
	t->lines = lines;
	t->reach = reach < REACH_MAX ? reach : REACH_MAX;
	return true;
}

static bool
grow(struct exact *x, struct exact_sub *t)
{
	const struct exact_sub old = *t;
	const uint64_t used = capacity(x, t) - t->left;

	if (x->sealed || t->lines > THIN * (used + 1) ||
	    !extend(x, t, old.lines))
		return false;
	pass(&old, x->copy, NULL);
	while (!putback(x, &old, t)) {
		pass(t, NULL, NULL);
		if (!extend(x, t, old.lines)) {
			*t = old;
			pass(t, NULL, x->copy);
			return false;
		}
	}
	t->left = capacity(x, t) - used;
	return true;
}

/* The cell of the line that has the key, or is empty; *found says which.  That
 * behind the last if there is neither. */
static inline unsigned
search(
    const struct exact *x, const uint64_t *line, struct hash key, bool *found)
{
	unsigned n = 0;

	if (x->cells == LINE_CELLS) {
		n = line_find(line, key.lo);
		*found = n < LINE_CELLS;
		return *found ? n : line_find(line, 0);
	}
	while (n < WIDE_CELLS && line[n] != 0 &&
	       (line[n] != key.lo || line[WIDE_CELLS + n] != key.hi))
		n++;
	*found = n < WIDE_CELLS && line[n] != 0;
	return n;
}

/* Where the key is, or could be put: *n is the cell, *found says which.  NULL
 * if there is no room for it in its reach. */
static uint64_t *
find(const struct exact *x, const struct exact_sub *t, struct hash key,
    unsigned *n, bool *found)
{
	uint32_t p = home(t, topof(key));

	*found = false;
	if (t->lines == 0)
		return NULL;
	for (uint32_t far = 0; far <= t->reach; far++) {
		uint64_t *line = lineat(t, p);

		*n = search(x, line, key, found);
		if (*n < x->cells)
			return line;
		p = after(t, p);
	}
	return NULL;
}

/* 0 is an empty cell. */
static struct hash
keyof(struct hash h)
{
	return (struct hash){ h.lo + (h.lo == 0), h.hi };
}

static void
put(struct exact *x, struct exact_sub *t, uint64_t *cell, struct hash key)
{
	cell[0] = key.lo;
	if (x->cells == WIDE_CELLS)
		cell[WIDE_CELLS] = key.hi;
	t->left--;
	x->count++;
}

static int
add(struct exact *x, struct exact_sub *t, struct hash key)
{
	uint64_t *line;
	unsigned n;
	bool found;

	while ((line = find(x, t, key, &n, &found)) == NULL ||
	       (!found && t->left == 0))
		if (!grow(x, t))
			return EXACT_FULL;
	if (found)
		return EXACT_OLD;
	put(x, t, line + n, key);
	return EXACT_NEW;
}

int
exact_add(struct exact *x, struct hash h)
{
	return add(x, subof(x, h), keyof(h));
}

static void
prefetch(const uint64_t *line)
{
#ifdef __GNUC__
	__builtin_prefetch(line, 1);
#else
	(void)line;
#endif
}

void
exact_ask(const struct exact *x, struct hash h, struct exact_ask *a)
{
	const struct exact_sub *t = subof(x, h);

	a->h.lo = h.lo + (h.lo == 0);
	a->h.hi = h.hi;
	a->lines = t->lines;
	a->far = 0;
	if (t->lines == 0)
		return;
	a->number = home(t, topof(h));
	a->line = lineat(t, a->number);
	prefetch(a->line);
}

void
exact_follow(const struct exact *x, struct exact_ask *a)
{
	const struct exact_sub *t = subof(x, a->h);
	bool found;

	/* The line may be another one since the sub-table has grown. */
	if (a->lines != t->lines || a->lines == 0 ||
	    a->line[x->cells - 1] == 0 || a->far == t->reach)
		return;
	(void)search(x, a->line, a->h, &found);
	if (found)
		return;
	a->far++;
	a->number = after(t, a->number);
	a->line = lineat(t, a->number);
	prefetch(a->line);
}

int
exact_take(struct exact *x, const struct exact_ask *a)
{
	struct exact_sub *t = subof(x, a->h);
	unsigned n;
	bool found;

	if (a->lines != t->lines || t->left == 0)
		return add(x, t, a->h);
	n = search(x, a->line, a->h, &found);
	if (found)
		return EXACT_OLD;
	if (n == x->cells)
		return add(x, t, a->h);
	put(x, t, a->line + n, a->h);
	return EXACT_NEW;
}

static int
ascending(const void *a, const void *b)
{
	const struct hash *x = a, *y = b;

	if (x->lo != y->lo)
		return x->lo < y->lo ? -1 : 1;
	return (x->hi > y->hi) - (x->hi < y->hi);
}

/* Its keys in a line, of which last is the greatest that could be there. */
static size_t
gather(const struct exact *x, const uint64_t *line, uint32_t last,
    unsigned bucket, struct hash *to)
{
	size_t n = 0;

	for (unsigned i = 0; i < x->cells && line[i] != 0; i++)
		if (topin(x, line, i, last) >> LEAD_SHIFT ==
		    bucket / EXACT_SUBS)
			to[n++] = (struct hash){ line[i],
				x->cells == WIDE_CELLS ? line[WIDE_CELLS + i] :
							 bucket };
	return n;
}

size_t
exact_bucket(
    const struct exact *x, unsigned bucket, struct hash **h, size_t *cap)
{
	const struct exact_sub *t = &x->sub[bucket % EXACT_SUBS];
	const uint32_t lead = bucket / EXACT_SUBS;
	uint32_t p = home(t, lead << LEAD_SHIFT);
	uint32_t left = t->lines / EXACT_LEADS + t->reach + 2;
	size_t n = 0;

	if (t->lines == 0)
		return 0;
	for (; left > 0; left--, p = after(t, p)) {
		*h = mem_grow(*h, cap, n + LINE_CELLS, sizeof(**h));
		n += gather(x, lineat(t, p), lastof(t, p), bucket, *h + n);
	}
	if (n > 0)
		qsort(*h, n, sizeof(**h), ascending);
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
