/* See LICENSE file for copyright and license details. */
#include <stdlib.h>

#include "bin/entity-count/count.h"
#include "bin/entity-count/merge.h"
#include "check.h"

#define BYTES(s) ((struct bytes){ (s), strlen(s) })

static void
add(struct count *c, const char *group, const char *type, const char *entity,
    uint64_t n, uint64_t doc)
{
	struct count_key k;

	k.group = count_group(c, BYTES(group));
	k.type = BYTES(type);
	k.entity = BYTES(entity);
	count_add(c, &k, n, 0, doc);
}

static void
row(struct check *c, const struct count_row *r, const char *group,
    const char *type, const char *entity, uint64_t n, uint64_t docs)
{
	CHECK_BYTES(c, r->group.s, r->group.len, group);
	CHECK_BYTES(c, r->type.s, r->type.len, type);
	CHECK_BYTES(c, r->entity.s, r->entity.len, entity);
	CHECK(c, r->count == n);
	CHECK(c, r->docs == docs);
}

static void
order(struct check *c)
{
	struct count t = { 0 };
	struct count_row *r;

	add(&t, "z", "PER", "b", 1, 1);
	add(&t, "a", "LOC", "x", 1, 1);
	add(&t, "z", "PER", "a", 1, 1);
	add(&t, "z", "LOC", "c", 1, 2);
	add(&t, "z", "PER", "d", 2, 2);
	add(&t, "z", "PER", "d", 1, 2);
	add(&t, "z", "PER", "d", 1, 3);
	CHECK(c, t.n == 5 && t.ngroup == 2);
	r = count_rows(&t);
	row(c, &r[0], "z", "PER", "d", 4, 2);
	row(c, &r[1], "z", "LOC", "c", 1, 1);
	row(c, &r[2], "z", "PER", "a", 1, 1);
	row(c, &r[3], "z", "PER", "b", 1, 1);
	row(c, &r[4], "a", "LOC", "x", 1, 1);
	free(r);
	count_free(&t);
}

static void
growth(struct check *c)
{
	enum { N = 5000 };
	struct count t = { 0 };
	struct count_row *r;
	char s[16];
	int i;

	for (i = 0; i < 2 * N; i++) {
		snprintf(s, sizeof(s), "e%d", i % N);
		add(&t, i % 2 == 0 ? "even" : "odd", "PER", s, 1, 1);
	}
	CHECK(c, t.n == N && t.ngroup == 2 && count_memory(&t) > N);
	r = count_rows(&t);
	for (i = 0; i < N; i++)
		if (r[i].count != 2)
			CHECK(c, false);
	free(r);
	add(&t, "even", "PER", "e0", UINT64_MAX, 1);
	CHECK(c, t.overflow);
	count_free(&t);
}

static void
merging(struct check *c)
{
	struct merge m = { 0 };
	struct count t = { 0 };
	struct count_row *r;

	CHECK(c, merge_add(&m, BYTES("d1\tPER\tA\t3"), &t) == NULL);
	CHECK(c, !m.errors && m.ngroup == 1);
	CHECK(c, merge_add(&m, BYTES("d1\tPER\tA\t4\t-2"), &t) == NULL);
	CHECK(c, merge_add(&m, BYTES("\tLOC\t\t1\t-0"), &t) == NULL);
	CHECK(c, m.errors);
	CHECK(c, merge_add(&m, BYTES("PER\tA\t3"), &t) != NULL);
	CHECK(c, merge_add(&m, BYTES("d1\tPER\tA\tx"), &t) != NULL);
	CHECK(c, merge_add(&m, BYTES("d1\tPER\tA\t3\t-x"), &t) != NULL);
	CHECK(c, merge_add(&m, BYTES("d1\tPER\tA\t3\t-4"), &t) != NULL);
	CHECK(c, merge_add(&m, BYTES("d1\tPER\tA\t"), &t) != NULL);
	CHECK(c, merge_add(&m, BYTES(""), &t) != NULL);
	CHECK(c, merge_add(&m, BYTES("d1\tPER\tA\t18446744073709551616"), &t) !=
		     NULL);
	r = count_rows(&t);
	CHECK(c, t.n == 2);
	row(c, &r[0], "d1", "PER", "A", 7, 0);
	CHECK(c, r[0].error == 2);
	row(c, &r[1], "", "LOC", "", 1, 0);
	free(r);
	count_free(&t);
	merge_free(&m);
}

int
main(void)
{
	struct check c = { 0 };

	order(&c);
	growth(&c);
	merging(&c);
	return check_done(&c);
}
