/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "group.h"

/* Ids with the TAB behind them, as they stand in rows: -1, 0 or 1. */
static int
order(struct bytes a, struct bytes b)
{
	const size_t n = a.len < b.len ? a.len : b.len;
	const int c = n > 0 ? memcmp(a.s, b.s, n) : 0;

	if (c != 0 || a.len == b.len)
		return c;
	if (a.len < b.len)
		return '\t' < (unsigned char)b.s[n] ? -1 : 1;
	return '\t' < (unsigned char)a.s[n] ? 1 : -1;
}

static bool
like(const struct group *g, const struct near_leader *a,
    const struct near_leader *b, struct group_pair *p)
{
	p->same = a->print == b->print;
	p->bytes = p->same && a->bytes == b->bytes;
	if (!leader_isnear(a->day, b->day, g->days))
		return false;
	if (p->same) {
		p->like = (struct sketch_likeness){ .jaccard = SKETCH_ALL,
			.containment = SKETCH_ALL };
		return true;
	}
	return a->sketch.weight != 0 && b->sketch.weight != 0 &&
	       likeness_of(g->level, &a->sketch, &b->sketch, &p->like);
}

/* Tell of t and m where they are alike.  *same: they are the same text. */
static bool
compare(const struct group *g, const struct group_text *t,
    const struct mapped *m, bool *same,
    void (*pair)(void *, const struct group_pair *), void *arg)
{
	const struct bytes id = { t->id.s, t->id.len };
	const int c = order(id, m->id);
	struct group_pair p;

	if (!like(g, &t->text, &m->text, &p))
		return false;
	*same |= p.same;
	p.earlier = c < 0 ? id : m->id;
	p.later = c < 0 ? m->id : id;
	/* A record may have a key twice. */
	if (c != 0)
		pair(arg, &p);
	return true;
}

static void
put(struct group_text *t, const struct mapped *m)
{
	t->text = m->text;
	t->id.len = 0;
	buf_add(&t->id, m->id.s, m->id.len);
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

bool
group_add(struct group *g, const struct mapped *m,
    void (*pair)(void *, const struct group_pair *), void *arg)
{
	const int c = memcmp(g->key, m->key.s, MAPPED_KEY);
	struct group_text *other = g->text + GROUP_LEADERS;
	bool same = false, leads = true;

	if (c > 0)
		return false;
	if (c < 0) {
		memcpy(g->key, m->key.s, MAPPED_KEY);
		g->nleader = g->nother = 0;
	}
	/* A phrase that so many have says nothing, as in near.h. */
	if (g->key[0] == MAPPED_PHRASE && g->nleader >= GROUP_LEADERS)
		return true;
	for (size_t i = 0; i < least(g->nleader, GROUP_LEADERS); i++)
		leads &= !compare(g, &g->text[i], m, &same, pair, arg);
	for (size_t i = 0; i < least(g->nother, GROUP_OTHERS); i++)
		(void)compare(g, &other[i], m, &same, pair, arg);
	/* What is the same as another is like what that one is like. */
	if (same)
		return true;
	if (leads)
		put(&g->text[g->nleader++ % GROUP_LEADERS], m);
	else
		put(&other[g->nother++ % GROUP_OTHERS], m);
	return true;
}

void
group_free(struct group *g)
{
	for (size_t i = 0; i < GROUP_TEXTS; i++)
		buf_free(&g->text[i].id);
}
