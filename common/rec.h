/* See LICENSE file for copyright and license details. */
/*
 * rec: the records of all operands, one after the other, as newsutils(7) has
 * them: plain or TSV by the first record of the run, header lines, the text
 * field, the key fields, the reference field; ragged and over-long records are
 * left out and told.
 *
 * A record's bytes and fields are borrowed from the reader.  The fields live
 * until the next rec_next(); the bytes as in.h says (rec_ready()).
 */
#ifndef REC_H
#define REC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "in.h"
#include "mem.h"
#include "opt.h"

struct rec {
	struct bytes raw;  /* without its terminator */
	struct bytes text; /* the text field as it stands: TSV still escaped */
	struct bytes *field; /* all fields; NULL for plain and raw records */
	size_t nfield;
	const char *file; /* operand; "-" for standard input */
	uint64_t num;	  /* in its operand, from 1, header included */
	uint64_t before;  /* records of the operands before, headers included */
	bool first;	  /* the operand's first record */
	bool ragged;	  /* only where raggedok is set */
};

/* How the run's records are made; settled at the first record. */
struct rec_form {
	bool tsv;
	size_t nfield;	/* fields in a record; 1 if plain */
	size_t text;	/* index of the text field */
	size_t *fields; /* -f of dedupe, in the order given */
	size_t nfields;
	size_t *key; /* indices that hold a document together */
	size_t nkey;
	bool eachown;	     /* -k 0: each record is a document */
	size_t ref;	     /* index of the reference field, or REC_NONE */
	bool named;	     /* -H: names[] are the header's */
	struct bytes *names; /* nfield of them */
};
#define REC_NONE ((size_t)-1)

struct rec_stats {
	uint64_t records; /* read, malformed ones included, headers not */
	uint64_t bytes;	  /* of records, terminators not counted */
	uint64_t ragged;
	uint64_t overlong;
	uint64_t operands; /* opened */
	uint64_t failed; /* operands that are missing, cut, corrupt, refused */
};

/* What the reader tells the frame.  say: something went wrong, status 1; num
 * 0 is the whole operand.  note: the status stays.  wait: before a read that
 * may block. */
struct rec_hooks {
	void (*say)(void *arg, const char *file, uint64_t num, const char *why);
	void (*note)(
	    void *arg, const char *file, uint64_t num, const char *why);
	void (*wait)(void *arg);
	void *arg;
};

struct recs {
	const struct opt *o;
	struct rec_hooks hooks;
	char *const *operand; /* NULL-ended; the caller's */
	struct in *in;
	const char *file;
	uint64_t num;
	uint64_t before;
	bool first;
	bool raggedok; /* dedupe: hand ragged records out */
	bool settled;  /* form is known */
	struct rec_form form;
	struct rec_stats stats;
	uint64_t takendone;  /* bytes read of operands already closed */
	struct bytes *field; /* of the current record */
	size_t fieldcap;
	char *header; /* copy of the first header */
	size_t headerlen;
	size_t keycap, fieldscap;
	struct bytes pending; /* the record that settled the form */
	char why[256];
};

void rec_open(struct recs *, const struct opt *, char *const operand[],
    const struct rec_hooks *);
/* 1, 0 at the end of the run, -1: a FIELD is not in the input (why[]), which
 * is status 2 and can only come before the first record. */
int rec_next(struct recs *, struct rec *);
/* See in_ready(). */
bool rec_ready(struct recs *);
/* With opt.raw: up to max records that are there without reading, behind one
 * of the same operand.  They are those before recs.num, this one included. */
size_t rec_batch(struct recs *, struct bytes *, size_t max);
/* Bytes read(2) from operands so far, compressed. */
uint64_t rec_taken(const struct recs *);
void rec_close(struct recs *);

#endif
