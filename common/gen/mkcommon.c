/* See LICENSE file for copyright and license details. */
/*
 * mkcommon: common words and phrases on standard input, one a line, to a C
 * header of two filters for gram.h: of the words, and of the stretches of
 * GRAM_LEN characters in words and phrases with a blank on either side.
 */
#include <err.h>
#include <stdio.h>
#include <string.h>

#include "bin/dedupe/gram.h"

static void
set(unsigned char *filter, uint64_t h)
{
	const uint32_t bit = h >> 7 & (GRAM_FILTER - 1);

	filter[bit / 8] |= (unsigned char)(1u << bit % 8);
}

static void
entry(const char *s, unsigned char *words, unsigned char *grams)
{
	uint64_t window = gram_push(0, ' ');
	size_t n = 1;

	for (const char *p = s; *p != '\0'; p++) {
		window = gram_push(window, (unsigned char)*p);
		if (++n >= GRAM_LEN)
			set(grams, gram_hash(gram_order(window)));
	}
	if (n + 1 >= GRAM_LEN)
		set(grams, gram_hash(gram_order(gram_push(window, ' '))));
	if (strchr(s, ' ') == NULL)
		set(words, gram_word((const unsigned char *)s, strlen(s)));
}

static void
put(const char *name, const unsigned char *filter)
{
	printf("static const unsigned char %s[] = {", name);
	for (size_t i = 0; i < GRAM_FILTER / 8; i++)
		printf("%s%u,", i % 16 == 0 ? "\n" : "", filter[i]);
	puts("\n};");
}

int
main(void)
{
	static unsigned char words[GRAM_FILTER / 8], grams[GRAM_FILTER / 8];
	char line[256], last[256] = "";

	while (fgets(line, sizeof(line), stdin) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#' || line[0] == '\0')
			continue;
		if (strcmp(last, line) >= 0)
			errx(1, "not sorted: %s", line);
		strcpy(last, line);
		entry(line, words, grams);
	}
	put("common_words", words);
	put("common_grams", grams);
	return 0;
}
