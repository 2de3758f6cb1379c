/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "check.h"
#include "phrase.h"

#define BYTES(s) ((struct bytes){ (s), strlen(s) })

static void
keys(struct check *c)
{
	struct keys k = { 0 };
	uint64_t h;

	CHECK(c, keys_find(&k, 7) == NULL);
	for (h = 1; h <= 1000; h++)
		*keys_value(&k, model_mix(h)) += (uint32_t)h;
	*keys_value(&k, model_mix(9)) += 1;
	CHECK(c, k.n == 1000);
	CHECK(c, *keys_find(&k, model_mix(9)) == 10);
	CHECK(c, *keys_find(&k, model_mix(1000)) == 1000);
	CHECK(c, keys_find(&k, model_mix(1001)) == NULL);
	keys_free(&k);
	CHECK(c, keys_find(&k, model_mix(9)) == NULL);
}

/* The lists of a name of one or two words, as the tagger looks them up. */
static uint32_t
lists(const struct phrases *p, const char *first, const char *second)
{
	struct model m = { .more = &p->keys };
	static const struct model none;
	struct vocab v = { 0 };
	uint32_t num, found;
	uint64_t h;

	vocab_clear(&v, &none);
	num = vocab_find(&v, &none, first, strlen(first));
	h = model_phrase(0, vocab_key(&v.word[num], v.word[num].acronym));
	if (second != NULL) {
		num = vocab_find(&v, &none, second, strlen(second));
		h = model_phrase(
		    h, vocab_key(&v.word[num], v.word[num].acronym));
	}
	model_list(&m, h, &found);
	vocab_free(&v);
	return found;
}

static void
names(struct check *c)
{
	struct phrases p = { 0 };

	CHECK(c, phrase_add(&p, BYTES("Arle Bank"), 4) == 2);
	CHECK(c, phrase_add(&p, BYTES("Arle"), 8) == 1);
	CHECK(c, phrase_add(&p, BYTES("arle bank"), 1) == 2);
	CHECK(c, phrase_add(&p, BYTES("WHO"), 2) == 1);
	CHECK(c, phrase_add(&p, BYTES(" "), 2) == 0);
	CHECK(c, lists(&p, "Arle", "Bank") == 5);
	CHECK(c, lists(&p, "Arle", NULL) == 8);
	CHECK(c, lists(&p, "Bank", NULL) == 0);
	/* of short words in capitals case tells */
	CHECK(c, lists(&p, "WHO", NULL) == 2);
	CHECK(c, lists(&p, "who", NULL) == 0);
	phrase_free(&p);
}

/* A list keeps its place in the model. */
static void
places(struct check *c)
{
	static const struct {
		const char *word;
		enum phrase_list list;
	} known[] = { { "Smith", PHRASE_SURNAME }, { "Oslo", PHRASE_CITY },
		{ "Toyota", PHRASE_COMPANY }, { "Bible", PHRASE_MISC } };
	struct model m;
	struct vocab v = { 0 };
	uint32_t num;
	size_t i;

	CHECK(c, model_open(&m, model_builtin, model_builtinlen) == 0);
	vocab_clear(&v, &m);
	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		num = vocab_find(&v, &m, known[i].word, strlen(known[i].word));
		CHECK(c, v.word[num].lists >> known[i].list & 1);
	}
	vocab_free(&v);
}

int
main(void)
{
	struct check c = { 0 };

	keys(&c);
	names(&c);
	places(&c);
	return check_done(&c);
}
