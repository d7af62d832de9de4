#!/usr/bin/env python3
"""Holds imported guides against what a person read in their Markdown.

    gold.py HFBRIEF gold.txt FOLDER [--least 97]

gold.txt names guides by their file's stem and says, row by row, what stands in them (its head says
how it is written). Prints each thing that is wrong or missing, then precision and recall by field.
Ends with 1 when anything is wrong, or less than --least per cent of a field's values is found."""
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
from fractions import Fraction

SPACE = "{urn:hfbrief:guide:1}"
PARTS = ("base", "equity", "bonus", "sign-on", "total")


def number(text):
    value = Fraction(text.rstrip("K%"))
    return value * 1000 if text.endswith("K") else value


def value_of(text):
    """"62K-85K/yr", "10-15%", "35K" as (least, most, unit)."""
    unit = "/yr" if text.endswith("/yr") else "%" if text.endswith("%") else ""
    ends = text[:len(text) - len(unit)].split("-")
    return number(ends[0]), number(ends[-1]), unit


def read_gold(path):
    guides, guide = {}, None
    for line in open(path, encoding="utf-8"):
        words = line.split("#")[0].split()
        if words and words[0] == "guide":
            guide = guides[words[1]] = {}
            for name, count in zip(words[2::2], words[3::2]):
                guide["", name] = (Fraction(count),) * 2 + ("",)
        elif words and words[0] == "title":
            guide["", "title"] = line.split(None, 1)[1].strip()
        elif words:
            row, at = words[0], 2
            guide[row, "currency"] = words[1]
            while at < len(words):
                if words[at] in ("ask", "floor"):
                    field, at = words[at] + " " + words[at + 1], at + 2
                else:
                    field, at = words[at], at + 1
                guide[row, field] = value_of(words[at])
                at += 1
    return guides


def read_row(row, out):
    name = row.get("id")
    out[name, "currency"] = row.get("currency")
    for part in PARTS:
        e = row.find(SPACE + part)
        if e is None or e.get("min") is None:
            continue
        unit = "/yr" if e.get("per-year") else "%" if e.get("kind") == "percent" else ""
        out[name, part] = (Fraction(e.get("min")), Fraction(e.get("max") or e.get("min")), unit)
    for side in ("ask", "floor"):
        e = row.find(SPACE + side)
        for key, text in (e.attrib if e is not None else {}).items():
            percent = key == "bonus-percent"
            field = side + " " + ("bonus" if percent else key)
            out[name, field] = (Fraction(text),) * 2 + ("%" if percent else "",)


def read_guide(path):
    out = {}
    root = tree.parse(path).getroot()
    for row in root.iter(SPACE + "region"):
        read_row(row, out)
    out["", "title"] = root.findtext(SPACE + "title")
    for name, element in (("levers", "lever"), ("evidence", "evidence")):
        out["", name] = (Fraction(len(root.findall(SPACE + element))),) * 2 + ("",)
    return out


def shown(value):
    if not isinstance(value, tuple):
        return value
    return "%s%s" % ("-".join(str(v) for v in dict.fromkeys(value[:2])), value[2])


def hold(name, gold, got, tally):
    wrong = 0
    for key in sorted(set(gold) | set(got)):
        if key[0] == "" and key not in gold:
            continue
        field = key[1]
        counts = tally.setdefault(field, [0, 0, 0])  # stated, found, wrong
        counts[0] += key in gold
        if key in gold and got.get(key) == gold[key]:
            counts[1] += 1
        elif key in got:
            counts[2] += 1
            wrong += 1
            print("%s: %s %s: wrong: %s, where it says %s"
                  % (name, key[0], field, shown(got[key]), shown(gold.get(key, "nothing"))))
        else:
            print("%s: %s %s: missing: %s" % (name, key[0], field, shown(gold[key])))
    return wrong


def main():
    program, gold_path, folder = sys.argv[1:4]
    least = int(sys.argv[5]) if sys.argv[4:5] == ["--least"] else 97
    gold, tally = read_gold(gold_path), {}
    with tempfile.TemporaryDirectory() as out:
        for name in gold:
            path = os.path.join(out, name + ".xml")
            subprocess.run([program, "--import-guide", os.path.join(folder, name + ".md"), "-o",
                            path, "-q"], check=False)
            hold(name, gold[name], read_guide(path) if os.path.exists(path) else {}, tally)
    bad = False
    for field, (stated, found, wrong) in sorted(tally.items()):
        recall = 100 * found // stated if stated else 100
        precision = 100 * found // (found + wrong) if found + wrong else 100
        bad |= wrong > 0 or recall < least
        print("%-14s %4d of %4d found (%d %%), %d wrong (precision %d %%)"
              % (field, found, stated, recall, wrong, precision))
    return bad


sys.exit(main())
