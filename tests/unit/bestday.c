/* See LICENSE file for copyright and license details. */
#include "bin/date-tag/bestday.h"

#include "check.h"

/* The day that the text supports. */
static void
day(struct check *c, const char *text, const char *want, int line)
{
	struct anchor a = { 0 };
	struct exprs l = { 0 };
	char iso[11];
	bool found;

	anchor_init(&a, "");
	expr_find(text, 0, strlen(text), &a, &l);
	found = bestday_find(text, &l, iso);
	check_bytes(c, iso, strlen(iso), want, __FILE__, line);
	check_that(c, found == (want[0] != '\0'), __FILE__, line, text);
	expr_free(&l);
}
#define DAY(c, text, want) day((c), (text), (want), __LINE__)

int
main(void)
{
	struct check c = { 0 };

	/* 14 March 2014 was a Friday. */
	DAY(&c,
	    "Oslund wrote on March 14, 2014. Valdano answered on 14 March 2014, "
	    "and the port on March 14, 2014. They met on Friday.",
	    "2014-03-14");
	DAY(&c, "Today, March 14, 2014, the port opens. It is 14 March 2014.",
	    "2014-03-14");
	DAY(&c, "On Friday, today (14 March 2014), the port opens.",
	    "2014-03-14");
	/* The last one counts, and it is not supported. */
	DAY(&c,
	    "Oslund wrote on March 14, 2014. Valdano answered on 14 March 2014, "
	    "and the port on March 14, 2014. They met on Friday. It closes on "
	    "17 April 2015.",
	    "");
	/* Another weekday, none, too few. */
	DAY(&c,
	    "Oslund wrote on March 14, 2014. Valdano answered on 14 March 2014, "
	    "and the port on March 14, 2014. They met on Tuesday.",
	    "");
	DAY(&c,
	    "Oslund wrote on March 14, 2014, Valdano on 14 March 2014, the port "
	    "on March 14, 2014, Varga on 14 March 2014.",
	    "");
	DAY(&c, "Oslund wrote on March 14, 2014. They met on Friday.", "");
	DAY(&c, "The war began on 3 May 1740.", "");
	DAY(&c, "", "");
	CHECK(&c, bestday_may("in 2014", 7));
	CHECK(&c, bestday_may("1740", 4));
	CHECK(&c, !bestday_may("20145 12014 201", 15));
	CHECK(&c, !bestday_may("", 0));
	return check_done(&c);
}
