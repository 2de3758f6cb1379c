/* See LICENSE file for copyright and license details. */
/*
 * count: counts of (group, type, entity) in memory: exact, or, where a limit
 * is set, by the Space-Saving algorithm (Metwally, Agrawal and El Abbadi 2005)
 * with as many counters as fit.  A key that finds no room takes the place of
 * the smallest ones; it starts from the count of the last of these, which
 * becomes its error: the true count lies between count - error and count.
 * What is not held was added no more than floor, and floor is at most the sum
 * of all additions divided by counters, the fewest that were ever held.
 *
 * Groups keep the order of their first appearance.  Rows are handed out
 * sorted: in a group the most frequent first, ties by type, then entity, in
 * byte order.
 *
 * Groups, types and entities are bytes as they will be written; the table
 * copies them.  All memory belongs to struct count.  An addition is expected
 * O(1), at the limit O(log n).
 */
#ifndef COUNT_H
#define COUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mem.h"

enum { COUNT_LEAST = 64 * 1024 }; /* the smallest limit that is kept */

struct count_entry {
	char *key; /* type, then entity */
	uint32_t typelen;
	uint32_t entitylen;
	uint32_t group;
	uint32_t place; /* in count.heap */
	uint64_t count;
	uint64_t error; /* how far the true count may lie below */
	uint64_t docs;
	uint64_t lastdoc; /* the document counted last, from 1 */
};

struct count_group {
	char *name;	/* NULL: not in use */
	size_t len;	/* or the next group not in use */
	uint64_t order; /* of appearance */
	uint64_t hash;
	size_t entries;
};

struct count {
	uint64_t limit; /* bytes; 0: exact.  To be set before the first key */
	struct count_entry *entry;
	size_t n, cap;
	struct count_group *group;
	size_t ngroup, groupcap;
	size_t unused;	   /* first group not in use, from 1 */
	size_t current;	   /* the group being counted, from 1 */
	uint64_t appeared; /* groups so far */
	uint64_t *slot;	   /* hash table over entry */
	size_t nslot;
	uint64_t *groupslot; /* and over group */
	size_t ngroupslot;
	uint64_t strings; /* bytes of keys and names */
	uint32_t *heap;	  /* of entries, the smallest first; at the limit */
	size_t heapcap;
	uint64_t floor;
	uint64_t counters;
	bool overflow; /* a sum went beyond 64 bits and stays there */
};

struct count_ref {
	const struct count *table;
	const struct count_entry *entry;
};

struct count_row {
	struct bytes group;
	struct bytes type;
	struct bytes entity;
	uint64_t count, error, docs;
	uint64_t order; /* of the group */
};

/* What is added from here on belongs to this group. */
void count_setgroup(struct count *, struct bytes name);
/* Whether that is the group already. */
bool count_isgroup(const struct count *, struct bytes name);
/* Add n, and error, to a key's count; doc is the document's number from 1, or
 * 0 where documents are not counted. */
void count_add(struct count *, struct bytes type, struct bytes entity,
    uint64_t n, uint64_t error, uint64_t doc);
/* All n rows, sorted; the caller's to free, of use until the next addition. */
struct count_ref *count_sort(const struct count *);
struct count_row count_row(const struct count_ref *);
uint64_t count_memory(const struct count *); /* bytes in use */
void count_clear(struct count *);	     /* forget all keys and groups */
void count_free(struct count *);

#endif
