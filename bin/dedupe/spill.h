/* See LICENSE file for copyright and license details. */
/*
 * spill: what comes when memory is full goes to temporary files, and from there
 * out again, in order, without what is repeated.
 *
 * Fingerprints go to one file, divided by their value into parts of which each
 * holds all that are equal (Grace hash join: Kitsuregawa et al. 1983); records
 * to another, in order.  At the end each part is put into a set of its own, in
 * more than one pass where it does not fit; what is repeated gets a bit in a
 * third file, and where it is counted, or told what stood there first, a number
 * in a fourth one; then the records are read once.
 *
 * The files are in $TMPDIR, or /tmp, without a name, so that nothing is left
 * of them.  They take the records, 32 bytes for each that is asked for, and a
 * bit, or 40 bytes with that number.  Memory beside the set: 2 MiB, and 4 bytes
 * for every 8 KiB of fingerprints.  Errors are -1 with errno.
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
#include "sight.h"

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

/* What is wanted of records, beside whether they stood there before: how often
 * each stands there, and whether as other bytes; or what stood there first. */
enum spill_want { SPILL_AGAIN, SPILL_COUNT, SPILL_FIRST };

struct spill_part {
	uint32_t *block; /* numbers of its blocks in the file */
	size_t nblock, cap;
	unsigned char *open; /* its block that is being filled */
	size_t fill;	     /* bytes in that */
	uint64_t count;
};

struct spill_record {
	struct bytes bytes; /* live until the next call */
	bool again;	    /* its like stood there before */
	bool differs;	    /* ... as other bytes; where more is wanted */
	bool always;
	uint64_t count;	 /* of a first one, where it is counted */
	uint64_t record; /* SPILL_FIRST: its number, and that of the one that */
	uint64_t of;	 /* it stands for, or follows */
};

struct spill {
	bool on;
	bool wide; /* fingerprints, as in exact.h */
	enum spill_want want;
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
	uint64_t *number; /* of each that was asked for.  SPILL_COUNT: of a
			   * first one how often it stood there again, else 1
			   * if it stood as other bytes.  SPILL_FIRST: that,
			   * below the number of the first one among those that
			   * were asked for; of the first one, when it has been
			   * read back, its record */
	size_t numberlen;
	struct spill_record last; /* that was read back */
	struct buf window;	  /* records read back */
	uint64_t start;		  /* of the window, in their file */
	uint64_t at;		  /* the next one */
	uint64_t answered;
};

/* A file in $TMPDIR without a name, or -1. */
int spill_temporary(void);
int spill_open(struct spill *, bool wide, enum spill_want, uint64_t memory);

struct spill_item {
	struct bytes bytes;
	const struct compare_print *ask; /* NULL: it need not be asked for */
	bool always;			 /* is handed back with it */
	uint64_t record; /* its number in the run, where SPILL_FIRST is wanted;
			  * then, too: */
	bool follows;	 /* what is said of the one before holds for it */
	bool again;	 /* it is known to stand there again, as what stood in
			  * the record of; differs: as other bytes */
	bool differs;
	uint64_t of;
};

int spill_put(struct spill *, const struct spill_item *);
/* The block of the part that is being filled goes to the file, if any. */
int spill_store(struct spill *, struct spill_part *);
/* All have been put.  Each set of new fingerprints is shown to see(), in the
 * first of the two, or where more is wanted in the other; no fingerprint is in
 * two of them. */
typedef void spill_see(void *arg, const struct exact *, const struct sights *);
int spill_resolve(struct spill *, spill_see *see, void *arg);

/* The next record: 1, or 0 after the last. */
int spill_next(struct spill *, struct spill_record *);
void spill_close(struct spill *);

#endif
