/* See LICENSE file for copyright and license details. */
#include <string.h>

#include <xxhash.h>

#include "utf8.h"
#include "wordform.h"

/* Bytes of a mark in UTF-8 at s that stands for '; 0: none. */
static size_t
apostrophe(const char *s, size_t n)
{
	if (n < 3 || s[0] != '\xE2' || s[1] != '\x80')
		return 0;
	return s[2] == '\x98' || s[2] == '\x99' ? 3 : 0;
}

void
wordform_unify(struct buf *b, const char *s, size_t n)
{
	size_t i = 0, k;

	buf_room(b, n);
	while (i < n) {
		if ((unsigned char)s[i] >= 0x80 &&
		    (k = apostrophe(s + i, n - i)) > 0) {
			b->s[b->len++] = '\'';
			i += k;
		} else if (s[i] == '&' && n - i >= 5 &&
			   memcmp(s + i, "&amp;", 5) == 0) {
			b->s[b->len++] = '&';
			i += 5;
		} else {
			b->s[b->len++] = s[i++];
		}
	}
}

static bool
isquote(const char *s, size_t n)
{
	static const char *const marks[] = { "``", "''", "&quot;",
		"\xE2\x80\x9C", "\xE2\x80\x9D", "&ldquo;", "&rdquo;" };
	size_t i;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (strlen(marks[i]) == n && memcmp(marks[i], s, n) == 0)
			return true;
	return false;
}

void
wordform_class(struct buf *b, const char *s, size_t n)
{
	size_t i, from = b->len;

	if (n > 1 && !ascii_isalnum(s[0]) && isquote(s, n)) {
		buf_addc(b, '"');
		return;
	}
	wordform_unify(b, s, n);
	for (i = from; i < b->len; i++)
		if (ascii_isdigit(b->s[i]))
			b->s[i] = '0';
}

void
wordform_lower(struct buf *b, const char *s, size_t n)
{
	uint32_t cp;
	size_t i = 0, k;
	char out[4];

	buf_room(b, n);
	while (i < n) {
		if ((unsigned char)s[i] < 0x80) {
			buf_addc(b, ascii_lower(s[i++]));
			continue;
		}
		k = utf8_decode(s + i, n - i, &cp);
		if (cp == UTF8_BAD || utf8_class(cp) != UTF8_UPPER)
			buf_add(b, s + i, k);
		else
			buf_add(b, out, utf8_encode(out, utf8_fold(cp)));
		i += k;
	}
}

uint64_t
wordform_hash(const char *s, size_t n)
{
	return XXH3_64bits(s, n);
}
