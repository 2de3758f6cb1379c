/* See LICENSE file for copyright and license details. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "near.h"

enum {
	BLOCK = 256,
	COMPARE_MAX = 48, /* leaders that a text is compared with */
	BRIEF = 100,	  /* stretches of a headline */
	LONG = 400,	  /* and of what is no form that is filled in */
	WORDS_MIN = 3	  /* fewer say nothing */
};

const char *const near_levels[] = { "strict", "normal", "loose" };

/* What makes two texts alike; shares in thousandths. */
struct rule {
	unsigned jaccard;     /* that much ... */
	unsigned containment; /* ... or this, */
	unsigned figures;
	unsigned nfigures; /* fewer of them say nothing in a long text */
	unsigned words;	   /* of the uncommon words */
	/* Letters are misread where there are fewer words, yet this. */
	unsigned misread;
};

static const struct rule rules[] = {
	[NEAR_STRICT] = { 600, 850, 800, 1, 850, 1001 },
	[NEAR_NORMAL] = { 180, 450, 700, 2, 700, 240 },
	[NEAR_LOOSE] = { 150, 400, 0, 1, 500, 200 },
};

/* Of what holds another text, three times as long and more; of headlines; of
 * what is a part of a collection; of forms that are filled in. */
enum {
	FORM_CONTAINMENT = 600,
	HOLDS_SIZE = 330,
	HOLDS_CONTAINMENT = 600,
	BRIEF_CONTAINMENT = 400,
	PART_SIZE = 800,
	PART_SURPLUS = 300
};

/* Of misread texts: words that are common are the fewer for it. */
enum { MISREAD_PLAIN = 800, MISREAD_WORDS = 200, MISREAD_LAG = 350 };

void
near_init(struct near *x, enum near_level level)
{
	*x = (struct near){ .level = level, .days = -1, .newest = NEAR_NODAY };
}

void
near_sketch(struct near *x, struct bytes text, struct near_text *t)
{
	t->sketched = shingle_sketch(&x->shingler, text, &t->sketch);
}

static struct near_leader *
leader(const struct near *x, size_t i)
{
	return &x->block[i / BLOCK][i % BLOCK];
}

/* The more the words are alike, the more does one figure say. */
static bool
figuresdiffer(const struct rule *r, const struct sketch_likeness *l)
{
	const bool form = l->least < LONG && l->containment >= FORM_CONTAINMENT;
	const unsigned least = l->least < BRIEF || form ? 1 : r->nfigures;

	return l->nfigures >= least && l->figures < r->figures;
}

/* The second article of a collection ends it, but does not open it. */
static bool
ispart(const struct sketch_likeness *l)
{
	return l->surplus > PART_SURPLUS && l->size < PART_SIZE && l->closing &&
	       !l->opening;
}

/* Forms that are filled in for another name share all but their words; a text
 * that was misread lost stretches as it lost words. */
static bool
ismisread(const struct rule *r, const struct sketch_likeness *l)
{
	return l->least >= BRIEF &&
	       (l->least >= LONG || l->plain < MISREAD_PLAIN) &&
	       l->jaccard >= r->misread && l->words >= MISREAD_WORDS &&
	       l->words + MISREAD_LAG >= l->containment;
}

static bool
alike(const struct rule *r, const struct sketch_likeness *l)
{
	if (figuresdiffer(r, l) || ispart(l))
		return false;
	if (l->size < HOLDS_SIZE && (l->containment < HOLDS_CONTAINMENT ||
					(l->least < BRIEF && !l->opening)))
		return false;
	if (l->nwords >= WORDS_MIN && l->words < r->words)
		return ismisread(r, l);
	if (l->least < BRIEF && l->containment < BRIEF_CONTAINMENT)
		return false;
	return l->jaccard >= r->jaccard || l->containment >= r->containment;
}

static int
ascending(const void *pa, const void *pb)
{
	const uint64_t a = *(const uint64_t *)pa, b = *(const uint64_t *)pb;

	return a < b ? -1 : a > b;
}

/* Sort few numbers, as most texts meet. */
static void
sort(uint64_t *v, size_t n)
{
	if (n > 32) {
		qsort(v, n, sizeof(*v), ascending);
		return;
	}
	for (size_t i = 1; i < n; i++) {
		const uint64_t x = v[i];
		size_t k = i;

		for (; k > 0 && v[k - 1] > x; k--)
			v[k] = v[k - 1];
		v[k] = x;
	}
}

static void
keysof(const struct near_text *t, struct band_keys *k)
{
	band_keys(t->sketched ? &t->sketch : NULL, t->print.h.lo, k);
}

/* The numbers of the leaders that were met, those met most often first, of
 * equals the first. */
static size_t
meet(const struct near *x, const struct near_text *t, uint64_t *met)
{
	uint32_t found[BAND_HITS];
	struct band_keys keys;
	size_t n = 0, nfound;

	keysof(t, &keys);
	band_prefetch(&x->index, &keys);
	nfound = band_find(&x->index, &keys, found);
	for (size_t i = 0; i < nfound; i++)
		met[i] = found[i];
	sort(met, nfound);
	/* The upper half counts down from the number of keys. */
	for (size_t i = 0; i < nfound; i++) {
		if (n > 0 && (uint32_t)met[n - 1] == met[i])
			met[n - 1] -= (uint64_t)1 << 32;
		else
			met[n++] = (uint64_t)BAND_KEYS << 32 | met[i];
	}
	sort(met, n);
	return n;
}

/* Both within the days that are remembered. */
static bool
isnear(const struct near *x, long a, long b)
{
	if (x->days < 0 || a == NEAR_NODAY || b == NEAR_NODAY)
		return true;
	return (a < b ? b - a : a - b) <= x->days;
}

/* Forget what is too old. */
static void
forget(struct near *x)
{
	for (; x->live < x->n; x->live++) {
		const struct near_leader *l = leader(x, x->live);
		const bool old = x->days >= 0 && l->day != NEAR_NODAY &&
				 l->day < x->newest - x->days;

		if (!old && (x->window == 0 || l->at + x->window >= x->seen))
			break;
		if (x->live % BLOCK == BLOCK - 1) {
			free(x->block[x->live / BLOCK]);
			x->block[x->live / BLOCK] = NULL;
			x->held--;
		}
	}
	x->index.live = (uint32_t)x->live;
}

static void
compare(const struct near_leader *l, const struct near_text *t,
    struct near_answer *a)
{
	a->like = (struct sketch_likeness){ .jaccard = 1000 };
	if (t->sketched)
		sketch_compare(&l->sketch, &t->sketch, &a->like);
	a->of = l->record;
	a->number = l->number;
	a->same = l->print == t->print.h.lo;
	a->bytes = a->same && l->bytes == t->print.bytes;
}

bool
near_find(struct near *x, const struct near_text *t, struct near_answer *best)
{
	uint64_t met[BAND_HITS];
	bool any = false;
	size_t n;

	x->seen++;
	if (t->day != NEAR_NODAY && t->day > x->newest)
		x->newest = t->day;
	forget(x);
	n = meet(x, t, met);
	for (size_t i = 0; i < n && i < COMPARE_MAX; i++) {
		const struct near_leader *l = leader(x, (uint32_t)met[i]);
		struct near_answer a;

		if (!isnear(x, l->day, t->day))
			continue;
		compare(l, t, &a);
		if (!a.same &&
		    !(t->sketched && alike(&rules[x->level], &a.like)))
			continue;
		if (!any || a.same > best->same ||
		    (a.same == best->same &&
			a.like.jaccard > best->like.jaccard))
			*best = a;
		any = true;
	}
	return any;
}

void
near_lead(struct near *x, const struct near_text *t, uint64_t number)
{
	struct band_keys keys;
	struct near_leader *l;

	if (x->n % BLOCK == 0) {
		x->block = mem_grow(x->block, &x->blockcap, x->nblock + 1,
		    sizeof(struct near_leader *));
		x->block[x->nblock++] = mem_alloc(BLOCK, sizeof(*l));
		x->held++;
	}
	l = leader(x, x->n);
	*l = (struct near_leader){ .print = t->print.h.lo,
		.bytes = t->print.bytes,
		.record = t->record,
		.number = number,
		.at = x->seen,
		.day = t->day == NEAR_NODAY ? x->newest : t->day };
	if (t->sketched)
		l->sketch = t->sketch;
	keysof(t, &keys);
	band_add(&x->index, &keys, (uint32_t)x->n++);
}

static void
freeblocks(struct near *x)
{
	for (size_t i = 0; i < x->nblock; i++)
		free(x->block[i]);
	x->n = x->nblock = x->live = x->held = 0;
}

void
near_clear(struct near *x)
{
	freeblocks(x);
	band_clear(&x->index);
	x->seen = 0;
	x->newest = NEAR_NODAY;
}

uint64_t
near_bytes(const struct near *x)
{
	return x->held * BLOCK * sizeof(struct near_leader) +
	       x->blockcap * sizeof(struct near_leader *) +
	       band_bytes(&x->index);
}

void
near_free(struct near *x)
{
	freeblocks(x);
	free(x->block);
	x->block = NULL;
	band_free(&x->index);
	shingle_free(&x->shingler);
}
