#!/usr/bin/env python3
"""Evaluates every formula that --explain and the workings print, as a reader with a calculator
would, and holds it against the value beside it, to the rounding of its last place. Prints TAP.

    formulas.py HFBRIEF OFFER...                   these offers
    formulas.py --made-up KIND N SEED HFBRIEF GUIDE   made-up offers
"""
import html
import re
import subprocess
import sys
import tempfile
from fractions import Fraction as F
from pathlib import Path

WORDS = {"as stated", "not stated", "none", "one of the steps that are always shown"}
NUMBER = re.compile(r"\d+(?:,\d{2,3})*(?:\.\d+)?")


class Wrong(Exception):
    pass


class Reader:
    """+ − × ÷ ^ ( ) max min round, numbers with groups, per cents."""

    def __init__(self, text):
        self.tokens = re.findall(r"\d+(?:,\d{2,3})*(?:\.\d+)?%?|max|min|round|[-+−×÷^(),]|\S", text)
        self.at = 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self, *what):
        if self.peek() in what:
            self.at += 1
            return self.tokens[self.at - 1]
        return None

    def sum(self):
        value = self.product()
        while op := self.take("+", "−"):
            right = self.product()
            value = value + right if op == "+" else value - right
        return value

    def product(self):
        value = self.power()
        while op := self.take("×", "÷"):
            right = self.power()
            value = value * right if op == "×" else value / right
        return value

    def power(self):
        value = self.atom()
        if self.take("^"):
            exponent = self.atom()
            return F(float(value) ** float(exponent))
        return value

    def atom(self):
        if self.take("−"):
            return -self.atom()
        if self.take("("):
            value = self.sum()
            if not self.take(")"):
                raise Wrong("a bracket isn't closed")
            return value
        if name := self.take("max", "min", "round"):
            if not self.take("("):
                raise Wrong(f"{name} without a bracket")
            values = [self.sum()]
            while self.take(","):
                values.append(self.sum())
            if not self.take(")"):
                raise Wrong("a bracket isn't closed")
            if name == "round":
                half = F(1, 2) if values[0] >= 0 else F(-1, 2)
                return F(int(values[0] + half))
            return max(values) if name == "max" else min(values)
        token = self.peek()
        if token is None or not NUMBER.match(token):
            raise Wrong(f"{token!r} is no number")
        self.at += 1
        value = F(token.rstrip("%").replace(",", ""))
        return value / 100 if token.endswith("%") else value

    def whole(self):
        value = self.sum()
        if self.peek() is not None:
            raise Wrong(f"{self.peek()!r} follows")
        return value


def printed(text):
    """The value of "−€12,000.50", "$9.6B", "35%", "2.14×", and half of its last place."""
    found = NUMBER.search(text)
    if not found:
        raise Wrong(f"no number in {text!r}")
    digits = found.group().replace(",", "")
    places = len(digits.split(".")[1]) if "." in digits else 0
    value, half = F(digits), F(1, 2 * 10 ** places)
    after = text[found.end():].strip()
    for sign, factor in (("%", F(1, 100)), ("K", 10 ** 3), ("M", 10 ** 6), ("B", 10 ** 9)):
        if after.startswith(sign):
            value, half = value * factor, half * factor
    if "." not in digits and re.search(r"[€$£₹]|[A-Z]{3}", text):
        half = F(1, 200)  # an amount without cents has none; yen never have any
        if after[:1] in "KMB" and after:
            half = F(10 ** {"K": 3, "M": 6, "B": 9}[after[0]], 2)
    return (-value if "−" in text[:found.start()] else value), half


def relation(text):
    left, sign, right = re.split(r"\s([<>≤≥=])\s", text)
    left, right = Reader(left).whole(), Reader(right).whole()
    return {"<": left < right, ">": left > right, "≤": left <= right, "≥": left >= right,
            "=": left == right}[sign]


def fault(value, formula):
    """None where the formula gives the value."""
    if formula in WORDS:
        return None
    try:
        if re.search(r"\s[<>≤≥=]\s", formula):
            wrong = [part for part in formula.split("; ") if not relation(part)]
            return f"isn't so: {wrong[0]}" if wrong else None
        gives = Reader(formula).whole()
        want, half = printed(value)
        if abs(gives - want) > half + (F(1, 10 ** 9) if "^" in formula else 0):
            return f"{value} is printed, {formula} gives {float(gives)}"
    except (Wrong, ValueError, ZeroDivisionError) as e:
        return f"{formula!r}: {e}"
    return None


def explained(hfbrief, offer, guide):
    done = subprocess.run([*hfbrief.split(), *guide, "--explain", "all", str(offer)], capture_output=True,
                          timeout=120)
    if done.returncode:
        return None
    rows = re.findall(r"^(\S+) = (.*)\n    (.*)$", done.stdout.decode(), re.M)
    return [(key, value, formula) for key, value, formula in rows]


def workings(hfbrief, offer, guide):
    done = subprocess.run([*hfbrief.split(), *guide, "--dump=flow", str(offer)], capture_output=True,
                          timeout=120)
    flow = done.stdout.decode()
    table = re.search(r'<table kind="provenance".*?</table>', flow, re.S)
    if done.returncode or not table:
        return []
    rows = re.findall(r"<row[^>]*>(.*?)</row>", table.group(), re.S)
    cells = [re.findall(r"<cell[^>]*?(?:/>|>(.*?)</cell>)", row, re.S) for row in rows[1:]]
    clean = lambda s: html.unescape(re.sub(r"<[^>]*>", "", s)).replace("\u00a0", " ").strip()
    return [tuple(clean(c) for c in row[:3]) for row in cells if len(row) >= 3]


def check(hfbrief, offer, guide=()):
    rows = explained(hfbrief, offer, guide)
    if rows is None:
        return None, 0
    rows += workings(hfbrief, offer, guide)
    faults = [f"{key}: {why}" for key, value, formula in rows if (why := fault(value, formula))]
    return faults, len(rows)


def main(args):
    n, bad, all_rows, refused = 0, 0, 0, 0
    if args[0] == "--made-up":
        kind, count, seed, hfbrief, guide = args[1], int(args[2]), args[3], args[4], args[5]
        sys.path.insert(0, str(Path(__file__).parent.parent / "figures"))
        import made_up
        with tempfile.TemporaryDirectory() as folder:
            worst = []
            for path in made_up.offers(kind, count, seed, guide, folder):
                faults, rows = check(hfbrief, path)
                refused += faults is None
                all_rows += rows
                worst += [f"{Path(path).name}: {f}" for f in faults or []]
        ok = not worst and refused * 4 <= count
        print(f"{'ok' if ok else 'not ok'} 1 - {count} made-up offers ({kind}): {all_rows} formulas give "
              f"their values ({refused} refused)")
        for line in worst[:20]:
            print(f"# {line}")
        print("1..1")
        return 0 if ok else 1
    hfbrief, offers = args[0], args[1:]
    for offer in offers:
        n += 1
        faults, rows = check(hfbrief, offer)
        good = faults == [] and rows > 250
        bad += not good
        print(f"{'ok' if good else 'not ok'} {n} - {offer}: {rows} formulas give their values")
        for line in (faults or ["refused"])[:20] if not good else []:
            print(f"# {line}")
    print(f"1..{n}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
