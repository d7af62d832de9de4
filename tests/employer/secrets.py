"""The parts of floor, smallest yes and later rungs that no public figure equals, each as digits.

    secrets.py PRIVATE.json PUBLIC.json
"""
import json
import sys

PARTS = ("base", "bonus", "allowance", "sign_on", "relocation", "equity", "annual", "four_year")


def numbers(tree):
    for value in tree.values() if isinstance(tree, dict) else tree:
        if isinstance(value, (dict, list)):
            yield from numbers(value)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            yield abs(value)


private, public = (json.load(open(f, encoding="utf-8")) for f in sys.argv[1:3])
open_ = set(numbers(public))
found = {p.get(k, 0) for p in (private["floor"], private["smallest_yes"], *private["ladder"][1:]) for k in PARTS}
print(*(f"{n:,.0f}" for n in sorted(found) if n >= 10000 and n not in open_))
