/* See LICENSE file for copyright and license details. */
/*
 * date-tag: when.  Writes each record with the date of its document, or a row
 * for each date expression in it, or the text with TIMEX3 elements.
 */
#include <stdlib.h>
#include <string.h>

#include "bestday.h"
#include "expr.h"
#include "inline.h"
#include "row.h"
#include "tool.h"
#include "tsv.h"

/* Without -e: a row for each record. */
enum { REC_ID, REC_DATE, REC_TEXT, REC_SOURCE };

static const struct col records[] = {
	[REC_ID] = { "id", false },
	[REC_DATE] = { "date", false },
	[REC_TEXT] = { "text", false },
	[REC_SOURCE] = { "date_source", true },
};

/* With -e: a row for each expression. */
enum {
	EXPR_TYPE,
	EXPR_VALUE,
	EXPR_EXPRESSION,
	EXPR_START,
	EXPR_END,
	EXPR_MOD,
	EXPR_QUANT,
	EXPR_FREQ,
	EXPR_FIRST,
	EXPR_LAST,
	EXPR_DATE,
	EXPR_RECORD,
	EXPR_FILE
};

static const struct col expressions[] = {
	[EXPR_TYPE] = { "type", false },
	[EXPR_VALUE] = { "value", false },
	[EXPR_EXPRESSION] = { "expression", false },
	[EXPR_START] = { "start", true },
	[EXPR_END] = { "end", true },
	[EXPR_MOD] = { "mod", true },
	[EXPR_QUANT] = { "quant", true },
	[EXPR_FREQ] = { "freq", true },
	[EXPR_FIRST] = { "first", true },
	[EXPR_LAST] = { "last", true },
	[EXPR_DATE] = { "date", true },
	[EXPR_RECORD] = { "record", true },
	[EXPR_FILE] = { "file", true },
};

enum { OPT_INLINE = OPT_OWN, OPT_NARRATIVE, OPT_DAYFIRST, OPT_KEYDATE };

static const struct opt_def own[] = { { "expressions", 'e', NULL,
					  "a row for each date expression" },
	{ "date-from-key", OPT_KEYDATE, NULL,
	    "a document's date from figures in its key" },
	{ "day-first", OPT_DAYFIRST, NULL, "3/4/2016 is 3 April" },
	{ "inline", OPT_INLINE, NULL, "the text with TIMEX3 elements" },
	{ "narrative", OPT_NARRATIVE, NULL,
	    "anchor to the date last mentioned" },
	{ NULL, 0, NULL, NULL } };

static const struct tool_about about = {
	.name = "date-tag",
	.what = "when: the date of each document, the date expressions in it",
	.own = own,
	.examples = "date-tag news/*.gz\n"
		    "date-tag -e news.tsv.gz | cut -f 4 | sort | uniq -c\n"
		    "date-tag --inline --date 2016-12-22 article.txt\n",
	.cols = records,
	.ncols = sizeof(records) / sizeof(records[0]),
};

struct run {
	struct tool tool;
	struct docs docs;
	struct anchor anchor;
	struct exprs exprs;
	bool expressions;
	bool tags;    /* --inline */
	bool keydate; /* --date-from-key */
	uint64_t nkeydate;
	char textdate[11]; /* that the document's text supports, or "" */
	uint64_t ntextdate;
	bool searched; /* exprs are those of the stretch, without a date */
	size_t *key;   /* fields that pass through */
	size_t nkey;
	struct col *named; /* records[], the text's column under its name */
	char *textname;
	struct bytes *field; /* of the record at hand */
	size_t fieldcap;
	struct bytes rest; /* of its text, as it stands */
	size_t at;	   /* where in the stretch that is */
	size_t next;	   /* expression to be put */
	uint64_t tid;	   /* elements in the document so far */
	uint64_t types[TIMEX_SET + 1];
	struct buf buf; /* a record's row */
	struct row row; /* an expression's */
};

static void
addiso(struct buf *b, const struct timex_days *d, long day)
{
	char iso[16];

	if (!d->known)
		return;
	timex_iso(day, iso);
	buf_adds(b, iso);
}

static void
putexpr(struct row *row, const void *item, size_t col)
{
	const struct expr *e = item;
	struct buf *b = &row->buf;

	switch (col) {
	case EXPR_TYPE:
		buf_adds(b, timex_types[e->x.type]);
		break;
	case EXPR_VALUE:
		buf_adds(b, e->value);
		break;
	case EXPR_EXPRESSION:
		row_text(row, e->start, e->end);
		break;
	case EXPR_START:
		row_offset(row, e->start);
		break;
	case EXPR_END:
		row_offset(row, e->end);
		break;
	case EXPR_MOD:
		buf_adds(b, timex_mods[e->x.mod]);
		break;
	case EXPR_QUANT:
		buf_adds(b, e->x.quant);
		break;
	case EXPR_FREQ:
		buf_adds(b, e->x.freq);
		break;
	case EXPR_FIRST:
		addiso(b, &e->days, e->days.first);
		break;
	case EXPR_LAST:
		addiso(b, &e->days, e->days.last);
		break;
	case EXPR_DATE:
		buf_adds(b, row->doc->date.iso);
		break;
	case EXPR_RECORD:
		row_record(row);
		break;
	default:
		row_file(row);
		break;
	}
}

static void
search(struct run *r, const struct doc *d)
{
	if (d->first)
		anchor_init(&r->anchor, d->date.iso);
	r->exprs.n = 0;
	expr_find(d->text, 0, d->head, &r->anchor, &r->exprs);
	for (size_t i = 0; i < d->npara; i++)
		expr_find(d->text, d->para[i].start, d->para[i].end, &r->anchor,
		    &r->exprs);
}

static void
find(struct run *r, const struct doc *d)
{
	if (d->first)
		r->tid = 0;
	r->next = 0;
	if (!r->searched)
		search(r, d);
	for (size_t i = 0; i < r->exprs.n; i++)
		r->types[r->exprs.v[i].x.type]++;
}

/* The date column of a record: what its reference field holds, if anything. */
static void
putdate(struct run *r, const struct doc *d)
{
	const struct rec_form *f = &r->docs.recs.form;
	struct bytes field = { "", 0 };
	char iso[11];

	if (f->tsv && f->ref != REC_NONE)
		field = r->field[f->ref];
	if (field.len == 0 || d->date.source == DOCDATE_OPTION)
		buf_adds(&r->buf, d->date.iso);
	else if (field.len == 8 && docdate_field(field, iso) == 1)
		buf_adds(&r->buf, iso);
	else
		buf_add(&r->buf, field.s, field.len);
}

/* Bytes of the part that are not its text any more: the dated header, where it
 * gave the date. */
static size_t
moved(const struct doc *d, const struct doc_part *p)
{
	if (p->start > 0 || !d->first || d->date.source != DOCDATE_HEADER)
		return 0;
	return d->head < p->end ? d->head : p->end;
}

/* The text up to offset end, in the bytes that the input has; what is not put
 * is passed over. */
static void
putpiece(struct run *r, const struct doc *d, size_t end, bool put)
{
	struct bytes piece = { d->text + r->at, end - r->at };

	if (r->docs.recs.form.tsv) {
		piece.s = r->rest.s;
		piece.len = tsv_skip(r->rest, end - r->at);
		r->rest.s += piece.len;
		r->rest.len -= piece.len;
		if (put)
			buf_add(&r->buf, piece.s, piece.len);
	} else if (put) {
		tsv_escape(&r->buf, piece);
	}
	r->at = end;
}

static void
puttags(struct run *r, const struct doc *d, const struct doc_part *p)
{
	for (; r->next < r->exprs.n; r->next++) {
		const struct expr *e = &r->exprs.v[r->next];

		if (e->start >= p->end)
			break;
		if (e->start < r->at || e->end > p->end)
			continue;
		putpiece(r, d, e->start, true);
		inline_open(&r->buf, e, ++r->tid,
		    r->anchor.known && !r->anchor.narrative);
		putpiece(r, d, e->end, true);
		inline_close(&r->buf);
	}
}

static void
puttext(struct run *r, const struct doc *d, const struct doc_part *p)
{
	r->at = p->start;
	if (r->docs.recs.form.tsv) {
		r->rest = r->field[r->docs.recs.form.text];
		r->rest.s += tsv_skip(r->rest, p->base);
		r->rest.len -= (size_t)(r->rest.s -
					r->field[r->docs.recs.form.text].s);
	}
	putpiece(r, d, p->start + moved(d, p), false);
	if (r->tags)
		puttags(r, d, p);
	putpiece(r, d, p->end, true);
}

static void
putid(struct run *r, const struct doc *d)
{
	tsv_escape(&r->buf, (struct bytes){ d->file, strlen(d->file) });
	buf_addc(&r->buf, ':');
	buf_addu(&r->buf, d->number);
}

static void
putcol(struct run *r, const struct doc *d, size_t col)
{
	if (col == REC_ID)
		putid(r, d);
	else if (col == REC_DATE)
		putdate(r, d);
	else if (col == REC_SOURCE)
		buf_adds(&r->buf, docdate_names[d->date.source]);
}

static void
putkey(struct run *r)
{
	for (size_t i = 0; i < r->nkey; i++) {
		const struct bytes *f = &r->field[r->key[i]];

		if (i > 0)
			buf_addc(&r->buf, '\t');
		buf_add(&r->buf, f->s, f->len);
	}
}

/* The part of a row that a part of a record is: what stands before the text
 * with the first part, what stands behind it with the last. */
static void
putpart(struct run *r, const struct doc *d, const struct doc_part *p)
{
	const struct cols *c = &r->tool.cols;
	bool before = true;

	r->buf.len = 0;
	if (r->docs.recs.form.tsv)
		tsv_split(p->raw, &r->field, &r->fieldcap);
	if (p->opens)
		putkey(r);
	for (size_t i = 0; i < c->npick; i++) {
		bool text = c->pick[i] == REC_TEXT;

		if ((before ? p->opens : p->closes) && i + r->nkey > 0)
			buf_addc(&r->buf, '\t');
		if (text)
			puttext(r, d, p);
		else if (before ? p->opens : p->closes)
			putcol(r, d, c->pick[i]);
		before = before && !text;
	}
	out_put(&r->tool.out, r->buf.s, r->buf.len);
	if (p->closes)
		tool_endrow(&r->tool);
}

/* --date-from-key: the last source of a date. */
static void
datebykey(struct run *r, struct doc *d)
{
	if (d->date.source != DOCDATE_NONE ||
	    !docdate_key(d->part[0].key, d->date.iso))
		return;
	d->date.source = DOCDATE_KEY;
	r->nkeydate += d->first;
}

/* What the text itself supports comes after all else.  A history's days are not
 * its own. */
static void
datebytext(struct run *r, struct doc *d)
{
	r->searched = false;
	if (d->first)
		r->textdate[0] = '\0';
	if (d->date.source != DOCDATE_NONE || r->anchor.narrative)
		return;
	if (d->first && bestday_may(d->text, d->len)) {
		search(r, d);
		r->searched = !bestday_find(d->text, &r->exprs, r->textdate);
		r->ntextdate += !r->searched;
	}
	if (r->textdate[0] == '\0')
		return;
	memcpy(d->date.iso, r->textdate, sizeof(r->textdate));
	d->date.source = DOCDATE_TEXT;
}

static bool
document(void *arg, struct doc *d)
{
	struct run *r = arg;

	if (r->keydate)
		datebykey(r, d);
	datebytext(r, d);
	if (r->expressions || r->tags)
		find(r, d);
	if (r->expressions)
		for (size_t i = 0; i < r->exprs.n; i++)
			row_put(&r->row, d, r->exprs.v[i].start, putexpr,
			    &r->exprs.v[i]);
	else
		for (size_t i = 0; i < d->npart; i++)
			putpart(r, d, &d->part[i]);
	return true;
}

static bool
isname(const struct bytes *name, const char *s)
{
	return name->len == strlen(s) && memcmp(name->s, s, name->len) == 0;
}

/* The text's column goes on under its own name, and two columns "date" would
 * be one too many for the next tool. */
static void
names(struct run *r)
{
	const struct rec_form *f = &r->docs.recs.form;
	const struct bytes *text = &f->names[f->text];

	for (size_t i = 0; i < r->nkey; i++)
		if (cols_has(&r->tool.cols, REC_DATE) &&
		    isname(&f->names[r->key[i]], "date"))
			tool_baduse(
			    &r->tool, "-H: a column \"date\" is there already");
	r->named = mem_alloc(
	    sizeof(records) / sizeof(records[0]), sizeof(*r->named));
	memcpy(r->named, records, sizeof(records));
	r->textname = mem_alloc(text->len + 1, 1);
	memcpy(r->textname, text->s, text->len);
	r->named[REC_TEXT].name = r->textname;
	r->tool.cols.list = r->named;
}

/* The id is for plain text, which has no key of its own. */
static void
dropid(struct run *r)
{
	struct cols *c = &r->tool.cols;
	const char *spec = r->tool.opt.columns;

	if (!r->docs.recs.form.tsv || (spec != NULL && *spec != '+'))
		return;
	for (size_t i = 0; i < c->npick; i++)
		if (c->pick[i] == REC_ID) {
			memmove(c->pick + i, c->pick + i + 1, c->npick - i - 1);
			c->npick--;
		}
}

/* Once the form of the records is known. */
static void
settle(void *arg)
{
	struct run *r = arg;
	const struct rec_form *f = &r->docs.recs.form;

	r->nkey = row_keys(f, r->expressions, &r->key);
	if (!r->expressions) {
		dropid(r);
		if (f->named)
			names(r);
	}
	if (r->tool.opt.outheader)
		row_header(&r->row, r->key, r->nkey);
}

static void
options(struct run *r, int argc, char *argv[])
{
	const char *arg = NULL;
	int ch;

	while ((ch = tool_option(&r->tool, argc, argv, &arg)) != -1)
		switch (ch) {
		case 'e':
			r->expressions = true;
			break;
		case OPT_NARRATIVE:
			r->anchor.narrative = true;
			break;
		case OPT_DAYFIRST:
			r->anchor.dayfirst = true;
			break;
		case OPT_KEYDATE:
			r->keydate = true;
			break;
		default:
			r->tags = true;
		}
	if (r->expressions && r->tags)
		tool_baduse(&r->tool, "-e and --inline: one of them");
	if (r->expressions) {
		r->tool.cols.list = expressions;
		r->tool.cols.nlist = sizeof(expressions) /
				     sizeof(expressions[0]);
	}
	tool_start(&r->tool, argc, argv);
}

static void
stats(const struct run *r)
{
	static const char *const source[] = { "date_none", "date_option",
		"date_field", "date_header", "date_dateline" };
	const uint64_t *dates = r->docs.stats.dates;
	static const char *const type[] = { "dates", "times", "durations",
		"sets" };

	for (size_t i = 0; i <= DOCDATE_DATELINE; i++)
		tool_stat(&r->tool, source[i],
		    dates[i] -
			(i == DOCDATE_NONE ? r->nkeydate + r->ntextdate : 0));
	if (r->keydate)
		tool_stat(&r->tool, "date_key", r->nkeydate);
	tool_stat(&r->tool, "date_text", r->ntextdate);
	for (size_t i = 0; i <= TIMEX_SET; i++)
		tool_stat(&r->tool, type[i], r->types[i]);
}

static void
finish(struct run *r)
{
	doc_close(&r->docs);
	expr_free(&r->exprs);
	buf_free(&r->buf);
	row_free(&r->row);
	free(r->key);
	free(r->named);
	free(r->textname);
	free(r->field);
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
	r->docs.keepraw = !r->expressions;
	r->row.tool = &r->tool;
	r->row.docs = &r->docs;
	tool_documents(&r->tool, &r->docs, settle, document, r);
	stats(r);
	status = tool_end(&r->tool);
	finish(r);
	return status;
}
