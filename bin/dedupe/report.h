/* See LICENSE file for copyright and license details. */
/*
 * report: the file of --report, a row `record of kind score` for each dropped
 * record, with --near also `jaccard containment figures`.  Numbers are those of
 * the records over the whole run, from 1, header lines included.  Opening it checks that it is none of the run's other files.
 */
#ifndef REPORT_H
#define REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "mem.h"
#include "out.h"

enum report_kind {
	REPORT_EXACT,
	REPORT_NORMALISED,
	REPORT_NEAR,
	REPORT_NKINDS
};

/* Why a record was taken for a near-duplicate; shares in thousandths. */
struct report_why {
	unsigned jaccard;
	unsigned containment;
	unsigned figures;
	bool nofigures;
};

extern const char *const report_kinds[];

struct report {
	const char *path; /* NULL: none is wanted */
	struct out out;
	char term;
	bool near; /* rows have the three columns more */
};

/* 0, or -1 with the reason in why, nothing changed. */
enum { REPORT_WHY = 128 };
int report_open(struct report *, const char *path, char term,
    char *const operand[], char why[REPORT_WHY]);
void report_row(struct report *, uint64_t record, uint64_t of, enum report_kind,
    const struct report_why *);
/* Append what such a row has behind the numbers; with near, of --near. */
void report_reasons(
    struct buf *, enum report_kind, const struct report_why *, bool near);
int report_flush(struct report *);
/* 0, or -1 with errno. */
int report_close(struct report *);

#endif
