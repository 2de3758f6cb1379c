/* See LICENSE file for copyright and license details. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "in.h"
#include "side.h"
#include "tsv.h"

enum { LONGEST = 64 * 1024 };

struct side {
	side_add *add;
	void *arg;
	struct bytes *field;
	size_t cap;
	struct buf name, value;
};

static struct bytes
unescape(struct buf *b, struct bytes field)
{
	b->len = 0;
	tsv_unescape(b, field);
	return (struct bytes){ b->s, b->len };
}

static const char *
line(struct side *s, struct bytes r)
{
	if (r.len == 0)
		return NULL;
	if (tsv_split(r, &s->field, &s->cap) != 2)
		return "not two fields, with a TAB between them";
	return s->add(s->arg, unescape(&s->name, s->field[0]),
	    unescape(&s->value, s->field[1]));
}

static const char *
lines(struct side *s, struct in *in, uint64_t *record)
{
	const char *why = NULL;
	struct bytes r;
	int got;

	for (*record = 1; (got = in_next(in, &r)) == IN_RECORD; ++*record)
		if ((why = line(s, r)) != NULL)
			return why;
	if (got == IN_LONG)
		return "longer than 64 KiB";
	*record = 0;
	return got == IN_FAIL ? in_error(in) : NULL;
}

int
side_read(const char *path, side_add *add, void *arg, uint64_t *record,
    char why[SIDE_WHY])
{
	struct side s = { .add = add, .arg = arg };
	struct in *in = in_open(path, '\n', LONGEST);
	const char *w;

	*record = 0;
	if (in == NULL) {
		snprintf(why, SIDE_WHY, "%s", strerror(errno));
		return -1;
	}
	w = lines(&s, in, record);
	if (w != NULL)
		snprintf(why, SIDE_WHY, "%s", w);
	in_close(in);
	free(s.field);
	buf_free(&s.name);
	buf_free(&s.value);
	return w == NULL ? 0 : -1;
}
