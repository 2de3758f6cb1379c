/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "para.h"
#include "sent.h"
#include "utf8.h"

enum { DATELINE_MOST = 14 }; /* tokens */

static bool
isword(const struct token *t)
{
	return t->kind == TOKEN_WORD || t->kind == TOKEN_POSS;
}

/* quietly, angrily: not in the lexicon one by one. */
static bool
islyadverb(const struct para *p, const struct token *t)
{
	return t->end - t->start > 4 && (t->flags & TOKEN_CAP) == 0 &&
	       memcmp(p->text + t->end - 2, "ly", 2) == 0;
}

static struct word
look(const struct para *p, size_t i)
{
	const struct token *t = &p->tok[i];
	const struct lex_entry *e = NULL;
	struct word w = { .cue = t->kind != TOKEN_WORD &&
				 (p->nq > 0 || t->first == ':') };

	if (isword(t)) {
		size_t len = t->end - t->start;
		struct lex_key k = lex_keyof(
		    p->text + t->start, len, p->at.end - t->start);

		w.hash = lex_hash(k, len);
		e = lex_findkey(k, len, w.hash);
	}
	if (e == NULL) {
		if (islyadverb(p, t))
			w.cls = WORD_ADV;
		return w;
	}
	w.cls = e->cls;
	w.frame = e->frame;
	w.lemma = e->lemma;
	w.form = e->form;
	w.cue |= e->frame != 0 || e->cls & WORD_SAYNOUN ||
		 (e->cls & WORD_PREP && para_word(p, i, "according"));
	return w;
}

/* said Will Smith: no verb, where small letters would tell. */
static bool
iswill(const struct para *p, size_t i)
{
	const struct token *t = &p->tok[i];
	bool small;

	if ((t->flags & (TOKEN_CAP | TOKEN_CAPS | TOKEN_START)) != TOKEN_CAP ||
	    !para_has(p, i, WORD_MODAL) || i == 0)
		return false;
	small = p->tok[i - 1].kind == TOKEN_WORD &&
		(p->tok[i - 1].flags & TOKEN_CAP) == 0;
	return small || p->tok[i - 1].kind == TOKEN_QUOTE;
}

/* Tell the words of a quotation from the rest.  Both lists are in order. */
static void
quoted(struct para *p)
{
	size_t i = 0;

	for (size_t k = 0; k < p->nq; k++) {
		const struct stretch *s = &p->q[k];

		while (i < p->n && p->tok[i].end <= s->start)
			i++;
		for (; i < p->n && p->tok[i].start < s->end; i++) {
			p->w[i].quote = (uint32_t)k + 1;
			p->w[i].mark = p->tok[i].end <= s->in ||
				       p->tok[i].start >= s->out;
		}
	}
}

/* <p>, </li>, <br/>: HTML that no sentence goes on over. */
static bool
isblock(const struct para *p, size_t i)
{
	static const char list[] =
	    " p br li ul ol div h1 h2 h3 h4 h5 h6 tr td th table hr dd dt dl "
	    "blockquote section article figure figcaption header footer ";
	const char *s = p->text + p->tok[i].start + 1;
	size_t len = p->tok[i].end - p->tok[i].start, n = 0;
	char name[16];

	if (p->tok[i].kind != TOKEN_ADDR || p->tok[i].first != '<' || len < 3)
		return false;
	s += *s == '/';
	name[n++] = ' ';
	while (n + 2 < sizeof(name) && ascii_isalnum(*s))
		name[n++] = ascii_lower(*s++);
	name[n++] = ' ';
	name[n] = '\0';
	return n > 2 && !ascii_isalnum(*s) && strstr(list, name) != NULL;
}

/* Behind a dateline, ARLE, June 4 (Wire) -, at the paragraph's start, or 0. */
static size_t
dateline(const struct para *p)
{
	bool caps = true;
	size_t i;

	if (!para_iscap(p, 0))
		return 0;
	for (i = 0; i < p->n && i < DATELINE_MOST && !para_isdash(p, i); i++) {
		const struct token *t = &p->tok[i];

		if (t->kind == TOKEN_QUOTE || t->kind == TOKEN_ADDR ||
		    (t->kind == TOKEN_WORD && (t->flags & TOKEN_CAP) == 0))
			return 0;
		if (t->kind == TOKEN_WORD)
			caps = caps && t->flags & TOKEN_CAPS;
	}
	if (i == 0 || i >= DATELINE_MOST || i + 1 >= p->n)
		return 0;
	return caps || para_is(p, i - 1, ')') ||
		       p->tok[i - 1].kind == TOKEN_NUMBER ?
		   i + 1 :
		   0;
}

static bool
ends(const struct para *p, size_t i)
{
	if (p->tok[i].kind == TOKEN_ADDR && isblock(p, i))
		return i + 1 == p->n || !isblock(p, i + 1);
	if ((p->tok[i].flags & TOKEN_END) == 0)
		return false;
	return i + 1 == p->n || p->w[i].quote == 0 ||
	       p->w[i].quote != p->w[i + 1].quote;
}

static void
sentences(struct para *p)
{
	size_t line = dateline(p);

	p->sent = mem_grow(p->sent, &p->sentcap, 2, sizeof(*p->sent));
	p->sent[0] = 0;
	p->nsent = p->n > 0;
	for (size_t i = 1; i < p->n; i++) {
		if (i != line && !ends(p, i - 1))
			continue;
		p->sent = mem_grow(
		    p->sent, &p->sentcap, p->nsent + 2, sizeof(*p->sent));
		p->sent[p->nsent++] = i;
	}
	p->sent[p->nsent] = p->n;
}

void
para_read(struct para *p, const char *text, struct span at,
    const struct stretch *q, size_t nq)
{
	struct token *tok;

	p->text = text;
	p->at = at;
	p->q = q;
	p->nq = nq;
	if (!p->keep)
		p->tokens.n = 0;
	p->n = p->tokens.n;
	token_scan(&p->tokens, text, at);
	tok = p->tokens.tok + p->n;
	p->n = p->tokens.n - p->n;
	sent_mark(text, tok, p->n);
	p->tok = tok;
	p->w = mem_grow(p->w, &p->cap, p->n + 1, sizeof(*p->w));
	for (size_t i = 0; i < p->n; i++) {
		p->w[i] = look(p, i);
		if (p->w[i].cls & WORD_MODAL && iswill(p, i))
			p->w[i] = (struct word){ .hash = p->w[i].hash };
	}
	quoted(p);
	sentences(p);
}

void
para_free(struct para *p)
{
	token_free(&p->tokens);
	free(p->w);
	free(p->sent);
}

size_t
para_sentence(const struct para *p, size_t i)
{
	size_t lo = 0, hi = p->nsent;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (p->sent[mid] <= i)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

bool
para_same(const struct para *p, size_t i, const char *s)
{
	size_t len = p->tok[i].end - p->tok[i].start;

	for (size_t k = 1; k < len; k++)
		if (s[k] == '\0' ||
		    ascii_lower(p->text[p->tok[i].start + k]) != s[k])
			return false;
	return s[len] == '\0';
}

bool
para_isdashes(const struct para *p, size_t i)
{
	const char *s;
	size_t len;

	s = p->text + p->tok[i].start;
	len = p->tok[i].end - p->tok[i].start;
	if (s[0] == '-')
		return len > 1 || (p->tok[i].flags & TOKEN_BLANK) != 0;
	return len >= 3 && memcmp(s, "\xe2\x80", 2) == 0 &&
	       (unsigned char)s[2] >= 0x93 && (unsigned char)s[2] <= 0x95;
}

size_t
para_at(const struct para *p, size_t off)
{
	struct tokens here = p->tokens;

	here.tok += p->tokens.n - p->n;
	here.n = p->n;
	return token_at(&here, off);
}
