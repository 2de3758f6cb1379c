/* See LICENSE file for copyright and license details. */
/*
 * entity-count: the persons, organisations, places and other names of news
 * text, under their canonical names: counted by group, or each mention as it
 * comes; sums of its own output from several runs.
 */
#include <stdlib.h>
#include <string.h>

#include "alias.h"
#include "count.h"
#include "group.h"
#include "merge.h"
#include "name.h"
#include "tool.h"
#include "tsv.h"

enum { COL_TYPE, COL_ENTITY, COL_COUNT, COL_DOCS };
static const struct col columns[] = {
	[COL_TYPE] = { "type", false },
	[COL_ENTITY] = { "entity", false },
	[COL_COUNT] = { "count", false },
	[COL_DOCS] = { "docs", true },
};

enum {
	MEN_TYPE,
	MEN_ENTITY,
	MEN_MENTION,
	MEN_START,
	MEN_END,
	MEN_CONFIDENCE,
	MEN_RECORD,
	MEN_FILE
};
static const struct col mentioncolumns[] = {
	[MEN_TYPE] = { "type", false },
	[MEN_ENTITY] = { "entity", false },
	[MEN_MENTION] = { "mention", false },
	[MEN_START] = { "start", true },
	[MEN_END] = { "end", true },
	[MEN_CONFIDENCE] = { "confidence", true },
	[MEN_RECORD] = { "record", true },
	[MEN_FILE] = { "file", true },
};

enum { OPT_MERGE = OPT_OWN, OPT_MIN };
static const struct opt_def own[] = {
	{ "group", 'g', "FIELDS", "count by FIELDS, also date and file" },
	{ "mentions", 'm', NULL, "a row for each mention" },
	{ "merge", OPT_MERGE, NULL, "add up output of earlier runs" },
	{ "min", OPT_MIN, "NUM", "leave out what is counted less" },
	{ "top", 'n', "NUM", "the NUM most frequent of each group" },
	{ "types", 't', "TYPES", "only these of PER,ORG,LOC,MISC" },
	{ NULL, 0, NULL, NULL }
};

static const struct tool_about about = {
	.name = "entity-count",
	.what = "count the names of persons, organisations, places and others",
	.own = own,
	.examples = "entity-count news/*.gz | head\n"
		    "entity-count -g date -n 5 -t PER news.tsv.gz\n"
		    "entity-count -m -o +start,end,record article.txt\n",
	.cols = columns,
	.ncols = sizeof(columns) / sizeof(columns[0]),
};

struct run {
	struct tool tool;
	struct docs docs;
	struct recs recs; /* --merge */
	struct names names;
	struct aliases aliases;
	struct count count;
	struct group group;
	struct merge merge;
	const char *groupspec;
	bool mentions;
	bool merging;
	bool settled;
	bool types[NAME_NTYPES];
	bool sometypes;
	uint64_t top; /* 0: all */
	uint64_t min;
	uint64_t document; /* number over the run */
	uint64_t found;
	struct buf buf;
};

static void
types(struct run *r, const char *arg)
{
	size_t len;
	int i;

	r->sometypes = true;
	for (const char *s = arg;; s += len + 1) {
		len = strcspn(s, ",");
		for (i = 0; i < NAME_NTYPES; i++)
			if (strlen(name_types[i]) == len &&
			    memcmp(name_types[i], s, len) == 0)
				break;
		if (i >= NAME_NTYPES)
			tool_baduse(&r->tool,
			    "-t %s: types are PER, ORG, LOC, MISC", arg);
		r->types[i] = true;
		if (s[len] == '\0')
			return;
	}
}

static void
conflicts(const struct run *r)
{
	const struct tool *t = &r->tool;

	if (r->mentions && r->merging)
		tool_baduse(t, "-m and --merge exclude each other");
	if (r->merging && r->groupspec != NULL)
		tool_baduse(t, "--merge keeps the groups that it reads: no -g");
	if (r->merging && cols_has(&t->cols, COL_DOCS))
		tool_baduse(t, "--merge cannot add up docs");
	if (r->mentions && (r->groupspec != NULL || r->top > 0 || r->min > 0))
		tool_baduse(t, "-m does not count: no -g, -n or --min");
}

static void
options(struct run *r, int argc, char *argv[])
{
	struct tool *t = &r->tool;
	const char *arg = NULL;
	int ch;

	while ((ch = tool_option(t, argc, argv, &arg)) != -1)
		switch (ch) {
		case 'g':
			r->groupspec = arg;
			break;
		case 'm':
			r->mentions = true;
			t->cols.list = mentioncolumns;
			t->cols.nlist = sizeof(mentioncolumns) /
					sizeof(mentioncolumns[0]);
			break;
		case 'n':
			r->top = tool_number(t, "-n", arg, 1, INT64_MAX);
			break;
		case 't':
			types(r, arg);
			break;
		case OPT_MERGE:
			r->merging = true;
			t->opt.raw = true;
			break;
		default:
			r->min = tool_number(t, "--min", arg, 1, INT64_MAX);
			break;
		}
	tool_start(t, argc, argv);
	conflicts(r);
}

static bool
wanted(const struct run *r, enum name_type type)
{
	return !r->sometypes || r->types[type];
}

static void
putpercent(struct buf *b, unsigned x)
{
	buf_adds(b, x >= 100 ? "1." : "0.");
	buf_addc(b, (char)('0' + x / 10 % 10));
	buf_addc(b, (char)('0' + x % 10));
}

static void
putmention(struct run *r, const struct doc *d, const struct doc_part *p,
    const struct name *m, size_t col)
{
	struct buf *b = &r->buf;

	switch (col) {
	case MEN_TYPE:
		buf_adds(b, name_types[m->type]);
		break;
	case MEN_ENTITY:
		tsv_escapeline(b, alias_name(&r->aliases, m->entity));
		break;
	case MEN_MENTION:
		tsv_escapeline(
		    b, (struct bytes){ d->text + m->start, m->end - m->start });
		break;
	case MEN_START:
		buf_addu(b, m->start - p->start + p->base);
		break;
	case MEN_END:
		buf_addu(b, m->end - p->start + p->base);
		break;
	case MEN_CONFIDENCE:
		putpercent(b, m->confidence);
		break;
	case MEN_RECORD:
		buf_addu(b, p->record);
		break;
	default:
		tsv_escape(b, (struct bytes){ d->file, strlen(d->file) });
		break;
	}
}

static void
mention(struct run *r, const struct doc *d, const struct name *m)
{
	const struct doc_part *p = doc_partat(d, m->start);
	const struct cols *c = &r->tool.cols;

	r->buf.len = 0;
	if (r->docs.recs.form.tsv && r->docs.recs.form.nfield > 1) {
		buf_add(&r->buf, p->key.s, p->key.len);
		buf_addc(&r->buf, '\t');
	}
	for (size_t i = 0; i < c->npick; i++) {
		if (i > 0)
			buf_addc(&r->buf, '\t');
		putmention(r, d, p, m, c->pick[i]);
	}
	out_put(&r->tool.out, r->buf.s, r->buf.len);
	tool_endrow(&r->tool);
}

/* Count one mention; part and group are of the mention before it. */
static void
add(struct run *r, const struct doc *d, const struct name *m,
    const struct doc_part **part, uint32_t *group)
{
	const struct doc_part *p = *part;
	struct count_key k;
	struct bytes type = { name_types[m->type], 0 };

	if (p == NULL || m->start >= p->end) {
		*part = p = doc_partat(d, m->start);
		r->buf.len = 0;
		group_put(&r->group, &r->docs.recs.form, d, p, &r->buf);
		*group = count_group(
		    &r->count, (struct bytes){ r->buf.s, r->buf.len });
	}
	r->buf.len = 0;
	tsv_escapeline(&r->buf, alias_name(&r->aliases, m->entity));
	type.len = strlen(type.s);
	k.group = *group;
	k.type = type;
	k.entity = (struct bytes){ r->buf.s, r->buf.len };
	count_add(&r->count, &k, 1, 0, r->document);
}

static void
document(struct run *r, const struct doc *d)
{
	const struct doc_part *part = NULL;
	uint32_t group = 0;

	if (d->first) {
		name_reset(&r->names);
		alias_reset(&r->aliases);
		r->document++;
	}
	name_find(&r->names, d->text, d->para, d->npara);
	alias_resolve(&r->aliases, d->text, &r->names);
	for (size_t i = 0; i < r->names.n; i++) {
		const struct name *m = &r->names.name[i];

		if (!wanted(r, m->type))
			continue;
		r->found++;
		if (r->mentions)
			mention(r, d, m);
		else
			add(r, d, m, &part, &group);
	}
}

/* Beyond -S there is no right count to write. */
static bool
fits(struct run *r)
{
	if (r->tool.opt.memory == 0 ||
	    count_memory(&r->count) <= r->tool.opt.memory)
		return true;
	tool_fail(&r->tool, NULL, 0,
	    "the counts do not fit into the memory given by -S; stopped, "
	    "nothing written");
	return false;
}

static void
putheader(struct run *r, const struct rec_form *f)
{
	size_t *field = mem_alloc(f->nfield + 1, sizeof(*field)), n = 0;

	for (size_t i = 0; f->tsv && i < f->nfield; i++)
		if (f->text != i)
			field[n++] = i;
	r->buf.len = 0;
	cols_header(&r->tool.cols, f, field, n, &r->buf);
	if (r->merge.errors)
		buf_adds(&r->buf, "\terror");
	out_put(&r->tool.out, r->buf.s, r->buf.len);
	tool_endrow(&r->tool);
	free(field);
}

/* The header over counts: the group columns, then our own. */
static void
countheader(struct run *r)
{
	struct buf room = { 0 };
	struct rec_form f;

	if (r->merging) {
		f = (struct rec_form){ .tsv = true,
			.named = r->recs.form.named,
			.names = r->recs.form.names,
			.nfield = r->merge.ngroup };
		f.text = REC_NONE;
		putheader(r, &f);
		return;
	}
	f = group_form(&r->group, &r->docs.recs.form, &room);
	f.text = REC_NONE;
	putheader(r, &f);
	free(f.names);
	buf_free(&room);
}

static void
putcount(struct run *r, const struct count_row *row, size_t col)
{
	switch (col) {
	case COL_TYPE:
		buf_add(&r->buf, row->type.s, row->type.len);
		break;
	case COL_ENTITY:
		buf_add(&r->buf, row->entity.s, row->entity.len);
		break;
	case COL_COUNT:
		buf_addu(&r->buf, row->count);
		break;
	default:
		buf_addu(&r->buf, row->docs);
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
		putcount(r, row, c->pick[i]);
	}
	if (r->merge.errors) {
		buf_adds(&r->buf, "\t-");
		buf_addu(&r->buf, row->error);
	}
	out_put(&r->tool.out, r->buf.s, r->buf.len);
	tool_endrow(&r->tool);
}

static bool
typewanted(const struct run *r, struct bytes type)
{
	if (!r->sometypes)
		return true;
	for (int i = 0; i < NAME_NTYPES; i++)
		if (r->types[i] && strlen(name_types[i]) == type.len &&
		    memcmp(name_types[i], type.s, type.len) == 0)
			return true;
	return false;
}

static void
counts(struct run *r)
{
	bool grouped = r->merging ? r->merge.ngroup > 0 : r->group.n > 0;
	struct count_row *row;
	uint64_t n = 0;

	if (!fits(r))
		return;
	if (r->tool.opt.outheader && r->settled)
		countheader(r);
	row = count_rows(&r->count);
	for (size_t i = 0; i < r->count.n; i++) {
		if (i > 0 && row[i].ngroup != row[i - 1].ngroup)
			n = 0;
		if (row[i].count < r->min || !typewanted(r, row[i].type) ||
		    (r->top > 0 && n >= r->top))
			continue;
		n++;
		putrow(r, &row[i], grouped);
	}
	free(row);
}

/* What can be said of the options only once the input's form is known. */
static void
settle(struct run *r)
{
	const struct rec_form *f = &r->docs.recs.form;

	r->settled = true;
	if (r->groupspec != NULL &&
	    group_settle(&r->group, r->groupspec, f) == -1)
		tool_baduse(&r->tool, "%s", r->group.why);
	if (r->mentions && r->tool.opt.outheader)
		putheader(r, f);
}

static void
rundocs(struct run *r)
{
	struct doc *d;
	int got;

	doc_open(&r->docs, &r->tool.opt, r->tool.operand, &r->tool.hooks);
	r->tool.docs = &r->docs;
	do {
		got = doc_next(&r->docs, &d);
		if (got == -1)
			tool_baduse(&r->tool, "%s", r->docs.recs.why);
		if (!r->settled && r->docs.recs.settled)
			settle(r);
		if (got == 1)
			document(r, d);
	} while (got == 1 && fits(r));
	if (!r->mentions && got == 0)
		counts(r);
}

/* A malformed row counts as a ragged record: the first is told. */
static void
badrow(struct run *r, const struct rec *rec, const char *why)
{
	if (r->recs.stats.ragged++ == 0 && !r->tool.opt.skipbad)
		tool_fail(&r->tool, rec->file, rec->num, "%s; left out", why);
}

static void
mergeheader(struct run *r)
{
	const struct rec_form *f = &r->recs.form;
	const char *why;

	r->settled = true;
	if (f->named &&
	    (why = merge_header(&r->merge, f->names, f->nfield)) != NULL)
		tool_baduse(&r->tool, "%s", why);
}

static void
runmerge(struct run *r)
{
	struct rec rec;
	const char *why;
	int got;

	rec_open(&r->recs, &r->tool.opt, r->tool.operand, &r->tool.hooks);
	r->tool.recs = &r->recs;
	do {
		got = rec_next(&r->recs, &rec);
		if (got == -1)
			tool_baduse(&r->tool, "%s", r->recs.why);
		if (!r->settled && r->recs.settled)
			mergeheader(r);
		if (got == 1 &&
		    (why = merge_add(&r->merge, rec.raw, &r->count)) != NULL)
			badrow(r, &rec, why);
	} while (got == 1 && fits(r));
	if (r->count.overflow)
		tool_fail(&r->tool, NULL, 0, "a count is beyond 64 bits");
	if (got == 0)
		counts(r);
}

int
main(int argc, char *argv[])
{
	static struct run run;
	struct run *r = &run;
	int status;

	tool_init(&r->tool, &about);
	options(r, argc, argv);
	if (r->merging)
		runmerge(r);
	else
		rundocs(r);
	tool_stat(&r->tool, "mentions", r->found);
	tool_stat(&r->tool, "groups", r->count.ngroup);
	tool_stat(&r->tool, "rows", r->count.n);
	tool_stat(&r->tool, "memory", count_memory(&r->count));
	status = tool_end(&r->tool);
	if (r->merging)
		rec_close(&r->recs);
	else
		doc_close(&r->docs);
	name_free(&r->names);
	alias_free(&r->aliases);
	count_free(&r->count);
	group_free(&r->group);
	merge_free(&r->merge);
	buf_free(&r->buf);
	return status;
}
