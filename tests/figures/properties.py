#!/usr/bin/env python3
"""What holds of every offer's figures, whatever they are. Prints TAP.

    properties.py N SEED HFBRIEF GUIDE

Sums add up to the cent that rounding may take; rungs go down from the ask to the smallest yes; the
order in which a file states things, and what is no figure, changes none.
"""
import copy
import json
import random
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from decimal import Decimal as D
from pathlib import Path

from made_up import Maker
from stated import OFFER

ET.register_namespace("", OFFER[1:-1])
PARTS = ("base", "bonus", "allowance", "sign_on", "relocation", "equity")
REPEAT = {OFFER + n for n in ("competing", "market", "bonus", "allowance", "benefit", "term", "total", "condition")}
CENT = D("0.01")


def figures(hfbrief, paths):
    done = subprocess.run([*hfbrief.split(), "--format", "json", *map(str, paths)],
                          capture_output=True, timeout=1200)
    trees = [json.loads(x, parse_int=D, parse_float=D) for x in done.stdout.decode().splitlines()]
    return {t["candidate"]: t for t in trees if t}


# ---- of one tree ----------------------------------------------------------------------------

def packages(t):
    yield "offer", t["offer"]
    for name in ("ask", "floor", "agreed"):
        if t[name]:
            yield name, t[name]
    for i, c in enumerate(t["competing"]):
        yield f"competing[{i}]", c


def sums(t):
    for name, p in packages(t):
        near = lambda a, b, n: abs(a - b) <= n * CENT
        for k, y in enumerate(p["years"]):
            if not near(sum(y[x] for x in PARTS), y["total"], 4):
                yield f"{name}.years[{k}] does not add up"
        if not near(sum(y["total"] for y in p["years"]), p["four_year"], 3):
            yield f"{name}.years do not make four_year"
        if not near(sum(p["certainty"].values()), p["four_year"], 3):
            yield f"{name}.certainty does not make four_year"
        if not near(p["four_year"] - p["certainty"]["discretionary"], p["firm"], 2):
            yield f"{name}.firm is not four_year without what is at discretion"
        if p["cumulative"] and p["cumulative"][-1] != p["four_year"]:
            yield f"{name}.cumulative does not end at four_year"
        if not near(p["annual"] + p["beside"], p["with_beside"], 2):
            yield f"{name}.with_beside does not add up"


def asks(t):
    stated = t["ask"]["stated"]
    if t["gaps"]["ask"]["four_year"] < 0 and not any(c["id"] == "ask-below-offer" for c in t["checks"]):
        yield "an ask below the offer, and nobody says so"
    for part in ("base", "sign_on", "relocation"):
        if t["ask"][part] < t["offer"][part] and stated[part] is None:
            yield f"ask.{part} is below the table, and nobody asked for that"


def ladder(t):
    rungs, yes = t["ladder"], t["smallest_yes"]
    if not rungs or any(c["id"] in ("order", "ask-below-offer") for c in t["checks"]):
        return
    for part in (*PARTS, "annual", "four_year"):
        if rungs[0][part] != t["ask"][part]:
            yield f"the first rung's {part} is not the ask's"
        if rungs[-1][part] != yes[part]:
            yield f"the last rung's {part} is not the smallest yes'"
    if len(rungs) > 5:
        yield "more than five rungs"
    for a, b in zip(rungs, rungs[1:]):
        if b["four_year"] > a["four_year"]:
            yield f"a rung is worth more than the one before: {b['four_year']}"
        for part in ("base", "sign_on", "relocation"):
            if b[part] > a[part]:
                yield f"a rung's {part} is above the one before"


def verdict(t):
    floor = t["floor"]
    if floor is None:
        if t["verdict"] == "below-floor" or t["four_year_vs_floor"] is not None:
            yield "a verdict about a floor that is none"
    elif t["verdict"] != "below-floor" and t["offer"]["firm"] < floor["firm"]:
        yield "under the floor, and the verdict doesn't say so"
    if t["verdict"] == "at-ask" and t["offer"]["four_year"] < t["ask"]["four_year"]:
        yield "at the ask, and worth less"
    if floor and any(c["id"] in ("order", "ask-below-offer") for c in t["checks"]):
        return
    yes = t["smallest_yes"]
    if yes["four_year"] > t["ask"]["four_year"] and t["ladder"]:
        yield "the smallest yes is above the ask"


def not_in_play(t):
    for part in PARTS:
        if part in t["in_play"]:
            continue
        for name in ("offer", "ask", "floor"):
            p = t[name]
            if p is not None and p[part] != 0:
                yield f"{name}.{part} is {p[part]} and not in play"


def match(t):
    for c in t["competing"]:
        m = c["match"]
        if m["matchable"] and m["short_by"] != 0 or m["matchable"] is False and m["short_by"] == 0:
            yield f"matchable is {m['matchable']} and short by {m['short_by']}"
        for who in ("offer", "ask", "floor"):
            b = c["break_even"][who]
            if b["multiple"] is not None and b["diluted"] and b["diluted"]["multiple"] is not None \
                    and b["diluted"]["multiple"] < b["multiple"]:
                yield "diluted shares break even earlier"


# ---- of two -----------------------------------------------------------------------------------

def shuffled(offer, r):
    """The same statements in another order; what repeats keeps its own."""
    def mix(node):
        if node.tag == OFFER + "history":
            return
        keep = [c for c in node if c.tag in REPEAT]
        free = [c for c in node if c.tag not in REPEAT]
        r.shuffle(free)
        mixed, keep, free = [], list(keep), list(free)
        while keep or free:
            mixed.append((keep if not free or keep and r.random() < 0.5 else free).pop(0))
        node[:] = mixed
        for child in node:
            mix(child)
    other = copy.deepcopy(offer)
    mix(other)
    return other


def annotated(offer, _):
    """With everything that is no figure."""
    other = copy.deepcopy(offer)
    for tag, text in (("note", "Ask about the shift on Sundays."), ("walk-away", "I stay where I am."),
                      ("reason", "I speak three languages.")):
        ET.SubElement(other, OFFER + tag).text = text
    return other


SAME = {"the order of a file changes no figure": shuffled, "notes and reasons change no figure": annotated}
HOLDS = {"sums add up": sums, "the ask is one": asks, "rungs go down to the smallest yes": ladder,
         "the verdict follows from the figures": verdict, "what is not in play is 0": not_in_play,
         "matching and breaking even agree": match}
WORDS = ("checks", "questions", "blanks", "candidate", "contact", "guide_hash")


def main(n, seed, hfbrief, guide):
    faults = {name: [] for name in (*HOLDS, *SAME)}
    with tempfile.TemporaryDirectory() as folder:
        maker, paths = Maker(f"properties {seed}", guide), []
        for i in range(int(n)):
            offer = ET.fromstring(maker.realistic(f"{i:05d}") if i % 4 else maker.extreme(f"{i:05d}"))
            for k, change in enumerate((lambda o, _: o, *SAME.values())):
                other = change(offer, random.Random(i))
                other.find(f"{OFFER}candidate/{OFFER}name").text = f"{i:05d} {k}"
                path = Path(folder) / f"{i:05d}-{k}.xml"
                ET.ElementTree(other).write(path, encoding="utf-8", xml_declaration=True)
                paths.append(path)
        trees = {}
        for start in range(0, len(paths), 600):
            trees.update(figures(hfbrief, paths[start:start + 600]))
    computed = 0
    for i in range(int(n)):
        tree = trees.get(f"{i:05d} 0")
        for k, name in enumerate(SAME, 1):
            other = trees.get(f"{i:05d} {k}")
            bare = lambda t: t and {x: v for x, v in t.items() if x not in WORDS}
            if bare(tree) != bare(other):
                faults[name].append(f"offer {i}" + ("" if tree and other else ": one is refused"))
        if tree is None:
            continue
        computed += 1
        for name, holds in HOLDS.items():
            faults[name] += [f"offer {i}: {what}" for what in holds(tree)]
    for k, (name, found) in enumerate(faults.items(), 1):
        print(f"{'not ok' if found else 'ok'} {k} - {name}: {computed} offers")
        for line in found[:8]:
            print(f"# {line}")
    enough = computed * 4 > int(n) * 3
    print(f"{'ok' if enough else 'not ok'} {len(faults) + 1} - most of the made-up offers are computed\n1..{len(faults) + 1}")
    return 1 if not enough or any(faults.values()) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
