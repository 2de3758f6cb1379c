/* See LICENSE file for copyright and license details. */
#include <stdio.h>
#include <string.h>

#include "cols.h"
#include "tsv.h"

bool
cols_has(const struct cols *c, size_t col)
{
	return memchr(c->pick, (int)col, c->npick) != NULL;
}

static int
find(const struct cols *c, const char *s, size_t len)
{
	for (size_t i = 0; i < c->nlist; i++)
		if (strlen(c->list[i].name) == len &&
		    memcmp(c->list[i].name, s, len) == 0)
			return (int)i;
	return -1;
}

static int
pick(struct cols *c, const char *s, size_t len, char why[COLS_WHY])
{
	int col = find(c, s, len);
	int shown = len > 60 ? 60 : (int)len;

	if (col == -1) {
		snprintf(why, COLS_WHY,
		    c->nlist == 0 ? "-o %.*s: there are no columns to choose" :
				    "-o %.*s: unknown column",
		    shown, s);
		return -1;
	}
	if (cols_has(c, (size_t)col)) {
		snprintf(
		    why, COLS_WHY, "-o %.*s: column chosen twice", shown, s);
		return -1;
	}
	c->pick[c->npick++] = (unsigned char)col;
	return 0;
}

int
cols_choose(struct cols *c, const char *spec, char why[COLS_WHY])
{
	unsigned char last = 0;
	bool more = spec != NULL && *spec == '+';

	c->npick = 0;
	for (size_t i = 0; i < c->nlist && (spec == NULL || more); i++)
		if (!c->list[i].byrequest)
			c->pick[c->npick++] = (unsigned char)i;
	if (spec == NULL)
		return 0;
	/* Added columns go before the last of the default ones. */
	more = more && c->npick > 0;
	if (*spec == '+')
		spec++;
	if (more)
		last = c->pick[c->npick - 1];
	for (size_t at = c->npick;; spec++) {
		size_t len = strcspn(spec, ",");

		if (pick(c, spec, len, why) == -1)
			return -1;
		spec += len;
		if (*spec != '\0')
			continue;
		if (more) {
			memmove(c->pick + at - 1, c->pick + at, c->npick - at);
			c->pick[c->npick - 1] = last;
		}
		return 0;
	}
}

/* Append field i's name: the header's, or fN. */
static void
fieldname(struct buf *b, const struct rec_form *f, size_t i)
{
	if (f->named) {
		buf_add(b, f->names[i].s, f->names[i].len);
		return;
	}
	buf_addc(b, 'f');
	buf_addu(b, i + 1);
}

/* Whether name is one of the TAB-separated ones in b[start..end). */
static bool
taken(
    const struct buf *b, size_t start, size_t end, const char *name, size_t len)
{
	while (start < end) {
		const char *s = b->s + start;
		const char *tab = memchr(s, '\t', end - start);
		size_t n = tab != NULL ? (size_t)(tab - s) : end - start;

		if (n == len && memcmp(s, name, len) == 0)
			return true;
		start += n + 1;
	}
	return false;
}

static void
ownname(struct buf *b, size_t start, const char *name)
{
	size_t end = b->len;

	if (end > start)
		buf_addc(b, '\t');
	buf_adds(b, name);
	for (uint64_t n = 2;; n++) {
		size_t len = b->len - end - (end > start);

		if (!taken(b, start, end, b->s + b->len - len, len))
			return;
		b->len = end + (end > start);
		buf_adds(b, name);
		buf_addc(b, '_');
		buf_addu(b, n);
	}
}

void
cols_header(const struct cols *c, const struct rec_form *f, const size_t *field,
    size_t nfield, struct buf *b)
{
	size_t start = b->len;

	for (size_t i = 0; i < nfield; i++) {
		if (i > 0)
			buf_addc(b, '\t');
		fieldname(b, f, field[i]);
	}
	for (size_t i = 0; i < c->npick; i++)
		ownname(b, start, c->list[c->pick[i]].name);
}
