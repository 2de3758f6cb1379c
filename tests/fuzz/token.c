/* See LICENSE file for copyright and license details. */
/*
 * Any bytes as text: tokens lie inside it, in order and apart, none is empty,
 * nothing but blanks is between them; each sentence begins and ends once.
 */
#include <stdint.h>
#include <stdlib.h>

#include "sent.h"
#include "token.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
look(const struct tokens *ts, size_t len)
{
	size_t i, at = 0;
	int open = 0;

	for (i = 0; i < ts->n; i++) {
		const struct token *t = &ts->tok[i];

		if (t->start < at || t->end <= t->start || t->end > len)
			abort();
		if (t->start > at && !(t->flags & TOKEN_BLANK))
			abort();
		if (token_at(ts, t->start) != i)
			abort();
		at = t->end;
		open += (t->flags & TOKEN_START) != 0;
		if (open != 1)
			abort();
		open -= (t->flags & TOKEN_END) != 0;
	}
	if (open != 0)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span at = { 0, size };
	struct tokens ts = { 0 };
	/* A copy of its own, so that reading past the end shows. */
	char *text = malloc(size + (size == 0));

	if (text == NULL)
		abort();
	if (size > 0)
		memcpy(text, data, size);
	token_scan(&ts, text, at);
	sent_mark(text, ts.tok, ts.n);
	look(&ts, size);
	token_free(&ts);
	free(text);
	return 0;
}
