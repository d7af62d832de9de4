#!/usr/bin/env python3
"""One mistake, one message, in words of ours: each mutant is a sample or a guide with one thing wrong in it.

    mutants.py HFBRIEF FOLDER SEED N    N mutants into FOLDER; prints what is wrong with what is said

A mutant may also be sound (a sign more in a sentence); none may be refused without a message."""
import os
import random
import re
import subprocess
import sys
from glob import glob

hfbrief, folder, seed, n = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
OWN_GUIDE = 'samples/guide/robotics-engineer.xml'  # samples/guide/offer.xml names it
OFFERS = sorted(glob('samples/*.xml') + glob('samples/rounds/*.xml')) + ['samples/guide/offer.xml']
GUIDES = sorted(glob('templates/guides/*.xml')) + [OWN_GUIDE]

TAG = re.compile(r'<([a-z-]+)[^<>]*>')
END = re.compile(r'</[a-z-]+>')
ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
ELEMENT = re.compile(r'<([a-z-]+)(?=[ >/])(?:[^<>]*/>|[^<>]*>(?:(?!<\1[ >]).)*?</\1>)', re.S)
LEAF = re.compile(r'<([a-z-]+)[^<>]*>([^<>]*)</\1>')
# words of libxml2 and of schemas, which mean nothing to whoever wrote the file
RAW = re.compile(r'xmlParse|StartTag|PCDATA|facet|\{urn|EntityRef|AttValue|namespace error|not expected|Opening and '
                 r'ending|Extra content|Couldn.t find end|Premature|Specification mandate|complex type|atomic type')
VALUES = ['', 'x y', '-1', '1e5', '12k', 'ünï']


def any_of(pattern, s):
    return random.choice(list(pattern.finditer(s)))


def put(s, begin, end, what):
    return s[:begin] + what + s[end:]


def mutant(s):
    """What is written, with one slip."""
    at, m = random.randrange(len(s)), None
    kind = random.randrange(12)
    if kind == 0:    # a character is missing
        return put(s, at, at + 1, '')
    if kind == 1:    # one too many
        return put(s, at, at, random.choice('<>&"\'/=x0 -#;!]'))
    if kind == 2:    # an attribute is missing
        m = any_of(ATTRIBUTE, s)
        return put(s, m.start(), m.end(), '')
    if kind == 3:    # its name is wrong
        m = any_of(ATTRIBUTE, s)
        return put(s, m.start(1), m.start(1), 'zz')
    if kind == 4:    # its value
        m = any_of(ATTRIBUTE, s)
        return put(s, m.start(2), m.end(2), random.choice(VALUES))
    if kind == 5:    # a start tag is missing
        m = any_of(TAG, s)
        return put(s, m.start(), m.end(), '')
    if kind == 6:    # an end tag
        m = any_of(END, s)
        return put(s, m.start(), m.end(), '')
    if kind == 7:    # a start tag's name is wrong
        m = any_of(TAG, s)
        return put(s, m.start(1), m.start(1), 'zz')
    if kind == 8:    # a text
        m = any_of(LEAF, s)
        return put(s, m.start(2), m.end(2), random.choice(VALUES))
    m = any_of(ELEMENT, s)
    if kind == 9:    # an element is missing
        return put(s, m.start(), m.end(), '')
    if kind == 10:   # it appears twice
        return put(s, m.end(), m.end(), m.group(0))
    name, whole = m.group(1), m.group(0)  # its name is wrong, in both its tags
    whole = '<zz' + whole[1:]
    if whole.endswith('</%s>' % name):
        whole = whole[:-len(name) - 1] + 'zz' + name + '>'
    return put(s, m.start(), m.end(), whole)


def told(option, files, more=()):
    """The errors of each file."""
    out = {f: [] for f in files}
    if files:
        run = subprocess.run([hfbrief, option, *more, *files], capture_output=True, text=True,
                             errors='replace', stdin=subprocess.DEVNULL)
        if run.returncode not in (0, 1):
            print(f'{option} ends with {run.returncode}: {run.stderr[-300:]}')
        for line in run.stderr.splitlines():
            name, _, message = line.partition(': error: ')
            if message:
                name = name.rsplit(':', 2)[0] if name not in out else name
                out.setdefault(name, []).append(line)
        if (run.returncode == 1) != any(out.values()):
            print(f'{option} ends with {run.returncode}, and that is no error of {files[0]} …')
    return out


random.seed(seed)
os.makedirs(folder, exist_ok=True)
batches = {}
for i in range(n):
    source = random.choice(GUIDES if i % 3 == 0 else OFFERS)
    path = f'{folder}/{i:05d}-{os.path.basename(source)}'
    with open(path, 'w', encoding='utf-8') as f:
        f.write(mutant(open(source, encoding='utf-8').read()))
    if source in GUIDES:
        batch = ('--check-guide',)
    else:
        batch = ('--check',) + (('-g', OWN_GUIDE) if '/guide/' in source else ())
    batches.setdefault(batch, []).append(path)
refused = 0
for (option, *more), files in batches.items():
    for path, errors in told(option, files, more).items():
        refused += bool(errors)
        for e in filter(RAW.search, errors):
            print(f'{path}: a parser speaks: {e}')
        if len(errors) > 1:
            print(f'{path}: one mistake, {len(errors)} messages:')
            print(''.join(f'    {e}\n' for e in errors), end='')
print(f'{n} mutants, {refused} refused')
