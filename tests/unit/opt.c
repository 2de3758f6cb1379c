/* See LICENSE file for copyright and license details. */
#include <getopt.h>
#include <stdlib.h>

#include "check.h"
#include "opt.h"

static const struct opt_def own[] = {
	{ "merge", OPT_OWN, NULL, "" },
	{ "top", 'n', "NUM", "" },
	{ NULL, 0, NULL, NULL },
};

/* Parse a blank-separated command line; the reason it is refused for, or "".
 * Own options are appended to *seen as their ch. */
static const char *
parse(const char *line, struct opt *o, char why[OPT_WHY], char *seen)
{
	static const char blank[] = " ";
	char *copy = strdup(line), *argv[16], *save = NULL;
	const char *arg;
	int argc = 0, ch;

	for (char *w = strtok_r(copy, blank, &save); w != NULL;
	     w = strtok_r(NULL, blank, &save))
		argv[argc++] = w;
	argv[argc] = NULL;
	opt_init(o);
	optind = 0; /* start afresh: getopt(3), glibc and BSD */
	why[0] = '\0';
	while ((ch = opt_next(o, argc, argv, own, &arg, why)) != -1) {
		if (ch == '?')
			break;
		if (ch != 0)
			*seen++ = (char)(ch == OPT_OWN ? 'M' : ch);
	}
	*seen = '\0';
	if (ch == -1)
		opt_check(o, why);
	free(copy);
	return why;
}

static void
good(struct check *c)
{
	struct opt o;
	char why[OPT_WHY], seen[16];

	parse("t a -H -z x --merge -n 3", &o, why, seen);
	CHECK(c, why[0] == '\0' && strcmp(seen, "Mn") == 0);
	CHECK(c, o.header && o.outheader && o.term == '\0');
	parse(
	    "t -S 512M --max-record 128M --max-records 7 -j 3", &o, why, seen);
	CHECK(c, why[0] == '\0' && o.memory == (uint64_t)512 << 20);
	CHECK(c, o.maxrecord == (size_t)128 << 20 && o.maxrecords == 7 &&
		     o.jobs == 3);
	parse("t --date 2016-12-22 -j0 --stats --progress --line-buffered", &o,
	    why, seen);
	CHECK(c, why[0] == '\0' && strcmp(o.date, "2016-12-22") == 0);
	CHECK(c, o.jobs >= 1 && o.stats && o.progress && o.linebuf);
	parse("t -H -f text -k id,date -r date", &o, why, seen);
	CHECK(c, why[0] == '\0');
	parse("t -- --nope", &o, why, seen);
	CHECK(c, why[0] == '\0');
}

static void
bad(struct check *c)
{
	static const struct {
		const char *line, *why;
	} t[] = {
		{ "t --nope", "--nope: unknown option" },
		{ "t -Q", "-Q: unknown option" },
		{ "t -zQ", "-Q: unknown option" },
		{ "t --stats=3", "--stats=3: takes no argument" },
		{ "t --header=3", "--header=3: takes no argument" },
		{ "t -f", "-f: an argument is missing" },
		{ "t --max-record", "--max-record: an argument is missing" },
		{ "t -j x", "-j x: invalid" },
		{ "t -j -1", "-j -1: too small" },
		{ "t -S 5Q", "-S 5Q: not a size" },
		{ "t -S -5", "-S -5: not a size" },
		{ "t -S 0", "-S 0: not a size" },
		{ "t --max-records 1x", "--max-records 1x: invalid" },
		{ "t --date 2016-02-30",
		    "--date 2016-02-30: not a date YYYY-MM-DD" },
		{ "t -f text", "-f text: not a field number" },
		{ "t -k id", "-k id: not a list of field numbers" },
		{ "t -r when", "-r when: not a field number" },
		{ "t -f 0", "-f 0: fields are numbered from 1" },
	};
	struct opt o;
	char why[OPT_WHY], seen[16];

	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		parse(t[i].line, &o, why, seen);
		CHECK_BYTES(c, why, strlen(why), t[i].why);
	}
	CHECK(c, strstr(parse("t --plain -H", &o, why, seen), "exclude"));
	CHECK(c, strstr(parse("t --tsv --plain", &o, why, seen), "exclude"));
}

int
main(void)
{
	struct check c = { 0 };

	good(&c);
	bad(&c);
	return check_done(&c);
}
