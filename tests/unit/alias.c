/* See LICENSE file for copyright and license details. */
#include "alias.h"
#include "check.h"
#include "name.h"

/* The canonical names of text's mentions, parted by '|'. */
static void
names(struct check *c, const char *text, const char *want, int line)
{
	struct span at = { 0, strlen(text) };
	struct aliases al = { 0 };
	struct names ns = { 0 };
	struct buf b = { 0 };
	struct bytes f;
	size_t i;

	name_find(&ns, text, &at, 1);
	alias_resolve(&al, text, &ns);
	for (i = 0; i < ns.n; i++) {
		if (i > 0)
			buf_addc(&b, '|');
		f = alias_name(&al, ns.name[i].entity);
		buf_add(&b, f.s, f.len);
	}
	check_bytes(c, b.s, b.len, want, __FILE__, line);
	buf_free(&b);
	name_free(&ns);
	alias_free(&al);
}
#define NAMES(c, text, want) names((c), (text), (want), __LINE__)

static void
persons(struct check *c)
{
	NAMES(c, "Anna Tessel sang. Later Tessel slept.",
	    "Anna Tessel|Anna Tessel");
	NAMES(c, "Tessel slept before Anna Tessel sang.",
	    "Anna Tessel|Anna Tessel");
	NAMES(c, "Martin J. Kell met Mr. Kell's son. Martin Kell left.",
	    "Martin J. Kell|Martin J. Kell|Martin J. Kell");
	NAMES(c, "Bill Orme met Mary Orme. Mrs. Orme left. Mr. Orme stayed.",
	    "Bill Orme|Mary Orme|Mary Orme|Bill Orme");
	NAMES(c, "Bill Orme sang. Orme ate. Mary Orme sang. Orme ate.",
	    "Bill Orme|Bill Orme|Mary Orme|Mary Orme");
	NAMES(c, "Martin Kell Sr. fought Martin Kell Jr. there.",
	    "Martin Kell Sr.|Martin Kell Jr.");
	NAMES(c, "Martin Kell Jr. ate. Kell Jr. sang. Kell left.",
	    "Martin Kell Jr.|Martin Kell Jr.|Martin Kell Jr.");
	NAMES(c, "MARTIN KELL LEFT THE TOWN. Then Kell slept.",
	    "Martin Kell|Martin Kell");
	NAMES(c, "It was President Putin who left.", "Vladimir Putin");
	NAMES(
	    c, "Anna Putin sang before Putin spoke.", "Anna Putin|Anna Putin");
}

static void
others(struct check *c)
{
	NAMES(c, "The US, the U.S. and the United States agreed.",
	    "United States|United States|United States");
	NAMES(c, "Two Russians met a Russian.", "Russian|Russian");
	NAMES(c, "The Arle Harbour Authority (AHA) grew. The AHA paid.",
	    "Arle Harbour Authority|Arle Harbour Authority|"
	    "Arle Harbour Authority");
	NAMES(c, "It hit Tallowby Holdings and then Tallowby fell.",
	    "Tallowby Holdings|Tallowby Holdings");
	NAMES(c, "The United\nNations voted.", "United Nations");
}

int
main(void)
{
	struct check c = { 0 };

	persons(&c);
	others(&c);
	return check_done(&c);
}
