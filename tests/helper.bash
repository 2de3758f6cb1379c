# shellcheck shell=bash
# See LICENSE file for copyright and license details.
# What all bats files share.  `make check` puts the tools into PATH and sets
# NEWSUTILS_TOP (the source tree) and NEWSUTILS_BUILD (the build tree).
bats_require_minimum_version 1.5.0

TOOLS="dedupe date-tag extract-quotes entity-count"
NEWSUTILS_TOP=${NEWSUTILS_TOP:-$(cd "$BATS_TEST_DIRNAME/.." && pwd)}
NEWSUTILS_BUILD=${NEWSUTILS_BUILD:-$NEWSUTILS_TOP/build}
export LC_ALL=C
export TOOLS NEWSUTILS_TOP NEWSUTILS_BUILD
case :$PATH: in
*":$NEWSUTILS_BUILD/bin:"*) ;;
*) PATH=$NEWSUTILS_BUILD/bin:$PATH ;;
esac

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
}

# say WHAT: shown by bats when the test fails, so that a loop can be followed.
say() {
	echo "# $*"
}

# same FILE FILE: compare byte for byte, show the difference.
same() {
	cmp "$1" "$2" && return 0
	diff "$1" "$2" | head -n 20 | cat -v
	return 1
}

# needs PROGRAM...: skip where one of them is not installed.
needs() {
	local p
	for p; do
		command -v "$p" >/dev/null || skip "$p is not installed"
	done
}

# news N: N dated plain documents with names, dates and quotes in them.
news() {
	awk -v n="$1" 'BEGIN {
		for (i = 1; i <= n; i++) {
			d = i % 28 + 1
			printf " date 2016-05-%02d The port of Halvik, " \
			    "number %d, closed on Monday.\n", d, i
			printf "\"We will open pier %d tomorrow,\" said " \
			    "Anna Kovarik of the Halvik Bank.\n", i
		}
	}'
}

# rows N: N records id TAB date TAB text.
rows() {
	awk -v n="$1" 'BEGIN {
		for (i = 1; i <= n; i++)
			printf "d%d\t2016-05-%02d\t\"We will open pier %d " \
			    "tomorrow,\" said Anna Kovarik of Halvik.\n", \
			    i, i % 28 + 1, i
	}'
}
