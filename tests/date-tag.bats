#!/usr/bin/env bats
# See LICENSE file for copyright and license details.
# What date-tag does beyond the contract of all tools (contract.bats) and the
# families of its grammar (golden/date-tag).
load helper

# Text without TIMEX3 tags.
strip() {
	sed -E 's,</?TIMEX3[^>]*>,,g'
}

@test "date-tag: a row for each record, with the date of its document" {
	printf 'a\t\t date 2016-12-22 One.\na\t\tTwo.\nb\t20170110\tThree.\n' >in
	run -0 date-tag in
	[ "${lines[0]}" = $'a\t2016-12-22\tOne.' ]
	[ "${lines[1]}" = $'a\t2016-12-22\tTwo.' ]
	[ "${lines[2]}" = $'b\t2017-01-10\tThree.' ]
}

@test "date-tag: twice changes nothing" {
	printf ' date 2016-12-22 One \\x.\n\nTwo.\n date 2016-12-23 Three.\n' >in
	date-tag in >once
	date-tag once >twice
	same once twice
	date-tag --inline once | date-tag | strip >tagged
	same once tagged
}

@test "date-tag: empty records and documents without a date have rows" {
	printf 'One.\n\nTwo.\n' >in
	run -0 --keep-empty-lines date-tag in
	[ "$output" = $'in:1\t\tOne.\nin:1\t\t\nin:1\t\tTwo.\n' ]
}

@test "date-tag: a header that did not give the date stays" {
	printf 'a\t2016-12-20\tdate 2016-12-22 One.\n' >in
	run -0 date-tag -o +date_source in
	[ "$output" = $'a\t2016-12-20\tfield\tdate 2016-12-22 One.' ]
	run -0 date-tag --date 2016-12-21 -o +date_source in
	[ "$output" = $'a\t2016-12-21\toption\tdate 2016-12-22 One.' ]
}

@test "date-tag: a dateline dates a document only with its year" {
	printf 'a\t\tPORT ELLA, March 22, 2013 (Wire) - Rain.\n' >in
	printf 'b\t\tPORT ELLA, March 22 (Wire) - Rain.\n' >>in
	run -0 date-tag -o date,date_source in
	[ "${lines[0]}" = $'a\t2013-03-22\tdateline' ]
	[ "${lines[1]}" = $'b\t\t' ]
}

@test "date-tag: a text without a date has the day that it supports, or none" {
	local said='Oslund wrote on March 14, 2014, Valdano on 14 March 2014'
	printf 'a\t\t%s. The port opened on March 14, 2014, and they met on Friday.\n' \
	    "$said" >in
	printf 'b\t\t%s.\nc\t2014-03-20\tOn Friday.\n' "$said" >>in
	run -0 --separate-stderr date-tag --stats -o date,date_source in
	[ "${lines[0]}" = $'a\t2014-03-14\ttext' ]
	[ "${lines[1]}" = $'b\t\t' ]
	[ "${lines[2]}" = $'c\t2014-03-20\tfield' ]
	for n in $'date_none\t1' $'date_field\t1' $'date_text\t1'; do
		grep -qx "$n" <<<"$stderr"
	done
	# What reads the rows, or looks for expressions at once, sees the same.
	date-tag in | date-tag -e | cut -f 1,3- >twice
	date-tag -e in | cut -f 1,3- | same - twice
	run -0 date-tag --narrative -o date in
	[ "${lines[0]}" = $'a\t' ]
}

@test "date-tag: columns in any order, the text among them" {
	printf 'a\t2016-12-22\tOne.\n' >in
	run -0 date-tag -o text,date in
	[ "$output" = $'a\tOne.\t2016-12-22' ]
	run -0 date-tag -o date in
	[ "$output" = $'a\t2016-12-22' ]
	run -0 date-tag --plain -o id in
	[ "$output" = "in:1" ]
}

@test "date-tag -e: the reference column stays in the key" {
	printf 'a\t2016-12-22\tOn Wednesday.\n' >in
	run -0 date-tag -e in
	[ "$output" = $'a\t2016-12-22\tDATE\t2016-12-21\tWednesday' ]
}

@test "date-tag -e: the date of a header is an expression" {
	echo ' date 2016-12-22 On Wednesday.' >in
	run -0 date-tag -e -o record,start,end,value in
	[ "${lines[0]}" = $'1\t6\t16\t2016-12-22' ]
	[ "${lines[1]}" = $'1\t20\t29\t2016-12-21' ]
}

@test "date-tag -e: offsets are bytes of the unescaped text" {
	printf 'a\t2016-12-22\t\xc3\xa9\\t\\n\\\\ on Monday\n' >in
	run -0 date-tag -e -o start,end in
	[ "$output" = $'a\t2016-12-22\t9\t15' ]
}

@test "date-tag -e: an expression over a line break is written with a blank" {
	printf 'the meeting was held\non May\n3, 2012 and ended\nsoon after it had begun\n' >in
	run -0 date-tag -e -o record,start,end,expression in
	[ "$output" = $'2\t3\t14\tMay 3, 2012' ]
}

@test "date-tag -e: first and last bound the value" {
	printf 'In 2015-W53 no; last week, in 2012 and now.\n' >in
	run -0 date-tag -e --date 2016-01-05 -o value,first,last in
	[ "${lines[0]}" = $'2015-W53\t2015-12-28\t2016-01-03' ]
	[ "${lines[1]}" = $'2012\t2012-01-01\t2012-12-31' ]
	[ "${lines[2]}" = $'PRESENT_REF\t2016-01-05\t2016-01-05' ]
}

@test "date-tag --inline: strips back, elements are well formed" {
	printf 'a\t2013-03-22\tOn "Monday" & <b>May 3</b>, twice a week \\x.\\nNow.\n' >in
	date-tag --inline in >tagged
	date-tag in >plain
	strip <tagged >got
	same plain got
	[ "$(grep -o '<TIMEX3 ' tagged | wc -l)" -eq 4 ]
	[ "$(grep -o '</TIMEX3>' tagged | wc -l)" -eq 4 ]
	grep -q '<TIMEX3 tid="t3" type="SET" value="P1W" freq="2X">' tagged
}

@test "date-tag --inline: long records are tagged in stretches" {
	{
		printf 'a\t2013-03-22\t'
		for _ in 1 2 3 4 5 6 7 8; do
			printf 'On Monday it rained \\x and\\n'
		done
		echo
	} >in
	date-tag in >plain
	date-tag --inline --max-document 40 in >tagged
	strip <tagged >got
	same plain got
	[ "$(grep -o '</TIMEX3>' tagged | wc -l)" -eq 8 ]
}

@test "date-tag --inline: any mix of words strips back" {
	local n opt
	for n in 1 2 3 4 5 6 7 8; do
		LC_ALL=C awk -v seed="$n" 'BEGIN {
			n = split("on Monday,|3 May|2016|at 7|\\n|\\t|\\\\|\t|\n|" \
			    "yesterday|12/22/16|last|week|<b>|&|\"|\r\n|" \
			    "\303\251|the|1990s|half|year|ago|winter of 1942|" \
			    "-|to|5|. |\342\200\223|date 2016-05-03|9 a.m.", w, "|")
			srand(seed)
			for (i = 0; i < 400; i++)
				printf "%s ", w[1 + int(rand() * n)]
		}' >in
		for opt in --plain -z --narrative --max-document=64 \
		    --line-buffered -k0; do
			say "$n $opt"
			date-tag --skip-bad "$opt" in >plain
			date-tag --skip-bad "$opt" --inline in >tagged
			strip <tagged | same - plain
		done
	done
}

@test "date-tag: -e and --inline are two things" {
	run -2 --separate-stderr date-tag -e --inline </dev/null
	[ "$output" = "" ]
	run -2 --separate-stderr date-tag -e -o text </dev/null
	run -2 --separate-stderr date-tag -o value </dev/null
}

@test "date-tag --stats: sources of dates, types of expressions" {
	printf 'a\t2013-03-22\tOn Monday for two days.\nb\t\tNow.\n' >in
	run -0 --separate-stderr date-tag -e --stats in
	[[ $stderr == *$'date_field\t1'* ]]
	[[ $stderr == *$'date_none\t1'* ]]
	[[ $stderr == *$'dates\t2'* ]]
	[[ $stderr == *$'durations\t1'* ]]
}

@test "date-tag: time is linear in what looks like dates" {
	for w in 'May ' '2016-' '1 ' 'the last two ' '12:30 ' 'twenty ' 'May 3 '; do
		say "$w"
		yes "$w" | head -n 200000 | tr -d '\n' >in
		timeout 20 date-tag -e --plain --date 2013-03-22 in >out
	done
}

@test "date-tag --inline: what is tagged is what -e says, by the scorer too" {
	local eval=$NEWSUTILS_TOP/tests/eval set
	for set in narrative messages; do
		awk -v job=strip -f "$eval/timex.awk" "$eval/dates/$set.tsv" >in
		strip <"$eval/dates/$set.tsv" | same - in
		date-tag --inline -f 3 -k 1 -r 2 in >tagged
		date-tag -e -f 3 -k 1 -r 2 -o start,end,type,value,expression \
		    in >rows
		run -0 awk -v job=score -v errors=1 -f "$eval/timex.awk" \
		    tagged rows
		say "$output"
		[[ ${lines[-1]} = "Value F1 100.00" ]]
		[[ ${lines[-3]} = "strict F1 100.00" ]]
		# And a row that is not there is missed.
		sed 1d rows >fewer
		run -0 awk -v job=score -v errors=1 -f "$eval/timex.awk" \
		    tagged fewer
		[[ ${lines[0]} = MISSED* ]]
	done
}
