#!/usr/bin/env bash
# Guides from Markdown: every word and every amount of the source, reports, exit statuses, and the
# same figures as from a guide made by hand (HFBRIEF_SEED names its source; it isn't shipped).
set -u
HFBRIEF=${HFBRIEF:-build/hfbrief}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
n=0 bad=0
is() { # name, expected, got
    n=$((n + 1))
    if [ "$2" = "$3" ]; then
        echo "ok $n - $1"
    else
        bad=1
        echo "not ok $n - $1"
        printf 'expected: %s\ngot: %s\n' "$2" "$3" | sed 's/^/# /'
    fi
}

# ---- every word, every amount -------------------------------------------------------------------
for guide in harbour levels components; do
    "$HFBRIEF" --import-guide tests/import/$guide.md -o "$dir/$guide.xml" -q 2>/dev/null
    is "every word and amount of $guide.md is in the guide" "" \
        "$(python3 tests/import/words.py tests/import/$guide.md "$dir/$guide.xml" 2>&1)"
    is "$guide.xml fits the grammar" "$dir/$guide.xml validates" \
        "$(xmllint --noout --nonet --schema templates/schema/guide.xsd "$dir/$guide.xml" 2>&1)"
done

# ---- what a person read in them -----------------------------------------------------------------
held=$(python3 tests/import/gold.py "$HFBRIEF" tests/import/gold/shapes.txt tests/import/shapes)
is 'two guides of every shape: nothing wrong, 97 of 100 found' 0 $?
printf '%s\n' "$held" | sed 's/^/# /'
if [ -n "${HFBRIEF_GUIDES:-}" ]; then
    held=$(python3 tests/import/gold.py "$HFBRIEF" tests/import/gold/series.txt "$HFBRIEF_GUIDES")
    is 'the same of the public series' 0 $?
    printf '%s\n' "$held" | sed 's/^/# /'
    held=$(python3 tests/import/gold.py "$HFBRIEF" tests/import/gold/aside.txt "$HFBRIEF_GUIDES" --least 85)
    is 'and of thirty that nothing was tuned to: nothing wrong, 85 of 100 found' 0 $?
    printf '%s\n' "$held" | sed 's/^/# /'
    held=$(python3 tests/import/gold.py "$HFBRIEF" tests/import/gold/blind.txt "$HFBRIEF_GUIDES" --least 75)
    is 'and of ten that were read by hand first: nothing wrong, 75 of 100 found' 0 $?
    printf '%s\n' "$held" | sed 's/^/# /'
else
    n=$((n + 1))
    echo "ok $n - the same of the public series # SKIP HFBRIEF_GUIDES names no folder"
fi
is 'every phrase that is looked for stands in the sentence it was added for' "" "$(python3 -c '
import sys, xml.etree.ElementTree as tree
space = "{urn:hfbrief:phrases:1}"
for word in tree.parse("templates/import/phrases.xml").iter(space + "p"):
    if word.text not in word.get("for", word.text).lower():
        print(word.text, "|", word.get("for"))')"

# ---- a report each, and how it ends ---------------------------------------------------------------
"$HFBRIEF" --import-guide tests/import/harbour.md -o "$dir/h.xml" -q 2>"$dir/err"
is 'imported whole ends with 0' 0 $?
is 'and says nothing with -q' "" "$(cat "$dir/err")"
is 'the summary under the title stands once' 1 "$(grep -c 'Port Automation' "$dir/h.xml")"
"$HFBRIEF" --import-guide tests/import/levels.md -o "$dir/l.xml" 2>"$dir/err" >/dev/null
is 'something left out ends with 1' 1 $?
is 'and names the line' 1 "$(grep -c 'left out, line 18: .101,000; a floor of the total' "$dir/err")"
is 'and an ask whose base is over the whole total of its level is left out with it' '1 0' \
    "$(grep -c "126,000; the ask names no level, and its base doesn't fit the total of Toronto, Mid (L3)" "$dir/err") $(
        grep -c '<ask' "$dir/l.xml")"
printf 'No heading here.\n' >"$dir/none.md"
"$HFBRIEF" --import-guide "$dir/none.md" -o "$dir/none.xml" 2>"$dir/err"
is 'no guide at all ends with 2' 2 $?
is 'and writes nothing' no "$([ -e "$dir/none.xml" ] && echo yes || echo no)"
is 'and says at which line' 1 "$(grep -c "none.md:1:1: error: a guide begins with a heading" "$dir/err")"
printf '### Cook | Galley Guide\n\n| Region | Base |\n|---|---|\n| Oslo | 12.34.5 kr |\n' >"$dir/odd.md"
"$HFBRIEF" --import-guide "$dir/odd.md" -o "$dir/odd.xml" 2>"$dir/err"
is 'a table that cannot be read is refused' 2 $?
is 'with the cell and the reason' 1 "$(grep -c 'odd.md:5:1: error: not read as data: "12.34.5 kr"; the number can be read in more' "$dir/err")"

cat >"$dir/coach.md" <<'MD'
### Cook | Galley Guide

| Region | Base |
|---|---|
| Oslo | €50K–€60K |

#### 3. The Net Lever

"Nets hold what lines let go. Push for top grants."

#### Lever 4: Salt

"As a Cook, you season the whole catch. Candidates should argue: 'My salt keeps.' It is your craft."

#### Lever 5: Boats

"(2) Boats come home because of me. I have run [the long boats of the outer harbour with all their nets and lines / the small boats that go out at night / whatever floats]."

> "I want to be direct with you. I'm accepting:
>
> - a boat that leaks."
MD
"$HFBRIEF" --import-guide "$dir/coach.md" -o "$dir/coach.xml" -q
is 'a lever is called without its number, which pages give anew' 'The Net Lever;Salt;Boats;' \
    "$(grep -o '<lever .*title="[^"]*' "$dir/coach.xml" | sed 's/.*"//' | tr '\n' ';')"
is 'advice to the candidate is not said by them, nor a number before a sentence' \
    'Nets hold what lines let go. Boats come home because of me. I want to be direct with you. a boat that leaks.' \
    "$(sed -n '/<p>/,/<\/p>/s/.*<say>\(.*\)<\/say>/\1/p' "$dir/coach.xml" | xargs)"
is 'a long blank is a blank, not brackets read aloud' 1 "$(grep -c 'I have run <fill name="[^"]*"/>\.</say>' "$dir/coach.xml")"
is 'what leads to a list is only quoted' 'quote' \
    "$(sed -n "s/.*<\([a-z]*\)[^>]*>I’m accepting:.*/\1/p" "$dir/coach.xml")"

# ---- many at once --------------------------------------------------------------------------------
mkdir "$dir/one" "$dir/two"
"$HFBRIEF" --import-guide tests/import/*.md "$dir/none.md" -d "$dir/one" --summary "$dir/one.csv" -q 2>/dev/null
is 'the highest status of many wins' 2 $?
"$HFBRIEF" --import-guide tests/import/*.md "$dir/none.md" -d "$dir/two" -j 3 --summary "$dir/two.json" -q 2>/dev/null
is 'three workers write the same bytes' "" "$(diff -r "$dir/one" "$dir/two")"
is 'one row a guide' 5 "$(wc -l <"$dir/one.csv" | tr -d ' ')"
is 'JSON names each status, those to look at first first' 'refused partly partly whole' "$(python3 -c '
import json, sys
print(*[g["status"] for g in json.load(open(sys.argv[1]))])' "$dir/two.json")"
"$HFBRIEF" --import-guide tests/import/harbour.md -o "$dir/h.xml" --format json -q >"$dir/report.json" 2>/dev/null
is 'the report has the checks of the guide itself' yes "$(python3 -c '
import json, sys
report = json.load(open(sys.argv[1]))
text = json.dumps(report["checks"])
print("yes" if all(i in text for i in ("claim-arithmetic", "floor-spoken", "early-commitment", "several-asks")) else text)' "$dir/report.json")"
"$HFBRIEF" --import-guide tests/import/harbour.md "$dir/../$(basename "$dir")/none.md" -o "$dir/x.xml" 2>/dev/null
is 'two guides into one file are wrong usage' 2 $?

# ---- checks on what was read -----------------------------------------------------------------------
claims() { # sentence: how often a claim or a total in it is held to account
    printf '### Cook | Galley Guide\n\n| Region | Base Salary | Stock (RSU/4yr) | Bonus |\n|---|---|---|---|\n| Boston | $150K–$190K | $70K–$140K | $30K–$40K |\n\n> **Negotiate Up Strategy:** %s\n' \
        "$1" >"$dir/claim.md"
    "$HFBRIEF" --import-guide "$dir/claim.md" -o "$dir/claim.xml" --force --format json -q 2>/dev/null |
        grep -oE 'claim-arithmetic|self-defeating' | sort | uniq -c | tr -s ' ' | tr '\n' ' '
}
is 'a total that its parts make is silent' "" \
    "$(claims 'Accept-at floor: $238,750 total comp ($180,000 base + $75,000 RSU + $40,000 bonus).')"
is 'one that they do not make is told' " 1 claim-arithmetic " \
    "$(claims 'Accept-at floor: $290,000 total comp ($180,000 base + $75,000 RSU + $40,000 bonus).')"
is 'one without a base beside it is no claim' "" \
    "$(claims 'Anchor at $325K total comp with a $40K signing bonus.')"
is 'nor is a rounded one, or one of parts that are no amounts' "" \
    "$(claims 'Target: Base $180K, RSU $75K/4yr, Bonus 15%%, Signing $20K = $260K TC. Ask $180K base + $75K RSU = ~$201K total.')"
is 'nor a step, a range or their offer' "" \
    "$(claims 'This adds $20K-$52K in total comp. Moving up adds $35K TC. I appreciate the offer at $280K total comp; I need $180K base.')"

# ---- where they go -------------------------------------------------------------------------------
mkdir -p "$dir/tree/b/deep" "$dir/tree/a"
cp tests/import/harbour.md "$dir/tree/a/engineer.md"
cp tests/import/levels.md "$dir/tree/b/engineer.md"
sed 's/Lamp Designer — Wick/Lamp — Designer Wick/' tests/import/levels.md >"$dir/tree/b/deep/other.md"
sed '1s/.*/# Designer | Lamp Salary Negotiation Guide/' tests/import/levels.md >"$dir/tree/b/deep/x.md"
sed '1s/.*/# Designer | Lamp! Salary Negotiation Guide/' tests/import/levels.md >"$dir/tree/b/deep/y.md"
echo 'no guide' >"$dir/tree/b/notes.txt"
"$HFBRIEF" --import-guide "$dir/tree" -d "$dir/series" -q 2>"$dir/err"
is 'a folder is walked through, and each guide named by its id' \
    'designer-wick-wax-lamp.xml harbour-lights-quay-operations-engineer.xml lamp-designer-2.xml lamp-designer.xml wick-wax-lamp-designer.xml' \
    "$(ls "$dir/series" | tr '\n' ' ' | sed 's/ $//')"
is 'two of one id are two guides' 'lamp-designer lamp-designer-2' \
    "$(grep -ho 'guide:1" id="[^"]*' "$dir"/series/lamp-designer*.xml | sed 's/.*"//' | sort | tr '\n' ' ' | sed 's/ $//')"
"$HFBRIEF" --import-guide "$dir/tree" -d "$dir/series" -q 2>"$dir/err"
is 'a guide that is there is not replaced' '3 5' "$? $(grep -c 'is there already' "$dir/err")"
"$HFBRIEF" --import-guide "$dir/tree" -d "$dir/series" -q --force 2>"$dir/err"
is 'but with --force' 1 $?
cp "$dir/offer.xml" "$dir/tree/a/offer.xml" 2>/dev/null || echo '<offer/>' >"$dir/tree/a/offer.xml"
cp "$dir/tree/a/offer.xml" "$dir/before.xml"
"$HFBRIEF" --import-guide "$dir/tree/a/engineer.md" -o "$dir/tree/a/offer.xml" -q 2>"$dir/err"
is 'an offer is not replaced by a guide' "3 " "$? $(cmp "$dir/before.xml" "$dir/tree/a/offer.xml")"
"$HFBRIEF" --import-guide "$dir/tree/a/engineer.md" -q 2>"$dir/err"
is 'without -d it stands beside its source' yes \
    "$([ -e "$dir/tree/a/harbour-lights-quay-operations-engineer.xml" ] && echo yes)"
cp "$HFBRIEF" "$dir/lone" && PATH=/nowhere "$dir/lone" --import-guide "$dir/tree" 2>"$dir/err"
is 'without the program it says so' '3 1' "$? $(grep -c 'importing is done by hfbrief-import-guide' "$dir/err")"
PATH=$(dirname "$HFBRIEF"):$PATH "$dir/lone" --import-guide tests/import/harbour.md -o "$dir/path.xml" -q
is 'and finds it on PATH' 0 $?

# ---- five lines are enough -------------------------------------------------------------------------
sed -n '/^# Software/,/^| Dublin/p' src/packaging/man/hfbrief-import-guide.1.in >"$dir/mini.md"
"$HFBRIEF" --import-guide "$dir/mini.md" -o "$dir/mini.xml" -q
is 'the guide of the manual page is imported whole' '0 4' "$? $(grep -c . "$dir/mini.md")"
is 'with what it says' '<base min="85000" max="115000"> <equity kind="not-stated" instrument="rsu" years="4" min="80000" max="200000"> <bonus kind="percent" min="10">' \
    "$(grep -oE '<(base|equity|bonus) [^>]*>' "$dir/mini.xml" | tr '\n' ' ' | sed 's/ $//')"

# ---- what used to break it -------------------------------------------------------------------------
printf '# y | 2\n"My ask is$0equity over four yEars."' >"$dir/years.md"
"$HFBRIEF" --import-guide "$dir/years.md" -o "$dir/years.xml" 2>"$dir/err"
is '"four yEars" is refused for want of a table, no more' '2 no band table' \
    "$? $(grep -o 'no band table' "$dir/err")"
printf '# m — l\n>"i g g [ s — ]5%%.' >"$dir/dash.md"
"$HFBRIEF" --import-guide "$dir/dash.md" -o "$dir/dash.xml" 2>"$dir/err"
is 'a dash within a blank divides no sentence' '2 no band table' \
    "$? $(grep -o 'no band table' "$dir/err")"
python3 -c '
n = 8000
print("# a | b\n\n" + "|a" * n + "|\n" + "|-" * n + "|\n" + "x\n" * n)' >"$dir/wide.md"
(ulimit -v 1000000; "$HFBRIEF" --import-guide "$dir/wide.md" -o "$dir/wide.xml" 2>"$dir/err")
is 'a table of 64 million cells in 48 KB is refused by its size' '2 1' \
    "$? $(grep -c 'wide.md:3:1: error: a table here may have 8001 columns' "$dir/err")"
"$HFBRIEF" --import-guide tests/fuzz/corpus/import/nothing-in-them.md -o "$dir/nothing.xml" -q 2>"$dir/err"
is 'a row, a blank, a title or a source without a word in it is no part of a guide' \
    '1 2 oslo-cook usd-cook x boat quay-almanac-2026' "$? $(python3 -c '
import sys, xml.etree.ElementTree as tree
root = tree.parse(sys.argv[1]).getroot()
kept = [e.get("id") for e in root.iter() if e.tag.split("}")[1] in ("region", "additional", "evidence")]
print(len(root.findall("{urn:hfbrief:guide:1}left-out")), *kept)' "$dir/nothing.xml")"
"$HFBRIEF" --import-guide tests/fuzz/corpus/import/whole-letters.md -o "$dir/letters.xml" -q 2>/dev/null
is 'no letter is cut in two, and a dash in a cell is no word' '0 Àlvdalen boats;àà nets;number Z; 8' \
    "$(grep -c '�' "$dir/letters.xml") $(grep -o 'label="[^"]*' "$dir/letters.xml" | sed 's/.*"//' | tr '\n' ';') $(
        grep -o '<bonus [^>]*min="[^"]*' "$dir/letters.xml" | sed 's/.*"//')"
mkdir "$dir/many" "$dir/alone"
for i in $(seq 10 49); do # of one length, so that each is made where the one before it was
    printf '### Cook %d | Galley Guide\n\n| Region | Base | Total |\n|---|---|---|\n| Oslo | €%d00 | €%d99 |\n' \
        "$i" $((500 + i)) $((900 + i)) >"$dir/many/cook-$i.md"
done
"$HFBRIEF" --import-guide "$dir"/many/*.md -d "$dir/alone" --format json -q >"$dir/many.jsonl" 2>/dev/null
is 'forty guides in one run have each its own checks' 40 "$(python3 -c '
import json, sys
print(sum(g["checks"]["guide"] == g["guide"] for g in map(json.loads, open(sys.argv[1]))))' "$dir/many.jsonl")"

# ---- it works at once ----------------------------------------------------------------------------
cat >"$dir/offer.xml" <<'XML'
<offer xmlns="urn:hfbrief:offer:1" guide="harbour-lights-quay-operations-engineer" region="hamburg" date="2026-01-05">
  <candidate><name>Ada Quay</name></candidate>
  <package currency="EUR"><base>70000</base><equity kind="pre-ipo">50000</equity></package>
</offer>
XML
"$HFBRIEF" "$dir/offer.xml" -g "$dir/harbour.xml" -o "$dir/brief.pdf" 2>"$dir/err"
is 'a brief is made of it' 0 $?
is 'that opens with the ask' 1 "$(pdftotext "$dir/brief.pdf" - | tr '\n' ' ' | grep -c 'My ask is €80,000 base with €90,000 equity')"
"$HFBRIEF" "$dir/offer.xml" -g "$dir/harbour.xml" -t letter -o "$dir/letter.pdf" 2>"$dir/err"
is 'and a letter too' 0 $?
letter=$(pdftotext "$dir/letter.pdf" - 2>/dev/null | tr '\n' ' ')
is 'which asks' yes "$(grep -q '€80,000' <<<"$letter" && echo yes || echo "$letter")"
is 'and gives away no floor' 0 "$(grep -cE '65,000|60,000|65K|60K' <<<"$letter")"

# ---- a level is no place -------------------------------------------------------------------------
"$HFBRIEF" --import-guide tests/import/shapes/level-rows-a.md -o "$dir/level-rows.xml" -q 2>/dev/null
row=$(python3 -c '
import sys, xml.etree.ElementTree as t
g = t.parse(sys.argv[1]).getroot()
print(g.get("id"), [r.get("id") for r in g.iter("{urn:hfbrief:guide:1}region")][1])' "$dir/level-rows.xml")
cat >"$dir/level.xml" <<XML
<offer xmlns="urn:hfbrief:offer:1" guide="${row% *}" region="${row#* }" date="2026-01-05">
  <candidate><name>Ada Quay</name></candidate>
  <package currency="USD"><base>120000</base><equity kind="liquid">90000</equity></package>
  <ask><base>150000</base><equity>140000</equity></ask>
</offer>
XML
for t in letter offer-letter; do
    "$HFBRIEF" "$dir/level.xml" -g "$dir/level-rows.xml" -t $t -o "$dir/$t.pdf" -q 2>"$dir/err"
    is "a $t for a row of levels" 0 $?
done
is 'is dated from no place' 0 "$(pdftotext "$dir/letter.pdf" - | grep -cE 'Tugmaster.*January|43-44.*January')"
is 'and leaves the place of work blank' 1 "$(pdftotext "$dir/offer-letter.pdf" - | tr '\n' ' ' | grep -c 'place of work')"

"$HFBRIEF" "$dir/level.xml" -g "$dir/level-rows.xml" -o "$dir/level.pdf" -q --force
is 'the opening has all that the headline asks for' 1 "$(pdftotext -l 1 "$dir/level.pdf" - | tr '\n' ' ' |
    grep -c 'For the bonus, I’m asking for 15%. As a sign-on, I’m asking for $16,000')"
sed 's/<base>120000<\/base>/&<bonus>22500<\/bonus>/' "$dir/level.xml" >"$dir/level2.xml"
"$HFBRIEF" "$dir/level2.xml" -g "$dir/level-rows.xml" -o "$dir/level2.pdf" -q --force
is 'but not a bonus that is offered already' 0 "$(pdftotext -l 1 "$dir/level2.pdf" - | grep -c 'For the bonus')"

# ---- sign-on and bonus are asked for -----------------------------------------------------------------
"$HFBRIEF" --import-guide tests/import/shapes/rows-b.md -o "$dir/rows.xml" -q 2>/dev/null
cat >"$dir/lisbon.xml" <<'XML'
<offer xmlns="urn:hfbrief:offer:1" guide="mastworks-senior-rigger" region="lisbon" date="2026-01-05">
  <candidate><name>Ada Quay</name></candidate>
  <package currency="EUR"><base>60000</base><equity kind="pre-ipo">60000</equity></package>
</offer>
XML
is 'the sign-on that the guide asks for is in the ask and its first rung' \
    '9000 381000 9000' "$("$HFBRIEF" "$dir/lisbon.xml" -g "$dir/rows.xml" -f json -q | python3 -c '
import json, sys
f = json.load(sys.stdin)
print(f["ask"]["sign_on"], f["ask"]["four_year"], f["ladder"][0]["sign_on"])')"
"$HFBRIEF" "$dir/lisbon.xml" -g "$dir/rows.xml" -o "$dir/lisbon.pdf" -q
is 'and is said in the opening' 1 "$(pdftotext -l 1 "$dir/lisbon.pdf" - | tr '\n' ' ' |
    grep -c 'To join: €72,000 base, €84,000 equity over four years, and a €9,000 signing bonus')"
sed 's/lisbon/toronto/; s/EUR/CAD/; s/60000/120000/g' "$dir/lisbon.xml" >"$dir/toronto.xml"
"$HFBRIEF" "$dir/toronto.xml" -g "$dir/rows.xml" -o "$dir/toronto.pdf" -q
is 'but not where the row asks for none' 0 "$(pdftotext "$dir/toronto.pdf" - | grep -c 'C.0 signing')"
sed 's/lisbon/chicago-il/; s/EUR/USD/; s/60000/130000/g; s/mastworks-senior-rigger/open-quay-crane-driver/' "$dir/lisbon.xml" >"$dir/chicago.xml"
"$HFBRIEF" --import-guide tests/import/shapes/relative-b.md -o "$dir/crane.xml" -q 2>/dev/null
is 'a bonus in per cent is asked for as such' '23700 158000' \
    "$("$HFBRIEF" "$dir/chicago.xml" -g "$dir/crane.xml" -f json -q | python3 -c '
import json, sys
f = json.load(sys.stdin)["ask"]
print(f["bonus"], f["base"])')"

# ---- the seed --------------------------------------------------------------------------------------
if [ -n "${HFBRIEF_SEED:-}" ]; then
    "$HFBRIEF" --import-guide "$HFBRIEF_SEED" -o "$dir/seed.xml" -q 2>/dev/null
    is 'the seed is imported whole' 0 $?
    is 'every word of the seed' "" "$(python3 tests/import/words.py "$HFBRIEF_SEED" "$dir/seed.xml")"
    is 'the seed equals the guide made by hand, figure for figure' "" \
        "$(python3 tests/import/figures.py "$HFBRIEF" templates/guides/hugging-face-tpm.xml "$dir/seed.xml" samples/*.xml)"
else
    n=$((n + 1))
    echo "ok $n - the seed equals the guide made by hand # SKIP HFBRIEF_SEED names no file"
fi
echo "1..$n"
exit $bad
