#!/usr/bin/env bash
# Checks, explanations and guides alone, through the command line (contract 2.12, 4).
cd "$(dirname "$0")/.." || exit 3
. tests/tap.bash
guide=templates/guides/hugging-face-tpm.xml
ids="claim-arithmetic self-defeating does-not-bridge word-guaranteed floor-spoken early-commitment
two-currencies several-asks undefined-term unstated"

# --check: every one of them for Paris and New York, nothing written, status 0 (no error stands)
for sample in paris new-york; do
    cp samples/$sample.xml "$scratch/"
    out=$(cd "$scratch" && "$HFBRIEF" --check $sample.xml 2>/dev/null)
    same "--check $sample ends with 0" 0 $?
    missing=
    for id in $ids; do
        grep -q ": $id: " <<<"$out" || missing="$missing $id"
    done
    same "$sample has all ten checks of the seed guide" "" "$missing"
    same "--check $sample writes nothing" $sample.xml "$(ls "$scratch")"
    rm "$scratch/$sample.xml"
done
matches "the cause is named" 'likely cause: one year of base was counted' "$("$HFBRIEF" --check samples/paris.xml 2>/dev/null)"

json=$("$HFBRIEF" --check --format json samples/paris.xml 2>/dev/null)
same "--check for machines is the figures with their checks" "310000 580000" \
    "$(python3 -c 'import json,sys; c=[c for c in json.load(sys.stdin)["checks"] if c["id"]=="claim-arithmetic"][0]; print(c["stated"], c["computed"])' <<<"$json")"

# a guide that has only totals names no ask, and has no band to take one from: nobody's ask is met
python3 -c '
import re, sys
g = sys.stdin.read()
print(re.sub(r"<region id=\"lyon\".*?</region>",
    "<region id=\"lyon\" name=\"Lyon\" currency=\"EUR\"><total min=\"70000\" max=\"99000\">€70K–€99K</total></region>",
    g, flags=re.S))' <samples/guide/robotics-engineer.xml >"$scratch/totals.xml"
flow=$("$HFBRIEF" samples/guide/offer.xml -g "$scratch/totals.xml" --dump=flow 2>"$scratch/log")
matches "without an ask the verdict says so" 'Decide your ask' "$flow"
same "... and nothing is said to meet it" "" "$(grep -o 'at your ask\|s your ask' <<<"$flow")"
"$HFBRIEF" samples/guide/offer.xml -g "$scratch/totals.xml" -t cohort -o "$scratch/cohort.pdf" 2>>"$scratch/log"
matches "... nor on the coach's page" 'No ask named' "$(pdftotext -layout "$scratch/cohort.pdf" -)"

# --explain
out=$("$HFBRIEF" --explain 'competing[0].match.short_by' samples/paris.xml)
matches "a figure is explained with its numbers" '580,000 − \(4 × 85,000 \+ 125,000\)' "$out"
matches "... and the line of its input" 'paris\.xml:30 +competing\[0\]\.base +90,000' "$out"
# every key path of the JSON has an answer: what is stated, what doesn't apply
"$HFBRIEF" -f json samples/paris.xml | python3 -c '
import json, sys
def paths(v, at):
    if at:
        yield at
    if isinstance(v, dict):
        for k, x in v.items():
            yield from paths(x, f"{at}.{k}" if at else k)
    elif isinstance(v, list):
        for i, x in enumerate(v):
            yield from paths(x, f"{at}[{i}]")
print("\n".join(paths(json.load(sys.stdin), "")))' >"$scratch/paths"
unknown=$(shuf -n 60 --random-source=samples/paris.xml "$scratch/paths" | while read -r path; do
    "$HFBRIEF" --explain "$path" samples/paris.xml >/dev/null 2>&1 || echo "$path"
done)
same "any key path is explained" '' "$unknown"
matches "what is stated is said to be" 'ask.source.base = "offer"' \
    "$("$HFBRIEF" --explain ask.source.base samples/paris.xml)"

all=$("$HFBRIEF" --explain all samples/paris.xml | grep -c ' = ')
result $((all < 250)) "--explain all has them all" "$all rows"
out=$("$HFBRIEF" --explain offer.anual samples/paris.xml 2>&1)
same "an unknown figure is refused" 1 $?
matches "... with the nearest name" 'did you mean offer\.annual' "$out"
"$HFBRIEF" --explain all -t letter samples/paris.xml >"$scratch/out" 2>/dev/null
same "an employer's document explains nothing" "1 0" "$? $(stat -c %s "$scratch/out")"

# --check-guide
out=$("$HFBRIEF" --check-guide $guide 2>/dev/null)
same "the shipped guide refuses nothing" 0 $?
same "a guide is checked for each of its regions" 3 "$(grep -cE '^(Paris|New York|Remote Global), ' <<<"$out")"
"$HFBRIEF" --check-guide --format json $guide 2>/dev/null | python3 -m json.tool >/dev/null
result $? "--check-guide for machines is JSON"
sed 's/that drive revenue/that drive €5M of revenue/; s/Grant me/Guaranteed, grant me/' $guide >"$scratch/guide.xml"
out=$("$HFBRIEF" --check-guide "$scratch/guide.xml" 2>&1)
same "speech that may not be said refuses a guide" 1 $?
same "... all of it in one run" 2 "$(grep -c ' in a <say> ' <<<"$out")"
sed 's|<write>I would coordinate|<write>For €5M I would coordinate|; s|<write>The equity should|<write>Over <fig ref="floor.equity"/> the equity should|' \
    $guide >"$scratch/guide.xml"
out=$("$HFBRIEF" --check-guide "$scratch/guide.xml" 2>&1)
matches "what a letter says brings no amount of its own" '"€5M" in a <write> is an amount of its own' "$out"
matches "... and no floor" 'error: floor\.equity is private' "$out"
sed 's|<either>|<either/>&|' $guide >"$scratch/guide.xml"
matches "... and has alternatives to choose from" 'either is empty' "$("$HFBRIEF" --check-guide "$scratch/guide.xml" 2>&1)"
sed 's/ref="ask.base"/ref="ask.bsae"/' $guide >"$scratch/guide.xml"
matches "an unknown figure in a guide has its nearest" 'did you mean ask\.base' "$("$HFBRIEF" --check-guide "$scratch/guide.xml" 2>&1)"

# finished documents
for sample in samples/*.xml; do
    name=$(basename "$sample" .xml)
    text=$("$HFBRIEF" -q "$sample" -o - | pdftotext - - | tr '\n' ' ')
    # a quotation, “…” or „…“, may hold the word
    bare=$(perl -CSD -Mutf8 -pe 's/„[^“]*“//g; s/“[^”]*”//g' <<<"$text")
    [ "$(wc -w <<<"$bare")" -gt 500 ]
    result $? "$name: there are sentences to look into"
    grep -qi 'guaranteed' <<<"$bare"
    same "$name: guaranteed stands only in quotations" 1 $?
    grep -qE '\[[A-Z]\]|\[[a-z /]+\]' <<<"$bare"
    same "$name: no bracketed blank" 1 $?
done
done_testing
