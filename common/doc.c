/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "doc.h"
#include "tsv.h"
#include "utf8.h"

/* A stretch of empty records has no text to count: bound its parts too. */
enum { PARTS_MAX = 64 * 1024 };

void
doc_open(struct docs *ds, const struct opt *o, char *const operand[],
    const struct rec_hooks *hooks)
{
	memset(ds, 0, sizeof(*ds));
	rec_open(&ds->recs, o, operand, hooks);
}

/* Join the fields of r that hold a document together into key. */
static void
joinkey(struct docs *ds, const struct rec *r)
{
	const struct rec_form *f = &ds->recs.form;

	ds->key.len = 0;
	for (size_t i = 0; i < f->nkey; i++) {
		buf_add(
		    &ds->key, r->field[f->key[i]].s, r->field[f->key[i]].len);
		buf_addc(&ds->key, '\t');
	}
}

/* Whether the record just read opens a document. */
static bool
opens(struct docs *ds)
{
	const struct rec *r = &ds->rec;
	struct buf swap;
	bool same;

	if (!ds->recs.form.tsv) {
		char iso[11];
		size_t end;

		return r->first || ds->recs.form.eachown ||
		       docdate_header(r->text, iso, &end) > 0;
	}
	joinkey(ds, r);
	same = ds->key.len == ds->lastkey.len &&
	       (ds->key.len == 0 ||
		   memcmp(ds->key.s, ds->lastkey.s, ds->key.len) == 0);
	swap = ds->lastkey;
	ds->lastkey = ds->key;
	ds->key = swap;
	return r->first || ds->recs.form.eachown || !same;
}

/* Read the next record.  1, 0 at the end, -1 as rec_next(). */
static int
fetch(struct docs *ds)
{
	int st = rec_next(&ds->recs, &ds->rec);

	if (st != 1)
		return st;
	ds->have = true;
	ds->taken = 0;
	ds->whole = ds->rec.text;
	if (ds->recs.form.tsv &&
	    memchr(ds->whole.s, '\\', ds->whole.len) != NULL) {
		ds->plain.len = 0;
		tsv_unescape(&ds->plain, ds->whole);
		ds->whole.s = ds->plain.s;
		ds->whole.len = ds->plain.len;
	}
	ds->opening = opens(ds);
	ds->stats.glued += docdate_glued(ds->whole);
	return 1;
}

static void
setdate(struct docs *ds, const char *iso, enum docdate_source source)
{
	struct docdate *d = &ds->doc.date;

	if (d->source == DOCDATE_NONE) {
		memcpy(d->iso, iso, sizeof(d->iso));
		d->source = source;
	}
}

static void
fielddate(struct docs *ds)
{
	const struct rec_hooks *h = &ds->recs.hooks;
	char iso[11];

	switch (docdate_field(ds->rec.field[ds->recs.form.ref], iso)) {
	case 1:
		setdate(ds, iso, DOCDATE_FIELD);
		break;
	case -1:
		if (ds->stats.baddates++ == 0 && h->note != NULL)
			h->note(h->arg, ds->rec.file, ds->rec.num,
			    "the reference field holds no date; "
			    "taken as unknown");
		break;
	default:
		break;
	}
}

/* The record read last opens a document: its number, date and header. */
static void
begin(struct docs *ds)
{
	struct doc *d = &ds->doc;
	char iso[11];

	d->number = ds->rec.first ? 1 : d->number + 1;
	d->file = ds->rec.file;
	d->before = ds->rec.before;
	d->head = 0;
	memset(&d->date, 0, sizeof(d->date));
	ds->stats.documents++;
	ds->begun = true;
	ds->stretched = ds->dated = ds->prevline = false;
	ds->pairs = ds->small = 0;
	if (ds->recs.o->date[0] != '\0')
		setdate(ds, ds->recs.o->date, DOCDATE_OPTION);
	if (ds->recs.form.ref != REC_NONE)
		fielddate(ds);
	if (docdate_header(ds->whole, iso, &d->head) > 0)
		setdate(ds, iso, DOCDATE_HEADER);
	else
		d->head = 0;
}

/* All fields of the record but its text, and with its last part the record
 * itself if wanted: while it goes on the reader has it. */
static void
addside(struct docs *ds, struct doc_part *p)
{
	const struct rec *r = &ds->rec;
	size_t n = ds->doc.npart, at = ds->side.len;

	for (size_t i = 0; i < r->nfield && r->field != NULL; i++) {
		if (i == ds->recs.form.text)
			continue;
		if (ds->side.len > at)
			buf_addc(&ds->side, '\t');
		buf_add(&ds->side, r->field[i].s, r->field[i].len);
	}
	p->key.len = ds->side.len - at;
	ds->sideoff[2 * n] = at;
	/* Most documents have one key: keep it once. */
	if (n > 0 && p->key.len > 0 &&
	    ds->doc.part[n - 1].key.len == p->key.len &&
	    memcmp(ds->side.s + ds->sideoff[2 * n - 2], ds->side.s + at,
		p->key.len) == 0) {
		ds->side.len = at;
		ds->sideoff[2 * n] = ds->sideoff[2 * n - 2];
	}
	ds->sideoff[2 * n + 1] = ds->side.len;
	p->raw.len = ds->keepraw && p->closes ? r->raw.len : 0;
	buf_add(&ds->side, r->raw.s, p->raw.len);
}

/* The length of s up to and with its last c within max bytes, 0: none. */
static size_t
uptolast(struct bytes s, size_t max, char c)
{
	size_t n = max;

	while (n > 0 && s.s[n - 1] != c)
		n--;
	return n;
}

/* Where to cut s, longer than max: behind the last LF, else the last blank,
 * else before the character that goes over. */
static size_t
cutat(struct bytes s, size_t max)
{
	size_t n = uptolast(s, max, '\n');

	if (n == 0)
		n = uptolast(s, max, ' ');
	if (n > 0)
		return n;
	for (n = max; n > 0 && n + 4 > max; n--)
		if (((unsigned char)s.s[n] & 0xc0) != 0x80)
			return n;
	return max;
}

/* Put the record read last, or the next part of it, into the stretch.  False
 * if there is no room. */
static bool
add(struct docs *ds)
{
	struct doc *d = &ds->doc;
	size_t max = ds->recs.o->maxdocument;
	struct bytes rest = { ds->whole.s + ds->taken,
		ds->whole.len - ds->taken };
	struct doc_part *p;

	if (d->npart > 0 && (d->npart == PARTS_MAX || ds->text.len + 1 > max ||
				rest.len > max - ds->text.len - 1))
		return false;
	if (rest.len > max)
		rest.len = cutat(rest, max);
	d->part = mem_grow(
	    d->part, &ds->partcap, d->npart + 1, sizeof(*d->part));
	ds->sideoff = mem_grow(
	    ds->sideoff, &ds->sidecap, 2 * d->npart + 2, sizeof(*ds->sideoff));
	p = &d->part[d->npart];
	if (d->npart > 0)
		buf_addc(&ds->text, '\n');
	p->start = ds->text.len;
	buf_add(&ds->text, rest.s, rest.len);
	p->end = ds->text.len;
	p->base = ds->taken;
	p->record = ds->rec.num;
	p->opens = ds->taken == 0;
	ds->taken += rest.len;
	p->closes = ds->taken == ds->whole.len;
	addside(ds, p);
	ds->have = !p->closes;
	d->npart++;
	return true;
}

static bool
isindented(struct bytes line)
{
	return line.len > 0 && ascii_isspace(line.s[0]);
}

static bool
issmall(struct bytes line)
{
	uint32_t cp;

	if (line.len == 0 || (unsigned char)line.s[0] < 0x80)
		return line.len > 0 && ascii_islower(line.s[0]);
	utf8_decode(line.s, line.len, &cp);
	return utf8_class(cp) == UTF8_LOWER;
}

/* The line of the stretch that begins at start; *next is behind its LF. */
static struct bytes
line(const struct docs *ds, size_t start, size_t *next)
{
	struct bytes l = { ds->text.s + start, ds->text.len - start };
	const char *lf = memchr(l.s, '\n', l.len);

	if (lf != NULL)
		l.len = (size_t)(lf - l.s);
	*next = start + l.len + 1;
	return l;
}

/* A paragraph of what is left of the bytes without the blanks around them;
 * false if nothing is. */
static bool
addpara(struct docs *ds, size_t start, size_t end)
{
	const char *s = ds->text.s;
	struct doc *d = &ds->doc;

	while (start < end && ascii_isspace(s[start]))
		start++;
	while (end > start && ascii_isspace(s[end - 1]))
		end--;
	if (start == end)
		return false;
	if (d->npara == ds->paracap)
		d->para = mem_grow(
		    d->para, &ds->paracap, d->npara + 1, sizeof(*d->para));
	d->para[d->npara].start = start;
	d->para[d->npara++].end = end;
	return true;
}

/* newsutils(7): hard-wrapped if of the non-empty lines directly followed by a
 * non-empty, unindented one more than half are followed by a small letter.
 * Until that is known each line is a paragraph. */
static void
lines(struct docs *ds)
{
	ds->doc.npara = 0;
	for (size_t i = ds->doc.head, next; i < ds->text.len; i = next) {
		struct bytes l = line(ds, i, &next);
		bool full = addpara(ds, i, i + l.len);

		if (ds->prevline && full && !isindented(l)) {
			ds->pairs++;
			ds->small += issmall(l);
		}
		ds->prevline = full;
	}
	ds->doc.hardwrap = ds->small > ds->pairs / 2;
}

/* Whether the line b follows a at once and is not indented. */
static bool
goeson(const char *s, const struct span *a, const struct span *b)
{
	size_t i = b->start - 1;

	if (s[i] != '\n')
		return false;
	while (i > a->end && s[i - 1] != '\n')
		i--;
	return i == a->end;
}

/* Makes paragraphs of a hard-wrapped text's lines. */
static void
joinlines(struct docs *ds)
{
	struct doc *d = &ds->doc;
	size_t n = 0;

	for (size_t i = 1; i < d->npara; i++)
		if (goeson(ds->text.s, &d->para[n], &d->para[i]))
			d->para[n].end = d->para[i].end;
		else
			d->para[++n] = d->para[i];
	d->npara = d->npara == 0 ? 0 : n + 1;
}

static void
finddateline(struct docs *ds)
{
	struct bytes s = { ds->text.s + ds->doc.head,
		ds->text.len - ds->doc.head };
	char iso[11];

	if (ds->dated || ascii_isempty(s.s, s.len))
		return;
	ds->dated = true;
	if (ds->doc.date.source == DOCDATE_NONE && docdate_dateline(s, iso))
		setdate(ds, iso, DOCDATE_DATELINE);
}

static void
finish(struct docs *ds, struct doc **doc)
{
	const struct bytes raw = { ds->rec.raw.s, ds->rec.raw.len };
	struct doc *d = &ds->doc;

	buf_room(&ds->text, 1);
	buf_room(&ds->side, 1);
	for (size_t i = d->npart; i-- > 0;) {
		struct doc_part *p = &d->part[i];

		p->key.s = ds->side.s + ds->sideoff[2 * i];
		p->raw.s = ds->side.s + ds->sideoff[2 * i + 1];
		/* The next part is of the same record, or none was read. */
		if (ds->keepraw && !p->closes)
			p->raw = i + 1 < d->npart ? p[1].raw : raw;
	}
	d->text = ds->text.s;
	d->len = ds->text.len;
	d->first = ds->begun;
	ds->begun = false;
	lines(ds);
	if (d->hardwrap)
		joinlines(ds);
	finddateline(ds);
	if (d->first)
		ds->stats.dates[d->date.source]++;
	*doc = d;
}

int
doc_next(struct docs *ds, struct doc **doc)
{
	struct doc *d = &ds->doc;
	int st = 0;

	ds->text.len = ds->side.len = 0;
	d->npart = 0;
	if (!ds->opening)
		d->head = 0;
	while (ds->have || (st = fetch(ds)) == 1) {
		if (ds->opening && d->npart > 0)
			break;
		if (ds->opening)
			begin(ds);
		ds->opening = false;
		if (!add(ds)) {
			ds->stats.stretched += !ds->stretched;
			ds->stretched = true;
			break;
		}
		if (ds->recs.o->linebuf)
			break;
	}
	if (st == -1)
		return -1;
	if (d->npart == 0)
		return 0;
	finish(ds, doc);
	return 1;
}

const struct doc_part *
doc_partat(const struct doc *d, size_t off)
{
	size_t lo = 0, hi = d->npart;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (d->part[mid].start <= off)
			lo = mid;
		else
			hi = mid;
	}
	return &d->part[lo];
}

void
doc_close(struct docs *ds)
{
	rec_close(&ds->recs);
	free(ds->doc.part);
	free(ds->doc.para);
	free(ds->sideoff);
	buf_free(&ds->text);
	buf_free(&ds->plain);
	buf_free(&ds->key);
	buf_free(&ds->lastkey);
	buf_free(&ds->side);
}
