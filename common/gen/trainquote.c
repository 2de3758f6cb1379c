/* See LICENSE file for copyright and license details. */
/*
 * trainquote: the weights of extract-quotes (extent.h, logit.h) out of news in
 * which people marked who said what.  Deterministic.
 * usage: trainquote [-f FOLD] [-n FOLDS] [-o WEIGHTS] GOLD DIR
 * GOLD is a table with a header: doc_id, content_spans (start-end;...),
 * cue_start, cue_end, cue_lemma in bytes of DIR/doc_id.txt.  With -n each fold
 * of the documents is measured by what the others teach; with -f only that
 * one, and -o writes what the others teach.
 */
#include <err.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bin/extract-quotes/extent.h"
#include "bin/extract-quotes/span.h"
#include "learnlogit.h"
#include "mem.h"

#define ABOUT                                                                  \
	"newsutils reported speech 1; learnt from PolNeAR (train, dev); see "  \
	"bin/extract-quotes/data/PROVENANCE; make quote-model\n"

enum { COLUMNS = 5, PIECES = 8, ALL_FOLDS = 1 << 20, TEXT_MOST = 1 << 22 };
enum { LEAST = 5, EPOCHS = 5 };

static const char *const columns[COLUMNS] = { "doc_id", "content_spans",
	"cue_start", "cue_end", "cue_lemma" };
enum { DOC, SPANS, CUESTART, CUEEND, LEMMA };

/* What people marked, in bytes. */
struct gold {
	char *lemma;
	struct span cue;
	struct span piece[PIECES];
	size_t n;
};

struct run {
	struct learnlogit_set set;
	struct gold *gold; /* of a document */
	size_t ngold, goldcap;
	char *id; /* of that document */
	uint32_t doc;
	const char *dir;
	struct spans spans;
	struct para para;
	struct cues cues;
	struct extent extent;
	size_t lost; /* what people marked is no alternative */
};

static size_t
number(const char *s)
{
	return (size_t)strtoull(s, NULL, 10);
}

static char *
readfile(const char *dir, const char *id, size_t *len)
{
	char path[4096], *s;
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s.txt", dir, id);
	if ((f = fopen(path, "rb")) == NULL)
		err(1, "%s", path);
	s = mem_alloc(TEXT_MOST, 1);
	*len = fread(s, 1, TEXT_MOST, f);
	fclose(f);
	return s;
}

static size_t
optionat(const struct logit *l, size_t at)
{
	size_t i = 0;

	while (i < l->n && l->v[i].at != at)
		i++;
	return i;
}

static void
keep(struct run *r, enum extent_side side, bool isend, size_t right)
{
	const struct logit *l = &r->extent.options;
	struct span rule = r->extent.rule[side];
	struct learnlogit_choice c = { .doc = r->doc,
		.kind = (uint8_t)((unsigned)side | (unsigned)isend << 1),
		.right = optionat(l, right) };

	c.rule = optionat(l, isend		   ? rule.end :
			     rule.start < rule.end ? rule.start :
						     EXTENT_NOTHING);
	if (c.right < l->n)
		learnlogit_add(&r->set, l, c);
	else
		r->lost++;
}

/* The marked pieces in tokens of the paragraph, those with but punctuation
 * between them as one. */
static size_t
pieces(const struct para *p, const struct gold *m, struct span out[PIECES])
{
	size_t n = 0;

	for (size_t i = 0; i < m->n; i++) {
		struct span s;

		if (m->piece[i].end <= p->at.start ||
		    m->piece[i].start >= p->at.end)
			continue;
		s.start = para_at(p, m->piece[i].start);
		s.end = s.start;
		while (s.end < p->n && p->tok[s.end].start < m->piece[i].end)
			s.end++;
		s = extent_trim(p, s);
		if (s.start >= s.end)
			continue;
		if (n > 0 && s.start >= out[n - 1].end) {
			struct span gap = { out[n - 1].end, s.start };

			gap = extent_trim(p, gap);
			if (gap.start >= gap.end) {
				out[n - 1].end = s.end;
				continue;
			}
		}
		out[n++] = s;
	}
	return n;
}

static void
side(struct run *r, enum extent_side sd, const struct span *piece, size_t n)
{
	struct extent *x = &r->extent;
	const struct para *p = &r->para;
	struct span right = { 0, 0 };
	size_t top = p->sent[x->c->sent + 1];

	for (size_t i = 0; i < n; i++) {
		if (sd == EXTENT_AFTER ?
			piece[i].start < x->c->hi || piece[i].start >= x->hi :
			piece[i].end > x->c->first || piece[i].start < x->lo)
			continue;
		if (right.start == right.end ||
		    piece[i].end - piece[i].start > right.end - right.start)
			right = piece[i];
	}
	extent_starts(x, sd);
	if (right.start == right.end) {
		keep(r, sd, false, EXTENT_NOTHING);
		return;
	}
	keep(r, sd, false, right.start);
	x->second = sd == EXTENT_BEFORE;
	if (right.end > top)
		return;
	extent_ends(x, sd, right.start);
	keep(r, sd, true, right.end);
}

static bool
overlaps(const struct para *p, const struct cue *c, const struct gold *m)
{
	return p->tok[c->lo].start < m->cue.end &&
	       p->tok[c->hi - 1].end > m->cue.start;
}

/* How well cue i fits what people marked: the verb that they named as its
 * lemma first. */
static int
fit(struct run *r, size_t i, const struct gold *m)
{
	const struct cue *c = &r->cues.v[i];
	struct content t;

	if (c->lo >= c->hi || c->bare || c->dash || !overlaps(&r->para, c, m))
		return 0;
	if (c->lemma != 0 && c->lemma == lex_lemma(m->lemma))
		return 3;
	t = content_find(&r->para, &r->cues, i);
	return t.n > 0 ? 2 : 1;
}

static void
paragraph(struct run *r)
{
	const struct para *p = &r->para;
	struct gold **of = mem_alloc(r->cues.n + 1, sizeof(*of));

	for (size_t k = 0; k < r->ngold; k++) {
		struct gold *m = &r->gold[k];
		int best = 0, f;
		size_t at = 0;

		if (m->cue.end <= p->at.start || m->cue.start >= p->at.end)
			continue;
		for (size_t i = 0; i < r->cues.n; i++)
			if ((f = fit(r, i, m)) > best) {
				best = f;
				at = i;
			}
		if (best > 0 && of[at] == NULL)
			of[at] = m;
	}
	extent_paragraph(&r->extent, p, &r->cues);
	for (size_t i = 0; i < r->cues.n; i++) {
		struct span piece[PIECES];
		size_t n = 0;

		if (r->cues.v[i].bare || r->cues.v[i].dash)
			continue;
		extent_cue(&r->extent, i);
		if (of[i] != NULL)
			n = pieces(p, of[i], piece);
		side(r, EXTENT_BEFORE, piece, n);
		side(r, EXTENT_AFTER, piece, n);
	}
	free(of);
}

static void
document(struct run *r)
{
	struct span *para = NULL;
	size_t len, n = 0, cap = 0, i = 0, k = 0;
	char *text;

	if (r->id == NULL)
		return;
	text = readfile(r->dir, r->id, &len);
	while (i < len) {
		const char *e = memchr(text + i, '\n', len - i);
		size_t j = e == NULL ? len : (size_t)(e - text);

		para = mem_grow(para, &cap, n + 1, sizeof(*para));
		if (j > i)
			para[n++] = (struct span){ i, j };
		i = j + 1;
	}
	span_find(&r->spans, text, para, n);
	for (i = 0; i < n; i++) {
		size_t q = k;

		while (k < r->spans.n && r->spans.v[k].para == i)
			k++;
		para_read(&r->para, text, para[i],
		    k > q ? &r->spans.v[q] : NULL, k - q);
		cue_find(&r->cues, &r->para);
		paragraph(r);
	}
	for (i = 0; i < r->ngold; i++)
		free(r->gold[i].lemma);
	r->ngold = 0;
	free(text);
	free(para);
	r->doc++;
}

static size_t
spans(char *s, struct span *out)
{
	size_t n = 0;

	for (char *t = strtok(s, ";"); t != NULL && n < PIECES;
	     t = strtok(NULL, ";")) {
		char *e;

		out[n].start = (size_t)strtoull(t, &e, 10);
		out[n++].end = number(e + 1);
	}
	return n;
}

static void
gold(struct run *r, const char *path)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0, at[COLUMNS] = { 0 };
	ssize_t got;
	bool head = true;

	if (f == NULL)
		err(1, "%s", path);
	while ((got = getline(&line, &cap, f)) > 0) {
		char *field[COLUMNS] = { NULL }, *s = line, *t;

		line[got - 1] = '\0';
		for (size_t i = 0; (t = strsep(&s, "\t")) != NULL; i++)
			for (size_t k = 0; k < COLUMNS; k++)
				if (head && strcmp(t, columns[k]) == 0)
					at[k] = i;
				else if (!head && at[k] == i)
					field[k] = t;
		if (head) {
			head = false;
			continue;
		}
		if (r->id == NULL || strcmp(r->id, field[DOC]) != 0) {
			document(r);
			free(r->id);
			r->id = mem_strdup(field[DOC]);
		}
		if (field[CUESTART][0] == '\0')
			continue;
		r->gold = mem_grow(
		    r->gold, &r->goldcap, r->ngold + 1, sizeof(*r->gold));
		r->gold[r->ngold] = (struct gold){ .lemma = mem_strdup(
						       field[LEMMA]),
			.cue = {
			    number(field[CUESTART]), number(field[CUEEND]) } };
		r->gold[r->ngold].n = spans(
		    field[SPANS], r->gold[r->ngold].piece);
		r->ngold++;
	}
	document(r);
	free(line);
	fclose(f);
}

static void
show(const struct learnlogit_score *m)
{
	static const char *const name[LEARNLOGIT_KINDS] = { "start after",
		"start before", "end after", "end before" };

	for (size_t k = 0; k < LEARNLOGIT_KINDS; k++) {
		double n = (double)(m[k].n + !m[k].n);

		printf("%s: %zu choices, %.1f%% right, loss %.3f; rules "
		       "%.1f%%\n",
		    name[k], m[k].n, 100 * (double)m[k].right / n,
		    m[k].loss / n, 100 * (double)m[k].rule / n);
	}
}

static void
save(const float *weight, const char *path)
{
	FILE *f = fopen(path, "wb");
	char head[LOGIT_ABOUT] = LOGIT_MAGIC " " ABOUT;
	size_t used = 0;

	if (f == NULL)
		err(1, "%s", path);
	fwrite(head, 1, sizeof(head), f);
	for (size_t i = 0; i < LOGIT_SIZE; i++) {
		float w = roundf(weight[i] * LOGIT_OCTAVE / logf(2));

		w = w > 127 ? 127 : w < -127 ? -127 : w;
		used += w != 0;
		putc((signed char)w, f);
	}
	if (ferror(f) || fclose(f) == EOF)
		err(1, "%s", path);
	printf("%zu weights of %d\n", used, LOGIT_SIZE);
}

/* Train and measure, fold by fold where all are asked for. */
static float *
folds(struct run *r, struct learnlogit_how *how)
{
	struct learnlogit_score score[LEARNLOGIT_KINDS] = { { 0 } };
	bool all = how->fold == ALL_FOLDS && how->nfold > 0;
	float *weight = NULL;

	if (all)
		how->fold = 0;
	do {
		free(weight);
		weight = learnlogit_train(&r->set, how);
		learnlogit_measure(&r->set, how, weight, score);
		how->fold++;
	} while (all && how->fold < how->nfold);
	show(score);
	return weight;
}

static void
done(struct run *r)
{
	learnlogit_free(&r->set);
	span_free(&r->spans);
	para_free(&r->para);
	cue_free(&r->cues);
	extent_free(&r->extent);
	free(r->gold);
	free(r->id);
}

int
main(int argc, char *argv[])
{
	struct learnlogit_how how = { EPOCHS, 0.05F, ALL_FOLDS, 0 };
	struct run r = { 0 };
	const char *out = NULL;
	float *weight;
	size_t kept;
	int ch;

	while ((ch = getopt(argc, argv, "f:n:o:")) != -1)
		switch (ch) {
		case 'f':
			how.fold = (uint32_t)number(optarg);
			break;
		case 'n':
			how.nfold = (uint32_t)number(optarg);
			break;
		case 'o':
			out = optarg;
			break;
		default:
			argc = 0;
			break;
		}
	if (argc - optind != 2)
		errx(2, "usage: trainquote [-f FOLD] [-n FOLDS] [-o WEIGHTS] "
			"GOLD DIR");
	r.dir = argv[optind + 1];
	gold(&r, argv[optind]);
	kept = learnlogit_rare(&r.set, LEAST);
	printf("%u documents, %zu choices, %zu without a right alternative, "
	       "%zu features in %d documents or more\n",
	    r.doc, r.set.nchoice, r.lost, kept, LEAST);
	weight = folds(&r, &how);
	if (out != NULL)
		save(weight, out);
	free(weight);
	done(&r);
	return fflush(stdout) == EOF ? 1 : 0;
}
