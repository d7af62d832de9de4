#!/usr/bin/env bash
# The schema behind the readers finds nothing that they let through: offers and guides with things
# wrong at random are refused by a reader's own words, or by none.
. "${0%/*}/tap.bash"
export PYTHONDONTWRITEBYTECODE=1
mkdir "$scratch/offers" "$scratch/guides"
n=${MUTATIONS:-400}
python3 tests/lint/mutate.py 1 "$n" "$scratch/offers" samples/paris.xml samples/options.xml samples/guide/offer.xml \
    tests/figures/worked/*.xml tests/lint/{history,market,terms,grant,pay}.xml
python3 tests/lint/mutate.py 2 $((n / 8)) "$scratch/guides" samples/guide/robotics-engineer.xml templates/guides/*.xml

"$HFBRIEF" --check -f json -j 2 "$scratch/offers" >/dev/null 2>"$scratch/said"
result $(($? > 1)) 'no offer takes the program down' "$(tail -n 3 "$scratch/said")"
same 'no offer is refused by the schema alone' '' "$(grep -m 3 'the schema refuses' "$scratch/said")"
refused=$(sed -n 's/^\([^ ]*\.xml\):[0-9:]* error.*/\1/p' "$scratch/said" | sort -u | wc -l)
[ "$refused" -gt $((n / 4)) ] && [ "$refused" -lt "$n" ]
result $? 'many are refused, and not all' "$refused of $n"

"$HFBRIEF" --check-guide "$scratch"/guides/*.xml >/dev/null 2>"$scratch/said"
result $(($? > 1)) 'no guide takes the program down' "$(tail -n 3 "$scratch/said")"
same 'no guide is refused by the schema alone' '' "$(grep -m 3 'the schema refuses' "$scratch/said")"
done_testing
