"""One package, paid out: what it is worth a year, year by year over the horizon, and how surely.

Everything is an exact fraction in the currency of the figures. A number is rounded when it is shown.
"""
import copy
import math
from fractions import Fraction as F
from types import SimpleNamespace as Record

from stated import TIMES

LIMIT = 2**63 - 1
PARTS = ("base", "bonus", "allowance", "sign_on", "relocation", "equity")


class Refused(Exception):
    """The program has to refuse this offer."""


def rounded(x, digits):
    n = math.floor(abs(x) * 10**digits + F(1, 2))
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


class Unit:
    """3,250 a month, thirteen times a year, in the currency it is written in."""

    def __init__(self, per, times, written=None):
        self.per, self.times, self.written = per, times, written

    def tree(self):
        if self.written is None or self.per == "year":
            return None
        return {"amount": amount(self.written), "per": self.per, "times": self.times}


YEAR = Unit("year", F(1))


def unit_of(stated, default, kin=None):
    """The unit of a stated amount; `kin` is the offer's unit, whose times a same unit takes."""
    per = stated.per or default
    times = stated.times
    if times is None and kin is not None and kin.per == per:
        times = kin.times
    if times is None:
        times = TIMES.get(per)
    if times is None:
        raise Refused(f"a {per} without times")
    return Unit(per, times, stated.amount)


class Bonus:
    def __init__(self, name, kind, percent, months, money, years):
        self.name, self.kind, self.years = name, kind, years
        self.percent, self.months, self.money = percent, months, money  # one of the three

    def a_year(self, pay):
        if self.percent is not None:
            return pay.base * self.percent / 100
        if self.months is not None:
            return pay.base / pay.month * self.months
        return self.money

    def paid_in(self, year):
        return self.years is None or year in self.years


class Allowance:
    def __init__(self, name, money, unit, expected):
        self.name, self.money, self.unit, self.expected = name, money, unit, expected


class Equity:
    """A grant: by its amount, or by number where `shares` is set. Amounts in the figures' currency."""

    def __init__(self, kind=None, stated=False):
        self.kind, self.stated = kind, stated
        self.money, self.number = F(0), None
        self.price = self.strike = None
        self.diluted = None  # how many shares the company has
        self.vesting, self.cliff = [F(1, 4)] * 4, None
        self.per_year = False
        self.rate, self.note = F(1), None
        self.acceleration = None
        self.scaled = False

    @property
    def years(self):
        return len(self.vesting)

    @property
    def unknown(self):
        return self.number is not None and (
            self.price is None or (self.kind == "options" and self.strike is None))

    @property
    def each(self):
        """What one share is worth today; None where nobody knows."""
        if self.price is None or (self.kind == "options" and self.strike is None):
            return None
        return max(F(0), self.price - self.strike) if self.kind == "options" else self.price

    @property
    def value(self):
        if self.number is None:
            return self.money
        return F(0) if self.unknown else self.number * self.each

    @property
    def shares(self):
        """By number, or what an amount of options comes to."""
        if self.number is not None or self.kind != "options":
            return self.number
        return over(self.money, self.each)

    @property
    def owned(self):
        """The part of the company."""
        return self.number / self.diluted if self.number is not None and self.diluted else None

    @property
    def face(self):
        if self.kind != "options" or self.price is None or self.strike is None or self.shares is None:
            return None
        return self.shares * self.price

    def worth(self, money):
        """This grant at another amount."""
        out = copy.copy(self)
        out.money, out.number = money, None
        return out

    def counting(self, shares):
        out = copy.copy(self)
        out.number = shares
        return out

    def vests(self, horizon):
        """The share of the grant that vests in each of four years, the cliff and the horizon heeded."""
        shares = [(self.vesting + [F(0)] * 4)[k] for k in range(4)]
        if self.cliff is not None:
            if self.cliff > horizon:
                return [F(0)] * 4
            year = math.ceil(self.cliff / 12)
            if year > 1:
                early = sum(shares[:year - 1])
                shares = [F(0)] * (year - 1) + [shares[year - 1] + early] + shares[year:]
        return shares

    def at(self, m):
        """The whole grant if the company were worth m times as much; None where nobody can say."""
        if self.kind == "liquid":
            return None
        if self.kind != "options":
            return self.value * m
        if self.shares is None or self.strike is None or self.price is None:
            return None
        return self.shares * max(F(0), self.price * m - self.strike)


class Pay:
    """Everything that is needed to pay somebody over the horizon."""

    def __init__(self, horizon, ends=None):
        self.horizon = horizon
        self.ends = horizon if ends is None else min(horizon, ends)
        self.base, self.unit, self.month, self.expected = F(0), YEAR, F(12), False
        self.bonuses, self.allowances = [], []
        self.signs, self.clawback = (F(0), F(0)), None
        self.relocation = self.reimbursed = F(0)
        self.equity = Equity()
        self.refresh = (F(0), 2)
        self.pension_percent = self.pension_money = None
        self.benefits, self.terms = [], []
        self.stated = set()
        self.converted = None

    def but(self, **changes):
        out = copy.copy(self)
        for name, value in changes.items():
            setattr(out, name, value)
        return out

    def at(self, base, money):
        return self.but(base=base, equity=self.equity.worth(money))

    # ---- a year

    @property
    def weights(self):
        return [F(max(0, min(12, self.ends - 12 * k)), 12) for k in range(4)]

    @property
    def weight(self):
        return sum(self.weights)

    @property
    def bonus(self):
        return sum((b.a_year(self) for b in self.bonuses if b.years is None), F(0))

    @property
    def allowance(self):
        return sum((a.money for a in self.allowances), F(0))

    @property
    def sign_on(self):
        return sum(self.signs)

    @property
    def grant(self):
        return self.equity.value

    @property
    def annual(self):
        return self.base + self.bonus + self.allowance + self.grant / self.equity.years

    @property
    def beside(self):
        pension = self.pension_money or F(0)
        if self.pension_percent is not None:
            pension = self.base * self.pension_percent / 100
        return pension + sum((b.value for b in self.benefits if b.value is not None), F(0))

    # ---- year by year

    def vested_in(self, k):
        return self.equity.vests(self.ends)[k] * self.weights[k]

    def refreshed_in(self, k):
        """Every grant made so far pays R/Y this year, unless it has vested whole."""
        value, first = self.refresh
        running = [start for start in range(first, k + 2) if k + 1 - start < self.equity.years]
        return value / self.equity.years * len(running) * self.weights[k]

    def year(self, k):
        w = self.weights[k]
        signs = (self.signs[0], self.signs[1] if self.ends > 12 else F(0), F(0), F(0))
        out = {"base": self.base * w,
               "bonus": sum((b.a_year(self) for b in self.bonuses if b.paid_in(k + 1)), F(0)) * w,
               "allowance": self.allowance * w, "sign_on": signs[k],
               "relocation": self.relocation if k == 0 else F(0),
               "equity": self.vested_in(k) * self.grant + self.refreshed_in(k)}
        out["total"] = sum(out.values())
        return out

    @property
    def four_year(self):
        return sum(self.year(k)["total"] for k in range(4))

    @property
    def vested(self):
        return sum(self.vested_in(k) for k in range(4))

    @property
    def refreshed(self):
        return sum(self.refreshed_in(k) for k in range(4))

    @property
    def cash(self):
        return self.four_year - self.vested * self.grant - self.refreshed

    def certainty(self):
        out = dict.fromkeys(("contracted", "target", "liquid", "illiquid", "discretionary"), F(0))
        out["target" if self.expected else "contracted"] += self.base * self.weight
        for b in self.bonuses:
            paid = sum(self.weights[k] for k in range(4) if b.paid_in(k + 1))
            sort = {"contractual": "contracted", "discretionary": "discretionary"}.get(b.kind, "target")
            out[sort] += b.a_year(self) * paid
        for a in self.allowances:
            out["target" if a.expected else "contracted"] += a.money * self.weight
        out["contracted"] += sum(self.year(k)["sign_on"] for k in range(4)) + self.relocation
        out["liquid" if self.equity.kind == "liquid" else "illiquid"] += self.vested * self.grant
        out["discretionary"] += self.refreshed
        return out

    @property
    def firm(self):
        return self.four_year - self.certainty()["discretionary"]

    @property
    def sure(self):
        split = self.certainty()
        return split["contracted"] + split["target"] + split["liquid"]

    def four_year_at(self, m):
        grant = self.equity.at(m)
        return None if grant is None else self.cash + self.vested * grant + self.refreshed * m

    def money(self):
        """The six money parts, annual and four_year."""
        return {"base": self.base, "bonus": self.bonus, "allowance": self.allowance,
                "sign_on": self.sign_on, "relocation": self.relocation, "equity": self.grant,
                "annual": self.annual, "four_year": self.four_year}

    # ---- shown

    def tree(self):
        certainty = self.certainty()
        count = math.ceil(F(self.horizon, 12))
        years = [self.year(k) for k in range(count)]
        totals = [y["total"] for y in years]
        return {
            **{k: amount(v) for k, v in self.money().items()},
            "base_unit": self.unit.tree(), "vesting_years": F(self.equity.years),
            "reimbursed": amount(self.reimbursed),
            "beside": amount(self.beside), "with_beside": amount(self.annual + self.beside),
            "firm": amount(self.firm), "sure": amount(self.sure),
            "certainty": {k: amount(v) for k, v in certainty.items()},
            "contracted_share": ratio(over(certainty["contracted"], self.four_year)),
            "cumulative": [amount(sum(totals[:n + 1])) for n in range(count)],
            "years": [{k: amount(v) for k, v in y.items()} for y in years],
            "converted": self.converted, "equity_converted": self.equity.note,
            "scaled": self.equity.scaled,
            "face_value": amount(self.equity.face), "shares": amount(self.equity.shares),
            "owned": ratio(self.equity.owned),
            "bonuses": [{"name": b.name, "kind": b.kind, "percent": b.percent, "months": b.months,
                         "years": [F(y) for y in b.years or []], "amount": amount(b.a_year(self))} for b in self.bonuses],
            "allowances": [{"name": a.name, "amount": amount(a.money), "unit": a.unit.tree()}
                           for a in self.allowances],
            "benefits": [{"name": b.name, "text": b.text, "value": amount(b.value)} for b in self.benefits],
            "terms": [{"name": t.name, "value": term_value(t), "better": direction(t)} for t in self.terms],
        }


# ---- terms ----------------------------------------------------------------------------------

MORE = ("severance", "leave", "remote", "training", "parental-leave", "sick-pay", "exercise-window")
LESS = ("hours", "probation", "non-compete", "review", "teaching")


def term_value(t):
    try:
        return F(t.text)
    except (ValueError, TypeError, ZeroDivisionError):
        return t.text


def direction(t):
    if t.better:
        return t.better
    return "more" if t.name in MORE else "less" if t.name in LESS else None


def term_reached(held, wanted):
    """Does the offer's term reach the one that is wanted? Text reaches the same text."""
    a, b = term_value(held), term_value(wanted)
    way = direction(wanted) or direction(held)
    if isinstance(a, F) and isinstance(b, F) and way:
        return a >= b if way == "more" else a <= b
    return a == b


def term_better(a, b):
    """Is a better for the candidate than b? Text, and a number without a direction, never is."""
    return (isinstance(term_value(a), F) and isinstance(term_value(b), F)
            and bool(direction(a) or direction(b)) and not term_reached(b, a))


# ---- from what is stated --------------------------------------------------------------------

class Exchange:
    """Rates of an offer, into the currency of the figures."""

    def __init__(self, rates, home):
        self.rates, self.home = rates, home

    def rate(self, currency):
        if currency in (None, self.home):
            return F(1)
        node = self.rates.get((currency, self.home))
        if node is None:
            raise Refused("no rate")
        return F(node.get("value"))

    def note(self, currency, **figures):
        if currency in (None, self.home):
            return None
        node = self.rates[(currency, self.home)]
        return {"from": currency, "rate": F(node.get("value")), "date": node.get("date"),
                "source": node.get("source"), **{k: amount(v) for k, v in figures.items()}}


def bonus_of(stated, kin, rate):
    kin = kin or Record(kind="target", years=None)
    return Bonus(stated.name, stated.kind or kin.kind, stated.percent, stated.months,
                 None if stated.amount is None else stated.amount * rate, stated.years or kin.years)


def allowance_of(stated, kin, rate):
    unit = unit_of(stated, "month", kin and kin.unit)
    expected = stated.sure == "expected" if stated.sure or kin is None else kin.expected
    return Allowance(stated.name, stated.amount * unit.times * rate, unit, expected)


def replaced(held, stated, make, rate):
    """Those of the offer, each replaced by a stated one of its name; what has a new name comes after."""
    named = {s.name: s for s in stated}
    out = [make(named[h.name], h, rate) if h.name in named else h for h in held]
    known = {h.name for h in held}
    return out + [make(s, None, rate) for s in stated if s.name not in known]


def grant_of(stated, rate, kind, held, guide_years, currency_note):
    """An equity as stated; what it leaves out is the held one's where there is one."""
    out = Equity(kind, True)
    out.rate, out.per_year = rate, stated.per_year
    out.acceleration = stated.acceleration or (held.acceleration if held else None)
    if stated.schedule:
        out.vesting = stated.schedule
    elif stated.years:
        out.vesting = [F(1, stated.years)] * stated.years
    elif held is not None and held.stated and held.kind != "none":
        out.vesting, out.cliff = held.vesting, held.cliff
    elif guide_years:
        out.vesting = [F(1, guide_years)] * guide_years
    if stated.cliff is not None:
        out.cliff = stated.cliff
    if out.cliff is not None and out.cliff > 12 * out.years:
        raise Refused("a cliff beyond the vesting")
    out.diluted = held.diluted if held else None
    if stated.grant:
        out.diluted = stated.grant.total or out.diluted
        price, strike = (times_rate(stated.grant.price, rate), times_rate(stated.grant.strike, rate))
        out.number = stated.grant.shares
        out.price = price if price is not None or held is None else held.price
        out.strike = strike if strike is not None or held is None else held.strike
    else:
        out.money = (stated.amount or F(0)) * (out.years if stated.per_year else 1) * rate
        if held is not None:
            out.price, out.strike = held.price, held.strike
    out.note = currency_note(out.value / rate)
    return out


def times_rate(x, rate):
    return None if x is None else x * rate


def put(pay, stated, rate, kin=None):
    """Lays what is stated over a package; `kin` is the offer, whose units and kinds are kept."""
    named = pay.stated if kin is None else set()
    if stated.base:
        kin_unit = kin.unit if kin else None
        pay.unit = unit_of(stated.base, "year", kin_unit)
        pay.base = stated.base.amount * pay.unit.times * rate
        if stated.base.sure or kin is None:
            pay.expected = stated.base.sure == "expected"
        if pay.unit.per == "month":
            pay.month = pay.unit.times
        elif kin is not None:
            pay.month = kin.month
        named.add("base")
    if stated.bonuses:
        pay.bonuses = replaced(pay.bonuses, stated.bonuses, bonus_of, rate)
        named.add("bonus")
    if stated.allowances:
        pay.allowances = replaced(pay.allowances, stated.allowances, allowance_of, rate)
        named.add("allowance")
    if stated.sign_on:
        pay.signs = (stated.sign_on.first * rate, stated.sign_on.second * rate)
        pay.clawback = stated.sign_on.clawback
        named.add("sign_on")
    if stated.relocation:
        value = stated.relocation.amount * rate
        pay.relocation, pay.reimbursed = (F(0), value) if stated.relocation.reimbursed else (value, F(0))
        named.add("relocation")
    if stated.refresh:
        pay.refresh = (stated.refresh.amount * rate, stated.refresh.start)
        named.add("refresh")
    if stated.pension:
        pay.pension_percent = stated.pension.percent
        pay.pension_money = times_rate(stated.pension.amount, rate)
        named.add("pension")
    if stated.benefits:
        mine = {b.name: b for b in stated.benefits}
        pay.benefits = [mine.pop(b.name, b) for b in pay.benefits] + list(mine.values())
        pay.benefits = [Record(name=b.name, text=b.text, value=times_rate(b.value, rate))
                        if b in stated.benefits else b for b in pay.benefits]
    pay.terms = stated.terms
    pay.stated = named
    return pay


def package(stated, exchange, horizon, ends=None, offer=None):
    """A package or a competing entry, in the currency of the figures."""
    currency = stated.currency or exchange.home
    rate = exchange.rate(currency)
    pay = Pay(horizon, ends)
    if offer is not None:
        pay.month = offer.month
    month = pay.month
    put(pay, stated, rate)
    if pay.unit.per != "month":
        pay.month = month
    if stated.equity:
        own = stated.equity.currency or currency
        only = own != currency
        pay.equity = grant_of(
            stated.equity, exchange.rate(own), stated.equity.kind, None, None,
            lambda value: exchange.note(own, equity=value) if only else None)
        pay.stated.add("equity")
        if stated.equity.kind == "none":
            pay.equity.vesting = [F(1, 4)] * 4
    if currency != exchange.home:
        own = {k: v / rate for k, v in pay.money().items()}
        pay.converted = exchange.note(currency, **{k: own[k] for k in ("base", "equity", "annual", "four_year")})
    return pay
