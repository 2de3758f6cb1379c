/* See LICENSE file for copyright and license details. */
#include "bin/date-tag/expr.h"

#include "check.h"

/* The expressions of text as "words=value|...", in a document of 2013-03-22. */
static void
finds(struct check *c, const char *text, const char *want, int line)
{
	struct exprs l = { 0 };
	struct anchor a = { 0 };
	char got[512];
	size_t n = 0;

	anchor_init(&a, "2013-03-22");
	expr_find(text, 0, strlen(text), &a, &l);
	for (size_t i = 0; i < l.n; i++)
		n += (size_t)snprintf(got + n, sizeof(got) - n, "%s%.*s=%s",
		    i > 0 ? "|" : "", (int)(l.v[i].end - l.v[i].start),
		    text + l.v[i].start, l.v[i].value);
	check_bytes(c, got, n, want, __FILE__, line);
	expr_free(&l);
}
#define FINDS(c, text, want) finds((c), (text), (want), __LINE__)

int
main(void)
{
	struct check c = { 0 };

	FINDS(&c, "", "");
	FINDS(&c, "No date here, but 12 people and 3.5 tons.", "");
	FINDS(&c, "On May 3, 2012, rain.", "May 3, 2012=2012-05-03");
	FINDS(&c, "2012-05-03", "2012-05-03=2012-05-03");
	FINDS(&c, "2012-02-30 2012-13-01 31/31/2012", "");
	FINDS(&c, "between 2010 and 2012", "2010=2010|2012=2012");
	FINDS(&c, "in 1939-45.", "1939=1939|45=1945");
	FINDS(&c, "Net income fell in the third quarter from a year earlier.",
	    "the third quarter=2012-Q3|a year earlier=2011-Q3");
	FINDS(&c, "noon Thursday", "noon Thursday=2013-03-21T12:00");
	FINDS(&c, "On Monday he left at 5 p.m. and slept at 7 p.m.",
	    "Monday=2013-03-18|5 p.m.=2013-03-18T17:00|"
	    "7 p.m.=2013-03-18T19:00");
	FINDS(&c, "He may march in April, Mr. May said.", "April=2013-04");
	FINDS(&c, "The Sun and the Daily Courier", "");
	FINDS(&c, "a 34-year-old man, 34 years old", "");
	FINDS(&c, "http://x.example/2012/05/03/story", "");
	FINDS(&c, "It cost $2012 or 1,990 euros.", "");
	FINDS(&c, "2000 people on flight 1990", "");
	return check_done(&c);
}
