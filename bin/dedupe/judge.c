/* See LICENSE file for copyright and license details. */
#include <stdlib.h>

#include "judge.h"
#include "mem.h"

void
judge_init(struct judge *j, unsigned bits, bool keeps, uint64_t maxbytes)
{
	*j = (struct judge){ .keeps = keeps, .maxbytes = maxbytes };
	exact_init(&j->set, bits, keeps);
	j->set.maxbytes = maxbytes;
}

/* What the limit leaves to the set when the rest has grown. */
static bool
fits(struct judge *j)
{
	const uint64_t rest = judge_bytes(j) - j->set.bytes;

	if (j->maxbytes == 0)
		return true;
	if (rest >= j->maxbytes)
		return false;
	j->set.maxbytes = j->maxbytes - rest;
	return j->set.bytes <= j->set.maxbytes;
}

enum judge_verdict
judge_add(struct judge *j, const struct compare_print *p, uint64_t record,
    struct judge_answer *a)
{
	uint64_t value = j->nfirst;
	int st;

	a->kind = REPORT_EXACT;
	if (!j->keeps) {
		st = exact_add(&j->set, p->h, NULL);
		return st;
	}
	st = fits(j) ? exact_add(&j->set, p->h, &value) : EXACT_FULL;
	if (st == EXACT_FULL)
		return JUDGE_FULL;
	a->first = value;
	if (st == EXACT_NEW) {
		j->first = mem_grow(
		    j->first, &j->cap, j->nfirst + 1, sizeof(*j->first));
		j->first[j->nfirst++] = (struct judge_first){ record,
			p->bytes };
		return JUDGE_NEW;
	}
	if (j->first[value].bytes != p->bytes)
		a->kind = REPORT_NORMALISED;
	return JUDGE_OLD;
}

void
judge_clear(struct judge *j)
{
	exact_clear(&j->set);
	j->nfirst = 0;
}

uint64_t
judge_bytes(const struct judge *j)
{
	return j->set.bytes + j->cap * sizeof(*j->first) + j->extra;
}

void
judge_free(struct judge *j)
{
	exact_free(&j->set);
	free(j->first);
	j->first = NULL;
}
