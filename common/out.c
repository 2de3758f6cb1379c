/* See LICENSE file for copyright and license details. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "out.h"

void
out_open(struct out *o, int fd)
{
	memset(o, 0, sizeof(*o));
	o->fd = fd;
	buf_room(&o->buf, OUT_SIZE);
}

static void
writeall(struct out *o, const char *s, size_t n)
{
	while (n > 0 && o->err == 0) {
		ssize_t k = write(o->fd, s, n);

		if (k == -1) {
			if (errno != EINTR)
				o->err = errno;
			continue;
		}
		s += k;
		n -= (size_t)k;
	}
}

int
out_flush(struct out *o)
{
	writeall(o, o->buf.s, o->buf.len);
	o->buf.len = 0;
	errno = o->err;
	return o->err != 0 ? -1 : 0;
}

void
out_write(struct out *o, const void *s, size_t n)
{
	out_flush(o);
	if (n >= o->buf.cap)
		writeall(o, s, n);
	else
		buf_add(&o->buf, s, n);
}

int
out_close(struct out *o)
{
	int status = out_flush(o), saved = errno;

	buf_free(&o->buf);
	errno = saved;
	return status;
}
