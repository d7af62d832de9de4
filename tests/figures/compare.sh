#!/usr/bin/env bash
# Every figure of made-up offers, held against an independent computation of them. Prints TAP.
#     tests/figures/compare.sh [N [SEED [KIND ...]]]    N offers (120) of each kind (realistic)
# The worked examples and the samples are held against it first. `against.py --table` gives the
# differences by figure. By hand before a release: tests/figures/compare.sh 5000 1 realistic extreme
set -u
cd "$(dirname "$0")/../.." || exit 3
HFBRIEF=${HFBRIEF:-build/hfbrief}
here=tests/figures
guide=templates/guides/hugging-face-tpm.xml
n=${1:-${MADE_UP:-120}}
seed=${2:-1}
export PYTHONDONTWRITEBYTECODE=1

python3 $here/worked_examples.py $guide "$HFBRIEF"
python3 $here/cases.py $guide "$HFBRIEF"
python3 $here/against.py "$HFBRIEF" $guide $here/worked/*.xml samples/*.xml
shift $(($# < 2 ? $# : 2))
for kind in "${@:-realistic}"; do
    python3 $here/against.py --made-up $kind "$n" "$seed" "$HFBRIEF" $guide
done
