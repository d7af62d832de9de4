"""What an offer and a guide state, as fractions; None where they say nothing."""
import xml.etree.ElementTree as ET
from fractions import Fraction as F

OFFER = "{urn:hfbrief:offer:1}"
GUIDE = "{urn:hfbrief:guide:1}"

def number(text):
    return None if text is None else F(text.strip())


class Package:
    """What a package states; None where it says nothing."""

    def __init__(self, node):
        self.base = self.amount_of(node, "base")
        self.currency = node.get("currency") if node is not None else None
        self.read_bonus(node)
        self.read_money(node)
        self.read_equity(node)

    @staticmethod
    def child(node, name):
        return None if node is None else node.find(OFFER + name)

    def amount_of(self, node, name):
        found = self.child(node, name)
        return None if found is None else number(found.text)

    def read_bonus(self, node):
        bonus = self.child(node, "bonus")
        self.bonus = None
        if bonus is not None:
            percent = bonus.get("percent")
            self.bonus = {
                "contractual": bonus.get("kind", "target") == "contractual",
                "share": F(percent) / 100 if percent else F(0),
                "amount": F(0) if percent else number(bonus.text),
            }

    def read_money(self, node):
        sign = self.child(node, "sign-on")
        self.sign_on = None
        if sign is not None:
            self.sign_on = [number(sign.text), F(sign.get("year-2", "0"))]
        refresh = self.child(node, "refresh")
        self.refresh = None
        if refresh is not None:
            self.refresh = (number(refresh.text), int(refresh.get("from-year", "2")))

    def read_equity(self, node):
        equity = self.child(node, "equity")
        self.kind = self.vesting = self.equity = self.grant = None
        self.per_year = False
        if equity is None:
            return
        self.kind = equity.get("kind")
        self.per_year = equity.get("per-year") == "yes"
        if equity.get("schedule"):
            self.vesting = [F(x) / 100 for x in equity.get("schedule").split()]
        elif equity.get("years"):
            self.vesting = [F(1, int(equity.get("years")))] * int(equity.get("years"))
        grant = self.child(equity, "grant")
        if grant is not None:
            self.grant = tuple(F(grant.get(k)) for k in ("shares", "strike", "price"))
        elif equity.text and equity.text.strip():
            self.equity = number(equity.text)


class Offer:
    def __init__(self, path):
        root = ET.parse(path).getroot()
        self.root = root
        self.region = root.get("region")
        self.date = root.get("date")
        self.respond_by = root.get("respond-by")
        self.factor = number(root.get("location-factor"))
        self.dilution = number(root.get("dilution"))
        self.candidate = " ".join(root.find(f"{OFFER}candidate/{OFFER}name").text.split())
        self.package = Package(root.find(OFFER + "package"))
        self.sides = {k: Package(root.find(OFFER + k)) for k in ("ask", "floor", "agreed")}
        self.has_agreed = root.find(OFFER + "agreed") is not None
        self.competing = [(n.get("company"), Package(n)) for n in root.findall(OFFER + "competing")]
        self.rates = {(n.get("from"), n.get("to")): n for n in root.findall(OFFER + "rate")}


class Guide:
    def __init__(self, path):
        root = ET.parse(path).getroot()
        self.id = root.get("id")
        valuation = root.find(GUIDE + "valuation")
        self.valuation = None if valuation is None else number(valuation.get("amount"))
        self.rows = {n.get("id"): n for n in root.iter(GUIDE + "region")}
        asks = sorted(root.iter(GUIDE + "additional"), key=lambda n: int(n.get("give")))
        self.asks = [(n.get("region"), self.in_return(n)) for n in asks]

    @staticmethod
    def in_return(ask):
        clause = ask.find(GUIDE + "clause")
        return ask.get("short") or (clause is not None and clause.text) or ask.get("title")

    @staticmethod
    def ends(node):
        """(min, max, None where unknown)."""
        if node is None or node.get("min") is None:
            return None, None
        low = F(node.get("min"))
        high = node.get("max")
        if high is None:
            return low, (None if node.get("open") == "yes" else low)
        if node.get("open") == "yes" and F(high) == low:
            return low, None
        return low, F(high)

    def row(self, region, factor):
        """Base, equity, asks and floors of a row; remote from the row it refers to."""
        node = self.rows[region]
        source = self.rows.get(node.get("relative-to"), node)
        scale = factor if source is not node else F(1)
        low, high = self.ends(source.find(GUIDE + "base"))
        out = {"currency": node.get("currency"), "base": (self.times(low, scale), self.times(high, scale))}
        equity = source.find(GUIDE + "equity")
        out["years"] = int(equity.get("years", "4")) if equity is not None else 4
        out["none"] = equity is not None and equity.get("kind") == "none"
        low, high = self.ends(equity)
        per = out["years"] if equity is not None and equity.get("per-year") == "yes" else 1
        out["equity"] = (self.times(low, per), self.times(high, per))
        for side in ("ask", "floor"):
            said = source.find(GUIDE + side)
            base = number(said.get("base")) if said is not None else None
            grant = number(said.get("equity")) if said is not None else None
            out[side] = (self.times(base, scale), grant)
        out["for"] = [t for where, t in self.asks if where is None or region in where.split()]
        return out

    @staticmethod
    def times(x, y):
        return None if x is None else x * y
