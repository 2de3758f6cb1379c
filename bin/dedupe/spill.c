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
	SHIFT = 4,   /* of a length, before which these stand */
	ASKED = 1,
	ALWAYS = 2,
	FOLLOWS = 4,
	AGAIN = 8
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
spill_open(struct spill *s, bool wide, enum spill_want want, uint64_t memory)
{
	*s = (struct spill){ .on = true,
		.wide = wide,
		.want = want,
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

static void
putnumber(struct spill *s, uint64_t n)
{
	for (; n >= MORE; n >>= 7, s->length++)
		out_putc(&s->records, (char)(n | MORE));
	out_putc(&s->records, (char)n);
	s->length++;
}

int
spill_put(struct spill *s, const struct spill_item *i)
{
	putnumber(s, (uint64_t)i->bytes.len << SHIFT |
			 (i->ask != NULL ? ASKED : 0) |
			 (i->always ? ALWAYS : 0) | (i->follows ? FOLLOWS : 0) |
			 (i->again ? AGAIN : 0));
	if (s->want == SPILL_FIRST)
		putnumber(s, i->record);
	if (i->again)
		putnumber(s, i->of << 1 | i->differs);
	out_put(&s->records, i->bytes.s, i->bytes.len);
	s->length += i->bytes.len;
	if (s->records.err != 0) {
		errno = s->records.err;
		return -1;
	}
	return i->ask == NULL ? 0 : putentry(s, i->ask);
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

/* Of one that was asked for. */
static void
answer(struct spill *s, struct spill_record *r)
{
	const uint64_t i = s->answered++;

	r->again = (s->again[i / SPILL_BITS] >> i % SPILL_BITS & 1) != 0;
	if (s->want == SPILL_COUNT) {
		r->differs = r->again && s->number[i] > 0;
		r->count = r->again ? 1 : s->number[i] + 1;
	} else if (s->want == SPILL_FIRST && r->again) {
		r->differs = s->number[i] & 1;
		r->of = s->number[s->number[i] >> 1];
	} else if (s->want == SPILL_FIRST) {
		s->number[i] = r->record;
	}
}

/* What is told of a record, which n stands before. */
static int
tell(struct spill *s, uint64_t n, struct spill_record *r)
{
	uint64_t of;

	if (s->want == SPILL_FIRST && number(s, &r->record) == -1)
		return -1;
	r->of = r->record;
	if (n & AGAIN) {
		if (number(s, &of) == -1)
			return -1;
		r->again = true;
		r->differs = of & 1;
		r->of = of >> 1;
	} else if (n & FOLLOWS) {
		r->again = s->last.again;
		r->differs = s->last.differs;
		r->of = s->last.of;
	} else if (n & ASKED) {
		answer(s, r);
	}
	s->last = *r;
	return 0;
}

int
spill_next(struct spill *s, struct spill_record *r)
{
	uint64_t n;

	if (s->at == s->length)
		return 0;
	*r = (struct spill_record){ .count = 1 };
	if (number(s, &n) == -1 || tell(s, n, r) == -1 ||
	    fetch(s, (size_t)(n >> SHIFT)) == -1)
		return -1;
	r->always = (n & ALWAYS) != 0;
	r->bytes = (struct bytes){ s->window.s + (s->at - s->start),
		(size_t)(n >> SHIFT) };
	s->at += r->bytes.len;
	return 1;
}

void
spill_close(struct spill *s)
{
	if (!s->on)
		return;
	if (s->again != NULL)
		munmap(s->again, s->againlen);
	if (s->number != NULL)
		munmap(s->number, s->numberlen);
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
