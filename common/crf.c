/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

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
	crf_ready(c);
}

void
crf_ready(struct crf *c)
{
	int p, y;

	for (p = 0; p < 2; p++)
		for (y = 0; y < 2 * TYPES; y++)
			c->within[p][y / TYPES][y % TYPES] =
			    c->move[p * TYPES + y % TYPES][INSIDE + y];
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

/* Scores of the four types. */
struct four {
#ifdef __SSE2__
	__m128i v;
#else
	int32_t v[TYPES];
#endif
};

static inline struct four
four(const int32_t *p)
{
	struct four f;
#ifdef __SSE2__
	f.v = _mm_loadu_si128((const __m128i *)(const void *)p);
#else
	memcpy(f.v, p, sizeof(f.v));
#endif
	return f;
}

static inline void
fourto(int32_t *p, struct four f)
{
#ifdef __SSE2__
	_mm_storeu_si128((__m128i *)(void *)p, f.v);
#else
	memcpy(p, f.v, sizeof(f.v));
#endif
}

/* Four emissions. */
static inline struct four
fourof(const int16_t *y)
{
	struct four f;
#ifdef __SSE2__
	f.v = _mm_loadl_epi64((const __m128i *)(const void *)y);
	f.v = _mm_srai_epi32(_mm_unpacklo_epi16(f.v, f.v), 16);
#else
	int t;

	for (t = 0; t < TYPES; t++)
		f.v[t] = y[t];
#endif
	return f;
}

static inline struct four
same(int32_t s)
{
	struct four f;
#ifdef __SSE2__
	f.v = _mm_set1_epi32(s);
#else
	int t;

	for (t = 0; t < TYPES; t++)
		f.v[t] = s;
#endif
	return f;
}

static inline struct four
plus(struct four a, struct four b)
{
#ifdef __SSE2__
	a.v = _mm_add_epi32(a.v, b.v);
#else
	int t;

	for (t = 0; t < TYPES; t++)
		a.v[t] += b.v[t];
#endif
	return a;
}

static inline struct four
larger4(struct four a, struct four b)
{
#ifdef __SSE2__
	__m128i more = _mm_cmpgt_epi32(a.v, b.v);

	a.v = _mm_or_si128(
	    _mm_and_si128(more, a.v), _mm_andnot_si128(more, b.v));
#else
	int t;

	for (t = 0; t < TYPES; t++)
		a.v[t] = larger(a.v[t], b.v[t]);
#endif
	return a;
}

/* Scores are kept relative to outside, from which none is far, so that they
 * never overflow.  The way there is found again when it is known where it
 * ends. */
static void
step(const struct crf *c, const struct crf_path *before,
    const struct crf_score *own, struct crf_path *now)
{
	struct four begin = same(NEVER * 2), alone = begin, s, less;
	struct four first = four(before->score);
	struct four within = four(before->score + INSIDE);
	int32_t out = NEVER * 2;
	int p;

	for (p = END; p < MODEL_LABELS; p++) {
		s = same(before->score[p]);
		begin = larger4(begin, plus(s, four(c->move[p])));
		alone = larger4(alone, plus(s, four(c->move[p] + SINGLE)));
		out = larger(out, before->score[p] + c->move[p][CRF_OUTSIDE]);
	}
	less = same(-out);
	fourto(now->score, plus(plus(begin, less), fourof(own->y)));
	fourto(now->score + SINGLE,
	    plus(plus(alone, less), fourof(own->y + SINGLE)));
	s = larger4(plus(first, four(c->within[BEGIN][0])),
	    plus(within, four(c->within[INSIDE / TYPES][0])));
	fourto(
	    now->score + INSIDE, plus(plus(s, less), fourof(own->y + INSIDE)));
	s = larger4(plus(first, four(c->within[BEGIN][1])),
	    plus(within, four(c->within[INSIDE / TYPES][1])));
	fourto(now->score + END, plus(plus(s, less), fourof(own->y + END)));
	now->score[CRF_OUTSIDE] = 0;
}

/* The same for a run's first token: all is outside before it. */
static void
firststep(
    const struct crf *c, const struct crf_score *own, struct crf_path *now)
{
	const int32_t *move = c->move[CRF_OUTSIDE];
	int y;

	for (y = 0; y < CRF_OUTSIDE; y++)
		now->score[y] = move[y] + own->y[y] - move[CRF_OUTSIDE];
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
	uint16_t margin;
	size_t i;
	int y;

	if (n == 1) {
		*label = single(c, emission, &margin);
		return;
	}
	c->path = mem_grow(c->path, &c->cap, n, sizeof(*c->path));
	firststep(c, emission, c->path);
	for (i = 1; i < n; i++)
		step(c, &c->path[i - 1], &emission[i], &c->path[i]);
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
	struct four begin = plus(four(after), fourof(own->y)), s, less;
	struct four within = plus(
	    four(after + INSIDE), fourof(own->y + INSIDE));
	struct four end = plus(four(after + END), fourof(own->y + END));
	struct four alone = plus(four(after + SINGLE), fourof(own->y + SINGLE));
	int32_t way[TYPES];
	int p;

	for (p = END; p < MODEL_LABELS; p++) {
		s = larger4(plus(begin, four(c->move[p])),
		    plus(alone, four(c->move[p] + SINGLE)));
		fourto(way, s);
		now[p] = larger(
		    larger(larger(way[0], way[1]), larger(way[2], way[3])),
		    c->move[p][CRF_OUTSIDE] + after[CRF_OUTSIDE]);
	}
	for (p = 0; p < END / TYPES; p++)
		fourto(now + p * TYPES,
		    larger4(plus(within, four(c->within[p][0])),
			plus(end, four(c->within[p][1]))));
	less = same(-now[CRF_OUTSIDE]);
	for (p = 0; p < CRF_OUTSIDE; p += TYPES)
		fourto(now + p, plus(four(now + p), less));
	now[CRF_OUTSIDE] = 0;
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
