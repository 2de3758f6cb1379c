/* See LICENSE file for copyright and license details. */
/*
 * mkdate WORDS GRAMMAR: the date grammar as C tables, on standard output.
 *
 * Each rule's pattern becomes the positions of a Glushkov automaton (V. M.
 * Glushkov, "The abstract theory of automata", 1961: one state for each
 * symbol of the pattern, no empty moves); all rules together become one
 * deterministic automaton by subset construction (Rabin and Scott, 1959).
 * Its alphabet are the kinds of words: two words of the same classes are one
 * letter.  The program needs both: the automaton finds where a match ends and
 * whose it is, the positions of that rule tell which word filled which slot.
 *
 * Why not re2c: the alphabet here is not bytes but classes of a lexicon that
 * readers extend, one word being in several classes at once; the table form
 * needs no tool that a compiler's user lacks, and the words of a match keep
 * their values.
 */
#include <ctype.h>
#include <err.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bin/date-tag/wordkey.h"
#include "dfa.h"

enum {
	MAXCLASS = 1024,
	MAXSENSE = 8,
	MAXDEPTH = 16,
	MAXTOKENS = 600,
	NOSTATE = 0xFFFF
};

struct set {
	int *v;
	int n, cap;
};

struct sense {
	int class;
	int value;
	bool capital; /* only where the word begins with a capital */
};

struct word {
	char *s;
	struct sense sense[MAXSENSE];
	int nsense;
	const char *flags;
	int kind[2];
};

struct position {
	int class;
	int slot;
	bool last;
	struct set follow;
};

struct rule {
	int action, type, arg;
	struct set first;
};

struct state {
	struct set at;
	struct set rules;
	int *to; /* by kind; -1: none */
};

struct macro {
	char *name, *pattern;
};

struct frag {
	bool null;
	struct set first, last;
};

struct parse {
	char *text; /* that tok[] points into */
	char *tok[MAXTOKENS];
	int n, i;
};

struct grammar {
	struct word *word;
	int nword, capword;
	char *class[MAXCLASS];
	int slot[MAXCLASS]; /* the usual one of a class, 0: none */
	int nclass;
	char *action[256];
	int naction;
	struct position *pos;
	int npos, cappos;
	struct rule *rule;
	int nrule, caprule;
	struct macro *macro;
	int nmacro, capmacro;
	struct set kind[2048]; /* classes of each kind; kind 0 has none */
	int nkind;
	struct state *state;
	int nstate, capstate;
	const char *file;
	int line;
};

static const char *const types[] = { "DATE", "TIME", "DURATION", "SET" };

static void *
grow(void *p, int *cap, int need, size_t size)
{
	if (need <= *cap)
		return p;
	*cap = need * 2;
	if ((p = reallocarray(p, (size_t)*cap, size)) == NULL)
		err(1, NULL);
	return p;
}

static char *
copy(const char *s)
{
	char *p = strdup(s);

	if (p == NULL)
		err(1, NULL);
	return p;
}

/* Sets are sorted arrays without doubles. */
static void
set_add(struct set *s, int v)
{
	int lo = 0, hi = s->n;

	while (lo < hi) {
		int mid = (lo + hi) / 2;

		if (s->v[mid] < v)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo < s->n && s->v[lo] == v)
		return;
	s->v = grow(s->v, &s->cap, s->n + 1, sizeof(*s->v));
	memmove(s->v + lo + 1, s->v + lo, (size_t)(s->n - lo) * sizeof(*s->v));
	s->v[lo] = v;
	s->n++;
}

static void
set_merge(struct set *to, const struct set *from)
{
	int i;

	for (i = 0; i < from->n; i++)
		set_add(to, from->v[i]);
}

static bool
set_has(const struct set *s, int v)
{
	int i;

	for (i = 0; i < s->n; i++)
		if (s->v[i] == v)
			return true;
	return false;
}

static bool
set_same(const struct set *a, const struct set *b)
{
	return a->n == b->n &&
	       (a->n == 0 ||
		   memcmp(a->v, b->v, (size_t)a->n * sizeof(*a->v)) == 0);
}

static void
set_clear(struct set *s)
{
	free(s->v);
	s->v = NULL;
	s->n = s->cap = 0;
}

static _Noreturn void
bad(const struct grammar *g, const char *why, const char *what)
{
	errx(1, "%s:%d: %s: %s", g->file, g->line, why, what);
}

static int
classid(struct grammar *g, const char *name)
{
	int i;

	for (i = 0; i < g->nclass; i++)
		if (strcmp(g->class[i], name) == 0)
			return i;
	if (g->nclass == MAXCLASS)
		bad(g, "too many classes", name);
	g->class[g->nclass] = copy(name);
	return g->nclass++;
}

static int
actionid(struct grammar *g, const char *name)
{
	int i;

	for (i = 0; i < g->naction; i++)
		if (strcmp(g->action[i], name) == 0)
			return i;
	if (g->naction == 256)
		bad(g, "too many actions", name);
	g->action[g->naction] = copy(name);
	return g->naction++;
}

static struct word *
addword(struct grammar *g, const char *s)
{
	struct word *w;

	g->word = grow(g->word, &g->capword, g->nword + 1, sizeof(*g->word));
	w = &g->word[g->nword++];
	memset(w, 0, sizeof(*w));
	w->s = copy(s);
	w->flags = "";
	return w;
}

static struct word *
findword(struct grammar *g, const char *s)
{
	int i;

	for (i = 0; i < g->nword; i++)
		if (strcmp(g->word[i].s, s) == 0)
			return &g->word[i];
	return NULL;
}

static void
addsense(struct grammar *g, struct word *w, const char *class, int value)
{
	bool capital = *class == '^';
	struct sense *s;

	if (w->nsense == MAXSENSE)
		bad(g, "too many classes for a word", w->s);
	s = &w->sense[w->nsense++];
	s->capital = capital;
	s->value = value;
	s->class = classid(g, class + capital);
}

static int
integer(const struct grammar *g, const char *s)
{
	char *end;
	long v = strtol(s, &end, 10);

	if (*s == '\0' || *end != '\0' || v < -30000 || v > 30000)
		bad(g, "not a small number", s);
	return (int)v;
}

static void
readword(struct grammar *g, char *line)
{
	char *name = strsep(&line, "\t"), *senses = strsep(&line, "\t");
	char *tok, *eq;
	struct word *w;

	if (g->nword > 0 && strcmp(g->word[g->nword - 1].s, name) >= 0)
		bad(g, "unsorted or doubled", name);
	if (senses == NULL)
		bad(g, "no class", name);
	w = addword(g, name);
	if (line != NULL)
		w->flags = copy(line);
	while ((tok = strsep(&senses, " ")) != NULL) {
		if (strcmp(tok, "-") == 0)
			continue;
		if ((eq = strchr(tok, '=')) != NULL)
			*eq++ = '\0';
		addsense(g, w, tok, eq != NULL ? integer(g, eq) : 0);
	}
}

static const char *
macro(const struct grammar *g, const char *name)
{
	int i;

	for (i = 0; i < g->nmacro; i++)
		if (strcmp(g->macro[i].name, name) == 0)
			return g->macro[i].pattern;
	bad(g, "no such pattern", name);
}

static void
tokens(const struct grammar *g, struct parse *p, const char *pattern)
{
	char *s = p->text = copy(pattern), *tok;

	p->n = p->i = 0;
	while ((tok = strsep(&s, " ")) != NULL) {
		if (*tok == '\0')
			continue;
		if (p->n == MAXTOKENS)
			bad(g, "pattern too long", pattern);
		p->tok[p->n++] = tok;
	}
}

static struct frag alternatives(struct grammar *, struct parse *, int);

/* A class with its slot (CLASS:x) or a word that stands for itself. */
static struct frag
symbol(struct grammar *g, const char *tok)
{
	char *name = copy(tok), *colon = strrchr(name, ':');
	struct frag f = { 0 };
	struct position *p;
	struct word *w;
	int classes;

	g->pos = grow(g->pos, &g->cappos, g->npos + 1, sizeof(*g->pos));
	p = &g->pos[g->npos];
	memset(p, 0, sizeof(*p));
	if (colon != NULL && colon[1] != '\0' && colon != name)
		*colon = '\0';
	else
		colon = NULL;
	classes = g->nclass;
	p->class = classid(g, name);
	if (isupper((unsigned char)*name) && g->nclass > classes)
		bad(g, "no word is in this class", name);
	p->slot = colon == NULL	  ? g->slot[p->class] :
		  colon[1] == '_' ? 0 :
				    colon[1] - 'a' + 1;
	if (!isupper((unsigned char)*name)) {
		if ((w = findword(g, name)) == NULL)
			w = addword(g, name);
		if (w->nsense == 0 || w->sense[w->nsense - 1].class != p->class)
			addsense(g, w, name, 0);
	}
	set_add(&f.first, g->npos);
	set_add(&f.last, g->npos);
	g->npos++;
	free(name);
	return f;
}

static struct frag
item(struct grammar *g, struct parse *p, int depth)
{
	char *tok = p->tok[p->i++];
	size_t n = strlen(tok);
	struct frag f;
	bool optional = false;

	if (depth > MAXDEPTH)
		bad(g, "nested too deep", tok);
	if (strcmp(tok, "(") == 0) {
		f = alternatives(g, p, depth + 1);
		if (p->i == p->n || *p->tok[p->i] != ')')
			bad(g, "no closing parenthesis", tok);
		optional = strcmp(p->tok[p->i++], ")?") == 0;
	} else {
		optional = n > 1 && tok[n - 1] == '?';
		if (optional)
			tok[n - 1] = '\0';
		if (*tok == '$') {
			struct parse sub;

			tokens(g, &sub, macro(g, tok));
			f = alternatives(g, &sub, depth + 1);
			free(sub.text);
		} else {
			f = symbol(g, tok);
		}
	}
	f.null |= optional;
	return f;
}

static struct frag
sequence(struct grammar *g, struct parse *p, int depth)
{
	struct frag f = { .null = true }, next;
	int i;

	while (p->i < p->n && *p->tok[p->i] != ')' &&
	       strcmp(p->tok[p->i], "|") != 0) {
		next = item(g, p, depth);
		for (i = 0; i < f.last.n; i++)
			set_merge(&g->pos[f.last.v[i]].follow, &next.first);
		if (f.null)
			set_merge(&f.first, &next.first);
		if (!next.null)
			set_clear(&f.last);
		set_merge(&f.last, &next.last);
		f.null &= next.null;
		set_clear(&next.first);
		set_clear(&next.last);
	}
	return f;
}

static struct frag
alternatives(struct grammar *g, struct parse *p, int depth)
{
	struct frag f = sequence(g, p, depth), next;

	while (p->i < p->n && strcmp(p->tok[p->i], "|") == 0) {
		p->i++;
		next = sequence(g, p, depth);
		set_merge(&f.first, &next.first);
		set_merge(&f.last, &next.last);
		f.null |= next.null;
		set_clear(&next.first);
		set_clear(&next.last);
	}
	return f;
}

static int typeid(const struct grammar *g, const char *s)
{
	int i;

	for (i = 0; i < (int)(sizeof(types) / sizeof(*types)); i++)
		if (strcmp(types[i], s) == 0)
			return i;
	bad(g, "no such type", s);
}

static void
addrule(struct grammar *g, char *pattern, const char *type, char *value)
{
	struct parse p;
	struct frag f;
	struct rule *r;
	char *action = strsep(&value, " ");
	int i;

	tokens(g, &p, pattern);
	f = alternatives(g, &p, 0);
	if (p.i != p.n || f.null)
		bad(g, "pattern is empty or ends early", pattern);
	free(p.text);
	g->rule = grow(g->rule, &g->caprule, g->nrule + 1, sizeof(*g->rule));
	r = &g->rule[g->nrule++];
	r->first = f.first;
	r->type = typeid(g, type);
	r->action = actionid(g, action);
	r->arg = value != NULL ? integer(g, value) : 0;
	for (i = 0; i < f.last.n; i++)
		g->pos[f.last.v[i]].last = true;
}

static void
readrule(struct grammar *g, char *line)
{
	char *field[4] = { NULL };
	struct macro *m;
	int n = 0;

	while (n < 4 && (field[n] = strsep(&line, "\t")) != NULL)
		n++;
	if (*field[0] == '$' && n == 2) {
		g->macro = grow(
		    g->macro, &g->capmacro, g->nmacro + 1, sizeof(*g->macro));
		m = &g->macro[g->nmacro++];
		m->name = copy(field[0]);
		m->pattern = copy(field[1]);
		return;
	}
	if (strcmp(field[0], "slot") == 0 && n == 3) {
		g->slot[classid(g, field[1])] = *field[2] - 'a' + 1;
		return;
	}
	if (n != 4)
		bad(g, "not family, pattern, type, value", field[0]);
	addrule(g, field[1], field[2], field[3]);
}

static void
readfile(
    struct grammar *g, const char *path, void (*each)(struct grammar *, char *))
{
	FILE *fp = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	if (fp == NULL)
		err(1, "%s", path);
	g->file = path;
	for (g->line = 1; (n = getline(&line, &cap, fp)) > 0; g->line++) {
		if (line[n - 1] == '\n')
			line[n - 1] = '\0';
		/* "#" and a letter is a word: the shape of a number. */
		if (*line != '\0' && !(*line == '#' && line[1] == ' ') &&
		    strcmp(line, "#") != 0)
			each(g, line);
	}
	free(line);
	fclose(fp);
}

static int
kindof(struct grammar *g, const struct word *w, bool capital)
{
	struct set s = { 0 };
	int i;

	for (i = 0; i < w->nsense; i++)
		if (capital || !w->sense[i].capital)
			set_add(&s, w->sense[i].class);
	for (i = 0; i < g->nkind; i++)
		if (set_same(&g->kind[i], &s))
			return i;
	if (g->nkind == 2048)
		errx(1, "too many kinds of words");
	g->kind[g->nkind] = s;
	return g->nkind++;
}

static void
kinds(struct grammar *g)
{
	int i;

	g->nkind = 1;
	for (i = 0; i < g->nword; i++) {
		g->word[i].kind[0] = kindof(g, &g->word[i], false);
		g->word[i].kind[1] = kindof(g, &g->word[i], true);
	}
}

static int
stateid(struct grammar *g, const struct set *at)
{
	struct state *s;
	int i, r;

	for (i = 0; i < g->nstate; i++)
		if (set_same(&g->state[i].at, at))
			return i;
	g->state = grow(
	    g->state, &g->capstate, g->nstate + 1, sizeof(*g->state));
	s = &g->state[g->nstate];
	memset(s, 0, sizeof(*s));
	set_merge(&s->at, at);
	for (i = 0; i < at->n; i++) {
		if (!g->pos[at->v[i]].last)
			continue;
		for (r = g->nrule - 1; g->rule[r].first.v[0] > at->v[i]; r--)
			;
		set_add(&s->rules, r);
	}
	return g->nstate++;
}

static void
moves(struct grammar *g, int from, const struct set *next)
{
	int *to = calloc((size_t)g->nkind, sizeof(*to));
	int k, i;

	if (to == NULL)
		err(1, NULL);
	for (k = 0; k < g->nkind; k++) {
		struct set at = { 0 };

		for (i = 0; i < next->n; i++)
			if (set_has(&g->kind[k], g->pos[next->v[i]].class))
				set_add(&at, next->v[i]);
		to[k] = at.n > 0 ? stateid(g, &at) : -1;
		set_clear(&at);
	}
	g->state[from].to = to;
}

/* State 0 is the start; its set is empty, which no other state's is. */
static void
determine(struct grammar *g)
{
	struct set next = { 0 };
	int s, i;

	stateid(g, &next);
	for (i = 0; i < g->nrule; i++)
		set_merge(&next, &g->rule[i].first);
	moves(g, 0, &next);
	for (s = 1; s < g->nstate; s++) {
		set_clear(&next);
		for (i = 0; i < g->state[s].at.n; i++)
			set_merge(&next, &g->pos[g->state[s].at.v[i]].follow);
		moves(g, s, &next);
	}
}

static void
numbers(const char *type, const char *name, const int *v, int n)
{
	int i;

	printf("static const %s %s[] = {", type, name);
	for (i = 0; i < n; i++)
		printf("%s%d,", i % 16 == 0 ? "\n\t" : " ", v[i]);
	printf(n == 0 ? "0};\n" : "\n};\n");
}

struct list {
	int *v;
	int n, cap;
};

static void
append(struct list *l, int v)
{
	l->v = grow(l->v, &l->cap, l->n + 1, sizeof(*l->v));
	l->v[l->n++] = v;
}

static void
appendset(struct list *off, struct list *list, const struct set *s)
{
	int i;

	append(off, list->n);
	for (i = 0; i < s->n; i++)
		append(list, s->v[i]);
}

static void
enums(const struct grammar *g)
{
	const char *p;
	int i;

	printf("enum {\n");
	for (i = 0; i < g->nword; i++)
		if (g->word[i].s[0] == '#') {
			printf("\tWORD_");
			for (p = g->word[i].s + 1; *p != '\0'; p++)
				putchar(toupper((unsigned char)*p));
			printf(" = %d,\n", i);
		}
	printf("\tNWORDS = %d\n};\nenum {\n", g->nword);
	for (i = 0; i < g->nclass; i++)
		if (isupper((unsigned char)*g->class[i]))
			printf("\tCLASS_%s = %d,\n", g->class[i], i);
	printf("\tNCLASSES = %d\n};\nenum {\n", g->nclass);
	for (i = 0; i < g->naction; i++) {
		printf("\tACT_");
		for (p = g->action[i]; *p != '\0'; p++)
			putchar(toupper((unsigned char)*p));
		printf(",\n");
	}
	printf("\tNACTIONS\n};\n");
}

static void
hashtable(const struct grammar *g)
{
	int size = 1, i, *slot;
	struct word_key k;
	size_t len;
	unsigned h;

	while (size < g->nword * 2)
		size *= 2;
	if ((slot = calloc((size_t)size, sizeof(*slot))) == NULL)
		err(1, NULL);
	printf("static const struct word_key word_keys[] = {\n");
	for (i = 0; i < g->nword; i++) {
		len = strlen(g->word[i].s);
		if (len == 0 || len > WORD_LONGEST)
			errx(1, "%s: not 1 to %d bytes", g->word[i].s,
			    WORD_LONGEST);
		k = wordkey_of(g->word[i].s, len);
		printf("\t{ UINT64_C(%llu), UINT64_C(%llu) },\n",
		    (unsigned long long)k.head, (unsigned long long)k.tail);
		h = wordkey_hash(&k);
		while (slot[h & (unsigned)(size - 1)] != 0)
			h++;
		slot[h & (unsigned)(size - 1)] = i + 1;
	}
	printf("};\nenum { WORD_SLOTS = %d };\n", size);
	numbers("uint16_t", "word_slot", slot, size);
	free(slot);
}

static bool
isin(const struct grammar *g, const struct word *w, const char *class)
{
	for (int i = 0; i < w->nsense; i++)
		if (strcmp(g->class[w->sense[i].class], class) == 0)
			return true;
	return false;
}

/* As word.h has them: enum WORD_... */
static int
flags(const struct grammar *g, const struct word *w)
{
	return (strchr(w->flags, '!') != NULL) |
	       (strchr(w->flags, '.') != NULL) << 1 |
	       (strchr(w->flags, '^') != NULL) << 2 |
	       (strchr(w->flags, '?') != NULL) << 3 |
	       (strchr(w->flags, '~') != NULL) << 4 | isin(g, w, "CARD") << 5;
}

static void
words(const struct grammar *g)
{
	struct list kind = { 0 }, off = { 0 }, class = { 0 }, value = { 0 },
		    flag = { 0 };
	const struct word *w;
	int i;

	hashtable(g);
	for (w = g->word; w < g->word + g->nword; w++) {
		append(&kind, w->kind[0]);
		append(&kind, w->kind[1]);
		append(&off, class.n);
		for (i = 0; i < w->nsense; i++) {
			append(&class, w->sense[i].class);
			append(&value, w->sense[i].value);
		}
		append(&flag, flags(g, w));
	}
	append(&off, class.n);
	numbers("uint16_t", "word_kind", kind.v, kind.n);
	numbers("uint16_t", "word_sense", off.v, off.n);
	numbers("uint16_t", "sense_class", class.v, class.n);
	numbers("int16_t", "sense_value", value.v, value.n);
	numbers("uint8_t", "word_flag", flag.v, flag.n);
}

static void
setbit(int *bits, unsigned key)
{
	bits[key / 32] |= (int)(1U << key % 32);
}

static void
setfirst(int *bits, const unsigned char *s)
{
	setbit(bits,
	    wordkey_first(s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16));
}

/* A word's first three bytes for scan.c: with all but letters behind one of two
 * bytes. */
static void
settrigger(int *bits, const char *s)
{
	unsigned char first[3] = { (unsigned char)s[0], (unsigned char)s[1],
		(unsigned char)s[2] };

	for (unsigned c = 0; s[2] == '\0' && c < 256; c++)
		if (!islower(c | 0x20)) {
			first[2] = (unsigned char)c;
			setfirst(bits, first);
		}
	if (s[2] != '\0')
		setfirst(bits, first);
}

/* Q and a figure, and then any byte: Q3. */
static void
setquarters(int *bits)
{
	unsigned char first[3] = { 'q' };

	for (unsigned i = 0; i < 10 * 256; i++) {
		first[1] = (unsigned char)('0' + i % 10);
		first[2] = (unsigned char)(i / 10);
		setfirst(bits, first);
	}
}

/* Words by their first letters, for a quick no: trigger_first those that a date
 * may be near, in a hash; word_prefix all words of three bytes or more, five
 * bits each. */
static void
prefixes(const struct grammar *g)
{
	static int first[(1 << WORD_FIRSTBITS) / 32], all[1024];
	const struct word *w;

	for (w = g->word; w < g->word + g->nword; w++) {
		const char *s = w->s;
		const unsigned char *b = (const unsigned char *)s;

		if (strlen(s) >= 3)
			setbit(all, (b[0] & 31U) << 10 | (b[1] & 31U) << 5 |
					(b[2] & 31U));
		if (strchr(w->flags, '!') != NULL &&
		    islower((unsigned char)s[0]) &&
		    (islower((unsigned char)s[1]) || s[1] == '.'))
			settrigger(first, s);
	}
	setquarters(first);
	printf("#ifdef DATE_TRIGGERS\n");
	numbers("int32_t", "trigger_first", first, (1 << WORD_FIRSTBITS) / 32);
	printf("#endif\n#ifdef DATE_WORDS\n");
	numbers("int32_t", "word_prefix", all, 1024);
	printf("#endif\n");
}

static void
positions(const struct grammar *g)
{
	struct list class = { 0 }, slot = { 0 }, last = { 0 }, off = { 0 },
		    follow = { 0 }, first = { 0 }, firstoff = { 0 };
	int i;

	for (i = 0; i < g->npos; i++) {
		append(&class, g->pos[i].class);
		append(&slot, g->pos[i].slot);
		append(&last, g->pos[i].last);
		appendset(&off, &follow, &g->pos[i].follow);
	}
	append(&off, follow.n);
	for (i = 0; i < g->nrule; i++)
		appendset(&firstoff, &first, &g->rule[i].first);
	append(&firstoff, first.n);
	numbers("uint16_t", "pos_class", class.v, class.n);
	numbers("uint8_t", "pos_slot", slot.v, slot.n);
	numbers("uint8_t", "pos_last", last.v, last.n);
	numbers("uint32_t", "pos_follow", off.v, off.n);
	numbers("uint16_t", "follow_pos", follow.v, follow.n);
	numbers("uint32_t", "rule_first", firstoff.v, firstoff.n);
	numbers("uint16_t", "first_pos", first.v, first.n);
}

/* A label for each set of rules. */
static void
labels(const struct grammar *g, int *label)
{
	int s;

	for (s = 0; s < g->nstate; s++)
		for (label[s] = 0;
		     !set_same(&g->state[label[s]].rules, &g->state[s].rules);)
			label[s]++;
}

static struct dfa
smallest(const struct grammar *g)
{
	struct dfa d = { g->nstate, g->nkind, NULL, NULL };
	size_t row = (size_t)g->nkind * sizeof(*d.to);
	int *into = calloc((size_t)g->nstate, sizeof(*into)), s;

	d.to = calloc((size_t)g->nstate, row);
	d.label = calloc((size_t)g->nstate, sizeof(*d.label));
	if (into == NULL || d.to == NULL || d.label == NULL)
		err(1, NULL);
	for (s = 0; s < g->nstate; s++)
		memcpy(d.to + s * g->nkind, g->state[s].to, row);
	labels(g, d.label);
	dfa_minimise(&d, into);
	free(into);
	return d;
}

static void
automaton(const struct grammar *g)
{
	struct list acc = { 0 }, accoff = { 0 };
	struct dfa d = smallest(g);
	struct dfa_rows r;
	int i;

	for (i = 0; i < d.nstate; i++)
		appendset(&accoff, &acc, &g->state[d.label[i]].rules);
	append(&accoff, acc.n);
	dfa_pack(&d, &r);
	if (r.n >= NOSTATE)
		errx(1, "more moves than 16 bits count");
	numbers("uint16_t", "state_base", r.base, d.nstate);
	printf("static const struct { uint16_t owner, to; } moves[] = {\n");
	for (i = 0; i < r.n; i++)
		printf("\t{ %d, %d },\n", r.owner[i] < 0 ? NOSTATE : r.owner[i],
		    r.to[i]);
	printf("};\n");
	numbers("uint16_t", "state_rule", accoff.v, accoff.n);
	numbers("uint16_t", "rule_list", acc.v, acc.n);
}

static void
rules(const struct grammar *g)
{
	int i;

	printf("static const struct { uint8_t action, type; int16_t arg; } "
	       "rule_value[] = {\n");
	for (i = 0; i < g->nrule; i++)
		printf("\t{ %d, %d, %d },\n", g->rule[i].action,
		    g->rule[i].type, g->rule[i].arg);
	printf("};\n");
}

int
main(int argc, char *argv[])
{
	static struct grammar g;

	if (argc != 3)
		errx(1, "usage: mkdate words.tsv grammar.tsv");
	readfile(&g, argv[1], readword);
	readfile(&g, argv[2], readrule);
	kinds(&g);
	determine(&g);
	printf("/* Made by mkdate. */\n");
	enums(&g);
	printf("#ifdef DATE_WORDS\n");
	words(&g);
	printf("#endif\n");
	prefixes(&g);
	printf("#ifdef DATE_RULES\n");
	rules(&g);
	positions(&g);
	automaton(&g);
	printf("#endif\n");
	return fflush(stdout) == EOF || ferror(stdout);
}
