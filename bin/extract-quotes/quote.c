/* See LICENSE file for copyright and license details. */
#include <stdlib.h>
#include <string.h>

#include "quote.h"
#include "turn.h"
#include "utf8.h"

const char *const quote_kinds[] = { "direct", "mixed", "indirect", "scare" };

enum { LEADING = 4, BLOCK_WORDS = 5, GIVES_REACH = 9 };

/* The work on one stretch of a document. */
struct work {
	struct quotes *q;
	const struct doc *d;
	size_t para;
	size_t label; /* so are the labels before this one */
	size_t rows;  /* index of the paragraph's first row */
	struct turns turns;
	struct turn turn; /* the last of a transcript */
	size_t chain;	  /* first row of a quotation over paragraphs */
	size_t fill;	  /* first of its rows that may lack a speaker */
	bool chained;	  /* the stretch before runs on */
	uint32_t *id;	  /* by cue of the paragraph; 0: none yet */
	size_t idcap;
};

static struct span
bytesof(const struct para *p, size_t lo, size_t hi)
{
	if (lo >= hi)
		return (struct span){ 0, 0 };
	return (struct span){ p->tok[lo].start, p->tok[hi - 1].end };
}

static struct speaker
speakerof(const struct work *w, const struct cue *c)
{
	const struct para *p = &w->q->para;
	struct speaker s = { .kind = c->who.kind };

	s.mention = bytesof(p, c->who.lo, c->who.hi);
	s.head = bytesof(p, c->who.head.start, c->who.head.end);
	if (s.kind == PHRASE_PRONOUN)
		s.subject = subject_find(&w->q->subjects, p, w->para, c);
	return s;
}

static uint32_t
idof(struct work *w, size_t cue)
{
	if (cue == PARA_NONE)
		return ++w->q->id;
	if (w->id[cue] == 0)
		w->id[cue] = ++w->q->id;
	return w->id[cue];
}

static struct quote *
row(struct work *w)
{
	struct quotes *q = w->q;

	q->v = mem_grow(q->v, &q->cap, q->n + 1, sizeof(*q->v));
	q->v[q->n] = (struct quote){ .para = w->para };
	return &q->v[q->n++];
}

static void
setcue(struct work *w, struct quote *r, size_t cue)
{
	const struct para *p = &w->q->para;
	const struct cue *c = &w->q->cues.v[cue];

	r->cue = bytesof(p, c->lo, c->hi);
	r->who = speakerof(w, c);
	r->id = idof(w, cue);
}

static void
remember(struct work *w, const struct quote *r, bool spoke)
{
	struct turn t = { .who = r->who,
		.cue = r->cue,
		.para = w->para,
		.id = r->id,
		.spoke = spoke,
		.have = r->who.kind != PHRASE_NONE };

	t.asked = spoke && w->d->text[r->end - 1] == '?';
	turn_take(&w->turns, w->d->text, &t);
}

/* Whether the row's stretch opens its paragraph. */
static bool
leading(const struct work *w, const struct quote *r)
{
	return r->start <= w->d->para[w->para].start + LEADING;
}

static bool
whole(const struct work *w, const struct quote *r)
{
	return leading(w, r) && r->end + LEADING >= w->d->para[w->para].end;
}

/* A sentence in marks without a cue in its paragraph: the last speaker's, if
 * not too far back. */
static void
carry(struct work *w, struct quote *r, const struct said *s)
{
	const struct turn *l = &w->turns.last;
	bool given = l->gives && l->para + 1 == w->para;
	bool here = l->have && l->spoke && l->para == w->para;

	r->kind = (s->full || given) && s->words >= 4 ? QUOTE_DIRECT :
							QUOTE_SCARE;
	r->confidence = 10;
	if (!leading(w, r))
		r->kind = QUOTE_SCARE;
	if (r->kind == QUOTE_SCARE)
		return;
	if (!l->have && w->q->since + w->para <= TURN_REACH) {
		r->who.last = true;
		r->confidence = 40;
	}
	l = turn_next(
	    &w->turns, w->para, whole(w, r), w->d->text[r->end - 1] == '?');
	if (l == NULL)
		return;
	r->who = l->who;
	r->confidence = l->spoke ? 50 : 40;
	if (given) {
		r->cue = l->cue;
		r->confidence = 76;
	} else if (here)
		r->id = l->id;
}

/* The pieces of a quotation over paragraphs that have no speaker yet get the
 * first one that a later piece has. */
static void
fillchain(struct work *w, const struct quote *r)
{
	struct quotes *q = w->q;

	for (size_t i = w->fill; i < q->n; i++) {
		struct quote *x = &q->v[i];

		if (!x->runon || x->how != SAID_NOT)
			continue;
		x->who = r->who;
		x->cue = r->cue;
		x->confidence = r->confidence;
	}
	w->fill = q->n;
}

static void
chain(struct work *w, struct quote *r, const struct stretch *s, bool first)
{
	const struct quote *head;

	if (w->chained && first) {
		head = &w->q->v[w->chain];
		if (r->how != SAID_NOT && head->how == SAID_NOT)
			fillchain(w, r);
		else if (r->how == SAID_NOT || r->how == SAID_NEAR) {
			r->who = head->who;
			r->cue = head->cue;
			r->how = head->how;
			r->confidence = head->confidence;
		}
		r->id = head->id;
		r->kind = QUOTE_DIRECT;
	} else if (s->runon)
		w->chain = w->fill = (size_t)(r - w->q->v);
	r->runon = s->runon;
	w->chained = s->runon;
	if (s->runon)
		r->kind = QUOTE_DIRECT;
}

/* "We go home" and to bed: words that carry the sentence on behind the marks
 * are part of it where reported speech is asked for. */
static void
goeson(struct work *w, struct quote *r, size_t k)
{
	const struct para *p = &w->q->para;
	const struct said *s = &w->q->saids.v[k];
	size_t i = s->hi, end;

	if (i < 2 || i >= p->n || !w->q->para.q[k].closed ||
	    p->tok[i].kind != TOKEN_WORD || para_iscap(p, i) ||
	    p->w[i].quote != 0 || p->w[i].frame != 0 ||
	    p->tok[i - 2].kind == TOKEN_PUNCT ||
	    (s->cue != PARA_NONE && w->q->cues.v[s->cue].lo >= i))
		return;
	end = content_end(p, &w->q->cues, i);
	r->end = p->tok[end - 1].end;
	r->start = w->q->para.q[k].start;
	r->kind = QUOTE_MIXED;
	if (r->confidence > 82)
		r->confidence = 82;
}

/* "WALLACE: Let me ask you ...": a label between the marks. */
static void
relabel(struct work *w, struct quote *r)
{
	const struct para *p = &w->q->para;
	const struct label *b = p->label;

	if (p->nlabel == 0 || b->name.start < r->start ||
	    b->name.start > r->start + LEADING || b->from >= r->end)
		return;
	r->start = b->from;
	r->who = (struct speaker){ .mention = b->name,
		.head = b->name,
		.kind = b->anonymous ? PHRASE_PRONOUN : PHRASE_NAMED };
	r->cue = (struct span){ b->name.end, b->from };
	while (r->cue.end > r->cue.start + 1 &&
	       ascii_isspace(w->d->text[r->cue.end - 1]))
		r->cue.end--;
	r->kind = QUOTE_DIRECT;
	r->confidence = 90;
	r->how = SAID_BESIDE;
}

static void
stretchrow(struct work *w, size_t k)
{
	struct quotes *q = w->q;
	const struct stretch *s = &q->para.q[k];
	const struct said *sd = &q->saids.v[k];
	struct quote *r;

	if (sd->words == 0 || (q->indirect && sd->inside))
		return;
	r = row(w);
	r->start = s->in;
	r->end = s->out;
	r->how = sd->how;
	r->inmarks = true;
	r->kind = (uint8_t)grade_kind(
	    sd, sd->cue != PARA_NONE ? &q->cues.v[sd->cue] : NULL);
	if (sd->cue != PARA_NONE) {
		setcue(w, r, sd->cue);
		r->confidence = grade_percent(sd, &q->cues.v[sd->cue]);
	} else {
		r->id = ++q->id;
		carry(w, r, sd);
	}
	if (q->indirect && r->kind == QUOTE_DIRECT)
		goeson(w, r, k);
	chain(w, r, s, k == 0);
	if (k == 0)
		relabel(w, r);
	if (r->kind == QUOTE_DIRECT || r->kind == QUOTE_MIXED)
		remember(w, r, true);
}

/* Stretch k is all or part of what a cue reports. */
static void
takestretch(struct work *w, size_t cue, size_t k, bool inside)
{
	struct said *s = &w->q->saids.v[k];

	if (s->inside)
		return;
	s->inside = inside;
	s->reported = true;
	if (s->how != SAID_BESIDE && (inside || s->how != SAID_SAME)) {
		s->how = SAID_CLAUSE;
		s->cue = cue;
	}
}

/* The stretches in a piece: with -i they are its, otherwise rows of their own
 * that are part of reported speech.  False if there is none. */
static bool
takein(struct work *w, size_t cue, const struct report_piece *piece)
{
	const struct para *p = &w->q->para;
	const struct said *s;
	bool any = false;

	for (size_t i = piece->at.start; i < piece->at.end;) {
		if (p->w[i].quote == 0) {
			i++;
			continue;
		}
		s = &w->q->saids.v[p->w[i].quote - 1];
		if (s->lo >= piece->at.start && s->hi <= piece->at.end) {
			takestretch(w, cue, p->w[i].quote - 1, !piece->marks);
			any = true;
		}
		i = s->hi;
	}
	return any;
}

static void
piecerow(struct work *w, size_t cue, const struct report_piece *piece)
{
	struct quotes *q = w->q;
	struct span b = bytesof(&q->para, piece->at.start, piece->at.end);
	bool mixed = takein(w, cue, piece);
	struct quote *r;

	if (!q->indirect || piece->marks)
		return;
	r = row(w);
	r->start = b.start;
	r->end = b.end;
	r->kind = mixed ? QUOTE_MIXED : QUOTE_INDIRECT;
	r->how = SAID_CLAUSE;
	r->confidence = piece->percent;
	setcue(w, r, cue);
	if (q->cues.v[cue].turn)
		w->turn = (struct turn){ .who = r->who,
			.cue = r->cue,
			.para = w->para,
			.id = r->id,
			.have = true };
}

/* A turn of a transcript without marks goes on to the next label. */
static struct report
turnreport(const struct quotes *q, size_t i)
{
	const struct para *p = &q->para;
	const struct cue *c = &q->cues.v[i];
	struct report r = { .n = 1 };
	struct span *at = &r.piece[0].at;
	size_t k = i + 1;

	while (k < q->cues.n && !q->cues.v[k].turn)
		k++;
	at->start = c->hi > c->who.hi ? c->hi : c->who.hi;
	at->end = k < q->cues.n ? q->cues.v[k].first : p->n;
	r.piece[0].percent = c->who.kind == PHRASE_NONE ? 50 : 95;
	if (at->start >= at->end || p->w[at->start].mark)
		r.n = 0; /* or a quotation of its own */
	return r;
}

/* "In a letter, X said:" is about what follows. */
static bool
leadson(const struct para *p, const struct cue *c)
{
	return para_is(p, p->sent[c->sent + 1] - 1, ':');
}

/* Whether a stretch between the tokens is to be told from borrowed words, and
 * may be so by being part of what is reported. */
static bool
undecided(const struct quotes *q, size_t i, size_t hi)
{
	const struct said *s;

	while (i < hi) {
		if (q->para.w[i].quote == 0) {
			i++;
			continue;
		}
		s = &q->saids.v[q->para.w[i].quote - 1];
		if (s->words > 0 && !(s->full && s->how == SAID_BESIDE))
			return true;
		i = s->hi;
	}
	return false;
}

/* The sides of a cue where what is reported makes a row, or a difference. */
static unsigned
sides(const struct quotes *q, const struct cue *c)
{
	const struct para *p = &q->para;
	unsigned set = 0;

	if (q->indirect)
		return REPORT_ALL;
	if (undecided(q, p->sent[c->sent], c->first))
		set |= REPORT_BEFORE;
	if (undecided(q, c->last, p->sent[c->sent + 1]))
		set |= REPORT_AFTER;
	return set;
}

static void
reported(struct work *w)
{
	struct quotes *q = w->q;
	size_t turn = 0; /* end of what a transcript has somebody say */

	extent_paragraph(&q->extent, &q->para, &q->cues);
	for (size_t i = 0; i < q->cues.n; i++) {
		const struct cue *c = &q->cues.v[i];
		struct report r;

		if (c->lo < turn)
			continue;
		if (c->turn)
			r = turnreport(q, i);
		else
			r = report_find(&q->extent, i, sides(q, c));
		for (size_t k = 0; k < r.n; k++) {
			const struct report_piece *piece = &r.piece[k];

			if (!c->turn && leadson(&q->para, c))
				continue;
			piecerow(w, i, piece);
			if (c->turn)
				turn = piece->at.end;
		}
	}
}

static int
byplace(const void *a, const void *b)
{
	const struct quote *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end < y->end ? -1 : 1;
	return (x->cue.start > y->cue.start) - (x->cue.start < y->cue.start);
}

/* Most rows are in order already. */
static void
inorder(struct quotes *q)
{
	for (size_t i = 1; i < q->n; i++)
		if (byplace(&q->v[i - 1], &q->v[i]) > 0) {
			qsort(q->v, q->n, sizeof(*q->v), byplace);
			return;
		}
}

/* The last cue of the paragraph that says who speaks. */
static const struct cue *
lastcue(const struct cues *cs)
{
	for (size_t i = cs->n; i-- > 0;) {
		const struct cue *c = &cs->v[i];

		if (c->who.kind != PHRASE_NONE && !c->shared && !c->passive &&
		    (c->frame & CUE_ATTITUDE) == 0)
			return c;
	}
	return NULL;
}

/* A paragraph that names a speaker without quoting: what follows may be his. */
static void
rememberlast(struct work *w)
{
	const struct cue *c = lastcue(&w->q->cues);
	struct quote r = { .end = 1 };

	if (c == NULL)
		return;
	r.who = speakerof(w, c);
	r.cue = bytesof(&w->q->para, c->lo, c->hi);
	remember(w, &r, false);
}

/* "She went on to say:" gives her the next paragraph. */
static bool
gives(struct work *w)
{
	const struct para *p = &w->q->para;
	const struct cue *c = lastcue(&w->q->cues);

	if (p->n < 2 || !para_is(p, p->n - 1, ':') || c == NULL ||
	    c->sent + 1 != p->nsent || (c->frame & CUE_QUOTE) == 0 ||
	    para_has(p, c->lo, WORD_HOMOGRAPH | WORD_SAYNOUN) ||
	    p->n - c->last > GIVES_REACH)
		return false;
	rememberlast(w);
	w->turns.last.gives = true;
	return true;
}

/* Whether the one before gave the word to somebody for this paragraph. */
static bool
isgiven(const struct work *w)
{
	const struct turn *l = &w->turns.last;

	return l->gives && l->cue.end - l->cue.start > 1 &&
	       l->para + 1 == w->para;
}

/* A turn of a transcript goes on where another label follows soon. */
static bool
isturn(const struct work *w)
{
	const struct labels *ls = &w->q->labels;
	char c = w->d->text[w->q->para.at.start];

	return w->turn.have && w->turn.para + 1 == w->para &&
	       w->label < ls->n && ls->v[w->label].para <= w->para + 2 &&
	       w->q->para.nlabel == 0 && c != '(' && c != '[';
}

/* A block quotation: a paragraph without marks that is all said by one. */
static bool
block(struct work *w)
{
	const struct para *p = &w->q->para;
	const struct turn *t = isgiven(w) ? &w->turns.last :
			       isturn(w)  ? &w->turn :
					    NULL;
	struct span at = p->at;
	struct quote *r;

	if (t == NULL || p->n < BLOCK_WORDS || w->d->text[at.start] == '<' ||
	    para_is(p, p->n - 1, ':'))
		return false;
	r = row(w);
	while (at.end > at.start && ascii_isspace(w->d->text[at.end - 1]))
		at.end--;
	r->start = p->tok[0].start;
	r->end = at.end;
	r->kind = QUOTE_INDIRECT;
	r->confidence = t == &w->turn ? 80 : 45;
	r->who = t->who;
	r->cue = t->cue;
	r->id = t == &w->turn ? t->id : ++w->q->id;
	if (t == &w->turn)
		w->turn.para = w->para;
	return true;
}

/* A line below a quotation that names its speaker: - Ann Orme, Arle. */
static void
sign(struct work *w)
{
	const struct para *p = &w->q->para;
	struct quote *r = w->q->n > 0 ? &w->q->v[w->q->n - 1] : NULL;
	struct cue c = { 0 };

	if (r == NULL || r->para + 1 != w->para || r->cue.end > 0 ||
	    !r->inmarks || r->how != SAID_NOT ||
	    r->end + LEADING < w->d->para[r->para].end)
		return;
	if (!cue_signs(p, 0, p->n, &c))
		return;
	r->who = speakerof(w, &c);
	r->cue = bytesof(p, c.lo, c.hi);
	r->kind = QUOTE_DIRECT;
	r->confidence = 90;
	w->turns = (struct turns){ 0 };
}

/* The labels of the paragraph. */
static void
labels(struct work *w)
{
	const struct labels *ls = &w->q->labels;
	struct para *p = &w->q->para;

	while (w->label < ls->n && ls->v[w->label].para < w->para)
		w->label++;
	p->label = ls->n > 0 ? &ls->v[w->label] : NULL;
	p->nlabel = 0;
	while (w->label + p->nlabel < ls->n &&
	       ls->v[w->label + p->nlabel].para == w->para)
		p->nlabel++;
}

static void
paragraph(struct work *w, const struct stretch *s, size_t n)
{
	struct quotes *q = w->q;
	bool spoke = false;

	labels(w);
	q->cut[w->para].start = q->para.tokens.n;
	para_read(&q->para, w->d->text, w->d->para[w->para], s, n);
	q->cut[w->para].end = q->para.tokens.n;
	cue_find(&q->cues, &q->para);
	speaker_find(&q->saids, &q->para, &q->cues);
	w->id = mem_grow(w->id, &w->idcap, q->cues.n + 1, sizeof(*w->id));
	memset(w->id, 0, (q->cues.n + 1) * sizeof(*w->id));
	w->rows = q->n;
	if (n == 0)
		sign(w);
	if (n == 0 && q->indirect && block(w))
		return;
	if (q->indirect || n > 0)
		reported(w);
	for (size_t k = 0; k < n; k++)
		stretchrow(w, k);
	for (size_t i = w->rows; i < q->n; i++)
		spoke |= q->v[i].inmarks && q->v[i].kind != QUOTE_SCARE;
	if (!gives(w) && !spoke)
		rememberlast(w);
	if (n == 0)
		w->chained = false;
}

static void
resolve(struct quotes *q)
{
	struct span s;

	for (size_t i = 0; i < q->n; i++)
		discourse_need(&q->disc, &q->v[i].who, q->v[i].para);
	for (size_t i = 0; i < q->n; i++) {
		struct quote *r = &q->v[i];

		s = discourse_name(&q->disc, &r->who);
		r->speaker = (struct bytes){ .len = s.end - s.start };
		r->para = s.start;
	}
	for (size_t i = 0; i < q->n; i++)
		if (q->v[i].speaker.len > 0)
			q->v[i].speaker.s = q->disc.blob.s + q->v[i].para;
}

static bool
wanted(const struct quotes *q, const struct quote *r)
{
	return (q->all || r->kind != QUOTE_SCARE) && r->start < r->end;
}

static void
drop(struct quotes *q)
{
	size_t n = 0;

	for (size_t i = 0; i < q->n; i++)
		if (wanted(q, &q->v[i]))
			q->v[n++] = q->v[i];
	q->n = n;
}

/* Whether paragraph i, without marks, may name the speaker of a later one that
 * begins with stretch k. */
static bool
leadsin(const struct quotes *q, const struct doc *d, size_t k, size_t i)
{
	const struct stretch *s = &q->spans.v[k];

	return k < q->spans.n && s->para <= i + TURN_REACH &&
	       s->start <= d->para[s->para].start + 1;
}

/* Whether the paragraph may sign the quotation above it. */
static bool
maysign(const struct quotes *q, const struct doc *d, size_t i)
{
	char c = d->text[d->para[i].start];

	return q->n > 0 && q->v[q->n - 1].para + 1 == i &&
	       (c == '-' || c == '\xe2');
}

void
quote_find(struct quotes *q, const struct doc *d)
{
	struct work w = { .q = q, .d = d };
	size_t k = 0;

	q->n = 0;
	if (d->first) {
		q->id = 0;
		q->since = TURN_REACH + 1;
	}
	q->para.keep = true;
	q->para.tokens.n = 0;
	q->cut = mem_grow(q->cut, &q->cutcap, d->npara + 1, sizeof(*q->cut));
	memset(q->cut, 0, (d->npara + 1) * sizeof(*q->cut));
	discourse_start(&q->disc, d, &q->spans, &q->para.tokens, q->cut);
	span_find(&q->spans, d->text, d->para, d->npara);
	subject_start(&q->subjects, d, &q->spans);
	label_find(&q->labels, d->text, d->para, d->npara);
	if (!d->first || (q->stretch > 0 && d->len >= q->stretch))
		discourse_all(&q->disc);
	if (q->spans.n == 0 && !q->indirect) {
		q->since += d->npara;
		return;
	}
	for (size_t i = 0; i < d->npara; i++) {
		size_t n = 0;

		while (k + n < q->spans.n && q->spans.v[k + n].para == i)
			n++;
		w.para = i;
		if (n > 0 || q->indirect || leadsin(q, d, k, i) ||
		    maysign(q, d, i))
			paragraph(&w, n > 0 ? &q->spans.v[k] : NULL, n);
		k += n;
	}
	free(w.id);
	q->since = w.turns.last.have ? d->npara - w.turns.last.para :
				       q->since + d->npara;
	drop(q);
	inorder(q);
	resolve(q);
}

void
quote_free(struct quotes *q)
{
	free(q->v);
	span_free(&q->spans);
	label_free(&q->labels);
	para_free(&q->para);
	free(q->cut);
	cue_free(&q->cues);
	extent_free(&q->extent);
	speaker_free(&q->saids);
	subject_free(&q->subjects);
	discourse_free(&q->disc);
}
