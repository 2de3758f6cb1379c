/* See LICENSE file for copyright and license details. */
#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "report.h"

enum { MODE = 0666 };

const char *const report_kinds[] = { "exact", "normalised", "near" };

enum { THOUSAND = 1000 };

/* Whether both are one file in which writes would meet.  A terminal or
 * /dev/null takes both. */
static bool
meets(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino &&
	       !S_ISCHR(a->st_mode);
}

static int
isinput(const struct stat *st, char *const operand[])
{
	struct stat in;

	for (; *operand != NULL; operand++) {
		const int r = strcmp(*operand, "-") == 0 ?
				  fstat(STDIN_FILENO, &in) :
				  stat(*operand, &in);

		if (r == 0 && meets(st, &in))
			return 1;
	}
	return 0;
}

static const char *
trouble(int fd, char *const operand[])
{
	struct stat st, out;

	if (fstat(fd, &st) == -1)
		return strerror(errno);
	if (isinput(&st, operand))
		return "is an input file";
	if (fstat(STDOUT_FILENO, &out) == 0 && meets(&st, &out))
		return "is the output, too";
	/* Messages and rows may share a file if each goes to its end. */
	if (fstat(STDERR_FILENO, &out) == 0 && meets(&st, &out))
		return fcntl(fd, F_SETFL, O_APPEND) == -1 ? strerror(errno) :
							    NULL;
	if (S_ISREG(st.st_mode) && ftruncate(fd, 0) == -1)
		return strerror(errno);
	return NULL;
}

int
report_open(struct report *r, const char *path, char term,
    char *const operand[], char why[REPORT_WHY])
{
	const char *reason;
	/* Truncated only when it is known to be nothing of ours. */
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY, MODE);

	reason = fd == -1 ? strerror(errno) : trouble(fd, operand);
	if (reason != NULL) {
		snprintf(why, REPORT_WHY, "%s", reason);
		if (fd != -1)
			close(fd);
		return -1;
	}
	r->path = path;
	r->term = term;
	out_open(&r->out, fd);
	return 0;
}

static void
share(struct buf *b, unsigned thousandths)
{
	const unsigned t = thousandths % THOUSAND;

	buf_addu(b, thousandths / THOUSAND);
	buf_addc(b, '.');
	buf_addc(b, (char)('0' + t / 100));
	buf_addc(b, (char)('0' + t / 10 % 10));
	buf_addc(b, (char)('0' + t % 10));
}

static void
shares(struct buf *b, enum report_kind kind, const struct report_why *w)
{
	const bool near = kind == REPORT_NEAR;

	buf_addc(b, '\t');
	share(b, near ? w->jaccard : THOUSAND);
	buf_addc(b, '\t');
	share(b, near ? w->containment : THOUSAND);
	buf_addc(b, '\t');
	if (near && !w->nofigures)
		share(b, w->figures);
	else
		buf_adds(b, near ? "" : "1.000");
}

/* Equal as far as the comparison goes, or the larger of the two shares. */
static unsigned
score(enum report_kind kind, const struct report_why *w)
{
	if (kind != REPORT_NEAR)
		return THOUSAND;
	return w->jaccard > w->containment ? w->jaccard : w->containment;
}

void
report_reasons(
    struct buf *b, enum report_kind kind, const struct report_why *w, bool near)
{
	buf_adds(b, report_kinds[kind]);
	buf_addc(b, '\t');
	share(b, score(kind, w));
	if (near)
		shares(b, kind, w);
}

void
report_row(struct report *r, uint64_t record, uint64_t of,
    enum report_kind kind, const struct report_why *w)
{
	struct buf *b = &r->out.buf;

	if (r->path == NULL)
		return;
	if (b->cap - b->len < REPORT_WHY)
		out_flush(&r->out);
	buf_addu(b, record);
	buf_addc(b, '\t');
	buf_addu(b, of);
	buf_addc(b, '\t');
	report_reasons(b, kind, w, r->near);
	buf_addc(b, r->term);
}

int
report_flush(struct report *r)
{
	return r->path == NULL ? 0 : out_flush(&r->out);
}

int
report_close(struct report *r)
{
	int status, saved;

	if (r->path == NULL)
		return 0;
	status = out_close(&r->out);
	saved = errno;
	if (close(r->out.fd) == -1 && status == 0)
		return -1;
	errno = saved;
	return status;
}
