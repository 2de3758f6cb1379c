/* See LICENSE file for copyright and license details. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"

const struct col run_counts[RUN_NCOUNTS] = {
	[COL_TYPE] = { "type", false },
	[COL_ENTITY] = { "entity", false },
	[COL_COUNT] = { "count", false },
	[COL_DOCS] = { "docs", true },
};

const struct col run_pairs[RUN_NPAIRS] = {
	[PAIR_ENTITY] = { "entity", false },
	[PAIR_ENTITY2] = { "entity_2", false },
	[PAIR_TYPE] = { "type", true },
	[PAIR_TYPE2] = { "type_2", true },
	[PAIR_COUNT] = { "count", false },
};

/* Whether rows end in an error.  The first group of sorted rows cannot know
 * what the rows behind it have. */
static bool
haserror(const struct run *r)
{
	return r->tool.opt.memory > 0 || r->merge.errors ||
	       (r->merging && r->sorted);
}

/* The group columns, then our own. */
static void
putheader(struct run *r)
{
	struct buf room = { 0 };
	struct rec_form f;
	size_t *field, i;

	if (r->merging)
		f = (struct rec_form){ .tsv = true,
			.named = r->recs.form.named,
			.names = r->recs.form.names,
			.nfield = r->merge.ngroup };
	else
		f = group_form(&r->group, &r->docs.recs.form, &room);
	field = mem_alloc(f.nfield + 1, sizeof(*field));
	for (i = 0; i < f.nfield; i++)
		field[i] = i;
	r->buf.len = 0;
	cols_header(&r->tool.cols, &f, field, f.nfield, &r->buf);
	if (haserror(r))
		buf_adds(&r->buf, "\terror");
	out_put(&r->tool.out, r->buf.s, r->buf.len);
	tool_endrow(&r->tool);
	free(field);
	if (!r->merging)
		free(f.names);
	buf_free(&room);
}

static void
putcount(struct buf *b, const struct count_row *row, size_t col)
{
	switch (col) {
	case COL_TYPE:
		buf_add(b, row->type.s, row->type.len);
		break;
	case COL_ENTITY:
		buf_add(b, row->entity.s, row->entity.len);
		break;
	case COL_COUNT:
		buf_addu(b, row->count);
		break;
	default:
		buf_addu(b, row->docs);
		break;
	}
}

/* A name of a pair, or the type behind it. */
static void
putname(struct buf *b, struct bytes name, bool type)
{
	const char *tab = memchr(name.s, '\t', name.len);
	size_t n = tab == NULL ? name.len : (size_t)(tab - name.s);

	if (!type)
		buf_add(b, name.s, n);
	else if (tab != NULL)
		buf_add(b, tab + 1, name.len - n - 1);
}

static void
putpair(struct buf *b, const struct count_row *row, size_t col)
{
	switch (col) {
	case PAIR_COUNT:
		buf_addu(b, row->count);
		break;
	case PAIR_ENTITY:
	case PAIR_TYPE:
		putname(b, row->type, col == PAIR_TYPE);
		break;
	default:
		putname(b, row->entity, col == PAIR_TYPE2);
		break;
	}
}

static void
putrow(struct run *r, const struct count_row *row, bool grouped)
{
	const struct cols *c = &r->tool.cols;

	r->buf.len = 0;
	if (grouped) {
		buf_add(&r->buf, row->group.s, row->group.len);
		buf_addc(&r->buf, '\t');
	}
	for (size_t i = 0; i < c->npick; i++) {
		if (i > 0)
			buf_addc(&r->buf, '\t');
		if (r->mode == RUN_PAIRS)
			putpair(&r->buf, row, c->pick[i]);
		else
			putcount(&r->buf, row, c->pick[i]);
	}
	if (haserror(r)) {
		buf_adds(&r->buf, "\t-");
		buf_addu(&r->buf, row->error);
	}
	out_put(&r->tool.out, r->buf.s, r->buf.len);
	tool_endrow(&r->tool);
}

/* Merged rows may be of any type. */
static bool
typewanted(const struct run *r, struct bytes type)
{
	if (!r->sometypes || !r->merging)
		return true;
	for (int i = 0; i < NAME_NTYPES; i++)
		if (r->types[i] && strlen(name_types[i]) == type.len &&
		    memcmp(name_types[i], type.s, type.len) == 0)
			return true;
	return false;
}

/* Write what was counted. */
static void
putrows(struct run *r)
{
	bool grouped = r->merging ? r->merge.ngroup > 0 : r->group.n > 0;
	struct count_ref *ref = count_sort(&r->count);
	struct count_row row;
	uint64_t n = 0, order = 0;

	for (size_t i = 0; i < r->count.n; i++) {
		row = count_row(&ref[i]);
		if (row.order != order)
			n = 0;
		order = row.order;
		if (row.count < r->min || !typewanted(r, row.type) ||
		    (r->top > 0 && n >= r->top))
			continue;
		n++;
		putrow(r, &row, grouped);
	}
	free(ref);
	r->rows += r->count.n;
}

static void
head(struct run *r)
{
	if (r->headed || !r->settled || !r->tool.opt.outheader)
		return;
	r->headed = true;
	putheader(r);
}

/* --sorted: one group has ended, the next begins. */
static void
turn(struct run *r, struct bytes group, const char *file, uint64_t num)
{
	head(r);
	putrows(r);
	count_clear(&r->count);
	r->groups++;
	if (!past_add(&r->past, group) && r->returned++ == 0)
		tool_fail(&r->tool, file, num,
		    "its group ended before: the input is not sorted");
	if (r->tool.opt.memory > 0 &&
	    past_memory(&r->past) > r->tool.opt.memory) {
		r->stop = true;
		tool_fail(&r->tool, file, num,
		    "the groups that ended do not fit into the memory given by "
		    "-S; stopped");
	}
}

void
rows_group(struct run *r, struct bytes group, const char *file, uint64_t num)
{
	if (count_isgroup(&r->count, group))
		return;
	pair_count(&r->pairs, &r->aliases, &r->count);
	if (r->sorted)
		turn(r, group, file, num);
	count_setgroup(&r->count, group);
}

void
rows_end(struct run *r)
{
	head(r);
	putrows(r);
	if (!r->sorted)
		r->groups = r->count.appeared;
	if (r->returned > 1)
		tool_fail(&r->tool, NULL, 0,
		    "%" PRIu64 " groups returned in all", r->returned);
}
