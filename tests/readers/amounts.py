#!/usr/bin/env python3
"""Holds the amounts that a reader finds in a PDF against those that were drawn.

amounts.py PAGES TEXT…: PAGES is what --dump=pages prints, each TEXT what one reader extracted from
the PDF (UTF-8, or UTF-16 with a byte order mark). Prints what a reader lost or made up; the status
is 1 if there was any such amount, or if none was drawn at all.

An amount is a number of four digits and more with its groups (82,000; 1 050 000; 80.522,16;
35,00,000), a short one with K, M, B, L or Cr (€82K, ₹35L), or one of three digits at most after its sign (£560, a day's rate).
Text that stands at an angle (the labels of lines in a chart) is read letter by letter by some
readers, and PDFium turns a line that a name written from right to left begins (K€452): there an
amount may be missing, but nothing may be made up elsewhere. Where groups are set apart by a narrow
space (French), readers make it a plain one, and the numbers of two columns look like one: there each
amount must be found as often as it was drawn, and what is made up can't be told. Where the sign stands
after the amount (German too), a sign and the number of the next column look like a short amount, which
is none."""
import collections
import re
import sys

AMOUNT = re.compile(r'(?<![\d,])\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d\d(?!\d))?'
                    r'|\d{1,3}(?:[,.]\d{3})+(?:[.,]\d\d(?!\d))?|\d+(?:\.\d+)?(?:[KMBL]|Cr)(?![A-Za-z])'
                    r'|(?<![KMB])[€£$₹¥]\d{1,3}(?![\dKMB]|[.,]\d)')
NAME_ENDS = '\u2069'  # what isolates a name from its line
GROUP = re.compile('(?<=\\d)[\u202f\u00a0\u2009](?=\\d{3}(?!\\d))')
SIGN_AFTER = re.compile('\\d[\u202f\u00a0][€£$₹¥]')
RUN = re.compile(r'text \S+ (\S+) \S+ \S+(.*?) #\S+ "((?:[^"\\]|\\.)*)"')


def amounts(text):
    return collections.Counter(AMOUNT.findall(GROUP.sub(',', text)))


def drawn(path):
    """Upright amounts run by run; those that go over a seam of two faces; those that may be missing."""
    upright, seamed, turned = [], [], []
    last, height = '', None
    for line in open(path, encoding='utf-8'):
        m = RUN.match(line)
        if m and ('turned' in m[2] or m[3].startswith(NAME_ENDS)):
            turned.append(m[3])
        elif m:
            upright.append(m[3])
            if m[1] == height:
                seamed.append(last + m[3])
            last, height = m[3], m[1]
    return tuple(amounts('\n'.join(runs)) for runs in (upright, seamed, turned))


def read(path):
    raw = open(path, 'rb').read()
    return raw.decode('utf-16' if raw[:2] == b'\xff\xfe' else 'utf-8', 'replace')


def lost_among_spaces(upright, text):
    plain = re.sub('[ \u202f\u00a0\u2009]+', ' ', text)
    lost = collections.Counter()
    for amount, count in upright.items():
        if ',' in amount:
            found = len(re.findall(rf'(?<!\d){amount.replace(",", "[ ,]")}(?!\d)', plain))
            lost[amount] = max(0, count - found)
    return +lost


def told(counter):
    return ', '.join(f'{k} × {n}' if n > 1 else k for k, n in sorted(counter.items())[:8])


def main():
    upright, seamed, turned = drawn(sys.argv[1])
    pages = open(sys.argv[1], encoding='utf-8').read()
    spaced, sign_after = GROUP.search(pages), SIGN_AFTER.search(pages)
    bad = not upright
    if bad:
        print('no amount was drawn')
    for path in sys.argv[2:]:
        text = read(path)
        got = amounts(text)
        lost, made_up = upright - got, got - upright - seamed - turned
        if spaced:
            lost, made_up = lost_among_spaces(upright, text), {}
        if sign_after:
            made_up = {k: n for k, n in made_up.items() if k[0].isdigit()}
        if lost or made_up:
            bad = True
            print(f'{path.rsplit(".", 1)[-1]}: lost {told(lost) or "nothing"};'
                  f' made up {told(made_up) or "nothing"}')
    sys.exit(bad)


main()
