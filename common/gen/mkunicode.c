/* See LICENSE file for copyright and license details. */
/*
 * mkunicode: data/unicode.tsv on standard input to a C header: classes as a
 * two-stage table (a byte per character, equal blocks of 256 shared), folding
 * as sorted ranges.
 */
#include <err.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX = 0x110000, BLOCK = 256, NBLOCKS = MAX / BLOCK };

static void
put(const char *name, const char *type, const unsigned char *v, size_t n)
{
	printf("static const %s %s[] = {", type, name);
	for (size_t i = 0; i < n; i++)
		printf("%s%u,", i % 24 == 0 ? "\n" : "", v[i]);
	puts("\n};");
}

/* Move each new block to the front; index[] says where a block went. */
static size_t
share(unsigned char *class, unsigned char *index)
{
	size_t n = 0, b, k;

	for (b = 0; b < NBLOCKS; b++) {
		for (k = 0; k < n; k++)
			if (memcmp(class + k * BLOCK, class + b * BLOCK,
				BLOCK) == 0)
				break;
		if (k == n)
			memmove(class + n++ * BLOCK, class + b * BLOCK, BLOCK);
		if (k > UINT8_MAX)
			errx(1, "more than 256 different blocks");
		index[b] = (unsigned char)k;
	}
	return n;
}

int
main(void)
{
	/* In the order of enum utf8_class. */
	static const char letters[] = ".ULOMDSP";
	static unsigned char class[MAX], index[NBLOCKS];
	char line[256], letter;
	unsigned first, last, stride;
	const char *p;
	int delta;

	puts("static const struct { uint32_t first, last, stride; int32_t "
	     "delta; } folds[] = {");
	while (fgets(line, sizeof(line), stdin) != NULL) {
		if (line[0] == '#')
			continue;
		if (sscanf(line, "%x\t%x\t%c\t%d\t%u", &first, &last, &letter,
			&delta, &stride) != 5 ||
		    last >= MAX || first > last)
			errx(1, "bad line: %s", line);
		if (letter == 'F') {
			printf(
			    "{%#x,%#x,%u,%d},\n", first, last, stride, delta);
			continue;
		}
		if ((p = strchr(letters, letter)) == NULL)
			errx(1, "bad class: %s", line);
		memset(class + first, (int)(p - letters), last - first + 1);
	}
	puts("};");
	put("class_of", "unsigned char", class, share(class, index) * BLOCK);
	put("class_block", "unsigned char", index, NBLOCKS);
	if (fflush(stdout) == EOF || ferror(stdout))
		err(1, "stdout");
	return 0;
}
