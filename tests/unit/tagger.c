/* See LICENSE file for copyright and license details. */
#include <stdlib.h>

#include "check.h"
#include "sent.h"
#include "tagger.h"

static void
scan(struct tokens *ts, const char *text)
{
	ts->n = 0;
	token_scan(ts, text, (struct span){ 0, strlen(text) });
	sent_mark(text, ts->tok, ts->n);
}

/* A model that is cut, or of another kind, is none; its tagger finds nothing.
 */
static void
models(struct check *k)
{
	struct tokens ts = { 0 };
	struct tagger t;
	struct model m;

	CHECK(k, model_open(&m, model_builtin, model_builtinlen) == 0);
	CHECK(k, m.aboutlen > 0 && m.nrow > 0 && m.nlist > 0 && m.nclass > 0);
	CHECK(k, model_open(&m, model_builtin, model_builtinlen - 16) == -1);
	CHECK(k, model_open(&m, model_builtin, 60) == -1);
	CHECK(k, model_open(&m, model_builtin + 1, model_builtinlen - 1) == -1);
	CHECK(k, tagger_init(&t, model_builtin, 10) == -1);
	scan(&ts, "Anna Kell flew to Paris.");
	tagger_run(&t, "Anna Kell flew to Paris.", ts.tok, ts.n);
	CHECK(k, t.label[0] == CRF_OUTSIDE && t.label[4] == CRF_OUTSIDE);
	tagger_free(&t);
	token_free(&ts);
}

/* The rows of features with nothing kept from word to word. */
static void
addplainly(
    const struct tagger *t, const struct features *f, struct crf_score *s)
{
	const signed char *row;
	size_t j;
	int y;

	for (j = 0; j < f->n; j++) {
		if ((row = model_row(&t->model, f->id[j])) == NULL)
			continue;
		for (y = 0; y < MODEL_ROW; y++)
			s->y[y] = (int16_t)(s->y[y] + row[y]);
	}
}

/* What the trainer sees of a place is what the tagger sums up, in a second
 * document too. */
static void
sums(struct check *k, const char *before, const char *text)
{
	struct features f = { .n = 0 };
	struct crf_score s;
	struct tokens ts = { 0 };
	struct tagger t;
	size_t i;

	tagger_init(&t, model_builtin, model_builtinlen);
	scan(&ts, before);
	tagger_run(&t, before, ts.tok, ts.n);
	tagger_reset(&t);
	scan(&ts, text);
	tagger_run(&t, text, ts.tok, ts.n);
	CHECK(k, t.ncand > 0);
	for (i = 0; i < t.ncand; i++) {
		memset(&s, 0, sizeof(s));
		f.n = 0;
		feature_all(&f, &t.passage, t.cand[i]);
		CHECK(k, f.n < FEATURE_MOST);
		addplainly(&t, &f, &s);
		f.n = 0;
		feature_allagain(&f, &t.passage, t.cand[i], t.first);
		CHECK(k, f.n <= FEATURE_AGAIN_MOST);
		addplainly(&t, &f, &s);
		CHECK(k, memcmp(&s, &t.score[i], sizeof(s)) == 0);
	}
	tagger_free(&t);
	token_free(&ts);
}

static bool
sound(const struct tagger *t, size_t n)
{
	int before = CRF_OUTSIDE;
	size_t i;

	for (i = 0; i < n; i++) {
		if (t->passage.at[i].sent == i && before < CRF_END * 4)
			return false;
		if (!crf_allowed(before, t->label[i]))
			return false;
		before = t->label[i];
	}
	return crf_allowed(before, CRF_OUTSIDE);
}

/* Labels do not depend on what was read before the reset. */
static void
memory(struct check *k)
{
	static const char a[] = "The Brask Institute hired Dr. Lena Ostrel. "
				"Ostrel is from Vorn, near Lake Brask.";
	static const char b[] = "LENA OSTREL WINS BRASK CUP IN PARIS";
	struct tokens at = { 0 }, bt = { 0 };
	struct tagger t;
	uint8_t first[64];

	tagger_init(&t, model_builtin, model_builtinlen);
	scan(&at, a);
	scan(&bt, b);
	tagger_run(&t, b, bt.tok, bt.n);
	memcpy(first, t.label, bt.n);
	CHECK(k, sound(&t, bt.n));
	tagger_reset(&t);
	tagger_run(&t, a, at.tok, at.n);
	CHECK(k, sound(&t, at.n));
	tagger_reset(&t);
	tagger_run(&t, b, bt.tok, bt.n);
	CHECK(k, memcmp(first, t.label, bt.n) == 0);
	tagger_free(&t);
	token_free(&at);
	token_free(&bt);
}

/* More words than are kept from document to document. */
static void
many(struct check *k)
{
	enum { WORDS = 200000 };
	struct tokens ts = { 0 };
	struct buf b = { 0 };
	struct tagger t;
	size_t i;

	for (i = 0; i < WORDS; i++) {
		buf_addc(&b, (char)('A' + i % 26));
		buf_addc(&b, (char)('a' + i / 26 % 26));
		buf_addc(&b, (char)('a' + i / 676 % 26));
		buf_addc(&b, (char)('a' + i / 17576 % 26));
		buf_addc(&b, ' ');
	}
	buf_addc(&b, '\0');
	tagger_init(&t, model_builtin, model_builtinlen);
	scan(&ts, b.s);
	for (i = 0; i < 2; i++) {
		tagger_run(&t, b.s, ts.tok, ts.n);
		CHECK(k, sound(&t, ts.n));
		tagger_reset(&t);
	}
	tagger_free(&t);
	token_free(&ts);
	buf_free(&b);
}

int
main(void)
{
	static const char prose[] =
	    "The Brask Institute of Vorn said on Monday that Dr. Lena Ostrel, "
	    "of Lake Brask and the U.S. Navy, won US$ 5. Ostrel\xE2\x80\x99s "
	    "Brask Institute is the Institute of New York and Vorn.";
	static const char headline[] =
	    "KELL - TALLOW CORP. WINS CUP IN PARIS; al-Orm's \"Men\". "
	    "Ostrel's Lena, lena ostrel & Kell at Bank of Vorn &amp; Paris.";
	struct check k = { 0 };

	models(&k);
	sums(&k, prose, headline);
	sums(&k, headline, prose);
	sums(&k, prose, prose);
	memory(&k);
	many(&k);
	return check_done(&k);
}
