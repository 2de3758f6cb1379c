#!/usr/bin/env bats
# See LICENSE file for copyright and license details.
# Each tool over each file that tests/hostile/mkhostile.c makes: the status is
# the file's, nothing dies of a signal or hangs, a silent run is a sound one,
# rows stay rows.
load helper

setup_file() {
	export HOSTILE=$BATS_FILE_TMPDIR/hostile
	mkdir -p "$HOSTILE"
	"$NEWSUTILS_BUILD/host/mkhostile" "$HOSTILE" \
	    >"$BATS_FILE_TMPDIR/list.tsv"
}

# one WANT FILE TOOL ARG...: run it; out and err hold what it wrote.
one() {
	local want=$1 file=$2 got=0
	shift 2
	timeout 120 "$@" "$file" >out 2>err </dev/null || got=$?
	if [ "$got" -ne "$want" ]; then
		echo "$* ${file##*/}: status $got instead of $want"
		head -n 3 err
		return 1
	fi
	if [ "$want" -eq 0 ] && [ -s err ]; then
		echo "$* ${file##*/}: says on standard error:"
		head -n 3 err
		return 1
	fi
	if [ "$want" -ne 0 ] && ! grep -q "^$1: " err; then
		echo "$* ${file##*/}: status $got without a message"
		return 1
	fi
}

# even: all rows of out have one number of fields.
even() {
	awk -F '\t' 'NR == 1 { n = NF } NF != n { bad = 1; exit }
	    END { exit bad }' out && return 0
	echo "rows with different numbers of fields"
	return 1
}

# all TABULAR TOOL ARG...: over all files; shows every failure.
all() {
	local tabular=$1 bad=0 want
	shift
	while IFS=$'\t' read -r name status _ why; do
		want=$status
		[ "$tabular" = fields ] || [ "$name" != ragged ] || want=0
		if one "$want" "$HOSTILE/$name" "$@" &&
		    { [ "$tabular" != fields ] || even; }; then
			continue
		fi
		echo "# $name: $why"
		bad=$((bad + 1))
	done <"$BATS_FILE_TMPDIR/list.tsv"
	[ "$bad" -eq 0 ]
}

@test "hostile: there are more than 80 inputs" {
	[ "$(wc -l <"$BATS_FILE_TMPDIR/list.tsv")" -gt 80 ]
	cut -f 1 "$BATS_FILE_TMPDIR/list.tsv" | while read -r name; do
		[ -f "$HOSTILE/$name" ]
	done
}

@test "dedupe: hostile inputs" {
	all records dedupe
}

@test "dedupe: hostile inputs, --normalize" {
	all records dedupe --normalize
}

@test "dedupe: hostile inputs, -c" {
	all records dedupe -c
}

@test "dedupe: hostile inputs, --by-key and --inside" {
	all documents dedupe --plain --by-key
	all documents dedupe --plain --inside
}

@test "dedupe: twice gives what once gives, on hostile inputs" {
	while IFS=$'\t' read -r name _ _ why; do
		say "$name: $why"
		dedupe "$HOSTILE/$name" >once 2>/dev/null || :
		dedupe once >twice 2>/dev/null || :
		case $name in
		gz-gz) continue ;; # once is gzip
		crlf-mixed | random) continue ;; # CR CR LF loses one CR
		esac
		cmp once twice
	done <"$BATS_FILE_TMPDIR/list.tsv"
}

@test "date-tag: hostile inputs, a row for each sound record" {
	bad=0
	while IFS=$'\t' read -r name status records why; do
		if ! one "$status" "$HOSTILE/$name" date-tag || ! even; then
			echo "# $name: $why"
			bad=$((bad + 1))
		fi
		if [ "$records" != - ] &&
		    [ "$(wc -l <out)" -ne "$records" ]; then
			echo "# $name: $(wc -l <out) rows of $records: $why"
			bad=$((bad + 1))
		fi
	done <"$BATS_FILE_TMPDIR/list.tsv"
	[ "$bad" -eq 0 ]
}

@test "date-tag: hostile inputs, -e" {
	all fields date-tag -e -o +start,end,mod,quant,freq,first,last,record
}

@test "date-tag: hostile inputs, --inline strips back" {
	all fields date-tag --inline
	while IFS=$'\t' read -r name _ _ why; do
		say "$name: $why"
		date-tag "$HOSTILE/$name" >plain 2>/dev/null || :
		date-tag --inline "$HOSTILE/$name" 2>/dev/null |
		    sed 's/<TIMEX3 [^>]*>//g; s:</TIMEX3>::g' >stripped
		cmp plain stripped
	done <"$BATS_FILE_TMPDIR/list.tsv"
}

@test "extract-quotes: hostile inputs" {
	all fields extract-quotes
}

@test "extract-quotes: hostile inputs, -i -a and every column" {
	all fields extract-quotes -i -a \
	    -o +start,end,mention,mention_start,confidence,quote_id,record
}

@test "entity-count: hostile inputs" {
	all fields entity-count
}

@test "entity-count: hostile inputs, -m" {
	all fields entity-count -m -o +start,end,confidence,record
}

@test "entity-count: hostile inputs, --pairs and -S" {
	all fields entity-count --pairs --by-sentence -S 1M
	all fields entity-count -g file --sorted -S 100K
}

@test "entity-count: hostile inputs as files of names" {
	echo "It rained in Oslo." >text
	while IFS=$'\t' read -r name _ _ why; do
		say "$name: $why"
		for opt in --alias --gazetteer; do
			got=0
			timeout 60 entity-count "$opt" "$HOSTILE/$name" text \
			    >out 2>err || got=$?
			[ "$got" -eq 0 ] || [ "$got" -eq 2 ]
			[ "$got" -eq 0 ] || [ ! -s out ]
			[ "$got" -eq 0 ] || grep -q "^entity-count: " err
		done
	done <"$BATS_FILE_TMPDIR/list.tsv"
}

@test "all tools: hostile inputs from standard input, --line-buffered, -z" {
	bad=0
	for tool in $TOOLS; do
		while IFS=$'\t' read -r name _ _ why; do
			case $name in
			gz-newlines) continue ;; # a write for each row
			esac
			for opt in --line-buffered -z; do
				got=0
				timeout 120 "$tool" --plain "$opt" \
				    <"$HOSTILE/$name" >out 2>err || got=$?
				[ "$got" -le 1 ] && continue
				echo "$tool $opt $name: status $got: $why"
				bad=$((bad + 1))
			done
		done <"$BATS_FILE_TMPDIR/list.tsv"
	done
	[ "$bad" -eq 0 ]
}

@test "all tools: the larger hostile kit, where it is" {
	shared=${NEWSUTILS_SHARED:-$NEWSUTILS_TOP/../shared}
	[ -f "$shared/bad/gen_bad.py" ] || skip "no larger kit here"
	needs python3
	mkdir kit
	python3 "$shared/bad/gen_bad.py" kit --small >/dev/null
	bad=0
	for f in kit/*; do
		for tool in $TOOLS; do
			got=0
			timeout 120 "$tool" "$f" >out 2>err </dev/null ||
			    got=$?
			case ${f##*/} in
			trunc-* | bad-* | magic-only.gz | trailing-garbage.gz | \
			    member-then-truncated.gz | *-magic.* | \
			    magic-in-text.txt) want=1 ;;
			# A TAB in the first record: all later ones are ragged.
			tabs-and-backslashes.txt | all-bytes.txt | random-*.bin)
				want=1
				[ "$tool" != dedupe ] || want=0
				;;
			*) want=0 ;;
			esac
			[ "$got" -eq "$want" ] && [ "$got" -le 1 ] && continue
			echo "$tool ${f##*/}: status $got instead of $want"
			head -n 2 err
			bad=$((bad + 1))
		done
	done
	[ "$bad" -eq 0 ]
}
