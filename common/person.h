/* See LICENSE file for copyright and license details. */
/*
 * person: the parts of a person's name as English news writes it: given names,
 * initials, a family name with its particles (van der Berg, de la Cruz), Jr.
 * and III behind it.  Forms have single blanks.  Nothing is owned or kept; what
 * is returned points into what was given.
 */
#ifndef PERSON_H
#define PERSON_H

#include <stdbool.h>
#include <stddef.h>

#include "mem.h"

enum { PERSON_LONGEST = 256 };

struct bytes person_first(struct bytes); /* its first word */
/* Its last word that is no Jr. or III. */
struct bytes person_last(struct bytes);
/* The same with the particles before it; all of a form that begins with one. */
struct bytes person_family(struct bytes);
/* Van der Berg as van der Berg, into room of PERSON_LONGEST bytes; other forms
 * stay. */
struct bytes person_lower(struct bytes, char *room);
/* Whether there is more than a family name. */
bool person_isfull(struct bytes);
/* One capital with or without a stop, or several with theirs: J. J.K. */
bool person_isinitial(struct bytes word);
/* Jr. Sr. II III IV, with or without the stop. */
bool person_isgeneration(struct bytes word);
/* How much of the name a form tells: 2 for a word, 1 for an initial. */
size_t person_fullness(struct bytes);
/* Two forms of the same first and last word whose words between cannot be
 * one's: George W. Bush and George H. W. Bush. */
bool person_conflict(struct bytes a, struct bytes b);
/* First and last word and what follows it, by which full names are the same;
 * room for PERSON_LONGEST bytes.  A form that is too long stays as it is. */
struct bytes person_frame(struct bytes, char *room);

#endif
