#!/usr/bin/env bats
# See LICENSE file for copyright and license details.
# What newsutils(7) says of records, fields, options and messages, for all
# tools alike.
load helper

# refused TOOL ARG...: status 2, a message, nothing written, input unread.
refused() {
	say "$*"
	run -2 --separate-stderr "$@" <sample
	[ "$output" = "" ]
	[[ $stderr == "$1: "* ]]
}

# stat NAME: its value in the statistics of $stderr.
stat_of() {
	printf '%s\n' "$stderr" | awk -F '\t' -v n="$1" '$1 == n { print $2 }'
}

@test "all tools: -h and --help fill one screen, with three examples" {
	for tool in $TOOLS; do
		say "$tool"
		run -0 --separate-stderr "$tool" --help </dev/null
		[ "$stderr" = "" ]
		[ "${#lines[@]}" -le 24 ]
		[[ ${lines[0]} == "usage: $tool "* ]]
		printf '%s\n' "$output" | awk 'length > 80 { exit 1 }'
		printf '%s\n' "$output" | awk -v t="$tool" '
		    on && index($0, t) { n++ } /^Examples:/ { on = 1 }
		    END { exit n != 3 }'
		help=$output
		run -0 "$tool" -h
		[ "$output" = "$help" ]
	done
}

@test "all tools: -V and --version name tool and version" {
	for tool in $TOOLS; do
		say "$tool"
		run -0 --separate-stderr "$tool" -V
		[[ $output =~ ^$tool\ .*[0-9]+\.[0-9]+\.[0-9]+$ ]]
		[ "$stderr" = "" ]
		version=$output
		run -0 "$tool" --version
		[ "$output" = "$version" ]
	done
}

@test "all tools: an unknown option is 2" {
	news 2 >sample
	for tool in $TOOLS; do
		refused "$tool" -Q
		refused "$tool" --nonsense
		refused "$tool" --nonsense=3 sample
		refused "$tool" sample --nonsense
		refused "$tool" --stats=yes
	done
}

@test "all tools: options that do not exist yet are unknown" {
	news 2 >sample
	refused extract-quotes --turns
	[ ! -e s ]
}

@test "all tools: a missing argument is 2" {
	news 2 >sample
	for tool in $TOOLS; do
		for opt in -f -k -r -o -j -S --field --key --reference \
		    --columns --jobs --memory --date --max-record \
		    --max-records --max-document; do
			say "$tool $opt"
			run -2 --separate-stderr "$tool" "$opt" </dev/null
			[ "$output" = "" ]
			[[ $stderr == "$tool: -"*argument* ]]
		done
	done
}

@test "all tools: a bad number, size or date is 2" {
	news 2 >sample
	for tool in $TOOLS; do
		for bad in x -1 1x "" 1.5 99999999999999999999; do
			refused "$tool" -j "$bad"
			refused "$tool" --max-records "$bad"
		done
		for bad in x -1 0 12Q "" 99999999999999999999; do
			refused "$tool" -S "$bad"
			refused "$tool" --max-record "$bad"
			refused "$tool" --max-document "$bad"
		done
		for bad in tomorrow 2016-02-30 2016-13-01 2016-1-1 "" 1; do
			refused "$tool" --date "$bad"
		done
	done
}

@test "all tools: -- ends options, - is standard input, options may follow" {
	news 2 >sample
	cp sample ./-x
	for tool in $TOOLS; do
		say "$tool"
		run -0 "$tool" sample
		[ "$output" != "" ]
		run -0 --separate-stderr "$tool" -- -x
		[ "$output" != "" ]
		run -0 "$tool" <sample
		want=$output
		run -0 "$tool" - <sample
		[ "$output" = "$want" ]
		run -0 --separate-stderr "$tool" sample --max-records 0
		[ "$output" = "" ]
		[ "$stderr" = "" ]
	done
}

@test "all tools: long names of options do what their letters do" {
	rows 3 >sample
	sed '1i\
id\tdate\ttext' sample >named
	for tool in $TOOLS; do
		say "$tool"
		run -0 "$tool" -f 3 -k 1 -r 2 -j 2 sample
		want=$output
		[ "$want" != "" ]
		run -0 "$tool" --field 3 --key=1 --reference 2 --jobs=2 sample
		[ "$output" = "$want" ]
		run -0 "$tool" -H named
		want=$output
		run -0 "$tool" --header named
		[ "$output" = "$want" ]
		"$tool" -z named >want
		"$tool" --null named >got
		cmp want got
	done
}

@test "all tools: a FIELD that the first record lacks is 2" {
	rows 3 >sample
	for tool in $TOOLS; do
		refused "$tool" -f 4
		refused "$tool" -f 3 -k 4
		refused "$tool" -f 3 -k 1,7-
		refused "$tool" -f 3 -r 4
		refused "$tool" -f 0
		refused "$tool" -f text
		refused "$tool" -f 3 -k id
		refused "$tool" -f 3 -k 2-1
		refused "$tool" -f ''
	done
	for tool in date-tag extract-quotes entity-count; do
		refused "$tool" -k 4
		refused "$tool" -r 4
		refused "$tool" -k 1,,2
		refused "$tool" -f 1,2
	done
}

@test "all tools: plain records have no fields but 0" {
	news 3 >sample
	for tool in date-tag extract-quotes entity-count; do
		refused "$tool" -k 1
		refused "$tool" -r 1
		refused "$tool" -f 2
		refused "$tool" --plain -f 1
		refused "$tool" --plain --tsv
		refused "$tool" --plain -H
		say "$tool -k 0"
		run -0 --separate-stderr "$tool" -k 0 -r 0 sample
		[ "$output" != "" ]
		[ "$stderr" = "" ]
	done
}

@test "all tools: a name that is unknown or doubled is 2" {
	printf 'id\tdate\ttext\td\td\n1\t\tx\ty\tz\n' >sample
	for tool in $TOOLS; do
		refused "$tool" -H -f nothing
		refused "$tool" -H -f d
		refused "$tool" -H -f text -k nothing
		refused "$tool" -H -f text -k d
		refused "$tool" -H -f text -r nothing
		refused "$tool" -H -f 6
	done
}

@test "all tools: an unknown column is 2" {
	rows 3 >sample
	for tool in $TOOLS; do
		refused "$tool" -o nothing
		refused "$tool" -o +nothing
	done
	refused extract-quotes -o speaker,nothing
	refused date-tag -e -o docs
	refused entity-count -o quote
}

@test "all tools: the first record decides between plain and TSV" {
	printf 'one\ntwo\tfields\n' >plain
	run -0 --separate-stderr date-tag plain
	[ "$output" = $'plain:1\t\tone\nplain:1\t\ttwo\\tfields' ]
	[ "$stderr" = "" ]
	printf 'a\tone\nb\ttwo\n' >tsv
	run -0 date-tag tsv
	[ "$output" = $'a\t\tone\nb\t\ttwo' ]
	run -0 date-tag --plain tsv
	[ "$output" = $'tsv:1\t\ta\\tone\ntsv:1\t\tb\\ttwo' ]
	printf 'one\ntwo\n' >one
	run -0 date-tag --tsv one
	[ "$output" = $'\tone\n\ttwo' ]
	# The second operand's first record is not the run's.
	run -1 --separate-stderr date-tag tsv plain
	[ "$output" = $'a\t\tone\nb\t\ttwo\ntwo\t\tfields' ]
}

@test "all tools: ragged records are left out, told and counted" {
	{ rows 2 && printf 'd3\tx\nd4\n' && rows 2; } >sample
	for tool in date-tag extract-quotes entity-count "dedupe -f 3"; do
		t=${tool% -*}
		say "$tool"
		run -1 --separate-stderr $tool sample
		[ "$output" != "" ]
		[ "${#stderr_lines[@]}" -eq 2 ]
		[[ ${stderr_lines[0]} == "$t: sample:3: "* ]]
		[[ ${stderr_lines[1]} == "$t: 2 "* ]]
		case $t in
		dedupe) [[ $output == *$'\nd3\tx\nd4'* ]] ;;
		*)
			[[ $output != *d3* ]]
			[[ ${stderr_lines[0]} == *--plain* ]]
			run -1 --separate-stderr $tool --tsv sample
			[[ ${stderr_lines[0]} != *--plain* ]]
			;;
		esac
		run -0 --separate-stderr $tool --skip-bad sample
		[ "$stderr" = "" ]
		run -0 --separate-stderr $tool --skip-bad --stats sample
		[ "$(stat_of records)" -eq 6 ]
		[ "$(stat_of malformed)" -eq 2 ]
	done
	run -0 --separate-stderr dedupe sample
	[ "$stderr" = "" ]
	run -0 --separate-stderr bash -c "head -n 3 sample | extract-quotes -f 3 --skip-bad"
	[ "${#lines[@]}" -eq 2 ]
}

@test "all tools: one ragged record is told once, without a count" {
	{ rows 2 && printf 'd3\tx\n'; } >sample
	for tool in date-tag extract-quotes entity-count "dedupe -f 3"; do
		say "$tool"
		run -1 --separate-stderr $tool <sample
		[ "${#stderr_lines[@]}" -eq 1 ]
		[[ $stderr == "${tool% -*}: -:3: "* ]]
	done
}

@test "all tools: --max-record leaves longer records out, told and counted" {
	{ echo '"No," said Anna Kovarik.' && printf '%0100d\n%0101d\n' 7 8 &&
	    echo '"Yes," said Anna Kovarik.'; } >sample
	for tool in $TOOLS; do
		say "$tool"
		run -1 --separate-stderr "$tool" --max-record 64 sample
		[ "$output" != "" ]
		[[ $output != *0007* ]]
		[ "${#stderr_lines[@]}" -eq 2 ]
		[[ ${stderr_lines[0]} == "$tool: sample:2: "* ]]
		[[ ${stderr_lines[1]} == "$tool: 2 "* ]]
		run -0 --separate-stderr "$tool" --max-record 64 --skip-bad \
		    sample
		[[ $output != *0007* ]]
		[ "$stderr" = "" ]
		run -0 --separate-stderr "$tool" --max-record 1K sample
		[ "$stderr" = "" ]
		run -0 --separate-stderr "$tool" --max-record 101 sample
		[ "$stderr" = "" ]
	done
	run -1 dedupe --max-record 100 sample
	[[ $output == *0007* ]]
	[[ $output != *0008* ]]
}

@test "all tools: --max-records stops, over all operands" {
	news 5 >sample
	for tool in $TOOLS; do
		say "$tool"
		head -n 4 sample >four
		"$tool" - <four >want
		"$tool" --max-records 4 - <sample >got
		same want got
		run -0 --separate-stderr "$tool" --max-records 3 --stats \
		    four sample
		[ "$(stat_of records)" -eq 3 ]
	done
	run -0 dedupe --max-records 5 four sample
	[ "${#lines[@]}" -eq 4 ]
}

@test "all tools: --stats writes names and values, and nothing else changes" {
	news 5 >sample
	for tool in $TOOLS; do
		say "$tool"
		run -0 --separate-stderr "$tool" sample
		want=$output
		[ "$stderr" = "" ]
		run -0 --separate-stderr "$tool" --stats sample
		[ "$output" = "$want" ]
		printf '%s\n' "$stderr" | awk -F '\t' '
		    NF != 2 || $1 !~ /^[a-z_]+$/ { bad = 1 } END { exit bad }'
		[ "$(stat_of records)" -eq 10 ]
		[ "$(stat_of malformed)" -eq 0 ]
	done
	for tool in date-tag extract-quotes entity-count; do
		run -0 --separate-stderr "$tool" --stats sample
		[ "$(stat_of documents)" -eq 5 ]
		[ "$(stat_of glued)" -eq 0 ]
	done
}

@test "all tools: --progress draws on standard error, never unasked" {
	news 5000 >sample
	for tool in $TOOLS; do
		say "$tool"
		"$tool" sample >want 2>err
		[ ! -s err ]
		"$tool" --progress sample >got 2>err
		same want got
		[ -s err ]
		grep -q '%' err
		"$tool" --progress <sample >got 2>err
		[ -s err ]
	done
}

@test "all tools: with -z records end in NUL, CR and LF are bytes" {
	printf '"No,\n" said Anna Kovarik.\r\0Halvik\0' >sample
	dedupe -z sample | cmp - sample
	date-tag -z sample >got
	printf 'sample:1\t\t"No,\\n" said Anna Kovarik.\\r\0' >want
	printf 'sample:1\t\tHalvik\0' >>want
	same want got
	for tool in $TOOLS; do
		say "$tool"
		"$tool" -z sample >got
		[ "$(tail -c 1 got | od -An -tx1 | tr -d ' ')" = 00 ]
		[ "$(tr -cd '\n' <got | wc -c)" -eq "$([ "$tool" = dedupe ] &&
		    echo 1 || echo 0)" ]
	done
	printf 'k\t"No,\n"\t\0k\t\r\t"No"\0' >sample
	dedupe -z -f 1 sample >got
	printf 'k\t"No,\n"\t\0' | cmp - got
}

@test "all tools: -H: the first record names the columns, output has a header" {
	{ printf 'id\tdate\ttext\n' && rows 2; } >sample
	header() {
		run -0 --separate-stderr "$@"
		[ "$stderr" = "" ]
		printf '%s\n' "${lines[0]}" | tr '\t' ' '
	}
	[ "$(header dedupe -H sample)" = "id date text" ]
	[ "$(header date-tag -H sample)" = "id date text" ]
	[ "$(header date-tag -e -H sample)" = \
	    "id date type value expression" ]
	[ "$(header extract-quotes -H sample)" = \
	    "id date speaker cue kind quote" ]
	[ "$(header extract-quotes -H -o +start,end sample)" = \
	    "id date speaker cue kind start end quote" ]
	[ "$(header entity-count -H sample)" = "type entity count" ]
	[ "$(header entity-count -H -g id,date sample)" = \
	    "id date type entity count" ]
	[ "$(header entity-count -H -m sample)" = \
	    "id date type entity mention" ]
	run -0 extract-quotes -H -f text -k id,date -r date sample
	want=$output
	run -0 extract-quotes -H -f 3 -k 1,2 -r 2 sample
	[ "$output" = "$want" ]
	[ "${#lines[@]}" -eq 3 ]
}

@test "all tools: --output-header writes a header without reading one" {
	rows 2 >sample
	run -0 dedupe --output-header sample
	[ "${lines[0]}" = $'f1\tf2\tf3' ]
	[ "${#lines[@]}" -eq 3 ]
	run -0 extract-quotes --output-header sample
	[ "${lines[0]}" = $'f1\tf2\tspeaker\tcue\tkind\tquote' ]
	run -0 date-tag -e --output-header sample
	[ "${lines[0]}" = $'f1\tf2\ttype\tvalue\texpression' ]
	run -0 entity-count --output-header sample
	[ "${lines[0]}" = $'type\tentity\tcount' ]
	news 2 >plain
	run -0 date-tag --output-header plain
	[ "${lines[0]}" = $'id\tdate\ttext' ]
	run -0 extract-quotes --output-header plain
	[ "${lines[0]}" = $'speaker\tcue\tkind\tquote' ]
}

@test "all tools: -H: the next operand reads what the one before wrote" {
	{ printf 'id\tdate\ttext\n' && rows 3; } >sample
	date-tag -H sample | dedupe -H -f text | extract-quotes -H |
	    entity-count -H -g speaker >got
	[ "$(head -n 1 got)" = $'speaker\ttype\tentity\tcount' ]
}

@test "all tools: -H: an own column whose name is taken gets _2" {
	printf 'speaker\tdate\ttext\nx\t\t"No," said Anna Kovarik.\n' >sample
	run -0 extract-quotes -H sample
	[ "${lines[0]}" = $'speaker\tdate\tspeaker_2\tcue\tkind\tquote' ]
	printf 'date\tid\ttext\n2016-05-03\tx\ty\n' >sample
	refused date-tag -H -r 0
}

@test "all tools: -H: columns that pass through keep their names" {
	printf 'nr\tday\tbody\nx\t2016-05-03\tWe will.\n' >sample
	run -0 date-tag -H -r day sample
	[ "${lines[0]}" = $'nr\tdate\tbody' ]
	[ "${lines[1]}" = $'x\t2016-05-03\tWe will.' ]
}

@test "all tools: -H: an operand with another header is refused, status 1" {
	{ printf 'id\tdate\ttext\n' && rows 2; } >a
	{ printf 'id\ttext\tdate\n' && rows 2; } >b
	{ printf 'id\tdate\ttext\nd9\t\t"Well," said Anna Kovarik.\n'; } >c
	for tool in $TOOLS; do
		say "$tool"
		run -0 "$tool" -H a c
		want=$output
		run -1 --separate-stderr "$tool" -H a b c
		[ "$output" = "$want" ]
		[[ $stderr == "$tool: b:"* ]]
		[ "${#stderr_lines[@]}" -eq 1 ]
	done
}

@test "all tools: -H: operands without records have no header" {
	: >empty
	{ printf 'id\tdate\ttext\n' && rows 2; } >a
	for tool in $TOOLS; do
		say "$tool"
		run -0 "$tool" -H a
		want=$output
		run -0 --separate-stderr "$tool" -H empty a empty a empty
		[ "$(printf '%s\n' "$output" | head -n 1)" = \
		    "$(printf '%s\n' "$want" | head -n 1)" ]
		[ "$stderr" = "" ]
		run -0 --separate-stderr "$tool" -H -f nothing empty empty
		[ "$output" = "" ]
		[ "$stderr" = "" ]
	done
}

@test "all tools: -H: a header alone gives a header" {
	printf 'id\tdate\ttext\n' >a
	for tool in $TOOLS; do
		say "$tool"
		run -0 --separate-stderr "$tool" -H a
		[ "${#lines[@]}" -eq 1 ]
		[ "$stderr" = "" ]
	done
}

@test "all tools: -o picks, orders and adds; operands never change columns" {
	rows 1 >a
	sed 's/^d1/e1/' a >b
	run -0 extract-quotes -o quote,speaker a
	[ "$output" = $'d1\t2016-05-02\tWe will open pier 1 tomorrow,\tAnna Kovarik' ]
	run -0 extract-quotes -o +record,file a b
	[ "$(printf '%s\n' "$output" | awk -F '\t' '{ print NF, $6, $7 }')" = \
	    $'8 1 a\n8 1 b' ]
	run -0 extract-quotes a
	one=$output
	run -0 extract-quotes a b
	[ "${lines[0]}" = "$one" ]
	run -0 entity-count -o +docs -t PER a b
	[[ $output == $'PER\tAnna Kovarik\t2\t2'* ]]
	run -0 date-tag -e -o value a
	[ "$output" = $'d1\t2016-05-02\t2016-05-03' ]
	run -0 date-tag -o +date_source a
	[ "$(printf '%s\n' "$output" | cut -f 1-3)" = $'d1\t2016-05-02\tfield' ]
}

@test "all tools: a document a line, or a paragraph a line: the same columns" {
	one='"No," said Anna Kovarik on Monday.'
	two='“Yes,” she added in Halvik.'
	three='Kovarik spoke on May 3, 2016.'
	printf 'd1\t2016-05-05\t%s\\n%s\\n\\n%s\n' "$one" "$two" "$three" >a
	for p in "$one" "$two" "$three"; do
		printf 'd1\t2016-05-05\t%s\n' "$p"
	done >b
	for tool in extract-quotes entity-count "date-tag -e" \
	    "entity-count -m" "entity-count -g 1,2"; do
		say "$tool"
		$tool a >want
		$tool b >got
		[ -s want ]
		same want got
	done
	run -0 extract-quotes b
	[ "$(printf '%s\n' "$output" | cut -f 3 | uniq)" = "Anna Kovarik" ]
	# Each record for itself: nobody knows who "she" is.
	run -0 extract-quotes -k 0 b
	[ "$(printf '%s\n' "${lines[1]}" | cut -f 3)" != "Anna Kovarik" ]
}

@test "all tools: offsets are bytes of the unescaped text of their record" {
	printf 'd1\ta\\tb\\\\ “No,” said Anna Kovarik.\n' >a
	run -0 extract-quotes -o start,end,mention_start,mention_end,record a
	[ "$output" = $'d1\t8\t11\t20\t32\t1' ]
	run -0 entity-count -m -t PER -o start,end a
	[ "$output" = $'d1\t20\t32' ]
	printf 'Halvik\n\n"No," said Anna Kovarik on May 3, 2016.\n' >b
	run -0 extract-quotes -o record,start,end,file b
	[ "$output" = $'3\t1\t4\tb' ]
	run -0 date-tag -e -o record,start,end,value b
	[ "$output" = $'3\t27\t38\t2016-05-03' ]
}

@test "all tools: a -H record's number counts the header line" {
	printf 'id\ttext\nd1\t"No," said Anna Kovarik.\n' >a
	run -0 extract-quotes -H -o record a
	[ "${lines[1]}" = $'d1\t2' ]
	{ cat a && printf 'x\n'; } >b
	run -1 --separate-stderr entity-count -H b
	[[ $stderr == "entity-count: b:3: "* ]]
}

@test "all tools: bad dates in the field are told once, counted, status 0" {
	printf 'a\t2016-05-03\tToday.\nb\tsome day\tToday.\nc\t2016-02-30\tNow.\n' >a
	for tool in date-tag "date-tag -e" extract-quotes entity-count; do
		t=${tool% -e}
		say "$tool"
		run -0 --separate-stderr $tool a
		[ "${#stderr_lines[@]}" -eq 1 ]
		[[ $stderr == "$t: a:2: "* ]]
		run -0 --separate-stderr $tool --stats a
		[ "$(stat_of bad_dates)" -eq 2 ]
		run -0 --separate-stderr $tool -r 0 a
		[ "$stderr" = "" ]
	done
}

@test "all tools: a header glued to the text before it is counted" {
	printf ' date 2016-05-03 One. date 2016-05-04 Two.\n' >a
	for tool in date-tag extract-quotes entity-count; do
		say "$tool"
		run -0 --separate-stderr "$tool" --stats a
		[ "$(stat_of glued)" -eq 1 ]
		[ "$(stat_of documents)" -eq 1 ]
	done
}

@test "all tools: --max-document cuts a long document, and says so" {
	# a place that is known without what comes later
	rows 1 | sed 's/^d1/d/; s/Halvik/Oslo/' >line
	for _ in 1 2 3 4 5 6 7 8; do cat line; done >a
	for tool in extract-quotes entity-count "date-tag -e"; do
		say "$tool"
		$tool a >want
		$tool --max-document 100 a >got
		same want got
		run -0 --separate-stderr $tool --max-document 100 --stats a
		[ "$(stat_of stretched)" -eq 1 ]
	done
}

@test "all tools: -H: byte order mark and CR are no part of a name" {
	printf '\357\273\277id\tdate\ttext\r\nd1\t\t"No," said Anna Kovarik.\r\n' >a
	for tool in $TOOLS; do
		say "$tool"
		run -0 --separate-stderr "$tool" -H -f text -k id a
		[ "$stderr" = "" ]
		[[ $output != *$'\r'* ]]
		[[ $output != $'\357'* ]]
		run -0 --separate-stderr "$tool" -H -f text -k id a a
		[ "$stderr" = "" ]
	done
}

@test "all tools: --date is the date of every document" {
	printf 'a\t2001-01-01\t"No, not today," said Anna Kovarik.\n' >a
	run -0 date-tag -e --date 2016-05-03 -o value a
	[ "$output" = $'a\t2001-01-01\t2016-05-03' ]
	run -0 date-tag --date 20160503 a
	[[ $output == $'a\t2016-05-03\t'* ]]
	run -0 extract-quotes --date 2016-05-03 -o date a
	[ "$output" = $'a\t2001-01-01\t2016-05-03' ]
	run -0 entity-count --date 2016-05-03 -g date -t PER a
	[[ $output == $'2016-05-03\tPER\tAnna Kovarik\t1'* ]]
}

@test "all tools: the date field may be ISO, a date-time, YYYYMMDD or empty" {
	printf 'a\t2016-05-03T23:00:00Z\tx\nb\t20160504\tx\nc\t\tx\n' >a
	run -0 --separate-stderr entity-count --stats a
	[ "$(stat_of bad_dates)" -eq 0 ]
	printf 'a\t2016-05-03T23:00:00Z\t"No," said Anna.\n' >a
	printf 'b\t20160504\t"No," said Anna.\n' >>a
	run -0 extract-quotes -o date a
	[ "$(printf '%s\n' "$output" | cut -f 3)" = \
	    $'2016-05-03\n2016-05-04' ]
	# Digits alone in the first record are no date unless asked for.
	sed 1d a >b
	run -0 extract-quotes -o date b
	[ "$output" = $'b\t20160504\t' ]
	run -0 extract-quotes -r 2 -o date b
	[ "$output" = $'b\t20160504\t2016-05-04' ]
	run -0 extract-quotes -r 0 -o date a
	[ "$(printf '%s\n' "$output" | cut -f 3 | tr -d '\n')" = "" ]
}

@test "all tools: what must be remembered beyond -S is told, or counted apart" {
	awk 'BEGIN { for (i = 0; i < 200000; i++)
	    printf "Mr. N%dna Q%dna said line %d.\n", i, i * 7, i }' >a
	run -1 --separate-stderr bash -c "dedupe -S 100K a >got"
	[[ $stderr == "dedupe: "* ]]
	head -c "$(wc -c <got)" a | cmp - got
	run -0 --separate-stderr bash -c "entity-count -S 100K a >got"
	[ "$stderr" = "" ]
	[ "$(cut -f 4 got | grep -c '^-[0-9]*$')" -eq "$(wc -l <got)" ]
	run -0 --separate-stderr bash -c "dedupe -S 100M a | cmp - a"
	for tool in date-tag extract-quotes; do
		run -0 --separate-stderr bash -c "$tool -S 100K a >got"
		[ "$stderr" = "" ]
	done
}

@test "all tools: memory does not grow with the input" {
	# Address sanitizer needs terabytes of addresses.
	! grep -q __asan_init "$(command -v dedupe)" || skip "sanitized"
	long() {
		rows 1 | awk '{ for (i = 0; i < 400000; i++) print }'
	}
	[ "$(long | wc -c)" -gt 28000000 ]
	for tool in $TOOLS; do
		say "$tool"
		run -0 --separate-stderr bash -c \
		    "ulimit -v 120000; $tool | tail -n 1" < <(long)
		[ "$output" != "" ]
		[ "$stderr" = "" ]
	done
}

# Fields that tools of other makers stumble over, one a line, as we write them.
hostile_fields() {
	cat <<'END'
tab	a\tb
newline	a\nb
return	a\rb
ends	back\\
path	C:\\new\\table
other	\\x \\0 \\"
quotes	"He said" and "she said"
half	an "open
single	it's
blank	  two before, two after  
empty	
null	NULL
backslash-n	\\N
hash	#no comment
equals	=1+1
number	007
exponent	1e5
minus	-0
comma	a,b;c|d
dollar	$(x) `y` %s
curly	“No,” she said – “never”
accents	Žluťoučký kůň, naïve café
wide	漢字 😀
nbsp	a b
html	&lt;b&gt; &amp;amp;
END
}

@test "all tools: fields come through jq as they went in" {
	needs jq
	hostile_fields >a
	date-tag -r 0 a | cut -f 1,3 | cmp - a
	date-tag -r 0 a >tagged
	jq -Rr 'split("\t") | map(gsub("(?<b>\\\\[tnr\\\\])";
	    {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}[.b]))
	    | @tsv' tagged >got
	same tagged got
}

@test "all tools: fields come through awk, sort, datamash and sqlite3" {
	hostile_fields >a
	date-tag -r 0 a >tagged
	awk -F '\t' -v OFS='\t' '{ $1 = $1; print }' tagged | cmp - tagged
	LC_ALL=C sort -t "$(printf '\t')" -k 1,1 tagged |
	    LC_ALL=C sort | cmp - <(LC_ALL=C sort tagged)
	if command -v datamash >/dev/null; then
		LC_ALL=C sort tagged | cut -f 1,3 >want
		datamash -s -g 1 first 3 <tagged | cmp - want
	fi
	if command -v sqlite3 >/dev/null; then
		sqlite3 :memory: -cmd '.mode ascii' \
		    -cmd '.separator "\t" "\n"' \
		    -cmd 'create table t(id, date, text)' \
		    -cmd '.import tagged t' 'select * from t' | cmp - tagged
	fi
}

@test "all tools: dedupe and extract-quotes keep key fields byte for byte" {
	hostile_fields | cut -f 2 | sed 's/$/\t"No," said Anna Kovarik./' >a
	dedupe -f 1 a >got
	grep -v "$(printf '^\t')" a >want
	grep -v "$(printf '^\t')" got | cmp - want
	extract-quotes -r 0 a | cut -f 1 | cmp - <(cut -f 1 a)
}
