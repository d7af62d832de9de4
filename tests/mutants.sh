#!/usr/bin/env bash
# One mistake, one message: samples and guides with one thing wrong in each, made by a seed. More of
# them by hand: `tests/mutants.sh 2000 5`. Other seeds find mutants that truly have two faults (half
# of a repeated element goes missing, say): read what is printed.
set -u
. "${0%/*}/tap.bash"
HFBRIEF=${HFBRIEF:-build/hfbrief}
out=$(python3 tests/mutants/mutants.py "$HFBRIEF" "$scratch/mutants" "${2:-7}" "${1:-400}" 2>&1)
same 'no mistake is told twice, or in a parser’s words' '' "$(grep -v 'mutants, ' <<<"$out" | head -n 40)"
matches 'most of them are refused' '^400 mutants, [23][0-9][0-9] refused$|^[0-9]+ mutants' "$out"
done_testing
