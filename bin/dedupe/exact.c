/* See LICENSE file for copyright and license details. */
#include <sys/mman.h>

#include <stdlib.h>
#include <string.h>

#include "exact.h"
#include "mem.h"

#define ONES 0x0101010101010101u
#define HIGHS 0x8080808080808080u
#define COUNT_SHIFT 56 /* the count is the top byte of a bucket's first word */

enum {
	LINE = 64,
	PAGE = 4096,
	MAPPED = 8192, /* from this size on memory comes from mmap(2) */
	HUGE_PAGE = 1 << 21,
	KEPT = 1 << 14,	  /* bytes that exact_clear() keeps */
	FIRST_LARGE = 12, /* buckets of a first sub-table, plus up to a third */
	FIRST_SMALL = 2
};

static size_t
roundup(size_t n, size_t unit)
{
	return (n + unit - 1) / unit * unit;
}

static size_t
tablesize(const struct exact *x, uint64_t nbucket)
{
	const size_t n = (size_t)nbucket * x->words * sizeof(uint64_t);

	return n < MAPPED ? n : roundup(n, PAGE);
}

/* A table this large is filled to three quarters at once: let the kernel map
 * its pages in one go, or in huge ones. */
static void *
map(size_t n)
{
	int flags = MAP_PRIVATE | MAP_ANONYMOUS;
	void *p;

#ifdef MAP_POPULATE
	if (n < 2 * HUGE_PAGE)
		flags |= MAP_POPULATE;
#endif
	p = mmap(NULL, n, PROT_READ | PROT_WRITE, flags, -1, 0);
	if (p == MAP_FAILED)
		return NULL;
#ifdef MADV_HUGEPAGE
	if (n >= 2 * HUGE_PAGE)
		(void)madvise(p, n, MADV_HUGEPAGE);
#endif
	return p;
}

static void *
take(size_t n)
{
	void *p;

	if (n >= MAPPED)
		return map(n);
	p = aligned_alloc(LINE, n);
	if (p != NULL)
		memset(p, 0, n);
	return p;
}

static void
give(void *p, size_t n)
{
	if (p == NULL)
		return;
	if (n >= MAPPED)
		(void)munmap(p, n);
	else
		free(p);
}

void
exact_init(struct exact *x, unsigned bits, bool values)
{
	*x = (struct exact){ .bits = bits,
		.words = values ? 2 * EXACT_WORDS : EXACT_WORDS };
	x->sub = mem_alloc((size_t)1 << bits, sizeof(*x->sub));
}

static void
freesub(struct exact *x, struct exact_sub *t)
{
	const size_t n = tablesize(x, t->nbucket);

	give(t->bucket, n);
	x->bytes -= n;
	*t = (struct exact_sub){ 0 };
}

void
exact_clear(struct exact *x)
{
	const size_t nsub = (size_t)1 << x->bits;

	for (size_t i = 0; i < nsub; i++) {
		struct exact_sub *t = &x->sub[i];
		const size_t n = tablesize(x, t->nbucket);

		if (n > KEPT)
			freesub(x, t);
		else if (t->used > 0)
			memset(t->bucket, 0, n);
		t->used = 0;
	}
	x->count = 0;
}

void
exact_free(struct exact *x)
{
	for (size_t i = 0; x->sub != NULL && i < (size_t)1 << x->bits; i++)
		freesub(x, &x->sub[i]);
	free(x->sub);
	x->sub = NULL;
}

/* The first bucket from the key's home on that has room. */
static uint64_t *
vacant(const struct exact *x, const struct exact_sub *t, uint64_t key)
{
	const uint64_t *end = t->bucket + t->nbucket * x->words;
	uint64_t *b = exact_home(t, x->words, key);

	while (b[0] >> COUNT_SHIFT == EXACT_CELLS) {
		b += x->words;
		if (b == end)
			b = t->bucket;
	}
	return b;
}

static void
put(const struct exact *x, uint64_t *b, uint64_t tag, uint64_t key,
    uint64_t value)
{
	const uint64_t n = b[0] >> COUNT_SHIFT;

	b[0] += ((uint64_t)1 << COUNT_SHIFT) + (tag << 8 * n);
	b[1 + n] = key;
	if (x->words > EXACT_WORDS)
		b[EXACT_WORDS + n] = value;
}

static void
move(const struct exact *x, const struct exact_sub *to,
    const struct exact_sub *from)
{
	const uint64_t *b = from->bucket;

	for (uint64_t i = 0; i < from->nbucket; i++, b += x->words) {
		const uint64_t n = b[0] >> COUNT_SHIFT;

		for (uint64_t c = 0; c < n; c++)
			put(x, vacant(x, to, b[1 + c]), b[0] >> 8 * c & 0xff,
			    b[1 + c],
			    x->words > EXACT_WORDS ? b[EXACT_WORDS + c] : 0);
	}
}

static uint64_t
firstsize(const struct exact *x, const struct exact_sub *t)
{
	const uint64_t i = (uint64_t)(t - x->sub);

	if (x->bits == 0)
		return FIRST_SMALL;
	return FIRST_LARGE + (i * (FIRST_LARGE / 3) >> x->bits);
}

static bool
grow(struct exact *x, struct exact_sub *t)
{
	struct exact_sub old = *t, new = { .used = old.used };
	size_t size;

	new.nbucket = old.nbucket == 0 ? firstsize(x, t) :
					 old.nbucket + (old.nbucket + 2) / 3;
	new.limit = new.nbucket *EXACT_CELLS * 15 / 16;
	size = tablesize(x, new.nbucket);
	if (new.nbucket > UINT32_MAX ||
	    (x->maxbytes != 0 && x->bytes + size > x->maxbytes))
		return false;
	new.bucket = take(size);
	if (new.bucket == NULL)
		return false;
	x->bytes += size;
	if (x->bytes > x->peak)
		x->peak = x->bytes;
	move(x, &new, &old);
	freesub(x, &old);
	*t = new;
	return true;
}

static unsigned
lowbyte(uint64_t m)
{
#ifdef __GNUC__
	return (unsigned)__builtin_ctzll(m) / 8;
#else
	unsigned i = 0;

	for (; (m & 0xff) == 0; m >>= 8)
		i++;
	return i;
#endif
}

/* The cells of b, as high bits of bytes, whose tag it may be: after a true
 * one there may be false ones, but no true one is left out. */
static uint64_t
candidates(uint64_t b, uint64_t tag)
{
	const uint64_t v = b ^ tag * ONES;
	const uint64_t n = b >> COUNT_SHIFT;

	return (v - ONES) & ~v & HIGHS & (((uint64_t)1 << 8 * n) - 1);
}

static int
find(const uint64_t *b, uint64_t tag, uint64_t key)
{
	uint64_t m = candidates(b[0], tag);

	for (; m != 0; m &= m - 1) {
		const unsigned i = lowbyte(m);

		if (b[1 + i] == key && (b[0] >> 8 * i & 0xff) == tag)
			return (int)i;
	}
	return -1;
}

int
exact_add(struct exact *x, struct hash h, uint64_t *value)
{
	struct exact_sub *t = exact_subof(x, h);
	const uint64_t tag = h.hi & 0xff, key = h.lo;
	const uint64_t *end;
	uint64_t *b;
	int i;

	if (t->used >= t->limit && !grow(x, t))
		return EXACT_FULL;
	end = t->bucket + t->nbucket * x->words;
	b = exact_home(t, x->words, key);
	for (;;) {
		i = find(b, tag, key);
		if (i != -1) {
			if (x->words > EXACT_WORDS && value != NULL)
				*value = b[EXACT_WORDS + i];
			return EXACT_OLD;
		}
		if (b[0] >> COUNT_SHIFT < EXACT_CELLS)
			break;
		b += x->words;
		if (b == end)
			b = t->bucket;
	}
	put(x, b, tag, key, value == NULL ? 0 : *value);
	t->used++;
	x->count++;
	return EXACT_NEW;
}

double
exact_risk(const struct exact *x, double n)
{
	double p = n < 2 ? 0 : n * (n - 1) / 2;

	for (unsigned i = 0; i < 72 + x->bits; i++)
		p /= 2;
	return p;
}
