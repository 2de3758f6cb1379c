/* See LICENSE file for copyright and license details. */
#include <string.h>
#include <zlib.h>

#include "le.h"
#include "segment.h"

enum {
	AT_VERSION = 16,
	AT_HOW = 24,
	AT_KIND = 8,
	AT_WIDTH = 12,
	AT_COUNT = 16,
	AT_START = 24,
	AT_COMMITSTART = 8,
	AT_DATACRC = 56,
	AT_CRC = 60,
	STEP = 1 << 30 /* zlib counts in unsigned int */
};

#define COUNT_MAX ((uint64_t)1 << 48)
#define WIDTH_MAX ((uint32_t)1 << 15)

static const unsigned char magic[] = "newsutils-state\n";
static const unsigned char head[] = "SEGMENT\n";
static const unsigned char commit[] = "COMMIT!\n";

uint32_t
segment_crc(uint32_t crc, const unsigned char *p, uint64_t n)
{
	uLong c = crc;

	for (; n > STEP; n -= STEP, p += STEP)
		c = crc32(c, p, STEP);
	return (uint32_t)crc32(c, p, (uInt)n);
}

static void
seal(unsigned char *block)
{
	le_put(block + AT_CRC, segment_crc(0, block, AT_CRC), 4);
}

static bool
issealed(const unsigned char *block)
{
	return le_get(block + AT_CRC, 4) == segment_crc(0, block, AT_CRC);
}

static bool
opens(const unsigned char *block, const unsigned char *with, size_t n)
{
	return memcmp(block, with, n) == 0;
}

enum segment_file
segment_file(const unsigned char *p, uint64_t n, char how[SEGMENT_HOW])
{
	const size_t len = n < sizeof(magic) - 1 ? n : sizeof(magic) - 1;

	if (n == 0)
		return SEGMENT_UNFINISHED;
	if (!opens(p, magic, len))
		return SEGMENT_FOREIGN;
	if (n < SEGMENT_BLOCK)
		return SEGMENT_UNFINISHED;
	if (!issealed(p))
		return SEGMENT_DAMAGED;
	if (le_get(p + AT_VERSION, 4) > SEGMENT_VERSION)
		return SEGMENT_NEWER;
	memcpy(how, p + AT_HOW, SEGMENT_HOW);
	return SEGMENT_OURS;
}

void
segment_putfile(unsigned char p[SEGMENT_BLOCK], const char *how)
{
	const size_t n = strlen(how);

	memset(p, 0, SEGMENT_BLOCK);
	memcpy(p, magic, sizeof(magic) - 1);
	le_put(p + AT_VERSION, SEGMENT_VERSION, 4);
	memcpy(p + AT_HOW, how, n < SEGMENT_HOW ? n : SEGMENT_HOW - 1);
	seal(p);
}

static uint64_t
padded(const struct segment *s)
{
	return (s->count * s->width + SEGMENT_BLOCK - 1) / SEGMENT_BLOCK *
	       SEGMENT_BLOCK;
}

uint64_t
segment_end(const struct segment *s)
{
	return s->start + padded(s) + (uint64_t)2 * SEGMENT_BLOCK;
}

static bool
iscommit(const unsigned char *p, uint64_t start)
{
	return opens(p, commit, sizeof(commit) - 1) && issealed(p) &&
	       le_get(p + AT_COMMITSTART, 8) == start;
}

bool
segment_read(
    const unsigned char *file, uint64_t n, uint64_t start, struct segment *s)
{
	const unsigned char *p = file + start;

	if (n - start < (uint64_t)2 * SEGMENT_BLOCK ||
	    !opens(p, head, sizeof(head) - 1) || !issealed(p))
		return false;
	*s = (struct segment){ .entries = p + SEGMENT_BLOCK,
		.count = le_get(p + AT_COUNT, 8),
		.start = start,
		.kind = (uint32_t)le_get(p + AT_KIND, 4),
		.width = (uint32_t)le_get(p + AT_WIDTH, 4) };
	if (s->count > COUNT_MAX || s->width == 0 || s->width > WIDTH_MAX ||
	    le_get(p + AT_START, 8) != start || segment_end(s) > n)
		return false;
	p = file + segment_end(s) - SEGMENT_BLOCK;
	s->crc = (uint32_t)le_get(p + AT_DATACRC, 4);
	return iscommit(p, start);
}

bool
segment_ends(const unsigned char *file, uint64_t n)
{
	if (n < SEGMENT_BLOCK)
		return false;
	file += n - SEGMENT_BLOCK;
	return opens(file, commit, sizeof(commit) - 1) && issealed(file);
}

void
segment_puthead(unsigned char p[SEGMENT_BLOCK], const struct segment *s)
{
	memset(p, 0, SEGMENT_BLOCK);
	memcpy(p, head, sizeof(head) - 1);
	le_put(p + AT_KIND, s->kind, 4);
	le_put(p + AT_WIDTH, s->width, 4);
	le_put(p + AT_COUNT, s->count, 8);
	le_put(p + AT_START, s->start, 8);
	seal(p);
}

void
segment_putcommit(unsigned char p[SEGMENT_BLOCK], const struct segment *s)
{
	memset(p, 0, SEGMENT_BLOCK);
	memcpy(p, commit, sizeof(commit) - 1);
	le_put(p + AT_COMMITSTART, s->start, 8);
	le_put(p + AT_DATACRC, s->crc, 4);
	seal(p);
}
