/* See LICENSE file for copyright and license details. */
/*
 * score: how well a model finds the names of an annotated file: F1 of exact
 * spans with their types, from raw text.  Prints a line; errors end the host
 * program.
 */
#ifndef SCORE_H
#define SCORE_H

#include <stddef.h>

void score_file(const char *file, const unsigned char *model, size_t len);

#endif
