/* See LICENSE file for copyright and license details. */
/*
 * lexclass: the classes of data/words.tsv and the frames of data/cues.tsv, as
 * they are spelled there and named here; for lex.h and the generator.
 * Of a word's classes the first says most of what it is (kind.c).
 */
#ifndef LEXCLASS_H
#define LEXCLASS_H

#define LEX_CLASSES(X)                                                         \
	X(neg, NEG)                                                            \
	X(subj, SUBJ) /* pronoun as a subject */                               \
	X(refl, REFL)                                                          \
	X(obj, OBJ)	/* pronoun as an object */                             \
	X(poss, POSS)	/* his, their */                                       \
	X(modal, MODAL) /* a base form follows; "to" too */                    \
	X(be, BE)                                                              \
	X(have, HAVE)                                                          \
	X(aux, AUX)                                                            \
	X(cont, CONT)	    /* 's 'd 'll by themselves */                      \
	X(withaux, WITHAUX) /* he's, they'll */                                \
	X(wh, WH)                                                              \
	X(sub, SUB) /* begins a subordinate clause */                          \
	X(conj, CONJ)                                                          \
	X(det, DET) /* articles, quantifiers, number words */                  \
	X(prep, PREP)                                                          \
	X(time, TIME)	    /* weekdays, months, today */                      \
	X(saynoun, SAYNOUN) /* claim, statement */                             \
	X(verb, VERB)	    /* frequent verbs that are no cues */              \
	X(title, TITLE)                                                        \
	X(role, ROLE)	    /* what one person is */                           \
	X(rolespk, ROLESPK) /* spokesman and its kin */                        \
	X(agent, AGENT)	    /* people, bodies, papers: may say something */    \
	X(place, PLACE)	    /* where things are said: interview, rally */      \
	X(tunit, TUNIT)	    /* week, morning */                                \
	X(adv, ADV)                                                            \
	X(tadj, TADJ) /* last, early: with a unit a time */                    \
	X(sing, SING) /* he she it */                                          \
	X(fem, FEM)                                                            \
	X(masc, MASC)                                                          \
	X(homograph, HOMOGRAPH) /* a noun as often as a verb */                \
	X(work, WORK)		/* what has a title: book, song */             \
	X(rubric, RUBRIC)	/* before a colon: a notice, no speech */      \
	X(human, HUMAN)		/* one person: he or she afterwards */         \
	X(male, MALE)		/* the same, he */                             \
	X(female, FEMALE)	/* she */                                      \
	X(relation, RELATION)	/* somebody's: wife, lawyer */                 \
	X(indef, INDEF)		/* a, another */

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
