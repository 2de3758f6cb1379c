#!/bin/sh
# See LICENSE file for copyright and license details.
# near.sh: scores dedupe --near at each LEVEL on the sets in
# NEWSUTILS_SHARED/eval/dedupe, for run.sh: a line "score TAB set TAB measure TAB
# percent" each.
set -eu
shared=${NEWSUTILS_SHARED:?}
sets=$shared/eval/dedupe
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export LC_ALL=C

# open FILE: as text, from the file or its .gz.
open() {
	if [ -f "$1" ]; then cat "$1"; else gzip -dc "$1.gz"; fi
}

# clusters LEVEL DOCS: id TAB cluster; the report stays in $scratch/report.
clusters() {
	dedupe --near="$1" -f 2 --report "$scratch/report" "$2" >/dev/null
	awk -F '\t' '
	FILENAME != docs { of[$1] = $2; next }
	{ print $1 "\t" (FNR in of ? of[FNR] : FNR) }
	' docs="$2" "$scratch/report" "$2" >"$scratch/clusters"
}

# put SET MEASURE VALUE: a share as percent.
put() {
	awk -v s="$1" -v m="$2" -v v="$3" 'BEGIN {
		printf "score\tdedupe %s\t%s\t%.1f\n", s, m, 100 * v }'
}

# scores LEVEL SET: against the true clusters.
scores() {
	open "$sets/$2/docs.tsv" >"$scratch/docs"
	open "$sets/$2/truth.tsv" >"$scratch/truth"
	clusters "$1" "$scratch/docs"
	python3 "$sets/score_dups.py" "$scratch/truth" "$scratch/clusters" \
	    >"$scratch/said"
	f1='P [0-9.]* R [0-9.]* F1'
	put "$2" "$1 pairs F1" \
	    "$(sed -n "s/^pairs: $f1 \([0-9.]*\) .*/\1/p" "$scratch/said")"
	put "$2" "$1 keep-first F1" \
	    "$(sed -n "s/.*removal: $f1 \([0-9.]*\) .*/\1/p" "$scratch/said")"
}

# Reports of the same form with other figures are not to be dropped.
forms() {
	put synthetic "$1 other figures kept" "$(awk -F '\t' '
	FILENAME == truth { kind[$1] = $3; cluster[$1] = $2; next }
	FILENAME == docs { id[FNR] = $1; next }
	{ wrong += kind[id[$1]] ~ /^hard/ && cluster[id[$1]] != cluster[id[$2]] }
	END {
		for (i in kind)
			n += kind[i] ~ /^hard/
		print 1 - wrong / n
	}' truth="$scratch/truth" docs="$scratch/docs" "$scratch/truth" \
	    "$scratch/docs" "$scratch/report")"
}

# Pairs of which half of the runs of five words are the same.
reuters() {
	gzip -dc "$shared/corpora/reuters21578.tsv.gz" |
	    awk -F '\t' '{ sub(/\./, "-", $1); print $1 "\t" $3 }' \
	    >"$scratch/docs"
	clusters "$1" "$scratch/docs"
	put reuters "$1 pairs found" "$(awk -F '\t' '
	FILENAME != pairs { c[$1] = $2; next }
	$3 >= 0.5 { n++; found += c[$1] == c[$2] }
	END { print found / n }' pairs="$sets/reuters/pairs5.tsv" \
	    "$scratch/clusters" "$sets/reuters/pairs5.tsv")"
}

for level in strict normal loose; do
	scores "$level" scoop
	scores "$level" synthetic
	forms "$level"
	reuters "$level"
done
