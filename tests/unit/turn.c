/* See LICENSE file for copyright and license details. */
#include "bin/extract-quotes/turn.h"
#include "check.h"

static const char text[] = "Orme Kell he";

static struct turn
by(size_t start, size_t end, size_t para, bool asked)
{
	struct turn t = {
		.para = para, .have = true, .spoke = true, .asked = asked
	};

	t.who.head = t.who.mention = (struct span){ start, end };
	t.who.kind = end - start > 2 ? PHRASE_NAMED : PHRASE_PRONOUN;
	return t;
}

static void
goeson(struct check *c)
{
	struct turns ts = { 0 };
	struct turn orme = by(0, 4, 1, false), kell = by(5, 9, 2, false);

	CHECK(c, turn_next(&ts, 1, true, false) == NULL);
	turn_take(&ts, text, &orme);
	CHECK(c, turn_next(&ts, 2, true, false)->who.head.start == 0);
	CHECK(c, turn_next(&ts, 4, true, false) == NULL);
	turn_take(&ts, text, &kell);
	CHECK(c, turn_next(&ts, 3, true, false)->who.head.start == 5);
}

static void
alternate(struct check *c)
{
	struct turns ts = { 0 };
	struct turn orme = by(0, 4, 1, true), kell = by(5, 9, 2, false);
	struct turn he = by(10, 12, 3, false);

	turn_take(&ts, text, &orme);
	turn_take(&ts, text, &kell);
	CHECK(c, turn_next(&ts, 3, false, true)->who.head.start == 5);
	CHECK(c, turn_next(&ts, 3, true, true)->who.head.start == 0);
	CHECK(c, turn_next(&ts, 4, true, false)->who.head.start == 5);
	CHECK(c, turn_next(&ts, 5, true, false)->who.head.start == 0);
	ts = (struct turns){ 0 };
	turn_take(&ts, text, &kell);
	turn_take(&ts, text, &he);
	CHECK(c, !ts.other.have);
}

int
main(void)
{
	struct check c = { 0 };

	goeson(&c);
	alternate(&c);
	return check_done(&c);
}
