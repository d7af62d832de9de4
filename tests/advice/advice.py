#!/usr/bin/env python3
"""What a brief and its letter advise holds together, and their numbers say what they seem to: read
on the flow, held against the figures.

    advice.py HFBRIEF FILE …              these offers: brief and letter of each
    advice.py --of FILE FIGURES.json FLOW one flow that is there already

Prints a line a fault, the offer's file first.
"""
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

FLOW = "{urn:hfbrief:flow:1}"
OFFER = "{urn:hfbrief:offer:1}"
NOT_SAID = ("not said", "–")


def own(node, skip=("aside", "table", "note", "second")):
    parts = [node.text or ""]
    for child in node:
        if child.tag.replace(FLOW, "") not in skip:
            parts.append(own(child, skip))
        parts.append(child.tail or "")
    return "".join(parts)


def plain(node):
    return re.sub(r"\s+", " ", re.sub("[\u2066-\u2069]", "", own(node))).strip()


def whole(flow):
    return re.sub(r"\s+", " ", re.sub("[\u2066-\u2069]", "", " ".join(flow.itertext())))


def number(text):
    """-5000.0 of “−€5,000”; 700.0 of “700 RSUs”; None: it has none."""
    found = re.search(r"([−+]?)[^\d−+]*(\d[\d,]*(?:\.\d+)?)", text)
    return float(found[2].replace(",", "")) * (-1 if found[1] == "−" else 1) if found else None


def rows(flow, kind):
    """Each row of such tables, as (cell, what stands under it)."""
    for table in flow.iter(FLOW + "table"):
        if table.get("kind") == kind:
            for row in table.iter(FLOW + "row"):
                yield [(plain(c), plain(c.find(FLOW + "second")) if c.find(FLOW + "second") is not None else "")
                       for c in row if c.tag == FLOW + "cell"]


# ---- one claim each ------------------------------------------------------------------------------


def gaps(f, flow):
    """Under a figure: the offer against it, one sign for all; nothing where one side isn't said."""
    decks = " ".join(plain(p) for p in flow.iter(FLOW + "p") if p.get("style") == "deck")
    for name, *cells in rows(flow, "gap"):
        if not cells or name[0] == "":
            continue
        for text, under in cells[1:]:
            mine, worth = cells[0]
            under = under.split(" · ")[-1]  # behind what a number of shares is worth
            if re.search(r"\d [a-z]", mine, re.I) and not re.search(r"\d [a-z]", text, re.I) and worth:
                mine = worth  # "500 RSUs", against an amount
            if not under:
                continue
            if all(re.search(r"\d [a-z]", x, re.I) for x in (cells[0][0], text)) and not re.search("[a-z]", under, re.I):
                yield f"{name[0]}: {under} of what, beside money"
            if mine in NOT_SAID or text in NOT_SAID:
                yield f"{name[0]}: {under} of {mine} against {text}"
                continue
            if "+ over, − under" not in decks:
                yield f"nobody says what {under} means"
            shown, gap = number(mine) - number(text), 0 if under == "equal" else number(under)
            if shown * gap < 0 or abs(shown - gap) > 1.01:
                yield f"{name[0]}: {mine} against {text} is not {under}"
            if abs(shown - gap) > 0.001 and "ounded" not in decks:
                yield f"{name[0]}: {mine} against {text} is {under}, and nobody says that it is rounded"


def against_floor(f, flow):
    """The call sheet's last row, in the unit of its column."""
    table = list(rows(flow, "key"))
    sides = {r[0][0].split("on the table")[0].split("never say it")[0].strip(): r for r in table if r}
    last = next((r for r in table if r[0][0].startswith("Against floor")), None)
    if not last:
        return
    mine, floor = sides["Offer"], sides["Floor"]
    for a, b, (under, _) in list(zip(mine, floor, last))[1:]:
        if not under:
            continue
        if a[0] in NOT_SAID or b[0] in NOT_SAID:
            yield f"against the floor: {under} of {a[0]} against {b[0]}"
            continue
        shown, gap = number(a[0]) - number(b[0]), 0 if under == "equal" else number(under)
        if shown * gap < 0 or abs(shown - gap) > 1.01:
            yield f"against the floor: {a[0]} against {b[0]} is not {under}"
        if abs(shown - gap) > 0.001 and "rounded" not in last[0][0]:
            yield f"against the floor: {a[0]} against {b[0]} is {under}, and nobody says that it is rounded"


def said(flow):
    """What is spoken, and what a letter says."""
    for p in flow.iter(FLOW + "p"):
        if p.get("speak") or p.get("style") == "letter":
            yield plain(p)


def rivals(f, flow):
    """Of another offer only what is higher than here is said aloud, and no gap that isn't there."""
    ours = {v for side in ("offer", "ask") for v in f[side].values() if isinstance(v, (int, float))}
    for k in f["competing"]:
        parts = {p for p in ("base", "equity", "equity_per_year") if k[p] and k[p] <= f["offer"][p]}
        less = {v for p in parts for v in (k[p], (k.get("spoken") or {}).get(p))} - ours - {None}
        for text in said(flow):
            for token in re.findall(r"\d[\d,]*\d", text):
                if float(token.replace(",", "")) in less:
                    yield f"{k['company']}’s {token} is no more than here: {text}"
            if "comp gap" in text and k["company"] in text and k["four_year"] <= f["offer"]["four_year"]:
                yield f"{k['company']} leaves no gap: {text}"


def citing(f, flow):
    """An offer that may not be cited is no reason, and no question is about citing it."""
    pages = [plain(p) for p in flow.iter(FLOW + "p")]
    silent = next((p for p in pages if re.search("say nothing about it|never cite it|don’t bring it up", p)), None)
    for p in pages:
        if silent and re.search(r"is the reason|a reason to answer soon|see the letter|Is the offer still open|bring up .* if", p):
            yield f"“{silent}” and “{p}”"


def steps(f, flow):
    """That steps shrink is said where each is smaller than the one before."""
    sums = [r["four_year"] for r in f["ladder"]]
    down = [a - b for a, b in zip(sums, sums[1:])]
    shrink = len(down) > 1 and all(a > b for a, b in zip(down, down[1:]))
    for p in flow.iter(FLOW + "p"):
        if "smaller than the one before" in plain(p) and not shrink:
            yield f"the steps are {down}"


def one_name(f, flow):
    """The year's total has one name, and the sum that is held against the band another."""
    for node in flow.iter():
        if re.search(r"annual total", own(node), re.I):
            yield f"“annual total”, elsewhere the total a year: {plain(node)}"
    for row in rows(flow, "position"):
        if any(text == "Total a year" for text, _ in row):
            yield "the band is held against the total a year"


def one_unit(f, flow):
    """A column of the ladder counts in one unit; a number of options needs no noun; “face value” is
    shares × price alone."""
    table = [[c for c, _ in r] for r in rows(flow, "ladder")]
    for column in zip(*table[1:]):
        units = {re.sub(r"[\d.,\s]+", "#", re.sub(r" \([^)]*\)$", "", c)) for c in column[1:] if re.match(r"\D?\d", c)}
        if len(units) > 1 and not any(c == "start here" for c in column):
            yield f"the ladder counts in {sorted(units)}"
    for text in said(flow):
        if re.search(r"(options|RSUs) (in |pre-IPO )?(pre-IPO )?equity", text):
            yield text
    if f["ask"]["shares"] and not f["ask"]["equity"] == f["offer"]["equity"]:
        yield from re.findall(r"(?:say the number|one ask|by the ask)[:,] [$€£][\d,]+\d", whole(flow))
    for node in flow.iter():
        if "face value" in own(node) and "part of no total" not in own(node):
            yield f"face value: {plain(node)}"


def held(f, flow):
    """What the offer holds is not asked for: its refresh, its pay review, equity at the ask."""
    spoken = list(said(flow))
    asked = spoken + [plain(i) for i in flow.iter(FLOW + "item")]
    if f["offer"]["certainty"]["discretionary"] and "refresh" in json.dumps(f["additional_asks"]):
        yield "a refresh is asked for, and the offer has one"
    if any(t["name"] == "review" for t in f["offer"]["terms"]):
        yield from (t for t in spoken if "pay review after" in t)
    if f["verdict"] == "at-ask":
        yield from (t for t in asked if re.search("equity grant should|Grant me|above-median equity|best number", t))
        if f["additional_asks"] and any("Everything you ask for is in the offer" in plain(p) for p in flow.iter(FLOW + "p")):
            yield "everything is in the offer, and more is asked for"


def wording(f, flow):
    """Gross is said once; what is left out has no number, another card has it; a number stays with
    its noun; “stated” and “computed” are of one thing."""
    text = " ".join(plain(p) for p in flow.iter(FLOW + "p"))
    if flow.get("page") == "brief":
        gross = len(re.findall(r"gross, before tax|exclude any VAT", text))
        if gross != 1:
            yield f"gross, before tax is said {gross} times"
    yield from re.findall(r"Left out.{0,4}(?:Lever|Script) \d+.{20}", text)
    for h in flow.iter(FLOW + "h1"):
        yield from re.findall(r"\d (?:months|hours|days)[^.]*", own(h))
    for (name, *_), *more in rows(flow, "sum"):
        if name == "Stated" and not any(c["id"] in ("claim-arithmetic", "total") for c in f["checks"]):
            yield "stated and computed of two things"


def trade(f, flow):
    """A row of nothing is no row; nobody asks a contractor about overtime or a level; a column in a
    unit isn't called a year's."""
    for name, *cells in rows(flow, "side"):
        if cells and all(re.fullmatch(r"\D*0%?", text) for text, _ in cells):
            yield f"{name[0]}: {cells[0][0]} for everybody"
    if any("fees" in q for q in f["questions"]):
        yield from (q for q in f["questions"] if re.search("overtime|level", q))
    table = [[c for c, _ in r] for r in rows(flow, "ladder")]
    for column in zip(*table[:2]):
        if "a year" in column[0] and "×" in column[1]:
            yield f"{column[0]}: {column[1]}"


def strength(f, flow):
    """An offer elsewhere is called no more than it is: told isn't made, a process pays nothing yet."""
    text = whole(flow)
    unnamed = [status for company, status in f["status"].items() if company not in text]
    if "made another offer" in text and "written" not in unnamed:
        yield "nobody has it in writing: " + re.search(".{0,60}made another offer", text)[0]
    for h in flow.iter(FLOW + "h1"):
        if "has made no offer" in text and re.search(r" pays .* than your ask", plain(h)):
            yield f"it has made no offer: {plain(h)}"


def one_advice(f, flow):
    """Two pages advise the same: a total is told or it isn't; what isn't wrong is no serious fault."""
    text = whole(flow)
    if "say no total" in text and "If asked about" in text:
        yield "say no total, and: " + re.search("If asked about.{60}", text)[0]
    if "Nothing here is wrong" in text and re.search("most serious|check (?:one|[a-z]+) things?", text):
        yield "nothing is wrong, and: " + re.search("Before you speak.{60}", text)[0]
    if "of the other offer’s" in text:
        yield "the guide’s example is nobody’s other offer"
    for amount in re.findall(r"the total by [^\w]*([\d,]+)", text):
        yield f"{amount}, and {abs(f['gaps']['floor']['annual']):,.0f} of the total a year: which total"
    if "Ask for the top of" in text:
        yield "the top is asked for, and elsewhere the ask"
    if re.search(r"final offer\. Decide\.|then decide\.", text) and "Don’t decide on the call" in text:
        yield "decide, and don’t"
    if f["offer"]["sign_on"]:
        yield from re.findall("don’t usually pay that", text)


def names(f, flow):
    """A page is called by its name, a name has no capital within a sentence, money a year says so,
    the day of a survey has no weekday."""
    yield from re.findall("on the equity page", whole(flow))
    if f["guide"] == "general":
        yield from re.findall(".{20}guide’s band", whole(flow))
    for text in said(flow):
        yield from re.findall(r"(?:as|a|for) (?:Summer|Annual|Shift|Housing)\b.{20}", text)
    for item in flow.iter(FLOW + "item"):
        if re.match(r"Job ticket\D*\d+$", plain(item)):
            yield f"{plain(item)} is a year’s"
    for row in rows(flow, "ranges"):
        yield from (text for text, _ in row if re.match(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[ \xa0]\d", text))


def vesting(f, flow):
    """A year of a grant is a part in its own years: no page divides three years by four, and one says
    that they are three."""
    text = whole(flow)
    own = f["offer"]["vesting_years"]
    apart = {k["vesting_years"] for k in f["competing"] if k["equity"] and k["vesting_years"] != own}
    if flow.get("page") != "brief":
        return
    for years in apart:
        if f"over {years} years" not in text or f"÷ {years} in a total" not in text:
            yield f"nobody says that it vests over {years} years"
        yield from (f"{x}, of a grant of {years} years" for x in re.findall(r"[Ee]quity ÷ \d", text))


def boxed(f, flow):
    """What fails stands in a box where it is the number that is bargained for."""
    for table in flow.iter(FLOW + "table"):
        lines = [row.findall(FLOW + "cell") for row in table.iter(FLOW + "row")] if table.get("kind") == "key" else []
        for head, cell in zip(lines[0], lines[-1]) if lines and plain(lines[-1][0]).startswith("Against floor") else ():
            day = [i for i, c in enumerate(lines[0]) if re.search(" (a day|an hour|a month)$", plain(c))]
            if day and cell is lines[-1][1] and cell.get("boxed"):
                yield f"{plain(cell)} of {plain(head)} is boxed, and nobody says it"
            if day and cell is lines[-1][day[0]] and "base" in f["below_floor"] and not cell.get("boxed"):
                yield f"{plain(cell)} of {plain(head)} has no box"


def precision(f, flow):
    """What was solved for isn't told to the last unit."""
    for p in flow.iter(FLOW + "p"):
        for at in re.findall(r"would have to be (.*?)(?: The |$)", whole(p)):
            for number_ in re.findall(r"\d[\d,]*\d", at.split("; with")[0]):
                if len(number_.replace(",", "").rstrip("05")) > 4:
                    yield f"{number_}: {at[:60]}"


def kept(f, flow):
    """Where one would walk away names what stays as well as what must come."""
    least, floor, offer = f["smallest_yes"], f["floor"], f["offer"]
    if flow.get("page") != "brief" or not floor or f["verdict"] != "below-floor":
        return
    walk = re.search(r"they won’t go to (.*?)\.(?: |$)", whole(flow))
    if walk and least["equity"] > offer["equity"] and least["base"] == offer["base"] > floor["base"] and "as offered" not in walk[1]:
        yield f"base stays at {offer['base']}: {walk[1]}"


def counted(f, flow):
    """What the call sheet's sums hold has a column or is named beside them; a title promises no sources
    where there are none."""
    head = next((r for r in rows(flow, "key")), [])
    columns = len(head) - 1 - sum(bool(re.search("Total a year|Over |a day$|an hour$", c)) for c, _ in head)
    if head and len(f["in_play"]) > columns and "Also counted: " not in whole(flow):
        yield f"{f['in_play']} in {columns} columns"
    if not f["market"] and "who says so" in whole(flow) and "ources, as listed" not in whole(flow):
        yield "the market’s numbers, and who says so: nobody"


def converted(f, flow):
    """What stands converted is said to be so, with its rate."""
    if flow.get("page") != "brief":
        return
    text = whole(flow)
    for who, k in [("Offer", f["offer"]), *((k["company"], k) for k in f["competing"])]:
        for own in (k["converted"], k["equity_converted"]):
            if own and not re.search(rf"converted from {own['from']} at {own['rate']:g}", text):
                yield f"{who} is in {own['from']}, and nobody says so"


def uncontracted(f, flow):
    """What is said to be the rest of a gap, beside what is contracted, is all of it."""
    others = [x["certainty"] for x in [f["ask"] or f["offer"], *f["competing"]]]
    if "The rest is listed shares against a pre-IPO stake" in whole(flow) and any(x["target"] or x["discretionary"] for x in others):
        yield "the rest is shares, and a bonus at target or a refresh"


def little(f, flow):
    """A share under one per cent isn't called one."""
    for amount, share in re.findall(r"would cost ([^ ]*\d[\d,]*) over four years, ([\d.]+)%", whole(flow)):
        of = [k["four_year"] for k in f["competing"]]
        if of and all(number(amount) * 100 < x for x in of):
            yield f"{amount} is less than 1%, not {share}%"


def asked_again(f, flow):
    """Nobody asks for the valuation that the page has, with its date and a share's price."""
    text = whole(flow)
    price = f["offer"]["shares"] and "per share is the equity counted" not in text
    if price and re.search(r"Valuation \S+ ?, as of", text) and "price of the last valuation" in text:
        yield "date and price of the last valuation are there"


CLAIMS = (asked_again, little, uncontracted, counted, converted, precision, kept, vesting, boxed, strength, one_advice, names, trade, wording, held, one_unit, one_name, gaps, against_floor, rivals, citing, steps)


def faults(path, figures, flow):
    f = json.loads(figures)
    f["status"] = {k.get("company"): k.get("status") for k in ET.parse(path).iter(OFFER + "competing")}
    for claim in CLAIMS:
        for fault in claim(f, flow):
            yield f"{claim.__name__}: {fault}"


def run(hfbrief, path, *options):
    made = subprocess.run([hfbrief, "-q", path, *options], capture_output=True, text=True)
    return made.stdout if made.returncode == 0 else None


def main(hfbrief, *files):
    read = bad = 0
    for path in files:
        figures = run(hfbrief, path, "-f", "json")
        for template in ("brief", "letter"):
            flow = figures and run(hfbrief, path, "-t", template, "--dump=flow", "-o", "-")
            if not flow:
                continue
            read += 1
            for fault in faults(path, figures, ET.fromstring(flow)):
                print(f"{Path(path).name} {template}: {fault[:240]}")
                bad += 1
    print(f"{read} documents read, {bad} faults")
    return 1 if bad or not read else 0


if __name__ == "__main__":
    if sys.argv[1] == "--of":
        print("\n".join(faults(sys.argv[2], Path(sys.argv[3]).read_text(encoding="utf-8"), ET.parse(sys.argv[4]).getroot())))
    else:
        sys.exit(main(*sys.argv[1:]))
