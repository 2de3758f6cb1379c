/* See LICENSE file for copyright and license details. */
/*
 * dfa: a deterministic automaton made small enough for a cache.  States that
 * behave alike become one (E. F. Moore, "Gedanken-experiments on sequential
 * machines", 1956), and the rows of the table lie in each other's gaps (R. E.
 * Tarjan and A. C. Yao, "Storing a sparse table", 1979): from state s by letter
 * k one goes to to[base[s] + k] if owner[base[s] + k] is s, else nowhere.
 *
 * State 0 is the start and nothing leads there.  The caller owns what it
 * passes; dfa_rows() allocates its three arrays.  For generators: no memory
 * ends the program.
 */
#ifndef DFA_H
#define DFA_H

struct dfa {
	int nstate;
	int nletter;
	int *to;    /* nstate rows of nletter states, -1: none */
	int *label; /* of each state: those of different ones differ */
};

struct dfa_rows {
	int *base; /* by state */
	int *owner, *to;
	int n; /* of the last two; base[s] + k is always less */
};

/* Merges states in place; the new number of each old one goes to into[]. */
void dfa_minimise(struct dfa *, int *into);
void dfa_pack(const struct dfa *, struct dfa_rows *);

#endif
