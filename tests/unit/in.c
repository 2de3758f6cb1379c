/* See LICENSE file for copyright and license details. */
#include <sys/wait.h>

#include <err.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

#include "check.h"
#include "in.h"

/* Gzip of s, appended to b. */
static void
gz(struct buf *b, const char *s, size_t n)
{
	z_stream z = { 0 };

	if (deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) !=
	    Z_OK)
		errx(1, "deflateInit2");
	buf_room(b, deflateBound(&z, n) + 64);
	z.next_in = (Bytef *)(uintptr_t)s;
	z.avail_in = (uInt)n;
	z.next_out = (Bytef *)b->s + b->len;
	z.avail_out = (uInt)(b->cap - b->len);
	if (deflate(&z, Z_FINISH) != Z_STREAM_END)
		errx(1, "deflate");
	b->len = b->cap - z.avail_out;
	deflateEnd(&z);
}

/*
 * Read bytes through a pipe, step bytes a write, and render what comes:
 * "[rec]" each, "[LONG]", then "!" for IN_FAIL.
 */
static void
render(const struct buf *b, size_t step, char term, size_t max, struct buf *to)
{
	struct bytes r;
	struct in *in;
	char path[32];
	int fd[2], st;
	pid_t pid;

	to->len = 0;
	if (pipe(fd) == -1 || (pid = fork()) == -1)
		err(1, "pipe");
	if (pid == 0) {
		for (size_t i = 0; i < b->len; i += step) {
			size_t n = b->len - i < step ? b->len - i : step;

			if (write(fd[1], b->s + i, n) == -1)
				_exit(1);
			/* Each piece is to be a read of its own. */
			if (step < 16)
				usleep(50);
		}
		_exit(0);
	}
	close(fd[1]);
	snprintf(path, sizeof(path), "/dev/fd/%d", fd[0]);
	if ((in = in_open(path, term, max)) == NULL)
		err(1, "%s", path);
	while ((st = in_next(in, &r)) > 0) {
		buf_addc(to, '[');
		if (st == IN_LONG)
			buf_adds(to, "LONG");
		else
			buf_add(to, r.s, r.len);
		buf_addc(to, ']');
	}
	if (st == IN_FAIL)
		buf_addc(to, '!');
	in_close(in);
	close(fd[0]);
	waitpid(pid, &st, 0);
}

static void
expect(struct check *c, const struct buf *b, size_t max, const char *want,
    int line)
{
	static const size_t steps[] = { 1, 3, 1 << 20 };
	struct buf got = { 0 };

	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
		render(b, steps[i], '\n', max, &got);
		check_bytes(c, got.s, got.len, want, "in.c", line);
	}
	buf_free(&got);
}

static void
plain(struct check *c)
{
	static const struct {
		const char *in, *want;
	} t[] = {
		{ "", "" },
		{ "\n", "[]" },
		{ "a\nb", "[a][b]" },
		{ "a\r\nb\r\r\n\r\n", "[a][b\r][]" },
		{ "a\rb\r", "[a\rb]" },
		{ "\xef\xbb\xbf"
		  "a\n\xef\xbb\xbf"
		  "b\n",
		    "[a][\xef\xbb\xbf"
		    "b]" },
		{ "\xef\xbb\xbf", "" },
		{ "\xef\xbb\xbf\n", "[]" },
		{ "\x1f", "[\x1f]" },
		{ "\x1f\x8b", "!" },
		{ "BZh91AY&SX\n", "[BZh91AY&SX]" },
		{ "BZh91AY&SYxxx", "!" },
		{ "\x28\xb5\x2f\xfdxx", "!" },
		{ "\xfd"
		  "7zXY\n",
		    "[\xfd"
		    "7zXY]" },
		{ "12345678\nok\n", "[12345678][ok]" },
		{ "123456789\nok\n123456789\r\n", "[LONG][ok][LONG]" },
		{ "12345678\r\n123456789012345678901234567890",
		    "[12345678][LONG]" },
	};

	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		struct buf b = { 0 };

		buf_adds(&b, t[i].in);
		expect(c, &b,
		    strchr(t[i].want, 'L') != NULL ||
			    strchr(t[i].in, '8') != NULL ?
			8 :
			99,
		    t[i].want, (int)i);
		buf_free(&b);
	}
}

static void
gzip(struct check *c)
{
	struct buf b = { 0 }, z = { 0 };
	char want[64];

	gz(&z, "a\nb", 3);
	gz(&z, "", 0);
	gz(&z, "c\nd\n", 4);
	expect(c, &z, 99, "[a][bc][d]", __LINE__);
	b.len = 0;
	buf_add(&b, z.s, z.len);
	buf_add(&b, "\0\0\0\0\0", 5);
	expect(c, &b, 99, "[a][bc][d]", __LINE__);
	gz(&b, "e", 1);
	expect(c, &b, 99, "[a][bc][d][e]", __LINE__);
	b.len = z.len;
	buf_adds(&b, "junk");
	expect(c, &b, 99, "[a][bc][d]!", __LINE__);
	b.len = z.len;
	buf_adds(&b, "\x1f");
	expect(c, &b, 99, "[a][bc][d]!", __LINE__);
	/* Cut anywhere, all that was readable comes, then the complaint. */
	for (size_t n = 2; n < z.len; n++) {
		struct buf got = { 0 };

		b.len = n;
		render(&b, 1 << 20, '\n', 99, &got);
		snprintf(want, sizeof(want), "%.*s", (int)got.len, got.s);
		CHECK(c, strchr(want, '!') != NULL ||
			     strcmp(want, "[a][b]") == 0 ||
			     strcmp(want, "[a][b][c]") == 0);
		buf_free(&got);
	}
	b.len = z.len;
	b.s[b.len - 6] ^= 1; /* the last member's CRC */
	expect(c, &b, 99, "[a][bc][d]!", __LINE__);
	buf_free(&b);
	buf_free(&z);
}

static void
nul(struct check *c)
{
	struct buf b = { 0 }, got = { 0 };

	buf_add(&b, "a\r\n\0b\r\0c", 8);
	render(&b, 1, '\0', 99, &got);
	CHECK_BYTES(c, got.s, got.len, "[a\r\n][b\r][c]");
	buf_free(&b);
	buf_free(&got);
}

/* in_ready() promises that earlier records stay in place. */
static void
batch(struct check *c)
{
	struct bytes r[64];
	struct buf b = { 0 };
	char path[] = "/tmp/newsutils-in-XXXXXX", want[32];
	uint64_t number = 0;
	struct in *in;
	int fd = mkstemp(path), st = IN_RECORD;

	for (uint64_t i = 0; i < 100000; i++) {
		buf_addu(&b, i);
		buf_addc(&b, '\n');
	}
	if (fd == -1 || write(fd, b.s, b.len) != (ssize_t)b.len)
		err(1, "%s", path);
	close(fd);
	if ((in = in_open(path, '\n', 99)) == NULL)
		err(1, "%s", path);
	while (st == IN_RECORD) {
		size_t n = 0;

		do
			st = in_next(in, &r[n]);
		while (st == IN_RECORD && ++n < 64 && in_ready(in));
		for (size_t i = 0; i < n; i++, number++) {
			snprintf(want, sizeof(want), "%llu",
			    (unsigned long long)number);
			CHECK_BYTES(c, r[i].s, r[i].len, want);
		}
	}
	CHECK(c, number == 100000 && in_taken(in) == b.len);
	in_close(in);
	unlink(path);
	buf_free(&b);
}

int
main(void)
{
	struct check c = { 0 };

	plain(&c);
	gzip(&c);
	nul(&c);
	batch(&c);
	return check_done(&c);
}
