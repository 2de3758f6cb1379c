/* See LICENSE file for copyright and license details. */
#include "lex.h"
#include "forms.h"

const struct lex_entry *
lex_findkey(struct lex_key k, size_t len, uint32_t hash)
{
	const struct lex_entry *e;

	if (len > LEX_LONGEST)
		return NULL;
	for (uint32_t i = hash % LEX_NSLOT; lex_slot[i] != 0;
	     i = (i + 1) % LEX_NSLOT) {
		if (lex_slot[i] >> 16 != hash >> 16)
			continue;
		e = &lex_entry[(lex_slot[i] & LEX_NUMBER) - 1];
		if (e->key.lo == k.lo && e->key.hi == k.hi)
			return e;
	}
	return NULL;
}

const struct lex_entry *
lex_find(const char *s, size_t len)
{
	struct lex_key k;

	if (len == 0)
		return NULL;
	k = lex_keyof(s, len, len);
	return lex_findkey(k, len, lex_hash(k, len));
}

uint16_t
lex_lemma(const char *base)
{
	const struct lex_entry *e = lex_find(base, strlen(base));

	return e == NULL ? 0 : e->lemma;
}
