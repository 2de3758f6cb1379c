#!/bin/sh
# See LICENSE file for copyright and license details.
# score.sh [-v]: how many of cases.tsv the entity-count in PATH gets right, by
# class and in all; -v shows the wrong ones.  A case is a class, what is wanted
# and a document.  Wanted are pairs mention=canonical name, which must come in
# this order among the document's mentions.  The class `option` is run with
# --alias table.tsv.  Names and events are invented, world figures apart.
set -eu
cd "$(dirname "$0")"
verbose=${1-}
tab=$(printf '\t')
out=$(mktemp)
trap 'rm -f "$out"' EXIT
number() {
	awk -F '\t' -v OFS='\t' -v want="$1" '
	    ($1 == "option") == want { print NR, $3 }' cases.tsv
}
{
	number 0 | entity-count -m -r 0 -o mention,entity
	number 1 | entity-count -m -r 0 -o mention,entity --alias table.tsv
} >"$out"
awk -F "$tab" -v verbose="$verbose" '
NR == FNR {
	got[$1] = got[$1] ";" $2 "=" $3
	next
}
{
	n = split($2, want, ";")
	rest = got[FNR] ";"
	ok = 1
	for (i = 1; i <= n && ok; i++) {
		gsub(/\047|\342\200\231/, "\047", rest)
		at = index(rest, ";" want[i] ";")
		if (at == 0)
			ok = 0
		rest = substr(rest, at + length(want[i]) + 1)
	}
	if (!($1 in cases))
		class[++nclass] = $1
	cases[$1]++
	right[$1] += ok
	total++
	good += ok
	if (!ok && verbose != "")
		print "wrong: " $3 "\n  want " $2 "\n  got  " \
		    substr(got[FNR], 2) >"/dev/stderr"
}
END {
	for (i = 1; i <= nclass; i++)
		print class[i] "\t" right[class[i]] "\t" cases[class[i]]
	printf "all\t%d\t%d\t%.1f %%\n", good, total, 100 * good / total
}' "$out" cases.tsv
