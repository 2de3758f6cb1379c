/* See LICENSE file for copyright and license details. */
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "gram.h"
#include "sketch.h"

#define EMPTY UINT64_MAX

enum {
	SHARE = 400, /* stretches of which all are remembered */
	LEVEL_MAX = 20,
	SHORT = 256,	  /* bytes of a text for which fewer places are made */
	SHORT_SHIFT = 23, /* of a hash, for one of twice as many places */
	SLOT_SHIFT = 21,
	HEAPS = 128,
	LIKELY = 48 /* words of which SKETCH_WORDS are probably distinct */
};

void
sketch_begin(struct sketch_builder *b, size_t len)
{
	struct sketch_seen *s = &b->seen;

	s->mask = len < SHORT ? SHORT * 2 - 1 : SKETCH_SLOTS - 1;
	memset(s->slot, 0, (s->mask + 1) * sizeof(*s->slot));
	s->weight = 0;
	s->level = 0;
	while (len >> s->level > SHARE && s->level < LEVEL_MAX)
		s->level++;
	s->last = UINT64_MAX >> s->level;
	s->room = SKETCH_SLOTS / 2;
	s->shift = (len < SHORT ? SHORT_SHIFT : SLOT_SHIFT) - s->level;
	/* All are EMPTY. */
	memset(b->min, UINT8_MAX, sizeof(b->min));
	b->word.n = b->figure.n = 0;
	b->word.max = SKETCH_WORDS;
	b->figure.max = SKETCH_FIGURES;
	b->phrase.n = b->nopening = 0;
	b->uncommonwords = b->commonwords = 0;
	b->nheard = 0;
	b->heardmost = b->phrasemost = UINT32_MAX;
	b->large = 0;
	b->closing = 0;
	b->phrase.max = SKETCH_PHRASES - SKETCH_OPENING;
}

/* What is kept of a hash: not zero; its lowest bit says whether it is common.
 */
static uint32_t
kept(uint32_t h, bool common)
{
	return (h | 3) - !common;
}

static uint32_t *
slot(struct sketch_seen *s, uint32_t k)
{
	size_t i = k >> s->shift;

	while (s->slot[i] != 0 && s->slot[i] != k)
		i = (i + 1) & s->mask;
	return &s->slot[i];
}

static unsigned
weightof(bool common)
{
	return (1 << SKETCH_WEIGHT) - common * ((1 << SKETCH_WEIGHT) - 1u);
}

/* More than half of the places are in use, of as many as there may be. */
static void
halve(struct sketch_seen *s)
{
	uint32_t old[SKETCH_SLOTS];

	/* Stretches that were made for it: no more count. */
	if (s->level == LEVEL_MAX) {
		s->last = 0;
		return;
	}
	memcpy(old, s->slot, sizeof(old));
	memset(s->slot, 0, sizeof(s->slot));
	s->level++;
	s->shift--;
	s->last /= 2;
	s->room = SKETCH_SLOTS / 2;
	s->weight = 0;
	for (size_t i = 0; i < SKETCH_SLOTS; i++)
		if (old[i] != 0 && old[i] <= s->last >> 32) {
			*slot(s, old[i]) = old[i];
			s->room--;
			s->weight += weightof(old[i] & 1);
		}
}

/* See the upper half of an order that is kept. */
static inline void
see(struct sketch_seen *s, uint32_t h, bool common)
{
	const uint32_t k = kept(h, common);
	uint32_t *p = slot(s, k);

	if (*p != 0)
		return;
	*p = k;
	s->weight += weightof(common);
	if (--s->room < 0)
		halve(s);
}

void
sketch_grams(struct sketch_builder *b, const uint64_t *order, size_t n,
    const unsigned char *filter)
{
	for (size_t i = 0; i < n; i++) {
		const uint64_t h = gram_hash(order[i]);
		const unsigned bin = (unsigned)((h >> 32) * SKETCH_BINS >> 32);
		const uint32_t place = (uint32_t)(order[i] >> 32);
		const bool common = gram_infilter(filter, h);
		const uint32_t v = place >> (common ? 0 : SKETCH_WEIGHT);
		const uint64_t x = (uint64_t)v << 16 | (uint16_t)h;

		/* What was kept when it was gathered may be no more. */
		if (order[i] > b->seen.last)
			continue;
		b->min[bin] = x < b->min[bin] ? x : b->min[bin];
		see(&b->seen, place, common);
	}
}

/* False if it is known, or not among the least. */
static bool
sample(struct sketch_sample *s, uint32_t v)
{
	unsigned i = s->n, k;

	if (s->n == s->max && v >= s->v[s->n - 1])
		return false;
	while (i > 0 && s->v[i - 1] > v)
		i--;
	if (i > 0 && s->v[i - 1] == v)
		return false;
	if (s->n < s->max)
		s->n++;
	for (k = s->n - 1; k > i; k--)
		s->v[k] = s->v[k - 1];
	s->v[i] = v;
	return true;
}

/* Sort what is at most `most`: by its upper bits to where it stands about, then
 * to its place. */
static void
sort(const uint32_t *from, unsigned n, uint32_t most, uint32_t *to)
{
	uint16_t start[HEAPS + 1] = { 0 };
	unsigned shift = 0;

	while (most >> shift >= HEAPS)
		shift++;
	for (unsigned i = 0; i < n; i++)
		start[(from[i] >> shift) + 1]++;
	for (unsigned i = 1; i < HEAPS; i++)
		start[i] = (uint16_t)(start[i] + start[i - 1]);
	for (unsigned i = 0; i < n; i++)
		to[start[from[i] >> shift]++] = from[i];
	for (unsigned i = 1; i < n; i++) {
		const uint32_t v = to[i];
		unsigned k = i;

		for (; k > 0 && to[k - 1] > v; k--)
			to[k] = to[k - 1];
		to[k] = v;
	}
}

/* The first of many words: few are among the least, and most of these are at
 * most LIKELY of n shares of all. */
static void
first(struct sketch_sample *s, const uint32_t *v, unsigned n)
{
	const uint32_t most = UINT32_MAX / n * LIKELY;
	uint32_t low[SKETCH_HEARD], sorted[SKETCH_HEARD];
	unsigned k = 0;

	for (unsigned i = 0; i < n; i++) {
		low[k] = v[i];
		k += v[i] <= most;
	}
	sort(low, k, most, sorted);
	for (unsigned i = 0; i < k && s->n < s->max; i++)
		if (i == 0 || sorted[i] != sorted[i - 1])
			s->v[s->n++] = sorted[i];
	if (s->n == s->max)
		return;
	for (unsigned i = 0; i < n; i++)
		if (v[i] > most)
			(void)sample(s, v[i]);
}

void
sketch_hear(struct sketch_builder *b)
{
	struct sketch_sample *s = &b->word;

	if (s->n == 0 && b->nheard > LIKELY)
		first(s, b->heard, b->nheard);
	else
		for (unsigned i = 0; i < b->nheard; i++)
			(void)sample(s, b->heard[i]);
	if (s->n == s->max)
		b->heardmost = s->v[s->n - 1];
	b->nheard = 0;
}

void
sketch_figure(struct sketch_builder *b, uint64_t h, bool large)
{
	if (sample(&b->figure, (uint32_t)(h >> 32)) && large &&
	    b->large < SKETCH_LARGE)
		b->large++;
}

void
sketch_addphrase(struct sketch_builder *b, uint32_t v)
{
	if (b->nopening < SKETCH_OPENING)
		b->opening[b->nopening++] = v;
	else
		(void)sample(&b->phrase, v);
	if (b->phrase.n == b->phrase.max)
		b->phrasemost = b->phrase.v[b->phrase.n - 1];
}

/* The full bin that gives an empty one what it holds, found by a walk of its
 * own that is the same for all texts and goes through all bins: its step has no
 * factor in common with their number. */
static unsigned
donor(const struct sketch_builder *b, unsigned i)
{
	const unsigned x = (unsigned)(gram_mix(i) % (SKETCH_BINS / 3)) * 3;
	const unsigned step = x + 1 + x % 2;

	while (b->min[i] == EMPTY) {
		i += step;
		i -= i >= SKETCH_BINS ? SKETCH_BINS : 0;
	}
	return i;
}

static void
densify(const struct sketch_builder *b, struct sketch *s)
{
	for (unsigned i = 0; i < SKETCH_BINS; i++) {
		uint64_t least = b->min[i];

		if (least == EMPTY)
			least = b->min[donor(b, i)];
		s->bin[i] = (uint16_t)least;
	}
}

/* Scale a sample to 16 bits.  Returns the shift. */
static unsigned
scale(const struct sketch_sample *from, uint16_t *to)
{
	unsigned shift = 0;

	if (from->n == from->max)
		while (shift < 15 && from->v[from->n - 1] << shift >> 31 == 0)
			shift++;
	for (unsigned i = 0; i < from->n; i++)
		to[i] = (uint16_t)(from->v[i] << shift >> 16);
	return shift;
}

static unsigned
phrases(const struct sketch_builder *b, uint32_t *to)
{
	unsigned n = 0;

	for (unsigned i = 0; i < b->nopening; i++)
		to[n++] = b->opening[i];
	for (unsigned i = 0; i < b->phrase.n; i++)
		to[n++] = b->phrase.v[i];
	return n;
}

static bool
isempty(const struct sketch_builder *b)
{
	for (unsigned i = 0; i < SKETCH_BINS; i++)
		if (b->min[i] != EMPTY)
			return false;
	return true;
}

bool
sketch_bins(const struct sketch_builder *b, struct sketch *s)
{
	uint64_t weight;

	if (isempty(b))
		return false;
	memset(s, 0, sizeof(*s));
	densify(b, s);
	weight = (b->seen.weight + (b->seen.weight == 0)) << b->seen.level;
	s->weight = weight > UINT32_MAX ? UINT32_MAX : (uint32_t)weight;
	return true;
}

void
sketch_end(struct sketch_builder *b, struct sketch *s)
{
	const uint64_t all = b->uncommonwords + b->commonwords;

	sketch_hear(b);
	s->nword = (uint8_t)(b->word.n | b->large << 5);
	s->shifts = (uint8_t)(scale(&b->word, s->word) |
			      scale(&b->figure, s->figure) << 4);
	for (unsigned i = 0; i < b->figure.n; i++)
		s->figuresum = (uint16_t)(s->figuresum + b->figure.v[i]);
	s->closing[0] = (uint16_t)b->closing;
	s->closing[1] = (uint16_t)(b->closing >> 16);
	if (all > 0)
		s->plain = (uint8_t)(UINT8_MAX * b->commonwords / all);
	s->counts = (uint8_t)(b->figure.n | phrases(b, s->phrase) << 4);
}

/* A sample, with what is needed to read it. */
struct view {
	const uint16_t *v;
	unsigned n, max, shift;
};

/* How many are at most limit, seen in a scale coarser by d bits. */
static unsigned
below(const struct view *a, unsigned d, unsigned limit)
{
	unsigned n = a->n;

	while (n > 0 && (unsigned)a->v[n - 1] >> d > limit)
		n--;
	return n;
}

static unsigned
shared(const struct view *a, unsigned na, const struct view *b, unsigned nb,
    unsigned d)
{
	unsigned i = 0, j = 0, n = 0;

	while (i < na && j < nb) {
		const unsigned x = a->v[i], y = (unsigned)b->v[j] >> d;

		n += x == y;
		i += x <= y;
		j += y <= x;
	}
	return n;
}

/* The containment of the smaller in the larger, and of how many it is made. */
static unsigned
contained(const struct view *a, const struct view *b, unsigned *of)
{
	unsigned limit = UINT16_MAX, d, na, nb, least;

	if (a->shift > b->shift)
		return contained(b, a, of);
	d = b->shift - a->shift;
	/* What a full sample does not hold beyond its last is not known. */
	if (a->n == a->max)
		limit = a->v[a->n - 1];
	if (b->n == b->max && (unsigned)b->v[b->n - 1] >> d < limit)
		limit = (unsigned)b->v[b->n - 1] >> d;
	na = below(a, 0, limit);
	nb = below(b, d, limit);
	least = na < nb ? na : nb;
	*of = least;
	return least == 0 ? 0 : SKETCH_ALL * shared(a, na, b, nb, d) / least;
}

static struct view
words(const struct sketch *s)
{
	return (struct view){ s->word, s->nword & 31, SKETCH_WORDS,
		s->shifts & 15 };
}

static struct view
figures(const struct sketch *s)
{
	return (struct view){ s->figure, s->counts & 15, SKETCH_FIGURES,
		s->shifts >> 4 };
}

/* How many bins are alike. */
#ifdef __SSE2__
static unsigned
alike(const uint16_t *a, const uint16_t *b)
{
	__m128i sum = _mm_setzero_si128();
	uint16_t n[8];

	for (unsigned i = 0; i < SKETCH_BINS; i += 32)
		for (unsigned j = i; j < i + 32; j += 8) {
			const void *x = a + j, *y = b + j;

			sum = _mm_sub_epi16(sum,
			    _mm_cmpeq_epi16(_mm_loadu_si128((const __m128i *)x),
				_mm_loadu_si128((const __m128i *)y)));
		}
	sum = _mm_sad_epu8(sum, _mm_setzero_si128());
	_mm_storeu_si128((__m128i *)(void *)n, sum);
	return (unsigned)n[0] + n[4];
}
#else
static unsigned
alike(const uint16_t *a, const uint16_t *b)
{
	unsigned n = 0;

	for (unsigned i = 0; i < SKETCH_BINS; i++)
		n += a[i] == b[i];
	return n;
}
#endif

static bool
opening(const struct sketch *a, const struct sketch *b)
{
	for (unsigned i = 0; i < sketch_nphrase(a) && i < SKETCH_OPENING; i++)
		for (unsigned j = 0;
		     j < sketch_nphrase(b) && j < SKETCH_OPENING; j++)
			if (a->phrase[i] == b->phrase[j])
				return true;
	return false;
}

static bool
closing(const struct sketch *a, const struct sketch *b)
{
	for (unsigned i = 0; i < SKETCH_CLOSING; i++)
		for (unsigned j = 0; j < SKETCH_CLOSING; j++)
			if (a->closing[i] == b->closing[j] &&
			    a->closing[i] != 0)
				return true;
	return false;
}

static void
sizes(const struct sketch *a, const struct sketch *b, struct sketch_likeness *l)
{
	const uint64_t small = a->weight < b->weight ? a->weight : b->weight;
	const uint64_t large = a->weight < b->weight ? b->weight : a->weight;
	const bool fewer = a->plain < b->plain;

	l->size = (unsigned)(SKETCH_ALL * small / large);
	l->plain = (unsigned)SKETCH_ALL * (fewer ? a->plain : b->plain) /
		   (1u + (fewer ? b->plain : a->plain));
	l->least = (unsigned)(small >> SKETCH_WEIGHT);
	l->surplus = (unsigned)((large - small) >> SKETCH_WEIGHT);
}

void
sketch_overlap(
    const struct sketch *a, const struct sketch *b, struct sketch_likeness *l)
{
	const uint64_t small = a->weight < b->weight ? a->weight : b->weight;
	const uint64_t sum = (uint64_t)a->weight + b->weight;
	const unsigned same = alike(a->bin, b->bin);
	uint64_t both;

	l->jaccard = SKETCH_ALL * same / SKETCH_BINS;
	both = SKETCH_ALL * sum * same / (SKETCH_BINS + same) / small;
	l->containment = both > SKETCH_ALL ? SKETCH_ALL : (unsigned)both;
}

void
sketch_figures(
    const struct sketch *a, const struct sketch *b, struct sketch_likeness *l)
{
	const struct view af = figures(a), bf = figures(b);
	const unsigned la = a->nword >> 5, lb = b->nword >> 5;

	sizes(a, b, l);
	l->nlarge = la > lb ? la : lb;
	l->figures = contained(&af, &bf, &l->nfigures);
	/* Few bits are kept of each. */
	if (l->figures == SKETCH_ALL && af.n == bf.n && l->nfigures == af.n &&
	    a->figuresum != b->figuresum)
		l->figures -= SKETCH_ALL / af.n;
}

void
sketch_words(
    const struct sketch *a, const struct sketch *b, struct sketch_likeness *l)
{
	const struct view aw = words(a), bw = words(b);

	l->opening = opening(a, b);
	l->closing = closing(a, b);
	l->words = contained(&aw, &bw, &l->nwords);
}

void
sketch_compare(
    const struct sketch *a, const struct sketch *b, struct sketch_likeness *l)
{
	sketch_overlap(a, b, l);
	sketch_figures(a, b, l);
	sketch_words(a, b, l);
}
