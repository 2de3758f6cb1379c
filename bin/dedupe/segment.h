/* See LICENSE file for copyright and license details. */
/*
 * segment: the parts of a state file, as bytes.  All numbers are
 * little-endian, all lengths in bytes.
 *
 *	file	 header, segment ...
 *	header	 "newsutils-state\n", version (4), 0 (4), how records were
 *		 compared (32, NUL-padded), 0 (4), CRC of the 60 before (4)
 *	segment	 "SEGMENT\n", kind (4), width of an entry (4), entries (8),
 *		 where the segment starts in the file (8), 0 (28), CRC of the
 *		 60 before (4); the entries, padded with 0 to a multiple of
 *		 64; "COMMIT!\n", where the segment starts (8), 0
 *		 (40), CRC of the entries (4), CRC of the 60 before (4)
 *
 * A segment without its commit does not count.  CRCs are those of RFC 1952.
 * Nothing is owned: bytes are the caller's.
 */
#ifndef SEGMENT_H
#define SEGMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SEGMENT_BLOCK = 64, SEGMENT_HOW = 32, SEGMENT_VERSION = 1 };

enum segment_kind {
	SEGMENT_EXACT = 1, /* entries of entry.h, ascending */
	SEGMENT_NEAR = 2   /* leaders and their keys: past.h */
};

struct segment {
	const unsigned char *entries;
	uint64_t count;
	uint64_t start; /* in the file */
	uint32_t kind;
	uint32_t width;
	uint32_t crc; /* of the entries, as the commit has it */
};

/* The first bytes of a file of n bytes, of which at most SEGMENT_BLOCK are
 * looked at. */
enum segment_file {
	SEGMENT_OURS,
	SEGMENT_UNFINISHED, /* could have become ours: empty, or cut */
	SEGMENT_FOREIGN,
	SEGMENT_NEWER,
	SEGMENT_DAMAGED
};
enum segment_file segment_file(
    const unsigned char *, uint64_t n, char how[SEGMENT_HOW]);
void segment_putfile(unsigned char p[SEGMENT_BLOCK], const char *how);

/* The committed segment at start in a file of n bytes.  False: there is none.
 * The entries' CRC is not looked at. */
bool segment_read(
    const unsigned char *file, uint64_t n, uint64_t start, struct segment *);
/* Whether the file ends in a commit. */
bool segment_ends(const unsigned char *file, uint64_t n);
uint64_t segment_end(const struct segment *);
void segment_puthead(unsigned char p[SEGMENT_BLOCK], const struct segment *);
void segment_putcommit(unsigned char p[SEGMENT_BLOCK], const struct segment *);
uint32_t segment_crc(uint32_t crc, const unsigned char *, uint64_t n);

#endif
