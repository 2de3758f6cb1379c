/* See LICENSE file for copyright and license details. */
/*
 * charref: HTML character references (HTML 4.01, 24; HTML 5, 13.5), those of
 * names that news pages use, and all numeric ones.  With their semicolon.
 */
#ifndef CHARREF_H
#define CHARREF_H

#include <stddef.h>
#include <stdint.h>

/* A reference at the start of s, which begins with '&': its length, with the
 * character in *cp; 0 if there is none.  One that yields '&' and so completes
 * the next is taken together with it. */
size_t charref_find(const char *s, size_t n, uint32_t *cp);

#endif
