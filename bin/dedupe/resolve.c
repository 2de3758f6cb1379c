/* See LICENSE file for copyright and license details. */
/*
 * Which of the fingerprints on disk stood there before: part by part, each in
 * as many passes as its distinct ones need.
 */
#include <sys/mman.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "spill.h"

enum { PASS_SHIFT = 24, PASS_MAX = 1 << 16 };

/* What a pass puts its fingerprints into: first sightings where more is wanted
 * than whether they stand there again. */
struct pass {
	uint64_t number, of;
	struct exact set;
	struct sights sights;
	uint64_t room; /* for the sightings, in bytes; 0: no limit */
};

/* A file that is mapped, and zero; with room on the disk, so that none is
 * missing when it is written to. */
static void *
mapfile(size_t len)
{
	const int fd = spill_temporary();
	void *p;

	if (fd == -1)
		return NULL;
	errno = posix_fallocate(fd, 0, (off_t)len);
	p = errno != 0 ?
		MAP_FAILED :
		mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	close(fd);
	return p == MAP_FAILED ? NULL : p;
}

static int
mapanswers(struct spill *s)
{
	s->againlen = (size_t)(s->asked / SPILL_BITS + 1);
	s->again = mapfile(s->againlen);
	if (s->again == NULL || s->want == SPILL_AGAIN)
		return s->again == NULL ? -1 : 0;
	s->numberlen = (size_t)(s->asked + 1) * sizeof(*s->number);
	s->number = mapfile(s->numberlen);
	return s->number == NULL ? -1 : 0;
}

static int
readblock(int fd, unsigned char *to, uint32_t number)
{
	size_t n = 0;

	while (n < SPILL_BLOCK) {
		const ssize_t k = pread(fd, to + n, SPILL_BLOCK - n,
		    (off_t)number * SPILL_BLOCK + (off_t)n);

		if (k == 0)
			errno = EIO;
		if (k == 0 || (k == -1 && errno != EINTR))
			return -1;
		if (k > 0)
			n += (size_t)k;
	}
	return 0;
}

static void
mark(struct spill *s, uint64_t asked)
{
	s->again[asked / SPILL_BITS] |= (unsigned char)(1U
							<< asked % SPILL_BITS);
}

/* False if there is no room. */
static bool
keep(struct spill *s, struct pass *p, const struct spill_entry *e)
{
	const struct sight one = { e->h, e->asked, e->bytes, false };
	const struct sight *first;
	size_t number;

	if (p->room != 0 &&
	    sight_bytes(&p->sights) + sight_more(&p->sights) > p->room)
		return false;
	if (sight_add(&p->sights, &one, &number))
		return true;
	first = &p->sights.sight[number];
	mark(s, e->asked);
	s->number[e->asked] = first->bytes != e->bytes;
	if (s->want == SPILL_FIRST)
		s->number[e->asked] |= first->record << 1;
	else
		s->number[first->record]++;
	return true;
}

static bool
answer(struct spill *s, struct pass *p, const struct spill_entry *e)
{
	int st;

	if (s->want != SPILL_AGAIN)
		return keep(s, p, e);
	st = exact_add(&p->set, e->h);
	if (st == EXACT_OLD)
		mark(s, e->asked);
	return st != EXACT_FULL;
}

static bool
isin(const struct pass *p, struct hash h)
{
	return (h.hi >> PASS_SHIFT) % PASS_MAX % p->of == p->number;
}

/* Those fingerprints of the part whose turn it is in the pass.  1, or 0 if
 * there is no room. */
static int
turn(struct spill *s, const struct spill_part *part, struct pass *p)
{
	unsigned char *block = s->buffer; /* stored, and free again */
	uint64_t left = part->count;
	struct spill_entry e;

	for (size_t i = 0; i < part->nblock; i++) {
		if (readblock(s->entries, block, part->block[i]) == -1)
			return -1;
		for (size_t at = 0; at < SPILL_BLOCK && left > 0;
		     at += sizeof(e)) {
			left--;
			memcpy(&e, block + at, sizeof(e));
			if (isin(p, e.h) && !answer(s, p, &e))
				return 0;
		}
	}
	return 1;
}

static void
begin(const struct spill *s, struct pass *p, uint64_t room)
{
	p->sights = (struct sights){ 0 };
	p->room = room;
	exact_init(&p->set, s->wide, room);
}

static void
end(struct pass *p)
{
	exact_free(&p->set);
	sight_free(&p->sights);
}

/* What a pass without room has counted is counted again. */
static void
forget(struct spill *s, const struct pass *p)
{
	for (size_t i = 0; s->want == SPILL_COUNT && i < p->sights.n; i++)
		s->number[p->sights.sight[i].record] = 0;
}

static int
resolve(
    struct spill *s, const struct spill_part *part, spill_see *see, void *arg)
{
	const uint64_t room = s->memory - SPILL_LEAST / 2;
	struct pass p = { .of = 1 };
	int status = 1;

	/* The first pass says whether they are enough; those behind it have
	 * about as many distinct ones, and some room more. */
	while (p.number < p.of && status != -1) {
		begin(s, &p, p.number == 0 ? room / 4 * 3 : 0);
		status = turn(s, part, &p);
		if (status == 1) {
			see(arg, &p.set, &p.sights);
			p.number++;
		} else if (status == 0 && (p.number > 0 || p.of == PASS_MAX)) {
			errno = ENOMEM;
			status = -1;
		} else {
			forget(s, &p);
			p.of *= 2;
		}
		end(&p);
	}
	return status == -1 ? -1 : 0;
}

int
spill_resolve(struct spill *s, spill_see *see, void *arg)
{
	for (size_t i = 0; i < SPILL_PARTS; i++)
		if (spill_store(s, &s->part[i]) == -1)
			return -1;
	if (mapanswers(s) == -1)
		return -1;
	for (size_t i = 0; i < SPILL_PARTS; i++)
		if (s->part[i].count > 0 &&
		    resolve(s, &s->part[i], see, arg) == -1)
			return -1;
	return out_flush(&s->records);
}
