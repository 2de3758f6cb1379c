/* See LICENSE file for copyright and license details. */
#include <stdlib.h>

#include "check.h"
#include "cols.h"

static const struct col list[] = {
	{ "type", false },
	{ "value", false },
	{ "text", false },
	{ "start", true },
	{ "date", true },
};

/* The header that -o spec gives over two input fields, or "!reason". */
static void
header(struct check *c, const char *spec, bool named, const char *want)
{
	struct bytes names[] = { { "date", 4 }, { "value", 5 } };
	struct rec_form f = { .nfield = 2, .named = named, .names = names };
	struct cols cols = { .list = list, .nlist = 5 };
	size_t field[] = { 0, 1 };
	char why[COLS_WHY];
	struct buf b = { 0 };

	if (cols_choose(&cols, spec, why) == -1)
		buf_adds(&b, "!");
	else
		cols_header(&cols, &f, field, 2, &b);
	CHECK_BYTES(c, b.s, b.len, want);
	buf_free(&b);
}

int
main(void)
{
	struct check c = { 0 };
	struct cols cols = { .list = list, .nlist = 5 };
	char why[COLS_WHY];

	header(&c, NULL, false, "f1\tf2\ttype\tvalue\ttext");
	header(&c, NULL, true, "date\tvalue\ttype\tvalue_2\ttext");
	header(&c, "date,text", true, "date\tvalue\tdate_2\ttext");
	header(
	    &c, "+start,date", false, "f1\tf2\ttype\tvalue\tstart\tdate\ttext");
	header(&c, "text,type", false, "f1\tf2\ttext\ttype");
	header(&c, "nope", false, "!");
	header(&c, "", false, "!");
	header(&c, "+", false, "!");
	header(&c, "type,", false, "!");
	header(&c, "type,type", false, "!");
	header(&c, "+type", false, "!");
	CHECK(&c, cols_choose(&cols, "start", why) == 0);
	CHECK(&c, cols_has(&cols, 3) && !cols_has(&cols, 0));
	return check_done(&c);
}
