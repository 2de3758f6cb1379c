/* See LICENSE file for copyright and license details. */
#include "name.h"
#include "alias.h"
#include "check.h"
#include "mention.h"

/* Both finders, on the same sentences but where one of them is known to see
 * less. */
struct finder {
	struct check c;
	enum name_finder finder;
};

static void
finds(struct finder *f, const char *text, const char *want, int line)
{
	struct span at = { 0, strlen(text) };
	struct names ns = { .finder = f->finder };
	struct buf b = { 0 };

	name_find(&ns, text, &at, 1);
	mention_list(&ns, text, &b);
	check_bytes(&f->c, b.s, b.len, want, __FILE__, line);
	buf_free(&b);
	name_free(&ns);
}
#define FINDS(f, text, want) finds((f), (text), (want), __LINE__)

static void
persons(struct finder *f)
{
	FINDS(f, "The pilot Martin Kell left.", "PER:Martin Kell");
	FINDS(f, "It was President Dorabel who won.", "PER:Dorabel");
	FINDS(f, "We met Mr. Brask's sister.", "PER:Brask");
	FINDS(f, "Dr. Anna van der Meulen and Juan de la Torre sang.",
	    "PER:Anna van der Meulen|PER:Juan de la Torre");
	FINDS(f, "He saw J. K. Ormsby Jr. on Monday.", "PER:J. K. Ormsby Jr.");
	FINDS(f, "Russian President Peter Orloff flew home.",
	    "MISC:Russian|PER:Peter Orloff");
	/* a surname is known from the full name, before and after it */
	FINDS(f, "Tessel slept. Later Anna Tessel sang.",
	    "PER:Tessel|PER:Anna Tessel");
}

static void
organisations(struct finder *f)
{
	FINDS(f, "The Arlish Harbour Authority paid the Ministry of Finance.",
	    "ORG:Arlish Harbour Authority|ORG:Ministry of Finance");
	FINDS(f, "The Food and Timber Agency closed.",
	    "ORG:Food and Timber Agency");
}

static void
others(struct finder *f)
{
	FINDS(f, "It rained in Brelve and in France.", "LOC:Brelve|LOC:France");
	FINDS(f, "Two Russians won the Halden Cup.",
	    "MISC:Russians|MISC:Halden Cup");
	FINDS(f, "On Monday, in March, we met at noon.", "");
	FINDS(f, "However, the mayor left. Nobody came.", "");
	FINDS(f, "OSLO (Reuters) - Rain fell.", "LOC:OSLO|ORG:Reuters");
	FINDS(f, "Plan B cost US$ 5 or C$ 6.", "");
}

static void
bymodel(struct finder *f)
{
	FINDS(f, "He runs Sundby & Brask Ltd. and Tallow Corp. in Oslo.",
	    "ORG:Sundby & Brask Ltd.|ORG:Tallow Corp.|LOC:Oslo");
	FINDS(f, "The Foreign Ministry and NATO agreed.",
	    "ORG:Foreign Ministry|ORG:NATO");
	FINDS(f, "It snowed in the city of Ostrel, near Lake Vorn.",
	    "LOC:Ostrel|LOC:Lake Vorn");
}

static void
bylists(struct finder *f)
{
	FINDS(f, "He runs Brask & Sundby and Tallow Corp. in Oslo.",
	    "ORG:Brask & Sundby|ORG:Tallow Corp.|LOC:Oslo");
	FINDS(f, "The French Foreign Ministry and NATO agreed.",
	    "ORG:French Foreign Ministry|ORG:NATO");
	FINDS(f, "The city of Ostrel lies on Lake Vorn.",
	    "LOC:Ostrel|LOC:Lake Vorn");
	FINDS(f, "The anti-French and US-led plan", "MISC:French|LOC:US");
}

static void
memory(struct finder *f)
{
	static const char a[] = "The pilot Martin Kell slept.";
	static const char b[] = "Kell woke.";
	struct span at = { 0, sizeof(a) - 1 }, bt = { 0, sizeof(b) - 1 };
	struct names ns = { .finder = f->finder };

	name_find(&ns, a, &at, 1);
	CHECK(
	    &f->c, ns.n == 1 && name_at(&ns, 0) == 0 && name_at(&ns, 24) == 1);
	CHECK(&f->c, ns.n == 1 && ns.name[0].gender == NAME_MALE);
	name_find(&ns, b, &bt, 1);
	CHECK(&f->c, ns.n == 1 && ns.name[0].type == NAME_PER);
	name_reset(&ns);
	name_find(&ns, "Uld", &(struct span){ 0, 3 }, 1);
	CHECK(&f->c, ns.n == 0);
	name_free(&ns);
}

static int
run(enum name_finder finder)
{
	struct finder f = { .finder = finder };

	persons(&f);
	organisations(&f);
	others(&f);
	memory(&f);
	if (finder == NAME_BYMODEL)
		bymodel(&f);
	else
		bylists(&f);
	return check_done(&f.c);
}

int
main(void)
{
	return run(NAME_BYMODEL) | run(NAME_BYLISTS);
}
