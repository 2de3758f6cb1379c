/* See LICENSE file for copyright and license details. */
#include "bin/date-tag/tense.h"

#include <string.h>

#include "check.h"

/* The tense of the word in brackets. */
static void
tense(struct check *c, const char *marked, enum tense want, int line)
{
	char text[256];
	size_t n = 0, start = 0, end = 0;

	for (; *marked != '\0'; marked++)
		if (*marked == '[')
			start = n;
		else if (*marked == ']')
			end = n;
		else
			text[n++] = *marked;
	text[n] = '\0';
	check_that(c, tense_find(text, n, start, end, false) == want, __FILE__,
	    line, text);
}
/* Whether the date in brackets is told in passing. */
static bool
ispassing(const char *marked)
{
	return tense_ispassing(marked, (size_t)(strchr(marked, '[') - marked));
}

/* Whether the date in brackets looks back. */
static bool
isback(const char *marked)
{
	return tense_isback(marked, (size_t)(strchr(marked, '[') - marked));
}
#define TENSE(c, s, want) tense((c), (s), (want), __LINE__)

int
main(void)
{
	struct check c = { 0 };

	TENSE(&c, "The council met on [Monday].", TENSE_PAST);
	TENSE(&c, "It will meet on [Monday].", TENSE_FUTURE);
	TENSE(&c, "On [Monday] it will meet.", TENSE_FUTURE);
	TENSE(&c, "It will meet. On [Monday] it sat.", TENSE_PAST);
	TENSE(&c, "The vote is expected [Monday].", TENSE_FUTURE);
	TENSE(&c, "It is to be held [Monday].", TENSE_FUTURE);
	TENSE(&c, "The vote was held [Monday].", TENSE_PAST);
	TENSE(&c, "He said [Monday] that it will rain.", TENSE_PAST);
	TENSE(
	    &c, "He said that the vote on [Monday] will stand.", TENSE_FUTURE);
	TENSE(&c, "They will fight [Monday]'s vote.", TENSE_PAST);
	TENSE(&c, "In the lead up to [Monday]'s vote", TENSE_FUTURE);
	TENSE(&c, "It was put off until [Monday].", TENSE_FUTURE);
	TENSE(&c, "It may come as soon as [Monday].", TENSE_FUTURE);
	TENSE(&c, "The talks are set to resume [Monday].", TENSE_FUTURE);
	TENSE(&c, "They were planning to march on [Monday].", TENSE_FUTURE);
	TENSE(&c, "The case is heard in [May] in Halvik.", TENSE_NONE);
	TENSE(&c, "He would go to the United Isles [Monday].", TENSE_FUTURE);
	TENSE(&c, "The bid had been due to end [Monday].", TENSE_PAST);
	TENSE(&c, "Ahead of it the court on [Monday]\nissued a writ.",
	    TENSE_PAST);
	TENSE(&c, "A vote planned for [Monday] was put off.", TENSE_PAST);
	TENSE(&c, "The rule, effective [Monday], is new.", TENSE_FUTURE);
	TENSE(&c, "Rain on [Monday]", TENSE_NONE);
	TENSE(
	    &c, "Halvik council to vote on rules [Monday]: aide", TENSE_FUTURE);
	TENSE(&c, "He, on [Monday], would not say why.", TENSE_PAST);
	TENSE(&c, "It will sail on a yet unnamed [Monday].", TENSE_FUTURE);
	TENSE(&c, "The fair was to open [Monday].", TENSE_PAST);
	TENSE(&c, "Asked on [Monday] whether he would stay.", TENSE_NONE);
	TENSE(&c, "On [Monday] that he will stay.", TENSE_NONE);
	TENSE(&c, "They lined up to hear him on [Monday].", TENSE_PARTICIPLE);
	TENSE(&c, "Nobody could be reached on [Monday].", TENSE_PAST);
	TENSE(&c, "She could not come on [Monday].", TENSE_PAST);
	TENSE(&c, "A vote could come on [Monday].", TENSE_FUTURE);
	TENSE(&c, "They settled on a plan on [Monday].", TENSE_PARTICIPLE);
	TENSE(&c, "It plans to sail on [Monday].", TENSE_FUTURE);
	TENSE(&c, "The date is set for [Monday].", TENSE_FUTURE);
	TENSE(&c, "He will meet Mr. Orlo and Gen. Tavik on [Monday].",
	    TENSE_FUTURE);
	TENSE(&c, "It will rise 3.5 percent in the U.S. on [Monday].",
	    TENSE_FUTURE);
	TENSE(&c, "He will meet Orlo. He sat on [Monday].", TENSE_PAST);
	TENSE(&c, "On [Monday], Mr. Orlo will sail.", TENSE_FUTURE);
	TENSE(&c, "He would stay if she won on [Monday].", TENSE_FUTURE);
	TENSE(&c, "She had discussed it on [Monday].", TENSE_PAST);
	TENSE(&c, "Earlier [Monday], he says, it will rain.", TENSE_PAST);
	TENSE(&c, "He looked to be asleep on [Monday].", TENSE_PAST);
	TENSE(&c, "The lease expires on [Monday].", TENSE_FUTURE);
	TENSE(&c, "The regatta kicks off on [Monday].", TENSE_FUTURE);
	TENSE(&c, "Orlo faces a censure vote on [Monday].", TENSE_FUTURE);
	TENSE(&c,
	    "A woman who runs a mill in the old town by the river "
	    "sold it [Monday].",
	    TENSE_PAST);
	TENSE(&c, "A ferry strike starting [Monday]", TENSE_FUTURE);
	TENSE(&c, "The ferry called off the run starting [Monday].",
	    TENSE_PARTICIPLE);
	TENSE(&c, "Orlo, coming off a win [Monday]", TENSE_NONE);
	TENSE(&c, "Who won will be told come [Monday].", TENSE_FUTURE);
	TENSE(&c, "He had come [Monday].", TENSE_PAST);
	TENSE(&c, "The feast was put off to [Monday].", TENSE_FUTURE);
	TENSE(&c, "Tomorrow, [Monday], the mill stood.", TENSE_FUTURE);
	TENSE(&c,
	    "On [Monday], with the long planned trip under way, he was ill.",
	    TENSE_PAST);
	TENSE(&c, "The fair is [Monday].", TENSE_FUTURE);
	TENSE(&c, "The fair is on [Monday].", TENSE_FUTURE);
	TENSE(&c, "A decision by [Monday]", TENSE_FUTURE);
	TENSE(&c, "Rain likely in all bays through [Monday]", TENSE_FUTURE);
	TENSE(&c, "A poll of 900, Friday through [Monday]", TENSE_NONE);
	CHECK(&c, isback("The fort had been burnt in [1655]"));
	CHECK(&c, isback("It had been held once before, in [1655]"));
	CHECK(&c, !isback("By [8 May] they had reached the pass."));
	CHECK(&c, !isback("They had reached the pass by [8 May]."));
	CHECK(&c, !isback("They had the fort until [1655]"));
	CHECK(&c, !isback("The town had 2,300 men in [1655]"));
	CHECK(&c, !isback("They had won, and on [8 May] they left."));
	CHECK(&c, !isback("They had won. On [8 May] they left."));
	CHECK(&c, ispassing("The fort would be built anew in [1704]"));
	CHECK(&c, ispassing("Her son, who died in [1704]"));
	CHECK(&c, !ispassing("He asked who would, and died in [1704]"));
	CHECK(&c, !ispassing("He said it would. He died in [1704]"));
	TENSE(&c, "[Monday]", TENSE_NONE);
	return check_done(&c);
}
