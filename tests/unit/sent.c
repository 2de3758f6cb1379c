/* See LICENSE file for copyright and license details. */
#include "sent.h"
#include "check.h"

/* The sentences of text, parted by '|'. */
static void
cuts(struct check *c, const char *text, const char *want, int line)
{
	struct span at = { 0, strlen(text) };
	struct tokens ts = { 0 };
	struct buf b = { 0 };
	size_t i, start = 0;

	token_scan(&ts, text, at);
	sent_mark(text, ts.tok, ts.n);
	for (i = 0; i < ts.n; i++) {
		if (ts.tok[i].flags & TOKEN_START)
			start = ts.tok[i].start;
		if (!(ts.tok[i].flags & TOKEN_END))
			continue;
		if (b.len > 0)
			buf_addc(&b, '|');
		buf_add(&b, text + start, ts.tok[i].end - start);
	}
	check_bytes(c, b.s, b.len, want, __FILE__, line);
	buf_free(&b);
	token_free(&ts);
}
#define CUTS(c, text, want) cuts((c), (text), (want), __LINE__)

int
main(void)
{
	struct check c = { 0 };

	CUTS(&c, "", "");
	CUTS(&c, "One", "One");
	CUTS(&c, "It rained. Boats sank.", "It rained.|Boats sank.");
	CUTS(&c, "Why? \"Go!\" she said. No.", "Why?|\"Go!\" she said.|No.");
	CUTS(&c, "He left.\" The end.", "He left.\"|The end.");
	CUTS(&c, "Mr. Orme and Dr. Tal met.", "Mr. Orme and Dr. Tal met.");
	CUTS(&c, "J. K. Orme of Arle Corp. paid.",
	    "J. K. Orme of Arle Corp. paid.");
	CUTS(&c, "It paid Arle Corp. The rest fled.",
	    "It paid Arle Corp.|The rest fled.");
	CUTS(&c, "The U.S. Navy came. In the U.S. He slept.",
	    "The U.S. Navy came.|In the U.S.|He slept.");
	CUTS(&c, "On Jan. 5 it grew 3.5 percent. Then fell.",
	    "On Jan. 5 it grew 3.5 percent.|Then fell.");
	CUTS(&c, "He waited... and slept. Then... Nothing.",
	    "He waited... and slept.|Then...|Nothing.");
	CUTS(&c, "It rained (hard.) We left.", "It rained (hard.)|We left.");
	CUTS(
	    &c, "They left at 5 p.m. on foot.", "They left at 5 p.m. on foot.");
	return check_done(&c);
}
