/* See LICENSE file for copyright and license details. */
#include "bin/date-tag/word.h"
#include "bin/date-tag/wordkey.h"

#include "check.h"
#include "dates.h"

/* The tokens of text, parted by '|'; those that the lexicon lacks between
 * parentheses, numbers with their value in thousandths. */
static void
cuts(struct check *c, const char *text, const char *want, int line)
{
	size_t len = strlen(text), at = 0, n = 0;
	char got[512];
	struct token t;

	for (; word_next(text, len, at, &t) && n < 400; at = t.end) {
		int w = (int)(t.end - t.start);
		const char *s = text + t.start;
		bool known = t.kind != 0;

		n += (size_t)snprintf(got + n, sizeof(got) - n, "%s%s%.*s%s",
		    n > 0 ? "|" : "", known ? "" : "(", w, s, known ? "" : ")");
		if (t.number)
			n += (size_t)snprintf(got + n, sizeof(got) - n, "=%lld",
			    (long long)t.value);
	}
	check_bytes(c, got, n, want, __FILE__, line);
}
#define CUTS(c, text, want) cuts((c), (text), (want), __LINE__)

static void
words(struct check *c)
{
	CUTS(c, "On Monday, he", "On|Monday|,|(he)");
	CUTS(c, "Sept. 30", "Sept.|30=30000");
	CUTS(c, "9 a.m. here", "9=9000|a.m.|(here)");
	CUTS(c, "year's end", "year|'s|end");
	CUTS(c, "year\xe2\x80\x99s", "year|\xe2\x80\x99s");
	CUTS(c, "8 o'clock", "8=8000|o'clock");
	CUTS(c,
	    "8 o\xe2\x80\x99"
	    "clock",
	    "8=8000|o\xe2\x80\x99"
	    "clock");
	CUTS(c, "mid-June", "mid|-|June");
	CUTS(c, "June - July", "June|(-)|July");
	CUTS(c, "last\xc2\xa0week", "last|week");
}

static void
numbers(struct check *c)
{
	CUTS(c, "2016-12-22", "2016=2016000|-|12=12000|-|22=22000");
	CUTS(c, "22.12.2016", "22=22000|.|12=12000|.|2016=2016000");
	CUTS(c, "1,250 2.5 5 1/2", "1,250=1250000|2.5=2500|5 1/2=5500");
	CUTS(c, "22nd 1990s '90s", "22nd=22000|1990s=1990000|'|90s=90000");
	CUTS(c, "10am 747x", "10=10000|am|(747x)");
	CUTS(c, "$1990", "($)|(1990)=1990000");
	CUTS(c, "2moro", "2moro");
	CUTS(c, "FY2012 Q3", "FY|2012=2012000|Q3");
}

static void
numerals(struct check *c)
{
	CUTS(c, "twenty-five", "twenty-five=25000");
	CUTS(c, "two hundred and ten", "two hundred and ten=210000");
	CUTS(c, "nineteen ninety-seven", "nineteen ninety-seven=1997000");
	CUTS(c, "two thousand", "two thousand=2000000");
	CUTS(c, "three million", "three million=3000000000");
	CUTS(c, "twenty-first", "twenty-first=21000");
	CUTS(c, "two and", "two=2000|and");
	CUTS(c, "five two", "five=5000|two=2000");
}

/* word_at() against word_find() and a plain loop, at each offset and for each
 * end of a text. */
static void
ends(struct check *c)
{
	static const char text[] = "May a.m. Yesterday|thanksgiving [Z`z{@ 7pm "
				   "\xc3\xa9t\xc3\xa9 Abcdefgh ijklmnop."
				   "abcdefghijklmnopq Weds AZaz";

	for (size_t len = 0; len < sizeof(text); len++)
		for (size_t i = 0; i <= len; i++) {
			size_t end, want = i;
			uint16_t word = word_at(text, len, i, &end);

			while (want < len && ((text[want] | 0x20) >= 'a' &&
						 (text[want] | 0x20) <= 'z'))
				want++;
			check_that(c,
			    end == want &&
				word == word_find(text + i, want - i),
			    __FILE__, __LINE__, text + i);
		}
}

static bool
isletter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Letters at the beginning and at the end of eight bytes, one of them each byte
 * there is. */
static void
letters(struct check *c)
{
	for (unsigned b = 0; b < 256; b++)
		for (unsigned at = 0; at < 8; at++) {
			char s[] = "AbzZmaYc", got[8];
			unsigned first = 0, last = 0, i;
			uint64_t small;

			s[at] = (char)b;
			while (first < 8 && isletter(s[first]))
				first++;
			while (last < 8 && isletter(s[7 - last]))
				last++;
			CHECK(
			    c, wordkey_letters(mem_eight(s), &small) == first);
			mem_seteight(got, small);
			for (i = 0; i < 8; i++)
				CHECK(c,
				    got[i] == (i < first ? s[i] | 0x20 : '\0'));
			CHECK(c, wordkey_lettersbefore(mem_eight(s), &small) ==
				     last);
			mem_seteight(got, small);
			for (i = 0; i < 8; i++)
				CHECK(c, got[i] == (i < last ? s[8 - last + i] |
								   0x20 :
							       '\0'));
		}
}

static void
classes(struct check *c)
{
	struct token small, large;
	int64_t v = 0;

	CHECK(c, word_next("may", 3, 0, &small));
	CHECK(c, word_next("May", 3, 0, &large));
	CHECK(c, small.kind != large.kind && small.word == large.word);
	CHECK(c, word_value(&large, CLASS_MONTH, &v) && v == 5);
	CHECK(c, !word_value(&large, CLASS_WDAY, &v));
	CHECK(c, (word_flags(large.word) & WORD_CAPITAL) != 0);
	CHECK(c, word_find("YESTERDAY", 9) != WORD_UNKNOWN);
	CHECK(c, word_find("kumquat", 7) == WORD_UNKNOWN);
	CHECK(c, word_find("", 0) == WORD_UNKNOWN);
}

int
main(void)
{
	struct check c = { 0 };

	words(&c);
	numbers(&c);
	numerals(&c);
	ends(&c);
	letters(&c);
	classes(&c);
	return check_done(&c);
}
