/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "agree.h"
#include "mem.h"
#include "tagger.h"

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
candidates(struct tagger *t)
{
	const struct passage *p = &t->passage;
	size_t i;

	t->cand = mem_grow(t->cand, &t->candcap, p->n, sizeof(*t->cand));
	t->ncand = 0;
	for (i = 0; i < p->n; i++)
		if (p->at[i].candidate)
			t->cand[t->ncand++] = (uint32_t)i;
	t->score = mem_grow(
	    t->score, &t->scorecap, t->ncand, sizeof(*t->score));
}

static void
firststage(struct tagger *t)
{
	struct passage *p = &t->passage;
	size_t i, j, at = 0;

	emission_first(&t->emission, p, t->cand, t->ncand, t->score);
	for (i = nextrun(p, 0); i < p->n; i = nextrun(p, j)) {
		j = runend(p, i);
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
		if (w->nlabel == 0)
			memset(w->label, 0, sizeof(w->label));
		if (w->nlabel < UINT16_MAX)
			w->nlabel++;
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
	size_t i, j, at = 0;

	emission_again(&t->emission, p, t->cand, t->ncand, t->first, t->score);
	for (i = nextrun(p, 0); i < p->n; i = nextrun(p, j)) {
		j = runend(p, i);
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
	emission_init(&t->emission, &t->model);
	tagger_reset(t);
	return 0;
}

size_t
tagger_nameend(const struct tagger *t, size_t i)
{
	while (t->label[i] < CRF_END * 4)
		i++;
	return i + 1;
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
		emission_forget(&t->emission);
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
	if (passage_full(&t->passage))
		tagger_reset(t);
	passage_read(&t->passage, &t->model, text, tok, n);
	candidates(t);
	firststage(t);
	secondstage(t);
	agree_labels(t);
}

void
tagger_free(struct tagger *t)
{
	passage_free(&t->passage);
	crf_free(&t->crf);
	emission_free(&t->emission);
	free(t->cand);
	free(t->score);
	free(t->label);
	free(t->first);
	free(t->margin);
	*t = (struct tagger){ 0 };
}
