/* See LICENSE file for copyright and license details. */
#include <err.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "doc.h"

struct heard {
	int say, note;
	char why[256];
};

static void
say(void *arg, const char *file, uint64_t num, const char *why)
{
	struct heard *h = arg;

	(void)file;
	(void)num;
	h->say++;
	strncpy(h->why, why, sizeof(h->why) - 1);
}

static void
note(void *arg, const char *file, uint64_t num, const char *why)
{
	struct heard *h = arg;

	(void)file;
	(void)num;
	(void)why;
	h->note++;
}

/*
 * The stretches of the given files' documents: "{number date|" with "+" for a
 * stretch that goes on, then "<key:text@record.base>" a part and "(para)" a
 * paragraph, "~" if hard-wrapped, "}".  "E" and the reason on a bad FIELD.
 */
static void
render(const struct opt *o, const char *const *content, size_t n,
    struct heard *h, struct buf *to)
{
	char path[4][32], *operand[5] = { NULL };
	struct rec_hooks hooks = { say, note, NULL, h };
	struct docs ds;
	struct doc *d;
	int fd, st;

	memset(h, 0, sizeof(*h));
	for (size_t i = 0; i < n; i++) {
		strcpy(path[i], "/tmp/newsutils-doc-XXXXXX");
		if ((fd = mkstemp(path[i])) == -1 ||
		    write(fd, content[i], strlen(content[i])) == -1)
			err(1, "%s", path[i]);
		close(fd);
		operand[i] = path[i];
	}
	to->len = 0;
	doc_open(&ds, o, operand, &hooks);
	while ((st = doc_next(&ds, &d)) == 1) {
		buf_addc(to, '{');
		if (!d->first)
			buf_addc(to, '+');
		buf_addu(to, d->number);
		buf_addc(to, ' ');
		buf_adds(to, d->date.iso);
		buf_addc(to, '|');
		for (size_t i = 0; i < d->npart; i++) {
			struct doc_part *p = &d->part[i];

			buf_addc(to, '<');
			buf_add(to, p->key.s, p->key.len);
			buf_addc(to, ':');
			buf_add(to, d->text + p->start, p->end - p->start);
			buf_addc(to, '@');
			buf_addu(to, p->record);
			if (p->base > 0) {
				buf_addc(to, '.');
				buf_addu(to, p->base);
			}
			buf_addc(to, '>');
			if (doc_partat(d, p->start) != p)
				buf_addc(to, 0x21);
		}
		for (size_t i = 0; i < d->npara; i++) {
			buf_addc(to, '(');
			buf_add(to, d->text + d->para[i].start,
			    d->para[i].end - d->para[i].start);
			buf_addc(to, ')');
		}
		if (d->hardwrap)
			buf_addc(to, '~');
		buf_addc(to, '}');
	}
	if (st == -1)
		buf_addc(to, 'E');
	doc_close(&ds);
	for (size_t i = 0; i < n; i++)
		unlink(path[i]);
}

static struct opt
options(void)
{
	struct opt o;

	opt_init(&o);
	return o;
}

static void
plain(struct check *c)
{
	static const char *const two[] = {
		" date 2016-12-22 One.\n\nTwo.\ndate 2017-01-10 Three.",
		"Four.\n"
	};
	static const char *const wrapped[] = {
		"A line that\nis wrapped at\na narrow\n  Indented.\n\nNew one\n"
		"goes on"
	};
	struct opt o = options();
	struct buf b = { 0 };
	struct heard h;

	render(&o, two, 2, &h, &b);
	CHECK_BYTES(c, b.s, b.len,
	    "{1 2016-12-22|<: date 2016-12-22 One.@1><:@2><:Two.@3>(One.)"
	    "(Two.)}{2 2017-01-10|<:date 2017-01-10 Three.@4>(Three.)}"
	    "{1 |<:Four.@1>(Four.)}");
	render(&o, wrapped, 1, &h, &b);
	CHECK(c, b.len > 0 && b.s[b.len - 2] == '~');
	buf_addc(&b, 0);
	CHECK(c, strstr(b.s, "(A line that\nis wrapped at\na narrow)"
			     "(Indented.)(New one\ngoes on)") != NULL);
	o.key = "0";
	render(&o, two, 1, &h, &b);
	CHECK_BYTES(c, b.s, b.len,
	    "{1 2016-12-22|<: date 2016-12-22 One.@1>(One.)}{2 |<:@2>}"
	    "{3 |<:Two.@3>(Two.)}{4 2017-01-10|<:date 2017-01-10 Three.@4>"
	    "(Three.)}");
	buf_free(&b);
}

static void
tsv(struct check *c)
{
	static const char *const one[] = {
		"a\t2016-01-02\tOne\\nTwo\na\t2016-01-02\tThree\n"
		"b\t\tfour\nb\tbad\tfive\nshort\nb\t2016-02-30\tsix\n"
	};
	static const char *const head[] = {
		"id\ttext\tdate\nx\tA b\t20160102\n",
		"id\ttext\tother\ny\tB\t\n"
	};
	struct opt o = options();
	struct buf b = { 0 };
	struct heard h;

	render(&o, one, 1, &h, &b);
	CHECK_BYTES(c, b.s, b.len,
	    "{1 2016-01-02|<a\t2016-01-02:One\nTwo@1><a\t2016-01-02:Three@2>"
	    "(One)(Two)(Three)}{2 |<b\t:four@3>(four)}{3 |<b\tbad:five@4>"
	    "(five)}{4 |<b\t2016-02-30:six@6>(six)}");
	CHECK(c, h.say == 1 && h.note == 1);
	CHECK(c, strstr(h.why, "--plain") != NULL);
	o.header = true;
	o.field = "text";
	render(&o, head, 2, &h, &b);
	CHECK_BYTES(c, b.s, b.len, "{1 2016-01-02|<x\t20160102:A b@2>(A b)}");
	CHECK(c, h.say == 1);
	o.field = "body";
	render(&o, head, 1, &h, &b);
	CHECK_BYTES(c, b.s, b.len, "E");
	buf_free(&b);
}

/* Documents longer than --max-document come in stretches. */
static void
stretches(struct check *c)
{
	static const char *const one[] = { "Aaaa\nBbbb\nCc\nDddd dddd ddd\n" };
	struct opt o = options();
	struct buf b = { 0 };
	struct heard h;

	o.maxdocument = 10;
	render(&o, one, 1, &h, &b);
	CHECK_BYTES(c, b.s, b.len,
	    "{1 |<:Aaaa@1><:Bbbb@2>(Aaaa)(Bbbb)}{+1 |<:Cc@3>(Cc)}"
	    "{+1 |<:Dddd dddd @4>(Dddd dddd)}{+1 |<:ddd@4.10>(ddd)}");
	o.linebuf = true;
	o.maxdocument = 1000;
	render(&o, one, 1, &h, &b);
	CHECK_BYTES(c, b.s, b.len,
	    "{1 |<:Aaaa@1>(Aaaa)}{+1 |<:Bbbb@2>(Bbbb)}{+1 |<:Cc@3>(Cc)}"
	    "{+1 |<:Dddd dddd ddd@4>(Dddd dddd ddd)}");
	buf_free(&b);
}

int
main(void)
{
	struct check c = { 0 };

	plain(&c);
	tsv(&c);
	stretches(&c);
	return check_done(&c);
}
