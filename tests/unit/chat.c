/* See LICENSE file for copyright and license details. */
#include "bin/date-tag/chat.h"

#include "check.h"

static enum chat
kind(const char *s)
{
	return chat_is(s, 0, strlen(s));
}

int
main(void)
{
	struct check c = { 0 };
	static const char two[] = "The council met.\nc u at 7";
	char longer[400];

	CHECK(&c, kind("c u at 7") == CHAT_YES);
	CHECK(&c, kind("Pick u up at 7") == CHAT_YES);
	CHECK(&c, kind("U free on sat?") == CHAT_YES);
	CHECK(&c, kind("  lol that was so last yr") == CHAT_YES);
	CHECK(&c, kind("running late, there by 7") == CHAT_MAYBE);
	CHECK(&c, kind("Call me at 7.") == CHAT_MAYBE);
	CHECK(&c, kind("The council met at 7.") == CHAT_NO);
	CHECK(&c, kind("N. Larsen and C. Brandt spoke.") == CHAT_NO);
	CHECK(&c, kind("") == CHAT_NO);
	/* The paragraph is asked, not the text around it. */
	CHECK(&c, chat_is(two, 0, 16) == CHAT_NO);
	CHECK(&c, chat_is(two, 17, strlen(two)) == CHAT_YES);
	/* What is long is none. */
	memset(longer, 'a', sizeof(longer));
	memcpy(longer, "u r ", 4);
	CHECK(&c, chat_is(longer, 0, 300) == CHAT_YES);
	CHECK(&c, chat_is(longer, 0, sizeof(longer)) == CHAT_NO);
	return check_done(&c);
}
