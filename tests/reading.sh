#!/usr/bin/env bash
# Every sample read as a screen reader would, against what was meant; and what print needs: grey
# without a colour operator, nothing near the edge, marks told apart by shape alone.
. "${0%/*}/tap.bash"

# Everything within 8 mm of the edge is white (50 dots an inch: 15 of them).
near_edge() { # file
    pdftoppm -r 50 -gray "$1" "$scratch/edge"
    python3 - "$scratch"/edge-*.pgm <<'PY'
import sys
for name in sys.argv[1:]:
    kind, size, most, rows = open(name, "rb").read().split(b"\n", 3)
    w, h = map(int, size.split())
    rows = rows[:w * h]
    edge = rows[:15 * w] + rows[-15 * w:]
    for y in range(15, h - 15):
        edge += rows[y * w:y * w + 15] + rows[(y + 1) * w - 15:(y + 1) * w]
    if min(edge) < 250:
        print(f"page {name[-5:-4]}: ink near the edge")
PY
    rm -f "$scratch"/edge-*.pgm
}

for sample in samples/*.xml; do
    name=${sample##*/} name=${name%.xml}
    for template in brief letter; do
        if ! "$HFBRIEF" -q "$sample" -t $template -o "$scratch/x.pdf" --force 2>"$scratch/err"; then
            skip "$name, $template: reads as meant" "refused: $(head -n 1 "$scratch/err")"
            continue
        fi
        "$HFBRIEF" -q "$sample" -t $template --dump=structure >"$scratch/structure" 2>/dev/null
        "$HFBRIEF" -q "$sample" -t $template --dump=flow >"$scratch/flow" 2>/dev/null
        # poppler takes seconds for a brief's tree: three of different scripts, and all letters
        case $template-$name in
        letter-* | brief-paris | brief-cjk | brief-right-to-left) pdf=$scratch/x.pdf ;;
        *) pdf= ;;
        esac
        same "$name, $template: reads as meant${pdf:+, by poppler too}" '' \
            "$(python3 tests/reading.py "$scratch/structure" "$scratch/flow" ${pdf:+"$pdf"} 2>&1)"
    done
done

for paper in a4 letter; do
    "$HFBRIEF" -q samples/paris.xml --paper $paper --gray --force -o "$scratch/gray.pdf" 2>/dev/null
    same "$paper, grey: nothing within 8 mm of the edge" '' "$(near_edge "$scratch/gray.pdf")"
    same "$paper, grey: no colour operator but g and G" 0 \
        "$(qpdf --qdf "$scratch/gray.pdf" - | grep -acE '(^| )(rg|RG|k|K|cs|CS|sc|SC|scn|SCN)$')"
done

# The four marks, a page with one at each hundred points, in one bit a dot: any two differ in a
# fifth of the dots that either has.
"$BUILD/unit/pdf_test" --write-marks "$scratch/marks.pdf"
pdftoppm -r 300 -mono "$scratch/marks.pdf" "$scratch/marks"
same 'marks in black and white are told apart by shape' '' "$(python3 - "$scratch"/marks-1.pbm <<'PY'
import sys
from itertools import combinations
kind, size, rows = open(sys.argv[1], "rb").read().split(b"\n", 2)
w, h = map(int, size.split())
line = (w + 7) // 8
def mark(i):
    cx, cy, r = int((i + 1) * 100 / 72 * 300), int(100 / 72 * 300), 30
    return {(x, y) for y in range(-r, r) for x in range(-r, r)
            if rows[(cy + y) * line + (cx + x) // 8] >> (7 - (cx + x) % 8) & 1}
names = ["offer", "ask", "floor", "competing"]
marks = [mark(i) for i in range(4)]
for i, j in combinations(range(4), 2):
    if not marks[i] or len(marks[i] ^ marks[j]) < 0.2 * len(marks[i] | marks[j]):
        print(names[i], names[j])
PY
)"
done_testing
