/* See LICENSE file for copyright and license details. */
/*
 * extract-quotes: who said what.  Finds the quotations of news text, the words
 * that introduce them and the people who speak, and writes a row for each.
 */
#include <limits.h>
#include <stdlib.h>

#include "join.h"
#include "quote.h"
#include "row.h"
#include "tool.h"
#include "tsv.h"

enum {
	COL_SPEAKER,
	COL_CUE,
	COL_KIND,
	COL_QUOTE,
	COL_START,
	COL_END,
	COL_MENTION,
	COL_MENTIONSTART,
	COL_MENTIONEND,
	COL_CUESTART,
	COL_CUEEND,
	COL_CONFIDENCE,
	COL_QUOTEID,
	COL_DATE,
	COL_RECORD,
	COL_FILE
};

static const struct col columns[] = {
	[COL_SPEAKER] = { "speaker", false },
	[COL_CUE] = { "cue", false },
	[COL_KIND] = { "kind", false },
	[COL_QUOTE] = { "quote", false },
	[COL_START] = { "start", true },
	[COL_END] = { "end", true },
	[COL_MENTION] = { "mention", true },
	[COL_MENTIONSTART] = { "mention_start", true },
	[COL_MENTIONEND] = { "mention_end", true },
	[COL_CUESTART] = { "cue_start", true },
	[COL_CUEEND] = { "cue_end", true },
	[COL_CONFIDENCE] = { "confidence", true },
	[COL_QUOTEID] = { "quote_id", true },
	[COL_DATE] = { "date", true },
	[COL_RECORD] = { "record", true },
	[COL_FILE] = { "file", true },
};

enum { OPT_JOIN = OPT_OWN, OPT_LEAST };

static const struct opt_def own[] = {
	{ "all", 'a', NULL, "stretches without an act of speech too" },
	{ "indirect", 'i', NULL, "reported speech without marks too" },
	{ "join", OPT_JOIN, NULL, "one row for all pieces of a quotation" },
	{ "min-confidence", OPT_LEAST, "X", "leave out rows below X (0 to 1)" },
	{ NULL, 0, NULL, NULL }
};

static const struct tool_about about = {
	.name = "extract-quotes",
	.what = "who said what: quotations, their speakers and their cues",
	.own = own,
	.examples = "extract-quotes article.txt\n"
		    "date-tag news/*.gz | extract-quotes | cut -f 3,6\n"
		    "extract-quotes -i -o confidence,record news.tsv.gz\n",
	.cols = columns,
	.ncols = sizeof(columns) / sizeof(columns[0]),
};

struct run {
	struct tool tool;
	struct docs docs;
	struct quotes quotes;
	struct join join;
	bool joined;
	unsigned least; /* confidence, percent */
	uint64_t kinds[QUOTE_SCARE + 1];
	uint64_t speakerless;
	struct row row;
};

/* A decimal between 0 and 1 in percent, cut after two digits. */
static unsigned
percent(const struct tool *t, const char *arg)
{
	const char *s = arg;
	unsigned x = 0, digits = 0;
	bool any = false;

	for (; *s == '0' || *s == '1'; s++, any = true)
		x = x * 10 + (unsigned)(*s - '0');
	if (x > 1 || s - arg > 9)
		goto bad;
	x *= 100;
	if (*s == '.')
		for (s++; *s >= '0' && *s <= '9'; s++, any = true)
			if (digits++ < 2)
				x += (unsigned)(*s - '0') *
				     (digits == 1 ? 10 : 1);
	if (*s == '\0' && any && x <= 100)
		return x;
bad:
	tool_baduse(t, "--min-confidence %s: not a number from 0 to 1", arg);
}

/* An end of a span beside the quotation; none where it stands in another
 * record than the quotation's. */
static void
putspan(struct row *row, struct span s, bool end)
{
	if (s.start != s.end && doc_partat(row->doc, s.start) == row->part)
		row_offset(row, end ? s.end : s.start);
}

static void
puttext(struct row *row, const struct quote *q)
{
	row_text(row, q->start, q->end);
	for (q = q->next; q != NULL; q = q->next) {
		buf_adds(&row->buf, " \xe2\x80\xa6 ");
		row_text(row, q->start, q->end);
	}
}

/* The whole quotation, with all that lies between its pieces. */
static struct span
extent(const struct quote *q)
{
	struct span s = { q->start, q->end };

	while ((q = q->next) != NULL)
		s.end = q->end;
	return s;
}

static void
putcol(struct row *row, const void *item, size_t col)
{
	const struct quote *q = item;
	struct buf *b = &row->buf;

	switch (col) {
	case COL_SPEAKER:
		tsv_escapeline(b, q->speaker);
		break;
	case COL_CUE:
		row_text(row, q->cue.start, q->cue.end);
		break;
	case COL_KIND:
		buf_adds(b, quote_kinds[q->kind]);
		break;
	case COL_QUOTE:
		puttext(row, q);
		break;
	case COL_START:
	case COL_END:
		putspan(row, extent(q), col == COL_END);
		break;
	case COL_MENTION:
		row_text(row, q->who.mention.start, q->who.mention.end);
		break;
	case COL_MENTIONSTART:
	case COL_MENTIONEND:
		putspan(row, q->who.mention, col == COL_MENTIONEND);
		break;
	case COL_CUESTART:
	case COL_CUEEND:
		putspan(row, q->cue, col == COL_CUEEND);
		break;
	case COL_CONFIDENCE:
		buf_addpercent(b, q->confidence);
		break;
	case COL_QUOTEID:
		buf_addu(b, q->id);
		break;
	case COL_DATE:
		buf_adds(b, row->doc->date.iso);
		break;
	case COL_RECORD:
		row_record(row);
		break;
	default:
		row_file(row);
		break;
	}
}

static bool
document(void *arg, struct doc *d)
{
	struct run *r = arg;

	quote_find(&r->quotes, d);
	if (r->joined)
		join_pieces(&r->join, &r->quotes);
	for (size_t i = 0; i < r->quotes.n; i++) {
		const struct quote *q = &r->quotes.v[i];

		if (q->piece || q->confidence < r->least)
			continue;
		r->kinds[q->kind]++;
		r->speakerless += q->speaker.len == 0;
		row_put(&r->row, d, q->start, putcol, q);
	}
	return true;
}

static void
header(void *arg)
{
	struct run *r = arg;
	size_t *field, n;

	if (!r->tool.opt.outheader)
		return;
	n = row_keys(&r->docs.recs.form, true, &field);
	row_header(&r->row, field, n);
	free(field);
}

static void
options(struct run *r, int argc, char *argv[])
{
	const char *arg = NULL;
	int ch;

	while ((ch = tool_option(&r->tool, argc, argv, &arg)) != -1)
		switch (ch) {
		case 'a':
			r->quotes.all = true;
			break;
		case 'i':
			r->quotes.indirect = true;
			break;
		case OPT_JOIN:
			r->joined = true;
			break;
		default:
			r->least = percent(&r->tool, arg);
			break;
		}
	tool_start(&r->tool, argc, argv);
	r->quotes.stretch = r->tool.opt.linebuf ? 1 :
			    r->tool.opt.maxdocument > 1 ?
						  r->tool.opt.maxdocument / 2 :
						  1;
}

static void
stats(const struct run *r)
{
	static const char *const name[] = { "direct", "mixed", "indirect",
		"scare" };

	for (size_t i = 0; i <= QUOTE_SCARE; i++)
		tool_stat(&r->tool, name[i], r->kinds[i]);
	tool_stat(&r->tool, "speakerless", r->speakerless);
}

int
main(int argc, char *argv[])
{
	static struct run run;
	struct run *r = &run;
	int status;

	tool_init(&r->tool, &about);
	options(r, argc, argv);
	doc_open(&r->docs, &r->tool.opt, r->tool.operand, &r->tool.hooks);
	r->row.tool = &r->tool;
	r->row.docs = &r->docs;
	tool_documents(&r->tool, &r->docs, header, document, r);
	stats(r);
	status = tool_end(&r->tool);
	doc_close(&r->docs);
	quote_free(&r->quotes);
	join_free(&r->join);
	row_free(&r->row);
	return status;
}
