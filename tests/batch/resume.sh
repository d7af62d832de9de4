#!/usr/bin/env bash
# Nothing is lost: killed at any moment, a run that is resumed gives what an undisturbed run gives.
#   KILLS=50 tests/batch/resume.sh     more moments than make check takes
. "${0%/*}/../tap.bash"
kills=${KILLS:-6}
in=$scratch/in
mkdir "$in"
samples=(samples/paris.xml samples/no-competing.xml samples/below-both.xml)
for i in $(seq -w 1 24); do sed "s/ id=\"/ id=\"n$i-/" "${samples[10#$i % 3]}" >"$in/o$i.xml"; done
sed 's/<base>[0-9]*</<base>12k</' samples/paris.xml >"$in/o12.xml"

hashes() { (cd "$1" && sha256sum -- *.pdf); }
began=$(date +%s%3N)
"$HFBRIEF" -q "$in" -d "$scratch/whole" -j 2 2>/dev/null
took=$(($(date +%s%3N) - began))
whole=$(hashes "$scratch/whole") lines=$(sort "$scratch/whole"/*.jsonl)
same 'the undisturbed run writes all but the refused one' 23 "$(wc -l <<<"$whole")"

wrong= early=0
for ((k = 1; k <= kills; k++)); do
    out=$scratch/killed-$k
    "$HFBRIEF" -q "$in" -d "$out" -j 2 2>/dev/null &
    pid=$!
    ms=$((took * k / (kills + 1))) # spread over what an undisturbed run takes
    sleep "$(printf '%d.%03d' $((ms / 1000)) $((ms % 1000)))"
    kill -9 "$pid" 2>/dev/null
    wait "$pid" 2>/dev/null
    [ $? -ne 137 ] || early=$((early + 1))
    "$HFBRIEF" -q "$in" -d "$out" -j 2 --resume 2>/dev/null
    status=$?
    [ "$status" -eq 1 ] || wrong="$wrong; $k: status $status"
    [ "$(hashes "$out")" = "$whole" ] || wrong="$wrong; $k: other documents"
    [ "$(sort "$out"/*.jsonl)" = "$lines" ] || wrong="$wrong; $k: another manifest"
    left=$(find "$out" -name '.hfbrief-*')
    [ -z "$left" ] || wrong="$wrong; $k: $left"
    rm -rf "$out"
done
same "killed $early times in $kills runs and resumed: same documents, same manifest, nothing left" '' "$wrong"
result $((early == 0)) 'some of them were killed on their way'

# What resume keeps and what it does again.
out=$scratch/kept
cp -r "$scratch/whole" "$out"
touch "$scratch/mark"
printf 'x' >>"$out/o03.brief.pdf"            # a document that was changed
rm "$out/o04.brief.pdf"                      # one that is gone
sed -i 's/rev/rev/; s/Moreau/Morel/' "$in/o06.xml" # an input that was changed
"$HFBRIEF" -q "$in" -d "$out" --resume --summary "$scratch/kept.jsonl" 2>/dev/null
redone=$(grep -v '"status":"kept"' "$scratch/kept.jsonl" | sed 's,.*/\(o[0-9]*\)\.xml.*,\1,' | xargs)
same 'resume does again what is changed, gone or was refused, and nothing else' 'o03 o04 o06 o12' "$redone"
same 'the changed document is right again' "$(sha256sum <"$scratch/whole/o03.brief.pdf")" \
    "$(sha256sum <"$out/o03.brief.pdf")"
"$HFBRIEF" -q "$in" -d "$out" --resume --gray --summary "$scratch/gray.jsonl" 2>/dev/null
same 'another option, and nothing is kept' 0 "$(grep -c '"status":"kept"' "$scratch/gray.jsonl")"

# Signals: what is in hand is finished, written down, and the status says which signal it was.
for signal in INT:130 TERM:143; do
    out=$scratch/${signal%:*}
    for i in $(seq 1 40); do cp "$in/o01.xml" "$in/more$i.xml"; done
    # a shell starts background jobs with SIGINT ignored; the program blocks and reads it all the same
    "$HFBRIEF" -q "$in" -d "$out" -j 2 2>/dev/null &
    pid=$!
    until compgen -G "$out/*.pdf" >/dev/null || ! kill -0 "$pid" 2>/dev/null; do sleep 0.02; done
    kill -"${signal%:*}" "$pid"
    wait "$pid"
    same "SIG${signal%:*} ends with ${signal#*:}" "${signal#*:}" $?
    same "SIG${signal%:*}: each document stands in the manifest, none beside it" \
        "$(cd "$out" && ls -- *.pdf)" \
        "$(sed -n 's/.*"output":"\([^"]*\)".*"status":"written".*/\1/p' "$out"/*.jsonl | sort)"
    rm "$in"/more*
done
done_testing
