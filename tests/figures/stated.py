"""What an offer file and a guide state, as fractions in the units they are written in.

None where they say nothing: an explicit 0 is stated, what is absent is not. Nothing is computed here.
"""
import xml.etree.ElementTree as ET
from fractions import Fraction as F
from types import SimpleNamespace as Record

OFFER = "{urn:hfbrief:offer:1}"
GUIDE = "{urn:hfbrief:guide:1}"

TIMES = {"year": F(1), "month": F(12), "four-weeks": F(13), "fortnight": F(26), "week": F(52)}


def number(text):
    return None if text is None or not text.strip() else F(text.strip())


def words(text):
    return None if text is None else " ".join(text.split())


def child(node, name):
    return None if node is None else node.find(OFFER + name)


def children(node, name):
    return [] if node is None else node.findall(OFFER + name)


def attributes(node, *names):
    return {n.replace("-", "_"): node.get(n) for n in names}


def amount_per(node):
    """An amount of money in its own unit of time."""
    return Record(amount=number(node.text), per=node.get("per"), times=number(node.get("times")),
                  sure=node.get("sure"), lower=node.get("lower") == "yes")


class Package:
    """The parts that a package, competing, ask, floor, agreed or move states."""

    def __init__(self, node):
        self.there = node is not None
        get = node.get if self.there else lambda name, default=None: default
        self.currency, self.status, self.whole = get("currency"), get("status"), get("whole") == "yes"
        self.months = None if get("months") is None else int(get("months"))
        self.company, self.disclose, self.expires = get("company"), get("disclose"), get("expires")
        base = child(node, "base")
        self.base = None if base is None else amount_per(base)
        self.bonuses = [self.bonus(n) for n in children(node, "bonus")]
        self.allowances = [self.allowance(n) for n in children(node, "allowance")]
        self.sign_on = self.sign(child(node, "sign-on"))
        self.relocation = self.moving(child(node, "relocation"))
        self.equity = self.shares(child(node, "equity"))
        self.refresh = self.renewal(child(node, "refresh"))
        self.pension = self.pensioned(child(node, "pension"))
        self.benefits = [Record(name=n.get("name"), text=words(n.text) or None, value=number(n.get("value")))
                         for n in children(node, "benefit")]
        self.terms = [Record(name=n.get("name"), text=words(n.text), unit=n.get("unit"),
                             better=n.get("better"), lower=n.get("lower") == "yes")
                      for n in children(node, "term")]
        self.totals = [Record(name=n.get("name"), amount=number(n.text)) for n in children(node, "total")]
        self.conditions = len(children(node, "condition"))

    @staticmethod
    def bonus(n):
        years = n.get("years")
        return Record(name=n.get("name"), kind=n.get("kind"), percent=number(n.get("percent")),
                      months=number(n.get("months")), amount=number(n.text),
                      years=None if years is None else sorted(int(y) for y in years.split()),
                      lower=n.get("lower") == "yes")

    @staticmethod
    def allowance(n):
        out = amount_per(n)
        out.name = n.get("name")
        return out

    @staticmethod
    def sign(n):
        return n is not None and Record(
            first=number(n.text), second=number(n.get("year-2")) or F(0),
            clawback=number(n.get("clawback-months")), lower=n.get("lower") == "yes") or None

    @staticmethod
    def moving(n):
        return n is not None and Record(amount=number(n.text), reimbursed=n.get("reimbursed") == "yes",
                                        lower=n.get("lower") == "yes") or None

    @staticmethod
    def shares(n):
        if n is None:
            return None
        grant = child(n, "grant")
        out = Record(amount=number(n.text), per_year=n.get("per-year") == "yes", grant=None,
                     years=None if n.get("years") is None else int(n.get("years")),
                     schedule=None, cliff=number(n.get("cliff-months")), lower=n.get("lower") == "yes",
                     **attributes(n, "kind", "instrument", "acceleration", "currency"))
        if n.get("schedule"):
            out.schedule = [F(x) / 100 for x in n.get("schedule").split()]
        if grant is not None:
            out.amount = None
            out.grant = Record(**{k: number(grant.get(k)) for k in ("shares", "price", "strike", "total")})
        return out

    @staticmethod
    def renewal(n):
        return n is not None and Record(amount=number(n.text), start=int(n.get("from-year", "2"))) or None

    @staticmethod
    def pensioned(n):
        return n is not None and Record(percent=number(n.get("percent")), amount=number(n.text)) or None

    @property
    def names_money(self):
        return bool(self.base or self.bonuses or self.allowances or self.sign_on or self.relocation
                    or self.equity)

    @property
    def names_anything(self):
        return bool(self.names_money or self.terms or self.refresh or self.pension or self.benefits)


class Offer:
    def __init__(self, path):
        root = ET.parse(path).getroot()
        for name in ("region", "date", "offered", "guide"):
            setattr(self, name, root.get(name))
        self.respond_by = root.get("respond-by")
        self.factor, self.dilution = number(root.get("location-factor")), number(root.get("dilution"))
        self.candidate = words(root.find(f"{OFFER}candidate/{OFFER}name").text)
        self.package = Package(child(root, "package"))
        self.ask, self.floor = Package(child(root, "ask")), Package(child(root, "floor"))
        self.agreed = Package(child(root, "agreed"))
        self.competing = [Package(n) for n in children(root, "competing")]
        self.rates = {(n.get("from"), n.get("to")): n for n in children(root, "rate")}
        job = child(root, "job")
        self.job = None
        if job is not None:
            self.job = Record(**attributes(job, "employer", "role", "level", "place", "valuation-currency"),
                              valuation=number(job.get("valuation")))
        self.market = [self.row(n) for n in children(root, "market")]
        agreed = child(root, "agreed")
        self.agreed_asks = (agreed.get("asks") or "").split() if agreed is not None else []
        self.drops = {n.get("ask") for n in children(root, "drop")}
        self.additional = [(int(n.get("give") or 0), n.get("id"), words(n.text))
                           for n in children(root, "additional")]
        history = child(root, "history")
        self.has_history = history is not None
        self.said = [self.saying(n) for n in children(history, "said")]
        self.moves = []
        for n in children(history, "move"):
            move = Package(n)
            for name in ("date", "by", "via", "with", "for", "answer"):
                setattr(move, name + "_", n.get(name))
            self.moves.append(move)

    @staticmethod
    def row(n):
        return Record(**attributes(n, "part", "per", "kind", "source", "date", "url", "level", "place",
                                   "currency"),
                      low=number(n.get("low")), mid=number(n.get("mid")), high=number(n.get("high")),
                      value=number(n.get("value")), times=number(n.get("times")),
                      years=int(n.get("years") or 4))

    @staticmethod
    def saying(n):
        low, high = number(n.get("low")), number(n.get("high"))
        if number(n.text) is not None:
            low = high = number(n.text)
        return Record(**attributes(n, "date", "by", "to", "part", "per"), low=low, high=high,
                      times=number(n.get("times")))


class Guide:
    """The row of a guide that an offer chooses; all None without a guide."""

    def __init__(self, path):
        root = ET.parse(path).getroot()
        self.id = root.get("id")
        valuation = root.find(GUIDE + "valuation")
        self.valuation = None if valuation is None else number(valuation.get("amount"))
        self.valuation_currency = None if valuation is None else valuation.get("currency")
        employer = root.find(GUIDE + "employer")
        self.employer = None if employer is None else employer.get("name")
        self.role = words(root.findtext(GUIDE + "role"))
        self.rows = {n.get("id"): n for n in root.iter(GUIDE + "region")}
        asks = sorted(root.iter(GUIDE + "additional"), key=lambda n: int(n.get("give")))
        self.asks = [Record(region=n.get("region"), text=self.in_return(n), id=n.get("id"),
                            part=n.get("part"), least=n.get("at-least"), give=int(n.get("give")))
                     for n in asks]

    @staticmethod
    def in_return(ask):
        clause = ask.find(GUIDE + "clause")
        return ask.get("short") or (clause is not None and clause.text) or ask.get("title")

    @staticmethod
    def ends(node):
        """(min, max, None where unknown)."""
        if node is None or node.get("min") is None:
            return None, None
        low, high, openly = F(node.get("min")), node.get("max"), node.get("open") == "yes"
        if high is None:
            return low, (None if openly else low)
        return low, (None if openly and F(high) == low else F(high))

    def row(self, region, factor):
        node = self.rows[region]
        source = self.rows.get(node.get("relative-to"), node)
        scale = factor if source is not node else F(1)
        part = lambda name: source.find(GUIDE + name)
        equity, bonus = part("equity"), part("bonus")
        per_year = equity is not None and equity.get("per-year") == "yes"
        years = int(equity.get("years", "4")) if equity is not None else 4
        out = Record(name=node.get("name"), level=node.get("level"), currency=node.get("currency"), years=years, kind=None, bonus=None, bonus_kind=None)
        out.base = [times(x, scale) for x in self.ends(part("base"))]
        out.equity = [times(x, years if per_year else 1) for x in self.ends(equity)]
        if equity is not None:
            out.kind = equity.get("kind")
        if bonus is not None and bonus.get("kind") in ("percent", "amount") and bonus.get("min"):
            out.bonus_kind, out.bonus = bonus.get("kind"), self.ends(bonus)
        for side in ("ask", "floor"):
            said = part(side)
            get = lambda name: number(said.get(name)) if said is not None else None
            setattr(out, side, Record(base=times(get("base"), scale), equity=get("equity"), bonus=get("bonus"),
                                      percent=get("bonus-percent"), sign_on=get("sign-on")))
        out.sign_on = self.ends(part("sign-on"))
        out.asks = [a for a in self.asks if a.region is None or region in a.region.split()]
        return out


def times(x, y):
    return None if x is None else x * y


NOBODY = Record(base=None, equity=None, bonus=None, percent=None, sign_on=None)
NO_ROW = Record(name=None, level=None, currency=None, years=4, kind=None, bonus=None, bonus_kind=None, base=[None, None],
                equity=[None, None], sign_on=(None, None), ask=NOBODY, floor=NOBODY, asks=[])
