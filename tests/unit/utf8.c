/* See LICENSE file for copyright and license details. */
#include "utf8.h"
#include "check.h"

static void
decodes(struct check *c, const char *s, size_t n, uint32_t want, size_t len)
{
	uint32_t cp;

	CHECK(c, utf8_decode(s, n, &cp) == len);
	CHECK(c, cp == want);
}

static void
decoding(struct check *c)
{
	decodes(c, "A", 1, 'A', 1);
	decodes(c, "\0", 1, 0, 1);
	decodes(c, "\xC3\xA9", 2, 0xE9, 2);
	decodes(c, "\xE2\x80\x9C", 3, 0x201C, 3);
	decodes(c, "\xF0\x9F\x98\x80", 4, 0x1F600, 4);
	decodes(c, "\xF4\x8F\xBF\xBF", 4, 0x10FFFF, 4);
	/* bad: overlong, surrogate, beyond, lone, cut short */
	decodes(c, "\xC0\xAF", 2, UTF8_BAD, 1);
	decodes(c, "\xE0\x80\xAF", 3, UTF8_BAD, 1);
	decodes(c, "\xED\xA0\x80", 3, UTF8_BAD, 1);
	decodes(c, "\xF4\x90\x80\x80", 4, UTF8_BAD, 1);
	decodes(c, "\xFF", 1, UTF8_BAD, 1);
	decodes(c, "\x80", 1, UTF8_BAD, 1);
	decodes(c, "\xC3", 1, UTF8_BAD, 1);
	decodes(c, "\xC3(", 2, UTF8_BAD, 1);
	/* the maximal subpart of a sequence cut short is one bad character */
	decodes(c, "\xE2\x80", 2, UTF8_BAD, 2);
	decodes(c, "\xF0\x9F\x98 ", 4, UTF8_BAD, 3);
}

static void
roundtrip(struct check *c)
{
	uint32_t cp, got;
	char s[4];
	size_t n;

	for (cp = 0; cp <= 0x10FFFF; cp++) {
		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		n = utf8_encode(s, cp);
		if (utf8_decode(s, n, &got) == n && got == cp)
			continue;
		CHECK(c, false);
		return;
	}
	CHECK(c, utf8_encode(s, 0xD800) == 3 && (unsigned char)s[0] == 0xEF);
}

static void
classes(struct check *c)
{
	CHECK(c, utf8_class('A') == UTF8_UPPER);
	CHECK(c, utf8_class('z') == UTF8_LOWER);
	CHECK(c, utf8_class('5') == UTF8_DIGIT);
	CHECK(c, utf8_class(' ') == UTF8_SPACE);
	CHECK(c, utf8_class('\n') == UTF8_SPACE);
	CHECK(c, utf8_class(0x85) == UTF8_SPACE);
	CHECK(c, utf8_class(0xA0) == UTF8_SPACE);
	CHECK(c, utf8_class(0x3000) == UTF8_SPACE);
	CHECK(c, utf8_class('.') == UTF8_PUNCT);
	CHECK(c, utf8_class(0x201C) == UTF8_PUNCT);
	CHECK(c, utf8_class(0x301) == UTF8_MARK);
	CHECK(c, utf8_class(0x41F) == UTF8_UPPER);
	CHECK(c, utf8_class(0x43F) == UTF8_LOWER);
	CHECK(c, utf8_class(0x4E60) == UTF8_LETTER);
	CHECK(c, utf8_class(0x663) == UTF8_DIGIT);
	CHECK(c, utf8_class('$') == UTF8_OTHER);
	CHECK(c, utf8_class(0x200B) == UTF8_OTHER);
	CHECK(c, utf8_class(0x10FFFF) == UTF8_OTHER);
	CHECK(c, utf8_class(0xFFFFFFFF) == UTF8_OTHER);
}

static void
folding(struct check *c)
{
	uint32_t cp;

	CHECK(c, utf8_fold('A') == 'a');
	CHECK(c, utf8_fold('a') == 'a');
	CHECK(c, utf8_fold('[') == '[');
	CHECK(c, utf8_fold(0xC9) == 0xE9);
	CHECK(c, utf8_fold(0xD7) == 0xD7);
	CHECK(c, utf8_fold(0x41F) == 0x43F);
	CHECK(c, utf8_fold(0x178) == 0xFF);
	CHECK(c, utf8_fold(0x1E9E) == 0xDF);
	CHECK(c, utf8_fold(0x3C2) == 0x3C3);
	/* stride two: capitals and small letters by turns */
	CHECK(c, utf8_fold(0x100) == 0x101);
	CHECK(c, utf8_fold(0x101) == 0x101);
	/* the dotted I has no simple folding */
	CHECK(c, utf8_fold(0x130) == 0x130);
	for (cp = 0; cp < 0x20000; cp++)
		if (utf8_fold(utf8_fold(cp)) != utf8_fold(cp)) {
			CHECK(c, false);
			return;
		}
}

static void
prefixes(struct check *c)
{
	char s[100];
	size_t i;

	for (i = 0; i < sizeof(s); i++) {
		memset(s, 'x', sizeof(s));
		s[i] = '\xC3';
		if (utf8_ascii(s, sizeof(s)) != i || utf8_ascii(s, i) != i)
			CHECK(c, false);
	}
	CHECK(c, utf8_ascii(s, 0) == 0);
}

int
main(void)
{
	struct check c = { 0 };

	decoding(&c);
	roundtrip(&c);
	classes(&c);
	folding(&c);
	prefixes(&c);
	return check_done(&c);
}
