#!/bin/sh
# See LICENSE file for copyright and license details.
# Writes the .out (and, where the status is not 0, the .status) of each golden
# triple anew, and the output that README.md shows under its pipelines.  The
# difference is for a person to review.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
for in in "$top"/tests/golden/*/*.in "$top"/tests/bugs/*/*.in; do
	[ -e "$in" ] || continue
	base=${in%.in}
	tool=$(basename "$(dirname "$in")")
	(cd "$(dirname "$in")" &&
	    eval "$tool $(cat "$base.args")" <"$in" >"$base.out" 2>/dev/null)
	status=$?
	rm -f "$base.status"
	[ "$status" -eq 0 ] || echo "$status" >"$base.status"
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$top/tests/demo/build.sh" "$scratch"
"$top/tests/demo/run.sh" "$scratch" >"$scratch/shown"
awk '
NR == FNR {
	if (/^\$ date-tag/)
		n++
	shown[n] = shown[n] "    " $0 "\n"
	next
}
/^    \$ date-tag/ { skip = 1; printf "%s", shown[++i] }
/^$/ { skip = 0 }
!skip' "$scratch/shown" "$top/README.md" >"$scratch/README.md" &&
    cp "$scratch/README.md" "$top/README.md"
