/* See LICENSE file for copyright and license details. */
/*
 * Any bytes as a document of lines: rows lie inside the text, in order, with
 * their cues and mentions, and none is empty; joined, each is there once.  The
 * first byte picks -i and -a.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bin/extract-quotes/join.h"
#include "bin/extract-quotes/quote.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
lies(struct span s, size_t len)
{
	if (s.start > s.end || s.end > len)
		abort();
}

static void
look(const struct quotes *q, const struct doc *d)
{
	size_t at = 0;

	for (size_t i = 0; i < q->n; i++) {
		const struct quote *r = &q->v[i];

		if (r->start < at || r->end <= r->start || r->end > d->len ||
		    r->kind > QUOTE_SCARE || r->confidence > 100 || r->id == 0)
			abort();
		lies(r->cue, d->len);
		lies(r->who.mention, d->len);
		lies(r->who.head, d->len);
		at = r->start;
	}
}

/* Joined, all rows are reached once from those that are no piece. */
static void
joined(struct quotes *q)
{
	struct join j = { 0 };
	size_t n = 0;

	join_pieces(&j, q);
	for (size_t i = 0; i < q->n; i++) {
		const struct quote *r = q->v[i].piece ? NULL : &q->v[i];

		for (; r != NULL; r = r->next)
			n++;
	}
	if (n != q->n)
		abort();
	join_free(&j);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct quotes q = { 0 };
	struct doc d = { .first = true };
	size_t cap = 0;
	char *text;

	if (size == 0)
		return 0;
	q.indirect = (data[0] & 1) != 0;
	q.all = (data[0] & 2) != 0;
	d.len = size - 1;
	text = malloc(size);
	if (text == NULL)
		return 0;
	memcpy(text, data + 1, d.len);
	d.text = text;
	for (size_t i = 0; i < d.len; i++) {
		const char *nl = memchr(text + i, '\n', d.len - i);
		size_t end = nl == NULL ? d.len : (size_t)(nl - text);

		if (end > i) {
			d.para = mem_grow(
			    d.para, &cap, d.npara + 1, sizeof(*d.para));
			d.para[d.npara++] = (struct span){ i, end };
		}
		i = end;
	}
	quote_find(&q, &d);
	look(&q, &d);
	joined(&q);
	d.first = false;
	quote_find(&q, &d);
	look(&q, &d);
	quote_free(&q);
	free(d.para);
	free(text);
	return 0;
}
