"""Year charts that are a stamp above white paper: squeezed.py PAGES…, of what --dump=pages prints.

Prints a line for each chart of the years less than 55 mm high, with its names, on a page that has
another 12 mm of white at its end."""
import os
import re
import sys
from itertools import groupby

from white import MM, NUMBER, ends

YEAR = re.compile(r'^text \S+ (\S+) 9\.00 roboto-medium .* Figure$')


def heights(page):
    """Of a page's charts that name years in 9 points, in mm."""
    for figure, lines in groupby(page.split('\n'), lambda line: ' Figure' in line):
        lines = list(lines)
        years = [float(m[1]) for m in map(YEAR.match, lines) if m]
        if figure and years:
            ys = [y for line in lines if line.startswith('path ')
                  for y in map(float, NUMBER.findall(line.split(' stroke')[0].split(' fill')[0])[1::2])]
            yield (max(years) - min(ys)) / MM


if __name__ == '__main__':
    for name in sys.argv[1:]:
        text = open(name, encoding='utf-8').read()
        for number, (page, (bottom, lowest)) in enumerate(zip(text.split('\npage '), ends(text)), 1):
            for high in heights(page):
                if high < 55 and bottom - lowest > 12 * MM:
                    print(f'{os.path.basename(name)}: page {number} has years {high:.0f} mm high'
                          f' above {(bottom - lowest) / MM:.0f} mm of white')
