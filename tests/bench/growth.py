#!/usr/bin/env python3
"""make bench-growth: cost against size. One line a size: CPU seconds (best of some runs) and what one
more page, row, offer or word costs since the size before. Linear: that last column stays level.

    GROWTH_MOST=10000   the largest batch and cohort
"""
import json
import os
import shutil
import sys
import tempfile

from measure import Run, offers, ROOT

MOST = int(os.environ.get("GROWTH_MOST", 10000))
SHEET = """<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:hfbrief:flow:1" xmlns:hfbrief="urn:hfbrief:template:1" hfbrief:audience="private">
<xsl:template match="/"><flow page="brief" lang="en" title="Growth"><section id="growth"><h1>Growth</h1>
%s</section></flow></xsl:template></xsl:stylesheet>
"""
WORDS = """the offer vests over four years and the floor stands where you set it before the call so
that a number said aloud is one that the guide or the file has given with its source and its day""".split()


def words(n):
    return " ".join(WORDS[i % len(WORDS)] + ("" if i % 11 else str(i % 97)) for i in range(n))


def best(command, runs):
    return min((Run(command, allowed=(0, 1)) for _ in range(runs)), key=lambda r: r.cpu)


def with_sheet(program, folder, body):
    sheet, out = os.path.join(folder, "growth.xsl"), os.path.join(folder, "growth.pdf")
    with open(sheet, "w", encoding="utf-8") as f:
        f.write(SHEET % body)
    return [program, "-q", os.path.join(ROOT, "samples", "paris.xml"), "-t", sheet, "-o", out], out


def pages_of(path):
    return int(os.popen(f"pdfinfo {path} | sed -n 's/^Pages: *//p'").read() or 0)


def by_pages(program, folder, _):
    for n in (1, 10, 25, 50, 100, 200):
        # a page holds some twelve such paragraphs
        command, out = with_sheet(program, folder, f'<p style="body">{words(60)}</p>\n' * (12 * n + n // 2 - 3))
        run = best(command, 5)
        yield pages_of(out), run


def by_words(program, folder, _):
    for n in (200, 2000, 5000, 10000, 20000):
        yield n, best(with_sheet(program, folder, f'<p style="body">{words(n)}</p>')[0], 5)


def sizes(first):
    while first <= MOST:
        yield first
        first *= 10


def by_rows(program, folder, paths):
    out = os.path.join(folder, "cohort.pdf")
    for n in sizes(10):
        yield n, best([program, "-q", "--force", "-t", "cohort", "-o", out] + paths[:n], 3 if n <= 1000 else 1)


def by_offers(program, folder, paths):
    for n in sizes(1):
        out = os.path.join(folder, "out")
        shutil.rmtree(out, ignore_errors=True)
        yield n, best([program, "-q", "--force", "-d", out, "-j1"] + paths[:n], 5 if n <= 10 else 1)


def measure(build):
    """Prints a table a unit as it goes; returns the same as data."""
    program = os.path.join(build, "hfbrief")
    result = {}
    with tempfile.TemporaryDirectory(prefix="hfbrief-growth-") as folder:
        paths = offers(os.path.join(folder, "offers"), MOST)
        for unit, series in (("pages", by_pages), ("words of a paragraph", by_words),
                             ("rows of a cohort", by_rows), ("briefs of a batch", by_offers)):
            print(f"{unit:<24}{'CPU':>12}{'memory':>10}   one more")
            before, rows = None, []
            for n, run in series(program, folder, paths):
                more = (run.cpu - before[1]) / (n - before[0]) * 1e6 if before and n > before[0] else None
                print(f"{n:>24,}{run.cpu * 1000:>9.0f} ms{run.memory:>7.0f} MB"
                      + (f"{more:>11,.1f} µs" if more is not None else ""), flush=True)
                rows.append({"n": n, "cpu_ms": run.cpu * 1000, "memory_mb": run.memory, "one_more_us": more})
                before = (n, run.cpu)
            result[unit] = rows
    return result


def main():
    build = sys.argv[1]
    with open(os.path.join(build, "growth.json"), "w", encoding="utf-8") as f:
        json.dump(measure(build), f, indent=2)


if __name__ == "__main__":
    main()
