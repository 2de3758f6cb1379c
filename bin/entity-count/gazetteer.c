/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "gazetteer.h"
#include "utf8.h"
#include "words.h"

struct gazetteer_entry {
	size_t off; /* of the spelling in blob, then in small letters */
	uint32_t len;
	uint32_t hash; /* of the small letters */
	uint8_t words; /* 0: the first word of longer entries */
	uint8_t more;  /* then: how many words they have at most */
	uint8_t type;
	bool forced;
};

struct hit {
	size_t tok, ntok;
	const struct gazetteer_entry *entry;
};

enum { KNOWN = 85, SURE = 95, FEWEST_SLOTS = 64 };

/* Add a token to the words looked at. */
static void
addword(struct gazetteer *g, const char *text, const struct token *t)
{
	struct buf *b = &g->spelt;
	size_t i;

	if (b->len > 0)
		buf_addc(b, ' ');
	for (i = t->start; i < t->end; i++) {
		if (t->end - i >= 3 &&
		    memcmp(text + i, "\xE2\x80\x99", 3) == 0) {
			buf_addc(b, '\'');
			i += 2;
		} else {
			buf_addc(b, text[i]);
		}
	}
	for (i = g->low.len; i < b->len; i++)
		buf_addc(&g->low, ascii_lower(b->s[i]));
}

static uint32_t
hashof(const struct gazetteer *g, bool first)
{
	uint32_t h = words_hash(g->low.s, g->low.len);

	return first ? ~h : h;
}

static void
grow(struct gazetteer *g)
{
	size_t i, k, mask;

	g->nslot = g->nslot == 0 ? FEWEST_SLOTS : g->nslot * 2;
	free(g->slot);
	g->slot = mem_alloc(g->nslot, sizeof(*g->slot));
	mask = g->nslot - 1;
	for (k = 0; k < g->n; k++) {
		for (i = g->entry[k].hash & mask; g->slot[i] != 0;)
			i = (i + 1) & mask;
		g->slot[i] = (uint32_t)k + 1;
	}
}

static bool
nosmall(const struct buf *b)
{
	for (size_t i = 0; i < b->len; i++)
		if (ascii_islower(b->s[i]))
			return false;
	return true;
}

/* The words looked at are the entry's: as spelt, or all in capitals. */
static bool
matches(const struct gazetteer *g, const struct gazetteer_entry *e)
{
	const char *s = g->blob.s + e->off;

	if (e->len != g->low.len || memcmp(s + e->len, g->low.s, e->len) != 0)
		return false;
	return e->words == 0 || memcmp(s, g->spelt.s, e->len) == 0 ||
	       nosmall(&g->spelt);
}

/* The entry for the words looked at; first: for the first word of one. */
static struct gazetteer_entry *
find(const struct gazetteer *g, bool first)
{
	uint32_t h = hashof(g, first);
	size_t i, mask = g->nslot - 1;
	struct gazetteer_entry *e;

	if (g->nslot == 0)
		return NULL;
	for (i = h & mask; g->slot[i] != 0; i = (i + 1) & mask) {
		e = &g->entry[g->slot[i] - 1];
		if (e->hash == h && (e->words == 0) == first && matches(g, e))
			return e;
	}
	return NULL;
}

static struct gazetteer_entry *
enter(struct gazetteer *g, size_t words)
{
	uint32_t h = hashof(g, words == 0);
	struct gazetteer_entry *e;
	size_t i, mask;

	if (g->n * 2 >= g->nslot)
		grow(g);
	mask = g->nslot - 1;
	for (i = h & mask; g->slot[i] != 0;)
		i = (i + 1) & mask;
	g->entry = mem_grow(g->entry, &g->cap, g->n + 1, sizeof(*g->entry));
	e = &g->entry[g->n++];
	*e = (struct gazetteer_entry){ .off = g->blob.len,
		.len = (uint32_t)g->low.len,
		.hash = h,
		.words = (uint8_t)words };
	buf_add(&g->blob, g->spelt.s, g->spelt.len);
	buf_add(&g->blob, g->low.s, g->low.len);
	g->slot[i] = (uint32_t)g->n;
	return e;
}

static void
look(struct gazetteer *g)
{
	g->spelt.len = g->low.len = 0;
}

/* The first word leads to the entry. */
static void
lead(struct gazetteer *g, const char *text, size_t words)
{
	struct gazetteer_entry *e;

	look(g);
	addword(g, text, &g->tokens.tok[0]);
	if ((e = find(g, true)) == NULL)
		e = enter(g, 0);
	if (e->more < words)
		e->more = (uint8_t)words;
	g->small |= !(g->tokens.tok[0].flags & TOKEN_CAP);
}

static int
typeof_entry(struct bytes type)
{
	for (int i = 0; i < NAME_NTYPES; i++)
		if (strlen(name_types[i]) == type.len &&
		    memcmp(name_types[i], type.s, type.len) == 0)
			return i;
	return -1;
}

/* The list of the tagger's own that a name would stand in. */
static uint32_t
listof(int type, size_t words)
{
	static const uint32_t list[NAME_NTYPES] = { [NAME_PER] = PHRASE_PERSON,
		[NAME_ORG] = PHRASE_COMPANY,
		[NAME_LOC] = PHRASE_CITY,
		[NAME_MISC] = PHRASE_MISC };

	return (uint32_t)1 << (type == NAME_PER && words == 1 ? PHRASE_SURNAME :
								list[type]);
}

const char *
gazetteer_add(struct gazetteer *g, struct bytes name, struct bytes type)
{
	struct gazetteer_entry *e;
	bool forced = type.len > 0 && type.s[0] == '!';
	int t;

	if (forced)
		type = (struct bytes){ type.s + 1, type.len - 1 };
	if ((t = typeof_entry(type)) == -1)
		return "the type is none of PER, ORG, LOC, MISC";
	g->tokens.n = 0;
	token_scan(&g->tokens, name.s, (struct span){ 0, name.len });
	if (g->tokens.n == 0)
		return "an empty name";
	if (g->tokens.n > GAZETTEER_WORDS || name.len > GAZETTEER_BYTES)
		return "the name has more than 16 words or 256 bytes";
	look(g);
	for (size_t i = 0; i < g->tokens.n; i++)
		addword(g, name.s, &g->tokens.tok[i]);
	if ((e = find(g, false)) != NULL &&
	    memcmp(g->blob.s + e->off, g->spelt.s, e->len) == 0)
		return e->type == t && e->forced == forced ?
			   NULL :
			   "the name has another type already";
	e = enter(g, g->tokens.n);
	e->type = (uint8_t)t;
	e->forced = forced;
	phrase_add(&g->phrases, name, listof(t, g->tokens.n));
	lead(g, name.s, g->tokens.n);
	return NULL;
}

/* The longest entry that begins with tok[i], inside a sentence. */
static bool
hitat(struct gazetteer *g, const char *text, const struct tokens *ts, size_t i,
    struct hit *h)
{
	const struct gazetteer_entry *e;
	size_t k, more;

	if (ts->tok[i].end - ts->tok[i].start > GAZETTEER_BYTES ||
	    (!g->small && !(ts->tok[i].flags & TOKEN_CAP)))
		return false;
	look(g);
	addword(g, text, &ts->tok[i]);
	if ((e = find(g, true)) == NULL)
		return false;
	more = e->more;
	h->ntok = 0;
	for (k = 0; k < more && i + k < ts->n; k++) {
		if (ts->tok[i + k].end - ts->tok[i].start > GAZETTEER_BYTES)
			break;
		if (k > 0)
			addword(g, text, &ts->tok[i + k]);
		if ((e = find(g, false)) != NULL)
			*h = (struct hit){ i, k + 1, e };
		if (ts->tok[i + k].flags & TOKEN_END)
			break;
	}
	return h->ntok > 0;
}

static void
keep(struct gazetteer *g, size_t *n, const struct name *m)
{
	if (*n == g->namecap)
		g->name = mem_grow(
		    g->name, &g->namecap, *n + 1, sizeof(*g->name));
	g->name[(*n)++] = *m;
}

/* Whether the entry stands against the finder's mentions m[0..n) under it;
 * knows: the finder had the entries. */
static bool
stands(const struct hit *h, const struct name *m, size_t n, bool knows)
{
	if (h->entry->forced || n == 0)
		return true;
	if (knows && n == 1 && m->tok == h->tok && m->ntok == h->ntok)
		return false;
	return m[0].tok >= h->tok &&
	       m[n - 1].tok + m[n - 1].ntok <= h->tok + h->ntok;
}

static struct name
mention(const struct tokens *ts, const struct hit *h, const struct name *m,
    size_t n)
{
	struct name new = { .start = ts->tok[h->tok].start,
		.end = ts->tok[h->tok + h->ntok - 1].end,
		.tok = h->tok,
		.ntok = h->ntok,
		.entity = NAME_NONE,
		.type = h->entry->type,
		.confidence = h->entry->forced ? SURE : KNOWN };

	new.title = new.start;
	if (n > 0 && m[0].tok == h->tok) {
		new.title = m[0].title;
		new.gender = m[0].gender;
	}
	return new;
}

void
gazetteer_apply(struct gazetteer *g, const char *text, struct names *ns)
{
	const struct tokens *ts = &ns->tokens;
	const struct name *found;
	struct name *swap, new;
	struct hit h = { 0 };
	size_t i = 0, at = 0, n = 0, over, cap;

	if (g->n == 0)
		return;
	while (i < ts->n) {
		if (!hitat(g, text, ts, i, &h)) {
			i++;
			continue;
		}
		for (; at < ns->n && ns->name[at].tok + ns->name[at].ntok <= i;
		     at++)
			keep(g, &n, &ns->name[at]);
		for (over = at;
		     over < ns->n && ns->name[over].tok < i + h.ntok;)
			over++;
		i += h.ntok;
		/* No offset is added to no array. */
		found = over > at ? ns->name + at : NULL;
		if (!stands(&h, found, over - at, ns->finder == NAME_BYMODEL))
			continue;
		new = mention(ts, &h, found, over - at);
		keep(g, &n, &new);
		at = over;
	}
	for (; at < ns->n; at++)
		keep(g, &n, &ns->name[at]);
	swap = ns->name;
	cap = ns->cap;
	ns->name = g->name;
	ns->cap = g->namecap;
	ns->n = n;
	g->name = swap;
	g->namecap = cap;
}

void
gazetteer_free(struct gazetteer *g)
{
	free(g->entry);
	free(g->slot);
	free(g->name);
	buf_free(&g->blob);
	buf_free(&g->spelt);
	buf_free(&g->low);
	token_free(&g->tokens);
	phrase_free(&g->phrases);
	*g = (struct gazetteer){ 0 };
}
