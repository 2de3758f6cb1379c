#!/bin/sh
# See LICENSE file for copyright and license details.
# run.sh DIR: the pipelines of README.md, those that start with date-tag, run
# in DIR, each with its output, as README.md shows them.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
cd "$1"
command=
sed -n 's/^    \([$>] .*\)/\1/p' "$top/README.md" |
    while IFS= read -r line; do
	case $line in
	'$ date-tag'*) command=${line#??} ;;
	'$ '*) command= ;;
	*) command=${command:+"$command ${line#??}"} ;;
	esac
	[ -n "$command" ] || continue
	echo "$line"
	case $line in
	*'|') ;;
	*)
		sh -c "$command" </dev/null
		command=
		;;
	esac
    done
