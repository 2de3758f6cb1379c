/* See LICENSE file for copyright and license details. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "docdate.h"
#include "rec.h"
#include "tsv.h"

void
rec_open(struct recs *rs, const struct opt *o, char *const operand[],
    const struct rec_hooks *hooks)
{
	memset(rs, 0, sizeof(*rs));
	rs->o = o;
	rs->hooks = *hooks;
	rs->operand = operand;
	rs->form.ref = REC_NONE;
}

static void
say(struct recs *rs, uint64_t num, const char *why)
{
	rs->hooks.say(rs->hooks.arg, rs->file, num, why);
}

static void
closein(struct recs *rs)
{
	rs->takendone += in_taken(rs->in);
	rs->before += rs->num;
	rs->num = 0;
	in_close(rs->in);
	rs->in = NULL;
}

/* The next operand that opens.  False after the last. */
static bool
openin(struct recs *rs)
{
	while (*rs->operand != NULL) {
		rs->file = *rs->operand++;
		rs->num = 0;
		rs->first = true;
		rs->in = in_open(rs->file, rs->o->term, rs->o->maxrecord);
		if (rs->in != NULL) {
			rs->stats.operands++;
			return true;
		}
		rs->stats.failed++;
		say(rs, 0, strerror(errno));
	}
	return false;
}

/* Malformed records: the first of a kind is told, the rest counted. */
static void
malformed(struct recs *rs, uint64_t *count, const char *why)
{
	if ((*count)++ == 0 && !rs->o->skipbad)
		say(rs, rs->num, why);
}

static void
overlong(struct recs *rs)
{
	char why[96];

	snprintf(why, sizeof(why),
	    "record of more than %zu bytes left out (see --max-record)",
	    rs->o->maxrecord);
	malformed(rs, &rs->stats.overlong, why);
}

static void
ragged(struct recs *rs, size_t nfield)
{
	const struct opt *o = rs->o;
	bool unasked = !o->tsv && !o->header && o->field == NULL;
	char why[160];

	snprintf(why, sizeof(why),
	    "%zu field%s where the first record has %zu; %s%s", nfield,
	    nfield == 1 ? "" : "s", rs->form.nfield,
	    rs->raggedok ? "written uncompared" : "left out",
	    unasked ? " (--plain takes records without fields)" : "");
	malformed(rs, &rs->stats.ragged, why);
}

/* Leave the rest of the operand out. */
static void
refuse(struct recs *rs, const char *why)
{
	rs->stats.failed++;
	say(rs, rs->num, why);
	closein(rs);
}

/* The next raw record of the run, of whatever operand.  False at the end. */
static bool
nextraw(struct recs *rs, struct bytes *r)
{
	for (;;) {
		if (rs->in == NULL && !openin(rs))
			return false;
		if (rs->hooks.wait != NULL && !in_ready(rs->in))
			rs->hooks.wait(rs->hooks.arg);
		switch (in_next(rs->in, r)) {
		case IN_RECORD:
			rs->num++;
			return true;
		case IN_LONG:
			rs->num++;
			if (rs->o->header && rs->num == 1) {
				refuse(rs, "the header is longer than "
					   "--max-record");
				break;
			}
			rs->stats.records++;
			overlong(rs);
			break;
		case IN_FAIL:
			rs->stats.failed++;
			say(rs, 0, in_error(rs->in));
			closein(rs);
			break;
		default:
			closein(rs);
			break;
		}
	}
}

/* The field before the text tells dates of itself if it is empty or ISO. */
static bool
looksdated(struct bytes f)
{
	char iso[11];

	return f.len == 0 || (docdate_field(f, iso) == 1 && f.len >= 10);
}

static void
defaultref(struct rec_form *f, const struct bytes *field)
{
	if (f->named) {
		for (size_t i = 0; i < f->nfield; i++)
			if (i != f->text && f->names[i].len == 4 &&
			    memcmp(f->names[i].s, "date", 4) == 0) {
				f->ref = i;
				return;
			}
	} else if (f->text > 0 && looksdated(field[f->text - 1])) {
		f->ref = f->text - 1;
	}
}

static int
fields(struct recs *rs, char opt, const char *spec, size_t **list, size_t *cap)
{
	struct tsv_names names = { rs->form.names, rs->form.nfield };
	char why[TSV_WHY];
	long n = tsv_fields(spec, &names, list, cap, why);

	if (n == -1)
		snprintf(
		    rs->why, sizeof(rs->why), "-%c %s: %s", opt, spec, why);
	return (int)n;
}

static int
onefield(struct recs *rs, char opt, const char *spec, size_t *to)
{
	size_t *list = NULL, cap = 0;
	int n = fields(rs, opt, spec, &list, &cap);

	if (n == 1) {
		*to = list[0];
	} else if (n != -1) {
		snprintf(rs->why, sizeof(rs->why), "-%c %s: one field only",
		    opt, spec);
		n = -1;
	}
	free(list);
	return n;
}

/* -f: the text field, or dedupe's list of which the last is the text. */
static int
textfield(struct recs *rs)
{
	struct rec_form *f = &rs->form;
	int n;

	f->text = f->nfield - 1;
	if (rs->o->field == NULL)
		return 0;
	if (!rs->o->fieldlist)
		return onefield(rs, 'f', rs->o->field, &f->text);
	n = fields(rs, 'f', rs->o->field, &f->fields, &rs->fieldscap);
	if (n > 0) {
		f->nfields = (size_t)n;
		f->text = f->fields[n - 1];
	}
	return n;
}

static int
keyfields(struct recs *rs)
{
	struct rec_form *f = &rs->form;

	if (rs->o->key != NULL && strcmp(rs->o->key, "0") == 0) {
		f->eachown = true;
		return 0;
	}
	if (rs->o->key != NULL) {
		int n = fields(rs, 'k', rs->o->key, &f->key, &rs->keycap);

		f->nkey = n > 0 ? (size_t)n : 0;
		return n;
	}
	f->key = mem_grow(f->key, &rs->keycap, f->nfield, sizeof(*f->key));
	for (size_t i = 0; i < f->nfield; i++)
		if (i != f->text)
			f->key[f->nkey++] = i;
	return 0;
}

static int
settletsv(struct recs *rs, const struct bytes *field)
{
	struct rec_form *f = &rs->form;

	if (textfield(rs) == -1 || keyfields(rs) == -1)
		return -1;
	if (rs->o->ref == NULL) {
		if (field != NULL || f->named)
			defaultref(f, field);
	} else if (strcmp(rs->o->ref, "0") != 0) {
		return onefield(rs, 'r', rs->o->ref, &f->ref) == -1 ? -1 : 0;
	}
	return 0;
}

static int
settleplain(struct recs *rs)
{
	const struct opt *o = rs->o;
	const char *spec = NULL;
	char opt = 'k';

	rs->form.nfield = 1;
	if (o->key != NULL && strcmp(o->key, "0") == 0)
		rs->form.eachown = true;
	else
		spec = o->key;
	if (spec == NULL && o->ref != NULL && strcmp(o->ref, "0") != 0) {
		opt = 'r';
		spec = o->ref;
	}
	if (spec == NULL)
		return 0;
	snprintf(rs->why, sizeof(rs->why),
	    "-%c %s: the records are plain and have no fields", opt, spec);
	return -1;
}

/* The first record of the run decides. */
static int
settle(struct recs *rs, struct bytes r)
{
	const struct opt *o = rs->o;
	struct rec_form *f = &rs->form;

	rs->settled = true;
	f->tsv = !o->plain && (o->tsv || o->header || o->field != NULL ||
				  memchr(r.s, '\t', r.len) != NULL);
	if (!f->tsv)
		return settleplain(rs);
	f->nfield = tsv_split(r, &rs->field, &rs->fieldcap);
	return settletsv(rs, rs->field);
}

static int
settleheader(struct recs *rs, struct bytes r)
{
	struct rec_form *f = &rs->form;
	struct bytes copy;
	size_t cap = 0;

	rs->settled = true;
	rs->header = mem_alloc(r.len + 1, 1);
	rs->headerlen = r.len;
	memcpy(rs->header, r.s, r.len);
	copy.s = rs->header;
	copy.len = r.len;
	f->tsv = f->named = true;
	f->nfield = tsv_split(copy, &f->names, &cap);
	return settletsv(rs, NULL);
}

/* The header line of an operand.  1 if it is well, 0 if the operand is refused
 * for it, -1 for a FIELD that it lacks. */
static int
header(struct recs *rs, struct bytes r)
{
	if (!rs->settled)
		return settleheader(rs, r) == -1 ? -1 : 1;
	if (r.len == rs->headerlen && memcmp(r.s, rs->header, r.len) == 0)
		return 1;
	refuse(rs, "the header differs from the first operand's; operand "
		   "left out");
	return 0;
}

static void
deliver(struct recs *rs, struct rec *r, struct bytes raw)
{
	/* Member by member: a copy of the whole would wait for both halves. */
	r->raw.s = r->text.s = raw.s;
	r->raw.len = r->text.len = raw.len;
	r->field = NULL;
	r->nfield = 1;
	r->file = rs->file;
	r->num = rs->num;
	r->before = rs->before;
	r->first = rs->first;
	r->ragged = false;
	rs->stats.bytes += raw.len;
}

/* Cut a TSV record into fields.  False if it is ragged and to be left out. */
static bool
cut(struct recs *rs, struct rec *r)
{
	struct rec_form *f = &rs->form;

	r->nfield = tsv_split(r->raw, &rs->field, &rs->fieldcap);
	r->field = rs->field;
	if (r->nfield == f->nfield) {
		r->text = r->field[f->text];
		return true;
	}
	ragged(rs, r->nfield);
	r->ragged = true;
	return rs->raggedok;
}

int
rec_next(struct recs *rs, struct rec *r)
{
	struct bytes raw;

	while (rs->stats.records < rs->o->maxrecords && nextraw(rs, &raw)) {
		if (rs->o->header && rs->num == 1) {
			if (header(rs, raw) == -1)
				return -1;
			continue;
		}
		if (!rs->settled && settle(rs, raw) == -1)
			return -1;
		rs->stats.records++;
		deliver(rs, r, raw);
		if (!rs->o->raw && rs->form.tsv && !cut(rs, r))
			continue;
		rs->first = false;
		return 1;
	}
	return 0;
}

bool
rec_ready(struct recs *rs)
{
	return rs->in != NULL && rs->stats.records < rs->o->maxrecords &&
	       in_ready(rs->in);
}

size_t
rec_batch(struct recs *rs, struct bytes *raw, size_t max)
{
	const uint64_t left = rs->o->maxrecords - rs->stats.records;
	size_t n;

	if (rs->in == NULL || rs->first)
		return 0;
	n = in_batch(rs->in, raw, left < max ? (size_t)left : max);
	rs->num += n;
	rs->stats.records += n;
	for (size_t i = 0; i < n; i++)
		rs->stats.bytes += raw[i].len;
	return n;
}

uint64_t
rec_taken(const struct recs *rs)
{
	return rs->takendone + (rs->in != NULL ? in_taken(rs->in) : 0);
}

void
rec_close(struct recs *rs)
{
	if (rs->in != NULL)
		closein(rs);
	free(rs->form.fields);
	free(rs->form.key);
	free(rs->form.names);
	free(rs->field);
	free(rs->header);
	rs->form.fields = rs->form.key = NULL;
	rs->form.names = rs->field = NULL;
	rs->header = NULL;
}
