#!/usr/bin/env bash
# One bad offer stops no other: refusals, a crash, a hang and a worker without memory among many.
# The program under test is a second build whose workers do that on purpose (worker.c).
. "${0%/*}/../tap.bash"
faulty=$PWD/$BUILD/faults/hfbrief
offers=${BATCH_OFFERS:-200}
in=$scratch/in out=$scratch/out
mkdir "$in"

# Every twentieth is broken, the others are the samples in turn under a name of their own.
good=(samples/paris.xml samples/no-competing.xml samples/below-both.xml samples/at-ask.xml)
refused=0
for ((i = 1; i <= offers; i++)); do
    file=$(printf '%s/offer-%04d.xml' "$in" "$i")
    if ((i % 20 == 0)); then
        sed 's/<base>[0-9]*</<base>12k</' samples/paris.xml >"$file"
        refused=$((refused + 1))
    else
        sed "s/ id=\"/ id=\"n$i-/" "${good[i % 4]}" >"$file"
    fi
done

"$faulty" -q "$in" -d "$out" -j 2 >"$scratch/stdout" 2>"$scratch/refusals"
same 'refusals alone end with status 1' 1 $?
same 'nothing on standard output' '' "$(cat "$scratch/stdout")"

for f in crash hang eat; do cp samples/paris.xml "$in/$f.xml"; done
rm -rf "$out"
"$faulty" -q "$in" -d "$out" -j 2 --timeout 6 --summary "$scratch/s.jsonl" 2>"$scratch/stderr"
same 'a crash, a hang and an empty memory end with status 3' 3 $?
same 'every good offer has its document' $((offers - refused)) "$(find "$out" -name '*.pdf' | wc -l)"
same 'nothing half-written is left' '' "$(find "$out" -name '.hfbrief-*')"
same 'every offer is in the summary' $((offers + 3)) "$(wc -l <"$scratch/s.jsonl")"
same 'every refusal is in the summary' $refused "$(grep -c '"status":"refused"' "$scratch/s.jsonl")"
same 'three failures in the summary' 3 "$(grep -c '"status":"failed"' "$scratch/s.jsonl")"
matches 'the crash is named' '/crash.xml: fatal: .*signal 6' "$(cat "$scratch/stderr")"
matches 'the hang is named' '/hang.xml: fatal: .*within 6 s' "$(cat "$scratch/stderr")"
case $BUILD in
*/san) skip 'the empty memory is named' 'a sanitizer has more address space than one can eat' ;;
*) matches 'the empty memory is named' '/eat.xml: fatal: out of memory' "$(cat "$scratch/stderr")" ;;
esac
same 'failures come in the order of the inputs' \
    "$(sed -n 's,^.*/\([a-z]*-*[0-9]*\)\.xml:.*,\1,p' "$scratch/stderr" | sort)" \
    "$(sed -n 's,^.*/\([a-z]*-*[0-9]*\)\.xml:.*,\1,p' "$scratch/stderr")"

# The documents are those of single runs, made by the ordinary program.
wrong=
for i in 1 2 3 5; do
    file=$(printf 'offer-%04d' "$i")
    "$HFBRIEF" -q "$in/$file.xml" -o "$scratch/single.pdf" 2>/dev/null
    cmp -s "$scratch/single.pdf" "$(find "$out" -name "$file.brief.pdf")" || wrong="$wrong $file"
done
same 'a batch gives the bytes of single runs' '' "$wrong"
wrong=
for f in $(find "$out" -name "*.pdf"); do
    [ "$(head -c 5 "$f")" = '%PDF-' ] && tail -c 32 "$f" | grep -q '%%EOF' || wrong="$wrong $f"
done
same 'every document is whole' '' "$wrong"
same 'documents are private files' '' "$(find "$out" -name '*.pdf' ! -perm 600)"
done_testing
