#!/usr/bin/env python3
"""Small offers, each for one rule of the contract, with the digits worked out by hand. Prints TAP.

    cases.py GUIDE            what the oracle computes
    cases.py GUIDE HFBRIEF    what the program computes
"""
import collections
import json
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

from pay import Refused
from worked_examples import at, computed

JOB = '<job employer="Example AG" role="Anything"/>'


def offer(package, rest="", head="", job=JOB, currency="EUR", more=""):
    return (f'<offer xmlns="urn:hfbrief:offer:1" date="2026-11-20"{head}><candidate><name>Ada</name></candidate>'
            f'{job}<package currency="{currency}"{more}>{package}</package>{rest}</offer>')


def guided(package, rest="", head=""):
    return offer(package, rest, f' guide="hugging-face-tpm" region="paris"{head}', job="")


def guided_in_dollars(rest):
    return (offer("<base>100000</base>", rest + DOLLARS,
                  ' guide="hugging-face-tpm" region="paris"', job="", currency="USD"))


def said_bonus(floor, named, later=""):
    return offer("<base>60000</base>", f"<ask><base>66000</base><bonus name=\"A\">2000</bonus></ask><floor>{floor}</floor>"
                 f'<history><move date="2026-11-10" by="candidate" whole="yes"><base>66000</base>{named}</move>{later}</history>')


DOLLARS = '<rate from="USD" to="EUR" value="0.92" date="2026-11-19"/>'
RIVAL = '<competing company="B" status="written"><base>90000</base></competing>'
BAND = '<market part="base" low="41000" high="49000" kind="{}" source="x"/>'

CASES = {
    "a cliff of 18 months: 0, 50, 25 and 25 %": (
        offer('<base>60000</base><equity kind="pre-ipo" cliff-months="18">80000</equity>'),
        "offer.years.0.equity 0  offer.years.1.equity 40000  offer.years.2.equity 20000 offer.years.3.equity 20000 "
        "offer.four_year 320000  offer.annual 80000"),
    "18 months: a year and a half of pay, and what vests by then": (
        offer('<base>60000</base><sign-on year-2="3000">6000</sign-on><equity kind="liquid">80000</equity>', more=' months="18"'),
        "horizon_months 18  offer.years.length 2  offer.years.0.total 86000  offer.years.1.base 30000 "
        "offer.years.1.sign_on 3000  offer.years.1.equity 10000  offer.four_year 129000  offer.sign_on 9000 "
        "offer.annual 80000  offer.certainty.contracted 99000  offer.certainty.liquid 30000"),
    "nine months by the day that nobody has promised": (
        offer('<base per="day" times="220" sure="expected">400</base>', more=' months="9"'),
        "offer.base 88000  offer.four_year 66000  offer.certainty.target 66000  offer.certainty.contracted 0 "
        "offer.years.length 1  offer.firm 66000  offer.sure 66000"),
    "500 RSUs of $212.40 on a euro base": (
        offer('<base>60000</base><equity kind="liquid" currency="USD"><grant shares="500" price="212.40"/></equity>',
              '<rate from="USD" to="EUR" value="0.92" date="2026-11-20"/>'),
        "offer.equity 97704  offer.equity_converted.equity 106200  offer.annual 84426  offer.four_year 337704 "
        "offer.certainty.liquid 97704  offer.converted null"),
    "options whose strike nobody has named count nothing and are in play": (
        offer('<base>60000</base><equity kind="options"><grant shares="25000" price="4"/></equity>',
              '<ask><equity><grant shares="45000"/></equity></ask>'),
        'offer.equity 0  offer.face_value null  in_play.1 "equity"  verdict "negotiate"  ladder.length 2 '
        "ask.equity 0"),
    "two months' bonus of a base paid thirteen times": (
        offer('<base per="month" times="13">3250</base><bonus months="2"/>'),
        "offer.bonus 6500  offer.annual 48750  offer.certainty.target 26000"),
    "a bonus of the first year alone is in no year's figure": (
        offer('<base>60000</base><bonus name="Start" kind="contractual" years="1">5000</bonus>'),
        "offer.bonus 0  offer.annual 60000  offer.four_year 245000  offer.years.0.bonus 5000  offer.years.1.bonus 0 "
        "offer.certainty.contracted 245000"),
    "what is beside pay is in no sum": (
        offer('<base>50000</base><relocation reimbursed="yes">4000</relocation><pension percent="6"/>'
              '<benefit name="Car" value="7200"/><benefit name="Gym">free</benefit>'),
        "offer.relocation 0  offer.reimbursed 4000  offer.beside 10200  offer.with_beside 60200  offer.four_year 200000"),
    "an ask under the table is raised to it": (
        offer('<base>70000</base><sign-on>5000</sign-on>', '<ask><base>65000</base><sign-on>8000</sign-on></ask>'),
        'ask.base 70000  ask.stated.base 65000  ask.source.base "table"  ask.sign_on 8000  ask.source.sign_on "offer" '
        'ask.four_year 288000  ask.stated.four_year 268000 verdict "negotiate"'),
    "less base for more equity": (
        offer('<base>80000</base><equity kind="liquid">80000</equity>',
              '<ask><base lower="yes">76000</base><equity>120000</equity></ask>'),
        "ask.base 76000  ask.equity 120000  ask.four_year 424000  offer.four_year 400000  smallest_yes.base 76000 "
        "smallest_yes.equity 80000  smallest_yes.adds.base -4000"),
    "less base for more equity, and a floor that names the equity alone": (
        offer('<base>80000</base><equity kind="liquid">80000</equity>',
              '<floor><equity>90000</equity></floor><ask><base lower="yes">76000</base><equity>120000</equity></ask>'),
        "smallest_yes.base 76000  smallest_yes.equity 90000  smallest_yes.adds.base -4000  smallest_yes.adds.equity 10000"),
    "a whole floor that the offer reaches is reached by the offer": (
        offer('<base>70000</base><equity kind="pre-ipo">80000</equity>',
              '<floor whole="yes"><base>72000</base><equity>60000</equity></floor><ask><base>80000</base></ask>'),
        'smallest_yes.base 70000  smallest_yes.equity 80000  verdict "negotiate"  four_year_vs_floor "over"'),
    "a whole floor that it misses: the part under it is raised by three fifths": (
        offer('<base>70000</base><equity kind="pre-ipo">80000</equity>',
              '<floor whole="yes"><base>75000</base><equity>72000</equity></floor><ask><base>80000</base></ask>'),
        'smallest_yes.base 73000  smallest_yes.equity 80000  smallest_yes.four_year 372000  verdict "below-floor" '
        'below_floor.0 "four_year"  below_floor.length 1'),
    "the posted range suggests an ask where nobody names one": (
        offer('<base per="month" times="13">3250</base>', BAND.format("posted")),
        'ask.base 47840  ask.source.base "band"  ask.stated.base null  verdict "no-ask"  floor null '
        "four_year_vs_floor null"),  # 41,000 + 85 % of 8,000 = 47,800 = 3,676.92 a month, to 20: 3,680
    "a survey suggests none": (
        offer('<base per="month" times="13">3250</base>', BAND.format("survey")),
        'ask.base 42250  ask.source.base "carried"  verdict "no-ask"  band.base.max 49000'),
    "what a colleague says is no band": (
        offer('<base>45000</base>', BAND.format("colleague")), "band.base.max null  position.offer.base.compa_ratio null"),
    "a bonus in per cent steps in whole points": (
        offer('<base>100000</base><bonus percent="10"/>', '<ask><bonus percent="15"/></ask>'),
        "ladder.0.bonus 15000  ladder.1.bonus 13000  ladder.2.bonus 12000  ladder.3.bonus 11000  ladder.4.bonus 10000 "
        "ladder.4.base 100000"),
    "what is at discretion is not firm": (
        offer('<base>50000</base><bonus kind="discretionary">4000</bonus><refresh from-year="2">8000</refresh>',
              '<floor><base>50000</base><bonus kind="discretionary">9000</bonus></floor>'),
        # refresh: 2,000 + 4,000 + 6,000 in years 2, 3 and 4
        "offer.certainty.discretionary 28000  offer.firm 200000  offer.four_year 228000  four_year_vs_floor \"at\" "
        'verdict "below-floor"  below_floor.0 "bonus"  below_floor.length 1'),
    "what is unstated is below no floor and reaches no ask": (
        offer('<base>50000</base>', '<ask><sign-on>0</sign-on></ask><floor><term name="leave">28</term></floor>'),
        'verdict "negotiate"  below_floor.length 0'),
    "fewer days of leave than the floor": (
        offer('<base>50000</base><term name="leave">25</term>', '<floor><term name="leave">28</term></floor>'),
        'verdict "below-floor"  below_floor.0 "term:leave"'),
    "a guide's floor above the stated ask is lowered to it": (
        guided('<base>60000</base><equity kind="pre-ipo">80000</equity>', '<ask><base>66000</base></ask>'),
        'floor.base 66000  floor.source.base "guide"  ask.equity 118000  ask.source.equity "guide" '
        'smallest_yes.base 66000'),  # 12,000 of equity and 6,000 of base are missing, all of it
    "rungs take the values of the pay table": (
        offer('<base per="month" times="12">4000</base>',
              "".join(f'<market part="base" low="{v}" high="{v}" kind="scale" level="E/{v}" source="table" per="month" times="12"/>'
                      for v in (4000, 4150, 4300, 4450, 4700)) + '<ask><base per="month">4700</base></ask>'),
        # 4,420 is nearest to 4,450; 4,210 to 4,150 (60 away, 4,300 is 90); 4,070 to 4,000, which is the end
        "ladder.0.base 56400  ladder.1.base 53400  ladder.2.base 49800  ladder.3.base 48000  ladder.length 4"),
    "it is the employer's turn": (
        offer('<base>50000</base>', '<ask><base>56000</base></ask><history><move date="2026-11-10" by="employer"><base>48000</base></move>'
              '<move date="2026-11-15" by="candidate"><base>58000</base></move></history>', ' offered="2026-11-12"'),
        'history.turn "employer"  history.gap.first 40000  history.gap.now 24000  history.closed.employer 0.2 '
        "history.closed.candidate 0.2  history.employer.step.base 2000  history.candidate.step.base -2000"),
    "a competing entry's own months end its pay": (
        offer('<base>50000</base>', '<competing company="B" status="written" months="6"><base>60000</base></competing>'),
        "competing.0.four_year 30000  competing.0.annual 60000  offer.four_year 200000"),
    "commission is a target": (
        offer('<base>90000</base><bonus name="OTE" kind="commission">90000</bonus>'),
        "offer.certainty.target 360000  offer.certainty.contracted 360000  offer.annual 180000  offer.sure 720000"),
    "an hour's pay has its own unit": (
        offer('<base per="hour" times="1950">22.50</base><allowance name="Night" per="hour" times="400" sure="expected">3</allowance>',
              '<ask><base per="hour">24</base></ask>'),
        # 0.5 % of 24 is 0.12: 0.1; 22.50 + 60, 30, 10 % of 1.50 = 23.40, 22.95, 22.65
        "offer.base 43875  offer.allowance 1200  offer.certainty.target 4800  ask.base 46800 "
        "ladder.1.base 45630  ladder.2.base 44850  ladder.3.base 44265  ladder.4.base 43875"),
    # ---- a base in another unit: 100,000 at 0.92 are 92,000, a quarter of them 23,000
    "another currency's base: a quarter of what is on the table": (
        guided_in_dollars("<ask><base>23000</base></ask>"), "offer.base 92000  ask.stated.base 23000"),
    "another currency's base: a month's for a year's is refused": (
        guided_in_dollars("<ask><base>22999.99</base></ask>"), "refused true"),
    "... so is a floor's": (guided_in_dollars("<floor><base>22999.99</base></floor>"), "refused true"),
    "... and a move's": (
        guided_in_dollars('<history><move date="2026-11-10" by="employer"><base>22999.99</base></move></history>'),
        "refused true"),
    "... in a currency of its own": (
        guided_in_dollars('<history><move date="2026-11-10" by="employer" currency="USD"><base>24999.99</base></move></history>'),
        "refused true"),
    "... which is no mistake at a quarter": (
        guided_in_dollars('<history><move date="2026-11-10" by="employer" currency="USD"><base>25000</base></move></history>'),
        "history.moves.0.base 23000"),
    "nothing is nothing in every unit": (
        offer('<base>0</base><equity kind="liquid">80000</equity>', "<ask><base>60000</base></ask>"),
        "offer.base 0  ask.base 60000"),
    # ---- equity: one currency, one price, its own vesting
    "a move's equity is in the ask's currency, as its base is, where it states none": (
        guided_in_dollars('<ask><base>95000</base><equity>118000</equity></ask><history>'
                          '<move date="2026-11-10" by="candidate" whole="yes"><base>95000</base><equity>118000</equity></move></history>'),
        "ask.equity 118000  history.moves.0.equity 118000  history.candidate.step.equity 0"),
    "... in the move's own where it states one": (
        guided_in_dollars('<history><move date="2026-11-10" by="employer" currency="USD"><base>95000</base><equity>100000</equity></move></history>'),
        "history.moves.0.base 87400  history.moves.0.equity 92000"),
    "the price of a share in dollars is converted once": (
        # 1,000 × 100 × 0.92; the ask's 2,000 and the move's 1,500 take the price
        guided('<base>70000</base><equity kind="liquid" currency="USD"><grant shares="1000" price="100"/></equity>',
               DOLLARS + '<ask><equity><grant shares="2000"/></equity></ask><history><move date="2026-11-10" by="candidate">'
               '<equity><grant shares="1500"/></equity></move></history>'),
        "offer.equity 92000  ask.equity 184000  history.moves.0.equity 138000"),
    "... in a package of dollars that says so twice": (
        offer('<base>100000</base><equity kind="liquid" currency="USD"><grant shares="1000" price="100"/></equity>',
              DOLLARS + '<ask><equity><grant shares="2000"/></equity></ask><history><move date="2026-11-10" by="employer">'
              '<equity><grant shares="500"/></equity></move></history>',
              ' guide="hugging-face-tpm" region="paris"', job="", currency="USD"),
        "offer.equity 92000  ask.equity 184000  history.moves.0.equity 46000"),
    "... though the ask is the guide's amount": (
        guided('<base>70000</base><equity kind="liquid" currency="USD"><grant shares="500" price="100"/></equity>',
               DOLLARS + '<history><move date="2026-11-10" by="candidate"><equity><grant shares="1500"/></equity></move></history>'),
        "offer.equity 46000  ask.equity 118000  history.moves.0.equity 138000"),
    "an ask raised to the money on the table keeps the price that it states": (
        offer('<base>60000</base><equity kind="liquid">90000</equity>',
              '<ask><equity><grant shares="400" price="100"/></equity></ask><history><move date="2026-11-10" by="candidate" whole="yes">'
              '<base>66000</base><equity><grant shares="1200"/></equity></move></history>'),
        "ask.equity 90000  ask.shares null  history.moves.0.equity 120000  history.candidate.moved.equity 30000"),
    "a candidate's price is the ask's, also after a move without a grant": (
        offer('<base>60000</base><equity kind="liquid"><grant shares="100" price="200"/></equity>',
              '<ask><equity><grant shares="500" price="130"/></equity></ask><history>'
              '<move date="2026-11-10" by="candidate" whole="yes"><base>66000</base></move>'
              '<move date="2026-11-12" by="candidate" whole="yes"><base>66000</base><equity><grant shares="900"/></equity></move></history>'),
        "ask.equity 65000  history.moves.0.equity 0  history.moves.1.equity 117000"),
    "what is raised to the table stands in the figures' currency": (
        offer('<base>100000</base><allowance name="Car">1000</allowance>',
              DOLLARS + '<ask><base>95000</base><allowance name="Car">400</allowance></ask>',
              ' guide="hugging-face-tpm" region="paris"', job="", currency="USD"),
        "offer.allowances.0.unit.amount 1000  ask.allowance 11040  ask.allowances.0.amount 11040  ask.allowances.0.unit.amount 920"),
    "a guide's floor that is lowered to the ask vests as the guide's": (
        guided("<base>70000</base>", '<ask><base>82000</base><equity years="5">90000</equity></ask>'),
        "floor.equity 90000  floor.vesting_years 4  floor.four_year 358000  ask.vesting_years 5"),
    "no option vests within the horizon: no break-even": (
        offer('<base>60000</base><equity kind="options" cliff-months="29"><grant shares="1000" price="10" strike="4"/></equity>'
              '<refresh from-year="1">18000</refresh>', RIVAL, more=' months="22"'),
        "offer.certainty.illiquid 0  competing.0.break_even.offer.multiple null "
        "competing.0.break_even.offer.growth null"),
    "equity that only a whole floor names vests as the floor's": (
        # 58,000 × 4 + 60,000 × 4/6 = 272,000; 32,000 are missing: 48,000 × 4/6
        offer("<base>60000</base>", '<floor whole="yes"><base>58000</base><equity kind="pre-ipo" years="6">60000</equity></floor>'),
        "floor.four_year 272000  smallest_yes.base 60000  smallest_yes.equity 48000  smallest_yes.annual 68000 "
        "smallest_yes.four_year 272000"),
    "... where the offer says that there is none": (
        offer('<base>60000</base><equity kind="none"/>',
              '<floor whole="yes"><base>58000</base><equity kind="liquid" schedule="50 50">36000</equity></floor>'),
        # 268,000 in all, 28,000 of it missing; over two years
        "smallest_yes.equity 28000  smallest_yes.annual 74000  smallest_yes.four_year 268000"),
    "options worth nothing today step in money towards a floor in money": (
        offer('<base>60000</base><equity kind="options"><grant shares="1000" price="5" strike="8"/></equity>',
              "<ask><base>90000</base></ask><floor><equity>35000</equity></floor>"),
        "ask.equity 0  smallest_yes.equity 35000  ladder.length 5  ladder.1.base 78000  ladder.1.equity 14000  ladder.2.equity 24500 "
        "ladder.3.equity 31500  ladder.4.equity 35000"),
    "... towards nothing in shares": (
        offer('<base>60000</base><equity kind="none"/>', '<ask><equity><grant shares="31415"/></equity></ask>'),
        "ask.equity 0  smallest_yes.equity 0  ladder.length 2"),
    # ---- a floor above what was said
    "a floor's bonus is above none that was named by another name": (
        said_bonus('<bonus name="A">1000</bonus>', '<bonus name="B">500</bonus>'), "check.floor-above-said null"),
    "... above that of its own name it is": (
        said_bonus('<bonus name="A">1000</bonus>', '<bonus name="A">500</bonus>'), 'check.floor-above-said "warning"'),
    "... a move that carries it names it no more": (
        said_bonus('<bonus name="A">1000</bonus>', '<bonus name="A">1000</bonus>',
                   '<move date="2026-11-12" by="candidate" whole="yes"><bonus name="B">500</bonus></move>'),
        "check.floor-above-said null"),
    "of a range that was named the low end is the number they heard": (
        offer("<base>60000</base>", "<ask><base>80000</base></ask><floor><base>72000</base></floor><history>"
              '<said date="2026-10-28" by="candidate" part="base" low="70000" high="80000"/></history>'),
        'check.floor-above-said "warning"  check.contradicts null'),
    "... a floor at it is above nothing": (
        offer("<base>60000</base>", "<ask><base>80000</base></ask><floor><base>70000</base></floor><history>"
              '<said date="2026-10-28" by="candidate" part="base" low="70000" high="80000"/></history>'),
        "check.floor-above-said null"),
    "an ask contradicts the last move in what it states, by name": (
        offer('<base>60000</base><bonus name="A">5000</bonus>', '<ask><base>62000</base><bonus name="B">500</bonus></ask>'
              '<history><move date="2026-11-10" by="candidate" whole="yes"><base>65000</base><bonus name="B">500</bonus></move>'
              "</history>"), "check.contradicts null"),
    "a later move replaces what was said of the parts that it names": (
        offer("<base>60000</base>", "<ask><base>80000</base></ask><history>"
              '<said date="2026-10-28" by="candidate" part="base">75000</said>'
              '<move date="2026-11-10" by="candidate"><sign-on>5000</sign-on></move></history>'),
        'check.contradicts "warning"'),
    "... a base that it names": (
        offer("<base>60000</base>", "<ask><base>80000</base></ask><history>"
              '<said date="2026-10-28" by="candidate" part="base">75000</said>'
              '<move date="2026-11-10" by="candidate"><base>82000</base></move></history>'),
        'check.contradicts "note"'),
    # ---- a term of the floor above what is asked for
    "a floor's term over the offer's that nobody asks to change": (
        offer('<base>60000</base><term name="leave">25</term>', '<ask><base>66000</base></ask><floor><term name="leave">30</term></floor>'),
        'check.order "warning"'),
    "... over the ask's it is refused": (
        offer('<base>60000</base><term name="leave">25</term>',
              '<ask><term name="leave">28</term></ask><floor><term name="leave">30</term></floor>'), "refused true"),
    "... nobody has stated it: a question, and no fault": (
        offer("<base>60000</base>", '<ask><base>66000</base></ask><floor><term name="leave">30</term></floor>'),
        "check.order null"),
    "... other words are not better ones": (
        offer('<base>60000</base>', '<ask><term name="title">Lead</term></ask><floor><term name="title">Manager</term></floor>'),
        "check.order null"),
}


def main(guide, hfbrief=None):
    n = bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, (xml, expected) in CASES.items():
            path = Path(folder) / "case.xml"
            path.write_text(xml, encoding="utf-8")
            try:
                tree, found = computed(path, guide, hfbrief)
                tree["check"] = collections.defaultdict(lambda: None, found)
            except (Refused, subprocess.CalledProcessError):
                tree = {"refused": True}
            pairs, faults = expected.split(), []
            for key, want in zip(pairs[::2], pairs[1::2]):
                try:
                    got = at(tree, key)
                except (KeyError, IndexError, TypeError) as why:
                    got = repr(why)
                if got != json.loads(want, parse_float=Decimal, parse_int=Decimal):
                    faults.append(f"# {key} is {got}, not {want}")
            n, bad = n + 1, bad + bool(faults)
            print("\n".join([f"{'not ok' if faults else 'ok'} {n} - {name}", *faults]))
    print(f"1..{n}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
