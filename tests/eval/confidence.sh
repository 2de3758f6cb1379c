#!/bin/sh
# See LICENSE file for copyright and license details.
# confidence.sh EVAL [ROWS]: how often extract-quotes is right where it says that
# it is sure.  Splits its rows on the annotated articles of EVAL/quotes/dev (ROWS,
# those columns, or what it says now) by kind and confidence, scores each part,
# and prints `set TAB measure TAB percent` and on standard error the rows of each
# part.
set -eu
eval=$1
rows=${2:-}
top=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
mkdir part
tar xzf "$eval/quotes/dev/text.tar.gz"
gzip -dc "$eval/quotes/dev/gold.tsv.gz" >gold.tsv
if [ -z "$rows" ]; then
	"$top/articles.sh" text >all.tsv
	rows=rows.tsv
	extract-quotes -i -f 2 -k 1 \
	    -o start,end,mention_start,mention_end,speaker,cue_start,cue_end,kind,confidence \
	    all.tsv >"$rows"
fi
awk -F '\t' '{ c = $NF
	b = c >= .9 ? "0.90-1.00" : c >= .7 ? "0.70-0.89" : \
	    c >= .5 ? "0.50-0.69" : "0.00-0.49"
	print >"part/" $(NF - 1) " " b }' "$rows"
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
