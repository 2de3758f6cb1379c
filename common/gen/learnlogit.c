/* See LICENSE file for copyright and license details. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "learnlogit.h"
#include "mem.h"

struct work {
	const struct learnlogit_set *set;
	const struct learnlogit_how *how;
	float *weight, *sumsq, *mean;
	float *share; /* of the options of a choice */
	size_t *order, n;
	uint64_t seed;
};

void
learnlogit_add(
    struct learnlogit_set *s, const struct logit *l, struct learnlogit_choice c)
{
	c.first = s->noption;
	c.n = l->n;
	for (size_t i = 0; i < l->n; i++) {
		const struct logit_features *o = &l->features[i];

		s->from = mem_grow(
		    s->from, &s->fromcap, s->noption + 2, sizeof(*s->from));
		s->feature = mem_grow(s->feature, &s->featurecap,
		    s->nfeature + o->n, sizeof(*s->feature));
		s->from[s->noption++] = s->nfeature;
		memcpy(s->feature + s->nfeature, o->feature,
		    o->n * sizeof(*o->feature));
		s->nfeature += o->n;
		s->from[s->noption] = s->nfeature;
	}
	s->choice = mem_grow(
	    s->choice, &s->choicecap, s->nchoice + 1, sizeof(*s->choice));
	s->choice[s->nchoice++] = c;
}

struct seen {
	uint32_t feature, doc;
};

static int
byfeature(const void *a, const void *b)
{
	const struct seen *x = a, *y = b;

	if (x->feature != y->feature)
		return x->feature < y->feature ? -1 : 1;
	return (x->doc > y->doc) - (x->doc < y->doc);
}

/* All features with their documents, in order. */
static struct seen *
sorted(const struct learnlogit_set *s)
{
	struct seen *v = mem_alloc(s->nfeature + 1, sizeof(*v));
	size_t n = 0;

	for (size_t i = 0; i < s->nchoice; i++) {
		const struct learnlogit_choice *c = &s->choice[i];
		size_t top = s->from[c->first + c->n];

		for (size_t k = s->from[c->first]; k < top; k++)
			v[n++] = (struct seen){ s->feature[k], c->doc };
	}
	qsort(v, n, sizeof(*v), byfeature);
	return v;
}

static bool
holds(const uint32_t *v, size_t n, uint32_t x)
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (v[mid] < x)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < n && v[lo] == x;
}

size_t
learnlogit_rare(struct learnlogit_set *s, unsigned least)
{
	struct seen *v = sorted(s);
	uint32_t *few = mem_alloc(s->nfeature + 1, sizeof(*few));
	size_t nfew = 0, kept = 0, j;

	for (size_t i = 0; i < s->nfeature; i = j) {
		unsigned docs = 1;

		for (j = i + 1; j < s->nfeature && v[j].feature == v[i].feature;
		     j++)
			docs += v[j].doc != v[j - 1].doc;
		if (docs < least)
			few[nfew++] = v[i].feature;
		else
			kept++;
	}
	s->rare = mem_alloc(s->nfeature + 1, sizeof(*s->rare));
	for (size_t k = 0; k < s->nfeature; k++)
		s->rare[k] = holds(few, nfew, s->feature[k]);
	free(v);
	free(few);
	return kept;
}

/* The options' shares of certainty; index of the best. */
static size_t
shares(const struct learnlogit_set *s, const struct learnlogit_choice *c,
    const float *weight, float *share)
{
	float sum = 0, most;
	size_t best = 0;

	for (size_t i = 0; i < c->n; i++) {
		size_t o = c->first + i;

		share[i] = 0;
		for (size_t k = s->from[o]; k < s->from[o + 1]; k++)
			share[i] += weight[logit_slot(s->feature[k])];
		if (share[i] > share[best])
			best = i;
	}
	most = share[best];
	for (size_t i = 0; i < c->n; i++)
		sum += share[i] = expf(share[i] - most);
	for (size_t i = 0; i < c->n; i++)
		share[i] /= sum;
	return best;
}

static void
step(struct work *w, const struct learnlogit_choice *c)
{
	const struct learnlogit_set *s = w->set;

	shares(s, c, w->weight, w->share);
	for (size_t i = 0; i < c->n; i++) {
		float g = w->share[i] - (i == c->right ? 1.0F : 0.0F);
		size_t o = c->first + i;

		if (fabsf(g) < 1e-3F)
			continue;
		for (size_t k = s->from[o]; k < s->from[o + 1]; k++) {
			uint32_t f = logit_slot(s->feature[k]);

			if (s->rare[k])
				continue;
			w->sumsq[f] += g * g;
			w->weight[f] -= w->how->rate * g /
					sqrtf(w->sumsq[f] + 1);
		}
	}
}

/* xorshift64 (Marsaglia 2003) */
static uint64_t
next(struct work *w)
{
	w->seed ^= w->seed << 13;
	w->seed ^= w->seed >> 7;
	w->seed ^= w->seed << 17;
	return w->seed;
}

static bool
leftout(const struct learnlogit_how *how, const struct learnlogit_choice *c)
{
	return how->nfold > 0 && c->doc % how->nfold == how->fold;
}

static void
epoch(struct work *w, bool counts)
{
	for (size_t i = w->n; i > 1; i--) {
		size_t j = next(w) % i, t = w->order[i - 1];

		w->order[i - 1] = w->order[j];
		w->order[j] = t;
	}
	for (size_t i = 0; i < w->n; i++)
		step(w, &w->set->choice[w->order[i]]);
	if (!counts)
		return;
	for (size_t i = 0; i < LOGIT_SIZE; i++)
		w->mean[i] += w->weight[i];
}

/* Room for the options of the largest choice. */
static float *
room(const struct learnlogit_set *s)
{
	size_t most = 1;

	for (size_t i = 0; i < s->nchoice; i++)
		if (s->choice[i].n > most)
			most = s->choice[i].n;
	return mem_alloc(most, sizeof(float));
}

float *
learnlogit_train(
    const struct learnlogit_set *s, const struct learnlogit_how *how)
{
	struct work w = { .set = s, .how = how, .seed = 88172645463325252u };
	int from = how->epochs / 2;

	w.weight = mem_alloc(LOGIT_SIZE, sizeof(float));
	w.sumsq = mem_alloc(LOGIT_SIZE, sizeof(float));
	w.mean = mem_alloc(LOGIT_SIZE, sizeof(float));
	w.share = room(s);
	w.order = mem_alloc(s->nchoice + 1, sizeof(*w.order));
	for (size_t i = 0; i < s->nchoice; i++)
		if (!leftout(how, &s->choice[i]))
			w.order[w.n++] = i;
	for (int e = 0; e < how->epochs; e++)
		epoch(&w, e >= from);
	for (size_t i = 0; i < LOGIT_SIZE; i++)
		w.mean[i] /= (float)(how->epochs - from);
	free(w.weight);
	free(w.sumsq);
	free(w.share);
	free(w.order);
	return w.mean;
}

void
learnlogit_measure(const struct learnlogit_set *s,
    const struct learnlogit_how *how, const float *weight,
    struct learnlogit_score *score)
{
	float *share = room(s);

	for (size_t i = 0; i < s->nchoice; i++) {
		const struct learnlogit_choice *c = &s->choice[i];
		struct learnlogit_score *m = &score[c->kind];

		if (how->nfold > 0 && !leftout(how, c))
			continue;
		m->n++;
		m->right += shares(s, c, weight, share) == c->right;
		m->rule += c->rule == c->right;
		m->loss -= log((double)share[c->right]);
	}
	free(share);
}

void
learnlogit_free(struct learnlogit_set *s)
{
	free(s->choice);
	free(s->from);
	free(s->feature);
	free(s->rare);
	memset(s, 0, sizeof(*s));
}
