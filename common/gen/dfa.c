/* See LICENSE file for copyright and license details. */
#include "dfa.h"

#include <err.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void *
array(int n, size_t size)
{
	void *p = calloc((size_t)n + 1, size);

	if (p == NULL)
		err(1, NULL);
	return p;
}

/* The class that a state's letter k leads to, -1 for none. */
static int
target(const struct dfa *d, const int *class, int s, int k)
{
	int to = d->to[s * d->nletter + k];

	return to < 0 ? -1 : class[to];
}

/* Whether two states are of one class and lead to the same ones. */
static bool
alike(const struct dfa *d, const int *class, int a, int b)
{
	int k;

	if (class[a] != class[b])
		return false;
	for (k = 0; k < d->nletter; k++)
		if (target(d, class, a, k) != target(d, class, b, k))
			return false;
	return true;
}

static uint32_t
signature(const struct dfa *d, const int *class, int s)
{
	uint32_t h = (uint32_t) class[s];
	int k;

	for (k = 0; k < d->nletter; k++)
		h = (h ^ (uint32_t)target(d, class, s, k)) * 16777619U;
	return h;
}

/* One step: states that are not alike get classes of their own, numbered by
 * their first state, which goes to first[].  Returns how many there are. */
static int
refine(const struct dfa *d, const int *class, int *finer, int *first)
{
	uint32_t *sign = array(d->nstate, sizeof(*sign));
	int s, c, n = 0;

	for (s = 0; s < d->nstate; s++) {
		sign[s] = signature(d, class, s);
		for (c = 0; c < n; c++)
			if (sign[first[c]] == sign[s] &&
			    alike(d, class, first[c], s))
				break;
		if (c == n)
			first[n++] = s;
		finer[s] = c;
	}
	free(sign);
	return n;
}

void
dfa_minimise(struct dfa *d, int *into)
{
	int *finer = array(d->nstate, sizeof(*finer));
	int *first = array(d->nstate, sizeof(*first));
	size_t size = (size_t)d->nstate * sizeof(*finer);
	int n, before = 0, s, k;

	memcpy(into, d->label, size);
	for (;; before = n) {
		n = refine(d, into, finer, first);
		memcpy(into, finer, size);
		if (n == before)
			break;
	}
	/* first[] rises and is never below its index: rows move down. */
	for (s = 0; s < n; s++) {
		d->label[s] = d->label[first[s]];
		for (k = 0; k < d->nletter; k++)
			d->to[s * d->nletter + k] = target(
			    d, into, first[s], k);
	}
	d->nstate = n;
	free(finer);
	free(first);
}

static int
nmoves(const struct dfa *d, int s)
{
	int k, n = 0;

	for (k = 0; k < d->nletter; k++)
		n += d->to[s * d->nletter + k] >= 0;
	return n;
}

/* Puts the row of s where it first fits. */
static void
place(const struct dfa *d, struct dfa_rows *r, int s)
{
	const int *to = d->to + s * d->nletter;
	int base, k, first = 0;

	while (first < d->nletter && to[first] < 0)
		first++;
	if (first == d->nletter)
		return;
	for (base = -first < 0 ? 0 : -first;; base++) {
		for (k = first; k < d->nletter; k++)
			if (to[k] >= 0 && r->owner[base + k] >= 0)
				break;
		if (k == d->nletter)
			break;
	}
	for (k = first; k < d->nletter; k++)
		if (to[k] >= 0) {
			r->owner[base + k] = s;
			r->to[base + k] = to[k];
		}
	r->base[s] = base;
	if (base + d->nletter > r->n)
		r->n = base + d->nletter;
}

/* Full rows first. */
void
dfa_pack(const struct dfa *d, struct dfa_rows *r)
{
	int room = (d->nstate + 1) * d->nletter, want, s, i;

	r->base = array(d->nstate, sizeof(*r->base));
	r->owner = array(room, sizeof(*r->owner));
	r->to = array(room, sizeof(*r->to));
	r->n = d->nletter;
	for (i = 0; i < room; i++)
		r->owner[i] = -1;
	for (want = d->nletter; want > 0; want--)
		for (s = 0; s < d->nstate; s++)
			if (nmoves(d, s) == want)
				place(d, r, s);
}
