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

from made_up import Maker
from stated import OFFER

PUBLIC = "the candidate's name"

ET.register_namespace("", OFFER[1:-1])

HALVED = {"percent", "months", "shares", "price", "strike", "year-2", "value", "low", "mid", "high"}


def number(text):
    try:
        return float(text)
    except (TypeError, ValueError):
        return None


def halve(text):
    half = float(text) / 2
    return str(int(half)) if half >= 2 else f"{half:.2f}"


def numbers(node, path=()):
    """(where, what it says) of every number in an element and what it holds."""
    if (number(node.text) or 0) >= 2:
        yield (*path, None), node.tag
    for name in sorted(HALVED & set(node.attrib)):
        if (number(node.get(name)) or 0) >= 2:
            yield (*path, name), f"{node.tag}/{name}"
    for i, child in enumerate(node):
        yield from numbers(child, (*path, i))


def changed(offer, tag, i, where):
    other = copy.deepcopy(offer)
    node = other.findall(OFFER + tag)[i]
    for step in where[:-1]:
        node = node[step]
    if where[-1] is None:
        node.text = halve(node.text)
    else:
        node.set(where[-1], halve(node.get(where[-1])))
    return other


def private_numbers(offer, tag, i):
    node = offer.findall(OFFER + tag)[i]
    for where, what in numbers(node):
        yield f"{tag} {what.replace(OFFER, '')}", changed(offer, tag, i, where)


def without(offer, tag, i):
    other = copy.deepcopy(offer)
    other.remove(other.findall(OFFER + tag)[i])
    return other


def undisclosed(offer):
    for i, node in enumerate(offer.findall(OFFER + "competing")):
        disclose = node.get("disclose", "none")
        if disclose == "full":
            continue
        for name in ("company", "role", "location"):
            if node.get("status") != "current":
                other = copy.deepcopy(offer)
                other.findall(OFFER + "competing")[i].set(name, "Quite Another")
                yield f"competing {name}", other
        # that there is one may be said where it is worth more: its figures decide no more than that
        if disclose == "none" or node.get("status") in ("process", "market"):
            yield from private_numbers(offer, "competing", i)
        if disclose == "none":
            yield "competing removed", without(offer, "competing", i)


def changes(offer):
    """(what, offer with that one secret changed)."""
    for i, _ in enumerate(offer.findall(OFFER + "floor")):
        yield from private_numbers(offer, "floor", i)
        other = copy.deepcopy(offer)
        if other.find(OFFER + "floor").attrib.pop("whole", None) is None:
            other.find(OFFER + "floor").set("whole", "yes")
        yield "floor whole", other
    yield from undisclosed(offer)
    for i, row in enumerate(offer.findall(OFFER + "market")):
        if row.get("kind") not in ("posted", "scale"):
            yield from private_numbers(offer, "market", i)
    other = copy.deepcopy(offer)
    other.set("dilution", "0.37")
    yield "dilution", other
    for tag, text in (("note", "The hospital is desperate."), ("walk-away", "I stay where I am.")):
        other = copy.deepcopy(offer)
        ET.SubElement(other, OFFER + tag).text = text
        yield tag, other
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
        offer = ET.fromstring(maker.realistic(f"Candidate {i}"))
        for node in offer.findall(OFFER + "competing"):
            if node.get("status") == "current":
                continue
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
        made = make(int(n), seed, guide, folder)
        files = [str(p) for base, copies in made for p in [base, *(c for _, c in copies)]]
        drafts = folder / "drafts"
        drafts.mkdir()
        mail = form == "eml"
        subprocess.run([*hfbrief.split(), "-q", "-t", template, "-f", "pdf" if mail else form,
                        "-d", str(written),
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
