#!/usr/bin/env bash
# Every sample and made-up offers of every trade, read sentence by sentence (tests/sentences/said.py
# says what for): by hand `tests/sentences.sh 2000 1`.
set -u
. "${0%/*}/tap.bash"
HFBRIEF=${HFBRIEF:-build/hfbrief}
guide=templates/guides/hugging-face-tpm.xml
said() { python3 tests/sentences/said.py "$guide" "$HFBRIEF" "$@" 2>&1; }
out=$(said 0 1 samples/*.xml)
same "no sample says what no brief may say" '' "$(grep -v 'briefs read' <<<"$out" | head -5)"
out=$(said "${1:-240}" "${2:-7}")
same "no made-up offer's brief does" '' "$(grep -v 'briefs read' <<<"$out" | head -5)"
matches "they were read" '[1-9][0-9]* briefs read, 0 faults' "$out"
# a place that nobody named leaves no comma behind
sed 's/ place="[^"]*"//' samples/nurse.xml >"$scratch/nowhere.xml"
for kind in brief letter offer-letter; do
    said=$("$HFBRIEF" -q "$scratch/nowhere.xml" -t $kind --dump=flow 2>&1)
    same "$kind: nothing stands around a place that nobody named" '' \
        "$(grep -oE ', [.,"]|[a-z]  band' <<<"$said")"
done
done_testing
