#!/usr/bin/env bats
# See LICENSE file for copyright and license details.
# What dedupe alone does; what all tools share is in contract.bats.
load helper

# mixed N: N records, of which many stood before, with blanks and cases.
mixed() {
	awk -v n="$1" 'BEGIN {
		for (i = 1; i <= n; i++) {
			x = (x * 1103 + 12345) % 65536
			printf "%s %d%s\n", x % 3 ? "Pier" : "pier", x % 500,
			    x % 7 ? "" : "  closed"
		}
	}'
}

stat_of() {
	awk -F '\t' -v n="$1" '$1 == n { print $2 }' "$2"
}

@test "dedupe keeps the first of equal records, in order, as awk does" {
	mixed 20000 >in
	awk '!seen[$0]++' in >want
	dedupe in >got
	same want got
	dedupe <in | cmp - want
	gzip -c in | dedupe | cmp - want
}

@test "dedupe keeps the first over all operands" {
	printf 'a\nb\n' >one
	printf 'b\nc\n' >two
	[ "$(dedupe one two one | tr '\n' ' ')" = "a b c " ]
}

@test "dedupe: twice gives what once gives, for every way of comparing" {
	mixed 3000 | sed 's/^/k\t/' >in
	for opt in "" -i --normalize "-f 2" "-f 2 -i" "-f 1,2 --normalize" \
	    --by-key --inside "-k 0 --by-key"; do
		say "$opt"
		# shellcheck disable=SC2086 # options
		dedupe $opt in >once
		# shellcheck disable=SC2086 # options
		dedupe $opt once >twice
		cmp once twice
		# A part of the input, in order.
		[ "$(diff in once | grep -c '^>')" -eq 0 ]
		[ -s once ]
	done
}

@test "dedupe: an empty record is a record" {
	printf '\n\na\n\n' | dedupe >got
	printf '\na\n' | cmp - got
}

@test "dedupe -c -d -u: the first sighting, in order, at the end" {
	printf 'b\na\nb\nc\nb\nc\n' >in
	printf '3\tb\n1\ta\n2\tc\n' >want
	dedupe -c in | cmp - want
	printf 'b\nc\n' >want
	dedupe -d in | cmp - want
	printf 'a\n' >want
	dedupe -u in | cmp - want
	printf '3\tb\n2\tc\n' >want
	dedupe -cd in | cmp - want
	run -2 --separate-stderr dedupe -d -u in
	[ "$output" = "" ]
}

@test "dedupe -c counts as sort and uniq do" {
	mixed 5000 >in
	dedupe -c in | sort >got
	sort in | uniq -c | sed 's/^ *\([0-9]*\) /\1\t/' | sort >want
	same want got
	dedupe -ci in | cut -f 1 | sort >got
	sort -f in | uniq -ci | awk '{ print $1 }' | sort >want
	same want got
}

@test "dedupe -c: a plain record is written as TSV, a TSV record as it is" {
	printf 'a\\b\na\\b\n' | dedupe -c >got
	printf '2\ta\\\\b\n' | cmp - got
	printf 'x\ta\\nb\n' | dedupe -c >got
	printf '1\tx\ta\\nb\n' | cmp - got
	printf 'a\nb\0c\0a\nb\0' | dedupe -zc >got
	printf '2\ta\\nb\0001\tc\0' | cmp - got
	printf 'id\tcount\n1\t2\n1\t2\n' | dedupe -Hc >got
	printf 'count_2\tid\tcount\n2\t1\t2\n' | cmp - got
}

@test "dedupe -f: these fields; empty ones are never duplicates" {
	printf '1\ta\tx\n2\tb\tx\n3\ta\tx\n4\t\t\n5\t\t\n' >in
	[ "$(dedupe -f 3 in | cut -f 1 | tr '\n' ' ')" = "1 4 5 " ]
	[ "$(dedupe -f 2,3 in | cut -f 1 | tr '\n' ' ')" = "1 2 4 5 " ]
	[ "$(dedupe -f 2- in | cut -f 1 | tr '\n' ' ')" = "1 2 4 5 " ]
	# Fields are not run together.
	printf 'ab\tc\na\tbc\n' >in
	dedupe -f 1,2 in | cmp - in
}

@test "dedupe -f: ragged records are written uncompared, status 1" {
	printf '1\tx\n2\n3\tx\n2\n4\ty\n' >in
	run -1 --separate-stderr dedupe -f 2 in
	[ "$output" = "$(printf '1\tx\n2\n2\n4\ty')" ]
	[[ ${stderr_lines[0]} == "dedupe: in:2: "*uncompared* ]]
	run -0 --separate-stderr dedupe --skip-bad -f 2 in
	[ "${#lines[@]}" -eq 4 ]
	[ "$stderr" = "" ]
	# Whole records have no fields that could be missing.
	run -0 dedupe in
	[ "${#lines[@]}" -eq 4 ]
}

@test "dedupe -i: letters of either case are equal, in all scripts" {
	printf 'Halvik \303\211lan\nHALVIK \303\251LAN\nhalvik elan\n' >in
	dedupe -i in >got
	[ "$(wc -l <got)" -eq 2 ]
}

@test "dedupe --normalize: spelling does not count, figures do" {
	cat >in <<'END'
"We go," said Anna Kovarik - at 5.5%.
“We go,”  said Anna KOVARIK — at 5.5%!
&quot;We go,&quot; said Anna&nbsp;Kovarik &mdash; at 5.5%.
"We go," said Anna Kovarik - at 55%.
"We go," said Anna Kovarik - at -5.5%.
***
---
END
	dedupe --normalize in >got
	sed -n '1p;4,7p' in | cmp - got
}

@test "dedupe --by-key: documents by their texts, whole" {
	printf '%s\n' ' date 2016-01-01 The port closed.' 'We go.' '' \
	    ' date 2016-01-02 The port closed.' '' 'We go.' \
	    ' date 2016-01-03 The port closed.' 'We stay.' >in
	dedupe --by-key --report rows in >got
	sed -n '1,3p;7,8p' in | cmp - got
	printf '%s\t1\texact\t1.000\n' 4 5 6 | cmp - rows
	printf 'a\tOne\\nTwo\nb\tOne\nb\tTwo\nc\tTwo\n' >in
	dedupe --by-key in >got
	sed -n '1p;4p' in | cmp - got
	dedupe --by-key -c in >got
	printf '2\ta\tOne\\nTwo\n1\tc\tTwo\n' | cmp - got
}

@test "dedupe --by-key: a document over --max-document is kept and counted" {
	for i in 1 2 3; do
		printf 'd%d\tA text of some length.\n' $i
		printf 'd%d\tAnother line.\n' $i
	done >in
	dedupe --by-key --max-document 30 --stats in >got 2>err
	cmp in got
	[ "$(stat_of uncompared err)" -eq 3 ]
	dedupe --by-key --stats in >got 2>err
	[ "$(wc -l <got)" -eq 2 ]
	[ "$(stat_of uncompared err)" -eq 0 ]
	[ "$(stat_of dropped_exact err)" -eq 4 ]
}

@test "dedupe --inside: a paragraph's repetition goes, in its document only" {
	printf 'a\tOne\na\tTwo\na\tOne\nb\tOne\n' >in
	dedupe --inside --report rows in >got
	sed -n '1,2p;4p' in | cmp - got
	printf '3\t1\texact\t1.000\n' | cmp - rows
	printf 'a\tOne\\nTwo\\n\\nOne\\nEnd \\t.\t\n' >in
	printf 'a\tOne\\nTwo\\n\\nEnd \\t.\t\n' >want
	dedupe --inside -f 2 in | cmp - want
	printf 'a\tOne\\nOne\n' | dedupe --inside >got
	printf 'a\tOne\n' | cmp - got
	printf 'One\nTwo\0Two\nOne\0' | dedupe --plain -z --inside >got
	printf 'One\nTwo\0' | cmp - got
}

@test "dedupe --inside: a hard-wrapped paragraph goes with all its lines" {
	printf '%s\n' 'The port was' 'closed on Monday' 'by a strike.' '' \
	    'The union said' 'it would go on.' '' 'The port was' \
	    'closed on Monday' 'by a strike.' >in
	dedupe --inside in >got
	sed -n '1,7p' in | cmp - got
}

@test "dedupe: --by-key, --inside and -c -d -u: what goes together" {
	: >in
	run -2 dedupe --by-key --inside in
	for opt in -c -d -u; do
		run -2 dedupe --inside $opt in
	done
}

@test "dedupe --report: a row for each dropped record, of the whole run" {
	printf 'h\nA\nb\nA\n' >one
	printf 'h\na\nc\n' >two
	dedupe -H -i --report rows one two >got
	printf 'h\nA\nb\nc\n' | cmp - got
	printf '4\t2\texact\t1.000\n6\t2\tnormalised\t1.000\n' | cmp - rows
	dedupe -z --report rows <one
	[ ! -s rows ]
	mixed 5000 >in
	dedupe --report rows in >got
	[ "$(($(wc -l <got) + $(wc -l <rows)))" -eq 5000 ]
	# Each row names two equal records.
	awk 'NR == FNR { r[NR] = $0; next }
	    r[$1] != r[$2] || $2 >= $1 { exit 1 }' in rows
}

@test "dedupe --report: no file of the run's own, no silent loss" {
	printf 'a\na\n' >in
	run -2 dedupe --report in in
	[ "$(wc -l <in)" -eq 2 ]
	# shellcheck disable=SC2094 # that is what it must refuse
	run -2 dedupe --report in <in
	[ "$(wc -l <in)" -eq 2 ]
	run -2 dedupe --report nowhere/rows in
	run -2 bash -c 'dedupe --report out in >out'
	run -1 --separate-stderr dedupe --report /dev/full in
	[ "$output" = a ]
	[[ $stderr == "dedupe: /dev/full: "* ]]
	run -0 dedupe --report /dev/null in
}

@test "dedupe -S: at the limit a message, status 1, a correct prefix" {
	awk 'BEGIN { for (i = 0; i < 400000; i++) print "line " i }' >in
	for opt in "" "--report rows" "-f 1 --report rows"; do
		say "$opt"
		# shellcheck disable=SC2086 # options
		run -1 --separate-stderr bash -c "dedupe -S 4M $opt in >got"
		[[ $stderr == *"dedupe: in:"*"-S"* ]]
		cmp -n "$(wc -c <got)" got in
		[ "$(wc -l <got)" -gt 10000 ]
		[ "$(wc -l <got)" -lt 400000 ]
	done
	for opt in -c -d -u; do
		run -1 --separate-stderr dedupe -S 4M $opt in
		[ "$output" = "" ]
	done
	run -0 bash -c 'dedupe -S 64M in | cmp - in'
}

@test "dedupe --stats: kinds, memory, expected false drops" {
	awk 'BEGIN { for (i = 0; i < 1200000; i++) print "line " i % 1000000 }' >in
	dedupe --stats in 2>err >got
	[ "$(stat_of kept err)" -eq 1000000 ]
	[ "$(stat_of distinct err)" -eq 1000000 ]
	[ "$(stat_of dropped_exact err)" -eq 200000 ]
	[ "$(stat_of dropped_normalised err)" -eq 0 ]
	[ "$(stat_of records err)" -eq 1200000 ]
	[ "$(stat_of expected_false_drops err)" = 6.6e-12 ]
	[ "$(stat_of memory err)" -lt 14000000 ]
	printf 'A\na\nA\n' | dedupe -i --stats 2>err >got
	[ "$(stat_of dropped_exact err)" -eq 1 ]
	[ "$(stat_of dropped_normalised err)" -eq 1 ]
}

@test "dedupe --stats: the hint to use -f" {
	rows 1001 >in
	dedupe --stats in 2>err >got
	[ "$(stat_of hint err)" = "use -f" ]
	rows 1000 >in
	dedupe --stats in 2>err >got
	[ "$(stat_of hint err)" = "" ]
	(rows 1001 && rows 1) >in
	dedupe --stats in 2>err >got
	[ "$(stat_of hint err)" = "" ]
	rows 2000 | sed 's/^/k\t/' >in
	dedupe --stats in 2>err >got
	[ "$(stat_of hint err)" = "" ]
	rows 2000 >in
	dedupe -f 1 --stats in 2>err >got
	[ "$(stat_of hint err)" = "" ]
}

@test "dedupe writes a record as soon as it is read, with --line-buffered" {
	mkfifo pipe
	dedupe --line-buffered <pipe >got 3>&- &
	exec 7>pipe
	printf 'a\na\nb\n' >&7
	for _ in $(seq 50); do
		[ "$(wc -l <got)" -eq 2 ] && break
		sleep 0.1
	done
	exec 7>&-
	wait
	[ "$(tr '\n' ' ' <got)" = "a b " ]
}

@test "dedupe: many equal lines, many distinct ones, and long ones, stay linear" {
	yes same | head -n 1000000 >in
	[ "$(dedupe in)" = same ]
	yes '' | head -n 1000000 >in
	[ "$(dedupe in | wc -l)" -eq 1 ]
	head -c 20000000 /dev/zero | tr '\0' '&' >in
	dedupe --normalize in in | cmp -n 20000000 - in
	[ "$(dedupe -i in in | wc -l)" -eq 1 ]
}

@test "dedupe: batches give what records one by one do" {
	# CR before some terminators, empty records, long ones between short
	# ones, several to a block and across blocks, no last terminator.
	awk 'BEGIN {
		srand(7)
		for (i = 0; i < 60000; i++) {
			n = int(rand() * 20000)
			s = n % 11 == 0 ? "" : "berth " n
			if (n % 500 == 1)
				for (k = 0; k < 200; k++)
					s = s " of the long pier"
			printf "%s%s\n", s, rand() < 0.3 ? "\r" : ""
		}
		printf "last"
	}' >in
	(printf '\357\273\277' && cat in) >bom
	for opt in "" -z "--max-records 777" "--max-record 1000 --skip-bad" \
	    --line-buffered; do
		say "$opt"
		# shellcheck disable=SC2086 # options
		dedupe $opt --report /dev/null in bom in >want
		# shellcheck disable=SC2086 # options
		dedupe $opt in bom in | cmp - want
		# shellcheck disable=SC2086,SC2094 # options; read only
		dedupe $opt - bom in <in | cmp - want
		# shellcheck disable=SC2086 # options
		dedupe $opt --wide in bom in | cmp - want
	done
	tr -d '\r' <in | awk '!seen[$0]++' >want
	dedupe in | cmp - want
	dd if=in bs=7 2>/dev/null | dedupe | cmp - <(dedupe in)
	# Where memory ends in the middle of a batch.
	seq 1 200000 >many
	run -1 bash -c 'dedupe -S 1M many >got'
	n=$(wc -l <got)
	[ "$n" -gt 10000 ]
	head -n "$n" many | cmp - got
}
