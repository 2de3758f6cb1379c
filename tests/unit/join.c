/* See LICENSE file for copyright and license details. */
#include "bin/extract-quotes/join.h"
#include "check.h"

enum { NROW = 6 };

/* Two quotations, one inside the other, and a borrowed word. */
static void
pieces(struct check *c)
{
	struct quote v[NROW] = {
		{ .id = 7, .kind = QUOTE_DIRECT, .confidence = 90 },
		{ .id = 9, .kind = QUOTE_MIXED, .confidence = 72 },
		{ .id = 7, .kind = QUOTE_SCARE, .confidence = 10 },
		{ .id = 7, .kind = QUOTE_DIRECT, .confidence = 50 },
		{ .id = 9, .kind = QUOTE_MIXED, .confidence = 80 },
		{ .id = 7, .kind = QUOTE_INDIRECT, .confidence = 60 },
	};
	struct quotes q = { .v = v, .n = NROW };
	struct join j = { 0 };

	v[3].speaker = (struct bytes){ "Orme", 4 };
	v[3].cue = (struct span){ 3, 7 };
	join_pieces(&j, &q);
	CHECK(c, v[0].next == &v[3] && v[3].next == &v[5]);
	CHECK(c, v[5].next == NULL && v[1].next == &v[4]);
	CHECK(c, !v[0].piece && v[3].piece && v[5].piece && !v[2].piece);
	CHECK(c, v[0].kind == QUOTE_MIXED && v[1].kind == QUOTE_MIXED);
	CHECK(c, v[0].confidence == 50 && v[1].confidence == 72);
	CHECK(c, v[0].speaker.len == 4 && v[0].cue.end == 7);
	q.n = 0;
	join_pieces(&j, &q);
	join_free(&j);
}

int
main(void)
{
	struct check c = { 0 };

	pieces(&c);
	return check_done(&c);
}
