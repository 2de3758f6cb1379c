/* See LICENSE file for copyright and license details. */
#include <stdlib.h>

#include "bin/entity-count/count.h"
#include "bin/entity-count/merge.h"
#include "bin/entity-count/past.h"
#include "check.h"

#define BYTES(s) ((struct bytes){ (s), strlen(s) })

static void
add(struct count *c, const char *group, const char *type, const char *entity,
    uint64_t n, uint64_t doc)
{
	count_setgroup(c, BYTES(group));
	count_add(c, BYTES(type), BYTES(entity), n, 0, doc);
}

static void
row(struct check *c, const struct count_ref *ref, const char *group,
    const char *type, const char *entity, uint64_t n, uint64_t docs)
{
	struct count_row r = count_row(ref);

	CHECK_BYTES(c, r.group.s, r.group.len, group);
	CHECK_BYTES(c, r.type.s, r.type.len, type);
	CHECK_BYTES(c, r.entity.s, r.entity.len, entity);
	CHECK(c, r.count == n);
	CHECK(c, r.docs == docs);
}

static void
order(struct check *c)
{
	struct count t = { 0 };
	struct count_ref *r;

	add(&t, "z", "PER", "b", 1, 1);
	add(&t, "a", "LOC", "x", 1, 1);
	add(&t, "z", "PER", "a", 1, 1);
	add(&t, "z", "LOC", "c", 1, 2);
	add(&t, "z", "PER", "d", 2, 2);
	add(&t, "z", "PER", "d", 1, 2);
	add(&t, "z", "PER", "d", 1, 3);
	CHECK(c, t.n == 5 && t.ngroup == 2);
	CHECK(c, count_isgroup(&t, BYTES("z")));
	CHECK(c, !count_isgroup(&t, BYTES("a")));
	r = count_sort(&t);
	row(c, &r[0], "z", "PER", "d", 4, 2);
	row(c, &r[1], "z", "LOC", "c", 1, 1);
	row(c, &r[2], "z", "PER", "a", 1, 1);
	row(c, &r[3], "z", "PER", "b", 1, 1);
	row(c, &r[4], "a", "LOC", "x", 1, 1);
	free(r);
	count_clear(&t);
	CHECK(c, t.n == 0 && !count_isgroup(&t, BYTES("z")));
	add(&t, "a", "LOC", "x", 1, 1);
	r = count_sort(&t);
	row(c, &r[0], "a", "LOC", "x", 1, 1);
	free(r);
	count_free(&t);
}

static void
growth(struct check *c)
{
	enum { N = 5000 };
	struct count t = { 0 };
	struct count_ref *r;
	char s[16];
	int i;

	for (i = 0; i < 2 * N; i++) {
		snprintf(s, sizeof(s), "e%d", i % N);
		add(&t, i % 2 == 0 ? "even" : "odd", "PER", s, 1, 1);
	}
	CHECK(c, t.n == N && t.ngroup == 2 && count_memory(&t) > N);
	r = count_sort(&t);
	for (i = 0; i < N; i++)
		if (count_row(&r[i]).count != 2)
			CHECK(c, false);
	free(r);
	add(&t, "even", "PER", "e0", UINT64_MAX, 1);
	CHECK(c, t.overflow);
	count_free(&t);
}

/* The bounds of Space-Saving on a skewed stream whose counts are known. */
static void
bounded(struct check *c)
{
	enum { N = 20000, KEYS = 7000 };
	struct count t = { .limit = COUNT_LEAST };
	uint64_t *want = mem_alloc(KEYS, sizeof(*want));
	bool *held = mem_alloc(KEYS, sizeof(*held));
	struct count_ref *r;
	uint64_t x = 1, sum = 0, k;
	char s[32], g[16];
	size_t i;

	for (i = 0; i < N; i++) {
		/* Knuth's MMIX generator, 6.5 */
		x = x * 6364136223846793005u + 1442695040888963407u;
		k = (x >> 33) % KEYS;
		if (i % 3 > 0)
			k = k * k / KEYS * k / KEYS / 8;
		snprintf(s, sizeof(s), "entity %d", (int)k);
		snprintf(g, sizeof(g), "g%d", (int)k % 50);
		add(&t, g, "PER", s, 1 + k % 3, 0);
		want[k] += 1 + k % 3;
		sum += 1 + k % 3;
		if (count_memory(&t) > COUNT_LEAST)
			CHECK(c, false);
	}
	r = count_sort(&t);
	for (i = 0; i < t.n; i++) {
		struct count_row w = count_row(&r[i]);

		snprintf(s, sizeof(s), "%.*s", (int)w.entity.len, w.entity.s);
		k = strtoul(s + strlen("entity "), NULL, 10);
		held[k] = true;
		CHECK(c, w.count >= want[k] && w.count - w.error <= want[k]);
		CHECK(c, w.error <= t.floor);
	}
	for (k = 0; k < KEYS; k++)
		CHECK(c, held[k] || want[k] <= t.floor);
	CHECK(c, t.counters > 100 && t.counters < KEYS);
	CHECK(c, t.floor * t.counters <= sum);
	free(want);
	free(held);
	free(r);
	count_free(&t);
}

/* Keys and groups of very different size stay within the limit. */
static void
large(struct check *c)
{
	struct count t = { .limit = COUNT_LEAST };
	char *s = mem_alloc(3 * COUNT_LEAST + 1, 1);
	int i;

	memset(s, 'x', 3 * COUNT_LEAST);
	for (i = 0; i < 3000; i++) {
		snprintf(s, 8, "%06d", i % 700);
		s[6] = 'x';
		count_setgroup(&t, (struct bytes){ s, (size_t)(i * 31 % 997) });
		count_add(&t, BYTES("PER"),
		    (struct bytes){ s, (size_t)(i * 37 % 4999) }, 1, 0, 0);
		if (count_memory(&t) > COUNT_LEAST + 4096)
			CHECK(c, false);
	}
	count_add(
	    &t, BYTES("PER"), (struct bytes){ s, 3 * COUNT_LEAST }, 1, 0, 0);
	CHECK(c, t.n == 1);
	add(&t, "g", "PER", "a", 1, 0);
	CHECK(c, count_memory(&t) <= COUNT_LEAST);
	free(s);
	count_free(&t);
}

static void
merging(struct check *c)
{
	struct merge m = { 0 };
	struct merge_row r;

	CHECK(c, merge_read(&m, BYTES("d1\tPER\tA\t3"), &r) == NULL);
	CHECK(c, !m.errors && m.ngroup == 1 && r.count == 3 && r.error == 0);
	CHECK_BYTES(c, r.group.s, r.group.len, "d1");
	CHECK_BYTES(c, r.type.s, r.type.len, "PER");
	CHECK_BYTES(c, r.entity.s, r.entity.len, "A");
	CHECK(c, merge_read(&m, BYTES("d1\tPER\tA\t4\t-2"), &r) == NULL);
	CHECK(c, r.count == 4 && r.error == 2);
	CHECK(c, merge_read(&m, BYTES("\tLOC\t\t1\t-0"), &r) == NULL);
	CHECK(c, r.group.len == 0 && r.entity.len == 0 && m.errors);
	CHECK(c, merge_read(&m, BYTES("PER\tA\t3"), &r) != NULL);
	CHECK(c, merge_read(&m, BYTES("d1\tPER\tA\tx"), &r) != NULL);
	CHECK(c, merge_read(&m, BYTES("d1\tPER\tA\t3\t-x"), &r) != NULL);
	CHECK(c, merge_read(&m, BYTES("d1\tPER\tA\t3\t-4"), &r) != NULL);
	CHECK(c, merge_read(&m, BYTES("d1\tPER\tA\t"), &r) != NULL);
	CHECK(c, merge_read(&m, BYTES(""), &r) != NULL);
	CHECK(c, merge_read(&m, BYTES("d1\tPER\tA\t18446744073709551616"),
		     &r) != NULL);
	merge_free(&m);
}

static void
groups(struct check *c)
{
	struct past p = { 0 };
	char s[16];
	int i;

	for (i = 0; i < 5000; i++) {
		snprintf(s, sizeof(s), "g%d", i);
		CHECK(c, past_add(&p, BYTES(s)));
	}
	CHECK(c, !past_add(&p, BYTES("g0")) && !past_add(&p, BYTES("g4999")));
	CHECK(c, past_add(&p, BYTES("")) && !past_add(&p, BYTES("")));
	CHECK(c, past_memory(&p) >= 5000 * 16);
	past_free(&p);
}

int
main(void)
{
	struct check c = { 0 };

	order(&c);
	growth(&c);
	bounded(&c);
	large(&c);
	merging(&c);
	groups(&c);
	return check_done(&c);
}
