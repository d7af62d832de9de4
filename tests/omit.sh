#!/usr/bin/env bash
# --floor omit: nothing that hangs on the floor stands in any form, in any language. What is private
# is read from the figures themselves: whatever amount stands under a key of the floor and under no
# other is looked for in every other form.
. "${0%/*}/tap.bash"
samples=$PWD/samples here=$PWD/tests/omit
languages=$("$HFBRIEF" "$samples/paris.xml" --lang xx -o "$scratch/x.pdf" 2>&1 |
    sed -n 's/.*it takes //p' | sed 's/ or / /g; s/,/ /g')
same "the languages are known" "$(for f in templates/lang/*.xml; do basename "$f" .xml; done | sort | xargs)" \
    "$(tr ' ' '\n' <<<"$languages" | sort | xargs)"

for offer in "$here"/*.xml "$samples"/*.xml; do
    name=$(basename "$offer" .xml)
    "$HFBRIEF" -q "$offer" -f json >"$scratch/whole.json" 2>"$scratch/err"
    result $? "$name has its figures" "$(cat "$scratch/err")"
    for form in json xml; do
        "$HFBRIEF" -q "$offer" --floor omit -f "$form" >"$scratch/out" 2>/dev/null
        wrong=$(python3 "$here/tells.py" "$form" "$scratch/whole.json" "$scratch/out")
        result $? "$name: $form without the floor" "$wrong"
    done
    for lang in $languages; do
        "$HFBRIEF" -q "$offer" --floor omit --lang "$lang" --dump=flow >"$scratch/out" 2>/dev/null
        wrong=$(python3 "$here/tells.py" text "$scratch/whole.json" "$scratch/out")
        result $? "$name: the brief without the floor, $lang" "$wrong"
        "$HFBRIEF" -q "$offer" --floor omit --lang "$lang" --check >"$scratch/out" 2>/dev/null
        wrong=$(python3 "$here/tells.py" text "$scratch/whole.json" "$scratch/out")
        result $? "$name: the checks without the floor, $lang" "$wrong"
    done
    "$HFBRIEF" -q "$offer" --floor omit --explain all >"$scratch/out" 2>/dev/null
    wrong=$(python3 "$here/tells.py" text "$scratch/whole.json" "$scratch/out")
    result $? "$name: the workings without the floor" "$wrong"
done

# the pages themselves, once a language: what a reader of the PDF sees
for lang in $languages; do
    "$HFBRIEF" -q "$here/told-in-a-fill.xml" --floor omit --lang "$lang" -o "$scratch/$lang.pdf" 2>/dev/null
    pdftotext -layout "$scratch/$lang.pdf" "$scratch/out"
    "$HFBRIEF" -q "$here/told-in-a-fill.xml" -f json >"$scratch/whole.json" 2>/dev/null
    wrong=$(python3 "$here/tells.py" text "$scratch/whole.json" "$scratch/out")
    result $? "the finished pages without the floor, $lang" "$wrong"
done

"$HFBRIEF" -q "$samples/paris.xml" --floor omit --explain floor.base >"$scratch/out" 2>/dev/null
same "a figure of the floor is not explained" 1 $?

done_testing
