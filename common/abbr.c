/* See LICENSE file for copyright and license details. */
#include "abbr.h"
#include "words.h"

#include "abbr_words.h"

enum abbr
abbr_find(const char *s, size_t n)
{
	enum { LONGEST = 6 };
	const struct words_entry *e;

	if (n > LONGEST || (e = words_find(&abbr_words, s, n)) == NULL)
		return ABBR_NONE;
	switch (words_value(&abbr_words, e)[0]) {
	case 't':
		return ABBR_TITLE;
	case 'n':
		return ABBR_NUMBER;
	default:
		return ABBR_MAYEND;
	}
}
