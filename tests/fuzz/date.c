/* See LICENSE file for copyright and license details. */
/*
 * Any bytes as a paragraph: expressions lie in it, in order and apart, have a
 * value of plain letters, and days in order.  The first byte says whether the
 * document has a date.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bin/date-tag/bestday.h"
#include "bin/date-tag/expr.h"
#include "docdate.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
look(const struct expr *e, size_t from, size_t len)
{
	if (e->start < from || e->end <= e->start || e->end > len)
		abort();
	if (e->value[0] == '\0' || strlen(e->value) >= TIMEX_VALUE)
		abort();
	for (const char *p = e->value; *p != '\0'; p++)
		if (strchr("<>&\"' \t\n", *p) != NULL)
			abort();
	if (e->days.known && e->days.first > e->days.last)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const dates[] = { "", "2013-03-22", "0001-01-01",
		"9999-12-31" };
	struct exprs l = { 0 };
	struct anchor a = { 0 };
	size_t from = 0, end;
	char iso[11];
	struct bytes s;

	if (size == 0)
		return 0;
	s.s = (const char *)data + 1;
	s.len = size - 1;
	a.narrative = (data[0] & 4) != 0;
	a.dayfirst = (data[0] & 8) != 0;
	anchor_init(&a, dates[data[0] % 4]);
	expr_find(s.s, 0, s.len, &a, &l);
	for (size_t i = 0; i < l.n; i++) {
		look(&l.v[i], from, s.len);
		from = l.v[i].end;
	}
	if (bestday_may(s.s, s.len) && bestday_find(s.s, &l, iso) &&
	    docdate_field((struct bytes){ iso, 10 }, iso) != 1)
		abort();
	expr_free(&l);
	docdate_key(s, iso);
	docdate_field(s, iso);
	docdate_header(s, iso, &end);
	docdate_dateline(s, iso);
	docdate_glued(s);
	return 0;
}
