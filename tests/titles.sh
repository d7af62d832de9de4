#!/usr/bin/env bash
# Every title's claim is true: each section's title, the headline and the verdict of the samples and of
# made-up offers of every trade, held against the figures (tests/titles/claims.py says how): by hand
# `tests/titles.sh 2000 1`.
set -u
. "${0%/*}/tap.bash"
HFBRIEF=${HFBRIEF:-build/hfbrief}
guide=templates/guides/hugging-face-tpm.xml
case ${BUILD:-} in *san*) some=40 ;; *) some=200 ;; esac # a sanitizer is slow
claims() { python3 tests/titles/claims.py "$@" 2>&1; }

# the reader finds what was put there on purpose: a sample's own titles, one word of each changed
made() { # SAMPLE
    "$HFBRIEF" -q "samples/$1.xml" --dump=flow -o "$scratch/flow" --force
    "$HFBRIEF" -q "samples/$1.xml" -f json -o "$scratch/json" --force
}
finds() { # NAME PATTERN SAMPLE WAS IS
    made "$3"
    grep -q "$4" "$scratch/flow" || echo "# $3 has no “$4”"
    sed -i "s/$4/$5/" "$scratch/flow"
    matches "claims.py finds $1" "$2" "$(claims --of "$scratch/json" "$scratch/flow")"
}
made paris
same "claims.py finds nothing in sound titles" '' "$(claims --of "$scratch/json" "$scratch/flow")"
finds "a wrong place in the band" "^offer.title isn't so" paris 'The offer sits at [0-9]*%' 'The offer sits at 99%'
finds "a larger lead" "^others.title isn't so" paris 'Google pays €134,000 more' 'Google pays €135,000 more'
finds "a lead that is none" "^others.title.ahead isn't so" paris 'Google pays €134,000 more over four years than your ask, and no package inside the Paris band reaches it' \
    'Your ask is worth €134,000 more over four years than Google'
finds "a valuation that isn't needed" "^equity.title isn't so" paris 'must be worth 2.14 times' 'must be worth 2.41 times'
finds "more than a title's claim" "isn't so: Your offer and your floor lie|^a title that nobody" paris 'lie on the same line: worth the same today, but only one of them is acceptable' \
    'lie on the same line: worth the same today, but only one of them is acceptable, so take it'
finds "another number of warnings" "^before.title" contractor 'One thing to put right' 'Two things to put right'
finds "a rung that isn't there" "^trade.title.ladder isn't so" nurse 'four steps down' 'three steps down'
finds "a number that isn't asked for" 'asks for 3,650' nurse '<b>€3,550' '<b>€3,650'
finds "a floor missed by more" 'base by €60 a month: the figures say' nurse 'base by €50 a month' 'base by €60 a month'
finds "who has moved" "^history.title isn't so" bengaluru 'you have come down' 'you have gone up'
finds "an ask beside its band" "^market.title.above isn't so" paris 'is within the' 'is above the'
finds "another end of the band" "^market.title.within isn't so" paris '€62,000–85,000\.<' '€62,000–87,000.<'
finds "a title that has no claim" '^a title that nobody' professor 'What the market pays, and who says so' 'What the market pays you'

count=$(ls samples/*.xml | wc -l)
matches "no sample's title claims what isn't so" "^$count briefs read, [0-9]* kinds of title, 0 faults\$" "$(claims "$guide" "$HFBRIEF" 0 1 samples/*.xml | tail -n 4)"
out=$(claims "$guide" "$HFBRIEF" "${1:-$some}" "${2:-1}")
same "nor a made-up offer's" '' "$(grep -v 'briefs read' <<<"$out" | head -5)"
matches "they were read, with titles of many kinds" '[1-9][0-9]* briefs read, [2-9][0-9] kinds of title, 0 faults' "$out"
done_testing
