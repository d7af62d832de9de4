"""The band, and where packages stand against it and against each other."""
import math
from fractions import Fraction as F
from types import SimpleNamespace as Record

from pay import PARTS, Pay, Refused, amount, over, ratio, rounded
from stated import TIMES, times

VALUATION_MAX = F(99999999999999999, 100)
LEAVES = ("min", "mid", "max")
TOTALS = ("comparable", "annual", "four_year")


# ---- the band -------------------------------------------------------------------------------

def row_value(row, x, offer):
    """A year's value of a market row, in its own currency."""
    if x is None:
        return None
    per = row.per or "year"
    n = row.times or (offer.unit.times if offer.unit.per == per and row.per else None) or TIMES.get(per)
    if n is None:
        raise Refused("a market row without times")
    return x * n


def fits(row, job):
    """A row with a level or a place is for a job that names the same."""
    return all(getattr(row, k) is None or (job is not None and getattr(row, k) == getattr(job, k))
               for k in ("level", "place"))


def market_row(part, rows, job, guide_has):
    mine = [r for r in rows if r.part == part and fits(r, job)]
    for kinds in (("posted",), ("told",)):
        found = [r for r in mine if r.kind in kinds]
        if found:
            return found[0]
    if guide_has:
        return None
    found = [r for r in mine if r.kind in ("survey", "database", "report")]
    return found[0] if found else None


def band_of(facts, offer, exchange, row, years):
    """min, mid, max of base, equity and bonus; equity over `years`. None: there is no band."""
    out = Record(years=years)
    for part in ("base", "equity"):
        own = getattr(row, part)
        has = own[0] is not None
        found = market_row(part, facts.market, facts.job, has)
        band = Record(low=None, mid=None, high=None, there=False, suggests=False, years=years, nought=False)
        if found is not None:
            rate = exchange.rate(found.currency or facts.package.currency)
            brought = F(years, found.years) if part == "equity" else F(1)
            get = lambda x: times(row_value(found, x, offer), rate * brought)
            band.low, band.high = get(found.low), get(found.high)
            band.mid = get(found.mid) if found.mid is not None else middle(band.low, band.high)
            band.there, band.suggests, band.years = True, found.kind in ("posted", "told"), found.years
        elif has:
            brought = F(years, row.years) if part == "equity" else F(1)
            band.low, band.high = [times(x, brought) for x in own]
            band.mid = middle(band.low, band.high)
            band.there = band.suggests = True
            band.years = row.years
        setattr(out, part, band)
    out.bonus = Record(low=None, mid=None, high=None, there=False)
    if row.bonus is not None:
        base = (out.base.low, out.base.high) if row.bonus_kind == "percent" else (F(100), F(100))
        low, high = [None if x is None or b is None else x * b / 100 for x, b in zip(row.bonus, base)]
        out.bonus = Record(low=low, mid=middle(low, high), high=high, there=True)
    return out


def middle(low, high):
    return None if low is None or high is None else (low + high) / 2


def level(band, part, end):
    b = getattr(band, part)
    return {"min": b.low, "mid": b.mid, "max": b.high}[end]


def total(band, end, per_base, per_equity):
    """The sum of the parts that have a band; null without base."""
    if not band.base.there:
        return None
    out = F(0)
    for part, n in (("base", per_base), ("bonus", per_base), ("equity", per_equity)):
        if getattr(band, part).there:
            value = level(band, part, end)
            if value is None:
                return None
            out += n * value
    return out


def band_figures(band, offer, play):
    """{figure: {end: exact}}: null for a part in play without a band, 0 for one not in play."""
    out = {}
    for part in PARTS:
        b = getattr(band, part, None)
        there = b is not None and b.there
        out[part] = {e: level(band, part, e) if there else None if part in play else F(0) for e in LEAVES}
    comparable = {e: total(band, e, F(1), F(1, band.years)) for e in LEAVES}
    four = {e: total(band, e, offer.weight, offer.vested) for e in LEAVES}
    out.update(comparable=comparable, annual=comparable, four_year=four)
    return out


def comparable(pay, band):
    if not band.base.there:
        return None
    out = pay.base
    if band.bonus.there:
        out += pay.bonus
    if band.equity.there:
        out += pay.grant / pay.equity.years
    return out


def comparable_four(pay, band):
    if not band.base.there:
        return None
    out = pay.weight * pay.base
    if band.bonus.there:
        out += pay.weight * pay.bonus
    if band.equity.there:
        out += pay.vested * pay.grant
    return out


def standing(figures, band, pay):
    out = {}
    for part in ("base", "equity", "comparable", "annual"):
        b = figures[part]
        value = None
        if pay is not None:
            value = {"base": pay.base, "equity": pay.grant if pay.equity.stated else None}.get(
                part, comparable(pay, band) if part in TOTALS else None)
        share = None
        if None not in (value, b["min"], b["max"]):
            share = over(value - b["min"], b["max"] - b["min"])
        out[part] = {"compa_ratio": ratio(over(value, b["mid"])), "range_penetration": ratio(share)}
    return out


def gap_to_band(figures, band, offer, end):
    mine = dict(offer.money(), comparable=comparable(offer, band), annual=comparable(offer, band),
                four_year=comparable_four(offer, band))
    return {k: None if None in (figures[k][end], mine[k]) else amount(figures[k][end] - mine[k])
            for k in figures}


KEYS = (*PARTS, "annual", "four_year")


def difference(a, b):
    """a − b, per money part, annual and four_year; null where there is no package."""
    if a is None or b is None:
        return dict.fromkeys(KEYS)
    a, b = a.money(), b.money()
    return {k: amount(a[k] - b[k]) for k in KEYS}


# ---- matching -------------------------------------------------------------------------------

def solve(goal, trial):
    """x with trial(x) = goal, for a trial that is a straight line."""
    zero, one = trial(F(0)), trial(F(1))
    return None if zero == one else (goal - zero) / (one - zero)


def floored(x):
    return None if x is None else max(F(0), x)


def match(c, offer, ask, band, play):
    goal = c.four_year
    tradable = "equity" in play

    def equity_at(base):
        if not tradable:
            return None
        return floored(solve(goal, lambda e: ask.at(base, e).four_year))

    def base_at(money):
        return floored(solve(goal, lambda b: ask.at(b, money).four_year))

    top_base, top_equity = band.base.high, band.equity.high
    equity, base = equity_at(ask.base), base_at(ask.grant)

    def within(b, value):
        return None if not b.there else value is not None and b.high is not None and value <= b.high

    out = {
        "equity_to_match": amount(equity), "base_to_match": amount(base),
        "equity_within_band": within(band.equity, equity), "base_within_band": within(band.base, base),
        "sign_on_to_match": amount(floored(ask.sign_on + goal - ask.four_year)),
        "at": [{"base": amount(b), "equity_to_match": amount(equity_at(b))}
               for b in (offer.base, ask.base, top_base) if b is not None],
        "base_at_band_equity": None if top_equity is None else amount(base_at(top_equity)),
        "matchable": None, "short_by": None, "top_share": None,
        "over_ask": amount(goal - ask.four_year),
    }
    known = [b.high if b.there else held for b, held in ((band.base, ask.base), (band.equity, ask.grant))]
    if (band.base.there or band.equity.there) and None not in known:
        top = ask.but(base=known[0])
        if band.equity.there:
            top = ask.at(*known)
        out["matchable"] = top.four_year >= goal
        out["short_by"] = amount(floored(goal - top.four_year))
        out["top_share"] = ratio(over(top.four_year, goal))
    return out


# ---- break-even -----------------------------------------------------------------------------

def root(x, n):
    """The whole part of the n-th root of a whole number."""
    low, high = 0, 1 << (x.bit_length() // n + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**n <= x else (low, middle)
    return low


def growth(m, months):
    """m^(12/months) − 1 to four decimals, half away from zero, by exact powers."""
    power = m**12
    steps = root(power.numerator * 20000**months // power.denominator, months)  # halves of the last place
    exact = F(steps, 20000) ** months == power
    halves = steps - 20000
    if halves < 0 and not exact:
        halves += 1  # the whole part of a negative number, toward zero
    n = (abs(halves) + 1) // 2
    return rounded(F(n if halves > 0 else -n, 10000), 4)


def multiple(pay, kept, goal):
    lacking = goal - pay.cash
    e = pay.equity
    if e.kind in (None, "none", "liquid") or lacking <= 0:
        return None
    refresh = pay.refreshed
    if e.kind != "options":
        return over(lacking, (pay.vested * pay.grant + refresh) * kept)
    if e.at(F(1)) is None or not e.price or not pay.vested:
        return None
    shares, strike, price = e.shares, e.strike, e.price
    tries = [over(lacking, refresh * kept),
             over(lacking + pay.vested * shares * strike, (pay.vested * shares * price + refresh) * kept)]
    good = [m for m in tries if m is not None and pay.four_year_at(m * kept) == goal]
    return min(good) if good else None


NOTHING = {"multiple": None, "valuation": None, "growth": None}


def break_even(m, valuation, months):
    if m is None or (valuation is not None and m * valuation > VALUATION_MAX):
        return dict(NOTHING)
    return {"multiple": ratio(m), "valuation": None if valuation is None else amount(m * valuation),
            "growth": growth(m, months)}


def break_evens(pay, goal, dilution, valuation):
    get = lambda kept: dict(NOTHING) if pay is None else break_even(
        multiple(pay, kept, goal), valuation, pay.horizon)
    out = get(F(1))
    out["diluted"] = None if dilution is None else get(1 - dilution)
    return out


# ---- trade, equal value, scenarios ------------------------------------------------------------

def trade(ask, unit, play):
    """What 1,000 of base a year, and what one step of base, is worth in equity."""
    at = lambda more: ask.but(base=ask.base + more).four_year - ask.four_year
    worth = lambda more: over(at(more), ask.vested) if "equity" in play else None
    return {"equity_per_1000_base": amount(worth(F(1000))), "step_base": amount(unit),
            "equity_per_step": amount(worth(unit))}


def equal_value(ask, band, play):
    top_base, top_equity = band.base.high, band.equity.high
    if "equity" not in play or not band.base.there or not band.equity.there or None in (top_base, top_equity):
        return []
    goal = ask.four_year
    found = [(ask.base, ask.grant),
             (top_base, solve(goal, lambda e: ask.at(top_base, e).four_year)),
             (solve(goal, lambda b: ask.at(b, top_equity).four_year), top_equity)]
    out = []
    for pair in found:
        inside = None not in pair and 0 <= pair[0] <= top_base and 0 <= pair[1] <= top_equity
        if inside and pair not in out:
            out.append(pair)
    return [{"base": amount(b), "equity": amount(e)} for b, e in out]


ILLIQUID = ("pre-ipo", "options")


def paper(offer, ask, kept, valuation):
    """scenarios and haircut."""
    if offer.equity.kind not in ILLIQUID and ask.equity.kind not in ILLIQUID:
        return {"scenarios": [], "haircut": []}

    def grant(pay, m):
        return pay.equity.at(m * kept)

    def whole(pay, m):
        return pay.four_year_at(m * kept)

    def cut(pay, share):
        lost = (1 - share) * pay.grant / pay.equity.years
        return None if pay.equity.kind == "liquid" else amount(pay.annual - lost)

    scenarios = [
        {"multiple": m, "valuation": None if valuation is None else amount(m * valuation),
         "offer": amount(grant(offer, m)), "ask": amount(grant(ask, m)),
         "four_year": {"offer": amount(whole(offer, m)), "ask": amount(whole(ask, m))}}
        for m in (F(0), F(1, 2), F(1), F(2), F(3), F(5))]
    shares = (F(1), F(3, 4), F(1, 2), F(1, 4), F(0))
    return {"scenarios": scenarios,
            "haircut": [{"kept": p, "offer": cut(offer, p), "ask": cut(ask, p)} for p in shares]}
