/* See LICENSE file for copyright and license details. */
/*
 * rule: the date grammar at work.  The patterns of data/grammar.tsv are one
 * deterministic automaton over kinds of words (common/gen/mkdate.c says how it
 * is made and why so); it runs once from each word that a date may begin with.
 * The rule that is found is then walked again over its own positions, to tell
 * which word filled which slot.
 */
#ifndef RULE_H
#define RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "word.h"

/* A way to read the words from the first on: a rule and its length. */
struct reading {
	uint16_t rule;
	uint16_t ntok;
};

enum { RULE_READINGS = 24, RULE_SLOTS = 27 };

struct match {
	unsigned action; /* ACT_... of the grammar's value rules */
	unsigned type;	 /* enum timex_type */
	int arg;
	size_t ntok;
	uint32_t set;		  /* a bit for each slot that is filled */
	uint16_t tok[RULE_SLOTS]; /* the token that filled it; 1 is 'a' */
	int64_t val[RULE_SLOTS];  /* by slot, of those that are filled alone */
};

/* Readings of tok[0..n), the longest first; returns how many. */
size_t rule_find(
    const struct token *tok, size_t n, struct reading out[RULE_READINGS]);
/* False only if the reading is not one of these tokens. */
bool rule_bind(const struct token *tok, const struct reading *, struct match *);

/* Whether slot (a letter) is filled, and its value or other. */
static inline bool
rule_has(const struct match *m, char slot)
{
	return (m->set >> (slot - 'a' + 1) & 1) != 0;
}

static inline int64_t
rule_amount(const struct match *m, char slot, int64_t other)
{
	return rule_has(m, slot) ? m->val[slot - 'a' + 1] : other;
}

static inline int
rule_get(const struct match *m, char slot, int other)
{
	return (int)rule_amount(m, slot, other);
}

#endif
