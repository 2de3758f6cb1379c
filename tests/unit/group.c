/* See LICENSE file for copyright and license details. */
#include <stdlib.h>

#include "bin/dedupe/compare.h"
#include "bin/dedupe/group.h"
#include "bin/dedupe/shingle.h"
#include "check.h"

static const char story[] =
    "The lighthouse keeper of Tarn found 14 crates of oranges on the beach "
    "under his tower, and nobody in the village knows which ship lost them. "
    "Constable Ilma Varro asked sailors to look into their holds.";

static struct near_leader
leaderof(const char *text)
{
	static struct shingler shingler;
	struct compare cmp = { .fold = COMPARE_TEXT, .both = true };
	struct near_leader l = { .day = NEAR_NODAY };
	struct compare_print p;

	compare_text(&cmp, (struct bytes){ text, strlen(text) }, &p);
	l.print = p.h.lo;
	l.bytes = p.bytes;
	if (cmp.folded.len > 0)
		(void)shingle_sketch(&shingler,
		    (struct bytes){ cmp.folded.s, cmp.folded.len }, &l.sketch);
	shingle_free(&shingler);
	compare_free(&cmp);
	return l;
}

/* What was told, as "later<earlier ". */
static void
tell(void *arg, const struct group_pair *p)
{
	struct buf *b = arg;

	buf_add(b, p->later.s, p->later.len);
	buf_addc(b, '<');
	buf_add(b, p->earlier.s, p->earlier.len);
	buf_addc(b, p->bytes ? '!' : p->same ? '=' : ' ');
}

static bool
add(struct group *g, const char *key, const char *id, const char *text,
    struct buf *told)
{
	const struct mapped m = { .key = { key, MAPPED_KEY },
		.id = { id, strlen(id) },
		.text = leaderof(text) };

	return group_add(g, &m, tell, told);
}

static void
rows(struct check *c)
{
	const struct near_leader l = leaderof(story);
	struct buf b = { 0 };
	const char *s, *end;
	unsigned n = mapped_put(&b, (struct bytes){ "id\t7", 4 }, &l, '\n');
	struct mapped m;

	CHECK(c, n > BAND_COUNT && n <= BAND_KEYS);
	memset(&m, 0, sizeof(m));
	s = b.s;
	while (n-- > 0 &&
	       (end = memchr(s, '\n', b.len - (size_t)(s - b.s))) != NULL) {
		struct bytes row = { s, (size_t)(end - s) };

		CHECK(c, mapped_get(&m, row) == NULL);
		CHECK_BYTES(c, m.id.s, m.id.len, "id\t7");
		CHECK(c, memcmp(&m.text, &l, sizeof(l)) == 0);
		row.len--;
		CHECK(c, mapped_get(&m, row) != NULL);
		row.s++;
		CHECK(c, mapped_get(&m, row) != NULL);
		s = end + 1;
	}
	CHECK(c, s == b.s + b.len);
	buf_free(&b);
}

static void
pairs(struct check *c)
{
	struct group g = { .level = NEAR_NORMAL, .days = -1 };
	struct buf told = { 0 };
	char other[sizeof(story) + 8];

	snprintf(other, sizeof(other), "%.30sman%s", story, story + 30);
	CHECK(c, add(&g, "b00000001", "2", story, &told));
	CHECK(c, add(&g, "b00000001", "1", story, &told));
	CHECK(c, add(&g, "b00000001", "10", other, &told));
	CHECK(c, add(&g, "b00000001", "3", "!!! What a fine day", &told));
	CHECK_BYTES(c, told.s, told.len, "2<1!2<10 ");
	/* Nothing is like what had another key. */
	told.len = 0;
	CHECK(c, add(&g, "b00000002", "4", story, &told));
	CHECK(c, told.len == 0);
	CHECK(c, add(&g, "b00000002", "4", story, &told));
	CHECK(c, told.len == 0);
	CHECK(c, !add(&g, "b00000001", "5", story, &told));
	buf_free(&told);
	group_free(&g);
}

/* However many stand in a group, a text is told of few. */
static void
bounded(struct check *c)
{
	struct group g = { .level = NEAR_LOOSE, .days = -1 };
	struct buf told = { 0 };
	char id[32], text[512];

	for (unsigned i = 0; i < 500; i++) {
		size_t n = 0, at = told.len;

		snprintf(id, sizeof(id), "%03u", i);
		snprintf(text, sizeof(text), "%s Crate %u.", story, i);
		CHECK(c, add(&g, "t00000000", id, text, &told));
		for (; at < told.len; at++)
			n += told.s[at] == '<';
		CHECK(c, n <= GROUP_TEXTS && (i == 0) == (n == 0));
	}
	buf_free(&told);
	group_free(&g);
}

int
main(void)
{
	struct check c = { 0 };

	rows(&c);
	pairs(&c);
	bounded(&c);
	return check_done(&c);
}
