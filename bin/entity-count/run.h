/* See LICENSE file for copyright and license details. */
/*
 * run: what a run of entity-count knows, and the parts that share it: mention.c
 * writes mentions, rows.c counts and writes counts.  One struct run in main.c;
 * its parts own their memory.
 */
#ifndef RUN_H
#define RUN_H

#include <stdbool.h>
#include <stdint.h>

#include "alias.h"
#include "count.h"
#include "doc.h"
#include "gazetteer.h"
#include "group.h"
#include "merge.h"
#include "name.h"
#include "pair.h"
#include "past.h"
#include "rec.h"
#include "row.h"
#include "tool.h"

enum run_mode { RUN_COUNT, RUN_MENTIONS, RUN_PAIRS };

struct run {
	struct tool tool;
	struct docs docs;
	struct recs recs; /* --merge */
	struct names names;
	struct aliases aliases;
	struct aliaslist aliaslist;
	struct gazetteer gazetteer;
	struct count count;
	struct group group;
	struct merge merge;
	struct pairs pairs;
	struct past past;
	const char *groupspec;
	enum run_mode mode;
	bool merging;
	bool sorted;
	bool bysentence;
	bool settled;
	bool headed; /* the header was written */
	bool stop;   /* memory is at its end */
	bool types[NAME_NTYPES];
	bool sometypes;
	uint64_t top; /* 0: all */
	uint64_t min;
	uint64_t document; /* number over the run */
	uint64_t found;
	uint64_t groups, rows; /* counted; with --sorted of those that ended */
	uint64_t returned;     /* --sorted: groups that ended before */
	struct buf key;	       /* the group at hand */
	struct buf buf;	       /* a row of counts */
	struct row row;	       /* a mention's */
};

extern const struct col run_counts[], run_mentions[], run_pairs[];
enum { RUN_NCOUNTS = 4, RUN_NMENTIONS = 8, RUN_NPAIRS = 5 };
enum { COL_TYPE, COL_ENTITY, COL_COUNT, COL_DOCS };
enum { PAIR_ENTITY, PAIR_ENTITY2, PAIR_TYPE, PAIR_TYPE2, PAIR_COUNT };

/* A row for a mention. */
void mention_put(struct run *, const struct doc *, const struct name *);
void mention_header(struct run *);

/* What is counted from here on belongs to this group: of record num of file,
 * for a message. */
void rows_group(
    struct run *, struct bytes group, const char *file, uint64_t num);
/* The header over counts, once; then all that was counted. */
void rows_end(struct run *);

#endif
