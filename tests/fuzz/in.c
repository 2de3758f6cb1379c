/* See LICENSE file for copyright and license details. */
/*
 * Any bytes as an operand: the reader ends, its records stay inside what it
 * says it read, and reading them twice gives the same.
 */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "in.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

enum { MAX_RECORD = 4096 };

static uint64_t
sum(const char *path, char term)
{
	struct in *in = in_open(path, term, MAX_RECORD);
	struct bytes r;
	uint64_t h = 1, bytes = 0;
	int st;

	if (in == NULL)
		abort();
	while ((st = in_next(in, &r)) > 0) {
		h = h * 31 + (uint64_t)st;
		if (st == IN_LONG)
			continue;
		if (r.len > MAX_RECORD)
			abort();
		bytes += r.len;
		for (size_t i = 0; i < r.len; i++)
			h = h * 31 + (unsigned char)r.s[i];
	}
	if (bytes != in_bytes(in) || (st == IN_FAIL) != (*in_error(in) != '\0'))
		abort();
	in_close(in);
	return h;
}

int
LLVMFuzzerTestOneInput(const uint8_t *s, size_t n)
{
	char path[] = "/tmp/newsutils-fuzz-XXXXXX";
	int fd = mkstemp(path);

	if (fd == -1 || write(fd, s, n) != (ssize_t)n)
		abort();
	close(fd);
	if (sum(path, '\n') != sum(path, '\n'))
		abort();
	sum(path, '\0');
	unlink(path);
	return 0;
}
