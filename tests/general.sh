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
nurse|en|“Thank you for the offer. I like this work, and I’d like us to agree on the terms. For base pay, I’m asking for €3,550 a month, thirteen times a year. And 30 days of leave a year.”
nurse|de|“Vielen Dank für das Angebot. Die Aufgabe gefällt mir, und ich möchte mich gern mit Ihnen über die Bedingungen einigen. Beim Grundgehalt liegt meine Vorstellung bei 3.550 € im Monat, dreizehnmal im Jahr. Dazu 30 Urlaubstage im Jahr.”
nurse|fr|“Merci de votre offre. Ce travail me plaît, et j’aimerais que nous nous mettions d’accord sur les conditions. Pour le salaire fixe, je demande 3 550 € par mois, treize fois par an. Et 30 jours de congés par an.”
engineer|en|“Thank you for the offer. I like this work, and I’d like us to agree on the terms. For base pay, I’m asking for €104,000. As a sign-on, €12,000. In equity, €80,000.”
sales|en|“Thank you for coming up; I noticed. For base pay, I’m asking for €76,000. For the bonus, €36,000.”
contractor|en|“Thank you for the offer. I like this work, and I’d like us to agree on the terms. For base pay, I’m asking for €600 a day.”
contractor|de|“Vielen Dank für das Angebot. Die Aufgabe gefällt mir, und ich möchte mich gern mit Ihnen über die Bedingungen einigen. Beim Grundgehalt liegt meine Vorstellung bei 600 € am Tag.”
OPENINGS

# ---- nothing is said of what isn't in the offer
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
matches "an engineer's equity is spoken of" 'I’m asking for equity of €80,000' "$(speech engineer en)"
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
