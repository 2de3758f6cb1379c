# See LICENSE file for copyright and license details.
# timex.awk: date-tag -e against text with TIMEX3 elements, as TempEval-3
# scores it: spans that overlap are matched one to one, equal ones first, then
# those with most bytes in common; value F1 is the share of right values among
# the matched times relaxed F1.
#   awk -v job=strip: id TAB date TAB tagged text -> the same without the tags
#   awk -v job=score [-v errors=1] TAGGED SYSTEM; SYSTEM: rows that begin with
#   the id and end in start, end, type, value, expression

# Bytes of s as they count in offsets: an escape is one of them.
function bytes(s,	n, i) {
	n = length(s)
	while ((i = index(s, "\\")) > 0 && i < length(s)) {
		if (substr(s, i + 1, 1) ~ /[tnr\\]/)
			n--
		s = substr(s, i + 2)
	}
	return n
}

function attribute(tag, name,	a) {
	a = substr(tag, index(tag, " " name "=\"") + length(name) + 3)
	return substr(a, 1, index(a, "\"") - 1)
}

# The text without its tags; what they say becomes gold of the document id.
function strip(id, s,	out, tag, end) {
	while (match(s, /<TIMEX3[^>]*>/)) {
		tag = substr(s, RSTART, RLENGTH)
		out = out substr(s, 1, RSTART - 1)
		s = substr(s, RSTART + RLENGTH)
		end = index(s, "</TIMEX3>")
		put(gold, id, bytes(out), bytes(out substr(s, 1, end - 1)),
		    attribute(tag, "type"), attribute(tag, "value"),
		    substr(s, 1, end - 1))
		out = out substr(s, 1, end - 1)
		s = substr(s, end + 9)
	}
	return out s
}

function put(set, id, start, end, type, value, words,	n) {
	if (!(id in seen)) {
		seen[id] = 1
		ids[++nids] = id
	}
	n = ++set[id, "n"]
	set[id, n] = start
	set[id, n, "end"] = end
	set[id, n, "type"] = type
	set[id, n, "value"] = value
	set[id, n, "words"] = words
}

# Bytes that gold expression i and the system's j have in common; more than any
# text has if they are the same.
function common(id, i, j,	from, to) {
	if (gold[id, i] == sys[id, j] &&
	    gold[id, i, "end"] == sys[id, j, "end"])
		return 1e9
	from = gold[id, i] > sys[id, j] ? gold[id, i] : sys[id, j]
	to = gold[id, i, "end"] < sys[id, j, "end"] ? gold[id, i, "end"] : \
	    sys[id, j, "end"]
	return to - from
}

function align(id,	i, j, best, bi, bj, c) {
	for (;;) {
		best = 0
		for (i = 1; i <= gold[id, "n"]; i++)
			for (j = 1; j <= sys[id, "n"]; j++) {
				if ((id, i) in of || (id, j) in taken)
					continue
				c = common(id, i, j)
				if (c > best) {
					best = c
					bi = i
					bj = j
				}
			}
		if (best == 0)
			return
		of[id, bi] = bj
		taken[id, bj] = 1
	}
}

function say(kind, id, was, is) {
	if (errors)
		printf "%s\t%s\t%s\t%s\n", kind, id, was, is
}

function count(id,	i, j) {
	ngold += gold[id, "n"]
	nsys += sys[id, "n"]
	for (i = 1; i <= gold[id, "n"]; i++) {
		if (!((id, i) in of)) {
			say("MISSED", id, gold[id, i, "words"],
			    gold[id, i, "value"])
			continue
		}
		j = of[id, i]
		relaxed++
		if (common(id, i, j) == 1e9)
			strict++
		else
			say("SPAN", id, gold[id, i, "words"],
			    sys[id, j, "words"])
		if (gold[id, i, "value"] == sys[id, j, "value"])
			values++
		else
			say("VALUE", id, gold[id, i, "words"],
			    gold[id, i, "value"] " -> " sys[id, j, "value"])
		if (gold[id, i, "type"] != sys[id, j, "type"])
			say("TYPE", id, gold[id, i, "words"],
			    gold[id, i, "type"] " -> " sys[id, j, "type"])
	}
	for (j = 1; j <= sys[id, "n"]; j++)
		if (!((id, j) in taken))
			say("SPURIOUS", id, sys[id, j, "words"],
			    sys[id, j, "value"])
}

function f1(hits) {
	return ngold + nsys > 0 ? 200 * hits / (ngold + nsys) : 0
}

BEGIN { FS = OFS = "\t" }
job == "strip" { $3 = strip($1, $3); print; next }
NR == FNR { strip($1, $3); next }
{ put(sys, $1, $(NF - 4), $(NF - 3), $(NF - 2), $(NF - 1), $NF) }
END {
	if (job == "strip")
		exit
	for (d = 1; d <= nids; d++) {
		align(ids[d])
		count(ids[d])
	}
	printf "gold %d  system %d\n", ngold, nsys
	printf "strict F1 %.2f\n", f1(strict)
	printf "relaxed F1 %.2f\n", f1(relaxed)
	printf("Value F1 %.2f\n", f1(relaxed) * (relaxed == 0 ? 0 : \
	    values / relaxed))
}
