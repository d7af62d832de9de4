#!/usr/bin/env python3
"""Every word of a Markdown guide stands in the guide made of it, and every amount of its band table
stands there as data or in the list of what was left out.

    words.py guide.md guide.xml

Prints what is missing, one thing a line; exit 1 when anything is. Words are compared without marks,
so that typographic quotation marks and dashes make no difference; how often a word stands in the
source counts (it may stand more often in the guide)."""
import re
import sys
import xml.etree.ElementTree as tree
from collections import Counter


def prose(source):
    """The source without what only orders it: numbers of list items, and the lead of the
    one-line summary, which an element of its own stands for."""
    source = re.sub(r"(?m)^(\s*)[0-9]+\. ", r"\1", source)
    source = source.replace("**Negotiation DNA", "", 1)
    return re.sub(r"\]\(", " ", source)


def words(text):
    text = re.sub(r"[*`_#>|\\]", " ", text)
    return re.findall(r"[0-9A-Za-zÀ-ɏ₹€£¥₪$%]+", text)


def guide_text(path):
    parser = tree.XMLParser(target=tree.TreeBuilder(insert_comments=True))
    parts = []
    for element in tree.parse(path, parser).iter():
        parts += [element.text or "", element.tail or ""]
        if element.tag is not tree.Comment:
            parts += [v for k, v in element.attrib.items() if k in SAID]
    return " ".join(parts)


SAID = {"title", "name", "level", "columns", "company", "source", "short", "label", "currency", "reason"}
NUMBER = re.compile(r"([0-9]+(?:[.,][0-9]+)*)\s*([KkMB]?)")
SCALE = {"": 1, "K": 1000, "k": 1000, "M": 1000000, "B": 1000000000}


def numbers(cell):
    """Amounts of a cell in units, as the exact text of an integer; per cents as they are."""
    for match in re.finditer(r"([0-9][0-9.,]*[0-9]|[0-9])\s*([KkMB](?![a-z]))?(/[0-9]?yr)?", cell):
        digits, scale = match.group(1), match.group(2) or ""
        if cell[match.start() - 1:match.start()] == "/":
            continue
        if re.fullmatch(r"[0-9]{1,3}(,[0-9]{2,3})+", digits):
            digits = digits.replace(",", "")
        whole = round(float(digits) * SCALE[scale] * 100)
        yield "%d.%02d" % divmod(whole, 100)


def table_numbers(source):
    lines = source.split("\n")
    for i, line in enumerate(lines):
        if not re.fullmatch(r"\s*\|[\s:|-]+\|\s*", line):
            continue
        head = lines[i - 1]
        rows = []
        for row in lines[i + 1:]:
            if not row.strip().startswith("|"):
                break
            rows.append(row)
        money = sum(bool(re.search(r"[$€£₹¥₪]\s*[0-9]", r)) for r in rows)
        if not money or (re.search("equivalent", head, re.I)):
            continue
        for k, row in enumerate(rows):
            cells = row.strip().strip("|").split("|")
            for cell in cells[1:]:
                for number in numbers(cell):
                    yield i + 2 + k, number, cell.strip()


def has(values, number):
    """A factor of 60 % stands as 0.60."""
    return any(v == number or "%.2f" % (float(v) * 100) == number for v in values)


def main():
    source = open(sys.argv[1], encoding="utf-8").read()
    have = Counter(w.lower() for w in words(guide_text(sys.argv[2])))
    bad = []
    for word, n in Counter(w.lower() for w in words(prose(source))).items():
        if have[word] < n:
            bad.append("word %r: %d times in the source, %d in the guide" % (word, n, have[word]))
    root = tree.parse(sys.argv[2]).getroot()
    space = "{urn:hfbrief:guide:1}"
    values = set()
    for element in root.find(space + "regions").iter():
        for key in ("min", "max"):
            if key in element.attrib:
                values.add("%.2f" % float(element.attrib[key]))
    left = " ".join(e.text or "" for e in root.iter(space + "left-out"))
    out = set(numbers(left))
    for line, number, cell in table_numbers(source):
        if not has(values, number) and number not in out:
            bad.append("line %d: %s of %r is neither data nor left out" % (line, number, cell))
    for line in bad:
        print(line)
    return 1 if bad else 0


sys.exit(main())
