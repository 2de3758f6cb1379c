/* See LICENSE file for copyright and license details. */
/*
 * quote: the quotations of a document: stretches between marks (span.h), the
 * acts of speech around them (cue.h, speaker.h), reported clauses (content.h)
 * and who is meant by the words that name a speaker (discourse.h), put
 * together as rows.
 *
 * Rows are in the order of their starts; offsets are bytes of the stretch's
 * text.  Everything belongs to struct quotes and lives until the next
 * quote_find(); speakers are remembered until a stretch with first set.
 */
#ifndef QUOTE_H
#define QUOTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "content.h"
#include "cue.h"
#include "discourse.h"
#include "doc.h"
#include "grade.h"
#include "label.h"
#include "para.h"
#include "report.h"
#include "span.h"
#include "speaker.h"
#include "subject.h"

extern const char *const quote_kinds[];

struct quote {
	size_t start, end; /* without the marks */
	struct span cue;   /* start == end: none */
	struct speaker who;
	struct bytes speaker; /* canonical name; len 0: nobody */
	size_t para;
	uint32_t id;	    /* of the quotation, from 1 in the document */
	uint8_t kind;	    /* enum quote_kind */
	uint8_t confidence; /* percent */
	uint8_t how;	    /* enum said_how */
	bool runon;	    /* the next row carries the quotation on */
	bool inmarks;
	bool piece;		  /* joined to an earlier row, see join.h */
	const struct quote *next; /* the row joined to it */
};

struct quotes {
	struct quote *v;
	size_t n, cap;
	bool indirect;	/* report clauses without marks too */
	bool all;	/* report marks without an act of speech too */
	size_t stretch; /* a stretch this long may not be the document's last:
			 * all its names are remembered; 0: none is */
	size_t since;	/* paragraphs since somebody spoke, over stretches */
	struct spans spans;
	struct labels labels;
	struct para para;
	struct span *cut; /* by paragraph: its part of para.tokens */
	size_t cutcap;
	struct cues cues;
	struct extent extent;
	struct saids saids;
	struct subjects subjects;
	struct discourse disc;
	uint32_t id;
};

void quote_find(struct quotes *, const struct doc *);
void quote_free(struct quotes *);

#endif
