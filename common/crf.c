/* See LICENSE file for copyright and license details. */
#include <stdlib.h>

#include "crf.h"
#include "mem.h"

enum {
	NEVER = -(1 << 28),
	TYPES = 4,
	BEGIN = 0,
	INSIDE = 4,
	END = 8,
	SINGLE = 12
};

/* The scores of the best ways to each label of a token, to within what they
 * have in common. */
struct crf_path {
	int32_t score[MODEL_LABELS];
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

static inline int32_t
larger(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

/* The best of the labels before that end no name (outside, end, single) or
 * begin or go on in one of this type; ties to the lower label. */
static int
best(const struct crf *c, const struct crf_path *before, int y)
{
	int32_t most = NEVER * 2, s;
	int p, at = CRF_OUTSIDE;

	if (y >= INSIDE && y < SINGLE) {
		p = y & 3;
		s = before->score[p] + c->move[p][y];
		most = before->score[p + INSIDE] + c->move[p + INSIDE][y];
		return most > s ? p + INSIDE : p;
	}
	for (p = END; p < MODEL_LABELS; p++) {
		s = before->score[p] + c->move[p][y];
		if (s > most) {
			most = s;
			at = p;
		}
	}
	return at;
}

/* Scores are kept relative to outside, from which none is far, so that they
 * never overflow.  The way there is found again when it is known where it
 * ends. */
static void
step(const struct crf *c, const struct crf_path *before,
    const struct crf_score *own, struct crf_path *now)
{
	int32_t begin[TYPES], alone[TYPES], inside[TYPES], end[TYPES], out, s;
	const int32_t *move;
	int p, t;

	for (t = 0; t < TYPES; t++) {
		begin[t] = alone[t] = NEVER * 2;
		inside[t] = larger(before->score[t] + c->move[t][INSIDE + t],
		    before->score[INSIDE + t] +
			c->move[INSIDE + t][INSIDE + t]);
		end[t] = larger(before->score[t] + c->move[t][END + t],
		    before->score[INSIDE + t] + c->move[INSIDE + t][END + t]);
	}
	out = NEVER * 2;
	for (p = END; p < MODEL_LABELS; p++) {
		s = before->score[p];
		move = c->move[p];
		for (t = 0; t < TYPES; t++)
			begin[t] = larger(begin[t], s + move[t]);
		for (t = 0; t < TYPES; t++)
			alone[t] = larger(alone[t], s + move[SINGLE + t]);
		out = larger(out, s + move[CRF_OUTSIDE]);
	}
	for (t = 0; t < TYPES; t++) {
		now->score[t] = begin[t] + own->y[t] - out;
		now->score[INSIDE + t] = inside[t] + own->y[INSIDE + t] - out;
		now->score[END + t] = end[t] + own->y[END + t] - out;
		now->score[SINGLE + t] = alone[t] + own->y[SINGLE + t] - out;
	}
	now->score[CRF_OUTSIDE] = 0;
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
	struct crf_path start = { .score = { 0 } };
	uint16_t margin;
	size_t i;
	int y;

	if (n == 1) {
		*label = single(c, emission, &margin);
		return;
	}
	c->path = mem_grow(c->path, &c->cap, n, sizeof(*c->path));
	for (y = 0; y < CRF_OUTSIDE; y++)
		start.score[y] = NEVER;
	for (i = 0; i < n; i++)
		step(c, i == 0 ? &start : &c->path[i - 1], &emission[i],
		    &c->path[i]);
	y = best(c, &c->path[n - 1], CRF_OUTSIDE);
	for (i = n; i-- > 0;) {
		label[i] = (uint8_t)y;
		if (i > 0)
			y = best(c, &c->path[i - 1], y);
	}
}

/* The best way from each label of a token to the end of the run: after the
 * next token, whose scores and ways on are given.  To within what they have in
 * common, as above. */
static void
stepback(const struct crf *c, const int32_t after[MODEL_LABELS],
    const struct crf_score *own, int32_t now[MODEL_LABELS])
{
	int32_t next[MODEL_LABELS], most[TYPES];
	const int32_t *move;
	int p, t;

	for (t = 0; t < CRF_OUTSIDE; t++)
		next[t] = after[t] + own->y[t];
	next[CRF_OUTSIDE] = after[CRF_OUTSIDE];
	for (p = END; p < MODEL_LABELS; p++) {
		move = c->move[p];
		for (t = 0; t < TYPES; t++)
			most[t] = larger(move[t] + next[t],
			    move[SINGLE + t] + next[SINGLE + t]);
		now[p] = larger(
		    larger(larger(most[0], most[1]), larger(most[2], most[3])),
		    move[CRF_OUTSIDE] + next[CRF_OUTSIDE]);
	}
	for (p = 0; p < END; p++) {
		t = p & 3;
		now[p] = larger(c->move[p][INSIDE + t] + next[INSIDE + t],
		    c->move[p][END + t] + next[END + t]);
	}
	for (p = 0; p < MODEL_LABELS; p++)
		now[p] -= now[CRF_OUTSIDE];
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
