/* See LICENSE file for copyright and license details. */
#include "compare.h"
#include "norm.h"
#include "tsv.h"

static void
fold(struct compare *c, struct bytes r)
{
	if (c->fold == COMPARE_CASE)
		norm_case(&c->folded, r);
	else
		norm_text(&c->folded, r);
}

/* The prints of what stands as r and has been folded.  They are written where
 * they are wanted: a copy would have to wait for the halves of the hash. */
static void
print(const struct compare *c, struct bytes r, bool something,
    struct compare_print *p)
{
	if (something) {
		p->h = hash_bytes(c->folded.s, c->folded.len);
		p->bytes = c->both ? hash_bytes(r.s, r.len).lo : 0;
	} else {
		p->h = hash_bytes(r.s, r.len);
		p->bytes = p->h.lo;
	}
}

void
compare_text(struct compare *c, struct bytes r, struct compare_print *p)
{
	c->folded.len = 0;
	if (c->fold != COMPARE_BYTES)
		fold(c, r);
	print(c, r, c->folded.len > 0, p);
}

static struct bytes
join(struct compare *c, const struct rec_form *f, const struct rec *r)
{
	c->joined.len = 0;
	buf_room(&c->joined, 1);
	for (size_t i = 0; i < f->nfields; i++) {
		const struct bytes *b = &r->field[f->fields[i]];

		if (i > 0)
			buf_addc(&c->joined, '\t');
		buf_add(&c->joined, b->s, b->len);
	}
	return (struct bytes){ c->joined.s, c->joined.len };
}

/* Fold field by field; true if anything is left of them. */
static bool
foldfields(struct compare *c, const struct rec_form *f, const struct rec *r)
{
	for (size_t i = 0; i < f->nfields; i++) {
		if (i > 0)
			buf_addc(&c->folded, '\t');
		c->plain.len = 0;
		tsv_unescape(&c->plain, r->field[f->fields[i]]);
		fold(c, (struct bytes){ c->plain.s, c->plain.len });
	}
	return c->folded.len >= f->nfields;
}

bool
compare_record(struct compare *c, const struct rec_form *f, const struct rec *r,
    struct compare_print *p)
{
	struct bytes all;

	if (r->ragged)
		return false;
	if (f->nfields == 0) {
		compare_text(c, r->raw, p);
		return true;
	}
	all = f->nfields == 1 ? r->field[f->fields[0]] : join(c, f, r);
	c->folded.len = 0;
	print(c, all, c->fold != COMPARE_BYTES && foldfields(c, f, r), p);
	return all.len >= f->nfields;
}

void
compare_free(struct compare *c)
{
	buf_free(&c->joined);
	buf_free(&c->plain);
	buf_free(&c->folded);
}
