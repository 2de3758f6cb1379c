#!/usr/bin/env bats
# See LICENSE file for copyright and license details.
load helper

# The texts of these tests are invented.
sample() {
	cat <<-'END'
	 date 2015-03-02 Ann Orme of the Arle Harbour Authority came to the pier.
	"We open the gates at noon," Orme said. "Nobody needs to wait."
	Tom Kell called the plan "a very bad joke" and said it would fail.
	The "old pier" stays shut.
	END
}

@test "extract-quotes: speaker, cue, kind and words, full names for surnames" {
	sample >a
	run -0 --separate-stderr extract-quotes a
	[ "$stderr" = "" ]
	[ "$output" = "Ann Orme	said	direct	We open the gates at noon,
Ann Orme	said	direct	Nobody needs to wait.
Tom Kell	called	mixed	a very bad joke" ]
}

@test "extract-quotes: nothing found is no error" {
	run -0 --separate-stderr extract-quotes </dev/null
	[ "$output$stderr" = "" ]
	echo "It rained all night, and nobody came." >a
	run -0 --separate-stderr extract-quotes a
	[ "$output$stderr" = "" ]
}

@test "extract-quotes: -a adds marks without speech, -i speech without marks" {
	sample >a
	run -0 --separate-stderr extract-quotes -a -o kind,quote a
	[ "${lines[3]}" = "scare	old pier" ]
	run -0 --separate-stderr extract-quotes -i -o kind,quote a
	[ "${lines[2]}" = 'mixed	the plan "a very bad joke"' ]
	[ "${lines[3]}" = "indirect	it would fail" ]
	run -0 --separate-stderr extract-quotes --all --indirect -o kind a
	[ "${#lines[@]}" -eq 5 ]
}

@test "extract-quotes: --min-confidence leaves out what is less sure" {
	sample >a
	run -0 --separate-stderr extract-quotes --min-confidence 0.9 -o kind a
	[ "$output" = "direct
direct" ]
	run -0 --separate-stderr extract-quotes --min-confidence 1 a
	[ "$output" = "" ]
	run -0 --separate-stderr extract-quotes --min-confidence 0 -o kind a
	[ "${#lines[@]}" -eq 3 ]
	for x in 1.1 2 -1 x "" . 0.5x 1e-1; do
		say "$x"
		run -2 --separate-stderr extract-quotes --min-confidence "$x" a
		[ "$output" = "" ]
		[ "$stderr" != "" ]
	done
}

@test "extract-quotes: offsets are those of the record's text" {
	sample >a
	extract-quotes -i -o record,start,end,quote a >rows
	[ -s rows ]
	while IFS='	' read -r rec start end quote; do
		sed -n "${rec}p" a | tail -c +$((start + 1)) |
		    head -c $((end - start)) >got
		printf '%s' "$quote" >want
		same want got
	done <rows
	printf 'x\t"We \\tgo\\\\home now," Ann Orme said.\n' >t
	run -0 extract-quotes -o start,end,quote t
	[ "$output" = 'x	1	17	We \tgo\\home now,' ]
}

@test "extract-quotes: mention and cue in another record have no offsets" {
	printf '"We open it.\n"It is safe now," Ann Orme said.\n' >a
	run -0 extract-quotes -o record,mention,mention_start,cue_start,quote_id a
	[ "${lines[0]}" = "1	Ann Orme			1" ]
	[ "${lines[1]}" = "2	Ann Orme	18	27	1" ]
}

@test "extract-quotes: a line break inside a quotation is one blank" {
	printf '"We go home\nnow, and so do\nyou," Ann Orme said.\n' >a
	run -0 extract-quotes -o record,start,end,quote a
	[ "$output" = "1	1	31	We go home now, and so do you," ]
}

@test "extract-quotes: key columns first, header names, date and file" {
	printf 'id\tday\ttext\na\t2015-03-02\t"We go," Ann Orme said.\n' >t
	run -0 extract-quotes -H -o speaker,date,file,record t
	[ "$output" = "id	day	speaker	date	file	record
a	2015-03-02	Ann Orme	2015-03-02	t	2" ] ||
	    [ "$output" = "id	day	speaker	date	file	record
a	2015-03-02	Ann Orme		t	2" ]
	run -0 extract-quotes --output-header -o speaker /dev/null
	[ "$output" = "" ]
}

@test "extract-quotes: one document a line or a paragraph a line: the same rows" {
	printf 'a\tx\tAnn Orme came.\\n"We go home," Orme said.\\n"Now, at once."\n' >t
	printf 'a\tx\t%s\n' 'Ann Orme came.' '"We go home," Orme said.' \
	    '"Now, at once."' >u
	extract-quotes t >one
	extract-quotes u >two
	[ -s one ]
	same one two
}

@test "extract-quotes: --stats counts rows by kind" {
	sample >a
	run -0 --separate-stderr extract-quotes --stats -a -i a
	[[ "$stderr" == *"direct	2"* ]]
	[[ "$stderr" == *"mixed	1"* ]]
	[[ "$stderr" == *"indirect	1"* ]]
	[[ "$stderr" == *"scare	1"* ]]
	[[ "$stderr" == *"speakerless	1"* ]]
}

@test "extract-quotes: --join has one row for all pieces of a quotation" {
	cat >a <<-'END'
	"The pier," Ann Orme said, "is safe again. Nobody needs to wait.
	"And it will stay so.
	"That is all," she said.
	"And who pays?" Tom Kell asked.
	END
	run -0 --separate-stderr extract-quotes --join a
	[ "${lines[0]}" = "Ann Orme	said	direct	The pier, … is safe again. Nobody needs to wait. … And it will stay so. … That is all," ]
	[ "${lines[1]}" = "Tom Kell	asked	direct	And who pays?" ]
	[ "${#lines[@]}" -eq 2 ]
	run -0 extract-quotes --join -o record,start,end a
	[ "${lines[0]}" = "1	1	$(($(head -n 2 a | wc -c) + 13))" ]
	run -0 --separate-stderr extract-quotes --join --stats a
	[[ "$stderr" == *"direct	2"* ]]
	run -0 extract-quotes --join -o record /dev/null
	[ "$output" = "" ]
}

@test "extract-quotes: --join makes of two kinds a mixed row, of scare none" {
	echo 'Tom Kell said the pier was "a very bad joke" and "shut for good." The "Old Pier" stays.' >a
	run -0 extract-quotes --join -a -o kind,quote a
	[ "${lines[0]}" = "mixed	a very bad joke … shut for good." ]
	[ "${lines[1]}" = "scare	Old Pier" ]
	echo '"It is shut for good, and so is the road," Tom Kell said, and nobody knew why. "The pier is old," he said.' >a
	run -0 extract-quotes --join --min-confidence .9 -o record a
	[ "${#lines[@]}" -eq 2 ]
}

@test "extract-quotes: speakers are remembered over stretches of a document" {
	{
		echo 'Ann Orme of Arle came to the pier.'
		for i in 1 2 3 4 5 6 7 8; do
			echo "The tide came in for the ${i}th time, and went."
		done
		echo '"We open the gates at noon," Orme said.'
	} >a
	run -0 --separate-stderr extract-quotes --max-document 200 -o speaker a
	[ "$output" = "Ann Orme" ]
}

@test "extract-quotes: eight times the marks take eight times as long, or so" {
	shape() {
		awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++)
			printf "\"%s we go, ", i % 3 ? "" : "he said" }'
	}
	shape 20000 >small
	shape 160000 >large
	t0=$(date +%s%N)
	extract-quotes -a -i small >/dev/null
	t1=$(date +%s%N)
	extract-quotes -a -i large >/dev/null
	t2=$(date +%s%N)
	say "$((t1 - t0)) $((t2 - t1))"
	[ $((t2 - t1)) -lt $(((t1 - t0) * 20 + 200000000)) ]
}
