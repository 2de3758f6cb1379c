/* See LICENSE file for copyright and license details. */
/*
 * tense: whether a date near a verb lies behind or ahead.  The nearest verb of
 * the sentence is looked for, to the left first; its form or an adverb tells
 * the tense.  Looks at a bounded number of bytes; the text is a paragraph, and
 * line ends in it are blanks.
 */
#ifndef TENSE_H
#define TENSE_H

#include <stdbool.h>
#include <stddef.h>

enum tense {
	TENSE_NONE,
	TENSE_PAST,
	TENSE_PARTICIPLE, /* past, or a participle beside a noun */
	TENSE_FUTURE
};

/* For the expression s[start..end) of the text s[0..len); ismonth: it is one, or
 * a day of one. */
enum tense tense_find(
    const char *s, size_t len, size_t start, size_t end, bool ismonth);

/* Whether what happened then is told as over, "had been burnt in": a look back
 * from the time that is spoken of. */
bool tense_isback(const char *s, size_t start);

/* Whether a history tells it ahead of its time or in a relative clause: "would
 * fall in", "who died in". */
bool tense_ispassing(const char *s, size_t start);

#endif
