"""Offers and guides with a few things wrong at random, the same for the same seed: values, names,
attributes and elements changed, left out, doubled, or put where they don't belong.

    mutate.py SEED N FOLDER FILE...
"""
import random
import re
import sys
from pathlib import Path

VALUES = ["", "0", "-1", "1", "5.000", "82k", "yes", "no", "none", "2026-13-01", "2026-11-20", "EUR", "eur", "XYZ",
          "a b", "1 2", "100", "1e9", "999999999999", "9999999999999", "0.123456789", "term:leave", "équité", "A", "a--b",
          "-a", "9", "10", "49", "1001", "http://x", "https://x y", "x@y", "@", "P8/3", " 5 ", "\t", "1\u00a02"]
ATTRIBUTE = re.compile(r'\s([\w-]+)="([^"]*)"')
TAG = re.compile(r"<([\w-]+)([^<>/]*)(/?)>")
TEXT = re.compile(r">([^<>]+)<")
LEAF = re.compile(r"<([\w-]+)[^<>]*/>|<([\w-]+)[^<>]*>[^<>]*</\2>")


def put(text, start, end, new):
    return text[:start] + new + text[end:]


def change(text, words, r):
    kind = r.randrange(6)
    found = list((ATTRIBUTE, ATTRIBUTE, TEXT, TAG, LEAF, TAG)[kind].finditer(text))
    if not found:
        return text
    m = r.choice(found)
    if kind == 0:
        return put(text, *m.span(2), r.choice(VALUES))
    if kind == 1:
        return put(text, *m.span(), "")
    if kind == 2:
        return put(text, *m.span(1), r.choice(VALUES))
    if kind == 3:
        other = r.choice(list(ATTRIBUTE.finditer(text)) or [None])
        return put(text, m.end(1), m.end(1), other.group()) if other and other.group(1) not in m.group(2) else text
    if kind == 4:
        return put(text, *m.span(), r.choice(["", r.choice(found).group(), 2 * m.group()]))
    word = r.choice(words)
    return put(text, *m.span(1), word).replace(f"</{m.group(1)}>", f"</{word}>", 1)


def main(seed, n, folder, *files):
    r = random.Random(seed)
    texts = [Path(f).read_text(encoding="utf-8") for f in files]
    words = [w for t in texts for w in re.findall(r"[\w-]+", t)]
    for i in range(int(n)):
        text = r.choice(texts)
        for _ in range(r.choice([1, 1, 1, 2, 3])):
            text = change(text, words, r)
        (Path(folder) / f"m{i:05d}.xml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
