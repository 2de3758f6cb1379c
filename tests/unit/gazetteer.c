/* See LICENSE file for copyright and license details. */
#include "bin/entity-count/gazetteer.h"
#include "check.h"
#include "mention.h"

#define BYTES(s) ((struct bytes){ (s), strlen(s) })

static void
add(struct gazetteer *g, const char *name, const char *type)
{
	gazetteer_add(g, BYTES(name), BYTES(type));
}

/* The mentions of text as TYPE:words, parted by '|'. */
static void
names(struct check *c, struct gazetteer *g, const char *text, const char *want,
    int line)
{
	struct span at = { 0, strlen(text) };
	struct names ns = { .known = &g->phrases.keys };
	struct buf b = { 0 };

	name_find(&ns, text, &at, 1);
	gazetteer_apply(g, text, &ns);
	mention_list(&ns, text, &b);
	check_bytes(c, b.s, b.len, want, __FILE__, line);
	buf_free(&b);
	name_free(&ns);
}
#define NAMES(c, g, text, want) names((c), (g), (text), (want), __LINE__)

static void
found(struct check *c)
{
	struct gazetteer g = { 0 };

	NAMES(c, &g, "It rained in Oslo.", "LOC:Oslo");
	add(&g, "Oslo", "ORG");
	add(&g, "Blue Tallow", "MISC");
	add(&g, "Blue Tallow Works", "ORG");
	add(&g, "eGrond", "ORG");
	add(&g, "Orm's Head", "LOC");
	/* the text says place, and the tagger's own lists do */
	NAMES(c, &g, "It rained in Oslo.", "LOC:Oslo");
	NAMES(c, &g, "They bought Blue Tallow and the Blue Tallow Works.",
	    "MISC:Blue Tallow|ORG:Blue Tallow Works");
	NAMES(c, &g, "They had a blue tallow and an oslo.", "");
	NAMES(c, &g, "It was eGrond, not egrond, that paid.", "ORG:eGrond");
	NAMES(c, &g, "They saw Orm\xE2\x80\x99s Head.",
	    "LOC:Orm\xE2\x80\x99s Head");
	gazetteer_free(&g);
}

/* What an entry says is weighed with the words beside it. */
static void
weighed(struct check *c)
{
	static const char *const text = "Vellora would not sign.";
	struct gazetteer g = { 0 };

	add(&g, "Vellora", "LOC");
	NAMES(c, &g, text, "LOC:Vellora");
	gazetteer_free(&g);
	add(&g, "Vellora", "ORG");
	NAMES(c, &g, text, "ORG:Vellora");
	NAMES(c, &g, "Mrs. Ann Vellora would not sign.", "PER:Ann Vellora");
	gazetteer_free(&g);
	add(&g, "Vellora", "PER");
	NAMES(c, &g, text, "PER:Vellora");
	gazetteer_free(&g);
}

/* The finder by lists knows nothing of them: its types are corrected. */
static void
bylists(struct check *c)
{
	static const char text[] = "It rained in Oslo.";
	struct span at = { 0, sizeof(text) - 1 };
	struct names ns = { .finder = NAME_BYLISTS };
	struct gazetteer g = { 0 };

	add(&g, "Oslo", "ORG");
	name_find(&ns, text, &at, 1);
	gazetteer_apply(&g, text, &ns);
	CHECK(c, ns.n == 1 && ns.name[0].type == NAME_ORG);
	name_free(&ns);
	gazetteer_free(&g);
}

static void
forced(struct check *c)
{
	struct gazetteer g = { 0 };

	add(&g, "Kell", "LOC");
	NAMES(c, &g, "Mr. Martin Kell slept.", "PER:Martin Kell");
	gazetteer_free(&g);
	add(&g, "Kell", "!LOC");
	NAMES(c, &g, "Mr. Martin Kell slept.", "LOC:Kell");
	NAMES(c, &g, "MARTIN KELL SLEPT IN THE TOWN.", "LOC:KELL");
	gazetteer_free(&g);
}

static void
refused(struct check *c)
{
	struct gazetteer g = { 0 };
	char s[400];

	CHECK(c, gazetteer_add(&g, BYTES("A"), BYTES("PERSON")) != NULL);
	CHECK(c, gazetteer_add(&g, BYTES("A"), BYTES("")) != NULL);
	CHECK(c, gazetteer_add(&g, BYTES("A"), BYTES("!")) != NULL);
	CHECK(c, gazetteer_add(&g, BYTES(" "), BYTES("PER")) != NULL);
	CHECK(c, gazetteer_add(&g, BYTES("A"), BYTES("PER")) == NULL);
	CHECK(c, gazetteer_add(&g, BYTES("A"), BYTES("PER")) == NULL);
	CHECK(c, gazetteer_add(&g, BYTES("A"), BYTES("LOC")) != NULL);
	CHECK(c, gazetteer_add(&g, BYTES("A"), BYTES("!PER")) != NULL);
	CHECK(c, gazetteer_add(&g, BYTES("a"), BYTES("LOC")) == NULL);
	memset(s, 'a', sizeof(s));
	CHECK(c, gazetteer_add(
		     &g, (struct bytes){ s, sizeof(s) }, BYTES("PER")) != NULL);
	CHECK(c, gazetteer_add(&g, BYTES("A B C D E F G H I J K L M N O P Q"),
		     BYTES("PER")) != NULL);
	gazetteer_free(&g);
}

int
main(void)
{
	struct check c = { 0 };

	found(&c);
	weighed(&c);
	bylists(&c);
	forced(&c);
	refused(&c);
	return check_done(&c);
}
