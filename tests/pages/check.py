"""What is wrong with pages, from what --dump=pages prints: check.py PAGES [FLOW [JSON]], or of many
check.py FOLDER with FOLDER/pages, FOLDER/flow and FOLDER/json, files of the same names in each.

Prints a line a fault; the status is 1 if there is any. Looked for: two texts over each other; a text
over a mark, the edge of a box or a margin; a label over a line of its chart; an amount that is no
amount any more; a word that no text holds; type under its least size. With the flow: a table that
shows other offers without the lead; a call sheet without a line to write on; with the figures: an
amount of the key table that stands nowhere; a chart of years whose bars haven't each their total; a
note in the margin that begins on another page than its mark."""
import json
import math
import os
import re
import sys

MM = 72 / 25.4
TEXT = re.compile(r'text (\S+) (\S+) (\S+) (\S+) wide (\S+)((?: spaced \S+)?)((?: turned \S+)?)'
                  r' (#\w+) "((?:[^"\\]|\\.)*)" ?(.*)$')
PATH = re.compile(r'path (.*?)( fill #\w+)?( stroke \S+ #\w+)?( dash \S+ \S+)? ([A-Za-z]\w*|artifact)$')
NUMBER = re.compile('[0-9][0-9.,\u202f\u00a0]*')
GROUPED = re.compile(r'(\d{1,3}(,\d{3})+(\.\d+)?|\d{1,2}(,\d\d)+,\d{3}(\.\d+)?|\d{1,3}([\u202f\u00a0]\d{3})+(,\d+)?'
                     r'|\d{1,3}(\.\d{3})+(,\d+)?|\d+([.:]\d+)*|\d+,\d+)$')


class Run:
    def __init__(self, m):
        self.x, self.y, self.size = float(m[1]), float(m[2]), float(m[3])
        self.face, self.wide = m[4], float(m[5])
        self.angle = int(m[7].split()[1]) / 100 if m[7] else 0
        self.colour, self.text, self.tag = m[8], m[9], m[10].strip()
        self.figure = self.tag.startswith('Figure')
        self.box = self.corners()
        self.left, self.right = min(x for x, _ in self.box), max(x for x, _ in self.box)
        self.first = bands_of([y for _, y in self.box])[0]

    def corners(self, above=0.68, below=0.0):
        """The ink's box, turned: from the baseline to the height of a capital."""
        c, s = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        return [(self.x + dx * c - dy * s, self.y - dx * s - dy * c)
                for dx, dy in ((0, -below * self.size), (self.wide, -below * self.size),
                               (self.wide, above * self.size), (0, above * self.size))]

    def __str__(self):
        return f'“{self.text}” at {self.x / MM:.1f}, {self.y / MM:.1f} mm'


def meet(a, b, spare):
    """Do two convex shapes share more than `spare` points' depth?"""
    for shape in (a, b):
        for i in range(len(shape)):
            (x1, y1), (x2, y2) = shape[i], shape[(i + 1) % len(shape)]
            n = math.hypot(x2 - x1, y2 - y1)
            if n < 0.01:
                continue
            nx, ny = (y2 - y1) / n, (x1 - x2) / n
            pa = [x * nx + y * ny for x, y in a]
            pb = [x * nx + y * ny for x, y in b]
            if min(max(pa), max(pb)) - max(min(pa), min(pb)) <= spare:
                return False
    return True


def read(path):
    pages = []
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if line.startswith('page '):
            w, h = line.split()[2:4]
            pages.append((float(w), float(h), [], []))
        elif line.startswith('text '):
            m = TEXT.match(line)
            if m and m[9].strip():
                pages[-1][2].append(Run(m))
        elif line.startswith('path '):
            m = PATH.match(line)
            points = [(float(x), float(y)) for x, y in
                      re.findall(r'[mlc]? ?(-?[\d.]+) (-?[\d.]+)', m[1])] if m else []
            if points:
                pages[-1][3].append((points, m[2], m[3], m[5]))
    return pages


BAND = 20 # points


def bands_of(ys):
    return range(int(min(ys) // BAND), int(max(ys) // BAND) + 1)


def by_band(runs):
    bands = {}
    for r in runs:
        for k in bands_of([y for _, y in r.box]):
            bands.setdefault(k, []).append(r)
    return bands


def near(bands):
    """Pairs that could meet."""
    for k, band in bands.items():
        for i, a in enumerate(band):
            for b in band[i + 1:]:
                if a.left < b.right and b.left < a.right and max(a.first, b.first) == k:
                    yield a, b


def is_box(points, stroke):
    xs, ys = {round(x, 1) for x, _ in points}, {round(y, 1) for _, y in points}
    return stroke and len(points) == 4 and len(xs) == 2 and len(ys) == 2


def faults_of_page(n, page, letter):
    w, h, runs, paths = page
    bands = by_band(runs)
    for a, b in near(bands):
        if meet(a.box, b.box, 0.8):
            yield f'page {n}: {a} runs over {b}'
    left = 25 if letter else 20 if abs(h - 279.4 * MM) < 1 else 18
    right = w / MM - 25 if letter else left + 178
    if not letter and n % 2 == 0: # printed on both sides: mirrored
        left, right = w / MM - right, w / MM - left
    for r in runs:
        ys = [y for _, y in r.box]
        if r.left < left * MM - 3 * MM or r.right > right * MM + 1.5 or min(ys) < 5 * MM or \
                max(ys) > h - 5 * MM:
            yield f'page {n}: {r} is over the margin'
        least = 7.45 if r.figure else LEAST
        if r.size < least and not is_raised(r):
            yield f'page {n}: {r} is of {r.size} pt'
        if r.colour not in ('#000000', '#ffffff'): # a printer screens what isn't full black
            yield f'page {n}: {r} is of the colour {r.colour}'
        for number in NUMBER.findall(r.text):
            number = number.strip(',.\u00a0\u202f')
            if not GROUPED.match(number):
                yield f'page {n}: {r} is no whole amount'
    for points, fill, stroke, tag in paths:
        if tag.startswith(('Figure', 'Span')):
            continue
        xs, ys = [x for x, _ in points], [y for _, y in points]
        small = max(xs) - min(xs) < 7 * MM and max(ys) - min(ys) < 7 * MM
        knocked_out = fill and 'ffffff' in fill and not stroke
        if is_box(points, stroke) and not small:
            edges = [[points[i], points[(i + 1) % 4]] for i in range(4)]
        elif small and not knocked_out:
            edges = [[(min(xs), min(ys)), (max(xs), min(ys)), (max(xs), max(ys)),
                      (min(xs), max(ys))]]
        else:
            continue
        for r in {id(r): r for k in bands_of(ys) for r in bands.get(k, [])}.values():
            if r.angle or r.figure or r.right < min(xs) or r.left > max(xs):
                continue
            for e in edges:
                box = e if len(e) > 2 else [e[0], e[1], (e[1][0] + .1, e[1][1] + .1)]
                if meet(r.box, box, 0.6 if len(e) > 2 else 0.02):
                    yield f'page {n}: {r} runs over a {"box" if len(e) == 2 else "mark"}'
                    break


def lines_of_charts(paths):
    """What an amount is compared with: every straight stroke that isn't a hair line of a grid."""
    for points, _, stroke, tag in paths:
        if not tag.startswith('Figure') or not stroke or float(stroke.split()[1]) < 0.45:
            continue
        ends = points[1:] + (points[:1] if is_box(points, stroke) else [])
        for a, b in zip(points, ends):
            if math.hypot(b[0] - a[0], b[1] - a[1]) > 4 * MM:
                yield a, b


def is_own(r, a, b):
    """A turned label stands on the line that it names."""
    along = math.degrees(math.atan2(a[1] - b[1], b[0] - a[0]))
    return r.angle and abs((along - r.angle + 90) % 180 - 90) < 1


def labels_over_lines(n, page):
    """A label over a line can't be told from one past it; with white behind, it wipes the line out."""
    _, _, runs, paths = page
    lines = list(lines_of_charts(paths))
    for r in runs:
        if not r.figure:
            continue
        for a, b in lines:
            if meet(r.corners(0.6, -0.08), [a, b, (b[0] + .1, b[1] + .1)], 0.02) and not is_own(r, a, b):
                yield f'page {n}: {r} stands over a line of its chart'
                break


def is_raised(r):
    """A note's number is small by nature, and a competing mark's."""
    return r.text.isdigit() and r.size >= 5


def words_of(flow):
    text = re.sub(r'<[^>]*>', ' ', flow)
    for a, b in (('&amp;', '&'), ('&lt;', '<'), ('&gt;', '>'), ('&quot;', '"'), ('&#xA0;', '\u00a0')):
        text = text.replace(a, b)
    for value in re.findall(r'(?:name|label|group|caption|continued|number|title)="([^"]*)"', flow):
        text += ' ' + value
    return text


def letters(s):
    return re.sub(r'[\W_]+', '', s).casefold().replace('ı', 'i') # ß is SS in capitals


def broken_words(pages, flow):
    """A piece at a line's end that, alone, is in no text as a word."""
    known = {letters(w) for w in re.split(r'[\s\u00a0\u202f\u2009/·—–-]+', words_of(flow))}
    for n, (_, _, runs, _) in enumerate(pages, 1):
        for r in runs:
            if r.figure or r.tag.startswith('artifact') or '…' in r.text:
                continue
            for piece in re.split(r'[\s\u00a0\u202f\u2009/·—–-]+', r.text):
                k = letters(piece)
                if len(k) > 1 and k.isascii() and k.isalpha() and k not in known:
                    if not any(len(w) > 20 and k in w for w in known):
                        yield f'page {n}: {r} is a piece of a word'


def missing_figures(pages, tree):
    text = '\n'.join(r.text for _, _, runs, _ in pages for r in runs)
    digits = {re.sub(r'\D', '', t) for t in NUMBER.findall(text)}
    for who in ('offer', 'ask') + (('floor',) if tree.get('floor') else ()):
        for key in ('base', 'equity', 'four_year'):
            v = tree[who][key]
            forms = {str(int(v)), str(int(v + 0.5)), f'{v:.2f}'.replace('.', '')}
            if v and not forms & digits:
                yield f'{who}.{key} ({v}) stands on no page'


def tables_without_lead(flow, tree):
    """Wherever some of the other offers stand in a table, the lead does: but for the list of those
    that the tables have no room for."""
    lead = tree.get('lead')
    names = {c['company'] for c in tree['competing'] if c.get('company')}
    if lead is None or lead >= len(tree['competing']) or not names:
        return
    first = tree['competing'][lead]['company'].replace('\u00a0', ' ')
    texts = {}
    for kind, body in re.findall(r'<table kind="(\w[\w-]*)"[^>]*>(.*?)</table>', flow, re.S):
        texts[kind] = texts.get(kind, '') + words_of(body).replace('\u00a0', ' ') # two of a kind: one table in parts
    for kind, text in texts.items():
        if kind in ('key', 'gap', 'side', 'position', 'cumulative') and first not in text and \
                any(len(name) > 3 and name in text for name in names):
            yield f'a table ({kind}) shows other offers, but not the lead, {first}'


def call_sheet_without_line(pages, flow):
    """Whatever else has no room there: below the label of the lines to write on stands one at least."""
    label = re.search(r'<ruled[^>]*>([^<]*)</ruled>', flow)
    if not label:
        return
    words = letters(label[1].replace('&#xA0;', ' '))
    for _, _, runs, paths in pages: # a call sheet of long names goes on overleaf
        at = [r for r in runs if letters(r.text) and words.endswith(letters(r.text)) and not r.figure and
              letters(''.join(k.text for k in runs if abs(k.y - r.y) < 1 and not k.figure)).endswith(words)]
        for r in at:
            for points, _, stroke, tag in paths:
                ys = [y - r.y for _, y in points]
                wide = max(x for x, _ in points) - min(x for x, _ in points)
                if stroke and tag == 'artifact' and wide > 150 * MM and max(ys) - min(ys) < 1 and \
                        6 * MM < ys[0] < 14 * MM:
                    return
    yield 'the call sheet has no line to write on'


def years_without_totals(pages, flow, tree):
    """Each year's totals stand over the chart's bars, over every one, or in a table below it."""
    chart = re.search(r'<chart kind="years".*?<table', flow, re.S)
    if not chart or 'name="totals" value="no"' in chart[0]:
        return
    sides = [tree['offer'], tree['ask']] + tree['competing'][:4]
    bars = 4 * (len(sides) - (tree['offer']['years'] == tree['ask']['years']))
    for _, _, runs, _ in pages:
        if sum(r.figure and r.face == 'condensed-medium' and r.size == 8 and not r.angle and r.text[0].isdigit()
               for r in runs) >= bars:
            return
    yield 'a chart of years has bars without their total'


RAISED = str.maketrans('⁰¹²³⁴⁵⁶⁷⁸⁹', '0123456789')


def notes_without_mark(pages):
    """A note begins in the margin of the page that its mark stands on. Only where the margin is full,
    of notes whose marks stand there or before, it goes on overleaf."""
    marks, notes, full = {}, {}, {}
    for n, (w, _, runs, _) in enumerate(pages, 1):
        for r in runs:
            number = r.text.translate(RAISED)
            if r.tag == 'Reference' and number.isdigit():
                marks[number] = n
            elif r.tag == 'Lbl' and r.left > 0.6 * w and number.isdigit():
                notes[number] = n
        full[n] = max((r.y for r in runs if r.left > 0.6 * w and r.tag != 'artifact'), default=0)
    for number, n in notes.items():
        mark = marks.get(number, n)
        if n < mark or n > mark and full[mark] < FULL * pages[mark - 1][1]:
            yield f'note {number} stands on page {n} and its mark on page {mark}'


LEAST, FULL = 7.95, 0.85


def faults_of(pages_file, flow_file=None, json_file=None):
    pages = read(pages_file)
    flow = open(flow_file, encoding='utf-8').read() if flow_file else ''
    faults = []
    letter = 'page="letter"' in flow
    for n, page in enumerate(pages, 1):
        faults += faults_of_page(n, page, letter)
        faults += labels_over_lines(n, page)
    faults += notes_without_mark(pages)
    if flow:
        faults += broken_words(pages, flow)
    if json_file and not letter: # a letter has what the employer is told
        tree = json.load(open(json_file, encoding='utf-8'))
        faults += missing_figures(pages, tree)
        faults += tables_without_lead(flow, tree)
        faults += call_sheet_without_line(pages, flow)
        faults += years_without_totals(pages, flow, tree)
    return faults


def main():
    if os.path.isdir(sys.argv[1]): # one of each name in three folders: a line begins with the name
        of = {kind: {f.split('.')[0]: f'{sys.argv[1]}/{kind}/{f}' for f in os.listdir(f'{sys.argv[1]}/{kind}')}
              for kind in ('pages', 'flow', 'json')}
        found = {name: faults_of(path, of['flow'][name], of['json'][name])
                 for name, path in sorted(of['pages'].items()) if name in of['flow'] and name in of['json']}
    else:
        found = {'': faults_of(*sys.argv[1:])}
    for name, faults in found.items():
        for f in faults[:12]:
            print(f'{name}: {f}' if name else f)
    sys.exit(1 if any(found.values()) else 0)


main()
