/* See LICENSE file for copyright and license details. */
/*
 * state: what former runs have seen, in the file of --state (segment.h):
 * fingerprints, or with --near the leaders of past.h.
 *
 * The file is mapped, not loaded, and only grows: a run appends one sorted
 * segment, which counts from the moment that its commit is on the disk.  What
 * a run that was ended before has left behind the last commit is overwritten.
 * When STATE_MERGE segments are reached they are merged into a new file that
 * takes the old one's name.  So the file is whole at any moment, whenever a
 * run is killed, and a look-up costs at most STATE_MERGE searches.
 *
 * One run at a time has it: flock(2).  struct state owns its memory and the
 * descriptor.  Errors are -1 with the reason in why[].
 */
#ifndef STATE_H
#define STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hash.h"
#include "out.h"
#include "segment.h"

enum { STATE_WHY = 256, STATE_MERGE = 16 };

struct state {
	int fd;
	char *path;
	char how[SEGMENT_HOW];	  /* "" while the file is empty */
	const unsigned char *map; /* the first maplen bytes of the file */
	uint64_t maplen;
	struct segment *seg; /* committed, in order */
	size_t nseg, cap;
	uint64_t end;	/* of the last committed segment; 0: no header yet */
	uint64_t count; /* entries */
	bool cut;	/* there is something behind the end */
	bool brief;	/* need not outlive a crash */
	uint32_t kind;	/* of the segments, enum segment_kind; 0: exact */
	size_t width;	/* of the entries */
	struct segment begun; /* that is being written */
	struct out out;
};

/* Open, lock and read; for writing the file is made if it is not there.  how
 * says how records are compared: another file's is refused.  With how NULL the
 * file's own is taken. */
int state_open(struct state *, const char *path, bool write, const char *how,
    size_t width, char why[STATE_WHY]);
bool state_find(const struct state *, struct hash);
/* Compare the entries with their CRCs: reads all of the file. */
int state_check(const struct state *, char why[STATE_WHY]);

/* Append a segment: begin, put the entries in ascending order, commit.  A
 * commit that fails leaves the file as it was. */
int state_begin(struct state *, char why[STATE_WHY]);
void state_put(struct state *, const unsigned char *entry);
/* Bytes of entries that the caller counts. */
void state_putbytes(struct state *, const unsigned char *, size_t n);
int state_commit(struct state *, char why[STATE_WHY]);
/* Read what was committed. */
int state_reread(struct state *, char why[STATE_WHY]);
/* Put what is in all of these into the segment begun; of leaders, what is in
 * the first. */
void state_merge(struct state *, struct state *const *from, size_t n);
/* Write one segment with what is in all of these, st among them or not, in
 * place of what st has. */
int state_unite(struct state *st, struct state *const *other, size_t n,
    char why[STATE_WHY]);
void state_close(struct state *);

#endif
