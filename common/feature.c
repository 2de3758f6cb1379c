/* See LICENSE file for copyright and license details. */
#include <stdbool.h>
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

/* A word's own; form: as it is spelt. */
static void
own(struct features *f, const struct vocab_word *w, struct bytes form)
{
	const char *s = form.s, *h = memchr(form.s, '-', form.len);
	size_t n = form.len, i, at;
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

static void
near(struct features *f, const struct vocab_word *w, enum feature_side side)
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

/* The side that stands for distance d, -4 to 4. */
static enum feature_side
sideof(int d)
{
	enum feature_side right = d > 0;

	if (d < 0)
		d = -d;
	return (enum feature_side)(
	    (d > 2 ? FEATURE_LEFTFAR : (unsigned)(d - 1) * 2) + right);
}

/* The word at distance d of token i in its sentence. */
static uint32_t
neighbour(const struct passage *p, size_t i, int d)
{
	const struct passage_token *a = &p->at[i];

	if (d < 0)
		return i - a->sent < (size_t)-d ? VOCAB_BEFORE :
						  p->at[i - (size_t)-d].word;
	return a->stop - i <= (size_t)d ? VOCAB_AFTER :
					  p->at[i + (size_t)d].word;
}

static inline uint64_t
three(unsigned a, unsigned b, unsigned c)
{
	return ((uint64_t)a << 16 | b << 8) + c;
}

/* Numbers of FEATURE_STAND: its sentence's case * 4, first in it * 2, inside
 * of a gazetteer entry of several words. */
static void
stand(struct features *f, const struct vocab_word *w, unsigned number)
{
	unsigned kind = number >> 2, first = number >> 1 & 1, g;

	add(f, of(FIRST, 0), first * 4 + w->cap);
	add(f, of(CASE, 0), kind * 4u + w->cap);
	if (kind != PASSAGE_PROSE)
		add(f, of(CASELOWER, 0), join(kind, w->low));
	for (g = 0; g < MODEL_CLASSES; g++)
		add(f, of(FIRSTCLASS, g),
		    w->class[g] * 8u + w->cap * 2u + first);
	if (w->lists != 0)
		add(f, of(LISTSFIRST, 0), join(w->lists, first * 4 + w->cap));
	if (!(number & 1))
		add(f, of(ENTRY, 0), 0);
}

/* A word and the one beside it on a side, 0: left; opens: a run of capitals
 * begins with it. */
static void
pair(struct features *f, const struct vocab_word *w, const struct vocab_word *x,
    unsigned side, bool opens)
{
	unsigned g;

	add(f, of(PAIRLOWER, side), join(x->low, w->low));
	add(f, of(PAIRSHAPE, side), join(x->shape, w->shape));
	add(f, of(PAIRBRIEF, side), join(x->low, w->brief));
	for (g = 0; g < MODEL_CLASSES; g++) {
		add(f, of(PAIRCLASS, side * 2 + g),
		    three(0, x->class[g], w -> class[g]));
		add(f, of(NEARCLASSBRIEF, side * 2 + g),
		    join(w->brief, x->class[g]));
	}
	add(f, of(PAIRLISTS, side), join(x->lists, w->lists));
	if (w->lists != 0)
		add(f, of(LISTSCLASS, side), join(w->lists, x->class[0]));
	if (opens)
		add(f, of(RUNBEFORE, 0), join(x->low, w->low));
}

/* A word that begins (side 0) or ends a run of capitals; is: and is the one
 * looked at. */
static void
runedge(
    struct features *f, const struct vocab_word *w, unsigned side, unsigned is)
{
	unsigned g;

	add(f, of(RUNEDGE, side), join(w->low, is));
	for (g = 0; g < MODEL_CLASSES; g++)
		add(f, of(RUNCLASS, side * 2 + g), w->class[g] * 2u + is);
	add(f, of(RUNLISTS, side), join(w->lists, is));
}

/* A word before (side 0) or behind a run of capitals of this length. */
static void
runnear(
    struct features *f, const struct vocab_word *w, unsigned side, unsigned len)
{
	unsigned g;

	add(f, of(RUNNEAR, side), join(w->low, len));
	for (g = 0; g < MODEL_CLASSES; g++)
		add(f, of(RUNNEARCLASS, side * 2 + g), w->class[g] * 8u + len);
}

/* Classes of two words and the length of a run. */
static void
runboth(struct features *f, enum kind k, const struct vocab_word *a,
    const struct vocab_word *b, unsigned len)
{
	unsigned g;

	for (g = 0; g < MODEL_CLASSES; g++)
		add(f, of(k, g), three(a->class[g], b -> class[g], len));
}

enum { NOTNEAR = 4 };

/* How words were written elsewhere in the document: the word itself, those
 * beside it; and its place in its run. */
struct counts {
	unsigned first, cases, times, near[2], len, place;
};

static uint32_t
packcounts(const struct counts *c)
{
	return c->first | c->cases << 1 | c->times << 3 | c->near[0] << 6 |
	       c->near[1] << 9 | c->len << 12 | c->place << 15;
}

static void
counts(struct features *f, uint32_t n)
{
	unsigned first = n & 1, cases = n >> 1 & 3, side, by;

	add(f, of(SEENCASE, 0), cases);
	add(f, of(SEENFIRST, 0), first * 4 + cases);
	add(f, of(SEENTIMES, 0), n >> 3 & 7);
	for (side = 0; side < 2; side++)
		if ((by = n >> (6 + side * 3) & 7) != NOTNEAR)
			add(f, of(SEENNEAR, side), by);
	add(f, of(RUNPLACE, 0), (n >> 12 & 7) * 8 + (n >> 15 & 7));
}

/* A word beside it elsewhere, on a side; same: beside it here as well. */
static void
sight(struct features *f, const struct vocab_word *w, unsigned side, bool same)
{
	if (!same)
		add(f, of(SIGHTLOWER, side), w->low);
	add(f, of(SIGHTCLASS, side), w->class[1]);
}

/* First and last word of its longest run elsewhere, and that one's length * 2 +
 * whether it is the last itself. */
static void
seenrun(struct features *f, const struct vocab_word *from,
    const struct vocab_word *last, unsigned number)
{
	add(f, of(SEENRUN, 0), from->low);
	add(f, of(SEENRUN, 1), last->low);
	add(f, of(SEENRUNLEN, 0), number);
}

/* What a joiner joins: a capital before (side 0) or behind it. */
static void
joined(struct features *f, const struct vocab_word *w,
    const struct vocab_word *x, unsigned side)
{
	add(f, of(BRIDGE, side), join(x->low, w->low));
	add(f, of(BRIDGE, 3 + side), join(w->low, x->class[1]));
	add(f, of(BRIDGE, 6 + side), join(w->low, x->lists));
}

enum { NOLABEL = 31, NOTYPE = 7 };

/* What the first stage said here and elsewhere. */
struct again {
	unsigned now, cap, near[2], type, best, most, twice, opens, alone;
};

static uint32_t
packagain(const struct again *a)
{
	return a->now | a->cap << 5 | a->near[0] << 7 | a->near[1] << 12 |
	       a->type << 17 | a->best << 20 | a->most << 25 | a->twice << 26 |
	       a->opens << 27 | a->alone << 28;
}

static struct again
unpackagain(uint32_t n)
{
	return (struct again){ .now = n & 31,
		.cap = n >> 5 & 3,
		.near = { n >> 7 & 31, n >> 12 & 31 },
		.type = n >> 17 & 7,
		.best = n >> 20 & 31,
		.most = n >> 25 & 1,
		.twice = n >> 26 & 1,
		.opens = n >> 27 & 1,
		.alone = n >> 28 & 1 };
}

static void
again(struct features *f, uint32_t inlists, uint32_t packed)
{
	struct again a = unpackagain(packed);
	unsigned major = a.best * 8 + a.most * 2 + a.twice, side;

	add(f, of(AGAINNOW, 0), a.now);
	add(f, of(AGAINNOW, 1), a.now * 4u + a.cap);
	add(f, of(AGAINLISTS, 0), join(inlists, a.now));
	for (side = 0; side < 2; side++)
		if (a.near[side] != NOLABEL)
			add(f, of(AGAINNEAR, side), a.near[side]);
	if (a.type == NOTYPE)
		return;
	add(f, of(AGAINLABEL, 0), a.best);
	add(f, of(AGAINMAJOR, 0), major);
	add(f, of(AGAINMAJOR, 1), major * 32 + a.now);
	add(f, of(AGAINTYPE, 0), a.type);
	add(f, of(AGAINTYPENOW, 0), a.type * 32 + a.now);
	add(f, of(AGAINTYPENOW, 1), (a.type * 32 + a.now) * 8 + a.twice);
	add(f, of(AGAINRUN, 0), a.type * 64 + a.opens * 32u + a.alone * 16u);
	add(f, of(AGAINLISTS, 1), join(inlists, a.type));
}

void
feature_group(
    struct features *f, struct passage *p, size_t i, struct feature_group g)
{
	enum feature_kind kind = g.kind % FEATURE_KINDS;
	uint32_t number = g.kind / FEATURE_KINDS;
	const struct vocab_word *a, *b;

	if (kind == FEATURE_AGAIN) {
		again(f, g.a, g.b);
		return;
	}
	a = &p->vocab.word[g.a];
	b = &p->vocab.word[g.b];
	switch (kind) {
	case FEATURE_OWN:
		own(f, a,
		    vocab_form(&p->vocab, p->text + p->tok[i].start,
			p->tok[i].end - p->tok[i].start));
		break;
	case FEATURE_NEAR:
		near(f, a, number);
		break;
	case FEATURE_STAND:
		stand(f, a, number);
		break;
	case FEATURE_LEFTPAIR:
		pair(f, a, b, 0, number);
		break;
	case FEATURE_RIGHTPAIR:
		pair(f, a, b, 1, false);
		break;
	case FEATURE_RUNFROM:
		runedge(f, a, 0, number);
		break;
	case FEATURE_RUNLAST:
		runedge(f, a, 1, number);
		break;
	case FEATURE_RUNBEFORE:
		runnear(f, a, 0, number);
		break;
	case FEATURE_RUNAFTER:
		runnear(f, a, 1, number);
		break;
	case FEATURE_RUNSIDES:
		runboth(f, RUNSIDES, a, b, number);
		break;
	case FEATURE_RUNENDS:
		runboth(f, RUNENDS, a, b, number);
		break;
	case FEATURE_COUNTS:
		counts(f, number);
		break;
	case FEATURE_SIGHT:
		sight(f, a, number & 1, number >> 1);
		break;
	case FEATURE_SEENRUN:
		seenrun(f, a, b, number);
		break;
	case FEATURE_LEFTPIER:
		joined(f, a, b, 0);
		break;
	case FEATURE_RIGHTPIER:
	case FEATURE_AGAIN:
	default:
		joined(f, a, b, 1);
		break;
	}
}

static void
take(struct feature_groups *gs, enum feature_kind kind, uint32_t a, uint32_t b,
    uint32_t number)
{
	gs->of[gs->n++] = (struct feature_group){ kind + FEATURE_KINDS * number,
		a, b };
}

/* The run of capitals that holds a token. */
struct run {
	uint32_t from, last;	/* words */
	uint32_t before, after; /* words */
	unsigned len;		/* at most six */
};

static struct run
runof(const struct passage *p, size_t i)
{
	const struct passage_token *a = &p->at[i];

	return (struct run){ .from = p->at[a->from].word,
		.last = p->at[a->to - 1].word,
		.before = neighbour(p, a->from, -1),
		.after = neighbour(p, a->to - 1, 1),
		.len = a->to - a->from > 6 ? 6 : a->to - a->from };
}

static void
takerun(struct feature_groups *gs, const struct passage *p, size_t i)
{
	const struct passage_token *a = &p->at[i];
	struct run r = runof(p, i);

	take(gs, FEATURE_RUNFROM, r.from, 0, i == a->from);
	take(gs, FEATURE_RUNLAST, r.last, 0, i + 1 == a->to);
	take(gs, FEATURE_RUNBEFORE, r.before, 0, r.len);
	take(gs, FEATURE_RUNAFTER, r.after, 0, r.len);
	take(gs, FEATURE_RUNSIDES, r.before, r.after, r.len);
	take(gs, FEATURE_RUNENDS, r.from, r.last, r.len);
}

/* A sentence's first word, a mark before it left out. */
static bool
isfirst(const struct passage *p, size_t i)
{
	const struct passage_token *a = &p->at[i];

	return i == a->sent ||
	       (i == a->sent + 1u && !passage_vocab(p, a->sent)->alnum);
}

/* How the capitalised neighbour on side d was written elsewhere. */
static unsigned
seennear(struct passage *p, size_t i, int d)
{
	const struct passage_word *s;
	uint32_t w = neighbour(p, i, d);

	if (w <= VOCAB_AFTER || p->vocab.word[w].cap == VOCAB_SMALL)
		return NOTNEAR;
	s = passage_word(p, w);
	return (s->small > 0) * 2u + (s->mid > 0);
}

/* Elsewhere in the document. */
static void
takeseen(struct feature_groups *gs, struct passage *p, size_t i)
{
	const struct passage_token *a = &p->at[i];
	const struct vocab_word *word = p->vocab.word;
	unsigned left = seennear(p, i, -1), right = seennear(p, i, 1), j;
	const struct passage_word *s = passage_word(p, a->word);
	uint32_t l = neighbour(p, i, -1), r = neighbour(p, i, 1);
	struct counts c = { .first = isfirst(p, i),
		.cases = (s->small > 0) * 2u + (s->mid > 0),
		.times = s->nsight > 4 ? 4 : s->nsight,
		.near = { left, right },
		.len = runof(p, i).len,
		.place = i - a->from > 7 ? 7 : (unsigned)(i - a->from) };

	for (j = 0; j < s->nsight && j < PASSAGE_SIGHTS; j++) {
		take(gs, FEATURE_SIGHT, s->before[j], 0,
		    2 * (word[s->before[j]].low == word[l].low));
		take(gs, FEATURE_SIGHT, s->after[j], 0,
		    2 * (word[s->after[j]].low == word[r].low) + 1);
	}
	if (s->runlen > 1)
		take(gs, FEATURE_SEENRUN, s->runfirst, s->runlast,
		    s->runlen * 2u + (s->runlast == word[a->word].lower));
	take(gs, FEATURE_COUNTS, 0, 0, packcounts(&c));
}

/* The capitalised word next to token i on side d, at most three off. */
static const struct passage_token *
pier(const struct passage *p, size_t i, int d)
{
	uint32_t w;

	for (int j = d; j != 4 * d; j += d) {
		w = neighbour(p, i, j);
		if (w <= VOCAB_AFTER)
			return NULL;
		if (p->vocab.word[w].cap != VOCAB_SMALL)
			return &p->at[(ptrdiff_t)i + j];
	}
	return NULL;
}

/* The words that a joiner joins, and the ends of their runs. */
struct bridge {
	uint32_t left, right, from, last;
};

static struct bridge
bridgeof(const struct passage *p, size_t i)
{
	const struct passage_token *l = pier(p, i, -1), *r = pier(p, i, 1);
	struct bridge b = { VOCAB_BEFORE, VOCAB_AFTER, VOCAB_BEFORE,
		VOCAB_AFTER };

	if (l != NULL) {
		b.left = l->word;
		b.from = p->at[l->from].word;
	}
	if (r != NULL) {
		b.right = r->word;
		b.last = p->at[r->to - 1].word;
	}
	return b;
}

void
feature_groups(struct feature_groups *gs, struct passage *p, size_t i)
{
	const struct passage_token *a = &p->at[i];
	uint32_t w = a->word, x;
	struct bridge b;
	int d;

	gs->n = 0;
	take(gs, FEATURE_OWN, w, 0, 0);
	for (d = 1; d <= FEATURE_REACH; d++) {
		x = neighbour(p, i, -d);
		if (d <= 2 || x != VOCAB_BEFORE)
			take(gs, FEATURE_NEAR, x, 0, sideof(-d));
		x = neighbour(p, i, d);
		if (d <= 2 || x != VOCAB_AFTER)
			take(gs, FEATURE_NEAR, x, 0, sideof(d));
	}
	take(gs, FEATURE_STAND, w, 0,
	    a->kind * 4u + isfirst(p, i) * 2u + (a->at > 0));
	take(gs, FEATURE_RIGHTPAIR, w, neighbour(p, i, 1), 0);
	if (p->vocab.word[w].cap == VOCAB_SMALL) {
		take(gs, FEATURE_LEFTPAIR, w, neighbour(p, i, -1), 0);
		b = bridgeof(p, i);
		take(gs, FEATURE_LEFTPIER, w, b.left, 0);
		take(gs, FEATURE_RIGHTPIER, w, b.right, 0);
		return;
	}
	take(gs, FEATURE_LEFTPAIR, w, neighbour(p, i, -1), i == a->from);
	takerun(gs, p, i);
	takeseen(gs, p, i);
}

static void
around(struct features *f, const struct passage *p, size_t i)
{
	const struct vocab_word *word = p->vocab.word;
	const struct vocab_word *w = passage_vocab(p, i);
	const struct vocab_word *l1 = &word[neighbour(p, i, -1)];
	const struct vocab_word *l2 = &word[neighbour(p, i, -2)];
	const struct vocab_word *r1 = &word[neighbour(p, i, 1)];
	const struct vocab_word *r2 = &word[neighbour(p, i, 2)];
	unsigned g, c = w->class[0], l = l1->class[0], r = r1->class[0];

	add(f, of(AROUND, 0), join(l1->low, r1->low));
	add(f, of(AROUNDSHAPE, 0), join(join(l1->shape, w->brief), r1->shape));
	add(f, of(TRIPLE, 0), join(join(l2->low, l1->low), w->brief));
	add(f, of(TRIPLE, 1), join(join(r2->low, r1->low), w->brief));
	for (g = 0; g < MODEL_CLASSES; g++)
		add(f, of(AROUNDCLASS, g),
		    join(w->brief, three(0, l1->class[g], r1 -> class[g])));
	add(f, of(TRIPLECLASS, 0), three(l2->class[0], l, c));
	add(f, of(TRIPLECLASS, 1), three(r2->class[0], r, c));
	add(f, of(MIDCLASS, 0), three(l, c, r));
	add(f, of(TRIPLELISTS, 0), join(join(l1->lists, w->lists), r1->lists));
}

/* An entry of several words of the gazetteer. */
static void
entry(struct features *f, const struct passage *p, size_t i)
{
	const struct passage_token *a = &p->at[i];
	const struct vocab_word *word = p->vocab.word;
	uint64_t place = a->at == 1 ? 1 : a->at == a->of ? 3 : 2;
	unsigned j;

	add(f, of(ENTRY, 0), a->lists * 4u + place);
	for (j = 0; a->lists >> j != 0; j++)
		if (a->lists >> j & 1)
			add(f, of(ENTRYLIST, 0), j * 4 + place);
	add(f, of(ENTRYNEAR, 0),
	    join(a->lists, word[neighbour(p, i, -1)].class[0] * 4 + place));
	add(f, of(ENTRYNEAR, 1),
	    join(a->lists, word[neighbour(p, i, 1)].class[0] * 4 + place));
}

static void
bridge(struct features *f, const struct passage *p, size_t i)
{
	const struct vocab_word *word = p->vocab.word;
	const struct vocab_word *w = passage_vocab(p, i);
	struct bridge b = bridgeof(p, i);
	const struct vocab_word *left = &word[b.left], *right = &word[b.right];
	const struct vocab_word *from = &word[b.from], *last = &word[b.last];

	add(f, of(BRIDGE, 2), join(left->low, right->low));
	add(f, of(BRIDGE, 5),
	    join(w->low, three(0, left->class[0], right -> class[0])));
	add(f, of(BRIDGE, 8), join(w->low, from->low));
	add(f, of(BRIDGE, 9), join(w->low, last->low));
	add(f, of(BRIDGE, 10),
	    join(w->low, three(1, from->class[1], last -> class[1])));
	add(f, of(BRIDGE, 11), join(left->lists, right->lists));
}

void
feature_rest(struct features *f, const struct passage *p, size_t i)
{
	const struct passage_token *a = &p->at[i];
	const struct vocab_word *w = passage_vocab(p, i);

	around(f, p, i);
	if (a->at > 0)
		entry(f, p, i);
	if (w->cap == VOCAB_SMALL)
		bridge(f, p, i);
	else if (i != a->from)
		add(f, of(RUNBEFORE, 0),
		    join(p->vocab.word[runof(p, i).before].low, w->low));
}

static void
addgroups(struct features *f, struct passage *p, size_t i,
    const struct feature_groups *gs)
{
	size_t j;

	for (j = 0; j < gs->n; j++)
		feature_group(f, p, i, gs->of[j]);
}

void
feature_all(struct features *f, struct passage *p, size_t i)
{
	struct feature_groups gs;

	feature_groups(&gs, p, i);
	addgroups(f, p, i, &gs);
	feature_rest(f, p, i);
}

/* Label counts of the word's other places, by type; outside is the last. */
static void
elsewhere(struct again *a, const uint16_t count[MODEL_LABELS])
{
	unsigned type[5] = { 0 }, y, c, t = 0, most = 0, total = 0;

	for (y = 0; y < MODEL_LABELS; y++) {
		c = count[y] - (unsigned)(y == a->now);
		total += c;
		type[y == MODEL_OUTSIDE ? 4 : y & 3] += c;
		if (c > most) {
			most = c;
			a->best = y;
		}
	}
	for (y = 1; y < 5; y++)
		if (type[y] > type[t])
			t = y;
	a->type = t;
	a->most = most * 2 > total;
	a->twice = most > 2;
}

void
feature_again(struct feature_groups *gs, struct passage *p, size_t i,
    const uint8_t *label)
{
	const struct passage_token *at = &p->at[i];
	const struct vocab_word *w = passage_vocab(p, i);
	const struct passage_word *seen;
	struct again a = { .now = label[i],
		.cap = w->cap,
		.near = { i > at->sent ? label[i - 1] : NOLABEL,
		    i + 1 < at->stop ? label[i + 1] : NOLABEL },
		.type = NOTYPE };

	/* most stand in one place alone, and that is this */
	if (w->cap != VOCAB_SMALL &&
	    (seen = passage_word(p, at->word))->nlabel > 1) {
		elsewhere(&a, seen->label);
		a.opens = i == at->from;
		a.alone = at->to - at->from == 1;
	}
	gs->n = 0;
	take(gs, FEATURE_AGAIN, w->lists, packagain(&a), 0);
}

void
feature_allagain(
    struct features *f, struct passage *p, size_t i, const uint8_t *label)
{
	struct feature_groups gs;

	feature_again(&gs, p, i, label);
	addgroups(f, p, i, &gs);
}
