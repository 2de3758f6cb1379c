#!/usr/bin/env bats
# See LICENSE file for copyright and license details.
# tests/golden/TOOL/NAME.in .args .out and tests/bugs/TOOL/NNN-NAME.in ...:
# NAME.in goes into `TOOL $(cat NAME.args)`, whose output is NAME.out byte for
# byte and whose status is that of NAME.status, or 0.
load helper

# golden TOOL DIR: each triple there; all failures are shown.
golden() {
	local base want got n=0 bad=0
	for in in "$NEWSUTILS_TOP/tests/$2/$1"/*.in; do
		[ -e "$in" ] || continue
		base=${in%.in}
		n=$((n + 1))
		want=0
		[ ! -e "$base.status" ] || want=$(cat "$base.status")
		got=0
		(cd "${in%/*}" && eval "$1 $(cat "$base.args")" <"$in") \
		    >out 2>err || got=$?
		if [ "$got" -ne "$want" ] || ! cmp -s "$base.out" out; then
			echo "$1 ${base##*/}: status $got instead of $want"
			diff "$base.out" out | cat -v | head -n 10
			head -n 3 err
			bad=$((bad + 1))
		fi
	done
	echo "$bad of $n differ"
	[ "$bad" -eq 0 ]
	[ "$2" = bugs ] || [ "$n" -gt 0 ]
}

@test "dedupe: golden files" {
	golden dedupe golden
}

@test "date-tag: golden files" {
	golden date-tag golden
}

@test "extract-quotes: golden files" {
	golden extract-quotes golden
}

@test "entity-count: golden files" {
	golden entity-count golden
}

@test "all tools: files of fixed bugs" {
	for tool in $TOOLS; do
		golden "$tool" bugs
	done
}

@test "all tools: every golden input has its arguments and its output" {
	for in in "$NEWSUTILS_TOP"/tests/golden/*/* \
	    "$NEWSUTILS_TOP"/tests/bugs/*/*; do
		case $in in
		*.in | *.args | *.out | *.status) ;;
		*) continue ;;
		esac
		base=${in%.*}
		say "$base"
		[ -f "$base.in" ]
		[ -f "$base.args" ]
		[ -f "$base.out" ]
	done
}
