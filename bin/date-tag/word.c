/* See LICENSE file for copyright and license details. */
#include "word.h"

#include <string.h>

#include "utf8.h"
#include "wordkey.h"

#define DATE_WORDS
#include "dates.h"

enum {
	NUMMAX = 12, /* digits of a number that is one */
	SCALE = 1000
};

bool
word_begins(const char *s)
{
	unsigned key = ((unsigned)s[0] & 31) << 10 |
		       ((unsigned)s[1] & 31) << 5 | ((unsigned)s[2] & 31);

	return ((uint32_t)word_prefix[key / 32] >> key % 32 & 1) != 0;
}

static inline uint16_t
lookup(struct word_key key)
{
	uint32_t h;

	for (h = wordkey_hash(&key); word_slot[h & (WORD_SLOTS - 1)] != 0;
	     h++) {
		unsigned n = word_slot[h & (WORD_SLOTS - 1)] - 1U;

		if (word_keys[n].head == key.head &&
		    word_keys[n].tail == key.tail)
			return (uint16_t)n;
	}
	return WORD_UNKNOWN;
}

uint16_t
word_find(const char *s, size_t len)
{
	if (len == 0 || len > WORD_LONGEST || (len >= 3 && !word_begins(s)))
		return WORD_UNKNOWN;
	return lookup(wordkey_of(s, len));
}

/* The eight bytes at s[at], 0 behind the end. */
static inline uint64_t
eightat(const char *s, size_t len, size_t at)
{
	uint64_t x = 0;

	if (len - at >= 8)
		return mem_eight(s + at);
	if (len >= 8 && at < len)
		return mem_eight(s + len - 8) >> 8 * (8 - (len - at));
	for (; len > at; len--)
		x = x << 8 | (unsigned char)s[len - 1];
	return x;
}

uint16_t
word_at(const char *s, size_t len, size_t at, size_t *end)
{
	struct word_key key = { 0, 0 };
	size_t n = wordkey_letters(eightat(s, len, at), &key.head);

	if (n == 8) {
		n += wordkey_letters(eightat(s, len, at + 8), &key.tail);
		if (n == WORD_LONGEST && at + n < len &&
		    ascii_isalpha(s[at + n])) {
			while (at + n < len && ascii_isalpha(s[at + n]))
				n++;
			*end = at + n;
			return WORD_UNKNOWN;
		}
	}
	*end = at + n;
	return lookup(key);
}

unsigned
word_flags(uint16_t word)
{
	return word == WORD_UNKNOWN ? 0 : word_flag[word];
}

bool
word_value(const struct token *t, unsigned class, int64_t *value)
{
	unsigned i;

	if (t->word == WORD_UNKNOWN)
		return false;
	for (i = word_sense[t->word]; i < word_sense[t->word + 1]; i++) {
		if (sense_class[i] != class)
			continue;
		if (!t->number)
			*value = sense_value[i];
		else
			*value = class == CLASS_NUM	? t->value :
				 class == CLASS_DOTTIME ? t->value / 10 :
							  t->value / SCALE;
		return true;
	}
	return false;
}

static void
setword(struct token *t, uint16_t word)
{
	t->word = word;
	t->kind = word == WORD_UNKNOWN ? 0 : word_kind[2 * word + t->capital];
}

static void
setnumber(struct token *t, uint16_t shape, int64_t thousandths)
{
	t->number = true;
	t->value = thousandths;
	setword(t, shape);
}

static bool
cardinal(const struct token *t, int64_t *v)
{
	return (word_flags(t->word) & WORD_CARD) != 0 && !t->number &&
	       word_value(t, CLASS_CARD, v);
}

/* The length of a blank at s: ASCII ones and NO-BREAK SPACE. */
static size_t
blank(const char *s, size_t n)
{
	if (n == 0)
		return 0;
	if (ascii_isspace(*s))
		return 1;
	return n >= 2 && s[0] == '\xc2' && s[1] == '\xa0' ? 2 : 0;
}

/* An apostrophe, straight or curly. */
static size_t
apostrophe(const char *s, size_t n)
{
	if (n >= 1 && *s == '\'')
		return 1;
	return n >= 3 && memcmp(s, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

/* A hyphen; en dashes and their like join figures as well. */
static size_t
hyphen(const char *s, size_t n)
{
	if (n >= 1 && *s == '-')
		return 1;
	if (n >= 3 && memcmp(s, "\xe2\x80", 2) == 0 && s[2] >= '\x90' &&
	    s[2] <= '\x93')
		return 3;
	return 0;
}

static bool
isletter(char c)
{
	return ascii_isalpha(c) || (c & 0x80) != 0;
}

/* General Punctuation and the marks of Latin-1 */
size_t
word_mark(const char *s, size_t n)
{
	if (n >= 3 && s[0] == '\xe2' && (s[1] == '\x80' || s[1] == '\x81'))
		return 3;
	return n >= 2 && s[0] == '\xc2' ? 2 : 0;
}

bool
word_before(const char *s, size_t i)
{
	if (i == 0 || (i >= 3 && word_mark(s + i - 3, 3) == 3) ||
	    (i >= 2 && word_mark(s + i - 2, 2) == 2))
		return false;
	return ascii_isalnum(s[i - 1]) || (s[i - 1] & 0x80) != 0;
}

/* The end of a run of letters; dots inside "a.m." belong to it. */
static size_t
letters(const char *s, size_t len, size_t i)
{
	size_t start = i, n;

	while (i < len) {
		while (i < len && ascii_isalpha(s[i]))
			i++;
		if (i == len || (s[i] & 0x80) == 0 ||
		    word_mark(s + i, len - i) > 0)
			break;
		i++;
	}
	if (i - start == 1 && i + 1 < len && s[i] == '.' &&
	    ascii_isalpha(s[i + 1]) && (i + 2 >= len || !isletter(s[i + 2]))) {
		i += 2;
		return i < len && s[i] == '.' ? i + 1 : i;
	}
	if (i - start == 1 && (s[start] | 0x20) == 'o' &&
	    (n = apostrophe(s + i, len - i)) > 0 && len - i - n >= 5 &&
	    memcmp(s + i + n, "clock", 5) == 0)
		return i + n + 5;
	return i;
}

static size_t
digits(const char *s, size_t len, size_t i)
{
	while (i < len && ascii_isdigit(s[i]))
		i++;
	return i;
}

static int64_t
number(const char *s, size_t n)
{
	int64_t v = 0;

	for (; n > 0; n--, s++)
		if (ascii_isdigit(*s))
			v = v * 10 + (*s - '0');
	return v;
}

/* The shape of n plain digits of value v. */
static uint16_t
shape(size_t n, int64_t v)
{
	if (n == 1)
		return v == 0 ? WORD_D0 : WORD_D1;
	if (n == 2)
		return v == 0  ? WORD_DD0 :
		       v <= 12 ? WORD_DD12 :
		       v <= 24 ? WORD_DD24 :
		       v <= 31 ? WORD_DD31 :
		       v <= 59 ? WORD_DD59 :
				 WORD_DD99;
	if (n == 3)
		return WORD_DDD;
	if (n == 8)
		return WORD_YMD;
	if (n != 4)
		return WORD_NUM;
	if (v >= 1000 && v <= 2199)
		return v % 100 < 60 ? WORD_HHMM : WORD_YEAR;
	return v < 2400 && v % 100 < 60 ? WORD_HHMMNUM : WORD_NUM;
}

/* What letters may follow digits: 22nd, 1990s.  Others begin a new token if
 * the lexicon has them (10am); otherwise the whole is no number. */
static void
suffix(const char *s, size_t len, struct token *t, size_t n)
{
	size_t end = letters(s, len, t->end);
	const char *p = s + t->end;
	int64_t v = t->value / SCALE;

	if (end == t->end + 2 &&
	    (memcmp(p, "st", 2) == 0 || memcmp(p, "nd", 2) == 0 ||
		memcmp(p, "rd", 2) == 0 || memcmp(p, "th", 2) == 0)) {
		setnumber(t,
		    v >= 1 && v <= 31 && n <= 2 ? WORD_ORD31 : WORD_ORD,
		    t->value);
		t->end = end;
	} else if (end == t->end + 1 && *p == 's' && v % 10 == 0 &&
		   (n == 4 || n == 2)) {
		setnumber(t, n == 4 ? WORD_DECADE : WORD_DECADE2, t->value);
		t->end = end;
	} else if (word_find(s + t->start, end - t->start) != WORD_UNKNOWN) {
		t->number = false;
		setword(t, word_find(s + t->start, end - t->start));
		t->end = end;
	} else if (word_find(p, end - t->end) == WORD_UNKNOWN) {
		t->number = false;
		setword(t, WORD_UNKNOWN);
		while (t->end < len && (ascii_isalnum(s[t->end])))
			t->end++;
	}
}

static bool
digitat(const char *s, size_t len, size_t i)
{
	return i < len && ascii_isdigit(s[i]);
}

/* 1,234,567; the end, or i where it is none. */
static size_t
grouped(const char *s, size_t len, size_t start, size_t i)
{
	if (i - start > 3)
		return i;
	while (i + 3 < len && s[i] == ',' && digits(s, len, i + 1) == i + 4)
		i += 4;
	return i;
}

/* "5 1/2": a fraction behind a whole number or alone; thousandths or 0. */
static int64_t
fraction(const char *s, size_t len, size_t i, size_t *end)
{
	int a, b;

	/* vulgar fractions, U+00BC to U+00BE */
	if (len - i >= 2 && s[i] == '\xc2' && s[i + 1] >= '\xbc' &&
	    s[i + 1] <= '\xbe') {
		*end = i + 2;
		return SCALE * (s[i + 1] - '\xbb') / 4;
	}
	if (len - i < 3 || !digitat(s, len, i) || s[i + 1] != '/' ||
	    !digitat(s, len, i + 2) || digitat(s, len, i + 3))
		return 0;
	if (i + 3 < len && s[i + 3] == '/')
		return 0;
	a = s[i] - '0';
	b = s[i + 2] - '0';
	if (a == 0 || b > 5 || a >= b)
		return 0;
	*end = i + 3;
	return SCALE * a / b;
}

/* .5 and the like behind the whole part. */
static int64_t
decimals(const char *s, size_t len, size_t i, size_t *end)
{
	size_t last = digits(s, len, i + 1);
	int64_t v = 0, unit = SCALE / 10;
	size_t k;

	if (last == i + 1 ||
	    (last + 1 < len && s[last] == '.' && ascii_isdigit(s[last + 1])))
		return -1;
	for (k = i + 1; k < last && unit > 0; k++, unit /= 10)
		v += (s[k] - '0') * unit;
	*end = last;
	return v;
}

/* The second or third group of 22.12.2016. */
static bool
behinddot(const char *s, size_t i)
{
	return i > 1 && s[i - 1] == '.' && ascii_isdigit(s[i - 2]);
}

/* "1/2 hr": a fraction before a unit. */
static bool
halves(const char *s, size_t len, struct token *t)
{
	struct token unit = { .word = WORD_UNKNOWN };
	int64_t part, v;
	size_t end, at;

	if (len - t->start < 3 || s[t->start + 1] != '/' ||
	    (part = fraction(s, len, t->start, &end)) == 0)
		return false;
	for (at = end; at < len && s[at] == ' ';)
		at++;
	unit.word = word_find(s + at, letters(s, len, at) - at);
	if (!word_value(&unit, CLASS_UABBR, &v) &&
	    !word_value(&unit, CLASS_UNIT, &v))
		return false;
	t->end = end;
	setnumber(t, WORD_NUM, part);
	return true;
}

static void
figures(const char *s, size_t len, struct token *t)
{
	size_t n, end;
	int64_t v, part;

	if (halves(s, len, t))
		return;
	end = digits(s, len, t->start);
	n = end - t->start;
	t->end = grouped(s, len, t->start, end);
	if (t->end - t->start > NUMMAX) {
		setword(t, WORD_UNKNOWN);
		return;
	}
	v = number(s + t->start, t->end - t->start);
	setnumber(t, t->end == end ? shape(n, v) : WORD_NUM, v * SCALE);
	if (t->end < len && s[t->end] == '.' && !behinddot(s, t->start) &&
	    (part = decimals(s, len, t->end, &end)) >= 0 &&
	    digitat(s, len, t->end + 1)) {
		/* 10.30 may be a time of day */
		setnumber(t,
		    n <= 2 && end == t->end + 3 && t->value < 24 * SCALE &&
			    part < 600 ?
			WORD_DOTTIME :
			WORD_NUM,
		    t->value + part);
		t->end = end;
		if (t->end < len && ascii_isalpha(s[t->end]) &&
		    word_find(s + t->end, letters(s, len, t->end) - t->end) ==
			WORD_UNKNOWN)
			setword(t, WORD_UNKNOWN);
	} else if (t->end + 1 < len && (s[t->end] == ' ' || s[t->end] == '-') &&
		   (part = fraction(s, len, t->end + 1, &end)) > 0) {
		setnumber(t, WORD_NUM, t->value + part);
		t->end = end;
	} else if (t->end < len && ascii_isalpha(s[t->end])) {
		suffix(s, len, t, n);
	}
	/* A price is no year. */
	if (t->start > 0 && (s[t->start - 1] == '$' || s[t->start - 1] == '#' ||
				(t->start > 1 && s[t->start - 2] == '\xc2' &&
				    s[t->start - 1] == '\xa3') ||
				(t->start > 2 && memcmp(s + t->start - 3,
						     "\xe2\x82\xac", 3) == 0)))
		setword(t, WORD_UNKNOWN);
}

/* Marks count only where nothing but figures or letters is on both sides. */
static void
mark(const char *s, size_t len, struct token *t)
{
	size_t i = t->start, n = hyphen(s + i, len - i);
	bool left = i > 0 && !blank(s + i - 1, 1) && s[i - 1] != '-' &&
		    s[i - 1] != '\xa0';

	t->end = i + (n > 0 ? n : 1);
	while (t->end < len && (s[t->end] & 0xC0) == 0x80)
		t->end++;
	if (n > 0) {
		left = left && t->end < len && ascii_isalnum(s[t->end]);
		setword(t, left ? word_find("-", 1) : WORD_UNKNOWN);
	} else if ((n = apostrophe(s + i, len - i)) > 0) {
		t->end = i + n;
		if (t->end < len && s[t->end] == 's' &&
		    (t->end + 1 == len || !isletter(s[t->end + 1]))) {
			t->end++;
			setword(t, word_find("'s", 2));
		} else if (digitat(s, len, t->end)) {
			setword(t, word_find("'", 1));
		}
	} else if (s[i] == ':' || s[i] == '/' || s[i] == '.') {
		if (left && ascii_isdigit(s[i - 1]) && digitat(s, len, t->end))
			setword(t, word_find(s + i, 1));
	} else {
		setword(t, word_find(s + i, 1));
	}
}

/* Letters that figures follow without belonging to them: FY2013, and ISO 8601's T
 * between a day and its time. */
static bool
standsalone(const char *s, const struct token *t)
{
	size_t n = t->end - t->start;

	return (n == 2 && memcmp(s + t->start, "FY", 2) == 0) ||
	       (n == 1 && s[t->start] == 'T' && t->start > 0 &&
		   ascii_isdigit(s[t->start - 1]));
}

/* "next thurs. Shall we", "till fri": the stop behind an abbreviation in small
 * letters is the end of the sentence. */
static bool
endsthere(const char *s, size_t len, size_t stop)
{
	size_t i = stop + 1;

	while (i < len && s[i] == ' ')
		i++;
	return i == len || (i > stop + 1 && ascii_isupper(s[i])) || s[i] == '.';
}

/* The word that begins at t->start with what is no plain letters: figures, letters
 * beyond ASCII, dots. */
static uint16_t
mixed(const char *s, size_t len, struct token *t)
{
	uint16_t w;

	t->end = letters(s, len, t->start);
	if (!standsalone(s, t))
		t->end = digits(s, len, t->end); /* Q3 */
	w = word_find(s + t->start, t->end - t->start);
	if (w == WORD_UNKNOWN && t->end - t->start == 9 &&
	    word_find("o'clock", 7) != WORD_UNKNOWN &&
	    memcmp(s + t->end - 5, "clock", 5) == 0)
		w = word_find("o'clock", 7); /* with a curly apostrophe */
	return w;
}

static void
lettered(const char *s, size_t len, struct token *t)
{
	uint16_t w = word_at(s, len, t->start, &t->end);
	char next = t->end < len ? s[t->end] : ' ';

	t->capital = ascii_isupper(s[t->start]);
	if ((next & 0x80) != 0 || ascii_isdigit(next) ||
	    (t->end <= t->start + 1 && next != ' '))
		w = mixed(s, len, t);
	setword(t, w);
	if ((word_flags(w) & WORD_ABBR) != 0 && t->end < len &&
	    s[t->end] == '.' && (t->capital || !endsthere(s, len, t->end)))
		t->end++;
}

/* The token at t->start that does not begin with a letter of ASCII. */
static void
unlettered(const char *s, size_t len, struct token *t)
{
	char c = s[t->start];

	if (ascii_isdigit(c))
		figures(s, len, t);
	else if (!isletter(c) || word_mark(s + t->start, len - t->start) > 0)
		mark(s, len, t);
	else
		lettered(s, len, t);
}

static inline bool
rawtoken(const char *s, size_t len, size_t at, struct token *t)
{
	size_t n;

	while (at < len && (n = blank(s + at, len - at)) > 0)
		at += n;
	if (at >= len)
		return false;
	memset(t, 0, sizeof(*t));
	t->start = at;
	t->word = WORD_UNKNOWN;
	if (ascii_isalpha(s[at]))
		lettered(s, len, t);
	else
		unlettered(s, len, t);
	return true;
}

/* The next part of a number in words: by a blank or a hyphen. */
static bool
nextpart(const char *s, size_t len, const struct token *t, struct token *next)
{
	size_t at = t->end + hyphen(s + t->end, len - t->end);

	return at < len && (at > t->end || blank(s + at, len - at) > 0) &&
	       rawtoken(s, len, at, next);
}

/* A sum of parts such as "two hundred and ten thousand and five". */
struct sum {
	int64_t total, part;
	bool year; /* "nineteen ninety-seven" */
};

static bool
addpart(struct sum *c, int64_t v)
{
	if (v == 10000 || v == 20000) { /* million, billion: see words.tsv */
		c->total = (c->total + c->part) *
			   (v == 10000 ? 1000000 : 1000000000);
		c->part = 0;
	} else if (v == 12 && c->part == 1) {
		c->part = v; /* "a dozen" */
	} else if (v == 1000) {
		c->total += c->part * 1000;
		c->part = 0;
	} else if (v == 100 && c->part > 0) {
		c->part *= 100;
	} else if (c->part % 100 == 0 ||
		   (c->part % 10 == 0 && c->part % 100 >= 20 && v < 10)) {
		c->part += v;
	} else if (c->total == 0 && c->part >= 10 && c->part <= 20 && v >= 10 &&
		   v < 100) {
		c->part = c->part * 100 + v;
		c->year = true;
	} else {
		return false;
	}
	return c->total < INT64_C(1000000000000);
}

static void
setwords(struct token *t, const struct sum *c)
{
	int64_t v = c->total + c->part;

	setnumber(t,
	    c->year && v > 1000 && v < 2200 ? WORD_WYEAR :
	    v > 1900 && v < 2100	    ? WORD_WNUM :
	    v >= 1 && v <= 12		    ? WORD_WORD12 :
					      WORD_WORD,
	    v * SCALE);
}

static void
ordinal(struct token *t, const struct token *next, int64_t tens, int64_t one)
{
	t->end = next->end;
	setnumber(t, tens + one <= 31 ? WORD_WDAY31 : WORD_WORD_ORD,
	    (tens + one) * SCALE);
}

/* Joins the words of one number into t. */
static void
numeral(const char *s, size_t len, struct token *t, int64_t v)
{
	struct sum c = { 0, v, false };
	struct token next, and;
	bool more = false;
	int64_t o;

	if (v >= 1000)
		return;
	next = *t;
	while (nextpart(s, len, t, &next)) {
		and = next;
		if (c.part + c.total >= 100 && next.end - next.start == 3 &&
		    memcmp(s + next.start, "and", 3) == 0 &&
		    !nextpart(s, len, &and, &next))
			break;
		if (c.part >= 20 && c.part % 10 == 0 && !next.number &&
		    word_value(&next, CLASS_ORDW, &o) && o < 10) {
			ordinal(t, &next, c.total + c.part, o);
			return;
		}
		if (!cardinal(&next, &v) || v == 12 * 1000 || !addpart(&c, v))
			break;
		more = true;
		t->end = next.end;
	}
	if (more || c.part != 1) /* "one" alone has classes of its own */
		setwords(t, &c);
}

/* "a hundred", "a thousand", "a dozen", "a million" may begin here, by the first
 * letters. */
static bool
isarticle(const char *s, size_t len, const struct token *t)
{
	const char *p = s + t->end;

	if ((s[t->start] | 0x20) != 'a' || len - t->end < 6 || p[0] != ' ')
		return false;
	switch (p[1]) {
	case 'h':
		return p[2] == 'u' && p[3] == 'n';
	case 't':
		return p[2] == 'h' && p[3] == 'o';
	case 'd':
		return p[2] == 'o' && p[3] == 'z';
	case 'm':
	case 'b':
		return p[2] == 'i' && p[3] == 'l';
	default:
		return false;
	}
}

/* Whether "million" or "billion" may follow. */
static bool
islarge(const char *s, size_t len, size_t end)
{
	return len - end > 6 && s[end + 2] == 'i' && s[end + 3] == 'l' &&
	       s[end] == ' ';
}

/* "4.5 billion", "80 million": figures, then the power of ten. */
static void
millions(const char *s, size_t len, struct token *t)
{
	struct token next;
	int64_t v;

	if (t->value > INT64_C(10000) * SCALE ||
	    !rawtoken(s, len, t->end, &next) || !cardinal(&next, &v) ||
	    v < 10000)
		return;
	t->end = next.end;
	setnumber(t, WORD_NUM, t->value * (v == 10000 ? 1000000 : 1000000000));
}

bool
word_next(const char *s, size_t len, size_t at, struct token *t)
{
	int64_t v;

	if (!rawtoken(s, len, at, t))
		return false;
	if (t->kind == 0)
		return true;
	if (t->number) {
		if (islarge(s, len, t->end))
			millions(s, len, t);
	} else if (t->end - t->start == 1) {
		if (isarticle(s, len, t))
			numeral(s, len, t, 1); /* "a hundred" */
	} else if (cardinal(t, &v)) {
		numeral(s, len, t, v);
	}
	return true;
}
