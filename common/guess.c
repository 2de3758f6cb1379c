/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "guess.h"
#include "lexicon.h"
#include "utf8.h"

bool
guess_isone(const struct chunk_text *c, size_t i, const char *list)
{
	const struct token *t = &c->tok[i];
	const char *p = list;
	size_t n;

	if (i >= c->n || (n = t->end - t->start) > 16)
		return false;
	while ((p = strchr(p, t->first)) != NULL) {
		if (p > list && p[-1] == ' ' &&
		    strncmp(p, c->text + t->start, n) == 0 && p[n] == ' ')
			return true;
		p++;
	}
	return false;
}

static bool
says(const struct chunk_text *c, size_t i)
{
	if (guess_isone(c, i, " also later then has had who , "))
		i++;
	return guess_isone(c, i,
	    " said says told added adds who wrote asked announced argued "
	    "insisted denied declined replied warned claimed claims believes "
	    "thinks noted admitted acknowledged explained recalled tweeted "
	    "testified joked laughed scored tells writes agreed ");
}

bool
guess_saying(const struct chunk_text *c, size_t from, size_t to)
{
	if (says(c, to))
		return true;
	return from > 0 && guess_isone(c, from - 1, " said says added adds ");
}

/* Of what: "chief executive of", "spokesman for", "shares in". */
static bool
ofsome(const struct chunk_text *c, size_t from)
{
	return from > 1 && guess_isone(c, from - 1, " of for at with ") &&
	       guess_isone(c, from - 2,
		   " officer president chairman director spokesman spokeswoman "
		   "executive head manager founder editor member analyst economist "
		   "trader dealer chief co-founder owner shares unit subsidiary "
		   "employees shareholders spokesperson coach captain partner "
		   "researcher strategist CEO ");
}

static bool
isorg(const struct chunk_text *c, size_t from, size_t to)
{
	return ofsome(c, from) ||
	       guess_isone(c, to,
		   " officials shares executives employees workers stock unit "
		   "plant team coach players fans shareholders spokesman "
		   "spokeswoman spokesperson chairman subsidiary group company "
		   "newspaper agency brand management bank party rebels militia "
		   "militants guerrillas board brokers reported website customers "
		   "users fighters analyst economist lawmaker lawmakers ");
}

static bool
isplace(const struct chunk_text *c, size_t from, size_t to)
{
	if (guess_isone(c, to,
		" region province city village town district county area "
		"border island islands valley coast airport state peninsula "
		"suburb river desert neighborhood neighbourhood municipality "
		"port prefecture resort "))
		return true;
	if (from == 0)
		return false;
	if (guess_isone(c, from - 1,
		" in In at At near Near from From into outside across around "
		"throughout toward towards northern southern eastern western "
		"central downtown Northern Southern Eastern Western Central "))
		return true;
	return from > 1 && guess_isone(c, from - 1, " of ") &&
	       guess_isone(c, from - 2,
		   " city town village province region district state island port "
		   "capital north south east west outskirts suburb streets coast "
		   "mayor governor people northeast northwest southeast southwest "
		   "county community kingdom part parts ");
}

static bool
endsin(const struct chunk_text *c, size_t i, const char *list)
{
	const struct token *t = &c->tok[i];
	size_t len = t->end - t->start, n;
	const char *p;

	for (p = list + 1; *p != '\0'; p += n + 1) {
		n = strcspn(p, " ");
		if (len >= n + 2 && memcmp(c->text + t->end - n, p, n) == 0)
			return true;
	}
	return false;
}

/* By the ending, which says most of Slavic, Caucasian and Nordic family names
 * and of names of towns. */
static bool
byending(const struct chunk_text *c, size_t i, enum name_type *type)
{
	if (endsin(c, i,
		" ov ova ev eva sky skiy skaya vich enko escu adze idze shvili "
		"poulos opoulos sson ssen quist berg man mann stein son "))
		*type = NAME_PER;
	else if (endsin(c, i,
		     " stan burg grad ville shire pur abad polis land borough "
		     "minster mouth bury hampton wick stad furt haven "))
		*type = NAME_LOC;
	else if (endsin(c, i, " ism isms phobia ese ian ians ish ists virus "))
		*type = NAME_MISC;
	else
		return false;
	return true;
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

/* Whether token i is written small and can be what a person does, or what
 * joins a name to the rest; a noun there says that the name is none of a
 * person: Petrobank bosses. */
static bool
goeson(const struct chunk_text *c, size_t i)
{
	if (i >= c->n || c->tok[i].kind != TOKEN_WORD ||
	    c->tok[i].flags & TOKEN_CAP || endsin(c, i, " ed "))
		return true;
	return guess_isone(c, i,
	    " a about after against also always and are as at be became "
	    "because been before began beat being believes born both brought "
	    "but by called came can could did does down during even ever for "
	    "from gave gets gets goes got had has have he hit if in into is "
	    "its just knew knows later led left lost made may meanwhile met "
	    "might must never now of off on once only or out over put ran "
	    "rather saw says served set she should since so spent still "
	    "takes than that the then there they through to told took under "
	    "until up was went were when where which while who whose will "
	    "with without won would wrote yet ");
}

struct guess
guess_type(const struct chunk_text *c, size_t from, size_t to)
{
	const struct token *t = &c->tok[from];
	struct guess g = { NAME_PER, true };
	bool alone = to - from == 1;

	if (guess_saying(c, from, to) && !(t->flags & TOKEN_CAPS))
		return g;
	if (isorg(c, from, to))
		return g.type = NAME_ORG, g;
	if (isplace(c, from, to))
		return g.type = NAME_LOC, g;
	if (to + 1 < c->n && c->tok[to].first == ',' &&
	    guess_iscap(c, to + 1) &&
	    guess_lex(c, to + 1).in & (LEX_COUNTRY | LEX_STATE) && alone)
		return g.type = NAME_LOC, g;
	if (!alone && placelike(c, from))
		return g.type = NAME_LOC, g;
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
