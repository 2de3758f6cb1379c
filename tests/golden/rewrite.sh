#!/bin/sh
# See LICENSE file for copyright and license details.
# Writes the .out (and, where the status is not 0, the .status) of each golden
# triple anew.  The difference is for a person to review.
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
