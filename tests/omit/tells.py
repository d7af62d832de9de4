"""Wants a form made with --floor omit to tell nothing of the floor.

    tells.py json|xml|text WHOLE.json FILE      WHOLE: the figures with the floor
"""
import json
import re
import sys
from pathlib import Path
import xml.etree.ElementTree as ET

KEYS = {"floor", "smallest_yes", "ladder", "verdict", "below_floor", "four_year_vs_floor", "premium"}
PARTS = ("base", "bonus", "sign_on", "equity", "annual", "four_year")
GUIDE = Path(__file__).parents[2] / "templates/guides/hugging-face-tpm.xml"
# what a page says of its floor, in the languages there are: a second opinion beside the amounts
WORDS = ["floor", "plancher", "untergrenze", "schmerzgrenze"]


def under(tree, keys):
    """The trees that stand under one of these keys."""
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if key in keys:
            yield value
        elif isinstance(value, (dict, list)):
            yield from under(value, keys)


def numbers(tree):
    if isinstance(tree, (dict, list)):
        for value in tree.values() if isinstance(tree, dict) else tree:
            yield from numbers(value)
    elif isinstance(tree, (int, float)) and not isinstance(tree, bool):
        yield abs(tree)


def parts(tree):
    """What the fence calls private: the parts of pay and their totals, not every step between."""
    for branch in tree if isinstance(tree, list) else [tree]:
        if isinstance(branch, dict):
            yield from (branch[k] for k in PARTS if isinstance(branch.get(k), (int, float)))


def without(tree):
    if isinstance(tree, dict):
        return {k: without(v) for k, v in tree.items() if k not in KEYS}
    return [without(v) for v in tree] if isinstance(tree, list) else tree


def keys(form, path):
    if form == "xml":
        return {e.tag.split("}")[1] for e in ET.parse(path).iter()}
    found = set()

    def walk(t):
        if isinstance(t, dict):
            found.update(t)
        for v in t.values() if isinstance(t, dict) else t if isinstance(t, list) else ():
            walk(v)

    walk(json.load(open(path, encoding="utf-8")))
    return found


form, whole, path = sys.argv[1:4]
figures = json.load(open(whole, encoding="utf-8"))
figures.pop("checks")
public = set(numbers(without(figures)))
# the band compares base + equity a year; the guide's own column says its ends in thousands
public |= {figures[s]["base"] + figures[s]["equity_per_year"] for s in ("offer", "ask")}
# break-even and scenarios take grant and refresh together
public |= {figures[s]["equity_four_year"] + figures[s]["certainty"]["discretionary"] for s in ("offer", "ask")}
public |= {1000 * int(n) for n in re.findall(r"[€$](\d+)K", GUIDE.read_text(encoding="utf-8"))} - set(parts(figures["floor"]))
secret = {n for tree in under(figures, KEYS - {"premium"}) for n in parts(tree) if n >= 10000} - public
text = open(path, encoding="utf-8").read()
wrong = [f"key {k}" for k in KEYS & keys(form, path)] if form != "text" else []
# digits with any one separator between groups, K, and what hides between two stretches of markup
bare = re.sub(r"<[^>]*>", "", text) if form != "xml" else text
bare = re.sub(r"(?m)^\s*(?:[€$]\d+K\s*)+$", "", bare)  # the scale of a chart
said = {m.replace(",", "").replace("\u202f", "").replace(".", "").replace("\u00a0", "").replace(" ", "")
        for m in re.findall(r"(?<![\d.,])(?:\d{1,3}(?:[,.\u202f\u00a0 ]\d{3})+|\d{1,2}(?:,\d\d)+,\d{3})(?!\d)|\d{5,}", bare)}
said |= {m + "000" for m in re.findall(r"(?<![\d.,])(\d{1,3})K\b", bare)}
wrong += [f"{n:,.0f}" for n in secret if f"{n:.0f}" in said]
if form == "text":
    wrong += [f"the word {w}: {line.strip()[:80]}" for w in WORDS for line in bare.splitlines() if re.search(rf"\b{w}\b", line, re.I)]
print("\n".join(wrong))
sys.exit(bool(wrong) or not secret or len(text) < 200)
