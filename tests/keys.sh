#!/usr/bin/env bash
# Which keys there are: JSON and XML have the same, for each audience; the public trees are the
# private ones less what is private; the manual knows every reference that a guide may make.
. "${0%/*}/tap.bash"
samples=$PWD/samples here=$PWD/tests/keys figures=$PWD/tests/figures
work=("$figures/worked/google.xml" "$samples"/*.xml)

for offer in "${work[@]}"; do
    name=$(basename "$offer" .xml)
    for view in "" "--floor omit" "-t letter" "-t offer-letter"; do
        # shellcheck disable=SC2086
        "$HFBRIEF" -q "$offer" $view -f json >"$scratch/t.json" 2>/dev/null
        # shellcheck disable=SC2086
        "$HFBRIEF" -q "$offer" $view -f xml >"$scratch/t.xml" 2>/dev/null
        wrong=$(python3 "$here/same.py" "$scratch/t.json" "$scratch/t.xml")
        result $? "$name ${view:-private}: JSON and XML are one tree" "$wrong"
    done
    "$HFBRIEF" -q "$offer" -f json >"$scratch/private.json" 2>/dev/null
    "$HFBRIEF" -q "$offer" -t letter -f json >"$scratch/public.json" 2>/dev/null
    wrong=$(python3 "$here/less.py" "$scratch/private.json" "$scratch/public.json")
    result $? "$name: the public tree is the private one less what is private" "$wrong"
done

wrong=$(python3 "$here/messages.py")
result $? "every message is asked for by the code or a template" "$wrong"

done_testing
