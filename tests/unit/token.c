/* See LICENSE file for copyright and license details. */
#include "token.h"
#include "check.h"

/* The tokens of text, parted by '|', against what is wanted. */
static void
cuts(struct check *c, const char *text, const char *want, int line)
{
	struct span at = { 0, strlen(text) };
	struct tokens ts = { 0 };
	struct buf b = { 0 };
	size_t i;

	token_scan(&ts, text, at);
	for (i = 0; i < ts.n; i++) {
		if (i > 0)
			buf_addc(&b, '|');
		buf_add(&b, text + ts.tok[i].start,
		    ts.tok[i].end - ts.tok[i].start);
	}
	check_bytes(c, b.s, b.len, want, __FILE__, line);
	buf_free(&b);
	token_free(&ts);
}
#define CUTS(c, text, want) cuts((c), (text), (want), __LINE__)

static struct token
only(const char *text)
{
	struct tokens ts = { 0 };
	struct span at = { 0, strlen(text) };
	struct token t = { 0 };

	token_scan(&ts, text, at);
	if (ts.n == 1)
		t = ts.tok[0];
	token_free(&ts);
	return t;
}

static void
words(struct check *c)
{
	CUTS(c, "", "");
	CUTS(c, " \n\t ", "");
	CUTS(c, "It's O'Leary's boat.", "It|'s|O'Leary|'s|boat|.");
	CUTS(c, "don\xE2\x80\x99t; Kell\xE2\x80\x99s",
	    "don\xE2\x80\x99t|;|Kell|\xE2\x80\x99s");
	CUTS(c, "Kell&#8217;s AT&T and AT&amp;T",
	    "Kell|&#8217;s|AT&T|and|"
	    "AT&amp;T");
	CUTS(c, "the sailors' union", "the|sailors|'|union");
	CUTS(c, "U.S. and U.N.-led a.m.", "U.S.|and|U.N.-led|a.m.");
	CUTS(c, "J. K. Orme met Mr. Tal.", "J.|K.|Orme|met|Mr.|Tal|.");
	CUTS(c, "Kim Bo-ra, al-Nour", "Kim|Bo-ra|,|al-Nour");
	CUTS(c, "the end.The next", "the|end|.|The|next");
	CUTS(c, "Mr.\xC2\xA0Orme&nbsp;left", "Mr.|Orme|left");
	CUTS(c, "caf\xC3\xA9 na\xC3\xAFve", "caf\xC3\xA9|na\xC3\xAFve");
	CUTS(c, "and/or", "and|/|or");
}

static void
marks(struct check *c)
{
	CUTS(c, "\"Go,\" he said", "\"|Go|,|\"|he|said");
	CUTS(c, "``Go'' 'no'", "``|Go|''|'|no|'");
	CUTS(c, "\xE2\x80\x9CGo\xE2\x80\x9D", "\xE2\x80\x9C|Go|\xE2\x80\x9D");
	CUTS(c, "&quot;Go&quot; &amp; stay", "&quot;|Go|&quot;|&amp;|stay");
	CUTS(c, "wait... -- now", "wait|...|--|now");
	CUTS(c, "$5.5m, 3% of 1,000", "$|5.5m|,|3|%|of|1,000");
	CUTS(c, "2016-12-22 at 10:30 the 1990s",
	    "2016-12-22|at|10:30|the|"
	    "1990s");
	CUTS(c, "the '90s", "the|'90s");
	CUTS(c, "a@b.org, http://x.org/a?b=1. www.x.org!",
	    "a@b.org|,|http://x.org/a?b=1|.|www.x.org|!");
	CUTS(c, "@kell #now", "@kell|#now");
	CUTS(c, "<b class=\"x\">Go</b> a < b", "<b class=\"x\">|Go|</b>|a|<|b");
}

static void
flags(struct check *c)
{
	CHECK(c, only("Kell").flags & TOKEN_CAP);
	CHECK(c, !(only("Kell").flags & TOKEN_CAPS));
	CHECK(c, only("NATO").flags & TOKEN_CAPS);
	CHECK(c, !(only("NATO").flags & TOKEN_LOWER));
	CHECK(c, only("\xC3\x89mile").flags & TOKEN_CAP);
	CHECK(c, only("J.").kind == TOKEN_WORD);
	CHECK(c, only("Kim-Bo").flags & TOKEN_HYPHEN);
	CHECK(c, only("F16").flags & TOKEN_DIGIT);
	CHECK(c, only("x").flags & TOKEN_BLANK);
	CHECK(c, only("\n x").flags & TOKEN_BREAK);
	CHECK(c, only("\"").kind == TOKEN_QUOTE);
	CHECK(c, only("12").kind == TOKEN_NUMBER);
	CHECK(c, only("\x01").kind == TOKEN_OTHER);
}

static void
search(struct check *c)
{
	struct tokens ts = { 0 };
	struct span at = { 4, 11 };

	token_scan(&ts, "not one two not", at);
	CHECK(c, ts.n == 2);
	CHECK(c, token_at(&ts, 0) == 0);
	CHECK(c, token_at(&ts, 7) == 1);
	CHECK(c, token_at(&ts, 8) == 1);
	CHECK(c, token_at(&ts, 11) == 2);
	token_free(&ts);
}

int
main(void)
{
	struct check c = { 0 };

	words(&c);
	marks(&c);
	flags(&c);
	search(&c);
	return check_done(&c);
}
