/* See LICENSE file for copyright and license details. */
#include <sys/stat.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "entry.h"
#include "recall.h"
#include "remember.h"

/* What is compared, and how: a state is for one way. */
static void
describe(const struct dedupe *d, char how[SEGMENT_HOW])
{
	static const char *const fold[] = { "", " -i", " --normalize" };
	const char *what = d->bykey		     ? "documents" :
			   d->tool.opt.field != NULL ? "fields" :
						       "records";

	if (d->likes)
		snprintf(how, SEGMENT_HOW, "%s --near=%s",
		    d->bykey ? what : "texts", near_levels[d->near.level]);
	else
		snprintf(how, SEGMENT_HOW, "%s%s%s", what,
		    fold[d->compare.fold], d->wide ? " --wide" : "");
}

/* Whether fd is the state's file. */
static bool
is(const struct state *st, int fd)
{
	struct stat a, b;

	return fstat(st->fd, &a) == 0 && fstat(fd, &b) == 0 &&
	       a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static bool
isat(const struct state *st, const char *path)
{
	struct stat a, b;

	return fstat(st->fd, &a) == 0 && stat(path, &b) == 0 &&
	       a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static void
cut(const struct dedupe *d, const struct state *st, const char *path)
{
	const struct tool *t = &d->tool;

	if (st->cut)
		t->hooks.note(t->hooks.arg, path, 0,
		    "its last part is incomplete, as a killed run leaves it; "
		    "what is before it counts");
}

static size_t
widthof(const struct dedupe *d)
{
	if (d->likes)
		return PAST_WIDTH;
	return d->wide ? ENTRY_WIDE : ENTRY_NARROW;
}

void
remember_open(struct dedupe *d)
{
	struct state *st = &d->state;
	char how[SEGMENT_HOW], why[STATE_WHY];

	if (d->statepath == NULL)
		return;
	describe(d, how);
	if (state_open(st, d->statepath, true, how, widthof(d), why) == -1 ||
	    (d->likes && recall_open(d, why) == -1))
		tool_baduse(&d->tool, "--state %s: %s", d->statepath, why);
	if (is(st, STDOUT_FILENO) || is(st, STDERR_FILENO) ||
	    (d->reportpath != NULL && isat(st, d->reportpath)))
		tool_baduse(
		    &d->tool, "--state %s: is the output, too", d->statepath);
	cut(d, st, d->statepath);
	judge_past(&d->judge, st,
	    d->compare.fold == COMPARE_BYTES ? REPORT_EXACT :
					       REPORT_NORMALISED);
}

static int
narrow(const void *a, const void *b)
{
	return memcmp(a, b, ENTRY_NARROW);
}

static int
wide(const void *a, const void *b)
{
	return memcmp(a, b, ENTRY_WIDE);
}

static void
putsights(struct state *st, const struct sights *s)
{
	const size_t width = st->width;
	unsigned char *all = mem_alloc(s->n, width);
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		if (!s->sight[i].alone)
			entry_put(all + n++ * width, s->sight[i].h, width);
	qsort(all, n, width, width == ENTRY_WIDE ? wide : narrow);
	for (size_t i = 0; i < n; i++)
		state_put(st, all + i * width);
	free(all);
}

static void
putset(struct state *st, const struct exact *x)
{
	unsigned char entry[ENTRY_WIDE];
	struct hash *h = NULL;
	size_t cap = 0;

	for (unsigned b = 0; b < EXACT_BUCKETS; b++) {
		const size_t n = exact_bucket(x, b, &h, &cap);

		for (size_t i = 0; i < n; i++) {
			entry_put(entry, h[i], st->width);
			state_put(st, entry);
		}
	}
	free(h);
}

/* Many small segments become one.  Where there is no room for that the next
 * run tries again: what is there is complete. */
static void
settle(struct dedupe *d)
{
	char why[STATE_WHY];
	struct state all, *from = &all;

	if (d->state.nseg + 1 < STATE_MERGE)
		return;
	state_close(&d->state);
	if (state_open(
		&all, d->statepath, true, d->state.how, widthof(d), why) == -1)
		return;
	if (state_check(&all, why) == -1)
		tool_fail(&d->tool, d->statepath, 0, "%s", why);
	else
		(void)state_unite(&all, &from, 1, why);
	state_close(&all);
}

/* Output that cannot be synced, as a pipe, is no failure. */
static bool
isout(struct dedupe *d)
{
	tool_flush(&d->tool);
	if (fsync(STDOUT_FILENO) == 0 || errno == EINVAL || errno == EROFS ||
	    errno == ENOTSUP)
		return true;
	tool_fail(&d->tool, "stdout", 0, "%s; the state is left as it was",
	    strerror(errno));
	return false;
}

static void
isleft(struct dedupe *d, const char *why)
{
	tool_fail(
	    &d->tool, d->statepath, 0, "%s; the state is left as it was", why);
}

/* They wait in a state of their own until all output has been written. */
void
remember_more(struct dedupe *d, const struct exact *x, const struct sights *s)
{
	struct state *st = &d->spilled;

	if (d->statepath == NULL || d->forgets)
		return;
	if (st->width == 0) {
		*st = (struct state){ .fd = spill_temporary(),
			.width = d->state.width,
			.brief = true };
		memcpy(st->how, d->state.how, sizeof(st->how));
	}
	if (state_begin(st, d->why) == -1) {
		d->forgets = true;
		return;
	}
	if (d->judge.keeps)
		putsights(st, s);
	else
		putset(st, x);
	d->forgets = state_commit(st, d->why) == -1;
}

static int
append(struct dedupe *d, char why[STATE_WHY])
{
	struct state *st = &d->state, *from = &d->spilled;

	if (d->spill.on && state_reread(from, why) == -1)
		return -1;
	if (state_begin(st, why) == -1)
		return -1;
	if (d->likes)
		recall_put(d, st);
	else if (d->spill.on)
		state_merge(st, &from, 1);
	else if (d->judge.keeps)
		putsights(st, &d->judge.sights);
	else
		putset(st, &d->judge.set);
	return state_commit(st, why);
}

void
remember_commit(struct dedupe *d)
{
	char why[STATE_WHY];

	if (d->statepath == NULL)
		return;
	/* What has been seen and waits on disk was not written. */
	if ((d->spill.on && d->full) || !isout(d))
		;
	else if (d->forgets)
		isleft(d, d->why);
	else if (dedupe_distinct(d) > 0 && append(d, why) == -1)
		isleft(d, why);
	else
		settle(d);
	if (d->spilled.width > 0)
		state_close(&d->spilled);
	state_close(&d->state);
}

/* The operands' states, opened.  Returns how many, or -1. */
static long
gather(struct dedupe *d, struct state *to, struct state *from)
{
	char *const *operand = d->tool.operand;
	char why[STATE_WHY];
	long n = 0;

	for (; *operand != NULL; operand++) {
		struct state *st = &from[n];

		if (isat(to, *operand))
			continue;
		if (state_open(st, *operand, false,
			to->how[0] != '\0' ? to->how : NULL, to->width,
			why) == -1) {
			tool_fail(&d->tool, *operand, 0, "%s", why);
			break;
		}
		n++;
		cut(d, st, *operand);
		if (state_check(st, why) == -1) {
			tool_fail(&d->tool, *operand, 0, "%s", why);
			break;
		}
		memcpy(to->how, st->how, sizeof(to->how));
		to->width = st->width;
		to->kind = st->kind;
	}
	if (*operand == NULL)
		return n;
	while (n > 0)
		state_close(&from[--n]);
	return -1;
}

static void
unite(struct dedupe *d, struct state *to, struct state *from, size_t n)
{
	struct state **all = mem_alloc(n + 1, sizeof(struct state *));
	char why[STATE_WHY];

	for (size_t i = 0; i < n; i++)
		all[i] = &from[i];
	all[n] = to;
	if (state_check(to, why) == -1 ||
	    (to->kind == SEGMENT_NEAR ?
		    recall_unite(d, to, from, n, why) == -1 :
		    to->how[0] != '\0' &&
			state_unite(to, all, n + 1, why) == -1))
		tool_fail(&d->tool, d->statepath, 0, "%s", why);
	else
		tool_stat(&d->tool, "distinct", to->count);
	for (size_t i = 0; i < n; i++)
		state_close(&from[i]);
	free(all);
}

int
remember_unite(struct dedupe *d)
{
	struct state to;
	struct state *from;
	char why[STATE_WHY];
	long n;

	if (state_open(&to, d->statepath, true, NULL, 0, why) == -1)
		tool_baduse(&d->tool, "--state %s: %s", d->statepath, why);
	cut(d, &to, d->statepath);
	from = mem_alloc((size_t)d->tool.noperand, sizeof(*from));
	n = gather(d, &to, from);
	if (n >= 0)
		unite(d, &to, from, (size_t)n);
	state_close(&to);
	free(from);
	out_close(&d->tool.out); /* nothing is in it */
	return d->tool.status;
}
