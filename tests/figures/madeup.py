"""Made-up offers: random in their parts and amounts, the same for the same seed."""
import random
from pathlib import Path

from reading import Guide

class Maker:
    """Offers that a schema accepts, with every part that the contract has, in odd amounts."""

    def __init__(self, seed, guide):
        self.r = random.Random(seed)
        self.guide = guide

    def maybe(self, chance):
        return self.r.random() < chance

    def money(self, low, high):
        whole = self.r.randint(low, high)
        if self.maybe(0.6):
            return str(whole // 1000 * 1000)
        return f"{whole}.{self.r.randint(0, 99):02d}" if self.maybe(0.3) else str(whole)

    def schedule(self):
        n = self.r.randint(1, 10)
        cuts = sorted(self.r.randint(0, 1000) for _ in range(n - 1))
        parts = [b - a for a, b in zip([0, *cuts], [*cuts, 1000])]
        return " ".join(f"{p // 10}.{p % 10}" if p % 10 else str(p // 10) for p in parts)

    def equity(self, kind, package):
        attributes = ""
        if package or self.maybe(0.15):
            attributes += f' kind="{kind}"'
        if self.maybe(0.25):
            attributes += f' schedule="{self.schedule()}"'
        elif self.maybe(0.5):
            attributes += f' years="{self.r.randint(1, 10)}"'
        if kind == "options" and package and self.maybe(0.85):
            strike, price = self.r.randint(0, 4000), self.r.randint(1, 6000)
            return (f'<equity{attributes}><grant shares="{self.r.randint(1, 40000)}" '
                    f'strike="{strike / 100}" price="{price / 100}"/></equity>')
        if self.maybe(0.2):
            return f'<equity{attributes} per-year="yes">{self.money(0, 60000)}</equity>'
        low = 0 if self.maybe(0.1) else 20000
        return f"<equity{attributes}>{self.money(low, 260000)}</equity>"

    def extras(self, chance):
        out = ""
        if self.maybe(chance):
            kind = self.r.choice(["", ' kind="target"', ' kind="contractual"'])
            if self.maybe(0.6):
                out += f'<bonus{kind} percent="{self.r.choice(["10", "12.5", "0", "33.33333333"])}"/>'
            else:
                out += f"<bonus{kind}>{self.money(0, 30000)}</bonus>"
        if self.maybe(chance):
            second = f' year-2="{self.money(0, 9000)}"' if self.maybe(0.5) else ""
            out += f"<sign-on{second}>{self.money(0, 40000)}</sign-on>"
        if self.maybe(chance):
            start = f' from-year="{self.r.randint(1, 4)}"' if self.maybe(0.7) else ""
            out += f"<refresh{start}>{self.money(0, 50000)}</refresh>"
        return out

    def side(self, name, base, equity):
        if self.maybe(0.35):
            return ""
        parts = ""
        if self.maybe(0.85):
            parts += f"<base>{self.money(*base)}</base>"
        if self.maybe(0.7):
            grant = self.equity(self.r.choice(["pre-ipo", "liquid"]), False)
            parts += grant if self.maybe(0.3) else f"<equity>{self.money(*equity)}</equity>"
        return f"<{name}>{parts}{self.extras(0.15)}</{name}>"

    def package(self, tag, currency, extra):
        kind = self.r.choice(["pre-ipo", "pre-ipo", "options", "liquid"])
        return (f'<{tag} currency="{currency}"{extra}><base>{self.money(60000, 220000)}</base>'
                f"{self.equity(kind, True)}{self.extras(0.35)}</{tag}>")

    def offer(self, name):
        region = self.r.choice(list(self.guide.rows))
        row = self.guide.rows[region]
        home = row.get("currency")
        attributes = f'guide="{self.guide.id}" region="{region}" date="2026-11-20"'
        if row.get("relative-to"):
            attributes += f' location-factor="{self.r.choice(["0.6", "0.75", "0.87654321", "1"])}"'
        if self.maybe(0.3):
            attributes += f' dilution="{self.r.choice(["0", "0.2", "0.33333333", "0.999"])}"'
        abroad = next(c for c in ("CHF", "USD", "EUR") if c != home)
        rate = self.r.choice(["0.92", "1.08765432", "0.33333333", "150"])
        where = lambda: abroad if self.maybe(0.25) else home
        body = f"<candidate><name>{name}</name></candidate>"
        body += self.package("package", where(), "")
        for i in range(self.r.choice([0, 1, 1, 2, 3])):
            status = self.r.choice(["written", "verbal", "process", "market"])
            body += self.package("competing", where(), f' company="Company {i}" status="{status}"')
        # Bases within a quarter and four times of the package's: farther off is another unit.
        body += self.side("ask", (120000, 240000), (150000, 400000))
        body += self.side("floor", (56000, 110000), (0, 90000))
        body += self.side("agreed", (60000, 200000), (50000, 300000))
        body += f'<rate from="{abroad}" to="{home}" value="{rate}" date="2026-11-19"/>'
        return f'<offer xmlns="urn:hfbrief:offer:1" {attributes}>{body}</offer>\n'


def random_offers(n, seed, guide_path, folder):
    maker = Maker(f"{seed} {Path(guide_path).name}", Guide(guide_path))
    out = []
    for i in range(n):
        path = Path(folder) / f"{Path(guide_path).stem}-{i:04d}.xml"
        path.write_text(maker.offer(f"Candidate {i}"), encoding="utf-8")
        out.append(path)
    return out
