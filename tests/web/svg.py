#!/usr/bin/env python3
"""The second painter against the first: each page of each sample as SVG and as PDF, both drawn by
MuPDF in grey, are the same picture. Prints TAP.

Each is first made a PDF of outlines, by librsvg and by Ghostscript: what is compared are the painters,
not two ways to smooth an edge or to set small type. Pictures are held against each other by squares of 12 points, which a glyph that is missing
changes by far more than NEAR, and the hundredths that one of them rounds to don't.
"""
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HFBRIEF = os.environ.get("HFBRIEF", "build/hfbrief")
SQUARE, NEAR = 12, 8  # pixels at 72 an inch; of 255
done = []


def report(name, wrong=""):
    done.append(not wrong)
    print(f"{'not ok' if wrong else 'ok'} {len(done)} - {name}")
    for line in str(wrong).splitlines() if wrong else []:
        print(f"# {line}")


def run(*command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, **more).stdout


def pictures(pdf):
    """Each page as (width, height, bytes)."""
    run("mutool", "draw", "-q", "-r", "72", "-c", "gray", "-F", "pgm", "-o", f"{pdf}-%04d.pgm", pdf, stderr=subprocess.DEVNULL)
    pages = []
    for path in sorted(Path(pdf).parent.glob(f"{Path(pdf).name}-*.pgm")):
        data = path.read_bytes()
        head = re.match(rb"P5\s+(?:#.*\n)?(\d+)\s+(\d+)\s+255\s", data)
        pages.append((int(head[1]), int(head[2]), data[head.end():]))
    return pages


def squares(picture):
    width, height, data = picture
    rows = []
    for y in range(0, height - SQUARE + 1, SQUARE):
        lines = [data[(y + k) * width:(y + k + 1) * width] for k in range(SQUARE)]
        column = list(map(sum, zip(*lines)))
        rows.append([sum(column[x:x + SQUARE]) for x in range(0, width - SQUARE + 1, SQUARE)])
    return rows


def square(picture, x, y):
    width, height, data = picture
    x, y = min(max(x, 0), width - SQUARE), min(max(y, 0), height - SQUARE)
    return sum(sum(data[r * width + x:r * width + x + SQUARE]) for r in range(y, y + SQUARE))


def difference(one, other):
    """The first square that differs, or ''. What lies on a square's edge may fall to either side of it:
    the other's square may be a pixel off."""
    if abs(one[0] - other[0]) > 1 or abs(one[1] - other[1]) > 1:
        return f"{one[0]} × {one[1]}, not {other[0]} × {other[1]}"
    most = NEAR * SQUARE * SQUARE
    for y, (a, b) in enumerate(zip(squares(one), squares(other))):
        for x, (v, w) in enumerate(zip(a, b)):
            at = (x * SQUARE, y * SQUARE)
            if abs(v - w) > most and all(abs(v - square(other, at[0] + i, at[1] + j)) > most for i in (-1, 0, 1) for j in (-1, 0, 1)):
                return f"at {at[0]} {at[1]}: {v // SQUARE ** 2} and {w // SQUARE ** 2}"
    return ""


def pages_of(svg):
    """The dump's pages, each with the outlines in it, and its size in points as in the viewBox."""
    outlines, *pages = svg.decode().strip().split("\n")
    defs = re.search(r"<defs>.*</defs>", outlines).group()
    for page in pages:
        width, height = re.search(r'viewBox="0 0 (\S+) (\S+)"', page).groups()
        head, rest = page.split(">", 1)
        head = head.replace(' xmlns="', f' width="{width}pt" height="{height}pt" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="')
        yield f"{head}>{defs}{rest}"


def drawn(pages, folder, name):
    files, pdf = [], f"{folder}/{name}-svg.pdf"
    for i, page in enumerate(pages):
        files.append(f"{folder}/{name}-{i}.svg")
        Path(files[-1]).write_text(page, encoding="utf-8")
    run("rsvg-convert", "--unlimited", "-f", "pdf", "-o", pdf, *files)
    return pictures(pdf)


def compare(name, arguments, folder):
    slug = re.sub(r"\W+", "-", name)
    pdf = f"{folder}/{slug}.pdf"
    run(HFBRIEF, "-q", "--force", *arguments, "-o", pdf)
    svg = run(HFBRIEF, "-q", "--dump", "svg", *arguments, "-o", "-")
    run("gs", "-q", "-dNoOutputFonts", "-sDEVICE=pdfwrite", "-dBATCH", "-dNOPAUSE", "-o", f"{folder}/{slug}-outlines.pdf", pdf)
    first, second = pictures(f"{folder}/{slug}-outlines.pdf"), drawn(pages_of(svg), folder, slug)
    if len(first) != len(second):
        return f"{len(first)} pages as PDF, {len(second)} as SVG"
    return "\n".join(f"page {i + 1}: {wrong}" for i, (a, b) in enumerate(zip(first, second)) if (wrong := difference(a, b)))


def main():
    samples = sorted(map(str, Path("samples").glob("*.xml")))
    paris, jobs = "samples/paris.xml", []
    for sample in samples:
        guide = re.search(r'guide="[^"]*(/|\.xml)', Path(sample).read_text(encoding="utf-8"))
        for template in ["brief"] if guide else ["brief", "letter", "offer-letter"]:
            jobs.append((f"{sample} {template}", ["-t", template, sample]))
    if len(samples) < 15:
        report("the samples are there", f"{len(samples)} of them")
    jobs.append(("in grey, on letter paper", ["--gray", "--paper", "letter", paris]))
    jobs.append(("in German, its floor behind", ["--lang", "de", "--floor", "back", paris]))
    jobs.append(("a cohort", ["-t", "cohort", paris, "samples/new-york.xml", "samples/remote.xml"]))
    with tempfile.TemporaryDirectory(prefix="hfbrief-svg-") as folder:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for (name, _), wrong in zip(jobs, pool.map(lambda j: compare(*j, folder), jobs)):
                report(f"{name}: every page is the PDF's", wrong)
        # The comparison itself: one glyph, one rule.
        page = next(pages_of(run(HFBRIEF, "-q", "--dump", "svg", paris, "-o", "-")))
        [right] = drawn([page], folder, "whole")
        for what, pattern in (("glyph", r'<use href="#g\d+-\d+" x="0"/>'), ("rule", r'<path [^>]*stroke="#000000" stroke-width="0.75"/>')):
            found = re.search(pattern, page[page.index("</defs>"):])
            [lacking] = drawn([page.replace(found.group(), "", 1)], folder, what)
            report(f"a {what} that is missing would be seen", "" if difference(right, lacking) else found.group()[:200])
    print(f"1..{len(done)}")
    sys.exit(not all(done))


main()
