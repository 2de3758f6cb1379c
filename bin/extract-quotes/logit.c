/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "logit.h"

/* 2^16 * 2^(-k/16), rounded. */
static const uint32_t fraction[LOGIT_OCTAVE] = { 65536, 62757, 60097, 57549,
	55109, 52772, 50535, 48393, 46341, 44376, 42495, 40693, 38968, 37316,
	35734, 34219 };

#define NAME(n) ((uint64_t)(n)*LOGIT_NAME * LOGIT_A)
#define NAMES4(n) NAME(n), NAME((n) + 1), NAME((n) + 2), NAME((n) + 3)
#define NAMES16(n) NAMES4(n), NAMES4((n) + 4), NAMES4((n) + 8), NAMES4((n) + 12)
#define NAMES64(n)                                                             \
	NAMES16(n), NAMES16((n) + 16), NAMES16((n) + 32), NAMES16((n) + 48)
const uint64_t logit_names[LOGIT_NAMES] = { NAMES64(0), NAMES64(64),
	NAMES64(128), NAMES64(192), NAMES64(256), NAMES64(320), NAMES64(384),
	NAMES64(448) };

struct logit_features *
logit_wanted(struct logit *l)
{
	l->features = mem_grow(
	    l->features, &l->featurescap, l->n + 1, sizeof(*l->features));
	l->features[l->n].n = 0;
	return &l->features[l->n];
}

static uint32_t
odds(int32_t below)
{
	return below >= 16 * LOGIT_OCTAVE ?
		   0 :
		   fraction[below % LOGIT_OCTAVE] >> below / LOGIT_OCTAVE;
}

size_t
logit_choose(struct logit *l)
{
	size_t best = 0;

	for (size_t i = 1; i < l->n; i++)
		if (l->v[i].score > l->v[best].score)
			best = i;
	for (size_t i = 0; i < l->n; i++)
		l->v[i].odds = odds(l->v[best].score - l->v[i].score);
	return best;
}

void
logit_free(struct logit *l)
{
	free(l->v);
	free(l->features);
	memset(l, 0, sizeof(*l));
}
