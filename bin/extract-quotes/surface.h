/* See LICENSE file for copyright and license details. */
/*
 * surface: what the words of a speaker's phrase say by themselves, before
 * anybody is looked for: its head, its article, its owner, whether it is one
 * person and which gender.  Spans are offsets of the text given; the words of
 * a phrase stand between single blanks.  Nothing is owned or kept.
 */
#ifndef SURFACE_H
#define SURFACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lex.h"
#include "span.h"

/* Whether len bytes at s are what ends a phrase's head: nothing, or the words
 * that say of whom or whence. */
bool surface_endshead(const char *s, size_t len);
size_t surface_headend(const char *text, struct span); /* where that begins */
/* What the lexicon has for the last word of the head: spokesman in "a
 * spokesman for X"; or NULL. */
const struct lex_entry *surface_head(const char *text, struct span);
size_t surface_firstend(const char *text, struct span); /* of its first word */
/* Whether the word [a, b) has one of the classes cls. */
bool surface_class(const char *text, size_t a, size_t b, uint64_t cls);
bool surface_definite(const char *text, struct span); /* the ... */
/* Ends in three capitals: PELLEY, as transcripts have it. */
bool surface_capitals(const char *text, struct span);
/* X of "X's letter", his of "his letter": who wrote it says what it says.
 * Other phrases are returned whole. */
struct span surface_owner(const char *text, struct span);
bool surface_person(const struct lex_entry *); /* a word for one person */
/* Whether the phrase, its head being the word, is for one person whom the text
 * has not named: a neighbour, her brother, Brandt's lawyer, the bank's
 * spokesman; not: the minister, who has a name more often than not. */
bool surface_another(
    const char *text, struct span, const struct lex_entry *head);
/* Of a pronoun or of a word for a person: enum name_gender. */
uint8_t surface_gender(const struct lex_entry *);

#endif
