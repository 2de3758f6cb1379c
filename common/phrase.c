/* See LICENSE file for copyright and license details. */
#include "phrase.h"

size_t
phrase_add(struct phrases *p, struct bytes name, uint32_t lists)
{
	static const struct model none;
	const struct token *t;
	const struct vocab_word *w;
	uint64_t h = 0;
	uint32_t *set, num;
	size_t i;

	if (p->vocab.n == 0)
		vocab_clear(&p->vocab, &none);
	p->tokens.n = 0;
	token_scan(&p->tokens, name.s, (struct span){ 0, name.len });
	for (i = 0; i < p->tokens.n; i++) {
		t = &p->tokens.tok[i];
		num = vocab_find(
		    &p->vocab, &none, name.s + t->start, t->end - t->start);
		w = &p->vocab.word[num];
		h = model_phrase(h, vocab_key(w, w->acronym));
		set = keys_value(&p->keys, h);
		if (i + 1 == p->tokens.n)
			*set |= lists;
	}
	return p->tokens.n;
}

void
phrase_free(struct phrases *p)
{
	keys_free(&p->keys);
	vocab_free(&p->vocab);
	token_free(&p->tokens);
}
