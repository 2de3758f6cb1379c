/* See LICENSE file for copyright and license details. */
#include "chat.h"

#include <stdbool.h>
#include <string.h>

#include "utf8.h"
#include "word.h"

enum {
	SHORT = 320, /* bytes of the longest message */
	WORDLEN = 8  /* no spelling is longer */
};

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

/* Whether the word at start is the first of the text or of a sentence. */
static bool
opens(const char *s, size_t from, size_t start)
{
	char mark = start - from < 3 ? '\0' : s[start - 2];

	return start == from ||
	       (s[start - 1] == ' ' &&
		   (mark == '.' || mark == '!' || mark == '?'));
}

/* A word that only messages have (words.tsv), in small letters, but for the first
 * one of a sentence: there a capital alone may be an initial, "U" and "R"
 * excepted. */
static bool
isspelling(const char *s, size_t from, size_t to, size_t start, size_t end)
{
	char c = s[start];

	if (!ascii_isupper(c))
		return true;
	return opens(s, from, start) &&
	       (end - start > 1 || c == 'U' || c == 'R') &&
	       (end == to || s[end] != '.');
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
		if ((word_flags(word) & WORD_CHAT) != 0 &&
		    isspelling(s, from, to, start, i))
			return CHAT_YES;
		if (to - from <= CHAT_SHORT && ispartner(s + start, i - start))
			is = CHAT_MAYBE;
	}
	return is;
}
