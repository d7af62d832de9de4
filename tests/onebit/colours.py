"""What a printer without grey would fray: colours.py PAGES…, each what --dump=pages prints.

Such a printer makes dots of whatever isn't black. So a colour only fills a mark whose edge is a black
line of 0.7 points, or runs inside a black line that shows on both sides; and a rule outside of the
figures is black and as thick as a dot and a half of 300 dpi, 0.36 points, a line of a figure black and
as thick as a dot. Grey areas are meant to be dots.
Prints a line a fault; the status is 1 if there is any."""
import re
import sys

PATH = re.compile(r'path (.*?)( fill #\w+)?( stroke \S+ #\w+)?( dash \S+ \S+)? ([A-Za-z]\w*|artifact)$')


def is_grey(colour):
    return colour[1:3] == colour[3:5] == colour[5:7]


def faults(path):
    black, page = {}, 0
    for line in open(path, encoding='utf-8'):
        if line.startswith('page '):
            page, black = page + 1, {}
        m = PATH.match(line.rstrip('\n'))
        if not m:
            continue
        where, fill, stroke, dash, tag = m[1].removesuffix(' z'), m[2], m[3], m[4], m[5]
        width, ink = (float(stroke.split()[1]), stroke.split()[2]) if stroke else (0, None)
        if ink == '#000000':
            black[where, dash] = width
        if fill and not is_grey(fill.split()[1]) and not (ink == '#000000' and width >= 0.7):
            yield f'page {page}: {where} is filled with {fill.split()[1]} and has no black edge'
        if ink and not is_grey(ink) and black.get((where, dash), 0) < width + 0.6:
            yield f'page {page}: {where} is a line of {ink} without black edges'
        if tag.startswith('Figure') and ink and is_grey(ink) and ink not in ('#000000', '#ffffff'):
            yield f'page {page}: {where} is a line of grey {ink}'
        if ink == '#000000' and width < 0.24:
            yield f'page {page}: {where} is thinner than a dot'
        if ink and not tag.startswith('Figure') and not fill and (width < 0.36 or ink != '#000000'):
            yield f'page {page}: {where} is a rule of {width} points of {ink}'


found = [f'{path}: {fault}' for path in sys.argv[1:] for fault in faults(path)]
print('\n'.join(found[:20]))
sys.exit(1 if found else 0)
