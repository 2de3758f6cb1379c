/* See LICENSE file for copyright and license details. */
#include "bin/date-tag/scan.h"

#include "check.h"

/* The first hit in text begins at want; NULL: there is none. */
static void
hit(struct check *c, const char *text, const char *want, int line)
{
	size_t len = strlen(text), got = scan_next(text, len, 0);

	if (want == NULL)
		check_that(c, got == len, __FILE__, line, text);
	else
		check_that(c,
		    got + strlen(want) <= len &&
			memcmp(text + got, want, strlen(want)) == 0,
		    __FILE__, line, text);
}
#define HIT(c, text, want) hit((c), (text), (want), __LINE__)

int
main(void)
{
	struct check c = { 0 };

	HIT(&c, "He came on Monday.", "Monday");
	HIT(&c, "He may come in May.", "May");
	HIT(&c, "12 may", "may");
	HIT(&c, "she may 5", "may");
	HIT(&c, "It was 2016", "2016");
	HIT(&c, "on 12/22/16", "12/");
	HIT(&c, "on 22.12.16", "22.");
	HIT(&c, "at 10 p.m.", "10");
	HIT(&c, "at 10.30pm", "10");
	HIT(&c, "at 17:30", "17");
	HIT(&c, "in the 90s", "90s");
	HIT(&c, "see you 2moro", "2moro");
	HIT(&c, "in Q3", "Q3");
	HIT(&c, "YESTERDAY", "YEST");
	HIT(&c, "in FY2014", "FY");
	HIT(&c, "of 300 B.C. or so", "B.C");
	HIT(&c, "A.D. 79", "A.D");
	HIT(&c, "The U.S. and a.b", NULL);
	HIT(&c, "a.", NULL);
	HIT(&c, "They march and may sit for 12 people, 3.5 of 100.", NULL);
	HIT(&c, "1 Daysailer", NULL);
	HIT(&c, "", NULL);
	return check_done(&c);
}
