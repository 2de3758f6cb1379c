/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "join.h"

/* What the first row takes from a later one. */
static void
take(struct quote *head, const struct quote *r)
{
	if (head->speaker.len == 0 && r->speaker.len > 0) {
		head->speaker = r->speaker;
		head->who = r->who;
	}
	if (head->cue.start == head->cue.end)
		head->cue = r->cue;
	if (head->kind != r->kind)
		head->kind = QUOTE_MIXED;
	if (r->confidence < head->confidence)
		head->confidence = r->confidence;
}

/* The numbers of a stretch's quotations lie close together. */
static void
range(const struct quotes *q, uint32_t *lo, uint32_t *hi)
{
	*lo = *hi = q->v[0].id;
	for (size_t i = 1; i < q->n; i++) {
		if (q->v[i].id < *lo)
			*lo = q->v[i].id;
		if (q->v[i].id > *hi)
			*hi = q->v[i].id;
	}
}

void
join_pieces(struct join *j, struct quotes *q)
{
	uint32_t lo, hi;
	size_t n;

	if (q->n == 0)
		return;
	range(q, &lo, &hi);
	n = (size_t)(hi - lo) + 1;
	j->last = mem_grow(j->last, &j->lastcap, n, sizeof(*j->last));
	j->head = mem_grow(j->head, &j->headcap, n, sizeof(*j->head));
	memset(j->last, 0, n * sizeof(*j->last));
	for (size_t i = 0; i < q->n; i++) {
		struct quote *r = &q->v[i];
		size_t *last = &j->last[r->id - lo], *head;

		if (r->kind == QUOTE_SCARE)
			continue;
		head = &j->head[r->id - lo];
		if (*last == 0)
			*head = i;
		else {
			q->v[*last - 1].next = r;
			r->piece = true;
			take(&q->v[*head], r);
		}
		*last = i + 1;
	}
}

void
join_free(struct join *j)
{
	free(j->last);
	free(j->head);
	memset(j, 0, sizeof(*j));
}
