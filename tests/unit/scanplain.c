/* See LICENSE file for copyright and license details. */
/* The scan without vectors against the one with them. */
#define SCAN_PLAIN
#define scan_next scan_plain
#include "bin/date-tag/scan.c"
#undef scan_next
size_t scan_next(const char *, size_t, size_t);

#include "check.h"

enum { LEN = 96, TEXTS = 2000 };

/* Marks and bytes about the ends of the ranges, and words to be found. */
static const char marks[] = " .,-'/:@[`{|\n\x80\xc3\xff\x7f 09azAZmM";
static const char phrase[] = "May 12 at 7pm on Monday in 2014, 9 pm; Fri"
			     " Q3 FY14, 44 B.C";

int
main(void)
{
	struct check c = { 0 };
	uint32_t seed = 1;
	char text[LEN];

	for (int n = 0; n < TEXTS; n++) {
		for (size_t i = 0; i < LEN; i++) {
			seed = seed * 1664525 + 1013904223;
			text[i] =
			    seed >> 30 == 0 ?
				marks[(seed >> 16) % sizeof(marks)] :
				phrase[((unsigned)n + i) % sizeof(phrase)];
		}
		for (size_t from = 0; from < LEN; from++) {
			size_t len = n % 2 == 0 ? LEN : from + (LEN - from) / 2;

			CHECK(&c, scan_next(text, len, from) ==
				      scan_plain(text, len, from));
		}
	}
	return check_done(&c);
}
