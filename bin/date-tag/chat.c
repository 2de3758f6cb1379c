/* See LICENSE file for copyright and license details. */
#include "chat.h"

#include <stdbool.h>
#include <string.h>

#include "utf8.h"
#include "word.h"

enum {
	SHORT = 320, /* bytes of the longest message */
	TOLD = 160,  /* of one that is known by whom it speaks to */
	WORDLEN = 8  /* no spelling is longer */
};

/* A spelling of messages (words.tsv), in small letters, but for the first word
 * of all: there a capital alone may be an initial, "U" excepted. */
static bool
isspelling(const char *s, size_t n, bool opens)
{
	if (ascii_isupper(*s) && (!opens || (n == 1 && *s != 'U')))
		return false;
	return (word_flags(word_find(s, n)) & WORD_CHAT) != 0;
}

/* Who is spoken to. */
static bool
ispartner(const char *s, size_t n)
{
	return (n == 2 && memcmp(s, "me", 2) == 0) ||
	       (n >= 3 && n <= 4 && memcmp(s, "your", n) == 0);
}

enum chat
chat_is(const char *s, size_t from, size_t to)
{
	enum chat is = CHAT_NO;
	size_t start, i;

	if (to - from > SHORT)
		return CHAT_NO;
	while (from < to && s[from] == ' ')
		from++;
	if (from < to && ascii_islower(s[from]))
		is = CHAT_MAYBE;
	for (i = from; i < to; i++) {
		for (start = i; i < to && ascii_isalnum(s[i]);)
			i++;
		if (i == start || i - start > WORDLEN)
			continue;
		if (isspelling(s + start, i - start, start == from))
			return CHAT_YES;
		if (to - from <= TOLD && ispartner(s + start, i - start))
			is = CHAT_MAYBE;
	}
	return is;
}
