/* See LICENSE file for copyright and license details. */
#include "agree.h"
#include "check.h"
#include "sent.h"

/* Margins: a type in doubt, one that decides, a sure name. */
enum {
	LOW = MODEL_SCALE / 4,
	FAIR = MODEL_SCALE * 7 / 4,
	HIGH = MODEL_SCALE * 4
};

enum { PER, ORG, LOC };

struct trial {
	struct tagger t;
	struct tokens ts;
};

/* Read a text; nothing in it is a name, nothing is known of its words. */
static void
begin(struct trial *k, const char *text)
{
	*k = (struct trial){ 0 };
	tagger_init(&k->t, model_builtin, model_builtinlen);
	token_scan(&k->ts, text, (struct span){ 0, strlen(text) });
	sent_mark(text, k->ts.tok, k->ts.n);
	tagger_run(&k->t, text, k->ts.tok, k->ts.n);
	tagger_reset(&k->t);
	memset(k->t.label, CRF_OUTSIDE, k->ts.n);
}

static void
end(struct trial *k)
{
	tagger_free(&k->t);
	token_free(&k->ts);
}

/* Tokens [i, j) are a name. */
static void
set(struct trial *k, size_t i, size_t j, unsigned type, uint16_t margin)
{
	size_t n;

	for (n = i; n < j; n++) {
		k->t.label[n] = (uint8_t)(CRF_INSIDE * 4 + type);
		k->t.margin[n] = margin;
	}
	k->t.label[i] = (uint8_t)(CRF_BEGIN * 4 + type);
	k->t.label[j - 1] = (uint8_t)((i + 1 == j ? CRF_SINGLE : CRF_END) * 4u +
				      type);
}

static bool
is(const struct trial *k, size_t i, enum crf_place place, unsigned type)
{
	return k->t.label[i] == place * 4 + type;
}

static void
types(struct check *c)
{
	static const char text[] = "In Vell Hall he saw Vell Hall and Vell.";
	struct trial k;

	begin(&k, text);
	set(&k, 1, 3, LOC, LOW);
	set(&k, 5, 7, ORG, FAIR);
	set(&k, 8, 9, LOC, LOW);
	agree_labels(&k.t);
	CHECK(c, is(&k, 1, CRF_BEGIN, ORG) && is(&k, 2, CRF_END, ORG));
	CHECK(c, is(&k, 8, CRF_SINGLE, LOC)); /* another name */
	set(&k, 1, 3, LOC, FAIR);
	agree_labels(&k.t);
	CHECK(c, is(&k, 1, CRF_BEGIN, LOC)); /* no doubt */
	set(&k, 1, 3, LOC, LOW);
	set(&k, 5, 7, ORG, LOW);
	agree_labels(&k.t);
	CHECK(c, is(&k, 1, CRF_BEGIN, LOC)); /* nobody decides */
	end(&k);
}

static void
families(struct check *c)
{
	static const char text[] =
	    "Anna Tessel won. Tessel Ale sold. We trust Tessel. A Tessel";
	struct trial k;

	begin(&k, text);
	set(&k, 0, 2, PER, HIGH);
	agree_labels(&k.t);
	CHECK(c, k.t.label[4] == CRF_OUTSIDE); /* a capital behind it */
	CHECK(c, is(&k, 10, CRF_SINGLE, PER));
	set(&k, 0, 2, PER, FAIR);
	k.t.label[10] = CRF_OUTSIDE;
	tagger_reset(&k.t);
	agree_labels(&k.t);
	CHECK(c, k.t.label[10] == CRF_OUTSIDE); /* not sure */
	set(&k, 0, 2, PER, HIGH);
	passage_word(&k.t.passage, k.t.passage.at[10].word)->small = 1;
	agree_labels(&k.t);
	CHECK(c, k.t.label[10] == CRF_OUTSIDE); /* a word, too */
	end(&k);
}

static void
generations(struct check *c)
{
	static const char text[] =
	    "Edward Marlow III met Kell Jr. and Fort II.";
	struct trial k;

	begin(&k, text);
	set(&k, 0, 2, PER, FAIR);
	set(&k, 4, 5, PER, FAIR);
	set(&k, 7, 8, LOC, FAIR);
	agree_labels(&k.t);
	CHECK(c, is(&k, 1, CRF_INSIDE, PER) && is(&k, 2, CRF_END, PER));
	CHECK(c, is(&k, 4, CRF_BEGIN, PER) && is(&k, 5, CRF_END, PER));
	CHECK(c, is(&k, 7, CRF_SINGLE, LOC));
	end(&k);
}

int
main(void)
{
	struct check c = { 0 };

	types(&c);
	families(&c);
	generations(&c);
	return check_done(&c);
}
