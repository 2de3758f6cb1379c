#!/bin/sh
# See LICENSE file for copyright and license details.
# lint.sh FLAGS SOURCE...: every check that needs no run of the tools.  FLAGS
# are those that the compiler needs.  All checks run; one that fails makes the
# status 1, and so does one whose program is missing.
set -u
cd "$(dirname "$0")/.." || exit 1
# The compilers see the marks, not a shell.
# shellcheck disable=SC2089
flags="$1 -DVERSION=\"lint\""
shift
failed=0
cores=$(getconf _NPROCESSORS_ONLN)

# check NAME COMMAND...: run it and keep count.
check() {
	name=$1
	shift
	if ! command -v "$1" >/dev/null; then
		echo "$1 is missing: run 'make deps WITH=lint'"
	elif "$@"; then
		echo "ok lint: $name"
		return
	fi
	echo "not ok lint: $name"
	failed=1
}

checks='bugprone-*,cert-*,clang-analyzer-*,misc-*'
checks=$checks,-bugprone-easily-swappable-parameters,-cert-err33-c
checks=$checks,-misc-no-recursion,-misc-include-cleaner
# Texts here are stretches without a NUL; -Wconversion sees narrowing.
checks=$checks,-bugprone-not-null-terminated-result,-bugprone-narrowing-conversions
checks=$checks,-bugprone-implicit-widening-of-multiplication-result
# Small tables hold signed char; branches may be alike for their comments.
checks=$checks,-bugprone-signed-char-misuse,-cert-str34-c,-bugprone-branch-clone
# clang 14 takes va_start() in a function of its own for none.
checks=$checks,'-clang-analyzer-valist.*'
checks=$checks,'-clang-analyzer-security.insecureAPI.*'

# shellcheck disable=SC2317 # called by check
# Plain files: a licence line, at most 1000 lines, no function over 100 lines
# (flat tables of cases apart), no blanks at the end of a line.
shape() {
	awk '
	FNR == 1 { licence = 0; size[FILENAME] = 0 }
	FNR <= 3 && /See LICENSE file/ { has[FILENAME] = 1 }
	{ size[FILENAME]++ }
	/[ \t]$/ { print FILENAME ":" FNR ": blank at the end"; bad = 1 }
	/^\{/ { start = FNR }
	/^\}/ && start {
		if (FNR - start > 101) {
			print FILENAME ":" start ": function of " \
			    FNR - start - 1 " lines"
			bad = 1
		}
		start = 0
	}
	END {
		for (f in size) {
			if (!(f in has)) {
				print f ": no licence line"
				bad = 1
			}
			if (size[f] > 1000) {
				print f ": " size[f] " lines"
				bad = 1
			}
		}
		exit bad
	}' "$@"
}

# shellcheck disable=SC2086,SC2090,SC2317 # the flags are words
# shellcheck disable=SC2016,SC2317 # called by check; the inner shell expands
tidy() {
	echo "$checked" | tr ' ' '\n' | sed '/^$/d' |
	    xargs -n 6 -P "$cores" sh -c '
		flags=$1 list=$2
		shift 2
		clang-tidy --quiet --warnings-as-errors="*" \
		    --checks="-*,$list" "$@" -- $flags' tidy "$flags" "$checks"
}

# shellcheck disable=SC2086,SC2090,SC2317 # the flags are words
analyze() {
	bad=0
	for c; do
		gcc $flags -O1 -fanalyzer -fdiagnostics-plain-output \
		    -fdiagnostics-path-format=none -Werror -c -o /dev/null "$c" || bad=1
	done
	return $bad
}

# mandoc's status tells errors alone.
# shellcheck disable=SC2317 # called by check
pages() {
	said=$(mandoc -T lint -W warning "$@" 2>&1)
	[ -z "$said" ] || {
		echo "$said"
		return 1
	}
}

scripts=$(find .ci common tests -name '*.sh' -o -path '.ci/*')
csources=
checked=
for f; do
	case $f in
	*.c) csources="$csources $f" ;;
	esac
	# Programs of the build and of the tests leave their memory to exit(3).
	case $f in
	common/gen/* | tests/*) ;;
	*.c) checked="$checked $f" ;;
	esac
done

check shape shape "$@"
check clang-format clang-format --dry-run -Werror "$@"
# shellcheck disable=SC2086 # lists of files
{
	check shellcheck shellcheck $scripts
	check "shellcheck of bats" shellcheck -x -s bats \
	    -e SC2030,SC2031,SC2086,SC2154,SC2314,SC2315 tests/*.bats \
	    tests/helper.bash
	check mandoc pages man/*.[17]
	check codespell codespell -q 3 -L "$(tr '\n' , <tests/codespell.txt)" \
	    README.md INSTALL Makefile man common bin tests/*.bats tests/*.sh \
	    -S '*.tsv,*.bin'
	check cppcheck cppcheck -q -j "$cores" --std=c11 --error-exitcode=1 \
	    --enable=warning,style,performance,portability --inline-suppr \
	    --suppressions-list=tests/cppcheck.txt \
	    -Icommon -I. -DVERSION='""' -UXXH_INLINE_ALL $csources
	check clang-tidy tidy
	check "gcc -fanalyzer" analyze $checked
}
exit "$failed"
