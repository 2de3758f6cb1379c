/* See LICENSE file for copyright and license details. */
#include "bin/date-tag/rule.h"

#include "bin/date-tag/norm.h"
#include "check.h"
#include "dates.h"

enum { MAX = 40 };

static size_t
read(const char *text, struct token tok[MAX])
{
	size_t n = 0, at = 0, len = strlen(text);

	while (n < MAX && word_next(text, len, at, &tok[n]))
		at = tok[n++].end;
	return n;
}

/* The words of text, all of them, are a match of the action; slots tells some
 * of what filled them: a letter and a digit each. */
static void
match(struct check *c, const char *text, unsigned action, const char *slots,
    int line)
{
	struct token tok[MAX];
	struct reading r[RULE_READINGS];
	size_t n = read(text, tok), found = rule_find(tok, n, r), i;
	struct match m;

	for (i = 0; i < found && r[i].ntok == n; i++) {
		if (!rule_bind(tok, &r[i], &m) || m.action != action)
			continue;
		for (; *slots != '\0'; slots += 2)
			check_that(c,
			    rule_get(&m, slots[0], -9) == slots[1] - '0',
			    __FILE__, line, slots);
		return;
	}
	check_that(c, false, __FILE__, line, text);
}
#define MATCH(c, text, action, slots)                                          \
	match((c), (text), (action), (slots), __LINE__)

static void
longest(struct check *c, const char *text, size_t want, int line)
{
	struct token tok[MAX];
	struct reading r[RULE_READINGS];
	size_t n = read(text, tok), found = rule_find(tok, n, r);

	check_that(
	    c, (found > 0 ? r[0].ntok : 0U) == want, __FILE__, line, text);
}
#define LONGEST(c, text, want) longest((c), (text), (want), __LINE__)

/* What the words alone mean: how many expressions. */
static void
values(struct check *c, const char *text, size_t want, int line)
{
	struct token tok[MAX];
	struct reading r[RULE_READINGS];
	struct timex x[NORM_VALUES];
	size_t n = read(text, tok), found = rule_find(tok, n, r), i, second;
	struct match m;

	for (i = 0; i < found && r[i].ntok == n; i++)
		if (rule_bind(tok, &r[i], &m) &&
		    norm_value(&m, false, x, &second) == want)
			return;
	check_that(c, found == 0 && want == 0, __FILE__, line, text);
}
#define VALUES(c, text, want) values((c), (text), (want), __LINE__)

int
main(void)
{
	struct check c = { 0 };

	MATCH(&c, "May 5, 2012", ACT_DATE, "m5d5");
	MATCH(&c, "Friday, the 5th of May 2012", ACT_DATE, "m5d5w5");
	MATCH(&c, "last Friday night", ACT_WEEKDAY, "w5p4");
	MATCH(&c, "third quarter of 2012", ACT_QUARTER, "o3");
	MATCH(&c, "this week", ACT_UNIT, "u5r0");
	LONGEST(&c, "two weeks ago he", 3);
	LONGEST(&c, "in May", 0);
	LONGEST(&c, "quumquat", 0);
	LONGEST(&c, "", 0);
	VALUES(&c, "May 5", 1);
	VALUES(&c, "1939-45", 2);
	VALUES(&c, "May 3-5, 2012", 2);
	VALUES(&c, "20120505", 1);
	return check_done(&c);
}
