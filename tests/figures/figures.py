"""Every figure of an offer, recomputed from the contract's text with Python's fractions.

It shares no idea with the engine where there is a choice: refresh grants are counted one by one,
unknowns are found by drawing a line through two trials, roots by comparing exact powers, and a
break-even is tried in the scenario's own formula.
"""
import datetime
from fractions import Fraction as F

import findings
import rounds
import sides
from pay import PARTS, Exchange, Refused, amount, over, package, ratio, term_reached, term_value
from sides import Slot, compare, find, slots_of, states
from standing import (KEYS, band_figures, band_of, break_evens, difference, equal_value, gap_to_band,
                      match, paper, row_value, standing, trade)
from stated import NO_ROW


def written(date):
    """A date as JSON has it: a time gets its seconds."""
    if date is None or "T" not in date:
        return date
    return datetime.datetime.fromisoformat(date.replace("Z", "+00:00")).isoformat().replace("+00:00", "Z")


# ---- the verdict ----------------------------------------------------------------------------

def unstated(facts, slot):
    return not states(facts.package, slot)


def below(facts, offer, floor):
    """The limits of the floor that the offer doesn't reach."""
    out = []
    if floor is None:
        return out
    if not floor.whole:
        for slot in slots_of(facts.floor):
            if not unstated(facts, slot) and compare(slot, offer, floor.pay) < 0 and slot.part not in out:
                out.append(slot.part)
        for term in facts.floor.terms:
            held = find(facts.package.terms, term.name)
            if held is not None and not term_reached(held, term):
                out.append(f"term:{term.name}")
    if offer.firm < floor.pay.firm:
        out.append("four_year")
    return out


def pension(a, b):
    """Per cent with per cent, else what it comes to."""
    if a.pension_percent is not None and b.pension_percent is not None:
        x, y = a.pension_percent, b.pension_percent
    else:
        get = lambda p: p.pension_money if p.pension_money is not None else p.base * (p.pension_percent or 0) / 100
        x, y = get(a), get(b)
    return (x > y) - (x < y)


ACCELERATION = (None, "none", "single", "double")


def reached(facts, offer, ask, row):
    """Does the offer reach everything that the ask states?"""
    for slot in slots_of(facts.ask):
        if unstated(facts, slot) or compare(slot, offer, ask.pay) < 0:
            return False
    for slot in ask.guides:
        if unstated(facts, slot) or compare(slot, offer, ask.pay) < 0:
            return False
    if offer.four_year < ask.pay.four_year:
        return False
    stated, held = facts.ask, facts.package
    if stated.pension and (held.pension is None or pension(offer, ask.pay) < 0):
        return False
    for benefit in stated.benefits:
        mine = find(held.benefits, benefit.name)
        if benefit.value is not None and (mine is None or mine.value is None or mine.value < benefit.value):
            return False
    for term in stated.terms:
        mine = find(held.terms, term.name)
        if mine is None or not term_reached(mine, term):
            return False
    return reaches_rest(stated, held, offer, ask.pay)


def reaches_rest(stated, held, offer, ask):
    if stated.refresh and (held.refresh is None or offer.refresh[0] < ask.refresh[0]):
        return False
    if stated.sign_on and stated.sign_on.clawback is not None and held.sign_on:
        if (held.sign_on.clawback or 0) > stated.sign_on.clawback:
            return False
    wanted, own = stated.equity, held.equity
    if not wanted or not own:
        return True
    if wanted.years and offer.equity.years > wanted.years:
        return False
    if wanted.schedule and offer.equity.vesting != wanted.schedule:
        return False
    if wanted.cliff is not None and (own.cliff or 0) > wanted.cliff:
        return False
    return not wanted.acceleration or (
        ACCELERATION.index(own.acceleration) >= ACCELERATION.index(wanted.acceleration))


def verdict(facts, offer, ask, floor, row):
    limits = below(facts, offer, floor)
    if limits:
        word = "below-floor"
    elif not ask.named:
        word = "no-ask"
    else:
        word = "at-ask" if reached(facts, offer, ask, row) else "negotiate"
    compared = None
    if floor is not None:
        sign = (offer.firm > floor.pay.firm) - (offer.firm < floor.pay.firm)
        compared = {-1: "under", 0: "at", 1: "over"}[sign]
    return {"verdict": word, "below_floor": limits, "four_year_vs_floor": compared}


# ---- additional asks ------------------------------------------------------------------------

def still_asked(facts, row, offer):
    own = [(give, text) for give, _, text in facts.additional]
    guide = [(a.give, a.text) for a in row.asks
             if a.id not in facts.drops and not already(facts, a)]
    return [text for _, text in sorted(guide + own, key=lambda x: x[0])]


def already(facts, additional):
    """Does the offer hold what is asked for?"""
    p, part, least = facts.package, additional.part, additional.least
    if part is None:
        return False
    if part == "acceleration":
        held = p.equity.acceleration if p.equity else None
        order = {None: 0, "none": 0, "double": 1, "single": 2}
        return order[held] >= order.get(least, 1) and order[held] > 0
    if part.startswith("term:"):
        held = find(p.terms, part[5:])
        return held is not None and (least is None or term_reached(held, type(held)(**dict(vars(held), text=least))))
    if part == "refresh":
        return p.refresh is not None and p.refresh.amount >= F(least or 0) and p.refresh.amount > 0
    if part == "sign-on":
        value = p.sign_on and p.sign_on.first + p.sign_on.second
        return bool(value) and value >= F(least or 0)
    if part == "relocation":
        return bool(p.relocation) and p.relocation.amount > 0 and p.relocation.amount >= F(least or 0)
    return False


# ---- all of it ------------------------------------------------------------------------------

def scale_of(facts, offer, exchange):
    rows = [r for r in facts.market if r.kind == "scale" and r.part == "base"]
    return [row_value(r, r.value if r.value is not None else r.low, offer)
            * exchange.rate(r.currency or facts.package.currency) for r in rows]


def too_far(facts, offer, packages):
    """As stated, in the figures' currency. Nothing is nothing in every unit."""
    for pay in packages:
        if pay is not None and pay.base and offer.base and (pay.base * 4 < offer.base or pay.base > offer.base * 4):
            raise Refused("a base in another unit")


def compute(facts, guide=None):
    row = guide.row(facts.region, facts.factor) if guide else NO_ROW
    home = row.currency or facts.package.currency
    exchange = Exchange(facts.rates, home)
    horizon = facts.package.months or 48
    offer = package(facts.package, exchange, horizon)
    years = sides.guide_years(offer, row)
    band = band_of(facts, offer, exchange, row, years)
    ask = sides.ask_of(facts, offer, exchange, row, band)
    floor = sides.floor_of(facts, offer, exchange, row, ask)
    agreed = sides.agreed_of(facts, offer, exchange, row)
    too_far(facts, offer, [ask.plain if facts.ask.base else None,
                           floor.pay if facts.floor.base else None,
                           agreed.pay if agreed and facts.agreed.base else None])
    errors, _ = sides.out_of_order(floor, ask, facts)
    if errors:
        raise Refused("order: " + ", ".join(errors))
    paid = [package(c, exchange, horizon, c.months, offer) for c in facts.competing]
    moves = rounds.moves_of(facts, offer, ask, exchange, row)
    too_far(facts, offer, [m.pay for m in moves if m.move.base])
    kept = 1 - (facts.dilution or 0)
    valuation = guide.valuation if guide else facts.job.valuation if facts.job else None
    elsewhere = [p for c, p in zip(facts.competing, paid) if c.status != "current"]
    market_parts = {p for p in ("base", "equity") if getattr(band, p).there and (getattr(band, p).high or
                                                                              getattr(band, p).low)}
    stated = [offer, ask.pay] + ([floor.pay] if floor else [])
    play = sides.in_play(offer, facts.ask, facts.floor, row, stated, elsewhere, market_parts)
    scale = scale_of(facts, offer, exchange)
    figures = band_figures(band, offer, play)
    yes = sides.smallest_yes(offer, ask, floor, facts)
    steps = sides.rungs(ask.pay, yes, scale)
    asks = still_asked(facts, row, offer)

    def side(s, **more):
        return dict(s.pay.tree(), source=dict(s.source), **more)

    def shown(pay):
        return {k: amount(v) for k, v in pay.money().items()}

    out = {
        "schema": "hfbrief-figures/2", "candidate": facts.candidate, "guide": guide.id if guide else "general",
        "region": facts.region, "currency": home, "date": facts.date, "respond_by": written(facts.respond_by),
        "location_factor": ratio(facts.factor), "valuation": amount(valuation),
        "valuation_currency": None if valuation is None else
        guide.valuation_currency if guide else facts.job.valuation_currency or facts.package.currency,
        "horizon_months": F(horizon),
        "job": {"employer": guide.employer if guide else facts.job.employer,
                "role": guide.role if guide else facts.job.role,
                "level": facts.job.level if facts.job else row.level,
                "place": facts.job.place if facts.job else row.name},
        "band": {k: {e: amount(x) for e, x in v.items()} for k, v in figures.items()
                 if k in ("base", "equity", "bonus", "comparable", "annual", "four_year")},
        "offer": offer.tree(),
        "ask": side(ask, stated=sides.stated_tree(ask)),
        "floor": side(floor) if floor else None,
        "agreed": side(agreed, stated=sides.stated_tree(agreed)) if agreed else None,
        "trade": trade(ask.pay, sides.step_unit(Slot("base"), ask.pay, "money", scale), play),
        "equal_value": equal_value(ask.pay, band, play),
        "smallest_yes": dict(shown(yes), adds=difference(yes, offer)),
        "ladder": [dict(shown(p), **{"for": asks[n - 1] if 0 < n <= len(asks) else None})
                   for n, p in enumerate(steps)],
        "in_play": play,
        "unstated": [p for p in play if not any(states(facts.package, s) for s in all_slots(facts, p))],
        "lead": None, "history": rounds.history(facts, offer, ask, moves),
    }
    lead = findings.lead_of(facts, paid)
    out["lead"] = None if lead is None else F(lead)
    below_it = floor.pay if floor else None
    out["competing"] = [
        dict(p.tree(), company=c.company, match=match(p, offer, ask.pay, band, play),
             break_even={k: break_evens(t, p.four_year, facts.dilution, valuation)
                         for k, t in (("offer", offer), ("ask", ask.pay), ("floor", below_it))},
             premium={"annual": None if below_it is None else amount(p.annual - below_it.annual),
                      "share": None if below_it is None else ratio(over(p.annual - below_it.annual, p.annual)),
                      "four_year": None if below_it is None else amount(p.four_year - below_it.four_year),
                      "four_year_share": None if below_it is None
                      else ratio(over(p.four_year - below_it.four_year, p.four_year))},
             contracted_gap=amount(p.certainty()["contracted"] - ask.pay.certainty()["contracted"]))
        for c, p in zip(facts.competing, paid)]
    named = {"offer": offer, "ask": ask.pay, "floor": below_it}
    out["position"] = {k: standing(figures, band, p) for k, p in named.items()}
    out["position"]["competing"] = [standing(figures, band, p) for p in paid]
    out["gaps"] = {e: gap_to_band(figures, band, offer, e) for e in ("min", "mid", "max")}
    out["gaps"].update(ask=difference(ask.pay, offer), floor=difference(below_it, offer),
                       competing=[difference(p, offer) for p in paid])
    out.update(paper(offer, ask.pay, kept, valuation))
    out.update(verdict(facts, offer, ask, floor, row))
    out["checks"] = sorted(
        findings.about_offer(facts, offer, ask, floor, paid, band, scale, row if guide else None,
                             exchange.rate(facts.package.currency))
        | findings.about_history(facts, offer, ask, floor, moves))
    return out


def all_slots(facts, part):
    if part == "bonus":
        return [Slot(part, b.name) for b in facts.package.bonuses]
    if part == "allowance":
        return [Slot(part, a.name) for a in facts.package.allowances]
    return [Slot(part)]
