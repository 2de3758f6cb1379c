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

/* The best of the labels before that end no name (outside, end, single) or
 * begin or go on in one of this type; ties to the lower label. */
static int
best(const struct crf *c, const struct crf_path *before, int y)
{
	int32_t most = NEVER * 2, s;
	int p, at = CRF_OUTSIDE;

	if (y >= CRF_INSIDE * 4 && y < CRF_SINGLE * 4) {
		p = y & 3;
		s = before->score[p] + c->move[p][y];
		most = before->score[p + 4] + c->move[p + 4][y];
		return most > s ? p + 4 : p;
	}
	for (p = CRF_END * 4; p < MODEL_LABELS; p++) {
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

/* A run of one candidate, and most are: a name by itself or none.  Returns
 * the label, and by how much it is better than the next best. */
static uint8_t
single(const struct crf *c, const struct crf_score *e, uint16_t *margin)
{
	int32_t most = NEVER, next = NEVER, s;
	int y, at = CRF_OUTSIDE;

	for (y = CRF_SINGLE * 4; y < MODEL_LABELS; y++) {
		s = c->move[CRF_OUTSIDE][y] + c->move[y][CRF_OUTSIDE] +
		    (y == CRF_OUTSIDE ? 0 : e->y[y]);
		if (s > most) {
			next = most;
			most = s;
			at = y;
		} else if (s > next) {
			next = s;
		}
	}
	*margin = most - next > UINT16_MAX ? UINT16_MAX :
					     (uint16_t)(most - next);
	return (uint8_t)at;
}

void
crf_decode(
    struct crf *c, const struct crf_score *emission, size_t n, uint8_t *label)
{
	struct crf_path start;
	uint16_t margin;
	size_t i;
	int y;

	if (n == 1) {
		*label = single(c, emission, &margin);
		return;
	}
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

/* The best way on from label p: into names of its type, or to what begins
 * none or a new one. */
static int32_t
onward(const struct crf *c, const int32_t next[MODEL_LABELS], int p)
{
	int32_t most = NEVER, s;
	int y;

	if (p < CRF_END * 4) {
		y = CRF_INSIDE * 4 + (p & 3);
		s = c->move[p][y] + next[y];
		most = c->move[p][y + 4] + next[y + 4];
		return s > most ? s : most;
	}
	for (y = 0; y < MODEL_LABELS; y++) {
		if (y >= CRF_INSIDE * 4 && y < CRF_SINGLE * 4)
			continue;
		s = c->move[p][y] + next[y];
		if (s > most)
			most = s;
	}
	return most;
}

/* The best way from each label of a token to the end of the run: after the
 * next token, whose scores and ways on are given. */
static void
stepback(const struct crf *c, const int32_t after[MODEL_LABELS],
    const struct crf_score *own, int32_t now[MODEL_LABELS])
{
	int32_t next[MODEL_LABELS], most = NEVER;
	int y;

	for (y = 0; y < MODEL_LABELS; y++)
		next[y] = after[y] + (y == CRF_OUTSIDE ? 0 : own->y[y]);
	for (y = 0; y < MODEL_LABELS; y++) {
		now[y] = onward(c, next, y);
		if (now[y] > most)
			most = now[y];
	}
	for (y = 0; y < MODEL_LABELS; y++)
		now[y] = now[y] > NEVER / 2 ? now[y] - most : NEVER;
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

	if (n == 1) {
		single(c, emission, margin);
		return;
	}
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
