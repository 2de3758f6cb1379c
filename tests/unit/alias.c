/* See LICENSE file for copyright and license details. */
#include "alias.h"
#include "check.h"
#include "name.h"

static void
resolve(struct aliases *al, const char *text, struct names *ns, bool parts)
{
	if (!parts) {
		alias_resolve(al, text, ns);
		return;
	}
	alias_persons(al, text, ns);
	for (int i = NAME_NTYPES; i-- > NAME_PER + 1;)
		alias_things(al, text, ns, (enum name_type)i);
}

/* The canonical names of text's mentions, parted by '|'. */
static void
listedby(struct check *c, const struct aliaslist *l, const char *text,
    const char *want, int line, bool parts)
{
	struct span at = { 0, strlen(text) };
	struct aliases al = { .list = l };
	struct names ns = { 0 };
	struct buf b = { 0 };
	struct bytes f;
	size_t i;

	name_find(&ns, text, &at, 1);
	resolve(&al, text, &ns, parts);
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

/* Types one by one give the same names as all at once. */
static void
listed(struct check *c, const struct aliaslist *l, const char *text,
    const char *want, int line)
{
	listedby(c, l, text, want, line, false);
	listedby(c, l, text, want, line, true);
}
#define NAMES(c, text, want) listed((c), NULL, (text), (want), __LINE__)
#define LISTED(c, l, text, want) listed((c), (l), (text), (want), __LINE__)
#define BYTES(s) ((struct bytes){ (s), strlen(s) })

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

static void
forms(struct check *c)
{
	NAMES(c, "J. Kell met Anna Kell. Martin Kell slept.",
	    "J. Kell|Anna Kell|Martin Kell");
	NAMES(c, "M. Kell sang. Martin Kell slept.", "Martin Kell|Martin Kell");
	NAMES(c, "Martin A. Kell met Martin B. Kell. Kell ate.",
	    "Martin A. Kell|Martin B. Kell|Martin B. Kell");
	NAMES(c, "Bob Kell sang. Robert Kell slept.", "Bob Kell|Bob Kell");
	NAMES(c, "Anna Orme met Peter Orme. Orme said he was ill.",
	    "Anna Orme|Peter Orme|Peter Orme");
	NAMES(c, "Peter van der Orm sang. Mr. Van der Orm slept.",
	    "Peter van der Orm|Peter van der Orm");
	NAMES(c, "Jos\xC3\xA9 Kell sang. Jose Kell slept.",
	    "Jos\xC3\xA9 Kell|Jos\xC3\xA9 Kell");
}

static void
given(struct check *c)
{
	struct aliaslist l = { 0 };

	CHECK(c, aliaslist_add(&l, BYTES("Kjell"), BYTES("Kell")) == NULL);
	CHECK(c, aliaslist_add(&l, BYTES("Kjell"), BYTES("Kell")) == NULL);
	CHECK(c, aliaslist_add(&l, BYTES("Kjell"), BYTES("Orm")) != NULL);
	CHECK(c, aliaslist_add(&l, BYTES(""), BYTES("Kell")) != NULL);
	CHECK(c, aliaslist_add(&l, BYTES("Oslo"), BYTES("")) != NULL);
	CHECK(c, aliaslist_add(&l, BYTES("Oslo"), BYTES("Osloborg")) == NULL);
	LISTED(c, &l, "Martin Kjell left Oslo. Mr. Kjell slept.",
	    "Martin Kell|Osloborg|Martin Kell");
	aliaslist_free(&l);
}

int
main(void)
{
	struct check c = { 0 };

	persons(&c);
	others(&c);
	forms(&c);
	given(&c);
	return check_done(&c);
}
