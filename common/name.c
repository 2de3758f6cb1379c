/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "lexicon.h"
#include "name.h"
#include "namelist.h"
#include "sent.h"
#include "tagger.h"
#include "utf8.h"

const char *const name_types[] = { "PER", "ORG", "LOC", "MISC" };

enum { TITLE_LONGEST = 4 }; /* words */

struct name *
name_push(struct names *ns)
{
	if (ns->n == ns->cap)
		ns->name = mem_grow(
		    ns->name, &ns->cap, ns->n + 1, sizeof(*ns->name));
	return &ns->name[ns->n++];
}

/* A capitalised title of n words right before token i. */
static bool
istitle(const struct names *ns, const char *text, size_t i, size_t n, char *sex)
{
	const struct token *t = &ns->tokens.tok[i - n];
	struct lex l;

	if (!(t->flags & TOKEN_CAP) || !(t[n].flags & TOKEN_BLANK))
		return false;
	l = lex_match(text, t, n);
	if (l.ntok != n || !(l.in & LEX_TITLE) || l.in & LEX_NAME)
		return false;
	if (l.gender == 'm' || l.gender == 'f')
		*sex = l.gender;
	return true;
}

/* Where the titles before token i begin, none further than token from. */
static size_t
titles(
    const struct names *ns, const char *text, size_t i, size_t from, char *sex)
{
	size_t n, most;

	for (;;) {
		most = i - from < TITLE_LONGEST ? i - from : TITLE_LONGEST;
		for (n = most; n > 0 && !istitle(ns, text, i, n, sex); n--)
			;
		if (n == 0)
			return i;
		i -= n;
	}
}

/* actress Ann Doe: a trade written small before a name */
static char
trade(const struct names *ns, const char *text, size_t i)
{
	const struct token *t = &ns->tokens.tok[i - 1];
	struct lex l;

	if (t->kind != TOKEN_WORD || t->flags & TOKEN_CAP)
		return '\0';
	l = lex_token(text, t);
	return l.in & LEX_TITLE ? l.gender : '\0';
}

/* Titles and what they and the given name say of a person; the sentence
 * begins with token from. */
static void
person(const struct names *ns, const char *text, struct name *m, size_t from)
{
	char sex = '\0';
	size_t first = titles(ns, text, m->tok, from, &sex);
	struct lex l;

	m->title = ns->tokens.tok[first].start;
	if (sex != 'm' && sex != 'f' && m->tok > from)
		sex = trade(ns, text, m->tok);
	if (sex != 'm' && sex != 'f') {
		l = lex_token(text, &ns->tokens.tok[m->tok]);
		sex = l.in & LEX_GIVEN ? l.gender : '\0';
	}
	m->gender = sex == 'm' ? NAME_MALE :
		    sex == 'f' ? NAME_FEMALE :
				 NAME_UNKNOWN;
}

/* Whether a person's mention begins with a title that it should stand behind:
 * Ms. Blythe. */
static bool
isabbreviated(const char *text, const struct token *t)
{
	return t->flags & TOKEN_ABBR && lex_token(text, t).in & LEX_TITLE;
}

/* The name of tokens [i, j), in the sentence that begins with token from. */
static void
add(struct names *ns, const char *text, size_t i, size_t j, size_t from)
{
	const struct token *t = ns->tokens.tok;
	struct name *m = name_push(ns);
	uint8_t type = ns->tagger->label[i] & 3;

	while (type == NAME_PER && j - i > 1 && isabbreviated(text, &t[i]))
		i++;
	*m = (struct name){ .start = t[i].start,
		.end = t[j - 1].end,
		.title = t[i].start,
		.tok = i,
		.ntok = j - i,
		.entity = NAME_NONE,
		.type = type,
		.confidence = tagger_confidence(ns->tagger, i, j) };
	if (m->type == NAME_PER)
		person(ns, text, m, from);
}

static void
collect(struct names *ns, const char *text)
{
	const struct tokens *ts = &ns->tokens;
	const uint8_t *label = ns->tagger->label;
	size_t i, j, from = 0;

	for (i = 0; i < ts->n; i = j) {
		j = i + 1;
		if (ts->tok[i].flags & TOKEN_START)
			from = i;
		if (label[i] == CRF_OUTSIDE)
			continue;
		j = tagger_nameend(ns->tagger, i);
		add(ns, text, i, j, from);
	}
}

/* The tagger is made at the first use: most runs of extract-quotes over
 * little text need none. */
static void
begin(struct names *ns)
{
	if (ns->tagger != NULL)
		return;
	ns->tagger = mem_alloc(1, sizeof(*ns->tagger));
	tagger_init(ns->tagger, model_builtin, model_builtinlen);
	ns->tagger->model.more = ns->known;
}

void
name_cut(struct names *ns, const char *text, const struct span *para, size_t i)
{
	struct tokens *ts = &ns->tokens;
	const struct tokens *cut = ns->cut != NULL ? &ns->cut[i] : NULL;
	size_t from = ts->n;

	if (cut != NULL && cut->n > 0) {
		ts->tok = mem_grow(
		    ts->tok, &ts->cap, from + cut->n, sizeof(*ts->tok));
		memcpy(ts->tok + from, cut->tok, cut->n * sizeof(*ts->tok));
		ts->n += cut->n;
		return;
	}
	token_scan(ts, text, para[i]);
	if (ts->n > from)
		sent_mark(text, ts->tok + from, ts->n - from);
}

static void
findbymodel(
    struct names *ns, const char *text, const struct span *para, size_t npara)
{
	size_t i;

	begin(ns);
	for (i = 0; i < npara; i++)
		name_cut(ns, text, para, i);
	tagger_run(ns->tagger, text, ns->tokens.tok, ns->tokens.n);
	collect(ns, text);
}

void
name_find(
    struct names *ns, const char *text, const struct span *para, size_t npara)
{
	ns->tokens.n = ns->n = 0;
	if (ns->finder == NAME_BYLISTS)
		namelist_find(ns, text, para, npara);
	else
		findbymodel(ns, text, para, npara);
}

void
name_reset(struct names *ns)
{
	if (ns->tagger != NULL)
		tagger_reset(ns->tagger);
	namelist_reset(ns->list);
}

size_t
name_at(const struct names *ns, size_t off)
{
	size_t lo = 0, hi = ns->n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (ns->name[mid].end <= off)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

void
name_free(struct names *ns)
{
	if (ns->tagger != NULL)
		tagger_free(ns->tagger);
	free(ns->tagger);
	namelist_free(ns->list);
	free(ns->name);
	token_free(&ns->tokens);
	*ns = (struct names){ 0 };
}
