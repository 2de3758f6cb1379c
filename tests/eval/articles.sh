#!/bin/sh
# See LICENSE file for copyright and license details.
# articles.sh DIR: the files DIR/ID.txt as records `ID TAB text`.
set -eu
for f in "$1"/*.txt; do
	awk -v id="${f##*/}" 'BEGIN { sub(/\.txt$/, "", id)
		printf "%s\t", id }
	{ gsub(/\\/, "&&"); gsub(/\t/, "\\t"); gsub(/\r/, "\\r")
	printf "%s%s", (NR > 1 ? "\\n" : ""), $0 } END { print "\\n" }' "$f"
done
