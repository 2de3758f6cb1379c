/* See LICENSE file for copyright and license details. */
/*
 * mkforms: invented tables, headlines, datelines and slugs, as newswires set
 * them, with their names marked, for the trainer.  A grammar (data/forms.tsv)
 * is expanded at random; words of the gazetteer's lists are its terminals.
 * usage: mkforms SEED DOCUMENTS GRAMMAR.tsv LIST.tsv ...
 *
 * A line of the grammar is SYMBOL TAB WEIGHT TAB ALTERNATIVES, which " / "
 * parts.  In an alternative, words stand for themselves; <x> is expanded, by
 * rules or by list x; {3-9} is a number; [PER ...] marks a name; ^<x> writes x
 * in capitals; <x>*2-5 repeats x, each a sentence; | ends a sentence; _ joins
 * nothing (an empty expansion).  Deterministic.  Output as corpus.h reads it.
 */
#include <err.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "in.h"
#include "mem.h"
#include "tsv.h"
#include "utf8.h"

enum { SYMBOLS_MOST = 400, DEPTH_MOST = 20, LINE_MOST = 1 << 16 };

struct form {
	char *s;
	unsigned weight;
};

struct symbol {
	char *name;
	struct form *form;
	size_t n, cap;
	uint64_t weight;
};

struct maker {
	struct symbol symbol[SYMBOLS_MOST];
	size_t nsymbol;
	uint64_t seed;
	char type[8]; /* of the name that is open, or "" */
	bool inside;  /* its first word is out */
	bool upper;
	bool begun; /* the sentence has words */
};

static uint64_t
draw(struct maker *m, uint64_t n)
{
	m->seed ^= m->seed << 13;
	m->seed ^= m->seed >> 7;
	m->seed ^= m->seed << 17;
	return (m->seed >> 11) % n;
}

static struct symbol *
find(struct maker *m, const char *name, size_t n)
{
	size_t i;

	for (i = 0; i < m->nsymbol; i++)
		if (strlen(m->symbol[i].name) == n &&
		    memcmp(m->symbol[i].name, name, n) == 0)
			return &m->symbol[i];
	return NULL;
}

static struct symbol *
make(struct maker *m, const char *name, size_t n)
{
	struct symbol *s = find(m, name, n);

	if (s != NULL)
		return s;
	if (m->nsymbol == SYMBOLS_MOST)
		errx(1, "too many symbols");
	s = &m->symbol[m->nsymbol++];
	*s = (struct symbol){ .name = mem_alloc(n + 1, 1) };
	memcpy(s->name, name, n);
	return s;
}

static void
addform(struct symbol *s, const char *text, size_t n, unsigned weight)
{
	s->form = mem_grow(s->form, &s->cap, s->n + 1, sizeof(*s->form));
	s->form[s->n] = (struct form){ mem_alloc(n + 1, 1), weight };
	memcpy(s->form[s->n++].s, text, n);
	s->weight += weight;
}

/* The alternatives of a line share its weight. */
static void
rule(struct maker *m, struct bytes l)
{
	struct bytes *f = NULL;
	size_t cap = 0, i, from = 0;
	unsigned weight = 0;
	struct symbol *s;

	if (tsv_split(l, &f, &cap) != 3)
		errx(1, "not a rule: %.*s", (int)l.len, l.s);
	for (i = 0; i < f[1].len; i++)
		weight = weight * 10 + (unsigned)(f[1].s[i] - '0');
	s = make(m, f[0].s, f[0].len);
	for (i = 0; i + 2 < f[2].len; i++)
		if (memcmp(f[2].s + i, " / ", 3) == 0) {
			addform(s, f[2].s + from, i - from, weight);
			from = i + 3;
		}
	addform(s, f[2].s + from, f[2].len - from, weight);
	free(f);
}

static void
readfile(struct maker *m, const char *file, const char *list)
{
	struct in *in = in_open(file, '\n', LINE_MOST);
	const char *tab;
	struct bytes l;
	int got;

	if (in == NULL)
		err(1, "%s", file);
	while ((got = in_next(in, &l)) == IN_RECORD) {
		if (l.len == 0 || l.s[0] == '#')
			continue;
		if (list == NULL) {
			rule(m, l);
			continue;
		}
		tab = memchr(l.s, '\t', l.len);
		addform(make(m, list, strlen(list)), l.s,
		    tab == NULL ? l.len : (size_t)(tab - l.s), 1);
	}
	if (got != IN_END)
		errx(1, "%s: %s", file, in_error(in));
	in_close(in);
}

static void
readlist(struct maker *m, const char *file)
{
	const char *base = strrchr(file, '/'), *dot;
	char *name;

	base = base == NULL ? file : base + 1;
	dot = strchr(base, '.');
	name = mem_strdup(base);
	if (dot != NULL)
		name[dot - base] = '\0';
	/* a rule of the same name stands for a choice out of the list */
	if (find(m, name, strlen(name)) == NULL)
		readfile(m, file, name);
	free(name);
}

static void
put(struct maker *m, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		putchar(m->upper && ascii_islower(s[i]) ? s[i] & ~0x20 : s[i]);
}

/* LO-HI at s. */
static unsigned long
range(struct maker *m, const char *s, size_t n)
{
	unsigned long lo = 0, hi = 0;
	size_t i;

	for (i = 0; i < n && ascii_isdigit(s[i]); i++)
		lo = lo * 10 + (unsigned long)(s[i] - '0');
	for (i++; i < n && ascii_isdigit(s[i]); i++)
		hi = hi * 10 + (unsigned long)(s[i] - '0');
	if (i != n || hi < lo)
		errx(1, "no range: %.*s", (int)n, s);
	return lo + (unsigned long)draw(m, hi - lo + 1);
}

static void
word(struct maker *m, const char *s, size_t n)
{
	const char *open, *shut;

	while (n > 0) {
		open = memchr(s, '{', n);
		shut = open == NULL ? NULL :
				      memchr(open, '}', n - (size_t)(open - s));
		if (shut == NULL) {
			put(m, s, n);
			break;
		}
		put(m, s, (size_t)(open - s));
		printf("%lu", range(m, open + 1, (size_t)(shut - open) - 1));
		n -= (size_t)(shut + 1 - s);
		s = shut + 1;
	}
	if (m->type[0] == '\0')
		printf("\tO\n");
	else
		printf("\t%c-%s\n", m->inside ? 'I' : 'B', m->type);
	m->inside = true;
	m->begun = true;
}

static void
sentence(struct maker *m)
{
	if (m->begun)
		putchar('\n');
	m->begun = false;
}

static void expand(struct maker *, const struct symbol *, int depth);

/* <x>, ^<x>, <x>*2-5 */
static void
reference(struct maker *m, const char *s, size_t n, int depth)
{
	const char *shut = memchr(s, '>', n);
	const struct symbol *sym;
	bool upper = m->upper;
	unsigned long times = 1, i;

	if (s[0] == '^') {
		m->upper = true;
		s++;
		n--;
	}
	sym = shut == NULL ? NULL : find(m, s + 1, (size_t)(shut - s) - 1);
	if (sym == NULL)
		errx(1, "unknown: %.*s", (int)n, s);
	if (shut + 2 < s + n && shut[1] == '*')
		times = range(m, shut + 2, (size_t)(s + n - shut) - 2);
	for (i = 0; i < times; i++) {
		expand(m, sym, depth);
		if (shut + 1 < s + n)
			sentence(m);
	}
	m->upper = upper;
}

static void
piece(struct maker *m, const char *s, size_t n, int depth)
{
	if (s[0] == '[' && n > 1 && n < sizeof(m->type)) {
		memcpy(m->type, s + 1, n - 1);
		m->type[n - 1] = '\0';
		m->inside = false;
		return;
	}
	if (n == 1 && s[0] == ']')
		m->type[0] = '\0';
	else if (n == 1 && s[0] == '|')
		sentence(m);
	else if (s[0] == '<' || (s[0] == '^' && n > 1 && s[1] == '<'))
		reference(m, s, n, depth);
	else if (n > 1 || s[0] != '_')
		word(m, s, n);
}

static void
expand(struct maker *m, const struct symbol *sym, int depth)
{
	uint64_t at;
	const char *s, *end;
	size_t i = 0;

	if (depth == 0 || sym->weight == 0)
		errx(1, "%s: too deep, or empty", sym->name);
	at = draw(m, sym->weight);
	while (at >= sym->form[i].weight)
		at -= sym->form[i++].weight;
	for (s = sym->form[i].s; *s != '\0'; s = end) {
		while (*s == ' ')
			s++;
		end = s + strcspn(s, " ");
		if (end > s)
			piece(m, s, (size_t)(end - s), depth - 1);
	}
}

int
main(int argc, char *argv[])
{
	struct maker *m = mem_alloc(1, sizeof(*m));
	const char *why;
	long long seed, n;
	int i;

	if (argc < 4)
		errx(2, "usage: mkforms SEED DOCUMENTS GRAMMAR LIST ...");
	seed = strtonum(argv[1], 1, 1 << 30, &why);
	n = strtonum(argv[2], 1, 1 << 30, &why);
	if (why != NULL)
		errx(2, "%s: %s", argv[2], why);
	m->seed = (uint64_t)seed * 0x9E3779B97F4A7C15u;
	readfile(m, argv[3], NULL);
	for (i = 4; i < argc; i++)
		readlist(m, argv[i]);
	for (; n > 0; n--) {
		printf("-DOCSTART-\tO\n\n");
		expand(m, make(m, "doc", 3), DEPTH_MOST);
		sentence(m);
	}
	return fflush(stdout) == EOF ? 1 : 0;
}
