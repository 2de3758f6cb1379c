#!/usr/bin/env bats
# See LICENSE file for copyright and license details.
# What dedupe --near does.
load helper

# story N: the text of article N, a few sentences, all of its own.
story() {
	awk -v n="$1" 'BEGIN {
		split("Anvik Berholm Cadra Dunmere Estell Farrow Gorsk Hallin" \
		    " Ivrea Jostad Kelmar Lorne", place, " ")
		split("harbour railway hospital reservoir library airfield" \
		    " brewery theatre museum quarry", thing, " ")
		split("repair close widen rename drain rebuild insure survey" \
		    " repaint auction", what, " ")
		for (i = 1; i <= 6; i++) {
			x = (n * 7919 + i * 104729) % 999983
			printf "The %s of %s wants to %s its %s before the " \
			    "winter of %d, engineer %s%d said. ",
			    thing[x % 10 + 1], place[x % 12 + 1],
			    what[int(x / 7) % 10 + 1],
			    thing[int(x / 11) % 10 + 1], 1900 + x % 90,
			    place[int(x / 13) % 12 + 1], x
		}
	}'
}

# stories N: articles 1 to N as records id TAB text, with variants behind.
stories() {
	for i in $(seq "$1"); do
		printf 'a%d\t%s\n' "$i" "$(story "$i")"
	done
	for i in $(seq 2 3 "$1"); do
		printf 'b%d\tUpdated: %s Read more on our pages.\n' "$i" \
		    "$(story "$i" | sed 's/wants/plans/')"
	done
}

# other: a text like none of these.
other() {
	echo "Beetroots and turnips grew so well in the abbey garden of Querl" \
	    "this summer that the monks gave baskets of them to passing" \
	    "cyclists, and asked for nothing but empty jars in return."
}

@test "dedupe --near drops variants, keeps articles" {
	stories 12 >in
	dedupe --near <in >got
	head -n 12 in | cmp - got
	dedupe --near=strict <in >got
	head -n 12 in | cmp - got
}

@test "dedupe --near: twice gives what once gives; a part, in order" {
	stories 30 >in
	for opt in "" =strict =loose " -f 2 --window 5" " --inside" \
	    " --by-key"; do
		say "$opt"
		# shellcheck disable=SC2086 # options
		dedupe --near$opt in >once
		# shellcheck disable=SC2086 # options
		dedupe --near$opt once >twice
		cmp once twice
		[ -s once ]
		[ "$(diff in once | grep -c '^>')" -eq 0 ]
	done
}

@test "dedupe --near keeps reports with other figures" {
	form='Shares in Berholm closed higher; the index rose %d.%d points to'
	form="$form %d, and %d million were traded, brokers in the city said.\n"
	for i in 1 2 3 4 5; do
		# shellcheck disable=SC2059 # a form
		printf "$form" $((i * 13)) $((i + 2)) $((1000 + i * 37)) \
		    $((100 + i * 11))
	done >in
	dedupe --near in | cmp - in
	[ "$(dedupe --near=loose in | wc -l)" -eq 1 ]
}

@test "dedupe --near drops a notice of another day, strict keeps it" {
	form="TARN, May %d - The Bank of Tarn lent %s million marks to the money"
	form="$form market for one week, a spokesman of the bank in Halvik"
	form="$form said. Dealers had expected the loan, as the levies of the"
	form="$form harbours fall due.\n"
	# shellcheck disable=SC2059 # a form
	printf "$form" 3 1.5 9 2.5 >in
	[ "$(dedupe --near in | wc -l)" -eq 1 ]
	[ "$(dedupe --near=strict in | wc -l)" -eq 2 ]
}

@test "dedupe --near: a wrong level is 2, what goes with it only, too" {
	for opt in --near= --near=x --near=Strict "--window 3" "--days 3" \
	    "--near --window 0" "--near --days x" \
	    "--near --window 3 --state s" "--near -c --state s" \
	    "--mark -c" "--mark --inside"; do
		say "$opt"
		# shellcheck disable=SC2086 # options
		run -2 --separate-stderr dedupe $opt </dev/null
		[ "$output" = "" ]
	done
	[ ! -e s ]
}

@test "dedupe --near --report: a row for each dropped record, with reasons" {
	stories 6 >in
	sed -n 1p in >extra
	sed -n 2p in | tr "[:lower:]" "[:upper:]" >>extra
	cat extra >>in
	dedupe --near --report rep in >got
	[ "$(wc -l <rep)" -eq $(($(wc -l <in) - $(wc -l <got))) ]
	awk -F '\t' 'NF != 7 || $1 <= $2 || $4 !~ /^[01]\.[0-9][0-9][0-9]$/ ||
	    $5 > $4 || $6 > $4 { exit 1 }' rep
	cut -f 3 rep | sort | uniq -c | awk '{ print $2, $1 }' >kinds
	printf 'exact 1\nnear 2\nnormalised 1\n' | cmp - kinds
}

@test "dedupe --mark drops nothing, and says what belongs together" {
	stories 6 >in
	for opt in "" --near "--near --by-key" "-f 2"; do
		say "$opt"
		# shellcheck disable=SC2086 # options
		dedupe --mark $opt in >got
		cut -f 3- got | cmp - in
		# shellcheck disable=SC2086 # options
		dedupe $opt in >want
		awk -F '\t' '$2 == "first"' got | cut -f 3- | cmp - want
		awk -F '\t' '$2 == "first" ? $1 != NR : $1 >= NR { exit 1 }' got
	done
	printf 'a\\b\na\\b\n' | dedupe --mark >got
	printf '1\tfirst\ta\\\\b\n1\texact\ta\\\\b\n' | cmp - got
	printf 'id\tkind\n1\tx\n' | dedupe -H --mark >got
	printf 'cluster\tkind_2\tid\tkind\n2\tfirst\t1\tx\n' | cmp - got
}

@test "dedupe --near: documents, paragraphs, counts" {
	{
		story 1 | sed 's/\. /.\n/g' | sed 's/^/k1\t/'
		story 2 | sed 's/\. /.\n/g' | sed 's/^/k2\t/'
		story 1 | sed 's/wants/hopes/; s/\. /.\n/g' | sed 's/^/k3\t/'
	} >in
	dedupe --near --by-key in | cut -f 1 | sort -u | tr '\n' ' ' >got
	[ "$(cat got)" = "k1 k2 " ]
	stories 6 >in
	[ "$(dedupe --near -cd in | cut -f 1 | tr '\n' ' ')" = "2 2 " ]
	printf 'k\t%s\nk\tAlso. %s\n' "$(story 3)" "$(story 3)" >in
	[ "$(dedupe --near --inside in | wc -l)" -eq 1 ]
}

@test "dedupe --near --window and --days forget" {
	for d in 01 02 05 06; do
		printf 'x%s\t2016-05-%s\t%s\n' "$d" "$d" "$(story 1)"
	done >in
	[ "$(dedupe --near in | wc -l)" -eq 1 ]
	dedupe --near -r 2 --days 2 in | cut -f 1 | tr '\n' ' ' >got
	[ "$(cat got)" = "x01 x05 " ]
	[ "$(dedupe --near --window 1 in | wc -l)" -eq 2 ]
	dedupe --by-key -k 1 --near -r 2 --days 2 in | cut -f 1 | tr '\n' ' ' >got
	[ "$(cat got)" = "x01 x05 " ]
}

@test "dedupe --near --keep longest: where it stands, within the window" {
	{
		printf 'a\t%s\n' "$(story 1 | cut -c 1-300)"
		printf 'b\t%s\n' "$(story 2)"
		printf 'c\t%s\n' "$(story 1)"
		printf 'd\t%s\n' "$(story 1 | cut -c 1-400)"
		printf 'e\t%s\n' "$(story 3)"
	} >in
	dedupe --near --keep longest --report rep in | cut -f 1 | paste -sd ' ' >got
	[ "$(cat got)" = "b c e" ]
	[ "$(cut -f 1,2 rep | tr '\t\n' '  ')" = "1 3 4 3 " ]
	dedupe --near --keep longest --window 1 in | cut -f 1 | paste -sd ' ' >got
	[ "$(cat got)" = "a b c e" ]
	sed 's/\. /.\\n/g' in | dedupe --near --keep longest --by-key >got
	[ "$(cut -f 1 got | paste -sd ' ' -)" = "b c e" ]
	for i in $(seq 40); do
		printf 'k%d\t%s\n' "$i" "$(story "$i" | cut -c 1-300)"
		printf 'l%d\t%s\n' "$i" "$(story "$i")"
	done >in
	dedupe --near --keep longest in >got
	grep '^l' in | cmp - got
	run -2 dedupe --near --keep shortest in
	run -2 dedupe --keep longest in
}

@test "dedupe --near: records without a text, ragged ones, the limit of -S" {
	printf 'a\t\nb\t\n' | dedupe --near >got
	printf 'a\t\nb\t\n' | cmp - got
	printf '\n\n' | dedupe --near | wc -l | grep -qx ' *1'
	printf 'a\tx\nb\n' >in
	run -1 --separate-stderr dedupe --near in
	[ "${#lines[@]}" -eq 2 ]
	stories 60 >in
	awk '{ for (i = 0; i < 40; i++) print $0 i * NR i }' in >many
	run -1 --separate-stderr dedupe --near -S 100K many
	[[ $stderr == *"memory limit"* ]]
	printf '%s\n' "$output" >got
	[ "$(head -n "$(wc -l <got)" many | diff - got | grep -c '^>')" -eq 0 ]
}

@test "dedupe --near: one form 8 times as often takes 20 times at most" {
	forms() {
		awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++)
			printf "the quick ferry jumps over the lazy quay and" \
			    " runs away from pier number %d\n", i }'
	}
	cpu() {
		forms "$1" >in
		local t
		t=$( { TIMEFORMAT=%U; time dedupe --near in >/dev/null; } 2>&1)
		[ -n "$t" ] || return 1
		awk -v t="$t" 'BEGIN { printf "%d", t * 1000 + 1 }'
	}
	few=$(cpu 4000)
	many=$(cpu 32000)
	say "$few $many"
	[ "$many" -gt 1 ]
	[ "$many" -le $((20 * few)) ]
}

@test "dedupe --near: a record 8 times as long takes 20 times at most" {
	cpu() {
		yes 'berths behind the lighthouse ' | tr -d '\n' |
		    head -c "$1" >in
		local t
		t=$( { TIMEFORMAT=%U; time dedupe --near "$2" \
		    --max-document 8k in >/dev/null; } 2>&1)
		[ -n "$t" ] || return 1
		awk -v t="$t" 'BEGIN { printf "%d", t * 1000 + 10 }'
	}
	for opt in --by-key --inside; do
		few=$(cpu 2000000 $opt)
		many=$(cpu 16000000 $opt)
		say "$opt $few $many"
		[ "$many" -le $((20 * few)) ]
	done
}

@test "dedupe --near --state: runs drop what one run would" {
	stories 40 >in
	split -l 9 in part.
	for opt in "" =strict =loose " --by-key" " -f 2 --report rows" \
	    " --keep longest" " -f 2 --days 3"; do
		say "$opt"
		rm -f s all
		for f in part.*; do
			# shellcheck disable=SC2086 # options
			dedupe --near$opt --state s "$f"
		done >got
		# shellcheck disable=SC2086 # options
		dedupe --near$opt --state all in >want
		[ "$opt" = " --keep longest" ] || same want got
		# shellcheck disable=SC2086 # options
		[ "$(dedupe --near$opt --state s in | wc -l)" -eq 0 ]
		# As one segment it is what one run has made.
		dedupe --state m --merge-state s
		cmp all m
		rm m
	done
}

@test "dedupe --near --state: many runs are merged, the same bytes" {
	stories 60 >in
	split -l 2 in part.
	for f in part.*; do
		dedupe --near --state s "$f"
		[ ! -e s.new ]
	done >got
	dedupe --near --state all in | cmp - got
	[ "$(wc -c <s)" -lt $((624 * 60 + 17 * 192)) ]
	dedupe --state m --merge-state s
	cmp all m
}

@test "dedupe --near --merge-state: shards apart, then as one run" {
	{
		stories 12
		printf 'o\t%s\n' "$(other)"
	} >in
	split -l 5 in part.
	for f in part.*; do
		dedupe --near --state "s.$f" "$f" >got
	done
	dedupe --state m --merge-state s.part.* --stats 2>err
	dedupe --near --state all in >got
	grep -qx "distinct	$(wc -l <got | tr -d ' ')" err
	cmp all m
	# Once more, and with what is known, changes nothing.
	dedupe --state m --merge-state s.part.*
	cmp all m
	printf 'a\n' | dedupe --state exact >got
	run -1 dedupe --state m --merge-state exact
	dedupe --near=loose --state other in >got
	run -1 dedupe --state m --merge-state other
	cmp all m
}

@test "dedupe --near --state: former runs in the report, other states refused" {
	stories 5 >in
	dedupe --near --state s in >got
	cp s saved
	sed -n 3p in >again
	printf 'x\t%s\n' "$(story 3 | sed 's/wants/hopes/')" >>again
	other | sed 's/^/y\t/' >>again
	dedupe --near --state s --report rows --stats again 2>err |
	    cut -f 1 | grep -qx y
	[ "$(cut -f 1-3 rows | tr '\t\n' '  ')" = "1 0 exact 2 0 near " ]
	grep -qx "former	5" err
	grep -qx "dropped_former	2" err
	for opt in --near=strict "--near --by-key" --normalize ""; do
		# shellcheck disable=SC2086 # options
		run -2 --separate-stderr dedupe $opt --state saved in
		[[ ${stderr_lines[0]} == *"compares other things"* ]]
	done
}

@test "dedupe --near --state: cut anywhere, damaged anywhere, never a crash" {
	stories 2 | head -n 2 >in
	dedupe --near --state s in >got
	printf 'c\t%s\n' "$(story 7)" | dedupe --near --state s >got
	cp s whole
	n=$(wc -c <whole)
	cp in third
	other | sed 's/^/d\t/' >>third
	for ((i = 0; i < n; i += 149)); do
		say "$i"
		head -c "$i" whole >s
		dedupe --near --state s third >got 2>err
		[ -s got ]
		cp whole s
		printf '\377' | dd of=s bs=1 seek="$i" conv=notrunc 2>err
		st=0
		dedupe --near --state s third >got 2>err || st=$?
		# A new text is never dropped for damage.
		[ "$st" -eq 2 ] || tail -n 1 third | cmp - <(tail -n 1 got)
	done
}

@test "dedupe --near --state: killed at any moment, no text is lost" {
	awk 'BEGIN {
		for (i = 1; i <= 3000; i++) {
			printf "t%d\t", i
			for (k = x = i; k < i + 20; k++) {
				x = (x * 7919 + 104729 * i) % 999983
				printf "w%d ", x
			}
			print ""
		}
	}' >in
	dedupe --near in >want
	[ "$(wc -l <want)" -gt 2900 ]
	printf 'x\tzq3 vw3 kr3\n' >old
	for t in 00 01 02 04 08; do
		rm -f s s.new
		for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do
			printf 'x\tzq%d vw%d kr%d\n' "$n" "$n" "$n" |
			    dedupe --near --state s
		done >got
		dedupe --near --state s in >one 3>&- &
		pid=$!
		sleep "0.$t"
		kill -9 "$pid" 2>/dev/null || true
		wait "$pid" || true
		dedupe --near --state s in >two 2>err
		say "$t: $(wc -l <one) $(wc -l <two)"
		# Either all was written and is remembered, or all comes again.
		[ -s two ] || cmp want one
		[ ! -s two ] || cmp want two
		[ "$(dedupe --near --state s old | wc -l)" -eq 0 ]
	done
}

# left PAIRS FILE: what of FILE the pairs of --verify leave, as newsutils(7) has
# it.
left() {
	sort -u "$1" | awk -F '\t' '!($2 in g || $1 in g) { g[$1]; print $1 }' \
	    >gone
	awk -F '\t' 'FILENAME == "gone" { g[$0]; next } !($1 in g)' gone "$2"
}

@test "dedupe --near --bands, sort, --verify: what one run keeps" {
	stories 60 | sort >in
	split -l 17 in shard.
	for f in shard.*; do
		dedupe --near --bands "$f"
	done >mapped
	sort mapped >sorted
	for level in strict normal; do
		say "$level"
		dedupe --near=$level in >want
		[ "$(wc -l <want)" -lt "$(wc -l <in)" ]
		dedupe --near=$level --verify sorted >pairs
		left pairs in | cmp - want
		# Two reducers, with all rows of a key in one of them.
		for r in 0 1; do
			awk -v r="$r" 'index("02468ace", substr($1, 9, 1)) \
			    ? r == 0 : r == 1' sorted |
			    dedupe --near=$level --verify
		done >pairs
		left pairs in | cmp - want
	done
	# The order in which records come to the mappers does not matter.
	sort -t "$(printf '\t')" -k 2 in | dedupe --near --bands | sort |
	    cmp - sorted
}

@test "dedupe --near --bands: documents, folding, days, names of columns" {
	{
		story 1 | sed 's/\. /.\n/g' | sed 's/^/k1\t/'
		story 2 | sed 's/\. /.\n/g' | sed 's/^/k2\t/'
		story 1 | sed 's/wants/hopes/; s/\. /.\n/g' | sed 's/^/k3\t/'
		story 1 | tr "[:lower:]" "[:upper:]" |
		    sed 's/\. /.\n/g' | sed 's/^/k4\t/'
	} >in
	dedupe --near --bands --by-key in | sort |
	    dedupe --near --verify | sort -u >pairs
	[ "$(cut -f 1-3 pairs | tr '\t\n' '  ')" = \
	    "k3 k1 near k4 k1 normalised k4 k3 near " ]
	awk -F '\t' 'NF != 7 || $4 < $5 { exit 1 }' pairs
	for d in 01 02 05; do
		printf 'x%s\t2016-05-%s\t%s\n' "$d" "$d" "$(story 1)"
	done | dedupe --near --bands | sort >sorted
	dedupe --near --verify --days 2 sorted | cut -f 1-5 | sort -u >got
	printf 'x02\t2016-05-02\tx01\t2016-05-01\texact\n' | cmp - got
	dedupe --near --verify sorted | cut -f 1,3 | sort -u >got
	printf 'x02\tx01\nx05\tx01\n' | cmp - got
	printf 'id\ttext\tday\n1\tOne day.\tMay\n' |
	    dedupe -H -f text --near --bands >got
	[ "$(head -n 1 got)" = "$(printf 'band\tid\tday\tsketch')" ]
	[ "$(sed -n 2p got | cut -f 2,3)" = "$(printf '1\tMay')" ]
	(head -n 1 got && sed 1d got | sort) | dedupe -H --near --verify >names
	printf 'id\tday\tof_id\tof_day\tkind\tscore\tjaccard\t' >want
	printf 'containment\tfigures\n' >>want
	cmp want names
	printf 'a\t\nb\t\n' | dedupe --near --bands >got
	[ ! -s got ]
}

@test "dedupe --near --bands, --verify: what they are not for, bad rows" {
	for opt in --bands --verify "--near --bands --verify" \
	    "--near --bands -c" "--near --verify --inside" \
	    "--near --bands --state s" "--near --verify --report s" \
	    "--near --bands --days 3" "--near --bands --window 3" \
	    "--near --verify --mark" "--near --verify -f 2" \
	    "--near --verify --by-key" "--near --bands --keep longest"; do
		say "$opt"
		# shellcheck disable=SC2086 # options
		run -2 --separate-stderr dedupe $opt </dev/null
		[ "$output" = "" ]
	done
	[ ! -e s ]
	run -2 --separate-stderr dedupe --near --bands <<<"no field"
	[ "$output" = "" ]
	stories 5 | dedupe --near --bands --stats 2>err | sort >sorted
	grep -qx "keys	$(wc -l <sorted | tr -d ' ')" err
	dedupe --near --verify sorted >want
	{
		head -n 40 sorted
		printf 'b0000000\ta2\tx\n'
		for edit in 's/.$//' 's/^./x/' 's/.$/!/'; do
			sed -n "41$edit;41p" sorted
		done
		sed 1,40d sorted
	} >bad
	st=0
	dedupe --near --verify bad >got 2>err || st=$?
	[ "$st" -eq 1 ]
	same got want
	grep -q ":41: does not .*; left out" err
	grep -q ": 4 ragged records" err
	dedupe --near --verify --skip-bad bad 2>err | cmp - want
	[ ! -s err ]
	sort -r sorted >bad
	run -1 --separate-stderr dedupe --near --verify bad
	[[ $stderr == *":2: is not sorted; "* ]] ||
	    [[ $stderr == *": is not sorted; "* ]]
}

@test "dedupe --near --bands: under the stand-in for Hadoop Streaming" {
	hstream=${NEWSUTILS_SHARED:-$NEWSUTILS_TOP/../shared}/jobs/hstream.sh
	[ -x "$hstream" ] || skip "there is none"
	stories 24 | sort >in
	split -l 9 in shard.
	gzip shard.??
	"$hstream" "dedupe --near --bands" "dedupe --near --verify" out \
	    shard.*.gz
	dedupe --near in >want
	cat out.part-0 out.part-1 >pairs
	left pairs in | cmp - want
}

@test "dedupe --near: shards with states, as one run; months by sort(1)" {
	stories 12 | awk -v OFS='\t' -F '\t' '{
		print $1, "2016-0" 1 + substr($1, 2) % 3 "-11", $2 }' >in
	dedupe --near in >want
	split -l 6 in shard.
	for f in shard.aa shard.ab shard.ac; do
		dedupe --near --state "s.$f" "$f" >"once.$f"
	done
	dedupe --state to.ab --merge-state s.shard.aa
	dedupe --near --state to.ab once.shard.ab >new.ab
	dedupe --state to.ac --merge-state s.shard.aa s.shard.ab
	dedupe --near --state to.ac once.shard.ac >new.ac
	cat once.shard.aa new.ab new.ac | cmp - want
	awk -F '\t' -v OFS='\t' '{ print substr($2, 1, 7), $0 }' in |
	    sort -s -t "$(printf '\t')" -k 1,1 >sorted
	for m in 01 02 03; do
		grep "^2016-$m" sorted | dedupe --near | cut -f 2-
	done >got
	sort want >want.sorted
	sort got | cmp - want.sorted
}

@test "dedupe --near: no chain of small differences joins what differs" {
	awk 'BEGIN {
		for (i = 0; i < 80; i++) {
			printf "t%d\t", i
			for (k = 0; k < 80; k++)
				printf "%s%d ", k < i ? "qu" : "mo",
				    (k * 7919 + 31) % 9973
			print ""
		}
	}' | sed 's/[0-6]/&a/g; y/0123456789/bcdfghjkln/' >in
	dedupe --near --report rows in >got
	n=$(wc -l <got)
	say "$n"
	[ "$n" -ge 2 ]
	[ "$n" -le 20 ]
	# What is dropped goes to what is kept.
	cut -f 2 rows | sort -u >of
	awk 'NR == FNR { kept[$0] = 1; next }
	    $0 in kept { print FNR }' got in | sort >kept
	[ "$(comm -23 of kept | wc -l)" -eq 0 ]
}

@test "dedupe --near: a million empty lines, one long line" {
	yes '' | head -n 1000000 | dedupe --near | wc -l | grep -qx ' *1'
	awk 'BEGIN { for (i = 0; i < 400000; i++) printf "w%d ", i * 7919 }' >in
	echo >>in
	{
		cat in
		sed 's/w7919 /other /' in
	} | dedupe --near --report rows | cmp - in
	[ "$(cut -f 3 rows)" = near ]
}
