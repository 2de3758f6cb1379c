/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "label.h"
#include "lex.h"
#include "utf8.h"

enum { NAME_BYTES = 60, NAME_WORDS = 5, NEAR = 2, SPEECH_BYTES = 40 };

struct find {
	struct labels *ls;
	const char *t;
	struct span para;
	size_t number; /* of the paragraph */
};

/* Past blanks, tags and the stars of emphasis. */
static size_t
skiptags(const char *t, size_t i, size_t b)
{
	while (i < b) {
		const char *gt = NULL;

		if (t[i] == '<')
			gt = memchr(t + i, '>', b - i);
		if (gt != NULL)
			i = (size_t)(gt - t);
		else if (!ascii_isspace(t[i]) && t[i] != '*')
			break;
		i++;
	}
	return i;
}

/* The same with opening marks, at the start of a paragraph. */
static size_t
skipopening(const char *t, size_t i, size_t b)
{
	while ((i = skiptags(t, i, b)) < b) {
		if (t[i] == '"' || t[i] == '\'' || t[i] == '`')
			i++;
		else if (b - i > 3 &&
			 (memcmp(t + i, "\xe2\x80\x9c", 3) == 0 ||
			     memcmp(t + i, "\xe2\x80\x98", 3) == 0))
			i += 3;
		else
			break;
	}
	return i;
}

static bool
isnamebyte(char c)
{
	return ascii_isalpha(c) || (unsigned char)c >= 0x80 ||
	       strchr(" .'-&,", c) != NULL;
}

/* The colon that ends a name at i, or i; parentheses may stand before it. */
static size_t
namecolon(const char *t, size_t i, size_t b, size_t *end)
{
	size_t k = i;

	b = b - i > NAME_BYTES ? i + NAME_BYTES : b;
	while (k < b && isnamebyte(t[k]))
		k++;
	*end = k;
	if (k < b && t[k] == '(') {
		while (k < b && t[k] != ')')
			k++;
		k += k < b;
	}
	return k < b && t[k] == ':' && *end > i ? k : i;
}

/* All capitals but for a Mc, or each word with one; PLAIN: no name. */
enum style { PLAIN, NAME, CAPS };

static enum style
styleof(const char *t, size_t i, size_t end)
{
	size_t upper = 0, lower = 0, words = 0, comma = 0;
	bool caps = true;

	for (size_t k = i; k < end; k++) {
		bool first = k == i || t[k - 1] == ' ';

		if (t[k] == ' ')
			continue;
		words += first;
		comma += t[k] == ',';
		if (first && !ascii_isupper(t[k]) && (unsigned char)t[k] < 0x80)
			caps = false;
		upper += ascii_isupper(t[k]);
		lower += ascii_islower(t[k]);
	}
	if (upper < 2 && lower == 0)
		return PLAIN;
	if (caps && upper > 2 * lower && words <= NAME_WORDS + comma)
		return CAPS;
	return caps && comma == 0 && words <= NAME_WORDS ? NAME : PLAIN;
}

/* The name without what follows its comma, and its last word. */
static struct span
lastword(const char *t, struct span *name)
{
	const char *comma = memchr(
	    t + name->start, ',', name->end - name->start);
	size_t k;

	if (comma != NULL)
		name->end = (size_t)(comma - t);
	while (name->end > name->start && t[name->end - 1] == ' ')
		name->end--;
	k = name->end;
	while (k > name->start && t[k - 1] != ' ')
		k--;
	return (struct span){ k, name->end };
}

static struct span
firstword(const char *t, struct span name)
{
	size_t k = name.start;

	while (k < name.end && t[k] != ' ')
		k++;
	return (struct span){ name.start, k };
}

static bool
isrubric(const char *t, struct span w)
{
	const struct lex_entry *e = lex_find(t + w.start, w.end - w.start);

	return e != NULL && e->cls & WORD_RUBRIC;
}

static uint64_t
keyof(const char *t, struct span w)
{
	char low[NAME_BYTES];
	size_t n = 0;

	for (size_t k = w.start; k < w.end && n < sizeof(low); k++)
		low[n++] = ascii_lower(t[k]);
	return hash_bytes(low, n).lo;
}

/* No number, no table, no line all in capitals. */
static bool
isspeech(const struct find *f, size_t i)
{
	size_t n = 0;

	if (ascii_isdigit(f->t[i]))
		return false;
	while (i < f->para.end && n++ < SPEECH_BYTES)
		if (ascii_islower(f->t[i++]))
			return true;
	return n < 6;
}

static void
add(struct find *f, struct label l)
{
	struct labels *ls = f->ls;

	l.from = skiptags(f->t, l.from, f->para.end);
	if (l.from + 2 > f->para.end || !isspeech(f, l.from))
		return;
	l.para = f->number;
	ls->v = mem_grow(ls->v, &ls->cap, ls->n + 1, sizeof(*ls->v));
	ls->v[ls->n++] = l;
}

/* Q. or A. at i. */
static bool
question(struct find *f, size_t i)
{
	const char *t = f->t;
	struct label l = {
		.name = { i, i + 1 }, .from = i + 2, .anonymous = true
	};

	if (f->para.end - i < 4 || (t[i] != 'Q' && t[i] != 'A') ||
	    (t[i + 1] != '.' && t[i + 1] != ':') || !ascii_isspace(t[i + 2]))
		return false;
	l.key = l.full = t[i] == 'Q' ? 1 : 2;
	add(f, l);
	return true;
}

/* Words or a mark follow the colon, no address. */
static bool
isfree(const char *t, size_t i, size_t b)
{
	return i == b || ascii_isspace(t[i]) || t[i] == '"' || t[i] == '<' ||
	       (unsigned char)t[i] >= 0x80;
}

static void
atstart(struct find *f)
{
	const char *t = f->t;
	size_t i = skipopening(t, f->para.start, f->para.end), end, colon;
	struct label l = { .name = { i, i } };
	struct span last;
	enum style style;

	if (question(f, i))
		return;
	colon = namecolon(t, i, f->para.end, &end);
	if (colon == i || !isfree(t, colon + 1, f->para.end))
		return;
	style = styleof(t, i, end);
	l.name.end = end;
	l.from = colon + 1;
	last = lastword(t, &l.name);
	if (style == PLAIN || isrubric(t, last) ||
	    isrubric(t, firstword(t, l.name)))
		return;
	l.key = keyof(t, last);
	l.full = keyof(t, l.name);
	l.oneword = last.start == l.name.start;
	add(f, l);
}

/* Where the capitals begin that end before the colon at k; k: nowhere. */
static size_t
capsback(const char *t, size_t a, size_t k)
{
	size_t i = k;

	while (i > a && k - i < NAME_BYTES &&
	       (ascii_isupper(t[i - 1]) || strchr(" .'-", t[i - 1]) != NULL)) {
		if (t[i - 1] == ' ' && i > a + 1 &&
		    strchr("?!.)\"", t[i - 2]) != NULL && k - i > 2 &&
		    (t[i - 2] != '.' || i < a + 4 || !ascii_isupper(t[i - 3])))
			return i;
		i--;
	}
	return k;
}

/* Labels behind a full stop inside the paragraph. */
static void
inside(struct find *f, size_t i)
{
	const char *t = f->t, *c;

	while (i < f->para.end &&
	       (c = memchr(t + i, ':', f->para.end - i)) != NULL) {
		size_t k = (size_t)(c - t), at = capsback(t, i, k);
		struct label l = { .name = { at, k }, .from = k + 1 };
		struct span last;

		i = k + 1;
		if (at == k || (i < f->para.end && !ascii_isspace(t[i])))
			continue;
		last = lastword(t, &l.name);
		l.key = keyof(t, last);
		l.full = keyof(t, l.name);
		l.oneword = last.start == l.name.start;
		add(f, l);
	}
}

static int
bykey(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Whether one of the sorted keys occurs twice. */
static bool
isagain(const uint64_t *v, size_t n, uint64_t key)
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (v[mid] < key)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo + 1 < n && v[lo + 1] == key;
}

/* An anonymous one is near its other half, or its like. */
static bool
arenear(const struct label *a, const struct label *b)
{
	return a->key != b->key && a->anonymous == b->anonymous &&
	       b->para - a->para <= NEAR;
}

/* Whether label i stands beside another one. */
static bool
isbeside(const struct labels *ls, size_t i)
{
	const struct label *l = &ls->v[i];

	return (i > 0 && arenear(l - 1, l)) ||
	       (i + 1 < ls->n && arenear(l, l + 1));
}

/* Those that return, and those in a row with them. */
static void
spread(struct labels *ls)
{
	for (size_t i = 0; i < ls->n; i++)
		ls->v[i].counts |= i > 0 && ls->v[i - 1].counts &&
				   arenear(&ls->v[i - 1], &ls->v[i]);
	for (size_t i = ls->n; i-- > 1;)
		ls->v[i - 1].counts |= ls->v[i].counts &&
				       arenear(&ls->v[i - 1], &ls->v[i]);
}

static void
sortkeys(struct labels *ls)
{
	ls->key = mem_grow(ls->key, &ls->keycap, ls->n + 1, sizeof(*ls->key));
	ls->full = mem_grow(
	    ls->full, &ls->fullcap, ls->n + 1, sizeof(*ls->full));
	for (size_t i = 0; i < ls->n; i++) {
		ls->key[i] = ls->v[i].key;
		ls->full[i] = ls->v[i].full;
	}
	qsort(ls->key, ls->n, sizeof(*ls->key), bykey);
	qsort(ls->full, ls->n, sizeof(*ls->full), bykey);
}

static void
choose(struct labels *ls)
{
	size_t n = 0;

	sortkeys(ls);
	for (size_t i = 0; i < ls->n; i++) {
		struct label *l = &ls->v[i];

		l->counts = isbeside(ls, i) &&
			    (l->anonymous ||
				isagain(ls->full, ls->n, l->full) ||
				(l->oneword &&
				    isagain(ls->key, ls->n, l->key)));
	}
	spread(ls);
	for (size_t i = 0; i < ls->n; i++)
		if (ls->v[i].counts)
			ls->v[n++] = ls->v[i];
	ls->n = n;
}

void
label_find(
    struct labels *ls, const char *text, const struct span *para, size_t npara)
{
	struct find f = { .ls = ls, .t = text };

	ls->n = 0;
	for (size_t i = 0; i < npara; i++) {
		size_t n = ls->n;
		const char *colon;

		f.para = para[i];
		f.number = i;
		colon = memchr(
		    text + para[i].start, ':', para[i].end - para[i].start);
		if (colon == NULL) {
			question(&f, para[i].start);
			continue;
		}
		atstart(&f);
		inside(&f, ls->n > n ? ls->v[n].from : para[i].start);
	}
	if (ls->n > 0)
		choose(ls);
}

void
label_free(struct labels *ls)
{
	free(ls->v);
	free(ls->key);
	free(ls->full);
	memset(ls, 0, sizeof(*ls));
}
