/* See LICENSE file for copyright and license details. */
#include <stdbool.h>
#include <string.h>

#include "lexicon.h"
#include "utf8.h"
#include "words.h"

#include "lexicon_words.h"

_Static_assert((int)LEX_GIVEN == (int)LEXICON_IN_GIVEN &&
		   (int)LEX_DEMONYM == (int)LEXICON_IN_DEMONYM &&
		   (int)LEX_FUNCTION == (int)LEXICON_IN_FUNCTION,
    "the lists stand in another order in the Makefile");

/* A spelling being put together. */
struct key {
	char s[WORDS_LONGEST];
	size_t n;
	bool fold; /* all but the first letter of a word made small */
};

/* Length of a character reference that stands for an apostrophe, or 0. */
static size_t
reference(const char *s, size_t n)
{
	if (n > 5 && memcmp(s, "&#39;", 5) == 0)
		return 5;
	return n > 7 && (memcmp(s, "&rsquo;", 7) == 0 ||
			    memcmp(s, "&#8217;", 7) == 0) ?
		   7 :
		   0;
}

/* False where it is longer than any entry. */
static bool
add(struct key *k, const char *text, const struct token *t)
{
	size_t i, from, n;
	char c;

	if (k->n > 0 && t->flags & TOKEN_BLANK) {
		if (k->n == WORDS_LONGEST)
			return false;
		k->s[k->n++] = ' ';
	}
	from = k->n;
	n = t->end - t->start;
	if (t->flags & TOKEN_PLAIN && !k->fold) {
		if (n > WORDS_LONGEST - from)
			return false;
		memcpy(k->s + from, text + t->start, n);
		k->n += n;
		return true;
	}
	for (i = t->start; i < t->end; i++) {
		if (k->n == WORDS_LONGEST)
			return false;
		c = text[i];
		if (c == '&' && (n = reference(text + i, t->end - i)) > 0) {
			c = '\'';
			i += n - 1;
		}
		if (c == '\xE2' && t->end - i >= 3 &&
		    memcmp(text + i, "\xE2\x80\x99", 3) == 0) {
			c = '\'';
			i += 2;
		}
		k->s[k->n] = k->fold && k->n > from ? ascii_lower(c) : c;
		k->n++;
	}
	return true;
}

static struct lex
found(const struct words_entry *e, size_t ntok)
{
	struct lex l = { .looked = true };

	if (e == NULL || e->in == 0)
		return l;
	l.in = e->in;
	l.ntok = (uint8_t)ntok;
	if (e->value != 0)
		l.gender = words_value(&lexicon_words, e)[0];
	return l;
}

static bool
isascii(const char *s, size_t n)
{
	return utf8_ascii(s, n) == n;
}

/* The entry that the first token is, or begins. */
static const struct words_entry *
begin(struct key *k, const char *text, const struct token *t)
{
	size_t n = t->end - t->start;

	if (n > WORDS_LONGEST)
		return NULL;
	if (!k->fold && (t->flags & TOKEN_PLAIN ||
			    (isascii(text + t->start, n) &&
				memchr(text + t->start, '&', n) == NULL)))
		return words_find(&lexicon_words, text + t->start, n);
	return add(k, text, t) ? words_find(&lexicon_words, k->s, k->n) : NULL;
}

/* The longest entry of two tokens or more, of best.more + 1 at most, or best;
 * k holds nothing, or the first token. */
static struct lex
longer(struct key *k, const char *text, const struct token *tok, size_t n,
    struct lex best)
{
	size_t last = (size_t)best.more + 1 < n ? (size_t)best.more + 1 : n;
	struct lex l;

	if (last < 2 || (k->n == 0 && !add(k, text, tok)))
		return best;
	for (size_t i = 1; i < last && add(k, text, &tok[i]); i++) {
		l = found(words_find(&lexicon_words, k->s, k->n), i + 1);
		if (l.ntok > 0)
			best = l;
	}
	return best;
}

static struct lex
match(const char *text, const struct token *tok, size_t n, bool fold)
{
	struct key k;
	const struct words_entry *e;
	struct lex best;

	k.n = 0;
	k.fold = fold;
	e = begin(&k, text, tok);
	best = found(e, 1);
	best.more = e != NULL ? e->more : 0;
	return longer(&k, text, tok, n, best);
}

struct lex
lex_match(const char *text, const struct token *tok, size_t n)
{
	struct lex l = match(text, tok, n, false);

	if (l.ntok == 0 && tok->flags & TOKEN_CAPS) {
		uint8_t more = l.more;

		l = match(text, tok, n, true);
		l.more |= more;
	}
	return l;
}

struct lex
lex_longer(const char *text, const struct token *tok, size_t n, struct lex one)
{
	struct key k;

	if (tok->flags & TOKEN_CAPS)
		return lex_match(text, tok, n);
	k.n = 0;
	k.fold = false;
	return longer(&k, text, tok, n, one);
}

struct lex
lex_token(const char *text, const struct token *tok)
{
	const struct words_entry *e;
	struct lex l;

	if ((tok->flags & (TOKEN_PLAIN | TOKEN_CAPS)) != TOKEN_PLAIN)
		return lex_match(text, tok, 1);
	e = words_find(
	    &lexicon_words, text + tok->start, tok->end - tok->start);
	l = found(e, 1);
	l.more = e != NULL ? e->more : 0;
	return l;
}

struct lex
lex_word(const char *s, size_t n)
{
	return found(words_find(&lexicon_words, s, n), 1);
}
