/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "feature.h"
#include "utf8.h"
#include "wordform.h"

/* Kinds of features; each takes STEP numbers, so that a kind can come for
 * each side or classing. */
enum kind {
	BIAS,
	WORD,
	LOWER,
	SHAPE,
	BRIEF,
	PREFIX,
	SUFFIX,
	GRAM,
	HEADPART,
	LASTPART,
	CLASS,
	CLASSCAP,
	LISTS,
	LISTSCAP,
	LIST,
	LISTCAP,
	NEARLOWER,
	NEARSHAPE,
	NEARTAIL,
	NEARCLASS,
	NEARLISTS,
	NEARLIST,
	FAR,
	PAIRLOWER,
	PAIRSHAPE,
	PAIRBRIEF,
	AROUND,
	AROUNDSHAPE,
	TRIPLE,
	FIRST,
	FIRSTCLASS,
	CASE,
	CASELOWER,
	PAIRCLASS,
	AROUNDCLASS,
	NEARCLASSBRIEF,
	TRIPLECLASS,
	MIDCLASS,
	RUNEDGE,
	RUNNEAR,
	RUNPLACE,
	RUNBEFORE,
	RUNCLASS,
	RUNNEARCLASS,
	RUNSIDES,
	RUNENDS,
	RUNLISTS,
	ENTRY,
	ENTRYLIST,
	ENTRYNEAR,
	LISTSFIRST,
	LISTSCLASS,
	PAIRLISTS,
	TRIPLELISTS,
	BRIDGE,
	SEENCASE,
	SEENFIRST,
	SIGHTLOWER,
	SIGHTCLASS,
	SEENRUN,
	SEENRUNLEN,
	SEENTIMES,
	SEENNEAR,
	AGAINLABEL,
	AGAINMAJOR,
	AGAINTYPE,
	AGAINTYPENOW,
	AGAINNOW,
	AGAINNEAR,
	AGAINRUN,
	AGAINLISTS
};
enum { STEP = 16, GRAMS = 10 };

static inline void
add(struct features *f, unsigned kind, uint64_t x)
{
	if (f->n < FEATURE_MOST)
		f->id[f->n++] = model_mix(x + (kind + 1) * 0x9E3779B97F4A7C15u);
}

static inline uint64_t
join(uint64_t a, uint64_t b)
{
	return a * 0xD6E8FEB86659FD93u + b;
}

/* Feature numbers of a kind's variants. */
static inline unsigned
of(enum kind k, unsigned variant)
{
	return (unsigned)k * STEP + variant;
}

static void
lists(struct features *f, uint32_t set, unsigned cap)
{
	unsigned j;

	add(f, of(LISTS, 0), set);
	if (set == 0)
		return;
	add(f, of(LISTSCAP, 0), join(set, cap));
	for (j = 0; set >> j != 0; j++)
		if (set >> j & 1) {
			add(f, of(LIST, 0), j);
			add(f, of(LISTCAP, 0), j * 4 + cap);
		}
}

void
feature_own(
    struct features *f, const struct vocab_word *w, const char *s, size_t n)
{
	const char *h = memchr(s, '-', n);
	size_t i, at;
	unsigned g;

	add(f, of(BIAS, 0), 0);
	add(f, of(WORD, 0), w->hash);
	add(f, of(LOWER, 0), w->low);
	add(f, of(SHAPE, 0), w->shape);
	add(f, of(BRIEF, 0), w->brief);
	for (i = 1; i <= 5 && i <= n; i++) {
		add(f, of(PREFIX, (unsigned)i), wordform_hash(s, i));
		add(f, of(SUFFIX, (unsigned)i), wordform_hash(s + n - i, i));
	}
	for (i = 1; i + 4 < n && i < GRAMS; i++)
		add(f, of(GRAM, 0), wordform_hash(s + i, 3));
	if (h != NULL && h > s && h + 1 < s + n) {
		at = (size_t)(h - s);
		add(f, of(HEADPART, 0), wordform_hash(s, at));
		add(f, of(LASTPART, 0), wordform_hash(h + 1, n - at - 1));
	}
	for (g = 0; g < MODEL_CLASSES; g++) {
		add(f, of(CLASS, g), w->class[g]);
		add(f, of(CLASSCAP, g), w->class[g] * 4u + w->cap);
	}
	lists(f, w->lists, w->cap);
}

void
feature_near(
    struct features *f, const struct vocab_word *w, enum feature_side side)
{
	unsigned g, j;

	if (side != FEATURE_LEFTFAR && side != FEATURE_RIGHTFAR) {
		add(f, of(NEARLOWER, side), w->low);
		for (g = 0; g < MODEL_CLASSES; g++)
			add(f, of(NEARCLASS, side * 2 + g), w->class[g]);
	}
	if (side == FEATURE_LEFT1 || side == FEATURE_RIGHT1) {
		add(f, of(NEARSHAPE, side), w->shape);
		add(f, of(NEARTAIL, side), w->tail);
		add(f, of(NEARLISTS, side), w->lists);
		for (j = 0; w->lists >> j != 0; j++)
			if (w->lists >> j & 1)
				add(f, of(NEARLIST, side), j);
	}
	add(f, of(FAR, side & 1), w->low);
}

enum feature_side
feature_sideof(int d)
{
	enum feature_side right = d > 0;

	if (d < 0)
		d = -d;
	return (enum feature_side)(
	    (d > 2 ? FEATURE_LEFTFAR : (unsigned)(d - 1) * 2) + right);
}

uint32_t
feature_neighbour(const struct passage *p, size_t i, int d)
{
	const struct passage_token *a = &p->at[i];

	if (d < 0)
		return i - a->sent < (size_t)-d ? VOCAB_BEFORE :
						  p->at[i - (size_t)-d].word;
	return a->stop - i <= (size_t)d ? VOCAB_AFTER :
					  p->at[i + (size_t)d].word;
}

/* A token and the two words on each side. */
struct window {
	const struct vocab_word *w, *l1, *l2, *r1, *r2;
	const struct passage_token *a;
	unsigned first;
};

static void
words(struct features *f, const struct window *v)
{
	add(f, of(PAIRLOWER, 0), join(v->l1->low, v->w->low));
	add(f, of(PAIRLOWER, 1), join(v->r1->low, v->w->low));
	add(f, of(PAIRSHAPE, 0), join(v->l1->shape, v->w->shape));
	add(f, of(PAIRSHAPE, 1), join(v->r1->shape, v->w->shape));
	add(f, of(PAIRBRIEF, 0), join(v->l1->low, v->w->brief));
	add(f, of(PAIRBRIEF, 1), join(v->r1->low, v->w->brief));
	add(f, of(AROUND, 0), join(v->l1->low, v->r1->low));
	add(f, of(AROUNDSHAPE, 0),
	    join(join(v->l1->shape, v->w->brief), v->r1->shape));
	add(f, of(TRIPLE, 0), join(join(v->l2->low, v->l1->low), v->w->brief));
	add(f, of(TRIPLE, 1), join(join(v->r2->low, v->r1->low), v->w->brief));
	add(f, of(FIRST, 0), v->first * 4 + v->w->cap);
	add(f, of(CASE, 0), v->a->kind * 4u + v->w->cap);
	if (v->a->kind != PASSAGE_PROSE)
		add(f, of(CASELOWER, 0), join(v->a->kind, v->w->low));
}

static inline uint64_t
three(unsigned a, unsigned b, unsigned c)
{
	return ((uint64_t)a << 16 | b << 8) + c;
}

static void
classes(struct features *f, const struct window *v)
{
	unsigned g, c, l, r;

	for (g = 0; g < MODEL_CLASSES; g++) {
		c = v->w->class[g];
		l = v->l1->class[g];
		r = v->r1->class[g];
		add(f, of(FIRSTCLASS, g), c * 8u + v->w->cap * 2u + v->first);
		add(f, of(PAIRCLASS, g), three(0, l, c));
		add(f, of(PAIRCLASS, 2 + g), three(0, r, c));
		add(f, of(AROUNDCLASS, g), join(v->w->brief, three(0, l, r)));
		add(f, of(NEARCLASSBRIEF, g), join(v->w->brief, l));
		add(f, of(NEARCLASSBRIEF, 2 + g), join(v->w->brief, r));
	}
	c = v->w->class[0];
	l = v->l1->class[0];
	r = v->r1->class[0];
	add(f, of(TRIPLECLASS, 0), three(v->l2->class[0], l, c));
	add(f, of(TRIPLECLASS, 1), three(v->r2->class[0], r, c));
	add(f, of(MIDCLASS, 0), three(l, c, r));
}

/* The run of capitals that holds the token. */
static void
run(struct features *f, const struct passage *p, size_t i,
    const struct window *v)
{
	const struct passage_token *a = v->a;
	const struct vocab_word *word = p->vocab.word;
	const struct vocab_word *from = &word[p->at[a->from].word];
	const struct vocab_word *last = &word[p->at[a->to - 1].word];
	const struct vocab_word *before, *after;
	unsigned g, len = a->to - a->from > 6 ? 6 : a->to - a->from;
	unsigned place = i - a->from > 7 ? 7 : (unsigned)(i - a->from);
	unsigned isfirst = i == a->from, islast = i + 1 == a->to;

	before = &word[feature_neighbour(p, a->from, -1)];
	after = &word[feature_neighbour(p, a->to - 1, 1)];
	add(f, of(RUNEDGE, 0), join(from->low, isfirst));
	add(f, of(RUNEDGE, 1), join(last->low, islast));
	add(f, of(RUNNEAR, 0), join(before->low, len));
	add(f, of(RUNNEAR, 1), join(after->low, len));
	add(f, of(RUNPLACE, 0), len * 8 + place);
	add(f, of(RUNBEFORE, 0), join(before->low, v->w->low));
	for (g = 0; g < MODEL_CLASSES; g++) {
		add(f, of(RUNCLASS, g), from->class[g] * 2u + isfirst);
		add(f, of(RUNCLASS, 2 + g), last->class[g] * 2u + islast);
		add(f, of(RUNNEARCLASS, g), before->class[g] * 8u + len);
		add(f, of(RUNNEARCLASS, 2 + g), after->class[g] * 8u + len);
		add(f, of(RUNSIDES, g),
		    three(before->class[g], after -> class[g], len));
		add(f, of(RUNENDS, g),
		    three(from->class[g], last -> class[g], len));
	}
	add(f, of(RUNLISTS, 0), join(from->lists, isfirst));
	add(f, of(RUNLISTS, 1), join(last->lists, islast));
}

static void
gazetteer(struct features *f, const struct window *v)
{
	const struct passage_token *a = v->a;
	unsigned place, j;
	uint32_t own = v->w->lists;

	place = a->at == 0 ? 0 : a->at == 1 ? 1 : a->at == a->of ? 3 : 2;
	add(f, of(ENTRY, 0), a->lists * 4u + (uint64_t)place);
	if (place > 0) {
		for (j = 0; a->lists >> j != 0; j++)
			if (a->lists >> j & 1)
				add(f, of(ENTRYLIST, 0), j * 4 + place);
		add(f, of(ENTRYNEAR, 0),
		    join(a->lists, (uint64_t)v->l1->class[0] * 4 + place));
		add(f, of(ENTRYNEAR, 1),
		    join(a->lists, (uint64_t)v->r1->class[0] * 4 + place));
	}
	add(f, of(PAIRLISTS, 0), join(v->l1->lists, own));
	add(f, of(PAIRLISTS, 1), join(v->r1->lists, own));
	add(f, of(TRIPLELISTS, 0), join(join(v->l1->lists, own), v->r1->lists));
	if (own == 0)
		return;
	add(f, of(LISTSFIRST, 0), join(own, v->first * 4 + v->w->cap));
	add(f, of(LISTSCLASS, 0), join(own, v->l1->class[0]));
	add(f, of(LISTSCLASS, 1), join(own, v->r1->class[0]));
}

/* The capitalised word next to token i on side d, at most three off. */
static const struct passage_token *
pier(const struct passage *p, size_t i, int d)
{
	const struct passage_token *a = &p->at[i];
	size_t j;

	for (j = 1; j <= 3; j++) {
		if (d < 0 ? i - a->sent < j : a->stop - i <= j)
			return NULL;
		a = &p->at[d < 0 ? i - j : i + j];
		if (p->vocab.word[a->word].cap != VOCAB_SMALL)
			return a;
		a = &p->at[i];
	}
	return NULL;
}

/* What a joiner joins: the runs of capitals on both sides. */
static void
bridge(struct features *f, const struct passage *p, size_t i,
    const struct window *v)
{
	const struct passage_token *l = pier(p, i, -1), *r = pier(p, i, 1);
	const struct vocab_word *word = p->vocab.word;
	const struct vocab_word *left, *right, *from, *last;

	left = from = &word[VOCAB_BEFORE];
	right = last = &word[VOCAB_AFTER];
	if (l != NULL) {
		left = &word[l->word];
		from = &word[p->at[l->from].word];
	}
	if (r != NULL) {
		right = &word[r->word];
		last = &word[p->at[r->to - 1].word];
	}
	add(f, of(BRIDGE, 0), join(left->low, v->w->low));
	add(f, of(BRIDGE, 1), join(right->low, v->w->low));
	add(f, of(BRIDGE, 2), join(left->low, right->low));
	add(f, of(BRIDGE, 3), join(v->w->low, left->class[1]));
	add(f, of(BRIDGE, 4), join(v->w->low, right->class[1]));
	add(f, of(BRIDGE, 5),
	    join(v->w->low, three(0, left->class[0], right -> class[0])));
	add(f, of(BRIDGE, 6), join(v->w->low, left->lists));
	add(f, of(BRIDGE, 7), join(v->w->low, right->lists));
	add(f, of(BRIDGE, 8), join(v->w->low, from->low));
	add(f, of(BRIDGE, 9), join(v->w->low, last->low));
	add(f, of(BRIDGE, 10),
	    join(v->w->low, three(1, from->class[1], last -> class[1])));
	add(f, of(BRIDGE, 11), join(left->lists, right->lists));
}

/* Elsewhere in the document. */
static void
seen(struct features *f, struct passage *p, size_t i, const struct window *v)
{
	const struct passage_word *s = passage_word(p, v->a->word);
	const struct vocab_word *word = p->vocab.word, *b;
	unsigned cases = (s->small > 0) * 2u + (s->mid > 0), j;

	add(f, of(SEENCASE, 0), cases);
	add(f, of(SEENFIRST, 0), v->first * 4 + cases);
	for (j = 0; j < s->nsight && j < PASSAGE_SIGHTS; j++) {
		b = &word[s->before[j]];
		if (b->low != v->l1->low)
			add(f, of(SIGHTLOWER, 0), b->low);
		add(f, of(SIGHTCLASS, 0), b->class[1]);
		b = &word[s->after[j]];
		if (b->low != v->r1->low)
			add(f, of(SIGHTLOWER, 1), b->low);
		add(f, of(SIGHTCLASS, 1), b->class[1]);
	}
	if (s->runlen > 1) {
		add(f, of(SEENRUN, 0), word[s->runfirst].low);
		add(f, of(SEENRUN, 1), word[s->runlast].low);
		add(f, of(SEENRUNLEN, 0),
		    s->runlen * 2u + (s->runlast == word[v->a->word].lower));
	}
	add(f, of(SEENTIMES, 0), s->nsight > 4 ? 4 : s->nsight);
	if (v->l1->cap != VOCAB_SMALL && i > v->a->sent) {
		s = passage_word(p, p->at[i - 1].word);
		add(f, of(SEENNEAR, 0), (s->small > 0) * 2u + (s->mid > 0));
	}
	if (v->r1->cap != VOCAB_SMALL && i + 1 < v->a->stop) {
		s = passage_word(p, p->at[i + 1].word);
		add(f, of(SEENNEAR, 1), (s->small > 0) * 2u + (s->mid > 0));
	}
}

static struct window
look(const struct passage *p, size_t i)
{
	const struct vocab_word *word = p->vocab.word;
	const struct passage_token *a = &p->at[i];

	return (struct window){ .w = &word[a->word],
		.l1 = &word[feature_neighbour(p, i, -1)],
		.l2 = &word[feature_neighbour(p, i, -2)],
		.r1 = &word[feature_neighbour(p, i, 1)],
		.r2 = &word[feature_neighbour(p, i, 2)],
		.a = a,
		.first = i == a->sent ||
			 (i == a->sent + 1u &&
			     !word[p->at[a->sent].word].alnum) };
}

void
feature_place(struct features *f, struct passage *p, size_t i)
{
	struct window v = look(p, i);

	words(f, &v);
	classes(f, &v);
	gazetteer(f, &v);
	if (v.w->cap == VOCAB_SMALL) {
		bridge(f, p, i, &v);
		return;
	}
	run(f, p, i, &v);
	seen(f, p, i, &v);
}

void
feature_all(struct features *f, struct passage *p, size_t i)
{
	const struct token *t = &p->tok[i];
	uint32_t w;
	int d;

	feature_own(
	    f, passage_vocab(p, i), p->text + t->start, t->end - t->start);
	for (d = 1; d <= FEATURE_REACH; d++) {
		w = feature_neighbour(p, i, -d);
		if (d <= 2 || w != VOCAB_BEFORE)
			feature_near(f, &p->vocab.word[w], feature_sideof(-d));
		w = feature_neighbour(p, i, d);
		if (d <= 2 || w != VOCAB_AFTER)
			feature_near(f, &p->vocab.word[w], feature_sideof(d));
	}
	feature_place(f, p, i);
}

/* Label counts of the word's other places, by type; outside is the last. */
static unsigned
major(const uint16_t count[MODEL_LABELS], uint8_t own, unsigned *best,
    unsigned *nbest, unsigned *total)
{
	unsigned type[5] = { 0 }, y, c, t = 0;

	*best = MODEL_OUTSIDE;
	*nbest = *total = 0;
	for (y = 0; y < MODEL_LABELS; y++) {
		c = count[y] - (unsigned)(y == own);
		*total += c;
		type[y == MODEL_OUTSIDE ? 4 : y & 3] += c;
		if (c > *nbest) {
			*nbest = c;
			*best = y;
		}
	}
	for (y = 1; y < 5; y++)
		if (type[y] > type[t])
			t = y;
	return t;
}

void
feature_again(
    struct features *f, struct passage *p, size_t i, const uint8_t *label)
{
	const struct passage_token *a = &p->at[i];
	const struct passage_word *s = passage_word(p, a->word);
	const struct vocab_word *w = passage_vocab(p, i);
	unsigned best, nbest, total, type, now = label[i];

	add(f, of(AGAINNOW, 0), now);
	add(f, of(AGAINNOW, 1), now * 4u + w->cap);
	add(f, of(AGAINLISTS, 0), join(w->lists, now));
	if (i > a->sent)
		add(f, of(AGAINNEAR, 0), label[i - 1]);
	if (i + 1 < a->stop)
		add(f, of(AGAINNEAR, 1), label[i + 1]);
	if (w->cap == VOCAB_SMALL)
		return;
	type = major(s->label, label[i], &best, &nbest, &total);
	if (total == 0)
		return;
	add(f, of(AGAINLABEL, 0), best);
	add(f, of(AGAINMAJOR, 0),
	    best * 8 + (nbest * 2 > total) * 2u + (nbest > 2));
	add(f, of(AGAINMAJOR, 1),
	    (best * 8 + (nbest * 2 > total) * 2u + (nbest > 2)) * 32 + now);
	add(f, of(AGAINTYPE, 0), type);
	add(f, of(AGAINTYPENOW, 0), type * 32 + now);
	add(f, of(AGAINTYPENOW, 1), (type * 32 + now) * 8 + (nbest > 2));
	add(f, of(AGAINRUN, 0),
	    type * 64 + (i == a->from) * 32u + (a->to - a->from == 1) * 16u);
	add(f, of(AGAINLISTS, 1), join(w->lists, type));
}
