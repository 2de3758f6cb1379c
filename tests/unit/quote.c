/* See LICENSE file for copyright and license details. */
#include "bin/extract-quotes/quote.h"
#include "check.h"
#include "mem.h"

enum { MAX_PARA = 32 };

/* Rows as kind:speaker:quote_id, parted by '|'. */
static void
rows(struct check *c, const char *text, bool indirect, const char *want,
    int line)
{
	struct quotes q = { .indirect = indirect, .all = true };
	struct span para[MAX_PARA];
	struct doc d = {
		.text = text, .len = strlen(text), .para = para, .first = true
	};
	struct buf b = { 0 };

	for (const char *s = text; *s != '\0' && d.npara < MAX_PARA;) {
		size_t len = strcspn(s, "\n"), at = (size_t)(s - text);

		if (len > 0)
			para[d.npara++] = (struct span){ at, at + len };
		s += len + (s[len] == '\n');
	}
	quote_find(&q, &d);
	for (size_t i = 0; i < q.n; i++) {
		const struct quote *r = &q.v[i];

		if (i > 0)
			buf_addc(&b, '|');
		buf_adds(&b, quote_kinds[r->kind]);
		buf_addc(&b, ':');
		buf_add(&b, r->speaker.s, r->speaker.len);
		buf_addc(&b, ':');
		buf_addu(&b, r->id);
	}
	check_bytes(c, b.s, b.len, want, __FILE__, line);
	buf_free(&b);
	quote_free(&q);
}
#define ROWS(c, text, want) rows((c), (text), false, (want), __LINE__)
#define IROWS(c, text, want) rows((c), (text), true, (want), __LINE__)

static void
kinds(struct check *c)
{
	ROWS(c, "\"We will open the pier,\" said Ann Orme.",
	    "direct:Ann Orme:1");
	ROWS(c, "Ann Orme said the pier was \"safe and sound\" again.",
	    "mixed:Ann Orme:1");
	ROWS(c, "The \"red pier\" is closed.", "scare::1");
	IROWS(c, "Ann Orme said the pier was \"safe\" again.",
	    "mixed:Ann Orme:1");
	IROWS(c, "Ann Orme said the pier was safe.", "indirect:Ann Orme:1");
	ROWS(c, "Ann Orme said the pier was safe.", "");
}

static void
memory(struct check *c)
{
	ROWS(c, "Ann Orme came.\n\"We open the pier now,\" Orme said.",
	    "direct:Ann Orme:1");
	ROWS(c, "Ann Orme came.\n\"We open the pier now,\" she said.",
	    "direct:Ann Orme:1");
	ROWS(c, "\"We open,\" Ann Orme said. \"The pier is safe again.\"",
	    "direct:Ann Orme:1|direct:Ann Orme:1");
	ROWS(c, "\"The pier,\" Ann Orme said, \"is safe again.\"",
	    "direct:Ann Orme:1|direct:Ann Orme:1");
	ROWS(c, "\"We open it,\" Ann Orme said.\n\"It is safe by now, too.\"",
	    "direct:Ann Orme:1|direct:Ann Orme:2");
	ROWS(c, "\"We open it.\n\"It is safe,\" Ann Orme said.",
	    "direct:Ann Orme:1|direct:Ann Orme:1");
	ROWS(c,
	    "Harbour spokesman Tom Kell came.\nAnn Orme came too.\n"
	    "\"We open the pier now,\" the spokesman said.",
	    "direct:Tom Kell:1");
}

int
main(void)
{
	struct check c = { 0 };

	kinds(&c);
	memory(&c);
	return check_done(&c);
}
