/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "bin/extract-quotes/label.h"
#include "check.h"
#include "mem.h"

enum { MAX_PARA = 16 };

/* Labels as name>first word, parted by '|'. */
static void
labels(struct check *c, const char *text, const char *want, int line)
{
	struct labels ls = { 0 };
	struct span para[MAX_PARA];
	struct buf b = { 0 };
	size_t n = 0;

	for (const char *s = text; *s != '\0' && n < MAX_PARA;) {
		size_t len = strcspn(s, "\n"), at = (size_t)(s - text);

		if (len > 0)
			para[n++] = (struct span){ at, at + len };
		s += len + (s[len] == '\n');
	}
	label_find(&ls, text, para, n);
	for (size_t i = 0; i < ls.n; i++) {
		const struct label *l = &ls.v[i];

		if (i > 0)
			buf_addc(&b, '|');
		buf_add(&b, text + l->name.start, l->name.end - l->name.start);
		buf_addc(&b, '>');
		buf_add(&b, text + l->from, strcspn(text + l->from, " \n"));
	}
	check_bytes(c, b.s, b.len, want, __FILE__, line);
	buf_free(&b);
	label_free(&ls);
}
#define LABELS(c, text, want) labels((c), (text), (want), __LINE__)

static void
turns(struct check *c)
{
	LABELS(c, "ORME: We go.\nKELL: Why so?\nORME: It is late.",
	    "ORME>We|KELL>Why|ORME>It");
	LABELS(c, "ANN ORME: We go.\nMR. KELL: Why so?\nORME: Late.\nKELL: Ah.",
	    "ANN ORME>We|MR. KELL>Why|ORME>Late.|KELL>Ah.");
	LABELS(c, "EVA LUND (R-Arle): I go.\nORME, HEAD: No.\nORME: Not so.",
	    "EVA LUND>I|ORME>No.");
	LABELS(c, "Q. Why is that?\nA. It is late.\nQ: And then?\nA: I go.",
	    "Q>Why|A>It|Q>And|A>I");
	LABELS(c, "Ann Orme: We go.\nGazette: Why?\nOrme: Late.\nGazette: Ah.",
	    "Ann Orme>We|Gazette>Why?|Orme>Late.|Gazette>Ah.");
	LABELS(c, "\"ORME: We go.\n\"KELL: Why so?\n<b>ORME:</b> It is late.",
	    "ORME>We|KELL>Why|ORME>It");
	LABELS(c, "They met. ORME: We go. KELL: Why so? ORME: It is late.",
	    "ORME>We|KELL>Why|ORME>It");
}

static void
others(struct check *c)
{
	LABELS(c, "Orme: We go home at noon.", "");
	LABELS(
	    c, "UPDATE: It rains.\nRELATED: The rain.\nUPDATE: It ended.", "");
	LABELS(c, "Ann Orme: 1,769.\nTom Kell: 46.\nOrme: 200.\nKell: 7.", "");
	LABELS(
	    c, "TAX RATE: It is cut.\nWALL: Built.\nGATE: Shut for good.", "");
	LABELS(
	    c, "NORTH: CLEAR, DRY.\nSOUTH: WET.\nNORTH: CLEAR AND COLD.", "");
	LABELS(
	    c, "A. The gates.\nB. The wall.\nIt is 10:30 now.\nHTTP://a.b", "");
}

int
main(void)
{
	struct check c = { 0 };

	turns(&c);
	others(&c);
	return check_done(&c);
}
