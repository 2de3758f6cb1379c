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
	PARTS = 256,
	PART_SHIFT = 56, /* parts are bits that exact.h does not use */
	PASS_SHIFT = 24,
	PASS_MAX = 1 << 16,
	ENTRY = 24,
	BLOCK = 340 * ENTRY,
	PATH_LEN = 4096,
	BITS = 8,
	WINDOW = 256 * 1024,
	MORE = 0x80 /* of a number in groups of seven bits */
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
spill_open(struct spill *s, bool wide, uint64_t memory)
{
	*s = (struct spill){
		.on = true, .wide = wide, .memory = memory, .entries = -1
	};
	s->part = mem_alloc(PARTS, sizeof(*s->part));
	s->buffer = mem_alloc(PARTS, BLOCK);
	for (size_t i = 0; i < PARTS; i++)
		s->part[i].open = s->buffer + i * BLOCK;
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

/* The block of the part is full, or the last one. */
static int
store(struct spill *s, struct spill_part *p)
{
	if (p->fill == 0)
		return 0;
	p->block = mem_grow(
	    p->block, &p->cap, p->nblock + 1, sizeof(*p->block));
	p->block[p->nblock++] = s->nblock++;
	p->fill = 0;
	return writeall(s->entries, p->open, BLOCK);
}

static int
putentry(struct spill *s, const struct hash *h)
{
	struct spill_part *p = &s->part[h->hi >> PART_SHIFT];
	const uint64_t entry[] = { h->lo, h->hi, s->asked++ };

	memcpy(p->open + p->fill, entry, ENTRY);
	p->fill += ENTRY;
	p->count++;
	return p->fill == BLOCK ? store(s, p) : 0;
}

int
spill_put(struct spill *s, struct bytes r, const struct hash *ask)
{
	uint64_t n = (uint64_t)r.len << 1 | (ask != NULL);

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

/* Room on the disk for the bits, so that none is missing when it is set. */
static int
mapbits(struct spill *s)
{
	const int fd = spill_temporary();
	void *p;

	s->againlen = (size_t)(s->asked / BITS + 1);
	if (fd == -1)
		return -1;
	errno = posix_fallocate(fd, 0, (off_t)s->againlen);
	p = errno != 0 ? MAP_FAILED :
			 mmap(NULL, s->againlen, PROT_READ | PROT_WRITE,
			     MAP_SHARED, fd, 0);
	close(fd);
	if (p == MAP_FAILED)
		return -1;
	s->again = p;
	return 0;
}

static int
readblock(int fd, unsigned char *to, uint32_t number)
{
	size_t n = 0;

	while (n < BLOCK) {
		const ssize_t k = pread(
		    fd, to + n, BLOCK - n, (off_t)number * BLOCK + (off_t)n);

		if (k == 0)
			errno = EIO;
		if (k == 0 || (k == -1 && errno != EINTR))
			return -1;
		if (k > 0)
			n += (size_t)k;
	}
	return 0;
}

static bool
answer(struct spill *s, struct exact *x, const unsigned char *p)
{
	uint64_t entry[ENTRY / sizeof(uint64_t)];
	struct hash h;

	memcpy(entry, p, ENTRY);
	h.lo = entry[0];
	h.hi = entry[1];
	switch (exact_add(x, h)) {
	case EXACT_FULL:
		return false;
	case EXACT_OLD:
		s->again[entry[2] / BITS] |= (unsigned char)(1U << entry[2] %
								       BITS);
		break;
	default:
		break;
	}
	return true;
}

static bool
isin(const unsigned char *entry, uint64_t pass, uint64_t passes)
{
	uint64_t hi;

	memcpy(&hi, entry + sizeof(hi), sizeof(hi));
	return (hi >> PASS_SHIFT) % PASS_MAX % passes == pass;
}

/* Those fingerprints of the part whose turn it is in the pass.  1, or 0 if the
 * set is full. */
static int
turn(struct spill *s, const struct spill_part *p, struct exact *x,
    uint64_t pass, uint64_t passes)
{
	unsigned char *block = s->buffer; /* stored, and free again */
	uint64_t left = p->count;

	for (size_t i = 0; i < p->nblock; i++) {
		if (readblock(s->entries, block, p->block[i]) == -1)
			return -1;
		for (size_t at = 0; at < BLOCK && left > 0; at += ENTRY) {
			left--;
			if (isin(block + at, pass, passes) &&
			    !answer(s, x, block + at))
				return 0;
		}
	}
	return 1;
}

static int
resolve(struct spill *s, const struct spill_part *p,
    void (*see)(void *, const struct exact *), void *arg)
{
	const uint64_t room = s->memory - SPILL_LEAST / 2;
	uint64_t passes = 1;
	int status = 1;

	/* The first pass says whether they are enough; those behind it have
	 * about as many distinct ones, and some room more. */
	for (uint64_t i = 0; i < passes && status != -1;) {
		struct exact x;

		exact_init(&x, s->wide, i == 0 ? room / 4 * 3 : 0);
		status = turn(s, p, &x, i, passes);
		if (status == 1) {
			see(arg, &x);
			i++;
		} else if (status == 0 && (i > 0 || passes == PASS_MAX)) {
			errno = ENOMEM;
			status = -1;
		} else {
			passes *= 2;
		}
		exact_free(&x);
	}
	return status == -1 ? -1 : 0;
}

int
spill_resolve(
    struct spill *s, void (*see)(void *, const struct exact *), void *arg)
{
	for (size_t i = 0; i < PARTS; i++)
		if (store(s, &s->part[i]) == -1)
			return -1;
	if (mapbits(s) == -1)
		return -1;
	for (size_t i = 0; i < PARTS; i++)
		if (s->part[i].count > 0 &&
		    resolve(s, &s->part[i], see, arg) == -1)
			return -1;
	return out_flush(&s->records);
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

int
spill_next(struct spill *s, struct bytes *r, bool *keep)
{
	uint64_t n;

	if (s->at == s->length)
		return 0;
	if (number(s, &n) == -1 || fetch(s, (size_t)(n >> 1)) == -1)
		return -1;
	*keep = true;
	if (n & 1) {
		*keep = (s->again[s->answered / BITS] >> s->answered % BITS &
			    1) == 0;
		s->answered++;
	}
	*r = (struct bytes){ s->window.s + (s->at - s->start),
		(size_t)(n >> 1) };
	s->at += r->len;
	return 1;
}

void
spill_close(struct spill *s)
{
	if (!s->on)
		return;
	if (s->again != NULL)
		munmap(s->again, s->againlen);
	if (s->entries != -1)
		close(s->entries);
	if (s->records.fd != -1)
		close(s->records.fd);
	buf_free(&s->records.buf);
	buf_free(&s->window);
	for (size_t i = 0; i < PARTS; i++)
		free(s->part[i].block);
	free(s->part);
	free(s->buffer);
	s->on = false;
}
