/* See LICENSE file for copyright and license details. */
#include "mapped.h"
#include "band.h"

enum { LETTER_BITS = 6, LETTERS = 1 << LETTER_BITS, DIGITS = 16 };

/* The alphabet of base64 (RFC 4648, 4). */
static const char letters[LETTERS + 1] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static const char digits[DIGITS + 1] = "0123456789abcdef";

/* The value of a letter, or LETTERS. */
static unsigned
valueof(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (unsigned)(c - 'A');
	if (c >= 'a' && c <= 'z')
		return (unsigned)(c - 'a') + 26;
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0') + 52;
	return c == '+' ? 62 : c == '/' ? 63 : LETTERS;
}

static void
encode(char to[MAPPED_SKETCH], const unsigned char from[LEADER_BYTES])
{
	uint32_t held = 0;
	unsigned bits = 0;

	for (size_t i = 0; i < LEADER_BYTES; i++) {
		held = held << 8 | from[i];
		for (bits += 8; bits >= LETTER_BITS; bits -= LETTER_BITS)
			*to++ = letters[held >> (bits - LETTER_BITS) &
					(LETTERS - 1)];
	}
	*to = letters[held << (LETTER_BITS - bits) & (LETTERS - 1)];
}

static bool
decode(unsigned char to[LEADER_BYTES], const char from[MAPPED_SKETCH])
{
	uint32_t held = 0;
	unsigned bits = 0;

	for (size_t i = 0; i < MAPPED_SKETCH; i++) {
		const unsigned v = valueof(from[i]);

		if (v == LETTERS)
			return false;
		held = held << LETTER_BITS | v;
		bits += LETTER_BITS;
		if (bits >= 8) {
			bits -= 8;
			*to++ = (unsigned char)(held >> bits);
		}
	}
	return true;
}

static void
putkey(struct buf *b, enum mapped_kind kind, uint32_t key)
{
	buf_addc(b, (char)kind);
	for (unsigned shift = 32; shift > 0; shift -= 4)
		buf_addc(b, digits[key >> (shift - 4) & (DIGITS - 1)]);
}

unsigned
mapped_put(
    struct buf *b, struct bytes id, const struct near_leader *l, char term)
{
	const bool sketched = l->sketch.weight != 0;
	unsigned char whole[LEADER_BYTES];
	char sketch[MAPPED_SKETCH];
	struct band_keys k;

	leader_put(whole, l);
	encode(sketch, whole);
	band_keys(sketched ? &l->sketch : NULL, l->print, &k);
	for (unsigned i = 0; i < k.n; i++) {
		putkey(b,
		    i + 1 == k.n	 ? MAPPED_TEXT :
		    band_isphrase(&k, i) ? MAPPED_PHRASE :
					   MAPPED_BAND,
		    k.key[i]);
		buf_addc(b, '\t');
		buf_add(b, id.s, id.len);
		buf_addc(b, '\t');
		buf_add(b, sketch, sizeof(sketch));
		buf_addc(b, term);
	}
	return k.n;
}

static bool
iskey(struct bytes key)
{
	if (key.len != MAPPED_KEY || strchr("bpt", key.s[0]) == NULL)
		return false;
	for (size_t i = 1; i < key.len; i++)
		if (memchr(digits, key.s[i], DIGITS) == NULL)
			return false;
	return true;
}

const char *
mapped_get(struct mapped *m, struct bytes row)
{
	unsigned char whole[LEADER_BYTES];
	const char *sketch;

	m->key = (struct bytes){ row.s, MAPPED_KEY };
	if (row.len < MAPPED_KEY + MAPPED_SKETCH + 3 || !iskey(m->key) ||
	    row.s[MAPPED_KEY] != '\t')
		return "does not begin with a key of --bands";
	sketch = row.s + row.len - MAPPED_SKETCH;
	if (sketch[-1] != '\t' || !decode(whole, sketch))
		return "does not end in a sketch of --bands";
	leader_get(&m->text, whole);
	m->id.s = row.s + MAPPED_KEY + 1;
	m->id.len = (size_t)(sketch - 1 - m->id.s);
	return NULL;
}
