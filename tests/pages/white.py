"""Pages that are left white: white.py MOST PAGES…, of what --dump=pages prints.

Prints a line for each page but a document's last of which more than MOST per cent, from the running
head's rule to the foot's, is white at its end."""
import os
import re
import sys

MM = 72 / 25.4
TOP, FOOT = 18.5 * MM, 18.5 * MM
NUMBER = re.compile(r'-?\d+\.\d+')


def ends(lines):
    """Where the content of each page must end, and where it does."""
    for page in lines.split('\npage '):
        bottom, lowest = float(page.replace('page ', '').split()[2]) - FOOT, TOP
        for line in page.split('\n')[1:]:
            numbers = [float(n) for n in NUMBER.findall(line.split(' stroke')[0].split(' fill')[0])]
            y = numbers[1] if line.startswith('text ') else max(numbers[1::2], default=TOP)
            lowest = y if lowest < y < bottom else lowest
        yield bottom, lowest


if __name__ == '__main__':
    for name in sys.argv[2:]:
        for number, (bottom, lowest) in enumerate(list(ends(open(name, encoding='utf-8').read()))[:-1], 1):
            white = round(100 * (bottom - lowest) / (bottom - TOP))
            if white > int(sys.argv[1]):
                print(f'{os.path.basename(name)}: page {number} is {white} % white')
