"""What of a page's text a one-bit printer leaves white: strokes.py PAGES PAGE DARK BITS.

PAGES is what --dump=pages prints, PAGE counts from 1, DARK a PGM of that page and BITS a PBM of it,
of the same size. A stroke is what DARK has darker than half, within a text's box; lost is what of it
BITS has white: a printer without grey draws what isn't full black as dots. Prints the share lost of
the whole page and, worst first, each text that has lost more than a twentieth; the status is 1 if
any has, or if the page has no strokes."""
import re
import sys

MOST = 0.05
TEXT = re.compile(r'text (\S+) (\S+) (\S+) \S+ wide (\S+)((?: spaced \S+)?)((?: turned \S+)?)'
                  r' (#\w+) "((?:[^"\\]|\\.)*)"')


def picture(path):
    """Width, height, bytes a row, bytes: a PBM's bits or a PGM's greys."""
    data = open(path, 'rb').read()
    kind = data[:2]
    fields, at = [], 2
    while len(fields) < (2 if kind == b'P4' else 3):
        m = re.compile(rb'\s*(?:#[^\n]*\n\s*)*(\d+)').match(data, at)
        fields.append(int(m[1]))
        at = m.end()
    wide, high = fields[:2]
    assert kind in (b'P4', b'P5') and (kind == b'P4' or fields[2] == 255), path
    return wide, high, (wide + 7) // 8 if kind == b'P4' else wide, data[at + 1:]


def texts(path, page):
    now = 0
    for line in open(path, encoding='utf-8'):
        if line.startswith('page '):
            now += 1
            width, height = (float(v) for v in line.split()[2:4])
            if now == page:
                yield width, height
        m = TEXT.match(line) if now == page else None
        if m and m[8].strip() and not m[6] and m[7] != '#ffffff':
            yield float(m[1]), float(m[2]), float(m[3]), float(m[4]), m[8]


def main():
    dump, page, dark, bits = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
    wide, high, row, greys = picture(dark)
    wide2, high2, row2, ones = picture(bits)
    assert (wide, high) == (wide2, high2), 'two sizes'
    runs = texts(dump, page)
    width, _ = next(runs)
    scale = wide / width
    strokes = lost = 0
    bad = []
    for x, y, size, w, text in runs:
        x0, x1 = max(0, int(x * scale)), min(wide, int((x + w) * scale) + 1)
        y0, y1 = max(0, int((y - size) * scale)), min(high, int((y + 0.3 * size) * scale) + 1)
        here = gone = 0
        for k in range(y0, y1):
            line = greys[k * row + x0:k * row + x1]
            if min(line, default=255) >= 128:
                continue
            printed = ones[k * row2:(k + 1) * row2]
            for i, grey in enumerate(line, x0):
                if grey < 128:
                    here += 1
                    gone += not printed[i >> 3] >> (7 - (i & 7)) & 1
        strokes += here
        lost += gone
        if here and gone > MOST * here:
            bad.append((gone / here, text))
    print(f'{100 * lost / max(strokes, 1):.1f} % of {strokes} lost')
    for share, text in sorted(bad, reverse=True)[:8]:
        print(f'“{text}” has lost {100 * share:.0f} %')
    sys.exit(1 if bad or not strokes else 0)


main()
