#!/usr/bin/env bash
# Every figure that a guide may name, through brief and letter: one released sentence a reference, in
# a guide made from the table itself. The letter says what the brief says, word for word, less what is
# private; what is left out of the one for want of a figure is left out of the other; --check-guide
# names the sentences that no letter will hold; floor and workings are never said.
. "${0%/*}/tap.bash"
here=$PWD/tests/references
generate=$BUILD/generate
case $generate in /*) ;; *) generate=$PWD/$generate ;; esac
[ -x "$generate" ] || { echo "1..0 # SKIP no $generate: make docs"; exit 0; }
"$generate" references >"$scratch/references"
count=$(grep -c . "$scratch/references")
result $((count < 100)) "the table has its references" "$count"

python3 "$here/sentences.py" guide "$scratch/references" "$here/guide.xml" >"$scratch/guide.xml"
"$HFBRIEF" --check-guide "$scratch/guide.xml" >/dev/null 2>"$scratch/err"
same "the guide is sound" 0 $?
wrong=$(python3 "$here/sentences.py" checked "$scratch/references" "$scratch/err")
result $? "--check-guide names what no letter holds, and nothing else" "$wrong"

for offer in "$here"/{plain,no-equity,rich}.xml; do
    name=$(basename "$offer" .xml)
    "$HFBRIEF" "$offer" -g "$scratch/guide.xml" --dump=flow >"$scratch/brief" 2>"$scratch/brief.err"
    "$HFBRIEF" "$offer" -g "$scratch/guide.xml" -t letter --dump=flow >"$scratch/letter" 2>"$scratch/letter.err"
    wrong=$(python3 "$here/sentences.py" compare "$scratch/references" "$scratch/brief" "$scratch/letter" "$scratch/letter.err")
    result $? "$name: the letter says what the brief says, less what is private" "$wrong"
done

# a few of them by hand: what they are to become
said=$(sed 's/<[^>]*>//g' "$scratch/letter")
for line in 'ask.base is €75,000\.' 'ask.bonus is 10%\.' 'offer.sign_on is €4,000\.' 'employer is Example Robotics\.' \
    'role is engineer\.' 'recruiter is Léa Martin\.' 'candidate is Hugo Petit\.' 'ask.vesting_years is five\.' \
    'short_parts is base, bonus, sign-on and equity\.' 'gaps.ask.base is €9,000\.' 'respond_by is Friday.25.September\.'; do
    matches "the letter: $line" "Of $line" "$said"
done
said=$(sed 's/<[^>]*>//g' "$scratch/brief")
for line in 'band.base is €58,000–76,000\.' 'competing.company is Acme\.' 'competing.base is about €105,000\.' \
    'competing.instrument is RSUs\.' 'position.offer.base.compa_ratio is 0\.99\.'; do
    matches "the brief: $line" "Of $line" "$said"
done

# a private amount is refused aloud, a floor everywhere
noted=$(awk '$4 == "noted" {print $1}' "$scratch/references" | head -3)
same "there are references that nobody says aloud" 3 "$(wc -w <<<"$noted")"
for ref in $noted; do
    sed "s|@SENTENCES@|<say>Of <fig ref=\"$ref\"/>.</say>|" "$here/guide.xml" >"$scratch/said.xml"
    "$HFBRIEF" --check-guide "$scratch/said.xml" >/dev/null 2>"$scratch/err"
    same "$ref is not said aloud" 1 $?
done

done_testing
