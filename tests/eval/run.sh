#!/bin/sh
# See LICENSE file for copyright and license details.
# run.sh [-w | SET...]: scores the tools in PATH on annotated text, and compares
# with the scores that README.md beside it has.  A score that falls by more than
# the tolerance ends in 1.  -w writes the scores of all sets there, as the table
# at its end, and into the rows of the README.md at the top.  SET own is the
# text beside this file.  The corpora are not part of the project: they are
# looked for in ../shared beside the source tree, or in NEWSUTILS_SHARED; where
# they are missing, it says so and scores own alone.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
shared=${NEWSUTILS_SHARED:-$top/../shared}
readme=$top/tests/eval/README.md
tolerance=0.05
write=
if [ "${1:-}" = -w ]; then
	write=1
	set --
fi
sets="own seeds dates quotes entities dedupe"
if [ ! -f "$shared/eval/eval.py" ]; then
	echo "eval: no annotated corpora here, own texts alone"
	sets=own
elif ! command -v python3 >/dev/null; then
	echo "eval: the other scorers need python3, own texts alone"
	sets=own
fi
if [ "$sets" = own ] && [ -n "$write" ]; then
	echo "eval: -w needs all sets" >&2
	exit 1
fi
if [ "$sets" = own ] || [ $# -eq 0 ]; then
	# shellcheck disable=SC2086 # names without blanks
	set -- $sets
fi
bin=$(dirname "$(command -v date-tag)")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# own SET OPTION...: date-tag on dates/SET.tsv, scored as the others are.
own() {
	gold=$top/tests/eval/dates/$1.tsv
	echo "== dates $1"
	shift
	LC_ALL=C awk -v job=strip -f "$top/tests/eval/timex.awk" "$gold" |
	    date-tag -e "$@" -f 3 -k 1 -r 2 \
		-o start,end,type,value,expression >"$scratch/own.tsv" &&
	    LC_ALL=C awk -v job=score -f "$top/tests/eval/timex.awk" \
		"$gold" "$scratch/own.tsv"
}

for set_; do
	if [ "$set_" = own ]; then
		own narrative --narrative && own messages && own news || exit 1
		continue
	fi
	if [ "$set_" = dedupe ]; then
		NEWSUTILS_SHARED=$shared "$top/tests/eval/near.sh" || exit 1
		continue
	fi
	python3 "$shared/eval/eval.py" --bin "$bin" "$set_" || exit 1
done | tee "$scratch/said"
case " $* " in
*" quotes "*) sh "$top/tests/eval/confidence.sh" "$shared/eval" ;;
esac >"$scratch/confidence"

# One line a score: set TAB measure TAB percent.
awk '
function put(m, v) {
	sub(/%$/, "", v)
	printf "%s\t%s\t%s\n", set, m, v
}
function share(m, s) {
	if (match(s, /[0-9]+ of [0-9]+/)) {
		split(substr(s, RSTART, RLENGTH), q, " ")
		if (q[3] > 0)
			put(m, sprintf("%.1f", 100 * q[1] / q[3]))
	}
}
/^score\t/ { sub(/^score\t/, ""); print; next }
/^== / { gsub(/^dev\/|\.conll.*/, "", $3); set = $2 " " $3; part = ""; next }
/^ *-- / { part = /speech cues only/ ? "speech " : "" }
/^strict / { put("strict F1", $NF) }
/^relaxed / { put("relaxed F1", $NF) }
/Value F1/ { match($0, /Value F1 [0-9.]+/)
	put("value F1", substr($0, RSTART + 9, RLENGTH - 9)) }
/^(direct|mixed|indirect|all) / {
	n = split($0, col, "|")
	split(col[n], e, "/")
	gsub(/ /, "", e[3])
	put(part $1 " end to end F1", e[3])
	split(col[3], e, "/")
	gsub(/ /, "", e[3])
	put(part $1 " content F1", e[3])
}
/COUNT F1/ {
	if (match($0, /^F1 [0-9.]+/))
		put("span F1", substr($0, 4, RLENGTH - 3))
	if (match($0, /COUNT F1 [0-9.]+/))
		put("count F1", substr($0, RSTART + 9, RLENGTH - 9))
}
/ (quotes|dates|entities): / { set = "seeds " substr($1, 1, 3) }
/ quotes: / { share("quotes found", $0)
	sub(/.*found,/, ""); share("speakers right", $0) }
/ dates: / { share("values right", $0) }
/ entities: / { match($0, /[0-9]+ % of the gold/)
	put("count mass found", substr($0, RSTART, RLENGTH - 14))
	match($0, /[0-9]+ % of its own/)
	put("count mass right", substr($0, RSTART, RLENGTH - 13)) }
' "$scratch/said" | LC_ALL=C sort - "$scratch/confidence" >"$scratch/scores"

sed -n 's/^| \([a-z]* [^|]*\) | \([^|]*\) | \([0-9.]*\) |$/\1	\2	\3/p' \
    "$readme" | sed 's/ *	 */	/g' | LC_ALL=C sort \
    >"$scratch/committed"
if [ -n "$write" ]; then
	sed '/^|---|---|---|/q' "$readme" >"$scratch/README.md"
	sed 's/	/ | /g; s/^/| /; s/$/ |/' "$scratch/scores" \
	    >>"$scratch/README.md"
	cp "$scratch/README.md" "$readme"
	# The rows "| SET, MEASURE | SCORE | ..." of the other README.
	awk -F '\t' '
	NR == FNR { now[$1 ", " $2] = $3; next }
	{ split($0, col, / *\| */) }
	col[2] in now {
		sub(/\| *[0-9.]+ *\|/, sprintf("| %.1f |", now[col[2]]))
	}
	{ print }' "$scratch/scores" "$top/README.md" >"$scratch/README.md" &&
	    cp "$scratch/README.md" "$top/README.md"
	exit
fi
echo "== against tests/eval/README.md"
awk -F '\t' -v t="$tolerance" '
NR == FNR { now[$1 FS $2] = $3; next }
($1 FS $2) in now {
	d = now[$1 FS $2] - $3
	printf "%-28s %-28s %6.2f  was %6.2f%s\n", $1, $2, now[$1 FS $2], $3, \
	    d < -t ? "  FELL" : ""
	if (d < -t)
		bad = 1
	seen[$1 FS $2] = 1
}
END {
	for (k in now)
		if (!(k in seen))
			n++
	if (n > 0)
		print n " scores are not there yet: run.sh -w writes them"
	exit bad
}' "$scratch/scores" "$scratch/committed"
