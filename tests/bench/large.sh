#!/bin/sh
# See LICENSE file for copyright and license details.
# dedupe where memory ends: -S on lines of which none stands twice, and runs
# against a state of as many.  Slow, and takes room: in TMPDIR 61 bytes for each
# line of the first, and in build/bench 20 for each of the others.
#
# LARGE_LINES: lines through -S (345000000, 10 GB).  STATE_LINES: lines that the
# state has (1000000000, at least 1000000); 1.2 GB of memory.
set -eu

top=${NEWSUTILS_TOP:-$(cd "$(dirname "$0")/../.." && pwd)}
build=${NEWSUTILS_BUILD:-$top/build}
dir=$build/bench
large=${LARGE_LINES:-345000000}
remembered=${STATE_LINES:-1000000000}
export LC_ALL=C
PATH=$build/bin:$build/host:$PATH
mkdir -p "$dir"
trap 'rm -f "$dir"/state* "$dir/few"' EXIT

# timed NAME FILE COMMAND...: CPU seconds and MiB.
timed() {
	name=$1
	file=$2
	shift 2
	cputime "$file" "$@" | awk -v name="$name" '{
		printf "%-44s %9.3f CPU s %9.1f MiB\n", name, $1, $2 / 1024
	}'
}

mkbench distinct "$large" |
    timed "$large lines through -S 256M" /dev/stdin dedupe -S 256M

rm -f "$dir/state"
part=$((remembered / 10))
for i in 0 1 2 3 4 5 6 7 8 9; do
	rm -f "$dir/state$i"
	mkbench distinct "$part" "$((i * part))" |
	    dedupe --state "$dir/state$i" >/dev/null
done
timed "ten states of $part lines into one" /dev/null \
    dedupe --state "$dir/state" --merge-state "$dir"/state?
rm -f "$dir"/state?
timed "a run of no lines with it" /dev/null dedupe --state "$dir/state"
mkbench distinct 1000000 "$((remembered - 500000))" >"$dir/few"
timed "a run of 1000000, half of them new" "$dir/few" \
    dedupe --state "$dir/state"
