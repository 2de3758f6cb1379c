/* See LICENSE file for copyright and license details. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "crf.h"
#include "learn.h"
#include "mem.h"

enum { L = MODEL_LABELS, R = MODEL_ROW, LONGEST = 4000, AHEAD = 8 };

/* One token of the chain under work. */
struct site {
	float emit[L]; /* its scores, then their exponentials */
	float ahead[L];
	float behind[L];
	size_t kept; /* its features in kept[] */
	size_t nkept;
};

struct work {
	struct learn *out;
	const struct learn_data *data;
	const struct learn_how *how;
	float (*sumsq)[R]; /* of gradients */
	float (*mean)[R];
	float movesq[L][L];
	float movemean[L][L];
	float odds[L][L]; /* exponentials of moves, 0: not allowed */
	float gmove[L][L];
	struct site *site;
	uint32_t *kept;
	size_t nkept, keptcap;
	uint32_t *order;
	size_t norder;
	bool solo;
	uint64_t seed;
};

/* xorshift64 (Marsaglia 2003) */
static uint64_t
next(struct work *k)
{
	k->seed ^= k->seed << 13;
	k->seed ^= k->seed >> 7;
	k->seed ^= k->seed << 17;
	return k->seed;
}

static inline void
addrow(float to[R], const float row[R])
{
	int y;

	for (y = 0; y < R; y++)
		to[y] += row[y];
}

/* The rows of features to come are asked for early, as they are far apart. */
static inline void
expect(const float row[R])
{
#ifdef __GNUC__
	__builtin_prefetch(row);
#else
	(void)row;
#endif
}

static void
emit(struct work *k, struct site *s, size_t cand)
{
	const struct learn_data *d = k->data;
	uint32_t limit = (uint32_t)(k->how->drop * 65536);
	float sum[R] = { 0 }, scale = 1 / (1 - k->how->drop);
	size_t j;
	int y;

	s->kept = k->nkept;
	k->kept = mem_grow(k->kept, &k->keptcap,
	    k->nkept + (size_t)(d->from[cand + 1] - d->from[cand]),
	    sizeof(*k->kept));
	for (j = d->from[cand]; j < d->from[cand + 1]; j++) {
		if (limit > 0 && (next(k) & 0xFFFF) < limit)
			continue;
		if (k->solo && d->feature[j] >= d->again)
			continue;
		k->kept[k->nkept++] = d->feature[j];
		expect(k->out->weight[d->feature[j]]);
	}
	s->nkept = k->nkept - s->kept;
	for (j = s->kept; j < k->nkept; j++)
		addrow(sum, k->out->weight[k->kept[j]]);
	for (y = 0; y < R; y++)
		s->emit[y] = sum[y] * scale;
	s->emit[CRF_OUTSIDE] = 0;
}

static void
exponentials(float x[L])
{
	float most = x[0];
	int y;

	for (y = 1; y < L; y++)
		if (x[y] > most)
			most = x[y];
	for (y = 0; y < L; y++)
		x[y] = expf(x[y] - most);
}

static void
normalise(float x[L])
{
	float sum = 0;
	int y;

	for (y = 0; y < L; y++)
		sum += x[y];
	for (y = 0; y < L; y++)
		x[y] /= sum;
}

static void
forward(struct work *k, size_t n)
{
	float before[L] = { [CRF_OUTSIDE] = 1 }, sum[L];
	size_t i;
	int p, y;

	for (i = 0; i < n; i++) {
		memset(sum, 0, sizeof(sum));
		for (p = 0; p < L; p++)
			for (y = 0; y < L; y++)
				sum[y] += before[p] * k->odds[p][y];
		for (y = 0; y < L; y++)
			before[y] = sum[y] * k->site[i].emit[y];
		normalise(before);
		memcpy(k->site[i].ahead, before, sizeof(before));
	}
}

static void
backward(struct work *k, size_t n)
{
	float after[L], sum[L], all;
	size_t i;
	int p, y;

	for (y = 0; y < L; y++)
		after[y] = k->odds[y][CRF_OUTSIDE];
	normalise(after);
	for (i = n; i-- > 0;) {
		memcpy(k->site[i].behind, after, sizeof(after));
		for (y = 0; y < L; y++)
			after[y] *= k->site[i].emit[y];
		for (p = 0; p < L; p++) {
			all = 0;
			for (y = 0; y < L; y++)
				all += k->odds[p][y] * after[y];
			sum[p] = all;
		}
		memcpy(after, sum, sizeof(after));
		normalise(after);
	}
}

/* Expected moves into site i (n: out of the last), less the true one. */
static void
moves(struct work *k, size_t i, size_t n, int truefrom, int trueto)
{
	static const float outside[L] = { [CRF_OUTSIDE] = 1 };
	const float *from = i == 0 ? outside : k->site[i - 1].ahead;
	float to[L], pair[L][L], sum = 0;
	int p, y;

	for (y = 0; y < L; y++)
		to[y] = i == n ? outside[y] :
				 k->site[i].emit[y] * k->site[i].behind[y];
	for (p = 0; p < L; p++)
		for (y = 0; y < L; y++) {
			pair[p][y] = from[p] * k->odds[p][y] * to[y];
			sum += pair[p][y];
		}
	for (p = 0; p < L; p++)
		for (y = 0; y < L; y++)
			k->gmove[p][y] += pair[p][y] / sum;
	k->gmove[truefrom][trueto] -= 1;
}

static void
update(struct work *k, const struct site *s, int truth, float weight)
{
	float g[L], sq[R], most = 0, *w, *q;
	size_t j, end = s->kept + s->nkept;
	int y;

	for (y = 0; y < L; y++)
		g[y] = s->ahead[y] * s->behind[y];
	normalise(g);
	g[truth] -= 1;
	for (y = 0; y < L; y++) {
		g[y] *= weight;
		if (fabsf(g[y]) > most)
			most = fabsf(g[y]);
	}
	/* nothing to learn here, and most tokens are such */
	if (most < 1e-3F)
		return;
	for (y = 0; y < R; y++)
		sq[y] = g[y] * g[y];
	for (j = s->kept; j < end; j++) {
		if (j + AHEAD < end) {
			expect(k->out->weight[k->kept[j + AHEAD]]);
			expect(k->sumsq[k->kept[j + AHEAD]]);
		}
		w = k->out->weight[k->kept[j]];
		q = k->sumsq[k->kept[j]];
		for (y = 0; y < R; y++) {
			q[y] += sq[y];
			w[y] -= k->how->rate * (g[y] + k->how->decay * w[y]) /
				sqrtf(q[y] + 1);
		}
	}
}

static void
updatemoves(struct work *k, float weight)
{
	float g;
	int p, y;

	for (p = 0; p < L; p++)
		for (y = 0; y < L; y++) {
			g = k->gmove[p][y] * weight;
			k->movesq[p][y] += g * g;
			k->out->move[p][y] -= k->how->rate * g /
					      sqrtf(k->movesq[p][y] + 1);
		}
}

static void
odds(struct work *k)
{
	int p, y;

	for (p = 0; p < L; p++)
		for (y = 0; y < L; y++)
			k->odds[p][y] = crf_allowed(p, y) ?
					    expf(k->out->move[p][y]) :
					    0;
}

static void
chain(struct work *k, const struct learn_chain *c)
{
	const uint8_t *label = k->data->label + c->first;
	size_t i, n = c->n;

	odds(k);
	k->nkept = 0;
	k->solo = (next(k) & 0xFFFF) < (uint64_t)(k->how->solo * 65536);
	for (i = 0; i < n; i++) {
		emit(k, &k->site[i], c->first + i);
		exponentials(k->site[i].emit);
	}
	forward(k, n);
	backward(k, n);
	memset(k->gmove, 0, sizeof(k->gmove));
	for (i = 0; i <= n; i++)
		moves(k, i, n, i == 0 ? CRF_OUTSIDE : label[i - 1],
		    i == n ? CRF_OUTSIDE : label[i]);
	for (i = 0; i < n; i++)
		update(k, &k->site[i], label[i], c->weight);
	updatemoves(k, c->weight);
}

static void
shuffle(struct work *k)
{
	uint32_t t;
	size_t i, j;

	for (i = k->norder; i > 1; i--) {
		j = next(k) % i;
		t = k->order[i - 1];
		k->order[i - 1] = k->order[j];
		k->order[j] = t;
	}
}

static void
average(struct work *k, int times)
{
	size_t i;
	int p, y;

	for (i = 0; i < k->out->nfeature; i++)
		for (y = 0; y < R; y++)
			k->out->weight[i][y] = k->mean[i][y] / (float)times;
	for (p = 0; p < L; p++)
		for (y = 0; y < L; y++)
			k->out->move[p][y] = k->movemean[p][y] / (float)times;
}

static void
epoch(struct work *k, bool keep)
{
	size_t i;
	int p, y;

	shuffle(k);
	for (i = 0; i < k->norder; i++)
		chain(k, &k->data->chain[k->order[i]]);
	if (!keep)
		return;
	for (i = 0; i < k->out->nfeature; i++)
		addrow(k->mean[i], k->out->weight[i]);
	for (p = 0; p < L; p++)
		for (y = 0; y < L; y++)
			k->movemean[p][y] += k->out->move[p][y];
}

static void
choose(struct work *k)
{
	const struct learn_chain *c;
	size_t i;

	for (i = 0; i < k->data->nchain; i++) {
		c = &k->data->chain[i];
		if (c->skip || c->n > LONGEST ||
		    (k->how->nfold > 0 &&
			c->doc % k->how->nfold == k->how->fold))
			continue;
		k->order[k->norder++] = (uint32_t)i;
	}
}

/* Train from one seed; the epochs that count are added to the mean. */
static void
once(struct work *k, int run)
{
	int e, from = k->how->epochs / 2;

	k->seed = 88172645463325252u + (uint64_t)run * 7919;
	memset(k->out->weight, 0, k->out->nfeature * sizeof(*k->out->weight));
	memset(k->sumsq, 0, k->out->nfeature * sizeof(*k->sumsq));
	memset(k->out->move, 0, sizeof(k->out->move));
	memset(k->movesq, 0, sizeof(k->movesq));
	for (e = 0; e < k->how->epochs; e++)
		epoch(k, e >= from);
}

void
learn_train(
    struct learn *l, const struct learn_data *d, const struct learn_how *how)
{
	struct work k = { .out = l, .data = d, .how = how };
	int run;

	l->nfeature = d->nfeature;
	l->weight = mem_alloc(d->nfeature + 1, sizeof(*l->weight));
	k.sumsq = mem_alloc(d->nfeature + 1, sizeof(*k.sumsq));
	k.mean = mem_alloc(d->nfeature + 1, sizeof(*k.mean));
	k.site = mem_alloc(LONGEST, sizeof(*k.site));
	k.order = mem_alloc(d->nchain + 1, sizeof(*k.order));
	choose(&k);
	for (run = 0; run < how->runs; run++)
		once(&k, run);
	average(&k, how->runs * (how->epochs - how->epochs / 2));
	free(k.sumsq);
	free(k.mean);
	free(k.site);
	free(k.kept);
	free(k.order);
}

void
learn_score(const struct learn *l, const struct learn_data *d, size_t cand,
    float score[MODEL_ROW])
{
	size_t j;
	int y;

	for (y = 0; y < R; y++)
		score[y] = 0;
	for (j = d->from[cand]; j < d->from[cand + 1]; j++)
		addrow(score, l->weight[d->feature[j]]);
}

void
learn_free(struct learn *l)
{
	free(l->weight);
	*l = (struct learn){ 0 };
}
