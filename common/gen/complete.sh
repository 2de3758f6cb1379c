#!/bin/sh
# See LICENSE file for copyright and license details.
# complete.sh TOOL: a bash completion for the executable TOOL, made from the
# options that its --help lists, so that the two cannot differ.
set -eu
name=$(basename "$1")
words=$("$1" --help | grep -oE -- '(^|[ ,|[])--[a-z-]+' | tr -d ' ,|[' |
    LC_ALL=C sort -u | tr '\n' ' ')
[ -n "$words" ]
fn=_newsutils_$(echo "$name" | tr - _)
cat <<END
# bash completion for $name
$fn() {
	case \${COMP_WORDS[COMP_CWORD]} in
	-*) mapfile -t COMPREPLY < <(compgen -W \\
	    "${words% }" -- "\${COMP_WORDS[COMP_CWORD]}") ;;
	esac
}
complete -o default -F $fn $name
END
