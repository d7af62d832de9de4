#!/usr/bin/env python3
"""Holds `hfbrief --format json` against the oracle, key by key, without tolerance. Prints TAP.

    compare.py HFBRIEF GUIDE OFFER...            these offers
    compare.py --random N SEED HFBRIEF GUIDE...  N made-up offers for each guide
    compare.py --golden FOLDER GUIDE OFFER...    the oracle's figures against FOLDER/NAME.json
    compare.py --write FOLDER GUIDE OFFER...     writes those
"""
import json
import subprocess
import sys
import tempfile
from fractions import Fraction as F
from pathlib import Path

from madeup import random_offers
from oracle import Refused, compute
from reading import Guide, Offer

# Which keys there are is tests/keys.sh's and against.py's; this oracle knows those of version 1.


def differences(want, got, path=""):
    if isinstance(want, dict):
        if not isinstance(got, dict):
            return [f"{path}: not an object"]
        out = []
        out += [f"{path}.{k}: missing" for k in sorted(set(want) - set(got))]
        for k in want:
            if k in got:
                out += differences(want[k], got[k], f"{path}.{k}")
        return out
    if isinstance(want, list):
        if not isinstance(got, list) or len(got) != len(want):
            return [f"{path}: a list of {len(want)} expected, not {got!r:.60}"]
        return [d for i, (w, g) in enumerate(zip(want, got)) for d in differences(w, g, f"{path}[{i}]")]
    if isinstance(want, F) and not isinstance(want, bool):
        same = isinstance(got, F) and got == want
    else:
        same = type(got) is type(want) and got == want
    show = lambda x: float(x) if isinstance(x, F) else x
    return [] if same else [f"{path}: {show(got)!r} instead of {show(want)!r}"]


def run(hfbrief, guide, offers):
    command = [*hfbrief.split(), "--format", "json", "-g", str(guide), *map(str, offers)]
    done = subprocess.run(command, capture_output=True, timeout=300)
    lines = done.stdout.decode().splitlines()
    trees = [json.loads(x, parse_int=F, parse_float=F) for x in lines]
    return {(t["candidate"], t["date"]): t for t in trees if t}, done.stderr.decode()


def compare(hfbrief, guide_path, offers, tap):
    guide = Guide(guide_path)
    got, said = run(hfbrief, guide_path, offers)
    for path in offers:
        offer = Offer(path)
        key = offer.candidate, offer.date
        try:
            want = compute(offer, guide)
        except Refused as why:
            faults = [f"computed, though it should be refused: {why}"] if key in got else []
            tap.say(not faults, f"{path} is refused ({why})", faults)
            continue
        if key not in got:
            tap.say(False, f"{path} against {Path(guide_path).stem}", ["refused:", *said.splitlines()[:8]])
            continue
        tap.say(not (faults := differences(want, got[key])),
                f"{path} against {Path(guide_path).stem}: every figure", faults)


class Tap:
    def __init__(self):
        self.n = self.bad = self.refused = 0

    def say(self, ok, name, details=()):
        self.n += 1
        self.bad += not ok
        self.refused += "is refused" in name
        print(f"{'ok' if ok else 'not ok'} {self.n} - {name}")
        for line in [] if ok else list(details)[:12]:
            print(f"# {line}")


# ---- goldens --------------------------------------------------------------------------------

def plain(tree):
    """Fractions as the numbers that JSON has; all of them have a few decimals at most."""
    if isinstance(tree, dict):
        return {k: plain(v) for k, v in tree.items()}
    if isinstance(tree, list):
        return [plain(v) for v in tree]
    if isinstance(tree, F):
        return int(tree) if tree.denominator == 1 else float(tree)
    return tree


def goldens(folder, guide_path, offers, tap):
    guide = Guide(guide_path)
    for path in offers:
        golden = Path(folder) / (Path(path).stem + ".json")
        text = json.dumps(plain(compute(Offer(path), guide)), ensure_ascii=False, indent=1) + "\n"
        if tap is None:
            golden.write_text(text, encoding="utf-8")
        else:
            same = golden.exists() and golden.read_text(encoding="utf-8") == text
            tap.say(same, f"{golden.name} is what the oracle computes", ["if the sample was meant to change: compare.py --write"])


def main(args):
    tap = Tap()
    if args[0] == "--write":
        goldens(args[1], args[2], args[3:], None)
    elif args[0] == "--golden":
        goldens(args[1], args[2], args[3:], tap)
    elif args[0] == "--random":
        n, seed, hfbrief, guides = int(args[1]), args[2], args[3], args[4:]
        with tempfile.TemporaryDirectory() as folder:
            for guide in guides:
                compare(hfbrief, guide, random_offers(n, seed, guide, folder), tap)
        tap.say(tap.refused * 2 < tap.n, f"most of the made-up offers are computed ({tap.refused} refused)")
    else:
        compare(args[0], args[1], args[2:], tap)
    if tap.n:
        print(f"1..{tap.n}")
    return 1 if tap.bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
