/* See LICENSE file for copyright and license details. */
/*
 * --by-key: whole documents.  What is compared is their text, the records'
 * joined by LF, without empty lines, without the key and a dated header.
 */
#include <string.h>

#include "beyond.h"
#include "dedupe.h"
#include "utf8.h"

/* The text without its empty lines. */
static struct bytes
content(struct dedupe *d, const struct doc *doc)
{
	const char *s = doc->text + doc->head, *end = doc->text + doc->len;
	struct buf *b = &d->scratch;

	b->len = 0;
	buf_room(b, doc->len + 1);
	while (s < end) {
		const char *lf = memchr(s, '\n', (size_t)(end - s));
		struct bytes line = { s,
			(size_t)((lf != NULL ? lf : end) - s) };

		if (!ascii_isempty(line.s, line.len)) {
			buf_add(b, line.s, line.len);
			buf_addc(b, '\n');
		}
		s += line.len + 1;
	}
	return (struct bytes){ b->s, b->len };
}

static uint64_t
first(const struct doc *doc)
{
	return doc->before + doc->part[0].record;
}

/* As --keep longest takes it. */
static const struct longest_text *
held(struct dedupe *d, const struct doc *doc, size_t size)
{
	struct longest_text *t = &d->doc;

	t->raw = mem_grow(t->raw, &d->rawcap, doc->npart, sizeof(*t->raw));
	t->record = mem_grow(
	    t->record, &d->recordcap, doc->npart, sizeof(*t->record));
	t->n = 0;
	t->size = size;
	for (size_t i = 0; i < doc->npart; i++) {
		if (!doc->part[i].opens)
			continue;
		t->raw[t->n] = doc->part[i].raw;
		t->record[t->n++] = doc->before + doc->part[i].record;
	}
	return t;
}

/* Its records one by one, where it cannot be compared as a whole. */
static void
keep(struct dedupe *d, const struct doc *doc, bool always)
{
	if (d->held.window > 0) {
		prefer_new(d, held(d, doc, 0), LONGEST_ALONE);
		return;
	}
	for (size_t i = 0; i < doc->npart; i++) {
		if (!doc->part[i].opens)
			continue;
		if (dedupe_tallies(d))
			dedupe_holdalone(d, doc->part[i].raw, always);
		else
			dedupe_first(d, doc->part[i].raw, first(doc));
	}
}

static void
drop(struct dedupe *d, const struct doc *doc, const struct judge_answer *a)
{
	for (size_t i = 0; i < doc->npart; i++)
		dedupe_drop(
		    d, doc->part[i].raw, doc->before + doc->part[i].record, a);
	if (dedupe_tallies(d))
		tally_again(&d->tally, a->number);
}

/* Its records with their terminators between them. */
static struct bytes
joined(struct dedupe *d, const struct doc *doc)
{
	struct buf *b = &d->scratch;

	b->len = 0;
	for (size_t i = 0; i < doc->npart; i++) {
		if (i > 0)
			buf_addc(b, d->tool.opt.term);
		buf_add(b, doc->part[i].raw.s, doc->part[i].raw.len);
	}
	return (struct bytes){ b->s, b->len };
}

/* Where its records are told of one by one. */
static bool
askeach(struct dedupe *d, const struct doc *doc, const struct compare_print *p)
{
	if (!beyond_ask(d, doc->part[0].raw, first(doc), p))
		return false;
	for (size_t i = 1; i < doc->npart; i++)
		if (!beyond_follow(
			d, doc->part[i].raw, doc->before + doc->part[i].record))
			return false;
	return true;
}

/* The set is full. */
static bool
ask(struct dedupe *d, const struct doc *doc, struct bytes text)
{
	struct compare_print p;

	if (!beyond_isable(d))
		return false;
	compare_text(&d->compare, text, &p); /* both are in the scratch */
	if (d->mark || d->reportpath != NULL)
		return askeach(d, doc, &p);
	return beyond_ask(d, joined(d, doc), first(doc), &p);
}

/* A document that came in one piece.  False when the set is full. */
static bool
judge(struct dedupe *d, struct docs *ds, const struct doc *doc)
{
	const struct dedupe_text t = { content(d, doc), first(doc),
		dedupe_day(doc->date.iso) };
	struct judge_answer a;

	if (d->bands)
		return bands_document(d, ds, doc, &t);
	if (t.text.len == 0) {
		keep(d, doc, false);
		return true;
	}
	switch (dedupe_judge(d, &t, &a)) {
	case JUDGE_FULL:
		if (ask(d, doc, t.text))
			return true;
		dedupe_full(d, doc->file, doc->part[0].record);
		return false;
	case JUDGE_OLD:
		if (d->held.window > 0)
			prefer_old(d, held(d, doc, t.text.len), &a);
		else
			drop(d, doc, &a);
		return true;
	case JUDGE_NEW:
	default:
		if (d->held.window > 0)
			prefer_new(d, held(d, doc, t.text.len), a.number);
		else if (dedupe_tallies(d))
			dedupe_hold(d, joined(d, doc));
		else
			keep(d, doc, true);
		return true;
	}
}

static bool
stretch(struct dedupe *d, struct docs *ds, const struct doc *doc, void *arg)
{
	(void)arg;
	if (doc->first && !ds->stretched)
		return judge(d, ds, doc);
	d->uncompared += doc->first;
	if (!d->bands)
		keep(d, doc, true);
	return true;
}

int
whole_run(struct dedupe *d, struct docs *ds)
{
	const int status = dedupe_documents(d, ds, stretch, NULL);

	prefer_end(d);
	return status;
}
