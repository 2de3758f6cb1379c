/* See LICENSE file for copyright and license details. */
#include <stdio.h>
#include <string.h>

#include "docdate.h"

struct test {
	const char *in;
	const char *iso; /* NULL: refused */
};

static const struct test fields[] = {
	{ "2016-12-22", "2016-12-22" },
	{ "20161222", "2016-12-22" },
	{ "2016-12-22T10:00:00Z", "2016-12-22" },
	{ "2016-12-22 10:00", "2016-12-22" },
	{ "", "" },
	{ "2016-02-30", NULL },
	{ "20160230", NULL },
	{ "2016-12-222", NULL },
	{ "Dec 22", NULL },
	{ "2016-1-2", NULL },
};

static const struct test headers[] = {
	{ "date 2016-12-22 Text", "Text" },
	{ " date 2016-12-22", "" },
	{ "\t date\t2016-12-22\tText", "Text" },
	{ "date 2016-02-30 Text", NULL },
	{ "date 2016-12-22, Text", NULL },
	{ "update 2016-12-22 Text", NULL },
	{ "date2016-12-22 Text", NULL },
	{ "Date 2016-12-22 Text", NULL },
	{ "date", NULL },
	{ "", NULL },
};

static const struct test lines[] = {
	{ "PORT ELLA, Dec. 22, 2016 (Wire) - Rain fell.", "2016-12-22" },
	{ "Port Ella, 22 December 2016: Rain fell.", "2016-12-22" },
	{ "\n\nRain falls\nPublished on March 3, 2015 at noon\n",
	    "2015-03-03" },
	{ "Thursday, 22nd December, 2016\nRain fell.", "2016-12-22" },
	{ "Updated: 2016-12-22\nRain", "2016-12-22" },
	{ "On March 3, 2015 rain fell.", NULL },
	{ "March 3, 2015 was a wet day.", NULL },
	{ "PORT ELLA, Dec. 22 (Wire) - Rain fell.", NULL },
	{ "The mayor said on 22 December 2016 - late - that", NULL },
	{ "PORT ELLA, Feb. 30, 2016 (Wire) - Rain", NULL },
	{ "one\ntwo\nthree\nMarch 3, 2015\n", NULL },
	{ "", NULL },
};

static const struct test glued[] = {
	{ "It ended. date 2016-12-22 It began", "1" },
	{ "It ended.\" date 2016-12-22", "1" },
	{ "It ended.date 2016-12-22 and.  date 2016-12-23 x", "2" },
	{ "the date 2016-12-22 came", "0" },
	{ "It ended. update 2016-12-22 came", "0" },
	{ "date 2016-12-22 x", "0" },
	{ "ended. date 2016-12-2", "0" },
	{ "--------", "0" },
};

static int failed;

static void
check(int ok, const char *what, const char *in)
{
	if (ok)
		return;
	printf("docdate: %s: %s\n", what, in);
	failed = 1;
}

static struct bytes
bytes(const char *s)
{
	struct bytes b = { s, strlen(s) };

	return b;
}

static const struct test keys[] = {
	{ "NYT_ENG_20050312.0123", "2005-03-12" },
	{ "123456789 20050312", "2005-03-12" },
	{ "AFP20051312", NULL },
	{ "", NULL },
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

int
main(void)
{
	const struct test *t;
	char iso[11];
	size_t end;
	int r;

	for (t = fields; t < fields + COUNT(fields); t++) {
		r = docdate_field(bytes(t->in), iso);
		check(t->iso == NULL ?
			  r == -1 :
			  r == (*t->iso != '\0') && strcmp(iso, t->iso) == 0,
		    "field", t->in);
	}
	for (t = keys; t < keys + COUNT(keys); t++) {
		r = docdate_key(bytes(t->in), iso);
		check(t->iso == NULL ? !r && *iso == '\0' :
				       r && strcmp(iso, t->iso) == 0,
		    "key", t->in);
	}
	for (t = headers; t < headers + COUNT(headers); t++) {
		end = 0;
		r = docdate_header(bytes(t->in), iso, &end) != 0;
		check(
		    t->iso == NULL ? !r : r && strcmp(t->in + end, t->iso) == 0,
		    "header", t->in);
	}
	for (t = lines; t < lines + COUNT(lines); t++) {
		r = docdate_dateline(bytes(t->in), iso);
		check(t->iso == NULL ? !r : r && strcmp(iso, t->iso) == 0,
		    "dateline", t->in);
	}
	for (t = glued; t < glued + COUNT(glued); t++)
		check(docdate_glued(bytes(t->in)) == (size_t)(*t->iso - '0'),
		    "glued", t->in);
	return failed;
}
