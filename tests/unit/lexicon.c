/* See LICENSE file for copyright and license details. */
#include "lexicon.h"
#include "check.h"

/* How many tokens the longest entry at the start of text takes, with bits
 * that it has to have. */
static void
takes(struct check *c, const char *text, size_t ntok, uint32_t in, int line)
{
	struct span at = { 0, strlen(text) };
	struct tokens ts = { 0 };
	struct lex l;

	token_scan(&ts, text, at);
	l = lex_match(text, ts.tok, ts.n);
	if (l.ntok != ntok || (l.in & in) != in) {
		c->failed++;
		printf("%s:%d: %s: %d tokens, lists %#x\n", __FILE__, line,
		    text, l.ntok, (unsigned)l.in);
	}
	token_free(&ts);
}
#define TAKES(c, text, ntok, in) takes((c), (text), (ntok), (in), __LINE__)

int
main(void)
{
	struct check c = { 0 };

	TAKES(&c, "France", 1, LEX_COUNTRY);
	TAKES(&c, "FRANCE", 1, LEX_COUNTRY);
	TAKES(&c, "New York City slept", 3, LEX_CITY);
	TAKES(&c, "NEW YORK SLEPT", 2, LEX_CITY);
	TAKES(&c, "New\xC2\xA0York", 2, LEX_CITY);
	TAKES(&c, "New\nYork", 2, LEX_CITY);
	TAKES(&c, "New-York", 0, 0);
	TAKES(&c, "New, York", 1, LEX_PLAIN);
	TAKES(&c, "Prime Minister Brask", 2, LEX_TITLE);
	TAKES(&c, "Human Rights Watch", 3, LEX_BODY);
	TAKES(&c, "AT&T", 1, LEX_COMPANY);
	TAKES(&c, "St. Louis", 2, LEX_CITY);
	TAKES(&c, "don\xE2\x80\x99t", 0, 0);
	TAKES(&c, "Isn\xE2\x80\x99t", 1, LEX_PLAIN);
	TAKES(&c, "Isn&rsquo;t", 1, LEX_PLAIN);
	TAKES(&c, "france", 0, 0);
	CHECK(&c, lex_word("Martin", 6).gender == 'm');
	CHECK(&c, lex_word("Anna", 4).gender == 'f');
	CHECK(&c, lex_word("Mrs.", 4).gender == 'f');
	CHECK(&c, lex_word("", 0).in == 0);
	return check_done(&c);
}
