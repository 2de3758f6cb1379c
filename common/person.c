/* See LICENSE file for copyright and license details. */
#include <string.h>

#include "person.h"
#include "utf8.h"

static bool
isone(struct bytes w, const char (*list)[6], size_t n)
{
	if (w.len == 0 || w.len > sizeof(list[0]))
		return false;
	for (size_t i = 0; i < n; i++)
		if (list[i][0] == w.s[0] && memcmp(list[i], w.s, w.len) == 0 &&
		    (w.len == sizeof(list[0]) || list[i][w.len] == '\0'))
			return true;
	return false;
}

bool
person_isgeneration(struct bytes w)
{
	static const char list[][6] = { "Jr.", "Sr.", "Jr", "Sr", "III", "II",
		"IV" };

	return w.len > 0 && (w.s[0] == 'J' || w.s[0] == 'S' || w.s[0] == 'I') &&
	       isone(w, list, sizeof(list) / sizeof(list[0]));
}

static bool
isparticle(struct bytes w)
{
	static const char list[][6] = { "al", "ben", "bin", "da", "dal", "das",
		"de", "del", "della", "den", "der", "di", "do", "dos", "du",
		"el", "ibn", "la", "las", "le", "los", "san", "ten", "ter",
		"van", "von", "y", "zu" };

	return w.len > 0 && ascii_islower(w.s[0]) &&
	       isone(w, list, sizeof(list) / sizeof(list[0]));
}

struct bytes
person_first(struct bytes f)
{
	const char *p = memchr(f.s, ' ', f.len);

	return (struct bytes){ f.s, p == NULL ? f.len : (size_t)(p - f.s) };
}

/* The word that ends before end. */
static struct bytes
wordbefore(struct bytes f, size_t end)
{
	size_t i = end;

	while (i > 0 && f.s[i - 1] != ' ')
		i--;
	return (struct bytes){ f.s + i, end - i };
}

struct bytes
person_last(struct bytes f)
{
	struct bytes w = wordbefore(f, f.len);

	while (w.s > f.s && person_isgeneration(w))
		w = wordbefore(f, (size_t)(w.s - f.s) - 1);
	if (w.len > 1 && w.s[w.len - 1] == ',')
		w.len--;
	return w;
}

struct bytes
person_family(struct bytes f)
{
	struct bytes last = person_last(f), w;
	const char *end = last.s + last.len;

	while (last.s > f.s) {
		w = wordbefore(f, (size_t)(last.s - f.s) - 1);
		if (!isparticle(w))
			break;
		last.s = w.s;
	}
	last.len = (size_t)(end - last.s);
	return last;
}

struct bytes
person_lower(struct bytes f, char *room)
{
	size_t n = person_first(f).len;

	if (n == f.len || f.len > PERSON_LONGEST)
		return f;
	memcpy(room, f.s, f.len);
	room[0] = ascii_lower(room[0]);
	if (room[0] == f.s[0] || !isparticle((struct bytes){ room, n }))
		return f;
	return (struct bytes){ room, f.len };
}

bool
person_isfull(struct bytes f)
{
	return person_family(f).s != f.s;
}

bool
person_isinitial(struct bytes w)
{
	size_t i;

	if (w.len == 1)
		return ascii_isupper(w.s[0]);
	for (i = 0; i + 1 < w.len; i += 2)
		if (!ascii_isupper(w.s[i]) || w.s[i + 1] != '.')
			return false;
	return w.len > 0 && i == w.len;
}

/* The next word of f from *at on; its length is 0 at the end. */
static struct bytes
next(struct bytes f, size_t *at)
{
	struct bytes w = { f.s + *at, 0 };

	while (*at < f.len && f.s[*at] != ' ')
		++*at;
	w.len = (size_t)(f.s + *at - w.s);
	*at += *at < f.len;
	return w;
}

size_t
person_fullness(struct bytes f)
{
	size_t n = 0, at = 0;
	struct bytes w;

	while ((w = next(f, &at)).len > 0)
		n += person_isinitial(w) ? 1 : 2;
	return n;
}

/* What stands between first and last word. */
static struct bytes
middle(struct bytes f)
{
	size_t from = person_first(f).len + 1;
	struct bytes last = person_family(f);
	size_t to = (size_t)(last.s - f.s);

	if (from >= to)
		return (struct bytes){ f.s, 0 };
	return (struct bytes){ f.s + from, to - from - 1 };
}

bool
person_conflict(struct bytes a, struct bytes b)
{
	struct bytes m = middle(a), n, v, w;
	size_t i = 0, k = 0;

	if (m.len == 0 || (n = middle(b)).len == 0)
		return false;
	for (;;) {
		v = next(m, &i);
		w = next(n, &k);
		if (v.len == 0 || w.len == 0)
			return false;
		if (person_isinitial(v) && person_isinitial(w) ?
			v.len != w.len || memcmp(v.s, w.s, v.len) != 0 :
			v.s[0] != w.s[0])
			return true;
	}
}

struct bytes
person_frame(struct bytes f, char *room)
{
	struct bytes a = person_first(f), b = person_last(f);
	size_t n = (size_t)(b.s - f.s) + b.len;

	if (a.len + b.len + 1 + (f.len - n) > PERSON_LONGEST)
		return f;
	memcpy(room, a.s, a.len);
	room[a.len] = ' ';
	memcpy(room + a.len + 1, b.s, b.len);
	/* Jr. tells father and son apart */
	memcpy(room + a.len + 1 + b.len, f.s + n, f.len - n);
	return (struct bytes){ room, a.len + 1 + b.len + f.len - n };
}
