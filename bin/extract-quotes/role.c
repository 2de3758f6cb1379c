/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "role.h"

enum { ROLE_MAX = 256, ROLE_REACH = 6, APPOSED_REACH = 9 };

/* A person and what he is called: spokesman, senator. */
struct role {
	uint32_t word; /* offset of the word in the lexicon */
	uint32_t entity;
	size_t first, last; /* mentions, in their stretch */
};

struct look {
	struct roles *roles;
	const char *text;
	const struct names *names;
};

const struct lex_entry *
role_word(const char *text, const struct token *t)
{
	if (t->kind != TOKEN_WORD)
		return NULL;
	return lex_find(text + t->start, t->end - t->start);
}

static const struct lex_entry *
wordof(const struct look *l, size_t tok)
{
	return role_word(l->text, &l->names->tokens.tok[tok]);
}

/* All words for a spokesman are one. */
static uint32_t
roleword(const struct lex_entry *e)
{
	return e->cls & WORD_ROLESPK ? 0 : e->number;
}

static void
addrole(struct roles *rs, const struct lex_entry *e, const struct name *m)
{
	size_t i = rs->n;

	for (size_t k = 0; k < rs->n; k++)
		if (rs->v[k].word == roleword(e) &&
		    rs->v[k].entity == m->entity)
			i = k;
	if (i == ROLE_MAX)
		return;
	if (i == rs->n) {
		rs->v = mem_grow(rs->v, &rs->cap, rs->n + 1, sizeof(*rs->v));
		rs->v[rs->n++] = (struct role){ roleword(e), m->entity,
			m->start, 0 };
	}
	rs->v[i].last = m->start;
}

static bool
isword(const struct look *l, size_t tok, const char *w)
{
	const struct token *t = &l->names->tokens.tok[tok];

	return t->end - t->start == strlen(w) &&
	       memcmp(l->text + t->start, w, strlen(w)) == 0;
}

/* "A spokesman for the ministry, X, said". */
static void
apposed(struct look *l, const struct name *m)
{
	const struct tokens *ts = &l->names->tokens;
	size_t i = m->tok, end = m->tok + m->ntok;
	const struct lex_entry *e, *role = NULL;

	if (i < 2 || !isword(l, i - 1, ",") || end >= ts->n ||
	    !isword(l, end, ","))
		return;
	for (size_t n = 0; i-- > 1 && n < APPOSED_REACH; n++) {
		if (ts->tok[i].flags & TOKEN_START && role == NULL)
			return;
		e = wordof(l, i - 1);
		if (e == NULL)
			continue;
		if (e->cls & WORD_ROLE)
			role = e;
		else if (role != NULL && e->cls & WORD_DET) {
			addrole(l->roles, role, m);
			return;
		} else if (e->frame != 0 || e->cls & (WORD_VERB | WORD_AUX))
			return;
	}
}

/* "X is a spokesman". */
static void
copula(struct look *l, const struct name *m)
{
	const struct tokens *ts = &l->names->tokens;
	size_t i = m->tok + m->ntok;
	const struct lex_entry *e;

	if (i + 2 >= ts->n || (!isword(l, i, "is") && !isword(l, i, "was")))
		return;
	e = wordof(l, i + 1);
	if (e == NULL || (e->cls & WORD_DET) == 0)
		return;
	for (size_t k = i + 2; k < ts->n && k < i + ROLE_REACH; k++) {
		e = wordof(l, k);
		if (e != NULL && e->cls & WORD_ROLE) {
			addrole(l->roles, e, m);
			return;
		}
		if (ts->tok[k].kind != TOKEN_WORD ||
		    (e != NULL && e->cls & (WORD_PREP | WORD_VERB)))
			return;
	}
}

/* "Kremlin spokesman X", "X, the Kremlin spokesman". */
static void
both(struct look *l, const struct name *m)
{
	const struct tokens *ts = &l->names->tokens;
	size_t end = m->tok + m->ntok, lo;
	const struct lex_entry *e;

	lo = m->tok > ROLE_REACH ? m->tok - ROLE_REACH : 0;
	for (size_t i = m->tok; i > lo; i--) {
		if (ts->tok[i].flags & TOKEN_START ||
		    ts->tok[i - 1].kind == TOKEN_PUNCT)
			break;
		e = wordof(l, i - 1);
		if (e != NULL && e->cls & WORD_ROLE)
			addrole(l->roles, e, m);
		else if (e != NULL &&
			 (e->frame != 0 ||
			     e->cls & (WORD_VERB | WORD_AUX | WORD_DET)))
			break;
	}
	if (end + 1 >= ts->n || l->text[ts->tok[end].start] != ',')
		return;
	for (size_t i = end + 1; i < ts->n && i <= end + ROLE_REACH; i++) {
		if (ts->tok[i].kind == TOKEN_PUNCT)
			break;
		e = wordof(l, i);
		if (e != NULL && e->cls & WORD_ROLE)
			addrole(l->roles, e, m);
		else if (e != NULL && (e->frame != 0 || e->cls & WORD_AUX))
			break;
	}
}

void
role_note(struct roles *rs, const char *text, const struct names *names,
    const struct name *m)
{
	struct look l = { rs, text, names };

	apposed(&l, m);
	copula(&l, m);
	both(&l, m);
}

bool
role_find(
    const struct roles *rs, const struct lex_entry *w, size_t off, uint32_t *e)
{
	const struct role *best = NULL;
	size_t near = 0;

	if ((w->cls & WORD_ROLE) == 0)
		return false;
	for (size_t i = 0; i < rs->n; i++) {
		const struct role *r = &rs->v[i];

		size_t at = r->last < off ? r->last : r->first;

		if (r->word == roleword(w) && at < off &&
		    (best == NULL || at > near)) {
			best = r;
			near = at;
		}
	}
	if (best != NULL)
		*e = best->entity;
	return best != NULL;
}

void
role_age(struct roles *rs)
{
	for (size_t i = 0; i < rs->n; i++)
		rs->v[i].first = rs->v[i].last = 0;
}

void
role_free(struct roles *rs)
{
	free(rs->v);
	memset(rs, 0, sizeof(*rs));
}
