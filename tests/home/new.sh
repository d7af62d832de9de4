#!/usr/bin/env bash
# hfbrief --new: the talk at a terminal, a letter's text, the starter without either; --schema.
. "${0%/*}/../tap.bash"
repo=$PWD
cd "$scratch" || exit 3

figure() { # file, python expression over its figures f
    "$HFBRIEF" "$1" -f json >figures.json 2>said &&
        python3 -c "import json; f=json.load(open('figures.json')); print($2)"
}
new() { "$HFBRIEF" --new "$@" </dev/null 2>said; }
talk() { python3 "$repo/tests/home/talk.py" "$HFBRIEF" --new "$@" --as-of 2026-11-30 >talk.raw
    local rc=$?
    sed 's/\xc2\xa0/ /g' talk.raw >talk
    return $rc
}
sound() { "$HFBRIEF" --check -q "$1" >/dev/null 2>said; echo $?; }

# ---- without a terminal
new starter.xml
same "the starter is written, and sound as it stands" "0 0" "$? $(sound starter.xml)"
"$HFBRIEF" --schema offer >offer.xsd
same "it fits the grammar that --schema prints" "" "$(xmllint --noout --schema offer.xsd starter.xml 2>&1 | grep -v validates)"
same "editors find the grammar by schemaLocation and by xml-model" "2" "$(grep -c 'offer.xsd"' starter.xml)"
matches "it is for any job" '<job employer="Your Employer" role="Your Role">' "$(cat starter.xml)"
same "no floor is made up" "None" "$(figure starter.xml 'f["floor"]')"
for which in guide flow; do
    same "--schema $which is the grammar" "" "$("$HFBRIEF" --schema $which | cmp - "$repo/templates/schema/$which.xsd")"
done
cp starter.xml before.xml
new starter.xml
same "a file that is there is kept" "2" "$?"
same "… to the byte" "" "$(cmp starter.xml before.xml)"
new starter.xml --force --as-of 2026-01-05
matches "--as-of is the day the figures are for, and examples lie behind it" 'date="2026-01-05".*respond-by="2026-01-12"' "$(tr '\n' ' ' <starter.xml)"
new paris.xml --region paris
same "with a region it is the guide's" "0 hugging-face-tpm" "$(sound paris.xml) $(figure paris.xml 'f["guide"]')"
same "… whose floor isn't called one's own" "guide" "$(figure paris.xml 'f["floor"]["source"]["base"]')"
cp "$repo/samples/guide/robotics-engineer.xml" .
new own.xml -g robotics-engineer.xml --region boston
same "a guide's file is named so that the next command finds it" "0" "$(sound own.xml)"

# ---- a letter's text
new letter.xml --from "$repo/tests/home/letters/engineer.txt" --as-of 2026-11-30
same "an offer is read from a letter" "0 0" "$? $(sound letter.xml)"
same "… its pay" "96000 9600 10000" "$(figure letter.xml 'f["offer"]["base"], f["offer"]["bonus"], f["offer"]["sign_on"]')"
matches "… its terms" 'leave">25<.*notice">3<.*probation">6<.*remote">2<.*pension percent="6"' "$(tr '\n' ' ' <letter.xml)"
matches "… its days and people" 'respond-by="2026-12-11".*Aoife Brennan.*treyes@stackwell.example.*employer="Stackwell" role="Senior Software Engineer".*500.*start date="2027-02-01"' "$(tr '\n' ' ' <letter.xml)"
new hourly.xml --from "$repo/tests/home/letters/nurse.txt" --as-of 2026-11-30
same "by the hour: 22.50 × 1,950" "43875 2026-12-10" "$(figure hourly.xml 'int(f["offer"]["base"]), f["respond_by"]')"
# the ways in which letters say pay: base, times, months and OTE as the file then has them
while IFS='|' read -r name letter says; do
    printf 'Dear Ana Sousa,\n%s\n' "$letter" >said.txt
    new "$name.xml" --from said.txt --as-of 2026-11-30 --force
    same "a letter's pay, $name" "$says" \
        "$(sed -n '/<package/,/<!-- More/p' "$name.xml" | grep -oE ' months="[0-9]+"|<base.*</base>|<bonus.*</bonus>|clawback-months="[0-9]+"|"(notice|probation)">[0-9]+' | tr -d '\n')"
    same "... from an employer whose name is read" 1 "$(grep -c '<job employer="Nordklinik"' "$name.xml")"
done <<'LETTERS'
monthly|Nordklinik is pleased to offer you the position of Ward Nurse. Your gross monthly salary will be €3,250, paid thirteen times a year. The notice period is three months and probation six months.|<base per="month" times="13">3250</base>"notice">3"probation">6
times|Nordklinik offers you the role of Ward Nurse. Your salary is 3 250 € × 13 a month.|<base per="month" times="13">3250</base>
target|Nordklinik would like to make you an offer. Your base salary will be $98,000 per year with on-target earnings (OTE) of $196,000. A sign-on bonus of $5,000 is payable, repayable if you leave within 12 months.|<base>98000</base><bonus kind="commission">98000</bonus>clawback-months="12"
contract|Nordklinik would like to engage you as Data Consultant for a period of nine months at a day rate of £500, for an expected 220 days a year.| months="9"<base per="day" times="220">500</base>
lakh|Nordklinik is happy to offer you a fixed base of INR 30,00,000 and variable pay of INR 5,00,000.|<base>3000000</base><bonus kind="target">500000</bonus>
LETTERS
# the letters of other languages: a Hamburg hospital's, a Lyon software house's
new german.xml --from "$repo/tests/home/letters/german.txt" --as-of 2026-11-30
same "a German letter: 62,000 a year in 13 parts, 8 %, 3,000 for 24 months" "62000 4960 3000 0" \
    "$(figure german.xml 'int(f["offer"]["base"]), int(f["offer"]["bonus"]), int(f["offer"]["sign_on"])') $(sound german.xml)"
matches "… its terms" 'clawback-months="24".*leave">30<.*notice">3<.*probation">6<.*remote">2<.*pension percent="5"' "$(tr '\n' ' ' <german.xml)"
matches "… its days and people" 'respond-by="2026-12-11".*<name>Your Name<.*Jörg Petersen.*petersen@nordklinik.example.*employer="Nordklinik GmbH" role="Pflegefachkraft".*start date="2027-02-01"' "$(tr '\n' ' ' <german.xml)"
new french.xml --from "$repo/tests/home/letters/french.txt" --as-of 2026-11-30
same "a French letter: 48,000 a year on 13 months, 10 %" "48000 4800 0" \
    "$(figure french.xml 'int(f["offer"]["base"]), int(f["offer"]["bonus"])') $(sound french.xml)"
matches "… its terms" 'leave">25<.*notice">3<.*probation">4<.*remote">2<' "$(tr '\n' ' ' <french.xml)"
matches "… its days and people" 'respond-by="2026-12-11".*Camille Laurent.*Hélène Martin.*martin@hexavia.example.*employer="Hexavia" role="Ingénieure logicielle".*start date="2027-02-01"' "$(tr '\n' ' ' <french.xml)"
while IFS='|' read -r name letter says; do
    printf '%s\n' "$letter" >said.txt
    new "$name.xml" --from said.txt --as-of 2026-11-30 --force
    same "a letter's pay, $name" "$says" \
        "$(sed -n '/<package/,/<!-- More/p' "$name.xml" | grep -oE ' months="[0-9]+"|<base.*</base>|<bonus[^>]*>|"(leave|probation|hours)">[0-9.]+' | tr -d '\n')"
done <<'LETTERS'
Jahresgehalt|Jahresgehalt 62.000 €, 13 Monatsgehälter, 30 Tage Urlaub, Probezeit 6 Monate|<base>62000</base>"leave">30"probation">6
Monatsgehalt|Ihr Bruttomonatsgehalt beträgt 3.250 €, gezahlt in dreizehn Monatsgehältern. Befristet auf 18 Monate.| months="18"<base per="month" times="13">3250</base>
Stundenlohn|Stundenlohn 22,50 €, 38,5 Stunden pro Woche, Urlaub 28 Tage|<base per="hour" times="2002">22.50</base>"leave">28"hours">38.5
annuelle|rémunération brute annuelle de 48 000 € sur 13 mois, 25 jours de congés|<base>48000</base>"leave">25
mensuel|CDD de neuf mois. Salaire mensuel brut : 2 450 € versé 13 fois par an, 35 heures par semaine.| months="9"<base per="month" times="13">2450</base>"hours">35
LETTERS
printf '%s\n' 'Ihr Gehalt von 14.000 € wird in 13 Gehältern gezahlt.' >said.txt
new open.xml --from said.txt --as-of 2026-11-30 --force
same "an amount that may be a month's or a year's is left to be asked" 70000 "$(figure open.xml 'int(f["offer"]["base"])')"
rm -f open.xml
cp "$repo/tests/home/letters/nurse.txt" mine.txt
new mine.txt --from mine.txt
same "a letter is no place for the offer" "2" "$?"

# ---- a letter is a stranger's: it costs a bounded time, and what is none is refused
letter_of() { python3 -c "import sys; sys.stdout.write(($1)[:260000])" >strange.txt; }
for words in "'base salary ' * 30000" "'starting 1 ' * 12000 + 'valid until 2 ' * 10000" "'salary 1 ' * 30000" \
    "'\\n' + 'dear ' * 60000" "'1,' * 130000" "'bonus 1 ' * 30000" "'a@' * 130000" "'base salary of 1 year\\n' * 12000"; do
    letter_of "$words"
    rm -f strange.xml
    (ulimit -t 20; exec "$HFBRIEF" -q --new strange.xml --from strange.txt </dev/null 2>said)
    same "a letter of nothing but ${words%%\* *}ends, and its offer is sound" "0 0" "$? $(sound strange.xml)"
done
while IFS='|' read -r bytes what why; do
    eval "$bytes" >strange.txt
    rm -f strange.xml
    new strange.xml --from strange.txt
    same "$what is refused, and nothing is written" "1 gone" "$? $([ -e strange.xml ] || echo gone)"
    matches "$what: why" "strange.txt is .*$why" "$(cat said)"
done <<'STRANGE'
head -c 300000 /dev/zero|a letter of 300 kB|larger than 256 KiB
printf '%%PDF-1.7\n'|a PDF|pdftotext
printf 'base \0 salary'|what holds a NUL|NUL
STRANGE
printf 'Dear \033[31mClaire\342\200\256Moreau,\nBase salary: 72,000 EUR\033]0;x\007 a year.\n\303\nSincerely, L\351a Martin\n' >strange.txt
new strange.xml --from strange.txt
same "escapes, bidi marks and bytes that are no UTF-8 come to a sound offer" "0 0" "$? $(sound strange.xml)"
same "… without any of them" "" "$(LC_ALL=C grep -aP '[\x00-\x08\x0b-\x1f\x7f]|\xe2\x80\xae|\xc2[\x80-\x9f]' strange.xml said)"

if ! python3 -c 'import pty; pty.openpty()' 2>/dev/null; then
    skip "the talk" "there are no terminals here"
    done_testing
fi

# ---- four trades
printf '%s\n' 'Senior Software Engineer at Stackwell' 'Aoife <Brennan> & Co' Dublin L5 y lots '€96k' 10% \
    '10k, 12 months' '500 RSUs at $212.40' 0.92 'leave 25, remote 2' 'in two months' '88k - 118k' \
    Northbeam 1 3 '104k / €60k over 4 years' '' 'Oldco, current' 'Oldco, current, 90k' '' Friday 'Tom Reyes, treyes@stackwell.example' \
    'base 106k, equity 700' 'base 120k' 'base 98k' 'I cut <our> build time in half.' | talk engineer.xml
same "an engineer with RSUs: the talk ends well" "0 0" "$? $(sound engineer.xml)"
said=$(tr '\n' ' ' <talk | sed 's/  */ /g')
matches "what was understood is said back" '500 RSUs of \$212\.40 = \$106,200 over 4 years \(€97,704 at 0\.92\)' "$said"
matches "a currency of its own needs a rate" 'What is 1 USD in EUR today' "$said"
matches "what is no amount is asked again" 'lots I don.t understand all of that' "$said"
matches "a floor over the ask is asked again" '> base 120k [^>]*ask' "$said"
matches "Friday is the next one" 'Answer by Fri 4 Dec 2026' "$said"
matches "it ends with the first reading" 'First reading The offer: €130,026 a year all told, €530,104 over four years' "$said"
matches "an offer elsewhere that may be told, and a sentence of one's own" 'company="Northbeam" status="written" disclose="full".*<reason>I cut &lt;our&gt; build time in half.</reason>' "$(tr '\n' ' ' <engineer.xml)"
matches "… the gap" 'Your ask: €106,000 base and 700 RSUs, \+€83,082 over four years' "$said"
matches "… and the command that works" 'Wrote engineer.xml. Next: hfbrief engineer.xml' "$said"
same "the name stands as it was typed" "Aoife <Brennan> & Co" "$(figure engineer.xml 'f["candidate"]')"
same "it is 96,000, 9,600, 10,000 and 97,704" "96000 9600 10000 97704" "$(figure engineer.xml 'f["offer"]["base"], f["offer"]["bonus"], f["offer"]["sign_on"], f["offer"]["equity"]')"
same "an offer elsewhere, and the job one has" "104000 60000 90000 0 1" \
    "$(figure engineer.xml '*[c[k] for c in f["competing"] for k in ("base", "equity")]') $(grep -c 'company="Oldco" status="current"' engineer.xml)"
cp talk talk.1

printf '%s\n' 'Nurse at Nordklinik' back 'Ward Nurse at Nordklinik' 'Ana Sousa' Hamburg P8 n '€3,250 x 13' \
    '5% discretionary' '2000, 24 months' none 'leave 28, notice 3, allowance:Shift work 180' back \
    'leave 29, notice 3, allowance:Shift work 180' '' '41k-49k' '' '31.12.2026' '' '3550, leave 30' 3300 '' | talk nurse.xml
same "a nurse by the month: the talk ends well" "0 0" "$? $(sound nurse.xml)"
matches "the month is said back as a year's" 'Base: €3,250 × 13 = €42,250 a year' "$(cat talk)"
same "42,250 and 2,160 of shift work; the ask 46,150, the floor 42,900" "42250 2160 46150 42900" \
    "$(figure nurse.xml 'f["offer"]["base"], f["offer"]["allowance"], f["ask"]["base"], f["floor"]["base"]')"
matches "it says how far one is" '^Question 1 of about 1[0-9]$' "$(cat talk)"
matches "... and which is the last" '^Question [0-9]+, the last$' "$(cat talk)"
same "... back too: the number is the same again" 2 "$(grep -c '^Question 1 of' talk)"
matches "back: the second answer counts" '<term name="leave">29</term>' "$(cat nurse.xml)"
matches "no equity is none" '<equity kind="none"/>' "$(cat nurse.xml)"
same "a day in figures" "2026-12-31" "$(figure nurse.xml 'f["respond_by"]')"
cp talk talk.2

printf '%s\n' 'Account Executive at Kesselbau' 'Jonas Weber' Munich '' y '90k, OTE 130k' EUR '' none 'leave 30' \
    '' '' '' 'in two weeks' '' 100k '' '' | talk sales.xml
same "a salesman on target: the talk ends well" "0 0" "$? $(sound sales.xml)"
same "90,000 and 40,000 of commission, which nobody has promised" "90000 40000 160000" \
    "$(figure sales.xml 'f["offer"]["base"], f["offer"]["bonus"], f["offer"]["certainty"]["target"]')"
same "two weeks" "2026-12-14" "$(figure sales.xml 'f["respond_by"]')"
cp talk talk.3

printf '%s\n' 'Engineer at Foxglove Labs' Mira '' '' y '$165k' '' '' '0.25%' '20000 options at 2.10' 3.60 '' '' '' '' '' \
    '' 'base 175k, equity 30000 options' '' '' | talk options.xml
same "an option holder: the talk ends well" "0 0" "$? $(sound options.xml)"
matches "a per cent alone is no number of options" 'How many shares or options is that' "$(tr '\n' ' ' <talk)"
matches "strike and price are kept apart" '20,000 options at a strike of \$2\.10, a share now \$3\.60 = \$30,000' "$(tr '\n' ' ' <talk | sed 's/  */ /g')"
same "20,000 × 1.50; the ask is 30,000 options" "30000 45000" "$(figure options.xml 'f["offer"]["equity"], f["ask"]["equity"]')"
cp talk talk.4

printf '%s\n' 'Data Consultant at Brightwater' 'Piotr Zielinski' Leeds '' y '£500 a day, 220 days, 9 months' '' '' '' none \
    '4 days remote, 1 month notice, travel allowance 150' '' '480-620 a day' '' Friday '' '£560 a day, 25 days of leave' '£510' '' | talk contractor.xml
same "a contractor by the day: the talk ends well" "0 0" "$? $(sound contractor.xml)"
same "500 × 220 a year, for nine months of it; asked 560 × 220" "110000 9 83850 123200" \
    "$(figure contractor.xml 'f["offer"]["base"], f["horizon_months"], f["offer"]["four_year"], f["ask"]["base"]')"
same "an allowance by its name" 1 "$(grep -c '<allowance name="Travel" per="month">150<\|<allowance name="Travel">150<' contractor.xml)"
same "engaged, not employed" 1 "$(grep -c 'engagement="contractor"' contractor.xml)"
same "the range by the day: 480 and 620 × 220" "105600 136400" "$(figure contractor.xml 'f["band"]["base"]["min"], f["band"]["base"]["max"]')"
same "what is named behind its number" "remote 4 notice 1 leave 25" \
    "$(figure contractor.xml '*[x for p in ("offer", "ask") for t in f[p]["terms"] for x in (t["name"], t["value"])]')"
cp talk talk.5

# ---- unstated stays unstated; a guide only where one fits
printf '%s\n' 'Porter at Nordklinik' Bo '' '' '' '38 lakh' rupees '' '' '' '' '' '' '' '' '' '' '' '' | talk open.xml
same "lakh, and equity that nobody has spoken of" "3800000 0" "$(figure open.xml 'f["offer"]["base"]') $(python3 -c "
import xml.etree.ElementTree as e; print(len(e.parse('open.xml').findall('.//{*}equity')))")"
same "no guide is offered that doesn't fit" "0" "$(grep -c 'There is a guide' talk)"
printf '%s\n' 'TPM at Hugging Face' '' 'remote 0.2' 'remote 0.75' 'M. Sousa' '' y '$121k' '10% contractual' '' 125k \
    '' '' '' +7 '' '' '' '' | talk guide.xml
same "a guide that fits is offered, and taken" "0 hugging-face-tpm remote" "$? $(figure guide.xml 'f["guide"], f["region"]')"
matches "its band is shown" "the guide's band: \\\$114,000–144,000" "$(cat talk)"
same "the bonus is contracted" "532400" "$(figure guide.xml 'f["offer"]["certainty"]["contracted"]')"
same "a factor out of range is asked again" "1" "$(grep -c '> remote 0.75' talk)"
cp talk talk.5

# ---- broken off, and gone on with
printf '%s\n' 'Ward Nurse at Nordklinik' Ana Hamburg | talk off.xml
same "broken off: no offer, the answers kept" "1 no yes" "$? $([ -e off.xml ] && echo yes || echo no) $([ -s off.xml.answers ] && echo yes)"
printf '%s\n' P8 y '3250' '3250 a month' Euros '' '' none '' '' '' '' '' '' '' '' '' | talk off.xml
same "the same command goes on from there" "0 39000 Ana" "$? $(figure off.xml 'int(f["offer"]["base"]), f["candidate"]')"
matches "a month's pay is no year's" '3,250 for a whole year' "$(cat talk)"
same "… and tidies up" "no" "$([ -e off.xml.answers ] && echo yes || echo no)"
same "nothing of it is asked twice" "0" "$(grep -c 'Your name' talk)"
echo mine >kept.xml.answers
printf '%s\n' 'Ward Nurse at Nordklinik' | talk kept.xml
same "somebody's own file of that name stays" "mine" "$(cat kept.xml.answers)"

python3 - "$HFBRIEF" >interrupted <<'END'
import os, pty, sys, time, select
pid, fd = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], [sys.argv[1], '--new', 'int.xml'])
said, sent = b'', 0
lines = [b'Ward Nurse at Nordklinik\n', b'Ana\n', b'\x03']
end = time.time() + 60
while time.time() < end:
    if select.select([fd], [], [], 0.2)[0]:
        try:
            got = os.read(fd, 65536)
        except OSError:
            break
        if not got:
            break
        said += got
    if said.count(b'   > ') > sent and sent < len(lines):
        os.write(fd, lines[sent])
        sent += 1
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
END
same "Ctrl-C: what was typed is kept" "130 name: Ana" "$(cat interrupted) $(tail -n 1 int.xml.answers)"
printf '%s\n' 'Ward Nurse at Nordklinik' Ana '' '' '' 30000 EUR '' 'leave 24' '' '' | talk early.xml
matches "terms typed one question too early are no sign-on" 'leave 24 Write an amount' "$(tr '\n' ' ' <talk | sed 's/  */ /g')"

same "no line is wider than 80 columns" "" "$(python3 -c "
for i in range(1, 6):
    for line in open('talk.%d' % i):
        if len(line.rstrip('\n')) > 80 and not line.startswith('   > '): print(line)")"
done_testing
