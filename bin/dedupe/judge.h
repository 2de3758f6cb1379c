/* See LICENSE file for copyright and license details. */
/*
 * judge: has this been seen before?  Asks the set of exact.h or, where it is
 * wanted what was seen first and in what form, the table of sight.h; within a
 * limit of memory.
 */
#ifndef JUDGE_H
#define JUDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "compare.h"
#include "exact.h"
#include "report.h"
#include "sight.h"
#include "state.h"

enum judge_verdict {
	JUDGE_FULL = EXACT_FULL,
	JUDGE_OLD = EXACT_OLD,
	JUDGE_NEW = EXACT_NEW
};

struct judge {
	bool keeps; /* first sightings */
	bool wide;  /* all bits of fingerprints count */
	struct exact set;
	struct sights sights;
	uint64_t limit; /* bytes; 0: none */
	uint64_t extra; /* bytes that a caller holds under the limit */
	bool sealed;	/* nothing new is remembered */
	uint64_t more;	/* that were found new elsewhere */
	const struct state *past; /* of former runs, or NULL */
	enum report_kind pastkind;
};

struct judge_answer {
	size_t number; /* of the first sighting, from 0 */
	uint64_t of;   /* its record; both 0 if they are not kept */
	bool former;   /* it was in a former run; both are 0 */
	enum report_kind kind;
	struct report_why why;
};

void judge_init(struct judge *, bool keeps, bool wide, uint64_t limit);
/* What former runs have seen is old, too; it is told as of that kind. */
void judge_past(struct judge *, const struct state *, enum report_kind);
/* The answer tells of the first sighting, this one's if it is new. */
enum judge_verdict judge_add(struct judge *, const struct compare_print *,
    uint64_t record, struct judge_answer *);
/* What was JUDGE_FULL once is so from now on. */
void judge_seal(struct judge *);
/* Forget all; only where sightings are kept. */
void judge_clear(struct judge *);
uint64_t judge_count(const struct judge *);
uint64_t judge_bytes(const struct judge *);
/* How many are expected to have been taken for seen that were not. */
double judge_risk(const struct judge *);
void judge_free(struct judge *);

#endif
