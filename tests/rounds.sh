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
matches 'the title is the finding' 'Since their first offer they have come up €26,000 over four years; you have come down €15,000\.' "$page"
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
matches 'one side alone: theirs' 'Since their first offer they have come up €26,000 over four years; you have proposed nothing yet\.' \
    "$(flow "$scratch/theirs.xml")"
offer "$scratch/yours.xml" "$mine" 2026-11-11
matches 'one side alone: yours' 'This is their first offer; you have come down €15,000\.' "$(flow "$scratch/yours.xml")"
offer "$scratch/named.xml" "$said"
matches 'numbers named and nothing proposed' 'Numbers have been named; their offer is the first proposal' "$(flow "$scratch/named.xml")"
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

# ---- the call sheet of a later round ----
call() { flow "$@" | sed 's/<section id="before".*//'; }
page=$(call "$scratch/two.xml")
matches 'they came up: thanks first, in its figure' 'Their last step was worth €26,000 over four years: thank them for it first\.' "$page"
matches 'the ask is what to say' 'Ask for <b>€82,000 base</b> and <b>€118,000 in equity</b>\.' "$page"
same 'one ask: the number of the move before stands nowhere on the sheet' '' "$(grep -o '€84,000\|€125,000' <<<"$page")"
page=$(flow "$scratch/nurse.xml")
matches 'thanks are said too' 'Thank you for coming up; I appreciate it' "$page"
same '... and not where nobody came up' '' "$(flow samples/nurse.xml | grep -o 'Thank you for coming up')"
offer "$scratch/wait.xml" "$first${mine/11-12/11-19}" 2026-11-18 '<base>84000</base><equity>125000</equity>'
page=$(call "$scratch/wait.xml")
matches 'at their turn no new number' 'It is their turn\. Name no new number\.' "$page"
matches '... and for how long it has been' 'with them since Thu 19 Nov' "$page"
matches '... the ask has been said' 'said already' "$page"
same '... and is not to be said now' '' "$(grep -o 'say this number\|Open with\|thank them' <<<"$page")"
matches '... but if they ask, it is the same' 'If they ask for your number: the same one' "$page"
rung=$("$HFBRIEF" -q "$scratch/wait.xml" -f json | python3 -c 'import json,sys; r=json.load(sys.stdin)["ladder"][0]; print(r["base"], r["equity"])')
same 'the ladder starts where one stands' '84000 125000' "$rung"

# ---- checks about the history: each with a neighbour that has nothing to say ----
ids() { "$HFBRIEF" --check "$1" 2>/dev/null | sed -n 's/.*: \(note\|warning\|error\): \([a-z-]*\): .*/\2 \1/p'; }
has() { # NAME ID-AND-SEVERITY FILE
    matches "$1" "^$2\$" "$(ids "$3")"
}
hasnt() { # NAME ID FILE
    same "$1" '' "$(ids "$3" | grep "^$2 ")"
}
offer "$scratch/a.xml" "$first$mine" '' '<base>85000</base><equity>118000</equity>'
offer "$scratch/b.xml" "$first$mine" '' '<base>84000</base><equity>118000</equity>'
has 'an ask above the last move contradicts it' 'contradicts warning' "$scratch/a.xml"
hasnt '... one at it does not' contradicts "$scratch/b.xml"
offer "$scratch/a.xml" "$said"
offer "$scratch/b.xml" "${said/>75000</ low=\"80000\" high=\"85000\"><}"
has 'an ask above what was named contradicts it' 'contradicts warning' "$scratch/a.xml"
matches '... when, to whom, how much' 'on 28 Oct 2026 you named €75,000 to Léa Martin\.' \
    "$("$HFBRIEF" --check "$scratch/a.xml" 2>/dev/null | plain)"
hasnt '... one within the range does not' contradicts "$scratch/b.xml"
has '... one that a later move has replaced is a note' 'contradicts note' "$scratch/two.xml"
offer "$scratch/a.xml" "$said$mine" '' '' '<base>76000</base>'
offer "$scratch/b.xml" "$said$mine" '' '' '<base>75000</base>'
has 'a floor above a number that was named' 'floor-above-said warning' "$scratch/a.xml"
hasnt '... one at it' floor-above-said "$scratch/b.xml"
same '... and with --floor omit no word of it' '' \
    "$("$HFBRIEF" --check --floor omit "$scratch/a.xml" 2>/dev/null | grep -o 'floor-above-said\|76,000')"
again='<move date="2026-11-14" by="candidate"><base>83000</base><equity>120000</equity></move>'
between='<move date="2026-11-13" by="employer"><base>67000</base><equity>70000</equity></move>'
offer "$scratch/a.xml" "$first$mine$again"
offer "$scratch/b.xml" "$first$mine$between$again"
has 'two steps down in a row are against oneself' 'against-yourself warning' "$scratch/a.xml"
hasnt '... with one of theirs between they are not' against-yourself "$scratch/b.xml"
# 84/125 is 461,000 over four years, 80/100 is 420,000: 41,000 down, against 26,000 up
offer "$scratch/a.xml" "$first$mine" '' '<base>80000</base><equity>100000</equity>'
has 'a step down that is larger than theirs up' 'bigger-step note' "$scratch/a.xml"
hasnt '... one that is smaller: 15,000 against 26,000' bigger-step "$scratch/two.xml"
offer "$scratch/a.xml" "$first$mine" '' '' '' "${table/>70000</>65000<}"
has 'a part of the offer that went down' 'went-back warning' "$scratch/a.xml"
hasnt '... none did' went-back "$scratch/two.xml"
# two verbal things to put right: what contradicts comes first, on the sheet and on the page behind
offer "$scratch/a.xml" "$first$mine" '' '<base>85000</base><equity>118000</equity>' '' "${table/EUR\"/EUR\" status=\"verbal\"}"
matches 'the history comes first on the call sheet' 'the most serious: a number you named before' "$(call "$scratch/a.xml")"
same '... and in Before the call' 'contradicts' "$(ids "$scratch/a.xml" | grep -v 'claim\|self-d\|does-not\|word-g\|floor-s\|early\|two-c\|several' | head -1 | cut -d' ' -f1)"

# every check that a page may head has a head, in every language
for lang in templates/lang/*.xml; do
    bare=$(sed -n 's/.*<m k="check\.\([a-z-]*\)\.message">.*/\1/p; s/.*<m k="check\.\([a-z-]*\)\.do">.*/\1/p' "$lang" | sort -u |
        while read -r id; do grep -q "<m k=\"Check\.$id\">" "$lang" || echo "$id"; done)
    same "$lang: a head for every check" '' "$bare"
done

# ---- after the call: one page, a row for what is in play, the debrief's own questions ----
for x in "nurse --lang en" "nurse --lang fr" "bengaluru --paper letter" "startup-options --lang de" "sales --paper letter"; do
    read -r sample options <<<"$x"
    "$HFBRIEF" -q samples/$sample.xml $options -o "$scratch/$sample.pdf" --force 2>/dev/null
    same "$x: the form is one page, with its command" 1 "$(pdftotext -layout "$scratch/$sample.pdf" - | grep -c "hfbrief --debrief $sample.xml")"
    on=0 pages=$(pdfinfo "$scratch/$sample.pdf" | sed -n 's/^Pages: *//p')
    for ((p = 1; p <= pages; p++)); do
        pdftotext -layout -f $p -l $p "$scratch/$sample.pdf" - | head -3 | grep -qE 'After the call|Nach dem Gespräch|Après l’appel' && on=$((on + 1))
    done
    same "... and no more than one" 1 $on
done
form=$(flow samples/nurse.xml | sed 's/.*<section id="after"//; s/<section.*//')
matches 'a row for what is on the table, as it is stated' 'Base</cell><cell>€3,250 × 13' "$(sed 's/> </></g' <<<"$form")"
same 'none for what is not in play' '' "$(grep -io 'equity\|share' <<<"$form")"

# ---- before the call: what it depends on, what it holds, notes, questions ----
sed 's,</sign-on>,&<condition>Two references</condition>,
    s,</offer>,<note>Jonas is away from Thursday.</note><note>Never under 42900.</note></offer>,' samples/nurse.xml >"$scratch/n.xml"
page=$(flow "$scratch/n.xml")
matches 'conditions are to be met' 'What the offer still depends on.*Two references' "$page"
matches 'notes are printed' 'Notes</label>.*Jonas is away from Thursday' "$page"
matches 'it ends with the notice' 'Before you give notice: the offer signed by both sides, every condition met\.' "$page"
page=$(flow "$scratch/n.xml" --floor omit)
same 'a note that tells the floor is left out with it' 'Jonas is away from Thursday.' "$(grep -o 'Jonas is away from Thursday\.\|42,\?900' <<<"$page" | xargs)"
same 'no note stands in a letter' '' "$(flow "$scratch/n.xml" -t letter | grep -o 'Jonas is away\|Two references')"
page=$(flow samples/nurse.xml)
same 'six questions at most on the sheet' 6 "$(sed 's/<section id="before".*//; s/.*Questions to ask//; s/<ruled.*//' <<<"$page" | grep -o 'tick="yes"' | wc -l)"
same 'a nurse is asked nothing of equity' '' "$(grep -io 'equity\|shares\|options\|vest' <<<"$page" | sort -u)"
same 'what is stated is not asked' '' "$(grep -o 'How many days of leave\|How long is the probation\|What notice applies\|What pension' <<<"$page")"
sed 's,</sign-on>,&<term name="review">6</term>,' samples/nurse.xml >"$scratch/held.xml"
matches 'what the offer holds is to be had in writing' 'Already in the offer: get it in writing.*A pay review after six months' "$(flow "$scratch/held.xml")"
same '... and only then' '' "$(flow samples/nurse.xml | grep -o 'Already in the offer')"
asked=$(grep -oE '"[a-z.-]+", [0-9]+, (true|false)|"[a-z.-]+" : "[a-z.-]+", [0-9]+' src/comp/asked.c | grep -o '"[a-z.-]*"' | tr -d '"')
result $(($(wc -w <<<"$asked") < 25)) 'the questions are found in the source' "$asked"
for lang in templates/lang/*.xml; do
    bare=$(tr ' ' '\n' <<<"$asked" | while read -r id; do grep -q "<m k=\"question\.$id\">" "$lang" || echo "$id"; done)
    same "$lang: every question has words" '' "$bare"
done
# ---- "this is our final offer": no number is asked for on the call sheet, and the letter says so ----
last='<move date="2026-11-18" by="employer" via="call" answer="final"/>'
offer "$scratch/final.xml" "$first$mine$last" '' '' '<base>60000</base><equity>70000</equity>'
page=$(flow "$scratch/final.xml")
front() { grep -o '<section id="call".*<section id="before"' <<<"$1"; }
same 'final: the headline' '<h1' "$(grep -o '<h1[^>]*>They call this their final offer\. Ask what else could move\.' <<<"$page" | cut -c1-3)"
matches '... the distance, and what to do' 'It is €86,000 under your ask over four years\. Ask once, and decide after the call\.' "$page"
matches '... the opening asks what else could move' 'Does that hold for the pay alone, or for everything' "$(front "$page")"
same '... and names no number to ask for' '' "$(front "$page" | grep -oE 'Ask for <b>|Push for the ask|say this number|asking for')"
offer "$scratch/below.xml" "$first$mine$last" '' '' '<base>72000</base><equity>92000</equity>'
matches '... under the floor it says not to accept' 'final offer\. Ask what else could move\.</?[^>]*>?.*Below your floor: base by €2,000' "$(flow "$scratch/below.xml")"
offer "$scratch/newer.xml" "$first$mine$last" 2026-11-19
matches 'numbers that came after it are no final offer' 'Ask for <b>' "$(flow "$scratch/newer.xml")"
offer "$scratch/more.xml" "$first$mine$last"'<move date="2026-11-19" by="candidate"><base>81000</base></move>'
fourth=$(flow samples/rounds/4.xml)
same 'an answer that brought new numbers is told with them, once' 1 "$(grep -o '>Thu 15 Oct' <<<"$fourth" | wc -l)"
same 'nor is one that was answered with new numbers' '' "$(flow "$scratch/more.xml" | grep -o 'their final offer')"
while IFS='|' read -r lang words; do
    sed "s/ guide=.*region=\"paris\"/ speech=\"$lang\"/; s,<package,<job employer=\"E\" role=\"R\"/>&," "$scratch/final.xml" >"$scratch/final.$lang.xml"
    matches "final, the letter, $lang" "$words" "$(flow "$scratch/final.$lang.xml" -t letter)"
done <<'FINAL'
en|You have told me that this offer is final\. .* this letter does not decline your offer\.
fr|Vous m’avez indiqué que cette offre est la dernière\. .* cette lettre ne vaut pas refus de votre offre\.
de|dass dies Ihr letztes Angebot ist\. .* dieses Schreiben lehnt Ihr Angebot nicht ab\.
FINAL

# ---- the debrief: the letter's own total is of the old numbers, equity may be new ----
debrief() { # NAME ARGUMENT…: the next round's file and what was said, as one text
    cp "$scratch/$1.xml" "$scratch/$1.next.xml"
    rm -f "$scratch/$1.next.r2.xml"
    said=$("$HFBRIEF" --debrief "$scratch/$1.next.xml" --as-of 2026-11-25 --force "${@:2}" 2>&1 | plain)
    next=$(cat "$scratch/$1.next.r2.xml" 2>/dev/null | plain)
}
sed 's,<equity kind="none"/>,<total name="Year package">48000</total>,' samples/nurse.xml >"$scratch/total.xml"
debrief total --move base=3350,equity=8000 --answer part
same 'a stated total is taken out with the old numbers' '' "$(grep -o '<total' <<<"$next")"
matches '... and that is said' 'own total \(Year package\) was of the old numbers' "$said"
matches 'equity that is new is written with a kind' '<equity kind="liquid">8000</equity>' "$next"
debrief total --answer no
matches 'no new numbers: the total stays' '<total name="Year package">48000</total>' "$next"
cp samples/nurse.xml "$scratch/none.xml"
debrief none --move "options=8000 shares" --answer part
matches 'where there was none it takes that place' '<equity kind="options"><grant shares="8000"/></equity>' "$next"
same '... alone' 1 "$(sed 's/<history.*//' <<<"$next" | grep -o '<equity kind' | grep -c .)"
cp samples/rsu-abroad.xml "$scratch/shares.xml"
debrief shares --move 'equity=$85,000' --answer part
matches 'an amount is no number of shares' 'the equity is a number of shares here, and 85000 is an amount' "$said"
matches 'a bonus that only follows its base has not moved' 'They moved: base \+€100 a month, thirteen times a year, ' \
    "$(debrief none --move base=3350 --answer part; echo "$said")"

done_testing
