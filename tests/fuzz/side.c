/* See LICENSE file for copyright and license details. */
/*
 * Any bytes as files of names, then as a text in which these are looked for:
 * what is added is found again; mentions stay in order, apart and named.
 */
#include <stdint.h>
#include <stdlib.h>

#include "alias.h"
#include "bin/entity-count/gazetteer.h"
#include "tsv.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

struct lists {
	struct gazetteer gazetteer;
	struct aliaslist aliases;
	struct bytes *field;
	size_t cap;
};

static void
line(struct lists *l, struct bytes r)
{
	static const char *const types[] = { "PER", "!ORG", "LOC", "!MISC" };
	const char *type = types[r.len % 4];
	struct bytes t = { type, strlen(type) }, name, value;
	bool added;
	size_t n = tsv_split(r, &l->field, &l->cap);

	name = l->field[0];
	value = l->field[n - 1];
	gazetteer_add(&l->gazetteer, name, t);
	if (gazetteer_add(&l->gazetteer, name, value) == NULL && value.len < 3)
		abort();
	added = aliaslist_add(&l->aliases, name, value) == NULL;
	if (added != (aliaslist_add(&l->aliases, name, value) == NULL))
		abort();
}

static void
look(struct lists *l, const char *text, size_t len)
{
	struct aliases al = { .list = &l->aliases };
	struct names ns = { 0 };
	struct span at = { 0, len };
	size_t i, end = 0;

	name_find(&ns, text, &at, 1);
	gazetteer_apply(&l->gazetteer, text, &ns);
	alias_resolve(&al, text, &ns);
	for (i = 0; i < ns.n; i++) {
		const struct name *m = &ns.name[i];

		if (m->start < end || m->end <= m->start || m->end > len ||
		    m->title > m->start || m->ntok == 0 ||
		    m->tok + m->ntok > ns.tokens.n || m->type >= NAME_NTYPES)
			abort();
		if (m->entity >= al.n || alias_name(&al, m->entity).len == 0)
			abort();
		end = m->end;
	}
	name_free(&ns);
	alias_free(&al);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct lists l = { 0 };
	char *text = malloc(size + 1);
	size_t i, from = 0;

	if (text == NULL)
		abort();
	if (size > 0)
		memcpy(text, data, size);
	for (i = 0; i < size; i++) {
		if (text[i] != '\n')
			continue;
		line(&l, (struct bytes){ text + from, i - from });
		from = i + 1;
	}
	look(&l, text, size);
	gazetteer_free(&l.gazetteer);
	aliaslist_free(&l.aliases);
	free(l.field);
	free(text);
	return 0;
}
