/* See LICENSE file for copyright and license details. */
#include "bin/dedupe/norm.h"
#include "bin/dedupe/charref.h"
#include "check.h"

static void
text(struct check *c, const char *in, const char *want, int line)
{
	struct buf b = { 0 };

	norm_text(&b, (struct bytes){ in, strlen(in) });
	check_bytes(c, b.s, b.len, want, __FILE__, line);
	buf_free(&b);
}
#define TEXT(c, in, want) text((c), (in), (want), __LINE__)

static void
folds(struct check *c)
{
	TEXT(c, "", "");
	TEXT(c, "  The \t Port\r of  HALVIK ", "the port of halvik");
	TEXT(c, "\xe2\x80\x9cWe go,\xe2\x80\x9d he said.", "we go he said");
	TEXT(c, "\"We go\" - he said", "we go he said");
	TEXT(c, "``We go'' \xe2\x80\x94 he said...", "we go he said");
	TEXT(c, "don\xe2\x80\x99t", "don t");
	TEXT(c, "\xc3\x89LAN Kov\xc3\xa1rik", "\xc3\xa9lan kov\xc3\xa1rik");
	TEXT(c, "co\xc2\xadope\xe2\x80\x8brate", "cooperate");
	TEXT(c,
	    "a\xc2\xa0"
	    "b\xe3\x80\x80"
	    "c",
	    "a b c");
	TEXT(c, "\xff bad \x80", "\xff bad \x80");
	TEXT(c, "!?...", "");
}

static void
figures(struct check *c)
{
	TEXT(c, "1.5 and 15", "1.5 and 15");
	TEXT(c, "1,000.", "1,000");
	TEXT(c, "fell -2.5%, rose 2.5%", "fell -2.5% rose 2.5%");
	TEXT(c,
	    "fell \xe2\x88\x92"
	    "2",
	    "fell -2");
	TEXT(c, ".5 points", ".5 points");
	TEXT(c,
	    "2016\xe2\x80\x93"
	    "17",
	    "2016-17");
	TEXT(c, "(5) 5-year F-16", "5 5 year f 16");
	TEXT(c,
	    "total\xe2\x80\x94"
	    "5 dead",
	    "total 5 dead");
	TEXT(c, "10:30", "10:30");
	TEXT(c, "5'10 5&#8217;10", "5'10 5'10");
}

static void
references(struct check *c)
{
	TEXT(c, "R&amp;D &lt;b&gt;", "r&d <b>");
	TEXT(c, "it&#39;s it&rsquo;s it&#x2019;s", "it s it s it s");
	TEXT(c, "&amp;quot;We go&amp;amp;quot;", "we go");
	TEXT(c, "caf&eacute;", "caf\xc3\xa9");
	TEXT(
	    c, "AT&T &unknown; &#0; &#xD800; &", "at&t &unknown &#0 &#xd800 &");
	TEXT(c, "a&nbsp;b", "a b");
	TEXT(c, "&thinsp", "&thinsp");
	TEXT(c, "1&#46;5", "1.5");
}

static void
cases(struct check *c)
{
	struct buf b = { 0 };

	norm_case(&b, (struct bytes){ "Ab \xc3\x89. &amp; \xff", 14 });
	CHECK_BYTES(c, b.s, b.len, "ab \xc3\xa9. &amp; \xff");
	buf_free(&b);
}

/* Every name is found: the table is in order. */
static void
names(struct check *c)
{
	static const char *const name[] = { "&AElig;", "&Uuml;", "&aacute;",
		"&amp;", "&yen;", "&zwj;", "&zwnj;", "&quot;", "&lsaquo;",
		"&frac12;", "&Scaron;", "&ndash;", "&lt;", "&gt;", "&nbsp;",
		"&acute;", "&ldquo;", "&mdash;", "&hellip;", "&euro;",
		"&thinsp;", "&times;", "&szlig;", "&oelig;" };
	uint32_t cp;

	for (size_t i = 0; i < sizeof(name) / sizeof(*name); i++)
		check_that(c,
		    charref_find(name[i], strlen(name[i]), &cp) ==
			strlen(name[i]),
		    __FILE__, __LINE__, name[i]);
	CHECK(c, charref_find("&am;", 4, &cp) == 0);
	CHECK(c, charref_find("&ampx;", 6, &cp) == 0);
	CHECK(c, charref_find("&;", 2, &cp) == 0);
	CHECK(c, charref_find("&#;", 3, &cp) == 0);
	CHECK(c, charref_find("&#x;", 4, &cp) == 0);
}

int
main(void)
{
	struct check c = { 0 };

	folds(&c);
	figures(&c);
	references(&c);
	cases(&c);
	names(&c);
	return check_done(&c);
}
