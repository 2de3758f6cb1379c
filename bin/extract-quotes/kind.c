/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "kind.h"

struct suffix {
	char s[5];
	uint8_t len;
	uint8_t kind;
};

/* Of words that are in no list, by their last letter; the first that fits. */
static const struct suffix suffixes[] = {
	{ "ed", 2, KIND_ED },
	{ "ing", 3, KIND_ING },
	{ "ly", 2, KIND_ADV },
	{ "ity", 3, KIND_NOUN },
	{ "tion", 4, KIND_NOUN },
	{ "sion", 4, KIND_NOUN },
	{ "ment", 4, KIND_NOUN },
	{ "ist", 3, KIND_NOUN },
	{ "ance", 4, KIND_NOUN },
	{ "ence", 4, KIND_NOUN },
	{ "ive", 3, KIND_ADJ },
	{ "able", 4, KIND_ADJ },
	{ "ible", 4, KIND_ADJ },
	{ "ship", 4, KIND_NOUN },
	{ "ism", 3, KIND_NOUN },
	{ "er", 2, KIND_NOUN },
	{ "or", 2, KIND_NOUN },
	{ "ical", 4, KIND_ADJ },
	{ "al", 2, KIND_ADJ },
	{ "ful", 3, KIND_ADJ },
	{ "ic", 2, KIND_ADJ },
	{ "ness", 4, KIND_NOUN },
	{ "less", 4, KIND_ADJ },
	{ "ous", 3, KIND_ADJ },
	{ "ss", 2, KIND_SMALL },
	{ "us", 2, KIND_SMALL },
	{ "is", 2, KIND_SMALL },
	{ "s", 1, KIND_PLURAL },
};

/* The classes that tell most, in this order. */
static const struct {
	uint64_t cls;
	enum kind kind;
} classes[] = {
	{ WORD_NEG, KIND_NEG },
	{ WORD_SUBJ, KIND_SUBJ },
	{ WORD_REFL, KIND_REFL },
	{ WORD_OBJ, KIND_OBJ },
	{ WORD_POSS, KIND_POSS },
	{ WORD_MODAL, KIND_MODAL },
	{ WORD_BE, KIND_BE },
	{ WORD_HAVE, KIND_HAVE },
	{ WORD_AUX | WORD_CONT | WORD_WITHAUX, KIND_AUX },
	{ WORD_WH, KIND_WH },
	{ WORD_SUB, KIND_SUB },
	{ WORD_CONJ, KIND_CONJ },
	{ WORD_DET, KIND_DET },
	{ WORD_PREP, KIND_PREP },
	{ WORD_TIME, KIND_TIME },
};

static const struct {
	uint64_t cls;
	enum kind kind;
} nouns[] = {
	{ WORD_SAYNOUN, KIND_SAYNOUN },
	{ WORD_VERB, KIND_VERB },
	{ WORD_TITLE, KIND_TITLE },
	{ WORD_ROLE | WORD_ROLESPK, KIND_ROLE },
	{ WORD_AGENT, KIND_AGENT },
	{ WORD_PLACE, KIND_PLACE },
	{ WORD_TUNIT, KIND_TUNIT },
	{ WORD_ADV | WORD_TADJ, KIND_ADV },
};

static enum kind
ofmark(const struct para *p, size_t i)
{
	if (para_isdash(p, i))
		return KIND_DASH;
	switch (p->tok[i].first) {
	case ',':
		return KIND_COMMA;
	case '.':
	case '!':
	case '?':
		return KIND_STOP;
	case ':':
		return KIND_COLON;
	case ';':
		return KIND_SEMICOLON;
	case '(':
	case '[':
		return KIND_OPEN;
	case ')':
	case ']':
		return KIND_CLOSE;
	case '$':
		return KIND_MONEY;
	default:
		return KIND_PUNCT;
	}
}

static enum kind
bysuffix(const char *s, size_t len)
{
	for (size_t k = 0; k < sizeof(suffixes) / sizeof(suffixes[0]); k++) {
		const struct suffix *x = &suffixes[k];

		if (x->s[x->len - 1] == s[len - 1] && len > x->len + 1u &&
		    memcmp(s + len - x->len, x->s, x->len) == 0)
			return (enum kind)x->kind;
	}
	return KIND_SMALL;
}

static enum kind
ofword(const struct para *p, size_t i)
{
	const struct token *t = &p->tok[i];
	const struct word *w = &p->w[i];

	if (w->cls & WORD_MODAL && para_word(p, i, "to"))
		return KIND_TO;
	for (size_t k = 0;
	     w->cls != 0 && k < sizeof(classes) / sizeof(classes[0]); k++)
		if (w->cls & classes[k].cls)
			return classes[k].kind;
	if (w->frame != 0 && (w->cls & WORD_SAYNOUN) == 0)
		return w->form & FORM_PAST ? KIND_SAID :
		       w->form & FORM_ING  ? KIND_SAYING :
		       w->form & FORM_S	   ? KIND_SAYS :
					     KIND_SAY;
	for (size_t k = 0; w->cls != 0 && k < sizeof(nouns) / sizeof(nouns[0]);
	     k++)
		if (w->cls & nouns[k].cls)
			return nouns[k].kind;
	if (t->flags & TOKEN_CAPS)
		return KIND_CAPS;
	if (t->flags & TOKEN_CAP)
		return KIND_CAP;
	return bysuffix(p->text + t->start, t->end - t->start);
}

/* Multiplicative, four bytes a step, the same on every machine; the constants
 * are those of words.h.  Bit 5, which tells a small letter, is set. */
static uint32_t
hash(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	uint32_t h = (uint32_t)n * 2654435761u, v;

	for (; n >= 4; n -= 4, p += 4) {
		v = p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
		    (uint32_t)p[3] << 24;
		h = (h ^ (v | 0x20202020u)) * 2654435761u;
		h ^= h >> 15;
	}
	for (v = 0; n > 0; n--)
		v = v << 8 | *p++ | 0x20;
	h = (h ^ v) * 2246822507u;
	return h ^ h >> 13;
}

struct kind_word
kind_of(const struct para *p, size_t i)
{
	const struct token *t = &p->tok[i];
	struct kind_word k = { .kind = KIND_OTHER };

	k.form = hash(p->text + t->start, t->end - t->start);
	switch ((enum token_kind)t->kind) {
	case TOKEN_WORD:
		k.kind = ofword(p, i);
		k.verb = (p->w[i].form & (FORM_PAST | FORM_S)) != 0 ||
			 (p->w[i].cls & (WORD_VERB | WORD_AUX | WORD_MODAL |
					    WORD_CONT | WORD_WITHAUX)) != 0 ||
			 k.kind == KIND_ED;
		break;
	case TOKEN_NUMBER:
		k.kind = KIND_NUMBER;
		k.form = KIND_NUMBER;
		break;
	case TOKEN_POSS:
		k.kind = KIND_GENITIVE;
		break;
	case TOKEN_QUOTE:
		k.kind = KIND_MARK;
		k.form = KIND_MARK;
		break;
	case TOKEN_ADDR:
		k.kind = KIND_ADDR;
		break;
	case TOKEN_PUNCT:
	case TOKEN_OTHER:
		k.kind = ofmark(p, i);
		break;
	}
	return k;
}
