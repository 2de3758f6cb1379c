/* See LICENSE file for copyright and license details. */
#include "docdate.h"

#include "cal.h"
#include "utf8.h"

enum {
	ISO_LEN = 10, /* YYYY-MM-DD */
	DATELINE_LINES = 3,
	DATELINE_LEN = 120, /* bytes of a line that may be a dateline */
	PLACE_WORDS = 8
};

const char *const docdate_names[] = { "", "option", "field", "header",
	"dateline", "key", "text" };

/* Month names by their first three letters, with the length of the whole. */
struct month {
	unsigned abbr;
	size_t len;
};

#define ABBR(a, b, c) (unsigned)((a) << 16 | (b) << 8 | (c))
static const struct month months[] = { { ABBR('j', 'a', 'n'), 7 },
	{ ABBR('f', 'e', 'b'), 8 }, { ABBR('m', 'a', 'r'), 5 },
	{ ABBR('a', 'p', 'r'), 5 }, { ABBR('m', 'a', 'y'), 3 },
	{ ABBR('j', 'u', 'n'), 4 }, { ABBR('j', 'u', 'l'), 4 },
	{ ABBR('a', 'u', 'g'), 6 }, { ABBR('s', 'e', 'p'), 9 },
	{ ABBR('o', 'c', 't'), 7 }, { ABBR('n', 'o', 'v'), 8 },
	{ ABBR('d', 'e', 'c'), 8 } };

/* What may stand before a date that opens a document, in lower case; the
 * first STRONG of them say that it is the document's. */
enum { STRONG = 8 };
static const char *const leads[] = { "published on", "published", "posted on",
	"posted", "updated on", "updated", "last updated", "date", "monday",
	"tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
	"sun" };

static bool
number(const char *s, size_t n, int *v)
{
	size_t i;

	for (*v = 0, i = 0; i < n; i++) {
		if (!ascii_isdigit(s[i]))
			return false;
		*v = *v * 10 + (s[i] - '0');
	}
	return n > 0;
}

static bool
put(char iso[11], int y, int m, int d)
{
	int i;

	if (y < 1 || !cal_valid(y, m, d))
		return false;
	for (i = 3; i >= 0; i--, y /= 10)
		iso[i] = (char)('0' + y % 10);
	iso[4] = iso[7] = '-';
	iso[5] = (char)('0' + m / 10);
	iso[6] = (char)('0' + m % 10);
	iso[8] = (char)('0' + d / 10);
	iso[9] = (char)('0' + d % 10);
	iso[10] = '\0';
	return true;
}

static bool
isodate(struct bytes s, char iso[11])
{
	int y, m, d;

	return s.len >= ISO_LEN && s.s[4] == '-' && s.s[7] == '-' &&
	       number(s.s, 4, &y) && number(s.s + 5, 2, &m) &&
	       number(s.s + 8, 2, &d) && put(iso, y, m, d);
}

int
docdate_field(struct bytes f, char iso[11])
{
	int y, m, d;

	iso[0] = '\0';
	if (f.len == 0)
		return 0;
	if (f.len == 8 && number(f.s, 4, &y) && number(f.s + 4, 2, &m) &&
	    number(f.s + 6, 2, &d))
		return put(iso, y, m, d) ? 1 : -1;
	/* ISO 8601 has T before the time; databases write a blank. */
	if (f.len > ISO_LEN && f.s[ISO_LEN] != 'T' && f.s[ISO_LEN] != ' ')
		return -1;
	return isodate(f, iso) ? 1 : -1;
}

bool
docdate_key(struct bytes s, char iso[11])
{
	size_t i, start;

	for (i = 0; i < s.len; i++) {
		for (start = i; i < s.len && ascii_isdigit(s.s[i]);)
			i++;
		if (i - start == 8 &&
		    docdate_field((struct bytes){ s.s + start, 8 }, iso) == 1)
			return true;
	}
	iso[0] = '\0';
	return false;
}

size_t
docdate_header(struct bytes s, char iso[11], size_t *end)
{
	static const char word[] = "date";
	size_t i = 0, at;

	while (i < s.len && (s.s[i] == ' ' || s.s[i] == '\t'))
		i++;
	if (s.len - i < sizeof(word) + ISO_LEN ||
	    memcmp(s.s + i, word, sizeof(word) - 1) != 0 ||
	    !ascii_isspace(s.s[i + sizeof(word) - 1]))
		return 0;
	at = i + sizeof(word);
	if (!isodate((struct bytes){ s.s + at, s.len - at }, iso))
		return 0;
	i = at + ISO_LEN;
	if (i < s.len && !ascii_isspace(s.s[i]))
		return 0;
	while (i < s.len && (s.s[i] == ' ' || s.s[i] == '\t'))
		i++;
	*end = i;
	return at;
}

/* Full stops and closing marks; the curly ones by their last byte. */
static bool
closes(const char *s, size_t i)
{
	static const char curly[2][4] = { "\xe2\x80\x9d", "\xe2\x80\x99" };

	if (i == 0)
		return false;
	if (memchr(".!?\"')]", s[i - 1], 7) != NULL)
		return true;
	return i >= 3 && (memcmp(s + i - 3, curly[0], 3) == 0 ||
			     memcmp(s + i - 3, curly[1], 3) == 0);
}

static bool
gluedat(struct bytes s, size_t year)
{
	size_t i = year, end;
	char iso[11];

	while (i > 0 && s.s[i - 1] == ' ')
		i--;
	if (i == year || i < 4 || memcmp(s.s + i - 4, "date", 4) != 0)
		return false;
	i -= 4;
	if (docdate_header((struct bytes){ s.s + i, s.len - i }, iso, &end) ==
	    0)
		return false;
	/* Blanks are bounded so that a line of them stays linear. */
	for (end = 0; end < 8 && i > 0 && s.s[i - 1] == ' '; end++)
		i--;
	return closes(s.s, i);
}

size_t
docdate_glued(struct bytes s)
{
	const char *p = s.s, *last = s.s + s.len;
	size_t n = 0;

	/* Hyphens are rarer than any letter of "date". */
	while (p < last && (p = memchr(p, '-', (size_t)(last - p))) != NULL) {
		if (last - p >= 6 && p[3] == '-' && p - s.s >= 9 &&
		    p[-5] == ' ' && gluedat(s, (size_t)(p - s.s) - 4))
			n++;
		p++;
	}
	return n;
}

/* The length of the month name at s, 0 if there is none. */
static size_t
monthat(const char *s, size_t n, int *month)
{
	unsigned abbr;
	size_t i, len;

	if (n < 3 || !ascii_isalpha(s[0]) || !ascii_isalpha(s[1]) ||
	    !ascii_isalpha(s[2]))
		return 0;
	abbr = ABBR(s[0] | 0x20, s[1] | 0x20, s[2] | 0x20);
	for (i = 0; i < 12; i++)
		if (abbr == months[i].abbr)
			break;
	if (i == 12)
		return 0;
	for (len = 3; len < n && ascii_isalpha(s[len]); len++)
		;
	if (len != 3 && len != months[i].len && len != 4)
		return 0;
	*month = (int)i + 1;
	return len < n && s[len] == '.' && len != months[i].len ? len + 1 : len;
}

/* One or two digits, with 1st 2nd 3rd 4th; returns its length or 0. */
static size_t
dayat(const char *s, size_t n, int *day)
{
	size_t len = 0;

	while (len < n && len < 3 && ascii_isdigit(s[len]))
		len++;
	if (len == 0 || len > 2 || !number(s, len, day))
		return 0;
	if (n - len >= 2 && ascii_isalpha(s[len]) &&
	    ascii_isalpha(s[len + 1]) &&
	    (n - len == 2 || !ascii_isalnum(s[len + 2])))
		len += 2;
	return len;
}

static size_t
yearat(const char *s, size_t n, int *year)
{
	if (n < 4 || (n > 4 && ascii_isalnum(s[4])) || !number(s, 4, year))
		return 0;
	return 4;
}

static size_t
gap(const char *s, size_t n, size_t i)
{
	while (i < n && (s[i] == ' ' || s[i] == ','))
		i++;
	return i;
}

/* "December 22, 2016", "22 Dec. 2016", "2016-12-22" at s; its length or 0. */
static size_t
dateat(struct bytes b, char iso[11])
{
	const char *s = b.s;
	size_t n = b.len, i = 0, len;
	int y, m, d;

	if (isodate(b, iso))
		return n > ISO_LEN && ascii_isdigit(s[ISO_LEN]) ? 0 : ISO_LEN;
	if ((len = monthat(s, n, &m)) != 0) {
		i = gap(s, n, len);
		if ((len = dayat(s + i, n - i, &d)) == 0)
			return 0;
	} else {
		if ((len = dayat(s, n, &d)) == 0)
			return 0;
		i = gap(s, n, len);
		if (i == len || (len = monthat(s + i, n - i, &m)) == 0)
			return 0;
	}
	i = gap(s, n, i + len);
	if ((len = yearat(s + i, n - i, &y)) == 0 || !put(iso, y, m, d))
		return 0;
	return i + len;
}

enum lead { LEAD_NONE, LEAD_WEAK, LEAD_STRONG };

/* What s is in front of a date: nothing or a weekday are weak, "Published on"
 * is strong. */
static enum lead
leadof(struct bytes s)
{
	char low[32];
	size_t i, n = 0;

	for (i = 0; i < s.len && n < sizeof(low); i++)
		if (ascii_isalpha(s.s[i]) || (s.s[i] == ' ' && n > 0))
			low[n++] = ascii_lower(s.s[i]);
		else if (memchr(":, ", s.s[i], 3) == NULL)
			return LEAD_NONE;
	while (n > 0 && low[n - 1] == ' ')
		n--;
	if (i < s.len)
		return LEAD_NONE;
	if (n == 0)
		return LEAD_WEAK;
	for (i = 0; i < sizeof(leads) / sizeof(*leads); i++)
		if (strlen(leads[i]) == n && memcmp(leads[i], low, n) == 0)
			return i < STRONG ? LEAD_STRONG : LEAD_WEAK;
	return LEAD_NONE;
}

/* Every word of s begins with a capital, as in "ALMATY, Kazakhstan (AP)". */
static bool
isplace(struct bytes s)
{
	size_t i, words = 0;
	bool in = false;

	for (i = 0; i < s.len; i++) {
		if (ascii_isalnum(s.s[i]) || (s.s[i] & 0x80)) {
			if (!in &&
			    (++words > PLACE_WORDS || ascii_islower(s.s[i])))
				return false;
			in = true;
		} else if (memchr(" ,.()/'-", s.s[i], 8) == NULL) {
			return false;
		} else if (s.s[i] != '\'' && s.s[i] != '-') {
			in = false;
		}
	}
	return words > 0;
}

/* What follows a date that is a line's head: its end, a dash, a colon, an
 * agency in parentheses, a bar. */
static bool
isbreak(struct bytes s)
{
	size_t i = 0;

	while (i < s.len && s.s[i] == ' ')
		i++;
	return i == s.len || memchr("-:(|_", s.s[i], 5) != NULL ||
	       (s.s[i] == '.' && i + 1 == s.len) ||
	       (s.len - i >= 3 && memcmp(s.s + i, "\xe2\x80", 2) == 0);
}

/* Whether a date between lead and rest dates the line. */
static bool
dates(struct bytes lead, struct bytes rest)
{
	enum lead kind = leadof(lead);

	return kind == LEAD_STRONG ||
	       (isbreak(rest) && (kind == LEAD_WEAK || isplace(lead)));
}

/* Whether a date may begin with this letter or figure: the first letters of
 * months have a bit each. */
static inline bool
begins(char c)
{
#define FIRST(c) (1u << ((c)&31))
	const unsigned first = FIRST('a') | FIRST('d') | FIRST('f') |
			       FIRST('j') | FIRST('m') | FIRST('n') |
			       FIRST('o') | FIRST('s');
#undef FIRST
	return ascii_isdigit(c) || (first >> (c & 31) & 1) != 0;
}

static bool
lineat(struct bytes line, char iso[11])
{
	struct bytes lead = { line.s, 0 }, rest;
	bool before, word = false;
	size_t i, len;

	for (i = 0; i < line.len && i < DATELINE_LEN; i++) {
		before = word;
		word = ascii_isalnum(line.s[i]);
		if (before || !word || !begins(line.s[i]))
			continue;
		rest.s = line.s + i;
		rest.len = line.len - i;
		if ((len = dateat(rest, iso)) == 0)
			continue;
		lead.len = i;
		rest.s += len;
		rest.len -= len;
		return dates(lead, rest);
	}
	return false;
}

bool
docdate_dateline(struct bytes s, char iso[11])
{
	struct bytes line;
	size_t i = 0, n, lines = 0;

	for (; i < s.len && lines < DATELINE_LINES; i += n + 1) {
		const char *lf = memchr(s.s + i, '\n', s.len - i);

		n = lf != NULL ? (size_t)(lf - s.s) - i : s.len - i;
		line.s = s.s + i;
		line.len = n;
		while (line.len > 0 && ascii_isspace(*line.s)) {
			line.s++;
			line.len--;
		}
		while (line.len > 0 && ascii_isspace(line.s[line.len - 1]))
			line.len--;
		if (line.len == 0)
			continue;
		lines++;
		if (lineat(line, iso))
			return true;
	}
	iso[0] = '\0';
	return false;
}
