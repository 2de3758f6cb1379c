/* See LICENSE file for copyright and license details. */
#include "alias.h"
#include "check.h"
#include "name.h"

/* The mentions of text as TYPE:bytes, parted by '|'. */
static void
finds(struct check *c, const char *text, const char *want, int line)
{
	struct span at = { 0, strlen(text) };
	struct names ns = { .finder = NAME_BYLISTS };
	struct buf b = { 0 };
	size_t i;

	name_find(&ns, text, &at, 1);
	for (i = 0; i < ns.n; i++) {
		if (i > 0)
			buf_addc(&b, '|');
		buf_adds(&b, name_types[ns.name[i].type]);
		buf_addc(&b, ':');
		buf_add(&b, text + ns.name[i].start,
		    ns.name[i].end - ns.name[i].start);
	}
	check_bytes(c, b.s, b.len, want, __FILE__, line);
	buf_free(&b);
	name_free(&ns);
}
#define FINDS(c, text, want) finds((c), (text), (want), __LINE__)

static void
persons(struct check *c)
{
	FINDS(c, "The pilot Martin Kell left.", "PER:Martin Kell");
	FINDS(c, "It was President Dorabel who won.", "PER:Dorabel");
	FINDS(c, "We met Mr. Brask's sister.", "PER:Brask");
	FINDS(c, "Dr. Anna van der Meulen and Juan de la Torre sang.",
	    "PER:Anna van der Meulen|PER:Juan de la Torre");
	FINDS(c, "He saw J. K. Ormsby Jr. on Monday.", "PER:J. K. Ormsby Jr.");
	FINDS(c, "Russian President Peter Orloff flew home.",
	    "MISC:Russian|PER:Peter Orloff");
	/* a surname is known from the full name, before and after it */
	FINDS(c, "Tessel slept. Later Anna Tessel sang.",
	    "PER:Tessel|PER:Anna Tessel");
}

static void
organisations(struct check *c)
{
	FINDS(c, "The Arlish Harbour Authority paid the Ministry of Finance.",
	    "ORG:Arlish Harbour Authority|ORG:Ministry of Finance");
	FINDS(c, "He runs Brask & Sundby and Tallow Corp. in Oslo.",
	    "ORG:Brask & Sundby|ORG:Tallow Corp.|LOC:Oslo");
	FINDS(c, "The Food and Timber Agency closed.",
	    "ORG:Food and Timber Agency");
	FINDS(c, "The French Foreign Ministry and NATO agreed.",
	    "ORG:French Foreign Ministry|ORG:NATO");
}

static void
others(struct check *c)
{
	FINDS(c, "It rained in Brelve and in France.", "LOC:Brelve|LOC:France");
	FINDS(c, "The city of Ostrel lies on Lake Vorn.",
	    "LOC:Ostrel|LOC:Lake Vorn");
	FINDS(c, "Two Russians won the Halden Cup.",
	    "MISC:Russians|MISC:Halden Cup");
	FINDS(c, "The anti-French and US-led plan", "MISC:French|LOC:US");
	FINDS(c, "On Monday, in March, we met at noon.", "");
	FINDS(c, "However, the mayor left. Nobody came.", "");
	FINDS(c, "OSLO (Reuters) - Rain fell.", "LOC:OSLO|ORG:Reuters");
	FINDS(c, "Plan B cost US$ 5 or C$ 6.", "");
}

static void
memory(struct check *c)
{
	static const char a[] = "The pilot Martin Kell slept.";
	static const char b[] = "Kell woke.";
	struct span at = { 0, sizeof(a) - 1 }, bt = { 0, sizeof(b) - 1 };
	struct names ns = { .finder = NAME_BYLISTS };

	name_find(&ns, a, &at, 1);
	CHECK(c, ns.n == 1 && name_at(&ns, 0) == 0 && name_at(&ns, 24) == 1);
	CHECK(c, ns.n == 1 && ns.name[0].gender == NAME_MALE);
	name_find(&ns, b, &bt, 1);
	CHECK(c, ns.n == 1 && ns.name[0].type == NAME_PER);
	name_reset(&ns);
	name_find(&ns, "Uld", &(struct span){ 0, 3 }, 1);
	CHECK(c, ns.n == 0);
	name_free(&ns);
}

int
main(void)
{
	struct check c = { 0 };

	persons(&c);
	organisations(&c);
	others(&c);
	memory(&c);
	return check_done(&c);
}
