/* See LICENSE file for copyright and license details. */
#include <errno.h>
#include <string.h>

#include "beyond.h"
#include "remember.h"

bool
beyond_isable(const struct dedupe *d)
{
	return !d->judge.keeps && d->tool.opt.memory >= SPILL_LEAST;
}

static bool
failed(struct dedupe *d)
{
	d->full = true;
	tool_fail(&d->tool, NULL, 0,
	    "temporary files: %s; what follows is left out", strerror(errno));
	return false;
}

static bool
put(struct dedupe *d, struct bytes r, const struct hash *ask)
{
	if (d->full)
		return false;
	return spill_put(&d->spill, r, ask) == 0 || failed(d);
}

bool
beyond_ask(struct dedupe *d, struct bytes r, const struct compare_print *p)
{
	if (!d->spill.on) {
		if (!beyond_isable(d))
			return false;
		exact_seal(&d->judge.set);
		if (spill_open(&d->spill, d->wide, d->tool.opt.memory) == -1)
			return failed(d);
	}
	return put(d, r, &p->h);
}

bool
beyond_keep(struct dedupe *d, struct bytes r)
{
	return put(d, r, NULL);
}

/* The records of a document stand there with their terminators. */
static uint64_t
count(const struct dedupe *d, struct bytes r)
{
	const char *s = r.s, *end = r.s + r.len;
	uint64_t n = 1;

	while (s < end &&
	       (s = memchr(s, d->tool.opt.term, (size_t)(end - s))) != NULL) {
		n++;
		s++;
	}
	return n;
}

static void
see(void *arg, const struct exact *x)
{
	struct dedupe *d = arg;

	d->judge.set.count += x->count;
	remember_more(d, x);
}

void
beyond_end(struct dedupe *d)
{
	struct spill *s = &d->spill;
	struct bytes r;
	bool keep;
	int st;

	if (!s->on || d->full)
		return;
	remember_more(d, &d->judge.set);
	exact_free(&d->judge.set);
	if (spill_resolve(s, see, d) == -1) {
		failed(d);
		return;
	}
	while ((st = spill_next(s, &r, &keep)) == 1) {
		const uint64_t n = count(d, r);

		if (keep) {
			out_put(&d->tool.out, r.s, r.len);
			tool_endrow(&d->tool);
			d->kept += n;
		} else {
			d->dropped[REPORT_EXACT] += n;
		}
	}
	if (st == -1)
		failed(d);
}
