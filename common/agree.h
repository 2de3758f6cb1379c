/* See LICENSE file for copyright and license details. */
/*
 * agree: what the tagger's labels of one document owe each other.  A name of
 * doubtful type takes the type of the same name elsewhere, where that one is
 * sure; a family name that is seen in a full name and was missed by itself is
 * a person's; Jr. and III belong to the person before them.
 *
 * Works on the labels of the last stretch; family names are remembered in the
 * passage as long as the document is.  Nothing is owned.  Linear.
 */
#ifndef AGREE_H
#define AGREE_H

#include "tagger.h"

void agree_labels(struct tagger *);

#endif
