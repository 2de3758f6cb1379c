/* See LICENSE file for copyright and license details. */
/*
 * out: the one door for output.  A buffer over a file descriptor; an error is
 * remembered and everything after it dropped, so that only the end has to look
 * (out_close).  Does not print and does not exit.
 */
#ifndef OUT_H
#define OUT_H

#include <stdbool.h>
#include <stddef.h>

#include "mem.h"

struct out {
	struct buf buf;
	int fd;
	int err; /* errno of the first failed write, or 0 */
};

void out_open(struct out *, int fd);
void out_write(struct out *, const void *, size_t); /* past the buffer */
int out_flush(struct out *);			    /* 0, or -1 with errno */
int out_close(struct out *); /* flush and free; 0, or -1 with errno; fd stays */

enum { OUT_SIZE = 64 * 1024 };

static inline void
out_put(struct out *o, const void *s, size_t n)
{
	if (o->buf.cap - o->buf.len < n) {
		out_write(o, s, n);
		return;
	}
	if (n > 0)
		memcpy(o->buf.s + o->buf.len, s, n);
	o->buf.len += n;
}

static inline void
out_putc(struct out *o, char c)
{
	out_put(o, &c, 1);
}

#endif
