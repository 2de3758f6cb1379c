/* See LICENSE file for copyright and license details. */
#include <sys/mman.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "spill.h"

enum {
	PART_SHIFT = 56, /* parts are bits that exact.h does not use */
	PATH_LEN = 4096,
	WINDOW = 256 * 1024,
	MORE = 0x80, /* of a number in groups of seven bits */
	SHIFT = 2,   /* of a length, before which these stand */
	ASKED = 1,
	ALWAYS = 2
};

int
spill_temporary(void)
{
	const char *dir = getenv("TMPDIR");
	char path[PATH_LEN];
	int fd;

	if (dir == NULL || *dir == '\0')
		dir = "/tmp";
	if (snprintf(path, sizeof(path), "%s/dedupe.XXXXXX", dir) >=
	    (int)sizeof(path)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	fd = mkstemp(path);
	if (fd == -1)
		return -1;
	unlink(path);
	(void)fcntl(fd, F_SETFD, FD_CLOEXEC);
	return fd;
}

int
spill_open(struct spill *s, bool wide, bool counts, uint64_t memory)
{
	*s = (struct spill){ .on = true,
		.wide = wide,
		.counts = counts,
		.memory = memory,
		.entries = -1 };
	s->part = mem_alloc(SPILL_PARTS, sizeof(*s->part));
	s->buffer = mem_alloc(SPILL_PARTS, SPILL_BLOCK);
	for (size_t i = 0; i < SPILL_PARTS; i++)
		s->part[i].open = s->buffer + i * SPILL_BLOCK;
	out_open(&s->records, spill_temporary());
	if (s->records.fd == -1)
		return -1;
	s->entries = spill_temporary();
	return s->entries == -1 ? -1 : 0;
}

static int
writeall(int fd, const unsigned char *p, size_t n)
{
	while (n > 0) {
		const ssize_t k = write(fd, p, n);

		if (k == -1 && errno != EINTR)
			return -1;
		if (k > 0) {
			p += k;
			n -= (size_t)k;
		}
	}
	return 0;
}

int
spill_store(struct spill *s, struct spill_part *p)
{
	if (p->fill == 0)
		return 0;
	p->block = mem_grow(
	    p->block, &p->cap, p->nblock + 1, sizeof(*p->block));
	p->block[p->nblock++] = s->nblock++;
	p->fill = 0;
	return writeall(s->entries, p->open, SPILL_BLOCK);
}

static int
putentry(struct spill *s, const struct compare_print *ask)
{
	struct spill_part *p = &s->part[ask->h.hi >> PART_SHIFT];
	const struct spill_entry e = { ask->h, ask->bytes, s->asked++ };

	memcpy(p->open + p->fill, &e, sizeof(e));
	p->fill += sizeof(e);
	p->count++;
	return p->fill == SPILL_BLOCK ? spill_store(s, p) : 0;
}

int
spill_put(struct spill *s, struct bytes r, const struct compare_print *ask,
    bool always)
{
	uint64_t n = (uint64_t)r.len << SHIFT | (ask != NULL ? ASKED : 0) |
		     (always ? ALWAYS : 0);

	for (; n >= MORE; n >>= 7, s->length++)
		out_putc(&s->records, (char)(n | MORE));
	out_putc(&s->records, (char)n);
	out_put(&s->records, r.s, r.len);
	s->length += 1 + r.len;
	if (s->records.err != 0) {
		errno = s->records.err;
		return -1;
	}
	return ask == NULL ? 0 : putentry(s, ask);
}

/* Have the next n bytes of the records in the window. */
static int
fetch(struct spill *s, size_t n)
{
	struct buf *b = &s->window;
	const size_t done = (size_t)(s->at - s->start);

	if (b->len - done >= n)
		return 0;
	if (b->len > done)
		memmove(b->s, b->s + done, b->len - done);
	b->len -= done;
	s->start = s->at;
	buf_room(b, n > WINDOW ? n : WINDOW);
	while (b->len < n) {
		const ssize_t k = pread(s->records.fd, b->s + b->len,
		    b->cap - b->len, (off_t)(s->start + b->len));

		if (k == 0)
			errno = EIO;
		if (k == 0 || (k == -1 && errno != EINTR))
			return -1;
		if (k > 0)
			b->len += (size_t)k;
	}
	return 0;
}

/* The number before a record. */
static int
number(struct spill *s, uint64_t *n)
{
	uint64_t byte;
	unsigned shift = 0;

	*n = 0;
	do {
		if (fetch(s, 1) == -1)
			return -1;
		byte = (unsigned char)s->window.s[s->at - s->start];
		*n |= (byte & (MORE - 1)) << shift;
		shift += 7;
		s->at++;
	} while (byte & MORE);
	return 0;
}

static void
answer(struct spill *s, struct spill_record *r)
{
	const uint64_t i = s->answered++;

	r->again = (s->again[i / SPILL_BITS] >> i % SPILL_BITS & 1) != 0;
	if (!s->counts)
		return;
	r->differs = r->again && s->count[i] > 0;
	r->count = r->again ? 1 : s->count[i] + 1;
}

int
spill_next(struct spill *s, struct spill_record *r)
{
	uint64_t n;
	size_t len;

	if (s->at == s->length)
		return 0;
	if (number(s, &n) == -1 || fetch(s, (size_t)(n >> SHIFT)) == -1)
		return -1;
	len = (size_t)(n >> SHIFT);
	*r = (struct spill_record){ .count = 1,
		.always = (n & ALWAYS) != 0,
		.bytes = { s->window.s + (s->at - s->start), len } };
	if (n & ASKED)
		answer(s, r);
	s->at += len;
	return 1;
}

void
spill_close(struct spill *s)
{
	if (!s->on)
		return;
	if (s->again != NULL)
		munmap(s->again, s->againlen);
	if (s->count != NULL)
		munmap(s->count, s->countlen);
	if (s->entries != -1)
		close(s->entries);
	if (s->records.fd != -1)
		close(s->records.fd);
	buf_free(&s->records.buf);
	buf_free(&s->window);
	for (size_t i = 0; i < SPILL_PARTS; i++)
		free(s->part[i].block);
	free(s->part);
	free(s->buffer);
	s->on = false;
}
