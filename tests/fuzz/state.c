/* See LICENSE file for copyright and license details. */
/*
 * A state file of any bytes, and the search in entries that are not sorted:
 * nothing is read outside of it, and every search ends.
 */
#include <stdlib.h>
#include <string.h>

#include "bin/dedupe/entry.h"
#include "bin/dedupe/segment.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
walk(const uint8_t *data, size_t n)
{
	unsigned char e[ENTRY_WIDE] = { 0 };
	struct segment s;
	uint64_t at = SEGMENT_BLOCK;

	memcpy(e, data, ENTRY_NARROW);
	while (at < n && segment_read(data, n, at, &s)) {
		if (segment_end(&s) <= at || segment_end(&s) > n)
			abort();
		(void)segment_crc(0, s.entries, s.count * s.width);
		if (s.width == ENTRY_NARROW)
			(void)entry_find(s.entries, s.count, s.width, e);
		at = segment_end(&s);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char how[SEGMENT_HOW];

	(void)segment_file(data, n, how);
	(void)segment_ends(data, n);
	if (n < SEGMENT_BLOCK)
		return 0;
	walk(data, n);
	(void)entry_find(
	    data + ENTRY_NARROW, n / ENTRY_NARROW - 1, ENTRY_NARROW, data);
	return 0;
}
