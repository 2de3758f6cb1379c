/* See LICENSE file for copyright and license details. */
/*
 * Any bytes as a document of two stretches, each in two paragraphs: mentions
 * lie in their paragraphs, in order and apart; each has an entity with a name;
 * found again after a reset, the names are the same.
 */
#include <stdint.h>
#include <stdlib.h>

#include "alias.h"
#include "name.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
look(const struct names *ns, const struct aliases *al, const struct span *para)
{
	size_t i, at = 0;

	for (i = 0; i < ns->n; i++) {
		const struct name *m = &ns->name[i];

		if (m->start < at || m->end <= m->start ||
		    m->end > para[1].end || m->title > m->start)
			abort();
		if (m->start < para[0].end && m->end > para[0].end)
			abort();
		if (m->ntok == 0 || m->tok + m->ntok > ns->tokens.n ||
		    m->type >= NAME_NTYPES || m->confidence > 100)
			abort();
		if (m->entity >= al->n || alias_name(al, m->entity).len == 0)
			abort();
		at = m->end;
	}
}

static size_t
stretch(struct names *ns, struct aliases *al, const char *s, size_t len)
{
	struct span para[2] = { { 0, len / 2 }, { len / 2, len } };

	name_find(ns, s, para, 2);
	alias_resolve(al, s, ns);
	look(ns, al, para);
	return ns->n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct names ns = { 0 };
	struct aliases al = { 0 };
	size_t half = size / 2, n[2], i;
	char *text = malloc(size + (size == 0));

	if (text == NULL)
		abort();
	if (size > 0)
		memcpy(text, data, size);
	for (i = 0; i < 2; i++) {
		name_reset(&ns);
		alias_reset(&al);
		n[i] = stretch(&ns, &al, text, half);
		n[i] += stretch(&ns, &al, text + half, size - half);
	}
	if (n[0] != n[1])
		abort();
	name_free(&ns);
	alias_free(&al);
	free(text);
	return 0;
}
