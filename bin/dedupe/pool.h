/* See LICENSE file for copyright and license details. */
/*
 * pool: zeroed memory that is taken in pieces and given back all at once.  It
 * comes in blocks of whole huge pages, each a sixteenth of what there is, and
 * of a block only what was taken is touched.
 *
 * The memory belongs to struct pool.
 */
#ifndef POOL_H
#define POOL_H

#include <stddef.h>
#include <stdint.h>

struct pool {
	struct pool_block *block;
	uint64_t taken; /* bytes */
};

/* Memory at the start of a cache line, or NULL.  size is a multiple of one. */
void *pool_take(struct pool *, size_t size);
void pool_free(struct pool *);

#endif
