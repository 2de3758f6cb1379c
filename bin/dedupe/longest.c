/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "longest.h"

/* One block: numbers, stretches, bytes. */
static struct longest_text
copy(const struct longest_text *from, uint64_t *bytes)
{
	struct longest_text t = { .n = from->n, .size = from->size };
	size_t len = 0;
	char *s;

	for (size_t i = 0; i < from->n; i++)
		len += from->raw[i].len;
	t.record = mem_alloc(
	    1, from->n * (sizeof(*t.record) + sizeof(*t.raw)) + len + 1);
	t.raw = (struct bytes *)(void *)(t.record + from->n);
	s = (char *)(t.raw + from->n);
	for (size_t i = 0; i < from->n; i++) {
		t.record[i] = from->record[i];
		t.raw[i] = (struct bytes){ s, from->raw[i].len };
		if (t.raw[i].len > 0)
			memcpy(s, from->raw[i].s, t.raw[i].len);
		s += t.raw[i].len;
	}
	*bytes += len;
	return t;
}

/* Forget those that have left, when they are the half. */
static void
compact(struct longest *l)
{
	if (l->head < 16 || l->head < l->n / 2)
		return;
	for (size_t i = 0; i < l->head; i++)
		free(l->text[i].record);
	memmove(
	    l->text, l->text + l->head, (l->n - l->head) * sizeof(*l->text));
	l->before += l->head;
	l->n -= l->head;
	l->head = 0;
}

void
longest_add(struct longest *l, const struct longest_text *t, size_t leader)
{
	const size_t had = l->cap_stands;

	compact(l);
	l->text = mem_grow(l->text, &l->cap, l->n + 1, sizeof(*l->text));
	l->text[l->n++] = copy(t, &l->bytes);
	if (leader == LONGEST_ALONE)
		return;
	l->stands = mem_grow(
	    l->stands, &l->cap_stands, leader + 1, sizeof(*l->stands));
	if (l->cap_stands > had)
		memset(l->stands + had, 0,
		    (l->cap_stands - had) * sizeof(*l->stands));
	l->stands[leader] = l->before + l->n;
}

struct longest_text *
longest_of(struct longest *l, size_t leader)
{
	const uint64_t number = leader < l->cap_stands ? l->stands[leader] : 0;

	if (number <= l->before + l->head)
		return NULL;
	return &l->text[number - l->before - 1];
}

struct longest_text *
longest_leave(struct longest *l, size_t most)
{
	struct longest_text *t;

	if (l->n - l->head <= most)
		return NULL;
	t = &l->text[l->head++];
	for (size_t i = 0; i < t->n; i++)
		l->bytes -= t->raw[i].len;
	return t;
}

void
longest_drop(struct longest *l, struct longest_text *t)
{
	for (size_t i = 0; i < t->n; i++)
		l->bytes -= t->raw[i].len;
	t->n = 0;
}

void
longest_free(struct longest *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->text[i].record);
	free(l->text);
	free(l->stands);
	l->text = NULL;
	l->stands = NULL;
}
