/* See LICENSE file for copyright and license details. */
/*
 * entity-count: the persons, organisations, places and other names of news
 * text, under their canonical names: counted by group, or each mention as it
 * comes; sums of its own output from several runs.
 */
#include <stdlib.h>
#include <string.h>

#include "run.h"
#include "side.h"
#include "tsv.h"

enum {
	OPT_MERGE = OPT_OWN,
	OPT_MIN,
	OPT_SORTED,
	OPT_PAIRS,
	OPT_BYSENTENCE,
	OPT_FAST,
	OPT_ALIAS,
	OPT_GAZETTEER
};
static const struct opt_def own[] = { { "alias", OPT_ALIAS, "FILE",
					  "name TAB canonical name, a line" },
	{ "by-sentence", OPT_BYSENTENCE, NULL, "--pairs: in a sentence" },
	{ "fast", OPT_FAST, NULL, "names by lists: faster, less sure" },
	{ "gazetteer", OPT_GAZETTEER, "FILE",
	    "name TAB type, a line; !type: always" },
	{ "group", 'g', "FIELDS", "count by FIELDS, also date and file" },
	{ "mentions", 'm', NULL, "a row for each mention" },
	{ "merge", OPT_MERGE, NULL, "add up output of earlier runs" },
	{ "min", OPT_MIN, "NUM", "leave out what is counted less" },
	{ "pairs", OPT_PAIRS, NULL, "documents that name both of two" },
	{ "sorted", OPT_SORTED, NULL, "write each group when it ends" },
	{ "top", 'n', "NUM", "the NUM most frequent of each group" },
	{ "types", 't', "TYPES", "only these of PER,ORG,LOC,MISC" },
	{ NULL, 0, NULL, NULL } };

static const struct tool_about about = {
	.name = "entity-count",
	.what = "count the names of persons, organisations, places and others",
	.own = own,
	.examples = "entity-count news/*.gz | head\n"
		    "entity-count -g date -n 5 -t PER news.tsv.gz\n"
		    "entity-count -m -o +start,end,record article.txt\n",
	.cols = run_counts,
	.ncols = RUN_NCOUNTS,
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
mode(struct run *r, enum run_mode m)
{
	struct cols *c = &r->tool.cols;

	if (r->mode != RUN_COUNT && r->mode != m)
		tool_baduse(&r->tool, "-m and --pairs exclude each other");
	r->mode = m;
	c->list = m == RUN_PAIRS ? run_pairs : run_mentions;
	c->nlist = m == RUN_PAIRS ? RUN_NPAIRS : RUN_NMENTIONS;
}

static void
mergeconflicts(const struct run *r)
{
	const struct tool *t = &r->tool;
	const struct cols *c = &t->cols;

	if (r->mode == RUN_MENTIONS)
		tool_baduse(t, "-m and --merge exclude each other");
	if (r->groupspec != NULL)
		tool_baduse(t, "--merge keeps the groups that it reads: no -g");
	if (r->mode == RUN_COUNT && cols_has(c, COL_DOCS))
		tool_baduse(t, "--merge cannot add up docs");
	if (r->mode == RUN_PAIRS &&
	    (r->sometypes || cols_has(c, PAIR_TYPE) || cols_has(c, PAIR_TYPE2)))
		tool_baduse(t, "pairs to merge have no types: no -t, no type");
	if (r->gazetteer.n > 0 || r->aliaslist.n > 0 ||
	    r->names.finder == NAME_BYLISTS)
		tool_baduse(t, "--merge finds no names: no --gazetteer, no "
			       "--alias, no --fast");
}

static void
conflicts(const struct run *r)
{
	const struct tool *t = &r->tool;

	if (r->merging)
		mergeconflicts(r);
	if (r->mode == RUN_MENTIONS &&
	    (r->groupspec != NULL || r->top > 0 || r->min > 0 || r->sorted))
		tool_baduse(t, "-m does not count: no -g, -n, --min, --sorted");
	if (r->bysentence && r->mode != RUN_PAIRS)
		tool_baduse(t, "--by-sentence goes with --pairs");
	if (r->bysentence && r->merging)
		tool_baduse(t, "--merge finds no sentences: no --by-sentence");
}

static const char *
addalias(void *arg, struct bytes name, struct bytes canonical)
{
	return aliaslist_add(arg, name, canonical);
}

static const char *
addname(void *arg, struct bytes name, struct bytes type)
{
	return gazetteer_add(arg, name, type);
}

/* A side file that is not whole stops the run before anything is written. */
static void
side(struct run *r, const char *path, side_add *add, void *arg)
{
	char why[SIDE_WHY];
	uint64_t record;

	if (strcmp(path, "-") == 0)
		tool_baduse(&r->tool,
		    "--alias and --gazetteer take a file, not standard input");
	if (side_read(path, add, arg, &record, why) == -1) {
		tool_fail(&r->tool, path, record, "%s", why);
		exit(BADUSE);
	}
}

static void
option(struct run *r, int ch, const char *arg)
{
	struct tool *t = &r->tool;

	switch (ch) {
	case 'g':
		r->groupspec = arg;
		break;
	case 'm':
		mode(r, RUN_MENTIONS);
		break;
	case 'n':
		r->top = tool_number(t, "-n", arg, 1, INT64_MAX);
		break;
	case 't':
		types(r, arg);
		break;
	case OPT_ALIAS:
		side(r, arg, addalias, &r->aliaslist);
		break;
	case OPT_FAST:
		r->names.finder = NAME_BYLISTS;
		break;
	case OPT_BYSENTENCE:
		r->bysentence = true;
		break;
	case OPT_GAZETTEER:
		side(r, arg, addname, &r->gazetteer);
		r->names.known = &r->gazetteer.phrases.keys;
		break;
	case OPT_MERGE:
		r->merging = true;
		t->opt.raw = true;
		break;
	case OPT_PAIRS:
		mode(r, RUN_PAIRS);
		break;
	case OPT_SORTED:
		r->sorted = true;
		break;
	default:
		r->min = tool_number(t, "--min", arg, 1, INT64_MAX);
		break;
	}
}

static void
options(struct run *r, int argc, char *argv[])
{
	const char *arg = NULL;
	int ch;

	while ((ch = tool_option(&r->tool, argc, argv, &arg)) != -1)
		option(r, ch, arg);
	tool_start(&r->tool, argc, argv);
	conflicts(r);
	r->count.limit = r->tool.opt.memory;
	r->aliases.list = &r->aliaslist;
	r->pairs.typed = r->mode == RUN_PAIRS &&
			 (cols_has(&r->tool.cols, PAIR_TYPE) ||
			     cols_has(&r->tool.cols, PAIR_TYPE2));
}

static void
group(struct run *r, const struct doc *d, const struct doc_part *p)
{
	r->key.len = 0;
	group_put(&r->group, &r->docs.recs.form, d, p, &r->key);
	rows_group(
	    r, (struct bytes){ r->key.s, r->key.len }, d->file, p->record);
}

static void
count(struct run *r, const struct name *m)
{
	const char *type = name_types[m->type];

	r->buf.len = 0;
	tsv_escapeline(&r->buf, alias_name(&r->aliases, m->entity));
	count_add(&r->count, (struct bytes){ type, strlen(type) },
	    (struct bytes){ r->buf.s, r->buf.len }, 1, 0, r->document);
}

/* Whether a sentence begins among the tokens from at up to a mention. */
static bool
newsentence(const struct names *ns, size_t *at, const struct name *m)
{
	bool is = false;

	for (; *at <= m->tok; ++*at)
		is |= (ns->tokens.tok[*at].flags & TOKEN_START) != 0;
	return is;
}

/* One stretch: each mention goes where the mode says.  A group that changes
 * ends a document's pairs. */
static void
mentions(struct run *r, const struct doc *d)
{
	const struct doc_part *part = NULL;
	size_t i, at = 0;

	for (i = 0; i < r->names.n && !r->stop; i++) {
		const struct name *m = &r->names.name[i];

		if (r->bysentence && newsentence(&r->names, &at, m))
			pair_count(&r->pairs, &r->aliases, &r->count);
		if (r->sometypes && !r->types[m->type])
			continue;
		r->found++;
		if (r->mode == RUN_MENTIONS) {
			mention_put(r, d, m);
			continue;
		}
		if (part == NULL || m->start >= part->end) {
			part = doc_partat(d, m->start);
			group(r, d, part);
		}
		if (r->mode == RUN_PAIRS)
			pair_meet(&r->pairs, m->entity);
		else
			count(r, m);
	}
}

static bool
document(void *arg, struct doc *d)
{
	struct run *r = arg;

	if (d->first) {
		pair_count(&r->pairs, &r->aliases, &r->count);
		name_reset(&r->names);
		alias_reset(&r->aliases);
		r->document++;
	}
	name_find(&r->names, d->text, d->para, d->npara);
	gazetteer_apply(&r->gazetteer, d->text, &r->names);
	alias_resolve(&r->aliases, d->text, &r->names);
	mentions(r, d);
	return !r->stop;
}

/* What can be said of the options only once the input's form is known. */
static void
settle(void *arg)
{
	struct run *r = arg;
	const struct rec_form *f = &r->docs.recs.form;

	r->settled = true;
	if (r->groupspec != NULL &&
	    group_settle(&r->group, r->groupspec, f) == -1)
		tool_baduse(&r->tool, "%s", r->group.why);
	if (r->mode == RUN_MENTIONS && r->tool.opt.outheader)
		mention_header(r);
}

static void
rundocs(struct run *r)
{
	doc_open(&r->docs, &r->tool.opt, r->tool.operand, &r->tool.hooks);
	r->row.tool = &r->tool;
	r->row.docs = &r->docs;
	tool_documents(&r->tool, &r->docs, settle, document, r);
	if (r->mode == RUN_MENTIONS || r->stop)
		return;
	pair_count(&r->pairs, &r->aliases, &r->count);
	rows_end(r);
}

/* A malformed row counts as a ragged record: the first is told. */
static void
badrow(struct run *r, const struct rec *rec, const char *why)
{
	if (r->recs.stats.ragged++ == 0 && !r->tool.opt.skipbad)
		tool_fail(&r->tool, rec->file, rec->num, "%s; left out", why);
}

static void
mergerow(struct run *r, const struct rec *rec)
{
	struct merge_row row;
	const char *why = merge_read(&r->merge, rec->raw, &row);

	if (why != NULL) {
		badrow(r, rec, why);
		return;
	}
	rows_group(r, row.group, rec->file, rec->num);
	count_add(&r->count, row.type, row.entity, row.count, row.error, 0);
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
	int got;

	rec_open(&r->recs, &r->tool.opt, r->tool.operand, &r->tool.hooks);
	r->tool.recs = &r->recs;
	do {
		got = rec_next(&r->recs, &rec);
		if (got == -1)
			tool_baduse(&r->tool, "%s", r->recs.why);
		if (!r->settled && r->recs.settled)
			mergeheader(r);
		if (got == 1)
			mergerow(r, &rec);
	} while (got == 1 && !r->stop);
	if (r->count.overflow)
		tool_fail(&r->tool, NULL, 0, "a count is beyond 64 bits");
	if (!r->stop)
		rows_end(r);
}

static void
stats(const struct run *r)
{
	const struct tool *t = &r->tool;

	tool_stat(t, "mentions", r->found);
	tool_stat(t, "groups", r->groups);
	tool_stat(t, "rows", r->rows);
	tool_stat(t, "memory", count_memory(&r->count));
	if (t->opt.memory > 0) {
		tool_stat(t, "counters", r->count.counters);
		tool_stat(t, "floor", r->count.floor);
	}
	if (r->mode == RUN_PAIRS)
		tool_stat(t, "unpaired", r->pairs.omitted);
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
	stats(r);
	status = tool_end(&r->tool);
	if (r->merging)
		rec_close(&r->recs);
	else
		doc_close(&r->docs);
	name_free(&r->names);
	alias_free(&r->aliases);
	aliaslist_free(&r->aliaslist);
	gazetteer_free(&r->gazetteer);
	count_free(&r->count);
	group_free(&r->group);
	merge_free(&r->merge);
	pair_free(&r->pairs);
	past_free(&r->past);
	buf_free(&r->key);
	buf_free(&r->buf);
	row_free(&r->row);
	return status;
}
