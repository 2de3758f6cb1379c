/* See LICENSE file for copyright and license details. */
/*
 * train: the name tagger's model out of annotated corpora, word classes and
 * gazetteer lists.  Two stages (tagger.h); the second learns from what models
 * of the first say of documents that they have not seen.  Deterministic.
 * usage: train [OPTION]... [weight=W] [domain=N] CORPUS...
 *     -1  the first stage alone
 *     -a  what the model says of itself
 *     -b  runs from other seeds, of which the mean is taken
 *     -c  word classes (twice)
 *     -d  share of features dropped
 *     -e  epochs
 *     -g  a list of the gazetteer
 *     -l  add each so many-th document in small letters
 *     -m  leave out features that are met less often
 *     -n  rows that are kept
 *     -o  where the model goes
 *     -r  rate
 *     -s  share of the second stage's learning without its own features
 *     -t  a file to measure the model on
 *     -u  add each so many-th document in capitals
 *     -x  what a run of candidates is worth that models of the first stage
 *         label otherwise (after Wang and others 2019)
 * Of a corpus behind domain=N, N not 0, each feature counts twice, the second
 * time as one of the domain's own, which takes up the conventions that are
 * this corpus's alone and is thrown away (Daume 2007).
 */
#include <err.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "corpus.h"
#include "feature.h"
#include "keys.h"
#include "learn.h"
#include "mem.h"
#include "modelfile.h"
#include "score.h"
#include "tagger.h"

enum { FOLDS = 4, FILES_MOST = 64 };

/* Candidates with their features, in chains. */
struct set {
	struct keys dict; /* features met, how often */
	bool *own;	  /* which of them are a domain's own */
	size_t owncap;
	struct learn_chain *chain;
	size_t nchain, chaincap;
	uint64_t *from;
	size_t n, fromcap; /* candidates */
	uint32_t *feature;
	size_t nfeature, featurecap;
	uint8_t *label;
	size_t labelcap;
};

struct run {
	struct corpus corpus;
	struct modelfile file;
	struct buf bytes;
	struct model model;
	struct passage passage;
	struct tokens tokens;
	struct buf label;
	struct features features;
	const char *out;
	const char *test[FILES_MOST];
	int ntest;
	int nlist, nclass;
	int epochs;
	float drop, rate, solo;
	size_t small, upper; /* add each so many-th document so written */
	unsigned cut;	     /* features met less often are left out */
	size_t rows;	     /* as many are kept */
	int runs;
	bool single;
	float doubt;
};

/* The number of a feature, met once more. */
static uint32_t
number(struct set *s, uint64_t hash, bool own)
{
	uint32_t *count = keys_value(&s->dict, hash);
	uint32_t num = (uint32_t)(count - s->dict.value);

	s->own = mem_grow(s->own, &s->owncap, s->dict.n, sizeof(*s->own));
	s->own[num] = own;
	++*count;
	return num;
}

static void
addcandidate(
    struct set *s, const struct features *f, uint8_t label, unsigned domain)
{
	size_t i, n = domain == 0 ? f->n : f->n * 2;

	s->from = mem_grow(s->from, &s->fromcap, s->n + 2, sizeof(*s->from));
	s->label = mem_grow(s->label, &s->labelcap, s->n + 1, 1);
	s->label[s->n] = label;
	s->from[s->n] = s->nfeature;
	s->feature = mem_grow(
	    s->feature, &s->featurecap, s->nfeature + n, sizeof(*s->feature));
	for (i = 0; i < f->n; i++)
		s->feature[s->nfeature++] = number(s, f->id[i], false);
	for (i = f->n; i < n; i++)
		s->feature[s->nfeature++] = number(
		    s, model_mix(f->id[i - f->n] + domain), true);
	s->from[++s->n] = s->nfeature;
}

static bool
reachable(const uint8_t *label, size_t n)
{
	int before = CRF_OUTSIDE;
	size_t i;

	for (i = 0; i < n; i++) {
		if (!crf_allowed(before, label[i]))
			return false;
		before = label[i];
	}
	return crf_allowed(before, CRF_OUTSIDE);
}

static void
addchain(struct run *r, struct set *s, size_t doc, size_t first)
{
	struct learn_chain *c;

	s->chain = mem_grow(
	    s->chain, &s->chaincap, s->nchain + 1, sizeof(*s->chain));
	c = &s->chain[s->nchain++];
	*c = (struct learn_chain){ .first = (uint32_t)first,
		.n = (uint32_t)(s->n - first),
		.doc = (uint32_t)doc,
		.weight = r->corpus.doc[doc].weight };
	c->skip = !reachable(s->label + first, c->n);
}

/* Make the passage of a document; its tokens' labels to r->label. */
static void
open(struct run *r, size_t doc)
{
	const struct corpus_doc *d = &r->corpus.doc[doc];

	corpus_scan(d, &r->tokens);
	r->label.len = 0;
	buf_room(&r->label, r->tokens.n);
	corpus_label(d, &r->tokens, (uint8_t *)r->label.s);
	passage_reset(&r->passage, &r->model);
	passage_read(
	    &r->passage, &r->model, d->text.s, r->tokens.tok, r->tokens.n);
}

/* The candidates of the document that is open. */
static void
extract(struct run *r, struct set *s, size_t doc, const uint8_t *stage1)
{
	struct passage *p = &r->passage;
	size_t i = 0, first;

	while (i < p->n) {
		if (!p->at[i].candidate) {
			i++;
			continue;
		}
		first = s->n;
		do {
			r->features.n = 0;
			if (stage1 == NULL)
				feature_all(&r->features, p, i);
			else
				feature_allagain(&r->features, p, i, stage1);
			addcandidate(s, &r->features, (uint8_t)r->label.s[i],
			    stage1 == NULL ? r->corpus.doc[doc].domain : 0);
			i++;
		} while (i < p->n && p->at[i].candidate &&
			 p->at[i].sent == p->at[i - 1].sent);
		addchain(r, s, doc, first);
	}
}

/* Drop the features that are not to be kept, number the others anew. */
static void
cut(struct set *s, const bool *kept)
{
	uint32_t *map = mem_alloc(s->dict.n + 1, sizeof(*map)), n = 0;
	size_t i, j, to = 0, at = 0;

	for (i = 0; i < s->dict.n; i++) {
		map[i] = kept[i] ? n : UINT32_MAX;
		if (!kept[i])
			continue;
		s->own[n] = s->own[i];
		s->dict.hash[n++] = s->dict.hash[i];
	}
	s->dict.n = n;
	for (i = 0; i < s->n; i++) {
		for (j = at; j < s->from[i + 1]; j++)
			if (map[s->feature[j]] != UINT32_MAX)
				s->feature[to++] = map[s->feature[j]];
		at = s->from[i + 1];
		s->from[i + 1] = to;
	}
	s->nfeature = to;
	free(map);
}

/* Drop features met less than least times. */
static void
cutrare(struct set *s, unsigned least)
{
	bool *kept = mem_alloc(s->dict.n + 1, sizeof(*kept));
	size_t i;

	for (i = 0; i < s->dict.n; i++)
		kept[i] = s->dict.value[i] >= least;
	cut(s, kept);
	free(kept);
}

static struct learn_data
dataof(const struct set *s)
{
	return (struct learn_data){ s->chain, s->nchain, s->from, s->feature,
		s->dict.n, s->label, UINT32_MAX };
}

static struct crf
quantised(const struct learn *l)
{
	struct crf c = { 0 };
	int p, y;

	for (p = 0; p < MODEL_LABELS; p++)
		for (y = 0; y < MODEL_LABELS; y++)
			c.move[p][y] = crf_allowed(p, y) ?
					   (int)lroundf(
					       l->move[p][y] * MODEL_SCALE) :
					   -(1 << 28);
	return c;
}

/* Label the documents of a fold by a model that has not seen them. */
static void
judge(const struct learn *l, const struct set *s, const struct learn_data *d,
    uint32_t fold, uint8_t *label)
{
	struct crf crf = quantised(l);
	struct crf_score *e = NULL;
	float score[MODEL_ROW];
	size_t cap = 0, i, j;
	int y;

	for (i = 0; i < s->nchain; i++) {
		const struct learn_chain *c = &s->chain[i];

		if (c->doc % FOLDS != fold)
			continue;
		e = mem_grow(e, &cap, c->n, sizeof(*e));
		for (j = 0; j < c->n; j++) {
			learn_score(l, d, c->first + j, score);
			for (y = 0; y < MODEL_ROW; y++)
				e[j].y[y] = (int16_t)lroundf(
				    score[y] * MODEL_SCALE);
		}
		crf_decode(&crf, e, c->n, label + c->first);
	}
	free(e);
	crf_free(&crf);
}

/* Read all documents again with the first stage's labels in their memory. */
static void
extractagain(struct run *r, struct set *s, const uint8_t *stage1)
{
	struct buf label = { 0 };
	size_t doc, i, at = 0;

	for (doc = 0; doc < r->corpus.n; doc++) {
		open(r, doc);
		label.len = 0;
		buf_room(&label, r->passage.n);
		for (i = 0; i < r->passage.n; i++)
			label.s[i] = (char)(r->passage.at[i].candidate ?
						stage1[at++] :
						CRF_OUTSIDE);
		tagger_count(&r->passage, (const uint8_t *)label.s);
		extract(r, s, doc, (const uint8_t *)label.s);
	}
	buf_free(&label);
}

/* The features of both sets, those of two, if it has any, numbered behind those
 * of one. */
static struct set
merge(const struct set *one, const struct set *two)
{
	struct set s = *one;
	size_t i, j;

	s.dict = (struct keys){ 0 };
	s.from = mem_alloc(one->n + 1, sizeof(*s.from));
	s.feature = mem_alloc(
	    one->nfeature + two->nfeature, sizeof(*s.feature));
	s.nfeature = 0;
	for (i = 0; i < one->n; i++) {
		for (j = one->from[i]; j < one->from[i + 1]; j++)
			s.feature[s.nfeature++] = one->feature[j];
		if (two->feature != NULL)
			for (j = two->from[i]; j < two->from[i + 1]; j++)
				s.feature[s.nfeature++] = two->feature[j] +
							  (uint32_t)one->dict.n;
		s.from[i + 1] = s.nfeature;
	}
	return s;
}

static float
largest(const float weight[MODEL_ROW])
{
	float most = 0;
	int y;

	for (y = 0; y < MODEL_ROW; y++)
		most = fmaxf(most, fabsf(weight[y]));
	return most;
}

static int
falling(const void *a, const void *b)
{
	float x = *(const float *)a, y = *(const float *)b;

	return (x < y) - (x > y);
}

/* The hash of feature i of both sets, 0 if it is thrown away. */
static uint64_t
hashof(const struct set *one, const struct set *two, size_t i)
{
	const struct set *s = i < one->dict.n ? one : two;

	if (s == two)
		i -= one->dict.n;
	return s->own == NULL || s->dict.hash == NULL || s->own[i] ?
		   0 :
		   s->dict.hash[i];
}

/* The weight that a row has to reach for most of them to be kept. */
static float
threshold(const struct set *one, const struct set *two, const struct learn *l,
    size_t most)
{
	float *w = mem_alloc(l->nfeature + 1, sizeof(*w)), least;
	size_t i;

	for (i = 0; i < l->nfeature; i++)
		w[i] = hashof(one, two, i) == 0 ? 0 : largest(l->weight[i]);
	qsort(w, l->nfeature, sizeof(*w), falling);
	least = most < l->nfeature ? w[most] : 0;
	free(w);
	return least;
}

static void
addrow(struct run *r, uint64_t feature, const float weight[MODEL_ROW])
{
	signed char row[MODEL_ROW];
	float x;
	int y;

	for (y = 0; y < MODEL_ROW; y++) {
		x = roundf(weight[y] * MODEL_SCALE);
		x = x > 127 ? 127 : x < -127 ? -127 : x;
		row[y] = (signed char)x;
	}
	modelfile_row(&r->file, feature, row);
}

/* Put the rows with the largest weights into the model. */
static void
keep(struct run *r, const struct set *one, const struct set *two,
    const struct learn *l)
{
	float least = threshold(one, two, l, r->rows);
	uint64_t hash;
	size_t i;
	int p, y;

	for (i = 0; i < l->nfeature; i++) {
		hash = hashof(one, two, i);
		if (hash != 0 && largest(l->weight[i]) > least)
			addrow(r, hash, l->weight[i]);
	}
	for (p = 0; p < MODEL_LABELS; p++)
		for (y = 0; y < MODEL_LABELS; y++)
			r->file.move[p][y] = (int16_t)lroundf(
			    l->move[p][y] * MODEL_SCALE);
}

/* Drop the features whose rows would not be kept, so that the others learn to
 * do without them. */
static void
narrow(const struct run *r, struct set *one, struct set *two,
    const struct learn *l)
{
	size_t i, n = one->dict.n;
	float least = threshold(one, two, l, r->rows);
	bool *kept = mem_alloc(l->nfeature + 1, sizeof(*kept));

	for (i = 0; i < l->nfeature; i++)
		kept[i] = hashof(one, two, i) == 0 ||
			  largest(l->weight[i]) > least;
	cut(one, kept);
	cut(two, kept + n);
	free(kept);
}

/* What models of the first stage say of documents that they have not seen. */
static void
jackknife(struct run *r, const struct set *s, uint8_t *label)
{
	struct learn_how how = { r->epochs / 2 + 1, r->rate, r->drop, 1e-6F, 0,
		1, 0, FOLDS };
	struct learn_data data = dataof(s);
	struct learn l = { 0 };

	for (how.fold = 0; how.fold < FOLDS; how.fold++) {
		learn_train(&l, &data, &how);
		judge(&l, s, &data, how.fold, label);
		learn_free(&l);
	}
}

/* Trust chains less that models which have not seen them label otherwise. */
static void
doubt(const struct run *r, struct set *s, const uint8_t *label)
{
	struct learn_chain *c;
	size_t i, n = 0;

	for (i = 0; i < s->nchain; i++) {
		c = &s->chain[i];
		if (memcmp(label + c->first, s->label + c->first, c->n) != 0) {
			c->weight *= r->doubt;
			n++;
		}
	}
	warnx("%zu chains of %zu are labelled otherwise", n, s->nchain);
}

/* Learn from both sets, then once more with the rows alone that are kept. */
static void
learn(struct run *r, struct set *one, struct set *two, struct learn *l)
{
	struct learn_how how = { r->epochs, r->rate, r->drop, 1e-6F, r->solo, 1,
		0, 0 };
	struct learn_data data;
	struct set both;
	int pass;

	for (pass = 0; pass < 2; pass++) {
		how.runs = pass == 0 ? 1 : r->runs;
		both = merge(one, two);
		data = dataof(&both);
		data.again = (uint32_t)one->dict.n;
		data.nfeature = one->dict.n + two->dict.n;
		learn_train(l, &data, &how);
		free(both.from);
		free(both.feature);
		if (pass == 0) {
			narrow(r, one, two, l);
			learn_free(l);
		}
	}
}

static void
train(struct run *r)
{
	struct set one = { 0 }, two = { 0 };
	struct learn l = { 0 };
	uint8_t *label;
	size_t i;

	for (i = 0; i < r->corpus.n; i++) {
		open(r, i);
		extract(r, &one, i, NULL);
	}
	warnx("%zu documents, %zu candidates, %zu features met, %.0f a token",
	    r->corpus.n, one.n, one.dict.n,
	    (double)one.nfeature / (double)one.n);
	cutrare(&one, r->cut);
	warnx("%zu features", one.dict.n);
	label = mem_alloc(one.n + 1, 1);
	if (!r->single) {
		jackknife(r, &one, label);
		if (r->doubt < 1)
			doubt(r, &one, label);
		extractagain(r, &two, label);
		cutrare(&two, r->cut);
	}
	learn(r, &one, &two, &l);
	keep(r, &one, &two, &l);
	learn_free(&l);
	free(label);
}

static void
write_(const char *path, const struct buf *b)
{
	FILE *f = fopen(path, "wb");

	if (f == NULL || fwrite(b->s, 1, b->len, f) != b->len ||
	    fclose(f) == EOF)
		err(1, "%s", path);
}

static float
real(const char *s)
{
	char *end;
	float x = strtof(s, &end);

	if (end == s || *end != '\0')
		errx(2, "%s: no number", s);
	return x;
}

static void
option(struct run *r, int ch)
{
	switch (ch) {
	case 'a':
		buf_adds(&r->file.about, optarg);
		break;
	case 'b':
		r->runs = (int)real(optarg);
		break;
	case 'c':
		if (r->nclass == MODEL_CLASSES)
			errx(2, "too many classings");
		modelfile_class(&r->file, optarg, r->nclass++);
		break;
	case 'd':
		r->drop = real(optarg);
		break;
	case 'e':
		r->epochs = (int)real(optarg);
		break;
	case 'g':
		modelfile_list(&r->file, optarg, (unsigned)r->nlist++);
		break;
	case 'l':
		r->small = (size_t)real(optarg);
		break;
	case 'm':
		r->cut = (unsigned)real(optarg);
		break;
	case 'o':
		r->out = optarg;
		break;
	case 'n':
		r->rows = (size_t)real(optarg);
		break;
	case 'r':
		r->rate = real(optarg);
		break;
	case 'x':
		r->doubt = real(optarg);
		break;
	case '1':
		r->single = true;
		break;
	case 's':
		r->solo = real(optarg);
		break;
	case 'u':
		r->upper = (size_t)real(optarg);
		break;
	case 't':
		if (r->ntest < FILES_MOST)
			r->test[r->ntest++] = optarg;
		break;
	default:
		errx(2, "usage: train [OPTION] ... CORPUS ...");
	}
}

int
main(int argc, char *argv[])
{
	struct run r = { .corpus.apart = true,
		.epochs = 8,
		.drop = 0.5F,
		.rate = 0.15F,
		.solo = 0.5F,
		.cut = 2,
		.rows = 180000,
		.runs = 1,
		.doubt = 1 };
	float weight = 1;
	unsigned domain = 0;
	int ch, i;

	while (
	    (ch = getopt(argc, argv, "1a:b:c:d:e:g:l:m:n:o:r:s:t:u:x:")) != -1)
		option(&r, ch);
	for (i = optind; i < argc; i++)
		if (strncmp(argv[i], "weight=", 7) == 0)
			weight = real(argv[i] + 7);
		else if (strncmp(argv[i], "domain=", 7) == 0)
			domain = (unsigned)real(argv[i] + 7);
		else
			corpus_read(&r.corpus, argv[i], weight, domain);
	if (r.small > 0)
		corpus_recase(&r.corpus, r.small, false);
	if (r.upper > 0)
		corpus_recase(&r.corpus, r.upper, true);
	modelfile_bytes(&r.file, &r.bytes);
	if (model_open(&r.model, (unsigned char *)r.bytes.s, r.bytes.len))
		errx(1, "the model cannot be read");
	train(&r);
	modelfile_bytes(&r.file, &r.bytes);
	warnx("%zu bytes, %zu rows, %zu words, %zu beginnings of names",
	    r.bytes.len, r.file.nrow, r.file.class.n, r.file.list.keys.n);
	if (r.out != NULL)
		write_(r.out, &r.bytes);
	for (i = 0; i < r.ntest; i++)
		score_file(r.test[i], (unsigned char *)r.bytes.s, r.bytes.len);
	return fflush(stdout) == EOF ? 1 : 0;
}
