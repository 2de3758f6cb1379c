#!/usr/bin/env bats
# See LICENSE file for copyright and license details.
# dedupe -S: what is more than memory goes to temporary files.
load helper

# many N: as many lines, in which most stand twice, the second time far behind
# the first and in another order.
many() {
	awk -v n="$1" 'BEGIN {
		for (i = 0; i < n; i++)
			print "line " i * 7919 % 400009
		print ""
		print ""
	}'
}

stat_of() {
	awk -F '\t' -v n="$1" '$1 == n { print $2 }' "$2"
}

@test "dedupe -S: beyond the limit the same lines, in the same order" {
	many 900000 >in
	dedupe --stats in 2>all >want
	[ "$(wc -l <want)" -eq 400010 ]
	mkdir tmp
	for size in 8M 9M 64M; do
		TMPDIR=tmp dedupe --stats -S "$size" in 2>err >got
		cmp want got
		for name in kept distinct dropped_exact records; do
			[ "$(stat_of $name err)" -eq "$(stat_of $name all)" ]
		done
	done
	# Nothing is left of the files.
	[ "$(find tmp -type f | wc -l)" -eq 0 ]
	TMPDIR=tmp dedupe -S 8M --stats in 2>err >got
	[ "$(stat_of memory err)" -lt 8000000 ]
}

@test "dedupe -S: fields, folding, NUL, documents, long records" {
	many 900000 | awk '{ print NR % 9 "\t" $0 }' >in
	for opt in "-f 2" "-f 2 -i" "-k 0 --by-key" "-k 1 --by-key" -z; do
		say "$opt"
		# shellcheck disable=SC2086 # options
		tr '\n' '\n' <in | dedupe $opt >want
		# shellcheck disable=SC2086 # options
		dedupe -S 8M $opt in >got
		cmp want got
	done
	tr '\n' '\0' <in >nul
	dedupe -z nul | cmp - <(dedupe -z -S 8M nul)
	# Ragged ones are written in their places.
	(cat in && echo alone && head -n 50 in && echo alone) >ragged
	run -1 bash -c 'dedupe -f 2 ragged >want'
	run -1 bash -c 'dedupe -f 2 -S 8M ragged >got'
	cmp want got
	(cat in && head -c 3000000 /dev/zero | tr '\0' x && echo && echo end) >long
	dedupe long >want
	dedupe -S 8M long | cmp - want
}

@test "dedupe -S: one line very often, when memory is full" {
	(seq 1 500000 && yes again | head -n 2000000 && seq 1 500000) >in
	(seq 1 500000 && echo again) >want
	dedupe -S 8M in | cmp - want
}

@test "dedupe -S --state: the state is that of a run without a limit" {
	many 900000 >in
	dedupe --state a in >want
	dedupe -S 8M --state b in | cmp - want
	cmp a b
	dedupe -S 8M --state b in >got
	[ ! -s got ]
	seq 1 500000 >new
	cat new in >both
	dedupe -S 8M --state b both | cmp - new
	dedupe --state a both | cmp - new
	cmp a b
}

@test "dedupe -S: -c, -d, -u, and kinds of spelling: as in memory" {
	many 500000 | awk '{ x = $0
		if (NR % 5 == 0)
			x = toupper(x)
		print NR % 1000 == 0 ? "alone" : NR % 9 "\t" x }
	    NR % 100 == 0 { print NR "\t" }' >in
	for opt in -c -d -u "-cd -f 2" "-u -f 2 -i" "-c --wide" \
	    "-f 2 --normalize" "-c -f 2 -i -H" "-d -k 1 --by-key" \
	    "-u -k 0 --by-key -i" "-c -z"; do
		say "$opt"
		# shellcheck disable=SC2086 # options
		dedupe --skip-bad --stats $opt in >want 2>all
		# shellcheck disable=SC2086 # options
		dedupe --skip-bad --stats -S 8M $opt in >got 2>err
		cmp want got
		for name in kept distinct dropped_exact dropped_normalised; do
			[ "$(stat_of $name err)" -eq "$(stat_of $name all)" ]
		done
		[ "$(stat_of memory err)" -lt 16000000 ]
	done
	# One that stands there in memory, and one that does behind it, very
	# often; and which is which at the end.
	(seq 1 300000 && yes 7 | head -n 100000 && yes new | head -n 100000) >in
	dedupe -cd -S 8M in >got
	printf '100001\t7\n100000\tnew\n' | cmp - got
}

@test "dedupe -S --report, --mark: the same rows, in the same order" {
	many 400000 | awk '{ x = $0
		if (NR % 5 == 0)
			x = toupper(x)
		print NR % 1000 == 0 ? "alone" : int(NR / 3) % 9 "\t" x }
	    NR % 100 == 0 { print NR "\t" }' >in
	for opt in "" "-f 2" "-f 2 --normalize" "-f 2 -i --wide -H" \
	    "-k 1 --by-key" "-k 0 --by-key -i" "-z -i"; do
		say "$opt"
		# shellcheck disable=SC2086 # options
		dedupe --skip-bad --stats --report rows $opt in >want 2>all
		# shellcheck disable=SC2086 # options
		dedupe --skip-bad --stats --report spilled -S 8M $opt in \
		    >got 2>err
		cmp want got
		cmp rows spilled
		for name in kept distinct dropped_exact dropped_normalised; do
			[ "$(stat_of $name err)" -eq "$(stat_of $name all)" ]
		done
		[ "$(stat_of memory err)" -lt 8000000 ]
		# shellcheck disable=SC2086 # options
		dedupe --skip-bad --mark $opt in >want
		# shellcheck disable=SC2086 # options
		dedupe --skip-bad --mark -S 8M --report spilled $opt in >got
		cmp want got
		cmp rows spilled
	done
}

@test "dedupe -S --state: with --report and --stats, as without a limit" {
	many 400000 | awk 'NR % 5 == 0 { $0 = toupper($0) } { print }' >in
	seq 1 300 >old
	cat old in old >both
	for opt in "" -i "-i --wide"; do
		say "$opt"
		rm -f a b
		for s in a b; do
			# shellcheck disable=SC2086 # options
			dedupe $opt --state "$s" old >got
		done
		# shellcheck disable=SC2086 # options
		dedupe $opt --state a --report rows --stats both >want 2>all
		# shellcheck disable=SC2086 # options
		dedupe $opt --state b --report spilled --stats -S 8M both \
		    >got 2>err
		cmp want got
		cmp rows spilled
		[ "$(awk '$2 == 0' rows | wc -l)" -eq 600 ]
		cmp a b
		for name in kept distinct dropped_former former; do
			[ "$(stat_of $name err)" -eq "$(stat_of $name all)" ]
		done
		# shellcheck disable=SC2086 # options
		dedupe $opt --state b --stats -S 8M both 2>err >got
		[ ! -s got ]
	done
}

@test "dedupe -S: what keeps all in memory says so" {
	many 300000 | tr l L >in
	for opt in "-c --report r" --inside --near "--near --mark"; do
		say "$opt"
		# shellcheck disable=SC2086 # options
		run -1 --separate-stderr dedupe -S 8M $opt in
		[[ $stderr == *"limit (-S) is reached, and --"*" keeps all"* ]]
	done
	run -1 --separate-stderr dedupe -S 1M in
	[[ $stderr == *"and temporary files need 8M of it"* ]]
}

@test "dedupe -S --wide: the same lines, in a state of the same bytes" {
	many 900000 >in
	dedupe in >want
	dedupe --wide --stats --state a in 2>all | cmp - want
	dedupe --wide --stats --state b -S 8M in 2>err | cmp - want
	cmp a b
	[ "$(stat_of memory err)" -lt 8000000 ]
	[ "$(stat_of expected_false_drops err)" = 2.4e-28 ]
	[ "$(stat_of expected_false_drops all)" = 2.4e-28 ]
}

@test "dedupe -S: on a full disk status 1, a correct prefix, no state" {
	many 900000 >in
	dedupe in >want
	for blocks in 1 100 1000; do
		# shellcheck disable=SC2016 # the inner shell expands them
		run -1 bash -c '(trap "" XFSZ; ulimit -f "$1"
		    dedupe -S 8M in 2>err) | cat >got
		    exit "${PIPESTATUS[0]}"' sh "$blocks"
		grep -q "^dedupe: temporary files: " err
		n=$(wc -c <got)
		[ "$n" -gt 1000000 ] && [ "$n" -lt "$(wc -c <want)" ]
		cmp -n "$n" want got
	done
	# So is the report.
	dedupe --report all in >want
	# shellcheck disable=SC2016 # the inner shell expands them
	run -1 bash -c '(trap "" XFSZ; ulimit -f 2000
	    dedupe --report rows -S 8M in 2>err) | cat >got
	    exit "${PIPESTATUS[0]}"'
	grep -q "^dedupe: temporary files: " err
	cmp -n "$(wc -c <got)" want got
	cmp -n "$(wc -c <rows)" all rows
	run -1 bash -c 'TMPDIR=nowhere dedupe -S 8M in >got'
	cmp -n "$(wc -c <got)" want got
	# Counts of a part would be wrong.
	run -1 --separate-stderr bash -c 'TMPDIR=nowhere dedupe -c -S 8M in'
	[ "$output" = "" ]
	run -1 bash -c 'TMPDIR=nowhere dedupe --state s -S 8M in >got'
	dedupe --state s in >again
	cmp want again
}

@test "dedupe -S: output that fails behind the limit is told" {
	many 900000 >in
	run -1 bash -c 'dedupe -S 8M --state s in >/dev/full'
	[ ! -s s ]
	run -1 bash -c 'trap "" XFSZ; ulimit -f 4000
	    dedupe -S 8M --state s in >got'
	dedupe --state s in | cmp - <(dedupe in)
}
