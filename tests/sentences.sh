#!/usr/bin/env bash
# Every sample and made-up offers of every trade, read sentence by sentence (tests/sentences/said.py
# says what for): by hand `tests/sentences.sh 2000 1`.
set -u
. "${0%/*}/tap.bash"
HFBRIEF=${HFBRIEF:-build/hfbrief}
guide=templates/guides/hugging-face-tpm.xml
said() { python3 tests/sentences/said.py "$guide" "$HFBRIEF" "$@" 2>&1; }

# the reader finds what was put there on purpose
job='<package currency="EUR"><base>60000</base><equity kind="none"/></package><competing company="Google" disclose="full"/><reason>I run the share programme.</reason>'
finds() { # NAME PATTERN BLOCK…
    local name=$1 pattern=$2
    shift 2
    echo "<offer xmlns=\"urn:hfbrief:offer:1\">$job</offer>" >"$scratch/made.xml"
    echo "<flow xmlns=\"urn:hfbrief:flow:1\">$*</flow>" >"$scratch/made.flow"
    matches "said.py finds $name" "$pattern" \
        "$(python3 tests/sentences/said.py --of "$scratch/made.xml" "$scratch/made.flow" 2>&1)"
}
finds 'nothing in sound sentences' '^$' '<h1>You are <b>€3,000</b> above.</h1><p>€2,000 of the €3,000 is sure.</p>' \
    '<p>€2K of the €3,000.</p><p>If asked about ⁨Google⁩: €580,000.</p><p>I run the share programme.</p>' \
    '<p>€70,000 − €10,000 is €60,000.</p><cell>−€3,000</cell><p>Only the bonus is guaranteed.</p>'
finds 'a negative distance' '^a negative distance: ' '<p>You are <b>−€3,000</b> away.</p>'
finds 'one in a currency without a sign' '^a negative distance: ' '<note>It is −CHF 3,000.</note>'
finds 'a part larger than its whole' '^a part larger' '<p>€3,000 of the <b>€2,000</b> is sure.</p>'
finds 'one in another currency, and one in thousands' '^a part larger.*CHF' '<p>CHF 3K of the CHF 2,000.</p>'
finds 'an offer that isn’t the candidate’s' '^speaks of an offer' '<item>If asked about Base: €580,000.</item>'
finds 'what is guaranteed, said aloud' '^guaranteed: ' '<p speak="quote">“It is <b>Guaranteed</b>.”</p>'
finds 'an ask that one does not open with' '^the headline asks for 30 days of leave; one opens' \
    '<h1>Ask for <b>€3,550</b> and <b>30 days of leave</b>.</h1><p style="opening">“I’m asking for €3,550.”</p>'
for word in equity shares vesting RSUs 'stock'; do
    finds "$word where there is none" '^equity, where there is none' "<p>Ask when the $word begins.</p>"
done

count=$(ls samples/*.xml | wc -l)
out=$(said 0 1 samples/*.xml)
same "no sample says what no brief may say" "$count briefs read, 0 faults" "$(tail -n 6 <<<"$out")"
out=$(said "${1:-240}" "${2:-7}")
same "no made-up offer's brief does" '' "$(grep -v 'briefs read' <<<"$out" | head -5)"
matches "they were read" '[1-9][0-9]* briefs read, 0 faults' "$out"
# a place that nobody named leaves no comma behind
sed 's/ place="[^"]*"//' samples/nurse.xml >"$scratch/nowhere.xml"
for kind in brief letter offer-letter; do
    said=$("$HFBRIEF" -q "$scratch/nowhere.xml" -t $kind --dump=flow 2>&1)
    same "$kind is made for a place that nobody named" 0 $?
    same "$kind: nothing stands around a place that nobody named" '' \
        "$(grep -oE ', [.,"]|[a-z]  band' <<<"$said")"
done
done_testing
