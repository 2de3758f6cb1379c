/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "guess.h"
#include "lexicon.h"
#include "words.h"

#include "cue_words.h"

bool
guess_isone(const struct chunk_text *c, size_t i, const char *list)
{
	const struct token *t = &c->tok[i];
	const char *p = list;
	size_t n;

	if (i >= c->n || t->first == '\0' || (n = t->end - t->start) > 16)
		return false;
	while ((p = strchr(p, t->first)) != NULL) {
		if (p > list && p[-1] == ' ' &&
		    strncmp(p, c->text + t->start, n) == 0 && p[n] == ' ')
			return true;
		p++;
	}
	return false;
}

/* What data/cue.tsv says of token i: its letters, or "". */
static const char *
cues(const struct chunk_text *c, size_t i)
{
	const struct words_entry *e;
	const struct token *t;

	if (i >= c->n || c->tok[i].kind != TOKEN_WORD)
		return "";
	t = &c->tok[i];
	e = words_find(&cue_words, c->text + t->start, t->end - t->start);
	return e != NULL && e->in != 0 ? words_value(&cue_words, e) : "";
}

static bool
is(const char *cue, char letter)
{
	return strchr(cue, letter) != NULL;
}

bool
guess_saying(const struct chunk_text *c, size_t from, size_t to)
{
	if (guess_isone(c, to, " also later then has had who , "))
		to++;
	if (is(cues(c, to), 's'))
		return true;
	return from > 0 && guess_isone(c, from - 1, " said says added adds ");
}

struct ending {
	char s[8];
	uint8_t len;
	uint8_t type; /* enum name_type */
};

/* What ends Slavic, Caucasian and Nordic family names and names of towns,
 * longer ones aside that end in a shorter one of the list. */
static const struct ending endings[] = {
	{ "ov", 2, NAME_PER },
	{ "ova", 3, NAME_PER },
	{ "ev", 2, NAME_PER },
	{ "eva", 3, NAME_PER },
	{ "sky", 3, NAME_PER },
	{ "skiy", 4, NAME_PER },
	{ "skaya", 5, NAME_PER },
	{ "vich", 4, NAME_PER },
	{ "enko", 4, NAME_PER },
	{ "escu", 4, NAME_PER },
	{ "adze", 4, NAME_PER },
	{ "idze", 4, NAME_PER },
	{ "shvili", 6, NAME_PER },
	{ "poulos", 6, NAME_PER },
	{ "sson", 4, NAME_PER },
	{ "ssen", 4, NAME_PER },
	{ "quist", 5, NAME_PER },
	{ "berg", 4, NAME_PER },
	{ "man", 3, NAME_PER },
	{ "mann", 4, NAME_PER },
	{ "stein", 5, NAME_PER },
	{ "son", 3, NAME_PER },
	{ "stan", 4, NAME_LOC },
	{ "burg", 4, NAME_LOC },
	{ "grad", 4, NAME_LOC },
	{ "ville", 5, NAME_LOC },
	{ "shire", 5, NAME_LOC },
	{ "pur", 3, NAME_LOC },
	{ "abad", 4, NAME_LOC },
	{ "polis", 5, NAME_LOC },
	{ "land", 4, NAME_LOC },
	{ "borough", 7, NAME_LOC },
	{ "minster", 7, NAME_LOC },
	{ "mouth", 5, NAME_LOC },
	{ "bury", 4, NAME_LOC },
	{ "hampton", 7, NAME_LOC },
	{ "wick", 4, NAME_LOC },
	{ "stad", 4, NAME_LOC },
	{ "furt", 4, NAME_LOC },
	{ "haven", 5, NAME_LOC },
	{ "ia", 2, NAME_LOC },
	{ "ism", 3, NAME_MISC },
	{ "isms", 4, NAME_MISC },
	{ "phobia", 6, NAME_MISC },
	{ "ese", 3, NAME_MISC },
	{ "ian", 3, NAME_MISC },
	{ "ians", 4, NAME_MISC },
	{ "ish", 3, NAME_MISC },
	{ "ists", 4, NAME_MISC },
	{ "virus", 5, NAME_MISC },
};

static bool
hasending(const struct chunk_text *c, const struct token *t, const char *s,
    size_t len)
{
	return t->end - t->start >= len + 2 &&
	       memcmp(c->text + t->end - len, s, len) == 0;
}

/* By the ending; the first that fits. */
static bool
byending(const struct chunk_text *c, size_t i, enum name_type *type)
{
	const struct token *t = &c->tok[i];
	char last = c->text[t->end - 1];

	for (size_t k = 0; k < sizeof(endings) / sizeof(endings[0]); k++) {
		const struct ending *e = &endings[k];

		if (e->s[e->len - 1] == last && hasending(c, t, e->s, e->len)) {
			*type = (enum name_type)e->type;
			return true;
		}
	}
	return false;
}

/* Santa Rosa, Port Moresby, El Paso */
static bool
placelike(const struct chunk_text *c, size_t i)
{
	return guess_isone(c, i,
	    " San Santa Santo St. St Saint Sao São El Los Las Port Fort Ft. "
	    "New Mount Mt. Lake Cape Puerto Rio Villa Camp North South East "
	    "West Northern Southern Eastern Western Central Upper Lower Bad "
	    "Kuala Tel Nizhny Ust Novo ");
}

/* Whether token i can be what a person does, or what joins a name to the rest;
 * a noun there says that the name is none of a person: Petrobank bosses. */
static bool
goeson(const struct chunk_text *c, size_t i)
{
	return i >= c->n || c->tok[i].kind != TOKEN_WORD ||
	       c->tok[i].flags & TOKEN_CAP ||
	       hasending(c, &c->tok[i], "ed", 2) || is(cues(c, i), 'g');
}

/* By the words beside it.  False if they say nothing. */
static bool
bycues(const struct chunk_text *c, size_t from, size_t to, enum name_type *type)
{
	const char *next = cues(c, to), *before = "", *prev = "";
	bool caps = (c->tok[from].flags & TOKEN_CAPS) != 0;

	if (from > 0)
		prev = cues(c, from - 1);
	if (from > 1 && guess_isone(c, from - 1, " of for at with "))
		before = cues(c, from - 2);
	if (!caps && guess_saying(c, from, to))
		*type = NAME_PER;
	else if (is(next, 'o') || is(before, 'r'))
		*type = NAME_ORG;
	else if (is(next, 'p') || is(prev, 'i') || is(before, 'c') ||
		 (from > 1 && guess_isone(c, from - 1, " of ") &&
		     guess_iscap(c, from - 2)))
		*type = NAME_LOC;
	else if (to < c->n && c->tok[to].kind == TOKEN_POSS &&
		 is(cues(c, to + 1), 'n'))
		*type = NAME_LOC;
	else if (to == from + 1 && to + 1 < c->n && c->tok[to].first == ',' &&
		 guess_iscap(c, to + 1) &&
		 guess_lex(c, to + 1).in & (LEX_COUNTRY | LEX_STATE))
		*type = NAME_LOC;
	else
		return false;
	return true;
}

struct guess
guess_type(const struct chunk_text *c, size_t from, size_t to)
{
	const struct token *t = &c->tok[from];
	struct guess g = { NAME_PER, true };
	bool alone = to - from == 1;

	if (bycues(c, from, to, &g.type))
		return g;
	if (!alone &&
	    (placelike(c, from) || guess_lex(c, from).in & LEX_LOCHEAD))
		return g.type = NAME_LOC, g;
	if (!alone &&
	    guess_isone(c, from, " Hurricane Typhoon Cyclone Operation Storm "))
		return g.type = NAME_MISC, g;
	g.cued = false;
	if (alone && t->flags & TOKEN_CAPS && c->kind == CHUNK_PROSE)
		return g.type = NAME_ORG, g;
	if (byending(c, to - 1, &g.type))
		return g;
	if (alone && from > 0 && guess_isone(c, from - 1, " the The "))
		return g.type = NAME_ORG, g;
	if (alone && to < c->n && c->tok[to].kind == TOKEN_POSS)
		return g.type = NAME_ORG, g;
	if (alone && !goeson(c, to))
		return g.type = NAME_ORG, g;
	if (!alone && from > 0 && guess_isone(c, from - 1, " the The a A an "))
		return g.type = NAME_MISC, g;
	g.type = to - from > 3 ? NAME_MISC : NAME_PER;
	return g;
}
