#!/usr/bin/env python3
"""Every title's claim is true: the sections' titles, the headline and the verdict of made-up offers,
read in the flow and held against the figures.

    claims.py GUIDE HFBRIEF N SEED [FILE …]    N made-up offers, or these files
    claims.py --of FIGURES.json FLOW           one that is there already

The titles' words are those of templates/lang/en.xml: each message of TITLES has a claim, or is said
to make none. A title that is none of them is a fault too. Prints a line a fault.
"""
import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

here = Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent / "figures"))
import made_up  # noqa: E402

FLOW, WORDS = "{urn:hfbrief:flow:1}", "{urn:hfbrief:catalogue:1}"
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
HORIZON = r"(?:four years|\d+ months|\w+ years)"
MESSAGES = {m.get("k"): "".join(m.itertext()) for m in
            ET.parse(here.parent.parent / "templates/lang/en.xml").getroot().iter(WORDS + "m")}
BANDS = [MESSAGES["band.of." + k] for k in ("guide", "posted", "told", "market")]


def text_of(node):
    parts = [node.text or ""]
    for child in node:
        if child.tag not in (FLOW + "aside", FLOW + "note"):
            parts.append(text_of(child))
        parts.append(child.tail or "")
    return re.sub(r"[\u2066-\u2069]", "", re.sub(r"\s+", " ", "".join(parts)))


def pattern(message):
    """The message as a pattern: {x} is a group; the band and the horizon may be called otherwise."""
    out = ""
    for piece in re.split(r"(\{\w+\})", re.sub(r"\s+", " ", message)):
        named = re.fullmatch(r"\{(\w+)\}", piece)
        piece = re.escape(piece).replace("four\\ years", HORIZON).replace("Four\\ years", HORIZON)
        piece = piece.replace(re.escape(BANDS[0]), "(?:" + "|".join(map(re.escape, BANDS)) + ")")
        out += f"(?P<{named[1]}>.+?)" if named and f"<{named[1]}>" not in out else piece
    return re.compile(out)


def amount(text):
    """€82,000; ₹35,00,000; €2,112.50: in hundredths."""
    digits = re.sub(r"[^\d.]", "", re.sub(r"^\D+", "", text)).rstrip(".")
    return round(float(digits) * 100)


def is_amount(text, value):
    """A page says whole units from 1,000 up."""
    said, value = amount(text), round(abs(value) * 100)
    return said == value or (value >= 100000 and abs(said - value) <= 50)


def printed(value):
    """In hundredths, as a page has it: whole units from 1,000 up, half away from zero."""
    cents = round(value * 100)
    return cents if abs(cents) < 100000 else (abs(cents) + 50) // 100 * 100 * (1 if cents > 0 else -1)


def is_gap(text, f, side, key):
    """The difference of the two numbers that the page prints; the exact one where they are alike."""
    gap = printed(f[side][key]) - printed(f["offer"][key])
    return amount(text) == abs(printed(gap / 100)) if gap else is_amount(text, f["gaps"][side][key])


def is_percent(text, share):
    said = float(text.replace("−", "-").replace(",", "").rstrip("% "))
    return share is not None and abs(said - share * 100) <= (0.5001 if abs(share) >= 0.005 else 0.006)


def of_company(f, name):
    return next((k for k in f["competing"] if k["company"] == name), None)


def words(n):
    return NUMBERS[n] if n < len(NUMBERS) else str(n)


def penetration(f, side):
    return f["position"][side]["annual"]["range_penetration"]


def over(f, m):
    k = of_company(f, m["company"])
    return k and is_amount(m["over"], k["match"]["over_ask"])


def warnings(f):
    return sum(c["about"] != "guide" and c["severity"] == "warning" for c in f["checks"])


def scenario(f, multiple):
    return next(s["four_year"]["ask"] for s in f["scenarios"] if s["multiple"] == multiple)


def multiple(f, m):
    k = of_company(f, m["company"])
    ask = k and k["break_even"]["ask"]["multiple"]
    if "percent" in m:
        return ask is not None and abs(float(m["percent"].rstrip("%")) / 100 - ask) <= 0.0051 and ask
    return ask is not None and abs(float(m["multiple"].replace(",", "")) - ask) <= 0.0051 and ask


def to_ask(f, m, sign):
    gap = f["gaps"]["ask"]["four_year"]
    return gap * sign > 0 and ("gap" not in m or is_gap(m["gap"], f, "ask", "four_year"))


def moved(f, m):
    """One of the sentences for each side, and its amount."""
    out, forms = True, 0
    for side, who, up in (("theirs", "employer", 1), ("yours", "candidate", -1)):
        step = f["history"][who]["moved"]
        change = step["four_year"] if step else None
        for form, fits in (("up", change is not None and change * up > 0), ("down", change is not None and change * up < 0),
                           ("still", change == 0), ("first", change is None)):
            found = re.fullmatch(pattern(MESSAGES[f"history.{side}.{form}"].replace("{horizon}", "four years")), m[side])
            if found:
                forms += 1
                out = out and (fits or (side == "yours" and form == "first")) and \
                    ("amount" not in found.groupdict() or is_amount(found["amount"], change))
    return out and forms == 2


def stands(f, m, side, where):
    """Where the ask's base, or the offer's where no other is asked for, stands in the band of base."""
    asks = f["verdict"] not in ("no-ask",) and f["ask"] and f["ask"]["base"] != f["offer"]["base"]
    base, band = f["offer" if side else "ask"]["base"], f["band"]["base"]
    low, high = re.fullmatch(r"(.*\d)[–-](\D*\d.*)", m["range"]).groups()
    return asks != bool(side) and is_amount(m["base"], base) and is_amount(low, band["min"]) and is_amount(high, band["max"]) and \
        where == ("above" if base > band["max"] else "below" if base < band["min"] else "within")


# message: what must be so
TITLES = {
    "offer.title": lambda f, m: is_percent(m["offer"], penetration(f, "offer")) and is_percent(m["ask"], penetration(f, "ask")),
    "offer.title.under": lambda f, m: penetration(f, "offer") < 0 and is_amount(m["gap"], f["gaps"]["min"]["annual"]) and is_percent(m["ask"], penetration(f, "ask")),
    "offer.title.over": lambda f, m: penetration(f, "offer") > 1 and is_percent(m["ask"], penetration(f, "ask")),
    "offer.title.no-band": lambda f, m: f["gaps"]["ask"]["annual"] > 0 and is_amount(m["annual"], f["offer"]["annual"]) and is_gap(m["gap"], f, "ask", "annual"),
    "offer.title.reached": lambda f, m: f["verdict"] == "at-ask" and is_amount(m["annual"], f["offer"]["annual"]),
    "offer.title.level": lambda f, m: f["gaps"]["ask"]["annual"] == 0 and is_amount(m["annual"], f["offer"]["annual"]),
    "offer.title.less": lambda f, m: f["gaps"]["ask"]["annual"] < 0 and is_gap(m["gap"], f, "ask", "annual"),
    "offer.title.no-ask": lambda f, m: f["verdict"] in ("no-ask", "below-floor") and is_amount(m["annual"], f["offer"]["annual"]),
    "others.title": lambda f, m: over(f, m) and of_company(f, m["company"])["match"]["matchable"] is False and of_company(f, m["company"])["match"]["over_ask"] > 0,
    "others.title.matchable": lambda f, m: over(f, m) and of_company(f, m["company"])["match"]["matchable"] is True and of_company(f, m["company"])["match"]["over_ask"] > 0,
    "others.title.plain": lambda f, m: over(f, m) and of_company(f, m["company"])["match"]["over_ask"] > 0,
    "others.title.would": lambda f, m: over(f, m) and of_company(f, m["company"])["match"]["matchable"] is False and of_company(f, m["company"])["match"]["over_ask"] > 0,
    "others.title.would.matchable": lambda f, m: over(f, m) and of_company(f, m["company"])["match"]["matchable"] is True and of_company(f, m["company"])["match"]["over_ask"] > 0,
    "others.title.would.plain": lambda f, m: over(f, m) and of_company(f, m["company"])["match"]["over_ask"] > 0,
    "others.title.ahead": lambda f, m: over(f, m) and of_company(f, m["company"])["match"]["over_ask"] < 0,
    "others.title.equal": lambda f, m: of_company(f, m["company"])["match"]["over_ask"] == 0,
    "others.title.expired": lambda f, m: of_company(f, m["company"])["expires"][:10] <= f["date"],
    "others.title.current": lambda f, m: any(k["claim"] is None and is_amount(m["annual"], k["annual"]) for k in f["competing"]),
    "equity.title": lambda f, m: (multiple(f, m) or 0) >= 1,
    "equity.title.no-valuation": lambda f, m: (multiple(f, m) or 0) >= 1,
    "equity.title.below": lambda f, m: multiple(f, m) and multiple(f, m) < 1 and m["percent"] != "100%",
    "equity.title.alone": lambda f, m: is_amount(m["half"], scenario(f, 0.5)) and is_amount(m["twice"], scenario(f, 2)),
    "equity.title.alone.no-valuation": lambda f, m: is_amount(m["half"], scenario(f, 0.5)) and is_amount(m["twice"], scenario(f, 2)),
    "equity.title.cash": lambda f, m: f["ask"]["cash_four_year"] >= of_company(f, m["company"])["four_year"],
    "equity.title.plain": lambda f, m: True,
    "equity.title.unknown": lambda f, m: any(f[s]["shares"] and not f[s]["equity"] for s in ("offer", "ask")),
    **{f"market.title.{side}{where}": lambda f, m, side=side, where=where: stands(f, m, side, where)
       for side in ("", "offer.") for where in ("within", "above", "below")},
    "trade.title.ladder": lambda f, m: is_amount(m["from"], f["ladder"][0]["four_year"]) and is_amount(m["to"], f["ladder"][-1]["four_year"]) and m["n"] == words(len(f["ladder"]) - 1),
    "trade.title.at-ask": lambda f, m: f["verdict"] == "at-ask",
    "trade.title.no-ask": lambda f, m: f["verdict"] in ("no-ask", "below-floor"),
    "trade.title.ask": lambda f, m: to_ask(f, m, 1),
    "trade.title.less": lambda f, m: to_ask(f, m, -1),
    "trade.title.even": lambda f, m: f["gaps"]["ask"]["four_year"] == 0,
    "trade.title.clears": lambda f, m: f["verdict"] == "negotiate" and not f["below_floor"] and to_ask(f, m, 1),
    "trade.title.clears.guide": lambda f, m: f["verdict"] == "negotiate" and not f["below_floor"] and to_ask(f, m, 1),
    "trade.title.tie": lambda f, m: f["verdict"] == "below-floor" and f["four_year_vs_floor"] == "at",
    "trade.title.under": lambda f, m: f["verdict"] == "below-floor" and f["four_year_vs_floor"] == "under",
    "trade.title.mix": lambda f, m: f["verdict"] == "below-floor" and f["four_year_vs_floor"] == "over",
    "before.title": lambda f, m: m["n"].lower() == words(warnings(f)),
    "before.title.one": lambda f, m: warnings(f) == 1,
    "before.title.notes": lambda f, m: warnings(f) == 0,
    "before.title.open": lambda f, m: warnings(f) == 0,
    "history.title": moved,
    "history.title.said": lambda f, m: not f["history"]["moves"] and f["history"]["said"],
    "history.title.none": lambda f, m: not f["history"]["moves"],
    "history.title.nobody": lambda f, m: f["history"]["employer"]["moved"]["four_year"] == 0 and f["history"]["candidate"]["moved"]["four_year"] == 0,
    "verdict.at-ask": lambda f, m: f["verdict"] == "at-ask",
    "verdict.no-ask": lambda f, m: f["verdict"] in ("no-ask", "below-floor"),
    "verdict.ask.rest": lambda f, m: f["gaps"]["ask"]["annual"] <= 0,
    "verdict.final": lambda f, m: f["history"] and any(x["answer"] == "final" for x in f["history"]["moves"]),
    "turn.employer": lambda f, m: f["history"]["turn"] == "employer",
    "speech.title": lambda f, m: f["blanks"], "speech.title.filled": lambda f, m: not f["blanks"],
}
SILENT = ["market.title", "market.title.guide", "workings.title", "after.title"]  # they claim nothing
# the longest first: one title may begin as another does
PATTERNS = sorted(((k, pattern(MESSAGES[k])) for k in list(TITLES) + [k + of for k in TITLES for of in ("@band", "@contractor") if k + of in MESSAGES]
                   + SILENT), key=lambda x: -len(MESSAGES[x[0]]))
BELOW = re.compile(r"Below your floor: (.+?)\. Don’t accept it as it stands")
CLEARS = pattern(MESSAGES["verdict.clears.total"])


def asked_numbers(f):
    """Every number that the ask holds, as a page may write it, in hundredths."""
    out, todo = set(), [f["ask"]]
    while todo:
        x = todo.pop()
        todo += list(x.values()) if isinstance(x, dict) else x if isinstance(x, list) else []
        if isinstance(x, (int, float)) and not isinstance(x, bool):
            out |= {round(x * 100), round(x + 1e-9) * 100}
        if isinstance(x, str) and re.fullmatch(r"[\d.]+", x):
            out.add(round(float(x) * 100))
    return out


def headline(f, said):
    if f["verdict"] == "at-ask":
        yield "asks, though the offer meets the ask"
    for number in re.findall(r"\d[\d,]*(?:\.\d+)?", said):
        if round(float(number.replace(",", "")) * 100) not in asked_numbers(f):
            yield f"asks for {number}, which the ask doesn't hold"


def floor_line(f, said):
    """What of the offer is under the floor, part by part."""
    parts = {"base": "base", "fee": "base", "bonus": "bonus", "commission": "bonus", "equity": "equity", "sign-on": "sign_on",
             "allowances": "allowance", "allowance": "allowance", "relocation": "relocation"}
    units = [f[side]["base_unit"] for side in ("floor", "offer")]
    by_unit = units[0]["amount"] - units[1]["amount"] if all(units) else None
    if f["verdict"] != "below-floor":
        yield "says below the floor, and the verdict is another"
    for item in re.split(r", | and ", said):
        found = re.fullmatch(r"(.+?) by (.+)", item)
        key = parts.get(found[1]) if found else None
        if not key:
            continue
        values = [f["gaps"]["floor"][key]] + ([by_unit] if key == "base" and by_unit else [])
        if key == "equity" and re.fullmatch(r"[\d,]+\s(?!\W).+", found[2]):  # "20 RSUs"
            values = [f["floor"]["shares"] - f["offer"]["shares"]]
        if key not in f["below_floor"] or not any(is_amount(found[2], v) for v in values):
            yield f"{item}: the figures say {values} of {f['below_floor']}"


def title_faults(f, said):
    for key, shape in PATTERNS:
        m = shape.fullmatch(said)
        if not m:
            continue
        if key in SILENT:
            return
        try:
            true = TITLES[key.partition("@")[0]](f, m.groupdict())
        except (KeyError, TypeError, StopIteration, ValueError) as e:
            true, said = False, f"{said} ({type(e).__name__} {e})"
        if not true:
            yield f"{key} isn't so: {said}"
        return
    yield f"a title that nobody has a claim for: {said}"


def faults(f, flow):
    root = ET.fromstring(flow)
    for section in root.iter(FLOW + "section"):
        title = section.find(".//" + FLOW + "h1")
        if title is None:
            yield f"section {section.get('id')} has no title"
            continue
        said = text_of(title).strip()
        if section.get("id") == "call" and said.startswith("Ask for "):
            yield from headline(f, "".join(text_of(b) + " " for b in title.iter(FLOW + "b")))
        else:
            yield from title_faults(f, said)
        if section.get("id") == "call":
            sheet = text_of(section)
            for m in BELOW.finditer(sheet):
                yield from floor_line(f, m[1])
            for m in CLEARS.finditer(sheet):
                by = [f["offer"][k] - f["floor"][k] for k in ("firm", "four_year")]
                true = [by[0] > 0 and is_amount(m["amount"], by[0]), by[1] > 0 and is_gap(m["amount"], f, "floor", "four_year")]
                if f["verdict"] == "below-floor" or not any(true):
                    yield f"{m[0]}: the figures say {by}"


def made(hfbrief, path, *options):
    return subprocess.run([hfbrief, "-q", str(path), *options], capture_output=True, text=True)


def main(guide, hfbrief, n, seed, *files):
    bad = read = 0
    kinds = set()
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(x) for x in files] or made_up.offers("realistic", int(n), int(seed), guide, Path(folder))
        for path in map(Path, paths):
            flow = made(hfbrief, path, "--dump=flow", "-o", "-")
            tree = made(hfbrief, path, "-f", "json")
            if flow.returncode or tree.returncode:
                continue  # refused: tests/sentences.sh says which may be
            read += 1
            f = json.loads(tree.stdout)
            kinds |= {k for t in ET.fromstring(flow.stdout).iter(FLOW + "h1")
                      for k, shape in PATTERNS if shape.fullmatch(text_of(t).strip())}
            for fault in faults(f, flow.stdout):
                print(f"{path.name}: {fault[:240]}")
                bad += 1
    print(f"{read} briefs read, {len(kinds)} kinds of title, {bad} faults")
    return 1 if bad or not read else 0


if __name__ == "__main__":
    if sys.argv[1] == "--of":
        print("\n".join(faults(json.load(open(sys.argv[2], encoding="utf-8")), Path(sys.argv[3]).read_text(encoding="utf-8"))))
    else:
        sys.exit(main(*sys.argv[1:]))
