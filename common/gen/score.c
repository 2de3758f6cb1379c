/* See LICENSE file for copyright and license details. */
#include <err.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "corpus.h"
#include "score.h"
#include "tagger.h"

enum { TYPES = 4 };

struct tally {
	size_t right[TYPES];
	size_t said[TYPES];
	size_t wanted[TYPES];
};

/* The given tokens that the bytes touch. */
static struct corpus_name
touch(const struct corpus_doc *d, struct span at, size_t *hint, int type)
{
	struct corpus_name n = { .type = (uint8_t)type };
	size_t i = *hint;

	while (i < d->ngiven && d->given[i].end <= at.start)
		i++;
	n.first = n.last = i;
	while (i < d->ngiven && d->given[i].start < at.end)
		n.last = i++;
	*hint = n.first;
	return n;
}

static bool
among(const struct corpus_doc *d, const struct corpus_name *n, size_t *hint)
{
	size_t i = *hint;

	while (i < d->nname && d->name[i].first < n->first)
		i++;
	*hint = i;
	return i < d->nname && d->name[i].first == n->first &&
	       d->name[i].last == n->last && d->name[i].type == n->type;
}

static void
compare(struct tally *t, const struct corpus_doc *d, const struct tokens *ts,
    const uint8_t *label)
{
	struct corpus_name n;
	size_t i, j, given = 0, name = 0;

	for (i = 0; i < d->nname; i++)
		t->wanted[d->name[i].type]++;
	for (i = 0; i < ts->n; i = j) {
		j = i + 1;
		if (label[i] == CRF_OUTSIDE)
			continue;
		while (j < ts->n && crf_allowed(label[j - 1], label[j]) &&
		       label[j - 1] < CRF_END * 4)
			j++;
		n = touch(d,
		    (struct span){ ts->tok[i].start, ts->tok[j - 1].end },
		    &given, label[i] & 3);
		t->said[n.type]++;
		t->right[n.type] += among(d, &n, &name);
	}
}

static double
f1(size_t right, size_t said, size_t wanted)
{
	return said + wanted == 0 ?
		   0 :
		   200.0 * (double)right / (double)(said + wanted);
}

void
score_file(const char *file, const unsigned char *model, size_t len)
{
	static const char *const names[] = { "PER", "ORG", "LOC", "MISC" };
	struct corpus c = { 0 };
	struct tagger t;
	struct tokens ts = { 0 };
	struct tally k = { 0 }, first = { 0 };
	size_t i, right = 0, said = 0, wanted = 0, early = 0, earlysaid = 0;

	corpus_read(&c, file, 1, 0);
	if (tagger_init(&t, model, len) == -1)
		errx(1, "not a model");
	for (i = 0; i < c.n; i++) {
		corpus_scan(&c.doc[i], &ts);
		tagger_reset(&t);
		tagger_run(&t, c.doc[i].text.s, ts.tok, ts.n);
		compare(&k, &c.doc[i], &ts, t.label);
		compare(&first, &c.doc[i], &ts, t.first);
	}
	printf(
	    "%s", strrchr(file, '/') != NULL ? strrchr(file, '/') + 1 : file);
	for (i = 0; i < TYPES; i++) {
		if (k.wanted[i] == 0)
			continue;
		right += k.right[i];
		said += k.said[i];
		wanted += k.wanted[i];
		early += first.right[i];
		earlysaid += first.said[i];
		printf(" %s %.1f", names[i],
		    f1(k.right[i], k.said[i], k.wanted[i]));
	}
	printf(" P %.2f R %.2f F1 %.2f, first stage %.2f\n",
	    100.0 * (double)right / (double)said,
	    100.0 * (double)right / (double)wanted, f1(right, said, wanted),
	    f1(early, earlysaid, wanted));
	tagger_free(&t);
	token_free(&ts);
	corpus_free(&c);
}
