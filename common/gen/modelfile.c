/* See LICENSE file for copyright and license details. */
#include <err.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "in.h"
#include "modelfile.h"
#include "wordform.h"

enum { LINE_MOST = 1 << 16, SETS_MOST = 65535 };

/* Calls line() for each line that is no comment. */
static void
lines(const char *file, void (*line)(void *, struct bytes), void *arg)
{
	struct in *in = in_open(file, '\n', LINE_MOST);
	struct bytes l;
	int got;

	if (in == NULL)
		err(1, "%s", file);
	while ((got = in_next(in, &l)) == IN_RECORD)
		if (l.len > 0 && (l.s[0] != '#' || l.s[1] == '\t'))
			line(arg, l);
	if (got != IN_END)
		errx(1, "%s: %s", file, in_error(in));
	in_close(in);
}

struct classing {
	struct modelfile *m;
	int shift;
	const char *file;
};

static void
classline(void *arg, struct bytes l)
{
	struct classing *c = arg;
	const char *tab = memchr(l.s, '\t', l.len);
	unsigned long n = 0;
	size_t i;

	if (tab == NULL)
		errx(1, "%s: no class", c->file);
	for (i = (size_t)(tab - l.s) + 1; i < l.len; i++)
		n = n * 10 + (unsigned long)(l.s[i] - '0');
	if (n > 255)
		errx(1, "%s: class %lu", c->file, n);
	*keys_value(&c->m->class,
	    wordform_hash(l.s, (size_t)(tab - l.s))) |= (uint32_t)n << c->shift;
}

void
modelfile_class(struct modelfile *m, const char *file, int g)
{
	struct classing c = { m, g * 8, file };

	lines(file, classline, &c);
}

struct listing {
	struct phrases *list;
	uint32_t bit;
};

static void
listline(void *arg, struct bytes l)
{
	struct listing *c = arg;
	const char *tab = memchr(l.s, '\t', l.len);

	if (tab != NULL)
		l.len = (size_t)(tab - l.s);
	phrase_add(c->list, l, c->bit);
}

void
modelfile_list(struct modelfile *m, const char *file, unsigned bit)
{
	struct listing c = { &m->list, (uint32_t)1 << bit };

	lines(file, listline, &c);
}

void
modelfile_row(
    struct modelfile *m, uint64_t feature, const signed char weight[MODEL_ROW])
{
	m->row = mem_grow(m->row, &m->rowcap, m->nrow + 1, sizeof(*m->row));
	m->weight = mem_grow(
	    m->weight, &m->weightcap, m->nrow + 1, sizeof(*m->weight));
	m->row[m->nrow] = feature;
	memcpy(m->weight[m->nrow++], weight, MODEL_ROW);
}

static void
put(struct buf *b, uint32_t n, int bytes)
{
	for (; bytes > 0; bytes--, n >>= 8)
		buf_addc(b, (char)(n & 0xFF));
}

static void
pad(struct buf *b)
{
	while (b->len % MODEL_PAD != 0)
		buf_addc(b, '\0');
}

/* Where each of n keys stands in a table of slots, from 1; 0: free. */
static uint32_t *
place(const uint64_t *hash, size_t n, uint32_t nslot)
{
	uint32_t *slot = mem_alloc(nslot, sizeof(*slot)), j;
	size_t i;

	for (i = 0; i < n; i++) {
		j = model_slot(hash[i], nslot);
		while (slot[j] != 0)
			j = j + 1 == nslot ? 0 : j + 1;
		slot[j] = (uint32_t)i + 1;
	}
	return slot;
}

static uint32_t
slots(size_t n)
{
	return (uint32_t)(n + n / 4 + 1);
}

/* Tags and two bytes of value. */
static void
puttable(struct buf *b, const struct keys *t, const uint32_t *val)
{
	uint32_t nslot = slots(t->n), j;
	uint32_t *slot = place(t->hash, t->n, nslot);

	for (j = 0; j < nslot; j++)
		put(b, slot[j] == 0 ? 0 : model_tag32(t->hash[slot[j] - 1]), 4);
	pad(b);
	for (j = 0; j < nslot; j++)
		put(b, slot[j] == 0 ? 0 : val[slot[j] - 1], 2);
	pad(b);
	free(slot);
}

/* Number the sets of lists in order of appearance; 0 is the empty set. */
static struct keys
number(const struct keys *list, uint32_t *num)
{
	struct keys sets = { 0 };
	size_t i;

	keys_value(&sets, 0);
	for (i = 0; i < list->n; i++) {
		keys_value(&sets, list->value[i]);
		if (sets.n > SETS_MOST)
			errx(1, "too many sets of lists");
		num[i] = (uint32_t)(keys_value(&sets, list->value[i]) -
				    sets.value);
	}
	return sets;
}

/* Nine of fourteen places are taken on the average. */
static uint32_t
groups(size_t n)
{
	return (uint32_t)(n / 9 + 1);
}

/* The rows of each group, from 1, MODEL_TAGS to a group; 0: free. */
static uint32_t *
gather(const struct modelfile *m, uint32_t ngroup)
{
	uint32_t *row = mem_alloc(ngroup, MODEL_TAGS * sizeof(*row)), g;
	size_t i, j;

	for (i = 0; i < m->nrow; i++) {
		g = model_slot(m->row[i], ngroup);
		while (row[(size_t)g * MODEL_TAGS + MODEL_TAGS - 1] != 0)
			g = g + 1 == ngroup ? 0 : g + 1;
		for (j = (size_t)g * MODEL_TAGS; row[j] != 0; j++)
			;
		row[j] = (uint32_t)i + 1;
	}
	return row;
}

static void
putrows(struct buf *b, const struct modelfile *m)
{
	uint32_t ngroup = groups(m->nrow), first = 0;
	uint32_t *row = gather(m, ngroup);
	size_t n = (size_t)ngroup * MODEL_TAGS, i;

	for (i = 0; i < n; i++) {
		if (i % MODEL_TAGS == 0)
			put(b, first, 4);
		put(b, row[i] == 0 ? 0 : model_tag16(m->row[row[i] - 1]), 2);
		first += row[i] != 0;
	}
	pad(b);
	for (i = 0; i < n; i++)
		if (row[i] != 0)
			buf_add(b, m->weight[row[i] - 1], MODEL_ROW);
	pad(b);
	free(row);
}

static void
putmoves(struct buf *b, const struct modelfile *m)
{
	int p, y;

	for (p = 0; p < MODEL_LABELS; p++)
		for (y = 0; y < MODEL_LABELS; y++)
			put(b, (uint16_t)m->move[p][y], 2);
	pad(b);
}

void
modelfile_bytes(const struct modelfile *m, struct buf *b)
{
	uint32_t *num = mem_alloc(m->list.keys.n + 1, sizeof(*num));
	struct keys sets = number(&m->list.keys, num);
	struct buf len = { 0 };
	size_t i;

	b->len = 0;
	buf_add(b, "NAMEMDL1", 8);
	put(b, MODEL_VERSION, 4);
	put(b, 0, 4);
	put(b, (uint32_t)m->about.len, 4);
	put(b, slots(m->class.n), 4);
	put(b, slots(m->list.keys.n), 4);
	put(b, (uint32_t)sets.n, 4);
	put(b, groups(m->nrow), 4);
	put(b, (uint32_t)m->nrow, 4);
	while (b->len < MODEL_HEADER)
		buf_addc(b, '\0');
	buf_add(b, m->about.s, m->about.len);
	pad(b);
	puttable(b, &m->class, m->class.value);
	puttable(b, &m->list.keys, num);
	for (i = 0; i < sets.n; i++)
		put(b, (uint32_t)sets.hash[i], 4);
	pad(b);
	putmoves(b, m);
	putrows(b, m);
	put(&len, (uint32_t)b->len, 4);
	memcpy(b->s + 12, len.s, 4);
	buf_free(&len);
	free(num);
	keys_free(&sets);
}

void
modelfile_free(struct modelfile *m)
{
	buf_free(&m->about);
	keys_free(&m->class);
	phrase_free(&m->list);
	free(m->row);
	free(m->weight);
	*m = (struct modelfile){ 0 };
}
