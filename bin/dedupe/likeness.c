/* See LICENSE file for copyright and license details. */
#include "likeness.h"

enum {
	BRIEF = 100,  /* stretches of a headline */
	LONG = 400,   /* and of what is no form that is filled in */
	WORDS_MIN = 3 /* fewer say nothing */
};

const char *const near_levels[] = { "strict", "normal", "loose" };

/* What makes two texts alike; shares in thousandths. */
struct rule {
	unsigned jaccard;     /* that much ... */
	unsigned containment; /* ... or this, */
	unsigned figures;
	unsigned nfigures; /* fewer of them say nothing in a long text */
	unsigned fewest; /* fewer say nothing in a notice, else word for word */
	unsigned words;	 /* of the uncommon words */
	/* Letters are misread where there are fewer words, yet this. */
	unsigned misread;
};

static const struct rule rules[] = {
	[NEAR_STRICT] = { 550, 800, 800, 1, 0, 800, 1001 },
	[NEAR_NORMAL] = { 180, 450, 700, 2, 4, 700, 240 },
	[NEAR_LOOSE] = { 150, 400, 0, 1, 0, 500, 200 },
};

/* Of what is word for word the same; of what holds another text, three times
 * as long and more; of headlines; of what is a part of a collection; of forms
 * that are filled in. */
enum {
	NOTICE_JACCARD = 600,
	LARGEST = 2,
	FORM_CONTAINMENT = 600,
	HOLDS_SIZE = 330,
	HOLDS_CONTAINMENT = 600,
	BRIEF_CONTAINMENT = 400,
	PART_SIZE = 800,
	PART_SURPLUS = 300
};

/* Of misread texts: words that are common are the fewer for it. */
enum { MISREAD_PLAIN = 800, MISREAD_WORDS = 200, MISREAD_LAG = 350 };

/* The more the words are alike, the more does one figure say; but a short
 * notice is sent again with another day, or amount. */
static bool
figuresdiffer(const struct rule *r, const struct sketch_likeness *l)
{
	const bool notice = l->least >= BRIEF && l->least < LONG &&
			    l->jaccard >= NOTICE_JACCARD;
	const bool form = l->least < LONG && l->containment >= FORM_CONTAINMENT;
	const unsigned least = l->least < BRIEF || form ? 1 : r->nfigures;

	if (notice && l->nfigures < r->fewest && l->nlarge < LARGEST)
		return false;
	return l->nfigures >= least && l->figures < r->figures;
}

/* The second article of a collection ends it, but does not open it. */
static bool
ispart(const struct sketch_likeness *l)
{
	return l->surplus > PART_SURPLUS && l->size < PART_SIZE && l->closing &&
	       !l->opening;
}

/* Forms that are filled in for another name share all but their words; a text
 * that was misread lost stretches as it lost words. */
static bool
ismisread(const struct rule *r, const struct sketch_likeness *l)
{
	return l->least >= BRIEF &&
	       (l->least >= LONG || l->plain < MISREAD_PLAIN) &&
	       l->jaccard >= r->misread && l->words >= MISREAD_WORDS &&
	       l->words + MISREAD_LAG >= l->containment;
}

bool
likeness_may(enum near_level level, const struct sketch_likeness *l)
{
	const struct rule *r = &rules[level];
	const unsigned least = r->misread < r->jaccard ? r->misread :
							 r->jaccard;

	return l->jaccard >= least || l->containment >= r->containment;
}

/* By the words, when figures do not differ. */
static bool
is(const struct rule *r, const struct sketch_likeness *l)
{
	if (ispart(l))
		return false;
	if (l->size < HOLDS_SIZE && (l->containment < HOLDS_CONTAINMENT ||
					(l->least < BRIEF && !l->opening)))
		return false;
	if (l->nwords >= WORDS_MIN && l->words < r->words)
		return ismisread(r, l);
	if (l->least < BRIEF && l->containment < BRIEF_CONTAINMENT)
		return false;
	return l->jaccard >= r->jaccard || l->containment >= r->containment;
}

bool
likeness_is(enum near_level level, const struct sketch *a,
    const struct sketch *b, struct sketch_likeness *l)
{
	sketch_figures(a, b, l);
	if (figuresdiffer(&rules[level], l))
		return false;
	sketch_words(a, b, l);
	return is(&rules[level], l);
}

bool
likeness_of(enum near_level level, const struct sketch *a,
    const struct sketch *b, struct sketch_likeness *l)
{
	sketch_overlap(a, b, l);
	return likeness_may(level, l) && likeness_is(level, a, b, l);
}
