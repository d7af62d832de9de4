#!/usr/bin/env python3
"""Holds `hfbrief --format json` against the oracle, key by key, without tolerance. Prints TAP.

    against.py HFBRIEF GUIDE OFFER...              these offers
    against.py --made-up KIND N SEED HFBRIEF GUIDE N made-up offers: realistic or extreme
    against.py ... --table                         one line a path: how often, where first, both values

The words (questions, blanks, messages) are tested where they are made; of the checks the ids,
severities and what they are about are compared.
"""
import collections
import json
import re
import subprocess
import sys
import tempfile
from fractions import Fraction as F
from pathlib import Path

from figures import compute
from pay import Refused
from stated import Guide, Offer

WORDS = {"checks", "questions", "blanks", "market", "guide_hash"}  # not figures, or a list of inputs
# Facts of offer and guide that stand in the trees as they were read, what is said of them, and steps
# between two figures that the oracle has.
FACTS = {
    "": {"audience", "short_of", "contact", "recruiter", "employer", "role", "region_name", "level", "offered", "start",
         "additional_asks"},
    ".competing[]": {"claim", "role", "level", "location", "expires", "spoken"},
    "package": {"equity_per_year", "equity_four_year", "cash_four_year"},
    "term": {"unit"},
    "written": {"base_unit", "shares", "equity_own", "bonuses", "allowances"},
}
# These depend on what a guide's sentences and evidence say: tested with the sentences.
SPOKEN = {"blank", "unstated", "stale"}
CHECKS = {"order", "ask-above-band", "expired", "clock", "worth-less", "private-as-listed", "claw-back",
          "no-ask", "no-floor", "not-in-writing", "total", "raised", "ask-below-offer", "floor-lowered",
          "off-scale", "contradicts", "floor-above-said", "against-yourself", "bigger-step", "went-back"}


def show(x):
    return float(x) if isinstance(x, F) and x.denominator != 1 else int(x) if isinstance(x, F) else x


def beside(path):
    """What may stand there though the oracle doesn't say so."""
    place = re.sub(r"\[\d+\]", "[]", path)
    if place == "":
        return WORDS | FACTS[""]
    if place.endswith(".terms[]"):
        return FACTS["term"]
    if place in (".smallest_yes", ".ladder[]"):
        return FACTS["written"]
    package = FACTS["package"] if place in (".offer", ".ask", ".floor", ".agreed", ".competing[]") else set()
    return FACTS.get(place, set()) | package


def differences(want, got, path=""):
    """[(path, what the oracle has, what the program has)]"""
    if isinstance(want, dict):
        if not isinstance(got, dict):
            return [(path, "an object", got)]
        out = [(f"{path}.{k}", "no such key", got[k]) for k in sorted(set(got) - set(want) - beside(path))]
        for k in want:
            if path == "" and k in WORDS:
                continue
            if k not in got:
                out.append((f"{path}.{k}", want[k], "no such key"))
            else:
                out += differences(want[k], got[k], f"{path}.{k}")
        return out
    if isinstance(want, list):
        if not isinstance(got, list) or len(got) != len(want):
            return [(path, want, got)]
        return [d for i, (w, g) in enumerate(zip(want, got)) for d in differences(w, g, f"{path}[{i}]")]
    if isinstance(want, (F, int)) and not isinstance(want, bool):
        same = isinstance(got, F) and got == want
    else:
        same = type(got) is type(want) and got == want
    return [] if same else [(path, want, got)]


def check_differences(want, got):
    seen = {(c["id"], c["severity"], c.get("about")) for c in got if c["id"] in CHECKS}
    mine = {c for c in want if c[0] not in SPOKEN}
    seen = {c for c in seen if c[2] in ("offer", "history") and c[0] not in SPOKEN}
    return ([(f".checks({i})", f"{s}, {a}", "not raised") for i, s, a in sorted(mine - seen)]
            + [(f".checks({i})", "not raised", f"{s}, {a}") for i, s, a in sorted(seen - mine)])


def run(hfbrief, guide, paths):
    """{file: its tree}, and what was said on standard error."""
    done = subprocess.run([*hfbrief.split(), "--format", "json", *map(str, paths)],
                          capture_output=True, timeout=600)
    trees = [json.loads(x, parse_int=F, parse_float=F) for x in done.stdout.decode().splitlines()]
    return {(t["candidate"], t["date"]): t for t in trees if t}, done.stderr.decode()


class Report:
    def __init__(self, table):
        self.table, self.n, self.bad, self.refused = table, 0, 0, 0
        self.paths = collections.OrderedDict()

    def say(self, name, faults):
        self.n += 1
        self.bad += bool(faults)
        if not self.table:
            print(f"{'not ok' if faults else 'ok'} {self.n} - {name}")
            for path, want, got in faults[:12]:
                print(f"# {path}: {self.short(got)} instead of {self.short(want)}")
        for path, want, got in faults:
            key = re.sub(r"\[\d+\]", "[]", path)
            row = self.paths.setdefault(key, [0, name, path, want, got])
            row[0] += 1

    @staticmethod
    def short(x):
        if isinstance(x, (dict, list)):
            return json.dumps(x, default=show)[:160]
        return repr(show(x))

    def end(self):
        if self.table:
            for key, (n, name, path, want, got) in sorted(self.paths.items(), key=lambda x: -x[1][0]):
                print(f"{n:6} {key}\n         first {name} {path}: {self.short(got)} instead of {self.short(want)}")
            print(f"{self.n} offers, {self.bad} differ, {self.refused} refused by both")
        else:
            print(f"1..{self.n}")
        return 1 if self.bad else 0


def compare(hfbrief, guide_path, paths, report):
    guide = Guide(guide_path)
    got, said = run(hfbrief, guide_path, paths)
    for path in paths:
        offer = Offer(path)
        under = guide if offer.guide not in (None, "general") else None
        tree = got.get((offer.candidate, offer.date))
        try:
            want = compute(offer, under)
        except Refused as why:
            report.refused += 1
            report.say(f"{path} is refused ({why})", [(".", f"refused: {why}", "computed")] if tree else [])
            continue
        if tree is None:
            mine = [line for line in said.splitlines() if Path(path).name in line and "error" in line]
            report.say(f"{path}", [(".refused", "computed", " | ".join(mine)[:300] or said[:300])])
            continue
        checks = want.pop("checks")
        if under is None:  # the additional asks of the guide for any job are its own sentences
            for rung in (*want["ladder"], *tree.get("ladder", [])):
                rung["for"] = None
        faults = differences(want, tree) + check_differences(checks, tree.get("checks", []))
        report.say(f"{path}: every figure", faults)


def main(args):
    report = Report("--table" in args)
    args = [a for a in args if a != "--table"]
    if args[0] == "--made-up":
        import made_up
        kind, n, seed, hfbrief, guide = args[1], int(args[2]), args[3], args[4], args[5]
        with tempfile.TemporaryDirectory() as folder:
            paths = made_up.offers(kind, n, seed, guide, folder)
            for start in range(0, n, 250):
                compare(hfbrief, guide, paths[start:start + 250], report)
        if not report.table:
            report.say(f"most of the made-up offers are computed ({report.refused} refused)",
                       [(".", "most computed", "too many refused")] if report.refused * 4 > n else [])
    else:
        compare(args[0], args[1], args[2:], report)
    return report.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
