/* See LICENSE file for copyright and license details. */
/*
 * in: the one door for input.  Opens a file or standard input, inflates gzip
 * (RFC 1952; known by its first two bytes, any number of members, zero padding
 * after them) and cuts the bytes into records.  read(2) and inflate are called
 * here, not gzread(3), which waits for a full buffer and hides a cut file.
 *
 * A record's bytes belong to the reader.  They stay until an in_next() that
 * has to read more: while in_ready() is true, the next in_next() leaves the
 * bytes of all earlier records where they are.
 */
#ifndef IN_H
#define IN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mem.h"

struct in;

enum {
	IN_FAIL = -1, /* damaged from here on: in_error(); all before it came */
	IN_END = 0,
	IN_RECORD = 1,
	IN_LONG = 2 /* one record of more than max bytes was passed over */
};

/* "-" is standard input.  term ends a record, '\n' or '\0'; max is the longest
 * record in bytes.  Returns NULL and errno. */
struct in *in_open(const char *path, char term, size_t max);

int in_next(struct in *, struct bytes *);
bool in_ready(struct in *);
/* Up to max of the records that in_next() would give without reading; those it
 * gave before stay where they are. */
size_t in_batch(struct in *, struct bytes *, size_t max);

/* What went wrong, for IN_FAIL; a text that lives as long as the reader. */
const char *in_error(const struct in *);

uint64_t in_taken(const struct in *); /* bytes read(2) so far, compressed */
uint64_t in_bytes(const struct in *); /* bytes of records so far, inflated */
void in_close(struct in *);

#endif
