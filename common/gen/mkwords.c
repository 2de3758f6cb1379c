/* See LICENSE file for copyright and license details. */
/*
 * mkwords: word lists (sorted TSV: spelling, and where it is wanted a second
 * column) to a C header for words.h.  usage: mkwords NAME LIST.tsv ...
 * The lists' base names become the bits NAME_IN_LIST, in the order given.
 */
#include <err.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "words.h"

enum { MAXENTRIES = 60000, MAXBLOB = 4000000 };

struct table {
	struct words_entry entry[MAXENTRIES];
	size_t n;
	unsigned char blob[MAXBLOB];
	uint32_t bloblen;
	uint32_t slot[1 << 17];
	uint32_t mask;
};

static uint32_t
keep(struct table *t, const char *s, size_t n)
{
	uint32_t off = t->bloblen;

	if (off + n + 1 > MAXBLOB)
		errx(1, "blob is full");
	memcpy(t->blob + off, s, n);
	t->bloblen += (uint32_t)n + 1;
	return off;
}

/* The entry of a spelling, made if it is new. */
static struct words_entry *
entry(struct table *t, const char *s, size_t n)
{
	struct words w = { t->blob, t->entry, t->slot, t->mask };
	const struct words_entry *e = words_find(&w, s, n);
	struct words_entry *new;
	uint32_t i, h = words_hash(s, n);

	if (e != NULL)
		return &t->entry[e - t->entry];
	if (t->n == MAXENTRIES)
		errx(1, "too many entries");
	if (n > WORDS_LONGEST)
		errx(1, "too long: %s", s);
	new = &t->entry[t->n++];
	new->off = keep(t, s, n);
	new->len = (uint8_t)n;
	for (i = h & t->mask; t->slot[i] != 0; i = (i + 1) & t->mask)
		;
	t->slot[i] = (h & ~(uint32_t)WORDS_NUMBER) | (uint32_t)t->n;
	return new;
}

/* Bytes of the first token; *more: how many may follow at most. */
static size_t
first(const char *s, uint8_t *more)
{
	size_t n = strcspn(s, " "), i;

	*more = 0;
	for (i = n; s[i] != '\0'; i++)
		*more = (uint8_t)(*more + (s[i] == ' ' || s[i] == ','));
	for (i = 0; s[i] != '\0'; i++)
		*more = (uint8_t)(*more + (strncmp(s + i, "'s", 2) == 0 ||
					      strncmp(s + i, "' ", 2) == 0));
	if (n > 2 && memcmp(s + n - 2, "'s", 2) == 0)
		n -= 2;
	else if (s[n - 1] == '\'' || s[n - 1] == ',')
		n--;
	return n;
}

static void
line(struct table *t, char *s, uint32_t bit)
{
	char *value = strchr(s, '\t');
	struct words_entry *e;
	uint8_t more;
	size_t n;

	if (value != NULL)
		*value++ = '\0';
	e = entry(t, s, strlen(s));
	e->in |= bit;
	if (value != NULL) {
		if (e->value != 0 &&
		    strcmp((char *)t->blob + e->value, value) != 0)
			errx(1, "%s: two values", s);
		e->value = keep(t, value, strlen(value));
	}
	n = first(s, &more);
	e = entry(t, s, n);
	if (e->more < more)
		e->more = more;
}

static void
list(struct table *t, const char *path, uint32_t bit)
{
	FILE *f = fopen(path, "r");
	char *s = NULL, *prev = NULL;
	size_t cap = 0;
	ssize_t n;

	if (f == NULL)
		err(1, "%s", path);
	while ((n = getline(&s, &cap, f)) > 0) {
		if (s[0] == '#')
			continue;
		if (s[n - 1] == '\n')
			s[n - 1] = '\0';
		line(t, s, bit);
		if (prev != NULL && strcmp(prev, s) >= 0)
			errx(1, "%s: %s: not sorted, or doubled", path, s);
		free(prev);
		if ((prev = strdup(s)) == NULL)
			err(1, NULL);
	}
	free(prev);
	free(s);
	fclose(f);
}

static void
bits(const char *name, char *path[], int n)
{
	const char *base;
	int i;

	puts("enum {");
	for (i = 0; i < n; i++) {
		base = strrchr(path[i], '/');
		base = base == NULL ? path[i] : base + 1;
		for (const char *p = name; *p != '\0'; p++)
			putchar(*p & ~0x20);
		fputs("_IN_", stdout);
		for (; *base != '.' && *base != '\0'; base++)
			putchar(*base == '-' ? '_' : *base & ~0x20);
		printf(" = 1 << %d,\n", i);
	}
	puts("};");
}

static void
write_table(const struct table *t, const char *name)
{
	const struct words_entry *e;
	uint32_t i;

	printf("static const unsigned char %s_blob[] = {", name);
	for (i = 0; i < t->bloblen; i++)
		printf("%s%u,", i % 24 == 0 ? "\n" : "", t->blob[i]);
	printf("\n};\nstatic const struct words_entry %s_entry[] = {\n", name);
	for (e = t->entry; e < t->entry + t->n; e++)
		printf("{%u,%u,%u,%u,%u},\n", e->off, e->value, e->in, e->len,
		    e->more);
	printf("};\nstatic const uint32_t %s_slot[] = {", name);
	for (i = 0; i <= t->mask; i++)
		printf("%s%u,", i % 16 == 0 ? "\n" : "", t->slot[i]);
	printf("\n};\nstatic const struct words %s_words = { %s_blob, "
	       "%s_entry, %s_slot, %u };\n",
	    name, name, name, name, t->mask);
}

/* Again, into a table that is at most half full. */
static void
pack(struct table *t)
{
	uint32_t h, i;
	size_t k;

	memset(t->slot, 0, sizeof(t->slot));
	for (t->mask = 15; t->mask < 2 * t->n;)
		t->mask = t->mask * 2 + 1;
	for (k = 0; k < t->n; k++) {
		h = words_hash(
		    (const char *)t->blob + t->entry[k].off, t->entry[k].len);
		for (i = h & t->mask; t->slot[i] != 0; i = (i + 1) & t->mask)
			;
		t->slot[i] = (h & ~(uint32_t)WORDS_NUMBER) | (uint32_t)(k + 1);
	}
}

int
main(int argc, char *argv[])
{
	static struct table t;
	int i;

	if (argc < 3 || argc > 2 + 32)
		errx(2, "usage: mkwords name list.tsv ...");
	t.bloblen = 1; /* offset 0 means none */
	t.mask = sizeof(t.slot) / sizeof(t.slot[0]) - 1;
	for (i = 2; i < argc; i++)
		list(&t, argv[i], 1u << (i - 2));
	bits(argv[1], argv + 2, argc - 2);
	pack(&t);
	write_table(&t, argv[1]);
	if (fflush(stdout) == EOF || ferror(stdout))
		err(1, "stdout");
	return 0;
}
