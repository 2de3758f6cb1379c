#!/usr/bin/env bats
# See LICENSE file for copyright and license details.
# dedupe --state and --merge-state: what runs remember of each other, and what
# becomes of it when they are killed, disks are full and files are not right.
load helper

# lines FROM TO: as many records id TAB text, each text three times.
lines() {
	awk -v a="$1" -v b="$2" 'BEGIN {
		for (i = a; i <= b; i++)
			printf "d%d\tPier %d of Halvik.\n", i / 2, i / 3
	}'
}

size() {
	wc -c <"$1" | tr -d ' '
}

# flip FILE OFFSET: change one byte.
flip() {
	local old
	old=$(od -An -tu1 -j "$2" -N 1 "$1" | tr -d ' ')
	printf '%b' "\\0$(printf %o $((old ^ 255)))" |
	    dd of="$1" bs=1 seek="$2" conv=notrunc 2>/dev/null
}

# seal FILE OFFSET: give the block its CRC again.
seal() {
	tail -c +"$(($2 + 1))" "$1" | head -c 60 | gzip -c | tail -c 8 |
	    head -c 4 | dd of="$1" bs=1 seek="$(($2 + 60))" conv=notrunc \
	    2>/dev/null
}

# shellcheck disable=SC2016 # bash -c expands it
# full BLOCKS COMMAND...: as on a disk on which no file gets larger.
full() {
	bash -c 'trap "" XFSZ; ulimit -f "$1"; shift; "$@"' full "$@"
}

@test "dedupe --state: two runs drop what one would, in every way" {
	lines 1 3000 >one
	lines 2000 6000 >two
	for opt in "" -i --normalize "-f 2" "-f 1,2 -i" --by-key \
	    "--report rows" "--by-key --normalize --report rows" \
	    "-f 2 --normalize --stats"; do
		say "$opt"
		rm -f s
		# shellcheck disable=SC2086 # options
		dedupe $opt one two 2>err >want
		# shellcheck disable=SC2086 # options
		dedupe $opt --state s one 2>err >got
		# shellcheck disable=SC2086 # options
		dedupe $opt --state s two 2>err >>got
		same want got
		# shellcheck disable=SC2086 # options
		[ "$(dedupe $opt --state s two one 2>err | wc -l)" -eq 0 ]
	done
}

@test "dedupe --state: the same bytes, whatever else the run does" {
	lines 1 5000 >in
	dedupe --state a in >once
	dedupe --state b --report rows in >got
	cmp a b
	dedupe --state c once once >got
	cmp a c
	[ "$(size a)" -eq $((10 * $(wc -l <once) / 64 * 64 + 64 + 192)) ]
	# Nothing new, nothing written.
	dedupe --state a in >got
	cmp a b
	dedupe --state new </dev/null
	[ "$(size new)" -eq 0 ]
	dedupe --state new in >got
	cmp a new
}

@test "dedupe --state: what a former run has seen is 0 in the report" {
	printf 'a\nb\n' | dedupe --state s >got
	printf 'c\nB\na\nc\n' | dedupe --state s --report rows --stats \
	    2>err >got
	printf 'c\nB\n' | cmp - got
	printf '3\t0\texact\t1.000\n4\t1\texact\t1.000\n' | cmp - rows
	[ "$(awk '$1 == "former" { print $2 }' err)" -eq 2 ]
	[ "$(awk '$1 == "dropped_former" { print $2 }' err)" -eq 1 ]
	[ "$(awk '$1 == "distinct" { print $2 }' err)" -eq 2 ]
}

@test "dedupe --state: many runs are merged, and nothing is forgotten" {
	lines 1 6000 >in
	split -l 150 in part.
	for f in part.*; do
		dedupe --state s "$f"
		[ ! -e s.new ]
	done >got
	dedupe in | cmp - got
	# Less than 16 segments stay: with 40 runs there would be 5 KB more.
	[ "$(size s)" -lt $((10 * $(wc -l <got) + 16 * 192)) ]
	[ "$(dedupe --state s in | wc -l)" -eq 0 ]
}

@test "dedupe --state: the file keeps its mode and its link" {
	mkdir d
	ln -s d/real s
	lines 1 10 | dedupe --state s >got
	chmod 640 d/real
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17; do
		echo "new $i" | dedupe --state s
	done >got
	[ -L s ]
	[ "$(find d -name real -perm 640)" = d/real ]
	[ "$(find d -type f | wc -l)" -eq 1 ]
}

@test "dedupe --state: other comparisons, other files, newer ones: 2, untouched" {
	lines 1 100 >in
	dedupe --state s in >got
	cp s saved
	for opt in -i --normalize "-f 2" --by-key; do
		# shellcheck disable=SC2086 # options
		run -2 --separate-stderr dedupe $opt --state s in
		[ "$output" = "" ]
		[[ ${stderr_lines[0]} == "dedupe: --state s: "*records* ]]
	done
	cmp s saved
	cp in other
	run -2 --separate-stderr dedupe --state other in
	[[ ${stderr_lines[0]} == *"is no state"* ]]
	cmp in other
	printf '\002' | dd of=s bs=1 seek=16 conv=notrunc 2>/dev/null
	seal s 0
	run -2 --separate-stderr dedupe --state s in
	[[ ${stderr_lines[0]} == *newer* ]]
	cp saved s
	printf '\002' | dd of=s bs=1 seek=72 conv=notrunc 2>/dev/null
	seal s 64
	run -2 --separate-stderr dedupe --state s in
	[[ ${stderr_lines[0]} == *newer* ]]
	run -2 dedupe --state nowhere/s in
	run -2 dedupe --state . in
	run -2 dedupe --state /dev/null in
}

@test "dedupe --state: not with -c, -d, -u, --inside" {
	for opt in -c -d -u --inside; do
		run -2 dedupe $opt --state s </dev/null
	done
	[ ! -e s ]
}

@test "dedupe --state: it is no other file of the run" {
	lines 1 100 >in
	dedupe --state s in >got
	cp s saved
	run -2 dedupe --state s --report s in
	cmp s saved
	run -2 bash -c 'dedupe --state s in >>s'
	cmp s saved
	# shellcheck disable=SC2094 # that is what it must refuse
	run -2 bash -c 'dedupe --state out in >out'
	run -2 bash -c 'dedupe --state out in 2>out'
}

@test "dedupe --state: cut anywhere, what is whole counts, no line is lost" {
	local n end
	printf 'a\nb\n' | dedupe --state s >got
	end=$(size s)
	printf 'c\nd\n' | dedupe --state s >got
	cp s whole
	n=$(size whole)
	[ "$n" -eq 448 ]
	for ((i = 0; i <= n; i++)); do
		say "$i"
		head -c "$i" whole >s
		printf 'a\nb\nc\nd\ne\n' | dedupe --state s >got 2>err
		want=5
		[ "$i" -lt "$end" ] || want=3
		[ "$i" -lt "$n" ] || want=1
		[ "$(wc -l <got)" -eq "$want" ]
		case $i in
		0 | 64 | "$end" | "$n") [ ! -s err ] ;;
		*) grep -q '^dedupe: s: .*incomplete' err ;;
		esac
		printf 'a\nb\nc\nd\ne\n' | dedupe --state s >got 2>err
		[ ! -s got ]
		[ ! -s err ]
	done
}

@test "dedupe --state: a byte changed anywhere never drops a new line" {
	printf 'a\nb\n' | dedupe --state s >got
	printf 'c\nd\n' | dedupe --state s >got
	cp s whole
	for ((i = 0; i < 448; i++)); do
		say "$i"
		cp whole s
		flip s "$i"
		st=0
		printf 'e\nf\n' | dedupe --state s >got 2>err || st=$?
		case $st in
		0) printf 'e\nf\n' | cmp - got ;;
		2) [ ! -s got ] && [ -s err ] ;;
		*) false ;;
		esac
		# Before the last segment nothing goes by unseen: where the
		# run does not see it, a merge does.
		[ "$i" -lt 256 ] || continue
		flip s "$i" 2>/dev/null
		cp whole s
		flip s "$i"
		st=0
		rm -f all
		dedupe --state all --merge-state s 2>err || st=$?
		case $i in
		14[89] | 1[5-8]? | 19[01]) ;; # padding
		*) [ "$st" -eq 1 ] ;;
		esac
	done
}

@test "dedupe --state: one run at a time has it" {
	mkfifo pipe
	dedupe --line-buffered --state s <pipe >got 3>&- &
	exec 7>pipe
	echo a >&7
	for _ in $(seq 100); do
		[ -s got ] && break
		sleep 0.1
	done
	run -2 --separate-stderr dedupe --state s </dev/null
	[[ ${stderr_lines[0]} == *"in use"* ]]
	run -1 --separate-stderr dedupe --state all --merge-state s
	[[ ${stderr_lines[0]} == *"in use"* ]]
	exec 7>&-
	wait
	[ "$(cat got)" = a ]
	run -0 dedupe --state s </dev/null
}

@test "dedupe --state: killed before its end a run has remembered nothing" {
	echo a | dedupe --state s >got
	cp s saved
	mkfifo pipe
	dedupe --line-buffered --state s <pipe >got 3>&- &
	pid=$!
	exec 7>pipe
	echo b >&7
	for _ in $(seq 100); do
		[ -s got ] && break
		sleep 0.1
	done
	kill -9 "$pid"
	exec 7>&-
	wait "$pid" || true
	[ "$(cat got)" = b ]
	cmp s saved
	[ "$(printf 'a\nb\n' | dedupe --state s)" = b ]
}

@test "dedupe --state: killed at any moment, no line is lost" {
	seq 1 300000 >in
	for t in 00 01 03 05 07 09 11 13 15 17 20 25 30; do
		rm -f s s.new
		for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do
			echo "x$n" | dedupe --state s
		done >got
		dedupe --state s in >one 3>&- &
		pid=$!
		sleep "0.$t"
		kill -9 "$pid" 2>/dev/null || true
		wait "$pid" || true
		dedupe --state s in >two 2>err
		say "$t: $(wc -l <one) $(wc -l <two)"
		# Either all was written and is remembered, or all comes again.
		if [ -s two ]; then
			cmp in two
		else
			cmp in one
		fi
		seq 299990 300003 | dedupe --state s >got
		[ "$(wc -l <got)" -eq 3 ]
		printf 'x1\nx14\n' | dedupe --state s >got
		[ ! -s got ]
	done
}

@test "dedupe --state: no output, no memory of it" {
	lines 1 2000 >in
	echo a | dedupe --state s >got
	cp s saved
	run -1 bash -c 'dedupe --state s in >/dev/full'
	cmp s saved
	run -1 bash -c 'dedupe --line-buffered --state s in >/dev/full'
	cmp s saved
	run bash -c 'seq 1 400000 | dedupe --state s | head -n 1
	    exit "${PIPESTATUS[1]}"'
	[ "$status" -eq 141 ]
	cmp s saved
}

@test "dedupe --state: on a full disk status 1, all is written, it is as it was" {
	echo a | dedupe --state s >got
	cp s saved
	seq 1 300000 >in
	for blocks in 1 8 100 2500; do
		# shellcheck disable=SC2016 # the inner shell expands them
		run -1 full "$blocks" bash -c 'dedupe --state s in 2>err | cmp - in
		    exit "${PIPESTATUS[0]}"'
		grep -q '^dedupe: s: .*as it was' err
		cmp s saved
	done
}

@test "dedupe --state: where no merge is possible, the next run does it" {
	echo a | dedupe --state s >got
	for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do
		seq "$((n * 1000000))" "$((n * 1000000 + 4000))"
		seq "$((n * 1000000))" "$((n * 1000000 + 4000))" |
		    dedupe --state s >got
	done >in
	echo mine >s.new
	echo b | dedupe --state s >got
	[ "$(cat s.new)" = mine ]
	(cat in && echo b) | dedupe --state s >got
	[ ! -s got ]
	rm s.new
	before=$(size s)
	echo c | dedupe --state s >got
	[ "$(size s)" -lt "$before" ]
	(cat in && printf 'b\nc\n') | dedupe --state s >got
	[ ! -s got ]
}

@test "dedupe --state: damaged input counts as far as it was written" {
	seq 1 50000 | gzip -c | head -c 50000 >cut.gz
	run -1 bash -c 'dedupe --state s cut.gz >got'
	[ -s got ]
	dedupe --state s got >again
	[ ! -s again ]
	seq 1 400000 >in
	run -1 bash -c 'dedupe -S 4M --state t in >got'
	n=$(wc -l <got)
	dedupe --state t in >again
	[ "$((n + $(wc -l <again)))" -eq 400000 ]
	cat got again | cmp - in
}

@test "dedupe --merge-state: the union of states is that of one run" {
	lines 1 3000 >a
	lines 2500 6000 >b
	lines 1000 9000 >c
	for f in a b c; do
		dedupe --state "s$f" "$f" >"once$f"
	done
	dedupe --state one a b c >want
	dedupe --state all --merge-state sa sb sc
	cmp one all
	rm all
	dedupe --merge-state sc sb sa sb --state all
	cmp one all
	# What the target has stays; it may stand among the operands.
	cp sa all
	dedupe --merge-state --state all sb sc all
	cmp one all
	[ ! -e all.new ]
	: >empty
	dedupe --state all --merge-state empty
	cmp one all
	dedupe --state none --merge-state empty empty
	[ ! -s none ]
}

@test "dedupe --merge-state: shards apart, then against each other" {
	for i in 1 2 3 4; do
		lines "$((i * 700))" "$((i * 700 + 2000))" >"in$i"
		dedupe --state "s$i" "in$i" >"once$i"
	done
	dedupe in1 in2 in3 in4 >want
	cp once1 got
	for i in 2 3 4; do
		rm -f before
		# shellcheck disable=SC2046 # a list
		dedupe --state before --merge-state $(seq -f s%g $((i - 1)))
		dedupe --state before "once$i" >>got
	done
	same want got
}

@test "dedupe --merge-state: an operand that is not right: 1, untouched" {
	lines 1 300 >in
	dedupe --state s in >got
	dedupe --state f -f 2 in >got
	cp s saved
	seq 1 100 | dedupe --state t >got
	for bad in nowhere in f .; do
		run -1 --separate-stderr dedupe --state s --merge-state t "$bad"
		[[ ${stderr_lines[0]} == "dedupe: $bad: "* ]]
		cmp s saved
	done
	run -2 dedupe --merge-state t
	run -2 dedupe --state s --merge-state
	run -2 dedupe --state in --merge-state t
	echo mine >s.new
	run -1 dedupe --state s --merge-state t
	[ "$(cat s.new)" = mine ]
	cmp s saved
	rm s.new
	head -c 100 t >s.new
	run -0 dedupe --state s --merge-state t
	[ ! -e s.new ]
}

@test "dedupe: map, sort and reduce give what one run gives" {
	for i in 1 2 3; do
		lines "$((i * 500))" "$((i * 500 + 2000))" |
		    awk -v i="$i" '{ print i NR "\t" $2 " " $3 " " $4 }' \
		    >"in$i"
	done
	dedupe -f 2 in1 in2 in3 | sort >want
	for i in 1 2 3; do
		dedupe -f 2 "in$i" |
		    awk -F '\t' -v OFS='\t' '{ print $2, $0 }' >"map$i"
		awk -F '\t' -v i="$i" '{ print > ("part" length($1) % 2 "." i) }' \
		    "map$i"
	done
	for r in 0 1; do
		cat part$r.* | sort -s -t "$(printf '\t')" -k 1,1 |
		    dedupe -f 1 | cut -f 2-
	done | sort >got
	same want got
}

@test "dedupe --state --wide: the same, and no mixing with narrow ones" {
	lines 1 3000 >a
	lines 2001 5000 >b
	cat a b | dedupe -f 2 >want
	dedupe --wide -f 2 --state s a >got
	dedupe --wide -f 2 --state s b >>got
	cmp want got
	# What was seen stands in it once, 18 bytes each.
	dedupe --wide -f 2 --state one a b >/dev/null
	n=$(dedupe -f 2 --stats a b 2>&1 >/dev/null |
	    awk -F '\t' '$1 == "distinct" { print $2 }')
	[ "$(size one)" -eq $((64 * 3 + (n * 18 + 63) / 64 * 64)) ]
	dedupe --wide -f 2 --state sa a >/dev/null
	dedupe --wide -f 2 --state sb b >/dev/null
	dedupe --state both --merge-state sa sb
	cmp one both
	# With a report the fingerprints come out of a table.
	dedupe --wide -f 2 --state table --report /dev/null a b >/dev/null
	cmp one table
	dedupe -f 2 --state narrow a >/dev/null
	run -2 --separate-stderr dedupe -f 2 --state s a
	[[ $stderr == *"compares other things: fields --wide, not fields"* ]]
	run -2 --separate-stderr dedupe --wide -f 2 --state narrow a
	[[ $stderr == *"compares other things: fields, not fields --wide"* ]]
	run -1 --separate-stderr dedupe --state narrow --merge-state sa
	[[ $stderr == *"compares other things"* ]]
	run -2 dedupe --wide --near a
}
