"""Pages that are left white or part a speech: white.py MOST PAGES…, of what --dump=pages prints.

Prints a line for each page but a document's last of which more than MOST per cent, from the running
head's rule to the foot's, is white at its end; and for each that begins within what is said aloud."""
import os
import re
import sys

MM = 72 / 25.4
TOP, FOOT = 18.5 * MM, 18.5 * MM
MARGIN = 144 * MM  # left of it the main column stands, on either side of a sheet
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


def begins_within_speech(lines):
    """Of each page: whether its first line is one of a script's."""
    for page in lines.split('\npage '):
        first = (float('inf'), '', 0)
        for line in page.split('\n')[1:]:
            if line.startswith('text '):
                numbers, face = [float(n) for n in NUMBER.findall(line)], line.split()[4]
                if numbers[1] > TOP and numbers[0] < MARGIN and not line.endswith(('artifact', ' Figure')):
                    first = min(first, (numbers[1], face, numbers[2]))
        yield first[1].startswith('charis') and first[2] > 12


if __name__ == '__main__':
    for name in sys.argv[2:]:
        pages = open(name, encoding='utf-8').read()
        for number, parted in enumerate(begins_within_speech(pages), 1):
            if parted and number > 1:
                print(f'{os.path.basename(name)}: page {number} begins within what is said aloud')
        for number, (bottom, lowest) in enumerate(list(ends(pages))[:-1], 1):
            white = round(100 * (bottom - lowest) / (bottom - TOP))
            if white > int(sys.argv[1]):
                print(f'{os.path.basename(name)}: page {number} is {white} % white')
