/* See LICENSE file for copyright and license details. */
/*
 * chat: whether a text is a short informal message, as people send them to
 * each other, where "sat" is a day and "at 7" the evening.  Longer ones than a
 * few hundred bytes are none, so that asking costs no more than that.
 */
#ifndef CHAT_H
#define CHAT_H

#include <stddef.h>

/* Bytes of most messages: a text so short may be one by less evidence. */
enum { CHAT_SHORT = 160 };

enum chat {
	CHAT_NO,
	CHAT_MAYBE, /* short, and speaks to someone or begins small */
	CHAT_YES    /* spelt as messages are */
};

/* What the paragraph s[from..to) is. */
enum chat chat_is(const char *s, size_t from, size_t to);

#endif
