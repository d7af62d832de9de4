#!/usr/bin/env bash
# What briefs and letters advise holds together, and their numbers say what they seem to: every
# sample and round, read by tests/advice/advice.py.
set -u
. "${0%/*}/tap.bash"
HFBRIEF=${HFBRIEF:-build/hfbrief}
advice() { python3 tests/advice/advice.py "$@" 2>&1; }

# the reader finds what was put there on purpose: a sample's own page, one word of it changed
finds() { # NAME PATTERN SAMPLE WAS IS
    "$HFBRIEF" -q "samples/$3.xml" --dump=flow -o "$scratch/flow" --force
    "$HFBRIEF" -q "samples/$3.xml" -f json -o "$scratch/json" --force
    same "advice.py finds nothing in $3" '' "$(advice --of "$scratch/json" "$scratch/flow")"
    grep -q "$4" "$scratch/flow" || echo "# $3 has no “$4”"
    sed -i "s/$4/$5/" "$scratch/flow"
    matches "advice.py finds $1" "$2" "$(advice --of "$scratch/json" "$scratch/flow")"
}
finds "a gap of the wrong sign" '^gaps: Base: .70,000 against .82,000 is not' paris '<second>−12,000' '<second>+12,000'
finds "a gap to what nobody has said" '^gaps: Sign-on: ' bengaluru '<cell weight="regular">not said' '<cell weight="regular">not said<second>+1<\/second>'
finds "a floor missed by more" '^against the floor|^against_floor: ' nurse '−650' '−560'
finds "a rival that pays less" '^rivals: Datadog’s 106,000' remote 'My competing offer from <filled>Datadog<.filled> has' 'I have about $106,000 base,'
finds "a gap that isn't there" '^rivals: Compagnie .* leaves no gap' long-name 'pre-IPO equity.”' 'pre-IPO equity to bridge the comp gap.”'
finds "a reason nobody may name" '^citing: ' options 'Below the guide’s' 'Meta is the reason. Below the guide’s'
finds "steps that don't shrink" '^steps: the steps are' tokyo 'Below the last step' 'Each step is smaller than the one before. Below'
finds "two names of one total" '^one_name: ' new-york 'Base + equity ÷ 4' 'Total a year'
finds "two units in a ladder" '^one_unit: the ladder counts' options '<cell>14,553.options' '<cell>$171,000'
finds "a noun too many" '^one_unit: .*options equity' options 'options<.b>' 'options<\/b> equity'
finds "an argument for what is there" '^held: .*best number' at-ask 'Could you put every term in writing' 'Could you put your best number in writing'
finds "a number that another card has" '^wording: Left out.*Lever 3' paris 'The lever “Comp' 'Lever 3, “Comp'
finds "a number parted from its noun" '^wording: 9 hours' professor '7.Stunden\|7.hours' '9 hours'
finds "a column of another unit" '^trade: Fee a year' contractor '<cell>Fee<.cell>' '<cell>Fee a year<\/cell>'

out=$(advice "$HFBRIEF" samples/*.xml samples/rounds/[1-4].xml)
same "no sample's brief or letter misleads" '' "$(grep -v 'documents read' <<<"$out" | head -20)"
matches "they were read" '^[4-9][0-9] documents read, 0 faults' "$out"
done_testing
