/* See LICENSE file for copyright and license details. */
/*
 * sketch: 300 bytes that stand for a text when it is compared with another.
 *
 * Stretches of characters go to one-permutation MinHash (Li, Owen and Zhang
 * 2012), empty bins filled by optimal densification (Shrivastava 2017); common
 * ones weigh an eighth.  Uncommon words and figures are kept apart as bottom-k
 * samples (Cohen and Kaplan 2007): the smallest hashes, scaled to 16 bits by a
 * shift that each sample has.  From these come the weighted Jaccard index, and
 * the containment of the smaller side in the larger one.
 *
 * Shares are whole numbers of thousandths, so that they are the same
 * everywhere.  A builder is the caller's and holds no other memory.
 */
#ifndef SKETCH_H
#define SKETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	SKETCH_BINS = 96,
	SKETCH_WORDS = 24,
	SKETCH_FIGURES = 13,
	SKETCH_SAMPLE = 24, /* the larger of the two */
	SKETCH_OPENING = 3, /* phrases that open the text */
	SKETCH_PHRASES = 5, /* these, and a sample of the others */
	SKETCH_CLOSING = 2, /* phrases that close it */
	SKETCH_LARGE = 7,   /* large figures that are counted */
	SKETCH_WEIGHT = 3,  /* 2 to this: of what is not common */
	SKETCH_ALL = 1000   /* a share of one */
};

struct sketch {
	uint16_t bin[SKETCH_BINS];
	uint16_t word[SKETCH_WORDS]; /* ascending */
	uint16_t figure[SKETCH_FIGURES];
	uint16_t figuresum; /* of what is left of their hashes */
	uint16_t closing[SKETCH_CLOSING];
	uint32_t phrase[SKETCH_PHRASES];
	uint32_t weight; /* of the distinct stretches, common ones count 1 */
	uint8_t plain;	 /* share of common words, of 255 */
	uint8_t nword;	 /* and in the upper three bits of large figures */
	uint8_t shifts;	 /* of words, and in the upper half of figures */
	uint8_t counts;	 /* of figures, and in the upper half of phrases */
};

struct sketch_sample {
	uint32_t v[SKETCH_SAMPLE]; /* ascending */
	unsigned n, max;
};

enum { SKETCH_SLOTS = 2048, SKETCH_HEARD = 512 };

/* Which hashes were seen: of a long text a share only, which is halved again
 * where it is still too large (adaptive sampling, Flajolet 1990). */
struct sketch_seen {
	uint32_t slot[SKETCH_SLOTS];
	size_t mask; /* of a place's number: there are fewer for a short text */
	unsigned shift;	 /* of a hash, for its place */
	int room;	 /* for that many more */
	unsigned level;	 /* orders that begin with that many zero bits */
	uint64_t last;	 /* ... are at most this, and are kept */
	uint64_t weight; /* of those kept */
};

struct sketch_builder {
	uint64_t min[SKETCH_BINS]; /* order, id in the lower 16 bits */
	struct sketch_seen seen;
	struct sketch_sample word, figure, phrase;
	uint32_t heard[SKETCH_HEARD]; /* words that may be in the sample */
	unsigned nheard;
	uint32_t heardmost, phrasemost; /* more are not in the samples */
	uint32_t opening[SKETCH_OPENING];
	unsigned nopening;
	uint32_t closing; /* the last in the lower half, the one before above */
	uint64_t uncommonwords, commonwords;
	unsigned large; /* figures */
};

/* A text of len characters: of so many stretches, or one more. */
void sketch_begin(struct sketch_builder *, size_t len);
/* Put the words heard into their sample. */
void sketch_hear(struct sketch_builder *);
/* An uncommon word, or a common one. */
static inline void
sketch_word(struct sketch_builder *b, uint64_t h)
{
	const uint32_t v = (uint32_t)(h >> 32);

	b->uncommonwords++;
	b->heard[b->nheard] = v;
	b->nheard += v <= b->heardmost;
	if (b->nheard == SKETCH_HEARD)
		sketch_hear(b);
}

static inline void
sketch_commonword(struct sketch_builder *b)
{
	b->commonwords++;
}

void sketch_figure(struct sketch_builder *, uint64_t h, bool large);
void sketch_addphrase(struct sketch_builder *, uint32_t h);
static inline void
sketch_phrase(struct sketch_builder *b, uint64_t h)
{
	const uint32_t v = (uint32_t)(h >> 32);

	if (v <= b->phrasemost)
		sketch_addphrase(b, v);
	b->closing = b->closing << 16 | (uint16_t)h;
}

/* The stretches are put in: the bins, and what they weigh.  False if there was
 * none; then there is no sketch. */
bool sketch_bins(const struct sketch_builder *, struct sketch *);
/* All is put in: the rest of it. */
void sketch_end(struct sketch_builder *, struct sketch *);

static inline unsigned
sketch_nphrase(const struct sketch *s)
{
	return s->counts >> 4;
}

/* Of a long text only the stretches that come first in the order count: of
 * all that are in a bin one of them is the least. */
static inline bool
sketch_counts(const struct sketch_builder *b, uint64_t order)
{
	return order <= b->seen.last;
}

/* Put stretches in that count; those in the filter (gram.h) are common. */
void sketch_grams(struct sketch_builder *, const uint64_t *order, size_t n,
    const unsigned char *filter);

struct sketch_likeness {
	unsigned jaccard; /* of weighted stretches */
	unsigned containment;
	unsigned words;	 /* containment of uncommon words ... */
	unsigned nwords; /* ... estimated from that many of the smaller side */
	unsigned figures;
	unsigned nfigures;
	unsigned nlarge;  /* large figures of the text that has more, up to 7 */
	unsigned size;	  /* weight of the smaller text, of the larger one's */
	unsigned least;	  /* stretches of the smaller */
	unsigned surplus; /* and by how many stretches it is less */
	unsigned plain;	  /* the lesser share of common words, of the other */
	bool opening;	  /* they open with a phrase in common */
	bool closing;	  /* they close with one */
};

/* Shares of stretches, then sizes and figures, then words; or all at once. */
void sketch_overlap(
    const struct sketch *, const struct sketch *, struct sketch_likeness *);
void sketch_figures(
    const struct sketch *, const struct sketch *, struct sketch_likeness *);
void sketch_words(
    const struct sketch *, const struct sketch *, struct sketch_likeness *);
void sketch_compare(
    const struct sketch *, const struct sketch *, struct sketch_likeness *);

#endif
