#!/usr/bin/env bash
# tests/fuzz/seeds.sh FOLDER - seeds that the program makes or carries, a folder each, as libFuzzer
# wants them: flows, finished documents (also with their streams unpacked, so that a changed byte
# isn't lost in a broken stream), the faces that were cut into those, the theme, a stylesheet.
set -eu
out=$1 hfbrief=${HFBRIEF:-build/hfbrief}
mkdir -p "$out"/flow "$out"/read "$out"/face "$out"/theme "$out"/stylesheet
cp templates/theme.xml "$out/theme"
cp samples/one-pager.xsl "$out/stylesheet"
for template in brief letter offer-letter; do
    for sample in paris options cjk right-to-left; do
        "$hfbrief" -q "samples/$sample.xml" -t $template --dump=flow -o - \
            >"$out/flow/$template-$sample.xml" 2>/dev/null || true
        "$hfbrief" -q "samples/$sample.xml" -t $template -o - >"$out/read/$template-$sample.pdf" \
            2>/dev/null || true
    done
done
find "$out" -size 0 -delete
rm -f "$out"/read/brief-*.pdf # large ones slow the mutations down
for pdf in "$out"/read/*.pdf; do
    case $pdf in *-unpacked.pdf) continue ;; esac
    qpdf --stream-data=uncompress --object-streams=preserve --compress-streams=n "$pdf" \
        "${pdf%.pdf}-unpacked.pdf" 2>/dev/null || true
done
dump=$(mktemp -d)
trap 'rm -rf "$dump"' EXIT
"$hfbrief" -q samples/cjk.xml -o "$dump/brief.pdf" --force
(cd "$dump" && mutool extract brief.pdf >/dev/null 2>&1) || true
i=0
for face in $(find "$dump" -name '*.ttf' -size -60k -o -name '*.otf' -size -60k -o -name '*.cff' -size -60k | sort); do
    cp "$face" "$out/face/cut-$((i++)).${face##*.}"
done
