/* See LICENSE file for copyright and license details. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "aliaslist.h"
#include "utf8.h"
#include "words.h"

struct aliaslist_entry {
	size_t name; /* offsets in blob */
	size_t canonical;
	size_t namelen; /* 0: free */
	size_t canonicallen;
	uint32_t hash;
};

enum { FEWEST_SLOTS = 64 };

/* ASCII that stands for itself. */
static bool
isplain(char c)
{
	return c > ' ' && c != '&' && (unsigned char)c < 0x80;
}

/* A blank, a character that is not ASCII, or &. */
static size_t
special(struct buf *b, const char *s, size_t n)
{
	uint32_t cp;
	size_t len = utf8_decode(s, n, &cp);

	if (cp == 0x2019) {
		buf_addc(b, '\'');
	} else if (utf8_class(cp) == UTF8_SPACE) {
		if (b->len > 0 && b->s[b->len - 1] != ' ')
			buf_addc(b, ' ');
	} else if (n > 5 && memcmp(s, "&amp;", 5) == 0) {
		buf_addc(b, '&');
		return 5;
	} else if (n > 6 && memcmp(s, "&nbsp;", 6) == 0) {
		buf_addc(b, ' ');
		return 6;
	} else {
		buf_add(b, s, len);
	}
	return len;
}

void
aliaslist_plain(struct buf *b, struct bytes s, size_t most)
{
	size_t i = 0, from = b->len, n, room;

	while (i < s.len && b->len - from < most) {
		room = most - (b->len - from);
		if (room > s.len - i)
			room = s.len - i;
		for (n = 0; n < room && isplain(s.s[i + n]); n++)
			;
		if (n > 0)
			buf_add(b, s.s + i, n);
		else
			n = special(b, s.s + i, s.len - i);
		i += n;
	}
}

static struct aliaslist_entry *
slotof(const struct aliaslist *l, struct bytes name, uint32_t hash)
{
	size_t i, mask = l->nslot - 1;
	struct aliaslist_entry *e;

	for (i = hash & mask;; i = (i + 1) & mask) {
		e = &l->slot[i];
		if (e->namelen == 0 ||
		    (e->hash == hash && e->namelen == name.len &&
			memcmp(l->blob.s + e->name, name.s, name.len) == 0))
			return e;
	}
}

static void
grow(struct aliaslist *l)
{
	struct aliaslist_entry *old = l->slot;
	size_t n = l->nslot, i, k, mask;

	l->nslot = n == 0 ? FEWEST_SLOTS : n * 2;
	l->slot = mem_alloc(l->nslot, sizeof(*l->slot));
	mask = l->nslot - 1;
	for (k = 0; k < n; k++) {
		if (old[k].namelen == 0)
			continue;
		for (i = old[k].hash & mask; l->slot[i].namelen != 0;)
			i = (i + 1) & mask;
		l->slot[i] = old[k];
	}
	free(old);
}

const char *
aliaslist_add(struct aliaslist *l, struct bytes name, struct bytes canonical)
{
	struct aliaslist_entry *e;
	struct bytes f;
	uint32_t hash;

	l->scratch.len = 0;
	aliaslist_plain(&l->scratch, name, SIZE_MAX);
	f = (struct bytes){ l->scratch.s, l->scratch.len };
	if (f.len == 0 || canonical.len == 0)
		return "an empty name";
	if (l->n * 2 >= l->nslot)
		grow(l);
	hash = words_hash(f.s, f.len);
	e = slotof(l, f, hash);
	if (e->namelen != 0)
		return e->canonicallen == canonical.len &&
			       memcmp(l->blob.s + e->canonical, canonical.s,
				   canonical.len) == 0 ?
			   NULL :
			   "the name has another canonical name already";
	e->hash = hash;
	e->name = l->blob.len;
	e->namelen = f.len;
	buf_add(&l->blob, f.s, f.len);
	e->canonical = l->blob.len;
	e->canonicallen = canonical.len;
	buf_add(&l->blob, canonical.s, canonical.len);
	l->n++;
	return NULL;
}

struct bytes
aliaslist_find(const struct aliaslist *l, struct bytes form)
{
	const struct aliaslist_entry *e;

	if (l == NULL || l->n == 0 || form.len == 0)
		return (struct bytes){ NULL, 0 };
	e = slotof(l, form, words_hash(form.s, form.len));
	if (e->namelen == 0)
		return (struct bytes){ NULL, 0 };
	return (struct bytes){ l->blob.s + e->canonical, e->canonicallen };
}

void
aliaslist_free(struct aliaslist *l)
{
	free(l->slot);
	buf_free(&l->blob);
	buf_free(&l->scratch);
	*l = (struct aliaslist){ 0 };
}
