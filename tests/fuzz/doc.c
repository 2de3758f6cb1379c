/* See LICENSE file for copyright and license details. */
/*
 * Any bytes as records: parts and paragraphs lie inside the stretch, in order;
 * the parts of a record add up to it; a stretch keeps to --max-document.  The
 * first byte picks the options.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "doc.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

enum { MAX_DOCUMENT = 64 };

static void
hear(void *arg, const char *file, uint64_t num, const char *why)
{
	(void)arg;
	(void)file;
	(void)num;
	if (*why == '\0')
		abort();
}

static void
look(const struct doc *d)
{
	size_t at = 0;

	if (d->len > MAX_DOCUMENT || d->head > d->len || d->npart == 0)
		abort();
	for (size_t i = 0; i < d->npart; i++) {
		const struct doc_part *p = &d->part[i];

		if (p->start != at || p->end < p->start || p->end > d->len ||
		    (p->opens && p->base != 0))
			abort();
		at = p->end + 1;
	}
	if (at != d->len + 1)
		abort();
	at = d->head;
	for (size_t i = 0; i < d->npara; i++) {
		if (d->para[i].start < at || d->para[i].end <= d->para[i].start)
			abort();
		at = d->para[i].end;
	}
	if (at > d->len)
		abort();
}

static void
run(const struct opt *o, char *path)
{
	char *operand[] = { path, path, NULL };
	struct rec_hooks hooks = { hear, hear, NULL, NULL };
	struct docs ds;
	struct doc *d;

	doc_open(&ds, o, operand, &hooks);
	while (doc_next(&ds, &d) == 1)
		look(d);
	doc_close(&ds);
}

int
LLVMFuzzerTestOneInput(const uint8_t *s, size_t n)
{
	char path[] = "/tmp/newsutils-fuzz-XXXXXX", key[] = "0";
	struct opt o;
	int fd;

	if (n == 0)
		return 0;
	opt_init(&o);
	o.maxdocument = MAX_DOCUMENT;
	o.plain = (s[0] & 1) != 0;
	o.tsv = (s[0] & 2) != 0 && !o.plain;
	o.header = (s[0] & 4) != 0 && !o.plain;
	o.linebuf = (s[0] & 8) != 0;
	o.term = (s[0] & 16) != 0 ? '\0' : '\n';
	o.key = (s[0] & 32) != 0 ? key : NULL;
	if ((fd = mkstemp(path)) == -1 ||
	    write(fd, s + 1, n - 1) != (ssize_t)(n - 1))
		abort();
	close(fd);
	run(&o, path);
	unlink(path);
	return 0;
}
