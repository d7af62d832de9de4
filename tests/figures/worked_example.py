"""The worked example's numbers as they were worked out by hand, against one JSON tree on stdin."""
import json
import sys
from decimal import Decimal

EXPECTED = """
offer.annual 90000                      offer.four_year 360000
ask.annual 111500                       ask.four_year 446000
floor.annual 90000                      floor.four_year 360000
competing.0.equity 220000               competing.0.annual 145000
competing.0.four_year 580000
band.annual.min 78250                   band.annual.max 116250
band.four_year.min 313000               band.four_year.max 465000
gaps.ask.base 12000                     gaps.ask.equity 38000
gaps.ask.annual 21500                   gaps.ask.four_year 86000
competing.0.certainty.contracted 360000 competing.0.certainty.liquid 220000
ask.certainty.contracted 328000         ask.certainty.illiquid 118000
competing.0.contracted_gap 32000
competing.0.premium.annual 55000        competing.0.premium.share 0.3793
competing.0.match.matchable false       competing.0.match.short_by 115000
competing.0.match.top_share 0.8017      competing.0.match.over_ask 134000
smallest_yes.base 70000                 smallest_yes.equity 92000
smallest_yes.four_year 372000           smallest_yes.adds.equity 12000
ladder.0.base 82000                     ladder.0.equity 118000
ladder.1.base 79000                     ladder.1.equity 111500
ladder.2.base 76000                     ladder.2.equity 105000
ladder.3.base 73000                     ladder.3.equity 98500
ladder.4.base 70000                     ladder.4.equity 92000
equal_value.1.base 85000                equal_value.1.equity 106000
equal_value.2.base 80250                equal_value.2.equity 125000
position.offer.base.range_penetration 0.3478
position.offer.equity.range_penetration 0.25
position.offer.base.compa_ratio 0.9524  position.offer.equity.compa_ratio 0.8421
competing.0.match.at.0.equity_to_match 300000
competing.0.match.at.1.equity_to_match 252000
competing.0.match.at.2.equity_to_match 240000
competing.0.match.base_to_match 115500  competing.0.match.base_at_band_equity 113750
competing.0.match.equity_within_band false
competing.0.match.base_within_band false
competing.0.break_even.ask.multiple 2.1356
competing.0.break_even.ask.valuation 9610169491.53
competing.0.break_even.ask.growth 0.2089
trade.equity_per_1000_base 4000
verdict "below-floor"                   below_floor.0 "equity"
four_year_vs_floor "at"
""".split()


def at(tree, path):
    for key in path.split("."):
        tree = tree[int(key)] if isinstance(tree, list) else tree[key]
    return tree


def main():
    tree = json.load(sys.stdin, parse_float=Decimal, parse_int=Decimal)
    pairs = list(zip(EXPECTED[::2], EXPECTED[1::2]))
    for n, (path, want) in enumerate(pairs, 1):
        got = at(tree, path)
        ok = got == json.loads(want, parse_float=Decimal, parse_int=Decimal)
        print(f"{'ok' if ok else 'not ok'} {n} - worked example: {path} is {want}")
        if not ok:
            print(f"# it is {got}")
    print(f"1..{len(pairs)}")


main()
