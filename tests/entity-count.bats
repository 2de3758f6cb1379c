#!/usr/bin/env bats
# See LICENSE file for copyright and license details.
load helper

# The texts of these tests are invented.
sample() {
	cat <<-'END'
	 date 2015-03-02 Martin Kell of the Arle Harbour Authority flew to Oslo.
	"We shall see," Kell said. The Norwegian police met Mr. Kell there.
	 date 2015-03-03 Anna Tessel said the U.S. and the United States were one.
	Oslo is in Norway. Kell was not seen.
	END
}

# tsv: the same, as id TAB date TAB text, a paragraph a line.
tsv() {
	printf 'a\t2015-03-02\tMartin Kell flew to Oslo.\n'
	printf 'a\t2015-03-02\tThen Kell slept in Oslo.\n'
	printf 'b\t2015-03-02\tAnna Tessel lives in Oslo.\n'
	printf 'c\t2015-03-01\tAnna Tessel left Oslo for Bergen.\n'
}

@test "entity-count: counts canonical names, most frequent first, ties in byte order" {
	sample >a
	run -0 --separate-stderr entity-count a
	[ "$stderr" = "" ]
	[ "$output" = "PER	Martin Kell	3
LOC	Oslo	2
LOC	United States	2
LOC	Norway	1
MISC	Norwegian	1
ORG	Arle Harbour Authority	1
PER	Anna Tessel	1
PER	Kell	1" ]
}

@test "entity-count: nothing found is no error" {
	run -0 --separate-stderr entity-count </dev/null
	[ "$output$stderr" = "" ]
	echo "It rained all night, and nobody came." >a
	run -0 --separate-stderr entity-count a
	[ "$output$stderr" = "" ]
}

@test "entity-count: -g counts by fields, groups in order of appearance" {
	tsv >a
	run -0 entity-count -g 2 -t LOC a
	[ "$output" = "2015-03-02	LOC	Oslo	3
2015-03-01	LOC	Bergen	1
2015-03-01	LOC	Oslo	1" ]
	run -0 entity-count -g 1,2 -t PER a
	[ "${lines[0]}" = "a	2015-03-02	PER	Martin Kell	2" ]
	[ "${lines[1]}" = "b	2015-03-02	PER	Anna Tessel	1" ]
	run -0 entity-count -g 2,1 -t PER a
	[ "${lines[0]}" = "2015-03-02	a	PER	Martin Kell	2" ]
}

@test "entity-count: -g date and file are the document's date and the operand" {
	sample >a
	cp a b
	run -0 entity-count -g date -t MISC a
	[ "$output" = "2015-03-02	MISC	Norwegian	1" ]
	run -0 entity-count -g file,date -n 1 a b
	[ "$output" = "a	2015-03-02	PER	Martin Kell	3
a	2015-03-03	LOC	United States	2
b	2015-03-02	PER	Martin Kell	3
b	2015-03-03	LOC	United States	2" ]
	# a column of that name does not count
	printf 'file\ttext\nx\tIt rained in Oslo.\n' >c
	run -0 entity-count -H -g file c
	[ "$output" = "file	type	entity	count
c	LOC	Oslo	1" ]
}

@test "entity-count: -g takes names with -H, and no field that is not there" {
	{ printf 'id\tday\ttext\n' && tsv; } >a
	run -0 entity-count -H -g day -t PER a
	[ "${lines[0]}" = "day	type	entity	count" ]
	[ "${lines[1]}" = "2015-03-02	PER	Martin Kell	2" ]
	for bad in nope 4 0 3 text 1,1 day,2 "" "," x-y date,date; do
		say "$bad"
		run -2 --separate-stderr entity-count -H -g "$bad" a
		[ "$output" = "" ]
		[[ $stderr == "entity-count: "* ]]
	done
	sample >b
	run -2 --separate-stderr entity-count -g 1 b
	[ "$output" = "" ]
}

@test "entity-count: -t, -n and --min choose rows" {
	sample >a
	run -0 entity-count -t PER,MISC a
	[ "$output" = "PER	Martin Kell	3
MISC	Norwegian	1
PER	Anna Tessel	1
PER	Kell	1" ]
	run -0 entity-count --top 2 a
	[ "${#lines[@]}" -eq 2 ]
	run -0 entity-count --min 2 a
	[ "${#lines[@]}" -eq 3 ]
	run -2 entity-count -t PERSON a
	run -2 entity-count -t "" a
	run -2 entity-count -n 0 a
	run -2 entity-count -n x a
	run -2 entity-count --min -1 a
}

@test "entity-count: docs counts documents, count counts mentions" {
	tsv >a
	run -0 entity-count -o +docs -t LOC a
	[ "$output" = "LOC	Oslo	3	4
LOC	Bergen	1	1" ]
	run -0 entity-count -o entity,docs -n 1 -k 0 a
	[ "$output" = "Oslo	4" ]
}

@test "entity-count: -m writes each mention with its place" {
	sample >a
	run -0 entity-count -m -o +record,start,end -t PER a
	[ "${lines[0]}" = "PER	Martin Kell	1	17	28	Martin Kell" ]
	[ "${lines[1]}" = "PER	Martin Kell	2	16	20	Kell" ]
	sample | entity-count -m -o start,end,record,mention | (
		while IFS='	' read -r start end record mention; do
			got=$(sample | sed -n "${record}p" |
			    dd bs=1 skip="$start" count=$((end - start)) 2>/dev/null)
			[ "$got" = "$mention" ] || exit 1
		done
	)
	tsv | entity-count -m -o file,confidence,type >got
	[[ $(head -n 1 got) = "a	2015-03-02	-	0."[5-9][0-9]"	PER" ]]
	run -2 entity-count -m -n 3 a
	run -2 entity-count -m -g date a
	run -2 entity-count -m --merge a
	run -2 entity-count -o start a
	run -2 entity-count -m -o docs a
}

@test "entity-count: a mention over two lines is one, its break a blank" {
	printf 'It was said in the town that Martin\nKell had left, and that he\nwas in Oslo, or\nso they said.\n' >a
	run -0 entity-count -m -o +record,start,end a
	[ "${lines[0]}" = "PER	Martin Kell	1	29	40	Martin Kell" ]
}

@test "entity-count: --merge of shards is one run over all" {
	tsv >a
	tsv | sed 's/^/x/; s/Oslo/Bergen/' >b
	for g in 1 2 1,2 file; do
		say "$g"
		entity-count -g "$g" a b >want
		entity-count -g "$g" a >pa
		entity-count -g "$g" b >pb
		entity-count --merge pa pb >got
		same want got
		cat pa pb | entity-count --merge >got
		same want got
	done
	entity-count a b | sort >want
	{ entity-count a && entity-count b; } | entity-count --merge | sort >got
	same want got
	run -0 entity-count --merge -n 1 -t PER pa pb
	[ "${#lines[@]}" -eq 2 ]
}

@test "entity-count: --merge adds errors, and mixes rows with and without" {
	printf 'd\tPER\tA\t5\nd\tPER\tB\t9\n' >a
	printf 'd\tPER\tA\t4\t-3\ne\tLOC\tC\t2\t-0\n' >b
	run -0 entity-count --merge a
	[ "${lines[0]}" = "d	PER	B	9" ]
	run -0 entity-count --merge a b
	[ "$output" = "d	PER	A	9	-3
d	PER	B	9	-0
e	LOC	C	2	-0" ]
	run -0 entity-count --merge --output-header a b
	[ "${lines[0]}" = "f1	type	entity	count	error" ]
	printf 'day\ttype\tentity\tcount\nd\tPER\tA\t5\n' >c
	run -0 entity-count --merge -H c c
	[ "$output" = "day	type	entity	count
d	PER	A	10" ]
}

@test "entity-count: --merge leaves malformed rows out, and says so" {
	printf 'd\tPER\tA\t5\nd\tPER\tB\tx\nPER\tC\t1\nd\tPER\tA\t2\n\nd\tPER\tA\t1\t-2\n' >a
	run -1 --separate-stderr entity-count --merge a
	[ "$output" = "d	PER	A	7" ]
	[[ ${stderr_lines[0]} == "entity-count: a:2: "* ]]
	[[ $stderr == *"4 ragged records in all"* ]]
	run -0 --separate-stderr entity-count --merge --skip-bad a
	[ "$output" = "d	PER	A	7" ]
	[ "$stderr" = "" ]
	printf 'PER\tA\t18446744073709551615\nPER\tA\t1\n' >b
	run -1 --separate-stderr entity-count --merge b
	[ "$output" = "PER	A	18446744073709551615" ]
	[[ $stderr == *"64 bits"* ]]
	run -2 entity-count --merge -g 1 a
	run -2 entity-count --merge -o docs a
}

# crowd: many names, few of them often.
crowd() {
	awk 'BEGIN { for (i = 0; i < 40000; i++)
		printf "%d\tIt rained in Xo%dville and in Ko%dton.\n",
		    i % 7, i, i * i % 601 % (1 + i % 40) }'
}

@test "entity-count: -S bounds memory, and rows tell how far they may be off" {
	crowd >a
	for g in "" "-g 1"; do
		# shellcheck disable=SC2086 # option and argument
		entity-count -r 0 $g a >exact
		# shellcheck disable=SC2086
		entity-count -r 0 $g -S 200K --stats a >got 2>err
		[ "$(wc -l <got)" -lt "$(wc -l <exact)" ]
		[ "$(stat err memory)" -le 204800 ]
		# count + error <= true count <= count; what is not there was
		# counted no more than floor; floor * counters <= all counts.
		awk -F '\t' -v floor="$(stat err floor)" \
		    -v counters="$(stat err counters)" '
		NR == FNR { n = $NF; sub(/\t[^\t]*$/, ""); want[$0] = n
			sum += n; next }
		{ e = $NF; n = $(NF - 1)
		  if (e !~ /^-[0-9]+$/) exit bad = 1
		  sub(/\t[^\t]*\t[^\t]*$/, "")
		  if (want[$0] > n || want[$0] < n + e || -e > floor)
			exit bad = 1
		  delete want[$0] }
		END { if (bad) exit 1
		  for (k in want) if (want[k] > floor) exit 1
		  if (floor == 0 || floor * counters > sum) exit 1 }' \
		    exact got
	done
	entity-count -r 0 -S 1 a >got
	[ "$(wc -l <got)" -gt 100 ]
	entity-count -r 0 -S 1G a >got
	entity-count -r 0 a | sed 's/$/\t-0/' >want
	same want got
	run -0 entity-count -r 0 -S 1M --output-header -n 1 -o entity,docs a
	[ "${lines[0]}" = "entity	docs	error" ]
}

# stat FILE NAME: a value of --stats.
stat() {
	awk -F '\t' -v n="$2" '$1 == n { print $2 }' "$1"
}

@test "entity-count: --merge of bounded counts adds counts and errors" {
	crowd | split -l 10000 - part
	for f in part??; do entity-count -r 0 -S 150K "$f" >"$f.n"; done
	entity-count --merge part??.n >got
	awk -F '\t' -v OFS='\t' '{ n[$1 OFS $2] += $3; e[$1 OFS $2] += $4 }
	    END { for (k in n) print k, n[k], "-" (-e[k]) }' part??.n |
	    sort >want
	sort got | cmp - want
	cat part??.n | entity-count --merge -S 150K --stats >got 2>err
	[ "$(stat err memory)" -le 153600 ]
	run -0 entity-count --merge -S 1M part??.n
}

@test "entity-count: shards counted in parallel and merged are one run" {
	for i in 1 2 3 4 5; do
		tsv | sed "s/^/$i/; s/Kell/Kell${i%[24]}/; s/03-02/0$i-11/"
	done >all
	split -l 8 all shard.
	for opt in "" "-g date" "-g 1" --pairs "--pairs --by-sentence -g 2"; do
		say "$opt"
		# shellcheck disable=SC2086 # options
		entity-count $opt all >want
		# shellcheck disable=SC2086
		printf '%s\n' shard.* |
		    xargs -n 1 -P 2 entity-count $opt |
		    sort | entity-count --merge | sort >got
		sort want | cmp - got
		if command -v parallel >/dev/null; then
			# shellcheck disable=SC2086
			parallel -k entity-count $opt ::: shard.* |
			    entity-count --merge >got
			same want got
		fi
	done
}

@test "entity-count: --sorted writes a group when it ends, in order" {
	for i in 1 2 3 4 5 6 7 8 9; do
		tsv | sed "s/^/$i/; s/03-02/0$i-02/"
	done | sort -k 2 >a
	for opt in "-g 2" "-g 2 -n 1 --output-header" "-g 2 -o +docs" \
	    "-g date --pairs" "-S 1M -g 2"; do
		say "$opt"
		# shellcheck disable=SC2086 # options
		entity-count $opt a >want
		# shellcheck disable=SC2086
		entity-count $opt --sorted a >got
		same want got
	done
	# a group is out before the input ends
	mkfifo in
	entity-count -g 2 --sorted <in >got &
	exec 9>in
	cat a >&9
	yes "$(tail -n 1 a)" | head -n 5000 >&9
	for _ in $(seq 50); do
		[ ! -s got ] || break
		sleep 0.2
		yes "$(tail -n 1 a)" | sed 's/^/x/' | head -n 5000 >&9
	done
	exec 9>&-
	wait
	[ -s got ]
	# merged rows: always with an error
	entity-count -g 2 a | sort -s -k 1,1 >rows
	entity-count --merge rows | sed 's/$/\t-0/' >want
	entity-count --merge --sorted rows >got
	same want got
}

@test "entity-count: --sorted notices a group that returns, status 1" {
	printf 'a\tIt rained in Oslo.\nb\tIt rained in Oslo.\na\tIt rained in Bergen.\nc\tIt rained in Oslo.\nb\tIt rained in Oslo.\n' >a
	run -1 --separate-stderr entity-count -r 0 -g 1 --sorted a
	[ "$output" = "a	LOC	Oslo	1
b	LOC	Oslo	1
a	LOC	Bergen	1
c	LOC	Oslo	1
b	LOC	Oslo	1" ]
	[[ ${stderr_lines[0]} == "entity-count: a:3: "* ]]
	[[ ${stderr_lines[1]} == "entity-count: 2 "* ]]
	run -2 entity-count -m --sorted a
}

@test "entity-count: --sorted takes constant memory" {
	! grep -q __asan_init "$(command -v entity-count)" || skip "sanitized"
	many() {
		awk 'BEGIN { for (i = 0; i < 300000; i++)
			printf "%06d\tIt rained in Xo%dville.\n", i / 10, i }'
	}
	run -0 bash -c "ulimit -v 60000; entity-count -r 0 -g 1 --sorted |
	    tail -n 1" < <(many)
	[ "$output" = "029999	LOC	Xo299999ville	1" ]
}

@test "entity-count: --pairs counts who stands together, once a document" {
	sample >a
	run -0 entity-count --pairs -t PER,LOC a
	[ "$output" = "Anna Tessel	Kell	1
Anna Tessel	Norway	1
Anna Tessel	Oslo	1
Anna Tessel	United States	1
Kell	Norway	1
Kell	Oslo	1
Kell	United States	1
Martin Kell	Oslo	1
Norway	Oslo	1
Norway	United States	1
Oslo	United States	1" ]
	run -0 entity-count --pairs --by-sentence -t PER,LOC a
	[ "$output" = "Anna Tessel	United States	1
Martin Kell	Oslo	1
Norway	Oslo	1" ]
	run -0 entity-count --pairs -g date -n 1 -o +type,type_2 \
	    --output-header a
	[ "${lines[0]}" = "date	entity	entity_2	type	type_2	count" ]
	[ "${lines[1]}" = "2015-03-02	Arle Harbour Authority	Martin Kell	ORG	PER	1" ]
	cat a a >b
	run -0 entity-count --pairs --min 2 -t PER b
	[ "$output" = "Anna Tessel	Kell	2" ]
	entity-count --pairs a >pa
	run -0 entity-count --merge --pairs --output-header pa pa
	[ "${lines[0]}" = "entity	entity_2	count" ]
	[ "${lines[1]}" = "Anna Tessel	Kell	2" ]
	for bad in "-m --pairs" "--by-sentence" "--pairs -o docs" \
	    "--merge --pairs -t PER" "--merge --pairs --by-sentence"; do
		say "$bad"
		# shellcheck disable=SC2086 # options
		run -2 entity-count $bad a
	done
}

@test "entity-count: a group that changes inside a document parts its pairs" {
	printf 'd\tx\tOslo is in Norway.\nd\ty\tBergen is in Norway.\n' >a
	run -0 entity-count -k 1 -r 0 -g 2 --pairs a
	[ "$output" = "x	Norway	Oslo	1
y	Bergen	Norway	1" ]
	run -0 entity-count -k 1 -r 0 --pairs a
	[ "${#lines[@]}" -eq 3 ]
}

@test "entity-count: of a list of names no more than 256 are paired" {
	awk 'BEGIN { for (i = 0; i < 1000; i++)
		printf "It rained in Xo%dville. ", i }' >a
	run -0 --separate-stderr bash -c "entity-count --pairs --stats a |
	    wc -l"
	[ "$output" -eq $((256 * 255 / 2)) ]
	[[ $stderr == *"unpaired	744"* ]]
}

@test "entity-count: --gazetteer adds names and tells types, ! always" {
	printf 'Tallow Works\tORG\r\n\nKell\tLOC\nArle Harbour Authority\t!MISC\n' >g
	printf 'Mr. Martin Kell left the Tallow Works.\nThe Arle Harbour Authority paid.\n' >a
	run -0 entity-count --gazetteer g a
	[ "$output" = "MISC	Arle Harbour Authority	1
ORG	Tallow Works	1
PER	Martin Kell	1" ]
	printf 'Kell\t!LOC\n' >f
	run -0 entity-count --gazetteer f -t LOC a
	[ "$output" = "LOC	Kell	1" ]
	printf '\357\273\277eGrond\tORG\n' | gzip >h
	echo "They sold eGrond and the Tallow Works." >b
	run -0 entity-count --gazetteer g --gazetteer h b
	[ "$output" = "ORG	Tallow Works	1
ORG	eGrond	1" ]
	run -0 entity-count -m -o start,end,confidence --gazetteer h b
	[[ ${lines[0]} == "10	16	0."* ]]
}

@test "entity-count: --alias names the canonical forms of the stream" {
	printf 'Kell\tMartin Kell the Elder\nOsloborg\tOslo\n' >n
	printf 'It rained in Osloborg.\n' >a
	printf 'Mr. Kell slept.\n' >b
	run -0 entity-count --alias n a b
	[ "$output" = "LOC	Oslo	1
PER	Martin Kell the Elder	1" ]
	# what the document says comes first
	printf 'Anna Kell sang. Kell slept.\n' >c
	run -0 entity-count --alias n c
	[ "$output" = "PER	Anna Kell	2" ]
	run -2 entity-count --merge --alias n a
}

@test "entity-count: bad files of names stop the run, status 2" {
	sample >a
	: >empty
	run -0 entity-count --alias empty --gazetteer empty a
	bad() {
		run -2 --separate-stderr entity-count "$@" a
		[ "$output" = "" ]
		[[ $stderr == "entity-count: "* ]]
	}
	for opt in --alias --gazetteer; do
		bad "$opt" nofile
		bad "$opt" .
		bad "$opt" -
		printf 'Kell\tPER\nKell\n' >f
		bad "$opt" f
		[[ $stderr == "entity-count: f:2: "* ]]
		printf 'Kell\tPER\tx\n' >f
		bad "$opt" f
		[[ $stderr == "entity-count: f:1: "* ]]
		printf 'Kell\tPER\nKell\tLOC\n' >f
		bad "$opt" f
		[[ $stderr == "entity-count: f:2: "* ]]
		printf '\tPER\n' >f
		bad "$opt" f
		{ printf 'Kell\tPER\n%070000d\tPER\n' 7; } >f
		bad "$opt" f
		[[ $stderr == "entity-count: f:2: "* ]]
		printf 'Kell\tPER\n' | gzip | head -c 20 >f
		bad "$opt" f
	done
	printf 'Kell\tPERSON\n' >f
	bad --gazetteer f
	printf 'Kell\t\n' >f
	bad --alias f
}

@test "entity-count: names are remembered over the stretches of a document" {
	{ echo "Martin Kell came." && yes "It rained, and then it rained again." |
	    head -n 200 && echo "Then Kell left."; } >a
	run -0 --separate-stderr entity-count --max-document 1K a
	[ "$output" = "PER	Martin Kell	2" ]
}

@test "entity-count: statistics name mentions, groups and rows" {
	sample >a
	run -0 --separate-stderr entity-count --stats a
	[[ $stderr == *"mentions	12"* ]]
	[[ $stderr == *"groups	1"* ]]
	[[ $stderr == *"rows	8"* ]]
}

@test "entity-count: a run of capitals takes linear time" {
	caps() {
		yes "Martin Kell and Arle Bank of " | head -n "$1" | tr -d '\n'
	}
	caps 2000 >small
	caps 16000 >large
	took() {
		local t0 t1
		t0=$(date +%s%N)
		for _ in 1 2 3; do entity-count "$1" >/dev/null; done
		t1=$(date +%s%N)
		echo $(((t1 - t0) / 1000))
	}
	a=$(took small)
	b=$(took large)
	say "$a $b"
	[ "$b" -lt $((20 * a + 200000)) ]
}

@test "entity-count: 95 of 100 made-up cases of aliases are right" {
	run -0 sh "$NEWSUTILS_TOP/tests/alias/score.sh"
	say "$output"
	awk -F '\t' '$1 == "all" && $3 >= 200 && $2 >= 0.95 * $3 { ok = 1 }
	    END { exit !ok }' <<<"$output"
}

@test "entity-count: --fast finds names by lists, and says so of the rest" {
	printf 'The French Foreign Ministry called Ann Doe in Oslo.\n' >a
	run -0 --separate-stderr entity-count --fast -t ORG a
	[ "$output" = $'ORG\tFrench Foreign Ministry\t1' ]
	run -0 entity-count --fast -t LOC a
	[ "$output" = $'LOC\tOslo\t1' ]
	run -2 --separate-stderr entity-count --fast --merge a
	[ "$output" = "" ]
}
