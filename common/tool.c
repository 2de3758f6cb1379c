/* See LICENSE file for copyright and license details. */
#include <sys/stat.h>

#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <vis.h>

#include "tool.h"

enum { MESSAGE_MAX = 512, BAR = 30, REDRAW_MS = 200, HELP_COLS = 80 };

/* Bytes of the command line or of input, made visible and kept short. */
static void
visible(char *to, size_t size, const char *s)
{
	strnvis(to, s, size, VIS_CSTYLE | VIS_NL | VIS_TAB);
}

static void
message(const char *file, uint64_t record, const char *why)
{
	char f[MESSAGE_MAX], w[MESSAGE_MAX];

	visible(w, sizeof(w), why);
	if (file == NULL) {
		warnx("%s", w);
		return;
	}
	visible(f, sizeof(f), file);
	if (record > 0)
		warnx("%s:%" PRIu64 ": %s", f, record, w);
	else
		warnx("%s: %s", f, w);
}

static void
say(void *arg, const char *file, uint64_t record, const char *why)
{
	struct tool *t = arg;

	t->status = FAIL;
	message(file, record, why);
}

static void
note(void *arg, const char *file, uint64_t record, const char *why)
{
	(void)arg;
	message(file, record, why);
}

static uint64_t
milliseconds(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000 + (uint64_t)ts.tv_nsec / 1000000;
}

static const struct recs *
records(const struct tool *t)
{
	return t->docs != NULL ? &t->docs->recs : t->recs;
}

static void
draw(struct tool *t, bool last)
{
	uint64_t now = milliseconds(), taken, ms;

	if (records(t) == NULL || (!last && now - t->drawn < REDRAW_MS))
		return;
	t->drawn = now;
	ms = now > t->started ? now - t->started : 1;
	taken = rec_taken(records(t));
	fprintf(stderr, "\r%s: %.1f MB, %.1f MB/s", t->about->name,
	    (double)taken / 1e6, (double)taken / 1e3 / (double)ms);
	if (t->total > 0 && taken <= t->total) {
		size_t width = (size_t)(taken * BAR / t->total);
		char bar[BAR + 1] = { 0 };

		memset(bar, '.', BAR);
		memset(bar, '#', width);
		fprintf(stderr, " [%s] %3" PRIu64 "%% ETA %" PRIu64 " s ", bar,
		    taken * 100 / t->total,
		    taken > 0 ? (t->total - taken) * ms / taken / 1000 : 0);
	}
	if (last)
		fputc('\n', stderr);
}

/* Before a read that may block: what is done should be seen. */
static void
waiting(void *arg)
{
	struct tool *t = arg;

	if (t->tty || t->opt.linebuf)
		tool_flush(t);
	if (t->opt.progress)
		draw(t, false);
}

/* A closed 0, 1 or 2 must not become a file that is opened later. */
static void
standardfds(void)
{
	for (int fd = 0; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF &&
		    open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) == -1)
			exit(FAIL);
}

void
tool_init(struct tool *t, const struct tool_about *about)
{
	memset(t, 0, sizeof(*t));
	standardfds();
	setprogname(about->name);
	t->about = about;
	t->cols.list = about->cols;
	t->cols.nlist = about->ncols;
	t->hooks.say = say;
	t->hooks.note = note;
	t->hooks.wait = waiting;
	t->hooks.arg = t;
	opt_init(&t->opt);
	out_open(&t->out, STDOUT_FILENO);
}

static void
tryhelp(const struct tool *t)
{
	fprintf(stderr,
	    "usage: %s [OPTION ...] [FILE ...]\n"
	    "Try '%s --help'.\n",
	    t->about->name, t->about->name);
}

void
tool_baduse(const struct tool *t, const char *fmt, ...)
{
	char why[MESSAGE_MAX];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(why, sizeof(why), fmt, ap);
	va_end(ap);
	message(NULL, 0, why);
	tryhelp(t);
	exit(BADUSE);
}

void
tool_fail(
    struct tool *t, const char *file, uint64_t record, const char *fmt, ...)
{
	char why[MESSAGE_MAX];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(why, sizeof(why), fmt, ap);
	va_end(ap);
	say(t, file, record, why);
}

uint64_t
tool_number(const struct tool *t, const char *option, const char *arg,
    uint64_t min, uint64_t max)
{
	const char *errstr;
	long long n;

	n = strtonum(arg, (long long)min, (long long)max, &errstr);
	if (errstr != NULL)
		tool_baduse(t, "%s %s: %s", option, arg, errstr);
	return (uint64_t)n;
}

/* "-f, --field FIELD", or "--tsv". */
static int
spell(char *to, size_t size, const struct opt_def *d)
{
	const char *arg = d->arg != NULL ? d->arg : "";
	const char *blank = arg[0] == '\0' || arg[0] == '[' ? "" : " ";

	if (d->ch < OPT_LONG)
		return snprintf(
		    to, size, "-%c, --%s%s%s", d->ch, d->name, blank, arg);
	return snprintf(to, size, "--%s%s%s", d->name, blank, arg);
}

static void
helpown(const struct opt_def *d)
{
	char opt[HELP_COLS];
	bool joined = false;

	for (; d->name != NULL; d++) {
		spell(opt, sizeof(opt), d);
		printf(joined ? " " : "  ");
		if (d->help == NULL)
			printf("%s;", opt);
		else
			printf("%-*s %s\n", joined ? 0 : 24, opt, d->help);
		joined = d->help == NULL;
	}
}

/* The shared options, several in a line: their names say what they do, and
 * newsutils(7) the rest. */
static void
helpshared(void)
{
	char opt[HELP_COLS];
	size_t col = 0;

	printf("Shared, see newsutils(7):\n ");
	for (const struct opt_def *d = opt_shared; d->name != NULL; d++) {
		size_t len = (size_t)spell(opt, sizeof(opt), d);

		if (col + len + 4 > HELP_COLS) {
			printf("\n ");
			col = 0;
		}
		printf(" %s%s", opt, d[1].name != NULL ? ";" : "\n");
		col += len + 2;
	}
}

_Noreturn static void
help(const struct tool *t)
{
	printf("usage: %s [OPTION ...] [FILE ...]\n%s\n", t->about->name,
	    t->about->what);
	helpown(t->about->own);
	helpshared();
	printf("Examples:\n%s", t->about->examples);
	if (fflush(stdout) == EOF)
		err(FAIL, "stdout");
	exit(DONE);
}

_Noreturn static void
version(const struct tool *t)
{
	printf("%s (newsutils) %s\n", t->about->name, VERSION);
	if (fflush(stdout) == EOF)
		err(FAIL, "stdout");
	exit(DONE);
}

int
tool_option(struct tool *t, int argc, char *argv[], const char **arg)
{
	char why[OPT_WHY];
	int ch;

	while (
	    (ch = opt_next(&t->opt, argc, argv, t->about->own, arg, why)) == 0)
		;
	switch (ch) {
	case 'h':
		help(t);
	case 'V':
		version(t);
	case '?':
		tool_baduse(t, "%s", why);
	default:
		return ch;
	}
}

/* The sum of the operands' sizes, 0 if one of them is no regular file. */
static uint64_t
totalsize(char *const *operand)
{
	uint64_t total = 0;
	struct stat st;

	for (; *operand != NULL; operand++) {
		if (strcmp(*operand, "-") == 0)
			return 0;
		if (stat(*operand, &st) == 0) {
			if (!S_ISREG(st.st_mode))
				return 0;
			total += (uint64_t)st.st_size;
		}
	}
	return total;
}

void
tool_start(struct tool *t, int argc, char *argv[])
{
	char why[OPT_WHY];

	t->dash[0] = '-';
	t->standard[0] = t->dash;
	t->operand = optind < argc ? argv + optind : t->standard;
	t->noperand = optind < argc ? argc - optind : 1;
	if (opt_check(&t->opt, why) == -1)
		tool_baduse(t, "%s", why);
	if (cols_choose(&t->cols, t->opt.columns, why) == -1)
		tool_baduse(t, "%s", why);
	t->tty = isatty(STDOUT_FILENO) == 1;
	if (t->opt.progress) {
		t->started = milliseconds();
		t->total = totalsize(t->operand);
	}
}

void
tool_flush(struct tool *t)
{
	if (out_flush(&t->out) == -1)
		err(FAIL, "stdout");
}

void
tool_documents(struct tool *t, struct docs *docs, void settled(void *arg),
    bool document(void *arg, struct doc *), void *arg)
{
	struct doc *d;
	bool known = false;
	int got;

	t->docs = docs;
	do {
		got = doc_next(docs, &d);
		if (got == -1)
			tool_baduse(t, "%s", docs->recs.why);
		if (!known && docs->recs.settled) {
			settled(arg);
			known = true;
		}
	} while (got == 1 && document(arg, d));
}

void
tool_endrow(struct tool *t)
{
	out_putc(&t->out, t->opt.term);
	if (t->out.err != 0) {
		errno = t->out.err;
		err(FAIL, "stdout");
	}
	if (t->opt.linebuf)
		tool_flush(t);
}

void
tool_stat(const struct tool *t, const char *name, uint64_t value)
{
	if (t->opt.stats)
		fprintf(stderr, "%s\t%" PRIu64 "\n", name, value);
}

void
tool_statword(const struct tool *t, const char *name, const char *value)
{
	if (t->opt.stats)
		fprintf(stderr, "%s\t%s\n", name, value);
}

static void
recstats(const struct tool *t, const struct rec_stats *s)
{
	tool_stat(t, "records", s->records);
	tool_stat(t, "bytes", s->bytes);
	tool_stat(t, "malformed", s->ragged + s->overlong);
	tool_stat(t, "ragged", s->ragged);
	tool_stat(t, "overlong", s->overlong);
	tool_stat(t, "operands", s->operands);
	tool_stat(t, "failed", s->failed);
}

static void
docstats(const struct tool *t, const struct doc_stats *s)
{
	tool_stat(t, "documents", s->documents);
	tool_stat(t, "stretched", s->stretched);
	tool_stat(t, "glued", s->glued);
	tool_stat(t, "bad_dates", s->baddates);
}

/* The first of a kind has been told where it stood; here is their number. */
static void
malformed(const struct tool *t, const char *kind, uint64_t n)
{
	if (n > 1 && !t->opt.skipbad)
		warnx("%" PRIu64 " %s records in all", n, kind);
}

int
tool_end(struct tool *t)
{
	const struct recs *rs = records(t);

	if (out_close(&t->out) == -1)
		err(FAIL, "stdout");
	if (t->opt.progress)
		draw(t, true);
	if (rs != NULL) {
		malformed(t, "ragged", rs->stats.ragged);
		malformed(t, "over-long", rs->stats.overlong);
		recstats(t, &rs->stats);
	}
	if (t->docs != NULL)
		docstats(t, &t->docs->stats);
	return t->status;
}
