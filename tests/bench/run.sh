#!/bin/sh
# See LICENSE file for copyright and license details.
# Speed of the tools: CPU seconds (user and system), the least of ROUNDS runs
# that take turns, and their ratio to cat and grep -c on the same file.
# Where ../shared is, dedupe also runs on its inputs beside the limit program.
#
# BENCH_MB: size of the news input (32).  BENCH_LINES: short lines (2000000).
# BENCH_ARTICLES: of 2 KB (20000).  ROUNDS: 3.  Inputs are kept in build/bench.
set -eu

top=${NEWSUTILS_TOP:-$(cd "$(dirname "$0")/../.." && pwd)}
build=${NEWSUTILS_BUILD:-$top/build}
shared=${NEWSUTILS_SHARED:-$top/../shared}
dir=$build/bench
mb=${BENCH_MB:-32}
lines=${BENCH_LINES:-2000000}
articles=${BENCH_ARTICLES:-20000}
rounds=${ROUNDS:-3}
export LC_ALL=C
PATH=$build/bin:$PATH
mkdir -p "$dir"

# make_input FILE COMMAND...: unless it is there.
make_input() {
	file=$1
	shift
	[ -s "$file" ] || { "$@" >"$file.tmp" && mv "$file.tmp" "$file"; }
}

# race NAME FILE: commands on standard input, one a line, take turns.
race() {
	cat >"$dir/commands"
	: >"$dir/times"
	round=0
	while [ "$round" -lt "$rounds" ]; do
		while IFS= read -r cmd; do
			# shellcheck disable=SC2086 # a command and its options
			printf '%s\t%s\n' "$cmd" \
			    "$("$build/host/cputime" "$2" $cmd)" \
			    >>"$dir/times" </dev/null
		done <"$dir/commands"
		round=$((round + 1))
	done
	awk -F '\t' -v name="$1" -v bytes="$(wc -c <"$2")" '
	    !($1 in best) { order[++n] = $1; best[$1] = $2 }
	    $2 < best[$1] { best[$1] = $2 }
	    $3 > rss[$1] { rss[$1] = $3 }
	    function ratio(to) {
		return to in best && best[to] > 0 ?
		    sprintf("%.1f", best[cmd] / best[to]) : "-"
	    }
	    END {
		for (i = 1; i <= n; i++) {
			cmd = order[i]
			shown = cmd
			sub(/^.*\//, "", shown)
			printf "%-8s %-28s %8.3f %8.1f %7s %7s %7s %7.1f\n",
			    name, shown, best[cmd],
			    bytes / 1e6 / (best[cmd] + 1e-9),
			    ratio("cat"), ratio("grep -c the"),
			    ratio(limit()), rss[cmd] / 1024
		}
	    }
	    function limit(  c) {
		for (c in best)
			if (c ~ /\/limit$/)
				return c
		return ""
	    }' "$dir/times"
}

news=$dir/news-$mb.txt
short=$dir/short-$lines.txt
make_input "$news" "$build/host/mkbench" news "$((mb * 1000000))"
make_input "$short" "$build/host/mkbench" short "$lines"
articlefile=$dir/articles-$articles.tsv
make_input "$articlefile" "$build/host/mkbench" articles "$articles"
gzip -1 -c "$news" >"$dir/news.gz"

printf '%-8s %-28s %8s %8s %7s %7s %7s %7s\n' input command "CPU s" MB/s \
    /cat /grep /limit "RSS MiB"
race news "$news" <<END
cat
grep -c the
dedupe
dedupe --normalize
dedupe --by-key
dedupe --near
date-tag
date-tag -e
extract-quotes
extract-quotes -i
entity-count
entity-count --fast
END
race news.gz "$dir/news.gz" <<END
gzip -dc
dedupe
END
race short "$short" <<END
cat
grep -c the
dedupe
dedupe -c
END
race articles "$articlefile" <<END
cat
grep -c the
dedupe --near
END

# What a distinct line takes while the set grows.
printf '\n%-12s %10s %8s\n' dedupe distinct B/line
for n in 250000 500000 1000000 "$lines"; do
	head -n "$n" "$short" | dedupe --stats 2>&1 >/dev/null |
	    awk -F '\t' '$1 == "distinct" { n = $2 }
		$1 == "memory" { bytes = $2 }
		END { printf "%-12s %10d %8.2f\n", "", n, bytes / n }'
done
echo

# The race against the limit: inputs of a size where caches do not help.
src=$shared/eval/dedupe
[ -f "$src/sol.c" ] && [ -f "$src/gen.c" ] || exit 0
command -v python3 >/dev/null || exit 0
grep -q avx2 /proc/cpuinfo 2>/dev/null || exit 0
cc -w -O3 -mavx2 -mbmi2 -o "$dir/limit" "$src/sol.c"
cc -w -O2 -o "$dir/gen" "$src/gen.c"
cd "$dir"
make_input pool.txt python3 "$src/mkpool.py" "$shared/corpora"
make_input news50.txt ./gen news50 1200000000 1
make_input short90.txt ./gen short 10000000 1 90
for input in news50 short90; do
	race "$input" "$dir/$input.txt" <<-END
		cat
		$dir/limit
		dedupe
		dedupe --wide
	END
done
