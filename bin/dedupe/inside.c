/* See LICENSE file for copyright and license details. */
/*
 * --inside: paragraphs that stand in their document again.  A record of which
 * nothing else is left is dropped; out of others the lines of the paragraph
 * are cut, each with one of the line breaks around it.
 */
#include <stdlib.h>
#include <string.h>

#include "dedupe.h"
#include "utf8.h"

/* A paragraph that goes, and the first like it. */
struct gone {
	struct span span;
	struct judge_answer why;
};

struct inside {
	struct gone *gone; /* of the stretch, in order */
	size_t n, cap;
	size_t at; /* those before it end before the current line */
};

/* What cutting a record's lines leaves of it. */
struct cut {
	size_t lines;	/* that went */
	bool something; /* a line stayed that is not empty */
	const struct gone *first;
};

/* A line of the record as it stands, and of its text. */
struct cursor {
	const char *raw, *rawend;
	const char *text, *textend;
	bool tsv;
};

/* The length of the raw line at the cursor, *sep that of its line break: LF,
 * or in TSV the two bytes \n; 0 at the end. */
static size_t
rawline(const struct cursor *c, size_t *sep)
{
	const char *s = c->raw;

	for (*sep = 1; s < c->rawend; s++) {
		if (*s == '\n')
			return (size_t)(s - c->raw);
		if (!c->tsv || *s != '\\' || s + 1 == c->rawend)
			continue;
		if (s[1] == 'n') {
			*sep = 2;
			return (size_t)(s - c->raw);
		}
		s += s[1] == '\\';
	}
	*sep = 0;
	return (size_t)(s - c->raw);
}

static size_t
textline(const struct cursor *c)
{
	const size_t n = (size_t)(c->textend - c->text);
	const char *lf = n > 0 ? memchr(c->text, '\n', n) : NULL;

	return lf != NULL ? (size_t)(lf - c->text) : n;
}

/* The paragraph that goes and has bytes in [start, end), or NULL. */
static const struct gone *
gone(struct inside *in, size_t start, size_t end)
{
	while (in->at < in->n && in->gone[in->at].span.end <= start)
		in->at++;
	if (in->at == in->n || in->gone[in->at].span.start >= end)
		return NULL;
	return &in->gone[in->at];
}

/* Append the raw lines that stay to b. */
static struct cut
cutlines(struct inside *in, struct cursor c, size_t start, struct buf *b)
{
	const char *text = c.text;
	struct cut cut = { .lines = 0 };
	size_t lastsep = 0;
	bool any = false;

	for (;;) {
		size_t sep, n = rawline(&c, &sep), t = textline(&c);
		const size_t at = start + (size_t)(c.text - text);
		const struct gone *g = gone(in, at, at + t);

		if (g == NULL) {
			if (any)
				buf_add(b, c.raw - lastsep, lastsep);
			buf_add(b, c.raw, n);
			cut.something |= !ascii_isempty(c.text, t);
			any = true;
		} else {
			cut.first = cut.first == NULL ? g : cut.first;
			cut.lines++;
		}
		if (sep == 0)
			return cut;
		lastsep = sep;
		c.raw += n + sep;
		c.text += t + 1;
	}
}

/* Where the text field stands in the raw record. */
static struct bytes
textfield(const struct rec_form *f, struct bytes raw)
{
	const char *s = raw.s, *end = raw.s + raw.len, *tab;

	if (!f->tsv)
		return raw;
	for (size_t i = 0; i < f->text; i++)
		s = (const char *)memchr(s, '\t', (size_t)(end - s)) + 1;
	tab = memchr(s, '\t', (size_t)(end - s));
	return (struct bytes){ s, (size_t)((tab != NULL ? tab : end) - s) };
}

static void
record(struct dedupe *d, struct inside *in, const struct rec_form *f,
    const struct doc *doc, const struct doc_part *p)
{
	const struct bytes field = textfield(f, p->raw);
	const char *behind = field.s + field.len;
	const struct cursor c = { field.s, behind, doc->text + p->start,
		doc->text + p->end, f->tsv };
	struct buf *b = &d->scratch;
	struct cut cut;

	if (!p->opens || !p->closes || in->n == 0) {
		if (p->opens)
			dedupe_keep(d, p->raw);
		return;
	}
	b->len = 0;
	buf_add(b, p->raw.s, (size_t)(field.s - p->raw.s));
	cut = cutlines(in, c, p->start, b);
	if (cut.lines > 0 && !cut.something) {
		dedupe_drop(
		    d, p->raw, doc->before + p->record, &cut.first->why);
		return;
	}
	d->cut += cut.lines;
	buf_add(b, behind, (size_t)(p->raw.s + p->raw.len - behind));
	dedupe_keep(d, (struct bytes){ b->s, b->len });
}

/* Find the paragraphs that go.  False when the set is full. */
static bool
find(struct dedupe *d, struct inside *in, const struct doc *doc)
{
	struct judge_answer a;

	in->n = in->at = 0;
	for (size_t i = 0; i < doc->npara; i++) {
		const struct span s = doc->para[i];
		const struct dedupe_text t = { { doc->text + s.start,
						   s.end - s.start },
			doc->before + doc_partat(doc, s.start)->record,
			NEAR_NODAY };

		switch (dedupe_judge(d, &t, &a)) {
		case JUDGE_FULL:
			dedupe_full(d, doc->file, doc->part[0].record);
			return false;
		case JUDGE_OLD:
			in->gone = mem_grow(
			    in->gone, &in->cap, in->n + 1, sizeof(*in->gone));
			in->gone[in->n++] = (struct gone){ s, a };
			break;
		case JUDGE_NEW:
		default:
			break;
		}
	}
	return true;
}

/* A stretch of a document. */
static bool
stretch(struct dedupe *d, struct docs *ds, const struct doc *doc, void *arg)
{
	struct inside *in = arg;

	if (doc->first)
		dedupe_forget(d);
	if (!find(d, in, doc))
		return false;
	for (size_t i = 0; i < doc->npart; i++)
		record(d, in, &ds->recs.form, doc, &doc->part[i]);
	return true;
}

int
inside_run(struct dedupe *d, struct docs *ds)
{
	struct inside in = { .n = 0 };
	const int status = dedupe_documents(d, ds, stretch, &in);

	free(in.gone);
	return status;
}
