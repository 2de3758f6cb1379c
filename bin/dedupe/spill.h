/* See LICENSE file for copyright and license details. */
/*
 * spill: what comes when memory is full goes to temporary files, and from there
 * out again, in order, without what is repeated.
 *
 * Fingerprints go to one file, divided by their value into parts of which each
 * holds all that are equal (Grace hash join: Kitsuregawa et al. 1983); records
 * to another, in order.  At the end each part is put into a set of its own, in
 * more than one pass where it does not fit; what is repeated gets a bit in a
 * third file, and where it is counted the first of a kind has a number in a
 * fourth one; then the records are read once.
 *
 * The files are in $TMPDIR, or /tmp, without a name, so that nothing is left
 * of them.  They take the records, 32 bytes for each that is asked for, and a
 * bit, or 40 bytes where it is counted.  Memory beside the set: 2 MiB, and 4
 * bytes for every 8 KiB of fingerprints.  Errors are -1 with errno.
 */
#ifndef SPILL_H
#define SPILL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "compare.h"
#include "exact.h"
#include "mem.h"
#include "out.h"

#define SPILL_LEAST ((uint64_t)8 << 20) /* memory that it needs */

struct spill_entry {
	struct hash h;
	uint64_t bytes; /* as in struct compare_print */
	uint64_t asked; /* its number among those that are asked for */
};

enum {
	SPILL_PARTS = 256,
	SPILL_BLOCK = 255 * sizeof(struct spill_entry),
	SPILL_BITS = 8
};

struct spill_part {
	uint32_t *block; /* numbers of its blocks in the file */
	size_t nblock, cap;
	unsigned char *open; /* its block that is being filled */
	size_t fill;	     /* bytes in that */
	uint64_t count;
};

struct spill {
	bool on;
	bool wide;   /* fingerprints, as in exact.h */
	bool counts; /* how often each stands there is wanted, and as what */
	uint64_t memory;
	struct spill_part *part;
	unsigned char *buffer;
	uint32_t nblock;
	int entries;
	struct out records;
	uint64_t asked;
	uint64_t length;      /* of the records' file */
	unsigned char *again; /* a bit for each that was asked for */
	size_t againlen;
	uint64_t *count; /* how often each first one stood there again; of one
			  * that is no first, 1 if it stood as other bytes */
	size_t countlen;
	uint64_t distinct; /* of those that were asked for, where it counts */
	struct buf window; /* records read back */
	uint64_t start;	   /* of the window, in their file */
	uint64_t at;	   /* the next one */
	uint64_t answered;
};

/* A file in $TMPDIR without a name, or -1. */
int spill_temporary(void);
int spill_open(struct spill *, bool wide, bool counts, uint64_t memory);
/* A record that stays, or one of which ask is the print.  always is handed
 * back with it. */
int spill_put(
    struct spill *, struct bytes, const struct compare_print *ask, bool always);
/* The block of the part that is being filled goes to the file, if any. */
int spill_store(struct spill *, struct spill_part *);
/* All have been put.  Each set of new fingerprints is shown to see(), where
 * nothing is counted; no fingerprint is in two of them. */
int spill_resolve(
    struct spill *, void (*see)(void *arg, const struct exact *), void *arg);

struct spill_record {
	struct bytes bytes; /* live until the next call */
	bool again;	    /* its like stood there before */
	bool differs;	    /* ... as other bytes; where it is counted */
	bool always;
	uint64_t count; /* of a first one, where it is counted */
};

/* The next record: 1, or 0 after the last. */
int spill_next(struct spill *, struct spill_record *);
void spill_close(struct spill *);

#endif
