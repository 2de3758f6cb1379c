#!/bin/sh
# See LICENSE file for copyright and license details.
# confidence.sh EVAL: how often extract-quotes is right where it says that it
# is sure.  Splits its rows on the annotated articles of EVAL/quotes/dev by kind
# and confidence, scores each part, and prints `set TAB measure TAB percent` and
# on standard error the rows of each part.
set -eu
eval=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
mkdir part
tar xzf "$eval/quotes/dev/text.tar.gz"
gzip -dc "$eval/quotes/dev/gold.tsv.gz" >gold.tsv
for f in text/*.txt; do
	awk -v id="${f#text/}" 'BEGIN { sub(/\.txt$/, "", id)
		printf "%s\t", id }
	{ gsub(/\\/, "&&"); gsub(/\t/, "\\t"); gsub(/\r/, "\\r")
	printf "%s%s", (NR > 1 ? "\\n" : ""), $0 } END { print "\\n" }' "$f"
done >all.tsv
extract-quotes -i -f 2 -k 1 \
    -o start,end,mention_start,mention_end,speaker,cue_start,cue_end,kind,confidence \
    all.tsv | awk -F '\t' '{ c = $NF
	b = c >= .9 ? "0.90-1.00" : c >= .7 ? "0.70-0.89" : \
	    c >= .5 ? "0.50-0.69" : "0.00-0.49"
	print >"part/" $(NF - 1) " " b }'
for f in part/*; do
	name=${f#part/}
	python3 "$eval/quotes/score_quotes.py" gold.tsv "$f" --text text \
	    --json | sed 's/.*"all": {\([^}]*\)}.*/\1/' |
	    sed -n 's/.*"e2e": \[\([0-9.]*\),.*/\1/p' | {
		read -r right
		printf 'quotes confidence\t%s\t%s\n' "$name" "$right"
		printf '%-20s %6d rows, %s %% right\n' "$name" \
		    "$(wc -l <"$f")" "$right" >&2
	}
done
