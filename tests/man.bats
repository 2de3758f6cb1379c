#!/usr/bin/env bats
# See LICENSE file for copyright and license details.
# The pages say what the tools do: the examples of each page are run on the
# demo archive, and page, usage and options name the same options.
load helper

setup_file() {
	"$NEWSUTILS_TOP/tests/demo/build.sh" "$BATS_FILE_TMPDIR"
}

page() {
	case $1 in
	newsutils) echo "$NEWSUTILS_TOP/man/newsutils.7" ;;
	*) echo "$NEWSUTILS_TOP/man/$1.1" ;;
	esac
}

# The page's text, one line for each of a literal display's.
text() {
	mandoc -T ascii -O width=200 "$(page "$1")" | sed 's/.\x08//g'
}

# Command lines: those that start with "$ ", and what follows one that ends in
# "|" or a backslash.
commands() {
	text "$1" | awk '
	    /^ *\$ / { on = 1; sub(/^ *\$ /, "") }
	    on { sub(/^ +(> )?/, " "); printf "%s", $0 }
	    on && /\\$/ { printf "\n"; next }
	    on && /\|$/ { next }
	    on { print ""; on = 0 }' | sed 's/^ //'
}

# examples PAGE: each runs, ends with 0 and gives output, here or in a file.
examples() {
	needs mandoc
	local n=0 bad=0 got line
	cp -r "$BATS_FILE_TMPDIR/news" "$BATS_FILE_TMPDIR/news.tsv.gz" .
	commands "$1" >lines
	while IFS= read -r line; do
		case $line in
		*parallel\ *) command -v parallel >/dev/null || continue ;;
		*jq\ *) command -v jq >/dev/null || continue ;;
		*datamash\ *) command -v datamash >/dev/null || continue ;;
		*sqlite3\ *) command -v sqlite3 >/dev/null || continue ;;
		esac
		n=$((n + 1))
		got=0
		# head(1) may end what stands before it by SIGPIPE.
		timeout 60 bash -o pipefail -c "$line" >out 2>err </dev/null ||
		    got=$?
		[ "$got" -ne 141 ] || got=0
		case $line in
		*'>'*) [ -s out ] || echo "in a file" >out ;;
		esac
		if [ "$got" -ne 0 ] || [ ! -s out ] ||
		    grep -qE '^(bash|dedupe|date-tag|extract-quotes|entity-count):' err; then
			echo "status $got, $(wc -l <out) lines: $line"
			head -n 3 err
			bad=$((bad + 1))
		fi
	done <lines
	echo "$bad of $n examples fail"
	[ "$n" -ge 5 ]
	[ "$bad" -eq 0 ]
}

@test "dedupe: the page's examples run" {
	examples dedupe
}

@test "date-tag: the page's examples run" {
	examples date-tag
}

@test "extract-quotes: the page's examples run" {
	examples extract-quotes
}

@test "entity-count: the page's examples run" {
	examples entity-count
}

@test "newsutils(7): the page's examples run" {
	examples newsutils
}

@test "newsutils(7): the page's Makefile runs, and keeps nothing half done" {
	sed -n '/^\\&.DELETE_ON_ERROR:/,/^\.Ed/p' "$(page newsutils)" |
	    sed 's/^\\&//; s/\\e/\\/g; /^\.Ed/d' >Makefile
	[ -s Makefile ]
	cp -r "$BATS_FILE_TMPDIR/news" .
	run -0 make -s
	[ "$(wc -l <counts.tsv)" -gt 20 ]
	head -c 900 news/cup.gz >news/cut.gz
	run -2 make -s
	[ ! -e cut.once ]
}

@test "all tools: --help, SYNOPSIS and the page's list name the same options" {
	needs mandoc
	for tool in $TOOLS; do
		say "$tool"
		"$tool" --help | sed '/^Examples:/,$d' |
		    grep -oE -- '(^|[ ,|[])--?[A-Za-z][a-z-]*' |
		    tr -d ' ,|[' | sort -u >help
		[ "$(wc -l <help)" -gt 30 ]
		# The tool's own: what comes before the shared ones.
		"$tool" --help | sed '/^Shared/,$d' |
		    grep -oE -- '(^|[ ,|[])--[a-z][a-z-]*' |
		    tr -d ' ,|[' | sort -u >own
		# Every option that the page names is one.
		text "$tool" | sed '/^EXAMPLES/,/^SEE ALSO/d' |
		    grep -oE -- '--[a-z][a-z-]+' | sort -u >page
		comm -23 page help >unknown
		cat unknown
		[ ! -s unknown ]
		# Every own option is on the page.
		comm -23 own page >missing
		cat missing
		[ ! -s missing ]
		# So are the letters in SYNOPSIS, and the shared ones in
		# newsutils(7).
		text "$tool" | sed -n '/^SYNOPSIS/,/^DESCRIPTION/p' |
		    grep -oE -- '(^|[ [|])-[A-Za-z]+' | tr -d ' [|-' |
		    grep -o . | sed 's/^/-/' | sort -u >letters
		grep -E '^-[A-Za-z]$' help | sort -u >known
		comm -23 letters known >unknown
		cat unknown
		[ ! -s unknown ]
		text newsutils | grep -oE -- '--[a-z][a-z-]+' | sort -u >shared
		grep -- '^--' help | comm -23 - own | comm -23 - shared >missing
		cat missing
		[ ! -s missing ]
	done
}

@test "all tools: mandoc finds nothing to warn of" {
	needs mandoc
	for p in dedupe date-tag extract-quotes entity-count newsutils; do
		run mandoc -T lint -W warning "$(page "$p")"
		[ "$output" = "" ]
		[ "$status" -eq 0 ]
	done
}

@test "all tools: each page has its sections, in order" {
	for tool in $TOOLS; do
		say "$tool"
		grep '^\.Sh ' "$(page "$tool")" | cut -c 5- >have
		for s in NAME SYNOPSIS DESCRIPTION OUTPUT "EXIT STATUS" \
		    EXAMPLES "SEE ALSO" STANDARDS CAVEATS; do
			echo "$s"
		done >want
		grep -Fx -f want have >order
		same want order
	done
}

@test "README: its pipelines give the output that stands there" {
	cp -r "$BATS_FILE_TMPDIR/news" "$BATS_FILE_TMPDIR/news.tsv.gz" .
	sed -n 's/^    //p; s/^$//p' "$NEWSUTILS_TOP/README.md" |
	    awk '/^\$ / { on = /^\$ date-tag/ } /^$/ { on = 0 } on' >want
	[ "$(wc -l <want)" -gt 10 ]
	sh "$NEWSUTILS_TOP/tests/demo/run.sh" . >got
	same want got
}
