/* See LICENSE file for copyright and license details. */
/*
 * count: exact counts of (group, type, entity) in memory.  Groups keep the
 * order of their first appearance.  Rows are handed out sorted: in a group the
 * most frequent first, ties by type, then entity, in byte order.
 *
 * Groups, types and entities are bytes as they will be written; the table
 * copies them.  All memory belongs to struct count.  Expected O(1) an addition.
 */
#ifndef COUNT_H
#define COUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mem.h"

struct count_key {
	uint32_t group; /* count_group() */
	struct bytes type;
	struct bytes entity;
};

struct count_entry {
	size_t off; /* type, then entity, in blob */
	uint32_t typelen;
	uint32_t entitylen;
	uint32_t group;
	uint64_t count;
	uint64_t error; /* how far the true count may lie below */
	uint64_t docs;
	uint64_t lastdoc; /* the document counted last, from 1 */
};

struct count {
	struct count_entry *entry;
	size_t n, cap;
	struct span *group; /* in blob */
	size_t ngroup, groupcap;
	struct buf blob;
	uint64_t *slot; /* hash table over entry */
	size_t nslot;
	uint64_t *groupslot; /* and over group */
	size_t ngroupslot;
	bool overflow; /* a sum went beyond 64 bits and stays there */
};

struct count_row {
	struct bytes group;
	struct bytes type;
	struct bytes entity;
	uint64_t count, error, docs;
	uint32_t ngroup; /* number of the group, in order of appearance */
};

uint32_t count_group(struct count *, struct bytes group);
/* Add n, and error, to a key's count; doc is the document's number from 1, or
 * 0 where documents are not counted. */
void count_add(struct count *, const struct count_key *, uint64_t n,
    uint64_t error, uint64_t doc);
/* All rows, sorted; the caller's to free, the bytes are the table's. */
struct count_row *count_rows(const struct count *);
uint64_t count_memory(const struct count *); /* bytes in use */
void count_free(struct count *);

#endif
