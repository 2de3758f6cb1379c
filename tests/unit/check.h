/* See LICENSE file for copyright and license details. */
/*
 * check: what the unit programs share.  A program prints a line per failure
 * and ends with check_done(), 1 if there was one.  A file that includes this
 * has its own count.
 */
#ifndef CHECK_H
#define CHECK_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct check {
	int failed;
};

static inline void
check_that(
    struct check *c, bool ok, const char *file, int line, const char *what)
{
	if (ok)
		return;
	c->failed++;
	printf("%s:%d: %s\n", file, line, what);
}

/* A stretch of bytes against a string. */
static inline void
check_bytes(struct check *c, const char *s, size_t n, const char *want,
    const char *file, int line)
{
	if (n == strlen(want) && (n == 0 || memcmp(s, want, n) == 0))
		return;
	c->failed++;
	printf("%s:%d: got '%.*s', want '%s'\n", file, line, (int)n, s, want);
}

#define CHECK(c, e) check_that((c), (e), __FILE__, __LINE__, #e)
#define CHECK_BYTES(c, s, n, want)                                             \
	check_bytes((c), (s), (n), (want), __FILE__, __LINE__)

static inline int
check_done(const struct check *c)
{
	return c->failed > 0;
}

#endif
