/* See LICENSE file for copyright and license details. */
/*
 * The union of states: segments are merged by a heap of their next entries
 * (Knuth vol. 3, 5.4.1), in memory that does not depend on their size.
 */
#include <sys/file.h>
#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"
#include "past.h"
#include "state.h"

enum { PERMISSIONS = 07777 };

struct source {
	const unsigned char *at, *end;
};

struct heap {
	struct source *s; /* s[0] has the least entry */
	size_t n, cap;
	size_t width;
};

static void
sift(struct heap *h, size_t i)
{
	const struct source s = h->s[i];

	for (;;) {
		size_t k = 2 * i + 1;

		if (k + 1 < h->n &&
		    memcmp(h->s[k + 1].at, h->s[k].at, h->width) < 0)
			k++;
		if (k >= h->n || memcmp(s.at, h->s[k].at, h->width) <= 0)
			break;
		h->s[i] = h->s[k];
		i = k;
	}
	h->s[i] = s;
}

static void
gather(struct heap *h, const struct state *st)
{
	for (size_t i = 0; i < st->nseg; i++) {
		const struct segment *s = &st->seg[i];

		if (s->count == 0)
			continue;
		h->s = mem_grow(h->s, &h->cap, h->n + 1, sizeof(*h->s));
		h->s[h->n++] = (struct source){ s->entries,
			s->entries + s->count * s->width };
	}
}

static void
merge(struct heap *h, struct state *to)
{
	const unsigned char *last = NULL;

	for (size_t i = h->n; i > 0; i--)
		sift(h, i - 1);
	while (h->n > 0) {
		struct source *s = &h->s[0];

		if (last == NULL || memcmp(last, s->at, h->width) != 0)
			state_put(to, s->at);
		last = s->at;
		s->at += h->width;
		if (s->at == s->end)
			*s = h->s[--h->n];
		if (h->n > 0)
			sift(h, 0);
	}
}

static int
fail(char why[STATE_WHY], const char *what)
{
	snprintf(why, STATE_WHY, "%s: %s", what, strerror(errno));
	return -1;
}

/* The name's change has to be on the disk, too. */
static int
syncdir(const char *path)
{
	char *dir = mem_strdup(path), *slash = strrchr(dir, '/');
	int fd, status;

	slash[slash == dir] = '\0';
	fd = open(dir, O_RDONLY | O_CLOEXEC);
	free(dir);
	if (fd == -1)
		return -1;
	status = fsync(fd);
	close(fd);
	return status == -1 && errno != EINVAL ? -1 : 0;
}

/* What a killed run has left under the name goes; what is not a state stays. */
static int
clear(const char *path)
{
	unsigned char block[SEGMENT_BLOCK];
	char how[SEGMENT_HOW];
	const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	ssize_t n;

	if (fd == -1)
		return errno == ENOENT ? 0 : -1;
	n = read(fd, block, sizeof(block));
	close(fd);
	if (n == -1)
		return -1;
	if (segment_file(block, (uint64_t)n, how) == SEGMENT_FOREIGN) {
		errno = EEXIST;
		return -1;
	}
	return unlink(path);
}

/* A file beside st's, with its permissions, locked before it has the name. */
static int
create(const struct state *st, const char *path)
{
	struct stat sb;
	int fd;

	if (fstat(st->fd, &sb) == -1 || clear(path) == -1)
		return -1;
	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY,
	    sb.st_mode & PERMISSIONS);
	if (fd != -1 && (fchmod(fd, sb.st_mode & PERMISSIONS) == -1 ||
			    flock(fd, LOCK_EX | LOCK_NB) == -1)) {
		close(fd);
		return -1;
	}
	return fd;
}

void
state_merge(struct state *to, struct state *const *from, size_t n)
{
	struct heap h = { .width = to->width };

	for (size_t i = 0; i < n; i++)
		gather(&h, from[i]);
	merge(&h, to);
	free(h.s);
}

static int
fillin(
    struct state *to, struct state *const *from, size_t n, char why[STATE_WHY])
{
	if (state_begin(to, why) == -1)
		return -1;
	if (to->kind == SEGMENT_NEAR)
		past_merge(to, from[0]);
	else
		state_merge(to, from, n);
	return state_commit(to, why);
}

/* st goes on with the file of to. */
static void
replace(struct state *st, const struct state *to)
{
	const int old = st->fd;

	st->fd = to->fd;
	st->end = to->end;
	st->nseg = 0;
	st->count = to->begun.count;
	close(old);
}

int
state_unite(
    struct state *st, struct state *const *from, size_t n, char why[STATE_WHY])
{
	struct state to = { .width = st->width, .kind = st->kind };
	struct buf path = { 0 };
	int status = -1;

	memcpy(to.how, st->how, sizeof(to.how));
	buf_adds(&path, st->path);
	buf_add(&path, ".new", sizeof(".new"));
	to.fd = create(st, path.s);
	if (to.fd == -1) {
		fail(why, path.s);
	} else if (fillin(&to, from, n, why) == -1) {
		unlink(path.s);
		close(to.fd);
	} else if (rename(path.s, st->path) == -1) {
		fail(why, path.s);
		unlink(path.s);
		close(to.fd);
	} else {
		replace(st, &to);
		status = syncdir(st->path) == -1 ? fail(why, st->path) : 0;
	}
	buf_free(&path);
	return status;
}
