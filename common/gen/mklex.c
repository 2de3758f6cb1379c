/* See LICENSE file for copyright and license details. */
/*
 * mklex: words.tsv (word, classes) and cues.tsv (lemma, four forms, frames)
 * into one hash table of spellings, with no pointers in it: open addressing over
 * a table of indices.
 */
#include <err.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bin/extract-quotes/lex.h"

enum { NSLOT = 8192, MAXENTRY = NSLOT / 2, MAXFIELD = 8 };

struct entry {
	char *word;
	uint64_t cls;
	unsigned frame, form, lemma;
};

struct lex {
	struct entry e[MAXENTRY];
	size_t n;
	unsigned lemmas;
	uint32_t slot[NSLOT]; /* LEX_NUMBER, and above it half of the hash */
};

static const char *const classes[] = {
#define NAME(a, b) #a,
	LEX_CLASSES(NAME) NULL
};
static const char *const frames[] = { LEX_FRAMES(NAME) NULL };

static struct entry *
get(struct lex *l, const char *w)
{
	size_t len = strlen(w);
	uint32_t hash = lex_hash(lex_keyof(w, len, len), len), i = hash % NSLOT;

	for (; l->slot[i] != 0; i = (i + 1) % NSLOT) {
		struct entry *e = &l->e[(l->slot[i] & LEX_NUMBER) - 1];

		if (strcmp(e->word, w) == 0)
			return e;
	}
	if (l->n == MAXENTRY)
		errx(1, "too many words");
	if (len > LEX_LONGEST)
		errx(1, "%s: too long", w);
	l->e[l->n].word = strdup(w);
	if (l->e[l->n].word == NULL)
		err(1, NULL);
	l->slot[i] = (uint32_t)++l->n | (hash >> 16 << 16);
	return &l->e[l->n - 1];
}

static uint64_t
bits(char *list, const char *const *name)
{
	uint64_t b = 0;

	for (char *w = strtok(list, " "); w != NULL; w = strtok(NULL, " ")) {
		size_t i = 0;

		while (name[i] != NULL && strcmp(name[i], w) != 0)
			i++;
		if (name[i] == NULL)
			errx(1, "%s: no such class", w);
		b |= UINT64_C(1) << i;
	}
	return b;
}

static void
addcue(struct lex *l, char *f[MAXFIELD])
{
	uint64_t b = bits(f[5], frames);

	l->lemmas++;
	for (unsigned i = 0; i < 5; i++) {
		struct entry *e = get(l, f[i]);

		e->frame |= (unsigned)b;
		e->form |= 1u << i;
		e->lemma = l->lemmas;
	}
}

static void
load(struct lex *l, const char *path, size_t nfield)
{
	FILE *fp = fopen(path, "r");
	char *line = NULL, prev[128] = "", *f[MAXFIELD];
	size_t cap = 0, n;

	if (fp == NULL)
		err(1, "%s", path);
	while (getline(&line, &cap, fp) > 0) {
		if (line[0] == '#')
			continue;
		line[strcspn(line, "\n")] = '\0';
		n = 0;
		for (char *p = line, *q; n < MAXFIELD; n++) {
			q = strsep(&p, "\t");
			if (q == NULL)
				break;
			f[n] = q;
		}
		if (n != nfield || strcmp(prev, f[0]) >= 0)
			errx(1, "%s: %s: fields or order", path, f[0]);
		strlcpy(prev, f[0], sizeof(prev));
		if (nfield == 2)
			get(l, f[0])->cls |= bits(f[1], classes);
		else
			addcue(l, f);
	}
	free(line);
	fclose(fp);
}

static void
print(const struct lex *l)
{
	printf(
	    "#include <stdint.h>\n\n#include \"bin/extract-quotes/lex.h\"\n");
	printf("static const struct lex_entry lex_entry[] = {\n");
	for (size_t i = 0; i < l->n; i++) {
		const struct entry *e = &l->e[i];
		size_t len = strlen(e->word);
		struct lex_key k = lex_keyof(e->word, len, len);

		printf("\t{ { UINT64_C(%llu), UINT64_C(%llu) }, "
		       "UINT64_C(%llu), %u, %u, %zu, %u },\n",
		    (unsigned long long)k.lo, (unsigned long long)k.hi,
		    (unsigned long long)e->cls, e->frame, e->lemma, i + 1,
		    e->form);
	}
	printf("};\nenum { LEX_NSLOT = %d };\n", NSLOT);
	printf("static const uint32_t lex_slot[LEX_NSLOT] = {");
	for (size_t i = 0; i < NSLOT; i++)
		printf("%s%uu,", i % 6 == 0 ? "\n\t" : " ", l->slot[i]);
	printf("\n};\n");
}

int
main(int argc, char *argv[])
{
	static struct lex l;

	if (argc != 3)
		errx(2, "usage: mklex words.tsv cues.tsv");
	load(&l, argv[1], 2);
	load(&l, argv[2], 6);
	print(&l);
	if (fflush(stdout) == EOF || ferror(stdout))
		err(1, "stdout");
	return 0;
}
