#!/usr/bin/env bash
# What briefs and letters advise holds together, and their numbers say what they seem to: every
# sample and round, read by tests/advice/advice.py.
set -u
. "${0%/*}/tap.bash"
HFBRIEF=${HFBRIEF:-build/hfbrief}
advice() { python3 tests/advice/advice.py "$@" 2>&1; }

# the reader finds what was put there on purpose: a sample's own page, one word of it changed
finds() { # NAME PATTERN SAMPLE WAS IS [TEMPLATE]
    "$HFBRIEF" -q "samples/$3.xml" -t "${6:-brief}" --dump=flow -o "$scratch/flow" --force
    "$HFBRIEF" -q "samples/$3.xml" -f json -o "$scratch/json" --force
    same "advice.py finds nothing in $3" '' "$(advice --of "samples/$3.xml" "$scratch/json" "$scratch/flow")"
    grep -q "$4" "$scratch/flow" || echo "# $3 has no “$4”"
    sed -i "s/$4/$5/" "$scratch/flow"
    matches "advice.py finds $1" "$2" "$(advice --of "samples/$3.xml" "$scratch/json" "$scratch/flow")"
}
finds "a gap of the wrong sign" '^gaps: Base: .70,000 against .82,000 is not' paris '<second>−12,000' '<second>+12,000'
finds "a gap to what nobody has said" '^gaps: Sign-on: ' bengaluru '<cell weight="regular">not said' '<cell weight="regular">not said<second>+1<\/second>'
finds "a floor missed by more" '^against the floor|^against_floor: ' nurse '−650' '−560'
finds "a rival that pays less" '^rivals: Datadog’s 106,000' remote 'My competing offer from <filled>Datadog<.filled> has' 'I have about $106,000 base,'
finds "a gap that isn't there" '^rivals: Compagnie .* leaves no gap' long-name 'pre-IPO equity.”' 'pre-IPO equity to bridge the comp gap.”'
finds "a reason nobody may name" '^citing: ' options 'Below the guide’s' 'Meta is the reason. Below the guide’s'
finds "steps that don't shrink" '^steps: the steps are' tokyo 'Below the last step' 'Each step is smaller than the one before. Below'
finds "two names of one total" '^one_name: ' new-york 'Base + equity ÷ 4' 'Total a year'
finds "two units in a ladder" '^one_unit: the ladder counts' options '<cell>14,554.options' '<cell>$171,000'
finds "a noun too many" '^one_unit: .*options equity' options 'options<.b>' 'options<\/b> equity'
finds "an argument for what is there" '^held: .*best number' at-ask 'Could you put every term in writing' 'Could you put your best number in writing'
finds "a number that another card has" '^wording: Left out.*Lever 3' paris 'The lever “Comp' 'Lever 3, “Comp'
finds "a number parted from its noun" '^wording: 9 hours' professor '7.Stunden\|7.hours' '9 hours'
finds "a column of another unit" '^trade: Fee a year' contractor '<cell>Fee<.cell>' '<cell>Fee a year<\/cell>'
finds "an offer made of one that is told" '^strength: nobody has it in writing' sales 'been told to expect another offer' 'been made another offer' letter
finds "pay of an offer that nobody made" '^strength: it has made no offer' below-both 'would pay' 'pays'
finds "a total told and not told" '^one_advice: say no total, and' cjk 'Say no total\.' 'Say no total. If asked about it: $857,600, of which $643,200 is contracted.'
finds "a serious fault where nothing is wrong" '^one_advice: nothing is wrong' at-ask 'look at three notes; the first' 'check three things; the most serious'
finds "an objection to what is offered" '^one_advice: don’t usually' sales 'We can’t pay that much up front' 'We don’t usually pay that'
finds "a page by another name" '^names: on the equity page' options 'under “Options”' 'on the equity page'
finds "a capital within a sentence" '^names: .*Summer' tokyo 'a summer and winter bonus' 'a Summer and winter bonus'
finds "a benefit of no time" '^names: Job ticket' nurse '480 a year' '480'
finds "a survey’s weekday" '^names: Thu' startup-options '>1.Oct.2026' '>Thu 1 Oct 2026'
finds "three years by four" '^vesting: equity ÷ 4' long-name 'Base + a year’s equity' 'Base + equity ÷ 4'
finds "a vesting that nobody says" '^vesting: nobody says' long-name 'vests over three years (÷.3 in' 'counts in'
finds "a failure without its box" '^boxed: −10 of Fee a day has no box' contractor 'boxed="yes"' 'boxed=""'
finds "an ask in dollars where it is options" '^one_unit: say the number: .195,000' options 'say the number: 16,596.options' 'say the number: $195,000'
finds "two asks" '^one_advice: the top is asked for' paris 'Name your own number' 'Ask for the top of the guide’s band'
finds "a decision on the call" '^one_advice: decide, and don’t' rounds/4 'Ask once, and decide after the call' 'Ask once, then decide'
finds "a guide that nobody has" '^names: .*guide’s band' rsu-abroad 'Position in the market range' 'Position in the guide’s band'
finds "a number to the last dollar" '^precision: 221,591' new-york '221,600' '221,591'
finds "a limit that leaves out what stays" '^kept: base stays' paris ', with .*70,000.base as offered' ''
finds "a number of nothing" '^gaps: Equity: −200 of what' rsu-abroad '−200.RSUs' '−200'
finds "an example as one’s own offer" '^one_advice: the guide’s example' cjk 'in the guide’s example' 'of the other offer’s'
finds "one of two totals" '^one_advice: 26,000, and 6,500 of the total a year' remote 'the total over four years by' 'the total by'
finds "yen that nobody tells of" '^converted: .* is in JPY' cjk 'is converted from JPY' 'is in JPY'
finds "dollars that nobody tells of" '^converted: Offer is in USD' rsu-abroad 'is converted from USD' 'is in USD'
finds "a sum that no column explains" '^counted: .*in 2 columns' new-york 'Also counted: ' ''
finds "a valuation asked for again" '^asked_again: ' startup-options 'What is the strike price' 'Date and price of the last valuation'
finds "one per cent that is less" '^little: ' sales 'four years, less than 1%' 'four years, 1%'
finds "a rest that isn't all" '^uncontracted: ' new-york 'of the .147,800\.' 'of the $147,800. The rest is listed shares against a pre-IPO stake.'

out=$(advice "$HFBRIEF" samples/*.xml samples/rounds/[1-4].xml)
same "no sample's brief or letter misleads" '' "$(grep -v 'documents read' <<<"$out" | head -20)"
matches "they were read" '^[4-9][0-9] documents read, 0 faults' "$out"
done_testing
