/* See LICENSE file for copyright and license details. */
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "entry.h"
#include "mem.h"
#include "state.h"

enum { MODE = 0666, TRIES = 16 };

static int
fail(char why[STATE_WHY], const char *reason)
{
	snprintf(why, STATE_WHY, "%s", reason);
	return -1;
}

/* A merge gives the name to another file: whether fd has it still. */
static bool
isnamed(int fd, const char *path)
{
	struct stat a, b;

	return fstat(fd, &a) == 0 && stat(path, &b) == 0 &&
	       a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static int
lock(struct state *st, const char *path, bool write, char why[STATE_WHY])
{
	const int flags = write ? O_RDWR | O_CREAT : O_RDONLY;

	for (int i = 0; i < TRIES; i++) {
		st->fd = open(path, flags | O_CLOEXEC | O_NOCTTY, MODE);
		if (st->fd == -1)
			return fail(why, strerror(errno));
		if (flock(st->fd, (write ? LOCK_EX : LOCK_SH) | LOCK_NB) == -1)
			return fail(why, errno == EWOULDBLOCK ?
					     "is in use by another run" :
					     strerror(errno));
		if (isnamed(st->fd, path))
			return 0;
		close(st->fd);
		st->fd = -1;
	}
	return fail(why, "is in use by another run");
}

static int
map(struct state *st, char why[STATE_WHY])
{
	struct stat sb;
	void *p;

	if (fstat(st->fd, &sb) == -1)
		return fail(why, strerror(errno));
	if (!S_ISREG(sb.st_mode))
		return fail(why, "is no regular file");
	st->maplen = (uint64_t)sb.st_size;
	if (st->maplen == 0)
		return 0;
	if (st->maplen > SIZE_MAX)
		return fail(why, "is too large for this machine");
	p = mmap(NULL, (size_t)st->maplen, PROT_READ, MAP_SHARED, st->fd, 0);
	if (p == MAP_FAILED)
		return fail(why, strerror(errno));
#ifdef MADV_RANDOM
	(void)madvise(p, (size_t)st->maplen, MADV_RANDOM);
#endif
	st->map = p;
	return 0;
}

static void
unmap(struct state *st)
{
	if (st->map == NULL)
		return;
	munmap((void *)(uintptr_t)st->map, (size_t)st->maplen);
	st->map = NULL;
}

static uint32_t
kindof(const char *how)
{
	return strstr(how, " --near=") != NULL ? SEGMENT_NEAR : SEGMENT_EXACT;
}

static int
header(struct state *st, const char *how, char why[STATE_WHY])
{
	char is[SEGMENT_HOW] = "";

	switch (segment_file(st->map, st->maplen, is)) {
	case SEGMENT_UNFINISHED:
		st->cut = st->maplen > 0;
		return 0;
	case SEGMENT_FOREIGN:
		return fail(why, "is no state of dedupe");
	case SEGMENT_NEWER:
		return fail(why, "was made by a newer version");
	case SEGMENT_DAMAGED:
		return fail(why, "is damaged");
	case SEGMENT_OURS:
	default:
		break;
	}
	is[SEGMENT_HOW - 1] = '\0';
	memcpy(st->how, is, sizeof(is));
	st->kind = kindof(is);
	st->end = SEGMENT_BLOCK;
	if (how == NULL || strcmp(how, is) == 0)
		return 0;
	snprintf(why, STATE_WHY, "compares other things: %s, not %s", is, how);
	return -1;
}

static int
segments(struct state *st, char why[STATE_WHY])
{
	struct segment s;

	while (st->end > 0 && segment_read(st->map, st->maplen, st->end, &s)) {
		if (s.kind != st->kind)
			return fail(why, "was made by a newer version");
		st->width = st->width == 0 ? s.width : st->width;
		if (s.width != st->width)
			return fail(why, "is damaged");
		st->seg = mem_grow(
		    st->seg, &st->cap, st->nseg + 1, sizeof(*st->seg));
		st->seg[st->nseg++] = s;
		st->count += s.count;
		st->end = segment_end(&s);
	}
	if (st->end == 0 || st->end == st->maplen)
		return 0;
	/* What a killed run leaves has no commit at its end. */
	if (segment_ends(st->map, st->maplen))
		return fail(why, "is damaged");
	st->cut = true;
	return 0;
}

int
state_open(struct state *st, const char *path, bool write, const char *how,
    size_t width, char why[STATE_WHY])
{
	*st = (struct state){ .fd = -1, .width = width };
	if (lock(st, path, write, why) == -1 || map(st, why) == -1 ||
	    header(st, how, why) == -1 || segments(st, why) == -1) {
		state_close(st);
		return -1;
	}
	if (how != NULL) {
		snprintf(st->how, sizeof(st->how), "%s", how);
		st->kind = kindof(how);
	}
	/* A new file takes the place of the one that a link names. */
	st->path = realpath(path, NULL);
	if (st->path == NULL) {
		fail(why, strerror(errno));
		state_close(st);
		return -1;
	}
	return 0;
}

int
state_reread(struct state *st, char why[STATE_WHY])
{
	unmap(st);
	st->nseg = 0;
	st->count = 0;
	return map(st, why) == -1 || header(st, st->how, why) == -1 ?
		   -1 :
		   segments(st, why);
}

void
state_close(struct state *st)
{
	unmap(st);
	if (st->fd != -1)
		close(st->fd);
	st->fd = -1;
	free(st->path);
	free(st->seg);
	st->path = NULL;
	st->seg = NULL;
}

bool
state_find(const struct state *st, struct hash h)
{
	unsigned char e[ENTRY_WIDE];

	if (st->nseg == 0)
		return false;
	entry_put(e, h, st->width);
	for (size_t i = st->nseg; i > 0; i--)
		if (entry_find(st->seg[i - 1].entries, st->seg[i - 1].count,
			st->width, e))
			return true;
	return false;
}

int
state_check(const struct state *st, char why[STATE_WHY])
{
	for (size_t i = 0; i < st->nseg; i++) {
		const struct segment *s = &st->seg[i];

		if (segment_crc(0, s->entries, s->count * s->width) != s->crc)
			return fail(why, "is damaged");
	}
	return 0;
}

static int
writeat(int fd, const unsigned char block[SEGMENT_BLOCK], uint64_t at)
{
	ssize_t n;

	do
		n = pwrite(fd, block, SEGMENT_BLOCK, (off_t)at);
	while (n == -1 && errno == EINTR);
	if (n >= 0 && n < SEGMENT_BLOCK)
		errno = ENOSPC;
	return n == SEGMENT_BLOCK ? 0 : -1;
}

int
state_begin(struct state *st, char why[STATE_WHY])
{
	unsigned char block[SEGMENT_BLOCK];
	const uint64_t start = st->end == 0 ? SEGMENT_BLOCK : st->end;

	segment_putfile(block, st->how);
	if (ftruncate(st->fd, (off_t)st->end) == -1 ||
	    (st->end == 0 && writeat(st->fd, block, 0) == -1) ||
	    lseek(st->fd, (off_t)(start + SEGMENT_BLOCK), SEEK_SET) == -1)
		return fail(why, strerror(errno));
	st->begun = (struct segment){ .start = start,
		.kind = st->kind == 0 ? SEGMENT_EXACT : st->kind,
		.width = (uint32_t)st->width };
	out_open(&st->out, st->fd);
	return 0;
}

void
state_putbytes(struct state *st, const unsigned char *s, size_t n)
{
	st->begun.crc = segment_crc(st->begun.crc, s, n);
	out_put(&st->out, s, n);
}

void
state_put(struct state *st, const unsigned char *entry)
{
	state_putbytes(st, entry, st->width);
	st->begun.count++;
}

static int
tosync(const struct state *st)
{
	return st->brief ? 0 : fsync(st->fd);
}

/* Entries and head have to be on the disk before the commit is. */
static int
complete(struct state *st)
{
	static const char zero[SEGMENT_BLOCK] = { 0 };
	const struct segment *s = &st->begun;
	unsigned char head[SEGMENT_BLOCK], end[SEGMENT_BLOCK];
	const uint64_t len = s->count * s->width;

	out_put(&st->out, zero,
	    (SEGMENT_BLOCK - len % SEGMENT_BLOCK) % SEGMENT_BLOCK);
	if (out_close(&st->out) == -1)
		return -1;
	segment_puthead(head, s);
	segment_putcommit(end, s);
	if (writeat(st->fd, head, s->start) == -1 || tosync(st) == -1 ||
	    writeat(st->fd, end, segment_end(s) - SEGMENT_BLOCK) == -1)
		return -1;
	return tosync(st);
}

int
state_commit(struct state *st, char why[STATE_WHY])
{
	if (complete(st) == -1) {
		fail(why, strerror(errno));
		/* If that fails too, it is cut off by the next run. */
		(void)!ftruncate(st->fd, (off_t)st->end);
		return -1;
	}
	st->end = segment_end(&st->begun);
	return 0;
}
