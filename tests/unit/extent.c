/* See LICENSE file for copyright and license details. */
/* kind, logit, extent, report: what a cue reports. */
#include <stdlib.h>

#include "bin/extract-quotes/report.h"
#include "check.h"
#include "reading.h"

struct read {
	struct reading of;
	struct extent extent;
};

static void
open(struct read *r, const char *text)
{
	reading_open(&r->of, text);
	memset(&r->extent, 0, sizeof(r->extent));
	extent_paragraph(&r->extent, &r->of.para, &r->of.cues);
}

static void
shut(struct read *r)
{
	reading_free(&r->of);
	extent_free(&r->extent);
}

/* All that is reported, parted by '|'. */
static void
says(struct check *c, const char *text, const char *want, int line)
{
	struct read r;
	struct buf b = { 0 };

	open(&r, text);
	for (size_t i = 0; i < r.of.cues.n; i++) {
		struct report x = report_find(&r.extent, i, REPORT_ALL);

		for (size_t k = 0; k < x.n; k++) {
			const struct token *t = r.of.para.tok;
			size_t from = t[x.piece[k].at.start].start;
			size_t to = t[x.piece[k].at.end - 1].end;

			if (b.len > 0)
				buf_addc(&b, '|');
			buf_add(&b, text + from, to - from);
			CHECK(c, x.piece[k].percent <= 100);
		}
	}
	check_bytes(c, b.s, b.len, want, __FILE__, line);
	buf_free(&b);
	shut(&r);
}
#define SAYS(c, text, want) says((c), (text), (want), __LINE__)

static void
reports(struct check *c)
{
	SAYS(c, "Orme said the gate was weak.", "the gate was weak");
	SAYS(c, "Orme said on Friday that the gate was weak.",
	    "that the gate was weak");
	SAYS(c, "The gate was weak, Orme said.", "The gate was weak");
	SAYS(c, "The gate, Orme said, was weak.", "The gate|was weak");
	SAYS(c, "Orme told reporters that nobody knew.", "that nobody knew");
	SAYS(c, "Orme said the gate was \"a danger\" to all.",
	    "the gate was \"a danger\" to all");
	SAYS(c, "Orme said the gate was weak, while Kell left the room.",
	    "the gate was weak");
	SAYS(c, "While Orme said that all was well, Kell left the room.",
	    "that all was well");
	SAYS(c, "Orme declined to say who had paid.", "");
	SAYS(c, "The pier is open again.", "");
}

static void
marks(struct check *c)
{
	struct read r;
	struct report x;

	open(&r, "Orme called the plan \"reckless.\"");
	CHECK(c, r.of.cues.n == 1);
	x = report_find(&r.extent, 0, REPORT_ALL);
	CHECK(c, x.n == 0 || (x.n == 1 && x.piece[0].percent > 0));
	shut(&r);
	open(&r, "\"The pier is safe again,\" Orme said.");
	CHECK(c, r.of.cues.n == 1);
	x = report_find(&r.extent, 0, REPORT_ALL);
	CHECK(c, x.n == 1 && x.piece[0].marks);
	shut(&r);
}

/* Alternatives are few, in order, and hold what is asked for. */
static void
alternatives(struct check *c)
{
	struct read r;
	struct buf b = { 0 };
	const struct logit *l = &r.extent.options;

	buf_adds(&b, "Orme said that");
	for (int i = 0; i < 300; i++)
		buf_adds(&b, " the gate, the wall and");
	buf_adds(&b, " the pier were safe.");
	buf_addc(&b, '\0');
	open(&r, b.s);
	CHECK(c, r.of.cues.n == 1);
	extent_cue(&r.extent, 0);
	extent_starts(&r.extent, EXTENT_AFTER);
	CHECK(c, l->n > 1 && l->n < 40 && l->v[0].at == EXTENT_NOTHING);
	extent_starts(&r.extent, EXTENT_BEFORE);
	CHECK(c, l->n < 40);
	extent_ends(&r.extent, EXTENT_AFTER, r.of.cues.v[0].hi + 1);
	CHECK(c, l->n > 1 && l->n < 80);
	for (size_t i = 1; i < l->n; i++)
		CHECK(c, l->v[i].at > l->v[i - 1].at);
	shut(&r);
	buf_free(&b);
}

static void
trim(struct check *c)
{
	struct read r;
	struct span s;

	open(&r, "Orme said that \"all was well.\"");
	s = extent_trim(&r.of.para, (struct span){ 2, r.of.para.n });
	CHECK(c, s.start == 4 && s.end == 7);
	s = extent_trim(&r.of.para, (struct span){ 3, 4 });
	CHECK(c, s.start == s.end);
	shut(&r);
}

static struct kind_word
kind_of(const struct para *p, size_t i)
{
	struct kind_word k;

	kind_read(p, i, i + 1, &k);
	return k;
}

static void
kinds(struct check *c)
{
	static const enum kind want[] = { KIND_CAP, KIND_SAID, KIND_SUBJ,
		KIND_AUX, KIND_TO, KIND_NUMBER, KIND_NOUN, KIND_COMMA,
		KIND_ADV };
	struct read r;

	open(&r, "Orme said he did to 500 quarrelment, plumply");
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++)
		CHECK(c,
		    i < r.of.para.n && kind_of(&r.of.para, i).kind == want[i]);
	CHECK(c, kind_of(&r.of.para, 1).verb && !kind_of(&r.of.para, 6).verb);
	shut(&r);
	open(&r, "PIER pier");
	CHECK(c, kind_of(&r.of.para, 0).form == kind_of(&r.of.para, 1).form);
	shut(&r);
}

/* Two alternatives, the second ahead by an octave: twice the odds. */
static void
choice(struct check *c)
{
	signed char *weight = mem_alloc(LOGIT_SIZE, 1);
	struct logit l = { 0 };
	struct logit_sum s = logit_begin(&l, 1);

	for (int i = 0; i < 2 * LOGIT_FEATURES; i++)
		logit_feature(&s, 2, (uint32_t)i);
	logit_add(&l, 7, s);
	CHECK(c, l.features[0].n == LOGIT_FEATURES && l.v[0].score == 0);
	weight[logit_slot(l.features[0].feature[0])] = LOGIT_OCTAVE;
	l.weights = weight;
	s = logit_begin(&l, 1);
	logit_feature(&s, 2, 0);
	logit_add(&l, 9, s);
	CHECK(c, l.v[1].score == LOGIT_OCTAVE && logit_choose(&l) == 1);
	CHECK(c, l.v[0].odds * 2 == l.v[1].odds);
	l.v[1].score = -100;
	CHECK(c, logit_choose(&l) == 0);
	CHECK(c, l.v[0].odds == LOGIT_ONE && l.v[1].odds < LOGIT_ONE / 50);
	logit_free(&l);
	free(weight);
	CHECK(c, memcmp(logit_model, LOGIT_MAGIC, strlen(LOGIT_MAGIC)) == 0);
}

int
main(void)
{
	struct check c = { 0 };

	kinds(&c);
	choice(&c);
	trim(&c);
	alternatives(&c);
	reports(&c);
	marks(&c);
	return check_done(&c);
}
