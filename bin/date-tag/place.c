/* See LICENSE file for copyright and license details. */
#include "place.h"

#include <string.h>

#include "chat.h"
#include "utf8.h"
#include "wordkey.h"

bool
place_in(const char *const *list, const char *s)
{
	for (; *list != NULL; list++)
		if ((*list)[0] == s[0] && (*list)[1] == s[1] &&
		    strcmp(*list, s) == 0)
			return true;
	return false;
}

bool
place_is(const struct place_word *w, const char *s)
{
	return w->s[0] == s[0] && strcmp(w->s, s) == 0;
}

static void
copyword(struct place_word *w, const char *s, size_t n)
{
	size_t i;

	w->capital = n > 0 && ascii_isupper(*s);
	w->number = n > 0 && ascii_isdigit(*s);
	for (i = 0; i < n && i < PLACE_WORD - 1; i++)
		w->s[i] = ascii_lower(s[i]);
	w->s[i] = '\0';
}

static bool
wordat(const struct place *p, size_t i)
{
	if ((p->s[i] & 0x80) == 0)
		return ascii_isalnum(p->s[i]);
	return word_mark(p->s + i, p->len - i) == 0;
}

static bool
wordbefore(const struct place *p, size_t i)
{
	if ((p->s[i - 1] & 0x80) == 0)
		return ascii_isalnum(p->s[i - 1]);
	return word_before(p->s, i);
}

/* A word of less than eight letters as wordkey.h has it; c: its first byte in
 * the text. */
static void
setplain(struct place_word *w, uint64_t small, char c)
{
	mem_seteight(w->s, small);
	w->capital = ascii_isupper(c);
	w->number = false;
}

/* Whether the byte beside letters leaves them a plain word. */
static bool
isplainend(char c)
{
	return (c & 0x80) == 0 && !ascii_isdigit(c);
}

/* The word that ends at i. */
static void
lookback(struct place *p, size_t i)
{
	size_t j, n;
	uint64_t small;

	if (i >= 8) {
		n = wordkey_lettersbefore(mem_eight(p->s + i - 8), &small);
		if (n < 8 && isplainend(p->s[i - n - 1])) {
			setplain(&p->prev, small, p->s[i - n]);
			p->prev.capital = p->prev.capital && n > 0;
			return;
		}
	}
	for (j = i; j > 0 && i - j < PLACE_WORD && wordbefore(p, j);)
		j--;
	copyword(&p->prev, p->s + j, i - j);
}

void
place_look(struct place *p)
{
	size_t i;

	p->start = p->tok[0].start;
	p->end = p->tok[p->m->ntok - 1].end;
	i = p->start;
	while (i > 0 && (p->s[i - 1] == ' ' || p->s[i - 1] == '\n'))
		i--;
	lookback(p, i);
	place_after(p, p->end);
}

void
place_after(struct place *p, size_t i)
{
	size_t j, n;
	uint64_t small;

	while (i < p->len && (p->s[i] == ' ' || p->s[i] == '\n'))
		i++;
	if (p->len - i >= 8) {
		n = wordkey_letters(mem_eight(p->s + i), &small);
		if (n < 8 && isplainend(p->s[i + n])) {
			setplain(&p->next, small, p->s[i]);
			return;
		}
	}
	for (j = i; j < p->len && j - i < PLACE_WORD && wordat(p, j);)
		j++;
	copyword(&p->next, p->s + i, j - i);
}

const char *
place_textof(const struct place *p, size_t tok, size_t *n)
{
	*n = p->tok[tok].end - p->tok[tok].start;
	return p->s + p->tok[tok].start;
}

bool
place_tokis(const struct place *p, size_t tok, const char *word)
{
	size_t n, i;
	const char *s = place_textof(p, tok, &n);

	if (strlen(word) != n)
		return false;
	for (i = 0; i < n; i++)
		if (ascii_lower(s[i]) != word[i])
			return false;
	return true;
}

bool
place_follows(const struct place *p, const char *words)
{
	size_t n = strlen(words);

	return p->start >= p->from + n &&
	       memcmp(p->s + p->start - n, words, n) == 0;
}

bool
place_ischat(const struct place *p)
{
	return chat_is(p->s, p->from, p->len) != CHAT_NO;
}
