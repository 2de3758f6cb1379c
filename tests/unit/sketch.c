/* See LICENSE file for copyright and license details. */
/*
 * Sketches against the exact shares, of sets of which these are known.
 */
#include <stdlib.h>

#include "bin/dedupe/gram.h"
#include "bin/dedupe/sketch.h"
#include "check.h"

static const unsigned char nocommon[GRAM_FILTER / 8];

/* Sets are stretches of whole numbers. */
struct set {
	uint64_t first, n;
};

static void
build(struct sketch *s, struct set set)
{
	struct sketch_builder *b = calloc(1, sizeof(*b));

	sketch_begin(b, set.n);
	for (uint64_t i = set.first; i < set.first + set.n; i++) {
		const uint64_t order = gram_order(i << 20 ^ i);

		if (sketch_counts(b, order))
			sketch_grams(b, &order, 1, nocommon);
		sketch_word(b, gram_mix(i));
		sketch_figure(b, gram_mix(i + 1), false);
	}
	(void)sketch_bins(b, s);
	sketch_end(b, s);
	free(b);
}

static bool
within(unsigned got, double want, unsigned most)
{
	const double d = (double)got - 1000 * want;

	return d <= most && -d <= most;
}

/* The mean over many pairs is near the truth, and no pair far from it. */
static void
pairs(struct check *c, uint64_t na, uint64_t nb, uint64_t both)
{
	const double jaccard = (double)both / (double)(na + nb - both);
	const double part = (double)both / (double)(na < nb ? na : nb);
	unsigned j = 0, k = 0, w = 0, f = 0;
	enum { ROUNDS = 64 };

	for (uint64_t i = 0; i < ROUNDS; i++) {
		const uint64_t at = 1000003 * (i + 1);
		struct sketch a, b;
		struct sketch_likeness l;

		build(&a, (struct set){ at, na });
		build(&b, (struct set){ at + na - both, nb });
		sketch_compare(&a, &b, &l);
		j += l.jaccard;
		k += l.containment;
		w += l.words;
		f += l.figures;
		CHECK(c, within(l.jaccard, jaccard, 230));
	}
	CHECK(c, within(j / ROUNDS, jaccard, 25));
	/* No share is over one, and the smaller side of a sample holds what the
	 * larger has by chance: a small text in a large one looks less, a half
	 * looks more. */
	CHECK(c, within(k / ROUNDS, part, jaccard < 0.2 ? 220 : 80));
	CHECK(c, within(w / ROUNDS, part, 80));
	CHECK(c, within(f / ROUNDS, part, jaccard < 0.2 ? 240 : 100));
}

static void
edges(struct check *c)
{
	struct sketch_builder *b = calloc(1, sizeof(*b));
	struct sketch a, s;
	struct sketch_likeness l;

	sketch_begin(b, 0);
	CHECK(c, !sketch_bins(b, &s));
	CHECK(c, sizeof(s) <= 300);
	free(b);
	/* One stretch fills all bins. */
	build(&a, (struct set){ 7, 1 });
	build(&s, (struct set){ 7, 1 });
	CHECK(c, memcmp(&a, &s, sizeof(a)) == 0);
	sketch_compare(&a, &s, &l);
	CHECK(c, l.jaccard == 1000 && l.containment == 1000);
	CHECK(c, l.words == 1000 && l.nwords == 1 && l.figures == 1000);
	build(&s, (struct set){ 8, 1 });
	sketch_compare(&a, &s, &l);
	CHECK(c, l.jaccard == 0 && l.words == 0 && l.figures == 0);
}

/* Stretches that are first in the order, whatever share of them counts. */
static void
chosen(struct check *c)
{
	struct sketch_builder *b = calloc(1, sizeof(*b));
	struct sketch s;

	sketch_begin(b, 1000);
	for (uint64_t i = 1; i <= 1 << 12; i++) {
		const uint64_t order = i << 32;

		sketch_grams(b, &order, 1, nocommon);
	}
	CHECK(c, sketch_bins(b, &s));
	CHECK(c, s.weight > 0);
	free(b);
}

int
main(void)
{
	struct check c = { 0 };

	edges(&c);
	chosen(&c);
	pairs(&c, 300, 300, 300);
	pairs(&c, 600, 600, 300);
	pairs(&c, 2000, 2000, 1000);
	pairs(&c, 2000, 2000, 0);
	pairs(&c, 300, 3000, 300);
	pairs(&c, 5000, 20000, 5000);
	return check_done(&c);
}
