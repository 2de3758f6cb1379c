/* See LICENSE file for copyright and license details. */
#include <stdlib.h>

#include "le.h"
#include "mem.h"
#include "past.h"

/* Key above, number below. */
static uint64_t
keyat(const struct past_part *p, uint64_t i)
{
	const unsigned char *s = p->key + i * PAST_KEY;

	return le_get(s, 4) << 32 | le_get(s + 4, 4);
}

/* The first key that is not less. */
static uint64_t
lower(const struct past_part *p, uint64_t key)
{
	/* Keys are spread evenly: a guess, and steps that double from there. */
	uint64_t lo = 0, hi = p->nkey, at = (key >> 32) * hi >> 32, step = 1;

	while (at > lo && at < hi && keyat(p, at) >= key) {
		hi = at;
		at -= step < at - lo ? step : at - lo;
		step *= 2;
	}
	for (; at < hi && keyat(p, at) < key; step *= 2) {
		lo = at + 1;
		at = step < hi - lo ? lo + step : hi;
	}
	hi = at;
	while (lo < hi) {
		const uint64_t mid = lo + (hi - lo) / 2;

		if (keyat(p, mid) < key)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

bool
past_open(struct past *p, const struct state *st)
{
	*p = (struct past){ .n = 0 };
	for (size_t i = 0; i < st->nseg; i++) {
		const struct segment *s = &st->seg[i];
		struct past_part *part;

		if (s->count >= UINT32_MAX - p->n)
			return false;
		p->part = mem_grow(
		    p->part, &p->cap, p->nparts + 1, sizeof(*p->part));
		part = &p->part[p->nparts++];
		*part = (struct past_part){ .leader = s->entries,
			.key = s->entries + s->count * LEADER_BYTES,
			.first = p->n,
			.n = (uint32_t)s->count,
			.nkey = s->count * BAND_KEYS };
		part->nkey = lower(part, PAST_NONE);
		p->n += part->n;
	}
	return true;
}

void
past_leader(const struct past *p, uint32_t number, struct near_leader *l)
{
	size_t i = p->nparts - 1;

	while (p->part[i].first > number)
		i--;
	leader_get(l, p->part[i].leader +
			  (size_t)(number - p->part[i].first) * LEADER_BYTES);
}

size_t
past_find(const struct past *p, uint32_t key, size_t most, uint32_t *found)
{
	size_t n = 0;

	for (size_t i = p->nparts; i > 0 && n < most; i--) {
		const struct past_part *part = &p->part[i - 1];
		const uint64_t first = lower(part, (uint64_t)key << 32);
		uint64_t end = first;

		/* A damaged file may have more of them, or other numbers. */
		while (end < part->nkey && end - first < BAND_DEEP &&
		       keyat(part, end) >> 32 == key)
			end++;
		for (; end > first && n < most; end--) {
			const uint32_t k = (uint32_t)keyat(part, end - 1);

			if (k < part->n)
				found[n++] = part->first + k;
		}
	}
	return n;
}

void
past_close(struct past *p)
{
	free(p->part);
	p->part = NULL;
	p->nparts = 0;
}

static void
putkey(struct past_writer *w, uint64_t key)
{
	unsigned char s[PAST_KEY];

	le_put(s, key >> 32, 4);
	le_put(s + 4, key, 4);
	state_putbytes(w->to, s, sizeof(s));
	w->left--;
}

void
past_begin(struct past_writer *w, struct state *to, uint64_t n)
{
	to->begun.count = n;
	*w = (struct past_writer){ .to = to, .left = n * BAND_KEYS };
}

/* Write what is held of a key. */
static void
flush(struct past_writer *w)
{
	for (size_t i = 0; i < w->n; i++)
		putkey(w, w->last[(w->head + i) % BAND_DEEP]);
	w->n = w->head = 0;
}

void
past_put(struct past_writer *w, uint64_t key)
{
	if (w->n > 0 && w->last[w->head] >> 32 != key >> 32)
		flush(w);
	if (w->n < BAND_DEEP) {
		w->last[w->n++] = key;
	} else {
		w->last[w->head] = key;
		w->head = (w->head + 1) % BAND_DEEP;
	}
}

void
past_end(struct past_writer *w)
{
	flush(w);
	while (w->left > 0)
		putkey(w, PAST_NONE);
}

/* A segment's keys, with the number that its leaders get. */
struct source {
	const struct past_part *part;
	uint64_t at, next;
};

static void
advance(struct source *s)
{
	s->next = s->at < s->part->nkey ?
		      keyat(s->part, s->at++) + s->part->first :
		      PAST_NONE;
}

static void
mergekeys(struct past_writer *w, struct source *s, size_t n)
{
	for (;;) {
		size_t least = 0;

		for (size_t i = 1; i < n; i++)
			if (s[i].next < s[least].next)
				least = i;
		if (s[least].next == PAST_NONE)
			break;
		past_put(w, s[least].next);
		advance(&s[least]);
	}
}

void
past_merge(struct state *to, const struct state *from)
{
	struct past_writer w;
	struct past p;
	struct source *s;

	(void)past_open(&p, from);
	s = mem_alloc(p.nparts + 1, sizeof(*s));
	for (size_t i = 0; i < p.nparts; i++) {
		s[i].part = &p.part[i];
		advance(&s[i]);
		state_putbytes(
		    to, p.part[i].leader, (size_t)p.part[i].n * LEADER_BYTES);
	}
	past_begin(&w, to, p.n);
	if (p.nparts > 0)
		mergekeys(&w, s, p.nparts);
	past_end(&w);
	free(s);
	past_close(&p);
}
