/* See LICENSE file for copyright and license details. */
#include <stdlib.h>

#include "check.h"
#include "tsv.h"

static struct bytes
str(const char *s)
{
	struct bytes b = { s, strlen(s) };

	return b;
}

static void
splitting(struct check *c)
{
	struct bytes *f = NULL;
	size_t cap = 0;

	CHECK(c, tsv_split(str("a\t\tb"), &f, &cap) == 3);
	CHECK_BYTES(c, f[0].s, f[0].len, "a");
	CHECK_BYTES(c, f[1].s, f[1].len, "");
	CHECK_BYTES(c, f[2].s, f[2].len, "b");
	CHECK(c, tsv_split(str(""), &f, &cap) == 1 && f[0].len == 0);
	CHECK(c, tsv_split(str("\t"), &f, &cap) == 2 && f[1].len == 0);
	CHECK(c, tsv_count(str("\t\t")) == 3 && tsv_count(str("")) == 1);
	free(f);
}

static void
escaping(struct check *c)
{
	static const struct {
		const char *plain, *escaped;
	} t[] = {
		{ "", "" },
		{ "abc", "abc" },
		{ "a\tb", "a\\tb" },
		{ "a\nb\rc\\", "a\\nb\\rc\\\\" },
		{ "C:\\new", "C:\\\\new" },
		{ "0123456789\t0123456789\n", "0123456789\\t0123456789\\n" },
		{ "\xe2\x80\x9cja\xe2\x80\x9d", "\xe2\x80\x9cja\xe2\x80\x9d" },
	};
	struct buf b = { 0 };

	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		b.len = 0;
		tsv_escape(&b, str(t[i].plain));
		CHECK_BYTES(c, b.s, b.len, t[i].escaped);
		b.len = 0;
		tsv_unescape(&b, str(t[i].escaped));
		CHECK_BYTES(c, b.s, b.len, t[i].plain);
	}
	/* Other backslashes stand for themselves, one at the end too. */
	b.len = 0;
	CHECK(c, !tsv_unescape(&b, str("\\N \\x \\")));
	CHECK_BYTES(c, b.s, b.len, "\\N \\x \\");
	b.len = 0;
	tsv_escapeline(&b, str("a\r\nb\nc\rd\te"));
	CHECK_BYTES(c, b.s, b.len, "a b c d\\te");
	buf_free(&b);
}

/* All bytes survive the round trip, at every distance from a word's start. */
static void
roundtrip(struct check *c)
{
	char s[512];
	struct buf e = { 0 }, u = { 0 };
	struct bytes in = { s, 0 };

	for (size_t i = 0; i < sizeof(s); i++)
		s[i] = (char)(i * 7 + i / 256);
	for (in.len = 0; in.len <= sizeof(s); in.len++) {
		struct bytes out;

		e.len = u.len = 0;
		tsv_escape(&e, in);
		out.s = e.s != NULL ? e.s : s;
		out.len = e.len;
		CHECK(c, tsv_count(out) == 1);
		tsv_unescape(&u, out);
		CHECK(c, u.len == in.len &&
			     (u.len == 0 || memcmp(u.s, s, u.len) == 0));
	}
	buf_free(&e);
	buf_free(&u);
}

static long
fields(
    const char *spec, const struct tsv_names *names, size_t **list, size_t *cap)
{
	char why[TSV_WHY];

	return tsv_fields(spec, names, list, cap, why);
}

static void
lists(struct check *c)
{
	struct tsv_names five = { NULL, 5 };
	struct bytes name[] = { str("id"), str("2-3"), str("text"), str("text"),
		str("a-") };
	struct tsv_names named = { name, 5 };
	size_t *l = NULL, cap = 0;

	CHECK(c, fields("3,1", &five, &l, &cap) == 2 && l[0] == 2 && l[1] == 0);
	CHECK(c, fields("4-,-2", &five, &l, &cap) == 4 && l[0] == 3 &&
		     l[1] == 4 && l[2] == 0 && l[3] == 1);
	CHECK(c, fields("2-4,3,3", &five, &l, &cap) == 3);
	CHECK(c, fields("6", &five, &l, &cap) == -1);
	CHECK(c, fields("0", &five, &l, &cap) == -1);
	CHECK(c, fields("3-2", &five, &l, &cap) == -1);
	CHECK(c, fields("", &five, &l, &cap) == -1);
	CHECK(c, fields("1,,2", &five, &l, &cap) == -1);
	CHECK(c, fields("-", &five, &l, &cap) == -1);
	CHECK(c, fields("99999999999999999999", &five, &l, &cap) == -1);
	CHECK(c, fields("6-", &five, &l, &cap) == -1);
	CHECK(c, fields("id", &five, &l, &cap) == -1);
	/* A name wins over a range that reads the same. */
	CHECK(c, fields("2-3,id", &named, &l, &cap) == 2 && l[0] == 1);
	CHECK(c, fields("a-", &named, &l, &cap) == 1 && l[0] == 4);
	CHECK(c, fields("text", &named, &l, &cap) == -1);
	CHECK(c, fields("3", &named, &l, &cap) == 1 && l[0] == 2);
	CHECK(c, fields("none", &named, &l, &cap) == -1);
	CHECK(c,
	    tsv_isnumeric("0") && tsv_isnumeric("1,3-") && tsv_isnumeric("-2"));
	CHECK(c, !tsv_isnumeric("") && !tsv_isnumeric("x") &&
		     !tsv_isnumeric("1,") && !tsv_isnumeric("0,1"));
	free(l);
}

int
main(void)
{
	struct check c = { 0 };

	splitting(&c);
	escaping(&c);
	roundtrip(&c);
	lists(&c);
	return check_done(&c);
}
