#!/bin/sh
# See LICENSE file for copyright and license details.
# folds.sh EVAL DIR...: how extract-quotes does on articles that it has not
# learnt from.  DIR/extract-quotes, the first, has learnt from the articles of
# EVAL/quotes/dev but the first, the one after as many as there are DIRs, and so
# on; the second from all but the second ...; each answers for those that are
# new to it.  Prints the scores of all answers together as a table, and how many
# of them are right by the confidence that they have.
set -eu
eval=$1
shift
top=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
tar xzf "$eval/quotes/dev/text.tar.gz" -C "$scratch"
gzip -dc "$eval/quotes/dev/gold.tsv.gz" >"$scratch/gold.tsv"
"$top/articles.sh" "$scratch/text" >"$scratch/all.tsv"
fold=0
for dir; do
	# The trainer counts articles in the order of gold.tsv.
	LC_ALL=C awk -F '\t' -v fold="$fold" -v folds="$#" '
	NR == FNR {
		if (FNR > 1 && !($1 in number))
			number[$1] = n++
		next
	}
	number[$1] % folds == fold' "$scratch/gold.tsv" "$scratch/all.tsv" |
	    "$dir/extract-quotes" -i -f 2 -k 1 \
		-o start,end,mention_start,mention_end,speaker,cue_start,cue_end,kind,confidence \
		>>"$scratch/rows.tsv"
	fold=$((fold + 1))
done
echo '| attributions | kind | content F1 | end to end F1 |'
echo '| --- | --- | --- | --- |'
for only in '' --speech-only; do
	# shellcheck disable=SC2086 # an option or nothing
	python3 "$eval/quotes/score_quotes.py" "$scratch/gold.tsv" \
	    "$scratch/rows.tsv" --text "$scratch/text" $only |
	    awk -v only="${only:+speech}" '
	/^(direct|mixed|indirect|all) / {
		n = split($0, col, "|")
		split(col[n], whole, "/")
		split(col[3], content, "/")
		gsub(/ /, "", whole[3])
		gsub(/ /, "", content[3])
		printf "| %s | %s | %s | %s |\n", only == "" ? "all" : only,
		    $1, content[3], whole[3]
	}'
done
echo
echo '| kind | confidence | rows | right |'
echo '| --- | --- | --- | --- |'
sh "$top/confidence.sh" "$eval" "$scratch/rows.tsv" 2>&1 >/dev/null |
    awk '{ printf "| %s | %s | %s | %s |\n", $1, $2, $3, $5 }'
