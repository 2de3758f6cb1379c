/* See LICENSE file for copyright and license details. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "abbr.h"
#include "token.h"
#include "utf8.h"

/* What a byte may do; letters carry their case as bits. */
enum {
	UP = 1,
	LOW = 2,
	DIG = 4,
	ALNUM = UP | LOW | DIG,
	HIGH = 8,  /* of a character beyond ASCII */
	GAP = 16,  /* blank */
	JOIN = 32, /* may join two parts of a word */
	QUOTE = 64
};

#define LETTERS26(x)                                                           \
	x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,   \
	    x, x, x
#define HIGH32(x) LETTERS26(x), x, x, x, x, x, x
static const unsigned char kinds[256] = { ['\t'] = GAP,
	['\n'] = GAP,
	['\v'] = GAP,
	['\f'] = GAP,
	['\r'] = GAP,
	[' '] = GAP,
	['"'] = QUOTE,
	['\''] = QUOTE | JOIN,
	['`'] = QUOTE,
	['&'] = JOIN,
	['-'] = JOIN,
	['.'] = JOIN,
	['@'] = JOIN,
	['_'] = LOW,
	[':'] = JOIN,
	['0'] = DIG,
	DIG,
	DIG,
	DIG,
	DIG,
	DIG,
	DIG,
	DIG,
	DIG,
	DIG,
	['A'] = LETTERS26(UP),
	['a'] = LETTERS26(LOW),
	[128] = HIGH32(HIGH),
	HIGH32(HIGH),
	HIGH32(HIGH),
	HIGH32(HIGH) };

static inline unsigned
kind(char c)
{
	return kinds[(unsigned char)c];
}

/* The text being cut; i is where the next token or blank begins. */
struct scan {
	const char *s;
	size_t i;
	size_t end;
	unsigned flags; /* BLANK and BREAK for the next token */
	struct tokens *out;
};

/* What a word is seen to hold. */
struct shape {
	unsigned bits;
	size_t ups;
	size_t part; /* where the part after the last stop begins */
	bool dots;   /* U.S. */
};

static char
peek(const struct scan *c, size_t i)
{
	return i < c->end ? c->s[i] : '\0';
}

static bool
starts(const struct scan *c, size_t i, const char *lit)
{
	size_t n = strlen(lit);

	return c->end - i >= n && memcmp(c->s + i, lit, n) == 0;
}

/* Length of an HTML character reference at i (HTML 4.01, 5.3), 0: none. */
static size_t
reference(const struct scan *c, size_t i)
{
	enum { LONGEST = 10 };
	size_t j = i + 1;

	if (peek(c, j) == '#')
		j++;
	while (j < i + LONGEST && ascii_isalnum(peek(c, j)))
		j++;
	return peek(c, j) == ';' && ascii_isalnum(c->s[j - 1]) ? j + 1 - i : 0;
}

/* Whether the reference at i, n bytes, is one of the listed, each in ;. */
static bool
among(const struct scan *c, size_t i, size_t n, const char *list)
{
	const char *p;

	for (p = list; *p != '\0'; p = strchr(p, ';') + 1)
		if (*p == c->s[i + 1] && strncmp(p, c->s + i + 1, n - 1) == 0)
			return true;
	return false;
}

static size_t
apostrophe(const struct scan *c, size_t i)
{
	size_t n;

	if (peek(c, i) == '\'')
		return 1;
	if (starts(c, i, "\xE2\x80\x99"))
		return 3;
	if (peek(c, i) != '&' || (n = reference(c, i)) == 0)
		return 0;
	return among(c, i, n, "#39;#039;apos;rsquo;#8217;#x27;#x2019;") ? n : 0;
}

/* Length of a letter, mark or digit of a word at i; its case into bits. */
static size_t
letter(const struct scan *c, size_t i, unsigned *bits)
{
	uint32_t cp;
	size_t n;

	*bits = kind(c->s[i]);
	if (*bits != HIGH)
		return *bits & ALNUM ? 1 : 0;
	n = utf8_decode(c->s + i, c->end - i, &cp);
	switch (utf8_class(cp)) {
	case UTF8_UPPER:
		*bits = UP;
		return n;
	case UTF8_LOWER:
	case UTF8_LETTER:
	case UTF8_MARK:
		*bits = LOW;
		return n;
	case UTF8_DIGIT:
		*bits = DIG;
		return n;
	case UTF8_OTHER:
		/* zero-width joiners, soft hyphen, and bytes of an 8-bit
		 * encoding stay in their word */
		*bits = 0;
		return cp == 0xAD || (cp >= 0x200B && cp <= 0x200D) ||
			       cp == 0x2060 || cp == 0xFEFF ||
			       (cp == UTF8_BAD && i > 0 &&
				   kind(c->s[i - 1]) & ALNUM) ?
			   n :
			   0;
	case UTF8_SPACE:
	case UTF8_PUNCT:
	default:
		return 0;
	}
}

/* Bytes of blank at i, 0: none. */
static size_t
blank(const struct scan *c, size_t i)
{
	uint32_t cp;
	size_t n;

	if (kind(c->s[i]) & GAP)
		return 1;
	if (c->s[i] == '&')
		return (n = reference(c, i)) > 0 &&
			       among(c, i, n, "nbsp;#160;#xa0;#xA0;") ?
			   n :
			   0;
	if ((unsigned char)c->s[i] < 0xC2)
		return 0;
	n = utf8_decode(c->s + i, c->end - i, &cp);
	return utf8_class(cp) == UTF8_SPACE ? n : 0;
}

static inline void
emit(struct scan *c, enum token_kind k, size_t len, unsigned flags)
{
	struct tokens *o = c->out;
	struct token *t;

	if (o->n == o->cap)
		o->tok = mem_grow(o->tok, &o->cap, o->n + 1, sizeof(*o->tok));
	t = &o->tok[o->n++];
	t->start = c->i;
	t->end = c->i + len;
	t->kind = (uint8_t)k;
	t->first = c->s[c->i];
	t->flags = (uint16_t)(c->flags | flags);
	c->flags = 0;
	c->i += len;
}

static size_t
toblank(const struct scan *c, size_t i)
{
	while (i < c->end && !(kind(c->s[i]) & GAP) && c->s[i] != '<' &&
	       c->s[i] != '"')
		i++;
	return i;
}

/* An address ends before the marks that close its sentence. */
static size_t
address(const struct scan *c, size_t i)
{
	size_t j = toblank(c, i);

	while (j > i + 1 && strchr(".,;:!?)'", c->s[j - 1]) != NULL)
		j--;
	return j;
}

/* Whether a stop at j belongs to the word that begins at i. */
static bool
stopjoins(const struct scan *c, size_t i, size_t j, const struct shape *w)
{
	char next = peek(c, j + 1);

	if (j - w->part == 1 && (ascii_isalpha(next) || w->dots))
		return true;
	if (ascii_islower(next))
		return true;
	if (j - w->part == 1 && w->part == i && w->bits == UP)
		return c->s[i] != 'I' && next != '\0';
	if (ascii_isalnum(next))
		return false;
	return abbr_find(c->s + i, j - i) != 0;
}

/*
 * At j, after a letter of the word that begins at i, stands a byte that may
 * join.  Returns the bytes to take along; 0: the word ends at j.
 */
static size_t
join(const struct scan *c, size_t i, size_t j, struct shape *w)
{
	unsigned bits;
	size_t n;

	if (c->s[j] == '-')
		return j + 1 < c->end && letter(c, j + 1, &bits) > 0;
	if (c->s[j] == '.') {
		if (!stopjoins(c, i, j, w))
			return 0;
		w->dots = true;
		w->part = j + 1;
		return 1;
	}
	if ((n = apostrophe(c, j)) > 0) {
		if (j + n >= c->end || letter(c, j + n, &bits) == 0)
			return 0;
		if (ascii_lower(c->s[j + n]) != 's')
			return n;
		return j + n + 1 < c->end && letter(c, j + n + 1, &bits) > 0 ?
			   n :
			   0;
	}
	if (c->s[j] == '&') {
		n = starts(c, j, "&amp;") ? 5 : 1;
		return w->bits == UP && ascii_isupper(peek(c, j + n)) ? n : 0;
	}
	return 0;
}

static unsigned
flagsof(const struct scan *c, size_t i, size_t j, const struct shape *w)
{
	unsigned f = 0, bits = kind(c->s[i]);

	if (bits == HIGH)
		letter(c, i, &bits);
	if (bits == UP)
		f |= TOKEN_CAP;
	if (w->bits & LOW)
		f |= TOKEN_LOWER;
	else if (w->ups >= 2)
		f |= TOKEN_CAPS;
	if (w->bits & DIG)
		f |= TOKEN_DIGIT;
	if (c->s[j - 1] == '.')
		f |= TOKEN_ABBR;
	if (j - i == 2 && f & TOKEN_ABBR && f & TOKEN_CAP)
		f |= TOKEN_INITIAL;
	return f;
}

/* Most of any word: ASCII letters and digits. */
static size_t
ascii(const struct scan *c, size_t j, struct shape *w)
{
	const char *s = c->s;
	size_t end = c->end, ups = 0;
	unsigned bits = 0, k;

	for (; j < end && (k = kind(s[j])) & ALNUM; j++) {
		bits |= k;
		ups += k & UP;
	}
	w->bits |= bits;
	w->ups += ups;
	return j;
}

/* Letters, digits and what joins them, from i. */
static size_t
run(const struct scan *c, size_t i, struct shape *w, bool *hyphen)
{
	size_t j = i, n;
	unsigned k;

	while (j < c->end) {
		j = ascii(c, j, w);
		if (j == c->end)
			break;
		k = kind(c->s[j]);
		if (k == HIGH && (n = letter(c, j, &k)) > 0) {
			w->bits |= k;
			w->ups += k & UP;
			j += n;
		} else if ((k & (JOIN | HIGH)) == 0 ||
			   (n = join(c, i, j, w)) == 0) {
			break;
		} else {
			*hyphen |= c->s[j] == '-';
			j += n;
			/* the part after a hyphen may have stops of its own */
			if (c->s[j - 1] == '-')
				w->part = j;
		}
	}
	return j;
}

#define EIGHT(x) ((x)*0x0101010101010101u) /* one byte eight times */

/* In the upper bit of each byte of v: whether it is an ASCII letter. */
static inline uint64_t
letters(uint64_t v)
{
	uint64_t low = (v | EIGHT(0x20u)) & EIGHT(0x7Fu);

	return (low + EIGHT(0x80u - 'a')) & ~(low + EIGHT(0x7Fu - 'z')) & ~v &
	       EIGHT(0x80u);
}

/* Most words: less than eight ASCII letters, and nothing behind them that may
 * go on.  False, and nothing is done, for the rest. */
static inline bool
plainword(struct scan *c)
{
	uint64_t v, end;
	unsigned n, f;

	if (c->end - c->i < 8)
		return false;
	v = mem_eight(c->s + c->i);
	end = ~letters(v) & EIGHT(0x80u);
	if (end == 0)
		return false;
	n = mem_lowest(end) / 8;
	if (kind(c->s[c->i + n]) & (ALNUM | JOIN | HIGH))
		return false;
	f = v & 0x20 ? 0u : TOKEN_CAP;
	/* of its letters, those that are small */
	if (v & EIGHT(0x20u) & ((end - 1) & ~end) >> 7)
		f |= TOKEN_LOWER;
	else if (n >= 2)
		f |= TOKEN_CAPS;
	emit(c, TOKEN_WORD, n, f | TOKEN_PLAIN);
	return true;
}

/* The same for words of any length, with digits in them. */
static inline bool
asciiword(struct scan *c)
{
	const char *s = c->s;
	size_t j = c->i, end = c->end, ups = 0;
	unsigned bits = 0, k = 0, f;

	for (; j < end && (k = kind(s[j])) & ALNUM; j++)
		bits |= k;
	if (k & (JOIN | HIGH))
		return false;
	f = kind(s[c->i]) & UP ? TOKEN_CAP : 0u;
	if (bits & LOW) {
		f |= TOKEN_LOWER;
	} else {
		for (size_t i = c->i; i < j; i++)
			ups += kind(s[i]) & UP;
		if (ups >= 2)
			f |= TOKEN_CAPS;
	}
	if (bits & DIG)
		f |= TOKEN_DIGIT;
	emit(c, TOKEN_WORD, j - c->i, f | TOKEN_PLAIN);
	return true;
}

static void
word(struct scan *c)
{
	struct shape w = { .part = c->i };
	bool hyphen = false;
	size_t j = run(c, c->i, &w, &hyphen);

	if ((peek(c, j) == '@' && ascii_isalnum(peek(c, j + 1))) ||
	    (peek(c, j) == ':' && starts(c, j, "://"))) {
		emit(c, TOKEN_ADDR, address(c, c->i) - c->i, 0);
		return;
	}
	if (w.dots && starts(c, c->i, "www.")) {
		emit(c, TOKEN_ADDR, address(c, c->i) - c->i, 0);
		return;
	}
	emit(c, TOKEN_WORD, j - c->i,
	    flagsof(c, c->i, j, &w) | (hyphen ? TOKEN_HYPHEN : 0u));
}

/* Digits with their separators; letters right behind belong (1990s, 22nd). */
static void
number(struct scan *c, size_t skip)
{
	struct shape w = { .part = c->i + skip };
	size_t j = c->i + skip;
	bool hyphen = false;

	while (j < c->end) {
		if (kind(c->s[j]) & DIG)
			j++;
		else if (memchr(",.:/-", c->s[j], 5) != NULL &&
			 kind(peek(c, j + 1)) & DIG)
			j += 2;
		else
			break;
	}
	if (j < c->end && (kind(c->s[j]) & (UP | LOW) || c->s[j] == '-'))
		j = run(c, j, &w, &hyphen);
	w.bits |= DIG;
	emit(c, TOKEN_NUMBER, j - c->i,
	    flagsof(c, c->i, j, &w) | (hyphen ? TOKEN_HYPHEN : 0u));
}

/* An apostrophe of n bytes at c->i: possessive, a decade's, or a mark. */
static void
apos(struct scan *c, size_t n)
{
	size_t j = c->i + n;
	unsigned bits, prev = c->i > 0 ? kind(c->s[c->i - 1]) : GAP;
	bool after = c->flags == 0 && c->out->n > 0 &&
		     c->out->tok[c->out->n - 1].kind <= TOKEN_NUMBER &&
		     c->out->tok[c->out->n - 1].end == c->i;

	if (after && ascii_lower(peek(c, j)) == 's' &&
	    (j + 1 >= c->end || letter(c, j + 1, &bits) == 0)) {
		emit(c, TOKEN_POSS, n + 1, 0);
		return;
	}
	if (after && ascii_lower(c->s[c->i - 1]) == 's' &&
	    kind(peek(c, j)) & GAP && kind(peek(c, j + 1)) & ALNUM) {
		emit(c, TOKEN_POSS, n, 0);
		return;
	}
	if (prev & GAP && ascii_isdigit(peek(c, j)) &&
	    ascii_isdigit(peek(c, j + 1)) && !ascii_isdigit(peek(c, j + 2))) {
		number(c, n);
		return;
	}
	if (peek(c, c->i) == '\'' && peek(c, j) == '\'')
		n = 2;
	emit(c, TOKEN_QUOTE, n, 0);
}

/* & that begins a reference or stands alone. */
static void
ampersand(struct scan *c)
{
	static const char marks[] = "quot;#34;ldquo;rdquo;lsquo;#8220;#8221;"
				    "#8216;#x201c;#x201d;laquo;raquo;";
	size_t n = reference(c, c->i);

	if (n == 0)
		emit(c, TOKEN_PUNCT, 1, 0);
	else if (apostrophe(c, c->i) == n)
		apos(c, n);
	else if (among(c, c->i, n, marks))
		emit(c, TOKEN_QUOTE, n, 0);
	else
		emit(c, starts(c, c->i, "&amp;") ? TOKEN_PUNCT : TOKEN_OTHER, n,
		    0);
}

/* <p class="x">, </p>: ends at > and never holds a second <. */
static void
tag(struct scan *c)
{
	enum { LONGEST = 4096 };
	char next = peek(c, c->i + 1);
	size_t j = c->i + 1;

	if (ascii_isalpha(next) || next == '/' || next == '!')
		while (j < c->end && j < c->i + LONGEST && c->s[j] != '<' &&
		       c->s[j] != '>')
			j++;
	if (peek(c, j) == '>')
		emit(c, TOKEN_ADDR, j + 1 - c->i, 0);
	else
		emit(c, TOKEN_PUNCT, 1, 0);
}

static bool
isquote(uint32_t cp)
{
	return (cp >= 0x2018 && cp <= 0x201F) || cp == 0xAB || cp == 0xBB ||
	       cp == 0x2039 || cp == 0x203A || cp == 0xFF02 ||
	       (cp >= 0x300C && cp <= 0x300F) || cp == 0x2032 || cp == 0x2033;
}

static void
high(struct scan *c)
{
	unsigned bits;
	uint32_t cp;
	size_t n;

	if (letter(c, c->i, &bits) > 0) {
		word(c);
		return;
	}
	n = utf8_decode(c->s + c->i, c->end - c->i, &cp);
	if (cp == 0x2019)
		apos(c, n);
	else if (isquote(cp))
		emit(c, TOKEN_QUOTE, n, 0);
	else
		emit(c,
		    utf8_class(cp) == UTF8_PUNCT ? TOKEN_PUNCT : TOKEN_OTHER, n,
		    0);
}

/* A mark; dots and hyphens come in runs. */
static void
mark(struct scan *c)
{
	char m = c->s[c->i];
	size_t j = c->i + 1;

	if ((m == '@' || m == '#') && ascii_isalpha(peek(c, j))) {
		while (ascii_isalnum(peek(c, j)) || peek(c, j) == '_')
			j++;
		emit(c, TOKEN_ADDR, j - c->i, 0);
		return;
	}
	if (m == '.' || m == '-' || m == '`')
		while (j < c->end && c->s[j] == m)
			j++;
	emit(c,
	    m == '`' || m == '"'		  ? TOKEN_QUOTE :
	    (unsigned char)m < ' ' || m == '\x7f' ? TOKEN_OTHER :
						    TOKEN_PUNCT,
	    j - c->i, 0);
}

static void
one(struct scan *c)
{
	char m = c->s[c->i];
	unsigned k = kind(m);

	if (k & (UP | LOW))
		word(c);
	else if (k & DIG)
		number(c, 0);
	else if (k == HIGH)
		high(c);
	else if (m == '\'')
		apos(c, 1);
	else if (m == '&')
		ampersand(c);
	else if (m == '<')
		tag(c);
	else
		mark(c);
}

void
token_scan(struct tokens *ts, const char *text, struct span at)
{
	struct scan c = { text, at.start, at.end, TOKEN_BLANK | TOKEN_BREAK,
		ts };
	size_t n;

	while (c.i < c.end) {
		if (text[c.i] == ' ') {
			c.flags |= TOKEN_BLANK;
			c.i++;
		} else if (kind(text[c.i]) & (UP | LOW)) {
			if (!plainword(&c) && !asciiword(&c))
				word(&c);
		} else if ((n = blank(&c, c.i)) > 0) {
			c.flags |= TOKEN_BLANK;
			if (text[c.i] == '\n')
				c.flags |= TOKEN_BREAK;
			c.i += n;
		} else {
			one(&c);
		}
	}
}

size_t
token_at(const struct tokens *ts, size_t off)
{
	size_t lo = 0, hi = ts->n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (ts->tok[mid].end <= off)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

void
token_free(struct tokens *ts)
{
	free(ts->tok);
	*ts = (struct tokens){ 0 };
}
