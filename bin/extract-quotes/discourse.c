/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "discourse.h"
#include "hash.h"
#include "lex.h"
#include "surface.h"
#include "utf8.h"

/* Where a name is looked for: its first paragraphs, and those before a
 * pronoun. */
enum { NEED_FIRST = 3, NEED_BACK = 3, NEED_LONGEST = 64 };

/* How far back a pronoun looks, in mentions and in bytes, and for one without
 * a name. */
enum {
	BACK_MENTIONS = 40,
	BACK_BYTES = 3000,
	NAMELESS_BYTES = 400,
	ROLE_MAX = 256,
	ALL_MENTIONS = 400,
	ROLE_REACH = 6
};

static const struct span nobody = { 0, 0 };

void
discourse_start(struct discourse *d, const struct doc *doc,
    const struct spans *spans, const struct tokens *tokens,
    const struct span *cut)
{
	d->doc = doc;
	d->spans = spans;
	d->tokens = tokens;
	d->cut = cut;
	d->named = false;
	d->settled = 0;
	/* Speakers come out the same by the model, at a third of the speed. */
	d->names.finder = NAME_BYLISTS;
	d->blob.len = 0;
	d->lastat = 0;
	d->nword = 0;
	d->need = mem_grow(d->need, &d->needcap, doc->npara + 1, 1);
	memset(d->need, 0, doc->npara + 1);
	role_age(&d->roles);
	if (!doc->first)
		return;
	d->last.len = 0;
	d->lastis = LAST_GROUP;
	d->roles.n = 0;
	name_reset(&d->names);
	alias_reset(&d->aliases);
}

static bool
inmarks(const struct discourse *d, size_t off)
{
	const struct spans *sp = d->spans;
	size_t lo = 0, hi = sp->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (sp->v[mid].end <= off)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < sp->n && sp->v[lo].start <= off;
}

/* The paragraph that holds off. */
static size_t
paraof(const struct discourse *d, size_t off)
{
	size_t lo = 0, hi = d->doc->npara;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (d->doc->para[mid].start <= off)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

static const char *
search(const char *s, const char *end, struct bytes word)
{
	while ((size_t)(end - s) >= word.len) {
		s = memchr(s, word.s[0], (size_t)(end - s) - word.len + 1);
		if (s == NULL || memcmp(s, word.s, word.len) == 0)
			return s;
		s++;
	}
	return NULL;
}

/* Look where the word stands first, and where next: the full name is there. */
static void
needword(struct discourse *d, struct bytes word)
{
	const char *t = d->doc->text, *s = t;
	uint64_t h = hash_bytes(word.s, word.len).lo;

	for (size_t i = 0; i < d->nword; i++)
		if (d->word[i] == h)
			return;
	if (d->nword == DISCOURSE_WORDS) {
		memset(d->need, 1, d->doc->npara);
		return;
	}
	d->word[d->nword++] = h;
	for (int n = 0; n < NEED_FIRST; n++) {
		s = search(s, t + d->doc->len, word);
		if (s == NULL)
			return;
		d->need[paraof(d, (size_t)(s - t))] = 1;
		s += word.len;
	}
}

/* The last capitalised word of a phrase: a surname. */
static struct bytes
surname(const char *t, struct span s)
{
	size_t end = s.end;

	while (end > s.start) {
		size_t k = end;

		while (k > s.start && t[k - 1] != ' ')
			k--;
		if (ascii_isupper(t[k]))
			return (struct bytes){ t + k, end - k };
		end = k > s.start ? k - 1 : k;
	}
	return (struct bytes){ NULL, 0 };
}

void
discourse_need(struct discourse *d, const struct speaker *s, size_t para)
{
	size_t at, first;
	struct bytes w;

	if (s->mention.start == s->mention.end || d->doc->npara == 0)
		return;
	at = paraof(d, s->head.start);
	first = s->kind == PHRASE_NAMED ? at :
		at > NEED_BACK		? at - NEED_BACK :
					  0;
	memset(d->need + first, 1, at - first + 1);
	d->need[para] = 1;
	if (s->kind != PHRASE_NAMED)
		return;
	w = surname(d->doc->text, s->head);
	if (w.len <= 2 || w.len >= NEED_LONGEST)
		return;
	needword(d, w);
	if (ascii_isupper(w.s[1])) {
		char small[NEED_LONGEST];

		small[0] = w.s[0];
		for (size_t i = 1; i < w.len; i++)
			small[i] = ascii_lower(w.s[i]);
		needword(d, (struct bytes){ small, w.len });
	}
}

static void
choose(struct discourse *d)
{
	d->npara = 0;
	d->para = mem_grow(
	    d->para, &d->paracap, d->doc->npara + 1, sizeof(*d->para));
	d->given = mem_grow(
	    d->given, &d->givencap, d->doc->npara + 1, sizeof(*d->given));
	for (size_t i = 0; i < d->doc->npara; i++) {
		struct span cut = d->cut[i];

		if (d->need[i] == 0)
			continue;
		d->given[d->npara] = (struct tokens){ .n = cut.end -
							   cut.start };
		if (cut.start < cut.end)
			d->given[d->npara].tok = d->tokens->tok + cut.start;
		d->para[d->npara++] = d->doc->para[i];
	}
	d->names.cut = d->given;
}

static void
findnames(struct discourse *d)
{
	if (d->named)
		return;
	d->named = true;
	choose(d);
	name_find(&d->names, d->doc->text, d->para, d->npara);
	alias_persons(&d->aliases, d->doc->text, &d->names);
	for (size_t i = 0; i < d->names.n; i++)
		if (d->names.name[i].type == NAME_PER)
			role_note(&d->roles, d->doc->text, &d->names,
			    &d->names.name[i]);
}

/* Tell which mentions of a type name the same; persons are told at once. */
static void
settle(struct discourse *d, enum name_type type)
{
	if (type == NAME_PER || d->settled & 1u << type)
		return;
	d->settled |= 1u << type;
	alias_things(&d->aliases, d->doc->text, &d->names, type);
}

static uint32_t
entityof(struct discourse *d, const struct name *m)
{
	settle(d, (enum name_type)m->type);
	return m->entity;
}

void
discourse_all(struct discourse *d)
{
	memset(d->need, 1, d->doc->npara);
	findnames(d);
	for (int i = 0; i < NAME_NTYPES; i++)
		settle(d, (enum name_type)i);
}

static struct span
put(struct discourse *d, struct bytes name)
{
	struct span s = { d->blob.len, d->blob.len + name.len };

	buf_add(&d->blob, name.s, name.len);
	return s;
}

static void
remember(struct discourse *d, struct span s, size_t at, enum discourse_last is,
    uint8_t gender)
{
	d->last.len = 0;
	buf_add(&d->last, d->blob.s + s.start, s.end - s.start);
	d->lastat = at;
	d->lastis = (uint8_t)is;
	d->lastgender = gender;
}

static struct span
entity(struct discourse *d, uint32_t e, size_t at)
{
	const struct alias_entity *a;
	struct span s;

	settle(d, (enum name_type)d->aliases.entity[e].type);
	a = &d->aliases.entity[e];
	s = put(d, alias_name(&d->aliases, e));
	remember(d, s, at, a->type == NAME_PER ? LAST_PERSON : LAST_GROUP,
	    a->gender);
	return s;
}

static bool
isand(const char *s, size_t len)
{
	return len > 5 && memcmp(s, " and ", 5) == 0;
}

/* Whether [lo, hi), a preposition and what follows it, has a name of its own:
 * "spokesman for Kremlin" before a person's name. */
static bool
named(const char *t, size_t lo, size_t hi)
{
	for (size_t k = lo; k < hi; k++)
		if (ascii_isupper(t[k]))
			return true;
	return false;
}

static bool
isoffice(const char *s)
{
	return memcmp(s, " of ", 4) == 0 || memcmp(s, " for ", 5) == 0 ||
	       memcmp(s, " to ", 4) == 0;
}

/* The full name that ends a phrase without an article: head of research X,
 * Commission for Safety chief X, mother of two X; not: leader of X, wife of
 * actor X. */
static const struct name *
titled(struct discourse *d, struct span head)
{
	const char *t = d->doc->text;
	size_t i = name_at(&d->names, head.end), k, b;
	const struct lex_entry *e;
	const struct name *m;

	if (i == 0 || surface_class(t, head.start, surface_firstend(t, head),
			  WORD_DET | WORD_POSS))
		return NULL;
	m = &d->names.name[i - 1];
	if (m->type != NAME_PER || m->start <= head.start ||
	    m->end != head.end ||
	    memchr(t + m->start, ' ', m->end - m->start) == NULL)
		return NULL;
	k = surface_headend(t, head);
	if (k >= m->start || !isoffice(t + k) || t[k - 1] == 's')
		return NULL;
	for (b = m->start - 1; b > k && t[b - 1] != ' '; b--)
		;
	e = surface_head(t, head);
	if (b <= k + 1 ||
	    surface_person(e) ==
		surface_person(lex_find(t + b, m->start - 1 - b)) ||
	    (e != NULL && e->cls & WORD_RELATION &&
		!surface_class(t, b, m->start - 1, WORD_DET)))
		return NULL;
	return m;
}

/* The name at the head of a phrase: Kremlin spokesman [X], Sen. [X] of Y; none
 * in "the X administration", "a spokesman for X". */
static const struct name *
headname(struct discourse *d, struct span head)
{
	const char *t = d->doc->text;
	size_t from = head.start;
	const struct name *last = titled(d, head);

	if (last != NULL)
		return last;
	for (size_t i = name_at(&d->names, head.start); i < d->names.n; i++) {
		const struct name *m = &d->names.name[i];

		if (m->start >= head.end)
			break;
		for (size_t k = from; k < m->start; k++)
			if (t[k] == ' ' && m->start - k > 1 &&
			    surface_endshead(t + k, head.end - k) &&
			    !named(t, k + 1, m->start))
				return NULL;
		if (m->end >= head.end ||
		    surface_endshead(t + m->end, head.end - m->end))
			return m;
		if (isand(t + m->end, head.end - m->end))
			return NULL;
		from = m->end;
	}
	return NULL;
}

/* "the spokesman": the last person so called. */
static bool
byrole(struct discourse *d, struct span head, uint32_t *e)
{
	const struct lex_entry *w = surface_head(d->doc->text, head);

	return w != NULL && surface_definite(d->doc->text, head) &&
	       role_find(&d->roles, w, head.start, e);
}

static bool
sameword(const char *a, const char *b, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (ascii_lower(a[i]) != ascii_lower(b[i]))
			return false;
	return true;
}

/* "the ministry": the last body whose name ends so. */
static bool
bybody(struct discourse *d, struct span head, uint32_t *e)
{
	const char *t = d->doc->text;
	size_t len, from = name_at(&d->names, head.start);

	if (!surface_definite(t, head))
		return false;
	len = head.end - head.start - 4;
	if (memchr(t + head.start + 4, ' ', len) != NULL)
		return false;
	for (size_t i = from, n = 0; i-- > 0 && n < BACK_MENTIONS; n++) {
		const struct name *m = &d->names.name[i];

		if (m->type == NAME_ORG && m->end - m->start > len + 1 &&
		    t[m->end - len - 1] == ' ' &&
		    sameword(t + m->end - len, t + head.start + 4, len)) {
			*e = entityof(d, m);
			return true;
		}
	}
	return false;
}

/* A surname that the finder of names left alone, or PELLEY, in capitals as
 * transcripts have it: the last person of that name. */
static bool
bysurname(struct discourse *d, struct span head, uint32_t *e)
{
	const char *t = d->doc->text;
	size_t k = head.end, len, i = d->names.n;

	while (k > head.start && t[k - 1] != ' ')
		k--;
	len = head.end - k;
	if (len < 3 || !ascii_isupper(t[k]))
		return false;
	for (size_t n = 0; i-- > 0 && n < ALL_MENTIONS; n++) {
		const struct name *m = &d->names.name[i];

		if (m->type == NAME_PER && m->end - m->start > len &&
		    m->start != head.start && t[m->end - len - 1] == ' ' &&
		    ascii_islower(t[m->end - 1]) &&
		    sameword(t + m->end - len, t + k, len)) {
			*e = m->entity;
			return true;
		}
	}
	return false;
}

/* "A spokesman for the ministry, X, said": X. */
static bool
byapposition(struct discourse *d, struct span head, uint32_t *e)
{
	const char *t = d->doc->text;
	size_t at = head.end + 2;
	const struct name *m;
	size_t i;

	if (at >= d->doc->len || memcmp(t + head.end, ", ", 2) != 0)
		return false;
	i = name_at(&d->names, at);
	if (i == d->names.n)
		return false;
	m = &d->names.name[i];
	if (m->start != at || m->type != NAME_PER || m->end >= d->doc->len ||
	    t[m->end] != ',')
		return false;
	*e = m->entity;
	return true;
}

/* Whether the last speaker, a person, is called w: "the spokesman" after "a
 * spokesman for the bank". */
static bool
islast(const struct discourse *d, const struct lex_entry *w)
{
	return w != NULL && d->lastis != LAST_GROUP && d->last.len > 0 &&
	       surface_head(d->last.s, (struct span){ 0, d->last.len }) == w;
}

static struct span
phrase(struct discourse *d, const struct speaker *s)
{
	const struct lex_entry *w;
	const struct name *m;
	bool person;
	struct span h = s->head;
	uint32_t e;

	findnames(d);
	if (surface_capitals(d->doc->text, h) && bysurname(d, h, &e))
		return entity(d, e, h.start);
	m = headname(d, h);
	if (m != NULL && m->type != NAME_MISC)
		return entity(d, entityof(d, m), h.start);
	if (byapposition(d, h, &e) || byrole(d, h, &e) || bybody(d, h, &e))
		return entity(d, e, h.start);
	if (m == NULL && surface_firstend(d->doc->text, h) == h.end &&
	    bysurname(d, h, &e))
		return entity(d, e, h.start);
	w = surface_head(d->doc->text, h);
	person = surface_another(d->doc->text, h, w) || islast(d, w);
	h = put(d, (struct bytes){ d->doc->text + h.start, h.end - h.start });
	remember(d, h, s->head.start, person ? LAST_NAMELESS : LAST_GROUP,
	    surface_gender(w));
	return h;
}

static bool
agrees(uint8_t a, uint8_t b)
{
	return a == NAME_UNKNOWN || b == NAME_UNKNOWN || a == b;
}

/* A mention that begins its sentence, titles and article aside. */
static bool
issubject(const struct discourse *d, const struct name *m)
{
	const struct tokens *ts = &d->names.tokens;
	size_t i = m->tok, n = 0;

	while (i > 0 && n++ < ROLE_REACH) {
		const struct lex_entry *e;

		if (ts->tok[i].flags & TOKEN_START)
			return true;
		i--;
		if (ts->tok[i].kind != TOKEN_WORD)
			return ts->tok[i].kind == TOKEN_PUNCT && n == 1;
		e = role_word(d->doc->text, &ts->tok[i]);
		if (e != NULL &&
		    (e->frame != 0 ||
			e->cls & (WORD_PREP | WORD_VERB | WORD_CONJ)))
			return false;
	}
	return i == 0;
}

/* Whether "he" at off may be the last speaker; one without a name is soon
 * forgotten. */
static bool
maybelast(const struct discourse *d, size_t off, uint8_t gender)
{
	return d->last.len > 0 &&
	       (d->lastis == LAST_PERSON ||
		   (d->lastis == LAST_NAMELESS &&
		       off - d->lastat < NAMELESS_BYTES)) &&
	       agrees(d->lastgender, gender);
}

/* Whom "he" at off means: the last subject of that gender since the last
 * speaker, else that speaker, else the last person named. */
static const struct name *
antecedent(struct discourse *d, size_t off, uint8_t gender)
{
	const struct name *best = NULL;
	size_t i = name_at(&d->names, off);

	for (size_t n = 0; i-- > 0 && n < BACK_MENTIONS; n++) {
		const struct name *m = &d->names.name[i];

		if (off - m->start > BACK_BYTES)
			break;
		if (m->type != NAME_PER || !agrees(m->gender, gender) ||
		    inmarks(d, m->start) ||
		    (m->start > 0 && d->doc->text[m->start - 1] == '('))
			continue;
		if (d->lastat > 0 && m->start <= d->lastat &&
		    maybelast(d, off, gender))
			break;
		if (issubject(d, m))
			return m;
		if (best == NULL)
			best = m;
	}
	return maybelast(d, off, gender) ? NULL : best;
}

static struct span
lastspeaker(struct discourse *d)
{
	return put(d, (struct bytes){ d->last.s, d->last.len });
}

/* The last body that was a subject before off. */
static const struct name *
body(struct discourse *d, size_t off)
{
	size_t i = name_at(&d->names, off);

	for (size_t n = 0; i-- > 0 && n < BACK_MENTIONS; n++) {
		const struct name *m = &d->names.name[i];

		if (off - m->start > BACK_BYTES)
			break;
		if (m->type == NAME_ORG && !inmarks(d, m->start) &&
		    issubject(d, m))
			return m;
	}
	return NULL;
}

/* Whether the subject may be meant by a word for a group: no person, and no
 * other name than a body's. */
static bool
isgroup(struct discourse *d, struct span s, bool they)
{
	const struct name *m;

	if (s.start == s.end)
		return false;
	m = headname(d, s);
	if (m != NULL)
		return m->type == NAME_ORG;
	return they || surface_definite(d->doc->text, s);
}

/* Whether the last speaker was no person, or for "they" one without a name;
 * "it" is not several. */
static bool
lastgroup(const struct discourse *d, bool they)
{
	size_t k = d->last.len;

	if (k == 0 || d->lastis == LAST_PERSON ||
	    (d->lastis == LAST_NAMELESS && !they))
		return false;
	while (k > 0 && d->last.s[k - 1] != ' ')
		k--;
	return they || ascii_isupper(d->last.s[k]) ||
	       d->last.s[d->last.len - 1] != 's';
}

/* It, it's, its; not I'm. */
static bool
isit(const char *t, struct span s)
{
	return s.end - s.start > 1 && (t[s.start] | 0x20) == 'i' &&
	       (t[s.start + 1] | 0x20) == 't';
}

/* They, it: the last subject, speaker or body, whichever is nearest. */
static struct span
group(struct discourse *d, const struct speaker *s)
{
	struct speaker it = {
		.mention = s->subject, .head = s->subject, .kind = PHRASE_NAMED
	};
	bool they = (d->doc->text[s->head.start] | 0x20) == 't';
	bool last = lastgroup(d, they);
	const struct name *m;
	size_t at;

	if (!they && !isit(d->doc->text, s->head))
		return nobody;
	findnames(d);
	m = body(d, s->head.start);
	at = m != NULL ? m->start : 0;
	if (isgroup(d, s->subject, they) && s->subject.start >= at &&
	    (!last || s->subject.start >= d->lastat))
		return phrase(d, &it);
	if (last && d->lastat >= at) {
		d->lastat = s->head.start;
		return lastspeaker(d);
	}
	return m != NULL ? entity(d, entityof(d, m), s->head.start) : nobody;
}

static struct span
pronoun(struct discourse *d, const struct speaker *s)
{
	size_t len = s->head.end - s->head.start;
	const struct lex_entry *e = lex_find(d->doc->text + s->head.start, len);
	uint8_t gender = surface_gender(e);
	const struct name *m;

	if (gender == NAME_UNKNOWN)
		return group(d, s);
	findnames(d);
	m = antecedent(d, s->head.start, gender);
	if (m != NULL)
		return entity(d, m->entity, s->head.start);
	if (d->last.len == 0)
		return nobody;
	d->lastat = s->head.start;
	return lastspeaker(d);
}

struct span
discourse_name(struct discourse *d, const struct speaker *s)
{
	const char *t = d->doc->text;
	struct speaker by;

	if (s->last)
		return lastspeaker(d);
	if (s->mention.start == s->mention.end)
		return nobody;
	by = *s;
	by.head = surface_owner(t, s->head);
	if (s->kind == PHRASE_PRONOUN ||
	    surface_class(t, by.head.start, by.head.end, WORD_MASC | WORD_FEM))
		return pronoun(d, &by);
	return phrase(d, &by);
}

void
discourse_free(struct discourse *d)
{
	name_free(&d->names);
	alias_free(&d->aliases);
	buf_free(&d->blob);
	buf_free(&d->last);
	free(d->need);
	free(d->para);
	free(d->given);
	role_free(&d->roles);
	memset(d, 0, sizeof(*d));
}
