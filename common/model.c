/* See LICENSE file for copyright and license details. */
#include <stdbool.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "keys.h"
#include "mem.h"
#include "model.h"

static inline uint32_t
le16(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static inline uint32_t
le32(const unsigned char *p)
{
	return le16(p) | le16(p + 2) << 16;
}

/* Take n elements of size bytes off the front; NULL if there are too few. */
static const unsigned char *
take(const unsigned char **p, const unsigned char *end, uint64_t n, size_t size)
{
	const unsigned char *s = *p;
	uint64_t bytes = (n * size + MODEL_PAD - 1) / MODEL_PAD * MODEL_PAD;

	if (s == NULL || bytes > (uint64_t)(end - s)) {
		*p = NULL;
		return NULL;
	}
	*p = s + bytes;
	return s;
}

int
model_open(struct model *m, const unsigned char *p, size_t len)
{
	const unsigned char *end = p + len, *head = p + 8;

	*m = (struct model){ 0 };
	if (len < MODEL_HEADER || memcmp(p, "NAMEMDL1", 8) != 0 ||
	    le32(head) != MODEL_VERSION || le32(head + 4) != len)
		return -1;
	m->aboutlen = le32(head + 8);
	m->nclass = le32(head + 12);
	m->nlist = le32(head + 16);
	m->nset = le32(head + 20);
	m->ngroup = le32(head + 24);
	m->nrow = le32(head + 28);
	p += MODEL_HEADER;
	m->about = take(&p, end, m->aboutlen, 1);
	m->classtag = take(&p, end, m->nclass, 4);
	m->class = take(&p, end, m->nclass, MODEL_CLASSES);
	m->listtag = take(&p, end, m->nlist, 4);
	m->listset = take(&p, end, m->nlist, 2);
	m->set = take(&p, end, m->nset, 4);
	m->move = take(&p, end, MODEL_LABELS * MODEL_LABELS, 2);
	m->group = take(&p, end, m->ngroup, MODEL_GROUP);
	m->row = take(&p, end, m->nrow, MODEL_ROW);
	return p == end && m->nset > 0 && m->ngroup > 0 ? 0 : -1;
}

/* A table has free slots, or the walk ends where it began. */
static const unsigned char *
find32(const unsigned char *tags, uint32_t n, uint64_t hash)
{
	uint32_t i, tries, tag = model_tag32(hash), t;

	if (n == 0)
		return NULL;
	i = model_slot(hash, n);
	for (tries = 0; tries < n; tries++) {
		if ((t = le32(tags + (size_t)i * 4)) == tag)
			return tags + (size_t)i * 4;
		if (t == 0)
			return NULL;
		if (++i == n)
			i = 0;
	}
	return NULL;
}

uint16_t
model_class(const struct model *m, uint64_t hash)
{
	const unsigned char *p = find32(m->classtag, m->nclass, hash);

	return p == NULL ?
		   0 :
		   (uint16_t)le16(m->class + (size_t)(p - m->classtag) / 2);
}

int
model_list(const struct model *m, uint64_t hash, uint32_t *lists)
{
	const unsigned char *p = find32(m->listtag, m->nlist, hash);
	const uint32_t *more = m->more == NULL ? NULL :
						 keys_find(m->more, hash);
	uint32_t set;

	*lists = more == NULL ? 0 : *more;
	if (p == NULL)
		return more != NULL;
	set = le16(m->listset + (size_t)(p - m->listtag) / 2);
	if (set < m->nset)
		*lists |= le32(m->set + (size_t)set * 4);
	return 1;
}

/* A bit for each tag of the group that is this one, from bit 2 on. */
static inline unsigned
intags(const unsigned char *group, uint32_t tags)
{
#ifdef __SSE2__
	const __m128i *p = (const __m128i *)(const void *)group;
	__m128i t = _mm_set1_epi32((int)tags);
	__m128i lo = _mm_cmpeq_epi16(_mm_loadu_si128(p), t);
	__m128i hi = _mm_cmpeq_epi16(_mm_loadu_si128(p + 1), t);

	return (unsigned)_mm_movemask_epi8(_mm_packs_epi16(lo, hi)) & ~3U;
#else
	unsigned bits = 0, i;

	for (i = 0; i < MODEL_TAGS; i++)
		bits |= (unsigned)(le16(group + 4 + (size_t)i * 2) ==
				   (tags & 0xFFFF))
			<< (i + 2);
	return bits;
#endif
}

static inline bool
isfull(const unsigned char *group)
{
	return le16(group + MODEL_GROUP - 2) != 0;
}

/* The row of a place whose group is full of others; NULL: there is none. */
static const signed char *
rowbehind(const struct model *m, struct model_place p)
{
	const unsigned char *g;
	uint32_t tries;
	unsigned bits;

	for (tries = 1; tries < m->ngroup; tries++) {
		if (++p.group == m->ngroup)
			p.group = 0;
		g = m->group + (size_t)p.group * MODEL_GROUP;
		bits = intags(g, p.tags);
		if (bits != 0)
			return (const signed char *)m->row +
			       (size_t)(le32(g) + mem_lowest(bits) - 2) *
				   MODEL_ROW;
		if (!isfull(g))
			return NULL;
	}
	return NULL;
}

const signed char *
model_row(const struct model *m, uint64_t feature)
{
	struct model_place p = model_expect(m, feature);
	const signed char *row;

	return model_rows(m, &p, 1, &row) == 1 ? row : NULL;
}

/* Whether there is a row is anyone's guess: no branch hangs on it.  Where there
 * is none the first row of all is asked for, which stays near. */
size_t
model_rows(const struct model *m, const struct model_place *p, size_t n,
    const signed char **row)
{
	const unsigned char *g;
	const signed char *r;
	size_t i, found = 0, at, is;
	unsigned bits;

	for (i = 0; i < n; i++) {
		g = m->group + (size_t)p[i].group * MODEL_GROUP;
		bits = intags(g, p[i].tags);
		is = bits != 0;
		at = (size_t)le32(g) + mem_lowest(bits | 1U << 31) - 2;
		r = (const signed char *)m->row + (at & (0 - is)) * MODEL_ROW;
		if (!is & isfull(g)) {
			r = rowbehind(m, p[i]);
			is = r != NULL;
		}
		mem_expect(r);
		row[found] = r;
		found += is;
	}
	return found;
}

void
model_addrows(const signed char *const *row, size_t n, int16_t sum[MODEL_ROW])
{
	size_t i;
#ifdef __SSE2__
	__m128i *to = (__m128i *)(void *)sum, r;
	__m128i lo = _mm_loadu_si128(to), hi = _mm_loadu_si128(to + 1);

	for (i = 0; i < n; i++) {
		r = _mm_loadu_si128((const __m128i *)(const void *)row[i]);
		lo = _mm_add_epi16(
		    lo, _mm_srai_epi16(_mm_unpacklo_epi8(r, r), 8));
		hi = _mm_add_epi16(
		    hi, _mm_srai_epi16(_mm_unpackhi_epi8(r, r), 8));
	}
	_mm_storeu_si128(to, lo);
	_mm_storeu_si128(to + 1, hi);
#else
	int y;

	for (i = 0; i < n; i++)
		for (y = 0; y < MODEL_ROW; y++)
			sum[y] = (int16_t)(sum[y] + row[i][y]);
#endif
}

int
model_move(const struct model *m, int from, int to)
{
	int i = from * MODEL_LABELS + to;

	return (int16_t)le16(m->move + (size_t)i * 2);
}
