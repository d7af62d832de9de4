#!/usr/bin/env python3
"""What no brief may say, whatever the offer: read on the flow of made-up offers.

    said.py GUIDE HFBRIEF N SEED [FILE …]    N made-up offers, or these files
    said.py --of OFFER FLOW                  one flow that is there already

No sentence has a negative distance; no part is larger than its whole; nobody is named "if asked"
who isn't another offer of the candidate's own; a job without equity hears no word of it; nothing
is called guaranteed in what is said; one opens with every number that the headline asks for. Prints a line a fault, the offer's file first.
"""
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "figures"))
import made_up  # noqa: E402

FLOW, OFFER = "{urn:hfbrief:flow:1}", "{urn:hfbrief:offer:1}"
# €80,000; CHF 80,000; A$80,000; €82.5K
MONEY = r"(?:[A-Z]{0,3}[^\w\s.,:;!?()×÷+=−–—-]|(?:[A-Z][^\W\d_]{1,2}|zł) )\d[\d,.]*(?:(?:[KMBL]|Cr)\b)?"
NEGATIVE = re.compile(rf"(?<!\d)(?<!\d )−\s?{MONEY}")  # a difference of two amounts is none
PART_OF = re.compile(rf"({MONEY}) of the ({MONEY})")
ASKED = re.compile(r"If asked about (.+?):")
EQUITY = re.compile(r"\b(equity|shares?|vest\w*|stocks?|RSUs?|refresh)\b", re.I)
# columns of differences are signed; sentences are not
SENTENCES = ("h1", "h2", "p", "note", "item", "label")


def amount(text):
    scales = {"K": 1000, "M": 10**6, "B": 10**9, "L": 10**5, "Cr": 10**7}
    scale = next((power for letters, power in scales.items() if text.endswith(letters)), 1)
    return float(re.sub(r"[^\d.]", "", text).rstrip(".") or 0) * scale


def plain(node):
    parts = [node.text or ""]
    for child in node:
        if child.tag != FLOW + "aside":
            parts.append(plain(child))
        parts.append(child.tail or "")
    return re.sub(r"[\u2068\u2069]", "", re.sub(r"\s+", " ", "".join(parts))).strip()


def sentences(flow):
    for node in flow.iter():
        name = node.tag.replace(FLOW, "")
        if name in SENTENCES:
            yield name, node, plain(node)


def has_equity(offer):
    """Equity of any side or row: then a page may speak of it."""
    for e in offer.iter(OFFER + "equity"):
        if e.get("kind") != "none":
            return True
    for e in offer.iter(OFFER + "market"):
        if e.get("part") == "equity":
            return True
    return offer.find(OFFER + "package/" + OFFER + "equity") is None or offer.get("guide") is not None


def asked_in_silence(flow, offer):
    """Numbers that the headline asks for and the opening doesn't say; both in English."""
    headline = next((n for n in flow.iter(FLOW + "h1") if plain(n).startswith("Ask for ")), None)
    opening = next((plain(n) for n in flow.iter(FLOW + "p") if n.get("style") == "opening"), None)
    if headline is None or opening is None or offer.get("speech", "en") != "en":
        return
    for item in headline.iter(FLOW + "b"):
        for number in re.findall(r"\d[\d,.]*\d|\d", plain(item)):
            if not re.search(rf"(?<![\d,.]){re.escape(number)}(?!\d|[,.]\d)", opening):
                yield f"the headline asks for {plain(item)}; one opens with: {opening}"


def faults(path, text):
    offer = ET.parse(path).getroot()
    flow = ET.fromstring(text)
    others = {c.get("company") for c in offer.iter(OFFER + "competing") if c.get("disclose") == "full"}
    own = [x.text or "" for x in offer.iter() if x.tag in (OFFER + "fill", OFFER + "reason", OFFER + "note")]
    yield from asked_in_silence(flow, offer)
    for name, node, said in sentences(flow):
        if NEGATIVE.search(said):
            yield f"a negative distance: {said}"
        for part, whole in PART_OF.findall(said):
            if amount(part) > amount(whole):
                yield f"a part larger than its whole: {said}"
        for who in ASKED.findall(said):
            if who not in others:
                yield f"speaks of an offer that isn't the candidate's: {said}"
        if node.get("speak") == "quote" and "guarantee" in said.lower():
            yield f"guaranteed: {said}"
        if not has_equity(offer) and EQUITY.search(said) and not any(said in o or o in said for o in own if o):
            yield f"equity, where there is none: {said}"


def main(guide, hfbrief, n, seed, *files):
    bad = read = 0
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(f) for f in files] or made_up.offers("realistic", int(n), int(seed), guide, Path(folder))
        for path in map(Path, paths):
            run = subprocess.run([hfbrief, "-q", "--dump=flow", "-o", "-", str(path)], capture_output=True, text=True)
            if run.returncode:
                if "error: " in run.stderr and ("over the ask" in run.stderr or files):
                    continue  # a floor over the ask is refused
                print(f"{path.name}: status {run.returncode}: {run.stderr.strip()[:200]}")
                bad += 1
                continue
            read += 1
            for fault in faults(path, run.stdout):
                print(f"{path.name}: {fault[:200]}")
                bad += 1
    print(f"{read} briefs read, {bad} faults")
    return 1 if bad or not read else 0


if __name__ == "__main__":
    if sys.argv[1] == "--of":
        print("\n".join(faults(sys.argv[2], Path(sys.argv[3]).read_text(encoding="utf-8"))))
    else:
        sys.exit(main(*sys.argv[1:]))
