/* See LICENSE file for copyright and license details. */
/*
 * lex: what a word may be, from data/words.tsv (classes) and data/cues.tsv
 * (verbs of speech: forms and frames).  Constant tables, nothing is owned.
 */
#ifndef LEX_H
#define LEX_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "lexclass.h"
#include "mem.h"

enum {
#define LEX_BITNO(a, b) LEX_BITNO_##b,
	LEX_CLASSES(LEX_BITNO) LEX_NCLASS
#undef LEX_BITNO
};
#define LEX_BIT(b) (UINT64_C(1) << LEX_BITNO_##b)
#define WORD_DET LEX_BIT(DET)
#define WORD_POSS LEX_BIT(POSS)
#define WORD_PREP LEX_BIT(PREP)
#define WORD_CONJ LEX_BIT(CONJ)
#define WORD_SUB LEX_BIT(SUB)
#define WORD_WH LEX_BIT(WH)
#define WORD_SUBJ LEX_BIT(SUBJ)
#define WORD_SING LEX_BIT(SING)
#define WORD_OBJ LEX_BIT(OBJ)
#define WORD_REFL LEX_BIT(REFL)
#define WORD_FEM LEX_BIT(FEM)
#define WORD_MASC LEX_BIT(MASC)
#define WORD_AUX LEX_BIT(AUX)
#define WORD_MODAL LEX_BIT(MODAL)
#define WORD_BE LEX_BIT(BE)
#define WORD_HAVE LEX_BIT(HAVE)
#define WORD_CONT LEX_BIT(CONT)
#define WORD_WITHAUX LEX_BIT(WITHAUX)
#define WORD_NEG LEX_BIT(NEG)
#define WORD_ADV LEX_BIT(ADV)
#define WORD_TIME LEX_BIT(TIME)
#define WORD_TUNIT LEX_BIT(TUNIT)
#define WORD_TADJ LEX_BIT(TADJ)
#define WORD_AGENT LEX_BIT(AGENT)
#define WORD_ROLE LEX_BIT(ROLE)
#define WORD_ROLESPK LEX_BIT(ROLESPK)
#define WORD_SAYNOUN LEX_BIT(SAYNOUN)
#define WORD_HOMOGRAPH LEX_BIT(HOMOGRAPH)
#define WORD_VERB LEX_BIT(VERB)
#define WORD_TITLE LEX_BIT(TITLE)
#define WORD_PLACE LEX_BIT(PLACE)
#define WORD_WORK LEX_BIT(WORK)
#define WORD_RUBRIC LEX_BIT(RUBRIC)
#define WORD_HUMAN LEX_BIT(HUMAN)
#define WORD_MALE LEX_BIT(MALE)
#define WORD_FEMALE LEX_BIT(FEMALE)
#define WORD_RELATION LEX_BIT(RELATION)
#define WORD_INDEF LEX_BIT(INDEF)

enum {
#define LEX_FRAMENO(a, b) LEX_FRAMENO_##b,
	LEX_FRAMES(LEX_FRAMENO) LEX_NFRAME
#undef LEX_FRAMENO
};
enum lex_frame {
	CUE_CLAUSE = 1 << LEX_FRAMENO_CLAUSE,
	CUE_BARE = 1 << LEX_FRAMENO_BARE,
	CUE_QUOTE = 1 << LEX_FRAMENO_QUOTE,
	CUE_HEARER = 1 << LEX_FRAMENO_HEARER,
	CUE_OBJECT = 1 << LEX_FRAMENO_OBJECT,
	CUE_INF = 1 << LEX_FRAMENO_INF,
	CUE_WH = 1 << LEX_FRAMENO_WH,
	CUE_PREP = 1 << LEX_FRAMENO_PREP,
	CUE_TO = 1 << LEX_FRAMENO_TO,
	CUE_NP = 1 << LEX_FRAMENO_NP,
	CUE_ATTITUDE = 1 << LEX_FRAMENO_ATTITUDE
};

enum { LEX_NUMBER = 0xFFFF }; /* the part of a slot that is one */

enum lex_form {
	FORM_BASE = 1,
	FORM_S = 2,
	FORM_PAST = 4,
	FORM_PART = 8,
	FORM_ING = 16
};

/* The first LEX_LONGEST bytes of a word, bit 5 set, which tells a small letter,
 * and zeros behind them: no word of the lexicon is longer. */
enum { LEX_LONGEST = 16 };
struct lex_key {
	uint64_t lo, hi;
};

struct lex_entry {
	struct lex_key key;
	uint64_t cls;	 /* WORD_ bits */
	uint16_t frame;	 /* CUE_ bits; 0: no cue */
	uint16_t lemma;	 /* number of the cue's lemma, from 1 */
	uint16_t number; /* of the word, from 1 */
	uint8_t form;	 /* FORM_ bits */
};

/* The first n of the bytes of v, 0 < n <= 8, bit 5 set. */
static inline uint64_t
lex_small(uint64_t v, size_t n)
{
	return (v | 0x2020202020202020u) & UINT64_MAX >> (64 - 8 * n);
}

/* The key of a word of len bytes, len > 0; room: of so many s consists. */
static inline struct lex_key
lex_keyof(const char *s, size_t len, size_t room)
{
	char copy[LEX_LONGEST];
	size_t n = len < LEX_LONGEST ? len : LEX_LONGEST;

	if (room < LEX_LONGEST) {
		memset(copy, 0, sizeof(copy));
		s = memcpy(copy, s, n);
	}
	if (n <= 8)
		return (struct lex_key){ lex_small(mem_eight(s), n), 0 };
	return (struct lex_key){ lex_small(mem_eight(s), 8),
		lex_small(mem_eight(s + 8), n - 8) };
}

/* Multiplicative; the constants are the golden ratio and that of PCG.  Words of
 * one key and other lengths differ. */
static inline uint32_t
lex_hash(struct lex_key k, size_t len)
{
	uint64_t h = k.lo ^ (k.hi + len) * 6364136223846793005u;

	h = (h ^ h >> 32) * 0x9E3779B97F4A7C15u;
	return (uint32_t)(h >> 32);
}

/* Look a word of len bytes up, letters' case ignored (ASCII), by its key and
 * hash.  NULL if unknown. */
const struct lex_entry *lex_findkey(struct lex_key, size_t len, uint32_t hash);
/* The same for callers without them. */
const struct lex_entry *lex_find(const char *s, size_t len);
/* The number of a lemma, for rules about one verb.  0 if unknown. */
uint16_t lex_lemma(const char *base);

#endif
