/* See LICENSE file for copyright and license details. */
/*
 * crf: the best labelling of a run of candidates by a first-order linear-chain
 * model (Lafferty, McCallum and Pereira 2001), in whole numbers.  Labels are
 * place * 4 + type: places begin, inside, end, single; CRF_OUTSIDE.  Before
 * and behind the run all is outside.
 *
 * Scores are in units of 1/MODEL_SCALE.  The scratch belongs to struct crf.
 */
#ifndef CRF_H
#define CRF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model.h"

enum crf_place { CRF_BEGIN, CRF_INSIDE, CRF_END, CRF_SINGLE };
enum { CRF_OUTSIDE = MODEL_OUTSIDE };

/* A token's scores by label; outside is 0. */
struct crf_score {
	int16_t y[MODEL_ROW];
};

struct crf_path;

struct crf {
	int32_t move[MODEL_LABELS][MODEL_LABELS];
	int32_t within[2][2]
		      [4]; /* of move: begin, inside to inside, end, by type */
	struct crf_path *path;
	size_t cap;
};

/* Whether label to may follow label from. */
static inline bool
crf_allowed(int from, int to)
{
	bool within = from < 2 * 4;	   /* begin or inside */
	bool goes = to >= 4 && to < 3 * 4; /* inside or end */

	return within ? goes && (from & 3) == (to & 3) : !goes;
}

void crf_init(struct crf *, const struct model *);
/* After move was filled otherwise. */
void crf_ready(struct crf *);
/* The best label[i] for each of emission[0..n), n > 0. */
void crf_decode(
    struct crf *, const struct crf_score *emission, size_t n, uint8_t *label);
/* After crf_decode() of the same run: by how much the best labelling that
 * gives token i another label is worse. */
void crf_margin(struct crf *, const struct crf_score *emission, size_t n,
    const uint8_t *label, uint16_t *margin);
void crf_free(struct crf *);

#endif
