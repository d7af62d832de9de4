#!/usr/bin/env bash
# Documents for the employer: what they hold, what they cannot hold, and who may be sent what.
. "${0%/*}/tap.bash"
samples=$PWD/samples here=$PWD/tests/employer figures=$PWD/tests/figures
guide=$PWD/templates/guides/hugging-face-tpm.xml
cd "$scratch" || exit 3
cp "$samples/paris.xml" offer.xml

text_of() { pdftotext -layout "$1" - 2>&1 | tr -s ' \n' ' '; }

# ---- what they say
"$HFBRIEF" -q offer.xml -t letter -o letter.pdf 2>err
same "a letter is written" 0 $?
said=$(text_of letter.pdf)
matches "it asks for base" 'Base salary, per year €70,000 €82,000 \+€12,000' "$said"
matches "it asks for equity" 'Equity, at today’s valuation, over four years €80,000 €118,000 \+€38,000' "$said"
matches "it names a disclosed offer" 'written offer from Google' "$said"
matches "it answers by the day" 'I will answer by Friday 6 March' "$said"
same "it is one page" 1 "$(pdfinfo letter.pdf | awk '/^Pages/ {print $2}')"
# … and to be told in writing what the offer leaves open, not what it says
confirm() { "$HFBRIEF" -q "$samples/$1.xml" -t letter --dump=flow -o - | tr '\302\240' '  ' | tr -s ' ' | grep -oE '(confirm in writing|I will (answer|give my answer)) .*[?.]'; }
matches "what nobody has said is asked" \
    'writing the number and type of instruments, the strike price if there is one and the fully diluted share count\?' "$(confirm paris)"
matches "RSUs have a number and no strike" 'writing the number of units and the fully diluted share count\?' "$(confirm new-york)"
matches "BSPCE have an exercise price" 'writing the number of units, the exercise price, the fully' "$(confirm no-competing)"
matches "a grant of ISOs has its type" 'writing the fully diluted share count and the time to exercise after leaving\?' "$(confirm options)"
matches "a term that is asked for isn't asked twice" \
    'writing the exercise price and the fully diluted share count\?' "$(confirm startup-options)"
matches "listed shares have a price and dates" 'writing the price the shares were counted at and the vesting dates\?' "$(confirm rsu-abroad)"
matches "who accepts waits for the terms in writing" 'I will give my answer once I have these terms in writing\.' "$(confirm at-ask)"
"$HFBRIEF" -q offer.xml -t letter --paper letter -o us.pdf 2>/dev/null
same "it is one page on Letter" 1 "$(pdfinfo us.pdf | awk '/^Pages/ {print $2}')"
"$HFBRIEF" -q offer.xml -t offer-letter -o terms.pdf 2>err
terms=$(text_of terms.pdf)
notice='Draft proposed by Claire Moreau\. Not an offer by Hugging Face, and not legal advice\.'
same "the notice stands at head and foot" 2 "$(grep -oE "$notice" <<<"$terms" | wc -l)"
matches "blanks are listed" 'leaves a blank for .{1,3}start date' "$("$HFBRIEF" offer.xml -t offer-letter -o x.pdf --force 2>&1)"
grep -qiE 'sign(ed|ature)' <<<"${terms//signing/}"
same "nothing is signed" 1 $?

# ---- disclosure
for how in none existence full; do
    sed "s/disclose=\"full\"/disclose=\"$how\"/" offer.xml >"$how.xml"
    "$HFBRIEF" -q "$how.xml" -t letter -o "$how.pdf" 2>err
    same "$how: a letter is written" 0 $?
done
grep -qE 'Google|another offer|55,000' <<<"$(text_of none.pdf)"
same "none: no trace of it" 1 $?
matches "existence: one sentence" 'another offer' "$(text_of existence.pdf)"
grep -qE 'Google|55,000' <<<"$(text_of existence.pdf)"
same "existence: no name and no figure" 1 $?

# ---- fills
sed '/<fill name="releases"/d' offer.xml >gap.xml
matches "an optional part is left out, with its name" 'a part of .*At … I ran .* is left out: nothing is given for “releases”' \
    "$("$HFBRIEF" gap.xml -t letter -o gap.pdf 2>&1)"
sed '/<fill name="library"/d' offer.xml >bare.xml
matches "an optional sentence is left out, with its name" 'I have contributed … to ….* is left out: nothing is given for “library”' \
    "$("$HFBRIEF" bare.xml -t letter -o bare.pdf 2>&1)"
sed 's/<write optional="yes">I have contributed/<write>I have contributed/' "$guide" >strict.xml
echo old >strict.pdf
"$HFBRIEF" bare.xml -g strict.xml -t letter -o strict.pdf 2>err
same "a required sentence refuses the letter" 1 $?
matches "and says which" 'I have contributed .* cannot be sent with a blank' "$(cat err)"
same "and writes nothing" old "$(cat strict.pdf)"

# ---- nothing private, in any reader
for file in letter.pdf terms.pdf none.pdf existence.pdf; do
    [ "$(text_of $file | wc -w)" -gt 100 ]
    result $? "$file has words to look into"
    all="$(text_of $file) $(mutool draw -F txt $file 2>/dev/null) $(pdfinfo $file) $(pdfinfo -meta $file) $(pdfinfo -struct-text $file)"
    # floor 67/92, smallest yes 372, the ladder's 79, 76/105, 73/98.5; 111,500 and 90,000 are public
    grep -qE '67[ ,.]?000|92[ ,.]?000|360[ ,.]?000|372[ ,.]?000|79[ ,.]?000|76[ ,.]?000|105[ ,.]?000|98[ ,.]?500' <<<"$all"
    same "$file holds no private amount" 1 $?
    grep -qiE 'floor|walk.away|batna|accept-at' <<<"$all"
    same "$file holds no private word" 1 $?
done
grep -aq '<hfbrief:audience>employer' letter.pdf
same "its audience is in it" 0 $?
printf '%s\n' "$scratch" "$PWD" "/home/" "/tmp/" >names
qpdf --qdf --object-streams=disable letter.pdf open.pdf
grep -aqFf names open.pdf
same "no path is in it" 1 $?

# ---- read back: a planted number refuses, however it is written
while IFS= read -r plant; do
    sed "s|@PLANT@|$plant|" "$here/plants.xsl" >plant.xsl
    rm -f planted.pdf
    "$HFBRIEF" offer.xml -t plant.xsl -o planted.pdf 2>err
    same "\"$plant\" is refused" 1 $?
    [ -e planted.pdf ] && result 1 "\"$plant\" is not written"
    matches "\"$plant\": where, not what" 'private (amount|content).* stands on page 1' "$(cat err)"
    grep -q '67' err && result 1 "\"$plant\" is not told" "$(cat err)"
done <<'PLANTS'
€67,000
67 000
67.000
67K
sixty-seven thousand
6<b>7,0</b>00
92’000
372,000
my floor
walk away
BATNA
PLANTS
# every private part there is, read from the figures themselves
"$HFBRIEF" -q offer.xml -f json >private.json 2>/dev/null
"$HFBRIEF" -q offer.xml -t letter -f json >public.json 2>/dev/null
secrets=$(python3 "$here/secrets.py" private.json public.json)
result $(($(wc -w <<<"$secrets") < 8)) "the private parts are known" "$secrets"
for secret in $secrets; do
    sed "s|@PLANT@|€$secret|" "$here/plants.xsl" >plant.xsl
    rm -f planted.pdf
    "$HFBRIEF" offer.xml -t plant.xsl -o planted.pdf 2>err
    same "€$secret, a private part, is refused" '1 gone' "$? $([ -e planted.pdf ] || echo gone)"
done
while IFS= read -r fine; do
    sed "s|@PLANT@|$fine|" "$here/plants.xsl" >plant.xsl
    "$HFBRIEF" -q offer.xml -t plant.xsl -o fine.pdf 2>err
    same "\"$fine\" may stand" 0 $? "$(cat err)"
done <<'FINE'
€360,000
€82,000
167,000
€67,001
67,000,000
flooring
FINE
"$HFBRIEF" -q offer.xml -t "$here/names-floor.xsl" -o named.pdf 2>err
same "a stylesheet without an audience is the employer's" 0 $?
matches "what it can't name it can't print" '\[\]' "$(text_of named.pdf)"

# ---- e-mail and passwords
"$HFBRIEF" -q offer.xml -t letter -o mail.pdf --email mail.eml 2>err
same "a draft goes to the recruiter" 0 $?
matches "with the letter" 'filename=mail.pdf' "$(cat mail.eml)"
matches "as a draft" '^X-Unsent: 1' "$(cat mail.eml)"
cp mail.eml first.eml
"$HFBRIEF" -q offer.xml -t letter -o mail.pdf --email mail.eml 2>err
cmp -s mail.eml first.eml
same "same draft, same bytes" 0 $?
python3 - mail.eml mail.pdf <<'PY'
import email, email.policy, sys
m = email.message_from_bytes(open(sys.argv[1], "rb").read(), policy=email.policy.default)
a, = m.iter_attachments()
sys.exit(a.get_content() != open(sys.argv[2], "rb").read() or bool(m.defects))
PY
same "the attachment is the document" 0 $?
for to in lea.martin@example.com hr@huggingface.co x@mail.huggingface.co; do
    "$HFBRIEF" -q offer.xml -o p.pdf --email p.eml --to "$to" 2>err
    same "a private document does not go to $to" 1 $?
done
[ ! -e p.pdf ] && [ ! -e p.eml ]
same "and nothing is written" 0 $?
"$HFBRIEF" -q offer.xml -o p.pdf --email p.eml 2>err
same "it goes to the candidate" 0 $?
printf 'correct horse\n' >password
"$HFBRIEF" -q offer.xml -o locked.pdf --password-file password 2>err
same "a document is locked" 0 $?
matches "with AES-256" 'AESv3' "$(qpdf --password='correct horse' --show-encryption locked.pdf)"
qpdf --check locked.pdf >/dev/null 2>&1
same "it does not open without the password" 2 $?
pdftotext -upw 'correct horse' locked.pdf - | grep -q 'Hugging Face'
same "poppler opens it with the password" 0 $?
mutool draw -p 'correct horse' -F txt locked.pdf 1 2>/dev/null | grep -q 'Hugging'
same "mupdf opens it with the password" 0 $?
same "files are private" "600 600 600" "$(stat -c %a locked.pdf p.eml letter.pdf | tr '\n' ' ' | sed 's/ $//')"
"$HFBRIEF" -q offer.xml -t letter -o locked.pdf --password-file password 2>err
same "a letter does not take a private document's place, even a locked one" 1 $?
"$HFBRIEF" -q offer.xml -o letter.pdf 2>err
same "nor the other way round" 1 $?
"$HFBRIEF" -q offer.xml -t letter -o locked.pdf --password-file password --force 2>err
same "but with --force" 0 $?

# ---- the finished letter read back: what the candidate wrote into a blank is held against the fence
i=0
while IFS='|' read -r what text; do
    i=$((i + 1))
    sed "s|<fill name=\"library\">[^<]*<|<fill name=\"library\">$text<|" offer.xml >"told$i.xml"
    "$HFBRIEF" -q "told$i.xml" -t letter -o told.pdf --force 2>err
    same "a letter that tells the floor is refused: $what" "1 1" \
        "$? $(grep -c 'a private amount (floor, [a-z, ]*) stands on page 1' err)"
done <<'WAYS'
thousands of euros by code|Transformers for 67 kEUR
the sign first|Transformers, not under k€ 67
in words|Transformers, as written: sixty-seven thousand
in German words|Transformers, siebenundsechzigtausend
a footnote|Transformers for 67,000¹
a space too many|Transformers for 67, 000
in another script|Transformers for ٦٧٠٠٠
by the month|Transformers for 5,583.33 a month
WAYS
sed 's|<address>[^<]*<|<address>3 rue du Parc, 67000 Strasbourg<|' offer.xml >home.xml
"$HFBRIEF" -q home.xml -t letter -o home.pdf 2>err
same "an address with the floor's digits lets the letter go" 0 $?
sed 's/company="Google"/company="Base"/; s/disclose="full"/disclose="none"/' offer.xml >base.xml
"$HFBRIEF" -q base.xml -t letter -o base.pdf 2>err
same "a company called Base is no base salary" 0 $?
sed 's/company="Base"/company="Hub"/' base.xml >hub.xml
"$HFBRIEF" -q hub.xml -t letter -o hub.pdf 2>err
same "a company called Hub is no Enterprise Hub, of which the guide writes in letters" 0 $?
sed 's|<fill name="library">[^<]*<|<fill name="library">Transformers at Base<|' base.xml >told.xml
"$HFBRIEF" -q told.xml -t letter -o told.pdf --force 2>err
same "but its name is found" "1 1" "$? $(grep -c 'the name of a competing company' err)"

python3 - told.xml >both.xml <<'TWICE'
import re, sys
offer = open(sys.argv[1]).read()
print(re.sub(r'(<competing (?s:.*?)</competing>)', lambda m: m[1] + m[1].replace('"none"', '"full"'), offer, count=1))
TWICE
"$HFBRIEF" -q both.xml -t letter -o both.pdf --force 2>err
same "a company with two offers may be named when one of them is disclosed" 0 $?

# ---- no secret is in every document: whatever number a PDF's own data has may be somebody's floor
hourly() { # FLOOR: an offer by the hour around it
    python3 - "$1" <<'MADE'
import sys
from decimal import Decimal as D
floor = D(sys.argv[1])
def base(v): return f'<base per="hour" times="1950">{v.quantize(D("0.01"))}</base>'
print(f'<offer xmlns="urn:hfbrief:offer:1" date="2031-07-04"><candidate><name>Ana Sousa</name></candidate>'
      f'<job employer="Nordklinik" role="Ward Nurse" place="Hamburg"/><package currency="EUR">{base(floor * D("0.91"))}'
      f'<equity kind="none"/></package><ask>{base(floor * D("1.17"))}</ask><floor>{base(floor)}</floor></offer>')
MADE
}
hourly 41.5 >own.xml
"$HFBRIEF" -q own.xml -t letter -o own.pdf --force
own=$({ pdfinfo -meta own.pdf; qpdf --qdf --object-streams=disable own.pdf - | strings; } |
    grep -E '^<|^ */[A-Z][A-Za-z]* \(' | grep -oE '[0-9]+([.][0-9]{1,2})?' | grep -vE '^0|^.$|.{9}' | sort -u)
matches "its own data has numbers" '2031' "$own"
for n in $own 14289 19005 61966; do
    hourly "$n" >own.xml
    said=$("$HFBRIEF" -q own.xml -t letter -o own.pdf --force 2>&1)
    same "a floor of $n is no secret of the file's own data" 0 $? "$said"
done
# … nor is a total as it is printed: 49,123 − 45,461 is 3,662, and so is a step of the ladder a month
"$HFBRIEF" -q "$here/total-in-whole.xml" -t letter -o whole.pdf --force 2>err
same "the change of two printed totals is told by them" 0 $? "$(cat err)"

# ---- what doesn't change with a secret cannot tell it
for template in letter offer-letter; do
    python3 "$figures/separation.py" "${SECRETS_OF_MAIL:-15}" 3 "$HFBRIEF" "$guide" $template eml >out
    result $? "$(sed -n 's/^\(not \)\?ok 1 - //p' out)" "$(cat out)"
done
done_testing
