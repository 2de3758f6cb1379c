/* See LICENSE file for copyright and license details. */
/*
 * role: what a document calls its people: Kremlin spokesman X; X, the Kremlin
 * spokesman; a spokesman for the Kremlin, X; X is a spokesman.  "The
 * spokesman" is the last one so called.
 *
 * The table belongs to struct roles; entities are those of alias.h.
 */
#ifndef ROLE_H
#define ROLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lex.h"
#include "name.h"
#include "token.h"

struct role;

struct roles {
	struct role *v;
	size_t n, cap;
};

/* Remember what name m of the text is called there. */
void role_note(struct roles *, const char *text, const struct names *,
    const struct name *m);
/* Who was last called w before offset off.  False: nobody was. */
bool role_find(
    const struct roles *, const struct lex_entry *w, size_t off, uint32_t *e);
/* All that is known is of an earlier stretch. */
void role_age(struct roles *);
/* What the lexicon has for a token. */
const struct lex_entry *role_word(const char *text, const struct token *);
void role_free(struct roles *);

#endif
