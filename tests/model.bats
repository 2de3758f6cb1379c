#!/usr/bin/env bats
# See LICENSE file for copyright and license details.
# The programs that make the models, over small corpora of our own.
load helper

setup_file() {
	cd "$BATS_FILE_TMPDIR" || return 1
	export TOP=${NEWSUTILS_TOP:?} HOSTBIN=${NEWSUTILS_BUILD:?}/host
	mkdir -p list
	printf '# towns\nOstrel\nVorn\nLake Brask\n' >list/city.tsv
	printf '# people\nAnna\nLena\nPiet\n' >list/given.tsv
	{
		printf '# forms\ndoc\t1\t<line>*6-9\n'
		printf 'line\t3\t<P> flew to [LOC <city> ] on Monday . / '
		printf '<P> of ^<L> won {2-5}-{0-1} .\n'
		printf 'L\t1\t[LOC <city> ]\nP\t1\t[PER <given> Kell ]\n'
	} >forms.tsv
	for i in 1 2 3 4 5 6 7 8; do
		printf '%d\t2020-01-0%d\tAnna flew to Vorn. ' $i $i
		printf 'Lena flew to Ostrel. Piet saw Anna in Vorn.\n'
	done >raw.tsv
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return 1
}

@test "model: invented tables are the same twice, and marked" {
	"$HOSTBIN/mkforms" 7 20 forms.tsv list/city.tsv list/given.tsv >a.conll
	"$HOSTBIN/mkforms" 7 20 forms.tsv list/city.tsv list/given.tsv >b.conll
	cmp a.conll b.conll
	grep -q '^Kell	I-PER$' a.conll
	grep -q '^VORN	B-LOC$' a.conll
	[ "$(grep -c DOCSTART a.conll)" -eq 20 ]
}

@test "model: word classes are the same twice" {
	"$HOSTBIN/mkclass" 3 2 5 raw.tsv >a.tsv
	"$HOSTBIN/mkclass" 3 2 5 raw.tsv >b.tsv
	cmp a.tsv b.tsv
	[ "$(awk -F'\t' '$1 == "Vorn" { print $2 }' a.tsv)" -eq \
	    "$(awk -F'\t' '$1 == "Ostrel" { print $2 }' a.tsv)" ]
}

@test "model: training twice gives the same bytes, and learns" {
	for i in 1 2; do
		"$HOSTBIN/train" -a 'a test' -e 4 -b 2 -l 5 -c a.tsv -c a.tsv \
		    -g list/city.tsv -g list/given.tsv -o $i.model \
		    -t a.conll a.conll >$i.out
	done
	cmp 1.model 2.model
	grep -q 'F1 9[0-9]\|F1 100' 1.out
	[ "$(head -c 8 1.model)" = NAMEMDL1 ]
	grep -q 'a test' 1.model
}

@test "model: sure sentences of raw news are the same twice, and marked" {
	"$HOSTBIN/train" -1 -e 4 -c a.tsv -c a.tsv -g list/city.tsv \
	    -g list/given.tsv -o first.model domain=1 a.conll domain=0 a.conll
	"$HOSTBIN/mksilver" first.model 1 every=2 raw.tsv >1.silver
	"$HOSTBIN/mksilver" first.model 1 every=2 raw.tsv >2.silver
	cmp 1.silver 2.silver
	[ "$(grep -c DOCSTART 1.silver)" -eq 4 ]
	grep -q '^Vorn	B-LOC$' 1.silver
	# nothing is as sure as that
	[ "$("$HOSTBIN/mksilver" first.model 100000 raw.tsv)" = "" ]
}

@test "model: places joined by a comma are learnt as two" {
	for i in 1 2 3 4 5 6 7 8 9; do
		printf -- '-DOCSTART-\tO\n\nLena\tB-PER\nsaw\tO\nVorn\tB-LOC\n'
		printf ',\tI-LOC\nOstrel\tI-LOC\n.\tO\n\n'
	done >joined.conll
	"$HOSTBIN/train" -1 -e 8 -c a.tsv -c a.tsv -g list/city.tsv \
	    -g list/given.tsv -o joined.model joined.conll
	printf '1\t\tLena saw Vorn, Ostrel.\n' >joined.tsv
	run -0 "$HOSTBIN/mksilver" joined.model 1 joined.tsv
	[[ $output == *"Vorn	B-LOC"*"Ostrel	B-LOC"* ]]
}

@test "model: forms.tsv expands over its lists" {
	"$HOSTBIN/mkforms" 1 30 "$TOP/common/data/forms.tsv" \
	    "$TOP"/common/data/gaz/*.tsv >c.conll
	[ "$(grep -c DOCSTART c.conll)" -eq 30 ]
	run ! grep -q '[][<>{}]' c.conll
}

@test "model: weights of reported speech are the same twice, and learnt" {
	mkdir -p text
	printf 'doc_id\tcontent_spans\tcue_start\tcue_end\tcue_lemma\n' >gold.tsv
	for i in 1 2 3 4 5 6 7 8; do
		printf 'Orme said pier %d was safe.\nThe gate, Orme said.\n' \
		    $i >text/d$i.txt
		printf 'd%d\t10-25\t5\t9\tsay\nd%d\t27-35\t42\t46\tsay\n' \
		    $i $i >>gold.tsv
	done
	for i in 1 2; do
		"$HOSTBIN/trainquote" -n 2 -f 1 -o $i.model gold.tsv text >$i.out
	done
	cmp 1.model 2.model
	[ "$(head -c 9 1.model)" = QUOTEMDL2 ]
	grep -q '^start after: 8 choices, 100.0% right' 1.out
	run -2 "$HOSTBIN/trainquote" gold.tsv
}

@test "model: the one in the tools names its corpora and its day" {
	day=$(sed -n 's/^MODELDATE = //p' "$TOP/Makefile")
	[[ $day == 20[0-9][0-9]-[0-9][0-9]-[0-9][0-9] ]]
	for f in "$TOP/common/data/name.model" "$NEWSUTILS_BUILD/bin/entity-count"; do
		grep -aq "newsutils names .*, $day; learnt from worldwide" "$f"
	done
}
