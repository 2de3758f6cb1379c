/* See LICENSE file for copyright and license details. */
/*
 * mkclass: word classes from raw text, by the exchange algorithm with two
 * sides (Kneser and Ney 1993; Martin, Liermann and Ney 1998): moves one word
 * at a time to the class that most raises the mutual information of a word's
 * class with the word before and with the word after.  Deterministic: words in
 * order of frequency, then of first appearance; ties stay.
 * usage: mkclass CLASSES MINCOUNT ROUNDS FILE.tsv.gz ...
 * Writes sorted lines: word TAB class (from 1).
 */
#include <err.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doc.h"
#include "mem.h"
#include "opt.h"
#include "sent.h"
#include "token.h"
#include "wordform.h"

enum { EDGE = 0, RARE = 1, FIRSTWORD = 2 };

struct word {
	uint64_t hash;
	size_t off; /* in blob */
	size_t len;
	uint32_t count;
	uint32_t num;
};

/* The text as numbers of words. */
struct corpus {
	struct word *word;
	size_t nword, wordcap;
	uint32_t *slot; /* numbers of words, from 1 */
	size_t nslot;
	uint32_t *stream;
	size_t nstream, streamcap;
	struct buf blob;
	struct buf form;
};

/* Neighbours of each word on one side: word, times. */
struct side {
	size_t *from; /* nword + 1 */
	uint32_t *word;
	uint32_t *count;
	uint32_t *table; /* word x class: times the class stands there */
};

struct classes {
	size_t nword;
	size_t k;    /* classes that words move among */
	size_t wide; /* k and the two fixed ones */
	uint32_t *class;
	uint32_t *count; /* of words */
	uint32_t *size;	 /* of classes */
	struct side before, after;
	double *gain;
	uint32_t *stamp;
	uint32_t now;
	double *xlogx;
};
enum { XLOGX = 1 << 20 };

static void
rehash(struct corpus *c)
{
	size_t i, j;

	c->nslot = c->nslot == 0 ? 1 << 16 : c->nslot * 2;
	free(c->slot);
	c->slot = mem_alloc(c->nslot, sizeof(*c->slot));
	for (i = 0; i < c->nword; i++) {
		j = c->word[i].hash & (c->nslot - 1);
		while (c->slot[j] != 0)
			j = (j + 1) & (c->nslot - 1);
		c->slot[j] = (uint32_t)i + 1;
	}
}

static uint32_t
number(struct corpus *c, const char *s, size_t n)
{
	uint64_t h = wordform_hash(s, n);
	struct word *w;
	size_t j;

	if (c->nword * 2 >= c->nslot)
		rehash(c);
	for (j = h & (c->nslot - 1); c->slot[j] != 0;
	     j = (j + 1) & (c->nslot - 1))
		if (c->word[c->slot[j] - 1].hash == h)
			return c->slot[j] - 1;
	if (c->nword == c->wordcap)
		c->word = mem_grow(
		    c->word, &c->wordcap, c->nword + 1, sizeof(*c->word));
	w = &c->word[c->nword];
	*w = (struct word){ h, c->blob.len, n, 0, (uint32_t)c->nword };
	buf_add(&c->blob, s, n);
	c->slot[j] = (uint32_t)++c->nword;
	return c->slot[j] - 1;
}

static void
push(struct corpus *c, uint32_t w)
{
	if (c->nstream == c->streamcap)
		c->stream = mem_grow(c->stream, &c->streamcap, c->nstream + 1,
		    sizeof(*c->stream));
	c->stream[c->nstream++] = w;
	c->word[w].count++;
}

/* Tags and addresses stand for nothing. */
static void
addtext(struct corpus *c, struct tokens *ts, const char *text, struct span at)
{
	enum { LONGEST = 60 };
	const struct token *t;

	ts->n = 0;
	token_scan(ts, text, at);
	sent_mark(text, ts->tok, ts->n);
	for (t = ts->tok; t < ts->tok + ts->n; t++) {
		if (t->flags & TOKEN_START)
			push(c, EDGE);
		if (t->kind == TOKEN_ADDR || t->end - t->start > LONGEST)
			continue;
		c->form.len = 0;
		wordform_class(&c->form, text + t->start, t->end - t->start);
		push(c, number(c, c->form.s, c->form.len));
	}
}

static void
hear(void *arg, const char *file, uint64_t num, const char *why)
{
	(void)arg;
	warnx("%s:%llu: %s", file, (unsigned long long)num, why);
}

static void
readall(struct corpus *c, char *const operand[])
{
	struct rec_hooks hooks = { hear, hear, NULL, NULL };
	struct tokens ts = { 0 };
	struct docs ds;
	struct doc *d;
	struct opt o;
	size_t i;

	opt_init(&o);
	o.tsv = true;
	number(c, "", 0);
	number(c, "\n", 1);
	doc_open(&ds, &o, operand, &hooks);
	while (doc_next(&ds, &d) == 1)
		for (i = 0; i < d->npara; i++)
			addtext(c, &ts, d->text, d->para[i]);
	push(c, EDGE);
	doc_close(&ds);
	token_free(&ts);
}

static int
byuse(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return (x->num > y->num) - (x->num < y->num);
}

/* Renumber by use, rare words to RARE; returns how many words are left. */
static size_t
rank(struct corpus *c, uint32_t mincount)
{
	uint32_t *map = mem_alloc(c->nword, sizeof(*map));
	size_t i, n = FIRSTWORD;

	qsort(
	    c->word + FIRSTWORD, c->nword - FIRSTWORD, sizeof(*c->word), byuse);
	while (n < c->nword && c->word[n].count >= mincount)
		n++;
	for (i = 0; i < c->nword; i++)
		map[c->word[i].num] = i < n ? (uint32_t)i : RARE;
	for (i = 0; i < c->nstream; i++)
		c->stream[i] = map[c->stream[i]];
	free(map);
	return n;
}

static int
bypair(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* One side's neighbours out of sorted pairs word << 32 | neighbour. */
static void
fill(struct side *s, const uint64_t *pair, size_t n, size_t nword)
{
	size_t i, j, k = 0;

	s->from = mem_alloc(nword + 1, sizeof(*s->from));
	s->word = mem_alloc(n, sizeof(*s->word));
	s->count = mem_alloc(n, sizeof(*s->count));
	for (i = 0; i < n; i = j) {
		for (j = i; j < n && pair[j] == pair[i]; j++)
			;
		s->word[k] = (uint32_t)pair[i];
		s->count[k++] = (uint32_t)(j - i);
		s->from[(pair[i] >> 32) + 1] = k;
	}
	for (i = 1; i <= nword; i++)
		if (s->from[i] < s->from[i - 1])
			s->from[i] = s->from[i - 1];
}

static void
neighbours(struct classes *c, const struct corpus *text)
{
	size_t i, n = text->nstream - 1;
	uint64_t *pair = mem_alloc(n, sizeof(*pair));
	const uint32_t *w = text->stream;

	for (i = 0; i < n; i++)
		pair[i] = (uint64_t)w[i] << 32 | w[i + 1];
	qsort(pair, n, sizeof(*pair), bypair);
	fill(&c->after, pair, n, c->nword);
	for (i = 0; i < n; i++)
		pair[i] = pair[i] << 32 | pair[i] >> 32;
	qsort(pair, n, sizeof(*pair), bypair);
	fill(&c->before, pair, n, c->nword);
	free(pair);
}

/* Let the neighbours of w on side s know class k by n of its times. */
static void
tell(const struct side *s, struct side *other, const struct classes *c,
    size_t w, uint32_t k, bool add)
{
	uint32_t *cell;
	size_t i;

	for (i = s->from[w]; i < s->from[w + 1]; i++) {
		cell = &other->table[s->word[i] * c->wide + k];
		*cell = add ? *cell + s->count[i] : *cell - s->count[i];
	}
}

static void
move(struct classes *c, size_t w, uint32_t k, bool add)
{
	tell(&c->before, &c->after, c, w, k, add);
	tell(&c->after, &c->before, c, w, k, add);
	c->size[k] = add ? c->size[k] + c->count[w] : c->size[k] - c->count[w];
}

static void
begin(struct classes *c, const struct corpus *text, size_t nword, size_t k)
{
	size_t i;

	*c = (struct classes){ .nword = nword, .k = k, .wide = k + 2 };
	c->class = mem_alloc(nword, sizeof(*c->class));
	c->count = mem_alloc(nword, sizeof(*c->count));
	c->size = mem_alloc(c->wide, sizeof(*c->size));
	c->gain = mem_alloc(c->wide, sizeof(*c->gain));
	c->stamp = mem_alloc(c->wide, sizeof(*c->stamp));
	c->xlogx = mem_alloc(XLOGX, sizeof(*c->xlogx));
	for (i = 1; i < XLOGX; i++)
		c->xlogx[i] = (double)i * log((double)i);
	neighbours(c, text);
	for (i = 0; i < text->nstream; i++)
		c->count[text->stream[i]]++;
	c->before.table = mem_alloc(nword * c->wide, sizeof(uint32_t));
	c->after.table = mem_alloc(nword * c->wide, sizeof(uint32_t));
	for (i = 0; i < nword; i++) {
		c->class[i] = (uint32_t)(i < FIRSTWORD ? k + i :
							 (i - FIRSTWORD) % k);
		move(c, i, c->class[i], true);
	}
}

static inline double
f(const struct classes *c, uint32_t x)
{
	return x < XLOGX ? c->xlogx[x] : (double)x * log((double)x);
}

/* What the pairs with neighbour u, n times, add to each class's gain: only
 * classes that stand beside u already gain. */
static void
weigh(struct classes *c, const struct side *other, uint32_t u, uint32_t n)
{
	const uint32_t *cell = &other->table[u * c->wide];
	size_t j, from = other->from[u], to = other->from[u + 1];
	double alone = f(c, n);
	uint32_t k;

	if (to - from < c->k / 2) {
		c->now++;
		for (j = from; j < to; j++) {
			k = c->class[other->word[j]];
			if (c->stamp[k] == c->now)
				continue;
			c->stamp[k] = c->now;
			if (cell[k] > 0)
				c->gain[k] += f(c, cell[k] + n) -
					      f(c, cell[k]) - alone;
		}
		return;
	}
	for (k = 0; k < c->k; k++)
		if (cell[k] > 0)
			c->gain[k] += f(c, cell[k] + n) - f(c, cell[k]) - alone;
}

static void
weighside(
    struct classes *c, const struct side *s, const struct side *other, size_t w)
{
	size_t i;

	for (i = s->from[w]; i < s->from[w + 1]; i++)
		weigh(c, other, s->word[i], s->count[i]);
}

/* The best class for w, which is in none now. */
static uint32_t
best(struct classes *c, size_t w)
{
	uint32_t k, to = c->class[w];
	double most;

	for (k = 0; k < c->k; k++)
		c->gain[k] = -2 * (f(c, c->size[k] + c->count[w]) -
				      f(c, c->size[k]));
	weighside(c, &c->before, &c->after, w);
	weighside(c, &c->after, &c->before, w);
	most = c->gain[to] + 1e-9;
	for (k = 0; k < c->k; k++)
		if (c->gain[k] > most) {
			most = c->gain[k];
			to = k;
		}
	return to;
}

static size_t
pass(struct classes *c)
{
	size_t w, moved = 0;
	uint32_t to;

	for (w = FIRSTWORD; w < c->nword; w++) {
		move(c, w, c->class[w], false);
		to = best(c, w);
		moved += to != c->class[w];
		c->class[w] = to;
		move(c, w, to, true);
	}
	return moved;
}

struct line {
	const char *s;
	size_t len;
	uint32_t class;
};

static int
byspelling(const void *a, const void *b)
{
	const struct line *x = a, *y = b;
	size_t n = x->len < y->len ? x->len : y->len;
	int r = memcmp(x->s, y->s, n);

	return r != 0 ? r : (x->len > y->len) - (x->len < y->len);
}

static void
print(const struct classes *c, const struct corpus *text)
{
	struct line *l = mem_alloc(c->nword, sizeof(*l));
	size_t i, n = 0;

	for (i = FIRSTWORD; i < c->nword; i++)
		l[n++] = (struct line){ text->blob.s + text->word[i].off,
			text->word[i].len, c->class[i] + 1 };
	qsort(l, n, sizeof(*l), byspelling);
	for (i = 0; i < n; i++)
		printf("%.*s\t%u\n", (int)l[i].len, l[i].s, l[i].class);
	free(l);
}

static size_t
parse(const char *s, long long max)
{
	const char *why;
	long long n = strtonum(s, 1, max, &why);

	if (why != NULL)
		errx(2, "%s: %s", s, why);
	return (size_t)n;
}

int
main(int argc, char *argv[])
{
	struct corpus text = { 0 };
	struct classes c;
	size_t k, mincount, rounds, i, moved;

	if (argc < 5)
		errx(2, "usage: mkclass CLASSES MINCOUNT ROUNDS FILE ...");
	k = parse(argv[1], 254);
	mincount = parse(argv[2], 1000000);
	rounds = parse(argv[3], 1000);
	readall(&text, argv + 4);
	begin(&c, &text, rank(&text, (uint32_t)mincount), k);
	warnx("%zu words of text, %zu words to class", text.nstream, c.nword);
	for (i = 0; i < rounds; i++) {
		moved = pass(&c);
		warnx("round %zu: %zu moved", i + 1, moved);
		if (moved * 500 < c.nword)
			break;
	}
	print(&c, &text);
	return fflush(stdout) == EOF ? 1 : 0;
}
