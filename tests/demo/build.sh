#!/bin/sh
# See LICENSE file for copyright and license details.
# build.sh DIR: the demo archive out of the texts beside this script:
# DIR/news/STORY.gz, plain text with dated headers, one gzip member for each
# STORY.txt or STORY-N.txt, and DIR/news.tsv.gz, id TAB date TAB text.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
dir=$1
LC_ALL=C
export LC_ALL
rm -rf "$dir/news" "$dir/news.tsv.gz"
mkdir -p "$dir/news"
for txt in "$here"/*.txt; do
	story=$(basename "$txt" .txt)
	gzip -nc "$txt" >>"$dir/news/${story%-[0-9]}.gz"
done

# A document starts at a file's first line and at each dated header.  The
# texts hold no TAB and no backslash, so that only line ends are escaped.
awk '
function flush() {
	if (have) {
		sub(/(\\n)+$/, "", text)
		printf "%s-%02d\t%s\t%s\n", story, ++n, date, text
	}
	have = 0
	text = date = ""
}
FNR == 1 {
	flush()
	was = story
	story = FILENAME
	sub(/.*\//, "", story)
	sub(/(-[0-9])?\.txt$/, "", story)
	if (story != was)
		n = 0
}
/^ date [0-9-]+ / {
	flush()
	date = $2
	sub(/^ date [0-9-]+ /, "")
}
{
	text = have ? text "\\n" $0 : $0
	have = 1
}
END { flush() }' "$here"/*.txt | gzip -nc >"$dir/news.tsv.gz"
