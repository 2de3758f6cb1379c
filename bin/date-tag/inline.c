/* See LICENSE file for copyright and license details. */
#include "inline.h"

static void
attribute(struct buf *b, const char *name, const char *value)
{
	if (*value == '\0')
		return;
	buf_addc(b, ' ');
	buf_adds(b, name);
	buf_adds(b, "=\"");
	buf_adds(b, value); /* digits, letters and hyphens only */
	buf_addc(b, '"');
}

/* Not by the date last mentioned, as "two days later". */
static bool
goesbydocument(const struct timex *x)
{
	if (x->rel == REL_LAST || x->rel == REL_MENTION)
		return false;
	return x->rel != REL_NONE || x->ref != REF_NONE;
}

void
inline_open(struct buf *b, const struct expr *e, uint64_t tid, bool anchored)
{
	buf_adds(b, "<TIMEX3 tid=\"t");
	buf_addu(b, tid);
	buf_addc(b, '"');
	attribute(b, "type", timex_types[e->x.type]);
	attribute(b, "value", e->value);
	attribute(b, "mod", timex_mods[e->x.mod]);
	attribute(b, "quant", e->x.quant);
	attribute(b, "freq", e->x.freq);
	if (anchored && goesbydocument(&e->x))
		attribute(b, "anchorTimeID", "t0");
	buf_addc(b, '>');
}

void
inline_close(struct buf *b)
{
	buf_adds(b, "</TIMEX3>");
}
