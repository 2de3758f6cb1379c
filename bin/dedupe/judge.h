/* See LICENSE file for copyright and license details. */
/*
 * judge: has this been seen before?  The set of exact.h and, where they are
 * wanted, the first sightings in order: the number of the record and the
 * fingerprint of its bytes.  Without them 10 to 12 bytes a distinct item, with
 * them some 40.
 */
#ifndef JUDGE_H
#define JUDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "compare.h"
#include "exact.h"
#include "report.h"

enum judge_verdict {
	JUDGE_FULL = EXACT_FULL,
	JUDGE_OLD = EXACT_OLD,
	JUDGE_NEW = EXACT_NEW
};

struct judge_first {
	uint64_t record; /* over the whole run */
	uint64_t bytes;	 /* compare_print.bytes */
};

struct judge {
	struct exact set;
	bool keeps; /* first sightings */
	struct judge_first *first;
	size_t nfirst, cap;
	uint64_t maxbytes; /* 0: no limit */
	uint64_t extra;	   /* bytes that a caller holds under the limit */
};

struct judge_answer {
	size_t first; /* index of the first sighting; only if they are kept */
	enum report_kind kind;
};

void judge_init(struct judge *, unsigned bits, bool keeps, uint64_t maxbytes);
/* answer is set for JUDGE_OLD, and its first for JUDGE_NEW too. */
enum judge_verdict judge_add(struct judge *, const struct compare_print *,
    uint64_t record, struct judge_answer *);
void judge_clear(struct judge *);
uint64_t judge_bytes(const struct judge *);
void judge_free(struct judge *);

#endif
