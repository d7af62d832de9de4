#!/usr/bin/env bash
# A later round: what was said, what moved, whose turn it is. The offer and its history are the
# contract's worked example, the amounts a person's: 66,000 × 4 + 70,000 = 334,000 and so on.
. "${0%/*}/tap.bash"

# offer FILE HISTORY [OFFERED [ASK [FLOOR [PACKAGE]]]]
table='<package currency="EUR"><base>70000</base><equity kind="pre-ipo" years="4">80000</equity></package>'
offer() {
    cat >"$1" <<XML
<offer xmlns="urn:hfbrief:offer:1" guide="hugging-face-tpm" region="paris" date="2026-11-20"
  respond-by="2026-11-27" offered="${3:-2026-11-18}"><candidate><name>Claire Moreau</name></candidate>
${6:-$table}
<ask>${4:-<base>82000</base><equity>118000</equity>}</ask>
<floor>${5:-<base>67000</base><equity>92000</equity>}</floor>
${2:+<history>$2</history>}</offer>
XML
}
plain() { sed 's/\xc2\xa0/ /g' | tr -s ' \n' ' '; }
flow() { "$HFBRIEF" -q "$@" --dump=flow 2>"$scratch/err" | plain; }
said='<said date="2026-10-28" by="candidate" to="Léa Martin" part="base">75000</said>'
first='<move date="2026-11-10" by="employer" via="call"><base>66000</base><equity>70000</equity></move>'
mine='<move date="2026-11-12" by="candidate" via="e-mail" for="named program scope"><base>84000</base><equity>125000</equity></move>'

# ---- how it has moved: the finding, the moves, the gap ----
offer "$scratch/two.xml" "$said$first$mine"
page=$(flow "$scratch/two.xml")
matches 'the title is the finding' 'They have come up €26,000 over four years, you have come down €15,000\.' "$page"
matches 'the first gap and the gap now' 'The gap was €127,000 at first; now it is €86,000\.' "$page"
matches 'what each has closed of it' 'they have closed 20%, you 12%' "$page"
matches 'whose turn' 'It is your turn' "$page"
matches 'what was named, to whom' 'to Léa Martin.*named €75,000 for base, without a proposal' "$page"
matches 'what it was traded for' 'for named program scope' "$page"
matches 'their step, part by part' '€70,000<second>\+4,000.*€80,000<second>\+10,000.*€360,000<second>\+26,000' "$page"
matches 'your next, part by part' '€82,000<second>−2,000.*€118,000<second>−7,000.*€446,000<second>−15,000' "$page"
alt=$("$HFBRIEF" -q "$scratch/two.xml" --dump=structure | sed 's/\xc2\xa0/ /g' | grep 'gap is now')
matches 'the chart says every number' '€334,000.*€461,000.*€360,000.*next: €446,000.*gap is now €86,000.*floor: €360,000' "$alt"
alt=$("$HFBRIEF" -q "$scratch/two.xml" --floor omit --dump=structure | grep -a 'gap is now')
same 'without the floor it says none' 1 "$(grep -c . <<<"$alt")"
same '... in no word' '' "$(grep -io 'floor' <<<"$alt")"
offer "$scratch/none.xml" ''
same 'without a history no such section' '' "$(flow "$scratch/none.xml" | grep -o 'section id="history"')"

offer "$scratch/theirs.xml" "$first"
matches 'one side alone: theirs' 'They have come up €26,000 over four years, you have proposed nothing yet\.' \
    "$(flow "$scratch/theirs.xml")"
offer "$scratch/yours.xml" "$mine" 2026-11-11
matches 'one side alone: yours' 'This is their first offer, you have come down €15,000\.' "$(flow "$scratch/yours.xml")"
offer "$scratch/named.xml" "$said"
matches 'numbers named and nothing proposed' 'Numbers have been named, and no proposal made' "$(flow "$scratch/named.xml")"
offer "$scratch/still.xml" '<move date="2026-11-10" by="employer"><base>70000</base><equity>80000</equity></move><move date="2026-11-12" by="candidate"><base>82000</base><equity>118000</equity></move>'
matches 'nobody' 'Neither side has moved yet' "$(flow "$scratch/still.xml")"
for lang in fr de; do
    page=$(flow "$scratch/two.xml" --lang $lang)
    matches "$lang: the finding with both figures" '26.{1,3}000.*15.{1,3}000' "$(sed 's/.*<section id="history"//; s/<chart.*//' <<<"$page")"
done

# a base by the month is told by the month; the bonus of the same per cent is no move
sed -e 's,</offer>,<history><move date="2026-11-05" by="employer"><base per="month">3100</base></move></history></offer>,' \
    samples/nurse.xml >"$scratch/nurse.xml"
page=$(flow "$scratch/nurse.xml" | grep -o 'id="history".*id="after"')
matches 'a base by the month' '€3,100 × 13.*€3,250 × 13.*€3,550 × 13' "$page"
same 'what has not moved has no column' '' "$(grep -o 'Annual bonus\|<cell>Bonus' <<<"$page")"
done_testing
