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
	[ "$(head -n 1 got)" = "a	2015-03-02	-	0.85	PER" ]
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

@test "entity-count: counts beyond -S stop with 1 and write nothing" {
	awk 'BEGIN { for (i = 0; i < 60000; i++)
		printf "It rained in Xo%dville.\n", i }' >a
	run -1 --separate-stderr entity-count -S 1M a
	[ "$output" = "" ]
	[[ $stderr == "entity-count: "*"-S"* ]]
	entity-count -S 1G a >out
	[ "$(wc -l <out)" -eq 60000 ]
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
