/* See LICENSE file for copyright and license details. */
/*
 * dedupe - drop repeated records, documents or paragraphs, in one pass, in
 * order, the first one stays.
 */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "beyond.h"
#include "dedupe.h"
#include "remember.h"

enum {
	OPT_NORMALIZE = OPT_OWN,
	OPT_BYKEY,
	OPT_INSIDE,
	OPT_NEAR,
	OPT_WINDOW,
	OPT_DAYS,
	OPT_KEEP,
	OPT_MARK,
	OPT_REPORT,
	OPT_STATE,
	OPT_MERGESTATE,
	OPT_BANDS,
	OPT_VERIFY,
	OPT_WIDE
};

enum { KEEP_WINDOW = 1000 }; /* texts, where --window says nothing */

static const struct opt_def options[] = {
	{ "count", 'c', NULL, NULL },
	{ "repeated", 'd', NULL, NULL },
	{ "unique", 'u', NULL, NULL },
	{ "ignore-case", 'i', NULL, "as in uniq(1)" },
	{ "normalize", OPT_NORMALIZE, NULL,
	    "fold case, blanks, marks, HTML entities" },
	{ "by-key", OPT_BYKEY, NULL, NULL },
	{ "inside", OPT_INSIDE, NULL, "whole documents; paragraphs in them" },
	{ "near", OPT_NEAR, "[=LEVEL]",
	    "near-duplicates: strict, normal, loose" },
	{ "window", OPT_WINDOW, "N", NULL },
	{ "days", OPT_DAYS, "N", "after which --near forgets" },
	{ "keep", OPT_KEEP, "longest",
	    "not the first: of the last N, or 1000" },
	{ "bands", OPT_BANDS, NULL, NULL },
	{ "verify", OPT_VERIFY, NULL, "map and reduce of --near" },
	{ "mark", OPT_MARK, NULL, "drop nothing: cluster and kind first" },
	{ "report", OPT_REPORT, "FILE", "write what was dropped to FILE" },
	{ "state", OPT_STATE, "FILE", "remember in FILE what runs have seen" },
	{ "merge-state", OPT_MERGESTATE, NULL,
	    "the operands are states: unite them" },
	{ "wide", OPT_WIDE, NULL, "fingerprints of 128 bits, not 76" },
	{ NULL, 0, NULL, NULL },
};

static const struct tool_about about = {
	.name = "dedupe",
	.what = "Drop repeated records; the first stays, in order.",
	.own = options,
	.examples = "  dedupe headlines.txt\n"
		    "  date-tag news/*.gz | dedupe -f 3\n"
		    "  dedupe --by-key --report dropped.tsv news.tsv.gz\n",
};

static void
level(struct dedupe *d, const char *arg)
{
	enum near_level l = NEAR_NORMAL;

	if (arg != NULL)
		for (l = 0; l < NEAR_NLEVELS; l++)
			if (strcmp(arg, near_levels[l]) == 0)
				break;
	if (l == NEAR_NLEVELS)
		tool_baduse(
		    &d->tool, "--near=%s: strict, normal or loose", arg);
	d->likes = true;
	d->near.level = l;
}

/* The options that say how --near works. */
static void
nearoption(struct dedupe *d, int ch, const char *arg)
{
	switch (ch) {
	case OPT_NEAR:
		level(d, arg);
		break;
	case OPT_WINDOW:
		d->near.window = tool_number(
		    &d->tool, "--window", arg, 1, UINT32_MAX);
		break;
	case OPT_DAYS:
		d->near.days = (long)tool_number(
		    &d->tool, "--days", arg, 0, INT32_MAX);
		break;
	case OPT_KEEP:
		if (strcmp(arg, "longest") != 0)
			tool_baduse(&d->tool, "--keep %s: only longest", arg);
		d->held.window = KEEP_WINDOW;
		break;
	case OPT_BANDS:
		d->bands = true;
		break;
	case OPT_VERIFY:
		d->verify = true;
		break;
	default:
		break;
	}
}

static void
option(struct dedupe *d, int ch, const char *arg)
{
	switch (ch) {
	case 'c':
		d->count = true;
		break;
	case 'd':
		d->repeated = true;
		break;
	case 'u':
		d->unique = true;
		break;
	case 'i':
		if (d->compare.fold == COMPARE_BYTES)
			d->compare.fold = COMPARE_CASE;
		break;
	case OPT_NORMALIZE:
		d->compare.fold = COMPARE_TEXT;
		break;
	case OPT_BYKEY:
		d->bykey = true;
		break;
	case OPT_INSIDE:
		d->inside = true;
		break;
	case OPT_MARK:
		d->mark = true;
		break;
	case OPT_REPORT:
		d->reportpath = arg;
		break;
	case OPT_STATE:
		d->statepath = arg;
		break;
	case OPT_MERGESTATE:
		d->unite = true;
		break;
	case OPT_WIDE:
		d->wide = true;
		break;
	default:
		nearoption(d, ch, arg);
		break;
	}
}

static void
checknear(const struct dedupe *d)
{
	const bool longest = d->held.window > 0;
	const bool own = d->near.window != 0 || d->near.days >= 0 || longest;

	if (own && !d->likes)
		tool_baduse(
		    &d->tool, "--window, --days and --keep go with --near");
	if (longest && (d->inside || d->mark || dedupe_tallies(d)))
		tool_baduse(&d->tool, "--keep goes with none of -c, -d, -u, "
				      "--inside and --mark");
	if (d->near.window != 0 && d->statepath != NULL)
		tool_baduse(&d->tool, "--window does not go with --state");
	if (d->mark && (d->inside || d->statepath != NULL || dedupe_tallies(d)))
		tool_baduse(&d->tool, "--mark goes with none of -c, -d, -u, "
				      "--inside and --state");
}

/* What is not done on many machines. */
static void
checkspread(const struct dedupe *d)
{
	if (!d->bands && !d->verify)
		return;
	if (!d->likes || (d->bands && d->verify))
		tool_baduse(&d->tool, "--bands or --verify goes with --near");
	if (d->inside || d->mark || dedupe_tallies(d) || d->statepath != NULL ||
	    d->reportpath != NULL || d->near.window != 0 || d->held.window > 0)
		tool_baduse(&d->tool,
		    "--bands and --verify go with none of -c, -d, -u, "
		    "--inside, --keep, --mark, --report, --state and "
		    "--window");
	if (d->bands && d->near.days >= 0)
		tool_baduse(&d->tool, "--days goes with --verify, where texts "
				      "are compared");
	if (d->verify && (d->bykey || d->tool.opt.field != NULL))
		tool_baduse(&d->tool, "--by-key and -f go with --bands, which "
				      "takes the texts");
}

static void
check(const struct dedupe *d)
{
	checknear(d);
	checkspread(d);
	if (d->repeated && d->unique)
		tool_baduse(&d->tool, "-d and -u exclude each other");
	if (d->bykey && d->inside)
		tool_baduse(
		    &d->tool, "--by-key and --inside exclude each other");
	if (d->inside && dedupe_tallies(d))
		tool_baduse(
		    &d->tool, "--inside goes with none of -c, -d and -u");
	if (d->statepath != NULL && (d->inside || dedupe_tallies(d)))
		tool_baduse(&d->tool,
		    "--state goes with none of -c, -d, -u and --inside");
	if (d->wide && d->likes)
		tool_baduse(&d->tool, "--wide does not go with --near");
	if (d->unite && d->statepath == NULL)
		tool_baduse(&d->tool, "--merge-state needs --state");
	if (d->unite && d->tool.operand == d->tool.standard)
		tool_baduse(&d->tool, "--merge-state needs operands");
}

static void
prepare(struct dedupe *d)
{
	const struct opt *o = &d->tool.opt;
	const bool fold = d->compare.fold != COMPARE_BYTES;
	const bool keeps = d->reportpath != NULL || d->inside || d->mark ||
			   d->likes || dedupe_tallies(d) || (fold && o->stats);
	char why[REPORT_WHY];

	if (d->likes)
		d->compare.fold = COMPARE_TEXT;
	if (d->held.window > 0 && d->near.window > 0)
		d->held.window = d->near.window;
	d->compare.both = (fold || d->likes) && keeps;
	d->report.near = d->likes;
	judge_init(&d->judge, keeps, d->wide, o->memory);
	if (beyond_isable(d))
		d->judge.limit = d->judge.set.limit = o->memory -
						      SPILL_LEAST / 2;
	remember_open(d);
	if (o->stats && o->raw)
		hint_init(&d->hint);
	if (d->reportpath != NULL && report_open(&d->report, d->reportpath,
					 o->term, d->tool.operand, why) == -1)
		tool_baduse(&d->tool, "--report %s: %s", d->reportpath, why);
}

static void
stats(const struct dedupe *d)
{
	const struct tool *t = &d->tool;
	char risk[32];

	if (!t->opt.stats)
		return;
	if (d->statepath != NULL) {
		tool_stat(t, "former", d->judge.past->count);
		tool_stat(t, "dropped_former", d->former);
	}
	if (d->bands || d->verify) {
		tool_stat(t, d->bands ? "keys" : "pairs", d->kept);
		return;
	}
	snprintf(risk, sizeof(risk), "%.1e", judge_risk(&d->judge));
	tool_stat(t, "kept", d->kept);
	tool_stat(t, "dropped_exact", d->dropped[REPORT_EXACT]);
	tool_stat(t, "dropped_normalised", d->dropped[REPORT_NORMALISED]);
	if (d->likes)
		tool_stat(t, "dropped_near", d->dropped[REPORT_NEAR]);
	if (d->inside)
		tool_stat(t, "cut_lines", d->cut);
	else
		tool_stat(t, "distinct", dedupe_distinct(d));
	if (d->bykey)
		tool_stat(t, "uncompared", d->uncompared);
	tool_stat(t, "memory", dedupe_bytes(d));
	if (!d->likes)
		tool_statword(t, "expected_false_drops", risk);
	if (d->dropped[REPORT_EXACT] == 0 && hint_given(&d->hint))
		tool_statword(t, "hint", "use -f");
}

static int
run(struct dedupe *d, struct recs *rs, struct docs *ds)
{
	struct tool *t = &d->tool;
	int st;

	if (d->bykey || d->inside) {
		t->docs = ds;
		st = d->inside ? inside_run(d, ds) : whole_run(d, ds);
	} else {
		t->recs = rs;
		rs->raggedok = !d->bands && !d->verify;
		st = d->bands  ? bands_run(d, rs) :
		     d->verify ? verify_run(d, rs) :
		     d->likes  ? alike_run(d, rs) :
				 lines_run(d, rs);
	}
	if (st == -1)
		tool_baduse(t, "%s", rs->why);
	/* Counts of a part would be wrong. */
	if (dedupe_tallies(d) && !d->full)
		dedupe_tally(d);
	beyond_end(d);
	remember_commit(d);
	spill_close(&d->spill);
	stats(d);
	if (report_close(&d->report) == -1) {
		t->status = FAIL;
		warn("%s", d->reportpath);
	}
	return tool_end(t);
}

static void
release(struct dedupe *d)
{
	judge_free(&d->judge);
	near_free(&d->near);
	past_close(&d->past);
	longest_free(&d->held);
	free(d->doc.raw);
	free(d->doc.record);
	buf_free(&d->marked);
	tally_free(&d->tally);
	compare_free(&d->compare);
	hint_free(&d->hint);
	buf_free(&d->scratch);
}

int
main(int argc, char *argv[])
{
	struct dedupe d = { .count = false };
	struct tool *t = &d.tool;
	struct recs recs;
	struct docs docs;
	struct opt o;
	const char *arg;
	int ch, status;

	tool_init(t, &about);
	near_init(&d.near, NEAR_NORMAL);
	t->opt.fieldlist = true;
	while ((ch = tool_option(t, argc, argv, &arg)) != -1)
		option(&d, ch, arg);
	t->opt.raw = t->opt.field == NULL && !d.bykey && !d.inside && !d.likes;
	tool_start(t, argc, argv);
	check(&d);
	if (d.unite) {
		status = remember_unite(&d);
		release(&d);
		return status;
	}
	prepare(&d);
	/* A document is taken whole also where each row goes out at once. */
	o = t->opt;
	o.linebuf = false;
	if (d.bykey || d.inside) {
		doc_open(&docs, &o, t->operand, &t->hooks);
		status = run(&d, &docs.recs, &docs);
		doc_close(&docs);
	} else {
		rec_open(&recs, &t->opt, t->operand, &t->hooks);
		status = run(&d, &recs, &docs);
		rec_close(&recs);
	}
	release(&d);
	return status;
}
