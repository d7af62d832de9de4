"""History: each move paid out, what moved, and whose turn it is."""
import copy
from fractions import Fraction as F
from types import SimpleNamespace as Record

from pay import Equity, Pay, amount, grant_of, over, put, ratio, unit_of
from sides import asked_kind, compare, slots
from standing import difference


def terms_of(move, before, offer, facts, exchange, row):
    """A move's own parts over those of the move before it, or over nothing if it is a whole one."""
    earlier = before.equity
    if move.whole:
        before = Pay(offer.horizon)
        before.month = offer.month
        before.equity = priced(Equity(), earlier)
    pay = before.but(converted=None, stated=set())
    put(pay, move, exchange.rate(move.currency), offer)
    if move.equity and move.equity.kind == "none":
        pay.equity = priced(Equity("none", True), earlier)
    elif move.equity:
        package = facts.package
        own = move.equity.currency or move.currency or (package.equity and package.equity.currency)
        pay.equity = grant_of(move.equity, exchange.rate(own), asked_kind(move.equity, offer, row),
                              prices(earlier, offer.equity, move.whole), None, lambda value: None)
        if move.whole:  # only price and strike are carried
            years = len(move.equity.schedule or []) or move.equity.years or 4
            pay.equity.vesting = move.equity.schedule or [F(1, years)] * years
            pay.equity.cliff = move.equity.cliff
            if move.equity.per_year:
                pay.equity.money = move.equity.amount * years * pay.equity.rate
    return pay


def priced(equity, earlier):
    """Without a grant of its own it hands on what a share was worth."""
    equity.price, equity.strike = earlier.price, earlier.strike
    return equity


def prices(before, offer, whole):
    """What a move's grant carries: the terms of the move before, its price and strike or the offer's."""
    out = copy.copy(offer if whole else before)
    out.price = offer.price if before.price is None else before.price
    out.strike = offer.strike if before.strike is None else before.strike
    return out


def moves_of(facts, offer, ask, exchange, row):
    """Every move, oldest first, with its package; equal to its side's last: an answer, not a move."""
    last = {"employer": offer, "candidate": ask.pay}
    seen, out = set(), []
    for move in facts.moves:
        side = move.by_
        pay = terms_of(move, last[side], offer, facts, exchange, row)
        before = last[side] if side in seen else None
        same = before is not None and all(compare(s, pay, before) == 0 for s in slots(pay, before))
        out.append(Record(move=move, side=side, pay=pay, before=before, real=not same))
        last[side] = pay
        seen.add(side)
    return out


def a_year(said, x, offer):
    """A base that was named by the month or the hour, brought to a year."""
    if said.part != "base":
        return x
    return x * unit_of(Record(per=said.per, times=said.times, amount=x), "year", offer.unit).times


def history(facts, offer, ask, moves):
    mine = {side: [m for m in moves if m.side == side] for side in ("employer", "candidate")}
    first = {side: m[0].pay if m else None for side, m in mine.items()}
    last = {side: m[-1].pay if m else None for side, m in mine.items()}
    both = None not in first.values()
    gap = first["candidate"].four_year - first["employer"].four_year if both else None
    closed = lambda x: ratio(over(x, gap)) if gap is not None and gap > 0 and x is not None else None
    employer = offer.four_year - first["employer"].four_year if first["employer"] else None
    candidate = first["candidate"].four_year - ask.pay.four_year if first["candidate"] else None
    return {
        "said": [{"date": s.date, "by": s.by, "to": s.to, "part": s.part, "low": amount(a_year(s, s.low, offer)),
                  "high": amount(a_year(s, s.high, offer))} for s in facts.said],
        "moves": [{**{n: getattr(m.move, n + "_") for n in ("date", "by", "via", "with", "for", "answer")},
                   **{k: amount(v) for k, v in m.pay.money().items()},
                   "step": difference(m.pay, m.before)} for m in moves],
        "employer": {"moved": difference(offer, first["employer"]), "step": difference(offer, last["employer"])},
        "candidate": {"moved": difference(first["candidate"], ask.pay),
                      "step": difference(ask.pay, last["candidate"])},
        "gap": {"first": amount(gap), "now": amount(ask.pay.four_year - offer.four_year) if facts.has_history else None},
        "closed": {"employer": closed(employer), "candidate": closed(candidate)},
        "turn": turn(facts, moves) if facts.has_history else None,
    }


def turn(facts, moves):
    last = [m.move.date_ for m in moves if m.side == "candidate" and m.real]
    return "candidate" if not last or (facts.offered or facts.date) >= last[-1] else "employer"
