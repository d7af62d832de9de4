#!/usr/bin/env bash
# The guide for any job (contract 1.2): its sentences are chosen by what is in the offer, said in the
# language that the offer asks for, and never of what isn't there.
. "${0%/*}/tap.bash"
here=$PWD/tests/general guides=$PWD/templates/guides
cd "$scratch" || exit 3

offer() { # trade, language: the offer with that speech
    sed "s/<offer /<offer speech=\"$2\" /" "$here/$1.xml"
}
flow() { offer "$1" "$2" >"$1.$2.xml" && "$HFBRIEF" -q "$1.$2.xml" --dump=flow; }
# What is said, as one line of plain text: the opening, and the section of what to say.
opening() { flow "$1" "$2" | sed -n 's/.*<p style="opening"[^>]*>\(.*\)<aside.*/\1/p' | sed 's/<[^>]*>//g'; }
speech() { flow "$1" "$2" | sed -n '/<section id="speech"/,/<\/section>/p' | sed 's/<[^>]*>/ /g' | tr -s ' \n' ' '; }
spaces() { sed 's/\xC2\xA0\|\xE2\x80\xAF/ /g'; }

# ---- the opening says what is asked above the offer, and nothing else
while IFS='|' read -r trade lang said; do
    same "$trade, $lang: the opening" "$said" "$(opening "$trade" "$lang" | spaces)"
done <<'OPENINGS'
nurse|en|“Thank you for the offer. I like this work, and I’d like us to agree on the terms. For base pay, I’m asking for €3,550 a month, thirteen times a year. I’d also like 30 days of leave.”
nurse|de|„Vielen Dank für das Angebot. Die Aufgabe gefällt mir, und ich möchte mich gern mit Ihnen über die Bedingungen einigen. Beim Grundgehalt liegt meine Vorstellung bei 3.550 € im Monat, dreizehnmal im Jahr. Außerdem hätte ich gern 30 Tage Urlaub.“
nurse|fr|« Merci de votre offre. Ce travail me plaît, et j’aimerais que nous nous mettions d’accord sur les conditions. Pour le salaire fixe, je demande 3 550 € par mois sur treize mois. Je souhaiterais aussi 30 jours de congé. »
engineer|en|“Thank you for the offer. I like this work, and I’d like us to agree on the terms. For base pay, I’m asking for €104,000. I’d also like a €12,000 sign-on, €80,000 in equity and 3 remote days a week.”
sales|en|“Thank you for coming up; I appreciate it. For base pay, I’m asking for €76,000. I’d also like a commission of €36,000.”
contractor|en|“Thank you for the offer. I like this work, and I’d like us to agree on the terms. For my fee, I’m asking for €600 a day.”
contractor|de|„Vielen Dank für das Angebot. Die Aufgabe gefällt mir, und ich möchte mich gern mit Ihnen über die Bedingungen einigen. Beim Honorar liegt meine Vorstellung bei 600 € am Tag.“
contractor|fr|« Merci de votre offre. Ce travail me plaît, et j’aimerais que nous nous mettions d’accord sur les conditions. Pour mes honoraires, je demande 600 € par jour. »
OPENINGS

# ---- nothing is said of what isn't in the offer
samples=${here%/tests/general}/samples
words='en|equity|shares?|vest[a-z]*|stock|options?|acceleration
fr|actions?|options?|acquisition|accélération
de|Beteiligung|Anteile?|Aktien?|Optionen|Vesting|Beschleunigung'
for trade in nurse sales contractor; do
    while IFS='|' read -r lang list; do
        result "$(speech "$trade" "$lang" | grep -cwiE "$list")" \
            "$trade, $lang: no word of equity where there is none" \
            "$(speech "$trade" "$lang" | grep -owiE ".{30}\b($list)\b.{20}")"
    done <<<"$words"
done
for trade in nurse sales contractor professor tokyo bengaluru; do
    for template in brief letter offer-letter; do
        "$HFBRIEF" -q "$samples/$trade.xml" -t $template -o whole.pdf --force 2>err
        same "$trade: no word of equity on any page of the $template" '' \
            "$(pdftotext whole.pdf - | grep -oiE '.{0,30}\b(equity|shares?|vest[a-z]*|stocks?)\b.{0,20}')"
    done
done
matches "an engineer's equity is spoken of" 'For equity, I’m asking for €80,000' "$(speech engineer en)"
matches "days at home that are asked for are named" 'asking for 3 days a week at home' "$(speech engineer en)"
matches "a nurse's leave is named" 'asking for 30 days a year' "$(speech nurse en)"
same "home is no matter where nobody asks for it" 0 "$(speech nurse en | grep -c 'at home')"
matches "a written offer elsewhere is cited with what it pays" 'from Tidewater , in writing: €105,000 base' "$(speech engineer en)"
same "without one nobody claims it" 0 "$(speech nurse en | grep -ciE 'I have another offer|in writing: €|final stages')"
matches "a step up is thanked for" 'somebody had to argue for it' "$(speech sales en)"
same "and only a step up" 0 "$(speech nurse en | grep -c 'had to argue')"
matches "what the candidate filled in is said" 'What I do best is making slow systems fast' "$(speech engineer en)"

# ---- what is sent is in that language too
while IFS='|' read -r lang greeting ask; do
    offer nurse "$lang" >letter.xml
    "$HFBRIEF" -q letter.xml -t letter -o letter.pdf --force 2>err
    said=$(pdftotext -layout letter.pdf - | tr -s ' \n' ' ' | spaces)
    matches "the letter greets in $lang" "$greeting" "$said"
    matches "and asks in $lang" "$ask" "$said"
done <<'LETTERS'
en|Dear hiring team,|a review of my pay after six months
fr|Madame, Monsieur,|un point sur mon salaire après six mois
de|Sehr geehrte Damen und Herren,|ein Gehaltsgespräch nach sechs Monaten
LETTERS

# ---- the pay is on the table and only a term is asked: brief, letter and draft ask for that alone
only() { # language: the nurse's offer at her ask of pay, with leave still open
    offer nurse "$1" | sed 's,<base per="month">3550</base>,<base per="month">3250</base>,; /<floor>/d'
}
sent() { # OFFER TEMPLATE
    "$HFBRIEF" -q "$1" -t "$2" -o sent.pdf --force 2>>err && pdftotext -layout sent.pdf - | tr -s ' \n' ' ' | spaces
}
while IFS='|' read -r lang asks opens draft; do
    only "$lang" >only.xml
    "$HFBRIEF" -q only.xml --dump=flow >only.flow
    same "only leave is open, $lang: the opening" "$opens" \
        "$(sed -n 's/.*<p style="opening"[^>]*>\(.*\)<aside.*/\1/p' only.flow | sed 's/<[^>]*>//g' | spaces)"
    matches "... and the call sheet's headline and verdict" 'Ask for <b>30 days of leave</b>.*The pay is at your ask; only the rest is still open' \
        "$(tr -d '\n' <only.flow | spaces)"
    same "... no lever asks for more base" '' "$(grep -oE 'pay that fits what|ein Gehalt, das zur|un salaire à la' only.flow)"
    letter=$(sent only.xml letter)
    matches "... the letter" "$asks" "$letter"
    matches "... the draft" "$draft" "$(sent only.xml offer-letter)"
done <<'ONLY'
en|The pay can stay as you offer it. What I would like us to agree on is 30 days of leave\.|“Thank you for the offer. The pay works for me. What I’d still like to agree on is 30 days of leave.”|Leave You have 30 days of paid leave a year\.
fr|La rémunération peut rester celle que vous proposez. J’aimerais que nous nous mettions d’accord sur 30 jours de congé\.|« Merci de votre offre. La rémunération me convient. J’aimerais encore que nous nous mettions d’accord sur 30 jours de congé. »|Congés Vous avez 30 jours de congés payés par an\.
de|Die Vergütung kann so bleiben, wie Sie sie anbieten. Einigen möchte ich mich gern mit Ihnen hierüber: 30 Tage Urlaub\.|„Vielen Dank für das Angebot. Das Gehalt passt für mich. Einig werden möchte ich mit Ihnen noch hierüber: 30 Tage Urlaub.“|Urlaub Sie haben 30 Tage bezahlten Urlaub im Jahr\.
ONLY
only en | sed 's,<term name="leave">28</term>,<term name="leave">31</term>,' >more.xml
matches "more leave than asked for is asked for no more" 'contains what I asked for' "$(sent more.xml letter)"
sed 's,<ask>,&<pension percent="6"/>,' more.xml >pension.xml
matches "a pension that is asked for stands in the letter" 'Pension, the employer.s part' "$(sent pension.xml letter)"
matches "... and in the opening" 'agree on is a pension contribution of 6% of base\.' "$("$HFBRIEF" -q pension.xml --dump=flow | tr -d '\n')"
# of the built-in guide: its sentence and its lever about equity are for an ask that is above the offer
met='<package currency="EUR" status="written"><base>84000</base><equity kind="pre-ipo">125000</equity><term name="leave">25</term></package>'
echo '<offer xmlns="urn:hfbrief:offer:1" guide="hugging-face-tpm" region="paris" date="2026-11-20"><candidate><name>C</name></candidate>'"$met"'<ask><base>84000</base><equity>125000</equity><term name="leave">30</term></ask></offer>' >met.xml
matches "with a guide of one's own: the opening" 'The pay works for me. What I’d still like to agree on is 30 days of leave' "$("$HFBRIEF" -q met.xml --dump=flow | spaces)"
letter=$(sent met.xml letter)
matches "... the letter" 'What I would like us to agree on is 30 days of leave' "$letter"
same "... and no word of more equity" '' "$(grep -o 'equity should reflect' <<<"$letter$("$HFBRIEF" -q met.xml --dump=flow)")"

# ---- the letter's table adds up as it is printed, says of what its total is made, and what of a term
# changes: 191,437.50 and 236,750 are a column apart by what stands there, 45,312
options=$(sent "$samples/options.xml" letter)
matches "a change is the difference of the two numbers beside it" 'Total a year \$191,438 \$236,750 \+\$45,312 ' "$options"
matches "... in German" '86\.522 € 96\.061 € \+9\.539 €' "$(sent "$samples/professor.xml" letter | spaces)"
# the brief writes the same gaps, of the numbers it prints: 80,522 to 85,261 and 346,089 to 384,242; 191,438 to 198,750
brief() { pdftotext -layout "$1" - | spaces | tr -s ' \n' ' '; }
"$HFBRIEF" -q "$samples/professor.xml" -o gap.professor.pdf
"$HFBRIEF" -q "$samples/options.xml" -o gap.options.pdf
professor=$(brief gap.professor.pdf) rosa=$(brief gap.options.pdf)
matches "the brief's title says the letter's gap" 'The offer is €86,522 a year; your ask is €9,539 more\.' "$professor"
matches "... its table the same" '−4,739 .*−4,800 .*−9,539 .*−38,153 ' "$professor"
matches "... and the call sheet that of the table" 'Against (floor )?\+5,000 −4,192 options −7,312 −29,250 .*−45,312 −7,312 −92,062 ' "$rosa"
same "which needs no word of rounding" '' "$(grep -oE '(under\)|floor), rounded' <<<"$professor$rosa")"
matches "the total says its parts" 'The total a year is base \+ options × \(today.s price − exercise price\) ÷ 4\.' "$(spaces <<<"$options")"
nurse=$(sent "$samples/nurse.xml" letter | spaces)
matches "how often a month is paid stands once" 'Base salary, thirteen times a year €3,250 a month €3,550 a month \+€300 ' "$nurse"
matches "... and what it leaves out" 'The total a year is base \+ bonus \+ allowances, without what is paid once\.' "$nurse"
matches "it stands under what it is the sum of" 'Total a year .* Sign-on bonus .* Relocation ' "$nurse"
matches "two days of leave more are +2 days" '28 days a year 30 days a year \+2 days ' "$nurse"
matches "sixty months to exercise are 57 more" '3 months 60 months \+57 months ' "$(sent "$samples/startup-options.xml" letter | spaces)"
matches "two hours of teaching less are less" '9 Stunden 7 Stunden −2 Stunden ' "$(sent "$samples/professor.xml" letter | spaces)"
matches "one remote day more is a day" '\+1 day ' "$(sent "$samples/rsu-abroad.xml" letter | spaces)"

# ---- the letter argues: what is asked, what for, the employer's own range, the role, another offer
argued() { sent "$@" | spaces | grep -oE 'My request (rests|follows) .*I would also ask|Meine Bitte begründe .*Außerdem bitte'; }
same "a reason is joined to what it is for, and to the range that was posted" \
    'My request rests on what I bring to the role. I have run the night shift of a 32-bed ward on my own for four years. The range that you posted for base pay is €41,000–49,000 a year, and my request is within it. On this basis I ask for base pay of €3,550 a month, thirteen times a year. I would also ask' \
    "$(argued "$samples/nurse.xml" letter)"
sed "s,>3550<,>4000<," "$samples/nurse.xml" >beyond.xml # 52,000 a year
matches "an ask beyond the posted range doesn't name it" 'for four years\. On this basis I ask for base pay of €4,000 a month' "$(argued beyond.xml letter)"
matches "... nor does a range that a colleague told, and no reason is made up" 'gross, before tax\. I would also ask .* I will answer by Sunday 29 November\. I would be glad to talk these points through with you\. With best regards' "$(sent "$samples/startup-options.xml" letter | spaces)"
paris=$(argued "$samples/paris.xml" letter)
matches "evidence first, then the role, then the other offer" '64 merged PRs to Datasets\. At Datalune I ran .* time zones and shipped 6 major releases on schedule\. The equity should .*production pipelines\. I also hold a written offer .*\. On this basis I ask for €82,000 base and €118,000 in equity, which brings the total to €111,500 a year\.' "$paris"
same "... in one paragraph" 1 "$("$HFBRIEF" -q "$samples/paris.xml" -t letter --dump=flow | grep -c '<p style="letter">My request')"
same "no letter of ours says what only a voice says" '' "$(for f in "$samples"/*.xml; do sent "$f" letter 2>/dev/null; done | grep -oE "[a-z][’'](ll|ve|m|d|re)\b|n[’']t\b|—")"
same "what only a voice can say is no sentence of a letter" '' "$(grep -o 'my program management skills' <<<"$paris")"
# without their company the rest of the sentence has no subject: the releases stand alone; without releases it ends
sed '/fill name="company"/d' "$samples/paris.xml" >nowhere.xml
matches "what a fill lacks is said as far as it goes" '64 merged PRs to Datasets\. I have shipped 6 major releases on schedule\. The' "$(argued nowhere.xml letter)"
sed '/fill name="releases"/d' "$samples/paris.xml" >unshipped.xml
matches "... or shorter" 'across 9 time zones\. The equity' "$(argued unshipped.xml letter)"
matches "shares that can be sold are named to those who offer what can't" '€90,000 base and €55,000 a year in listed shares\. On this' "$paris"
sed 's/kind="pre-ipo"/kind="liquid"/' "$samples/paris.xml" >sold.xml
matches "... and to others by their name" '€55,000 a year in RSUs\. On this' "$(argued sold.xml letter)"
# 29,000 EUR of equity are 31,320 USD a year, of which "about $31,000" is said: less than the 31,250 of the offer
sed 's,120000</equity>,116000</equity>,' "$samples/remote.xml" >about.xml
matches "what is not higher as it is said is not said" 'a written offer from Datadog\. On this' "$(argued about.xml letter)"
matches "... and an amount that is, is" 'from Datadog: about \$32,000 a year in listed shares\. On this' "$(argued "$samples/remote.xml" letter)"
matches "the role alone is a reason" 'My request follows from what the role is responsible for\. The equity' "$(argued "$samples/options.xml" letter)"
same "a number isn't parted from what it counts" 1 "$("$HFBRIEF" -q "$samples/remote.xml" -t letter --dump=flow 2>/dev/null | grep -c $'38\u00A0merged')"
matches "a refresh that the offer has is asked for no more" '1\. double-trigger acceleration of unvested equity; 2\. clarity on program scope' "$(sent "$samples/remote.xml" letter | spaces)"
same "... nor in the draft" 1 "$(sent "$samples/remote.xml" offer-letter | grep -ciE 'refresh grants? +from' )"
matches "one ask more is no list" 'My request rests on what I bring to the work\..* On this basis I ask for a fee of £560 a day\..*contract include: my duties and my title, as we discussed them\.' "$(sent "$samples/contractor.xml" letter | spaces)"
matches "in German" 'Meine Bitte begründe ich so: Ich bringe .* mit\. Deshalb bitte ich um ein Grundgehalt von 7\.105,05 € im Monat und 900 € im Monat als Leistungsbezug, womit die Summe auf 96\.061 € im Jahr kommt\.' "$(argued "$samples/professor.xml" letter)"

# ---- the draft's clauses are sentences, and what it says of itself is so
while IFS='|' read -r file clause; do
    matches "the draft of $file: $clause" "$clause" "$(sent "$samples/$file.xml" offer-letter | spaces)"
done <<'CLAUSES'
nurse|Job ticket The employer provides this benefit, worth €480 a year\.
professor|Startmittel Der Arbeitgeber gewährt Folgendes: 60\.000 € für zwei Jahre\.
professor|Kein Angebot des Arbeitgebers \(Universität Arnsfeld\)
professor|beschäftigt \(Arbeitgeber: Universität Arnsfeld\)\.
tokyo|Overtime Overtime is settled as follows: 30 hours a month included\.
tokyo|There is a yearly contractual bonus of 4\.5 months of base salary \(¥3,510,000 today\)\.
tokyo|Your pay is first reviewed six months after you begin\.
nurse|A yearly bonus of up to 5 per cent of base salary \(€2,307\.50 today\) may be paid\.
nurse|The notice period is three months\.
startup-options|may be exercised for 60 months after you leave\.
rsu-abroad|Dublin\. Employment begins on
options|You receive a grant of 16,596 incentive stock options at an exercise price of \$24\.50 each\.
startup-options|exercise price of each\. exercise price in USD
rsu-abroad|You receive a grant of 700 restricted stock units\.
nurse|A ruled line marks a term
contractor|those described in an annex; a change
at-ask|in the offer letter\. Requests that are still open are not part of it\.
CLAUSES
"$HFBRIEF" -q "$samples/guide/offer.xml" -g "$samples/guide/robotics-engineer.xml" -t offer-letter -o own.pdf --force 2>/dev/null
matches "an ask that its guide has no wording for is a clause" 'Training budget The following is agreed: a yearly training budget\. Details: \. amount, dates, conditions' \
    "$(pdftotext -layout own.pdf - | tr -s ' \n' ' ' | spaces)"
# with one reason more Claire's letter is 3 mm too high for its sheet: its lines, 16.2 pt apart, close up by less than
# the 7 % they can
sed 's,</candidate>,&<reason>A reason of one more line that is long enough to make the letter of Claire too high for one sheet of paper\, or so it should be.</reason>,' \
    "$samples/paris.xml" >high.xml
"$HFBRIEF" -q high.xml -t letter -o high.pdf --force 2>/dev/null
matches "a letter closes up no more than it has to" '^15\.[2-9]' \
    "$(pdftotext -bbox high.pdf - | sed -nE 's/.*yMin="([0-9.]+)".*>(Thank|programs)<.*/\1/p' | awk 'NR == 2 {print $1 - first} {first = $1}')"
# what was agreed beside pay is asked for no more; what wasn't is a wish, and no clause
sed 's,<agreed>,<agreed asks="refresh scope">,' "$samples/at-ask.xml" >agreed.xml
agreed=$(sent agreed.xml letter | spaces)
matches "an ask that was agreed is to be written" 'We also agreed that the offer letter would include: 1\. an equity refresh at Year 2; 2\. clarity on program scope: the programs I would own, by name\. If you can' "$agreed"
matches "... and the other is still a wish" 'offer letter also had: a conference and community event budget' "$agreed"
same "the draft holds what was agreed" 'Equity refresh:Program scope' "$(sent agreed.xml offer-letter | grep -oE 'Equity refresh|Program scope|Conference' | paste -sd:)"
matches "the brief has it written" 'Agreed: get it in writing.*Equity refresh.*' "$("$HFBRIEF" -q agreed.xml --dump=flow | tr -d '\n' | sed 's/<[^>]*>/ /g')"
same "no word of a ruled line where there is none" '' "$(sent "$samples/at-ask.xml" offer-letter | grep -o 'ruled line')"
"$HFBRIEF" -q "$samples/rsu-abroad.xml" -t offer-letter --paper letter -o parts.pdf --force 2>/dev/null
same "fifteen clauses close up to one sheet" 1 "$(pdfinfo parts.pdf | awk '/^Pages/ {print $2}')"
sed '0,/<term name="leave">/s,,<term name="probation">6</term><term name="notice">3</term><term name="parental-leave">16</term>&,' \
    "$samples/rsu-abroad.xml" >eighteen.xml
"$HFBRIEF" -q eighteen.xml -t offer-letter --paper letter -o parts.pdf --force 2>/dev/null
same "of eighteen the last sheet has a fair part" '8 10' \
    "$(for sheet in 1 2; do pdftotext -layout -f $sheet -l $sheet parts.pdf - | grep -cE '^ *[0-9]+ +[A-Z]'; done | paste -sd' ')"
"$HFBRIEF" -q "$samples/new-york.xml" -t letter -o parts.pdf --force 2>/dev/null
matches "... and a letter's its second paragraph of reasons" '^I also hold a written offer from Stripe' "$(pdftotext -layout -f 2 parts.pdf - | head -1 | tr -s ' ')"

# ---- what is to be put right is counted alike on the call sheet and where it is listed: a note is no fault
while IFS='|' read -r lang first before; do
    pages=$("$HFBRIEF" -q --lang "$lang" "$samples/nurse.xml" --dump=flow | spaces)
    matches "$lang: one thing on the call sheet" "$first" "$pages"
    matches "... and one before the call" "$before" "$pages"
done <<'COUNTS'
en|Before you speak, check one thing: an offer that is not in writing|>One thing to put right before you speak
de|Vor dem Gespräch einen Punkt klären: |>Eine Sache ist vor dem Gespräch zu klären
fr|Avant de parler, vérifiez un point : une offre non écrite|>Une chose à corriger avant de parler
COUNTS

# ---- a margin note quotes what is said in the language in which it is said
matches "an English word in a German note" 'Sagen Sie „about“\.' "$("$HFBRIEF" -q --lang de "$samples/cjk.xml" --dump=flow | spaces)"
matches "... and in a French one" 'Dites « about »\.' "$("$HFBRIEF" -q --lang fr "$samples/cjk.xml" --dump=flow | spaces)"

notes=$("$HFBRIEF" -q --lang de "$samples/cjk.xml" --dump=flow | sed 's/></>\n</g')
matches "what the guide notes is marked as its language" '<note lang="en" n="1">Have the links open' "$notes"
matches "... what we note is the page's" '<note n="6">Der Leitfaden sagt hier' "$notes"

# ---- what nobody has said has no gender in a French table, and a draft's notice is short
matches "a sign-on" "Prime d’arrivée à préciser 5 000 £" "$("$HFBRIEF" -q --lang fr "$samples/rounds/3.xml" -o cells.pdf --force; pdftotext -layout cells.pdf - | spaces | tr -s ' \n' ' ')"

# ---- two columns of amounts in words don't run into one: 2.8 mm apart they did
"$HFBRIEF" -q "$samples/professor.xml" -t letter -o apart.pdf --force 2>/dev/null
apart=$(pdftotext -bbox apart.pdf - | sed -nE 's/.*xMin="([0-9.]+)".*xMax="([0-9.]+)".*>(.*)<.*/\1 \2 \3/p' |
    awk '$3 == "7.105,05" && was == "Monat" {print $1 - end; exit} {was = $3; end = $2}')
matches "more than 5 mm, 14.2 pt, between them" '^(1[5-9]|2[0-9])' "$apart"

# … and where they don't, they stand in the first of the theme's columns: 88 mm from the text's edge at 25 mm, 320.3 pt
"$HFBRIEF" -q "$samples/paris.xml" -t letter -o first.pdf --force 2>/dev/null
matches "amounts stand at the first column's edge" '^320\.' "$(pdftotext -bbox first.pdf - | sed -nE 's/.*xMax="([0-9.]+)".*>€80,000<.*/\1/p' | head -1)"
"$HFBRIEF" -q "$samples/at-ask.xml" -t letter -o single.pdf --force 2>/dev/null # 25 + 104 mm are 365.7 pt
matches "a single column of amounts stands by its names" '^365\.' "$(pdftotext -bbox single.pdf - | sed -nE 's/.*xMax="([0-9.]+)".*>€83,000<.*/\1/p' | head -1)"
matches "a day of the week may end a line" 'I will answer by Wednesday 25' "$("$HFBRIEF" -q "$samples/contractor.xml" -t letter --dump=flow)"

# ---- the marks of a quotation are those of what is said, whatever the page's language
while IFS='|' read -r lang said opens; do
    matches "$said on a page in $lang" ">$opens" "$(offer nurse "$said" >quoted.xml && "$HFBRIEF" -q --lang "$lang" quoted.xml --dump=flow | spaces | grep -A1 'style="opening"')"
done <<'QUOTES'
en|fr|« Merci de votre offre\.
de|fr|« Merci de votre offre\.
fr|fr|« Merci de votre offre\.
fr|en|“Thank you for the offer\.
fr|de|„Vielen Dank für das Angebot\.
QUOTES

# ---- a bonus that is called no more than that has no name, in whichever language the offer calls it so
sed 's/name="Annual bonus"/name="Bonus"/; s/<offer /<offer speech="fr" /; /<ask>/,/<\/ask>/s,</base>,&<bonus name="Bonus" percent="8"/>,' \
    "$samples/nurse.xml" >plain.xml
matches "a bonus is a prime" 'Je souhaiterais aussi une prime de 8 % et ' "$("$HFBRIEF" -q plain.xml --dump=flow | spaces | sed 's/<[^>]*>//g')"
sed 's/name="Bonus"/name="Retention bonus"/' plain.xml >named.xml
matches "... and one with a name keeps it" 'aussi 8 % \(Retention bonus\) et ' "$("$HFBRIEF" -q named.xml --dump=flow | spaces | sed 's/<[^>]*>//g')"

# ---- what a letter thanks for, concedes and wishes is so
again=$(sent "$samples/rounds/3.xml" letter | spaces)
matches "the third letter thanks for what has moved and says what it gives up" 'Thank you for your new offer, and for moving on base and leave\. For my part, I have come down by £1,500 of base\.' "$again"
matches "the second gives up nothing" 'for moving on base and leave\. This is a request' "$(sent "$samples/rounds/2.xml" letter | spaces)"
matches "the first thanks for the offer" 'Thank you for the offer and for the time' "$(sent "$samples/rounds/1.xml" letter | spaces)"
matches "where all is met, what is still asked is a wish" 'If you can, I would be glad if the offer letter also had:' "$(sent "$samples/at-ask.xml" letter | spaces)"
matches "an offer that nobody has written is called no more than told" 'I have also been told to expect another offer, which I do not have in writing yet\.' "$(sent "$samples/sales.xml" letter | spaces)"

# ---- a person with a title is greeted whole; a contractor is engaged, not employed
matches "Prof. Dr. Karin Holt is no Prof." 'Guten Tag, Prof\. Dr\. Holt,' "$(sent "$samples/professor.xml" letter)"
sed 's/<offer /<offer speech="de" /' "$samples/nurse.xml" >german.xml
matches "beside Sie one is greeted by the whole name" 'Guten Tag Jonas Petersen,' "$(sent german.xml letter)"
matches "what is asked more of a term stands in the letter" '28 days a year 30 days a year \+2 ' "$(sent "$samples/nurse.xml" letter)"
matches "... and what is asked less" '3 months 2 months −1 ' "$(sent "$samples/bengaluru.xml" letter)"
matches "... and of a bonus in months' pay" '4 months’ pay 4\.5 months’ pay \+0\.5 ' "$(sent "$samples/tokyo.xml" letter)"
sed 's,<base per="month">3550</base>,&<bonus name="Annual bonus" kind="discretionary" percent="7.5"/>,' "$samples/nurse.xml" >points.xml
matches "... and of one in per cent" "5% 7\.5% \+2\.5 " "$(sent points.xml letter)"
sed 's,<ask>,&<term name="remote">3</term>,; s,<floor>,&<term name="remote">2</term>,; s,<term name="leave">28</term>,&<term name="remote">1</term>,' "$samples/nurse.xml" >private.xml
matches "a change that is as large as a private term is the two numbers beside it" '1 day a week 3 days a week \+2 ' "$(sent private.xml letter)"
matches "beside you by the first" 'Dear Jonas,' "$(sent "$samples/nurse.xml" letter)"
draft=$(sent "$samples/contractor.xml" offer-letter)
matches "a contractor's draft" 'engages Piotr Zielinski .* as an independent contractor\. The engagement begins on .*contract runs for nine months\. 2 Fee The fee is £560 a day' "$draft"
same "... has no employment in it" '' "$(grep -oiE 'employ[a-z]*|salary' <<<"$draft")"
matches "... nor the letter a salary" 'Fee £500 a day £560 a day' "$(sent "$samples/contractor.xml" letter)"
same "a contractor gives no notice" '' "$("$HFBRIEF" -q "$samples/contractor.xml" --dump=flow | grep -o 'Before you give notice')"
matches "... but has a contract to be signed" 'Before you turn down other work: the contract signed' "$("$HFBRIEF" -q "$samples/contractor.xml" --dump=flow)"
matches "what one asks there is in the language that one speaks there" 'Wann soll ich anfangen\?' \
    "$("$HFBRIEF" -q german.xml --dump=flow)"
matches "... on a page of any language" 'What start date do you have in mind\?' \
    "$("$HFBRIEF" -q "$samples/nurse.xml" --lang de --dump=flow)"
for sample in nurse sales tokyo bengaluru; do
    matches "$sample: the floor's row says never to say it, however narrow its column" '^ *nie.sagen' \
        "$("$HFBRIEF" -q "$samples/$sample.xml" --lang de -o - | pdftotext -f 1 -l 1 -layout - -)"
done
same "... and nobody asks after a pension" '' \
    "$("$HFBRIEF" -q "$samples/contractor.xml" --dump=flow | grep -oE 'What pension|Is there a bonus|days of leave a year\?|no bonus for' | sort -u)"
matches "a strike that nobody has named is asked for" 'the exercise price and the fully diluted' "$(sent "$samples/startup-options.xml" letter)"
same "... and options of unknown worth are traded for no base" '' \
    "$("$HFBRIEF" -q "$samples/startup-options.xml" --dump=flow | grep -o 'of base a year = ')"
matches "the job's own valuation is of its own day" 'Valuation <b>\$38M</b>, as of 15.Apr.2026\.' \
    "$("$HFBRIEF" -q "$samples/startup-options.xml" --dump=flow)"
matches "a pension in per cent stays one in the draft" 'pays 4 per cent of base salary \(€1,846 a year today\)' "$(sent "$samples/nurse.xml" offer-letter)"
# 192,320 − 189,590; the verdict is by what is firm, 2,600 short
matches "the floor's distance is the difference of the two numbers above it" '−2,730' \
    "$("$HFBRIEF" -q "$samples/nurse.xml" --dump=flow | tr -d '\n' | grep -o 'Against floor.*Where each number')"

# ---- a grant whose strike nobody has named is no 0, and nothing is over it
sed 's,<equity kind="liquid" years="4" instrument="rsu">32000000</equity>,<equity kind="options"><grant shares="5000" price="2000"/></equity>,' \
    "${here%/tests/general}/samples/cjk.xml" >unknown.xml
strikeless=$("$HFBRIEF" -q unknown.xml --dump=flow | tr -d '\n' | spaces)
matches "options that nobody can value have no difference in money" '<cell[^>]*>5,000.options *</cell>' "$strikeless"
matches "... and are unknown, not 0" 'Equity over four years *</cell>.{0,160}<cell> *unknown *</cell>' "$strikeless"

# ---- a bonus by its name, an allowance, any term: one opens with all that the headline asks for
samples=${here%/tests/general}/samples
opens() { "$HFBRIEF" -q "$@" --dump=flow 2>>err | grep -o '<p style="opening".*<aside' | sed 's/<[^>]*>//g' | spaces; }
matches "a professor's allowance and hours are asked for" \
    'bei 7.105,05 € im Monat. Außerdem hätte ich gern 900 € im Monat als Leistungsbezug und 7 Stunden Lehre' "$(opens "$samples/professor.xml")"
matches "a bonus is called by its name" 'I’d also like a commission of \$108,000 and a \$12,000 sign-on' "$(opens "$samples/sales.xml")"
sed 's/<offer /<offer speech="de" /' "$samples/sales.xml" >german.xml
matches "a commission that is called no more than that is one in any language" 'hätte ich gern 108.000 \$ Provision und' "$(opens german.xml)"
matches "in months' pay, where it is so" 'a summer and winter bonus of 4.5 months’ pay' "$(opens "$samples/tokyo.xml")"
matches "shares by their number, and days at home" 'I’d also like 700 RSUs and 3 remote days a week' "$(opens "$samples/rsu-abroad.xml")"
sed 's,<base per="month">7105.05</base>,,' "$samples/professor.xml" >hours.xml
matches "where the base isn't asked for, the rest is" 'Meine Vorstellung ist: 900 € im Monat als Leistungsbezug und 7 Stunden Lehre' "$(opens hours.xml)"

# ---- what is paid is called what it is, and counted in its own unit
briefly() { "$HFBRIEF" -q "$@" --dump=flow 2>>err | sed 's/<[^>]*>/ /g' | tr -s ' \n' ' ' | spaces; }
# ---- what is counted has its unit, what isn't known is said
matches "so many RSUs under the floor are RSUs" 'Against floor −2,000 −200 −20 RSUs ' "$(briefly "$samples/rsu-abroad.xml")"
matches "... in German" 'Zur Grenze −2\.000 −200 −20 RSUs ' "$(briefly --lang de "$samples/rsu-abroad.xml")"
matches "... in French" 'Au plancher −2 000 −200 −20 RSU ' "$(briefly --lang fr "$samples/rsu-abroad.xml" | sed 's/\xe2\x80\xaf/ /g')"
matches "ahead of what isn't all known is ahead as far as that goes" \
    'than Hinode Rail\. That leaves out what is not known of Hinode Rail: bonus and allowances\.' "$(briefly "$samples/tokyo.xml")"
matches "... in German" 'Nicht mitgerechnet ist, was bei Hinode Rail unbekannt ist: Bonus und Zulagen\.' "$(briefly --lang de "$samples/tokyo.xml")"
matches "... in French" 'ce que l’on ignore de Hinode Rail : prime et indemnités\.' "$(briefly --lang fr "$samples/tokyo.xml")"
same "a rival who pays more needs no such word" '' "$(briefly "$samples/paris.xml" | grep -o 'leaves out what is not known')"
matches "a strike that nobody has named is missing" 'bonus, exercise price of the options\.' "$(briefly "$samples/startup-options.xml")"
matches "a ward nurse asks where the ward is" 'Where would I work\?' "$(briefly "$samples/nurse.xml")"
said=$(briefly "$here/contractor.xml")
matches "a contractor's fee, under the floor by the day" 'Below your floor: fee by €40 a day' "$said"
matches "the number to say is the day's, beside its year" 'Ask €600 × 220 €132,000' "$said"
same "is no base" '' "$(grep -oiE '.{20}\bbase (pay|a year|salary)\b' <<<"$said")"
matches "a contractor is asked for no pay review" 'on my fee for the work that follows' "$said"
same "nor is that, or training, among what else to ask for" '' "$(grep -oiE 'training|pay review' <<<"$said")"
said=$(briefly "$here/sales.xml")
matches "commission is no bonus in a column" 'Base a year Commission Total a year' "$said"
matches "nor in its objection" 'On commission, I’m asking for €36,000 at target' "$said"
same "nor anywhere" '' "$(grep -oiE '.{20}\bbonus\b.{20}' <<<"$said")"
same "nor on any page of the sample's, a chart's legend with them" '' "$(briefly "$samples/sales.xml" | grep -oiE '.{20}\bbonus\b.{20}')"
sed 's,<equity kind="none"/>,&<allowance name="Car" per="month">500</allowance><total name="OTE">100000</total>,' "$here/sales.xml" >car.xml
same "on-target earnings hold no car allowance" '' "$("$HFBRIEF" --check car.xml 2>&1 | grep OTE)"
sed -i 's/<total name="OTE">100000/<total name="OTE">101000/' car.xml
matches "but must be a sum" 'OTE' "$("$HFBRIEF" --check car.xml 2>&1)"
matches "a grant of which the whole is known is a part of the company" \
    '25,000 options are 0.25% of its shares, fully diluted; the 45,000 you ask for are 0.45%' "$(briefly "$samples/startup-options.xml")"
matches "… and in the workings" 'Part of the company, offer 0.25% 25,000 ÷ 10,000,000' "$(briefly "$samples/startup-options.xml")"
same "… and in the figures: 25,000 ÷ 10,000,000" '0.0025 0.0045' "$("$HFBRIEF" -q "$samples/startup-options.xml" -f json |
    python3 -c 'import json, sys; f = json.load(sys.stdin); print(f["offer"]["owned"], f["ask"]["owned"])')"
matches "cents are two digits in a working" '4 × 2,112.50' "$(briefly "$samples/nurse.xml")"
cat >now.xml <<'OFFER'
<offer xmlns="urn:hfbrief:offer:1" date="2026-11-20"><candidate><name>Bo Lind</name></candidate><job employer="Harbour Bank" role="Analyst"/>
<market part="base" low="60000" high="80000" kind="posted" source="the advertisement" date="2026-11-02"/>
<package currency="EUR"><base>66000</base><equity kind="none"/></package><ask><base>72000</base></ask>
<competing company="Old Mill" status="current" disclose="none" currency="EUR"><base>61000</base></competing></offer>
OFFER
said=$(briefly now.xml)
matches "the job one has is no other offer" 'There is no other offer, and nobody' "$said"
matches "a posted range is called that" 'The offer sits at 30% of the posted range; your ask is at 60%' "$said"
same "and no guide's band" '' "$(grep -o '.{20}guide’s band' <<<"$said")"
matches "its section is called by what it is" 'section id="others" name="Your present job"' "$("$HFBRIEF" -q now.xml --dump=flow)"

# ---- the list behind the opening is under the rule of every finished sentence
cat >own.xml <<'OFFER'
<offer xmlns="urn:hfbrief:offer:1" date="2026-11-20"><candidate><name>Bo Lind</name></candidate><job employer="Harbour Bank" role="Analyst"/>
<package currency="EUR"><base>66000</base><allowance name="Meals" per="month">100</allowance><equity kind="liquid" currency="USD">80000</equity></package>
<ask><base>72000</base><allowance name="Meals" per="month">150</allowance><equity currency="USD">100000</equity><sign-on>5000</sign-on><term name="overtime">guaranteed</term></ask>
<rate from="USD" to="EUR" value="0.92" date="2026-11-19" source="ECB"/></offer>
OFFER
matches "equity in dollars has a sentence of its own, and what is guaranteed is not said" \
    'asking for €72,000. I’d also like €150 a month for meals and a €5,000 sign-on. I’d also like \$100,000 in equity.”' "$(opens own.xml)"
matches "… but withheld with its reason" 'overtime: guaranteed.*guaranteed' "$("$HFBRIEF" --check own.xml 2>&1)"
cat >meals.xml <<'GUIDE'
<guide xmlns="urn:hfbrief:guide:1" id="meals" any-job="yes" lang="en"><title>Meals</title>
  <strategy title="The call"><opening><say>For base, <fig ref="ask.base"/>, and <fig ref="ask.allowance"/> of allowances.</say></opening></strategy></guide>
GUIDE
same "an allowance that the guide names is asked for once" 0 "$(opens own.xml -g meals.xml | grep -c 'as Meals')"

# ---- a recruiter is greeted by the first name, unless a title or an initial stands there
while IFS='|' read -r lang name greeting; do
    offer nurse "$lang" | sed "s,</candidate>,&<recruiter><name>$name</name></recruiter>," >greet.xml
    matches "$name in $lang" "$greeting" "$(sent greet.xml letter)"
done <<'NAMES'
en|Jonas Petersen|Dear Jonas,
en|Dr. Jonas Petersen|Dear Dr\. Petersen,
en|Ms Petersen|Dear Ms Petersen,
en|J Petersen|Dear J Petersen,
de|Prof. Dr. Karin Holt|Guten Tag, Prof\. Dr\. Holt,
de|Dr. Karin von der Holt|Guten Tag, Dr\. von der Holt,
fr|Dr Jonas Petersen|Madame, Monsieur,
de|Frau Holt|Guten Tag Frau Holt,
fr|Mme Laurent|Bonjour Mme Laurent,
NAMES

# ---- a guide without an opening: the whole ask all the same
cat >short.xml <<'GUIDE'
<guide xmlns="urn:hfbrief:guide:1" id="short" any-job="yes" lang="en"><title>Short</title>
  <script id="your-work" title="What you bring" short="Your work"><line><say>I know this work.</say></line></script></guide>
GUIDE
matches "a guide without an opening: leave is asked for too" 'thirteen times a year.*I’d also like .*30 days of leave' \
    "$("$HFBRIEF" -q "${here%/tests/general}/samples/nurse.xml" -g short.xml --dump=flow | grep 'style="opening"' | spaces)"

# ---- nobody has named an ask: a brief, but nothing to send
sed '/<ask>/,/<\/ask>/d' "${here%/tests/general}/samples/contractor.xml" >nobody.xml
for kind in letter offer-letter; do
    said=$("$HFBRIEF" -q nobody.xml -t $kind -o nobody.pdf 2>&1)
    matches "without an ask the $kind is refused, and it says what to add" \
        'nobody has named this ask; add <base> to <ask>' "$said"
    same "and nothing is written" '' "$(ls nobody.pdf 2>/dev/null)"
done
"$HFBRIEF" -q nobody.xml -o nobody.pdf
matches "the brief says to decide it" 'Decide your ask' "$(pdftotext nobody.pdf - | head -n 12)"

# ---- the three files are one guide
ids() { grep -oE '<(script|lever|additional|fill) (id|name)="[^"]*"[^>]*' "$1" | grep -oE '^<[a-z]+ (id|name)="[^"]*"|(part|more|needs|give|at-least)="[^"]*"' | sort; }
for lang in fr de; do
    same "the guide in $lang has the same passages, chosen alike" \
        "$(ids "$guides/general.xml")" "$(ids "$guides/general.$lang.xml")"
    says() { grep -oE '<(say|s|opt|either)( [a-z-]+="[^"]*")*' "$1"; }
    same "and the same sentences" "$(says "$guides/general.xml")" "$(says "$guides/general.$lang.xml")"
    refs() { grep -oE '<(fig|fill) (ref|name)="[^"]*"/>' "$1"; }
    same "with the same figures and blanks" "$(refs "$guides/general.xml")" "$(refs "$guides/general.$lang.xml")"
done
done_testing
