/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "name.h"
#include "surface.h"
#include "utf8.h"

bool
surface_endshead(const char *s, size_t len)
{
	static const char *const after[] = { " of ", " for ", " from ", " at ",
		" in ", " with ", " to ", " (", ",", " who", " on " };

	if (len == 0)
		return true;
	for (size_t i = 0; i < sizeof(after) / sizeof(after[0]); i++)
		if (strlen(after[i]) <= len &&
		    memcmp(s, after[i], strlen(after[i])) == 0)
			return true;
	return false;
}

size_t
surface_headend(const char *t, struct span s)
{
	for (size_t k = s.start; k < s.end; k++)
		if (t[k] == ' ' && surface_endshead(t + k, s.end - k))
			return k;
	return s.end;
}

const struct lex_entry *
surface_head(const char *t, struct span s)
{
	size_t end = surface_headend(t, s), k = end;

	while (k > s.start && t[k - 1] != ' ')
		k--;
	return lex_find(t + k, end - k);
}

size_t
surface_firstend(const char *t, struct span s)
{
	const char *blank = memchr(t + s.start, ' ', s.end - s.start);

	return blank == NULL ? s.end : (size_t)(blank - t);
}

bool
surface_class(const char *t, size_t a, size_t b, uint64_t cls)
{
	const struct lex_entry *e = lex_find(t + a, b - a);

	return e != NULL && e->cls & cls;
}

bool
surface_definite(const char *t, struct span s)
{
	return s.end - s.start > 4 && (t[s.start] | 0x20) == 't' &&
	       memcmp(t + s.start + 1, "he ", 3) == 0;
}

bool
surface_capitals(const char *t, struct span s)
{
	return s.end - s.start > 2 && ascii_isupper(t[s.end - 1]) &&
	       ascii_isupper(t[s.end - 2]) && ascii_isupper(t[s.end - 3]);
}

/* Whether 's stands at s, with either apostrophe. */
static bool
isgenitive(const char *s, size_t len)
{
	if (len > 1 && s[0] == '\'')
		return s[1] == 's';
	return len > 3 && memcmp(s, "\xe2\x80\x99s", 4) == 0;
}

struct span
surface_owner(const char *t, struct span s)
{
	size_t k = s.end, first = surface_firstend(t, s);

	while (k > s.start && t[k - 1] != ' ')
		k--;
	if (k == s.start || !surface_class(t, k, s.end, WORD_SAYNOUN))
		return s;
	if (surface_class(t, s.start, first, WORD_MASC | WORD_FEM))
		return (struct span){ s.start, first };
	for (size_t i = s.start + 1; i + 2 < k; i++)
		if (isgenitive(t + i, k - i))
			return (struct span){ s.start, i };
	return s;
}

/* X's ..., before any preposition. */
static bool
isowned(const char *t, struct span s)
{
	size_t end = surface_headend(t, s);

	for (size_t i = s.start + 1; i < end && i + 2 < s.end; i++)
		if (isgenitive(t + i, s.end - i))
			return true;
	return false;
}

bool
surface_person(const struct lex_entry *e)
{
	return e != NULL && e->cls & (WORD_HUMAN | WORD_MALE | WORD_FEMALE);
}

bool
surface_another(const char *t, struct span s, const struct lex_entry *head)
{
	size_t first = surface_firstend(t, s);

	if (!surface_person(head) || ascii_isupper(t[s.start + 1]))
		return false; /* THE CHAIRMAN: as transcripts have it */
	if (surface_class(t, s.start, first, WORD_POSS))
		return true;
	if (!surface_definite(t, s))
		return surface_class(t, s.start, first, WORD_INDEF) ||
		       isowned(t, s);
	return head->cls & WORD_ROLESPK && isowned(t, s);
}

uint8_t
surface_gender(const struct lex_entry *e)
{
	if (e == NULL)
		return NAME_UNKNOWN;
	return e->cls & (WORD_FEM | WORD_FEMALE) ? NAME_FEMALE :
	       e->cls & (WORD_MASC | WORD_MALE)	 ? NAME_MALE :
						   NAME_UNKNOWN;
}
