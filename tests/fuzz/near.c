/* See LICENSE file for copyright and license details. */
/*
 * Sketches: those of any text are the same twice, a text is like itself, and
 * likeness is the same from both sides; an equal text is always found.
 */
#include <stdlib.h>
#include <string.h>

#include "bin/dedupe/near.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* Has it been seen?  If not, it leads. */
static bool
add(struct near *x, struct compare *cmp, struct bytes b, struct near_text *t,
    struct near_answer *a)
{
	memset(t, 0, sizeof(*t));
	t->day = NEAR_NODAY;
	compare_text(cmp, b, &t->print);
	if (near_find(
		x, (struct bytes){ cmp->folded.s, cmp->folded.len }, t, a))
		return true;
	near_lead(x, t, 1);
	return false;
}

static void
both(const struct sketch *a, const struct sketch *b)
{
	struct sketch_likeness l, m;

	sketch_compare(a, b, &l);
	sketch_compare(b, a, &m);
	if (l.jaccard != m.jaccard || l.containment != m.containment ||
	    l.words != m.words || l.figures != m.figures || l.jaccard > 1000 ||
	    l.containment > 1000 || l.figures > 1000)
		abort();
	sketch_compare(a, a, &l);
	if (l.jaccard != 1000 || l.containment < 990 ||
	    (l.nwords > 0 && l.words != 1000) ||
	    (l.nfigures > 0 && l.figures != 1000))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct compare cmp = { .fold = COMPARE_TEXT, .both = true };
	const char *s = (const char *)data;
	struct near *x = calloc(1, sizeof(*x));
	struct near_text a, b, again;
	struct near_answer answer;

	near_init(x, n % NEAR_NLEVELS);
	if (add(x, &cmp, (struct bytes){ s, n / 2 }, &a, &answer))
		abort();
	(void)add(x, &cmp, (struct bytes){ s + n / 2, n - n / 2 }, &b, &answer);
	if (a.sketched && b.sketched)
		both(&a.sketch, &b.sketch);
	if (!add(x, &cmp, (struct bytes){ s, n / 2 }, &again, &answer) ||
	    !answer.bytes)
		abort();
	near_clear(x);
	(void)add(x, &cmp, (struct bytes){ s, n / 2 }, &again, &answer);
	if (memcmp(&a, &again, sizeof(a)) != 0)
		abort();
	near_free(x);
	free(x);
	compare_free(&cmp);
	return 0;
}
