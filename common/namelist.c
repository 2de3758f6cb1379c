/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "chunk.h"
#include "lexicon.h"
#include "namelist.h"
#include "sent.h"
#include "utf8.h"
#include "words.h"

/* A word that the document has shown to be, or to be part of, a name. */
struct name_word {
	uint32_t hash;
	uint32_t len; /* 0: free */
	size_t off;   /* in namelist.blob */
	uint16_t weight[NAME_NTYPES];
};

struct namelist {
	struct name_word *word; /* the document's memory: a hash table */
	size_t nword, wordcap;
	struct buf blob;   /* spellings of the words */
	struct span *late; /* headlines, read after the prose */
	size_t nlate, latecap;
	struct lex *lex; /* look-ups of a sentence */
	size_t lexcap;
	struct name *moved; /* scratch */
	size_t movedcap;
};

enum { WORD_LONGEST = 64 };

static struct name_word *
lookup(const struct names *ns, struct bytes w, uint32_t hash)
{
	struct name_word *e;
	size_t i, mask = ns->list->wordcap - 1;

	for (i = hash & mask;; i = (i + 1) & mask) {
		e = &ns->list->word[i];
		if (e->len == 0 ||
		    (e->hash == hash && e->len == w.len &&
			memcmp(ns->list->blob.s + e->off, w.s, w.len) == 0))
			return e;
	}
}

static void
rehash(struct names *ns)
{
	struct name_word *old = ns->list->word, *e;
	size_t n = ns->list->wordcap, i, mask;

	ns->list->wordcap = n == 0 ? 64 : n * 2;
	ns->list->word = mem_alloc(ns->list->wordcap, sizeof(*ns->list->word));
	mask = ns->list->wordcap - 1;
	for (size_t k = 0; k < n; k++) {
		e = &old[k];
		if (e->len == 0)
			continue;
		for (i = e->hash & mask; ns->list->word[i].len != 0;)
			i = (i + 1) & mask;
		ns->list->word[i] = *e;
	}
	free(old);
}

static void
remember(struct names *ns, struct bytes w, enum name_type type, uint16_t weight)
{
	struct name_word *e;
	uint32_t hash;

	if (w.len == 0 || w.len > WORD_LONGEST)
		return;
	if (ns->list->nword * 2 >= ns->list->wordcap)
		rehash(ns);
	hash = words_hash(w.s, w.len);
	e = lookup(ns, w, hash);
	if (e->len == 0) {
		*e = (struct name_word){ hash, (uint32_t)w.len,
			ns->list->blob.len, { 0 } };
		buf_add(&ns->list->blob, w.s, w.len);
		ns->list->nword++;
	}
	if (e->weight[type] < UINT16_MAX - weight)
		e->weight[type] = (uint16_t)(e->weight[type] + weight);
}

/* A word of three letters or more in capitals as Written otherwise. */
static bool
recase(struct bytes w, char small[WORD_LONGEST])
{
	size_t i;

	if (w.len < 3 || w.len > WORD_LONGEST || !ascii_isupper(w.s[0]) ||
	    !ascii_isupper(w.s[1]))
		return false;
	for (i = 0; i < w.len; i++)
		small[i] = i == 0 ? w.s[i] : ascii_lower(w.s[i]);
	return true;
}

/* A word of a person's name; KELL in a headline tells of Kell. */
static void
rememberperson(struct names *ns, struct bytes w, uint16_t weight)
{
	char small[WORD_LONGEST];

	if (recase(w, small))
		w.s = small;
	remember(ns, w, NAME_PER, weight);
}

/* What the document knows of a word, or NULL; a word in capitals is looked up
 * as Written, too. */
static const struct name_word *
known(const struct names *ns, struct bytes w)
{
	char small[WORD_LONGEST];
	const struct name_word *e;

	if (ns->list->nword == 0 || w.len > WORD_LONGEST || w.len == 0)
		return NULL;
	e = lookup(ns, w, words_hash(w.s, w.len));
	if (e->len != 0)
		return e;
	if (!recase(w, small))
		return NULL;
	e = lookup(
	    ns, (struct bytes){ small, w.len }, words_hash(small, w.len));
	return e->len != 0 ? e : NULL;
}

static struct bytes
tokenbytes(const char *text, const struct token *t)
{
	return (struct bytes){ text + t->start, t->end - t->start };
}

/* Learn from a mention that stands on more than a capital. */
static void
learn(struct names *ns, const char *text, const struct name *m)
{
	const struct token *t = &ns->tokens.tok[m->tok];
	size_t last;

	if (m->confidence < CHUNK_CUED)
		return;
	if (m->ntok == 1) {
		if (m->confidence != CHUNK_LOOKS)
			remember(ns,
			    (struct bytes){
				text + m->start, m->end - m->start },
			    m->type,
			    m->title < m->start		  ? 3 :
			    m->confidence >= CHUNK_LISTED ? 2 :
							    1);
		return;
	}
	if (m->type == NAME_PER) {
		last = m->ntok - 1;
		/* Jr. III */
		if (last > 1 && t[last].end - t[last].start <= 3)
			last--;
		rememberperson(ns, tokenbytes(text, t + last), 3);
		rememberperson(ns, tokenbytes(text, t), 1);
	} else if (m->type == NAME_ORG && lex_token(text, t).in == 0) {
		remember(ns, tokenbytes(text, t), NAME_ORG, 1);
	}
}

/* A place is not taken for a person of its name where the words say place. */
static bool
isplace(const struct names *ns, const char *text, const struct name *m)
{
	const struct token *t;

	if (m->type != NAME_LOC)
		return false;
	if (lex_word(text + m->start, m->end - m->start).in & LEX_COUNTRY)
		return true;
	if (m->tok == 0)
		return false;
	t = &ns->tokens.tok[m->tok - 1];
	return t->end - t->start == 2 &&
	       (memcmp(text + t->start, "in", 2) == 0 ||
		   memcmp(text + t->start, "In", 2) == 0 ||
		   memcmp(text + t->start, "at", 2) == 0);
}

/* Second look at a mention, with what the whole stretch has shown.  False if
 * it is none. */
static bool
settle(const struct names *ns, const char *text, struct name *m)
{
	struct bytes w = { text + m->start, m->end - m->start };
	const struct name_word *e;
	int best = m->type, i;

	if (m->confidence >= CHUNK_SURE)
		return true;
	e = known(
	    ns, m->ntok == 1 ?
		    w :
		    tokenbytes(text, &ns->tokens.tok[m->tok + m->ntok - 1]));
	if (e == NULL)
		return m->confidence > CHUNK_HINT;
	if (m->ntok > 1) {
		if (m->confidence <= CHUNK_CUED && e->weight[NAME_PER] >= 3)
			m->type = NAME_PER;
		return m->confidence > CHUNK_HINT;
	}
	for (i = 0; i < NAME_NTYPES; i++)
		if (e->weight[i] > e->weight[best])
			best = i;
	if (e->weight[best] == 0)
		return m->confidence > CHUNK_HINT;
	if (best != m->type && !isplace(ns, text, m) &&
	    (m->confidence < CHUNK_LISTED || best == NAME_PER))
		m->type = (uint8_t)best;
	if (m->confidence < CHUNK_LISTED)
		m->confidence = CHUNK_LOOKS + 10;
	return true;
}

/* The names of one sentence, whose first token is base of the stretch's. */
static void
sentence(struct names *ns, const struct chunk_text *st, size_t base)
{
	struct chunk_text c = *st;
	struct chunk r;
	size_t i = 0;

	if (ns->list->lexcap < c.n)
		ns->list->lex = mem_grow(ns->list->lex, &ns->list->lexcap, c.n,
		    sizeof(*ns->list->lex));
	memset(ns->list->lex, 0, c.n * sizeof(*ns->list->lex));
	c.lex = ns->list->lex;

	while (i < c.n) {
		if (c.tok[i].kind != TOKEN_WORD ||
		    !(c.tok[i].flags & (TOKEN_CAP | TOKEN_HYPHEN))) {
			i++;
			continue;
		}
		r = chunk_at(&c, i);
		i = r.next;
		if (!r.found)
			continue;
		r.name.tok += base;
		*name_push(ns) = r.name;
		learn(ns, c.text, &r.name);
	}
}

static void
postpone(struct names *ns, struct span at)
{
	if (ns->list->nlate == ns->list->latecap)
		ns->list->late = mem_grow(ns->list->late, &ns->list->latecap,
		    ns->list->nlate + 1, sizeof(*ns->list->late));
	ns->list->late[ns->list->nlate++] = at;
}

/* Tokens and sentences of paragraph k; names of those in prose. */
static void
paragraph(struct names *ns, const char *text, const struct span *para, size_t k)
{
	struct chunk_text c = { .text = text };
	size_t i, from = ns->tokens.n, start = from;

	name_cut(ns, text, para, k);
	for (i = from; i < ns->tokens.n; i++) {
		if (!(ns->tokens.tok[i].flags & TOKEN_END))
			continue;
		c.tok = ns->tokens.tok + start;
		c.n = i + 1 - start;
		chunk_look(&c);
		if (c.kind == CHUNK_PROSE)
			sentence(ns, &c, start);
		else
			postpone(ns, (struct span){ start, i + 1 });
		start = i + 1;
	}
}

/* Names from n on, and those before, are in order: put all in order. */
static void
merge(struct names *ns, size_t n)
{
	struct namelist *l = ns->list;
	size_t late = ns->n - n, to = ns->n;

	if (late == 0 || n == 0 || ns->name[n - 1].start < ns->name[n].start)
		return;
	l->moved = mem_grow(l->moved, &l->movedcap, late, sizeof(*l->moved));
	memcpy(l->moved, ns->name + n, late * sizeof(*l->moved));
	while (late > 0)
		if (n > 0 && ns->name[n - 1].start > l->moved[late - 1].start)
			ns->name[--to] = ns->name[--n];
		else
			ns->name[--to] = l->moved[--late];
}

/* Headlines come last: prose shows how their words are written. */
static void
headlines(struct names *ns, const char *text)
{
	struct chunk_text c = { .text = text };
	size_t i, n = ns->n;

	for (i = 0; i < ns->list->nlate; i++) {
		c.tok = ns->tokens.tok + ns->list->late[i].start;
		c.n = ns->list->late[i].end - ns->list->late[i].start;
		chunk_look(&c);
		sentence(ns, &c, ns->list->late[i].start);
	}
	merge(ns, n);
}

/* "Arle, Brenholm and Sund": what is joined is of one type, and the listed
 * ones say which. */
static void
coordinate(struct names *ns, const char *text, size_t i)
{
	struct name *a = &ns->name[i - 1], *b = &ns->name[i];
	const struct token *t = ns->tokens.tok + a->tok + a->ntok;
	size_t gap = b->tok - a->tok - a->ntok;

	if (a->type == b->type || gap == 0 || gap > 2)
		return;
	if (gap == 2 && t->first == ',')
		t++;
	else if (gap == 2)
		return;
	if (t->first != ',' &&
	    !(t->end - t->start == 3 && memcmp(text + t->start, "and", 3) == 0))
		return;
	if (b->confidence <= CHUNK_CUED && b->ntok == 1 &&
	    a->confidence >= CHUNK_LISTED && b->title == b->start)
		b->type = a->type;
	else if (a->confidence <= CHUNK_CUED && a->ntok == 1 &&
		 b->confidence >= CHUNK_LISTED && a->title == a->start)
		a->type = b->type;
}

void
namelist_find(
    struct names *ns, const char *text, const struct span *para, size_t npara)
{
	size_t i, n = 0;

	if (ns->list == NULL)
		ns->list = mem_alloc(1, sizeof(*ns->list));
	ns->list->nlate = 0;
	for (i = 0; i < npara; i++)
		paragraph(ns, text, para, i);
	headlines(ns, text);
	for (i = 0; i < ns->n; i++)
		if (settle(ns, text, &ns->name[i]))
			ns->name[n++] = ns->name[i];
	ns->n = n;
	for (i = 1; i < n; i++)
		coordinate(ns, text, i);
}

void
namelist_reset(struct namelist *l)
{
	if (l == NULL)
		return;
	/* Most documents know few words: clear what they used, not the table
	 * that a large one has left. */
	if (l->wordcap > 1024) {
		free(l->word);
		l->word = NULL;
		l->wordcap = 0;
	} else if (l->nword > 0) {
		memset(l->word, 0, l->wordcap * sizeof(*l->word));
	}
	l->nword = 0;
	l->blob.len = 0;
}

void
namelist_free(struct namelist *l)
{
	if (l == NULL)
		return;
	free(l->word);
	free(l->late);
	free(l->lex);
	free(l->moved);
	buf_free(&l->blob);
	free(l);
}
