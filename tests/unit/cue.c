/* See LICENSE file for copyright and license details. */
#include "bin/extract-quotes/content.h"
#include "check.h"
#include "reading.h"

static void
add(struct reading *r, struct span t)
{
	const struct token *tok = r->para.tok;

	if (t.end > t.start)
		buf_add(&r->buf, r->para.text + tok[t.start].start,
		    tok[t.end - 1].end - tok[t.start].start);
}

/* "who:cue|who:cue" */
static void
cues(struct check *c, const char *text, const char *want, int line)
{
	struct reading r;

	reading_open(&r, text);
	for (size_t i = 0; i < r.cues.n; i++) {
		const struct cue *q = &r.cues.v[i];

		if (i > 0)
			buf_addc(&r.buf, '|');
		add(&r, q->who.head);
		buf_addc(&r.buf, ':');
		add(&r, (struct span){ q->lo, q->hi });
	}
	check_bytes(c, r.buf.s, r.buf.len, want, __FILE__, line);
	reading_free(&r);
}
#define CUES(c, text, want) cues((c), (text), (want), __LINE__)

/* The pieces that the first cue with content reports, parted by '|'. */
static void
reports(struct check *c, const char *text, const char *want, int line)
{
	struct reading r;
	struct content k = { .n = 0 };

	reading_open(&r, text);
	for (size_t i = 0; i < r.cues.n && k.n == 0; i++)
		k = content_find(&r.para, &r.cues, i);
	for (size_t i = 0; i < k.n; i++) {
		if (i > 0)
			buf_addc(&r.buf, '|');
		add(&r, k.piece[i]);
	}
	check_bytes(c, r.buf.s, r.buf.len, want, __FILE__, line);
	reading_free(&r);
}
#define REPORTS(c, text, want) reports((c), (text), (want), __LINE__)

static void
speakers(struct check *c)
{
	CUES(c, "Ann Orme said it rained.", "Ann Orme:said");
	CUES(c, "\"Rain,\" said Ann Orme of Arle.", "Ann Orme of Arle:said");
	CUES(c, "Orme, the head of the union, said so.", "Orme:said");
	CUES(c, "Ann Orme (I-Arle) said so.", "Ann Orme:said");
	CUES(c, "\"Rain,\" he said.", "he:said");
	CUES(c, "Orme, who said it rained, left.", "Orme:said");
	CUES(c, "The harbour ministry said so.", "The harbour ministry:said");
	CUES(c, "Officials said so.", "Officials:said");
	CUES(c, "\"Rain,\" Orme was quoted as saying by Arle News.",
	    "Orme:quoted as saying");
	CUES(c, "It rained, according to Ann Orme.", "Ann Orme:according to");
	CUES(c, "Orme left, saying it rained.", "Orme:saying");
	CUES(c, "A sign saying \"Rain\" hung there.", "A sign:saying");
	CUES(c, "Two in three said they would stay.", "Two in three:said");
	CUES(c, "Orme: Rain is near", "Orme::");
	CUES(c, "\"Rain.\" -- Ann Orme", "Ann Orme:--");
}

static void
nocues(struct check *c)
{
	CUES(c, "Orme did not say so.", "");
	CUES(c, "Orme would never say it rained.", "");
	CUES(c, "The claims were false.", "");
	CUES(c, "The United States sent help.", "");
	CUES(c, "Orme won 40 pledged delegates.", "");
	CUES(c, "She called.", "She:called");
	CUES(c, "\"He said no.\"", "");
	CUES(c, "", "");
}

static void
clauses(struct check *c)
{
	REPORTS(c, "Orme said that it rained.", "that it rained");
	REPORTS(c, "Orme said it rained.", "it rained");
	REPORTS(c, "Orme said on Monday that it rained.", "that it rained");
	REPORTS(c, "Orme told reporters that it rained.", "that it rained");
	REPORTS(c, "Orme told him it rained.", "it rained");
	REPORTS(c, "It rained, Orme said.", "It rained");
	REPORTS(c, "It rained, said Orme, the head of the union.", "It rained");
	REPORTS(c, "The pier, Orme said, would be closed by the storm.",
	    "The pier|would be closed by the storm");
	REPORTS(
	    c, "Orme said it rained, adding that it was cold.", "it rained");
	REPORTS(
	    c, "Orme said it rained, but Kell said it snowed.", "it rained");
	REPORTS(
	    c, "While Orme said that it rained, Kell slept.", "that it rained");
	REPORTS(c, "Orme, who said it rained, left.", "it rained");
	REPORTS(c, "Orme promised to repair the pier.", "to repair the pier");
	REPORTS(c, "Orme criticized the plan.", "the plan");
	REPORTS(c, "According to Orme, it rained.", "it rained");
	REPORTS(c, "Orme called the plan \"a bad joke.\"",
	    "the plan \"a bad joke.\"");
	REPORTS(c, "Orme asked whether it rained.", "whether it rained");
	REPORTS(c, "Orme said \"rain.\"", "");
}

int
main(void)
{
	struct check c = { 0 };

	speakers(&c);
	nocues(&c);
	clauses(&c);
	return check_done(&c);
}
