"""How a finished document reads: reading.py STRUCTURE FLOW [PDF] prints one line for each fault.

PDF is asked through poppler's pdfinfo -struct-text (seconds a brief), STRUCTURE is --dump=structure (what we meant),
FLOW is --dump=flow (what the template said). Nothing printed: it reads as it should.
"""
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

NS = "{urn:hfbrief:flow:1}"
# what the flow says in other words than the page, or not in words: rules, places, pictures
SILENT = {"chart", "mark", "rule", "space", "blank", "swatch", "ruled", "noteref"}
INLINE = {"t", "b", "i", "filled", "answer", "tab", "lead", "second"}


def squeeze(text):
    """Letters and digits alone, so that breaks, spaces and capitals don't count."""
    return "".join(c for c in text.casefold() if c.isalnum())


def tagged(pdf):
    out = subprocess.run(["pdfinfo", "-struct-text", pdf], capture_output=True,
                         encoding="utf-8", errors="replace")
    if out.stderr:
        print(f"pdfinfo: {out.stderr.strip()}")
    return out.stdout.splitlines()


def texts(lines, escaped=False):
    """The quoted lines of a tree: poppler's as they stand, ours with quotation marks escaped."""
    for line in lines:
        found = re.match(r'\s*"((?:[^"\\]|\\.)*)"( actual=.*)?$' if escaped else r'\s*"(.*)"$', line)
        if found and found[1]:
            yield re.sub(r"\\(.)", r"\1", found[1]) if escaped else found[1]


def check_text(lines, meant):
    got, want = squeeze("".join(texts(lines))), squeeze("".join(texts(meant, True)))
    if got != want:
        at = next((i for i, (a, b) in enumerate(zip(got, want)) if a != b), min(len(got), len(want)))
        print(f"text parts at {at}: tagged …{got[at - 20:at + 30]}…, meant …{want[at - 20:at + 30]}…")


def blocks(node, droppable=False, kind="block"):
    """Texts of the flow in the order of reading, a block, then the notes that hang on it; whether a
    page without room may give them up; and what they are: a block, a note, the title of a section."""
    name = node.tag.removeprefix(NS)
    if name in SILENT:
        return
    droppable = droppable or "drop" in node.attrib or "lines" in node.attrib  # or cut short
    if name == "h1" and kind == "block":
        kind = "title"
    hanging, own = [], [node.text or ""]
    for child in node:
        if child.tag == NS + "aside":
            hanging.append(child)
        elif child.tag.removeprefix(NS) in INLINE:
            own.append("".join(child.itertext()))
            droppable = droppable or "yields" in child.attrib
        else:
            yield "".join(own), droppable, kind
            own = []
            yield from blocks(child, droppable, kind)
        own.append(child.tail or "")
    yield "".join(own), droppable, kind
    for child in hanging:
        yield from blocks(child, droppable, "note")


def check_order(meant, flow):
    """A block comes after the block before it; a note after what it is about, at the end of its
    script: after the notes before it, and before the next section."""
    page, at, noted = squeeze("".join(texts(meant, True))), 0, 0
    for text, droppable, kind in blocks(ET.parse(flow).getroot()):
        want = squeeze(text)
        if len(want) < 12:  # too short to tell apart from its neighbours
            continue
        if droppable:  # given up, perhaps; its words may stand again in a later section
            continue
        found = page.find(want, max(at, noted) if kind == "note" else at)
        if found < 0:
            print(f"not in its place: {text.strip()[:70]!r}{' (but earlier)' if want in page else ''}")
        elif kind == "note":
            noted = found
        elif kind == "title" and found < noted:
            print(f"a note of the section before stands after this title: {text.strip()[:70]!r}")
        if kind != "note" and found >= 0:
            at = found


def check_headings(lines):
    level = 0
    for line in lines:
        found = re.match(r"\s*H([1-6])\b", line)
        if not found:
            continue
        if int(found[1]) > level + 1:
            print(f"H{found[1]} follows H{level}")
        level = int(found[1])


def check_tables_and_figures(meant):
    for i, line in enumerate(meant):
        if re.match(r"\s*TH\b", line) and "scope=" not in line:
            print("a TH without scope")
        if not re.match(r"\s*Figure\b", line):
            continue
        alt = re.search(r'alt="((?:[^"\\]|\\.)*)"', line)
        if not alt:
            print("a Figure without alt")
            continue
        said = set(re.findall(r"\d[\d,.]*\d|\d", alt[1]))
        drawn = "".join(texts(meant[i + 1:i + 2], True))
        for name, number, k in re.findall(r"(Offer|Ask|Floor) [€$£]([\d.,]*\d)(K?)", drawn):
            full = f"{float(number.replace(',', '')) * 1000:,.0f}" if k else number
            if full not in said:
                print(f"{name} {number}{k} is drawn, but {full} isn't in the alt")


def main():
    structure, flow, *pdf = sys.argv[1:]
    meant = open(structure, encoding="utf-8").read().splitlines()
    if len(meant) < 10:
        print("no structure")
    if pdf:
        lines = tagged(pdf[0])
        check_text(lines, meant)
        check_headings(lines)
    check_order(meant, flow)
    check_headings(meant)
    check_tables_and_figures(meant)


main()
