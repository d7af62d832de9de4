#!/usr/bin/env bash
# --dump svg against --dump pages: every page, text, line, surface and link of the document, at its
# place, in its colour, with an outline for each glyph. Whether painters see the same picture as in
# the PDF is make web-check's (tests/web/svg.py).
. "${0%/*}/tap.bash"
samples=$PWD/samples
cd "$scratch" || exit 3

while read -r name arguments; do
    eval "\"\$HFBRIEF\" -q \"\$samples\"/$arguments --dump pages -o pages --force" 2>err
    eval "\"\$HFBRIEF\" -q \"\$samples\"/$arguments --dump svg -o svg --force" 2>>err
    eval "\"\$HFBRIEF\" -q \"\$samples\"/$arguments -o pdf --force" 2>>err
    same "$name: as many pages as the PDF" "$(pdfinfo pdf | awk '/^Pages/ {print $2}')" "$(grep -c 'class="page"' svg)"
    python3 - pages svg >out 2>&1 <<'PY'
import re
import sys
import xml.etree.ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
told, pages = [], open(sys.argv[1], encoding="utf-8").read().splitlines()
for line in pages:
    kind, *rest = line.split(" ")
    if kind == "page":
        told.append([("page", float(rest[1]), float(rest[2]))])
    elif kind == "text":
        color = re.search(r"#[0-9a-f]{6}", line)[0]
        told[-1].append(("text", float(rest[0]), float(rest[1]), color, float(rest[2])))
    elif kind == "path":
        numbers = tuple(float(x) for x in re.findall(r"-?\d+\.\d\d", re.split(" (?:fill|stroke) ", line)[0]))
        fill, stroke = re.search(r" fill (#\w+)", line), re.search(r" stroke ([\d.]+) (#\w+)", line)
        told[-1].append(("path", numbers, fill and fill[1], stroke and (float(stroke[1]), stroke[2])))
    elif kind == "link":
        told[-1].append(("link", *(float(x) for x in rest[:4])))
outlines, *drawn = [ET.fromstring(line) for line in open(sys.argv[2], encoding="utf-8")]
ids = [p.get("id") for p in outlines.iter(SVG + "path")]
assert len(ids) == len(set(ids)), "an outline stands twice"
used, seen = set(), []
for page in drawn:
    box = page.get("viewBox").split()
    assert box[:2] == ["0", "0"], box
    seen.append([("page", float(box[2]), float(box[3]))])
    for e in page:
        if e.tag == SVG + "g":
            x, y, sx, sy = re.match(r"translate\((\S+) ([^ )]+)\).*scale\((\S+) ([^ )]+)\)", e.get("transform")).groups()
            assert float(sx) == -float(sy) > 0, e.get("transform")
            used |= {u.get("href")[1:] for u in e}
            seen[-1].append(("text", float(x), float(y), e.get("fill"), float(sx)))
        elif e.tag == SVG + "path":
            numbers = tuple(float(x) for x in re.findall(r"-?\d+(?:\.\d+)?", e.get("d")))
            width = e.get("stroke-width")
            seen[-1].append(("path", numbers, None if e.get("fill") == "none" else e.get("fill"),
                             (float(width), e.get("stroke")) if width else None))
        elif e.tag == SVG + "a":
            corners = [float(x) for x in re.findall(r"-?\d+(?:\.\d+)?", e[0].get("d"))]
            seen[-1].append(("link", corners[0], corners[1], corners[4], corners[5]))
        else:
            raise AssertionError(e.tag)
assert used == set(ids), used ^ set(ids)
assert len(seen) == len(told), (len(seen), len(told))
ems = set()
for s, t in zip(seen, told):
    assert len(s) == len(t), (len(s), len(t))
    for x, y in zip(s, t):
        if x[0] == "text":  # 12 points of a face of 2048 units: 0.005859
            ems.add(round(y[4] / x[4]))
        assert x[:4] == y[:4], (x, y)
assert ems <= {1000, 2048}, ems
print(len(told), sum(len(t) for t in told), sum(1 for t in told for o in t if o[0] == "link"))
PY
    result $? "$name: everything is where the page has it" "$(tail -n 3 out)"
done <<'TABLE'
brief paris.xml
letter paris.xml -t letter --paper letter
gray sales.xml --gray
asian cjk.xml
TABLE
matches 'the letter’s address is a link' '<a href="mailto:[a-z.]+@example.org"><path fill-opacity="0"' \
    "$("$HFBRIEF" -q "$samples/paris.xml" -t letter --dump svg -o -)"
done_testing
