/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "mem.h"
#include "tagger.h"

enum { OWN = FEATURE_SIDES, SUMS };

_Static_assert(127 * (FEATURE_MOST + FEATURE_AGAIN_MOST) <= INT16_MAX,
    "sums of weights have to fit");

/* Sums of a word's weights; have has a bit for each that is made. */
struct tagger_word {
	struct crf_score sum[SUMS];
	uint8_t have;
};

static void
add(struct crf_score *to, const struct crf_score *more)
{
	int y;

	for (y = 0; y < MODEL_ROW; y++)
		to->y[y] = (int16_t)(to->y[y] + more->y[y]);
}

static inline void
addrow(struct crf_score *to, const signed char *row)
{
#ifdef __SSE2__
	__m128i r = _mm_loadu_si128((const __m128i *)(const void *)row);
	__m128i *y = (__m128i *)(void *)to->y;
	__m128i lo = _mm_srai_epi16(_mm_unpacklo_epi8(r, r), 8);
	__m128i hi = _mm_srai_epi16(_mm_unpackhi_epi8(r, r), 8);

	_mm_storeu_si128(y, _mm_add_epi16(_mm_loadu_si128(y), lo));
	_mm_storeu_si128(y + 1, _mm_add_epi16(_mm_loadu_si128(y + 1), hi));
#else
	int i;

	for (i = 0; i < MODEL_ROW; i++)
		to->y[i] = (int16_t)(to->y[i] + row[i]);
#endif
}

/* All rows are found before the first is used, so that the memory has time to
 * bring them. */
static void
sum(const struct model *m, const struct features *f, struct crf_score *to)
{
	const signed char *row[FEATURE_MOST], *r;
	size_t i, n = 0;

	for (i = 0; i < f->n; i++)
		model_expect(m, f->id[i]);
	for (i = 0; i < f->n; i++)
		if ((r = model_row(m, f->id[i])) != NULL) {
			row[n++] = r;
#ifdef __SSE2__
			_mm_prefetch(r, _MM_HINT_T0);
#endif
		}
	for (i = 0; i < n; i++)
		addrow(to, row[i]);
}

static struct tagger_word *
cached(struct tagger *t, uint32_t word)
{
	if (t->nword < t->passage.vocab.n) {
		t->word = mem_grow(
		    t->word, &t->wordcap, t->passage.vocab.n, sizeof(*t->word));
		memset(t->word + t->nword, 0,
		    (t->passage.vocab.n - t->nword) * sizeof(*t->word));
		t->nword = t->passage.vocab.n;
	}
	return &t->word[word];
}

static void
own(struct tagger *t, size_t i, struct crf_score *to)
{
	const struct token *tok = &t->passage.tok[i];
	uint32_t num = t->passage.at[i].word;
	struct tagger_word *w = cached(t, num);

	if (!(w->have & 1 << OWN)) {
		t->features.n = 0;
		feature_own(&t->features, &t->passage.vocab.word[num],
		    t->passage.text + tok->start, tok->end - tok->start);
		sum(&t->model, &t->features, &w->sum[OWN]);
		w->have |= 1 << OWN;
	}
	add(to, &w->sum[OWN]);
}

static void
near(struct tagger *t, uint32_t num, enum feature_side side,
    struct crf_score *to)
{
	struct tagger_word *w = cached(t, num);

	if (!(w->have & 1 << side)) {
		t->features.n = 0;
		feature_near(&t->features, &t->passage.vocab.word[num], side);
		sum(&t->model, &t->features, &w->sum[side]);
		w->have = (uint8_t)(w->have | 1 << side);
	}
	add(to, &w->sum[side]);
}

static void
emit(struct tagger *t, size_t i, struct crf_score *to)
{
	struct passage *p = &t->passage;
	uint32_t w;
	int d;

	memset(to, 0, sizeof(*to));
	own(t, i, to);
	for (d = 1; d <= FEATURE_REACH; d++) {
		w = feature_neighbour(p, i, -d);
		if (d <= 2 || w != VOCAB_BEFORE)
			near(t, w, feature_sideof(-d), to);
		w = feature_neighbour(p, i, d);
		if (d <= 2 || w != VOCAB_AFTER)
			near(t, w, feature_sideof(d), to);
	}
	t->features.n = 0;
	feature_place(&t->features, p, i);
	sum(&t->model, &t->features, to);
}

/* The end of the run of candidates that begins at i, in one sentence. */
static size_t
runend(const struct passage *p, size_t i)
{
	size_t j = i + 1;

	while (j < p->at[i].stop && p->at[j].candidate)
		j++;
	return j;
}

static size_t
nextrun(const struct passage *p, size_t i)
{
	while (i < p->n && !p->at[i].candidate)
		i++;
	return i;
}

static void
firststage(struct tagger *t)
{
	struct passage *p = &t->passage;
	size_t i, j, k, at = 0;

	for (i = nextrun(p, 0); i < p->n; i = nextrun(p, j)) {
		j = runend(p, i);
		t->score = mem_grow(
		    t->score, &t->scorecap, at + j - i, sizeof(*t->score));
		for (k = i; k < j; k++)
			emit(t, k, &t->score[at + k - i]);
		crf_decode(&t->crf, &t->score[at], j - i, t->first + i);
		at += j - i;
	}
	tagger_count(p, t->first);
}

void
tagger_count(struct passage *p, const uint8_t *label)
{
	struct passage_word *w;
	size_t i;

	for (i = 0; i < p->n; i++) {
		if (!p->at[i].candidate)
			continue;
		w = passage_word(p, p->at[i].word);
		if (w->label[label[i]] < UINT16_MAX)
			w->label[label[i]]++;
	}
}

/* Whether there is a name among n labels. */
static bool
holds(const uint8_t *label, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (label[i] != CRF_OUTSIDE)
			return true;
	return false;
}

static void
secondstage(struct tagger *t)
{
	struct passage *p = &t->passage;
	size_t i, j, k, at = 0;

	for (i = nextrun(p, 0); i < p->n; i = nextrun(p, j)) {
		j = runend(p, i);
		for (k = i; k < j; k++) {
			t->features.n = 0;
			feature_again(&t->features, p, k, t->first);
			sum(&t->model, &t->features, &t->score[at + k - i]);
		}
		crf_decode(&t->crf, &t->score[at], j - i, t->label + i);
		if (holds(t->label + i, j - i))
			crf_margin(&t->crf, &t->score[at], j - i, t->label + i,
			    t->margin + i);
		at += j - i;
	}
}

int
tagger_init(struct tagger *t, const unsigned char *model, size_t len)
{
	*t = (struct tagger){ 0 };
	if (model_open(&t->model, model, len) == -1)
		return -1;
	crf_init(&t->crf, &t->model);
	tagger_reset(t);
	return 0;
}

/* 100 / (1 + exp(-m)), m in steps of a quarter: a margin in nats as if there
 * were only the two labellings. */
uint8_t
tagger_confidence(const struct tagger *t, size_t i, size_t j)
{
	static const uint8_t percent[] = { 50, 56, 62, 68, 73, 78, 82, 85, 88,
		90, 92, 94, 95, 96, 97, 98, 98, 99 };
	size_t n = sizeof(percent) - 1, least = n, m;

	for (; i < j; i++) {
		m = t->margin[i] * 4u / MODEL_SCALE;
		if (m < least)
			least = m;
	}
	return percent[least];
}

void
tagger_reset(struct tagger *t)
{
	if (passage_reset(&t->passage, &t->model))
		t->nword = 0;
}

void
tagger_run(
    struct tagger *t, const char *text, const struct token *tok, size_t n)
{
	if (n == 0)
		return;
	t->label = mem_grow(t->label, &t->labelcap, n, 1);
	t->first = mem_grow(t->first, &t->firstcap, n, 1);
	t->margin = mem_grow(t->margin, &t->margincap, n, sizeof(*t->margin));
	memset(t->label, CRF_OUTSIDE, n);
	memset(t->first, CRF_OUTSIDE, n);
	if (t->model.nset == 0)
		return;
	passage_read(&t->passage, &t->model, text, tok, n);
	firststage(t);
	secondstage(t);
}

void
tagger_free(struct tagger *t)
{
	passage_free(&t->passage);
	crf_free(&t->crf);
	free(t->word);
	free(t->score);
	free(t->label);
	free(t->first);
	free(t->margin);
	*t = (struct tagger){ 0 };
}
