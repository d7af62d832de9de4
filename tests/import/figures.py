#!/usr/bin/env python3
"""Two guides give the same figures: every sample offer of theirs, computed with each.

    figures.py HFBRIEF one.xml other.xml offer.xml …

Compared is the whole JSON but what is words: checks, questions, blanks, the additional asks in
words, what a rung is traded for, and the hash of the guide. Prints the keys that differ; exit 1 when any does."""
import json
import subprocess
import sys

WORDS = {"checks", "questions", "blanks", "additional_asks", "for", "guide_hash"}


def figures(program, guide, offer):
    run = subprocess.run([program, offer, "-g", guide, "--format", "json", "-q"],
                         capture_output=True, text=True)
    return json.loads(run.stdout) if run.stdout else {"exit": run.returncode}


def differ(a, b, path=""):
    if isinstance(a, dict) and isinstance(b, dict):
        for key in sorted(set(a) | set(b)):
            if key not in WORDS:
                yield from differ(a.get(key), b.get(key), path + "." + key)
    elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for i, (x, y) in enumerate(zip(a, b)):
            yield from differ(x, y, "%s[%d]" % (path, i))
    elif a != b:
        yield "%s: %r and %r" % (path, a, b)


def main():
    program, one, other = sys.argv[1:4]
    bad = 0
    for offer in sys.argv[4:]:
        for line in differ(figures(program, one, offer), figures(program, other, offer)):
            print("%s: %s" % (offer, line))
            bad = 1
    return bad


sys.exit(main())
