/* See LICENSE file for copyright and license details. */
/*
 * mksilver: sentences of raw news with the names that a model is sure of, as
 * training text for the next model (self-training).  A sentence counts if it
 * has a name and if, at each token that can be part of one, every other
 * labelling is worse by MARGIN hundredths of a nat.  Out of the files behind
 * every=N each Nth document.
 * usage: mksilver MODEL MARGIN [every=N] FILE ... >CONLL
 */
#include <err.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doc.h"
#include "opt.h"
#include "sent.h"
#include "tagger.h"

static const char *const types[] = { "PER", "ORG", "LOC", "MISC" };

struct silver {
	struct tagger tagger;
	struct tokens tokens;
	uint16_t least; /* margin, in score units */
	bool headed;	/* the document's mark is written */
};

static void
readfile(const char *path, struct buf *b)
{
	FILE *f = fopen(path, "rb");
	char part[4096];
	size_t n;

	if (f == NULL)
		err(1, "%s", path);
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		buf_add(b, part, n);
	if (ferror(f))
		err(1, "%s", path);
	fclose(f);
}

/* The margin of each candidate, where the tagger left out those of runs
 * without a name. */
static void
margins(struct tagger *t)
{
	const struct passage *p = &t->passage;
	size_t i = 0, j, at = 0;

	while (i < p->n) {
		if (!p->at[i].candidate) {
			i++;
			continue;
		}
		for (j = i + 1; j < p->at[i].stop && p->at[j].candidate;)
			j++;
		crf_decode(&t->crf, &t->score[at], j - i, t->label + i);
		crf_margin(
		    &t->crf, &t->score[at], j - i, t->label + i, t->margin + i);
		at += j - i;
		i = j;
	}
}

static bool
issure(const struct silver *s, size_t from, size_t to)
{
	const struct tagger *t = &s->tagger;
	bool named = false;
	size_t i;

	for (i = from; i < to; i++) {
		if (t->passage.at[i].candidate && t->margin[i] < s->least)
			return false;
		named |= t->label[i] != CRF_OUTSIDE;
	}
	return named;
}

static void
print(struct silver *s, const char *text, size_t from, size_t to)
{
	const struct token *tok = s->tokens.tok;
	size_t i;
	int y;

	if (!s->headed)
		puts("-DOCSTART-\tO\n");
	s->headed = true;
	for (i = from; i < to; i++) {
		y = s->tagger.label[i];
		printf("%.*s\t", (int)(tok[i].end - tok[i].start),
		    text + tok[i].start);
		if (y == CRF_OUTSIDE)
			puts("O");
		else
			printf("%c-%s\n",
			    y / 4 == CRF_BEGIN || y / 4 == CRF_SINGLE ? 'B' :
									'I',
			    types[y & 3]);
	}
	putchar('\n');
}

static void
document(struct silver *s, const struct doc *d)
{
	size_t i, from;

	s->headed = false;
	s->tokens.n = 0;
	for (i = 0; i < d->npara; i++) {
		from = s->tokens.n;
		token_scan(&s->tokens, d->text, d->para[i]);
		sent_mark(d->text, s->tokens.tok + from, s->tokens.n - from);
	}
	if (s->tokens.n == 0)
		return;
	tagger_reset(&s->tagger);
	tagger_run(&s->tagger, d->text, s->tokens.tok, s->tokens.n);
	margins(&s->tagger);
	for (i = from = 0; i < s->tokens.n; i++)
		if (s->tokens.tok[i].flags & TOKEN_END ||
		    i + 1 == s->tokens.n) {
			if (issure(s, from, i + 1))
				print(s, d->text, from, i + 1);
			from = i + 1;
		}
}

static void
hear(void *arg, const char *file, uint64_t num, const char *why)
{
	(void)arg;
	warnx("%s:%llu: %s", file, (unsigned long long)num, why);
}

/* Every Nth document of a file. */
static void
readnews(struct silver *s, char *file, size_t every)
{
	char *operand[] = { file, NULL };
	struct rec_hooks hooks = { hear, hear, NULL, NULL };
	struct docs ds;
	struct doc *d;
	struct opt o;
	size_t n;

	opt_init(&o);
	o.tsv = true;
	doc_open(&ds, &o, operand, &hooks);
	for (n = 0; doc_next(&ds, &d) == 1; n++)
		if (n % every == 0)
			document(s, d);
	doc_close(&ds);
}

static size_t
number(const char *s)
{
	const char *why;
	long long n = strtonum(s, 1, 300000, &why);

	if (why != NULL)
		errx(2, "%s: %s", s, why);
	return (size_t)n;
}

int
main(int argc, char *argv[])
{
	struct silver s = { .headed = false };
	struct buf model = { 0 };
	size_t every = 1;
	int i;

	if (argc < 4)
		errx(2, "usage: mksilver MODEL MARGIN [every=N] FILE ...");
	readfile(argv[1], &model);
	if (tagger_init(&s.tagger, (unsigned char *)model.s, model.len) == -1)
		errx(1, "%s: no model", argv[1]);
	s.least = (uint16_t)(number(argv[2]) * MODEL_SCALE / 100);
	for (i = 3; i < argc; i++)
		if (strncmp(argv[i], "every=", 6) == 0)
			every = number(argv[i] + 6);
		else
			readnews(&s, argv[i], every);
	tagger_free(&s.tagger);
	token_free(&s.tokens);
	buf_free(&model);
	return fflush(stdout) == EOF ? 1 : 0;
}
