/* See LICENSE file for copyright and license details. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tsv.h"
#include "utf8.h"

size_t
tsv_split(struct bytes r, struct bytes **field, size_t *cap)
{
	const char *p = r.s, *end = r.s + r.len, *tab;
	size_t n = 0;

	for (;;) {
		*field = mem_grow(*field, cap, n + 1, sizeof(**field));
		tab = p < end ? memchr(p, '\t', (size_t)(end - p)) : NULL;
		(*field)[n].s = p;
		(*field)[n].len = (size_t)((tab != NULL ? tab : end) - p);
		n++;
		if (tab == NULL)
			return n;
		p = tab + 1;
	}
}

size_t
tsv_count(struct bytes r)
{
	size_t n = 1;

	for (const char *p = r.s, *end = r.s + r.len;
	     p < end && (p = memchr(p, '\t', (size_t)(end - p))) != NULL; p++)
		n++;
	return n;
}

/* The byte that \c stands for, or -1. */
static int
unescaped(char c)
{
	switch (c) {
	case 't':
		return '\t';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	case '\\':
		return '\\';
	default:
		return -1;
	}
}

size_t
tsv_skip(struct bytes s, size_t n)
{
	size_t i = 0;

	for (; n > 0 && i < s.len; n--)
		i += s.s[i] == '\\' && i + 1 < s.len &&
			     unescaped(s.s[i + 1]) != -1 ?
			 2 :
			 1;
	return i;
}

bool
tsv_unescape(struct buf *b, struct bytes s)
{
	const char *p = s.s, *end = s.s + s.len, *bs;
	char *to;
	bool any = false;

	if (s.len == 0)
		return false;
	buf_room(b, s.len);
	to = b->s + b->len;
	while ((bs = memchr(p, '\\', (size_t)(end - p))) != NULL) {
		int c = bs + 1 < end ? unescaped(bs[1]) : -1;

		memcpy(to, p, (size_t)(bs - p));
		to += bs - p;
		*to++ = c == -1 ? '\\' : (char)c;
		p = bs + (c == -1 ? 1 : 2);
		any = any || c != -1;
	}
	memcpy(to, p, (size_t)(end - p));
	b->len = (size_t)(to - b->s) + (size_t)(end - p);
	return any;
}

static bool
special(char c)
{
	return c == '\t' || c == '\n' || c == '\r' || c == '\\';
}

/* Whether one of the 8 bytes of x is below 0x10 or a backslash; may also be
 * true for a byte of 0x80 or more behind such a one.  Bit tricks: Warren,
 * Hacker's Delight, 6-1. */
static bool
maybe(uint64_t x)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t y = x ^ ('\\' * ones);

	return ((((x - 0x10 * ones) & ~x) | ((y - ones) & ~y)) & (ones << 7)) !=
	       0;
}

/* Bytes of s before the first that tsv_escape changes. */
static size_t
clean(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n) {
		while (n - i >= sizeof(uint64_t) && !maybe(mem_eight(s + i)))
			i += sizeof(uint64_t);
		if (n - i >= 4 && n - i < sizeof(uint64_t) &&
		    !maybe(mem_ends(s + i, n - i)))
			return n;
		for (size_t j = 0; j < sizeof(uint64_t) && i < n; j++, i++)
			if (special(s[i]))
				return i;
	}
	return n;
}

/* The letter behind the backslash that c is written with. */
static char
letter(char c)
{
	switch (c) {
	case '\t':
		return 't';
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	default:
		return c;
	}
}

static void
escape(struct buf *b, struct bytes s, bool flat)
{
	size_t i = 0;

	while (i < s.len) {
		size_t n = clean(s.s + i, s.len - i);
		char c;

		buf_add(b, s.s + i, n);
		i += n;
		if (i == s.len)
			return;
		c = s.s[i++];
		if (flat && (c == '\n' || c == '\r')) {
			if (c == '\r' && i < s.len && s.s[i] == '\n')
				i++;
			buf_addc(b, ' ');
			continue;
		}
		buf_addc(b, '\\');
		buf_addc(b, letter(c));
	}
}

void
tsv_escape(struct buf *b, struct bytes s)
{
	escape(b, s, false);
}

void
tsv_escapeline(struct buf *b, struct bytes s)
{
	escape(b, s, true);
}

/* A field number from 1 up: its digits in *s, which moves past them.  0 if
 * there are none, SIZE_MAX if it is too large to be one. */
static size_t
number(const char **s, const char *end)
{
	size_t n = 0;

	for (; *s < end && ascii_isdigit(**s); (*s)++)
		if (n < SIZE_MAX / 16)
			n = n * 10 + (size_t)(**s - '0');
		else
			n = SIZE_MAX;
	return n;
}

/* N, N-, -M or N-M, all of it, into first..last from 1; false otherwise. */
static bool
range(
    const char *s, const char *end, size_t nfield, size_t *first, size_t *last)
{
	const char *p = s;

	*first = number(&p, end);
	if (p == s)
		*first = 1;
	else if (*first == 0)
		return false;
	*last = *first;
	if (p == end)
		return p > s;
	if (*p++ != '-')
		return false;
	if (p == end) {
		*last = nfield > *first ? nfield : *first;
		return p - s > 1;
	}
	*last = number(&p, end);
	return p == end && *last >= *first;
}

bool
tsv_isnumeric(const char *spec)
{
	size_t first, last;

	if (strcmp(spec, "0") == 0)
		return true;
	for (;;) {
		const char *end = spec + strcspn(spec, ",");

		if (!range(spec, end, SIZE_MAX, &first, &last))
			return false;
		if (*end == '\0')
			return true;
		spec = end + 1;
	}
}

static long
append(size_t index, size_t **list, size_t *cap, long n)
{
	for (long i = 0; i < n; i++)
		if ((*list)[i] == index)
			return n;
	*list = mem_grow(*list, cap, (size_t)n + 1, sizeof(**list));
	(*list)[n] = index;
	return n + 1;
}

/* The index of the name s..end, -1 if unknown, -2 if doubled. */
static long
named(const char *s, const char *end, const struct tsv_names *names)
{
	long found = -1;
	size_t len = (size_t)(end - s);

	if (names->name == NULL)
		return -1;
	for (size_t i = 0; i < names->nfield; i++)
		if (names->name[i].len == len &&
		    memcmp(names->name[i].s, s, len) == 0) {
			if (found != -1)
				return -2;
			found = (long)i;
		}
	return found;
}

static long
item(const char *s, const char *end, const struct tsv_names *names,
    size_t **list, size_t *cap, long n, char why[TSV_WHY])
{
	size_t first, last;
	long i = named(s, end, names);
	int len = end - s > 60 ? 60 : (int)(end - s);

	if (i >= 0)
		return append((size_t)i, list, cap, n);
	if (i == -2) {
		snprintf(
		    why, TSV_WHY, "more than one field is named %.*s", len, s);
		return -1;
	}
	if (!range(s, end, names->nfield, &first, &last)) {
		snprintf(why, TSV_WHY,
		    names->name != NULL ? "no field is named %.*s" :
					  "not a field number: %.*s",
		    len, s);
		return -1;
	}
	if (last > names->nfield) {
		snprintf(why, TSV_WHY, "no field %.*s: there %s %zu", len, s,
		    names->nfield == 1 ? "is" : "are", names->nfield);
		return -1;
	}
	for (; first <= last; first++)
		n = append(first - 1, list, cap, n);
	return n;
}

long
tsv_fields(const char *spec, const struct tsv_names *names, size_t **list,
    size_t *cap, char why[TSV_WHY])
{
	long n = 0;

	for (;;) {
		const char *end = spec + strcspn(spec, ",");

		n = item(spec, end, names, list, cap, n, why);
		if (n == -1 || *end == '\0')
			return n;
		spec = end + 1;
	}
}
