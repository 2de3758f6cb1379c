/* See LICENSE file for copyright and license details. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "in.h"

enum {
	BLOCK = 256 * 1024, /* one read(2), and the least room to inflate to */
	MAGIC = 10,	    /* bytes that tell the longest magic, bzip2's */
	WINDOW_GZIP = 15 + 16 /* zlib.h: 32 KiB window, gzip wrapper */
};

enum mode {
	MODE_UNKNOWN, /* too few bytes seen to tell */
	MODE_PLAIN,
	MODE_GZIP,    /* inside a member */
	MODE_BETWEEN, /* after a member: another one, zeros, or the end */
	MODE_DONE     /* nothing more will come; why is set if damaged */
};

struct in {
	int fd;
	char term;
	enum mode mode;
	size_t max;
	char *buf;
	size_t cap;
	size_t pos;	    /* start of the next record */
	size_t end;	    /* end of the bytes there are */
	size_t seen;	    /* no terminator in [pos, seen) */
	const char *stop;   /* the next terminator, if it has been looked up */
	bool dropping;	    /* inside a record longer than max */
	bool started;	    /* the first record was given or looked at */
	unsigned char *raw; /* bytes before inflating */
	size_t rawpos, rawend;
	bool rawend_seen;
	z_stream z;
	bool zinit;
	uint64_t taken, bytes;
	char why[96];
};

static const struct {
	const char *magic;
	size_t len;
	const char *why;
} packed[] = {
	{ "\x28\xb5\x2f\xfd", 4, "zstd data; pipe it through: zstd -dc" },
	{ "\xfd"
	  "7zXZ\0",
	    6, "xz data; pipe it through: xz -dc" },
	{ "BZh91AY&SY", 10, "bzip2 data; pipe it through: bzip2 -dc" },
};
static const unsigned char gzip_magic[] = { 0x1f, 0x8b };
static const unsigned char bom[] = { 0xef, 0xbb, 0xbf };
enum { BOM_LEN = sizeof(bom) };

struct in *
in_open(const char *path, char term, size_t max)
{
	struct in *in;
	int fd;

	if (strcmp(path, "-") == 0)
		fd = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
	else
		fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd == -1)
		return NULL;
	in = mem_alloc(1, sizeof(*in));
	in->fd = fd;
	in->term = term;
	in->max = max;
	in->buf = mem_grow(NULL, &in->cap, BLOCK, 1);
	in->raw = mem_alloc(BLOCK, 1);
	return in;
}

static void
damaged(struct in *in, const char *why)
{
	if (in->why[0] == '\0')
		strlcpy(in->why, why, sizeof(in->why));
	in->mode = MODE_DONE;
}

/* One read(2).  Bytes read; 0 at the end or, with why set, at an error. */
static size_t
readsome(struct in *in, void *to, size_t n)
{
	ssize_t k;

	do
		k = read(in->fd, to, n);
	while (k == -1 && errno == EINTR);
	if (k == -1)
		damaged(in, strerror(errno));
	if (k <= 0)
		return 0;
	in->taken += (uint64_t)k;
	return (size_t)k;
}

static bool
readraw(struct in *in)
{
	size_t n;

	if (in->rawpos < in->rawend)
		return true;
	if (in->rawend_seen)
		return false;
	n = readsome(in, in->raw, BLOCK);
	in->rawpos = 0;
	in->rawend = n;
	in->rawend_seen = n == 0;
	return n > 0;
}

/* Whether the n bytes at s are, or could with more become, the magic. */
static int
match(const void *s, size_t n, const void *magic, size_t len)
{
	if (memcmp(s, magic, n < len ? n : len) != 0)
		return 0;
	return n < len ? -1 : 1;
}

static bool
startgzip(struct in *in)
{
	if (inflateInit2(&in->z, WINDOW_GZIP) != Z_OK) {
		damaged(in, "cannot start inflating");
		return false;
	}
	in->zinit = true;
	in->mode = MODE_GZIP;
	return true;
}

/* Look at the operand's first bytes.  They are in buf, where a plain file
 * needs them; *undecided when another read must decide. */
static void
sniff(struct in *in, bool atend, bool *undecided)
{
	size_t n = in->end < MAGIC ? in->end : MAGIC;
	int m;

	*undecided = false;
	for (size_t i = 0; i < sizeof(packed) / sizeof(*packed); i++) {
		m = match(in->buf, n, packed[i].magic, packed[i].len);
		if (m == 1) {
			in->end = 0;
			damaged(in, packed[i].why);
			return;
		}
		*undecided |= m == -1;
	}
	m = match(in->buf, n, gzip_magic, sizeof(gzip_magic));
	*undecided = (*undecided || m == -1) && !atend;
	if (m == 1 && startgzip(in)) {
		memcpy(in->raw, in->buf, in->end);
		in->rawend = in->end;
		in->end = 0;
	} else if (!*undecided && in->mode == MODE_UNKNOWN) {
		in->mode = MODE_PLAIN;
	}
}

static void
openfirst(struct in *in)
{
	bool undecided = true;

	while (in->mode == MODE_UNKNOWN && undecided) {
		size_t n = readsome(in, in->buf + in->end, BLOCK - in->end);

		in->end += n;
		if (in->mode == MODE_DONE)
			return;
		in->rawend_seen = n == 0;
		sniff(in, n == 0, &undecided);
	}
}

/* After a member: the next member, zero padding, or garbage. */
static void
between(struct in *in)
{
	bool padded = false;

	while (readraw(in) && in->raw[in->rawpos] == '\0') {
		in->rawpos++;
		padded = true;
	}
	if (in->mode == MODE_DONE)
		return;
	if (!readraw(in)) {
		if (in->why[0] == '\0')
			in->mode = MODE_DONE;
		return;
	}
	/* A read may have ended between the two bytes of the magic. */
	if (in->rawend - in->rawpos == 1 && !in->rawend_seen) {
		size_t n;

		in->raw[0] = in->raw[in->rawpos];
		n = readsome(in, in->raw + 1, BLOCK - 1);
		in->rawend_seen = n == 0;
		in->rawpos = 0;
		in->rawend = 1 + n;
		if (in->mode == MODE_DONE)
			return;
	}
	if (match(in->raw + in->rawpos, in->rawend - in->rawpos, gzip_magic,
		sizeof(gzip_magic)) != 1)
		damaged(in, padded ?
				"garbage after gzip data and zero padding" :
				"garbage after gzip data");
	else if (inflateReset(&in->z) != Z_OK)
		damaged(in, "cannot start inflating");
	else
		in->mode = MODE_GZIP;
}

/* Inflate what is at hand into the room behind end; bytes made. */
static size_t
inflatesome(struct in *in)
{
	size_t room = in->cap - in->end, before;
	int st;

	if (!readraw(in)) {
		damaged(in, "gzip data ends too early");
		return 0;
	}
	if (room > BLOCK)
		room = BLOCK;
	before = in->rawend - in->rawpos;
	in->z.next_in = in->raw + in->rawpos;
	in->z.avail_in = (uInt)before;
	in->z.next_out = (Bytef *)in->buf + in->end;
	in->z.avail_out = (uInt)room;
	st = inflate(&in->z, Z_SYNC_FLUSH);
	in->rawpos = in->rawend - in->z.avail_in;
	room -= in->z.avail_out;
	in->end += room;
	if (st == Z_STREAM_END) {
		in->mode = MODE_BETWEEN;
	} else if (st != Z_OK && st != Z_BUF_ERROR) {
		char why[sizeof(in->why)];

		snprintf(why, sizeof(why), "corrupt gzip data: %s",
		    in->z.msg != NULL ? in->z.msg : zError(st));
		damaged(in, why);
	}
	return room;
}

/* Get more bytes behind end: true when some came, false when none will. */
static bool
more(struct in *in)
{
	size_t n;

	if (in->mode == MODE_UNKNOWN) {
		openfirst(in);
		if (in->end > 0)
			return true;
	}
	for (;;)
		switch (in->mode) {
		case MODE_PLAIN:
			n = in->rawend_seen ? 0 :
					      readsome(in, in->buf + in->end,
						  in->cap - in->end);
			in->end += n;
			if (n == 0)
				in->mode = MODE_DONE;
			return n > 0;
		case MODE_GZIP:
			if (inflatesome(in) > 0)
				return true;
			break;
		case MODE_BETWEEN:
			between(in);
			break;
		case MODE_UNKNOWN:
		case MODE_DONE:
			return false;
		}
}

/* Room for a block behind end; bytes before pos are no longer needed. */
static void
makeroom(struct in *in)
{
	if (in->pos > 0) {
		memmove(in->buf, in->buf + in->pos, in->end - in->pos);
		in->end -= in->pos;
		in->seen -= in->pos;
		in->pos = 0;
	}
	if (in->cap - in->end < BLOCK / 2)
		in->buf = mem_grow(in->buf, &in->cap, in->cap + 1, 1);
}

static const char *
lookup(struct in *in)
{
	if (in->stop != NULL)
		return in->stop;
	if (in->seen < in->end) {
		in->stop = memchr(
		    in->buf + in->seen, in->term, in->end - in->seen);
		in->seen = in->end;
	}
	return in->stop;
}

bool
in_ready(struct in *in)
{
	return lookup(in) != NULL;
}

/* Drop what is there of a record that grew past max, CR and BOM included. */
static void
droplong(struct in *in)
{
	if (in->end - in->pos > in->max + BOM_LEN + 1) {
		in->dropping = true;
		in->pos = in->seen = in->end;
	}
}

/* The bytes of the record that ends at stop, or at the end of the input. */
static int
deliver(struct in *in, struct bytes *r, const char *stop)
{
	const char *s = in->buf + in->pos;
	size_t len = (size_t)((stop != NULL ? stop : in->buf + in->end) - s);
	bool dropped = in->dropping;

	in->pos += len + (stop != NULL);
	in->seen = in->pos;
	in->stop = NULL;
	in->dropping = false;
	if (!in->started && len >= BOM_LEN && memcmp(s, bom, BOM_LEN) == 0) {
		s += BOM_LEN;
		len -= BOM_LEN;
	}
	in->started = true;
	/* A last record may lack its LF: the CR is its terminator's all the
	 * same, or it would be written before one. */
	if (in->term == '\n' && len > 0 && s[len - 1] == '\r')
		len--;
	if (dropped || len > in->max)
		return IN_LONG;
	in->bytes += len;
	r->s = s;
	r->len = len;
	return IN_RECORD;
}

/* Whether an unterminated record is left at the end: any bytes but a lone
 * BOM, or the end of one that is being dropped. */
static bool
rest(const struct in *in)
{
	size_t n = in->end - in->pos;

	if (!in->started && n == BOM_LEN &&
	    memcmp(in->buf + in->pos, bom, BOM_LEN) == 0)
		return false;
	return n > 0 || in->dropping;
}

int
in_next(struct in *in, struct bytes *r)
{
	const char *stop;

	while ((stop = lookup(in)) == NULL) {
		droplong(in);
		makeroom(in);
		if (more(in))
			continue;
		if (!rest(in))
			return in->why[0] != '\0' ? IN_FAIL : IN_END;
		return deliver(in, r, NULL);
	}
	return deliver(in, r, stop);
}

size_t
in_batch(struct in *in, struct bytes *r, size_t max)
{
	const char *s = in->buf + in->pos, *const end = in->buf + in->end;
	const char *stop = in->stop;
	size_t n = 0;

	if (!in->started || in->dropping || (stop == NULL && !in_ready(in)))
		return 0;
	while (n < max &&
	       (stop = memchr(s, in->term, (size_t)(end - s))) != NULL) {
		size_t len = (size_t)(stop - s);

		if (in->term == '\n' && len > 0 && s[len - 1] == '\r')
			len--;
		if (len > in->max)
			break;
		r[n].s = s;
		r[n++].len = len;
		in->bytes += len;
		s = stop + 1;
	}
	in->pos = (size_t)(s - in->buf);
	in->seen = stop == NULL ? in->end : in->pos;
	in->stop = NULL;
	return n;
}

const char *
in_error(const struct in *in)
{
	return in->why;
}

uint64_t
in_taken(const struct in *in)
{
	return in->taken;
}

uint64_t
in_bytes(const struct in *in)
{
	return in->bytes;
}

void
in_close(struct in *in)
{
	if (in == NULL)
		return;
	if (in->zinit)
		inflateEnd(&in->z);
	close(in->fd);
	free(in->raw);
	free(in->buf);
	free(in);
}
