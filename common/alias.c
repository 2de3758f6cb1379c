/* See LICENSE file for copyright and license details. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "alias.h"
#include "lexicon.h"
#include "utf8.h"
#include "words.h"

#include "alias_words.h"

/* What a form is to the entities under it. */
enum role {
	FULL,  /* the whole name, of one type */
	LAST,  /* a person's last word */
	GIVEN, /* a person's first word */
	SHORT  /* an acronym, or the first word of an organisation */
};

struct alias_slot {
	uint32_t hash;
	uint32_t len; /* 0: free */
	size_t off;   /* of the form in blob */
	uint8_t role; /* FULL: with 16 times the type added */
	/* The entity last named in full, by gender, and of any. */
	uint32_t last[NAME_FEMALE + 1];
	uint32_t any;
};

enum { FORM_LONGEST = 256 };

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

	al->slotcap = n == 0 ? 64 : n * 2;
	al->slot = mem_alloc(al->slotcap, sizeof(*al->slot));
	mask = al->slotcap - 1;
	for (size_t k = 0; k < n; k++) {
		s = &old[k];
		if (s->len == 0)
			continue;
		for (i = s->hash & mask; al->slot[i].len != 0;)
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
		if (s->len == 0 || same(al, s, f, hash, role))
			return s;
	}
}

static struct alias_slot *
known(const struct aliases *al, struct bytes f, uint8_t role)
{
	struct alias_slot *s = lookup(al, f, role);

	return s != NULL && s->len != 0 ? s : NULL;
}

static struct alias_slot *
enter(struct aliases *al, struct bytes f, uint8_t role)
{
	struct alias_slot *s;
	size_t i;

	if (al->nslot * 2 >= al->slotcap)
		rehash(al);
	s = lookup(al, f, role);
	if (s->len != 0)
		return s;
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
	struct buf *b = &al->scratch;
	size_t i;
	uint32_t cp;
	size_t n;

	b->len = 0;
	if (m->ntok == 1 && m->end - m->start < FORM_LONGEST &&
	    utf8_ascii(text + m->start, m->end - m->start) ==
		m->end - m->start &&
	    memchr(text + m->start, '&', m->end - m->start) == NULL) {
		buf_add(b, text + m->start, m->end - m->start);
		return (struct bytes){ b->s, b->len };
	}
	for (i = m->start; i < m->end && b->len < FORM_LONGEST; i += n) {
		if (ascii_isalnum(text[i])) {
			buf_addc(b, text[i]);
			n = 1;
			continue;
		}
		n = utf8_decode(text + i, m->end - i, &cp);
		if (cp == 0x2019) {
			buf_addc(b, '\'');
		} else if (utf8_class(cp) == UTF8_SPACE) {
			if (b->len > 0 && b->s[b->len - 1] != ' ')
				buf_addc(b, ' ');
		} else if (cp == '&' && m->end - i > 5 &&
			   memcmp(text + i, "&amp;", 5) == 0) {
			buf_addc(b, '&');
			n = 5;
		} else if (cp == '&' && m->end - i > 6 &&
			   memcmp(text + i, "&nbsp;", 6) == 0) {
			buf_addc(b, ' ');
			n = 6;
		} else {
			buf_add(b, text + i, n);
		}
	}
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

static struct bytes
firstword(struct bytes f)
{
	const char *p = memchr(f.s, ' ', f.len);

	return (struct bytes){ f.s, p == NULL ? f.len : (size_t)(p - f.s) };
}

static bool
issuffix(struct bytes w)
{
	static const char list[][4] = { "Jr.", "Sr.", "Jr", "Sr", "III", "II",
		"IV" };
	size_t i;

	for (i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (strlen(list[i]) == w.len &&
		    memcmp(list[i], w.s, w.len) == 0)
			return true;
	return false;
}

/* The family name: the last word that is no Jr. or III. */
static struct bytes
lastword(struct bytes f)
{
	struct bytes w;
	size_t end = f.len, i;

	for (;;) {
		for (i = end; i > 0 && f.s[i - 1] != ' ';)
			i--;
		w = (struct bytes){ f.s + i, end - i };
		if (i == 0 || !issuffix(w))
			break;
		end = i - 1;
	}
	if (w.len > 1 && w.s[w.len - 1] == ',')
		w.len--;
	return w;
}

/* How much of a person's name a form tells: words that are more than an
 * initial. */
static size_t
fullness(struct bytes f)
{
	size_t n = 0, i, from = 0;

	for (i = 0; i <= f.len; i++) {
		if (i < f.len && f.s[i] != ' ')
			continue;
		n += i - from > 2;
		from = i + 1;
	}
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

/* First and last word in one form, by which full names are the same. */
static struct bytes
frame(struct bytes f, char *room)
{
	struct bytes a = firstword(f), b = lastword(f);
	size_t n = (size_t)(b.s - f.s) + b.len;

	if (a.len + b.len + 2 + (f.len - n) > FORM_LONGEST + 8)
		return f;
	memcpy(room, a.s, a.len);
	room[a.len] = ' ';
	memcpy(room + a.len + 1, b.s, b.len);
	/* what follows the family name, Jr., tells father and son apart */
	memcpy(room + a.len + 1 + b.len, f.s + n, f.len - n);
	return (struct bytes){ room, a.len + 1 + b.len + f.len - n };
}

static void
setgender(struct alias_entity *e, uint8_t gender)
{
	if (e->gender == NAME_UNKNOWN)
		e->gender = gender;
}

/* The usual form where the table has one, or the form itself. */
static struct bytes
listed(struct bytes f)
{
	const struct words_entry *w = words_find(&alias_words, f.s, f.len);

	if (w == NULL || !(w->in & ALIAS_IN_ALIAS))
		return f;
	f.s = words_value(&alias_words, w);
	f.len = strlen(f.s);
	return f;
}

/* A person named by two words or more. */
static uint32_t
fullperson(struct aliases *al, struct bytes f, uint8_t gender, bool move)
{
	char room[FORM_LONGEST + 16];
	struct bytes key;
	struct alias_slot *s;
	struct alias_entity *e;
	struct bytes last;
	uint32_t id;

	f = listed(f);
	key = frame(f, room);
	s = enter(al, key, FULL);
	if (s->any == NAME_NONE)
		s->any = create(al, f, NAME_PER);
	id = s->any;
	e = &al->entity[id];
	if (fullness(f) >
	    fullness((struct bytes){ al->blob.s + e->name, e->len })) {
		e->name = al->blob.len;
		e->len = f.len;
		buf_add(&al->blob, f.s, f.len);
	}
	setgender(e, gender);
	gender = e->gender;
	last = lastword(f);
	move = move && last.s + last.len == f.s + f.len;
	point(enter(al, last, LAST), id, gender, move);
	if (last.s + last.len < f.s + f.len) {
		last.len = (size_t)(f.s + f.len - last.s);
		point(enter(al, last, LAST), id, gender, true);
	}
	point(enter(al, firstword(f), GIVEN), id, gender, move);
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

/* A person named by one word. */
static uint32_t
shortperson(struct aliases *al, struct bytes f, const struct name *m)
{
	uint8_t gender = m->title < m->start ? m->gender : NAME_UNKNOWN;
	const struct alias_slot *s = known(al, f, LAST);
	const struct words_entry *w;
	const char *full;
	uint32_t id = pick(s, gender);

	if (id == NAME_NONE && s == NULL)
		id = pick(known(al, f, GIVEN), gender);
	if (id != NAME_NONE)
		return id;
	w = s == NULL ? words_find(&alias_words, f.s, f.len) : NULL;
	if (w != NULL && w->in & ALIAS_IN_FIGURE) {
		full = words_value(&alias_words, w);
		return fullperson(
		    al, (struct bytes){ full, strlen(full) }, m->gender, true);
	}
	/* Only the word is known: of this gender, if that was said. */
	if ((s = known(al, f, FULL)) != NULL &&
	    (gender == NAME_UNKNOWN || s->last[gender] != NAME_NONE))
		return gender == NAME_UNKNOWN ? s->any : s->last[gender];
	id = create(al, f, NAME_PER);
	point(enter(al, f, FULL), id, gender, true);
	return id;
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
usual(struct bytes f, char small[FORM_LONGEST])
{
	struct bytes g = listed(f);

	if (g.s != f.s || f.len < 4 || lex_word(f.s, f.len).in != 0 ||
	    !recase(f, small))
		return g;
	if (lex_word(small, f.len).in != 0)
		f.s = small;
	return f;
}

/* A demonym, a place, an organisation, anything but a person. */
static uint32_t
thing(struct aliases *al, struct bytes f, enum name_type type)
{
	char small[FORM_LONGEST];
	const struct alias_slot *known_short;
	struct alias_slot *s;

	if (type == NAME_MISC)
		f = singular(f);
	known_short = known(al, f, SHORT);
	if (known_short != NULL && type != NAME_MISC)
		return known_short->any;
	f = usual(f, small);
	s = enter(al, f, (uint8_t)(FULL + type * 16));
	if (s->any == NAME_NONE)
		s->any = create(al, f, type);
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

/* "Gold Harbour Authority (GHA)": the short form means the long one. */
static void
acronym(struct aliases *al, const char *text, const struct names *ns, size_t i)
{
	const struct name *m = &ns->name[i];
	const struct token *t = ns->tokens.tok + m->tok + m->ntok;
	struct alias_slot *s;
	struct bytes a, f;
	uint32_t id;

	if (m->tok + m->ntok + 2 >= ns->tokens.n || t[0].first != '(' ||
	    t[2].first != ')' || !(t[1].flags & TOKEN_CAPS) ||
	    t[1].end - t[1].start > 12)
		return;
	a = (struct bytes){ text + t[1].start, t[1].end - t[1].start };
	f = (struct bytes){ text + m->start, m->end - m->start };
	if (!spells(f, a))
		return;
	id = thing(al, form(al, text, m), m->type);
	s = enter(al, a, SHORT);
	s->any = id;
}

/* Two words or more, a Jr. not counted. */
static bool
isfull(struct bytes f)
{
	return lastword(f).s != f.s;
}

/* First reading: full names, so that a short form before them is known. */
static void
gather(struct aliases *al, const char *text, const struct names *ns)
{
	char small[FORM_LONGEST];
	const struct name *m;
	struct bytes f;
	uint32_t id;
	size_t i;

	for (i = 0; i < ns->n; i++) {
		m = &ns->name[i];
		if (m->ntok < 2)
			continue;
		if (m->type == NAME_PER) {
			f = spelt(al, form(al, text, m), small);
			if (isfull(f))
				fullperson(al, f, m->gender, false);
		} else if (m->type == NAME_ORG) {
			acronym(al, text, ns, i);
			f = form(al, text, m);
			id = thing(al, f, NAME_ORG);
			f = firstword(form(al, text, m));
			if (f.len > 3 && lex_word(f.s, f.len).in == 0 &&
			    known(al, f, SHORT) == NULL)
				enter(al, f, SHORT)->any = id;
		}
	}
}

void
alias_resolve(struct aliases *al, const char *text, struct names *ns)
{
	char small[FORM_LONGEST];
	struct alias_entity *e;
	struct name *m;
	struct bytes f;

	gather(al, text, ns);
	for (size_t i = 0; i < ns->n; i++) {
		m = &ns->name[i];
		f = form(al, text, m);
		if (m->type == NAME_PER)
			f = spelt(al, f, small);
		if (m->type != NAME_PER)
			m->entity = thing(al, f, m->type);
		else if (isfull(f))
			m->entity = fullperson(al, f, m->gender, true);
		else
			m->entity = shortperson(al, f, m);
		e = &al->entity[m->entity];
		e->mentions++;
		if (m->type == NAME_PER) {
			setgender(e, m->gender);
			m->gender = e->gender;
		}
	}
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
	if (al->slotcap > 1024) {
		free(al->slot);
		al->slot = NULL;
		al->slotcap = 0;
	} else if (al->nslot > 0) {
		memset(al->slot, 0, al->slotcap * sizeof(*al->slot));
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
