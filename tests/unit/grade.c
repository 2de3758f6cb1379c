/* See LICENSE file for copyright and license details. */
#include "bin/extract-quotes/grade.h"
#include "check.h"

static void
beside(struct check *c)
{
	struct cue said = { .who.kind = PHRASE_NAMED, .frame = CUE_QUOTE };
	struct cue called = { .who.kind = PHRASE_NAMED, .frame = CUE_OBJECT };
	struct cue colon = {
		.who.kind = PHRASE_NAMED, .colon = true, .frame = CUE_QUOTE
	};
	struct said s = { .how = SAID_BESIDE, .lo = 6, .hi = 9, .words = 4 };

	CHECK(c, grade_kind(&s, &said) == QUOTE_SCARE);
	s.led = s.set = true;
	CHECK(c, grade_kind(&s, &said) == QUOTE_DIRECT);
	s.title = true;
	CHECK(c, grade_kind(&s, &said) == QUOTE_SCARE);
	s.upper = true;
	CHECK(c, grade_kind(&s, &colon) == QUOTE_DIRECT);
	s.full = true;
	CHECK(c, grade_kind(&s, &said) == QUOTE_DIRECT);
	CHECK(c, grade_percent(&s, &said) > 90);
	CHECK(c, grade_kind(&s, &called) == QUOTE_SCARE);
	said.who.kind = PHRASE_NONE;
	CHECK(c, grade_percent(&s, &said) < 20);
}

static void
elsewhere(struct check *c)
{
	struct cue said = { .who.kind = PHRASE_NAMED };
	struct said s = { .how = SAID_NOT, .words = 4 };

	CHECK(c, grade_kind(&s, NULL) == QUOTE_SCARE);
	s.how = SAID_NEAR;
	CHECK(c, grade_kind(&s, &said) == QUOTE_SCARE);
	s.words = 9;
	CHECK(c, grade_kind(&s, &said) == QUOTE_DIRECT);
	CHECK(c, grade_percent(&s, &said) < 60);
	s.how = SAID_SAME;
	CHECK(c, grade_percent(&s, &said) > 90);
	s = (struct said){ .how = SAID_CLAUSE, .words = 3, .reported = true };
	CHECK(c, grade_kind(&s, &said) == QUOTE_MIXED);
}

int
main(void)
{
	struct check c = { 0 };

	beside(&c);
	elsewhere(&c);
	return check_done(&c);
}
