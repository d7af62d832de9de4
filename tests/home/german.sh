#!/usr/bin/env bash
# --lang de: the catalogue has every message, German typography is kept, and no page shows an English
# message. German came as one file; what it says aloud is tests/general.sh's.
. "${0%/*}/../tap.bash"
ROOT=$PWD
in_german() { python3 "$ROOT/tests/home/language.py" de "$@"; }
same "every message is there, and German typography is kept" "" "$(in_german)"
for sample in paris options no-competing; do
    "$HFBRIEF" "samples/$sample.xml" --lang de -q -o "$scratch/$sample.pdf"
    same "$sample in German: no English message is on its pages" "0 " "$? $(in_german "$scratch/$sample.pdf")"
done
"$HFBRIEF" samples/*.xml -t cohort --lang de -q -o "$scratch/cohort.pdf"
same "the coach's page in German: no English message" "0 " "$? $(in_german "$scratch/cohort.pdf")"
pdftotext -layout "$scratch/paris.pdf" "$scratch/paris.txt"
matches "amounts are German" '82\.000 €' "$(sed 's/\xC2\xA0/ /g' "$scratch/paris.txt")"
matches "dates are German" 'Fr\., 6\. März 2026' "$(sed 's/\xC2\xA0/ /g' "$scratch/paris.txt")"
same "the document's language is German" 1 "$(mutool show "$scratch/paris.pdf" trailer/Root/Lang | grep -c '(de)')"
"$HFBRIEF" samples/paris.xml -q -o "$scratch/english.pdf"
same "an English brief would be found out" yes \
    "$([ "$(in_german "$scratch/english.pdf" | wc -l)" -gt 50 ] && echo yes)"
done_testing
