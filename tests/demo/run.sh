#!/bin/sh
# See LICENSE file for copyright and license details.
# run.sh DIR: the pipeline that README.md shows, on the demo archive in DIR,
# as it stands there: the lines between "$ cd" and the output.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
cd "$1"
awk '/^    \$ date-tag/ { on = 1 }
on { sub(/^    [$>] /, ""); print }
on && !/[|\\]$/ { exit }' "$top/README.md" >pipeline.sh
sed 's/^/$ /; 2,$s/^\$/>/' pipeline.sh
sh ./pipeline.sh
