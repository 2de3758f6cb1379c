/* See LICENSE file for copyright and license details. */
#include "rule.h"

#include <string.h>

#define DATE_RULES
#include "dates.h"

enum { LONGEST = 40 }; /* words of one expression */

/* The state after kind, 0 if there is none. */
static unsigned
move(unsigned state, unsigned kind)
{
	size_t i = state_base[state] + kind;

	return moves[i].owner == state ? moves[i].to : 0;
}

size_t
rule_find(const struct token *tok, size_t n, struct reading out[RULE_READINGS])
{
	unsigned path[LONGEST], state = 0;
	size_t len = 0, found = 0;
	uint32_t i;

	while (len < n && len < LONGEST &&
	       (state = move(state, tok[len].kind)) != 0)
		path[len++] = state;
	for (; len > 0; len--) {
		state = path[len - 1];
		for (i = state_rule[state]; i < state_rule[state + 1]; i++) {
			if (found == RULE_READINGS)
				return found;
			out[found].rule = rule_list[i];
			out[found++].ntok = (uint16_t)len;
		}
	}
	return found;
}

struct walk {
	const struct token *tok;
	size_t n;
	uint16_t at[LONGEST]; /* position taken by each token */
	int64_t val[LONGEST]; /* and its value there */
	unsigned steps;
};

/* Depth-first; a pattern has no loops, so the depth is the number of words.
 * The bound on steps is far above what any pattern needs. */
static bool
walk(struct walk *w, const uint16_t *next, size_t count, size_t depth)
{
	size_t i;

	for (i = 0; i < count; i++) {
		unsigned p = next[i];

		if (++w->steps > 4000 ||
		    !word_value(&w->tok[depth], pos_class[p], &w->val[depth]))
			continue;
		w->at[depth] = (uint16_t)p;
		if (depth + 1 == w->n) {
			if (pos_last[p])
				return true;
			continue;
		}
		if (walk(w, follow_pos + pos_follow[p],
			pos_follow[p + 1] - pos_follow[p], depth + 1))
			return true;
	}
	return false;
}

bool
rule_bind(const struct token *tok, const struct reading *r, struct match *m)
{
	struct walk w;
	unsigned slot;
	size_t i;

	w.tok = tok;
	w.n = r->ntok;
	w.steps = 0;
	m->set = 0;
	memset(m->tok, 0, sizeof(m->tok));
	m->action = rule_value[r->rule].action;
	m->type = rule_value[r->rule].type;
	m->arg = rule_value[r->rule].arg;
	m->ntok = r->ntok;
	if (!walk(&w, first_pos + rule_first[r->rule],
		rule_first[r->rule + 1] - rule_first[r->rule], 0))
		return false;
	for (i = 0; i < r->ntok; i++) {
		if ((slot = pos_slot[w.at[i]]) == 0)
			continue;
		m->val[slot] = w.val[i];
		m->set |= UINT32_C(1) << slot;
		m->tok[slot] = (uint16_t)i;
	}
	return true;
}
