/* See LICENSE file for copyright and license details. */
#include "bin/extract-quotes/span.h"
#include "check.h"
#include "mem.h"

/* The paragraphs of text are its lines. */
static size_t
lines(const char *text, struct span *para, size_t max)
{
	size_t n = 0;

	for (const char *s = text; *s != '\0' && n < max;) {
		size_t len = strcspn(s, "\n");

		if (len > 0)
			para[n++] = (struct span){ (size_t)(s - text),
				(size_t)(s - text) + len };
		s += len + (s[len] == '\n');
	}
	return n;
}

/* What lies between the marks, parted by '|'; '>' after what runs on, '~'
 * after what is not closed. */
static void
finds(struct check *c, const char *text, const char *want, int line)
{
	struct spans sp = { 0 };
	struct span para[32];
	struct buf b = { 0 };

	span_find(&sp, text, para, lines(text, para, 32));
	for (size_t i = 0; i < sp.n; i++) {
		if (i > 0)
			buf_addc(&b, '|');
		buf_add(&b, text + sp.v[i].in, sp.v[i].out - sp.v[i].in);
		if (sp.v[i].runon)
			buf_addc(&b, '>');
		else if (!sp.v[i].closed)
			buf_addc(&b, '~');
	}
	check_bytes(c, b.s, b.len, want, __FILE__, line);
	buf_free(&b);
	span_free(&sp);
}
#define FINDS(c, text, want) finds((c), (text), (want), __LINE__)

static void
forms(struct check *c)
{
	FINDS(c, "\"Rain,\" she said. \"And snow.\"", "Rain,|And snow.");
	FINDS(c, "\xe2\x80\x9cRain,\xe2\x80\x9d she said.", "Rain,");
	FINDS(c, "''Rain,'' she said. ``Snow''", "Rain,|Snow");
	FINDS(c, "\xc2\xabRain,\xc2\xbb she said.", "Rain,");
	FINDS(c, "\xc2\xbbRain,\xc2\xab she said.", "Rain,");
	FINDS(c, "\xe2\x80\x9eRain,\xe2\x80\x9c she said.", "Rain,");
	FINDS(c, "\xe2\x80\x9dRain,\xe2\x80\x9d she said.", "Rain,");
	FINDS(c, "\xe2\x80\x9cRain,\" she said.", "Rain,");
	FINDS(c, "&quot;Rain,&quot; she said. &ldquo;So&rdquo;", "Rain,|So");
	FINDS(c, "\x93Rain,\x94 she said.", "Rain,");
	FINDS(c, "\"\"Rain,\"\" she said.", "Rain,");
	FINDS(c, "\xef\xbc\x82Rain,\xef\xbc\x82 she said.", "Rain,");
	FINDS(c, "\xe3\x80\x8cRain\xe3\x80\x8d", "Rain");
	FINDS(c, "She said,\"Rain,\" and left.", "Rain,");
}

static void
singles(struct check *c)
{
	FINDS(c, "'Rain,' she said.", "Rain,");
	FINDS(c, "\xe2\x80\x98Rain,\xe2\x80\x99 she said.", "Rain,");
	FINDS(c, "The boys' dog ate 'em in the '90s.", "");
	FINDS(c, "It's the sailors' union, isn't it?", "");
	FINDS(c, "'The sailors' union won't go,' she said.",
	    "The sailors' union won't go,");
	FINDS(c,
	    "\xe2\x80\x98"
	    "Don\xe2\x80\x99t go,\xe2\x80\x99 she said.",
	    "Don\xe2\x80\x99t go,");
	FINDS(c, "'Tis late, and 'twas dark.", "");
	FINDS(c, "'He called it \"rain,\" not snow,' she said.",
	    "He called it \"rain,\" not snow,");
	FINDS(
	    c, "\"He said 'rain' twice,\" she said.", "He said 'rain' twice,");
}

static void
lost(struct check *c)
{
	FINDS(c, "\"Rain, she said.\nNo marks here.", "Rain, she said.~");
	FINDS(c, "\"Rain, she said. \"Snow,\" he said.", "Rain,~|Snow,");
	FINDS(c, "He is 5'10\" tall and 12\" wide.", "");
	FINDS(c, "\"A 12\" pipe,\" she said.", "A 12\" pipe,");
	FINDS(c, "\xe2\x80\x9cThe \xe2\x80\x9cred\xe2\x80\x9d one,\xe2\x80\x9d",
	    "The \xe2\x80\x9cred\xe2\x80\x9d one,");
	FINDS(c, "Rain,\" she said.", "Rain,");
	FINDS(c, "<a href=\"x\">rain</a> and <tweet id=\"1\">", "");
	FINDS(c, "a <b \"rain\"", "rain");
	FINDS(c, "\"\"", "");
}

static void
paragraphs(struct check *c)
{
	FINDS(c, "\"One.\n\"Two.\n\"Three,\" she said.", "One.>|Two.>|Three,");
	FINDS(c, "\"One.\nTwo,\" she said.", "One.>|Two,");
	FINDS(c, "'One.\n'Two,' she said.", "One.>|Two,");
	FINDS(c, "\"One.\n\nShe left.\n\"Two.\"", "One.~|Two.");
}

int
main(void)
{
	struct check c = { 0 };

	forms(&c);
	singles(&c);
	lost(&c);
	paragraphs(&c);
	return check_done(&c);
}
