#!/usr/bin/env bash
# --lang fr: both catalogues have the same keys, French typography is kept, and no page of any
# sample shows an English message of the catalogue.
set -u
BUILD=${BUILD:-build}
HFBRIEF=${HFBRIEF:-$BUILD/hfbrief}
dir=$(mktemp -d "$BUILD/french.XXXXXX")
trap 'rm -rf "$dir"' EXIT
n=0 bad=0
is() { # name, what was found, what it must be
    n=$((n + 1))
    if [ "$2" = "$3" ]; then
        echo "ok $n - $1"
    else
        bad=1
        echo "not ok $n - $1"
        printf '%s\n' "$2" | sed 's/^/# /'
    fi
}
is "both catalogues have the same messages, and French typography is kept" "$(python3 tests/home/language.py fr)" ""
for sample in samples/*.xml; do
    name=$(basename "$sample" .xml)
    "$HFBRIEF" "$sample" --lang fr -q -o "$dir/$name.pdf"
    is "$name in French is written, and no English message is on its pages" \
        "$? $(python3 tests/home/language.py fr "$dir/$name.pdf")" "0 "
done
"$HFBRIEF" samples/*.xml -t cohort --lang fr -q -o "$dir/cohort.pdf"
is "the coach's page in French is written, and no English message is on it" \
    "$? $(python3 tests/home/language.py fr "$dir/cohort.pdf")" "0 "
pdftotext -layout "$dir/paris.pdf" "$dir/paris.txt"
is "amounts are French" "$(grep -c '82 000 €' "$dir/paris.txt" | sed 's/^[1-9].*/some/')" some
is "dates are French" "$(grep -c 'ven. 6 mars 2026' "$dir/paris.txt")" 1
is "what is said aloud is the guide's English" \
    "$(grep -c 'My ask is' "$dir/paris.txt" | sed 's/^[1-9].*/some/')" some
is "the document's language is French" "$(mutool show "$dir/paris.pdf" trailer/Root/Lang | grep -c '(fr)')" 1
# What is sent is in the guide's own words: asked for in another language it is refused.
"$HFBRIEF" samples/paris.xml --template letter --lang fr -q -o "$dir/fr.pdf" 2>"$dir/err"
is "a letter in a language that its guide hasn't is refused, with those it has" \
    "$? $(grep -c 'the language of its guide: en; leave out --lang fr' "$dir/err") $(ls "$dir" | grep -c '^fr.pdf')" "1 1 0"
# The test must be able to fail: an English page is full of English.
"$HFBRIEF" samples/paris.xml -q -o "$dir/english.pdf"
is "an English brief would be found out" \
    "$([ "$(python3 tests/home/language.py fr "$dir/english.pdf" | wc -l)" -gt 50 ] && echo yes)" yes
exit $bad
