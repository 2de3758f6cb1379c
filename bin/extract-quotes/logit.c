/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "logit.h"
#include "mem.h"

/* 2^16 * 2^(-k/16), rounded. */
static const uint32_t fraction[LOGIT_OCTAVE] = { 65536, 62757, 60097, 57549,
	55109, 52772, 50535, 48393, 46341, 44376, 42495, 40693, 38968, 37316,
	35734, 34219 };

struct logit_sum
logit_begin(struct logit *l, uint32_t name)
{
	struct logit_sum s = { .weights = l->weights,
		.name = name * LOGIT_NAME };

	if (l->weights == NULL) {
		l->features = mem_grow(l->features, &l->featurescap, l->n + 1,
		    sizeof(*l->features));
		s.features = &l->features[l->n];
		s.features->n = 0;
	}
	return s;
}

void
logit_add(struct logit *l, size_t at, struct logit_sum s)
{
	l->v = mem_grow(l->v, &l->cap, l->n + 1, sizeof(*l->v));
	l->v[l->n++] = (struct logit_option){ .at = at, .score = s.score };
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
