/* See LICENSE file for copyright and license details. */
#include <errno.h>
#include <string.h>

#include "beyond.h"
#include "remember.h"

/* The option that tells of dropped records, or keeps more of them than can be
 * found again on disk; NULL if none does. */
static const char *
teller(const struct dedupe *d)
{
	if (d->likes)
		return "--near keeps all in memory";
	if (d->inside)
		return "--inside keeps all in memory";
	if (d->mark)
		return "--mark keeps all in memory";
	if (d->reportpath != NULL)
		return "--report keeps all in memory";
	if (d->judge.keeps && d->statepath != NULL)
		return "--state with --stats keeps all in memory";
	return NULL;
}

bool
beyond_isable(const struct dedupe *d)
{
	return teller(d) == NULL && d->tool.opt.memory >= SPILL_LEAST;
}

const char *
beyond_obstacle(const struct dedupe *d)
{
	const char *why = teller(d);

	return why != NULL ? why : "temporary files need 8M of it";
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
put(struct dedupe *d, struct bytes r, const struct compare_print *ask,
    bool always)
{
	if (d->full)
		return false;
	return spill_put(&d->spill, r, ask, always) == 0 || failed(d);
}

bool
beyond_ask(struct dedupe *d, struct bytes r, const struct compare_print *p)
{
	if (!d->spill.on) {
		if (!beyond_isable(d))
			return false;
		judge_seal(&d->judge);
		if (spill_open(&d->spill, d->wide, d->judge.keeps,
			d->tool.opt.memory) == -1)
			return failed(d);
	}
	return put(d, r, p, false);
}

bool
beyond_keep(struct dedupe *d, struct bytes r, bool always)
{
	d->judge.more += dedupe_tallies(d);
	return put(d, r, NULL, always);
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

	d->judge.more += x->count;
	remember_more(d, x);
}

/* What is in memory has been written, and makes room. */
static void
leave(struct dedupe *d)
{
	struct judge *j = &d->judge;

	if (!j->keeps) {
		remember_more(d, &j->set);
		exact_free(&j->set);
		return;
	}
	j->extra += sight_bytes(&j->sights);
	sight_free(&j->sights);
	tally_free(&d->tally);
}

void
beyond_end(struct dedupe *d)
{
	struct spill *s = &d->spill;
	struct spill_record r;
	int st;

	if (!s->on || d->full)
		return;
	leave(d);
	if (spill_resolve(s, see, d) == -1) {
		failed(d);
		return;
	}
	d->judge.more += s->distinct;
	while ((st = spill_next(s, &r)) == 1)
		if (r.again)
			d->dropped[r.differs ? REPORT_NORMALISED :
					       REPORT_EXACT] += count(d,
			    r.bytes);
		else
			dedupe_item(d, r.bytes, r.count, r.always);
	if (st == -1)
		failed(d);
}
