/* See LICENSE file for copyright and license details. */
#include <errno.h>
#include <string.h>

#include "beyond.h"
#include "remember.h"

/* The option that keeps more than can be found again on disk; NULL if none
 * does. */
static const char *
keeper(const struct dedupe *d)
{
	if (d->likes)
		return "--near keeps all in memory";
	if (d->inside)
		return "--inside keeps all in memory";
	if (d->reportpath != NULL && dedupe_tallies(d))
		return "--report with -c, -d or -u keeps all in memory";
	return NULL;
}

bool
beyond_isable(const struct dedupe *d)
{
	return keeper(d) == NULL && d->tool.opt.memory >= SPILL_LEAST;
}

const char *
beyond_obstacle(const struct dedupe *d)
{
	const char *why = keeper(d);

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
put(struct dedupe *d, const struct spill_item *i)
{
	if (d->full)
		return false;
	return spill_put(&d->spill, i) == 0 || failed(d);
}

static enum spill_want
wanted(const struct dedupe *d)
{
	if (!d->judge.keeps)
		return SPILL_AGAIN;
	return d->mark || d->reportpath != NULL ? SPILL_FIRST : SPILL_COUNT;
}

bool
beyond_ask(struct dedupe *d, struct bytes r, uint64_t record,
    const struct compare_print *p)
{
	const struct spill_item i = { .bytes = r, .record = record, .ask = p };

	if (!d->spill.on) {
		if (!beyond_isable(d))
			return false;
		judge_seal(&d->judge);
		if (spill_open(&d->spill, d->wide, wanted(d),
			d->tool.opt.memory) == -1)
			return failed(d);
	}
	return put(d, &i);
}

bool
beyond_keep(struct dedupe *d, struct bytes r, uint64_t cluster, bool always)
{
	const struct spill_item i = {
		.bytes = r, .record = cluster, .always = always
	};

	d->judge.more += dedupe_tallies(d);
	return put(d, &i);
}

bool
beyond_follow(struct dedupe *d, struct bytes r, uint64_t record)
{
	const struct spill_item i = {
		.bytes = r, .record = record, .follows = true
	};

	return put(d, &i);
}

/* Its bytes are only wanted where it is written. */
bool
beyond_drop(struct dedupe *d, struct bytes r, uint64_t record,
    const struct judge_answer *a)
{
	const struct spill_item i = { .bytes = { r.s, d->mark ? r.len : 0 },
		.record = record,
		.again = true,
		.differs = a->kind != REPORT_EXACT,
		.of = a->of };

	return put(d, &i);
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
see(void *arg, const struct exact *x, const struct sights *s)
{
	struct dedupe *d = arg;

	d->judge.more += x->count + s->n;
	remember_more(d, x, s);
}

/* What is in memory has been written, and makes room. */
static void
leave(struct dedupe *d)
{
	struct judge *j = &d->judge;

	remember_more(d, &j->set, &j->sights);
	if (!j->keeps) {
		exact_free(&j->set);
		return;
	}
	j->extra += sight_bytes(&j->sights);
	sight_free(&j->sights);
	tally_free(&d->tally);
}

static void
take(struct dedupe *d, const struct spill_record *r)
{
	const struct judge_answer a = { .of = r->of,
		.former = r->of == 0,
		.kind = r->differs ? REPORT_NORMALISED : REPORT_EXACT };

	if (beyond_tells(d) && r->again)
		dedupe_tell(d, r->bytes, r->record, &a);
	else if (r->again)
		d->dropped[a.kind] += count(d, r->bytes);
	else if (d->mark)
		dedupe_lead(d, r->bytes, r->of);
	else
		dedupe_item(d, r->bytes, r->count, r->always);
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
	while ((st = spill_next(s, &r)) == 1)
		take(d, &r);
	if (st == -1)
		failed(d);
}
