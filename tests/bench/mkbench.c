/* See LICENSE file for copyright and license details. */
/*
 * mkbench: inputs for timing, the same on every machine.
 *
 *	mkbench news BYTES	plain news with dated headers, dates, names and
 *				quotes; half of the paragraphs stood before
 *	mkbench short LINES	short lines, nine of ten distinct
 *	mkbench distinct LINES [FROM]	29 bytes each, none twice, those behind
 *				the first FROM
 *	mkbench articles N	records id TAB text of 2,000 bytes, of made-up
 *				words; one in five was there, a little changed
 */
#include <err.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RECENT = 50000, PARAGRAPHS = 8, LINE = 1024, ARTICLE = 2000 };

/* splitmix64 (Steele, Lea, Flood 2014). */
static uint64_t
mix(uint64_t x)
{
	x += 0x9e3779b97f4a7c15;
	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
	x = (x ^ x >> 27) * 0x94d049bb133111eb;
	return x ^ x >> 31;
}

/* One of a list of words, by some bits of h. */
#define PICK(list, h) (list)[(h) % (sizeof(list) / sizeof(*(list)))]

static const char *const places[] = { "Halvik", "Tarn", "Oster", "Brussels",
	"London", "Nairobi", "Ankara", "Lima", "Geneva", "New York" };
static const char *const persons[] = { "Anna Kovarik", "Idris Halloran",
	"Marta Quell", "Tobias Renn", "Lea Osterman", "Paul Verity",
	"Nadia Brandt", "Samuel Oduya" };
static const char *const bodies[] = { "the Halvik Bank", "the ministry",
	"the United Nations", "the port union", "Norvex Corp.",
	"the European Commission", "the Tarn police" };
static const char *const days[] = { "on Monday", "yesterday", "last week",
	"on March 3", "in December 2015", "two years ago", "this morning",
	"next month" };
static const char *const verbs[] = { "closed", "approved", "delayed",
	"rejected", "announced", "reviewed", "sold", "reopened" };
static const char *const things[] = { "the river treaty", "the new terminal",
	"a budget of 4.5 million euros", "the merger", "the strike",
	"a plan to build 1,200 homes", "the inquiry", "the harbour" };

/* The paragraph number k, always the same. */
static size_t
paragraph(uint64_t k, char *to)
{
	const uint64_t h = mix(k), g = mix(h), q = mix(g);
	const char *place = PICK(places, h), *who = PICK(persons, h >> 8);
	const char *body = PICK(bodies, h >> 16), *day = PICK(days, h >> 24);
	const char *verb = PICK(verbs, h >> 32), *what = PICK(things, h >> 40);
	int n;

	switch (g % 4) {
	case 0:
		n = snprintf(to, LINE,
		    "\"We %s %s %s, and case %" PRIu64 " shows why,\" said %s "
		    "of %s in %s.",
		    verb, what, day, k, who, body, place);
		break;
	case 1:
		n = snprintf(to, LINE,
		    "%s in %s %s %s %s, after %" PRIu64 " residents had asked "
		    "for it and %s had warned that prices would rise by "
		    "%u percent.",
		    body, place, verb, what, day, k, PICK(persons, q),
		    (unsigned)(q >> 32) % 90);
		break;
	default:
		n = snprintf(to, LINE,
		    "According to %s, %s %s %s %s; file %" PRIu64
		    " was closed in %s, where %s %s %s and nobody was hurt.",
		    who, body, verb, what, day, k, place, PICK(bodies, q),
		    PICK(verbs, q >> 8), PICK(things, q >> 16));
		break;
	}
	return (size_t)n;
}

static void
news(uint64_t bytes)
{
	uint64_t written = 0, distinct = 0, lines = 0;
	char line[LINE];

	for (; written < bytes; lines++) {
		const uint64_t h = mix(~lines);
		uint64_t k = distinct, back;
		int n = 0;

		back = distinct < RECENT || h >> 62 == 0 ? distinct : RECENT;
		if (distinct > 0 && (h & 1) == 0)
			k = distinct - 1 - (h >> 8) % back;
		else
			distinct++;
		if (lines % PARAGRAPHS == 0)
			n = printf(" date 2016-%02u-%02u ",
			    (unsigned)(h >> 20) % 12 + 1,
			    (unsigned)(h >> 40) % 28 + 1);
		written += paragraph(k, line) + (uint64_t)n + 1;
		puts(line);
	}
}

static void
shortlines(uint64_t lines)
{
	uint64_t distinct = 0;

	for (uint64_t i = 0; i < lines; i++) {
		const uint64_t h = mix(~i);
		const bool old = distinct > 0 && h % 10 == 0;
		const uint64_t k = old ? (h >> 8) % distinct : distinct;

		distinct += !old;
		printf("%s-%" PRIx64 "\n", PICK(places, mix(k)), mix(k) >> 24);
	}
}

/* The word number k of a language in which few are common. */
static size_t
word(uint64_t k, char *to)
{
	static const char *const little[] = { "the", "of", "and", "to", "in",
		"a", "said", "that", "for", "was", "is", "on", "by", "with" };
	static const char *const part[] = { "ba", "lor", "vi", "ten", "ka",
		"mi", "dor", "su", "pel", "ra", "nu", "shi", "gar", "ol", "we",
		"fin" };
	const uint64_t h = mix(k), rank = (h >> 8) % (1 + (h >> 32) % 50000);
	const uint64_t w = mix(rank);
	size_t n = 0;

	if (h % 5 < 2)
		return (size_t)sprintf(to, "%s", PICK(little, h >> 40));
	if (h % 50 == 3)
		return (size_t)sprintf(to, "%u", (unsigned)(h >> 50));
	for (unsigned i = 0; i < 2 + w % 3; i++)
		n += (size_t)sprintf(
		    to + n, "%s", PICK(part, w >> (8 * i + 8)));
	return n;
}

/* Some words of its own make a copy of an article another one. */
static void
article(uint64_t k, uint64_t own)
{
	size_t n = 0;

	for (uint64_t i = 0; n < ARTICLE; i++) {
		const bool other = mix(own + i) % 20 == 0;
		char s[32];
		const size_t len = word((other ? own : k) * ARTICLE + i, s);

		fwrite(s, 1, len, stdout);
		fputs(i % 15 == 14 ? ". " : " ", stdout);
		n += len + 1;
	}
	putchar('\n');
}

static void
articles(uint64_t number)
{
	for (uint64_t i = 0; i < number; i++) {
		const uint64_t h = mix(~i);
		const bool old = i > 0 && h % 5 == 0;

		printf("a%" PRIu64 "\t", i);
		article(old ? (h >> 8) % i : i, i);
	}
}

/* mix() gives no value twice. */
static void
distinctlines(uint64_t lines, uint64_t from)
{
	for (uint64_t i = from; i < from + lines; i++)
		printf("dispatch-%016" PRIx64 "-%02u\n", mix(i),
		    (unsigned)(i % 100));
}

static uint64_t
number(const char *arg, long long min)
{
	const char *errstr;
	const long long n = strtonum(arg, min, INT64_MAX / 2, &errstr);

	if (errstr != NULL)
		errx(2, "%s: %s", arg, errstr);
	return (uint64_t)n;
}

int
main(int argc, char *argv[])
{
	uint64_t n;

	if (argc != 3 && argc != 4)
		errx(2, "usage: mkbench news|short|distinct|articles NUMBER "
			"[FROM]");
	n = number(argv[2], 1);
	if (strcmp(argv[1], "news") == 0)
		news(n);
	else if (strcmp(argv[1], "articles") == 0)
		articles(n);
	else if (strcmp(argv[1], "distinct") == 0)
		distinctlines(n, argc == 4 ? number(argv[3], 0) : 0);
	else
		shortlines(n);
	return fflush(stdout) == EOF;
}
