/* See LICENSE file for copyright and license details. */
#include "person.h"
#include "check.h"

#define BYTES(s) ((struct bytes){ (s), strlen(s) })
#define PART(c, part, name, want)                                              \
	do {                                                                   \
		struct bytes got_ = part(BYTES(name));                         \
		CHECK_BYTES((c), got_.s, got_.len, want);                      \
	} while (0)

static void
parts(struct check *c)
{
	PART(c, person_first, "Martin Kell", "Martin");
	PART(c, person_first, "Kell", "Kell");
	PART(c, person_last, "Martin J. Kell", "Kell");
	PART(c, person_last, "Martin Kell, Jr.", "Kell");
	PART(c, person_last, "Martin Kell III", "Kell");
	PART(c, person_last, "III", "III");
	PART(c, person_last, "", "");
	PART(c, person_family, "Maria de la Orm", "de la Orm");
	PART(c, person_family, "de la Orm", "de la Orm");
	PART(c, person_family, "Martin Kell Jr.", "Kell");
	CHECK(c, person_isfull(BYTES("Martin Kell")));
	CHECK(c, !person_isfull(BYTES("Kell Jr.")));
	CHECK(c, !person_isfull(BYTES("van Orm")));
	CHECK(c, !person_isfull(BYTES("Kell")));
}

static void
initials(struct check *c)
{
	CHECK(c, person_isinitial(BYTES("J.")));
	CHECK(c, person_isinitial(BYTES("J")));
	CHECK(c, person_isinitial(BYTES("J.K.")));
	CHECK(c, !person_isinitial(BYTES("Jo")));
	CHECK(c, !person_isinitial(BYTES("")));
	CHECK(c, person_fullness(BYTES("Martin J. Kell")) == 5);
	CHECK(c, person_fullness(BYTES("M. Kell")) == 3);
	CHECK(c, person_fullness(BYTES("")) == 0);
}

static bool
conflict(const char *a, const char *b)
{
	return person_conflict(BYTES(a), BYTES(b));
}

static void
pairs(struct check *c)
{
	CHECK(c, conflict("Orm A. Kell", "Orm B. Kell"));
	CHECK(c, conflict("Orm H.W. Kell", "Orm W. Kell"));
	CHECK(c, conflict("Orm Anders Kell", "Orm B. Kell"));
	CHECK(c, !conflict("Orm Anders Kell", "Orm A. Kell"));
	CHECK(c, !conflict("Orm A. Kell", "Orm Kell"));
	CHECK(c, !conflict("Orm A. van Kell", "Orm van Kell"));
}

static void
rooms(struct check *c)
{
	char room[PERSON_LONGEST], text[400];
	struct bytes f = person_frame(BYTES("Martin J. Kell Jr."), room);

	CHECK_BYTES(c, f.s, f.len, "Martin Kell Jr.");
	f = person_lower(BYTES("Van Orm"), room);
	CHECK_BYTES(c, f.s, f.len, "van Orm");
	f = person_lower(BYTES("Vance Orm"), room);
	CHECK_BYTES(c, f.s, f.len, "Vance Orm");
	memset(text, 'x', sizeof(text));
	text[100] = ' ';
	f = person_frame((struct bytes){ text, sizeof(text) }, room);
	CHECK(c, f.s == text && f.len == sizeof(text));
}

int
main(void)
{
	struct check c = { 0 };

	parts(&c);
	initials(&c);
	pairs(&c);
	rooms(&c);
	return check_done(&c);
}
