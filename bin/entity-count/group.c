/* See LICENSE file for copyright and license details. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "group.h"

static int
fail(struct group *g, const char *what, const char *why)
{
	snprintf(g->why, sizeof(g->why), "-g %.60s: %.90s", what, why);
	return -1;
}

static int
add(struct group *g, const char *spec, size_t item)
{
	size_t i;

	for (i = 0; i < g->n; i++)
		if (g->item[i] == item)
			return fail(g, spec, "field chosen twice");
	g->item = mem_grow(g->item, &g->cap, g->n + 1, sizeof(*g->item));
	g->item[g->n++] = item;
	return 0;
}

/* Fields of the input: a number, a range, a name. */
static int
fields(struct group *g, const char *spec, const struct rec_form *f)
{
	struct tsv_names names = { f->names, f->nfield };
	size_t *list = NULL, cap = 0;
	char why[TSV_WHY];
	long n, i;
	int ret = 0;

	if (!f->tsv)
		return fail(g, spec,
		    "the records are plain and have no "
		    "fields");
	n = tsv_fields(spec, &names, &list, &cap, why);
	if (n == -1)
		ret = fail(g, spec, why);
	for (i = 0; ret == 0 && i < n; i++)
		ret = list[i] == f->text ?
			  fail(g, spec, "that is the text field") :
			  add(g, spec, list[i]);
	free(list);
	return ret;
}

int
group_settle(struct group *g, const char *spec, const struct rec_form *f)
{
	char item[TSV_WHY];
	size_t len;
	int ret = 0;

	for (; ret == 0; spec += len + 1) {
		len = strcspn(spec, ",");
		if (len >= sizeof(item))
			return fail(g, spec, "no such field");
		memcpy(item, spec, len);
		item[len] = '\0';
		if (strcmp(item, "date") == 0)
			ret = add(g, item, GROUP_DATE);
		else if (strcmp(item, "file") == 0)
			ret = add(g, item, GROUP_FILE);
		else
			ret = fields(g, item, f);
		if (spec[len] == '\0')
			break;
	}
	return ret;
}

/* Field number i of a key: all fields but the text, by TABs. */
static struct bytes
keyfield(struct bytes key, size_t i)
{
	const char *p = key.s, *end = key.s + key.len, *tab;

	for (; i > 0 && (tab = memchr(p, '\t', (size_t)(end - p))) != NULL; i--)
		p = tab + 1;
	tab = end > p ? memchr(p, '\t', (size_t)(end - p)) : NULL;
	return (struct bytes){ p, (size_t)((tab != NULL ? tab : end) - p) };
}

void
group_put(const struct group *g, const struct rec_form *f, const struct doc *d,
    const struct doc_part *p, struct buf *b)
{
	struct bytes v;
	size_t i, n;

	for (i = 0; i < g->n; i++) {
		if (i > 0)
			buf_addc(b, '\t');
		n = g->item[i];
		if (n == GROUP_DATE) {
			buf_adds(b, d->date.iso);
		} else if (n == GROUP_FILE) {
			v = (struct bytes){ d->file, strlen(d->file) };
			tsv_escape(b, v);
		} else {
			v = keyfield(p->key, n < f->text ? n : n - 1);
			buf_add(b, v.s, v.len);
		}
	}
}

struct rec_form
group_form(const struct group *g, const struct rec_form *f, struct buf *room)
{
	struct rec_form r = { .tsv = true, .named = true, .nfield = g->n };
	size_t i, n, *end = mem_alloc(g->n + 1, sizeof(*end));

	r.names = mem_alloc(g->n + 1, sizeof(*r.names));
	for (i = 0; i < g->n; i++) {
		n = g->item[i];
		if (n == GROUP_DATE) {
			buf_adds(room, "date");
		} else if (n == GROUP_FILE) {
			buf_adds(room, "file");
		} else if (f->named) {
			buf_add(room, f->names[n].s, f->names[n].len);
		} else {
			buf_addc(room, 'f');
			buf_addu(room, n + 1);
		}
		end[i] = room->len;
	}
	for (i = 0, n = 0; i < g->n; n = end[i++])
		r.names[i] = (struct bytes){ room->s + n, end[i] - n };
	free(end);
	return r;
}

void
group_free(struct group *g)
{
	free(g->item);
	g->item = NULL;
	g->n = g->cap = 0;
}
