/* See LICENSE file for copyright and license details. */
/*
 * discourse: what a document has said so far about its people, and whom a
 * speaker's words mean: a full name for a surname, a person for "he" or "the
 * spokesman".  Names and aliases come from common/; the choice follows
 * recency, subjecthood and gender (after Lappin and Leass 1994, without a
 * parse).
 *
 * struct speaker holds offsets of the stretch's text; the memory of a
 * stretch before it holds only names.  All memory belongs to struct discourse.
 */
#ifndef DISCOURSE_H
#define DISCOURSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "alias.h"
#include "doc.h"
#include "mem.h"
#include "name.h"
#include "para.h"
#include "phrase.h"
#include "role.h"
#include "span.h"

struct speaker {
	struct span mention; /* the words; start == end: none */
	struct span head;    /* the words whose name counts */
	struct span subject; /* of they and it: what they may stand for */
	enum phrase_kind kind;
	bool last; /* the last speaker of the stretch before */
};

/* Names that are looked up in the whole stretch; with more of them, names are
 * looked for everywhere. */
enum { DISCOURSE_WORDS = 64 };

/* Who spoke last: a person without a name is soon forgotten. */
enum discourse_last { LAST_GROUP, LAST_NAMELESS, LAST_PERSON };

struct discourse {
	struct names names;
	struct aliases aliases;
	const struct doc *doc;
	const struct spans *spans; /* where not to look for a subject */
	/* Tokens that were read already, and which are a paragraph's. */
	const struct tokens *tokens;
	const struct span *cut;
	struct tokens *given; /* those of para[] */
	size_t givencap;
	bool named;	     /* the stretch's names are found */
	unsigned settled;    /* types whose mentions are told apart, by bit */
	struct buf blob;     /* speakers' names, of this stretch */
	struct buf last;     /* the last speaker's name */
	size_t lastat;	     /* where he stood; 0: in a stretch before */
	uint8_t lastgender;  /* enum name_gender */
	uint8_t lastis;	     /* enum discourse_last */
	unsigned char *need; /* by paragraph: names are looked for */
	struct span *para;   /* those paragraphs */
	size_t npara, needcap, paracap;
	uint64_t word[DISCOURSE_WORDS]; /* hashes of names asked for */
	size_t nword;
	struct roles roles; /* the document's spokesmen, senators ... */
};

/* cut: of each paragraph, by the time that names are asked for, its part of
 * tokens; start == end: not known. */
void discourse_start(struct discourse *, const struct doc *,
    const struct spans *, const struct tokens *, const struct span *cut);
/* Announce a speaker of the stretch, before the first name is asked for: names
 * are only looked for where they matter. */
void discourse_need(struct discourse *, const struct speaker *, size_t para);
/* Find and remember all names of the stretch: the document may go on. */
void discourse_all(struct discourse *);
/* The speaker's canonical name, as a stretch of d->blob; empty: nobody. */
struct span discourse_name(struct discourse *, const struct speaker *);
void discourse_free(struct discourse *);

#endif
