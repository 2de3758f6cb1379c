/* See LICENSE file for copyright and license details. */
/*
 * mkhostile DIR: inputs that attack the filters, written into DIR, one file
 * each, always the same bytes.  On standard output a row for each of them:
 * name TAB status TAB records TAB what it attacks.  status is what a tool that
 * cuts records into fields ends with, records how many of them are sound; "-"
 * where only the part before the damage counts.
 */
#include <sys/types.h>

#include <err.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <zlib.h>

struct text {
	unsigned char *s;
	size_t len;
	size_t cap;
};

/* String literals that may hold NUL. */
#define LIT(t, lit) add(t, lit, sizeof(lit) - 1)

static const char article[] =
    " date 2016-05-03 The port of Halvik closed on Monday, officials said.\n"
    "\n"
    "\"We will open it tomorrow,\" said Anna Kovarik of the Halvik Bank.\n"
    "\xe2\x80\x9cNot before Friday, May 6, 2016,\xe2\x80\x9d she added.\n";

static void
add(struct text *t, const void *s, size_t n)
{
	while (t->cap - t->len < n) {
		t->cap = t->cap ? t->cap * 2 : 4096;
		t->s = realloc(t->s, t->cap);
		if (t->s == NULL)
			err(1, NULL);
	}
	memcpy(t->s + t->len, s, n);
	t->len += n;
}

static void
adds(struct text *t, const char *s)
{
	add(t, s, strlen(s));
}

static void
times(struct text *t, const char *s, int n)
{
	while (n-- > 0)
		adds(t, s);
}

static long
records(const struct text *t)
{
	long n = 0;

	for (size_t i = 0; i < t->len; i++)
		n += t->s[i] == '\n';
	return n + (t->len > 0 && t->s[t->len - 1] != '\n');
}

/* Write and empty t. */
static void
store(const char *name, struct text *t, const char *status, long n,
    const char *why)
{
	FILE *f = fopen(name, "wb");

	if (f == NULL || fwrite(t->s, 1, t->len, f) != t->len || fclose(f) != 0)
		err(1, "%s", name);
	t->len = 0;
	if (n < 0)
		printf("%s\t%s\t-\t%s\n", name, status, why);
	else
		printf("%s\t%s\t%ld\t%s\n", name, status, n, why);
}

static void
sound(const char *name, struct text *t, const char *why)
{
	store(name, t, "0", records(t), why);
}

/* A gzip member that holds from. */
static void
member(struct text *to, const struct text *from)
{
	unsigned char block[65536];
	unsigned char none = 0;
	z_stream z;
	int ret;

	memset(&z, 0, sizeof(z));
	if (deflateInit2(&z, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		errx(1, "deflateInit2");
	z.next_in = from->len > 0 ? from->s : &none;
	z.avail_in = (uInt)from->len;
	do {
		z.next_out = block;
		z.avail_out = sizeof(block);
		ret = deflate(&z, Z_FINISH);
		add(to, block, sizeof(block) - z.avail_out);
	} while (ret == Z_OK);
	deflateEnd(&z);
}

static void
members(struct text *to, const char *s)
{
	struct text from = { NULL, 0, 0 };

	add(&from, s, strlen(s));
	member(to, &from);
	free(from.s);
}

static void
emptiness(struct text *t)
{
	sound("empty", t, "no byte at all");
	LIT(t, "\n");
	sound("one-newline", t, "one empty record");
	times(t, "\n", 20000);
	sound("newlines", t, "only empty records");
	LIT(t, "   \n\v\f \n \n");
	sound("blanks", t, "white records");
	LIT(t, "\xef\xbb\xbf");
	store("bom-alone", t, "0", 0, "a byte order mark and nothing more");
	LIT(t, "\n\t\n\t\t\n");
	sound("late-tabs", t, "plain by its first record, TABs later");
	LIT(t, "\t\n\t\n\t\n");
	sound("empty-fields", t, "two empty fields a record");
}

static void
endings(struct text *t)
{
	LIT(t, "He said so\nHe said \"no\"");
	sound("no-newline", t, "the last record has no terminator");
	LIT(t, "one\r\ntwo\r\nthree\r\n");
	sound("crlf", t, "CR LF");
	LIT(t, "one\r\ntwo\nthree\rstill\r\r\n\r\n");
	sound("crlf-mixed", t, "CR LF, LF and CR mixed");
	times(t, "one\r", 500);
	sound("cr-only", t, "old line ends: one record");
	times(t, "x", 65535);
	LIT(t, "\r\n");
	times(t, "y", 262144);
	LIT(t, "\r\nend\r\n");
	sound("crlf-split", t, "CR and LF on two sides of a block's end");
	LIT(t, "a\xe2\x80\xa8"
	       "b\xe2\x80\xa9"
	       "c\xc2\x85"
	       "d\ve\ff\034g\n");
	sound("other-ends", t, "line ends of Unicode that end no record");
	LIT(t, "before\032after\nlast\n");
	sound("ctrl-z", t, "an end-of-file character of old");
}

static void
bytesets(struct text *t)
{
	static const char marks[] = "ab \n\"'\xe2\x80\x9c\x9d"
				    "019-/,";
	unsigned char all[256];

	LIT(t, "a\0b said\n\0\n\"quo\0te,\" Anna Kovarik said.\n\0\0\0\n");
	sound("nul", t, "NUL inside records");
	for (size_t i = 0; i < sizeof(all); i++)
		all[i] = (unsigned char)i;
	add(t, "x\n", 2);
	for (int i = 0; i < 16; i++)
		add(t, all, sizeof(all));
	sound("all-bytes", t, "every byte there is");
	uint32_t r = 12345;
	for (int i = 0; i < 100000; i++) {
		r = r * 1664525U + 1013904223U;
		all[0] = (unsigned char)(r >> 24);
		add(t, all, 1);
		if (i == 0)
			LIT(t, "\n");
	}
	t->s[0] = 'x';
	sound("random", t, "noise");
	LIT(t, "plain\n");
	for (int i = 0; i < 100000; i++) {
		r = r * 1664525U + 1013904223U;
		add(t, &marks[r >> 28], 1);
	}
	sound("random-marks", t, "noise of marks, digits, cut characters");
	LIT(t,
	    "\033[31mred\033[0m \033]0;title\007 \033[2J he said\n\b\b\177\n");
	sound("escapes", t, "terminal control");
	LIT(t, "%s%n%x %d%% said\n$(id) `id`; rm -rf x\n--help\n-z\n../../x\n");
	sound("formats", t, "format strings and shell text");
}

static void
characters(struct text *t)
{
	static const char *const bad[] = { "\xc0\xaf", "\xc0\x80",
		"\xe0\x80\xaf", "\xf0\x80\x80\xaf", "\xed\xa0\x80",
		"\xed\xa0\xbd\xed\xb8\x80", "\xf4\x90\x80\x80", "\xfe\xff",
		"\x80\xbf", "\xc3", "\xe2\x80", "\xf0\x9f\x98",
		"\xf8\x88\x80\x80\x80", "\xef\xbf\xbe" };

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		adds(t, "He said \"");
		adds(t, bad[i]);
		adds(t, "word");
		adds(t, bad[i]);
		adds(t, "\" on Monday\n");
	}
	sound("utf8-invalid", t, "each kind of invalid sequence");
	LIT(t, "Anna Kovarik said \xe2\x80");
	sound("utf8-cut", t, "ends inside a character");
	times(t, "x", 65535);
	LIT(t, "\xe2\x80\x9cwe will,\xe2\x80\x9d he said.\n");
	sound("utf8-split", t, "a mark over a block's end");
	LIT(t, "\xef\xbb\xbf");
	adds(t, article);
	sound("bom", t, "byte order mark before a dated header");
	adds(t, article);
	LIT(t, "\xef\xbb\xbf");
	adds(t, article);
	sound("bom-inside", t, "byte order mark in the middle");
	LIT(t, "Caf\xe9 M\xfcller said \x93no\x94 \x96 it\x92s \x80"
	       "100\n");
	sound("cp1252", t, "an 8-bit code page");
	LIT(t, "\xff\xfeH\0e\0 \0s\0a\0i\0"
	       "d\0\n\0");
	sound("utf16", t, "UTF-16");
	LIT(t, "a");
	times(t, "\xcc\x81\xcd\x83", 20000);
	LIT(t, " said\n");
	sound("marks-stacked", t, "40,000 combining marks on one letter");
	LIT(t, "\xe2\x80\xae\xe2\x80\x9c"
	       "desrever\xe2\x80\x9d dias\xe2\x80\xac he said.\n");
	sound("bidi", t, "direction overrides");
	LIT(t, "An\xe2\x80\x8bna Ko\xe2\x80\x8cvarik sa\xe2\x80\x8d"
	       "id on May\xc2\xad 3,\xc2\xa0"
	       "2016\n");
	sound("zero-width", t, "invisible characters inside words");
}

static void
sizes(struct text *t)
{
	times(t, article, 0);
	times(t, "Anna Kovarik said \"we will\" on Monday in Halvik. ", 20000);
	LIT(t, "\n");
	sound("long-line", t, "one record of 1 MB");
	times(t, "abcdefgh", 250000);
	sound("long-word", t, "one word of 2 MB without an end");
	times(t, "A", 1);
	times(t, "b", 300000);
	LIT(t, " ");
	times(t, "9", 300000);
	LIT(t, " ");
	times(t, "-", 300000);
	LIT(t, "\n");
	sound("long-words", t, "a name, a number and a dash of 300 kB");
	times(t, "the same line\n", 50000);
	sound("same-lines", t, "one record 50,000 times");
	for (int i = 0; i < 50000; i++) {
		char line[32];
		snprintf(line, sizeof(line), "line %d\n", i);
		adds(t, line);
	}
	sound("other-lines", t, "50,000 different records");
	times(t, "a\tb\n", 1);
	times(t, "\t", 1);
	times(t, "x ", 500000);
	LIT(t, "\n");
	sound("long-field", t, "a field of 1 MB");
	times(t, "\t", 20000);
	LIT(t, "\n");
	sound("many-fields", t, "20,001 fields");
	times(t, "k\ttext of one document, said Anna Kovarik.\n", 40000);
	sound("one-key", t, "a document of 1.7 MB over 40,000 records");
}

static void
quotes(struct text *t)
{
	times(t, "\"", 40000);
	LIT(t, "\n");
	times(t, "'", 40000);
	LIT(t, "\n");
	times(t, "``", 20000);
	LIT(t, "\n");
	times(t, "\xe2\x80\x9c", 20000);
	LIT(t, "\n");
	times(t, "\xe2\x80\x9c\xe2\x80\x9d", 20000);
	LIT(t, "\n");
	sound("quote-marks", t, "nothing but marks");
	times(t, "\"a ", 20000);
	LIT(t, "\n");
	times(t,
	    "\xe2\x80\x9c"
	    "a ",
	    20000);
	LIT(t, "\n");
	sound("quotes-open", t, "opened and never closed");
	times(t, "\xe2\x80\x9c\xe2\x80\x98", 5000);
	LIT(t, "x");
	times(t, "\xe2\x80\x99\xe2\x80\x9d", 5000);
	LIT(t, " he said.\n");
	times(t, "\xc2\xab", 5000);
	LIT(t, "x");
	times(t, "\xc2\xbb", 5000);
	LIT(t, "\n");
	sound("quotes-nested", t, "10,000 levels");
	times(t, "\xe2\x80\x9cOne more paragraph of it\n\n", 5000);
	sound("quotes-reopened", t, "reopened in 5,000 paragraphs, not closed");
	times(t, "said ", 40000);
	LIT(t, "\n");
	times(t, "he said, she said, ", 10000);
	LIT(t, "\n");
	sound("said", t, "verbs of saying alone");
	times(t, "\"No,\" he said. ", 20000);
	LIT(t, "\n");
	sound("quotes-pronoun", t, "20,000 quotes of nobody known");
	LIT(t, "'Tis the '90s, 5'10\" tall, 12\" wide and 'em said 'no.'\n");
	sound("quotes-feet", t, "apostrophes, feet and inches");
	times(t, "<a href=\"x\" title='", 10000);
	LIT(t, "\n");
	sound("tags-open", t, "HTML tags and attributes that never end");
	times(t, "&quot;&#39;&#x201c;&bogus;&#99999999;&", 5000);
	LIT(t, "\n");
	sound("html-entities", t, "HTML entities, sound and not");
}

static void
names(struct text *t)
{
	times(t, "Anna Kovarik ", 20000);
	LIT(t, "\n");
	sound("caps-run", t, "a name of 40,000 words");
	times(t, "A ", 40000);
	LIT(t, "\n");
	times(t, "A. ", 40000);
	LIT(t, "\n");
	sound("initials", t, "initials without end");
	times(t, "Van de of the and ", 20000);
	LIT(t, "\n");
	sound("joiners", t, "words that join names");
	for (int i = 0; i < 20000; i++) {
		char name[64];
		snprintf(name, sizeof(name), "Mr. N%da Q%db said so. ", i, i);
		adds(t, name);
	}
	LIT(t, "\n");
	sound("names-many", t, "20,000 persons in a document");
	times(t, "Mr. Kovarik, ", 20000);
	LIT(t, "\n");
	sound("surname", t, "one surname, 20,000 times, no full name");
	times(t, "U.S. U.N. A.B.C.D.E.F. e.g. i.e. St. ", 5000);
	LIT(t, "\n");
	sound("abbreviations", t, "full stops that end nothing");
	times(t, "((((((((UN (UN) (", 5000);
	LIT(t, "\n");
	sound("brackets", t, "brackets around short forms");
}

static void
dates(struct text *t)
{
	times(t, "1", 40000);
	LIT(t, "\n");
	times(t, "2016-", 20000);
	LIT(t, "\n");
	times(t, "1/", 40000);
	LIT(t, "\n");
	times(t, "12:", 40000);
	LIT(t, "\n");
	sound("digits", t, "digits in the shape of dates");
	times(t, "last next last Monday before the day after ", 10000);
	LIT(t, "\n");
	sound("relative", t, "relative words without end");
	LIT(t, " date 2016-02-30 x\n date 2016-00-10 x\n date 0000-00-00 x\n"
	       " date 99999-01-01 x\n date 1900-02-29 x\n date 2000-02-29 x\n"
	       " date 2016-05-03\n date 2016-05-03x\n date  2016-05-03  x\n"
	       "date 2016-05-03 x\n Date 2016-05-03 x\n dates 2016-05-03 x\n");
	sound("headers", t, "dated headers, sound and not");
	LIT(t, "Feb. 31, the 31st of June, 999999999999999999999 years ago,\n"
	       "in 0 days, the 99999th century, Q5 2016, 12:60 p.m., 24/7,\n"
	       "May said on May 1 that she may march in March in August.\n");
	sound("impossible", t, "dates that do not exist");
	times(t, " date 2016-05-03\n", 10000);
	sound("headers-alone", t, "10,000 documents without a word");
	LIT(t, "d1\t20160503\tx\nd2\t2016-05-03T10:00:00Z\tx\nd3\t\tx\n"
	       "d4\tsome day\tx\nd5\t20161303\tx\n");
	sound("references", t, "each form of a date field");
}

static void
fields(struct text *t)
{
	LIT(t, "a\tb\tc\nd\te\tf\nx\ny\tz\n1\t2\t3\t4\ng\th\ti\n");
	store("ragged", t, "1", 3, "records of other numbers of fields");
	LIT(t, "\\n\t\\t\\\\\n\\x\t\\\\\\\n\\\t\\r\\0\n");
	sound("backslashes", t, "escapes, sound and not");
	LIT(t, "id\t\"He said \"\"no\"\"\"\n=1+1\t@SUM(A1)\n#id\t-1\n");
	sound("csv", t, "quoting, formulas and comments of others");
	for (int i = 0; i < 3000; i++)
		LIT(t, "k\tone line\\ntwo lines\\n\\n\\\\three \\\"no\\\"\n");
	sound("escaped-lines", t, "paragraphs inside fields");
}

static void
gzips(struct text *t)
{
	struct text in = { NULL, 0, 0 };

	members(t, "");
	store("gz-empty", t, "0", 0, "a member without a byte");
	members(t, article);
	members(t, "The last line goes ");
	members(t, "");
	members(t, "on here.\n");
	store("gz-members", t, "0", 5, "a record over three members");
	for (int i = 0; i < 500; i++)
		members(t, "one line each\n");
	store("gz-500", t, "0", 500, "500 members");
	members(t, article);
	for (int i = 0; i < 10240; i++)
		LIT(t, "\0");
	store("gz-padded", t, "0", 4, "zeros after the last member");
	members(t, article);
	struct text inner = *t;
	memset(t, 0, sizeof(*t));
	member(t, &inner);
	store("gz-gz", t, "0", -1, "gzip inside gzip");
	free(inner.s);
	times(&in, "\n", 3000000);
	member(t, &in);
	store("gz-newlines", t, "0", 3000000, "3 M empty records in 3 kB");
	in.len = 0;
	for (int i = 0; i < 4000000; i++)
		add(&in, "", 1);
	member(t, &in);
	store("gz-zeros", t, "0", 1, "a record of 4 MB in 4 kB");
	in.len = 0;
	times(&in, "\"", 4000000);
	member(t, &in);
	store("gz-marks", t, "0", 1, "4 M quotation marks in 4 kB");
	free(in.s);
}

/* A sound archive of some length, for cutting. */
static void
archive(struct text *t)
{
	struct text in = { NULL, 0, 0 };

	for (int i = 0; i < 3000; i++) {
		char line[64];
		snprintf(line, sizeof(line), "Line %d, said Anna %d.\n", i,
		    i * 7919 % 1000);
		adds(&in, line);
	}
	t->len = 0;
	member(t, &in);
	free(in.s);
}

static void
damaged(struct text *t)
{
	static const struct {
		const char *name;
		long cut; /* bytes left; negative: bytes cut off */
		long at;  /* byte that is changed, from the end if negative */
		const char *why;
	} list[] = {
		{ "cut-magic", 2, 0, "two bytes of a header" },
		{ "cut-header", 6, 0, "cut in the header" },
		{ "cut-data", 4000, 0, "cut in the data" },
		{ "cut-trailer", -8, 0, "no trailer" },
		{ "cut-size", -3, 0, "cut in the trailer" },
		{ "bad-method", 0, 2, "method 8 is not method 7" },
		{ "bad-flags", 0, 3, "reserved flags" },
		{ "bad-crc", 0, -8, "wrong check sum" },
		{ "bad-size", 0, -1, "wrong size" },
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		archive(t);
		if (list[i].cut != 0)
			t->len = list[i].cut > 0 ?
				     (size_t)list[i].cut :
				     t->len - (size_t)-list[i].cut;
		if (list[i].at != 0)
			t->s[list[i].at > 0 ? (size_t)list[i].at :
					      t->len - (size_t)-list[i].at] ^=
			    0xe0;
		store(list[i].name, t, "1", -1, list[i].why);
	}
	archive(t);
	memset(t->s + t->len / 2, 0xff, 64);
	store("bad-data", t, "1", -1, "corrupt data");
	archive(t);
	LIT(t, "garbage after the member\n");
	store("garbage", t, "1", 3000, "bytes that are no member");
	members(t, article);
	struct text whole = { NULL, 0, 0 };
	archive(&whole);
	add(t, whole.s, 300);
	free(whole.s);
	store("cut-second", t, "1", -1, "the second member is cut");
}

static void
strangers(struct text *t)
{
	LIT(t, "\xfd"
	       "7zXZ\0\0\4 and so on");
	store("other-xz", t, "1", 0, "xz");
	LIT(t, "\x28\xb5\x2f\xfd and so on");
	store("other-zstd", t, "1", 0, "zstd");
	LIT(t, "BZh91AY&SY and so on");
	store("other-bzip2", t, "1", 0, "bzip2");
	LIT(t, "\x1f");
	sound("half-magic", t, "one byte of gzip's two");
	LIT(t, "BZh said the letter, and 7zXZ.\n");
	sound("like-bzip2", t, "text that begins like bzip2");
}

int
main(int argc, char *argv[])
{
	struct text t = { NULL, 0, 0 };

	if (argc != 2)
		errx(2, "usage: mkhostile DIR");
	if (chdir(argv[1]) == -1)
		err(1, "%s", argv[1]);
	add(&t, "", 1);
	t.len = 0;
	emptiness(&t);
	endings(&t);
	bytesets(&t);
	characters(&t);
	sizes(&t);
	quotes(&t);
	names(&t);
	dates(&t);
	fields(&t);
	gzips(&t);
	damaged(&t);
	strangers(&t);
	free(t.s);
	return 0;
}
