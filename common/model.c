/* See LICENSE file for copyright and license details. */
#include <stdbool.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "mem.h"
#include "model.h"

/* Features that are looked for at once. */
enum { SUM_MOST = 64 };

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
	uint64_t bytes = (n * size + 15) / 16 * 16;

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
	m->nrow = le32(head + 24);
	p += MODEL_HEADER;
	m->about = take(&p, end, m->aboutlen, 1);
	m->classtag = take(&p, end, m->nclass, 4);
	m->class = take(&p, end, m->nclass, MODEL_CLASSES);
	m->listtag = take(&p, end, m->nlist, 4);
	m->listset = take(&p, end, m->nlist, 2);
	m->set = take(&p, end, m->nset, 4);
	m->move = take(&p, end, MODEL_LABELS * MODEL_LABELS, 2);
	m->rowtag = take(&p, end, m->nrow, 2);
	m->row = take(&p, end, m->nrow, MODEL_ROW);
	return p == end && m->nset > 0 && m->nrow % MODEL_GROUP == 0 ? 0 : -1;
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
	uint32_t set;

	*lists = 0;
	if (p == NULL)
		return 0;
	set = le16(m->listset + (size_t)(p - m->listtag) / 2);
	if (set < m->nset)
		*lists = le32(m->set + (size_t)set * 4);
	return 1;
}

static inline uint32_t
group(const struct model *m, uint64_t feature)
{
	return model_slot(feature, m->nrow) & ~(uint32_t)(MODEL_GROUP - 1);
}

/* The place of tag among the eight at p; MODEL_GROUP: it is not there, and
 * nowhere as one is free; MODEL_GROUP + 1: all are taken. */
static inline unsigned
ingroup(const unsigned char *p, uint32_t tag)
{
#ifdef __SSE2__
	__m128i g = _mm_loadu_si128((const __m128i *)(const void *)p);
	__m128i hit = _mm_cmpeq_epi16(g, _mm_set1_epi16((short)tag));
	__m128i gap = _mm_cmpeq_epi16(g, _mm_setzero_si128());
	unsigned bits = (unsigned)_mm_movemask_epi8(hit);

	if (bits != 0)
		return (unsigned)__builtin_ctz(bits) / 2;
	return MODEL_GROUP + (_mm_movemask_epi8(gap) == 0);
#else
	unsigned i;
	uint32_t t;

	for (i = 0; i < MODEL_GROUP; i++) {
		t = le16(p + (size_t)i * 2);
		if (t == tag || t == 0)
			return t == 0 ? MODEL_GROUP : i;
	}
	return MODEL_GROUP + 1;
#endif
}

/* The row of a feature that is looked for from group i on. */
static const signed char *
rowfrom(const struct model *m, uint32_t i, uint32_t tag)
{
	uint32_t tries;
	unsigned k;

	for (tries = 0; tries < m->nrow; tries += MODEL_GROUP) {
		k = ingroup(m->rowtag + (size_t)i * 2, tag);
		if (k < MODEL_GROUP)
			return (const signed char *)m->row +
			       (size_t)(i + k) * MODEL_ROW;
		if (k == MODEL_GROUP)
			return NULL;
		i = i + MODEL_GROUP == m->nrow ? 0 : i + MODEL_GROUP;
	}
	return NULL;
}

const signed char *
model_row(const struct model *m, uint64_t feature)
{
	return m->nrow == 0 ?
		   NULL :
		   rowfrom(m, group(m, feature), model_tag16(feature));
}

#ifdef __SSE2__
static inline void
addrows(const signed char *const *row, size_t n, int16_t sum[MODEL_ROW])
{
	__m128i *to = (__m128i *)(void *)sum, r;
	__m128i lo = _mm_loadu_si128(to), hi = _mm_loadu_si128(to + 1);
	size_t i;

	for (i = 0; i < n; i++) {
		r = _mm_loadu_si128((const __m128i *)(const void *)row[i]);
		lo = _mm_add_epi16(
		    lo, _mm_srai_epi16(_mm_unpacklo_epi8(r, r), 8));
		hi = _mm_add_epi16(
		    hi, _mm_srai_epi16(_mm_unpackhi_epi8(r, r), 8));
	}
	_mm_storeu_si128(to, lo);
	_mm_storeu_si128(to + 1, hi);
}
#else
static inline void
addrows(const signed char *const *row, size_t n, int16_t sum[MODEL_ROW])
{
	size_t i;
	int y;

	for (i = 0; i < n; i++)
		for (y = 0; y < MODEL_ROW; y++)
			sum[y] = (int16_t)(sum[y] + row[i][y]);
}
#endif

/* All tags, then all rows are asked for before the first is used, so that the
 * memory has time to bring them. */
static void
sumsome(const struct model *m, const uint64_t *feature, size_t n,
    int16_t sum[MODEL_ROW])
{
	const signed char *row[SUM_MOST], *r;
	uint32_t at[SUM_MOST];
	size_t i, nfound = 0;

	for (i = 0; i < n; i++) {
		at[i] = group(m, feature[i]);
		mem_expect(m->rowtag + (size_t)at[i] * 2);
	}
	for (i = 0; i < n; i++) {
		r = rowfrom(m, at[i], model_tag16(feature[i]));
		row[nfound] = r;
		nfound += r != NULL;
		if (r != NULL)
			mem_expect(r);
	}
	addrows(row, nfound, sum);
}

void
model_sum(const struct model *m, const uint64_t *feature, size_t n,
    int16_t sum[MODEL_ROW])
{
	size_t k;

	if (m->nrow == 0)
		return;
	for (; n > 0; n -= k, feature += k) {
		k = n < SUM_MOST ? n : SUM_MOST;
		sumsome(m, feature, k, sum);
	}
}

int
model_move(const struct model *m, int from, int to)
{
	int i = from * MODEL_LABELS + to;

	return (int16_t)le16(m->move + (size_t)i * 2);
}
