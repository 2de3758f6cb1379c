/* See LICENSE file for copyright and license details. */
/*
 * abbr: abbreviations whose stop is part of them (data/abbr.tsv).
 */
#ifndef ABBR_H
#define ABBR_H

#include <stddef.h>

enum abbr {
	ABBR_NONE,
	ABBR_TITLE,  /* a name or a figure follows: ends no sentence */
	ABBR_NUMBER, /* Jan. No.: ends none before a figure */
	ABBR_MAYEND  /* Inc. Calif.: ends one where the next could begin one */
};

/* s without its stop. */
enum abbr abbr_find(const char *s, size_t n);

#endif
