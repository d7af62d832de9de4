#!/usr/bin/env python3
"""make bench-peers: how long hfbrief takes for a document, and how long others do for the same text.

Every document's text is that of a brief of hfbrief's, as it is read aloud, without its charts
(peers/text.py); each peer sets it in its usual way (peers/set.py, peers/main.go): one font, headings,
paragraphs, lists, tables, numbered pages. hfbrief stands there twice: with its brief, which it
computes from the offer, draws and checks, and with a stylesheet that says the first document's text
and no more, as the others do.

All run in turns, so that what else the machine does falls on all of them. Times are CPU seconds (user
and system, all processes) from the start of the process to its end: of one document, and of a process
that makes many, divided by their number.

    PEERS_RUNS=7         turns, for medians
    PEERS_DOCUMENTS=100  documents in a batch; those that take long get fewer
    PEERS_COUNTED=1      instructions too, by callgrind: it takes an hour
"""
import collections
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile

from measure import Run, callgrind, offers, HERE, ROOT

sys.path.insert(0, os.path.join(HERE, "peers"))
import text  # noqa: E402

RUNS = int(os.environ.get("PEERS_RUNS", 7))
N = int(os.environ.get("PEERS_DOCUMENTS", 100))
COUNTED = os.environ.get("PEERS_COUNTED") == "1"
LONG = 5  # of an engine that takes long, one document of so many
median = statistics.median


def shown(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout


class Peer:
    """One who sets text. command(folder, documents from 0 to n): the whole run of a process."""

    def __init__(self, name, command, shaped, share=1):
        self.name, self.command, self.shaped = name, command, shaped
        self.n = max(2, N // share)
        self.single, self.batch = [], []

    def run(self, folder, n):
        out = os.path.join(folder, re.sub(r"\W", "-", self.name))
        os.makedirs(out, exist_ok=True)
        for old in os.scandir(out):
            os.remove(old.path)
        result = Run(self.command(out, n))
        result.made = sorted(e.path for e in os.scandir(out) if e.name.endswith(".pdf"))
        if len(result.made) != n:
            sys.exit(f"{self.name}: {len(result.made)} documents of {n}")
        return result

    def look(self, folder, wanted):
        """What it makes of the first document, which must have its text."""
        path = self.run(folder, 1).made[0]
        info = shown("pdfinfo", path)
        self.pages, self.bytes = int(re.search(r"Pages: +(\d+)", info)[1]), os.path.getsize(path)
        self.tagged = bool(re.search(r"Tagged: +yes", info))
        found = collections.Counter(re.sub(r"\s|\u00ad|-", "", shown("pdftotext", "-raw", path, "-")))
        lacks = sum((wanted - found).values())
        if lacks > sum(wanted.values()) * 0.02:
            sys.exit(f"{self.name}: {lacks} of {sum(wanted.values())} characters aren't in {path}")

    def instructions(self, folder):
        """Millions, of one document from start to exit, and of one more in a process that has made
        some; None where valgrind can't run it."""
        out = os.path.join(folder, "counted")
        os.makedirs(out, exist_ok=True)
        try:
            one, few, more = (callgrind(folder, f"{len(self.name)}-{n}", self.command(out, n))[1] / 1e6
                              for n in (1, 3, 6))
        except subprocess.CalledProcessError:
            return None, None
        return one, (more - few) / 3


def peers(build, folder):
    program = os.path.join(build, "hfbrief")
    fonts, made = os.path.join(ROOT, "fonts"), os.path.join(build, "peers")
    inputs = offers(os.path.join(folder, "offers"), N)
    documents = []
    for i, offer in enumerate(inputs):
        blocks = text.document(program, offer)
        documents.append(os.path.join(folder, f"d{i:05}.json"))
        with open(documents[-1], "w", encoding="utf-8") as f:
            json.dump(blocks, f)
        if i == 0:
            first = blocks
    sheet = os.path.join(folder, "text.xsl")
    with open(sheet, "w", encoding="utf-8") as f:
        f.write(text.stylesheet(first))
    cage = ["--cage=off"] if COUNTED else []  # valgrind can't run within it

    def hfbrief(*options):
        return lambda out, n: [program, "-q", "--force", *cage, *options, "-d", out, "-j1"] + inputs[:n]

    def python(peer):
        return lambda out, n: [os.path.join(made, "venv", "bin", "python"), os.path.join(HERE, "peers", "set.py"),
                               peer, fonts, out] + documents[:n]

    versions = dict(line.split("==") for line in subprocess.run(
        [os.path.join(made, "venv", "bin", "pip"), "freeze"], check=True, capture_output=True, text=True).stdout.split())
    go = re.search(r"fpdf v(\S+)", open(os.path.join(HERE, "peers", "go.mod"), encoding="utf-8").read())[1]

    def name(shown, package):
        return f"{shown} {re.sub(r'[.]0$', '', versions[package])}"
    all_ = [
        Peer("hfbrief, its brief", hfbrief(), True),
        Peer("hfbrief, this text", hfbrief("-t", sheet), True),
        Peer(f"fpdf {go} (Go)", lambda out, n: [os.path.join(made, "fpdf"), fonts, out] + documents[:n], False),
        Peer(name("PlutoPrint", "plutoprint"), python("plutoprint"), True),
        Peer(name("Typst", "typst"), python("typst"), True),
        Peer(name("ReportLab", "reportlab"), python("reportlab"), False),
        Peer(name("WeasyPrint", "weasyprint"), python("weasyprint"), True, LONG),
    ]
    return first, [p for p in all_ if os.path.exists(p.command(folder, 1)[0])]


def measured(p):
    return {"name": p.name, "documents": p.n, "pages": p.pages, "bytes": p.bytes, "tagged": p.tagged,
            "shaped": p.shaped, "single_ms": median(r.cpu for r in p.single) * 1000,
            "batch_ms": median(r.cpu for r in p.batch) / p.n * 1000,
            "single_wall_ms": median(r.wall for r in p.single) * 1000,
            "batch_wall_ms": median(r.wall for r in p.batch) / p.n * 1000,
            "memory_mb": max(r.memory for r in p.batch), "page_faults": median(r.faults for r in p.single)}


def print_table(rows):
    count = "single_minstructions" in rows[0]
    head = ["who sets it", "one, ms", "of many, ms", "× ours", "memory, MB", "page faults", "pages", "kB", "tagged", "shaped"]
    head[3:3] = ["one, M", "of many, M"] if count else []
    print("| " + " | ".join(head) + " |")
    print("|---|" + "---:|" * (len(head) - 3) + "---|---|")
    ours = rows[1]
    for r in rows:
        times = f"{r['single_ms'] / ours['single_ms']:.1f}, {r['batch_ms'] / ours['batch_ms']:.1f}"
        cells = [r["name"], f"{r['single_ms']:.1f}", f"{r['batch_ms']:.1f}", times, f"{r['memory_mb']:.0f}",
                 f"{r['page_faults']:,.0f}", f"{r['pages']}", f"{r['bytes'] / 1000:.0f}",
                 "yes" if r["tagged"] else "no", "yes" if r["shaped"] else "no"]
        for at, key in ((3, "single_minstructions"), (4, "batch_minstructions")):
            cells[at:at] = [f"{r[key]:,.0f}" if r[key] else "–"] if count else []
        print("| " + " | ".join(cells) + " |")
    print()


def print_targets(rows):
    """Held on the same text: name, measured, at least."""
    for name, what, least in (("PlutoPrint", "batch_ms", 4), ("fpdf", "single_ms", 1)):
        for r in rows:
            if r["name"].startswith(name):
                ratio = r[what] / rows[1][what]
                print(f"{r['name'] + ', ' + what[:-3]:<36}{ratio:>8.2f}   at least {least:<6}"
                      f"{'' if ratio >= least else 'missed'}")
    print(f"\nmedians of {RUNS} runs in turns; × ours: of one and of many, to hfbrief with this text")


def main():
    build = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="hfbrief-peers-") as folder:
        first, all_ = peers(build, folder)
        wanted = collections.Counter(re.sub(r"\s|\u00ad|-", "", "".join(text.words(first))))
        for p in all_:
            p.look(folder, wanted)
        for _ in range(RUNS):
            for p in all_:
                p.single += [p.run(folder, 1) for _ in range(3)]
                p.batch.append(p.run(folder, p.n))
        rows = [measured(p) for p in all_]
        for r, p in zip(rows, all_):
            if COUNTED:
                r["single_minstructions"], r["batch_minstructions"] = p.instructions(folder)
    print_table(rows)
    print_targets(rows)
    with open(os.path.join(build, "peers.json"), "w", encoding="utf-8") as f:
        json.dump({"runs": RUNS, "peers": rows}, f, indent=2)


if __name__ == "__main__":
    main()
