/* See LICENSE file for copyright and license details. */
/*
 * hint: notices that whole records are compared where their first field is an
 * id, so that nothing can be a duplicate.  Looks at no more than the first
 * 65,536 records.
 */
#ifndef HINT_H
#define HINT_H

#include <stdbool.h>
#include <stdint.h>

#include "mem.h"
#include "sight.h"

struct hint {
	bool wanted;
	bool repeated; /* a first field stood twice, or a record has none */
	uint64_t records;
	struct sights first;
};

void hint_init(struct hint *);
void hint_record(struct hint *, struct bytes raw);
/* Whether comparing fields is worth a try, in a run that dropped nothing. */
bool hint_given(const struct hint *);
void hint_free(struct hint *);

#endif
