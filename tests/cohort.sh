#!/usr/bin/env bash
# The coach's page: order, forty rows a page, who is refused, who rivals whom, and no floor where
# none is wanted. Amounts by hand from the seed guide's Paris row: ask 82,000 + 118,000 / 4 a year.
. "${0%/*}/tap.bash"
in=$scratch/in samples=$PWD/samples
mkdir "$in"
# offer FILE NAME DUE BASE EQUITY [COACH [REGION [CURRENCY]]]; the floor is the candidate's own
offer() {
    printf '<offer xmlns="urn:hfbrief:offer:1" guide="hugging-face-tpm" region="%s" date="2026-03-02"%s>\n' \
        "${7:-paris}" "${3:+ respond-by=\"$3\"}"
    printf '<candidate><name>%s</name></candidate>%s\n' "$2" "${6:+<coach><name>$6</name></coach>}"
    printf '<package currency="%s"><base>%s</base><equity kind="pre-ipo">%s</equity></package>\n' "${8:-EUR}" "$4" "$5"
    if [ "${7:-paris}" = paris ]; then
        echo '<floor><base>67000</base><equity>92000</equity></floor></offer>'
    else
        echo '<floor><base>160000</base><equity>155000</equity></floor></offer>'
    fi
}
put() { offer "$@" >"$1"; }
text() { pdftotext -layout "$1" -; }
names() { text "$1" | grep -oE "(Anna|Bela|Carl|Dora|Emil|Fred|Gina) [A-Z]+" | xargs; }

# ---- order: deadline, then how far below, then name; none stated comes last ----
put "$in/1.xml" 'Gina OPEN' '' 70000 80000
put "$in/2.xml" 'Fred LATE' 2026-03-18 70000 80000
put "$in/3.xml" 'Emil REACHED' 2026-03-05 82000 118000
put "$in/4.xml" 'Dora ABOVE' 2026-03-05 70000 100000
put "$in/5.xml" 'Carl HALF' 2026-03-05 70000 80000
put "$in/6.xml" 'Bela BOTH' 2026-03-05 62000 80000
put "$in/7.xml" 'Anna BOTH' 2026-03-05 62000 80000
"$HFBRIEF" "$in" -t cohort -o "$scratch/order.pdf" 2>"$scratch/err"
same 'seven offers: status 0 and nothing to say' '0 ' "$? $(cat "$scratch/err")"
same 'by deadline, then both below, one below, above, at the ask, then by name' \
    'Anna BOTH Bela BOTH Carl HALF Dora ABOVE Emil REACHED Fred LATE Gina OPEN' "$(names "$scratch/order.pdf")"
page=$(text "$scratch/order.pdf")
matches 'the title counts' 'Five of seven offers are below the candidate’s floor, and five answers are due this week' \
    "$(tr -s ' \n' ' ' <<<"$page")"
# 111,500 a year is asked; 62,000 + 20,000 is short by 29,500, which is 36 % of 82,000
matches 'what is lacking to the ask, a year' 'Anna BOTH .* €29,500' "$page"
matches 'and as a share of the offer' ' 36%' "$page"
matches 'an offer at the ask has reached it' 'Emil REACHED .*reached .*At the ask' "$page"
matches 'the day and what is left' '5.Mar +Anna' "$page"
matches 'three days' 'Thu, 3.d' "$page"
same 'one deadline is told once' 1 "$(grep -c '5.Mar' <<<"$page")"
same 'without a coach nobody is a rival' 0 "$(grep -ci 'same employer' <<<"$page")"

# ---- currencies ----
put "$in/8.xml" 'Hugh DOLLAR' 2026-03-05 158000 120000 '' new-york USD
"$HFBRIEF" -q "$in" -t cohort -o "$scratch/two.pdf"
page=$(text "$scratch/two.pdf")
matches 'each row in its own currency' 'Hugh DOLLAR .* \$48,750' "$page"
same 'amounts are those of the rows, none is a sum' 7 "$(grep -oE '[€$][0-9][0-9,]*' <<<"$page" | wc -l)"
rm "$in/8.xml"

# ---- refused ----
sed 's/<base>70000/<base>70k/' "$in/2.xml" >"$in/broken.xml"
"$HFBRIEF" "$in" -t cohort -o "$scratch/refused.pdf" 2>"$scratch/err"
same 'one refused: status 1' 1 $?
matches 'named at its place' 'broken.xml:3:[0-9]+: error: base' "$(cat "$scratch/err")"
page=$(text "$scratch/refused.pdf")
matches 'listed on the page' 'refused' "$(tr '[:upper:]' '[:lower:]' <<<"$page")"
matches 'with the reason and its line' 'broken.xml: .*70k.*line 3' "$page"
matches 'counted in the title' 'One more offer was refused\.' "$(tr -s ' \n' ' ' <<<"$page")"
same 'the others all stand there' 7 "$(names "$scratch/refused.pdf" | grep -o ' [A-Z][a-z]* \|^[A-Z][a-z]* ' | wc -l)"
"$HFBRIEF" "$in/broken.xml" -t cohort -o "$scratch/none.pdf" 2>/dev/null
same 'all refused: status 1' 1 $?
result "$([ ! -e "$scratch/none.pdf" ]; echo $?)" 'and nothing is written'
rm "$in/broken.xml"

# ---- rivals ----
put "$in/6.xml" 'Bela BOTH' 2026-03-05 62000 80000 'N. Aubry'
"$HFBRIEF" -q "$in" -t cohort -o "$scratch/one.pdf"
same 'one candidate of a coach is no rival' 0 "$(text "$scratch/one.pdf" | grep -ci 'same role')"
put "$in/7.xml" 'Anna BOTH' 2026-03-05 62000 80000 'N. Aubry'
put "$in/5.xml" 'Carl HALF' 2026-03-05 70000 80000 'B. Other'
"$HFBRIEF" -q "$in" -t cohort -o "$scratch/rivals.pdf"
page=$(text "$scratch/rivals.pdf" | tr -s ' \n' ' ')
matches 'two of one coach, one employer, one role are told' \
    'Two candidates of N. Aubry negotiate with Hugging Face for the same role .*: Anna BOTH, Bela BOTH\.' "$page"
same 'and nobody else' 0 "$(grep -c 'B. Other negotiate' <<<"$page")"

# ---- no floor ----
"$HFBRIEF" -q "$in" -t cohort --floor omit -o "$scratch/omit.pdf"
same 'with --floor omit no word of a floor or a verdict' '' \
    "$(text "$scratch/omit.pdf" | grep -iE 'floor|verdict|at the ask')"
same 'nor in what is read aloud' '' "$(pdfinfo -struct-text "$scratch/omit.pdf" 2>/dev/null | grep -iE 'floor|verdict')"
matches 'it stays private' 'PRIVATE' "$(text "$scratch/omit.pdf")"

# ---- whose turn: who must act comes first, whatever is due when the other side must answer ----
mkdir "$scratch/turn"
put "$scratch/turn/1.xml" 'Anna WAITS' 2026-03-03 70000 80000
put "$scratch/turn/2.xml" 'Bela ACTS' 2026-03-20 70000 80000
put "$scratch/turn/3.xml" 'Carl FIRST' 2026-03-10 70000 80000
sed -i 's,date=,offered="2026-02-20" date=,; s,</offer>,<history><move date="2026-02-24" by="candidate"><base>90000</base></move></history></offer>,' "$scratch/turn/1.xml"
sed -i 's,date=,offered="2026-02-28" date=,; s,</offer>,<history><move date="2026-02-20" by="employer"><base>65000</base></move><move date="2026-02-24" by="candidate"><base>90000</base></move></history></offer>,' "$scratch/turn/2.xml"
"$HFBRIEF" -q "$scratch/turn" -t cohort --as-of 2026-03-04 -o "$scratch/turn.pdf" 2>/dev/null
page=$(text "$scratch/turn.pdf")
same 'the candidates who act, by deadline, then who waits' 'Carl FIRST Bela ACTS Anna WAITS' "$(names "$scratch/turn.pdf")"
same 'who acts in the first round needs no word, who waits has one' 'waits' "$(grep -oE '\bacts\b|waits|round.1' <<<"$page" | xargs)"
matches 'employer, role and place' 'HF, TPM, Paris|Hugging Face, .*Paris' "$page"
matches 'the round' 'round.2' "$page"
matches 'a deadline that has passed is in the title' 'One deadline has passed\.' "$(tr -s ' \n' ' ' <<<"$page")"

# ---- what has long passed is no first thing to do ----
mkdir "$scratch/past"
put "$scratch/past/1.xml" 'Anna LONG' 2026-01-05 70000 80000
put "$scratch/past/2.xml" 'Bela LATELY' 2026-02-27 70000 80000
put "$scratch/past/3.xml" 'Carl NOW' 2026-03-10 70000 80000
put "$scratch/past/4.xml" 'Dora OPEN' '' 70000 80000
put "$scratch/past/5.xml" 'Emil LONG' 2026-01-12 70000 80000
sed -i 's/ date="2026-03-02"/ date="2026-01-02"/' "$scratch/past"/*.xml
"$HFBRIEF" -q "$scratch/past" -t cohort --as-of 2026-03-02 -o "$scratch/past.pdf" 2>/dev/null
same 'three days ago may be saved, two months ago comes last, the latest first' \
    'Bela LATELY Carl NOW Dora OPEN Emil LONG Anna LONG' "$(names "$scratch/past.pdf")"

# ---- the samples: two lines a row, nothing cut, a word where there is no band, whole amounts ----
"$HFBRIEF" -q "$samples"/*.xml -t cohort -o "$scratch/samples.pdf" 2>/dev/null
page=$(text "$scratch/samples.pdf")
same 'eighteen offers: one page' 1 "$(pdfinfo "$scratch/samples.pdf" | sed -n 's/^Pages: *//p')"
same 'nothing is cut' 0 "$(grep -c '…' <<<"$page")"
matches 'every employer has its line' 'Larkspur Software, Account Executive, Chicago' "$(tr -s ' \n' ' ' <<<"$page")"
same 'two offers have no band, and say so' 2 "$(grep -c 'no band' <<<"$page")"
same 'no amount has cents' '' "$(grep -oE '[0-9]\.[0-9]{2}\b' <<<"$page")"
matches 'what is below is named: allowances, and with them the total' 'other parts and total' "$page"
marks=$("$HFBRIEF" -q "$samples"/nurse.xml "$samples"/new-york.xml "$samples"/paris.xml "$samples"/startup-options.xml "$samples"/professor.xml -t cohort --dump=flow -o - 2>/dev/null |
    grep -oE '<mark name="(square|half|open)"' | cut -d'"' -f2 | xargs)
# by who acts first: nurse, startup-options (8,000 short), professor (7,200 short), new-york, paris (at the floor's sum)
same 'below over four years: full, whatever parts are; in equity alone: half' 'square square square square half' "$marks"
matches 'the words beside it say the same: only where the sum is reached' 'Ana Sousa.*base and total .*Claire Moreau.*equity only ' "$(tr -s ' \n' ' ' <<<"$page")"

# ---- pages ----
for ((i = 1; i <= 18; i++)); do
    put "$in/more-$i.xml" "More $(printf %02d "$i")" "2026-04-$(printf %02d "$i")" 70000 80000
done
"$HFBRIEF" -q "$in" -t cohort -o "$scratch/25.pdf"
same '25 offers stand on one page' 1 "$(pdfinfo "$scratch/25.pdf" | sed -n 's/^Pages: *//p')"
# a row of one line may cut a name: it stands in full below; higher rows wrap it
put "$in/long.xml" 'Maximiliana Konstantinopoulou-Featherstonehaugh' 2026-03-18 70000 80000
shown() { "$HFBRIEF" -q "$@" -t cohort --dump=pages -o - | grep -cE '^text .*(Maximiliana|Featherstonehaugh)'; }
same 'a long name is whole, on a page of few rows and of many' '2 3' "$(shown "$in/1.xml" "$in/long.xml") $(shown "$in")"
rm "$in/long.xml"
for ((i = 19; i <= 34; i++)); do
    put "$in/more-$i.xml" "More $i" "2026-04-$(printf %02d $((i - 10)))" 70000 80000
done
"$HFBRIEF" -q "$in" -t cohort -o "$scratch/41.pdf"
same '41 stand on two' 2 "$(pdfinfo "$scratch/41.pdf" | sed -n 's/^Pages: *//p')"
heads=
for p in 1 2; do heads="$heads $(pdftotext -layout -f $p -l $p "$scratch/41.pdf" - | grep -cE 'Due +Candidate')"; done
same 'each with its heads' ' 1 1' "$heads"
same 'forty and one' '40 1' "$(for p in 1 2; do
    pdftotext -layout -f $p -l $p "$scratch/41.pdf" - | grep -cE ' €[0-9]| reached'; done | xargs)"
rm "$in"/more-{19..34}.xml
for lang in de fr; do
    "$HFBRIEF" -q "$in" -t cohort --lang $lang --paper letter -o "$scratch/25.$lang.pdf"
    same "25 on one page of Letter, $lang" 1 "$(pdfinfo "$scratch/25.$lang.pdf" | sed -n 's/^Pages: *//p')"
done
"$HFBRIEF" -q "$in" -t cohort -o "$scratch/again.pdf"
result "$(cmp -s "$scratch/25.pdf" "$scratch/again.pdf"; echo $?)" 'the same bytes again'
same 'its stages are shown, like any document’s' '1 1' \
    "$("$HFBRIEF" -q "$in" -t cohort --dump=pages -o - | grep -c '^page ') $(
        "$HFBRIEF" -q "$in" -t cohort --dump=flow -o - | grep -c '<flow ')"
said=$("$HFBRIEF" -q "$in" -t cohort --dump=figures -o - 2>&1)
matches 'but figures are one offer’s' '^2 hfbrief: error: a cohort is a page' "$? $said"

# ---- many ----
many=$scratch/many
mkdir "$many"
for ((i = 1; i <= 2000; i++)); do offer x "Person $i" 2026-05-01 70000 80000 'N. Aubry' >"$many/$i.xml"; done
peak() { # kB of the largest process of a cohort of that many offers
    python3 - "$HFBRIEF" -q --force -t cohort -o "$scratch/many.pdf" "${@:2}" <(find "$many" -name '*.xml' | sort | head -n "$1") <<'PY'
import resource, subprocess, sys
command, names = sys.argv[1:-1], open(sys.argv[-1]).read().split()
status = subprocess.run(command + names).returncode
print(status, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
PY
}
read -r _ few <<<"$(peak 600)"
read -r status all <<<"$(peak 2000)"
# What of a row stays while the others are set: its texts, what is painted, its part of the tree.
case $HFBRIEF in
*/san/*) skip 'a row more is at most 12 kB more' 'a sanitizer fences every piece of memory' ;;
*) result "$([ $((all - few)) -le $((1400 * 12)) ]; echo $?)" 'a row more is at most 12 kB more' "$few kB for 600, $all kB for 2,000" ;;
esac
same '2,000 offers: 50 pages of forty' '0 50' "$status $(pdfinfo "$scratch/many.pdf" | sed -n 's/^Pages: *//p')"
same 'every one has its row' 2000 "$(text "$scratch/many.pdf" | grep -oE 'Person [0-9]+ .* €21,500' | grep -oE 'Person [0-9]+' | sort -u | wc -l)"
matches 'the rivals are counted, six of them named' '2,000 candidates of N. Aubry .* and 1,994 more' \
    "$(text "$scratch/many.pdf" | tail -n 40 | tr -s ' \n' ' ')"
# so many pages are set some at a time, and read as one document
same 'every page has its number, and how many there are' "$(printf '%s of 50\n' {1..50})" \
    "$(text "$scratch/many.pdf" | grep -oE '[0-9]+ of 50')"
same 'one section, a table a page, one bookmark' '1 50 1' "$(pdfinfo -struct "$scratch/many.pdf" 2>/dev/null | grep -cE '^ *Sect') $(
    pdfinfo -struct "$scratch/many.pdf" 2>/dev/null | grep -cE '^ *Table') $(qpdf --json=2 --json-key=outlines "$scratch/many.pdf" | grep -c '"title"')"
done_testing
