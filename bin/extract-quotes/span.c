/* See LICENSE file for copyright and license details. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mark.h"
#include "span.h"
#include "utf8.h"

enum { LOST_REACH = 80 };

struct scan {
	struct spans *sp;
	const char *t;
	size_t a, b; /* the paragraph */
	size_t para;
	bool pending; /* the paragraph before ended inside a quotation */
	bool pendsingle;
};

static void
add(struct scan *sc, const struct mark *open, const struct mark *close)
{
	struct spans *sp = sc->sp;
	struct stretch *s;
	size_t in = open != NULL ? open->off + open->len : sc->a;
	size_t out = close != NULL ? close->off : sc->b;

	while (out > in &&
	       (ascii_isspace(sc->t[out - 1]) || sc->t[out - 1] == '\\'))
		out--;
	while (in < out && ascii_isspace(sc->t[in]))
		in++;
	if (in == out)
		return;
	sp->v = mem_grow(sp->v, &sp->cap, sp->n + 1, sizeof(*sp->v));
	s = &sp->v[sp->n++];
	*s = (struct stretch){ .start = open != NULL ? open->off : in,
		.in = in,
		.out = out,
		.para = sc->para,
		.opened = open != NULL,
		.closed = close != NULL };
	s->end = close != NULL ? close->off + close->len : out;
	s->single = open != NULL && open->single;
}

static bool
hasverb(const char *s, size_t len)
{
	static const char *const verb[] = { " said", " says", " told", " added",
		" asked", " wrote" };

	for (size_t i = 0; i < len; i++)
		for (size_t k = 0; k < sizeof(verb) / sizeof(verb[0]); k++)
			if (len - i >= strlen(verb[k]) &&
			    memcmp(s + i, verb[k], strlen(verb[k])) == 0)
				return true;
	return false;
}

/* A stretch whose closing mark is lost ends before hi: at the comma before an
 * attribution, if it seems to have one. */
static size_t
lostend(const char *t, size_t lo, size_t hi)
{
	size_t reach = hi - lo > LOST_REACH ? hi - LOST_REACH : lo;

	for (size_t i = hi; i > reach + 1; i--)
		if (strchr(",!?", t[i - 1]) != NULL && i < hi &&
		    ascii_isspace(t[i]))
			return hasverb(t + i, hi - i) ? i : hi;
	return hi;
}

/* Add what stands between the mark and hi, where the closing mark is lost. */
static void
addlost(struct scan *sc, const struct mark *open, size_t hi)
{
	size_t n = sc->sp->n;
	struct mark end = { .off = lostend(sc->t, open->off + open->len, hi) };

	add(sc, open, &end);
	if (sc->sp->n == n)
		return;
	sc->sp->v[n].closed = false;
	sc->sp->v[n].end = sc->sp->v[n].out;
}

static size_t
nextdouble(const struct spans *sp, size_t i)
{
	do
		i++;
	while (i < sp->nmark && sp->mark[i].single);
	return i;
}

static bool
opens(const struct mark *m)
{
	return m->open && !m->close;
}

static bool
closes(const struct mark *m)
{
	return m->close && !m->open;
}

/* Whether the opening mark i, met inside a quotation, opens one inside it: it
 * is closed, and then the outer one is.  Otherwise a closing mark was lost. */
static bool
isnested(const struct spans *sp, size_t i)
{
	size_t j = nextdouble(sp, i), k;

	if (j >= sp->nmark || !sp->mark[j].close)
		return false;
	k = nextdouble(sp, j);
	return k < sp->nmark && closes(&sp->mark[k]);
}

/* Typographic marks inside straight ones are a pair of their own. */
static bool
isother(const struct spans *sp, size_t open, size_t i)
{
	size_t j = nextdouble(sp, i);

	return sp->mark[open].neutral && !sp->mark[i].neutral &&
	       j < sp->nmark && closes(&sp->mark[j]) && !sp->mark[j].neutral;
}

/* 12" inside a quotation is no end, where a better one follows. */
static bool
isinch(const struct scan *sc, size_t i)
{
	const struct spans *sp = sc->sp;
	size_t j;

	if (!sp->mark[i].afterdigit)
		return false;
	j = nextdouble(sp, i);
	return j < sp->nmark && closes(&sp->mark[j]);
}

/* From the opening mark i to its close.  Returns the index after it; at the
 * end of the paragraph the stretch stays open. */
static size_t
takedouble(struct scan *sc, size_t i)
{
	struct spans *sp = sc->sp;
	size_t open = i, depth = 0;

	for (i = nextdouble(sp, i); i < sp->nmark; i = nextdouble(sp, i)) {
		const struct mark *m = &sp->mark[i];

		if (opens(m)) {
			if (isnested(sp, i) || isother(sp, open, i)) {
				depth++;
				continue;
			}
			addlost(sc, &sp->mark[open], m->off);
			return i;
		}
		if (isinch(sc, i))
			continue;
		if (depth > 0) {
			depth--;
			continue;
		}
		add(sc, &sp->mark[open], m);
		return i + 1;
	}
	add(sc, &sp->mark[open], NULL);
	sc->pending = true;
	sc->pendsingle = false;
	return sp->nmark;
}

/* For each single mark that may open, the one that closes it: the nearest
 * before the next opening one; but a plural's apostrophe gives way to a later
 * close.  Right to left, so that every mark is looked at once. */
static void
pairsingles(struct scan *sc)
{
	struct spans *sp = sc->sp;
	size_t cand = SIZE_MAX, ndouble = 0;

	for (size_t i = sp->nmark; i-- > 0;) {
		struct mark *m = &sp->mark[i];

		m->pair = SIZE_MAX;
		m->ndouble = ndouble;
		if (!m->single) {
			ndouble++;
			continue;
		}
		if (m->open) {
			m->pair = cand;
			cand = SIZE_MAX;
		} else if (m->close && !(m->plural && cand != SIZE_MAX))
			cand = i;
	}
}

/* Whether the single mark m opens a quotation that its pair closes. */
static bool
issingle(const struct scan *sc, const struct mark *m)
{
	const struct mark *c;
	size_t inside;

	if (!m->open || m->pair == SIZE_MAX)
		return false;
	c = &sc->sp->mark[m->pair];
	inside = m->ndouble - c->ndouble;
	if (inside % 2 != 0 || (inside > 0 && !c->sure))
		return false;
	if (m->neutral && c->plural && c->off - m->off > 30)
		return false;
	return c->off - m->off > 2;
}

/* A quotation in single marks that runs on opens at the paragraph's first
 * byte, and so does the next paragraph. */
static bool
issinglerunon(const struct scan *sc, const struct mark *m, const char *next)
{
	const struct spans *sp = sc->sp;

	if (!m->single || !m->open || m->off != sc->a || next == NULL)
		return false;
	for (const struct mark *x = m + 1; x < sp->mark + sp->nmark; x++)
		if (!x->single || x->close)
			return false;
	return memcmp(next, sc->t + m->off, m->len) == 0;
}

/* A closing mark without an opening one: the rest of a quotation that goes on
 * over the paragraph break, or one whose first mark was lost. */
static void
takestray(struct scan *sc, const struct mark *m)
{
	if (sc->sp->n > 0 && sc->sp->v[sc->sp->n - 1].para == sc->para)
		return;
	if (sc->pending) {
		add(sc, NULL, m);
		if (sc->sp->n > 1 && sc->sp->v[sc->sp->n - 2].para != sc->para)
			sc->sp->v[sc->sp->n - 2].runon = true;
	} else if (m->sure)
		add(sc, NULL, m);
}

static void
match(struct scan *sc, const char *next)
{
	struct spans *sp = sc->sp;
	bool waspending = sc->pending;

	pairsingles(sc);
	for (size_t i = 0; i < sp->nmark;) {
		const struct mark *m = &sp->mark[i];

		if (m->single && issingle(sc, m)) {
			add(sc, m, &sp->mark[m->pair]);
			i = m->pair + 1;
		} else if (issinglerunon(sc, m, next)) {
			add(sc, m, NULL);
			sc->pending = sc->pendsingle = true;
			return;
		} else if (m->single)
			i++;
		else if (m->open) {
			sc->pending = false;
			i = takedouble(sc, i);
		} else {
			takestray(sc, m);
			sc->pending = false;
			i++;
		}
	}
	if (waspending && sp->nmark == 0)
		sc->pending = false;
}

/* Join a paragraph's first stretch to the one that the paragraph before left
 * open. */
static void
joinrunon(struct scan *sc, size_t before)
{
	struct spans *sp = sc->sp;
	struct stretch *last, *s;

	if (before == 0 || sp->n == before)
		return;
	last = &sp->v[before - 1];
	s = &sp->v[before];
	if (!last->closed && last->para + 1 == sc->para && s->start == sc->a &&
	    last->single == s->single)
		last->runon = true;
}

static void
paragraph(struct scan *sc, const char *next)
{
	struct spans *sp = sc->sp;
	size_t before = sp->n;

	mark_find(sc->t, sc->a, sc->b, sp);
	if (sp->nmark == 0) {
		sc->pending = false;
		return;
	}
	if (sc->pendsingle)
		sc->pending = sc->pendsingle = false;
	match(sc, next);
	joinrunon(sc, before);
}

void
span_find(
    struct spans *sp, const char *text, const struct span *para, size_t npara)
{
	struct scan sc = { .sp = sp, .t = text };

	sp->n = 0;
	sp->torn = false;
	for (size_t i = 0; i < npara; i++) {
		const char *next = NULL;

		if (i + 1 < npara && para[i + 1].end - para[i + 1].start > 4)
			next = text + para[i + 1].start;
		sc.a = para[i].start;
		sc.b = para[i].end;
		sc.para = i;
		paragraph(&sc, next);
	}
}

void
span_free(struct spans *sp)
{
	free(sp->v);
	free(sp->mark);
	memset(sp, 0, sizeof(*sp));
}
