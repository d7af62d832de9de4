#!/usr/bin/env bash
# No cache changes a byte: what a batch writes, after hundreds of other words, faces and guides went
# through the same process, is what a run of its own writes.
. tests/tap.bash

# samples first, in the middle and last, so that each meets a cold, a warm and a full cache
set -- samples/*.xml
python3 tests/bench/offers.py 24 "$scratch/offers" 7 || exit 3
"$HFBRIEF" -q "$@" "$scratch"/offers/*.xml -d "$scratch/batch" -j1
"$HFBRIEF" -q "$scratch"/offers/*.xml $(printf '%s\n' "$@" | sort -r) -d "$scratch/turned" -j1
"$HFBRIEF" -q "$@" "$scratch"/offers/*.xml -d "$scratch/two" -j2

differ=
for offer in "$@" "$scratch"/offers/*[05].xml; do
    name=$(basename "$offer" .xml).brief.pdf
    "$HFBRIEF" -q "$offer" -o "$scratch/alone.pdf" || differ="$differ $name(alone)"
    for batch in batch turned two; do
        cmp -s "$scratch/alone.pdf" "$scratch/$batch/$name" || differ="$differ $batch/$name"
    done
    rm -f "$scratch/alone.pdf"
done
same "a batch's briefs are those of single runs, in any order and with two workers" "" "$differ"
same "as many briefs as offers" "$(($# + 24))" "$(find "$scratch/batch" -name '*.pdf' | wc -l)"

differ=
for template in letter offer-letter; do
    "$HFBRIEF" -q -t $template "$@" -d "$scratch/$template" -j1 2>/dev/null
    for offer in "$@"; do
        name=$(basename "$offer" .xml).$template.pdf
        [ -f "$scratch/$template/$name" ] || continue
        "$HFBRIEF" -q -t $template "$offer" -o "$scratch/alone.pdf" 2>/dev/null
        cmp -s "$scratch/alone.pdf" "$scratch/$template/$name" || differ="$differ $name"
        rm -f "$scratch/alone.pdf"
    done
done
same "so are its letters" "" "$differ"
differ=$(find "$scratch/letter" "$scratch/offer-letter" -name '*.pdf' | wc -l)
matches "and there are some" '^[1-9]' "$differ"
done_testing
