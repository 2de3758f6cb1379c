/* See LICENSE file for copyright and license details. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "alias.h"
#include "lexicon.h"
#include "person.h"
#include "utf8.h"
#include "words.h"

#include "alias_words.h"

/* What a form is to the entities under it. */
enum role {
	FULL,  /* the whole name, of one type */
	LAST,  /* a person's last word */
	GIVEN, /* a person's first word */
	INNER, /* a person's word between */
	SHORT  /* an acronym, or the first word of an organisation */
};

struct alias_slot {
	uint32_t hash;
	uint32_t len;
	size_t off;	   /* of the form in blob */
	uint32_t document; /* the slot is free in any other */
	uint8_t role;	   /* FULL: with 16 times the type added */
	/* The entity last named in full, by gender, and of any. */
	uint32_t last[NAME_FEMALE + 1];
	uint32_t any;
};

/* What is compared with lists and other forms is no longer than this; a form
 * itself is cut where only an attack would put a name. */
enum { FORM_LONGEST = PERSON_LONGEST, FORM_MOST = 64 * 1024 };

/* Latin letters from U+00C0 on without their marks; *: not one letter. */
static const char latin[] =
    "AAAAAA*CEEEEIIIIDNOOOOO*OUUUUY**aaaaaa*ceeeeiiiidnooooo*ouuuuy*y"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi**JjKk*LlLlLlLlLl"
    "NnNnNn***OoOoOo**RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZz*";

/* A.B.C. as ABC.  False if it is anything else. */
static bool
undotted(struct bytes f, char *room, size_t *len)
{
	size_t i, n = 0;

	if (f.len < 4 || f.s[1] != '.')
		return false;
	for (i = 0; i < f.len; i++)
		if (ascii_isupper(f.s[i]))
			room[n++] = f.s[i];
		else if (f.s[i] != '.')
			return false;
	*len = n;
	return n > 1;
}

/* What forms are found by: without marks on letters, acronyms without
 * stops. */
static struct bytes
keyof(struct bytes f, char room[FORM_LONGEST])
{
	size_t i, n = 0, len;
	uint32_t cp;

	if (f.len > FORM_LONGEST)
		return f;
	if (undotted(f, room, &n))
		return (struct bytes){ room, n };
	if (utf8_ascii(f.s, f.len) == f.len)
		return f;
	for (i = n = 0; i < f.len; i += len) {
		len = utf8_decode(f.s + i, f.len - i, &cp);
		if (cp >= 0xC0 && cp <= 0x17F && latin[cp - 0xC0] != '*') {
			room[n++] = latin[cp - 0xC0];
		} else {
			memcpy(room + n, f.s + i, len);
			n += len;
		}
	}
	return (struct bytes){ room, n };
}

static bool
taken(const struct aliases *al, const struct alias_slot *s)
{
	return s->document == al->document;
}

static bool
same(const struct aliases *al, const struct alias_slot *s, struct bytes f,
    uint32_t hash, uint8_t role)
{
	return s->hash == hash && s->role == role && s->len == f.len &&
	       memcmp(al->blob.s + s->off, f.s, f.len) == 0;
}

static void
rehash(struct aliases *al)
{
	struct alias_slot *old = al->slot, *s;
	size_t n = al->slotcap, i, mask;

	if (al->document == 0)
		al->document = 1;
	al->slotcap = n == 0 ? 64 : n * 2;
	al->slot = mem_alloc(al->slotcap, sizeof(*al->slot));
	mask = al->slotcap - 1;
	for (size_t k = 0; k < n; k++) {
		s = &old[k];
		if (!taken(al, s))
			continue;
		for (i = s->hash & mask; taken(al, &al->slot[i]);)
			i = (i + 1) & mask;
		al->slot[i] = *s;
	}
	free(old);
}

/* The slot of a form, free if it is new; NULL if no form is known at all. */
static struct alias_slot *
lookup(const struct aliases *al, struct bytes f, uint8_t role)
{
	uint32_t hash = words_hash(f.s, f.len) + role * 0x9E3779B9u;
	struct alias_slot *s;
	size_t i, mask = al->slotcap - 1;

	if (al->slotcap == 0)
		return NULL;
	for (i = hash & mask;; i = (i + 1) & mask) {
		s = &al->slot[i];
		if (!taken(al, s) || same(al, s, f, hash, role))
			return s;
	}
}

static struct alias_slot *
known(const struct aliases *al, struct bytes f, uint8_t role)
{
	char room[FORM_LONGEST];
	struct alias_slot *s = lookup(al, keyof(f, room), role);

	return s != NULL && taken(al, s) ? s : NULL;
}

static struct alias_slot *
enter(struct aliases *al, struct bytes f, uint8_t role)
{
	char room[FORM_LONGEST];
	struct alias_slot *s;
	size_t i;

	if (al->nslot * 2 >= al->slotcap)
		rehash(al);
	f = keyof(f, room);
	s = lookup(al, f, role);
	if (taken(al, s))
		return s;
	s->document = al->document;
	s->hash = words_hash(f.s, f.len) + role * 0x9E3779B9u;
	s->len = (uint32_t)f.len;
	s->off = al->blob.len;
	s->role = role;
	s->any = NAME_NONE;
	for (i = 0; i <= NAME_FEMALE; i++)
		s->last[i] = NAME_NONE;
	buf_add(&al->blob, f.s, f.len);
	al->nslot++;
	return s;
}

/* The bytes of a mention with single blanks, plain apostrophes and & into
 * scratch. */
static struct bytes
form(struct aliases *al, const char *text, const struct name *m)
{
	struct bytes w = { text + m->start, m->end - m->start };
	struct buf *b = &al->scratch;

	b->len = 0;
	if (m->ntok == 1 && w.len < FORM_LONGEST &&
	    utf8_ascii(w.s, w.len) == w.len && memchr(w.s, '&', w.len) == NULL)
		buf_add(b, w.s, w.len);
	else
		aliaslist_plain(b, w, FORM_MOST);
	return (struct bytes){ b->s, b->len };
}

static size_t
words(struct bytes f)
{
	size_t n = 1, i;

	for (i = 0; i < f.len; i++)
		n += f.s[i] == ' ';
	return n;
}

static uint32_t
create(struct aliases *al, struct bytes f, enum name_type type)
{
	struct alias_entity *e;

	if (al->n == al->cap)
		al->entity = mem_grow(
		    al->entity, &al->cap, al->n + 1, sizeof(*al->entity));
	e = &al->entity[al->n];
	*e = (struct alias_entity){ 0 };
	e->name = al->blob.len;
	e->len = f.len;
	e->type = (uint8_t)type;
	e->words = (uint8_t)(words(f) < 255 ? words(f) : 255);
	buf_add(&al->blob, f.s, f.len);
	return (uint32_t)al->n++;
}

/* The entity is named in full, or first seen in full: it is what its short
 * forms mean from here on. */
static void
point(struct alias_slot *s, uint32_t id, uint8_t gender, bool move)
{
	if (move || s->any == NAME_NONE)
		s->any = id;
	if (move || s->last[gender] == NAME_NONE)
		s->last[gender] = id;
}

static void
setgender(struct alias_entity *e, uint8_t gender)
{
	if (e->gender == NAME_UNKNOWN)
		e->gender = gender;
}

/* The user's canonical name, of the form or of what the table has for it; the
 * usual form where the table has one; or the form itself. */
static struct bytes
listed(const struct aliases *al, struct bytes f)
{
	struct bytes given = aliaslist_find(al->list, f);
	const struct words_entry *w;

	if (given.s != NULL)
		return given;
	w = words_find(&alias_words, f.s, f.len);
	if (w == NULL || !(w->in & ALIAS_IN_ALIAS))
		return f;
	f.s = words_value(&alias_words, w);
	f.len = strlen(f.s);
	given = aliaslist_find(al->list, f);
	return given.s != NULL ? given : f;
}

/* A person's: the user's word for the family name counts, too. */
static struct bytes
listedperson(const struct aliases *al, struct bytes f, char room[FORM_LONGEST])
{
	struct bytes g = listed(al, f), last, given;
	size_t n;

	if (g.s != f.s || al->list == NULL)
		return g;
	last = person_last(f);
	given = aliaslist_find(al->list, last);
	n = (size_t)(last.s - f.s);
	if (given.s == NULL || memchr(given.s, ' ', given.len) != NULL ||
	    last.s + last.len != f.s + f.len || n + given.len > FORM_LONGEST)
		return f;
	memcpy(room, f.s, n);
	memcpy(room + n, given.s, given.len);
	return (struct bytes){ room, n + given.len };
}

/* William for Bill; the word itself where it is not short for another. */
static struct bytes
formal(struct bytes w)
{
	const struct words_entry *e = words_find(&alias_words, w.s, w.len);

	if (e == NULL || !(e->in & ALIAS_IN_NICK))
		return w;
	w.s = words_value(&alias_words, e);
	w.len = strlen(w.s);
	return w;
}

/* Whether two first words may be one person's: J. and John, Bill and
 * William. */
static bool
samegiven(struct bytes a, struct bytes b)
{
	if (a.len == 0 || b.len == 0)
		return false;
	if (person_isinitial(a) || person_isinitial(b))
		return a.s[0] == b.s[0];
	a = formal(a);
	b = formal(b);
	return a.len == b.len && memcmp(a.s, b.s, a.len) == 0;
}

static struct bytes
nameof(const struct aliases *al, uint32_t id)
{
	return (struct bytes){ al->blob.s + al->entity[id].name,
		al->entity[id].len };
}

/* Whether f is the entity's canonical name as it stands. */
static bool
iscalled(const struct aliases *al, uint32_t id, struct bytes f)
{
	struct bytes g = nameof(al, id);

	return f.len == g.len && memcmp(f.s, g.s, f.len) == 0;
}

/* Somebody of that family whose first name may be short for this one's, or
 * NAME_NONE. */
static uint32_t
sameperson(const struct aliases *al, struct bytes f)
{
	struct bytes last = person_last(f), g, glast;
	const struct alias_slot *s = known(al, last, LAST);

	if (s == NULL || s->any == NAME_NONE)
		return NAME_NONE;
	g = nameof(al, s->any);
	glast = person_last(g);
	if (last.s + last.len != f.s + f.len ||
	    glast.s + glast.len != g.s + g.len || !person_isfull(g) ||
	    !samegiven(person_first(f), person_first(g)) ||
	    person_conflict(f, g))
		return NAME_NONE;
	return s->any;
}

/* The entity of a full name.  George W. and George H. W. are two, and George
 * alone the one named last. */
static uint32_t
identify(struct aliases *al, struct bytes f, bool move)
{
	char room[FORM_LONGEST];
	struct bytes key = person_frame(f, room);
	struct alias_slot *s = enter(al, key, FULL), *own;
	uint32_t id = s->any, also;

	if (id == NAME_NONE)
		id = sameperson(al, f);
	else if (!iscalled(al, id, f) && person_conflict(f, nameof(al, id)))
		id = NAME_NONE;
	if (id == NAME_NONE && s->any != NAME_NONE) {
		own = enter(al, f, FULL);
		if (own->any == NAME_NONE)
			own->any = create(al, f, NAME_PER);
		id = own->any;
		s = enter(al, person_frame(f, room), FULL);
	} else if (id == NAME_NONE) {
		id = create(al, f, NAME_PER);
	}
	also = s->any;
	if (also == NAME_NONE || move)
		s->any = id;
	return id;
}

static void
rename_entity(struct aliases *al, uint32_t id, struct bytes f)
{
	al->entity[id].name = al->blob.len;
	al->entity[id].len = f.len;
	buf_add(&al->blob, f.s, f.len);
}

/* The longer form of a name that is no list's. */
static void
extend(struct aliases *al, uint32_t id, struct bytes f)
{
	if (!al->entity[id].fixed && !iscalled(al, id, f) &&
	    person_fullness(f) > person_fullness(nameof(al, id)))
		rename_entity(al, id, f);
}

/* The words between: Garcia Marquez, and Garcia, of Gabriel Garcia Marquez,
 * whose family name is last. */
static void
inner(struct aliases *al, struct bytes f, struct bytes last, uint32_t id,
    uint8_t gender)
{
	struct bytes w;
	const char *end = last.s + last.len;
	size_t i = person_first(f).len + 1;

	for (; f.s + i < last.s; i += w.len + 1) {
		w = person_first((struct bytes){ f.s + i, f.len - i });
		if (w.len < 3 || person_isinitial(w))
			continue;
		point(enter(al, w, INNER), id, gender, false);
		if (w.s + w.len + 1 == last.s &&
		    !(lex_word(w.s, w.len).in & LEX_GIVEN)) {
			w.len = (size_t)(end - w.s);
			point(enter(al, w, LAST), id, gender, false);
			break;
		}
	}
}

/* The short forms of a full name. */
static void
shorten(struct aliases *al, struct bytes f, uint32_t id, bool move)
{
	uint8_t gender = al->entity[id].gender;
	struct bytes last = person_last(f), family = person_family(f);

	/* A bare surname is the father's unless it has the Jr. */
	if (last.s + last.len < f.s + f.len) {
		point(enter(al, last, LAST), id, gender, false);
		last.len = (size_t)(f.s + f.len - last.s);
		move = true;
	}
	point(enter(al, last, LAST), id, gender, move);
	if (family.s < last.s)
		point(enter(al, family, LAST), id, gender, move);
	point(enter(al, person_first(f), GIVEN), id, gender, move);
	inner(al, f, family, id, gender);
}

/* A person named by two words or more. */
static uint32_t
fullperson(struct aliases *al, struct bytes f, uint8_t gender, bool move)
{
	char room[FORM_LONGEST];
	struct bytes g = listedperson(al, f, room);
	uint32_t id = identify(al, g, move);

	extend(al, id, g);
	al->entity[id].fixed |= g.s != f.s;
	setgender(&al->entity[id], gender);
	shorten(al, g, id, move);
	if (g.s != f.s && person_isfull(f))
		shorten(al, f, id, move);
	return id;
}

static uint32_t
pick(const struct alias_slot *s, uint8_t gender)
{
	if (s == NULL)
		return NAME_NONE;
	if (gender == NAME_UNKNOWN)
		return s->any;
	if (s->last[gender] != NAME_NONE)
		return s->last[gender];
	return s->last[NAME_UNKNOWN];
}

static bool
isword(const char *text, const struct token *t, const char *list)
{
	size_t n = t->end - t->start;
	const char *p = list;

	for (; *p != '\0'; p += strlen(p) + 1)
		if (strlen(p) == n && memcmp(p, text + t->start, n) == 0)
			return true;
	return false;
}

enum { PRONOUN_NEAR = 16 };

/* The gender of the first pronoun behind a mention in its sentence, before
 * another person. */
static uint8_t
pronoun(const char *text, const struct names *ns, size_t i)
{
	const struct name *m = &ns->name[i];
	size_t at = m->tok + m->ntok, end = at + PRONOUN_NEAR;
	const struct token *t;

	for (i++; i < ns->n && ns->name[i].tok < end; i++)
		if (ns->name[i].type == NAME_PER)
			end = ns->name[i].tok;
	for (; at < ns->tokens.n && at < end; at++) {
		t = &ns->tokens.tok[at];
		if (t->flags & TOKEN_START)
			break;
		if (t->first != 'h' && t->first != 's')
			continue;
		if (isword(text, t, "he\0his\0him\0himself\0"))
			return NAME_MALE;
		if (isword(text, t, "she\0her\0hers\0herself\0"))
			return NAME_FEMALE;
	}
	return NAME_UNKNOWN;
}

/* A name that the lists have for one word. */
static uint32_t
figure(struct aliases *al, struct bytes f, uint8_t gender)
{
	struct bytes full = aliaslist_find(al->list, f);
	const struct words_entry *w;

	if (full.s != NULL && person_isfull(full))
		return fullperson(al, full, gender, true);
	w = words_find(&alias_words, f.s, f.len);
	if (w == NULL || !(w->in & ALIAS_IN_FIGURE))
		return NAME_NONE;
	full.s = words_value(&alias_words, w);
	full.len = strlen(full.s);
	return fullperson(al, full, gender, true);
}

/* Nothing but the word is known: of this gender, if that was said. */
static uint32_t
onlyword(struct aliases *al, struct bytes f, uint8_t gender)
{
	const struct alias_slot *s = known(al, f, FULL);
	uint32_t id;

	if (s != NULL &&
	    (gender == NAME_UNKNOWN || s->last[gender] != NAME_NONE))
		return gender == NAME_UNKNOWN ? s->any : s->last[gender];
	id = create(al, f, NAME_PER);
	point(enter(al, f, FULL), id, gender, true);
	return id;
}

/* A person named by the family name, or by one word. */
static uint32_t
shortperson(struct aliases *al, const char *text, const struct names *ns,
    size_t i, struct bytes f)
{
	const struct name *m = &ns->name[i];
	uint8_t gender = m->title < m->start ? m->gender : NAME_UNKNOWN;
	struct bytes given = aliaslist_find(al->list, f);
	const struct alias_slot *s = known(al, f, LAST);
	uint32_t id;

	if (s == NULL && given.s != NULL && !person_isfull(given)) {
		f = given;
		s = known(al, f, LAST);
	}
	if (s == NULL && person_last(f).s != f.s)
		s = known(al, person_last(f), LAST);
	if (s != NULL && gender == NAME_UNKNOWN &&
	    s->last[NAME_MALE] != NAME_NONE &&
	    s->last[NAME_FEMALE] != NAME_NONE)
		gender = pronoun(text, ns, i);
	id = pick(s, gender);
	if (id == NAME_NONE && s == NULL)
		id = pick(known(al, f, GIVEN), gender);
	if (id == NAME_NONE && s == NULL)
		id = figure(al, f, m->gender);
	if (id == NAME_NONE && s == NULL)
		id = pick(known(al, f, INNER), gender);
	return id != NAME_NONE ? id : onlyword(al, f, gender);
}

/* Russians -> Russian */
static struct bytes
singular(struct bytes f)
{
	if (f.len > 3 && f.s[f.len - 1] == 's' &&
	    lex_word(f.s, f.len - 1).in & (LEX_DEMONYM | LEX_CREED))
		f.len--;
	return f;
}

/* A form in capitals As Written otherwise, into small.  False if it is not in
 * capitals. */
static bool
recase(struct bytes f, char small[FORM_LONGEST])
{
	size_t i;

	if (f.len < 3 || f.len >= FORM_LONGEST)
		return false;
	for (i = 0; i < f.len; i++) {
		if (ascii_islower(f.s[i]))
			return false;
		small[i] = i == 0 || !ascii_isalpha(f.s[i - 1]) ?
			       f.s[i] :
			       ascii_lower(f.s[i]);
	}
	return true;
}

/* A person in a headline of capitals. */
static struct bytes
spelt(const struct aliases *al, struct bytes f, char small[FORM_LONGEST])
{
	struct bytes g = { small, f.len };

	if (!recase(f, small))
		return f;
	if (memchr(f.s, ' ', f.len) != NULL || known(al, g, LAST) != NULL ||
	    lex_word(small, f.len).in & (LEX_SURNAME | LEX_GIVEN))
		return g;
	return f;
}

/* What a form is called by the table, or itself; a form in capitals as it is
 * Written where the lists know it so. */
static struct bytes
usual(const struct aliases *al, struct bytes f, char small[FORM_LONGEST])
{
	struct bytes g = listed(al, f);

	if (g.s != f.s || f.len < 4 || lex_word(f.s, f.len).in != 0 ||
	    !recase(f, small))
		return g;
	if (lex_word(small, f.len).in == 0)
		return f;
	f.s = small;
	return listed(al, f);
}

/* A firm's name without its Inc. */
static struct bytes
unincorporated(struct bytes f)
{
	enum { LONGEST = 6 };
	static const char list[][LONGEST] = { "Inc.", "Inc", "Corp.", "Corp",
		"Co.", "Ltd.", "Ltd", "LLC", "LLP", "plc", "PLC", "Plc", "AG",
		"SA", "S.A.", "GmbH", "NV", "N.V.", "SpA" };
	size_t i, n = 0; /* bytes of the last word */

	while (n < LONGEST && n < f.len && f.s[f.len - n - 1] != ' ')
		n++;
	if (n == 0 || n == LONGEST || n + 1 >= f.len)
		return f;
	for (i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		if (memcmp(f.s + f.len - n, list[i], n) != 0 ||
		    list[i][n] != '\0')
			continue;
		f.len -= n + 1;
		f.len -= f.len > 1 && f.s[f.len - 1] == ',';
		return f;
	}
	return f;
}

/* A demonym, a place, an organisation, anything but a person. */
static uint32_t
thing(struct aliases *al, struct bytes f, enum name_type type)
{
	char small[FORM_LONGEST];
	const struct alias_slot *known_short;
	struct alias_slot *s;
	struct bytes key;

	if (type == NAME_MISC)
		f = singular(f);
	known_short = known(al, f, SHORT);
	if (known_short != NULL && type != NAME_MISC &&
	    aliaslist_find(al->list, f).s == NULL)
		return known_short->any;
	f = usual(al, f, small);
	key = type == NAME_ORG ? unincorporated(f) : f;
	s = enter(al, key, (uint8_t)(FULL + type * 16));
	if (s->any == NAME_NONE)
		s->any = create(al, f, type);
	else if (key.len < f.len && al->entity[s->any].len == key.len)
		rename_entity(al, s->any, f);
	return s->any;
}

/* Whether the capitals of long spell the letters of short. */
static bool
spells(struct bytes name, struct bytes acronym)
{
	size_t i, k = 0;

	for (i = 0; i < name.len; i++) {
		if (!ascii_isupper(name.s[i]) ||
		    (i > 0 && ascii_isalpha(name.s[i - 1])))
			continue;
		while (k < acronym.len && acronym.s[k] == '.')
			k++;
		if (k == acronym.len || acronym.s[k] != name.s[i])
			return false;
		k++;
	}
	while (k < acronym.len && acronym.s[k] == '.')
		k++;
	return k == acronym.len && k > 1;
}

/* The token of the short form in "Gold Harbour Authority (GHA)" or "Gold
 * Harbour Authority, or GHA,"; NULL if there is none. */
static const struct token *
shortform(const char *text, const struct names *ns, const struct name *m)
{
	const struct token *t = ns->tokens.tok + m->tok + m->ntok;

	if (m->tok + m->ntok + 2 >= ns->tokens.n)
		return NULL;
	if (t[0].first == '(' && t[2].first == ')')
		t++;
	else if (t[0].first == ',' && isword(text, &t[1], "or\0"))
		t += 2;
	else
		return NULL;
	return t->flags & TOKEN_CAPS && t->end - t->start <= 12 ? t : NULL;
}

/* The short form means the long one; also in "GHA (Gold Harbour
 * Authority)". */
static void
acronym(struct aliases *al, const char *text, const struct names *ns, size_t i)
{
	const struct name *m = &ns->name[i], *next = m + 1;
	const struct token *t = shortform(text, ns, m);
	struct bytes a, f;
	uint32_t id;

	if (t == NULL && m->ntok == 1 && i + 1 < ns->n &&
	    next->tok == m->tok + 2 && next->ntok > 1 &&
	    ns->tokens.tok[m->tok + 1].first == '(') {
		t = &ns->tokens.tok[m->tok];
		m = next;
	}
	if (t == NULL)
		return;
	a = (struct bytes){ text + t->start, t->end - t->start };
	f = (struct bytes){ text + m->start, m->end - m->start };
	if (!spells(f, a))
		return;
	id = thing(al, form(al, text, m), m->type);
	enter(al, a, SHORT)->any = id;
}

/* An organisation of several words: its first one, if it is a name's. */
static void
firstword(struct aliases *al, const char *text, const struct name *m)
{
	uint32_t id = thing(al, form(al, text, m), NAME_ORG);
	struct bytes f = person_first(form(al, text, m));

	if (f.len > 3 && lex_word(f.s, f.len).in == 0 &&
	    known(al, f, SHORT) == NULL)
		enter(al, f, SHORT)->any = id;
}

/* Whether a form is a family name alone, in *f as it is known: two words and
 * capital particles are one if they are known as one. */
static bool
isfamily(const struct aliases *al, struct bytes *f, char room[FORM_LONGEST])
{
	struct bytes low;

	if (!person_isfull(*f) || known(al, *f, LAST) != NULL)
		return true;
	low = person_lower(*f, room);
	if (low.s == f->s || known(al, low, LAST) == NULL)
		return false;
	*f = low;
	return true;
}

/* First reading: full names, so that a short form before them is known. */
static void
gather(struct aliases *al, const char *text, const struct names *ns)
{
	char small[FORM_LONGEST], room[FORM_LONGEST];
	const struct name *m;
	uint8_t gender;
	struct bytes f;
	size_t i;

	for (i = 0; i < ns->n; i++) {
		m = &ns->name[i];
		if (m->type != NAME_PER)
			acronym(al, text, ns, i);
		if (m->ntok < 2)
			continue;
		if (m->type == NAME_ORG)
			firstword(al, text, m);
		if (m->type != NAME_PER)
			continue;
		f = spelt(al, form(al, text, m), small);
		gender = m->gender != NAME_UNKNOWN ? m->gender :
						     pronoun(text, ns, i);
		if (!isfamily(al, &f, room))
			fullperson(al, f, gender, false);
	}
}

/* A word that the finder took for a person's, and the document has shown to be
 * short for an organisation. */
static bool
isthing(const struct aliases *al, struct bytes f, const struct name *m)
{
	return m->ntok == 1 && m->title == m->start &&
	       known(al, f, SHORT) != NULL && known(al, f, LAST) == NULL &&
	       known(al, f, GIVEN) == NULL;
}

static void
person(struct aliases *al, const char *text, const struct names *ns, size_t i)
{
	char small[FORM_LONGEST], room[FORM_LONGEST];
	struct name *m = &ns->name[i];
	struct bytes f = form(al, text, m);
	struct alias_entity *e;

	if (isthing(al, f, m)) {
		m->entity = thing(al, f, NAME_ORG);
		m->type = al->entity[m->entity].type;
		return;
	}
	f = spelt(al, f, small);
	m->entity = isfamily(al, &f, room) ? shortperson(al, text, ns, i, f) :
					     fullperson(al, f, m->gender, true);
	e = &al->entity[m->entity];
	setgender(e, m->gender);
	m->gender = e->gender;
}

/* What name i of the stretch names. */
static void
resolve(struct aliases *al, const char *text, struct names *ns, size_t i)
{
	struct name *m = &ns->name[i];

	if (m->type == NAME_PER)
		person(al, text, ns, i);
	else
		m->entity = thing(al, form(al, text, m), m->type);
	al->entity[m->entity].mentions++;
}

void
alias_persons(struct aliases *al, const char *text, struct names *ns)
{
	gather(al, text, ns);
	for (size_t i = 0; i < ns->n; i++)
		if (ns->name[i].type == NAME_PER)
			resolve(al, text, ns, i);
}

void
alias_things(
    struct aliases *al, const char *text, struct names *ns, enum name_type type)
{
	for (size_t i = 0; i < ns->n; i++)
		if (ns->name[i].type == type && ns->name[i].entity == NAME_NONE)
			resolve(al, text, ns, i);
}

void
alias_resolve(struct aliases *al, const char *text, struct names *ns)
{
	gather(al, text, ns);
	for (size_t i = 0; i < ns->n; i++)
		resolve(al, text, ns, i);
}

struct bytes
alias_name(const struct aliases *al, uint32_t entity)
{
	const struct alias_entity *e = &al->entity[entity];

	return (struct bytes){ al->blob.s + e->name, e->len };
}

void
alias_reset(struct aliases *al)
{
	if (al->slotcap > 1024 || ++al->document == 0) {
		free(al->slot);
		al->slot = NULL;
		al->slotcap = 0;
	}
	al->nslot = 0;
	al->n = 0;
	al->blob.len = 0;
}

void
alias_free(struct aliases *al)
{
	free(al->entity);
	free(al->slot);
	buf_free(&al->blob);
	buf_free(&al->scratch);
	*al = (struct aliases){ 0 };
}
