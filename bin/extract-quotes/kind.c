/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "kind.h"
#include "utf8.h"

struct suffix {
	char s[5];
	uint8_t len;
	uint8_t kind;
};

/* Of words that are in no list, by their last letter; the first that fits. */
enum { SUFFIXES = 8 };
static const struct suffix suffixes['z' - 'a' + 1][SUFFIXES] = {
	['c' - 'a'] = { { "ic", 2, KIND_ADJ } },
	['d' - 'a'] = { { "ed", 2, KIND_ED } },
	['e' - 'a'] = { { "ance", 4, KIND_NOUN }, { "ence", 4, KIND_NOUN },
	    { "ive", 3, KIND_ADJ }, { "able", 4, KIND_ADJ },
	    { "ible", 4, KIND_ADJ } },
	['g' - 'a'] = { { "ing", 3, KIND_ING } },
	['l' - 'a'] = { { "ical", 4, KIND_ADJ }, { "al", 2, KIND_ADJ },
	    { "ful", 3, KIND_ADJ } },
	['m' - 'a'] = { { "ism", 3, KIND_NOUN } },
	['n' - 'a'] = { { "tion", 4, KIND_NOUN }, { "sion", 4, KIND_NOUN } },
	['p' - 'a'] = { { "ship", 4, KIND_NOUN } },
	['r' - 'a'] = { { "er", 2, KIND_NOUN }, { "or", 2, KIND_NOUN } },
	['s' - 'a'] = { { "ness", 4, KIND_NOUN }, { "less", 4, KIND_ADJ },
	    { "ous", 3, KIND_ADJ }, { "ss", 2, KIND_SMALL },
	    { "us", 2, KIND_SMALL }, { "is", 2, KIND_SMALL },
	    { "s", 1, KIND_PLURAL } },
	['t' - 'a'] = { { "ment", 4, KIND_NOUN }, { "ist", 3, KIND_NOUN } },
	['y' - 'a'] = { { "ly", 2, KIND_ADV }, { "ity", 3, KIND_NOUN } },
};

/* What the first of its classes makes of a word; only those up to BEFORECUE
 * tell more than that it is a verb of speech. */
static const uint8_t classes[LEX_NCLASS] = {
	[LEX_BITNO_NEG] = KIND_NEG,
	[LEX_BITNO_SUBJ] = KIND_SUBJ,
	[LEX_BITNO_REFL] = KIND_REFL,
	[LEX_BITNO_OBJ] = KIND_OBJ,
	[LEX_BITNO_POSS] = KIND_POSS,
	[LEX_BITNO_MODAL] = KIND_MODAL,
	[LEX_BITNO_BE] = KIND_BE,
	[LEX_BITNO_HAVE] = KIND_HAVE,
	[LEX_BITNO_AUX] = KIND_AUX,
	[LEX_BITNO_CONT] = KIND_AUX,
	[LEX_BITNO_WITHAUX] = KIND_AUX,
	[LEX_BITNO_WH] = KIND_WH,
	[LEX_BITNO_SUB] = KIND_SUB,
	[LEX_BITNO_CONJ] = KIND_CONJ,
	[LEX_BITNO_DET] = KIND_DET,
	[LEX_BITNO_PREP] = KIND_PREP,
	[LEX_BITNO_TIME] = KIND_TIME,
	[LEX_BITNO_SAYNOUN] = KIND_SAYNOUN,
	[LEX_BITNO_VERB] = KIND_VERB,
	[LEX_BITNO_TITLE] = KIND_TITLE,
	[LEX_BITNO_ROLE] = KIND_ROLE,
	[LEX_BITNO_ROLESPK] = KIND_ROLE,
	[LEX_BITNO_AGENT] = KIND_AGENT,
	[LEX_BITNO_PLACE] = KIND_PLACE,
	[LEX_BITNO_TUNIT] = KIND_TUNIT,
	[LEX_BITNO_ADV] = KIND_ADV,
	[LEX_BITNO_TADJ] = KIND_ADV,
};
enum { BEFORECUE = LEX_BITNO_TIME, LASTCLASS = LEX_BITNO_TADJ };

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
	const struct suffix *x;

	if (!ascii_islower(s[len - 1]))
		return KIND_SMALL;
	for (x = suffixes[s[len - 1] - 'a']; x->len > 0; x++)
		if (len > x->len + 1u &&
		    memcmp(s + len - x->len, x->s, x->len) == 0)
			return (enum kind)x->kind;
	return KIND_SMALL;
}

static enum kind
ofword(const struct para *p, size_t i)
{
	const struct token *t = &p->tok[i];
	const struct word *w = &p->w[i];
	unsigned first;

	if (w->cls & WORD_MODAL && para_word(p, i, "to"))
		return KIND_TO;
	first = w->cls != 0 ? mem_lowest(w->cls) : LEX_NCLASS;
	if (first <= BEFORECUE)
		return (enum kind)classes[first];
	if (w->frame != 0 && (w->cls & WORD_SAYNOUN) == 0)
		return w->form & FORM_PAST ? KIND_SAID :
		       w->form & FORM_ING  ? KIND_SAYING :
		       w->form & FORM_S	   ? KIND_SAYS :
					     KIND_SAY;
	if (first <= LASTCLASS)
		return (enum kind)classes[first];
	if (t->flags & TOKEN_CAPS)
		return KIND_CAPS;
	if (t->flags & TOKEN_CAP)
		return KIND_CAP;
	return bysuffix(p->text + t->start, t->end - t->start);
}

static uint32_t
hashof(const struct para *p, const struct token *t)
{
	size_t len = t->end - t->start;

	return lex_hash(
	    lex_keyof(p->text + t->start, len, p->at.end - t->start), len);
}

static inline bool
iswordlike(const struct para *p, size_t i)
{
	const struct token *t = &p->tok[i];

	switch ((enum token_kind)t->kind) {
	case TOKEN_WORD:
	case TOKEN_NUMBER:
	case TOKEN_POSS:
		return true;
	case TOKEN_ADDR:
		return t->first != '<';
	case TOKEN_QUOTE:
	case TOKEN_PUNCT:
	case TOKEN_OTHER:
		break;
	}
	return para_is(p, i, '$') || para_is(p, i, '%');
}

static inline struct kind_word
kindof(const struct para *p, size_t i)
{
	const struct token *t = &p->tok[i];
	struct kind_word k = { .form = p->w[i].hash,
		.kind = KIND_OTHER,
		.wordlike = iswordlike(p, i) };

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
		k.form = hashof(p, t);
		break;
	case TOKEN_PUNCT:
	case TOKEN_OTHER:
		k.kind = ofmark(p, i);
		k.form = hashof(p, t);
		break;
	}
	return k;
}

bool
kind_iswordlike(const struct para *p, size_t i)
{
	return iswordlike(p, i);
}

void
kind_read(const struct para *p, size_t lo, size_t hi, struct kind_word *k)
{
	for (size_t i = lo; i < hi; i++)
		*k++ = kindof(p, i);
}
