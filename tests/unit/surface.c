/* See LICENSE file for copyright and license details. */
#include "bin/extract-quotes/surface.h"
#include "check.h"
#include "name.h"

static struct span
whole(const char *s)
{
	return (struct span){ 0, strlen(s) };
}

static bool
another(const char *s)
{
	return surface_another(s, whole(s), surface_head(s, whole(s)));
}

static void
heads(struct check *c)
{
	const char *s = "a spokesman for the harbour";

	CHECK(c, surface_head(s, whole(s)) == lex_find("spokesman", 9));
	CHECK(c, surface_head("mayor", whole("mayor")) == lex_find("mayor", 5));
	CHECK(c, surface_firstend(s, whole(s)) == 1);
	CHECK(c, surface_firstend("mayor", whole("mayor")) == 5);
	CHECK(c, surface_endshead(" for the harbour", 16));
	CHECK(c, !surface_endshead(" forms", 6));
	CHECK(c, !surface_endshead(" for ", 4));
	CHECK(c, surface_endshead("", 0));
	CHECK(c, surface_definite("the mayor", whole("the mayor")));
	CHECK(c, surface_definite("The mayor", whole("The mayor")));
	CHECK(c, !surface_definite("theatre", whole("theatre")));
	CHECK(c, surface_capitals("KELL", whole("KELL")));
	CHECK(c, !surface_capitals("Kell", whole("Kell")));
	CHECK(c, !surface_capitals("UN", whole("UN")));
}

static void
owners(struct check *c)
{
	const char *s = "Orme\xe2\x80\x99s letter";
	struct span o = surface_owner(s, whole(s));

	CHECK(c, o.start == 0 && o.end == 4);
	o = surface_owner("Orme's letter", whole("Orme's letter"));
	CHECK(c, o.start == 0 && o.end == 4);
	o = surface_owner("his letter", whole("his letter"));
	CHECK(c, o.start == 0 && o.end == 3);
	o = surface_owner("Orme's lawyer", whole("Orme's lawyer"));
	CHECK(c, o.start == 0 && o.end == 13);
	o = surface_owner("letter", whole("letter"));
	CHECK(c, o.start == 0 && o.end == 6);
}

static void
persons(struct check *c)
{
	CHECK(c, another("a neighbor"));
	CHECK(c, another("An official at the port"));
	CHECK(c, another("one senior officer"));
	CHECK(c, another("her brother"));
	CHECK(c, another("Orme's lawyer"));
	CHECK(c, another("Orme\xe2\x80\x99s lawyer"));
	CHECK(c, another("the bank's spokesman"));
	CHECK(c, !another("the minister"));
	CHECK(c, !another("the bank's chairman"));
	CHECK(c, !another("a company"));
	CHECK(c, !another("officials"));
	CHECK(c, !another("director of Orme's bank"));
	CHECK(c, !another("AN OFFICER"));
	CHECK(c, surface_gender(lex_find("she", 3)) == NAME_FEMALE);
	CHECK(c, surface_gender(lex_find("wife", 4)) == NAME_FEMALE);
	CHECK(c, surface_gender(lex_find("chairman", 8)) == NAME_MALE);
	CHECK(c, surface_gender(lex_find("officer", 7)) == NAME_UNKNOWN);
	CHECK(c, surface_gender(NULL) == NAME_UNKNOWN);
}

int
main(void)
{
	struct check c = { 0 };

	heads(&c);
	owners(&c);
	persons(&c);
	return check_done(&c);
}
