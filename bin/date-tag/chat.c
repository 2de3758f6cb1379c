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
isspelling(const char *s, size_t n, uint16_t word, bool opens)
{
	if (ascii_isupper(*s) && (!opens || (n == 1 && *s != 'U')))
		return false;
	return (word_flags(word) & WORD_CHAT) != 0;
}

/* The word of letters and figures that begins at s[at]; none: *end is at. */
static uint16_t
wordof(const char *s, size_t len, size_t at, size_t *end)
{
	uint16_t word = word_at(s, len, at, end);
	size_t i = *end;

	if (i == len || !ascii_isdigit(s[i]))
		return word;
	while (i < len && ascii_isalnum(s[i]))
		i++;
	*end = i;
	return word_find(s + at, i - at);
}

/* Who is spoken to, or speaks. */
static bool
ispartner(const char *s, size_t n)
{
	return (n == 2 && (memcmp(s, "me", 2) == 0 || memcmp(s, "my", 2) == 0 ||
			      memcmp(s, "My", 2) == 0)) ||
	       (n >= 3 && n <= 4 && memcmp(s, "your", n) == 0);
}

enum chat
chat_is(const char *s, size_t from, size_t to)
{
	enum chat is = CHAT_NO;
	size_t start, i;
	uint16_t word;

	if (to - from > SHORT)
		return CHAT_NO;
	while (from < to && s[from] == ' ')
		from++;
	if (from < to && ascii_islower(s[from]))
		is = CHAT_MAYBE;
	for (i = from; i < to; i++) {
		start = i;
		word = wordof(s, to, start, &i);
		if (i == start || i - start > WORDLEN)
			continue;
		if (isspelling(s + start, i - start, word, start == from))
			return CHAT_YES;
		if (to - from <= TOLD && ispartner(s + start, i - start))
			is = CHAT_MAYBE;
	}
	return is;
}
