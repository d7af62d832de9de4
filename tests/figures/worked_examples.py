#!/usr/bin/env python3
"""The contract's worked examples, digit by digit as they were worked out by hand. Prints TAP.

    worked_examples.py GUIDE            what the oracle computes
    worked_examples.py GUIDE HFBRIEF    what the program computes
"""
import json
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction as F
from pathlib import Path

from figures import compute
from stated import Guide, Offer

GOOGLE = """
offer.base 70000    offer.equity 80000    offer.annual 90000    offer.four_year 360000
ask.base 82000      ask.equity 118000     ask.annual 111500     ask.four_year 446000
floor.base 67000    floor.equity 92000    floor.annual 90000    floor.four_year 360000
competing.0.base 90000    competing.0.equity 220000
competing.0.annual 145000 competing.0.four_year 580000
band.base.min 62000       band.base.max 85000       band.equity.min 65000      band.equity.max 125000
band.annual.min 78250     band.annual.max 116250    band.comparable.min 78250  band.comparable.max 116250
band.four_year.min 313000 band.four_year.max 465000
gaps.ask.base 12000       gaps.ask.equity 38000     gaps.ask.annual 21500      gaps.ask.four_year 86000
competing.0.certainty.contracted 360000    competing.0.certainty.liquid 220000
ask.certainty.contracted 328000            ask.certainty.illiquid 118000
offer.certainty.contracted 280000          offer.contracted_share 0.7778
competing.0.contracted_gap 32000
competing.0.premium.annual 55000           competing.0.premium.share 0.3793
competing.0.premium.four_year 220000       competing.0.premium.four_year_share 0.3793
competing.0.match.matchable false          competing.0.match.short_by 115000
competing.0.match.top_share 0.8017         competing.0.match.over_ask 134000
competing.0.match.sign_on_to_match 134000
smallest_yes.base 70000                    smallest_yes.equity 92000
smallest_yes.four_year 372000              smallest_yes.adds.base 0
smallest_yes.adds.equity 12000             smallest_yes.adds.four_year 12000
ladder.0.base 82000    ladder.0.equity 118000    ladder.0.four_year 446000
ladder.1.base 77000    ladder.1.equity 107500    ladder.1.four_year 415500
ladder.2.base 73500    ladder.2.equity 100000
ladder.3.base 71000    ladder.3.equity 94500
ladder.4.base 70000    ladder.4.equity 92000     ladder.length 5
equal_value.0.base 82000    equal_value.0.equity 118000
equal_value.1.base 85000    equal_value.1.equity 106000
equal_value.2.base 80250    equal_value.2.equity 125000    equal_value.length 3
position.offer.base.range_penetration 0.3478    position.offer.equity.range_penetration 0.25
position.offer.base.compa_ratio 0.9524          position.offer.equity.compa_ratio 0.8421
competing.0.match.at.0.base 70000          competing.0.match.at.0.equity_to_match 300000
competing.0.match.at.1.base 82000          competing.0.match.at.1.equity_to_match 252000
competing.0.match.at.2.base 85000          competing.0.match.at.2.equity_to_match 240000
competing.0.match.base_to_match 115500     competing.0.match.base_at_band_equity 113750
competing.0.match.equity_to_match 252000
competing.0.match.equity_within_band false competing.0.match.base_within_band false
competing.0.break_even.ask.multiple 2.1356
competing.0.break_even.ask.valuation 9610169491.53
competing.0.break_even.ask.growth 0.2089
trade.equity_per_1000_base 4000
verdict "below-floor"    below_floor.0 "equity"    below_floor.length 1    four_year_vs_floor "at"
horizon_months 48        lead 0
"""

NURSE = """
offer.base 42250           offer.base_unit.amount 3250    offer.base_unit.times 13   offer.base_unit.per "month"
offer.allowance 2160       offer.bonus 2112.50            offer.annual 46522.50
offer.sign_on 2000         offer.relocation 1500          offer.four_year 189590
offer.certainty.contracted 181140    offer.certainty.discretionary 8450    offer.firm 181140
offer.beside 2170
ask.base 46150    ask.bonus 2307.50    ask.annual 50617.50    ask.four_year 205970
floor.base 42900  floor.bonus 2145     floor.annual 47205     floor.four_year 192320    floor.firm 183740
band.base.min 41000    band.base.mid 44500    band.base.max 49000
position.offer.base.range_penetration 0.1563    position.offer.base.compa_ratio 0.9494
verdict "below-floor"    below_floor.0 "base"    below_floor.1 "four_year"    below_floor.length 2
smallest_yes.base 42900           smallest_yes.adds.base 650
smallest_yes.adds.annual 682.50   smallest_yes.adds.four_year 2730
ladder.0.base 46150    ladder.1.base 44980    ladder.2.base 43940    ladder.3.base 43160
ladder.4.base 42900    ladder.length 5
offer.equity 0         equal_value.length 0   scenarios.length 0     haircut.length 0
"""  # the ladder: 3,550, 3,460, 3,380, 3,320 and 3,300 a month, thirteen times

ROUNDS = """
history.moves.0.base 66000        history.moves.0.equity 70000
history.moves.0.annual 83500      history.moves.0.four_year 334000
history.moves.1.base 84000        history.moves.1.equity 125000
history.moves.1.annual 115250     history.moves.1.four_year 461000
history.employer.step.base 4000          history.employer.step.equity 10000
history.employer.step.annual 6500        history.employer.step.four_year 26000
history.employer.moved.base 4000         history.employer.moved.equity 10000
history.employer.moved.annual 6500       history.employer.moved.four_year 26000
history.candidate.moved.base 2000        history.candidate.moved.equity 7000
history.candidate.moved.annual 3750      history.candidate.moved.four_year 15000
history.gap.first 127000                 history.gap.now 86000
history.closed.employer 0.2047           history.closed.candidate 0.1181
history.turn "candidate"
"""

EXAMPLES = {
    "google.xml": (GOOGLE, set(), {"not-in-writing", "claw-back", "no-floor", "no-ask"}),
    "nurse.xml": (NURSE, {("not-in-writing", "warning"), ("claw-back", "note")},
                  {"no-ask", "no-floor", "order", "raised"}),
    "rounds.xml": (ROUNDS, {("contradicts", "note")}, {"bigger-step", "against-yourself", "went-back"}),
}


def plain(tree):
    """The oracle's tree as JSON would give it."""
    if isinstance(tree, dict):
        return {k: plain(v) for k, v in tree.items()}
    if isinstance(tree, list):
        return [plain(v) for v in tree]
    return Decimal(tree.numerator) / tree.denominator if isinstance(tree, F) else tree


def at(tree, path):
    for key in path.split("."):
        if isinstance(tree, list):
            tree = len(tree) if key == "length" else tree[int(key)]
        else:
            tree = tree[key]
    return tree


def computed(path, guide, hfbrief):
    if hfbrief is None:
        offer = Offer(path)
        tree = compute(offer, Guide(guide) if offer.guide else None)
        found = {(i, s) for i, s, _ in tree.pop("checks")}
        return plain(tree), found
    out = subprocess.run([*hfbrief.split(), "--format", "json", str(path)], capture_output=True, check=True)
    tree = json.loads(out.stdout, parse_float=Decimal, parse_int=Decimal)
    return tree, {(c["id"], c["severity"]) for c in tree["checks"]}


def main(guide, hfbrief=None):
    n = bad = 0

    def say(ok, name, detail):
        nonlocal n, bad
        n, bad = n + 1, bad + (not ok)
        print(f"{'ok' if ok else 'not ok'} {n} - {name}" + ("" if ok else f"\n# it is {detail}"))

    for name, (expected, checks, silent) in EXAMPLES.items():
        tree, found = computed(Path(__file__).parent / "worked" / name, guide, hfbrief)
        pairs = expected.split()
        for path, want in zip(pairs[::2], pairs[1::2]):
            try:
                got = at(tree, path)
            except (KeyError, IndexError, TypeError) as why:
                got = why
            say(got == json.loads(want, parse_float=Decimal, parse_int=Decimal), f"{name}: {path} is {want}", got)
        for check in sorted(checks):
            say(check in found, f"{name}: the check {check[0]} is a {check[1]}", found)
        quiet = silent & {i for i, _ in found}
        say(not quiet, f"{name}: nothing says {', '.join(sorted(silent))}", quiet)
    print(f"1..{n}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
