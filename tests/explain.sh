#!/usr/bin/env bash
# Every formula that --explain and the workings print gives the value that stands beside it: on all
# samples and on made-up offers. Prints TAP.
set -u
cd "$(dirname "$0")/.." || exit 3
HFBRIEF=${HFBRIEF:-build/hfbrief}
guide=templates/guides/hugging-face-tpm.xml
export PYTHONDONTWRITEBYTECODE=1

python3 tests/explain/formulas.py "$HFBRIEF" samples/*.xml tests/figures/worked/*.xml
for kind in realistic extreme; do
    python3 tests/explain/formulas.py --made-up $kind "${FORMULAS_OF:-100}" 1 "$HFBRIEF" $guide
done
