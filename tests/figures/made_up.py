"""Made-up offers, the same for the same seed: realistic ones, a trade at a time, and extreme ones.

A realistic offer is what somebody of that trade could hold in his hands, in the unit and with the
parts that are usual there. An extreme one is anything that is valid.
"""
import random
from pathlib import Path

from stated import Guide

DATE = "2026-11-20"


def attr(**values):
    return "".join(f' {k.replace("_", "-")}="{v}"' for k, v in values.items() if v is not None)


def element(name, text=None, /, **values):
    inner = "" if text is None else str(text)
    return f"<{name}{attr(**values)}>{inner}</{name}>"


def digits(x):
    """A plain decimal, no more places than it needs."""
    return str(int(x)) if x == int(x) else f"{x:.2f}".rstrip("0").rstrip(".")


class Trade:
    """What offers of one trade look like: units, usual amounts, parts."""

    def __init__(self, name, currency, base, per=None, times=None, step=500, **parts):
        self.name, self.currency = name, currency
        self.base, self.per, self.times, self.step = base, per, times, step
        self.parts = parts


TRADES = [
    Trade("Ward Nurse", "EUR", (2900, 3900), "month", "13", 10, sure=None,
          allowances=[("Shift work", "month", (90, 320), 10), ("Weekend", "month", (40, 160), 10)],
          bonus=("Annual bonus", "discretionary", "percent", (2, 8)), sign=(1000, 4000), equity=None,
          pension=(3, 6), leave=(26, 32), posted=True),
    Trade("Shop Manager", "GBP", (14, 32), "hour", "1950", 0.1,
          allowances=[("Sunday premium", "week", (10, 60), 1)], bonus=(None, None, "amount", (400, 2500)),
          sign=None, equity=None, pension=(3, 8), leave=(20, 33), posted=True),
    Trade("Account Executive", "USD", (80000, 140000), step=1000,
          bonus=("OTE", "commission", "amount", (40000, 140000)), sign=(5000, 20000), total="OTE",
          equity=("liquid", "grant", (150, 900), (40, 300)), posted=False),
    Trade("Software Engineer", "EUR", (70000, 110000), step=500,
          bonus=("Target bonus", None, "percent", (5, 20)), sign=(5000, 20000), relocation=(2000, 8000),
          equity=("liquid", "grant", (200, 1500), (60, 400)), foreign="USD", refresh=(5000, 30000),
          pension=(2, 6), leave=(25, 30), posted=True),
    Trade("Founding Engineer", "EUR", (55000, 95000), step=500, bonus=None, sign=None,
          equity=("options", "grant", (5000, 60000), (1, 12)), valuation=True, leave=(24, 30), posted=False),
    Trade("Teacher", "CHF", (6200, 9800), "month", "13", 10, bonus=None, sign=None, equity=None,
          scale=(6000, 11000, 12), leave=(20, 30), posted=False),
    Trade("Site Engineer", "EUR", (350, 780), "day", "220", 5, sure="expected", months=(3, 18),
          allowances=[("Per diem", "day", (20, 60), 1)], bonus=None, sign=(500, 3000), equity=None, posted=False),
    Trade("Backend Engineer", "JPY", (550000, 950000), "month", "12", 1000,
          bonus=("Summer and winter", "target", "months", (1, 5)),
          allowances=[("Commuting", "month", (5000, 30000), 1000)], sign=None,
          equity=("liquid", "amount", (500000, 6000000), None), posted=True),
    Trade("Product Manager", "INR", (2400000, 5600000), step=10000,
          bonus=("Performance", None, "percent", (8, 25)), sign=(100000, 900000), relocation=(50000, 300000),
          equity=("liquid", "per-year", (200000, 1500000), None), pension=(5, 12), total="CTC", posted=False),
    Trade("Professor", "EUR", (5700, 7900), "month", "12.6", 0.5, bonus=("Leistungsbezug", "contractual", "amount", (2000, 9000)),
          sign=None, equity=None, leave=(28, 31), teaching=(6, 9), posted=False),
    Trade("Warehouse Lead", "USD", (1900, 3400), "fortnight", None, 10, bonus=None, sign=(250, 2000), equity=None,
          allowances=[("Night", "fortnight", (30, 140), 5)], posted=True),
]


class Maker:
    def __init__(self, seed, guide_path):
        self.r = random.Random(seed)
        self.guide = Guide(guide_path)

    def maybe(self, chance):
        return self.r.random() < chance

    def between(self, span, step=1):
        low, high = span
        return round(self.r.randint(round(low / step), round(high / step)) * step, 2)

    def scaled(self, x, low, high, step):
        """x times something between low and high, in whole steps."""
        return max(round(round(x * self.r.uniform(low, high) / step) * step, 2), step)

    # ---- one trade

    def realistic(self, name):
        return self.seed_offer(name) if self.maybe(0.25) else self.trade_offer(name, self.r.choice(TRADES))

    def base(self, t, amount, ask=False):
        times = None if ask and self.maybe(0.8) else t.times
        if t.per is None and ask:
            times = None
        sure = None if ask else t.parts.get("sure")
        return element("base", digits(amount), per=t.per, times=times, sure=sure)

    def bonus(self, t, factor=1.0, **more):
        name, kind, form, span = t.parts["bonus"]
        value = self.between(span, 0.5 if form != "amount" else 100) * factor
        value = max(round(value * 2) / 2 if form != "amount" else round(value / 100) * 100, 0.5)
        kind = None if more.pop("plain", False) else kind
        if form == "amount":
            return value, element("bonus", digits(value), name=name, kind=kind, **more)
        return value, element("bonus", name=name, kind=kind, **{form: digits(value)}, **more)

    def package_parts(self, t, factor=1.0):
        """({part: its value}, xml) of an offer as the employer wrote it."""
        p, xml = {}, ""
        p["base"] = self.scaled(self.between(t.base, t.step), factor, factor, t.step)
        xml += self.base(t, p["base"])
        for name, per, span, step in t.parts.get("allowances", []):
            if self.maybe(0.6):
                p["allowance:" + name] = self.between(span, step)
                times = "220" if per == "day" else None
                xml += element("allowance", digits(p["allowance:" + name]), name=name,
                               per=None if per == "month" and self.maybe(0.5) else per, times=times)
        if t.parts.get("bonus") and self.maybe(0.75):
            p["bonus"], text = self.bonus(t)
            xml += text
        if self.maybe(0.06):
            p["bonus:Retention"] = self.between((1000, 9000), 500)
            xml += element("bonus", digits(p["bonus:Retention"]), name="Retention", kind="contractual",
                           years=self.r.choice(["1", "1 2", "2"]))
        if t.parts.get("sign") and self.maybe(0.5):
            p["sign_on"] = self.between(t.parts["sign"], 250)
            second = self.between(t.parts["sign"], 250) if self.maybe(0.2) and not t.parts.get("months") else None
            p["sign_on"] += second or 0
            xml += element("sign-on", digits(p["sign_on"] - (second or 0)), year_2=second and digits(second),
                           clawback_months=self.r.choice([None, None, "12", "24"]))
        if t.parts.get("relocation") and self.maybe(0.4):
            p["relocation"] = self.between(t.parts["relocation"], 500)
            back = "yes" if self.maybe(0.3) else None
            xml += element("relocation", digits(p["relocation"]), reimbursed=back)
            if back:
                del p["relocation"]
        xml += self.equity(t, p)
        if t.parts.get("refresh") and "equity" in p and self.maybe(0.3):
            xml += element("refresh", digits(self.between(t.parts["refresh"], 1000)),
                           from_year=self.r.choice([None, "1", "2", "3"]))
        if t.parts.get("pension") and self.maybe(0.6):
            p["pension"] = self.between(t.parts["pension"], 0.5)
            xml += element("pension", percent=digits(p["pension"]))
        if self.maybe(0.3):
            xml += element("benefit", "a month's ticket", name="Travel", value=digits(self.between((300, 1200), 10)))
        if self.maybe(0.2):
            xml += element("benefit", "the usual", name="Health")
        for term in ("leave", "teaching"):
            if t.parts.get(term) and self.maybe(0.7):
                p["term:" + term] = self.between(t.parts[term])
                xml += element("term", digits(p["term:" + term]), name=term)
        if self.maybe(0.4):
            xml += element("term", self.r.choice(["1", "2", "3"]), name="notice")
        return p, xml

    def equity(self, t, p):
        e = t.parts.get("equity")
        if e is None:
            return element("equity", kind="none") if self.maybe(0.5) else ""
        kind, form, span, each = e
        if self.maybe(0.12):
            return element("equity", kind="none") if self.maybe(0.5) else ""
        values = {"kind": kind, "currency": t.parts.get("foreign")}
        if self.maybe(0.3):
            values["years"] = self.r.choice(["3", "4", "5"])
        elif self.maybe(0.2):
            values["schedule"] = self.r.choice(["5 15 40 40", "40 30 20 10", "33 33 34", "10 20 30 40"])
        if self.maybe(0.3):
            values["cliff_months"] = self.r.choice(["6", "12", "12", "18", "24"])
        if self.maybe(0.2):
            values["acceleration"] = self.r.choice(["none", "single", "double"])
        p["equity"], p["form"] = self.between(span, 10), form
        if form == "grant":
            price = self.between(each, 0.05)
            strike = None
            if kind == "options" and self.maybe(0.6):
                strike = self.scaled(price, 0.1, 1.05, 0.05)
            whole = p["equity"] * 700 if p["equity"] % 3 else None  # how many shares the company has
            grant = element("grant", shares=digits(p["equity"]), price=digits(price),
                            strike=strike and digits(strike), total=whole and digits(whole))
            return f"<equity{attr(**values)}>{grant}</equity>"
        if form == "per-year":
            values["per_year"] = "yes"
        return element("equity", digits(p["equity"]), **values)

    # ---- what one asks, what one would take

    def wanted(self, t, p, name, low, high, chance):
        """An ask or a floor: some parts of the offer times something between low and high."""
        xml, values = "", {}
        if self.maybe(chance):
            values["base"] = self.scaled(p["base"], low, high, t.step)
            xml += self.base(t, values["base"], ask=True)
        if "bonus" in p and self.maybe(chance * 0.5):
            form, kind = t.parts["bonus"][2], None
            step = 100 if form == "amount" else 0.5
            values["bonus"] = self.scaled(p["bonus"], low, high, step)
            who = t.parts["bonus"][0]
            if form == "amount":
                xml += element("bonus", digits(values["bonus"]), name=who)
            else:
                xml += element("bonus", name=who, **{form: digits(values["bonus"])})
        for part in [k for k in p if k.startswith("allowance:")]:
            if self.maybe(chance * 0.3):
                per, step = next((a[1], a[3]) for a in t.parts["allowances"] if a[0] == part[10:])
                values[part] = self.scaled(p[part], low, high, step)
                xml += element("allowance", digits(values[part]), name=part[10:], per=per,
                               times="220" if per == "day" else None)
        if t.parts.get("sign") and self.maybe(chance * 0.35):
            values["sign_on"] = self.scaled(p.get("sign_on", t.parts["sign"][0]), low, high, 250)
            xml += element("sign-on", digits(values["sign_on"]))
        if "relocation" in p and self.maybe(chance * 0.2):
            values["relocation"] = self.scaled(p["relocation"], low, high, 250)
            xml += element("relocation", digits(values["relocation"]))
        if "equity" in p and self.maybe(chance * 0.7):
            values["equity"] = self.scaled(p["equity"], low, high, 10)
            if p["form"] == "grant":
                xml += f'<equity>{element("grant", shares=digits(values["equity"]))}</equity>'
            else:
                xml += element("equity", digits(values["equity"]), per_year="yes" if p["form"] == "per-year" else None)
        if "term:leave" in p and self.maybe(0.25):
            values["leave"] = round(p["term:leave"] * self.r.uniform(low, high))
            xml += element("term", digits(values["leave"]), name="leave")
        return values, xml

    def sides(self, t, p):
        """ask and floor that are in order: the floor's parts under the ask's."""
        out = ""
        ask, xml = {}, ""
        if self.maybe(0.9):
            span = (0.9, 1.0) if self.maybe(0.12) else (1.0, 1.25)
            ask, xml = self.wanted(t, p, "ask", *span, 0.95)
            if self.maybe(0.06) and "base" in ask and "equity" in ask:  # less base for more equity
                ask["base"] = self.scaled(p["base"], 0.9, 0.98, t.step)
                xml = xml[xml.index("</base>") + 7:]
                xml = self.base(t, ask["base"], ask=True).replace("<base", '<base lower="yes"', 1) + xml
        if xml:
            out += f"<ask>{xml}</ask>"
        if self.maybe(0.8):
            floor, xml = self.wanted(t, p, "floor", 0.85, 1.1, 0.8)
            # whatever is above a stated ask (or above the table, where the ask carries) is left out
            tops = {k: ask.get(k, p.get(k, p.get("term:" + k, 0))) for k in floor}
            if xml and all(floor[k] <= tops[k] for k in floor):
                whole = ' whole="yes"' if self.maybe(0.12) else ""
                out += f"<floor{whole}>{xml}</floor>"
        if self.maybe(0.08):
            values, xml = self.wanted(t, p, "agreed", 1.0, 1.15, 0.8)
            out += f"<agreed>{xml}</agreed>" if xml else ""
        return ask, out

    def history(self, t, p, ask):
        """Rounds: the employer's earlier and lower offers, the candidate's earlier asks."""
        said = ""
        if self.maybe(0.4):
            value = digits(self.scaled(p["base"], 0.95, 1.2, t.step))
            said = element("said", value, date="2026-10-28", by="candidate", to="Léa Martin", part="base",
                           per=t.per, times=t.times)
        moves = []
        days = iter(["2026-11-02", "2026-11-05", "2026-11-09", "2026-11-12", "2026-11-16"])
        factor, up = 0.9, 1.25
        for i in range(self.r.randint(1, 4)):
            by = ("employer", "candidate")[i % 2]
            if self.maybe(0.12):
                by = "candidate"
            span = (factor, factor + 0.05) if by == "employer" else (up - 0.05, up)
            whole = "yes" if self.maybe(0.2) else None
            xml = self.base(t, self.scaled(p["base"], *span, t.step), ask=True)
            if "equity" in p and self.maybe(0.7):
                shares = self.scaled(p["equity"], *span, 10)
                if p["form"] == "grant":
                    xml += f'<equity>{element("grant", shares=digits(shares))}</equity>'
                else:
                    xml += element("equity", digits(shares), per_year="yes" if p["form"] == "per-year" else None)
            if t.parts.get("sign") and self.maybe(0.2):
                xml += element("sign-on", digits(self.between(t.parts["sign"], 250)))
            answer = self.r.choice([None, "part", "no", "later"]) if by == "employer" else None
            moves.append(f'<move{attr(date=next(days), by=by, via=self.r.choice([None, "call", "e-mail"]), answer=answer, whole=whole)}>{xml}</move>')
            factor, up = factor + 0.03, up - 0.05
        return f"<history>{said}{''.join(moves)}</history>"

    def competing(self, t, i, home):
        _, xml = self.package_parts(t, self.r.uniform(0.9, 1.3))
        abroad = self.r.choice(["USD", "GBP"]) if self.maybe(0.15) else None
        status = self.r.choice(["written", "written", "verbal", "process", "market"])
        values = {"company": f"Company {i}", "status": status, "currency": abroad,
                  "disclose": self.r.choice([None, "none", "existence", "full", "full"]),
                  "expires": self.r.choice([None, None, "2026-11-24", "2026-12-05", "2026-11-10"])}
        if t.parts.get("months") and self.maybe(0.4):
            values["months"] = self.r.randint(3, 24)
        needed = 'kind="none"' if "<equity" not in xml else ""
        return f"<competing{attr(**values)}>{xml}</competing>", abroad

    def market(self, t, p):
        per, out = t.per, ""
        times = t.times if self.maybe(0.5) or t.per in ("day", "hour") else None
        if t.parts.get("posted") and self.maybe(0.7) or self.maybe(0.15):
            kind = self.r.choice(["posted", "posted", "told", "survey", "database", "report", "colleague"])
            low, high = self.scaled(p["base"], 0.8, 1.0, t.step), self.scaled(p["base"], 1.01, 1.3, t.step)
            mid = digits(self.scaled((low + high) / 2, 0.97, 1.03, t.step)) if self.maybe(0.3) else None
            if mid is not None and not low <= float(mid) <= high:
                mid = None
            out += element("market", part="base", low=digits(low), mid=mid, high=digits(high), kind=kind,
                           source="the advertisement", date=self.r.choice(["2026-11-02", "2024-03-01"]), per=per,
                           times=times, level=self.r.choice([None, None, "P8", "P9"]) if kind in ("survey", "report") else None)
        if t.parts.get("scale"):
            low, high, n = t.parts["scale"]
            for k in range(n):
                value = digits(low + (high - low) * k // (n - 1))
                out += element("market", part="base", low=value, high=value, kind="scale", source="the pay table",
                               level=f"P8/{k + 1}", per=per, times=t.times)
        if "equity" in p and self.maybe(0.15) and p["form"] != "grant":
            out += element("market", part="equity", low=digits(self.scaled(p["equity"], 2, 3, 1000)),
                           high=digits(self.scaled(p["equity"], 3.1, 6, 1000)), kind="told", source="the recruiter",
                           years=self.r.choice([None, "4", "5"]))
        return out

    def trade_offer(self, name, t):
        p, xml = self.package_parts(t)
        package = {"currency": t.currency, "status": self.r.choice([None, "written", "verbal"])}
        if t.parts.get("months"):
            package["months"] = self.r.randint(*t.parts["months"])
        if t.parts.get("total") and self.maybe(0.5):
            said = p["base"] + (p.get("bonus", 0) if t.parts["bonus"][2] == "amount" else 0)
            xml += element("total", digits(said + self.r.choice([0, 0, 5000])), name=t.parts["total"])
        if self.maybe(0.2):
            xml += element("condition", "references")
        job = {"employer": "Example AG", "role": t.name, "level": "P8", "place": "Hamburg"}
        if t.parts.get("valuation") and self.maybe(0.6):
            job["valuation"], job["valuation-currency"] = "45000000", "EUR"
        rates, others = {t.parts["foreign"]} if t.parts.get("foreign") else set(), ""
        for i in range(self.r.choice([0, 0, 1, 1, 2, 3])):
            text, abroad = self.competing(t, i, t.currency)
            others += text
            rates.add(abroad)
        if self.maybe(0.15):
            _, text = self.package_parts(t, 0.9)
            others += f'<competing status="current">{text}</competing>'
        ask, sides = self.sides(t, p)
        rounds = self.history(t, p, ask) if self.maybe(0.3) else ""
        values = attr(date=DATE, respond_by=self.r.choice([None, "2026-11-27", "2026-11-27T18:00+01:00"]),
                      offered="2026-11-18" if rounds or self.maybe(0.3) else None,
                      dilution=self.r.choice([None, None, "0.2"]))
        body = element("candidate", element("name", name)) + element("job", **{k.replace("-", "_"): v for k, v in job.items()})
        body += self.market(t, p) + f"<package{attr(**package)}>{xml}</package>" + others + sides + rounds
        body += self.rates(rates, t.currency)
        return f'<offer xmlns="urn:hfbrief:offer:1"{values}>{body}</offer>\n'

    def rates(self, currencies, home):
        dates = ["2026-11-19", "2026-11-19", "2026-09-01"]
        return "".join(element("rate", **{"from": c, "to": home}, value=self.r.choice(["0.92", "1.08765432", "150.5"]),
                               date=self.r.choice(dates), source=self.r.choice([None, "ECB"]))
                       for c in sorted(c for c in currencies if c and c != home))

    # ---- under the guide

    def seed_offer(self, name):
        region = self.r.choice(list(self.guide.rows))
        node = self.guide.rows[region]
        factor = self.r.choice(["0.6", "0.75", "0.85", "1"]) if node.get("relative-to") else None
        from fractions import Fraction as F
        row = self.guide.row(region, F(factor) if factor else F(1))
        low, high = [round(float(x or 80000)) for x in row.base]
        kind = row.kind if row.kind not in (None, "none") else "pre-ipo"
        grants = [int(x or 60000) for x in row.equity]
        t = Trade("", node.get("currency"), (round(low * 0.9), round(high * 1.05)), step=500,
                  bonus=("Annual bonus", None, "percent", (5, 15)) if self.maybe(0.3) else None,
                  sign=(3000, 20000), relocation=(2000, 8000),
                  equity=(self.r.choice([kind, kind, kind, "liquid"]), "amount", (round(grants[0] * 0.8), round(grants[1] * 1.05)), None),
                  refresh=(5000, 30000), leave=(25, 32))
        p, xml = self.package_parts(t)
        rates, others = set(), ""
        for i in range(self.r.choice([0, 1, 1, 2])):
            text, abroad = self.competing(t, i, t.currency)
            others += text
            rates.add(abroad)
        if self.maybe(0.25):  # the guide's own numbers
            ask, sides = {}, ""
        else:
            ask, sides = self.guided_sides(t, p, row)
        rounds = self.history(t, p, ask) if self.maybe(0.3) else ""
        values = attr(guide=self.guide.id, region=region, date=DATE, location_factor=factor,
                      respond_by=self.r.choice([None, "2026-11-27"]), dilution=self.r.choice([None, None, "0.15"]),
                      offered="2026-11-18" if rounds else None)
        body = element("candidate", element("name", name)) + f'<package currency="{t.currency}">{xml}</package>'
        body += others + sides + rounds + self.rates(rates, t.currency)
        return f'<offer xmlns="urn:hfbrief:offer:1"{values}>{body}</offer>\n'

    def guided_sides(self, t, p, row):
        """A floor is held against the guide's ask where the file names none."""
        ask, sides = self.sides(t, p)
        if "<floor" not in sides:
            return ask, sides
        start, end = sides.index("<floor"), sides.index("</floor>") + 8
        floor = sides[start:end]
        import re
        for part in ("base", "equity"):
            said = re.search(rf"<{part}[^>]*>([0-9.]+)<", floor)
            top = float(getattr(row.ask, part) or 0)
            if said and part not in ask and top and float(said[1]) > top * 0.9:
                return ask, sides[:start] + sides[end:]
        return ask, sides

    # ---- anything that is valid

    def wild(self, low, high):
        whole = self.r.randint(low, high)
        if self.maybe(0.4):
            return str(whole // 1000 * 1000 or 1000)
        return f"{whole}.{self.r.randint(0, 99):02d}" if self.maybe(0.4) else str(whole)

    def wild_schedule(self):
        n = self.r.randint(1, 10)
        cuts = sorted(self.r.randint(0, 1000) for _ in range(n - 1))
        parts = [b - a for a, b in zip([0, *cuts], [*cuts, 1000])]
        return " ".join(f"{p // 10}.{p % 10}" if p % 10 else str(p // 10) for p in parts)

    def wild_equity(self, kind, currency, package, top):
        values = {"kind": kind if package else None, "currency": currency if package else None}
        years = 4
        if self.maybe(0.3):
            values["schedule"] = self.wild_schedule()
            years = len(values["schedule"].split())
        elif self.maybe(0.5):
            years = self.r.randint(1, 10)
            values["years"] = years
        if self.maybe(0.3) and (package or "years" in values or "schedule" in values):
            values["cliff_months"] = self.r.randint(0, min(48, 12 * years))
        if self.maybe(0.4):
            grant = {"shares": self.r.choice([self.r.randint(1, top // 4), f"{self.r.randint(1, top // 400)}.5"])}
            if package or self.maybe(0.3):
                grant["price"] = f"{self.r.randint(1, 90000) / 100}" if self.maybe(0.95) else None
                if kind == "options" and self.maybe(0.8):
                    grant["strike"] = f"{self.r.randint(0, 60000) / 100}"
            return f'<equity{attr(**values)}>{element("grant", **grant)}</equity>'
        values["per_year"] = "yes" if self.maybe(0.2) else None
        return element("equity", self.wild(top // 2 if not package and top > 90000 else 0, top), **values)

    def wild_package(self, tag, values, base, currency=None, package=True):
        low = tag == "floor"  # little enough to lie under most asks
        top = 40000 if low else 400000
        unit = self.r.choice(UNITS)
        per, times, n = unit
        amount = round(self.r.randint(*base) / n, 2)
        xml = element("base", digits(amount), per=per, times=times,
                      sure=self.r.choice([None, None, None, "expected"]))
        for name in [None, "A", "B"]:
            if self.maybe(0.25):
                form = self.r.choice(["percent", "months", "amount"])
                kw = dict(name=name, kind=self.r.choice([None, "target", "contractual", "commission", "discretionary"]),
                          years=self.r.choice([None, None, None, "1", "2 4", "1 2 3 4"]))
                if form == "amount":
                    xml += element("bonus", self.wild(0, top // 40), **kw)
                else:
                    xml += element("bonus", **kw, **{form: self.r.choice(["0", "1", "12.5", "33.33333333"]
                                                                       if form == "percent" else ["1", "2.5", "0"])})
        for name in ["Car", "Night"]:
            if self.maybe(0.25):
                p2, t2, _ = self.r.choice(UNITS)
                xml += element("allowance", self.wild(0, top // 400) if p2 not in ("day", "hour") else "3.25", name=name, per=p2,
                               times=t2, sure=self.r.choice([None, None, "expected"]))
        if self.maybe(0.3):
            xml += element("sign-on", self.wild(0, top // 20), year_2=self.r.choice([None, None, self.wild(0, 9000)]),
                           clawback_months=self.r.choice([None, "12"]))
        if self.maybe(0.3):
            xml += element("relocation", self.wild(0, top // 80), reimbursed=self.r.choice([None, None, "yes"]))
        if self.maybe(0.8):
            kind = self.r.choice(["pre-ipo", "pre-ipo", "options", "liquid", "liquid"])
            xml += self.wild_equity(kind, currency, package, top) if self.maybe(0.9) or not package else element("equity", kind="none")
        if 'kind="none"' not in xml and "<equity" in xml and self.maybe(0.25):
            xml += element("refresh", self.wild(0, 50000), from_year=self.r.choice([None, "1", "2", "3", "4"]))
        if self.maybe(0.2):
            xml += element("pension", percent="7.5") if self.maybe(0.5) else element("pension", self.wild(0, 9000))
        if self.maybe(0.2):
            xml += element("benefit", "text", name="Lunch", value=self.r.choice([None, "480"]))
        if self.maybe(0.2):
            xml += element("term", self.r.choice(["25", "30"]), name="leave")
        return f"<{tag}{attr(**values)}>{xml}</{tag}>"

    def extreme(self, name):
        under = self.maybe(0.4)
        home, values, body = "EUR", {}, element("candidate", element("name", name))
        if under:
            region = self.r.choice(list(self.guide.rows))
            node = self.guide.rows[region]
            home = node.get("currency")
            values = {"guide": self.guide.id, "region": region}
            if node.get("relative-to"):
                values["location_factor"] = self.r.choice(["0.6", "0.75", "0.87654321", "1"])
        else:
            body += element("job", employer="Example AG", role="Anything",
                            **({"valuation": "123456789.01", "valuation_currency": "EUR"} if self.maybe(0.5) else {}))
        abroad = "USD" if home != "USD" else "EUR"
        here = lambda: abroad if self.maybe(0.2) and under else home
        months = self.r.choice([None, None, None, self.r.randint(6, 48), self.r.randint(1, 48)])
        own = self.r.choice([None, None, None, abroad])
        body += self.wild_package("package", {"currency": here(), "months": months,
                                              "status": self.r.choice([None, "written", "verbal"])},
                                  (60000, 180000), own)
        for i in range(self.r.choice([0, 1, 1, 2, 3])):
            status = self.r.choice(["written", "verbal", "process", "market"])
            body += self.wild_package("competing", {"company": f"Company {i}", "status": status,
                                                    "currency": self.r.choice([home, abroad]),
                                                    "months": self.r.choice([None, None, self.r.randint(1, 48)]),
                                                    "disclose": self.r.choice(["none", "full"])}, (50000, 260000))
        if self.maybe(0.7):
            body += self.wild_package("ask", {}, (150000, 220000), package=False).replace(' sure="expected"', "")
        if self.maybe(0.6):
            whole = self.r.choice([None, None, "yes"])
            body += self.wild_package("floor", {"whole": whole}, (46000, 120000), package=False).replace(' sure="expected"', "")
        if self.maybe(0.1):
            body += self.wild_package("agreed", {}, (70000, 200000), package=False)
        if self.maybe(0.25):
            moves = "".join(self.wild_package("move", {"date": f"2026-11-{day:02d}", "by": self.r.choice(["employer", "candidate"]),
                                                       "whole": self.r.choice([None, "yes"])}, (60000, 200000), package=False)
                            for day in sorted(self.r.sample(range(1, 18), self.r.randint(1, 4))))
            body += f"<history>{moves}</history>"
            values["offered"] = "2026-11-18"
        if self.maybe(0.5):
            low = self.r.randint(50000, 90000)
            body += element("market", part="base", low=low, high=low + self.r.randint(0, 60000), source="somebody",
                            kind=self.r.choice(["posted", "told", "survey", "database", "report", "colleague"]))
        if self.maybe(0.3):
            low = self.r.randint(10000, 90000)
            body += element("market", part="equity", low=low, high=low + self.r.randint(0, 90000), source="somebody",
                            kind=self.r.choice(["posted", "told", "survey"]), years=self.r.choice([None, "3", "5"]))
        values["date"] = DATE
        values["dilution"] = self.r.choice([None, "0", "0.2", "0.33333333", "0.999"])
        body += element("rate", **{"from": abroad, "to": home}, value=self.r.choice(["0.92", "1.08765432", "0.33333333", "150"]),
                        date="2026-11-19")
        return f'<offer xmlns="urn:hfbrief:offer:1"{attr(**values)}>{body}</offer>\n'


UNITS = [(None, None, 1), (None, None, 1), ("year", None, 1), ("month", None, 12), ("month", "13", 13), ("month", "13.92", 13.92),
         ("four-weeks", None, 13), ("fortnight", None, 26), ("week", None, 52), ("week", "46.5", 46.5),
         ("day", "220", 220), ("hour", "1950", 1950), ("hour", "1764.25", 1764.25)]


def offers(kind, n, seed, guide_path, folder):
    maker = Maker(f"{kind} {seed} {Path(guide_path).name}", guide_path)
    out = []
    for i in range(n):
        path = Path(folder) / f"{kind}-{i:05d}.xml"
        path.write_text(getattr(maker, kind)(f"Candidate {i:05d}"), encoding="utf-8")
        out.append(path)
    return out
