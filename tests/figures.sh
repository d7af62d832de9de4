#!/usr/bin/env bash
# The figures through the command line, held against an independent computation of them.
# Every test prints TAP; see figures/compare.py.
set -u
cd "$(dirname "$0")/.." || exit 3
HFBRIEF=${HFBRIEF:-build/hfbrief}
guide=templates/guides/hugging-face-tpm.xml
here=tests/figures
export PYTHONDONTWRITEBYTECODE=1

# One test after another numbers its own; the last plan of each counts.
# The oracle of the whole contract against the numbers that were worked out by hand; the program
# is held against it by figures/compare.sh.
python3 $here/worked_examples.py $guide
python3 $here/cases.py $guide
"$HFBRIEF" --format json $here/worked-example.xml | python3 $here/worked_example.py
python3 $here/compare.py "$HFBRIEF" $guide $here/worked-example.xml samples/*.xml
python3 $here/compare.py --golden $here $guide $here/worked-example.xml samples/*.xml
python3 $here/compare.py --random "${MADE_UP:-60}" 1 "$HFBRIEF" $guide $here/guides/*.xml

# What doesn't change with a secret cannot tell it.
for template in letter offer-letter; do
    for form in json xml; do
        python3 $here/separation.py "${SECRETS_OF:-100}" 1 "$HFBRIEF" $guide $template $form
    done
    python3 $here/separation.py "${SECRETS_OF_PDF:-30}" 2 "$HFBRIEF" $guide $template pdf
done

# The comparison itself: one cent in one figure is found.
if python3 - <<'END'
import sys
sys.path.insert(0, "tests/figures")
import compare
from fractions import Fraction as F
want = {"offer": {"base": F(70000), "years": [{"total": F(90000)}]}, "ask": None}
got = {"offer": {"base": F(70000), "years": [{"total": F(9000001, 100)}]}, "ask": None}
sys.exit(compare.differences(want, want) != [] or len(compare.differences(want, got)) != 1)
END
then echo "ok 1 - a cent of difference is found"
else echo "not ok 1 - a cent of difference is found"
fi
echo "1..1"
