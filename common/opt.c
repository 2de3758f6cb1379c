/* See LICENSE file for copyright and license details. */
#include <getopt.h>
#include <libutil.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "docdate.h"
#include "opt.h"
#include "tsv.h"

enum {
	OPT_DATE = OPT_LONG,
	OPT_PLAIN,
	OPT_TSV,
	OPT_OUTHEADER,
	OPT_MAXRECORDS,
	OPT_MAXRECORD,
	OPT_MAXDOCUMENT,
	OPT_LINEBUF,
	OPT_SKIPBAD,
	OPT_STATS,
	OPT_PROGRESS
};

enum { TABLE_MAX = 64, JOBS_MAX = 1024 };

#define MIB ((size_t)1024 * 1024)

const struct opt_def opt_shared[] = {
	{ "field", 'f', "FIELD", "the text field" },
	{ "key", 'k', "FIELDS", "what makes a document" },
	{ "header", 'H', NULL, "first record names fields" },
	{ "columns", 'o', "COLUMNS", "own columns, +: more" },
	{ "null", 'z', NULL, "records end in NUL" },
	{ "jobs", 'j', "N", "workers, 0: all cores" },
	{ "memory", 'S', "SIZE", "memory limit" },
	{ "reference", 'r', "FIELD", "the date field, 0: none" },
	{ "date", OPT_DATE, "DATE", "date of all documents" },
	{ "plain", OPT_PLAIN, NULL, "records have no fields" },
	{ "tsv", OPT_TSV, NULL, "records have fields" },
	{ "output-header", OPT_OUTHEADER, NULL, "write a header" },
	{ "max-records", OPT_MAXRECORDS, "NUM", "stop after NUM" },
	{ "max-record", OPT_MAXRECORD, "SIZE", "longest record" },
	{ "max-document", OPT_MAXDOCUMENT, "SIZE", "stretch size" },
	{ "line-buffered", OPT_LINEBUF, NULL, "rows at once" },
	{ "skip-bad", OPT_SKIPBAD, NULL, "bad records: only count" },
	{ "stats", OPT_STATS, NULL, "counts on stderr" },
	{ "progress", OPT_PROGRESS, NULL, "a bar on stderr" },
	{ "help", 'h', NULL, "this text" },
	{ "version", 'V', NULL, "version" },
	{ NULL, 0, NULL, NULL },
};

void
opt_init(struct opt *o)
{
	memset(o, 0, sizeof(*o));
	o->term = '\n';
	o->jobs = 1;
	o->maxrecords = UINT64_MAX;
	o->maxrecord = 64 * MIB;
	o->maxdocument = MIB;
}

/* The tables as getopt_long(3) wants them. */
static void
table(const struct opt_def *def, struct option *lopt, size_t *n, char *sopt,
    size_t *ns)
{
	for (; def->name != NULL; def++) {
		lopt[*n].name = def->name;
		lopt[*n].has_arg = def->arg == NULL   ? no_argument :
				   def->arg[0] == '[' ? optional_argument :
							required_argument;
		lopt[*n].flag = NULL;
		lopt[*n].val = def->ch;
		(*n)++;
		if (def->ch >= OPT_LONG)
			continue;
		sopt[(*ns)++] = (char)def->ch;
		if (def->arg != NULL)
			sopt[(*ns)++] = ':';
	}
}

static int
size(const char *name, const char *arg, uint64_t *to, char why[OPT_WHY])
{
	/* expand_number(3) takes a sign and an empty string. */
	if (*arg < '0' || *arg > '9' || expand_number(arg, to) == -1 ||
	    *to == 0 || *to > SIZE_MAX / 4) {
		snprintf(why, OPT_WHY, "%s %s: not a size", name, arg);
		return -1;
	}
	return 0;
}

static int
sizearg(const char *name, const char *arg, size_t *to, char why[OPT_WHY])
{
	uint64_t n;

	if (size(name, arg, &n, why) == -1)
		return -1;
	*to = (size_t)n;
	return 0;
}

static int
number(const char *name, const char *arg, long long max, uint64_t *to,
    char why[OPT_WHY])
{
	const char *errstr;
	long long n = strtonum(arg, 0, max, &errstr);

	if (errstr != NULL) {
		snprintf(why, OPT_WHY, "%s %s: %s", name, arg, errstr);
		return -1;
	}
	*to = (uint64_t)n;
	return 0;
}

static int
jobs(struct opt *o, const char *arg, char why[OPT_WHY])
{
	uint64_t n;

	if (number("-j", arg, JOBS_MAX, &n, why) == -1)
		return -1;
	if (n == 0) {
		long cores = sysconf(_SC_NPROCESSORS_ONLN);

		n = cores > 0 ? (uint64_t)cores : 1;
	}
	o->jobs = (int)n;
	return 0;
}

static int
date(struct opt *o, const char *arg, char why[OPT_WHY])
{
	struct bytes b = { arg, strlen(arg) };

	if (docdate_field(b, o->date) == 1)
		return 0;
	snprintf(why, OPT_WHY, "--date %s: not a date YYYY-MM-DD", arg);
	return -1;
}

static int
take(struct opt *o, int ch, const char *arg, char why[OPT_WHY])
{
	switch (ch) {
	case 'f':
		o->field = arg;
		return 0;
	case 'k':
		o->key = arg;
		return 0;
	case 'r':
		o->ref = arg;
		return 0;
	case 'o':
		o->columns = arg;
		return 0;
	case 'H':
		o->header = o->outheader = true;
		return 0;
	case 'z':
		o->term = '\0';
		return 0;
	case 'j':
		return jobs(o, arg, why);
	case 'S':
		return size("-S", arg, &o->memory, why);
	case OPT_DATE:
		return date(o, arg, why);
	case OPT_PLAIN:
		o->plain = true;
		return 0;
	case OPT_TSV:
		o->tsv = true;
		return 0;
	case OPT_OUTHEADER:
		o->outheader = true;
		return 0;
	case OPT_MAXRECORDS:
		return number(
		    "--max-records", arg, LLONG_MAX, &o->maxrecords, why);
	case OPT_MAXRECORD:
		return sizearg("--max-record", arg, &o->maxrecord, why);
	case OPT_MAXDOCUMENT:
		return sizearg("--max-document", arg, &o->maxdocument, why);
	case OPT_LINEBUF:
		o->linebuf = true;
		return 0;
	case OPT_SKIPBAD:
		o->skipbad = true;
		return 0;
	case OPT_STATS:
		o->stats = true;
		return 0;
	case OPT_PROGRESS:
		o->progress = true;
		return 0;
	default:
		snprintf(why, OPT_WHY, "unknown option");
		return -1;
	}
}

static bool
isshared(int ch)
{
	for (const struct opt_def *d = opt_shared; d->name != NULL; d++)
		if (d->ch == ch)
			return true;
	return false;
}

/* Whether word is --NAME=..., NAME being or abbreviating the option ch's. */
static bool
islong(const char *word, int ch, const struct opt_def *def)
{
	size_t n;

	if (strncmp(word, "--", 2) != 0)
		return false;
	word += 2;
	n = strcspn(word, "=");
	for (; word[n] == '=' && def->name != NULL; def++)
		if (def->ch == ch && strncmp(def->name, word, n) == 0)
			return true;
	return false;
}

/* Why getopt_long(3) returned ch. */
static void
refusal(int ch, const char *word, const struct opt_def *own, char why[OPT_WHY])
{
	bool given = islong(word, optopt, own) ||
		     islong(word, optopt, opt_shared);

	if (optopt > 0 && optopt < OPT_LONG && !given)
		snprintf(why, OPT_WHY, "-%c: %s", optopt,
		    ch == ':' ? "an argument is missing" : "unknown option");
	else
		snprintf(why, OPT_WHY, "%s: %s", word,
		    ch == ':' ? "an argument is missing" :
		    given     ? "takes no argument" :
				"unknown option");
}

int
opt_next(struct opt *o, int argc, char *argv[], const struct opt_def *own,
    const char **arg, char why[OPT_WHY])
{
	struct option lopt[TABLE_MAX];
	char sopt[2 * TABLE_MAX + 2] = ":";
	size_t n = 0, ns = 1;
	int ch;

	table(opt_shared, lopt, &n, sopt, &ns);
	table(own, lopt, &n, sopt, &ns);
	memset(&lopt[n], 0, sizeof(lopt[n]));
	sopt[ns] = '\0';
	opterr = 0;
	ch = getopt_long(argc, argv, sopt, lopt, NULL);
	*arg = optarg;
	if (ch == -1 || ch == 'h' || ch == 'V')
		return ch;
	if (ch == '?' || ch == ':') {
		refusal(ch, argv[optind - 1], own, why);
		return '?';
	}
	if (!isshared(ch))
		return ch;
	return take(o, ch, optarg, why) == -1 ? '?' : 0;
}

int
opt_check(const struct opt *o, char why[OPT_WHY])
{
	const char *tsv = o->tsv	   ? "--tsv" :
			  o->header	   ? "-H" :
			  o->field != NULL ? "-f" :
					     NULL;

	why[0] = '\0';
	if (o->plain && tsv != NULL)
		snprintf(why, OPT_WHY,
		    "--plain and %s exclude each other: plain records have no "
		    "fields",
		    tsv);
	else if (!o->header && o->field != NULL && !tsv_isnumeric(o->field))
		snprintf(why, OPT_WHY, "-f %s: not a field number", o->field);
	else if (!o->header && o->key != NULL && !tsv_isnumeric(o->key))
		snprintf(
		    why, OPT_WHY, "-k %s: not a list of field numbers", o->key);
	else if (!o->header && o->ref != NULL && !tsv_isnumeric(o->ref))
		snprintf(why, OPT_WHY, "-r %s: not a field number", o->ref);
	else if (o->field != NULL && strcmp(o->field, "0") == 0)
		snprintf(why, OPT_WHY, "-f 0: fields are numbered from 1");
	return why[0] != '\0' ? -1 : 0;
}
