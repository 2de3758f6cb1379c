/* See LICENSE file for copyright and license details. */
#include "bin/date-tag/later.h"

#include "check.h"

/* The values in text, written on iso, by blanks. */
static void
values(struct check *c, const char *iso, const char *text, const char *want,
    int line)
{
	struct anchor a = { 0 };
	struct exprs l = { 0 };
	char got[256];
	size_t n = 0;

	anchor_init(&a, iso);
	expr_find(text, 0, strlen(text), &a, &l);
	for (size_t i = 0; i < l.n; i++)
		n += (size_t)snprintf(got + n, sizeof(got) - n, "%s%s",
		    i > 0 ? " " : "", l.v[i].value);
	check_bytes(c, got, n, want, __FILE__, line);
	expr_free(&l);
}
#define VALUES(c, text, want)                                                  \
	values((c), "2013-09-10", (text), (want), __LINE__)

int
main(void)
{
	struct check c = { 0 };

	VALUES(
	    &c, "It ran from 10 May to 25 June 2012.", "2012-05-10 2012-06-25");
	VALUES(&c, "It was shut between December and January 2010.",
	    "2009-12 2010-01");
	VALUES(&c, "It opened on 10 May. On 25 June 2012 it shut.",
	    "2013-05-10 2012-06-25");
	VALUES(&c, "The quarter ended July 31 was poor.", "2013-Q2 2013-07-31");
	VALUES(&c, "Its first quarter was bad. The quarter ended July 31.",
	    "2013-Q1 2013-Q1 2013-07-31");
	VALUES(&c, "The week ended Aug. 17 was poor.", "2013-W33 2013-08-17");
	VALUES(&c, "The week. It ended Aug. 17.", "2013-W37 2013-08-17");
	VALUES(&c, "Its fiscal fourth quarter ended Aug. 31.",
	    "2013-Q4 2013-08-31");
	VALUES(&c, "Its fiscal fourth quarter ended Feb. 2.",
	    "2012-Q4 2013-02-02");
	VALUES(&c,
	    "Net income of its second quarter ended Feb. 28 rose from "
	    "$3 million a year earlier.",
	    "2013-Q2 2013-02-28 2012-Q2");
	VALUES(&c, "It rang at 10:35 a.m. (0735 GMT) Friday.",
	    "2013-09-06T10:35 2013-09-06T07:35 2013-09-06");
	VALUES(&c, "It rang at 10:35 a.m. He met them Friday.",
	    "2013-09-10T10:35 2013-09-06");
	return check_done(&c);
}
