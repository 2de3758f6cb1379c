#!/usr/bin/env bats
# See LICENSE file for copyright and license details.
# What goes in and comes out of all tools alike: bytes, line ends, gzip,
# missing and damaged operands, full disks, pipes.
load helper

# alike FILE FILE...: every tool says the same of all of them, and something.
alike() {
	for tool in $TOOLS; do
		"$tool" <"$1" >want 2>err
		[ -s want ]
		[ ! -s err ]
		for f; do
			say "$tool $f"
			"$tool" <"$f" >got 2>err
			[ ! -s err ]
			same want got
		done
	done
}

# damaged FILE LEAST: every tool ends with 1 and names FILE, having written
# LEAST rows or more of what stands in whole before the damage.
damaged() {
	zcat -f whole.gz >whole
	for tool in $TOOLS; do
		say "$tool $1"
		run -1 --separate-stderr bash -c "$tool $1 >got"
		printf '%s\n' "$stderr" | grep -q "^$tool: $1: "
		"$tool" whole >want
		[ "$tool" != entity-count ] || continue
		[ "$(wc -l <got)" -ge "$2" ]
		# The last record may be half of one.
		head -n -1 got >most
		head -c "$(wc -c <most)" want | cmp - most
	done
}

# archive: whole.gz, some 40 kB of gzip.
archive() {
	awk 'BEGIN { srand(7); for (i = 1; i <= 4000; i++) {
		w = ""
		for (j = 0; j < 6; j++)
			w = w sprintf(" %c%d", 97 + rand() * 26, rand() * 9999)
		printf "%d\t2016-05-03\t\"No%s,\" said Anna Kovarik.\n", i, w
	} }' | gzip -n >whole.gz
}

@test "all tools: empty input gives nothing and status 0" {
	for tool in $TOOLS; do
		say "$tool"
		run -0 --separate-stderr "$tool" </dev/null
		[ "$output" = "" ]
		[ "$stderr" = "" ]
		: >empty
		run -0 --separate-stderr "$tool" empty empty
		[ "$output" = "" ]
		[ "$stderr" = "" ]
		printf '' | gzip >empty.gz
		run -0 --separate-stderr "$tool" empty.gz
		[ "$output" = "" ]
		[ "$stderr" = "" ]
	done
}

@test "all tools: a last record without terminator counts, output ends in one" {
	news 3 >a
	head -c -1 a >b
	[ "$(tail -c 1 b)" = . ]
	alike a b
	for tool in $TOOLS; do
		"$tool" b | tail -c 1 | cmp - <(echo)
	done
}

@test "all tools: the end of an operand ends its record" {
	printf 'He said "one' >a
	printf 'two" he said' >b
	run -0 dedupe a b
	[ "$output" = $'He said "one\ntwo" he said' ]
	run -0 date-tag a b
	[ "$output" = $'a:1\t\tHe said "one\nb:1\t\ttwo" he said' ]
}

@test "all tools: CR before the terminator is dropped and never written" {
	news 4 >a
	sed 's/$/\r/' a >b
	head -c -1 b >c
	alike a b
	for tool in $TOOLS; do
		say "$tool"
		"$tool" b >got
		[ "$(tr -cd '\r' <got | wc -c)" -eq 0 ]
	done
}

@test "all tools: a byte order mark at an operand's start is dropped" {
	news 4 >a
	{ printf '\357\273\277' && cat a; } >b
	alike a b
	run -0 dedupe a b
	[ "$output" = "$(cat a)" ]
}

@test "all tools: NUL is a byte like others" {
	printf 'a\0b\n\0\n"No\0," said Anna Kovarik.\n' >a
	dedupe a | cmp - a
	date-tag a >got
	printf -- '-:1\t\ta\0b\n-:1\t\t\0\n' >want
	sed 's/^-/a/' want >want2
	head -n 2 got | cmp - want2
	for tool in $TOOLS; do
		say "$tool"
		run -0 bash -c "$tool a >/dev/null"
	done
}

@test "all tools: invalid UTF-8 passes through" {
	printf 'caf\351 \377\376 \342\200 x\n\300\257\n' >a
	dedupe a | cmp - a
	date-tag a | cut -f 3 | cmp - a
	printf 'k\377\t"Caf\351 \300," said Anna Kovarik.\n' >b
	extract-quotes b >got
	grep -a "$(printf '^k\377\t.*Caf\351 \300')" got
	for tool in $TOOLS; do
		say "$tool"
		run -0 --separate-stderr bash -c "$tool a >/dev/null"
		[ "$stderr" = "" ]
	done
}

@test "all tools: a record of 10 MB" {
	awk 'BEGIN { for (i = 0; i < 200000; i++)
		printf "He said on Monday that \"no\" was said to Anna. " }' >a
	[ "$(wc -c <a)" -gt 9000000 ]
	for tool in $TOOLS; do
		say "$tool"
		run -0 --separate-stderr bash -c "timeout 60 $tool a >got"
		[ "$stderr" = "" ]
		[ -s got ]
	done
}

@test "all tools: gzip is known by its first bytes, wherever it comes from" {
	news 20 >a
	gzip -nc a >a.gz
	cp a.gz named.txt
	alike a a.gz named.txt
	for tool in $TOOLS; do
		say "$tool"
		"$tool" <a >want
		"$tool" - <a.gz >got
		same want got
		[ "$tool" != date-tag ] || continue
		"$tool" named.txt >got
		same want got
	done
}

@test "all tools: any number of gzip members, empty ones, one record over two" {
	news 20 >a
	for i in 1 2 3; do
		printf '' | gzip -n
		head -c 333 a | gzip -n
		tail -c +334 a | head -c 500 | gzip -n
		printf '' | gzip -n
		tail -c +834 a | gzip -n
		if [ "$i" = 1 ]; then cp a aaa; else cat a >>aaa; fi
	done >b.gz
	alike aaa b.gz
}

@test "all tools: zeros after the last gzip member are padding" {
	news 20 >a
	{ gzip -nc a && head -c 10240 /dev/zero; } >b.gz
	{ gzip -nc a && head -c 1 /dev/zero; } >c.gz
	alike a b.gz c.gz
}

@test "all tools: garbage after the last gzip member is told" {
	archive
	{ cat whole.gz && echo "garbage after the member"; } >bad.gz
	damaged bad.gz 4000
	{ cat whole.gz && head -c 512 /dev/zero && echo x; } >bad.gz
	damaged bad.gz 4000
}

@test "all tools: cut gzip is told, all before the cut is written" {
	archive
	size=$(wc -c <whole.gz)
	head -c 2 whole.gz >cut.gz
	damaged cut.gz 0
	head -c 7 whole.gz >cut.gz
	damaged cut.gz 0
	head -c $((size / 2)) whole.gz >cut.gz
	damaged cut.gz 1000
	head -c $((size - 8)) whole.gz >cut.gz
	damaged cut.gz 4000
	head -c $((size - 1)) whole.gz >cut.gz
	damaged cut.gz 4000
}

@test "all tools: a cut second gzip member is told" {
	archive
	{ cat whole.gz && head -c 1000 whole.gz; } >cut.gz
	for tool in $TOOLS; do
		say "$tool"
		run -1 --separate-stderr bash -c "$tool cut.gz >got"
		[[ $stderr == "$tool: cut.gz: "* ]]
		[ "$tool" = entity-count ] || [ "$(wc -l <got)" -ge 4000 ]
	done
}

@test "all tools: corrupt gzip is told: data, check sum, size, method, flags" {
	archive
	size=$(wc -c <whole.gz)
	for at in $((size / 2)) $((size - 8)) $((size - 1)) 2 3; do
		cp whole.gz bad.gz
		printf '\377' | dd of=bad.gz bs=1 seek="$at" conv=notrunc \
		    status=none
		say "byte $at"
		for tool in $TOOLS; do
			say "$tool"
			run -1 --separate-stderr bash -c "$tool bad.gz >got"
			printf '%s\n' "$stderr" | grep -q "^$tool: bad.gz: "
			[ "$at" -le 3 ] || [ -s got ]
		done
	done
}

@test "all tools: xz, zstd, bzip2: the answer is the command to pipe through" {
	printf '\3757zXZ\0\0\4and so on' >a.xz
	printf '\050\265\057\375and so on' >a.zst
	printf 'BZh91AY&SYand so on' >a.bz2
	news 2 >good
	for tool in $TOOLS; do
		for f in a.xz:xz a.zst:zstd a.bz2:bzip2; do
			say "$tool $f"
			run -1 --separate-stderr "$tool" "${f%:*}" good
			[[ $stderr == "$tool: ${f%:*}: "*"${f#*:} -dc"* ]]
			[ "$output" != "" ]
			run -1 --separate-stderr "$tool" <"${f%:*}"
			[[ $stderr == "$tool: -: "*"${f#*:} -dc"* ]]
			[ "$output" = "" ]
		done
	done
}

@test "all tools: text that only begins like a compressed file is text" {
	printf 'BZh, said Anna Kovarik, is "no word."\n' >a
	printf '\037' >b
	for tool in $TOOLS; do
		say "$tool"
		run -0 --separate-stderr "$tool" a b
		[ "$stderr" = "" ]
	done
}

@test "all tools: a missing operand is told, the next one is read, status 1" {
	news 2 >good
	for tool in $TOOLS; do
		say "$tool"
		run -0 "$tool" good
		want=$output
		run -1 --separate-stderr "$tool" none good
		[ "$output" = "$want" ]
		[ "$stderr" = "$tool: none: No such file or directory" ]
		run -1 --separate-stderr "$tool" good none
		[ "$output" = "$want" ]
	done
}

@test "all tools: a directory is told" {
	mkdir dir
	news 2 >good
	for tool in $TOOLS; do
		say "$tool"
		run -1 --separate-stderr "$tool" dir good
		[ "$output" != "" ]
		[ "$stderr" = "$tool: dir: Is a directory" ]
	done
}

@test "all tools: an operand that may not be read is told" {
	[ "$(id -u)" -ne 0 ] || skip "root may read everything"
	news 2 >good
	cp good shut
	chmod 000 shut
	for tool in $TOOLS; do
		say "$tool"
		run -1 --separate-stderr "$tool" shut good
		[ "$output" != "" ]
		[[ $stderr == "$tool: shut: "* ]]
	done
}

@test "all tools: input bytes in messages are made visible" {
	for tool in $TOOLS; do
		say "$tool"
		run -1 --separate-stderr "$tool" $'no\033[31m\nfile'
		[[ $stderr == "$tool: no\\"*"[31m\\nfile: No such file or directory" ]]
		[[ $stderr != *$'\033'* ]]
		run -2 --separate-stderr "$tool" $'--\033[31m'
		[[ $stderr != *$'\033'* ]]
	done
}

@test "all tools: closed standard input is told" {
	for tool in $TOOLS; do
		say "$tool"
		run -1 --separate-stderr bash -c "$tool <&-"
		[[ $stderr == "$tool: -: "* ]]
	done
}

@test "all tools: closed standard output is told" {
	news 2 >a
	for tool in $TOOLS; do
		say "$tool"
		run -1 --separate-stderr bash -c "$tool a >&-"
		[[ $stderr == "$tool: stdout: "* ]]
	done
}

@test "all tools: a full disk is told, for a little and for much output" {
	[ -w /dev/full ] || skip "no /dev/full"
	news 2 >little
	news 50000 >much
	for tool in $TOOLS; do
		say "$tool"
		run -1 --separate-stderr bash -c "$tool little >/dev/full"
		[[ $stderr == "$tool: stdout: No space left on device" ]]
		run -1 --separate-stderr bash -c "$tool much >/dev/full"
		[[ $stderr == "$tool: stdout: No space left on device" ]]
		run -1 --separate-stderr bash -c "$tool --help >/dev/full"
		[[ $stderr == "$tool: stdout: "* ]]
	done
}

@test "all tools: a closed pipe ends them in silence" {
	news 100000 >a
	for tool in dedupe date-tag extract-quotes "entity-count -m"; do
		say "$tool"
		run -0 --separate-stderr bash -c \
		    "$tool a | head -n 1 >got; echo \${PIPESTATUS[0]}"
		[ "$output" = 141 ]
		[ "$stderr" = "" ]
		[ "$(wc -l <got)" -eq 1 ]
	done
}

@test "all tools: input byte by byte gives what it gives in one piece" {
	news 12 >a
	gzip -nc a >a.gz
	for tool in $TOOLS; do
		for f in a a.gz; do
			say "$tool $f"
			"$tool" <"$f" >want
			[ -s want ]
			dd if="$f" bs=1 status=none | "$tool" >got
			same want got
			dd if="$f" bs=7 status=none | "$tool" >got
			same want got
		done
	done
}

@test "all tools: the same bytes twice, in C and in C.UTF-8, for every -j" {
	news 500 >a
	for tool in $TOOLS; do
		say "$tool"
		LC_ALL=C "$tool" a >want
		[ -s want ]
		LC_ALL=C "$tool" a | cmp - want
		LC_ALL=C.UTF-8 "$tool" a | cmp - want
		TZ=Asia/Tokyo LC_ALL=tr_TR.UTF-8 "$tool" a | cmp - want
		for j in 0 1 2 7; do
			"$tool" -j "$j" a | cmp - want
		done
	done
}

@test "all tools: the first record is worked on before the next one comes" {
	mkfifo in
	for tool in dedupe "date-tag -k 0" "extract-quotes -k 0" \
	    "entity-count -m -k 0"; do
		say "$tool"
		: >got
		# A terminal or --line-buffered flush; a pipe flushes when full.
		$tool --line-buffered <in >got &
		pid=$!
		exec 9>in
		printf 'a\t2016-05-03\t"No," said Anna Kovarik.\n' >&9
		for _ in $(seq 100); do
			[ ! -s got ] || break
			sleep 0.05
		done
		[ -s got ]
		exec 9>&-
		wait "$pid"
	done
}

@test "all tools: --line-buffered writes a record's rows before the input ends" {
	mkfifo in
	for tool in dedupe date-tag extract-quotes "entity-count -m"; do
		say "$tool"
		: >got
		$tool --line-buffered <in >got &
		pid=$!
		exec 9>in
		printf '"No," said Anna Kovarik on Monday.\n' >&9
		for _ in $(seq 100); do
			[ ! -s got ] || break
			sleep 0.05
		done
		[ -s got ]
		printf '"Yes," she added on Tuesday.\n' >&9
		for _ in $(seq 100); do
			[ "$(wc -l <got)" -lt 2 ] || break
			sleep 0.05
		done
		[ "$tool" = "entity-count -m" ] || [ "$(wc -l <got)" -ge 2 ]
		exec 9>&-
		wait "$pid"
	done
}

@test "all tools: time grows with the input, not with its square" {
	# Ratios only: 8 times the input may take 20 times as long, no more.
	cpu() {
		bash -c "TIMEFORMAT='%U %S'; time $1 $2 >/dev/null" 2>&1 |
		    awk '{ print int(($1 + $2) * 1000) }'
	}
	news 15000 >a
	for _ in 1 2 3 4 5 6 7 8; do cat a; done >b
	# One document, one record, no end of line.
	awk 'BEGIN { for (i = 0; i < 12000; i++)
	    printf "\"No,\" said Anna %c%d on Monday. ", 65 + i % 26, i }' >c
	for _ in 1 2 3 4 5 6 7 8; do cat c; done >d
	for tool in $TOOLS; do
		for pair in "a b" "c d"; do
			small=$(cpu "$tool" "${pair% *}")
			large=$(cpu "$tool" "${pair#* }")
			say "$tool $pair: $small ms, $large ms"
			[ "$large" -lt $(((small + 20) * 20)) ]
		done
	done
}
