/* See LICENSE file for copyright and license details. */
#include <stdint.h>

#include "le.h"
#include "leader.h"

enum { NODAY = INT32_MIN };

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static unsigned char *
put16(unsigned char *p, const uint16_t *v, size_t n)
{
	for (size_t i = 0; i < n; i++, p += 2)
		le_put(p, v[i], 2);
	return p;
}

static const unsigned char *
get16(const unsigned char *p, uint16_t *v, size_t n)
{
	for (size_t i = 0; i < n; i++, p += 2)
		v[i] = (uint16_t)(p[0] | p[1] << 8);
	return p;
}

static unsigned char *
put(unsigned char *p, uint64_t v, unsigned n)
{
	le_put(p, v, n);
	return p + n;
}

static uint64_t
get(const unsigned char **p, unsigned n)
{
	*p += n;
	return le_get(*p - n, n);
}

/* No more than the sketch has room for, whatever the file says. */
static void
limit(struct sketch *s)
{
	const unsigned large = s->nword >> 5, words = s->nword & 31;
	const unsigned figures = s->counts & 15, phrases = s->counts >> 4;

	s->nword = (uint8_t)(large << 5 |
			     (words < SKETCH_WORDS ? words : SKETCH_WORDS));
	s->counts =
	    (uint8_t)((phrases < SKETCH_PHRASES ? phrases : SKETCH_PHRASES)
			  << 4 |
		      (figures < SKETCH_FIGURES ? figures : SKETCH_FIGURES));
}

bool
leader_isnear(long a, long b, long days)
{
	if (days < 0 || a == NEAR_NODAY || b == NEAR_NODAY)
		return true;
	return (a < b ? b - a : a - b) <= days;
}

void
leader_put(unsigned char p[LEADER_BYTES], const struct near_leader *l)
{
	const struct sketch *s = &l->sketch;

	p = put16(p, s->bin, COUNT(s->bin));
	p = put16(p, s->word, COUNT(s->word));
	p = put16(p, s->figure, COUNT(s->figure));
	p = put(p, s->figuresum, 2);
	p = put16(p, s->closing, COUNT(s->closing));
	for (size_t i = 0; i < COUNT(s->phrase); i++)
		p = put(p, s->phrase[i], 4);
	p = put(p, s->weight, 4);
	p = put(p, s->plain, 1);
	p = put(p, s->nword, 1);
	p = put(p, s->shifts, 1);
	p = put(p, s->counts, 1);
	p = put(p, l->print, 8);
	p = put(p, l->bytes, 8);
	put(p, (uint32_t)(l->day == NEAR_NODAY ? NODAY : (int32_t)l->day), 4);
}

void
leader_get(struct near_leader *l, const unsigned char p[LEADER_BYTES])
{
	struct sketch *s = &l->sketch;
	int32_t day;

	p = get16(p, s->bin, COUNT(s->bin));
	p = get16(p, s->word, COUNT(s->word));
	p = get16(p, s->figure, COUNT(s->figure));
	s->figuresum = (uint16_t)get(&p, 2);
	p = get16(p, s->closing, COUNT(s->closing));
	for (size_t i = 0; i < COUNT(s->phrase); i++)
		s->phrase[i] = (uint32_t)get(&p, 4);
	s->weight = (uint32_t)get(&p, 4);
	s->plain = (uint8_t)get(&p, 1);
	s->nword = (uint8_t)get(&p, 1);
	s->shifts = (uint8_t)get(&p, 1);
	s->counts = (uint8_t)get(&p, 1);
	limit(s);
	l->print = get(&p, 8);
	l->bytes = get(&p, 8);
	day = (int32_t)(uint32_t)get(&p, 4);
	l->day = day == NODAY ? NEAR_NODAY : day;
	l->record = l->number = l->at = 0;
}
