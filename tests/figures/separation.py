#!/usr/bin/env python3
"""What doesn't change with a secret cannot tell it: changes each private value of made-up offers,
one at a time, and wants the employer's documents to stay the same, byte for byte. Prints TAP.

    separation.py N SEED HFBRIEF GUIDE TEMPLATE FORMAT
"""
import copy
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

from madeup import Maker
from reading import OFFER, Guide

PUBLIC = "the candidate's name"

ET.register_namespace("", OFFER[1:-1])


def halve(node):
    node.text = str(int(float(node.text) / 2))


def amounts(node):
    """Every amount of a package: changing one changes what it is worth."""
    for part in ("base", "equity", "bonus", "sign-on", "refresh"):
        for found in node.findall(OFFER + part):
            if found.text and found.text.strip() and float(found.text) >= 2:
                yield part, found


def hidden(offer):
    return [(i, n) for i, n in enumerate(offer.findall(OFFER + "competing"))
            if n.get("disclose", "none") != "full"]


def changes(offer):
    """(what, offer with that one secret changed)."""
    for part, _ in amounts(offer.find(OFFER + "floor")) if offer.find(OFFER + "floor") is not None else ():
        other = copy.deepcopy(offer)
        halve(other.find(f"{OFFER}floor/{OFFER}{part}"))
        yield f"floor {part}", other
    for i, node in hidden(offer):
        for part, _ in amounts(node):
            other = copy.deepcopy(offer)
            halve(other.findall(OFFER + "competing")[i].find(OFFER + part))
            yield f"competing {part}", other
        for name in ("company", "role", "location"):
            other = copy.deepcopy(offer)
            other.findall(OFFER + "competing")[i].set(name, "Quite Another")
            yield f"competing {name}", other
        if node.get("disclose", "none") == "none":
            other = copy.deepcopy(offer)
            other.remove(other.findall(OFFER + "competing")[i])
            yield "competing removed", other
    other = copy.deepcopy(offer)
    other.set("dilution", "0.37")
    yield "dilution", other
    other = copy.deepcopy(offer)
    coach = ET.SubElement(other, OFFER + "coach")
    ET.SubElement(coach, OFFER + "name").text = "Noor Halabi"
    yield "coach", other


def shown(offer):
    """The same under another name: this has to show in every document."""
    other = copy.deepcopy(offer)
    other.find(f"{OFFER}candidate/{OFFER}name").text = "Somebody Else"
    return other


def make(n, seed, guide, folder):
    """Files of the offers and of their changed copies: [(base, [(what, changed)])]."""
    maker = Maker(f"secrets {seed}", guide)
    out = []
    for i in range(n):
        offer = ET.fromstring(maker.offer(f"Candidate {i}"))
        for node in offer.findall(OFFER + "competing"):
            node.set("disclose", maker.r.choice(["none", "existence", "existence", "full"]))
        base = folder / f"{i:03d}.xml"
        ET.ElementTree(offer).write(base, encoding="utf-8", xml_declaration=True)
        copies = []
        for k, (what, changed) in enumerate([(PUBLIC, shown(offer)), *changes(offer)]):
            path = folder / f"{i:03d}-{k:02d}.xml"
            ET.ElementTree(changed).write(path, encoding="utf-8", xml_declaration=True)
            copies.append((what, path))
        out.append((base, copies))
    return out


def main(n, seed, hfbrief, guide, template, form):
    with tempfile.TemporaryDirectory() as name:
        folder, written = Path(name) / "in", Path(name) / "out"
        folder.mkdir()
        written.mkdir()
        made = make(int(n), seed, Guide(guide), folder)
        files = [str(p) for base, copies in made for p in [base, *(c for _, c in copies)]]
        drafts = folder / "drafts"
        drafts.mkdir()
        mail = form == "eml"
        subprocess.run([*hfbrief.split(), "-q", "-t", template, "-f", "pdf" if mail else form,
                        "-g", guide, "-d", str(written),
                        *(["--email", str(drafts), "--to", "hr@example.net"] if mail else []),
                        *files], capture_output=True, timeout=1800)

        # many stand in sub-folders
        there = {p.name: p for p in (drafts if mail else written).rglob(f"*.{form}")}

        def document(path):
            found = there.get(f"{path.stem}.{template}.{form}")
            # a draft's attachment is called after the offer's file
            return found.read_bytes().replace(
                f"{path.stem}.{template}.pdf".encode(), b"NAME") if found else None

        told, held, refused, blind = [], 0, 0, 0
        for base, copies in made:
            want = document(base)
            refused += want is None
            for what, path in copies:
                got = document(path)
                if want is None or got is None:
                    continue
                if what == PUBLIC:
                    blind += got == want
                    continue
                held += 1
                if got != want:
                    told.append(f"{base.name}: {what} shows")
    name = f"no secret shows in {template} as {form}: {held} changes of {n} offers, {refused} refused"
    ok = not told and not blind and refused * 2 < int(n) and held > int(n)
    print(f"{'ok' if ok else 'not ok'} 1 - {name}")
    if blind:
        print(f"# {blind} documents don't even show what is public")
    for line in told[:12]:
        print(f"# {line}")
    print("1..1")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
