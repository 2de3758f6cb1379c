/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "chunk.h"
#include "lexicon.h"
#include "utf8.h"

/* Where chunk_at() stands. */
struct look {
	const struct chunk_text *c;
	size_t i;
	size_t end;  /* tokens that may be looked at */
	size_t from; /* where titles began */
	char gender; /* of the title */
	bool titled;
	bool first;   /* the capital may be the sentence's */
	struct lex l; /* of the token at i */
};

static bool
isparticle(const struct chunk_text *c, size_t i)
{
	return i < c->n && c->tok[i].kind == TOKEN_WORD &&
	       !(c->tok[i].flags & TOKEN_CAP) &&
	       c->tok[i].end - c->tok[i].start <= 3 &&
	       guess_isone(c, i,
		   " al ap bin bint da das de del della der di do dos du el ibn la le "
		   "ten ter ul van von y zu ");
}

static bool
isnear(const struct chunk_text *c, size_t i)
{
	return i < c->n && c->tok[i].flags & TOKEN_BLANK;
}

/* CITY 2 TOWN 1, CITY AT TOWN: the names are teams. */
static bool
isscore(const struct chunk_text *c)
{
	size_t i, pairs = 0;
	bool word = false;

	if (c->n > 24)
		return false;
	if (c->kind == CHUNK_UPPER)
		for (i = 1; i + 1 < c->n; i++)
			if (guess_isone(c, i, " AT VS ") && c->n < 8)
				return true;
	for (i = 0; i < c->n; i++) {
		if (word && c->tok[i].kind == TOKEN_NUMBER &&
		    c->tok[i].end - c->tok[i].start <= 3)
			pairs++;
		else if (!guess_iscap(c, i))
			break;
		word = guess_iscap(c, i);
	}
	return pairs == 2;
}

/* What chunk_look() counts. */
struct tally {
	size_t caps, ups, lows;
	size_t run, longest; /* words in a row that have capitals */
};

static void
tally(struct tally *y, const struct token *t)
{
	if (t->kind == TOKEN_PUNCT)
		y->run = 0;
	if (t->kind != TOKEN_WORD)
		return;
	if (t->flags & TOKEN_CAP && ++y->run > y->longest)
		y->longest = y->run;
	if (t->end - t->start < 4)
		return;
	if (t->flags & TOKEN_CAPS) {
		y->ups++;
	} else if (t->flags & TOKEN_CAP) {
		y->caps++;
	} else {
		y->lows++;
		y->run = 0;
	}
}

void
chunk_look(struct chunk_text *c)
{
	struct tally y = { 0 };
	size_t i, caps;

	for (i = 0; i < c->n; i++)
		tally(&y, &c->tok[i]);
	caps = y.caps + y.ups;
	c->kind = CHUNK_PROSE;
	if (y.ups >= 2 && y.ups > 2 * (y.caps + y.lows))
		c->kind = CHUNK_UPPER;
	else if (caps >= 4 && caps > 4 * y.lows && y.longest >= 5)
		c->kind = CHUNK_TITLE;
	c->scores = caps > 4 * y.lows && isscore(c);
}

static struct chunk
make(const struct look *k, size_t from, size_t to, enum name_type type,
    int confidence)
{
	const struct token *tok = k->c->tok;
	struct chunk r = { .found = true, .next = to };

	r.name.start = tok[from].start;
	r.name.end = tok[to - 1].end;
	r.name.title = k->titled ? tok[k->from].start : r.name.start;
	r.name.tok = from;
	r.name.ntok = to - from;
	r.name.entity = NAME_NONE;
	r.name.type = (uint8_t)type;
	r.name.confidence = (uint8_t)confidence;
	if (type == NAME_PER && k->gender != '\0')
		r.name.gender = k->gender == 'm' ? NAME_MALE :
				k->gender == 'f' ? NAME_FEMALE :
						   NAME_UNKNOWN;
	return r;
}

static struct chunk
none(size_t next)
{
	struct chunk r = { .next = next };

	return r;
}

/* Jr. Sr. II III IV: part of the name before. */
static bool
issuffix(const struct chunk_text *c, size_t i)
{
	char first = i < c->n ? c->tok[i].first : '\0';

	return (first == 'J' || first == 'S' || first == 'I') &&
	       guess_isone(c, i, " Jr Jr. Sr Sr. II III IV ");
}

/* Whether token j can go on a person's name that has n words. */
static bool
personword(const struct chunk_text *c, size_t j, size_t n)
{
	const struct token *t = &c->tok[j];
	struct lex l;

	if (!guess_iscap(c, j) || !isnear(c, j))
		return false;
	if (t->flags & TOKEN_INITIAL)
		return true;
	if (t->flags & TOKEN_ABBR && t->end - t->start > 6)
		return false;
	if (t->flags & TOKEN_CAPS && c->kind != CHUNK_UPPER &&
	    t->end - t->start < 5 && !(t->flags & TOKEN_ABBR))
		return false;
	l = guess_lex(c, (size_t)(t - c->tok));
	if (l.in & LEX_FUNCTION)
		return false;
	if (l.in & (LEX_GIVEN | LEX_SURNAME))
		return !(l.in & LEX_CALENDAR) || n == 1;
	if (c->kind != CHUNK_PROSE && l.in & LEX_PLAIN)
		return false;
	return !(l.in & (LEX_TITLE | LEX_CALENDAR | LEX_ORGHEAD | LEX_DEMONYM |
			    LEX_BODY | LEX_NEWS)) &&
	       (n == 1 || !(l.in & (LEX_LOC | LEX_COMPANY | LEX_PLAIN)));
}

/* Whether a listed name of several words begins at j, Trump | White House. */
static bool
listedat(const struct chunk_text *c, size_t j, size_t end)
{
	struct lex l;

	if (!guess_iscap(c, j) || !guess_iscap(c, j + 1) || j + 1 >= end)
		return false;
	l = guess_match(c, j, end - j);
	return l.ntok > 1 && l.in & LEX_NAME;
}

/* The end of the person's name whose first word is at i. */
static size_t
personend(const struct chunk_text *c, size_t i, size_t end)
{
	enum { MOST = 4 };
	size_t n = 1, j = i + 1, k;
	/* Kell Wins Cup: what follows a surname in a headline is a verb */
	bool loose = c->kind == CHUNK_TITLE &&
		     !(guess_lex(c, i).in & LEX_GIVEN) &&
		     !(c->tok[i].flags & TOKEN_INITIAL);

	while (j < end) {
		if (listedat(c, j, end) || (loose && guess_lex(c, j).in == 0))
			break;
		if (personword(c, j, n)) {
			n += (c->tok[j].flags & TOKEN_INITIAL) == 0;
			j++;
		} else {
			for (k = j; k < end && k < j + 3 && isparticle(c, k);)
				k++;
			if (k == j || !personword(c, k, 1))
				break;
			j = k + 1;
			n++;
		}
		if (n >= MOST)
			break;
	}
	if (j < end && issuffix(c, j))
		j++;
	else if (j + 1 < end && c->tok[j].first == ',' &&
		 guess_isone(c, j + 1, " Jr Jr. Sr Sr. "))
		j += 2;
	return j;
}

/* spokesman, president: a trade written small before a name */
static bool
istitle(const struct chunk_text *c, size_t i)
{
	return c->tok[i].kind == TOKEN_WORD && isnear(c, i + 1) &&
	       !(c->tok[i].flags & TOKEN_CAP) && guess_lex(c, i).in & LEX_TITLE;
}

/* Umber & Sons, Edward D. Umber & Co.: a firm. */
static bool
isfirm(const struct look *k, size_t to)
{
	const struct chunk_text *c = k->c;

	return to + 1 < k->end && guess_iscap(c, to + 1) &&
	       c->tok[to].first == '&' && c->tok[to].kind == TOKEN_PUNCT;
}

static struct chunk
person(struct look *k, int confidence)
{
	size_t to = personend(k->c, k->i, k->end);
	struct lex l = k->l;

	if (!k->titled && isfirm(k, to))
		return make(k, k->i, to + 2, NAME_ORG, CHUNK_LISTED);
	if (!k->titled && k->i > 0 && istitle(k->c, k->i - 1))
		k->gender = guess_lex(k->c, k->i - 1).gender;
	if (k->gender != 'm' && k->gender != 'f' && l.in & LEX_GIVEN)
		k->gender = l.gender;
	return make(k, k->i, to, NAME_PER, confidence);
}

/* A word that holds a name of several words together before its last. */
static bool
isjoiner(const struct chunk_text *c, size_t i)
{
	if (i >= c->n)
		return false;
	if (c->tok[i].kind == TOKEN_PUNCT)
		return c->tok[i].first == '&';
	return c->tok[i].end - c->tok[i].start <= 3 &&
	       guess_isone(c, i, " of the and for on de ");
}

/* What can go on in a name behind of: no title, day or person. */
static bool
tailword(const struct chunk_text *c, size_t j)
{
	return guess_iscap(c, j) &&
	       !(guess_lex(c, j).in &
		   (LEX_CALENDAR | LEX_TITLE | LEX_GIVEN | LEX_LOC | LEX_ORG));
}

/* Behind a head: "of Foreign Affairs", "of the Interior", "for Peace". */
static size_t
tail(const struct look *k, size_t i)
{
	const struct chunk_text *c = k->c;
	size_t j = i, n;
	struct lex l;

	if (!guess_isone(c, i, " of for on "))
		return i;
	j++;
	if (j < k->end && guess_isone(c, j, " the "))
		j++;
	for (n = 0; j < k->end && guess_iscap(c, j) && n < 4; n++, j++) {
		l = guess_match(c, j, k->end - j);
		if (l.in & (LEX_CALENDAR | LEX_TITLE))
			break;
		if (l.in & LEX_NAME) {
			j += l.ntok;
			n++;
			if (l.in & LEX_MISC && j < k->end && tailword(c, j))
				j++;
			break;
		}
		if (j + 2 < k->end && guess_isone(c, j + 1, " and & ") &&
		    tailword(c, j + 2))
			j++;
	}
	return n == 0 ? i : j;
}

/* Whether and at j joins two words of one name and not two names. */
static bool
andjoins(const struct look *k, size_t j)
{
	uint32_t before = guess_lex(k->c, j - 1).in;
	uint32_t after;

	if (!guess_iscap(k->c, j + 1))
		return false;
	after = guess_lex(k->c, j + 1).in;
	/* Food and Drug Administration; not Arle and Old Brel Corp. */
	if (!(after & LEX_HEAD) &&
	    !(guess_iscap(k->c, j + 2) && guess_lex(k->c, j + 2).in & LEX_HEAD))
		return false;
	return !(before & (LEX_NAME | LEX_GIVEN | LEX_SURNAME | LEX_ORGHEAD)) &&
	       !(after & (LEX_NAME | LEX_GIVEN | LEX_TITLE));
}

/* Brel-based, Family-owned: belongs to no name. */
static bool
isbased(const struct chunk_text *c, size_t i)
{
	const struct token *t = &c->tok[i];
	size_t n = t->end;

	if (!(t->flags & TOKEN_HYPHEN))
		return false;
	while (n > t->start && c->text[n - 1] != '-')
		n--;
	return t->end - n >= 3 && ascii_islower(c->text[n]);
}

/* What ends a firm's name for good. */
static bool
isfirmhead(const struct chunk_text *c, size_t i)
{
	return guess_isone(c, i,
	    " Inc Inc. Corp Corp. Co Co. Ltd Ltd. Plc PLC plc LLC AG SA NV ");
}

/*
 * The end of the name of an organisation or place that begins at i and is
 * known by its last word, or of a listed head with its tail; i if none.
 */
static size_t
headend(const struct look *k, uint32_t *kind)
{
	const struct chunk_text *c = k->c;
	size_t j, best = k->i, words = 0, joins = 0;
	struct lex l;

	for (j = k->i; j < k->end; j++) {
		if (!guess_iscap(c, j)) {
			if (j == k->i || !isjoiner(c, j) ||
			    !guess_iscap(c, j + 1) ||
			    guess_isone(c, j, " of the for on ") ||
			    joins++ > 0 || !andjoins(k, j))
				break;
			continue;
		}
		if ((j > k->i && !isnear(c, j)) || isbased(c, j))
			break;
		l = guess_lex(c, j);
		if (j > k->i &&
		    (l.in & LEX_FUNCTION ||
			(c->kind != CHUNK_PROSE && l.in & LEX_PLAIN &&
			    !(l.in & LEX_HEAD))))
			break;
		if (j > k->i && l.in & (LEX_TITLE | LEX_CALENDAR) &&
		    !(l.in & (LEX_HEAD)))
			break;
		if (j > k->i && l.in & LEX_GIVEN && !(l.in & LEX_NAME) &&
		    guess_lex(c, j - 1).in & LEX_NAME)
			break;
		words++;
		if (!(l.in & (LEX_HEAD)))
			continue;
		if (words == 1 && tail(k, j + 1) == j + 1)
			continue;
		best = j + 1;
		*kind = l.in & LEX_HEAD;
	}
	if (best > k->i && best < k->end && !isfirmhead(c, best - 1)) {
		j = tail(k, best);
		/* Society for the Defence of Public Trees */
		best = j > best && j < k->end && !guess_isone(c, j, " on ") ?
			   tail(k, j) :
			   j;
	}
	return best;
}

/* A word that only begins its sentence is a name all the same where its form
 * is no common one and a verb or a possessive follows. */
static bool
stands(const struct look *k, size_t to)
{
	const struct chunk_text *c = k->c;
	const struct token *t = &c->tok[k->i];
	const char *s = c->text + t->end;
	size_t n = t->end - t->start, next;

	if (to >= c->n || k->l.in & LEX_PLAIN || n < 4 || s[-1] == 's' ||
	    memcmp(s - 2, "ed", 2) == 0 || memcmp(s - 2, "ly", 2) == 0 ||
	    memcmp(s - 3, "ing", 3) == 0 || memcmp(s - 3, "ion", 3) == 0 ||
	    memcmp(s - 3, "ent", 3) == 0 || memcmp(s - 3, "ity", 3) == 0)
		return false;
	if (c->tok[to].kind == TOKEN_POSS)
		return true;
	next = c->tok[to].end - c->tok[to].start;
	s = c->text + c->tok[to].end;
	return guess_isone(c, to,
		   " also had has and is was who would will won beat took "
		   "came went made led did ") ||
	       (next > 4 && memcmp(s - 2, "ed", 2) == 0);
}

/* Words that no list knows, one after the other. */
static struct chunk
unknown(struct look *k)
{
	const struct chunk_text *c = k->c;
	size_t to = k->i + 1;
	struct guess g;
	uint32_t in;
	bool plain = (k->l.in & LEX_PLAIN) != 0;
	int sure;

	for (; to < k->end && guess_iscap(c, to) && isnear(c, to); to++) {
		in = guess_lex(c, to).in;
		if (in & ~(uint32_t)(LEX_SURNAME | LEX_GIVEN | LEX_PLAIN) ||
		    listedat(c, to, k->end))
			break;
		plain |= (in & LEX_PLAIN) != 0;
	}
	if (isfirm(k, to))
		return make(k, k->i, to + 2, NAME_ORG, CHUNK_LOOKS);
	g = guess_type(c, k->i, to);
	if (k->i > 0 && istitle(c, k->i - 1))
		g = (struct guess){ NAME_PER, true };
	if (c->scores)
		g = (struct guess){ NAME_ORG, true };
	if (c->kind != CHUNK_PROSE && !c->scores)
		return make(k, k->i, k->i + 1, g.type, CHUNK_HINT);
	if (g.type == NAME_PER && plain)
		g.type = g.cued ? NAME_ORG : NAME_MISC;
	if (g.type == NAME_PER)
		to = personend(c, k->i, k->end);
	sure = g.cued ? CHUNK_CUED : CHUNK_GUESS;
	if (k->first && !g.cued &&
	    (to - k->i > 1 ? plain || to - k->i > 3 : !stands(k, to)))
		sure = CHUNK_HINT;
	return make(k, k->i, to, g.type, sure);
}

static enum name_type
typeof_list(uint32_t in)
{
	if (in & LEX_PERSON)
		return NAME_PER;
	if (in & LEX_DEMONYM)
		return NAME_MISC;
	if (in & LEX_BODY)
		return NAME_ORG;
	if (in & (LEX_COUNTRY | LEX_STATE))
		return NAME_LOC;
	if (in & (LEX_NEWS | LEX_COMPANY | LEX_SCHOOL))
		return NAME_ORG;
	if (in & (LEX_REGION | LEX_CITY))
		return NAME_LOC;
	return in & LEX_TEAM ? NAME_ORG : NAME_MISC;
}

/* A given name with a word after it that can be the rest. */
static bool
isperson(const struct look *k)
{
	const struct chunk_text *c = k->c;
	size_t to = personend(c, k->i, k->end);
	struct lex l;

	if (to < k->i + 2)
		return false;
	if (k->l.in & LEX_GIVEN)
		return c->kind == CHUNK_PROSE || to == k->end ||
		       guess_lex(c, k->i + 1).in & LEX_SURNAME ||
		       !(k->l.in & LEX_NAME);
	if (c->tok[k->i].flags & TOKEN_INITIAL)
		return c->kind == CHUNK_PROSE;
	l = guess_lex(c, k->i + 1);
	/* Paris Hilton */
	if (k->l.in & LEX_CITY && !(k->l.in & (LEX_COUNTRY | LEX_STATE)))
		return l.in == LEX_SURNAME;
	/* Kim Jong-un, Park Geun-hye */
	return k->l.in & LEX_SURNAME && l.in == 0 && !(k->l.in & LEX_NAME) &&
	       c->kind == CHUNK_PROSE;
}

/* Listed names, alone or before more words. */
static struct chunk
listed(struct look *k, size_t ntok)
{
	enum name_type type = typeof_list(k->l.in);
	size_t to = k->i + ntok;
	int sure = ntok > 1 ? CHUNK_SURE : CHUNK_LISTED;

	if (k->c->scores && type == NAME_LOC && !(k->l.in & LEX_COUNTRY))
		type = NAME_ORG;
	/* "We won," Jordan said. */
	if (type == NAME_LOC && ntok == 1 &&
	    k->l.in & (LEX_GIVEN | LEX_SURNAME) &&
	    guess_saying(k->c, k->i, to) &&
	    (k->first || !guess_isone(k->c, to, " said ")))
		type = NAME_PER;
	if (type == NAME_PER) {
		if (issuffix(k->c, to) && to < k->end)
			to++;
		k->gender = guess_lex(k->c, k->i).gender;
	}
	return make(k, k->i, to, type, sure);
}

/* Skip titles; true if a name has to follow. */
static void
titles(struct look *k)
{
	const struct chunk_text *c = k->c;
	size_t to;

	k->from = k->i;
	while (k->i < k->end) {
		k->l = guess_match(c, k->i, k->end - k->i);
		to = k->i + k->l.ntok;
		if (!(k->l.in & LEX_TITLE) || k->l.in & LEX_NAME ||
		    !guess_iscap(c, to) || !isnear(c, to))
			break;
		if (k->l.gender != '-')
			k->gender = k->l.gender;
		k->titled = true;
		k->i = to;
	}
}

/* After a title a word is a person, unless lists and heads know better. */
static struct chunk
titled(struct look *k)
{
	uint32_t in = k->l.in, kind = 0;

	if (in & (LEX_DEMONYM | LEX_BODY | LEX_NEWS | LEX_CALENDAR | LEX_EVENT |
		     LEX_COMPANY) &&
	    !(in & (LEX_GIVEN | LEX_SURNAME)))
		return none(k->i);
	if (k->l.ntok > 1 && in & LEX_NAME && !(in & LEX_PERSON))
		return none(k->i);
	if (headend(k, &kind) > k->i && kind & LEX_ORGHEAD)
		return none(k->i);
	if (in & LEX_PLAIN && !(in & (LEX_GIVEN | LEX_SURNAME)))
		return none(k->i);
	if (in & LEX_PERSON && k->l.ntok > 1)
		return listed(k, k->l.ntok);
	return person(k, CHUNK_SURE);
}

/* Names that are words as well, Reading, Independence, Heat, are not meant
 * where nothing says so. */
#define AMBIGUOUS                                                              \
	((uint32_t)(LEX_PLAIN | LEX_CITY | LEX_TEAM | LEX_EVENT | LEX_REGION))

/* The word that begins a sentence, or any of a headline, may be none. */
static bool
isplain(const struct look *k)
{
	const struct chunk_text *c = k->c;

	if (k->l.in & LEX_CALENDAR && k->l.ntok == 1)
		return true;
	if (!(k->l.in & LEX_PLAIN))
		return false;
	return k->first || c->kind != CHUNK_PROSE ||
	       !(k->l.in & (LEX_SURNAME | LEX_GIVEN | LEX_NAME));
}

static struct chunk
choose(struct look *k)
{
	uint32_t in = k->l.in, kind = 0;
	size_t to;

	if (k->l.ntok > 1 && in & LEX_PERSON)
		return listed(k, k->l.ntok);
	if (k->l.ntok < 2 && in & LEX_FUNCTION)
		return none(k->i + 1);
	to = headend(k, &kind);
	if (to > k->i + k->l.ntok && to > k->i + 1)
		return make(k, k->i, to,
		    kind & LEX_ORGHEAD ? NAME_ORG :
		    kind & LEX_LOCHEAD ? NAME_LOC :
					 NAME_MISC,
		    CHUNK_LISTED);
	if (k->l.ntok > 1 && in & LEX_NAME)
		return listed(k, k->l.ntok);
	if (isplain(k))
		return none(k->i + 1);
	if (isperson(k))
		return person(k, CHUNK_LISTED);
	if (in & LEX_NAME)
		return listed(k, k->l.ntok);
	if (in & LEX_LOCHEAD && guess_iscap(k->c, k->i + 1) &&
	    k->i + 1 < k->end)
		return unknown(k);
	if (in & (LEX_HEAD | LEX_TITLE) && !(in & LEX_SURNAME))
		return none(k->i + 1);
	if (in & (LEX_SURNAME | LEX_GIVEN))
		return person(
		    k, k->first && in & LEX_PLAIN ? CHUNK_HINT : CHUNK_LOOKS);
	return unknown(k);
}

/* anti-Trump, pro-Russian, US-led: the part that is listed. */
static struct chunk
hyphenated(const struct look *k)
{
	const struct chunk_text *c = k->c;
	const struct token *t = &c->tok[k->i];
	const char *s = c->text + t->start, *h;
	size_t n = t->end - t->start, head;
	struct chunk r = none(k->i + 1);
	struct lex l;
	bool front;

	if ((h = memchr(s, '-', n)) == NULL)
		return r;
	head = (size_t)(h - s);
	front = (t->flags & TOKEN_CAP) != 0;
	if (front ? !ascii_islower(h[1]) : !ascii_isupper(h[1]))
		return r;
	l = front ? lex_word(s, head) : lex_word(h + 1, n - head - 1);
	if (front && l.in == 0 && n - head == strlen("-based") &&
	    memcmp(h, "-based", n - head) == 0)
		l.in = LEX_CITY;
	if (!(l.in & (LEX_NAME | LEX_SURNAME)) || l.in & LEX_PLAIN)
		return r;
	r = make(k, k->i, k->i + 1,
	    l.in & LEX_NAME ? typeof_list(l.in) : NAME_PER, CHUNK_LOOKS);
	if (front)
		r.name.end = c->tok[k->i].start + head;
	else
		r.name.start += head + 1;
	r.name.title = r.name.start;
	return r;
}

struct chunk
chunk_at(const struct chunk_text *c, size_t i)
{
	struct look k = { .c = c, .i = i };
	const struct token *t = &c->tok[i];

	k.end = c->n - i > CHUNK_LONGEST ? i + CHUNK_LONGEST : c->n;
	if (t->flags & TOKEN_HYPHEN && t->kind == TOKEN_WORD) {
		k.l = guess_lex(c, (size_t)(t - c->tok));
		if (k.l.ntok == 0) {
			struct chunk r = hyphenated(&k);

			if (r.found)
				return r;
		}
	}
	if (!guess_iscap(c, i)) {
		/* al-Qaeda, iPhone, presidential candidate: listed as small */
		return none(i + 1);
	}
	/* plan B, vitamin C; R-Ohio; C$ 5, US$ 5 */
	if (t->end - t->start == 1 || issuffix(c, i) ||
	    (c->text[t->start + 1] == '-' &&
		(t->end - t->start < 6 || t->first == 'D' ||
		    t->first == 'R')) ||
	    (i + 1 < c->n && c->tok[i + 1].first == '$' &&
		!(c->tok[i + 1].flags & TOKEN_BLANK)))
		return none(i + 1);
	k.first = t->flags & TOKEN_START ||
		  (i > 0 && (c->tok[i - 1].kind == TOKEN_QUOTE ||
				c->tok[i - 1].first == ':'));
	titles(&k);
	if (k.titled) {
		struct chunk r = titled(&k);

		if (r.found)
			return r;
		k.titled = false;
		k.first = false;
		k.gender = '\0';
	}
	return choose(&k);
}
