#!/usr/bin/env bash
# What the brief says, before it is set: the flow of two samples against goldens (read by a person:
# tests/flow/*.flow), every sample's flow against its schema, and what no flow may hold.
#
# A new golden: add its sample's name to `goldens`, run tests/flow.sh --write, read what changed.
set -u
cd "$(dirname "$0")/.." || exit 3
HFBRIEF=${HFBRIEF:-build/hfbrief}
goldens="paris no-competing"
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
n=0

check() { # check NAME COMMAND…: "ok" when the command succeeds
    local name=$1
    shift
    n=$((n + 1))
    if "$@" >"$work/out" 2>&1; then
        echo "ok $n - $name"
    else
        echo "not ok $n - $name"
        head -n 20 "$work/out" | sed 's/^/# /'
    fi
}

# Line by line, long lines broken at elements, so that a difference can be read.
flow() { # flow SAMPLE [OPTION…]
    local sample=$1
    shift
    "$HFBRIEF" "samples/$sample.xml" --dump=flow -o - "$@" 2>"$work/err"
}
lines() { sed 's/></>\n</g'; }

if [ "${1:-}" = --write ]; then
    for sample in $goldens; do
        flow "$sample" | lines >"tests/flow/$sample.flow"
    done
    exit 0
fi

same_as_golden() { flow "$1" | lines | diff "tests/flow/$1.flow" -; }
for sample in $goldens; do
    check "the flow of $sample is the golden one" same_as_golden "$sample"
done

fits_schema() { flow "$1" >"$work/$1.xml" && xmllint --noout --nonet --schema templates/schema/flow.xsd "$work/$1.xml"; }
for file in samples/*.xml; do
    check "the flow of $(basename "$file" .xml) fits its schema" fits_schema "$(basename "$file" .xml)"
done

# A stylesheet of ours gets a tree that lacks what it doesn't ask for; a user's copy of it gets all.
lacks_nothing() { flow "$1" -t "${BUILD:-build}/templates/brief.xsl" | diff "$work/$1.xml" -; }
for file in samples/*.xml; do
    check "... and of all that there is, it is the same" lacks_nothing "$(basename "$file" .xml)"
done

all_there() { [ "$(find "$work" -name '*.xml' -size +8k | wc -l)" -ge 10 ]; }
check "there are ten flows to look into" all_there
# In sentences to be said and in titles; a quotation of the source may hold the word.
no_word() { ! grep -l "$1" "$work"/*.xml; }
check "no message is missing" no_word '⟨'
check "nothing is called published" no_word 'published'
check "nobody can sign without an exception" no_word 'without an exception'
unstated_is_no_0() { # two other offers say nothing of a bonus, so nothing of one over four years
    [ "$(xmllint --xpath '//*[local-name()="row"][*[1]="Target bonus over four years"]/*' "$work/new-york.xml" |
        sed 's/<[^>]*>/|/g' | tr -d '\n')" = '|Target bonus over four years||$63,200||$75,200||not said||not said|' ]
}
check "what nobody has stated is no \$0 over four years" unstated_is_no_0

said() { xmllint --xpath '//*[@speak="quote"]' "$work/paris.xml"; }
not_said() { said >"$work/said" && [ -s "$work/said" ] && ! grep -E "$1" "$work/said"; }
check "guaranteed is never said" not_said 'guarantee'
check "the floor is never said" not_said '67,000|92,000|floor'
check "no bracketed blank is said" not_said '\['

without() { flow paris --floor omit >"$work/omit" && [ -s "$work/omit" ] && ! grep -iE "$1" "$work/omit"; }
check "--floor omit names no floor" without 'floor'
check "--floor omit has neither of its amounts" without '67,000|92,000|67K|92K|372,000|98,500'
check "--floor omit has no ladder" without 'kind="ladder"'

front_of_back() {
    flow paris --floor back >"$work/back.xml" &&
        xmllint --xpath '//*[local-name()="section"][1]' "$work/back.xml" >"$work/front" &&
        ! grep -E 'floor"|your floor|67,000|92,000|372,000' "$work/front" | grep -v 'name="floor" value="no"'
}
check "--floor back leaves the floor off the call sheet" front_of_back
back_has() { grep -q 'Below your floor: equity by €12,000' "$work/back.xml" && xmllint --xpath '//*[local-name()="section"][2]' "$work/back.xml" | grep -q 'Below your floor: equity by €12,000'; }
check "--floor back has it on the second sheet" back_has

# a name as long as that stands in full in the table, and would be five lines beside a line to say
long_named() {
    flow long-name | tr '\n' ' ' >"$work/long" &&
        grep -q 'style="key-name-long"><lead><mark name="competing"/></lead>Compagnie Générale des Systèmes d’Information Répartis<' "$work/long" &&
        grep -q '<cell><lead><mark name="box"/></lead>Other offer</cell>' "$work/long"
}
check 'the lever of a long name has its short one' long_named

closes_up() { flow no-competing >"$work/nc.xml" && ! grep -E 'id="others"|mark name="competing"|kind="match"' "$work/nc.xml"; }
check "without a competing offer its page, mark and chart are gone" closes_up

# A part without a band has bars of offer, ask and floor on the call sheet (contract 3): the
# professor's posted market is a pay scale, no band; the nurse's base has one, and nobody asks for
# another bonus; of nothing but a base there is nothing to compare.
front() { xmllint --xpath '//*[local-name()="section"][1]' "$work/$1.xml"; }
charts() { # charts SAMPLE: kind and part of the call sheet's charts
    front "$1" | grep -oE '<chart kind="[a-z]*"|<arg name="(part|floor)" value="[a-z_]*"' |
        sed 's/<chart kind=/ /; s/<arg name="[a-z]*" value=/ /' | tr -d '"\n'
}
draws() { [ "$(charts "$1")" = "$2" ] || { charts "$1" && false; }; }
check "the professor's call sheet has bars of what fails her floor first, and of her base" draws professor ' sides allowance sides base'
check "the nurse's has the band of her base, and no bars" draws nurse ' band base'
flow professor --floor back >"$work/hidden.xml"
check "... which leave the floor out where it stands at the back" draws hidden ' sides base no sides allowance no'
sed '/<market/,/>$/d; /<ask>/,/<\/floor>/d; /<bonus/d' samples/nurse.xml >"$work/bare-offer.xml"
"$HFBRIEF" "$work/bare-offer.xml" --dump=flow -o "$work/bare.xml" 2>/dev/null
bare() { [ -s "$work/bare.xml" ] && ! grep -E 'kind="(sides|band)"|from zero' "$work/bare.xml"; }
check "nothing but a base has neither, and no heading over nothing" bare

# An offer for nine months is told over nine months, in every language, on the charts too.
nine() {
    for lang in en fr de; do
        "$HFBRIEF" samples/contractor.xml --lang $lang --dump=structure >"$work/nine.$lang" 2>/dev/null && [ -s "$work/nine.$lang" ] || return 1
    done
    ! grep -iE 'four.years?|quatre ans|vier Jahre' "$work"/nine.*
}
check "nothing of a nine months' contract is said over four years" nine
expected() { grep -qE 'Expected, not promised, over 9.{1,2}months' "$work/nine.en" && ! grep -i 'target bonus' "$work/nine.en"; }
check "... and days that nobody promised are no target bonus" expected
over_nine() { grep -qiE '9.{1,2}months, by certainty' "$work/nine.en" && grep -qiE '9.{1,2}mois, par certitude' "$work/nine.fr" && grep -qE 'Wert über 9.{1,2}Monate' "$work/nine.de"; }
check "... but over nine months" over_nine

# (120,000 - 65,000) / 60,000 is 92 %; the ask's own would be 88 %.
beaten() { grep -q 'The ask is at 92% of the equity band' "$work/at-ask.xml" && ! grep -q '88%' "$work/at-ask.xml"; }
check "an ask that the offer beats is told by the offer's place in the band" beaten
shares() { "$HFBRIEF" samples/long-name.xml -t offer-letter --dump=flow -o - 2>"$work/err" | sed 's/\xC2\xA0/ /g' | grep -q 'yearly shares of 10, 20, 30 and 40 per cent'; }
check "a vesting schedule reads as a sentence" shares
no_loss() { ! grep -E 'A year</b> that is −' "$work"/*.xml; }
check "no break-even below today's value is called growth" no_loss
echo "1..$n"
