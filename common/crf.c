/* See LICENSE file for copyright and license details. */
#include <stdlib.h>

#include "crf.h"
#include "mem.h"

enum { NEVER = -(1 << 28) };

/* The best way to each label of a token. */
struct crf_path {
	int32_t score[MODEL_LABELS];
	uint8_t from[MODEL_LABELS];
};

void
crf_init(struct crf *c, const struct model *m)
{
	int p, y;

	*c = (struct crf){ 0 };
	for (p = 0; p < MODEL_LABELS; p++)
		for (y = 0; y < MODEL_LABELS; y++)
			c->move[p][y] = crf_allowed(p, y) ?
					    model_move(m, p, y) :
					    NEVER;
}

/* The best of the labels that may stand before y. */
static int
best(const struct crf *c, const struct crf_path *before, int y)
{
	int32_t most = NEVER * 2, s;
	int p, at = CRF_OUTSIDE;

	for (p = 0; p < MODEL_LABELS; p++) {
		s = before->score[p] + c->move[p][y];
		if (s > most) {
			most = s;
			at = p;
		}
	}
	return at;
}

/* Scores are kept relative to the best one, so that they never overflow. */
static void
step(const struct crf *c, const struct crf_path *before,
    const struct crf_score *own, struct crf_path *now)
{
	int32_t most = NEVER, s;
	int y, at;

	for (y = 0; y < MODEL_LABELS; y++) {
		at = best(c, before, y);
		s = before->score[at] + c->move[at][y];
		s = s < NEVER / 2 ? NEVER :
				    s + (y == CRF_OUTSIDE ? 0 : own->y[y]);
		now->from[y] = (uint8_t)at;
		now->score[y] = s;
		if (s > most)
			most = s;
	}
	for (y = 0; y < MODEL_LABELS; y++)
		if (now->score[y] > NEVER / 2)
			now->score[y] -= most;
		else
			now->score[y] = NEVER;
}

void
crf_decode(
    struct crf *c, const struct crf_score *emission, size_t n, uint8_t *label)
{
	struct crf_path start;
	size_t i;
	int y;

	c->path = mem_grow(c->path, &c->cap, n, sizeof(*c->path));
	for (y = 0; y < MODEL_LABELS; y++)
		start.score[y] = y == CRF_OUTSIDE ? 0 : NEVER;
	for (i = 0; i < n; i++)
		step(c, i == 0 ? &start : &c->path[i - 1], &emission[i],
		    &c->path[i]);
	y = best(c, &c->path[n - 1], CRF_OUTSIDE);
	for (i = n; i-- > 0;) {
		label[i] = (uint8_t)y;
		y = c->path[i].from[y];
	}
}

/* The best way from each label of a token to the end of the run: after the
 * next token, whose scores and ways on are given. */
static void
stepback(const struct crf *c, const int32_t after[MODEL_LABELS],
    const struct crf_score *next, int32_t now[MODEL_LABELS])
{
	int32_t most = NEVER, s;
	int p, y;

	for (p = 0; p < MODEL_LABELS; p++) {
		now[p] = NEVER;
		for (y = 0; y < MODEL_LABELS; y++) {
			s = c->move[p][y] + after[y] +
			    (y == CRF_OUTSIDE ? 0 : next->y[y]);
			if (s > now[p])
				now[p] = s;
		}
		if (now[p] > most)
			most = now[p];
	}
	for (p = 0; p < MODEL_LABELS; p++)
		now[p] = now[p] > NEVER / 2 ? now[p] - most : NEVER;
}

static uint16_t
lead(const struct crf_path *path, const int32_t after[MODEL_LABELS], int label)
{
	int32_t mine = path->score[label] + after[label], most = NEVER, s;
	int y;

	for (y = 0; y < MODEL_LABELS; y++) {
		s = path->score[y] + after[y];
		if (y != label && s > most)
			most = s;
	}
	return mine - most > UINT16_MAX ? UINT16_MAX :
	       mine > most		? (uint16_t)(mine - most) :
					  0;
}

void
crf_margin(struct crf *c, const struct crf_score *emission, size_t n,
    const uint8_t *label, uint16_t *margin)
{
	int32_t after[MODEL_LABELS], now[MODEL_LABELS];
	size_t i;
	int y;

	for (y = 0; y < MODEL_LABELS; y++)
		after[y] = c->move[y][CRF_OUTSIDE];
	for (i = n; i-- > 0;) {
		margin[i] = lead(&c->path[i], after, label[i]);
		if (i == 0)
			break;
		stepback(c, after, &emission[i], now);
		for (y = 0; y < MODEL_LABELS; y++)
			after[y] = now[y];
	}
}

void
crf_free(struct crf *c)
{
	free(c->path);
	c->path = NULL;
	c->cap = 0;
}
