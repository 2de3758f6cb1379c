/* See LICENSE file for copyright and license details. */
#include <err.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "corpus.h"
#include "crf.h"
#include "in.h"
#include "sent.h"
#include "utf8.h"

/* A longer document is a list of sentences that have nothing to do with each
 * other. */
enum { SENTENCES_MOST = 300 };

enum { LOC = 2 };

/* A file being read. */
struct reader {
	struct corpus *c;
	struct corpus_doc *d;
	bool inline_; /* a sentence has begun */
	bool glue;    /* the next token joins the one before */
	bool opened;  /* a straight double quote is open */
	bool inname;
};

static bool
listed(const char *list, struct bytes w)
{
	const char *p = list;

	while ((p = strchr(p, ' ')) != NULL && p[1] != '\0') {
		p++;
		if (strncmp(p, w.s, w.len) == 0 && p[w.len] == ' ')
			return true;
	}
	return false;
}

static bool
joinsleft(struct bytes w)
{
	return listed(" , . ; : ! ? % ) ] } 's 'S ' 'll 're 've 'm 'd n't "
		      "\xE2\x80\x9D \xE2\x80\x99 \xE2\x80\x99s '' ",
	    w);
}

static bool
joinsright(struct bytes w)
{
	return listed(" ( [ { $ # \xE2\x80\x9C \xE2\x80\x98 `` ", w);
}

static struct corpus_doc *
newdoc(struct corpus *c)
{
	if (c->n == c->cap)
		c->doc = mem_grow(c->doc, &c->cap, c->n + 1, sizeof(*c->doc));
	c->doc[c->n] = (struct corpus_doc){ 0 };
	return &c->doc[c->n++];
}

static void
endsentence(struct reader *r)
{
	struct corpus_doc *d = r->d;

	if (!r->inline_)
		return;
	d->line[d->nline - 1].end = d->text.len;
	r->inline_ = false;
}

static void
beginsentence(struct reader *r)
{
	struct corpus_doc *d = r->d;

	if (d->text.len > 0)
		buf_addc(&d->text, '\n');
	if (d->nline == d->linecap)
		d->line = mem_grow(
		    d->line, &d->linecap, d->nline + 1, sizeof(*d->line));
	d->line[d->nline++].start = d->text.len;
	r->inline_ = r->glue = true;
	r->opened = r->inname = false;
}

static int
typeof_label(const char *s, size_t n)
{
	static const char *const types[] = { "PER", "ORG", "LOC", "MISC" };
	int i;

	for (i = 0; i < 4; i++)
		if (strlen(types[i]) == n && memcmp(types[i], s, n) == 0)
			return i;
	return -1;
}

static bool
iscomma(struct bytes w)
{
	return w.len == 1 && w.s[0] == ',';
}

static void
label(struct reader *r, struct bytes w, struct bytes l, size_t start)
{
	struct corpus_doc *d = r->d;
	struct corpus_name *last = d->nname > 0 ? &d->name[d->nname - 1] : NULL;
	int type = l.len > 2 ? typeof_label(l.s + 2, l.len - 2) : -1;

	if (type == -1 || (r->c->apart && type == LOC && iscomma(w))) {
		r->inname = false;
		return;
	}
	if (l.s[0] != 'B' && r->inname && last->type == type) {
		last->last = d->ngiven - 1;
		last->end = d->text.len;
		return;
	}
	if (d->nname == d->namecap)
		d->name = mem_grow(
		    d->name, &d->namecap, d->nname + 1, sizeof(*d->name));
	d->name[d->nname++] = (struct corpus_name){ d->ngiven - 1,
		d->ngiven - 1, start, d->text.len, (uint8_t)type };
	r->inname = true;
}

static void
addtoken(struct reader *r, struct bytes w, struct bytes l)
{
	struct corpus_doc *d;
	bool quote = w.len == 1 && w.s[0] == '"';
	size_t start;

	if (!r->inline_)
		beginsentence(r);
	d = r->d;
	if (!r->glue && !joinsleft(w) && !(quote && r->opened))
		buf_addc(&d->text, ' ');
	start = d->text.len;
	buf_add(&d->text, w.s, w.len);
	if (d->ngiven == d->givencap)
		d->given = mem_grow(
		    d->given, &d->givencap, d->ngiven + 1, sizeof(*d->given));
	d->given[d->ngiven++] = (struct span){ start, d->text.len };
	label(r, w, l, start);
	if (quote)
		r->opened = !r->opened;
	r->glue = joinsright(w) || (quote && r->opened);
}

/* Make each line a document of its own. */
static void
scatter(struct corpus *c, size_t num)
{
	struct corpus_doc whole = c->doc[num], *d;
	size_t i, g = 0, k = 0, base;

	c->n--;
	for (i = 0; i < whole.nline; i++) {
		struct span at = whole.line[i];
		size_t from = g;

		d = newdoc(c);
		base = at.start;
		buf_add(&d->text, whole.text.s + base, at.end - base);
		d->line = mem_grow(NULL, &d->linecap, 1, sizeof(*d->line));
		d->line[d->nline++] = (struct span){ 0, at.end - base };
		for (; g < whole.ngiven && whole.given[g].end <= at.end; g++) {
			d->given = mem_grow(d->given, &d->givencap,
			    d->ngiven + 1, sizeof(*d->given));
			d->given[d->ngiven++] = (struct span){
				whole.given[g].start - base,
				whole.given[g].end - base
			};
		}
		for (; k < whole.nname && whole.name[k].end <= at.end; k++) {
			struct corpus_name n = whole.name[k];

			n.first -= from;
			n.last -= from;
			n.start -= base;
			n.end -= base;
			d->name = mem_grow(d->name, &d->namecap, d->nname + 1,
			    sizeof(*d->name));
			d->name[d->nname++] = n;
		}
	}
	buf_free(&whole.text);
	free(whole.line);
	free(whole.given);
	free(whole.name);
}

static void
enddoc(struct reader *r)
{
	struct corpus *c = r->c;

	endsentence(r);
	if (r->d->nline == 0)
		c->n--;
	else if (r->d->nline > SENTENCES_MOST)
		scatter(c, c->n - 1);
}

void
corpus_read(struct corpus *c, const char *file, float weight, unsigned domain)
{
	size_t first = c->n;
	struct reader r = { .c = c, .d = newdoc(c) };
	struct in *in = in_open(file, '\n', 1 << 20);
	struct bytes l, w;
	const char *tab;
	int got;

	if (in == NULL)
		err(1, "%s", file);
	while ((got = in_next(in, &l)) == IN_RECORD) {
		tab = memchr(l.s, '\t', l.len);
		if (tab == NULL) {
			if (l.len == 0)
				endsentence(&r);
			continue;
		}
		w = (struct bytes){ l.s, (size_t)(tab - l.s) };
		if (w.len == 10 && memcmp(w.s, "-DOCSTART-", 10) == 0) {
			enddoc(&r);
			r.d = newdoc(c);
			continue;
		}
		addtoken(&r, w, (struct bytes){ tab + 1, l.len - w.len - 1 });
	}
	if (got != IN_END)
		errx(1, "%s: %s", file, in_error(in));
	enddoc(&r);
	in_close(in);
	for (; first < c->n; first++) {
		c->doc[first].weight = weight;
		c->doc[first].domain = domain;
	}
}

void
corpus_scan(const struct corpus_doc *d, struct tokens *ts)
{
	size_t i, from;

	ts->n = 0;
	for (i = 0; i < d->nline; i++) {
		from = ts->n;
		token_scan(ts, d->text.s, d->line[i]);
		sent_mark(d->text.s, ts->tok + from, ts->n - from);
	}
}

void
corpus_label(const struct corpus_doc *d, const struct tokens *ts, uint8_t *l)
{
	const struct corpus_name *n = d->name, *end = d->name + d->nname;
	size_t i, first;
	int place;

	for (i = 0; i < ts->n; i++)
		l[i] = CRF_OUTSIDE;
	for (i = 0; n < end; n++) {
		while (i < ts->n && ts->tok[i].end <= n->start)
			i++;
		for (first = i; i < ts->n && ts->tok[i].start < n->end; i++) {
			place = i == first ? CRF_BEGIN : CRF_INSIDE;
			if (i + 1 == ts->n || ts->tok[i + 1].start >= n->end)
				place = i == first ? CRF_SINGLE : CRF_END;
			l[i] = (uint8_t)(place * 4 + n->type);
		}
	}
}

static void *
copy(const void *p, size_t n, size_t size)
{
	void *q = mem_alloc(n + 1, size);

	if (n > 0)
		memcpy(q, p, n * size);
	return q;
}

void
corpus_recase(struct corpus *c, size_t every, bool upper)
{
	size_t i, j, n = c->n;
	struct corpus_doc *d, from;

	for (i = 0; i < n; i += every) {
		from = c->doc[i];
		d = newdoc(c);
		*d = from;
		d->text = (struct buf){ 0 };
		for (j = 0; j < from.text.len; j++)
			buf_addc(
			    &d->text, upper && ascii_islower(from.text.s[j]) ?
					  (char)(from.text.s[j] & ~0x20) :
				      upper ? from.text.s[j] :
					      ascii_lower(from.text.s[j]));
		d->line = copy(from.line, from.nline, sizeof(*d->line));
		d->given = copy(from.given, from.ngiven, sizeof(*d->given));
		d->name = copy(from.name, from.nname, sizeof(*d->name));
	}
}

void
corpus_free(struct corpus *c)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		buf_free(&c->doc[i].text);
		free(c->doc[i].line);
		free(c->doc[i].given);
		free(c->doc[i].name);
	}
	free(c->doc);
	*c = (struct corpus){ 0 };
}
