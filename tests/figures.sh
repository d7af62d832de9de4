#!/usr/bin/env bash
# The figures through the command line, held against an independent computation of them.
# Every test prints TAP; see figures/against.py. One test after another numbers its own; the last
# plan of each counts.
set -u
cd "$(dirname "$0")/.." || exit 3
HFBRIEF=${HFBRIEF:-build/hfbrief}
guide=templates/guides/hugging-face-tpm.xml
here=tests/figures
export PYTHONDONTWRITEBYTECODE=1

# The oracle itself against the numbers that were worked out by hand; the program is held against
# it by figures/compare.sh.
python3 $here/worked_examples.py $guide
python3 $here/cases.py $guide

# What holds of every offer's figures, whatever they are.
python3 $here/properties.py "${PROPERTIES_OF:-60}" 1 "$HFBRIEF" $guide

# What doesn't change with a secret cannot tell it.
for template in letter offer-letter; do
    for form in json xml; do
        python3 $here/separation.py "${SECRETS_OF:-25}" 1 "$HFBRIEF" $guide $template $form
    done
    python3 $here/separation.py "${SECRETS_OF_PDF:-6}" 2 "$HFBRIEF" $guide $template pdf
done

# The comparison itself: one cent in one figure is found.
if python3 - <<'END'
import sys
sys.path.insert(0, "tests/figures")
import against
from fractions import Fraction as F
want = {"offer": {"base": F(70000), "years": [{"total": F(90000)}]}, "ask": None}
got = {"offer": {"base": F(70000), "years": [{"total": F(9000001, 100)}]}, "ask": None}
sys.exit(against.differences(want, want) != [] or len(against.differences(want, got)) != 1)
END
then echo "ok 1 - a cent of difference is found"
else echo "not ok 1 - a cent of difference is found"
fi
echo "1..1"
