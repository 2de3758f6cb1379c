#!/usr/bin/env bats
# See LICENSE file for copyright and license details.
# Installing, and what comes with the tools.
load helper

# The build tree is up to date, so that make only copies.
into() {
	env -u MAKEFLAGS -u MAKELEVEL make -s -C "$NEWSUTILS_TOP" \
	    B="$NEWSUTILS_BUILD" DESTDIR="$PWD/stage" PREFIX=/usr "$@"
}

@test "make install: tools, pages and completions, and uninstall takes them back" {
	into install
	for tool in $TOOLS; do
		say "$tool"
		run -0 "stage/usr/bin/$tool" -V
		[[ $output == "$tool "* ]]
		[ -s "stage/usr/share/man/man1/$tool.1" ]
		[ -s "stage/usr/share/bash-completion/completions/$tool" ]
	done
	[ -s stage/usr/share/man/man7/newsutils.7 ]
	into uninstall
	[ "$(find stage -type f | wc -l)" -eq 0 ]
}

@test "all tools: completions offer the options that --help lists" {
	for tool in $TOOLS; do
		say "$tool"
		sh "$NEWSUTILS_TOP/common/gen/complete.sh" \
		    "$NEWSUTILS_BUILD/bin/$tool" >complete
		cat >>complete <<-END
			COMP_WORDS=($tool --max-rec) COMP_CWORD=1
			_newsutils_${tool//-/_}
			printf "%s\n" "\${COMPREPLY[@]}"
		END
		run -0 bash ./complete
		[ "$output" = $'--max-record\n--max-records' ]
	done
}

@test "deps: a wrong argument is 2, nothing is run where nothing is missing" {
	run -2 "$NEWSUTILS_TOP/.ci/deps" everything
	for p in mandoc make pkg-config; do
		command -v "$p" >/dev/null || skip "$p is not installed"
	done
	run -0 "$NEWSUTILS_TOP/.ci/deps"
	[ "$output" = "deps: nothing is missing" ]
}

@test "demo: the archive has 43 documents in 7 files, as text and as TSV" {
	"$NEWSUTILS_TOP/tests/demo/build.sh" demo
	[ "$(find demo/news -name '*.gz' | wc -l)" -eq 7 ]
	[ "$(zcat demo/news.tsv.gz | wc -l)" -eq 43 ]
	run -0 --separate-stderr date-tag --stats demo/news/*.gz
	[ "$(printf '%s\n' "$stderr" | grep -c "^documents	43$")" -eq 1 ]
	run -0 --separate-stderr date-tag --stats demo/news.tsv.gz
	[ "$(printf '%s\n' "$stderr" | grep -c "^documents	43$")" -eq 1 ]
}
