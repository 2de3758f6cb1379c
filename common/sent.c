/* See LICENSE file for copyright and license details. */
#include <stdbool.h>
#include <string.h>

#include "abbr.h"
#include "sent.h"
#include "utf8.h"

static bool
islast(const char *text, const struct token *t)
{
	char c = t->first;

	if (t->kind != TOKEN_PUNCT)
		return false;
	if (c == '!' || c == '?' || c == '.')
		return true;
	/* U+2026, the ellipsis */
	return t->end - t->start == 3 && c == '\xE2' &&
	       text[t->start + 1] == '\x80' && text[t->start + 2] == '\xA6';
}

/* A mark that can close what the sentence's stop stands in. */
static bool
closes(const struct token *t)
{
	return (t->kind == TOKEN_QUOTE || t->first == ')' || t->first == ']') &&
	       (t->flags & TOKEN_BLANK) == 0;
}

static bool
begins(const struct token *t)
{
	return t->flags & (TOKEN_CAP | TOKEN_BREAK) ||
	       (t->kind == TOKEN_NUMBER && t->flags & TOKEN_BLANK) ||
	       (t->kind == TOKEN_QUOTE && t->flags & TOKEN_BLANK) ||
	       t->kind == TOKEN_ADDR || (t->first == '(' || t->first == '[');
}

/* U.S. Senate and U.S. The ... differ only by the word that follows. */
static bool
opens(const char *text, const struct token *t)
{
	static const char list[] =
	    " A An And As At But For From He Her His I If In It Its Mr. My No "
	    "On Our She So That The Their There These They This Those We When "
	    "While You ";
	size_t n = t->end - t->start;
	const char *p = list;

	if (!(t->flags & TOKEN_CAP) || n > 5)
		return false;
	while ((p = strchr(p, ' ')) != NULL && p[1] != '\0')
		if (strncmp(++p, text + t->start, n) == 0 && p[n] == ' ')
			return true;
	return false;
}

/* Whether the stop that is part of tok[i] can end a sentence as well. */
static bool
abbrends(const char *text, const struct token *t, const struct token *next)
{
	switch (abbr_find(text + t->start, t->end - t->start - 1)) {
	case ABBR_TITLE:
		return false;
	case ABBR_NUMBER:
		return next->kind != TOKEN_NUMBER && next->flags & TOKEN_CAP;
	case ABBR_NONE:
	case ABBR_MAYEND:
	default:
		/* An initial is one of a name as long as capitals follow */
		return !(t->flags & TOKEN_INITIAL) &&
		       (next->flags & TOKEN_BREAK || opens(text, next));
	}
}

/* Whether a sentence ends with tok[i], closing marks aside. */
static bool
ends(const char *text, const struct token *tok, size_t n, size_t i)
{
	size_t k = i + 1;

	while (k < n && closes(&tok[k]))
		k++;
	if (k >= n)
		return true;
	if (tok[i].flags & TOKEN_ABBR)
		return k == i + 1 && abbrends(text, &tok[i], &tok[k]);
	return islast(text, &tok[i]) && begins(&tok[k]) &&
	       (tok[k].flags & TOKEN_BLANK || tok[k].flags & TOKEN_CAP);
}

void
sent_mark(const char *text, struct token *tok, size_t n)
{
	bool start = true;
	size_t i;

	for (i = 0; i < n; i++) {
		if (start)
			tok[i].flags |= TOKEN_START;
		start = false;
		if (i + 1 == n) {
			tok[i].flags |= TOKEN_END;
			break;
		}
		if (!(tok[i].flags & TOKEN_ABBR) &&
		    (tok[i].kind == TOKEN_WORD || !islast(text, &tok[i])))
			continue;
		if (!ends(text, tok, n, i))
			continue;
		while (i + 1 < n && closes(&tok[i + 1]))
			i++;
		tok[i].flags |= TOKEN_END;
		start = true;
	}
}
