/* See LICENSE file for copyright and license details. */
#include "report.h"

enum { LEAST = 30 }; /* percent: below it nothing is reported */

/* The best alternative that is something; its share of LOGIT_ONE in *chance. */
static size_t
something(struct logit *l, uint32_t *chance)
{
	size_t best = PARA_NONE;
	uint64_t sum = 0;

	(void)logit_choose(l);
	for (size_t i = 0; i < l->n; i++) {
		sum += l->v[i].odds;
		if (l->v[i].at != EXTENT_NOTHING &&
		    (best == PARA_NONE || l->v[i].score > l->v[best].score))
			best = i;
	}
	if (best == PARA_NONE)
		return best;
	*chance = (uint32_t)((uint64_t)l->v[best].odds * LOGIT_ONE / sum);
	return l->v[best].at;
}

/* With "that" and the marks. */
static struct span
whole(const struct para *p, struct span s)
{
	while (s.start > 0 && p->w[s.start].quote != 0 &&
	       p->w[s.start - 1].quote == p->w[s.start].quote)
		s.start--;
	while (s.end < p->n && p->w[s.end - 1].quote != 0 &&
	       p->w[s.end].quote == p->w[s.end - 1].quote)
		s.end++;
	if (s.start > 0 && p->w[s.start - 1].quote == 0 &&
	    para_word(p, s.start - 1, "that"))
		s.start--;
	return s;
}

static bool
side(struct extent *x, enum extent_side sd, struct report *out)
{
	uint32_t begins = 0, ends = 0, percent;
	struct span s;

	extent_starts(x, sd);
	s.start = something(&x->options, &begins);
	if (s.start == PARA_NONE || begins * 100 / LOGIT_ONE < LEAST)
		return false;
	extent_ends(x, sd, s.start);
	s.end = something(&x->options, &ends);
	if (s.end == PARA_NONE)
		return false;
	percent = (uint32_t)((uint64_t)begins * ends / LOGIT_ONE * 100 /
			     LOGIT_ONE);
	if (percent < LEAST)
		return false;
	out->piece[out->n].at = whole(x->p, s);
	out->piece[out->n].marks = !content_anyplain(x->p, s.start, s.end);
	out->piece[out->n++].percent = (uint8_t)percent;
	return true;
}

/* Whether there may be content before the cue at all. */
static bool
looksback(const struct extent *x)
{
	const struct para *p = x->p;
	const struct cue *c = x->c;

	if (c->first < x->lo + 1)
		return false;
	return x->rule[EXTENT_BEFORE].end > 0 || c->according || c->passive ||
	       p->w[c->first - 1].quote != 0 || para_is(p, c->first - 1, ',') ||
	       para_isdash(p, c->first - 1) ||
	       para_has(p, c->first - 1, WORD_WH) ||
	       para_word(p, c->first - 1, "that");
}

/* False if the cue reports nothing. */
static bool
begin(struct extent *x, size_t i)
{
	const struct cue *c = &x->cs->v[i];

	if (c->bare || c->dash || content_issilence(x->p, c))
		return false;
	x->options.weights = logit_weights();
	extent_cue(x, i);
	return true;
}

struct report
report_find(struct extent *x, size_t i, unsigned wanted)
{
	struct report r = { .n = 0 };

	if (wanted == 0 || !begin(x, i))
		return r;
	if (looksback(x))
		x->second = side(x, EXTENT_BEFORE, &r);
	/* What is found before a cue matters for what is found behind it; not
	 * the other way round. */
	if (wanted & REPORT_AFTER)
		side(x, EXTENT_AFTER, &r);
	return r;
}
