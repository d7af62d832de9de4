"""Ask, floor and agreed: what is stated, what is carried, and the one ask that comes of it."""
import copy
from fractions import Fraction as F
from types import SimpleNamespace as Record

from pay import (PARTS, YEAR, Bonus, Equity, Unit, amount, grant_of, nearest, put, term_better)


# ---- parts of two packages, held against each other -------------------------------------------

class Slot:
    """One thing that is compared: a money part, or a bonus or an allowance of one name."""

    def __init__(self, part, name=None):
        self.part, self.name = part, name

    def __eq__(self, other):
        return (self.part, self.name) == (other.part, other.name)

    def __hash__(self):
        return hash((self.part, self.name))

    def __repr__(self):
        return self.part if self.name is None else f"{self.part}:{self.name}"


def find(items, name):
    return next((i for i in items if i.name == name), None)


def slots(*packages):
    """All that any of them has, in the order of the parts."""
    out = [Slot("base")]
    for part, field in (("bonus", "bonuses"), ("allowance", "allowances")):
        names = [i.name for p in packages for i in getattr(p, field)]
        out += [Slot(part, n) for n in dict.fromkeys(names)]
    return out + [Slot("sign_on"), Slot("relocation"), Slot("equity")]


def held(pay, slot):
    """What the package has there: a bonus, an allowance, or the package's own value."""
    if slot.part == "bonus":
        return find(pay.bonuses, slot.name)
    if slot.part == "allowance":
        return find(pay.allowances, slot.name)
    return pay


def measure(slot, a, b):
    """The two values in the measure that both are written in, and that measure's name."""
    if slot.part == "bonus":
        mine, theirs = held(a, slot), held(b, slot)
        for way in ("percent", "months"):
            both = [None if x is None else getattr(x, way) for x in (mine, theirs)]
            there = [v for x, v in zip((mine, theirs), both) if x is not None]
            if there and None not in there:
                return [v or F(0) for v in both], way
        return [F(0) if x is None else x.a_year(p) for x, p in ((mine, a), (theirs, b))], "money"
    if slot.part == "allowance":
        return [F(0) if x is None else x.money for x in (held(a, slot), held(b, slot))], "money"
    if slot.part == "equity":
        if a.equity.number is not None and b.equity.number is not None:
            return [a.equity.number, b.equity.number], "shares"
        return [a.grant, b.grant], "money"
    return [getattr(a, slot.part), getattr(b, slot.part)], "money"


def compare(slot, a, b):
    (x, y), _ = measure(slot, a, b)
    return (x > y) - (x < y)


def states(stated, slot):
    """Does a package as it is written name this?"""
    if slot.part == "bonus":
        return find(stated.bonuses, slot.name) is not None
    if slot.part == "allowance":
        return find(stated.allowances, slot.name) is not None
    return bool(getattr(stated, slot.part))


def is_lower(stated, slot):
    if not states(stated, slot):
        return False
    if slot.part == "bonus":
        return find(stated.bonuses, slot.name).lower
    if slot.part == "allowance":
        return find(stated.allowances, slot.name).lower
    return getattr(stated, slot.part).lower


def taking(pay, slot, other):
    """The package with that part of another one, the rest of its terms as they are."""
    if slot.part in ("bonus", "allowance"):
        field = "bonuses" if slot.part == "bonus" else "allowances"
        items, new = list(getattr(pay, field)), held(other, slot)
        if new is not None and slot.part == "allowance":
            new = at_home(new)
        old = find(items, slot.name)
        if old is not None:
            items = [new if i is old else i for i in items]
            items = [i for i in items if i is not None]
        elif new is not None:
            items.append(new)
        return pay.but(**{field: items})
    if slot.part == "base":
        unit = Unit(other.unit.per, other.unit.times, other.unit.written and other.base / other.unit.times)
        return pay.but(base=other.base, unit=unit)
    if slot.part == "sign_on":
        return pay.but(signs=other.signs, clawback=other.clawback)
    if slot.part == "relocation":
        return pay.but(relocation=other.relocation)
    return pay.but(equity=taking_equity(pay.equity, other.equity))


def taking_equity(own, other):
    if own.kind in (None, "none"):
        return other
    if other.number is not None:
        out = own.counting(other.number)
        out.price, out.strike, out.diluted = other.price, other.strike, other.diluted
    else:
        out = own.worth(other.value)
    out.rate, out.note, out.per_year = other.rate, other.note, other.per_year
    return out


def in_play(offer, ask_stated, floor_stated, row, packages, competing, market_parts):
    out = []
    for part in PARTS:
        above = [getattr(p, "grant" if part == "equity" else part) > 0 for p in packages + competing]
        if part == "bonus":
            above += [any(b.a_year(p) > 0 for b in p.bonuses) for p in packages + competing]
        if part == "equity":
            above += [p.equity.number is not None for p in packages + competing]
        if part == "base":
            above += [any((x or 0) > 0 for x in row.base), (row.ask.base or 0) > 0, (row.floor.base or 0) > 0]
        if part == "equity":
            above += [any((x or 0) > 0 for x in row.equity), (row.ask.equity or 0) > 0,
                      (row.floor.equity or 0) > 0]
        if part == "bonus":
            above += [row.bonus is not None and any((x or 0) > 0 for x in row.bonus)]
            above += [(x or 0) > 0 for side in (row.ask, row.floor) for x in (side.bonus, side.percent)]
        if part == "sign_on":
            above += [(x or 0) > 0 for x in (*row.sign_on, row.ask.sign_on, row.floor.sign_on)]
        above.append(part in market_parts)
        if any(above):
            out.append(part)
    return out


# ---- a side ---------------------------------------------------------------------------------

def guide_years(offer, row):
    return offer.equity.years if offer.equity.stated and offer.equity.kind != "none" else row.years


def asked_kind(stated, offer, row):
    for kind in (stated.kind, offer.equity.kind if offer.equity.stated else None, row.kind):
        if kind not in (None, "none"):
            return kind
    return "liquid"


def carrying(stated, offer, facts, exchange, row):
    """What the file states over what the offer has."""
    pay = offer.but(converted=None, stated=set(), bonuses=list(offer.bonuses))
    pay.equity = copy.copy(offer.equity)
    pay.unit = Unit(offer.unit.per, offer.unit.times, offer.unit.written and offer.base / offer.unit.times)
    pay.allowances = [at_home(a) for a in offer.allowances]
    put(pay, stated, F(1), offer)
    if stated.equity and stated.equity.kind == "none":
        pay.equity = Equity("none", True)
    elif stated.equity:
        own = stated.equity.currency or (facts.package.equity and facts.package.equity.currency)
        pay.equity = grant_of(stated.equity, exchange.rate(own), asked_kind(stated.equity, offer, row),
                              offer.equity, None if offer.equity.stated and offer.equity.kind != "none"
                              else row.years,
                              lambda value: exchange.note(own, equity=value))
    pay.stated = {part for part in PARTS if any(states(stated, s) for s in slots_of(stated) if s.part == part)}
    return pay


def at_home(a):
    """An allowance carried into a package in the figures' currency."""
    out = copy.copy(a)
    out.unit = Unit(a.unit.per, a.unit.times, a.money / a.unit.times)
    return out


def slots_of(stated):
    """Every slot that a written package names."""
    out = [Slot("base")] if stated.base else []
    out += [Slot("bonus", b.name) for b in stated.bonuses]
    out += [Slot("allowance", a.name) for a in stated.allowances]
    return out + [Slot(p) for p in ("sign_on", "relocation", "equity") if getattr(stated, p)]


def with_guide(pay, stated, offer, row, wanted):
    """The guide's own numbers where the file names none; returns the parts that came from it."""
    took = set()
    if not stated.base and wanted.base is not None:
        pay.base, pay.unit = wanted.base, YEAR
        took.add("base")
    if not stated.equity and wanted.equity is not None:
        years = guide_years(offer, row)
        guide_equity(pay, offer, row, wanted.equity * F(years, row.years), years)
        took.add("equity")
    if not stated.bonuses and (wanted.bonus is not None or wanted.percent is not None):
        kin = find(pay.bonuses, None)
        new = Bonus(None, kin.kind if kin else "target", wanted.percent, None,
                    wanted.bonus if wanted.percent is None else None, kin.years if kin else None)
        pay.bonuses = [new if b is kin else b for b in pay.bonuses] + ([] if kin else [new])
        took.add("bonus")
    if not stated.sign_on and wanted.sign_on is not None:
        pay.signs = (wanted.sign_on, F(0))
        took.add("sign_on")
    return took


def names_any(wanted):
    return any(x is not None for x in vars(wanted).values())


def guide_equity(pay, offer, row, money, years):
    equity = pay.equity.worth(money)
    if offer.equity.kind in (None, "none") or not offer.equity.stated:
        equity = Equity(asked_kind(Record(kind=None), offer, row), True)
        equity.money, equity.vesting = money, [F(1, years)] * years
    equity.rate, equity.note, equity.per_year = F(1), None, False
    equity.scaled = years != row.years
    pay.equity = equity


def unit_near(x):
    """The number 1, 2 or 5 × 10^k nearest to x, ties up, at least 0.01."""
    if x <= 0:
        return F(1, 100)
    k = 0
    while F(10)**(k + 1) <= x:
        k += 1
    while F(10)**k > x:
        k -= 1
    steps = [m * F(10)**k for m in (1, 2, 5, 10)]
    best = min(steps, key=lambda s: (abs(s - x), -s))
    return max(best, F(1, 100))


def suggestion(low, high, times=F(1)):
    low, high = low / times, high / times
    x = low + (high - low) * F(85, 100)
    return max(low, min(high, nearest(x, unit_near(x * F(5, 1000))))) * times


def ask_of(facts, offer, exchange, row, band):
    """The ask, what of it was stated, and where each part came from."""
    stated = facts.ask
    pay = carrying(stated, offer, facts, exchange, row)
    took = with_guide(pay, stated, offer, row, row.ask)
    source = {p: "offer" if p in pay.stated else "guide" if p in took else "carried" for p in PARTS}
    named = stated.names_anything or names_any(row.ask)
    stated_parts = pay.stated | took
    plain = pay
    shown = None
    if stated_parts:
        shown = plain
    if not named:
        if None not in (band.base.low, band.base.high) and band.base.suggests:
            unit = offer.unit
            pay = pay.but(base=suggestion(band.base.low, band.base.high, unit.times))
            pay.unit = Unit(unit.per, unit.times, pay.base / unit.times)
            source["base"] = "band"
        if None not in (band.equity.low, band.equity.high) and band.equity.suggests and not band.equity.nought:
            pay = pay.but()
            guide_equity(pay, offer, row, suggestion(band.equity.low, band.equity.high), band.years)
            pay.equity.scaled = band.years != band.equity.years
            source["equity"] = "band"
    raised = []
    for slot in slots(offer, pay):
        if not is_lower(stated, slot) and compare(slot, offer, pay) > 0:
            pay = taking(pay, slot, offer)
            raised.append(slot)
            source[slot.part] = "table"
    return Record(pay=pay, plain=plain, shown=shown, source=source, named=named, raised=raised,
                  parts=stated_parts, guides={Slot(part) for part in took})


def floor_of(facts, offer, exchange, row, ask):
    """The floor, or None where nobody names one."""
    stated = facts.floor
    if not stated.names_anything and not names_any(row.floor):
        return None
    pay = carrying(stated, offer, facts, exchange, row)
    took = with_guide(pay, stated, offer, row, row.floor)
    lowered = []
    for part in took & ask.parts:
        if compare(Slot(part), pay, ask.plain) > 0:
            scaled = pay.equity.scaled
            pay = taking(pay, Slot(part), ask.plain)
            pay.equity.scaled = scaled
            lowered.append(part)
    source = {p: "offer" if p in pay.stated else "guide" if p in took else "carried" for p in PARTS}
    return Record(pay=pay, source=source, lowered=lowered, stated=stated, whole=stated.whole,
                  mine=stated.names_money, guides={Slot(part) for part in took})


def agreed_of(facts, offer, exchange, row):
    if not facts.agreed.there:
        return None
    pay = carrying(facts.agreed, offer, facts, exchange, row)
    source = {p: "offer" if p in pay.stated else "carried" for p in PARTS}
    return Record(pay=pay, source=source, parts=pay.stated, shown=pay if pay.stated else None)


def stated_tree(side):
    """What is named, before it is raised; null for what nobody names."""
    if side.shown is None:
        return dict.fromkeys((*PARTS, "annual", "four_year"))
    values = side.shown.money()
    return {k: amount(v) if k in side.parts or k in ("annual", "four_year") else None
            for k, v in values.items()}


# ---- order ----------------------------------------------------------------------------------

def out_of_order(floor, ask, facts):
    """(what of the file's floor is above a stated ask, what is above a carried one)."""
    errors, warnings = [], []
    if floor is None:
        return errors, warnings
    for slot in slots_of(facts.floor):
        by_file = states(facts.ask, slot)
        guide = not by_file and slot in ask.guides
        against = ask.plain if by_file or guide else ask.pay
        if compare(slot, floor.pay, against) > 0:
            (errors if by_file or guide else warnings).append(repr(slot))
    for term in facts.floor.terms:
        asked = find(facts.ask.terms, term.name)
        wanted = asked or find(facts.package.terms, term.name)  # what nobody asks for is as offered
        if wanted is not None and term_better(term, wanted):
            (errors if asked else warnings).append(f"term:{term.name}")
    if facts.floor.names_money and ask.shown is not None and floor.pay.four_year > ask.shown.four_year:
        errors.append("four_year")
    return errors, warnings


# ---- smallest yes ---------------------------------------------------------------------------

def smallest_yes(offer, ask, floor, facts):
    start = offer
    lower = [s for s in slots(offer, ask.pay) if is_lower(facts.ask, s)]
    for slot in lower:
        start = taking(start, slot, ask.pay)
    if floor is None:
        return start
    if floor.whole or not floor.mine:
        if start.firm >= floor.pay.firm:
            return start
        return raised_by_share(start, floor.pay, lower)
    for slot in slots(offer, floor.pay):
        if slot in lower:  # a floor that names the part is a limit; one that carries it from the offer is none
            if floor.source[slot.part] != "carried" and compare(slot, floor.pay, start) > 0:
                start = taking(start, slot, floor.pay)
        elif compare(slot, floor.pay, offer) > 0:
            start = taking(start, slot, floor.pay)
    return start


def between(slot, low, high, share, out):
    """The part at that share of the way from low to high, as a package to take it from.

    A bonus in per cent or in months is raised by what it comes to, so that its share of a base that
    moves too is exact: its rule stays, on the base of `out`.
    """
    (a, b), way = measure(slot, low, high)
    if way in ("percent", "months"):
        a, b = [F(0) if held(p, slot) is None else held(p, slot).a_year(p) for p in (low, high)]
    value = a + (b - a) * share
    if way == "percent":
        value = value / out.base * 100
    if way == "months":
        value = value / (out.base / out.month)
    if way == "shares":  # so many more of those on the table
        return low.but(equity=low.equity.counting(value))
    return holding(slot, low, high, value, way, held(low, slot) or held(high, slot))


def holding(slot, low, high, value, way, like):
    """A package with that value there; a bonus or an allowance is in the rest like that one."""
    if slot.part == "bonus":
        new = Bonus(like.name, like.kind, value if way == "percent" else None,
                    value if way == "months" else None, value if way == "money" else None, like.years)
        return high.but(bonuses=[new])
    if slot.part == "allowance":
        new = copy.copy(like)
        new.money = value
        return high.but(allowances=[new])
    if slot.part == "sign_on":
        first = value - high.signs[1]
        return high.but(signs=(first, high.signs[1]) if first >= 0 else (F(0), value))
    if slot.part == "equity":
        equity = high.equity.counting(value) if way == "shares" else high.equity.worth(value)
        return high.but(equity=equity)
    return high.but(**{slot.part: value})


def raised_by_share(start, floor, fixed):
    under = [s for s in slots(start, floor) if s not in fixed and compare(s, floor, start) > 0]

    def at(share):
        out = start
        for slot in under:
            out = taking(out, slot, between(slot, start, floor, share, out))
        return out

    least, most = start.firm, at(F(1)).firm
    return start if most == least else at((floor.firm - least) / (most - least))


# ---- ladder ---------------------------------------------------------------------------------

def step_unit(slot, ask, way, scale):
    """The rounding unit, as so much of what `measure` gives."""
    half = F(5, 1000)
    if way == "percent":
        return F(1)
    if way == "months":
        return F(1, 2)
    if slot.part == "base":
        times = ask.unit.times
        return unit_near(ask.base / times * half) * times
    if slot.part == "allowance":
        a = held(ask, slot)
        return F(1, 100) if a is None else unit_near(a.money / a.unit.times * half) * a.unit.times
    if slot.part == "bonus":
        b = held(ask, slot)
        return F(1, 100) if b is None else unit_near(b.a_year(ask) * half)
    if slot.part == "equity":
        e = ask.equity
        if way == "shares":
            return max(F(1), unit_near(e.number * half))
        per = e.rate * (e.years if e.per_year else 1)
        return unit_near(e.value / per * half) * per
    return unit_near(getattr(ask, slot.part) * half)


def by_number(ask, end):
    """The end's grant by number where the ask's is, so that both are stepped in shares."""
    if ask.equity.number is None or end.equity.number is not None:
        return end
    each = ask.equity.each
    if end.grant and not each:  # worth nothing today: no number of them is that much money
        return end
    return end.but(equity=ask.equity.counting(end.grant / each if end.grant else F(0)))


def on_scale(value, end, before, scale):
    """The nearest value between the two; where there is none, the rung before stays."""
    fits = [v for v in scale if min(end, before) <= v <= max(end, before)]
    return min(fits, key=lambda v: (abs(v - value), -v)) if fits else before


def rungs(ask, yes, scale):
    """Packages from the ask down to the smallest yes; [] where both are equal."""
    end = by_number(ask, yes)
    moving = [s for s in slots(ask, end) if compare(s, ask, end) != 0]
    if not moving:
        return []
    ways = {s: measure(s, ask, end)[1] for s in moving}
    top = {s: measure(s, ask, end)[0][0] for s in moving}
    low = {s: measure(s, ask, end)[0][1] for s in moving}
    out, last = [ask], dict(top)
    for share in (F(6, 10), F(3, 10), F(1, 10)):
        values, pay = {}, ask
        for s in moving:
            x = low[s] + (top[s] - low[s]) * share
            if s.part == "base" and scale:
                x = on_scale(x, low[s], last[s], scale)
            else:
                x = nearest(x, step_unit(s, ask, ways[s], scale))
            ends = sorted((low[s], last[s]))
            values[s] = max(ends[0], min(ends[1], x))
            pay = taking(pay, s, holding(s, end, ask, values[s], ways[s],
                                          held(ask, s) or held(end, s)))
        if values == last or values == low or pay.four_year <= yes.four_year:
            continue
        out.append(pay)
        last = values
    return out + [yes]
