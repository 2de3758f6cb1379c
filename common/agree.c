/* See LICENSE file for copyright and license details. */
#include <stdbool.h>

#include "agree.h"
#include "keys.h"
#include "person.h"

/* Percent: up to which a type is in doubt, from which another place decides,
 * and from which a full name tells the family name. */
enum { DOUBTFUL = 70, DECIDES = 80, SURE = 90 };

enum { PER = 0, TYPES = 4, SHORTEST = 4 /* bytes of a family name */ };

/* The next name from token i on; false if there is none. */
static bool
nextname(const struct tagger *t, size_t *i, size_t *j)
{
	while (*i < t->passage.n && t->label[*i] == CRF_OUTSIDE)
		++*i;
	if (*i == t->passage.n)
		return false;
	*j = tagger_nameend(t, *i);
	return true;
}

/* What a name is known by: its words as they are spelt. */
static uint64_t
key(const struct passage *p, size_t i, size_t j)
{
	uint64_t h = 0;

	for (; i < j; i++)
		h = model_phrase(h, vocab_key(passage_vocab(p, i), true));
	return h;
}

/* The best confidence of each type, a byte each, for each name. */
static void
gather(const struct tagger *t, struct keys *best)
{
	size_t i, j;
	uint32_t *v, c;
	unsigned shift;

	for (i = 0; nextname(t, &i, &j); i = j) {
		c = tagger_confidence(t, i, j);
		v = keys_value(best, key(&t->passage, i, j));
		shift = (t->label[i] & 3u) * 8;
		if (c > (*v >> shift & 0xFF))
			*v = (*v & ~(0xFFu << shift)) | c << shift;
	}
}

static void
settype(struct tagger *t, size_t i, size_t j, unsigned type)
{
	for (; i < j; i++)
		t->label[i] = (uint8_t)((t->label[i] & ~3u) | type);
}

/* Give names of doubtful type that of the same name elsewhere. */
static void
agreetypes(struct tagger *t)
{
	struct keys best = { 0 };
	size_t i, j;
	uint32_t v, c, most;
	unsigned y, type;

	gather(t, &best);
	for (i = 0; nextname(t, &i, &j); i = j) {
		if (tagger_confidence(t, i, j) > DOUBTFUL)
			continue;
		v = *keys_find(&best, key(&t->passage, i, j));
		type = t->label[i] & 3;
		for (most = DECIDES - 1, y = 0; y < TYPES; y++)
			if ((c = v >> y * 8 & 0xFF) > most) {
				most = c;
				type = y;
			}
		settype(t, i, j, type);
	}
	keys_free(&best);
}

static bool
isgeneration(const struct passage *p, size_t i)
{
	const struct token *k = &p->tok[i];

	return person_isgeneration(
	    (struct bytes){ p->text + k->start, k->end - k->start });
}

/* Put token j to the name [i, j) before it. */
static void
extend(struct tagger *t, size_t i, size_t j)
{
	unsigned type = t->label[i] & 3;
	bool single = i + 1 == j;

	t->label[j - 1] = (uint8_t)((single ? CRF_BEGIN : CRF_INSIDE) * 4u +
				    type);
	t->label[j] = (uint8_t)(CRF_END * 4u + type);
	t->margin[j] = t->margin[j - 1];
}

/* Persons: note family names, take Jr. in.  True if a name is in doubt. */
static bool
persons(struct tagger *t)
{
	struct passage *p = &t->passage;
	bool doubt = false;
	size_t i, j;
	uint8_t c;

	for (i = 0; nextname(t, &i, &j); i = j) {
		c = tagger_confidence(t, i, j);
		doubt |= c <= DOUBTFUL;
		if ((t->label[i] & 3) != PER)
			continue;
		if (j - i > 1 && c >= SURE)
			passage_word(p, p->at[j - 1].word)->family = true;
		if (j < p->at[i].stop && t->label[j] == CRF_OUTSIDE &&
		    isgeneration(p, j))
			extend(t, i, j++);
	}
	return doubt;
}

/* Whether token i, outside of names, is a known family name by itself: never
 * written small, with no capital behind it. */
static bool
isfamily(struct passage *p, size_t i)
{
	const struct passage_token *a = &p->at[i];
	const struct passage_word *w;

	if (!a->candidate || a->cap == VOCAB_SMALL ||
	    p->tok[i].end - p->tok[i].start < SHORTEST ||
	    (i + 1 < a->stop && p->at[i + 1].cap != VOCAB_SMALL))
		return false;
	w = passage_word(p, a->word);
	return w->family && w->small == 0;
}

static void
families(struct tagger *t)
{
	size_t i;

	for (i = 0; i < t->ncand; i++)
		if (t->label[t->cand[i]] == CRF_OUTSIDE &&
		    isfamily(&t->passage, t->cand[i])) {
			t->label[t->cand[i]] = CRF_SINGLE * 4 + PER;
			t->margin[t->cand[i]] = 0;
		}
}

void
agree_labels(struct tagger *t)
{
	if (persons(t))
		agreetypes(t);
	families(t);
}
