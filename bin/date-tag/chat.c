/* See LICENSE file for copyright and license details. */
#include "chat.h"

#include <stdbool.h>
#include <string.h>

#include "utf8.h"

enum {
	SHORT = 320, /* bytes of the longest message */
	TOLD = 160,  /* of one that is known by whom it speaks to */
	WORDLEN = 8
};

/* Spellings of messages, some of them words elsewhere; in byte order. */
static const char *const spellings[] = { "abt", "ard", "arnd", "b4", "bout",
	"btw", "c", "cos", "coz", "cya", "dat", "dey", "dis", "dun", "gd",
	"gonna", "gr8", "haha", "hav", "hey", "hi", "hv", "i", "im", "ive",
	"jus", "juz", "k", "l8", "l8r", "lah", "lol", "lor", "luv", "m8", "n",
	"nite", "nxt", "ok", "omg", "pls", "plz", "r", "sup", "thks", "thx",
	"tml", "tmr", "tmrw", "tonite", "u", "ur", "wan", "wanna", "wat", "wif",
	"wk", "wknd", "wot", "ya", "yep", "yup" };

/* Who is spoken to. */
static const char *const partners[] = { "me", "you", "your" };

static bool
isone(const char *s, size_t n, const char *const *list, size_t nlist)
{
	for (size_t i = 0; i < nlist; i++)
		if (*list[i] == *s && strncmp(list[i], s, n) == 0 &&
		    list[i][n] == '\0')
			return true;
	return false;
}

enum chat
chat_is(const char *s, size_t from, size_t to)
{
	enum chat is = CHAT_NO;
	char low[WORDLEN + 1];
	size_t i, n;

	if (to - from > SHORT)
		return CHAT_NO;
	while (from < to && s[from] == ' ')
		from++;
	if (from < to && ascii_islower(s[from]))
		is = CHAT_MAYBE;
	for (i = from; i < to; i += n + 1) {
		for (n = 0; i + n < to && ascii_isalnum(s[i + n]); n++)
			if (n < WORDLEN)
				low[n] = s[i + n];
		if (n == 0 || n > WORDLEN)
			continue;
		if (i == from && (n > 1 || *low == 'U'))
			*low = ascii_lower(*low);
		if (isone(low, n, spellings,
			sizeof(spellings) / sizeof(spellings[0])))
			return CHAT_YES;
		if (to - from <= TOLD &&
		    isone(low, n, partners,
			sizeof(partners) / sizeof(partners[0])))
			is = CHAT_MAYBE;
	}
	return is;
}
