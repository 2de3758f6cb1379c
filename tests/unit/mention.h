/* See LICENSE file for copyright and license details. */
/*
 * mention: names as TYPE:bytes, parted by '|', for the unit tests of what finds
 * or changes them.
 */
#ifndef MENTION_H
#define MENTION_H

#include "mem.h"
#include "name.h"

static inline void
mention_list(const struct names *ns, const char *text, struct buf *b)
{
	for (size_t i = 0; i < ns->n; i++) {
		if (i > 0)
			buf_addc(b, '|');
		buf_adds(b, name_types[ns->name[i].type]);
		buf_addc(b, ':');
		buf_add(b, text + ns->name[i].start,
		    ns->name[i].end - ns->name[i].start);
	}
}

#endif
