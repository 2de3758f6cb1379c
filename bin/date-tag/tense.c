/* See LICENSE file for copyright and license details. */
#include "tense.h"

#include <stdbool.h>
#include <string.h>

#include "utf8.h"

enum {
	WORDS = 14, /* looked at on each side */
	WORDMAX = 20,
	FAR = 3 /* words; nearer a verb of saying has its own date */
};

/* Words that tell by themselves; "+" ahead, "-" behind, "s" said, "t" to.
 * Sorted. */
struct sign {
	const char *word;
	char sign;
};

static const struct sign signs[] = {
	{ "ago", '-' },
	{ "announced", '-' },
	{ "became", '-' },
	{ "been", '-' },
	{ "began", '-' },
	{ "begin", '+' },
	{ "beginning", '+' },
	{ "begins", '+' },
	{ "bought", '-' },
	{ "brought", '-' },
	{ "by", '+' },
	{ "came", '-' },
	{ "can", '+' },
	{ "caught", '-' },
	{ "could", '+' },
	{ "deadline", '+' },
	{ "did", '-' },
	{ "drew", '-' },
	{ "due", '+' },
	{ "effective", '+' },
	{ "expected", '+' },
	{ "expects", '+' },
	{ "expire", '+' },
	{ "expires", '+' },
	{ "fell", '-' },
	{ "felt", '-' },
	{ "fought", '-' },
	{ "found", '-' },
	{ "gave", '-' },
	{ "got", '-' },
	{ "grew", '-' },
	{ "had", '-' },
	{ "has", '-' },
	{ "have", '-' },
	{ "held", '-' },
	{ "kept", '-' },
	{ "knew", '-' },
	{ "led", '-' },
	{ "left", '-' },
	{ "lost", '-' },
	{ "made", '-' },
	{ "may", '+' },
	{ "met", '-' },
	{ "might", '+' },
	{ "must", '+' },
	{ "opens", '+' },
	{ "paid", '-' },
	{ "payable", '+' },
	{ "plan", '+' },
	{ "planned", '+' },
	{ "plans", '+' },
	{ "ran", '-' },
	{ "rose", '-' },
	{ "said", 's' },
	{ "sat", '-' },
	{ "saw", '-' },
	{ "scheduled", '+' },
	{ "sent", '-' },
	{ "set", '+' },
	{ "shall", '+' },
	{ "shot", '-' },
	{ "should", '+' },
	{ "since", '-' },
	{ "slated", '+' },
	{ "sold", '-' },
	{ "spent", '-' },
	{ "spoke", '-' },
	{ "starting", '+' },
	{ "starts", '+' },
	{ "stood", '-' },
	{ "struck", '-' },
	{ "thought", '-' },
	{ "till", '+' },
	{ "to", 't' },
	{ "told", 's' },
	{ "took", '-' },
	{ "until", '+' },
	{ "upcoming", '+' },
	{ "was", '-' },
	{ "went", '-' },
	{ "were", '-' },
	{ "will", '+' },
	{ "won", '-' },
	{ "would", '+' },
	{ "wrote", '-' },
};

struct word {
	char s[WORDMAX];
	size_t len;
};

static char
sign(const struct word *w)
{
	size_t lo = 0, hi = sizeof(signs) / sizeof(*signs), mid;
	int c;

	while (lo < hi) {
		mid = (lo + hi) / 2;
		if ((c = strcmp(signs[mid].word, w->s)) == 0)
			return signs[mid].sign;
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	/* Regular past forms; "hundred", "need" are none. */
	if (w->len > 4 && memcmp(w->s + w->len - 2, "ed", 2) == 0 &&
	    w->s[w->len - 3] != 'e' && strcmp(w->s, "hundred") != 0)
		return '-';
	return '\0';
}

static bool
stops(char c)
{
	return c == '.' || c == ';' || c == '\n' || c == '!' || c == '?';
}

/* The word before *at, which moves to its start. */
static bool
left(const char *s, size_t *at, struct word *w)
{
	size_t i = *at, end;

	while (i > 0 && !ascii_isalpha(s[i - 1])) {
		if (stops(s[i - 1]) &&
		    (s[i - 1] != '.' || *at - i > 0 || s[i] == ' '))
			return false;
		if (*at - i > 24)
			return false;
		i--;
	}
	end = i;
	while (i > 0 && end - i < WORDMAX - 1 && ascii_isalpha(s[i - 1]))
		i--;
	if (i == end)
		return false;
	*at = i;
	w->len = end - i;
	for (size_t k = 0; k < w->len; k++)
		w->s[k] = ascii_lower(s[i + k]);
	w->s[w->len] = '\0';
	return true;
}

static bool
right(const char *s, size_t len, size_t *at, struct word *w)
{
	size_t i = *at, start;

	while (i < len && !ascii_isalpha(s[i])) {
		if (stops(s[i]) || i - *at > 24)
			return false;
		i++;
	}
	start = i;
	while (i < len && i - start < WORDMAX - 1 && ascii_isalpha(s[i]))
		i++;
	if (i == start)
		return false;
	*at = i;
	w->len = i - start;
	for (size_t k = 0; k < w->len; k++)
		w->s[k] = ascii_lower(s[start + k]);
	w->s[w->len] = '\0';
	return true;
}

/* Whether "to" stands before a verb: no article, no name, no figure. */
static bool
infinitive(const char *s, size_t len, size_t to, const struct word *after)
{
	static const char *const none[] = { "the", "a", "an", "his", "her",
		"its", "their", "our", "my", "this", "that", "these", "those",
		"date", "work", "school", "home" };
	size_t i;

	if (to + 3 >= len || !ascii_islower(s[to + 3]))
		return false;
	for (i = 0; i < sizeof(none) / sizeof(*none); i++)
		if (strcmp(none[i], after->s) == 0)
			return false;
	return true;
}

static enum tense
rightcue(const char *s, size_t len, size_t end)
{
	struct word w;
	size_t at = end;
	char c;
	int n;

	for (n = 0; n < WORDS && right(s, len, &at, &w); n++) {
		c = sign(&w);
		if (c == '+' && w.s[0] != 'b')
			return TENSE_FUTURE;
		if (c == '-' || c == 's')
			return TENSE_PAST;
	}
	return TENSE_NONE;
}

enum tense
tense_find(const char *s, size_t len, size_t start, size_t end)
{
	struct word w, after = { "", 0 };
	size_t at = start;
	enum tense r;
	char c;
	int n;

	for (n = 0; n < WORDS && left(s, &at, &w); n++) {
		c = sign(&w);
		if (c == '+' ||
		    (c == 't' && n > 0 && infinitive(s, len, at, &after)))
			return TENSE_FUTURE;
		if (c == 's' && n >= FAR) {
			r = rightcue(s, len, end);
			return r == TENSE_NONE ? TENSE_PAST : r;
		}
		if (c == '-' || c == 's')
			return TENSE_PAST;
		after = w;
	}
	return rightcue(s, len, end);
}
