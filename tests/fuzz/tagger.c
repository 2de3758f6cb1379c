/* See LICENSE file for copyright and license details. */
/*
 * Any bytes as a text: labels follow each other as they may, stand on
 * candidates alone, and are the same after a reset.
 */
#include <stdint.h>
#include <stdlib.h>

#include "sent.h"
#include "tagger.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
look(const struct tagger *t, size_t n)
{
	int before = CRF_OUTSIDE;
	size_t i;

	for (i = 0; i < n; i++) {
		if (t->label[i] > CRF_OUTSIDE ||
		    !crf_allowed(before, t->label[i]))
			abort();
		if (t->label[i] != CRF_OUTSIDE && !t->passage.at[i].candidate)
			abort();
		if (t->passage.at[i].sent == i && before < CRF_END * 4)
			abort();
		before = t->label[i];
	}
	if (!crf_allowed(before, CRF_OUTSIDE))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tokens ts = { 0 };
	struct tagger t;
	struct buf text = { 0 }, first = { 0 };

	buf_add(&text, data, size);
	buf_addc(&text, '\n');
	token_scan(&ts, text.s, (struct span){ 0, size });
	sent_mark(text.s, ts.tok, ts.n);
	if (tagger_init(&t, model_builtin, model_builtinlen) == -1)
		abort();
	tagger_run(&t, text.s, ts.tok, ts.n);
	look(&t, ts.n);
	buf_add(&first, t.label, ts.n);
	tagger_reset(&t);
	tagger_run(&t, text.s, ts.tok, ts.n);
	if (ts.n > 0 && memcmp(first.s, t.label, ts.n) != 0)
		abort();
	tagger_free(&t);
	token_free(&ts);
	buf_free(&text);
	buf_free(&first);
	return 0;
}
