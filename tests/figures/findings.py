"""Checks about the offer and the history, as (id, severity, about): what a careful coach would catch."""
import datetime
from fractions import Fraction as F

from pay import PARTS, term_value
from rounds import a_year
from sides import compare, out_of_order, slots, slots_of, states

OFFER = "offer"


def day(text):
    return None if text is None else datetime.date.fromisoformat(text[:10])


def expired(c, date):
    return c.expires is not None and day(c.expires) < day(date)


def is_offer(c, date):
    return c.status in ("written", "verbal") and not expired(c, date)


def lead_of(facts, paid):
    """The competing offer with the largest sure pay among those that are offers and may be named."""
    best = None
    for i, (c, pay) in enumerate(zip(facts.competing, paid)):
        if is_offer(c, facts.date) and c.disclose == "full":
            if best is None or pay.sure > paid[best].sure:
                best = i
    return best


def worth_less(c, pay, offer, stated):
    """Nothing there is higher than on the table: total, base, sure pay or a term."""
    if pay.four_year > offer.four_year or pay.base > offer.base or pay.sure > offer.sure:
        return False
    from pay import direction
    for term in c.terms:
        mine = next((t for t in stated.terms if t.name == term.name), None)
        a, b, way = term_value(term), mine and term_value(mine), direction(term)
        if way and isinstance(a, F) and isinstance(b, F) and (a > b if way == "more" else a < b):
            return False
    return True


def after(a, b):
    """Is a deadline b before a? A time against a date counts as its calendar day."""
    if "T" in a and "T" in b:
        get = lambda x: datetime.datetime.fromisoformat(x.replace("Z", "+00:00"))
        return get(b) < get(a)
    return day(b) < day(a)


def about_offer(facts, offer, ask, floor, paid, band, scale, guide, rate):
    out = set()
    note, warn = (lambda i: out.add((i, "note", OFFER))), (lambda i: out.add((i, "warning", OFFER)))
    _, over_carried = out_of_order(floor, ask, facts)
    if over_carried:
        warn("order")
    for part in ("base", "equity"):
        b = getattr(band, part)
        if part in ask.parts and b.there and b.high is not None:
            if (ask.shown.base if part == "base" else ask.shown.grant) > b.high:
                note("ask-above-band")
    for node in facts.rates.values():
        if day(node.get("date")) < day(facts.date) - datetime.timedelta(days=30):
            note("stale")
    for c, pay in zip(facts.competing, paid):
        if c.status == "current":
            continue
        if expired(c, facts.date):
            warn("expired")
        elif c.expires and facts.respond_by and after(facts.respond_by, c.expires):
            warn("clock")
        if is_offer(c, facts.date) and worth_less(c, pay, offer, facts.package):
            warn("worth-less")
    if facts.package.equity and facts.package.equity.kind == "liquid" and guide and guide.kind == "pre-ipo":
        warn("private-as-listed")
    if facts.package.sign_on and facts.package.sign_on.clawback:
        note("claw-back")
    if not ask.named:
        warn("no-ask")
    if floor is None:
        note("no-floor")
    if facts.package.status == "verbal":
        warn("not-in-writing")
    if any(not total_fits(t.amount, offer, rate) for t in facts.package.totals):
        warn("total")
    if any(s.part in ask.parts for s in ask.raised):
        note("raised")
    if ask.pay.four_year < offer.four_year:
        warn("ask-below-offer")
    if floor is not None and floor.lowered:
        note("floor-lowered")
    if scale:
        off = [p for p in (ask.pay, floor and floor.pay) if p and p.base not in scale]
        if off:
            note("off-scale")
    return out


def total_fits(said, offer, rate):
    """Cash, cash and E/Y, or year 1; each with or without allowances, beside, sign-on and relocation."""
    cash = offer.base + offer.bonus + offer.allowance
    first = offer.year(0)
    sums = set()
    for bare in (cash, cash + offer.grant / offer.equity.years,
                 first["total"] - first["sign_on"] - first["relocation"]):
        for extra in (F(0), -offer.allowance, -first["allowance"]):
            for beside in (F(0), offer.beside):
                for sign in {F(0), offer.signs[0], offer.sign_on}:
                    for move in {F(0), offer.relocation}:
                        sums.add(bare + extra + beside + sign + move)
    whole = lambda x: int(abs(x) + F(1, 2))
    return any(whole(s / rate) == whole(said) for s in sums)


def about_history(facts, offer, ask, floor, moves):
    out = set()
    add = lambda i, severity: out.add((i, severity, "history"))
    mine = [m for m in moves if m.side == "candidate" and m.real]
    theirs = [m for m in moves if m.side == "employer" and m.real]
    if mine and ask.shown is not None:
        for slot in slots(ask.plain, mine[-1].pay):
            named = states(facts.ask, slot) or slot in ask.guides
            if named and compare(slot, ask.plain, mine[-1].pay) > 0:
                add("contradicts", "warning")
    for said in facts.said:
        if said.by != "candidate":
            continue
        low, high = a_year(said, said.low, offer), a_year(said, said.high, offer)
        part = {"sign-on": "sign_on"}.get(said.part, said.part)
        if part not in PARTS and part not in ("annual", "four_year"):
            continue
        stated = part in ask.parts or (part in ("annual", "four_year") and ask.shown is not None)
        value = ask.plain.money()[part] if stated else None
        if value is not None and not low <= value <= high:
            replaced = any(m.move.date_ >= said.date and names(m.move, part) for m in mine)
            add("contradicts", "note" if replaced else "warning")
        if floor is not None and part in PARTS and part in floor_parts(floor):
            if floor.pay.money()[part] > low:
                add("floor-above-said", "warning")
    if floor is not None:
        for m in mine:
            for slot in slots(floor.pay, m.pay):
                own = states(facts.floor, slot) or slot in floor.guides
                if own and states(m.move, slot) and compare(slot, floor.pay, m.pay) > 0:
                    add("floor-above-said", "warning")
    sequence = [(m.side, m.pay) for m in moves if m.real]
    package = ("employer", offer)
    last_mine = mine[-1].move.date_ if mine else None
    if last_mine is None or (facts.offered or facts.date) >= last_mine:
        sequence.append(package)
    else:
        at = next((i for i, m in enumerate([m for m in moves if m.real])
                   if m.move.date_ > (facts.offered or facts.date)), len(sequence))
        sequence.insert(at, package)
    sequence.append(("candidate", ask.pay))
    for (a, before), (b, now) in zip(sequence, sequence[1:]):
        if a == b == "candidate" and now.four_year < before.four_year:
            add("against-yourself", "warning")
    if mine and theirs:
        down = mine[-1].pay.four_year - ask.pay.four_year
        up = offer.four_year - theirs[-1].pay.four_year
        if up > 0 and down > up:
            add("bigger-step", "note")
    if theirs:
        before = theirs[-1].pay
        if any(compare(s, offer, before) < 0 for s in slots(offer, before)):
            add("went-back", "warning")
    return out


def names(move, part):
    return part in ("annual", "four_year") or any(s.part == part for s in slots_of(move))


def floor_parts(floor):
    return {s.part for s in slots_of(floor.stated)} | {p for p, s in floor.source.items() if s == "guide"}
