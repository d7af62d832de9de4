"""Recomputes every figure of an offer and a guide from the contract's text, with Python's fractions.

It shares no idea with the engine where there is a choice: refresh grants are counted one by one,
unknowns are found by drawing a line through two trials, fourth roots by integer square roots, and
a break-even is tried in the scenario's own formula.
"""
import datetime
import math
from fractions import Fraction as F

from reading import Guide

LIMIT = 2**63 - 1
VALUATION_MAX = F(99999999999999999, 100)


class Refused(Exception):
    """The engine has to refuse this offer."""


# ---- rounding -------------------------------------------------------------------------------

def rounded(x, digits):
    scaled = abs(x) * 10**digits
    n = math.floor(scaled + F(1, 2))
    if n > LIMIT:
        raise Refused("overflow")
    return F(n if x >= 0 else -n, 10**digits)


def amount(x):
    return None if x is None else rounded(x, 2)


def ratio(x):
    return None if x is None else rounded(x, 4)


def nearest(x, step):
    return rounded(x / step, 0) * step


def over(a, b):
    return None if a is None or b is None or b == 0 else a / b


# ---- one package ----------------------------------------------------------------------------

class Terms:
    """Everything that is needed to pay somebody for four years."""

    def __init__(self, base, equity, bonus, sign_on, refresh, vesting, kind, grant):
        self.base, self.equity = base, equity
        self.bonus, self.sign_on, self.refresh = bonus, sign_on, refresh
        self.vesting, self.kind, self.grant = vesting, kind, grant

    def at(self, base, equity):
        grant = None
        if self.kind == "options" and self.grant:
            _, strike, price = self.grant
            shares = equity / (price - strike) if price > strike and equity is not None else None
            grant = (shares, strike, price)
        return Terms(base, equity, self.bonus, self.sign_on, self.refresh, self.vesting, self.kind, grant)

    @property
    def years(self):
        return len(self.vesting)

    @property
    def bonus_a_year(self):
        return self.bonus["amount"] + self.bonus["share"] * self.base

    @property
    def annual(self):
        return self.base + self.bonus_a_year + self.equity / self.years

    def refreshes(self, year):
        """Every grant made so far pays R/Y this year, unless it has vested whole."""
        value, first = self.refresh
        running = [start for start in range(first, year + 1) if year - start < self.years]
        return value / self.years * len(running)

    def year(self, n):
        out = {"base": self.base, "bonus": self.bonus_a_year,
               "sign_on": self.sign_on[n - 1] if n <= 2 else F(0)}
        vests = self.vesting[n - 1] * self.equity if n <= self.years else F(0)
        out["equity"] = vests + self.refreshes(n)
        out["total"] = sum(out.values())
        return out

    @property
    def four_year(self):
        return sum(self.year(n)["total"] for n in (1, 2, 3, 4))

    @property
    def refreshed(self):
        return sum(self.refreshes(n) for n in (1, 2, 3, 4))

    @property
    def vested(self):
        return sum(self.vesting[:4])

    @property
    def cash(self):
        return 4 * self.base + 4 * self.bonus_a_year + sum(self.sign_on)

    def certainty(self):
        bonuses = 4 * self.bonus_a_year
        fixed = self.bonus["contractual"]
        paper = self.vested * self.equity
        return {
            "contracted": self.cash - (0 if fixed else bonuses),
            "target": F(0) if fixed else bonuses,
            "liquid": paper if self.kind == "liquid" else F(0),
            "illiquid": F(0) if self.kind == "liquid" else paper,
            "discretionary": self.refreshed,
        }

    def grant_at(self, m):
        """The whole grant if the company were worth m times as much (dilution in m)."""
        if self.kind == "liquid":
            return None
        if self.kind != "options":
            return self.equity * m
        if not self.grant or self.grant[0] is None:
            return None
        shares, strike, price = self.grant
        return shares * max(F(0), price * m - strike)

    def four_year_at(self, m):
        grant = self.grant_at(m)
        return None if grant is None else self.cash + self.vested * grant + self.refreshed * m

    def tree(self):
        certainty = self.certainty()
        years = [self.year(n) for n in (1, 2, 3, 4)]
        totals = [y["total"] for y in years]
        options = self.kind == "options" and self.grant and self.grant[0] is not None
        return {
            "base": amount(self.base), "bonus": amount(self.bonus_a_year),
            "sign_on": amount(sum(self.sign_on)), "equity": amount(self.equity),
            "equity_per_year": amount(self.equity / self.years),
            "equity_four_year": amount(self.vested * self.equity), "cash_four_year": amount(self.cash),
            "vesting_years": F(self.years), "annual": amount(self.annual),
            "four_year": amount(self.four_year),
            "certainty": {k: amount(v) for k, v in certainty.items()},
            "contracted_share": ratio(over(certainty["contracted"], self.four_year)),
            "cumulative": [amount(sum(totals[:n])) for n in (1, 2, 3, 4)],
            "years": [{k: amount(v) for k, v in y.items()} for y in years],
            "converted": None, "scaled": False,
            "face_value": amount(self.grant[0] * self.grant[2]) if options else None,
            "shares": amount(self.grant[0]) if options else None,
        }


NO_BONUS = {"contractual": False, "share": F(0), "amount": F(0)}


def read_terms(p):
    vesting = p.vesting or [F(1, 4)] * 4
    if p.grant:
        shares, strike, price = p.grant
        equity = shares * max(F(0), price - strike)
    else:
        equity = (p.equity or F(0)) * (len(vesting) if p.per_year else 1)
    return Terms(p.base or F(0), equity, p.bonus or NO_BONUS, p.sign_on or [F(0), F(0)],
                 p.refresh or (F(0), 2), vesting, p.kind, p.grant)


def convert(t, rate):
    bonus = dict(t.bonus, amount=t.bonus["amount"] * rate)
    grant = t.grant and (t.grant[0], t.grant[1] * rate, t.grant[2] * rate)
    return Terms(t.base * rate, t.equity * rate, bonus, [x * rate for x in t.sign_on],
                 (t.refresh[0] * rate, t.refresh[1]), t.vesting, t.kind, grant)


def in_region(offer, p, currency):
    """Terms in the region's currency, and what stands under `converted`."""
    own = read_terms(p)
    if p.currency in (None, currency):
        return own, None
    rate = offer.rates.get((p.currency, currency))
    if rate is None:
        raise Refused("no rate")
    note = {"from": p.currency, "rate": F(rate.get("value")), "date": rate.get("date"),
            "source": rate.get("source"), "base": amount(own.base), "equity": amount(own.equity),
            "annual": amount(own.annual), "four_year": amount(own.four_year)}
    return convert(own, F(rate.get("value"))), note


def solve(total, trial):
    """x with trial(x) = total, for a trial that is a straight line."""
    zero, one = trial(F(0)), trial(F(1))
    return None if zero == one else (total - zero) / (one - zero)


def floored(x):
    return None if x is None else max(F(0), x)


# ---- ask, floor, agreed ---------------------------------------------------------------------

def carried(own, offer):
    vesting = own.vesting or offer.vesting
    return Terms(None, None, own.bonus or offer.bonus, own.sign_on or offer.sign_on,
                 own.refresh or offer.refresh, vesting, own.kind or offer.kind, offer.grant)


def of_range(low, high, side):
    if low is None or high is None:
        return None
    return nearest(low + (high - low) * F(85 if side == "ask" else 25, 100), 1000)


def own_equity(own, terms):
    return own.equity * (terms.years if own.per_year else 1)


def side_terms(side, own, row, offer):
    terms = carried(own, offer)
    brought = F(offer.years, row["years"])
    scaled = False
    base, equity = own.base, None
    source = {"base": "offer", "equity": "offer"}
    if base is None:
        base, source["base"] = row[side][0], "guide"
    if base is None:
        base, source["base"] = of_range(*row["base"], side), "band"
    if base is None:
        base, source["base"] = offer.base, "offer"
    if own.equity is not None:
        equity = own_equity(own, terms)
    elif row[side][1] is not None:
        equity, source["equity"] = row[side][1] * brought, "guide"
    else:
        low, high = (Guide.times(x, brought) for x in row["equity"])
        equity, source["equity"] = of_range(low, high, side), "band"
        if equity is None:
            equity, source["equity"] = offer.equity, "offer"
    if source["equity"] != "offer":
        scaled = brought != 1
    return terms.at(base, equity), source, scaled


def agreed_terms(own, ask, ask_source, ask_scaled, offer):
    terms = carried(own, offer)
    source, scaled = dict(ask_source), ask_scaled
    base, equity = ask.base, ask.equity
    if own.base is not None:
        base, source["base"] = own.base, "offer"
    if own.equity is not None:
        equity, source["equity"], scaled = own_equity(own, terms), "offer", False
    return terms.at(base, equity), source, scaled


# ---- band -----------------------------------------------------------------------------------

def middle(low, high):
    return None if low is None or high is None else (low + high) / 2


def band_of(row, offer):
    brought = F(offer.years, row["years"])
    base = list(row["base"])
    equity = [Guide.times(x, brought) for x in row["equity"]]
    counted = [F(0), F(0)] if row["none"] else equity

    def plus(per_base, per_equity):
        return [None if b is None or e is None else per_base * b + per_equity * e
                for b, e in zip(base, counted)]

    out = {"base": base, "equity": equity, "annual": plus(F(1), F(1, offer.years)),
           "four_year": plus(F(4), offer.vested)}
    return {k: {"min": v[0], "mid": middle(*v), "max": v[1]} for k, v in out.items()}, counted[1]


def standing(band, t):
    values = {"base": t.base, "equity": t.equity, "annual": t.base + t.equity / t.years}
    out = {}
    for part, value in values.items():
        b = band[part]
        known = b["min"] is not None and b["max"] is not None
        out[part] = {
            "compa_ratio": ratio(over(value, b["mid"])),
            "range_penetration": ratio(over(value - b["min"], b["max"] - b["min"])) if known else None,
        }
    return out


def gap(other, offer):
    parts = ("base", "equity", "annual", "four_year")
    if isinstance(other, Terms):
        other = {k: getattr(other, k) for k in parts}
    return {k: None if other[k] is None else amount(other[k] - getattr(offer, k)) for k in parts}


# ---- matching -------------------------------------------------------------------------------

def fourth_root(m, digits):
    """m^(1/4) − 1, rounded half away from zero to `digits`, with 60 digits to decide."""
    spare = 10**60
    root = math.isqrt(math.isqrt(m.numerator * spare**4 // m.denominator))
    growth = F(root, spare) - 1
    if (1 + growth) ** 4 != m:
        growth += F(1, 2 * spare)  # the floor is never a tie unless it is exact
    return rounded(growth, digits)


def multiple(t, kept, total):
    lacking = total - t.cash
    if t.kind == "liquid" or lacking <= 0:
        return None
    refresh = t.refreshed
    if t.kind != "options":
        return over(lacking, (t.vested * t.equity + refresh) * kept)
    if not t.grant or t.grant[0] is None:
        return None
    shares, strike, price = t.grant
    tries = [over(lacking, refresh * kept),
             over(lacking + t.vested * shares * strike, (t.vested * shares * price + refresh) * kept)]
    fits = [m for m in tries if m is not None and t.four_year_at(m * kept) == total]
    return min(fits) if fits else None


def break_even(m, valuation):
    nothing = {"multiple": None, "valuation": None, "growth": None}
    if m is None or (valuation is not None and m * valuation > VALUATION_MAX):
        return nothing
    worth = None if valuation is None else amount(m * valuation)
    return {"multiple": ratio(m), "valuation": worth, "growth": fourth_root(m, 4)}


def break_evens(t, total, dilution, valuation):
    out = break_even(multiple(t, F(1), total), valuation)
    out["diluted"] = None
    if dilution is not None:
        out["diluted"] = break_even(multiple(t, 1 - dilution, total), valuation)
    return out


def match(c, offer, ask, band, top_equity):
    total = c.four_year

    def equity_at(base):
        return floored(solve(total, lambda e: ask.at(base, e).four_year))

    def base_at(equity):
        return floored(solve(total, lambda b: ask.at(b, equity).four_year))

    base_max, equity_max = band["base"]["max"], band["equity"]["max"]
    equity, base = equity_at(ask.base), base_at(ask.equity)
    points = [p for p in (offer.base, ask.base, base_max) if p is not None]
    out = {
        "equity_to_match": amount(equity), "base_to_match": amount(base),
        "equity_within_band": None not in (equity, equity_max) and equity <= equity_max,
        "base_within_band": None not in (base, base_max) and base <= base_max,
        "at": [{"base": amount(b), "equity_to_match": amount(equity_at(b))} for b in points],
        "base_at_band_equity": None if equity_max is None else amount(base_at(equity_max)),
        "matchable": None, "short_by": None, "top_share": None,
        "over_ask": amount(total - ask.four_year),
    }
    if base_max is not None and top_equity is not None:
        top = ask.at(base_max, top_equity).four_year
        out["matchable"] = top >= total
        out["short_by"] = amount(floored(total - top))
        out["top_share"] = ratio(over(top, total))
    return out


# ---- ladder ---------------------------------------------------------------------------------

def ladder(offer, ask, floor, asks):
    top = (max(ask.base, offer.base), max(ask.equity, offer.equity))
    end = (max(floor.base, offer.base), max(floor.equity, offer.equity))
    if top == end:
        return []
    rungs = [top]
    for i in (1, 2, 3):
        step = []
        for a, e, before in zip(top, end, rungs[-1]):
            step.append(max(e, min(before, nearest(a - (a - e) * i / 4, 500))))
        if tuple(step) != rungs[-1] and rungs[-1] != end:
            rungs.append(tuple(step))
    if rungs[-1] != end:
        rungs.append(end)
    out = []
    for n, (base, equity) in enumerate(rungs):
        rest = offer if (base, equity) == end else ask
        out.append({"base": amount(base), "equity": amount(equity),
                    "four_year": amount(rest.at(base, equity).four_year),
                    "for": asks[n - 1] if 0 < n <= len(asks) else None})
    return out


def equal_value(ask, band):
    base_max, equity_max = band["base"]["max"], band["equity"]["max"]
    if base_max is None or equity_max is None:
        return []
    total = ask.four_year
    found = [(ask.base, ask.equity),
             (base_max, solve(total, lambda e: ask.at(base_max, e).four_year)),
             (solve(total, lambda b: ask.at(b, equity_max).four_year), equity_max)]
    out = []
    for pair in found:
        fits = None not in pair and 0 <= pair[0] <= base_max and 0 <= pair[1] <= equity_max
        if fits and pair not in out:
            out.append(pair)
    return [{"base": amount(b), "equity": amount(e)} for b, e in out]


# ---- all of it ------------------------------------------------------------------------------

def written(date):
    """A date as JSON has it: a time gets its seconds."""
    if date is None or "T" not in date:
        return date
    when = datetime.datetime.fromisoformat(date.replace("Z", "+00:00"))
    return when.isoformat().replace("+00:00", "Z")


def compute(offer, guide):
    row = guide.row(offer.region, offer.factor)
    paid, converted = in_region(offer, offer.package, row["currency"])
    ask, ask_source, ask_scaled = side_terms("ask", offer.sides["ask"], row, paid)
    floor, floor_source, floor_scaled = side_terms("floor", offer.sides["floor"], row, paid)
    if floor.base > ask.base or floor.equity > ask.equity or floor.four_year > ask.four_year:
        raise Refused("order")
    band, top_equity = band_of(row, paid)
    elsewhere = [(company, *in_region(offer, p, row["currency"])) for company, p in offer.competing]
    kept = 1 - (offer.dilution or 0)

    def side(t, source, scaled):
        return dict(t.tree(), source=source, scaled=scaled)

    out = {
        "schema": "hfbrief-figures/2", "candidate": offer.candidate, "guide": guide.id,
        "region": offer.region, "currency": row["currency"], "date": offer.date,
        "respond_by": written(offer.respond_by), "location_factor": ratio(offer.factor),
        "valuation": amount(guide.valuation),
        "band": {k: {e: amount(x) for e, x in v.items()} for k, v in band.items()},
        "offer": dict(paid.tree(), converted=converted),
        "ask": side(ask, ask_source, ask_scaled), "floor": side(floor, floor_source, floor_scaled),
        "agreed": None,
        "trade": {"equity_per_1000_base": amount(over(4000 * (1 + ask.bonus["share"]), ask.vested))},
        "equal_value": equal_value(ask, band), "ladder": ladder(paid, ask, floor, row["for"]),
    }
    if offer.has_agreed:
        out["agreed"] = side(*agreed_terms(offer.sides["agreed"], ask, ask_source, ask_scaled, paid))
    out["competing"] = [
        dict(c.tree(), company=company, converted=note, match=match(c, paid, ask, band, top_equity),
             break_even={k: break_evens(t, c.four_year, offer.dilution, guide.valuation)
                         for k, t in (("offer", paid), ("ask", ask), ("floor", floor))},
             premium={"annual": amount(c.annual - floor.annual),
                      "share": ratio(over(c.annual - floor.annual, c.annual))},
             contracted_gap=amount(c.certainty()["contracted"] - ask.certainty()["contracted"]))
        for company, c, note in elsewhere]
    named = {"offer": paid, "ask": ask, "floor": floor}
    out["position"] = {k: standing(band, t) for k, t in named.items()}
    out["position"]["competing"] = [standing(band, c) for _, c, _ in elsewhere]
    out["gaps"] = {e: gap({k: band[k][e] for k in band}, paid) for e in ("min", "mid", "max")}
    out["gaps"].update(ask=gap(ask, paid), floor=gap(floor, paid),
                       competing=[gap(c, paid) for _, c, _ in elsewhere])
    out.update(paper(paid, ask, kept, guide.valuation))
    out.update(verdict(paid, ask, floor))
    return out


def paper(paid, ask, kept, valuation):
    """scenarios and haircut."""
    if paid.kind == "liquid":
        return {"scenarios": [], "haircut": []}
    scenarios = [
        {"multiple": m, "valuation": None if valuation is None else amount(m * valuation),
         "offer": amount(paid.grant_at(m * kept)), "ask": amount(ask.grant_at(m * kept)),
         "four_year": {"offer": amount(paid.four_year_at(m * kept)),
                       "ask": amount(ask.four_year_at(m * kept))}}
        for m in (F(0), F(1, 2), F(1), F(2), F(3), F(5))]

    def cut(t, share):
        lost = (1 - share) * t.equity / t.years
        return None if t.kind == "liquid" else amount(t.annual - lost)

    haircut = [{"kept": F(p, 100), "offer": cut(paid, F(p, 100)), "ask": cut(ask, F(p, 100))}
               for p in (100, 75, 50, 25, 0)]
    return {"scenarios": scenarios, "haircut": haircut}


def verdict(paid, ask, floor):
    yes = paid.at(max(floor.base, paid.base), max(floor.equity, paid.equity))
    below = [k for k in ("base", "equity") if getattr(paid, k) < getattr(floor, k)]
    at_ask = paid.base >= ask.base and paid.equity >= ask.equity
    compare = (paid.four_year > floor.four_year) - (paid.four_year < floor.four_year)
    return {
        "smallest_yes": {
            "base": amount(yes.base), "equity": amount(yes.equity), "four_year": amount(yes.four_year),
            "adds": {"base": amount(yes.base - paid.base), "equity": amount(yes.equity - paid.equity),
                     "four_year": amount(yes.four_year - paid.four_year)}},
        "verdict": "at-ask" if at_ask else "below-floor" if below else "negotiate",
        "below_floor": below,
        "four_year_vs_floor": {-1: "under", 0: "at", 1: "over"}[compare],
    }
