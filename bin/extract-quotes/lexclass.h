/* See LICENSE file for copyright and license details. */
/*
 * lexclass: the classes of data/words.tsv and the frames of data/cues.tsv, as
 * they are spelled there and named here; for lex.h and the generator.
 */
#ifndef LEXCLASS_H
#define LEXCLASS_H

#define LEX_CLASSES(X)                                                         \
	X(det, DET)   /* articles, quantifiers, number words */                \
	X(poss, POSS) /* his, their */                                         \
	X(prep, PREP)                                                          \
	X(conj, CONJ)                                                          \
	X(sub, SUB) /* begins a subordinate clause */                          \
	X(wh, WH)                                                              \
	X(subj, SUBJ) /* pronoun as a subject */                               \
	X(sing, SING) /* he she it */                                          \
	X(obj, OBJ)   /* pronoun as an object */                               \
	X(refl, REFL)                                                          \
	X(fem, FEM)                                                            \
	X(masc, MASC)                                                          \
	X(aux, AUX)                                                            \
	X(modal, MODAL) /* a base form follows; "to" too */                    \
	X(be, BE)                                                              \
	X(have, HAVE)                                                          \
	X(cont, CONT)	    /* 's 'd 'll by themselves */                      \
	X(withaux, WITHAUX) /* he's, they'll */                                \
	X(neg, NEG)                                                            \
	X(adv, ADV)                                                            \
	X(time, TIME)	    /* weekdays, months, today */                      \
	X(tunit, TUNIT)	    /* week, morning */                                \
	X(tadj, TADJ)	    /* last, early: with a unit a time */              \
	X(agent, AGENT)	    /* people, bodies, papers: may say something */    \
	X(role, ROLE)	    /* what one person is */                           \
	X(rolespk, ROLESPK) /* spokesman and its kin */                        \
	X(saynoun, SAYNOUN) /* claim, statement */                             \
	X(homograph, HOMOGRAPH) /* a noun as often as a verb */                \
	X(verb, VERB)		/* frequent verbs that are no cues */          \
	X(title, TITLE)                                                        \
	X(place, PLACE)	  /* where things are said: interview, rally */        \
	X(work, WORK)	  /* what has a title: book, song */                   \
	X(rubric, RUBRIC) /* before a colon it heads a notice, not speech */

#define LEX_FRAMES(X)                                                          \
	X(clause, CLAUSE)                                                      \
	X(bare, BARE)                                                          \
	X(quote, QUOTE)                                                        \
	X(hearer, HEARER)                                                      \
	X(object, OBJECT)                                                      \
	X(inf, INF)                                                            \
	X(wh, WH)                                                              \
	X(prep, PREP)                                                          \
	X(to, TO)                                                              \
	X(np, NP)                                                              \
	X(attitude, ATTITUDE)

#endif
