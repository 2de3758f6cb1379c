/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "forms.h"
#include "lex.h"
#include "utf8.h"

enum { LONGEST = 24 };

const struct lex_entry *
lex_find(const char *s, size_t len)
{
	char low[LONGEST];
	uint32_t h = 2166136261u;

	if (len == 0 || len > LONGEST)
		return NULL;
	for (size_t i = 0; i < len; i++) {
		low[i] = ascii_lower(s[i]);
		h = (h ^ (unsigned char)low[i]) * 16777619u;
	}
	h ^= h >> 15;
	for (uint32_t i = h % LEX_NSLOT; lex_slot[i] != 0;
	     i = (i + 1) % LEX_NSLOT) {
		const struct lex_entry *e = &lex_entry[lex_slot[i] - 1];

		if (e->len == len && memcmp(lex_blob + e->off, low, len) == 0)
			return e;
	}
	return NULL;
}

uint16_t
lex_lemma(const char *base)
{
	const struct lex_entry *e = lex_find(base, strlen(base));

	return e == NULL ? 0 : e->lemma;
}
