#!/usr/bin/env bash
# hfbrief --debrief: what they said becomes the next round's file. Scripted, and at a terminal.
. "${0%/*}/../tap.bash"
repo=$PWD
cp tests/figures/worked/rounds.xml "$scratch/worked.xml"
cp -r samples/rounds "$scratch/rounds"
cp samples/nurse.xml samples/paris.xml "$scratch"
cd "$scratch" || exit 3

figure() { # file, python expression over its figures f
    "$HFBRIEF" "$1" -f json >figures.json &&
        python3 -c "import json,sys; f=json.load(open('figures.json')); print($2)"
}
debrief() { "$HFBRIEF" --debrief "$@" 2>said; }

# ---- the worked history of the contract: its first round, and what the debrief makes of it
python3 - <<'END'
import re
s = open('worked.xml').read()
s = re.sub(r'\s*<move .*?</move>', '', s)
s = re.sub(r'(<package.*?<base>)70000(.*?>)80000', r'\g<1>66000<!-- a year -->\g<2>70000', s, count=1, flags=re.S)
s = re.sub(r'<ask>.*?</ask>', '<ask><base>84000</base><equity>125000</equity></ask>', s)
s = s.replace('date="2026-11-20" respond-by="2026-11-27" offered="2026-11-18"', 'date="2026-11-10" respond-by="2026-11-27"')
s = s.replace('</recruiter>', '</recruiter>\n  <call at="2026-11-12T15:00+01:00"/>')
open('round.xml', 'w').write(s.replace('<base>66000<!-- a year --></base>', '<base>66000</base><!-- a year -->'))
END
cp round.xml before.xml
debrief round.xml --as-of 2026-11-18 --answer part --via e-mail --written --move base=70k,equity=80,000 \
    --ask 'on=2026-11-12,for=named program scope' --email recap.eml
same "the next round is written beside the old one" "0" "$?"
same "… which stays to the byte" "" "$(cmp round.xml before.xml)"
same "what it wrote is sound" "0" "$("$HFBRIEF" --check round.r2.xml >/dev/null 2>&1; echo $?)"
matches "it says what moved" 'They moved: base \+€4,000 and equity \+€10,000, \+€26,000 over four' "$(tr '\n' ' ' <said)"
matches "… and the next rung" 'Your next rung: €78,500 base and €112,000 in equity\.' "$(tr '\n' ' ' <said)"
matches "the call is dropped, the comment kept" '^ *<base>70000</base><!-- a year -->' "$(cat round.r2.xml)"
same "… the call is dropped" "0" "$(grep -c '<call' round.r2.xml)"
matches "the head has day, round and offer's day" 'date="2026-11-18" offered="2026-11-18" revision="2" respond-by="2026-11-27"' "$(cat round.r2.xml)"
sed -i 's,<ask>.*</ask>,<ask><base>82000</base><equity>118000</equity></ask>,' round.r2.xml
same "the employer moved 4,000, 10,000, 6,500 and 26,000" "4000 10000 6500 26000" \
    "$(figure round.r2.xml '*[f["history"]["employer"]["moved"][k] for k in ("base","equity","annual","four_year")]')"
same "the candidate 2,000, 7,000, 3,750 and 15,000" "2000 7000 3750 15000" \
    "$(figure round.r2.xml '*[f["history"]["candidate"]["moved"][k] for k in ("base","equity","annual","four_year")]')"
same "the gap was 127,000 and is 86,000" "127000 86000 0.2047 0.1181 candidate" \
    "$(figure round.r2.xml 'f["history"]["gap"]["first"], f["history"]["gap"]["now"], f["history"]["closed"]["employer"], f["history"]["closed"]["candidate"], f["history"]["turn"]')"
same "the moves are whole, and are the file's" "66000 70000 84000 125000" \
    "$(figure round.r2.xml '*[m[k] for m in f["history"]["moves"] for k in ("base","equity")]')"

# ---- the recap
body=$(python3 -c "
import email; from email import policy
m = email.message_from_file(open('recap.eml'), policy=policy.default)
print(m['to'], m['subject']); print(m.get_body().get_content())")
matches "the recap is for the recruiter" '^Sam Ortega <sam@example.com> ' "$body"
matches "it says what they offer" 'You offer €70,000 base and €80,000 in equity' "$body"
matches "… and what was asked" 'I asked for €84,000 base and €125,000 in equity' "$body"
same "nothing private stands in it" "0" "$(grep -cE '67,?000|92,?000|floor|79,?000|78,?500' <<<"$body")"
for change in 's/Sam Ortega/Sam Ortega, not under €67,000/' 's/second round/92,000/' 's/Sam Ortega/Sam 92k/'; do
    sed "$change" before.xml >told.xml
    debrief told.xml --as-of 2026-11-18 --answer no --email told.eml
    same "a recap that would tell it is refused: $change" "1 1 0" \
        "$? $(grep -c 'the recap would hold a private amount' said) $(ls told.eml told.r2.xml 2>/dev/null | wc -l)"
done

# ---- nothing is replaced
cp round.r2.xml kept.xml
debrief round.xml --as-of 2026-11-18 --answer no
same "a file that is there is not replaced" "3" "$?"
same "… and stays to the byte" "" "$(cmp round.r2.xml kept.xml)"
debrief round.xml --as-of 2026-11-18 --answer no -o round.xml
same "the offer itself isn't either" "3" "$?"
same "… and stays to the byte" "" "$(cmp round.xml before.xml)"
debrief round.xml --as-of 2026-11-18 --answer no -o new.xml --email worked.xml
same "offer and recap: both, or none" "3 no" "$? $([ -e new.xml ] && echo yes || echo no)"
debrief round.xml --as-of 2026-11-18 --answer no --force
same "--force replaces it" "0" "$?"
debrief round.r2.xml --as-of 2026-11-19 --answer later
same "the round after the second is the third" "0 yes" "$? $([ -e round.r3.xml ] && echo yes)"
same "who waits has no number to name" "employer" "$(figure round.r3.xml 'f["history"]["turn"]')"

# ---- what can't be
debrief round.xml --as-of 2026-11-18 --answer part -o x.xml
matches "part of it: which?" 'say the new numbers with --move' "$(tr 'S' 's' <said)"
debrief round.xml --as-of 2026-11-01 --answer no -o x.xml
matches "a call before the offer" '2026-11-01, lies before it' "$(tr '\n' ' ' <said)"
debrief round.xml --as-of 2026-11-18 --answer part --move bse=1 -o x.xml
matches "a part that there isn't" 'there is no part "bse"' "$(cat said)"
debrief round.xml --as-of 2026-11-18 --answer part --move sign-on=lots -o x.xml
matches "what is no amount" '"lots" is no amount' "$(cat said)"
same "nothing of that was written" "no" "$([ -e x.xml ] && echo yes || echo no)"

# ---- every other way to write a part
debrief nurse.xml --as-of 2026-11-26 --answer yes -o nurse.r2.xml
matches "yes: what was asked is on the table, in its own unit" '<base per="month" times="13">3550</base>' "$(cat nurse.r2.xml)"
matches "… terms too" '<term name="leave">30</term>' "$(sed -n '/<package/,/<\/package/p' nurse.r2.xml)"
same "… and the ask is reached" "at-ask" "$(figure nurse.r2.xml 'f["verdict"]')"
matches "a month's step is said by the month" 'base \+€300 a month' "$(tr '\n' ' ' <said)"
debrief nurse.xml --as-of 2026-11-26 --answer final -o n.xml --move 'base=3,300 a month,bonus=6%,allowance=200,review=6'
matches "per cent, an allowance and a new term" '>200<.*percent="6".*name="review">6<' "$(tr '\n' ' ' <n.xml)"
matches "the next rung is under what was asked, though the table rose elsewhere" 'Your next rung: €3,4[0-9]0 a month' "$(
    debrief nurse.xml --as-of 2026-11-26 --answer part --move sign-on=3k,base=3300 --ask base=3500 -o rung.xml; tr '\n' ' ' <said)"
same "final is noted" "final" "$(figure n.xml 'f["history"]["moves"][-1]["answer"]')"
debrief nurse.xml --as-of 2026-11-26 --answer part --move 'base=42000 a year' -o y.xml
matches "another unit than the file's is refused" 'written in another unit' "$(cat said)"
debrief paris.xml --as-of 2026-03-05 --answer no -o p.xml
same "a guide's ask goes into the history as it stood" "$(figure paris.xml 'f["ask"]["base"], f["ask"]["equity"]')" \
    "$(figure p.xml '*[f["history"]["moves"][1][k] for k in ("base", "equity")]')"

# ---- the sample negotiation: each file made from the one before
mkdir made && cp rounds/1.xml made
"$HFBRIEF" -q --debrief made/1.xml --as-of 2026-10-08 --answer part --via call --move base=60000,leave=28 \
    --respond-by 2026-10-16 -o made/2.xml
"$HFBRIEF" -q --debrief made/2.xml --as-of 2026-10-12 --answer later --via e-mail \
    --ask 'base=64500,for=a start two weeks sooner' -o made/3.xml
"$HFBRIEF" -q --debrief made/3.xml --as-of 2026-10-15 --answer final --via call --written \
    --move base=62500,sign-on=3000 --respond-by 2026-10-20 -o made/4.xml
for i in 2 3 4; do
    same "samples/rounds/$i.xml is what the debrief makes" "" "$(diff rounds/$i.xml made/$i.xml)"
done
same "whose turn it is" "None candidate employer candidate" \
    "$(for i in 1 2 3 4; do figure rounds/$i.xml 'f["history"]["turn"]'; done | xargs)"

# ---- whole moves: of every sample offer, worth what package and ask were worth
same "the old package and the ask stand in the history as they were, in every sample" "" "$(
    cd "$repo" && HFBRIEF=$HFBRIEF python3 - "$scratch/whole.xml" <<'END'
import glob, json, os, subprocess, sys
H, out = os.environ['HFBRIEF'], sys.argv[1]
parts = ('base', 'bonus', 'allowance', 'sign_on', 'relocation', 'equity', 'annual', 'four_year')
def figures(f):
    return json.loads(subprocess.run([H, '-q', f, '-f', 'json'], capture_output=True, check=True).stdout)
for f in sorted(glob.glob('samples/*.xml')):
    old = figures(f)
    subprocess.run([H, '-q', '--debrief', f, '--as-of', '2026-12-20', '--answer', 'no', '-o', out, '--force'], check=True)
    before = len((old['history'] or {}).get('moves') or [])
    for m in figures(out)['history']['moves'][before:before + 2]:
        was = old['offer'] if m['by'] == 'employer' else old['ask']
        for k in parts:
            if abs(m[k] - was[k]) > 0.011:
                print(f, m['by'], k, m[k], was[k])
END
)"

# ---- at a terminal
if python3 -c 'import pty; pty.openpty()' 2>/dev/null; then
    printf '%s\n' maybe 2 back 2 'base 66000' 'base 60000, leave 28' y 'in two weeks' 1 |
        python3 "$repo/tests/home/talk.py" "$HFBRIEF" --debrief rounds/1.xml --as-of 2026-10-08 >talk
    same "the talk ends well" "0" "$?"
    same "it is asked and written" "60000 2026-10-22" "$(figure rounds/1.r2.xml 'int(f["offer"]["base"]), f["respond_by"]')"
    same "no line is wider than 80 columns" "" "$(python3 -c "
for line in open('talk'):
    if len(line.rstrip('\n')) > 80: print(line)")"
    printf '%s\n' 2 | python3 "$repo/tests/home/talk.py" "$HFBRIEF" --debrief rounds/2.xml --as-of 2026-10-12 >talk
    same "broken off, nothing is written" "no" "$([ -e rounds/2.r3.xml ] && echo yes || echo no)"
else
    skip "the talk" "there are no terminals here"
fi

# ---- killed at any moment: the old file is whole, and what is new is whole or not there
cp round.xml before.xml
written() { # a run to be killed; begun when the program, no longer the shell, is running
    "$HFBRIEF" --debrief round.xml --as-of 2026-11-18 --answer part --via e-mail --written \
        --move base=70k,equity=80,000 --ask 'on=2026-11-12,for=named program scope' --email recap.eml >said 2>&1 &
    pid=$!
    until [ "$(readlink /proc/$pid/exe)" != "$(readlink /proc/$$/exe)" ]; do :; done
}
rm -f round.r2.xml recap.eml
written
wait $pid
mkdir quiet && mv round.r2.xml recap.eml quiet
broken='' killed=0 finished=0 moment=0
while [ $moment -le 90 ] || { [ $finished = 0 ] && [ $moment -lt 10000 ]; }; do # a slow machine: on until one ends
    rm -f round.r2.xml recap.eml
    written
    sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
    kill -KILL $pid 2>/dev/null
    wait $pid 2>/dev/null
    case $? in
    137) killed=$((killed + 1)) ;;
    0) finished=$((finished + 1)) ;;
    *) broken="$broken; another end after $moment ms: $(cat said)" ;;
    esac
    cmp -s round.xml before.xml || broken="$broken; the old file after $moment ms"
    for new in round.r2.xml recap.eml; do
        [ ! -e $new ] || cmp -s $new quiet/$new || broken="$broken; $new after $moment ms"
    done
    moment=$((moment <= 12 ? moment + 1 : moment < 90 ? moment + 3 : moment * 2))
done
same "killed at any moment, the old file is whole, and what is new is whole or not there" '' "$broken"
result $((killed == 0 || finished == 0)) "… some runs were killed on their way, and some came to their end" \
    "$killed killed, $finished finished"
done_testing
