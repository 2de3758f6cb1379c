/* See LICENSE file for copyright and license details. */
#include "crf.h"
#include "check.h"

enum { RUN = 4, RUNS = 200 };

/* Every labelling of a short run against the decoder. */
struct all {
	const struct crf *c;
	const struct crf_score *e;
	uint8_t label[RUN], best[RUN];
	long most;
	long without; /* the best one that labels token at otherwise */
	size_t at;
	uint8_t not ;
};

static uint32_t
next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

static void
end(struct all *a, long score)
{
	size_t i;

	if (a->label[a->at] != a->not &&score > a->without)
		a->without = score;
	if (score <= a->most)
		return;
	a->most = score;
	for (i = 0; i < RUN; i++)
		a->best[i] = a->label[i];
}

static void
walk(struct all *a, size_t i, int before, long score)
{
	int y;

	if (i == RUN) {
		if (crf_allowed(before, CRF_OUTSIDE))
			end(a, score + a->c->move[before][CRF_OUTSIDE]);
		return;
	}
	for (y = 0; y < MODEL_LABELS; y++) {
		if (!crf_allowed(before, y))
			continue;
		a->label[i] = (uint8_t)y;
		walk(a, i + 1, y,
		    score + a->c->move[before][y] +
			(y == CRF_OUTSIDE ? 0 : a->e[i].y[y]));
	}
}

static void
scores(struct crf *c, struct crf_score *e, uint32_t *seed)
{
	int i, y;

	for (i = 0; i < MODEL_LABELS; i++)
		for (y = 0; y < MODEL_LABELS; y++)
			c->move[i][y] = crf_allowed(i, y) ?
					    (int)(next(seed) % 97) - 48 :
					    -(1 << 28);
	crf_ready(c);
	for (i = 0; i < RUN; i++)
		for (y = 0; y < MODEL_ROW; y++)
			e[i].y[y] = (int16_t)(next(seed) % 301 - 150);
}

static void
exhaust(struct check *k, uint32_t seed)
{
	struct crf c = { 0 };
	struct crf_score e[RUN];
	uint8_t label[RUN];
	uint16_t margin[RUN];
	struct all a = {
		.c = &c, .e = e, .most = -1000000, .without = -1000000
	};
	size_t i;

	scores(&c, e, &seed);
	crf_decode(&c, e, RUN, label);
	crf_margin(&c, e, RUN, label, margin);
	a.at = seed % RUN;
	a.not = label[a.at];
	walk(&a, 0, CRF_OUTSIDE, 0);
	for (i = 0; i < RUN; i++)
		CHECK(k, label[i] == a.best[i]);
	CHECK(k, margin[a.at] == a.most - a.without);
	crf_free(&c);
}

/* A run of one has a way of its own. */
static void
alone(struct check *k, uint32_t seed)
{
	struct crf c = { 0 };
	struct crf_score e[RUN];
	int32_t s, most = -1000000, without = -1000000;
	uint16_t margin;
	uint8_t label;
	int y;

	scores(&c, e, &seed);
	crf_decode(&c, e, 1, &label);
	crf_margin(&c, e, 1, &label, &margin);
	for (y = CRF_SINGLE * 4; y < MODEL_LABELS; y++) {
		s = c.move[CRF_OUTSIDE][y] + c.move[y][CRF_OUTSIDE] +
		    (y == CRF_OUTSIDE ? 0 : e[0].y[y]);
		if (s > most)
			most = s;
		if (y != label && s > without)
			without = s;
		if (y == label)
			CHECK(k, s == most);
	}
	CHECK(k, margin == most - without);
	crf_free(&c);
}

static void
rules(struct check *k)
{
	CHECK(k, crf_allowed(CRF_OUTSIDE, CRF_BEGIN * 4 + 1));
	CHECK(k, crf_allowed(CRF_BEGIN * 4 + 1, CRF_END * 4 + 1));
	CHECK(k, !crf_allowed(CRF_BEGIN * 4 + 1, CRF_END * 4 + 2));
	CHECK(k, !crf_allowed(CRF_BEGIN * 4, CRF_OUTSIDE));
	CHECK(k, !crf_allowed(CRF_OUTSIDE, CRF_INSIDE * 4));
	CHECK(k, crf_allowed(CRF_SINGLE * 4, CRF_SINGLE * 4 + 3));
}

int
main(void)
{
	struct check k = { 0 };
	uint32_t i;

	rules(&k);
	for (i = 1; i <= RUNS; i++) {
		exhaust(&k, i * 2654435761u);
		alone(&k, i * 2654435761u);
	}
	return check_done(&k);
}
